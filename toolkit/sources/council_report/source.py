"""Reading a report to a council: a box with summary and action required, numbered sections and paragraphs, bullets.

The narrative becomes contributions in the order of the document. What the report tells that a resolution asks becomes
recommendations of the kind instruction; a table of actions behind the narrative is read as a progress table.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from toolkit.sources.council_report.instructions import Asked, asked_in_point, read_asked, read_themes, text_named
from toolkit.sources.council_report.lines import ARTEFACT, Line, Part, Reader, lines_of, looks_like_heading
from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.sources.progress_table import source as progress_table
from toolkit.sources.register.building import RegisterBuilder
from toolkit.sources.register.unit_lists import gather_units
from toolkit.tracker.council_box import BoxPart, box_label, box_part
from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.codes import How, PartKind, RecommendationKind
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.units import UnitNames
from toolkit.words import sources as words
from toolkit.words.speaking import said

LOOK_THROUGH = 80
"""The most lines that stand before the box."""
LONGEST_DATE_LINE = 60
"""The most characters of a line that dates the document."""


def recognized(document: SourceDocument) -> str:
    """How the document is known to be a report to a council, in words; "" when it is not."""
    labelled = [(label, line) for line in _first_lines(document) if (label := _label(line))]
    places = {box_part(label): place for (label, place, _), _ in reversed(labelled)}
    summary, action = places.get(BoxPart.SUMMARY, ""), places.get(BoxPart.ACTION, "")
    if summary and action:
        return said(words.BY_BOX, summary=summary, action=action)
    boxed = labelled and labelled[0][1].table and not labelled[0][1].cells
    return said(words.BY_SUMMARY, summary=summary) if boxed and summary else ""


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of a report to a council."""
    annex, narrative = _parted(document)
    builder = _Builder(document, request)
    builder.read(list(lines_of(iter(narrative))))
    register = builder.register
    if annex:
        _add_annex(builder, replace(document, rows=tuple(annex)), request)
    elif request.units:
        register.units = {unit.code: unit for unit in request.units}
    return Taken(register, builder.problems, as_of=builder.as_of)


def _first_lines(document: SourceDocument) -> Sequence[Line]:
    return [line for line, _ in zip(lines_of(iter(document.rows)), range(LOOK_THROUGH), strict=False)]


def _label(line: Line) -> tuple[str, str, str] | None:
    """The label of the box that a line is, with where it stands and the text behind it."""
    match = box_label().fullmatch(line.text)
    return (match["label"], line.locator, match["text"] or "") if match and not line.mark.text else None


def _parted(document: SourceDocument) -> tuple[list[Row], list[Row]]:
    """The rows of tables of actions, and all others."""
    headed = {row.table for row in document.rows if row.table and progress_table.header_keys(row)}
    annex: list[Row] = []
    narrative: list[Row] = []
    within = False
    for row in document.rows:
        if not row.table:
            within = (within and len(row.cells) > 1) or progress_table.header_keys(row) is not None
        (annex if row.table in headed or (within and not row.table) else narrative).append(row)
    return annex, narrative


def _add_annex(builder: "_Builder", document: SourceDocument, request: Request) -> None:
    """Take in the table of actions: its recommendations join those that the narrative tells of."""
    register, units = builder.register, request.units
    if units is None:
        gathered = gather_units(progress_table.read_rows(document)[1])
        units = gathered.units
        builder.problems += gathered.problems(document.file)
    table = progress_table.read_table(document, UnitNames(units))
    made = RegisterBuilder(table, units, accept_suggestions=request.accept_suggestions, now=request.now,
                           fiscal_year_starts=request.fiscal_year_starts).build(register.about)
    for key, recommendation in made.recommendations.items():
        told = register.recommendations.get(key)
        register.put(replace(recommendation, kind=told.kind, origin=told.origin) if told else recommendation)
    register.units, register.actions, register.comments = made.units, made.actions, made.comments
    register.extra = made.extra
    register.history += made.history
    builder.problems += table.problems


class _Builder:
    """Makes contributions and recommendations of lines, and keeps every word in the history."""

    def __init__(self, document: SourceDocument, request: Request) -> None:
        self._file = document.file
        self._when = now_stamp(request.now)
        self._named = ""
        self._lead = "", ""
        self._themes: list[str] = []
        self.as_of: date | None = None
        self.problems: list[Problem] = []
        self.register = Register(about(document, request.now))

    def read(self, lines: list[Line]) -> None:
        """Read the whole narrative: what stands before the box, the box, the body."""
        lines = [line for line in lines if not self._is_aside(line)]
        start = next((at for at, line in enumerate(lines) if _label(line)), len(lines))
        end = self._box_end(lines, start)
        self._read_masthead(lines[:start])
        self._read_box(lines[start:end])
        running = {" ".join(cell.split()) for line in lines[:start] for cell in line.raw.split("\t")}
        self._read_body([line for line in lines[end:] if not self._is_running_head(line, running)])

    # what is no text of the report

    def _is_aside(self, line: Line) -> bool:
        """Whether a line is page furniture, which is kept in the history; a caption belongs to its table."""
        for artefact in ARTEFACT.findall(line.raw):
            self._leave_out(artefact, line)
        if not line.text or line.style == "caption":
            if line.text:
                self._record("", "left_out", line.raw, line)
            return True
        if line.is_rule or line.is_page_number:
            self._leave_out(line.text, line)
        return line.is_page_number

    def _is_running_head(self, line: Line, heads: set[str]) -> bool:
        """Whether a line of the masthead comes again at the top of a page."""
        if line.text in heads and not line.is_heading_style and not line.mark.text:
            self._leave_out(line.text, line)
            return True
        return line.is_rule

    def _leave_out(self, words: str, line: Line) -> None:
        self._record("", "left_out", words, line)
        self.problems.append(Problem("left-out", Place(self._file, row=line.position, cell=line.locator), words))

    # masthead and box

    def _read_masthead(self, lines: list[Line]) -> None:
        """Lines above the box: the last that looks like a title is the title."""
        lines = [line for line in lines if not line.is_rule]
        styled = [line for line in lines if line.style.endswith("title")]
        titled = styled or [line for line in lines[-1:] if not line.style.startswith("house") and _may_be_title(line)]
        self.as_of = next((day for line in lines if (day := _only_day(line.text))), None)
        for line in lines:
            if line in titled:
                self._record("", "title", line.raw, line)
            else:
                self._add(Contribution(kind=PartKind.MASTHEAD, text=line.columns), line)
        self.register.settings = Settings(" ".join(line.text for line in titled))

    def _box_end(self, lines: list[Line], start: int) -> int:
        """Where the box ends: with its table, before the first numbered line, or at a rule with no label behind it."""
        table = lines[start].table if start < len(lines) else 0
        for at in range(start + 1, len(lines)):
            line = lines[at]
            if line.table != table or line.mark.text:
                return at
            if table:
                continue
            behind = lines[at + 1] if at + 1 < len(lines) else None
            if line.is_rule and (behind is None or not _label(behind)):
                return at
            if Reader().part(line, behind).number or _begins_the_body(lines, start, at):
                return at
        return len(lines)

    def _read_box(self, lines: list[Line]) -> None:
        heading, texts = "", list[str]()
        for line in lines:
            label = _label(line)
            if label:
                self._close_box(heading, texts)
                heading, texts = label[0], [label[2]] if label[2] else []
            elif not line.is_rule:
                texts.append(line.text)
            if not line.is_rule:
                self._record("", PartKind.BOX, line.raw, line)
        self._close_box(heading, texts)

    def _close_box(self, heading: str, texts: list[str]) -> None:
        if heading and texts:
            self.register.contributions.append(Contribution(heading=heading, kind=PartKind.BOX, text="\n".join(texts)))

    # the body

    def _read_body(self, lines: list[Line]) -> None:
        reader = Reader(lines)
        kept: list[tuple[Part, Line]] = []
        for at, line in enumerate(lines):
            following = lines[at + 1] if at + 1 < len(lines) else None
            if reader.continues(line):
                kept[-1] = reader.joined(line), kept[-1][1]
                self._record(kept[-1][0].number, kept[-1][0].kind, line.raw, line)
            else:
                kept.append((reader.part(line, following), line))
                self._record(kept[-1][0].number, kept[-1][0].kind, ARTEFACT.sub("", line.raw).strip(), line)
        for part, line in kept:
            self._keep(part, line)
        self.register.contributions += [Contribution(kind=PartKind.THEME, theme=theme)
                                        for theme in dict.fromkeys(self._themes)]

    def _keep(self, part: Part, line: Line) -> None:
        """Add a part to the contributions, and what it asks to the recommendations."""
        self.register.contributions.append(Contribution(part.number, level=part.level, kind=part.kind, text=part.text))
        named = text_named(part.text)
        lead, number = self._lead
        asked = asked_in_point(lead, part.text) if lead and part.level > 2 else ""
        if asked:
            self._ask(number, Asked((asked,)), named or self._named, line)
            return
        self._named = named or self._named
        if part.kind != "paragraph":
            self._lead = "", ""
            return
        found = read_asked(part.text)
        self._lead = found.open_lead, part.number
        self._ask(part.number, found, self._named, line)
        themes = read_themes(part.text)
        self._themes += themes
        if themes:
            self._doubt("themes-found", line, ", ".join(themes))

    def _ask(self, paragraph: str, asked: Asked, origin: str, line: Line) -> None:
        for text in asked.parts:
            several = len(asked.parts) > 1 or bool(self._lead[0])
            number = _free_number(paragraph, self.register.numbers(), several=several)
            self.register.put(Recommendation(number, RecommendationKind.INSTRUCTION, text, origin))
            self._record(number, "recommendation", text, line)
            self._doubt("instruction-found", line, text, number)

    def _add(self, contribution: Contribution, line: Line) -> None:
        self.register.contributions.append(contribution)
        self._record(contribution.number, contribution.kind, line.raw, line)

    def _doubt(self, code: str, line: Line, found: str, suggestion: str = "") -> None:
        self.problems.append(Problem(code, Place(self._file, row=line.position, cell=line.locator), found, suggestion))

    def _record(self, ref: str, key: str, words: str, line: Line) -> None:
        self.register.history.append(Change(self._when, "", ref, key, "", words, How.IMPORT, "", self._file, "",
                                            line.locator))


def _free_number(paragraph: str, taken: Collection[str], *, several: bool) -> str:
    """The number of what a paragraph asks: its own, with a letter where it asks several things."""
    if not paragraph:
        return next(number for number in map(str, range(1, len(taken) + 2)) if number not in taken)
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    lettered = [f"{paragraph}{letter}" for letter in letters]
    free = [number for number in ([] if several else [paragraph]) + lettered if number not in taken]
    return free[0] if free else f"{paragraph}{len(taken) + 1}"


def _begins_the_body(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a line within a box that nothing closes is the first heading of a body without numbers."""
    label = next(found for place in range(at, start - 1, -1) if (found := _label(lines[place])))
    above, behind = lines[at - 1], lines[at + 1] if at + 1 < len(lines) else None
    if _label(lines[at]) or _label(above) or behind is None or _label(behind) or above.breaks_off:
        return False
    is_last_label = not any(_label(line) for line in lines[at + 1:at + LOOK_THROUGH])
    return is_last_label and box_part(label[0]) is not BoxPart.REFERENCES and lines[at].looks_like_heading


def _may_be_title(line: Line) -> bool:
    words = line.text
    return looks_like_heading(words) and len(words.split()) > 2 and ":" not in words and _only_day(words) is None


def _only_day(text: str) -> date | None:
    """The day of a short line that names a single one."""
    days = [found for found in find_dates(text) if found.precision == "day" and not found.is_range]
    short = len(text) <= LONGEST_DATE_LINE
    return days[0].period.first if short and len(days) == 1 and days[0].period is not None else None


SOURCE = SourceKind("council-report", words.BOX, recognized, take_in)
