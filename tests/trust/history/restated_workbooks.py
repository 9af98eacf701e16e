"""What is issued to a unit, and what is read of its return, stated a second time over plain dictionaries.

It goes with `restated.py`, and shares no code with the toolkit either.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tests.trust.restated import OWN, Book, Cell, Held, Line, Values, parts
from tests.trust.restated_dates import decide_dates, shown_in_workbook

SHARED = ("status", "completed", "revised_deadline", "revision_reason", "continuing", "own_2", "own_3", "own_6")
REQUIRED = ("own_2", "own_4", "own_6", "own_7")
"""Columns of the organization that must not be left empty."""
KEYS = (*SHARED, *OWN)
"""The columns of the answers that histories are about."""
REQUEST = "request_update"
"""The column in which the centre requests an update."""
SPLIT, SUPERSEDED = "split_from", "superseded_by"
"""The columns in which the centre says what an action is a part of, and what is done in its place."""
FINAL = ("implemented", "superseded", "closed_not_implemented", "no_longer_applicable")
CLAIMS = ("implemented", "closed_not_implemented", "no_longer_applicable")
ERROR = "#REF!"
"""Stands in a cell that holds an error instead of an answer."""
Typed = Mapping[tuple[str, str], str]
"""(ref, column) -> what a unit typed, as plain text."""


@dataclass(frozen=True)
class Workbook:
    """A workbook that was issued.

    Attributes:
        book: Which.
        as_of: Of its round.
        answers_all: By ref, whether the unit answers all columns, not only comment and evidence.
        due: By ref, the due date that it shows.
        values: What stands in its cells.
        refused: The actions whose claims it shows as not accepted.
    """

    book: Book
    as_of: str
    answers_all: dict[str, bool]
    due: dict[str, str]
    values: Values
    refused: frozenset[str] = frozenset()


def issue(
    held: Held, before: Collection[Workbook], round_name: str, as_of: str, units: Collection[str], joint: bool,
    verifies: bool = False,
) -> dict[str, Workbook]:
    """Issue to units, and let the register know it: by unit, its workbook. Without units, to all that have a part.

    Args:
        held: The register.
        before: All workbooks that were issued before.
        round_name: The round, which the register knows.
        as_of: Of the round.
        units: To whom, or nobody.
        joint: Whether every unit answers whatever it has a part in.
        verifies: Whether the centre checks claims.
    """
    roles = {ref: parts(held, ref, as_of) for ref in held.parties if is_asked(held, before, round_name, ref, verifies)}
    asked = {unit for shares in roles.values() for unit in shares}
    issued = {}
    to = sorted(asked.intersection(units) if units else asked)
    if to:
        decide_dates(held)
    for unit in to:
        version = 1 + sum(book[:2] == (round_name, unit) for book in held.issued)
        own = {ref: shares[unit] for ref, shares in roles.items() if unit in shares}
        values = {cell: value for cell in (Cell(ref, key) for ref in own for key in SHARED)
                  if (value := held.register.get(cell, ""))}
        for ref, waits in ((ref, shown_in_workbook(held, ref)) for ref, part in own.items() if joint or part == "lead"):
            if waits:
                both = {Cell(ref, "revised_deadline"): waits.day, Cell(ref, "revision_reason"): waits.reason}
                values = {cell: value for cell, value in (values | both).items() if value}
        for cell in (Cell(ref, key, unit, round_name) for ref in own for key in OWN):
            # What is said of a round begins empty; evidence, and the columns of the organization, stay what they were.
            of_round = cell.column in ("comment", "still_so")
            if value := held.register.get(cell, "") if of_round else latest(held, cell):
                values[cell] = value
        book = Book(round_name, unit, version)
        issued[unit] = Workbook(book, as_of, {ref: joint or part == "lead" for ref, part in own.items()},
                                {ref: held.register.get(Cell(ref, "due_date"), "") for ref in own}, values,
                                frozenset(ref for ref in own if verifies and word(held, ref) == "not_accepted"))
        held.issued[book] = values
        held.answering[book] = {ref for ref, answers_all in issued[unit].answers_all.items() if answers_all}
        held.joint |= {book} if joint else set()
    _fulfil(held, round_name, {ref for one in issued.values() for ref in one.answers_all})
    return issued


def is_asked(held: Held, before: Collection[Workbook], round_name: str, ref: str, verifies: bool) -> bool:
    """Whether a round asks for an action: what is open, was when it was issued last and is not superseded, or is requested.

    Where the centre verifies, a claim that it did not accept is open, and one that it verified is not asked for again.
    """
    if held.register.get(Cell(ref, "status"), "") not in FINAL or held.register.get(Cell(ref, REQUEST)) == "yes":
        return True
    said = word(held, ref) if verifies else ""
    rounds = sorted({one.book.round for one in before if ref in one.answers_all}, key=held.rounds.index)
    last = [name for name in rounds if name != round_name][-1:]
    was_open = any(one.values.get(Cell(ref, "status"), "") not in FINAL or ref in one.refused
                   for one in before if [one.book.round] == last and ref in one.answers_all)
    if said == "not_accepted" or round_name in rounds:
        return True
    return was_open and said != "verified" and not held.register.get(Cell(ref, SUPERSEDED))


def word(held: Held, ref: str) -> str:
    """What the centre says of a claim; "" where there is none, or where it says so of a day before it was implemented."""
    status, done, day, said = (held.register.get(Cell(ref, key), "")
                               for key in ("status", "completed", "verified_on", "verification"))
    is_too_early = status == "implemented" and day and done > day
    return said if status in CLAIMS and not is_too_early else ""


def _fulfil(held: Held, round_name: str, refs: Collection[str]) -> None:
    """Take away the requests that workbooks fulfil."""
    for ref in refs:
        if held.register.get(Cell(ref, REQUEST)) == "yes":
            held.register[Cell(ref, REQUEST)] = ""
            held.history.append(Line("issue", round_name, ref, REQUEST, True, "yes", ""))


def latest(held: Held, cell: Cell) -> str:
    """What a unit gave last up to a round; what it wrote before any round stands under no round."""
    said = ""
    for name in ("", *held.rounds[:held.rounds.index(cell.round) + 1]):
        said = held.register.get(cell._replace(round=name), said)
    return said


def read(workbook: Workbook, typed: Typed, drop: Collection[str]) -> tuple[Values, set[tuple[str, str, str]]]:
    """What may be merged of a return, and what is refused: the code, the ref, the column.

    Args:
        workbook: What was issued.
        typed: What the unit typed over it.
        drop: The columns that it deleted.
    """
    answers: Values = {}
    refused = set()
    for ref, answers_all in workbook.answers_all.items():
        row: dict[str, str] = {}
        for key in (key for key in KEYS if key not in drop and (answers_all or key in OWN)):
            cell = cell_of(workbook.book, ref, key)
            row[key] = typed.get((ref, key), workbook.values.get(cell, ""))
            if row[key] == ERROR:
                refused.add(("error-value", ref, key))
                del row[key]
            elif key in REQUIRED and not row[key]:
                refused.add(("own-missing", ref, key))
        if answers_all:
            for code, key in broken(row, workbook.due[ref], workbook.as_of):
                refused.add((code, ref, key))
                row.pop(key) if row[key] else None
        answers |= {cell_of(workbook.book, ref, key): value for key, value in row.items()}
    return answers, refused


def broken(row: Mapping[str, str], due: str, as_of: str) -> list[tuple[str, str]]:
    """The contradictions that keep an answer of a row from being taken."""
    wrong = []
    if row.get("status") == "":
        wrong.append(("status-missing", "status"))
        if row.get("still_so"):
            wrong.append(("still-so-without-answer", "still_so"))
    if row.get("completed", "") > as_of:
        wrong.append(("date-after-as-of", "completed"))
    if row.get("revised_deadline", "") and due and row["revised_deadline"] <= due:
        wrong.append(("revised-not-later", "revised_deadline"))
    return wrong


def cell_of(book: Book, ref: str, key: str) -> Cell:
    """The cell of the register that an answer goes to."""
    return Cell(ref, key, book.unit, book.round) if key in OWN else Cell(ref, key)


def heard(held: Held, workbooks: Mapping[Book, Workbook], round_name: str) -> dict[str, tuple[dict[str, str], str]]:
    """By ref, what a round heard of an action from each unit that it asked, and the round that answered it last."""
    told: dict[str, tuple[dict[str, str], str]] = {}
    until = held.rounds[:held.rounds.index(round_name) + 1]
    for ref in held.parties:
        units: dict[str, str] = {}
        for unit in {book.unit for book in workbooks if book.round == round_name}:
            books = sorted(book for book in workbooks if book[:2] == (round_name, unit))
            asking = [book for book in books if (book in held.back or book == books[-1]) and ref in workbooks[book].answers_all]
            if asking:
                units[unit] = ("answered" if has_answered(held, unit, ref, round_name)
                               else "left" if held.back.intersection(asking) else "not_returned")
        back = {unit for unit, state in units.items() if state != "not_returned"}
        answered = [name for name in until if any(has_answered(held, unit, ref, name) for unit in (*held.units, "CENTRE"))]
        told[ref] = ({unit: state for unit, state in units.items() if unit in back or not back & successors(held, unit)},
                     (answered or [""])[-1])
    return told


def has_answered(held: Held, unit: str, ref: str, round_name: str) -> bool:
    """Whether what a unit said last of an action in a round is not what was issued to it, or a row of comments says so."""
    said = any(value != held.issued[book].get(cell, "") for book, values in held.said.items() if book[:2] == (round_name, unit)
               for cell, value in values.items() if cell.ref == ref)
    return said or bool(held.register.get(Cell(ref, "comment", unit, round_name))) or (
        held.register.get(Cell(ref, "still_so", unit, round_name)) == "yes")


def successors(held: Held, unit: str, met: frozenset[str] = frozenset()) -> set[str]:
    """All that replaces a unit, and what replaces that."""
    after = {one for one in held.units.get(unit, {}).get("replaced_by", "").split(", ") if one} - met
    return after.union(*(successors(held, one, met | after) for one in after))
