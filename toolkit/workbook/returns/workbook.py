"""The workbook of one unit: as it is issued, and as a checked copy with its answers and the problems marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.record.codes import Paper, YesNo
from toolkit.tracker.record.columns import Column, Filler, columns_of
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import Settings
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.contributed import CONTRIBUTIONS_SHEET
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.tracker.returns.parsing import ACTIONS_SHEET, PROPOSALS_SHEET
from toolkit.tracker.returns.return_sheets import (
    BASE_SHEET,
    FINISHED_SHEET,
    LISTS_SHEET,
    LONG_SHEET,
    README_SHEET,
)
from toolkit.words import workbooks as words
from toolkit.words.speaking import counted, said, text
from toolkit.workbook.lists.problems_sheet import write_problems
from toolkit.workbook.memory.base import base_payload
from toolkit.workbook.memory.packing import pack
from toolkit.workbook.returns.actions_sheet import write_actions
from toolkit.workbook.returns.fillable import write_fillable
from toolkit.workbook.returns.finished_sheet import write_finished
from toolkit.workbook.returns.long_texts import LongTexts, write_long_texts
from toolkit.workbook.returns.readme_sheet import FILLERS, Fact, Readme, Step, write_readme
from toolkit.workbook.writing.action_table import IN_HEADER, Table
from toolkit.workbook.writing.formulas import AS_OF, list_name, problems_left_formula, sentences
from toolkit.workbook.writing.lists import Choices, write_choices
from toolkit.workbook.writing.workbook import A3, A4, Book, put_text

_PAPERS = {Paper.A3: A3, Paper.A4: A4}
THEME = "theme"
"""The key of the column whose choices are the themes of the register."""


def write_return(content: ReturnContent, now: datetime) -> bytes:
    """Write the workbook of one unit: issued, or with `content.problems` a checked copy that can be sent back again.

    Args:
        content: What it shows.
        now: Goes into the document's properties.
    """
    issued, columns = content.issued, content.issued.form.columns
    book = Book(_title(content), now, content.settings.organization)
    readme = book.answer_sheet(text(README_SHEET))
    table = Table(
        columns=columns,
        rows=tuple(row.values for row in content.rows),
        answerable=tuple(
            frozenset(c.key for c in columns if issued.may_answer(row.ref, c)) for row in content.rows),
        as_of=issued.as_of,
        due_soon_days=issued.due_soon_days,
        marks=_marks(content, columns),
    )
    unit = content.unit.name or content.unit.code
    if content.problems:
        write_problems(book, content.problems, table, unit, issued.round, content.set_aside)
    long = LongTexts()
    count = write_actions(book, table, unit, issued.round, content.settings.organization,
                          _PAPERS[content.settings.paper], long)
    write_fillable(book, text(PROPOSALS_SHEET), Proposal, content.proposals, unit, issued.round)
    if issued.themes:
        name = text(CONTRIBUTIONS_SHEET)
        write_fillable(book, name, Contributed, content.contributions, unit, issued.round, (THEME,))
    if issued.finished:
        write_finished(book, issued.finished, unit, issued.round, long)
    if long.rows:
        write_long_texts(book, long.rows, unit, issued.round)
    write_lists(book, columns, issued.themes)
    _write_base(book, content)
    formula = problems_left_formula(text(ACTIONS_SHEET), columns, table.last_row)
    write_readme(book, readme, _readme(content, (formula, count), has_long_texts=bool(long.rows)), issued.round)
    book.lock_structure()
    return book.to_bytes()


def write_lists(
    book: Book, columns: tuple[Column, ...], themes: Sequence[str] = (), *, every: bool = False
) -> None:
    """The hidden sheet with what checks say, and the choices of the drop-downs, each list under a defined name.

    Args:
        book: Into which.
        columns: Of the sheet Actions.
        themes: The choices of the sheet Contributions.
        every: Whether all columns have drop-downs, and not the answers alone.
    """
    lists = [Choices("", text(words.WHAT_CHECKS_SAY), sentences(columns))]
    lists += [Choices(list_name(column.key), column.heading, column.choices) for column in columns
              if column.choices and (every or column.is_answer or column.is_own)]
    lists += [Choices(list_name(c.key), c.heading, themes) for c in columns_of(Contributed)
              if c.key == THEME and themes]
    write_choices(book, text(LISTS_SHEET), lists)


def _title(content: ReturnContent) -> str:
    message = words.TITLE_CHECKED if content.problems else words.TITLE_ISSUED
    return said(message, unit=content.unit.name or content.unit.code, round=content.issued.round)


def _readme(content: ReturnContent, problems_left: tuple[str, int], *, has_long_texts: bool) -> Readme:
    issued, unit = content.issued, content.unit
    subtitle = " · ".join(part for part in (content.settings.organization, content.settings.title) if part)
    named = unit.name and unit.name != unit.code
    facts = (
        Fact(text(words.UNIT), said(words.UNIT_AND_CODE, name=unit.name, code=unit.code) if named else unit.code,
             remark=unit.focal_point),
        Fact(text(words.ROUND), issued.round,
             remark=said(words.VERSION, version=issued.version) if issued.version > 1 else ""),
        Fact(text(words.AS_OF), issued.as_of, AS_OF, remark=text(words.AS_OF_REMARK)),
        Fact(text(words.RETURN_BY), issued.return_by),
        *([Fact(text(words.RETURN_TO), to)] if (to := _addressee(content.settings)) else []),
        *([Fact(text(words.WHOM_TO_ASK), ask)] if (ask := _whom_to_ask(content.settings)) else []),
    )
    asked = words.PROGRESS if content.rows else words.CONTRIBUTE
    columns = (issued.form.columns if content.rows else ()) + (columns_of(Contributed) if issued.themes else ())
    fillers = None
    if issued.joint == "all":
        fillers = FILLERS | {Filler.LEAD: words.BY_UNIT}
        columns = tuple(replace(one, hint=words.EACH_REPORTS) if one.key == "role" else one for one in columns)
    return Readme(text(words.CHECKED if content.problems else asked), subtitle, facts, _steps(content), columns,
                  problems_left, _besides(content, has_long_texts=has_long_texts), fillers, remarks=words.REMARKS + (
                      (words.DATES_ARE_APPROVED,) if content.settings.approve_deadlines is YesNo.YES else ()))


def _steps(content: ReturnContent) -> tuple[Step, ...]:
    """What every unit has to do."""
    steps: list[Step] = []
    if content.problems:
        steps = [Step(counted(words.SEE_PROBLEMS, len(content.problems)), text(PROBLEMS_SHEET)),
                 Step(text(words.CORRECT), text(ACTIONS_SHEET))]
    elif content.rows:
        steps = [_fill_in(content), Step(text(words.WATCH))]
    if content.issued.themes:
        steps.append(Step(said(words.WRITE_CONTRIBUTIONS, sheet=text(CONTRIBUTIONS_SHEET)), text(CONTRIBUTIONS_SHEET)))
    return *steps, Step(_send(content))


def _fill_in(content: ReturnContent) -> Step:
    """The first step: what is filled in, and when a word is enough."""
    form, confirm = content.issued.form, ""
    if form.by_rounds:
        confirm = said(words.CONFIRM, last=form.by_key["last_comment"].heading,
                       still_so=form.by_key["still_so"].heading)
    return Step(counted(words.FILL_IN, len(content.rows)), text(ACTIONS_SHEET), confirm)


def _besides(content: ReturnContent, *, has_long_texts: bool) -> tuple[Step, ...]:
    """What else the workbook is for."""
    besides = [Step(said(words.PROPOSE, sheet=text(PROPOSALS_SHEET)), text(PROPOSALS_SHEET))]
    if finished := len(content.issued.finished):
        besides.append(Step(counted(words.SEE_FINISHED, finished, sheet=text(FINISHED_SHEET)), text(FINISHED_SHEET)))
    if has_long_texts:
        besides.append(Step(said(words.SEE_LONG, sheet=text(LONG_SHEET)), text(LONG_SHEET)))
    return tuple(besides)


def _send(content: ReturnContent) -> str:
    """The last step: to whom the workbook goes, and by when."""
    day, to = content.issued.return_by, _addressee(content.settings)
    by_day, whenever = (words.SEND_TO_BY, words.SEND_TO) if to else (words.SEND_BY, words.SEND)
    return said(by_day if day else whenever, addressee=to, day=day, anyway=text(words.ANYWAY))


def _addressee(settings: Settings) -> str:
    """To whom a workbook goes: a person and an address, one of them, or else the organization."""
    if settings.contact and settings.return_to:
        return said(words.PERSON_AT, person=settings.contact, address=settings.return_to)
    return settings.contact or settings.return_to or settings.organization


def _whom_to_ask(settings: Settings) -> str:
    """Person, telephone and address, as far as they are known."""
    number = said(words.TELEPHONE, number=settings.telephone) if settings.telephone else ""
    return ", ".join(part for part in (settings.contact, number, settings.return_to) if part)


def _marks(content: ReturnContent, columns: Sequence[Column]) -> dict[tuple[int, str], list[Problem]]:
    """Which cells to mark: by action and column, by one of them, or not at all."""
    rows = {row.ref: index for index, row in enumerate(content.rows)}
    keys = {name: column.key for column in columns for name in (column.key, column.heading)}
    marks: dict[tuple[int, str], list[Problem]] = {}
    for problem in content.problems:
        key = keys.get(problem.place.column, "")
        if problem.place.ref in rows:
            marks.setdefault((rows[problem.place.ref], key or "ref"), []).append(problem)
        elif key and not problem.place.ref:
            marks.setdefault((IN_HEADER, key), []).append(problem)
    return marks


def _write_base(book: Book, content: ReturnContent) -> None:
    sheet: Worksheet = book.sheet(BASE_SHEET)
    for row, packed in enumerate(pack(base_payload(content.issued))):
        put_text(sheet, row, 0, packed)
    sheet.protect("")
    sheet.very_hidden()


