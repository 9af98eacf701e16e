"""Lists of participants: lines that name who has a part in the session, and a table by organization.

The organization stands once for all its people; a row with nothing but an organization divides the table, and names
the part of those below it.
"""

import re
from dataclasses import dataclass, field

from toolkit.sources.session_conclusions.lines import Form, Line, cells_of
from toolkit.sources.session_conclusions.record import Record
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.narrative import Person

_ROLE_LINE = re.compile(r"(?P<role>[^\W\d_][\w /-]{1,40}):\s+(?P<rest>\S.*)")
_HONORIFIC = re.compile(r"(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Sir|Dame|Amb|H\.E|M|Mme|Mlle|Sr|Sra|Srta|г-н|г-жа)\b\.?\s",
                        re.IGNORECASE)
_NAME = re.compile(rf"(?:(?i:{_HONORIFIC.pattern}))?[^\W\d_a-zà-ÿа-я][\w.'’-]*\s+[^\W\d_a-zà-ÿа-я]")


@dataclass(slots=True)
class PeopleList:
    """One list as it is read.

    Attributes:
        name: What the register calls it.
        header: The heading row of its table, folded; "" before the table.
        organization: Of the rows above.
        role: What the last dividing row says.
    """

    name: str
    header: tuple[str, ...] = field(default=())
    organization: str = ""
    role: str = ""


def is_role_line(line: Line) -> bool:
    """Whether a line names somebody's part in the session, and who it is."""
    found = _ROLE_LINE.fullmatch(line.text) if line.form is Form.PLAIN else None
    return found is not None and _NAME.match(found["rest"]) is not None


def read_role_line(line: Line, people: PeopleList, record: Record) -> None:
    """Take in a line such as “Chair: Ms. A. Person, Director, Ministry of Hills”."""
    found = _ROLE_LINE.fullmatch(line.text)
    if found is None:
        return
    name, _, rest = found["rest"].partition(", ")
    title, _, organization = rest.rpartition(", ")
    record.meet(line, Person(people.name, organization, name, title, found["role"]))
    record.keep(line, "person")


def read_row(line: Line, people: PeopleList, record: Record) -> None:
    """Take in a row of the table: somebody, several people of an organization, a divider or the heading row."""
    cells = [cell.strip() for cell in cells_of(line)]
    folded = tuple(fold(cell) for cell in cells)
    filled = [cell for cell in cells if cell]
    if folded == people.header or (not people.header and _is_header(cells)):
        people.header = folded
        record.leave_out([line])
        return
    people.header = people.header or ("",)
    if len(filled) == 1 and cells[0]:
        people.organization, people.role = "", cells[0].rstrip(": ")
        record.keep(line, "person")
        return
    people.organization = " ".join(cells[0].split()) or people.organization
    for words in " ".join(filled[1 if cells[0] else 0:]).split("\n"):
        name, _, title = words.strip().partition(", ")
        if name:
            record.meet(line, Person(people.name, people.organization, name.rstrip(","), title, people.role))
    record.keep(line, "person")


def _is_header(cells: list[str]) -> bool:
    """Whether the first row of a table names its columns: no person, and nothing after a comma."""
    return all(cells) and "," not in cells[-1] and not _HONORIFIC.match(cells[-1])
