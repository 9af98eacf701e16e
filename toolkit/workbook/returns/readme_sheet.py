"""The Read me sheet: what the workbook is, by when and to whom it goes back, what to do, and the problems left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.record.columns import Column, Filler, Value
from toolkit.tracker.returns.return_sheets import README_SHEET
from toolkit.words import workbooks as words
from toolkit.words.phrases import in_a_row
from toolkit.words.speaking import Message, said, text, texts
from toolkit.workbook.returns.actions_sheet import header_colours
from toolkit.workbook.writing.formulas import AS_OF, PROBLEMS_LEFT
from toolkit.workbook.writing.heights import tall
from toolkit.workbook.writing.workbook import (
    A4,
    ANSWER_FILL,
    DATE_FORMAT,
    GUARD_RAIL,
    HEAD_FILL,
    INK,
    LINE,
    MUTED,
    PAPER,
    WARNING_FILL,
    Book,
    put,
    put_text,
    row_height,
    set_up_page,
)

WIDTHS = (26, 30, 72)
LABEL_FILL, GOOD_FILL = "#E8EEF5", "#D3EEEB"
_FACT = {"border": 1, "border_color": LINE, "align": "left", "indent": 1, "valign": "vcenter", "text_wrap": True,
         "font_color": INK}
FILLERS = {
    Filler.CENTRE: words.BY_CENTRE,
    Filler.LEAD: words.BY_LEAD,
    Filler.EVERY_UNIT: words.BY_UNIT,
    Filler.DERIVED: words.COMPUTED,
}
"""Who fills in a column, in words."""


class Fact(NamedTuple):
    """One line at the top of the sheet.

    Attributes:
        label: What it is.
        value: What it says.
        name: The defined name of its cell, where formulas need it.
        prompt: The input message of a cell that is to be typed into; "" where it is locked.
        remark: Stands beside it.
    """

    label: str
    value: Value
    name: str = ""
    prompt: str = ""
    remark: str = ""


class Step(NamedTuple):
    """One step.

    Attributes:
        text: What to do.
        sheet: To which its text leads, where that helps.
        more: Stands below it.
    """

    text: str
    sheet: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Readme:
    """What the sheet says.

    Attributes:
        title: The first line.
        subtitle: Below it.
        facts: Unit, round, dates and addressee.
        steps: What to do, in order.
        columns: To be explained.
        fillers: Who fills the columns in, in other words than the usual ones.
        problems_left: The formula and its value.
        besides: What else can be done, below the steps.
        remarks: Closing lines.
        nothing_left: What stands beside a count of 0.
    """

    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    problems_left: tuple[str, int]
    besides: tuple[Step, ...] = ()
    fillers: dict[Filler, Message] | None = None
    remarks: tuple[Message, ...] = ()
    nothing_left: Message = words.NONE_LEFT


def write_readme(book: Book, sheet: Worksheet, readme: Readme, right: str) -> None:
    """Write the sheet, which must be the workbook's first.

    Args:
        book: The workbook.
        sheet: Its first sheet, empty.
        readme: What it says.
        right: For the right half of the page header.
    """
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.hide_gridlines(2)
    writer = _Writer(book, sheet)
    writer.title(readme.title, readme.subtitle)
    writer.facts(readme.facts)
    writer.problems_left(*readme.problems_left, text(readme.nothing_left))
    writer.steps(readme.steps, readme.besides)
    writer.columns(readme.columns, readme.fillers or FILLERS)
    writer.remarks(readme.remarks)
    set_up_page(sheet, readme.subtitle, right, A4)
    sheet.set_portrait()
    sheet.print_area(0, 0, writer.row, len(WIDTHS) - 1)
    sheet.set_tab_color(HEAD_FILL)
    sheet.protect("", GUARD_RAIL)
    sheet.set_selection(0, 0, 0, 0)


class _Writer:
    """Writes one block below the other."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.row = 0

    def title(self, title: str, subtitle: str) -> None:
        self.sheet.set_row(0, 30)
        put_text(self.sheet, 0, 0, title, self.book.format(bold=True, font_size=18, font_color=HEAD_FILL))
        below = self.book.format(font_size=11, font_color=MUTED, text_wrap=True)
        self.sheet.merge_range(1, 0, 1, len(WIDTHS) - 1, "", below)
        put_text(self.sheet, 1, 0, subtitle, below)
        self.sheet.set_row(1, row_height([(subtitle, sum(WIDTHS) - 12)], 18))
        self.row = 3

    def facts(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            label = self.book.format(bold=True, bg_color=LABEL_FILL, **_FACT)
            put_text(self.sheet, self.row, 0, fact.label, label)
            put(self.sheet, self.row, 1, fact.value, self._fact_format(fact))
            put_text(self.sheet, self.row, 2, fact.remark,
                     self.book.format(font_color=MUTED, indent=1, valign="vcenter", text_wrap=True))
            self.sheet.set_row(self.row, row_height([(str(fact.value or ""), WIDTHS[1])], 20))
            self._name(fact.name)
            if fact.prompt:
                limits = {"validate": "date", "criteria": ">", "value": date(1950, 1, 1)}
                self.sheet.data_validation(self.row, 1, self.row, 1, {
                    **(limits if isinstance(fact.value, date) or fact.name == AS_OF else {"validate": "any"}),
                    "input_title": fact.label, "input_message": fact.prompt})
            self.row += 1

    def problems_left(self, formula: str, count: int, none: str) -> None:
        """The live count, with a word beside it that follows it."""
        row, at = self.row, self.row + 1
        self.sheet.set_row(row, 24)
        label = self.book.format(bold=True, bg_color=LABEL_FILL, **_FACT)
        put_text(self.sheet, row, 0, text(words.PROBLEMS_LEFT), label)
        number = self.book.format(bold=True, font_size=14, **_FACT)
        self.sheet.write_formula(row, 1, formula, number, count)
        word = self.book.format(valign="vcenter", indent=1, text_wrap=True, bold=True, font_color=INK)
        some = text(words.SEE_CHECK)
        self.sheet.write_formula(row, 2, f'=IF($B${at}=0,"{none}","{some}")', word, some if count else none)
        self.sheet.conditional_format(row, 1, row, 1, {
            "type": "cell", "criteria": ">", "value": 0, "format": self.book.format(bg_color=WARNING_FILL)})
        self.sheet.conditional_format(row, 1, row, 1, {
            "type": "cell", "criteria": "=", "value": 0, "format": self.book.format(bg_color=GOOD_FILL)})
        self._name(PROBLEMS_LEFT)
        self.row += 2

    def steps(self, steps: Sequence[Step], besides: Sequence[Step]) -> None:
        """The steps, each with its number; then what is no step."""
        self._heading(words.WHAT_TO_DO)
        number = self.book.format(bold=True, font_color=HEAD_FILL, font_size=12, align="right", indent=1)
        plain = self.book.format(text_wrap=True, font_color=INK)
        link = self.book.format(text_wrap=True, font_color="#12436D", underline=1)
        labels: list[str] = [said(words.STEP, number=count) for count in range(1, len(steps) + 1)]
        labels += [text(words.BESIDES) if not at else "" for at in range(len(besides))]
        lines = [line for label, step in zip(labels, (*steps, *besides), strict=True)
                 for line in ((label, step.text, step.sheet), ("", step.more, "")) if line[1]]
        for label, shown, leads_to in lines:
            put_text(self.sheet, self.row, 0, label, number)
            self.sheet.merge_range(self.row, 1, self.row, 2, "", plain)
            if leads_to:
                self.sheet.write_url(self.row, 1, f"internal:'{leads_to}'!A1", link, shown)
            else:
                put_text(self.sheet, self.row, 1, shown, plain)
            self.sheet.set_row(self.row, tall([(label, WIDTHS[0])], row_height([(shown, WIDTHS[1] + WIDTHS[2])], 18)))
            self.row += 1
        self.row += 1

    def columns(self, columns: Iterable[Column], fillers: dict[Filler, Message]) -> None:
        self._heading(words.COLUMNS)
        head = self.book.format(bold=True, bg_color=HEAD_FILL, font_color=PAPER, border=1, border_color=LINE,
                                align="left", indent=1)
        for at, heading in enumerate(texts(words.COLUMN, words.WHO, words.MEANING)):
            put_text(self.sheet, self.row, at, heading, head)
        self.row += 1
        for column in columns:
            fill, ink = header_colours(column)
            cell = {"border": 1, "border_color": LINE, "text_wrap": True, "align": "left", "indent": 1}
            name = self.book.format(bold=True, bg_color=fill, font_color=ink, **cell)
            shade = ANSWER_FILL if column.is_answer else PAPER
            plain = self.book.format(bg_color=shade, font_color=INK, **cell)
            meaning = column.prompt
            if column.choices and column.is_answer:
                meaning = said(words.WITH_CHOICES, meaning=meaning, choices=in_a_row(column.choices))
            for at, (shown, look) in enumerate(((column.heading, name), (text(fillers[column.filler]), plain),
                                                (meaning, plain))):
                put_text(self.sheet, self.row, at, shown, look)
            height = row_height([(meaning, WIDTHS[2])], 17)
            beside = [(column.heading, WIDTHS[0] - 2), (text(fillers[column.filler]), WIDTHS[1] - 2)]
            self.sheet.set_row(self.row, tall(beside, height))
            self.row += 1
        self.row += 1

    def remarks(self, remarks: Iterable[Message]) -> None:
        plain = self.book.format(font_color=MUTED, text_wrap=True)
        for remark in texts(*remarks):
            self.sheet.merge_range(self.row, 0, self.row, 2, "", plain)
            put_text(self.sheet, self.row, 0, remark, plain)
            self.sheet.set_row(self.row, row_height([(remark, sum(WIDTHS))]))
            self.row += 1

    def _heading(self, heading: Message) -> None:
        self.sheet.set_row(self.row, 20)
        look = self.book.format(bold=True, font_size=13, font_color=HEAD_FILL)
        put_text(self.sheet, self.row, 0, text(heading), look)
        self.row += 1

    def _fact_format(self, fact: Fact) -> Format:
        look: dict[str, Any] = dict(_FACT)
        if fact.prompt:
            look |= {"bg_color": ANSWER_FILL, "locked": False}
        if isinstance(fact.value, date) or fact.name == AS_OF:
            look["num_format"] = DATE_FORMAT
        return self.book.format(**look)

    def _name(self, name: str) -> None:
        if name:
            self.book.book.define_name(name, f"='{text(README_SHEET)}'!$B${self.row + 1}")
