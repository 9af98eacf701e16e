"""What the sections of a form say: text, bullets and lists of people, with every word of it for the history."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from toolkit.sources.documents.reading import Row
from toolkit.sources.mission_report.by_whom import as_person
from toolkit.sources.mission_report.cells import Cell, Line
from toolkit.sources.mission_report.sections import Section
from toolkit.sources.register.entries import Table
from toolkit.tracker.mission_form import lists_people
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.problems import Place

_SPEAKS_OF_LINKS = re.compile(r"(?<!\w)(?:hyper)?links?(?!\w)|click here", re.IGNORECASE)
_ADDRESS = re.compile(r"\w://|www\.|[^\s@]+@[^\s@]+\.\w")
_PERSON_HEADINGS = {
    "name": ("name", "names", "participant", "member"),
    "title": ("title", "position", "function", "post", "designation", "title /position"),
    "organization": ("organization", "organisation", "institution", "affiliation", "agency", "unit", "office",
                     "division", "company"),
}
_PERSON_KEY = {fold(heading): key for key, names in _PERSON_HEADINGS.items() for heading in names}


@dataclass(slots=True)
class Narrative:
    """The narrative of a form, section by section."""

    file: str
    table: Table
    contributions: list[Contribution] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)

    def add(self, section: Section, others: Iterable[tuple[str, str, Line]] = ()) -> None:
        """Add a section; `others` are lines of it that are actions already, for the history."""
        for line in section.headed:
            self.record(section.number, "heading", line)
        for ref, key, line in others:
            self.record(ref, key, line)
        lines = [line for cell in section.cells for line in cell.lines if line.text]
        if lists_people(section.topic):
            lines = self._people(section)
        bullets = next((place for place, line in enumerate(lines) if line.depth), len(lines))
        text = "\n".join(line.text for line in _unwrapped(lines[:bullets]))
        self.contributions.append(
            Contribution(section.number, section.heading, section.level, kind="section", text=text))
        for line in lines[:bullets]:
            self.record(section.number, "section", line)
        for line in lines[bullets:]:
            self.record(section.number, "bullet" if line.depth else "paragraph", line)
        for line in _unwrapped(lines[bullets:]):
            kind = "bullet" if line.depth else "paragraph"
            level = section.level + max(line.depth, 1)
            self.contributions.append(Contribution(level=level, kind=kind, text=line.text))
        self._miss_links(section, lines)

    def add_note(self, number: str, note: Row) -> None:
        """Add a footnote."""
        text = note.text.removeprefix(f"{number} ") if number else note.text
        self.contributions.append(Contribution(number, kind="footnote", text=text))
        self.record("", "footnote", Line(note.text, note.text, note.locator, note.position))

    def record(self, ref: str, key: str, line: Line) -> None:
        """Keep the words of a line as they stand in the document."""
        if line.written:
            self.history.append(Change("", "", ref, key, "", line.written, How.IMPORT, "", self.file, "", line.locator))

    def leave_out(self, line: Line) -> None:
        """Leave out a line that belongs to the page."""
        self.record("", "left_out", line)
        self.table.report("left-out", Place(self.file, row=line.position, cell=line.locator), line.text)

    def _people(self, section: Section) -> list[Line]:
        """Enter the people of a list; the lines that are none stay."""
        keys: dict[int, str] = {}
        rest: list[Line] = []
        for row, group in groupby(section.cells, lambda cell: cell.row):
            cells = list(group)
            named = {cell.column: _PERSON_KEY.get(fold(cell.text), "") for cell in cells}
            if row and len(cells) > 1 and all(named.values()):
                keys = named
                self._record_people(section, (line for cell in cells for line in cell.lines))
            elif row and len(cells) > 1:
                self._row_of_people(section, cells, keys)
            else:
                rest += self._entries(section, [line for cell in cells for line in cell.lines if line.text])
        return rest

    def _row_of_people(self, section: Section, cells: Sequence[Cell], keys: dict[int, str]) -> None:
        self._record_people(section, (line for cell in cells for line in cell.lines))
        known = {keys[cell.column]: cell.text for cell in cells if cell.column in keys}
        if len(known) == len(cells) and known.get("name"):
            self.people.append(Person(section.heading, **known))
        elif any(cell.text for cell in cells):
            words = ", ".join(cell.text for cell in cells if cell.text)
            self.people.append(as_person(words, section.heading) or Person(section.heading, organization=words))

    def _entries(self, section: Section, lines: Sequence[Line]) -> list[Line]:
        rest: list[Line] = []
        for line in lines:
            entries = [entry.strip() for entry in line.text.split(";") if entry.strip()]
            people = [person for entry in entries if (person := as_person(entry, section.heading))]
            if len(people) == len(entries):
                self.people += people
                self._record_people(section, [line])
            else:
                rest.append(line)
        return rest

    def _record_people(self, section: Section, lines: Iterable[Line]) -> None:
        for line in lines:
            self.record(section.number, "person", line)

    def _miss_links(self, section: Section, lines: Sequence[Line]) -> None:
        """Say where a text speaks of links that are lost."""
        text = " ".join(line.text for line in lines)
        if section.topic == "documents" and _SPEAKS_OF_LINKS.search(text) and not _ADDRESS.search(text):
            line = lines[0]
            self.table.report("links-lost", Place(self.file, row=line.position, cell=line.locator), section.heading)


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines, those joined that go on with the sentence above in small letters."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (before and line.may_go_on and not line.depth and line.text[:1].islower()
                and not before.text.endswith((".", ":", ";"))):
            joined[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            joined.append(line)
    return joined
