"""What the lines of a session's conclusions mean where they stand: sections, paragraphs, decisions, annexes."""

import re
from collections.abc import Sequence

from toolkit.sources.session_conclusions.lines import Form, Line, cells_of, is_symbol
from toolkit.sources.session_conclusions.participants import PeopleList, is_role_line, read_role_line, read_row
from toolkit.sources.session_conclusions.record import Record
from toolkit.sources.session_conclusions.workplan import Area, areas_of
from toolkit.tracker.record.codes import RecommendationKind
from toolkit.tracker.wording.sentences import is_closed, stays_open

LONGEST_LEAD_IN = 15
"""The most words of the line before decisions that names who decided."""
_FARTHEST = 5
"""How far the number of a paragraph may be from the one before, where numbers are missing."""
_LONGEST_HEADING = 12
_PEOPLE_COLUMNS = 2


class Body:
    """Takes in one line after the other.

    Args:
        lines: All lines below the title.
        record: Where they go.
    """

    def __init__(self, lines: Sequence[Line], record: Record) -> None:
        self._lines = lines
        self._record = record
        self._areas = areas_of(lines)
        named = [line for line in lines if line.form is Form.HEADING]
        self._headings = {_words(words) for line in named for words in (line.text, f"{line.number} {line.text}")}
        self._annex = ""
        self._people: PeopleList | None = None
        self._area: Area | None = None
        self._paragraph = 0
        self._decision = ""
        self._point = ""
        self._point_depth = 0
        self._deciding: Line | None = None
        self._italics = False
        self._listing = False
        self.notes: list[Line] = []

    def read(self) -> None:
        """Take in all lines."""
        for index, line in enumerate(self._lines):
            following = next((other for other in self._lines[index + 1:] if other.form is not Form.RULE), None)
            if line.form in (Form.HEADING, Form.CONTENTS, Form.NOTE, Form.RULE, Form.TABLE):
                self._structure(index, line, following)
            else:
                self._text(line, following)

    def _structure(self, index: int, line: Line, following: Line | None) -> None:
        if line.form is Form.RULE:
            self._record.leave_out([line], told=False)
        elif line.form is Form.NOTE:
            self.notes.append(line)
        elif line.form is Form.CONTENTS:
            self._entry(index, line)
        elif line.form is Form.TABLE:
            self._row(line)
        elif following is None or following.form is not Form.CONTENTS or not _may_head_contents(line):
            self._heading(index, line, following)

    def _row(self, line: Line) -> None:
        """A row of a list of participants; any other table is kept as it reads."""
        cells = cells_of(line)
        if self._people is not None and sum(bool(cell.strip()) for cell in cells) <= _PEOPLE_COLUMNS:
            read_row(line, self._people, self._record)
        else:
            self._record.contribute(line, "table", text=" | ".join(" ".join(cell.split()) for cell in cells))

    def _entry(self, index: int, line: Line) -> None:
        """Leave a table of contents out, but for entries that name nothing in the document."""
        before = self._lines[index - 1] if index else None
        if before is None or before.form is not Form.CONTENTS:
            run = [before] if before is not None and _may_head_contents(before) else []
            for entry in self._lines[index:]:
                if entry.form is not Form.CONTENTS:
                    break
                run += [entry] if self._is_named(entry) else []
            self._record.leave_out(run)
        if not self._is_named(line):
            self._record.contribute(line, "contents", text=line.text)

    def _is_named(self, entry: Line) -> bool:
        words = _words(entry.text)
        return words in self._headings or words[:-1] in self._headings

    def _heading(self, index: int, line: Line, following: Line | None) -> None:
        self._deciding, self._decision, self._point, self._listing = None, "", "", False
        if line.is_annex or line.is_section:
            title = " – ".join(part for part in (line.number, line.text) if part)
            self._annex = title if line.is_annex else ""
            self._people = PeopleList(title) if line.is_annex else None
            self._area = None
            kind = "annex" if line.is_annex else "section"
            self._record.contribute(line, kind, number=line.number, heading=line.text)
        elif index in self._areas:
            self._area = self._areas[index]
            self._area.begin(line, self._record)
        elif self._area is not None and not line.number:
            self._area.heading(line, self._record)
        elif line.text.endswith(":") and following is not None and following.form is Form.BULLET:
            self._label(line)
        else:
            self._record.contribute(line, "heading", number=line.number, heading=line.text, level=2)

    def _label(self, line: Line) -> None:
        """The line above a list of documents."""
        self._listing = True
        self._record.contribute(line, "label", heading=line.text, level=2)

    def _text(self, line: Line, following: Line | None) -> None:
        if self._area is not None:
            self._area.text(line, self._record)
        elif self._people is not None and is_role_line(line):
            read_role_line(line, self._people, self._record)
        elif "table row" in line.row.style.casefold():
            self._record.contribute(line, "table", text=line.whole)
        elif line.form is Form.NUMBERED and self._is_paragraph(line):
            self._numbered(line)
        elif line.form is Form.LETTERED and self._point:
            self._lettered(line)
        elif line.form is Form.BULLET:
            self._bullet(line)
        else:
            self._plain(line, following)

    def _is_paragraph(self, line: Line) -> bool:
        return bool(self._annex) or 0 < int(line.number) - self._paragraph <= _FARTHEST

    def _numbered(self, line: Line) -> None:
        """A paragraph, or a decision below the line that leads to one."""
        lead_in, number = self._deciding, line.number
        if self._annex:
            number = f"{annex_key(self._annex)}-{number}"
        else:
            self._paragraph = int(number)
        self._listing, self._decision, self._point, self._point_depth = False, "", number, -1
        if lead_in is not None and (line.italic or not self._italics):
            self._decision = self._record.recommend(line, number, RecommendationKind.DECISION, line.text)
            self._record.contribute(line, "decision", number=self._decision, text=line.text)
            return
        self._deciding = None
        self._record.contribute(line, "paragraph", number=number, text=line.text)

    def _lettered(self, line: Line) -> None:
        """A point below a paragraph, or below another point; below a decision it is an action."""
        deeper = self._point_depth >= 0 and line.depth > self._point_depth
        if self._decision and not deeper:
            self._point_depth = line.depth
            self._record.act(line, f"{self._decision}.{line.number}", self._decision, line.text)
        elif self._decision:
            self._record.extend(line, f"({line.number}) {line.text}", "\n")
        else:
            self._point_depth = self._point_depth if deeper else line.depth
            base = self._point.split(".")[0] if not deeper else self._point
            number = f"{base}.{line.number}"
            self._point = self._point if deeper else number
            self._record.contribute(line, "point", number=number, level=3 if deeper else 2, text=line.text)

    def _bullet(self, line: Line) -> None:
        symbol, separator, title = line.text.partition(" – ")
        if self._listing and separator and is_symbol(symbol):
            self._record.contribute(line, "documentation", heading=symbol, level=2, text=title)
        elif self._listing:
            self._record.contribute(line, "documentation", level=2, text=line.text)
        elif self._decision:
            count = sum(action.recommendation == self._decision for action in self._record.register.actions.values())
            self._record.act(line, f"{self._decision}.{_letter(count)}", self._decision, line.text)
        else:
            self._record.contribute(line, "bullet", level=2, text=line.text)

    def _plain(self, line: Line, following: Line | None) -> None:
        if self._leads_to_decisions(line, following):
            self._deciding, self._listing = line, False
            self._italics = following is not None and following.italic
            self._record.contribute(line, "lead_in", text=line.text)
        elif line.text.endswith(":") and following is not None and following.form is Form.BULLET:
            self._label(line)
        elif self._goes_on(line):
            self._record.report("repaired-paragraph", line, line.whole)
            self._record.extend(line, line.whole)
        elif self._is_heading(line):
            self._record.contribute(line, "heading", heading=line.whole, level=2)
        else:
            self._listing, self._decision, self._point = False, "", ""
            self._record.contribute(line, "text", text=line.whole)

    def _leads_to_decisions(self, line: Line, following: Line | None) -> bool:
        return not self._annex and is_lead_in(line, following)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line of a text is the rest of the paragraph above, which a page break divides."""
        above = self._record.text_above
        if line.row.style or not above:
            return False
        return line.whole[:1].islower() or stays_open(above) or (line.form is not Form.PLAIN and not is_closed(above))

    def _is_heading(self, line: Line) -> bool:
        """Whether a line without markup is a heading: a few words that make no sentence."""
        if line.row.style.casefold() not in ("", "normal", "body text") or line.form is not Form.PLAIN:
            return False
        return len(line.whole.split()) <= _LONGEST_HEADING and line.whole[-1:] not in ".;,:?!"


def _may_head_contents(line: Line) -> bool:
    """Whether a line may be the heading of a table of contents: that of a section or an annex is not."""
    return line.form is Form.HEADING and not (line.is_section or line.is_annex)


def is_lead_in(line: Line, following: Line | None) -> bool:
    """Whether a line names who takes the decisions that follow it: short, ends in a colon, above a number."""
    return (line.form is Form.PLAIN and line.text.endswith(":") and following is not None
            and following.form is Form.NUMBERED and line.text[:1].isupper()
            and len(line.text.split()) <= LONGEST_LEAD_IN)


def annex_key(annex: str) -> str:
    """What the numbers of an annex are told apart by: `III` for Annex III; `A` for an annex without a number."""
    words: list[str] = re.split(r"\s+[–—]\s+", annex)[0].split()
    return words[1] if len(words) > 1 else "A"


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _letter(count: int) -> str:
    return chr(ord("a") + count % 26) * (count // 26 + 1)
