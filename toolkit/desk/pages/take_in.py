"""Take in: a document is dropped, its columns, words and names are settled, and what it gives goes into a register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from starlette.responses import Response

from toolkit.desk.asked import Asked
from toolkit.desk.declared import Choice, Page, Way
from toolkit.desk.files import OF_OLD
from toolkit.desk.pages.start import is_there
from toolkit.desk.results import Results, Step, Table, listed, problems_of, table
from toolkit.jobs import asking, drafts
from toolkit.jobs.taking_in import REGISTER, ImportResult, import_document, sources_of
from toolkit.sources.kinds import Heading
from toolkit.tracker.record.codes import DocumentKind, Status
from toolkit.tracker.record.column_names import heading_in, told
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.views import prose
from toolkit.words import console
from toolkit.words.desk import take_in as words
from toolkit.words.readings.places import is_place, place_shown, places_shown
from toolkit.words.speaking import counted, said, text

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".ods", ".ots", ".docx", ".docm", ".odt", ".txt", ".md", ".csv", ".tsv", ".htm",
           ".html", *OF_OLD)
"""Of documents; the job says of some how they can be saved as something that it reads."""
WITHOUT_HEADINGS = ("no-header-row", "map-heading-missing")
"""The codes for which a document is refused that can be taken in once a person says what its headings mean."""
AGAIN = "source-again"
"""The code for which a document is refused until a person says whether it is a later version of another."""
NOT_NAMED = "same-unit-not-named"
"""The code for which an answer about a name is refused that the document does not name as a unit."""
SURE = 3
"""The sureness of a heading that is one of our words: nothing needs to be said of it."""
MOST_ACTIONS = 100
"""How many of the actions of a document are shown."""


@dataclass
class Draft:
    """A document that is being taken in, with what the person said of it so far.

    Attributes:
        document: The document.
        register: That it goes into.
        is_new: Whether that is to be made.
        headings: A heading, as `asking.target_of` names it -> its column.
        statuses: A word -> the label of a status.
        same: A name -> the code of the unit that it means.
        code: Of the source of which it is a later version; "" for a new one.
        repairs: Whether likely repairs of dates are taken.
        fields: The name of a field of the form -> what it answers.
    """

    document: Path
    register: Path
    is_new: bool
    headings: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    code: str = ""
    repairs: bool = False
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)

    def field_of(self, kind: str, key: str) -> str:
        """The name of the field that answers something: text of documents names none."""
        found = next((name for name, answers in self.fields.items() if answers == (kind, key)), "")
        name = found or f"{kind}{len(self.fields)}"
        self.fields[name] = kind, key
        return name

    def answer(self, form: dict[str, str]) -> None:
        """Take what a form says."""
        for name, value in form.items():
            kind, key = self.fields.get(name, ("", ""))
            answers = {"heading": self.headings, "status": self.statuses, "unit": self.same}.get(kind)
            if answers is not None and value:
                answers[key] = value
            elif answers is not None:
                answers.pop(key, None)
        self.code = form.get("code", self.code)
        self.repairs = "repairs" in form

    def take(self, asked: Asked, *, dry_run: bool) -> ImportResult:
        """What the document gives. An answer about a name falls away where no column that names units has it any more.

        Raises:
            Refused: It cannot be taken in, or not like this.
        """
        meanings = asking.meant(self.headings, self.statuses).over(drafts.remembered(self.register.parent))
        try:
            return import_document(
                self.document, self.register, asked.desk.moment(), meanings=meanings, dry_run=dry_run, code=self.code,
                accept_suggestions=self.repairs, into=None if self.is_new else self.register,
                same=[f"{name}={code}" for name, code in self.same.items()])
        except Refused as why:
            if why.problem.code != NOT_NAMED or self.same.pop(why.problem.found, None) is None:
                raise
            return self.take(asked, dry_run=dry_run)


class Option(NamedTuple):
    """A choice of a drop-down."""

    value: str
    label: str
    is_chosen: bool


class Asks(NamedTuple):
    """A line of the form: something to settle.

    Attributes:
        field: Its name in the form.
        what: What is settled, as the document has it.
        where: Its place.
        beside: What helps to settle it.
        note: How it is known, or what is likely.
        options: The answers.
        is_open: Whether it is one of the questions that the page counts.
    """

    field: str
    what: str
    where: str
    beside: Sequence[str]
    note: str
    options: Sequence[Option]
    is_open: bool = False


def _show(asked: Asked) -> Response:
    """Where a document is dropped."""
    folder = asked.query.get("folder", "")
    new_in = asked.desk.choosing.known.path(folder) if folder else None
    register = asked.desk.register
    target = (said(words.INTO_NEW, folder=new_in) if new_in else
              said(words.INTO, register=register.name) if register else "")
    return asked.show("take_in.html", text(words.DOCUMENT), own=words, folder=folder, target=target,
                      endings=",".join(ENDINGS), add_to=register.name if register and new_in else "",
                      offers_new=not new_in)


def _folder(asked: Asked) -> Response:
    """The folder of a new register was chosen."""
    chosen = asked.form.get("chosen", "")
    return is_there(asked, asked.desk.choosing.known.path(chosen)) or asked.go(f"/take-in?folder={chosen}")


def _dropped(asked: Asked) -> Response:
    """A document was dropped."""
    if not asked.files:
        return asked.go("/take-in")
    folder = asked.form.get("folder", "")
    register = asked.desk.choosing.known.path(folder) / REGISTER if folder else asked.desk.path
    return asked.go(f"/take-in/{asked.desk.keep_begun(Draft(asked.files[0], register, bool(folder)))}")


def _draft(asked: Asked) -> Draft:
    return asked.desk.begun_as(asked.named["id"], Draft)


def _answers(asked: Asked) -> Response:
    """Something was settled: keep it, and look again."""
    draft, form = _draft(asked), dict(asked.form)
    draft.answer(form)
    return asked.go(f"/take-in/{asked.named['id']}") if "into" not in form else _take(asked, draft)


def _document(asked: Asked) -> Response:
    """What a document gives, and what is to be settled."""
    draft = _draft(asked)
    found, refused, headings = None, list[Refused](), list[Heading]()
    try:
        asked.desk.tasks.refuse_if_writing()
        found = draft.take(asked, dry_run=True)
        headings = asking.headings_of(found, draft.document)
    except Refused as why:
        refused.append(why)
        if draft.headings or why.problem.code in WITHOUT_HEADINGS:
            headings = asking.headings_to_say(draft.document)
    title = said(words.TITLE, file=draft.document.name)
    again = next((why.problem for why in refused if why.problem.code == AGAIN), None)
    questions = asking.open_questions(found) if found else []
    likely = {one.found: one.proposal for one in questions if one.is_heading}
    asks = {
        "tables": [(_named(sheet), [
            _heading(draft, one, headings, likely.get(one.text, ""), is_open=one.text in likely) for one in some])
                   for sheet, some in groupby(headings, key=lambda one: one.sheet)],
        "statuses": [*_statuses(draft, found)], "units": [*_units(draft, found)],
    }
    return asked.show(
        "take_in_document.html", title, own=words, here=f"/take-in/{asked.named['id']}", draft=draft,
        folder=asked.desk.choosing.known.id_of(draft.register.parent), found=found,
        problems=listed((problem for why in refused for problem in problems_of(why)), can_settle=True),
        open_now=len(questions), asks=asks, sources=() if found and found.is_known else _sources(draft, again),
        must_say=bool(again), says=[*_says(found)] if found else (),
        tables=[*_tables(found)] if found else (), left_out=listed(found.problems, can_settle=True) if found else (),
        can_settle=bool(headings),
        button=said(words.MAKES if draft.is_new else words.ADDS, register=draft.register.name))


def _options(choices: Sequence[tuple[str, str]], chosen: str, otherwise: str) -> list[Option]:
    """The choices, the first of which leaves it as it is."""
    return [Option("", otherwise, not chosen)] + [Option(value, label, value == chosen) for value, label in choices]


def _named(sheet: str) -> str:
    """A sheet of a workbook by its name, and a table of another document by its number."""
    shown = place_shown(sheet)
    return f"{shown[:1].upper()}{shown[1:]}" if is_place(sheet) else said(words.IN_TABLE, sheet=sheet)


def _heading(draft: Draft, heading: Heading, headings: Sequence[Heading], likely: str, *, is_open: bool) -> Asks:
    target = asking.target_of(heading, headings)
    chosen = draft.headings.get(target, "")
    proposed = text(words.AS_PROPOSED) if chosen else heading.read_as or text(console.OWN_COLUMN)
    note = (text(words.YOU_SAID) if chosen or heading.sureness > SURE else
            said(words.LIKELY, answer=likely) if likely else "" if heading.sureness == SURE else
            said(words.BECAUSE, why=heading.why or text(console.NOT_KNOWN)))
    return Asks(draft.field_of("heading", target), heading.text, place_shown(heading.cell),
                [one for one in (heading.sample, *heading.more) if one],
                note, _options(asking.columns_to_choose(), chosen, proposed), is_open and not chosen)


def _statuses(draft: Draft, found: ImportResult | None) -> Iterator[Asks]:
    """The words that a person has settled, and those that are open."""
    labels = [(status.label, status.label) for status in Status]
    for word, label in draft.statuses.items():
        yield Asks(draft.field_of("status", word), word, "", (), text(words.YOU_SAID),
                   _options(labels, label, text(words.KEEP_WORD)))
    for one in asking.open_questions(found) if found else ():
        if not one.is_heading and one.found not in draft.statuses:
            yield Asks(draft.field_of("status", one.found), one.found, one.where, (counted(words.TIMES, one.times),),
                       said(words.LIKELY, answer=one.proposal) if one.proposal else "",
                       _options(labels, "", text(words.KEEP_WORD)), is_open=True)


def _units(draft: Draft, found: ImportResult | None) -> Iterator[Asks]:
    """The names that a person has settled, and those that would be new units."""
    if found is None:
        return
    new = {unit.code for unit in found.units} if found.named else set[str]()
    known = [(code, f"{code} – {unit.name}" if unit.name else code) for code, unit in found.register.units.items()
             if code not in new]
    for name, code in draft.same.items():
        yield Asks(draft.field_of("unit", name), name, "", (), text(words.YOU_SAID),
                   _options(known, code, text(words.NEW_UNIT_AFTER_ALL)))
    for one in asking.nearly_known(found):
        note = said(words.NEARLY, unit=found.register.unit_name(one.near)) if one.near else ""
        yield Asks(draft.field_of("unit", one.name), one.name, "", (), note,
                   _options([choice for choice in known if choice[0] != one.code], "",
                            said(words.NEW_UNIT, code=one.code)))


def _sources(draft: Draft, again: Problem | None) -> list[Option]:
    """What the document may be: a later version of a source, or a new one.

    Args:
        draft: The document.
        again: Why it cannot be told which: it is called like a source, and would need another code as a new one.
    """
    if draft.is_new:
        return []
    held = sources_of(draft.register)
    known = [(code, said(words.LATER_VERSION, source=source.name)) for code, source in held.items()]
    further = again.suggestion if again else draft.code
    if further and further not in held:
        known.append((further, said(words.NEW_SOURCE_AS, code=further)))
    return _options(known, draft.code, text(words.TO_BE_SAID if again else words.NEW_SOURCE)) if known else []


def _says(found: ImportResult) -> Iterator[str]:
    """What a document gives, in the sentences of the command."""
    if found.is_known:
        yield said(console.KNOWN_DOCUMENT, code=found.code)
        return
    yield said(console.IMPORTED, recommendations=counted(console.RECOMMENDATIONS, len(found.recommendations)),
               actions=counted(console.COUNTED_ACTIONS, len(found.actions)),
               units=counted(console.COUNTED_UNITS if found.named is None else console.NEW_UNITS, len(found.units)),
               problems=counted(console.TO_CHECK, sum(problem.needs_somebody for problem in found.problems)))
    yield said(console.READ_AS_KIND, kind=DocumentKind.named(found.kind), how_known=found.how_known)
    if found.later:
        yield said(console.COMPARED, code=found.code, new=counted(console.COUNTED_NEW, len(found.later.new)),
                   changes=counted(console.CHANGES, len(found.later.changes)),
                   conflicts=counted(console.CONFLICTS_COUNTED, len(found.later.conflicts)),
                   gone=counted(console.COUNTED_GONE, len(found.later.gone)))
        for names, message in ((found.later.new, console.ARE_NEW), (found.later.gone, console.ARE_GONE)):
            if names:
                yield said(message, names=", ".join(names))


def _tables(found: ImportResult) -> Iterator[Table]:
    """The actions that would be taken in; of a later version what it changes."""
    if found.later and found.later.changes:
        changes = [(one.ref, heading_in(one), str(told(one, "old")), str(told(one, "new")),
                    ", ".join(part for part in (one.file, *places_shown(one.sheet, one.cell)) if part))
                   for one in found.later.changes]
        yield table(words.CHANGES, (console.REF, words.CHANGED, words.BEFORE, words.NOW, words.FROM), changes)
    if found.actions and not found.later:
        number, some = len(found.actions), found.actions[:MOST_ACTIONS]
        with prose.dates_in(found.register.settings.date_style):
            rows = [(one.ref, one.text, one.responsible, one.deadline, prose.day(one.due_date), one.status.label)
                    for one in some]
        note = said(words.TAKEN_FIRST, shown=len(some), number=number) if number > len(some) else ""
        yield table(words.TAKEN, (console.REF, console.ACTION, console.RESPONSIBLE, console.DEADLINE, console.DUE,
                                  console.STATUS), rows, note)


def _take(asked: Asked, draft: Draft) -> Response:
    """Take the document in."""
    return asked.begin(said(words.MAKING, file=draft.document.name), partial(_taken, asked, draft), back="/take-in")


def _taken(asked: Asked, draft: Draft) -> Results:
    result = draft.take(asked, dry_run=False)
    sentences = [*_says(result)]
    files = [path for path in (result.path, result.problem_list) if path]
    if result.path and draft.is_new:
        asked.desk.open(result.path)
        sentences.append(said(words.IS_MADE, register=result.path.name))
    elif result.path:
        sentences.append(said(console.ADDED, code=result.code, path=result.path.name))
    if kept := drafts.remember(draft.register.parent, asking.meant(draft.headings, {}), draft.document):
        sentences.append(said(words.REMEMBERED, file=kept.name))
    return Results(sentences, listed(result.problems), [asked.desk.wrote(path) for path in files],
                   [*_next(asked, result)])


def _next(asked: Asked, result: ImportResult) -> Iterator[Step]:
    waits = bool(result.later and result.later.conflicts)
    if waits and asked.desk.has("/decisions"):
        yield Step(text(words.DECIDE), "/decisions", is_first=True)
    yield Step(text(words.SEE_ACTIONS), "/actions", is_first=not waits)
    yield Step(text(words.ISSUE), "/issue")
    yield Step(text(words.ANOTHER), "/take-in")


PAGE = Page(
    "/take-in", words.TAKE_IN, _show, needs_register=False, lead=words.BEGIN_LEAD,
    ways=(Way("/take-in/folder", _folder, is_post=True), Way("/take-in/file", _dropped, is_post=True, endings=ENDINGS),
          Way("/take-in/{id}", _document), Way("/take-in/{id}/answers", _answers, is_post=True)),
    choices={"take-in": Choice(words.CHOOSE_FOLDER, (), "/take-in/folder", words.USE_FOLDER)},
)
