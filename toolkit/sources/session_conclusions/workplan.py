"""A workplan in an annex: areas with an objective and actions, whose numbers may run on from one area to the next.

An area is known by its form: a numbered heading with actions below it whose numbers have several parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.sources.session_conclusions.lines import Form, Line
from toolkit.sources.session_conclusions.record import Record
from toolkit.tracker.record.codes import RecommendationKind

_LONGEST_LABEL = 3
"""The most words of a label that has no colon."""


@dataclass(slots=True)
class Area:
    """One area of a workplan.

    Attributes:
        annex: The number of its annex, which keeps its numbers apart from all others.
        number: Of the area, with that of its annex.
        refs: The actions read so far.
    """

    annex: str
    number: str = ""
    refs: list[str] = field(default_factory=list)

    def begin(self, line: Line, record: Record) -> None:
        """Take in its heading."""
        self.number = record.recommend(line, f"{self.annex}-{line.number}", RecommendationKind.PRIORITY_AREA, line.text)
        record.contribute(line, "area", number=self.number, level=2)

    def heading(self, line: Line, record: Record) -> None:
        """Take in a heading below it: a label, or the words of the objective set as a heading."""
        above = record.last
        awaited = above is not None and above.kind == "objective" and not above.text
        if line.text.endswith(":") or (len(line.text.split()) <= _LONGEST_LABEL and not awaited):
            record.contribute(line, "objective", number=self.number, heading=line.text, level=3)
        else:
            self._words(line, record)

    def text(self, line: Line, record: Record) -> None:
        """Take in what is neither: actions, their points, and the words of the objective."""
        if line.form is Form.PARTED:
            self._action(line, record)
        elif self.refs and line.form in (Form.LETTERED, Form.BULLET, Form.NUMBERED):
            record.extend(line, line.whole if line.form is not Form.BULLET else f"• {line.text}", "\n")
        elif self.refs:
            record.extend(line, line.whole)
        else:
            self._words(line, record)

    def _action(self, line: Line, record: Record) -> None:
        above = record.last
        if not self.refs and above is not None and above.kind == "objective" and not above.text:
            record.rename_last("actions")
        elif not self.refs:
            record.contribute(line, "actions", number=self.number, level=3)
        self.refs.append(record.act(line, f"{self.annex}-{line.number}", self.number, line.text))

    def _words(self, line: Line, record: Record) -> None:
        above = record.last
        if above is not None and above.kind == "objective":
            record.extend(line, line.whole or line.text)
        else:
            record.contribute(line, "text", text=line.whole or line.text)


def areas_of(lines: Sequence[Line]) -> dict[int, Area]:
    """The areas of workplans: the index of the heading of each."""
    areas: dict[int, Area] = {}
    annex, begun = "", -1
    for index, line in enumerate(lines):
        if line.is_annex:
            annex, begun = [*line.number.split(), "A"][1], -1
        elif line.is_section:
            annex, begun = "", -1
        elif annex and line.form is Form.HEADING and line.number.isdecimal():
            begun = index
        elif line.form is Form.PARTED and begun >= 0:
            areas.setdefault(begun, Area(annex))
    return areas
