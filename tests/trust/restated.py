"""The table of design section 6 stated a second time: slow, over plain dictionaries, one cell after the other.

It was first written from the design by somebody who had not seen the merge, and shares no code with it; where the two
differed, the design decided which of them was mended. The comments in `judge` and `settle` are the rows of the table.
Where the table says nothing, it is read so:

- Of two returns of one unit in a run, one that left the cell as it was says nothing of it.
- An answer that its unit gave before in the round and has since replaced waits, as an old file sent again would say it.
- What waits for a decision competes with what is said later; a unit's own waiting answer gives way to its later one,
  but not to one for an earlier round that comes late.
- All that is said of a cell in one run counts at once. Where it agrees, it is taken if anybody who says so may.
- A decision for an answer makes it what its unit said last; any other decision is a change by somebody else.
- An emptied answer is asked for again, with `--accept-emptied`, by giving the last returns of the unit again.

- A unit that was replaced answers as long as the action names it, or whatever replaced it would be asked for it now.

- What the centre says of a claim is emptied when the claim changes; where it did not accept the claim, also when its
  lead unit says anything more of the action.

A comment, evidence, and what every unit fills in of the organization's columns belong to an action, a unit and a round.
Before the unit has sent one for a round, the register
holds what stands in its workbook. All other answers belong to the action, and all units and rounds share them.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class Cell(NamedTuple):
    """An answer in the register; `unit` and `round` say whose own it is, and are "" where it is shared."""

    ref: str
    column: str
    unit: str = ""
    round: str = ""


Values = dict[Cell, str]
"""Plain texts; "" is none."""
EXPLAINED = ("comment", "evidence")
"""What explains a claim that was not accepted."""
CLAIM = ("status", "completed", "closing_reason")
WORD = ("verification", "verified_by", "verified_on", "verification_reason")
"""What the centre says of a claim, who says it, for which day, and why."""
OWN = ("comment", "evidence", "still_so", "own_4", "own_5", "own_7")
"""What each unit says for itself; the last three are columns of the organization."""
KEEP = "Keep the register"
FIRST, LAST = "", "9"
"""A day before and a day after all others."""


class Book(NamedTuple):
    """A workbook that was issued."""

    round: str
    unit: str
    version: int = 1


class Return(NamedTuple):
    """A workbook that came back.

    Attributes:
        book: Which.
        name: Of the file.
        bytes: Stands for its bytes; files of different names may have the same.
        answers: What stands in its cells. A column or row that is missing, and a cell with an error, has no entry.
    """

    book: Book
    name: str
    bytes: str
    answers: Values


class Claim(NamedTuple):
    """An answer that waits for a decision."""

    round: str
    unit: str
    name: str
    value: str


class Line(NamedTuple):
    """A line of the history; `taken` says whether its value came into the register."""

    how: str
    round: str
    ref: str
    column: str
    taken: bool
    old: str
    new: str
    unit: str = ""
    name: str = ""
    by: str = ""


@dataclass
class Held:
    """The register, and what is known of its returns.

    Attributes:
        register: What it holds; an own cell only once its unit has sent something of that action for that round.
        parties: By ref, its lead units and its supporting units.
        rounds: By their as-of dates, earliest first.
        issued: What stands in each workbook.
        joint: The workbooks whose units answer whatever they have a part in.
        said: By workbook, what was said last where it changed something: the base of a second return is the first
            one. Of two returns in one run that differ it is the first by name, until a decision takes one of them.
        taken: By round, unit and cell, what the register last took from a return.
        given: By round, unit and cell, what was answered and was taken, withdrawn or decided on.
        waiting: By cell, the claims that wait for a decision, in the order of their options.
        runs: By round and unit, the bytes of its returns, run by run.
        history: All of it.
        told: What the last run told: the code, the return, the ref, the column.
        units: By code, what may change of a unit: name, aliases, replaced_by, until.
        back: The workbooks that came back.
        settings: What the organization said once.
        asked: The dates that units asked for, see `restated_dates.py`.
        wishes: What the returns of the last run asked for, by ref and unit.
        round: Of the last run.
        answering: By workbook, the actions whose status its unit answers.
    """

    register: Values
    parties: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    rounds: list[str] = field(default_factory=list)
    issued: dict[Book, Values] = field(default_factory=dict)
    joint: set[Book] = field(default_factory=set)
    said: dict[Book, Values] = field(default_factory=dict)
    taken: dict[tuple[str, str, Cell], str] = field(default_factory=dict)
    given: dict[tuple[str, str, Cell], set[str]] = field(default_factory=dict)
    waiting: dict[Cell, list[Claim]] = field(default_factory=dict)
    runs: dict[tuple[str, str], list[set[str]]] = field(default_factory=dict)
    history: list[Line] = field(default_factory=list)
    told: set[tuple[str, str, str, str]] = field(default_factory=set)
    units: dict[str, dict[str, str]] = field(default_factory=dict)
    back: set[Book] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=lambda: {"approve_deadlines": "no"})
    asked: list[Any] = field(default_factory=list)
    wishes: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    round: str = ""
    answering: dict[Book, set[str]] = field(default_factory=dict)

    def copy(self) -> "Held":
        """The same, of which nothing changes any more when this one does."""
        def apart(one: Any) -> Any:
            if isinstance(one, dict):
                return {key: apart(value) for key, value in one.items()}
            return [copy(value) for value in one] if isinstance(one, list) else copy(one)

        return Held(**{one.name: apart(getattr(self, one.name)) for one in fields(self)})


def consolidate(held: Held, round_name: str, returns: Iterable[Return], accept_emptied: bool = False) -> None:
    """One run. Cells do not look at each other, and the order of the returns does not matter."""
    from tests.trust.restated_dates import decide_dates, put, set_apart  # which states the dates over what stands here

    decide_dates(held)
    held.told, before, held.round = set(), len(held.history), round_name
    waited = {claim for claims in held.waiting.values() for claim in claims}
    runs = {unit: some for (name, unit), some in held.runs.items() if name == round_name}
    known = {one for some in runs.values() for returned in some for one in returned}
    new: dict[str, Return] = {}
    again: dict[str, Return] = {}
    for one in sorted(returns, key=lambda r: (r.book.unit, len(r.name), r.name)):  # whose bytes were taken in before changes nothing
        if one.bytes in known or one.bytes in new:
            again[one.bytes] = one
            held.told.add(("already-taken-in", one.name, "", ""))
        else:
            new[one.bytes] = one
    units = {one.book.unit for one in new.values()}
    last = [r for r in again.values() if r.book.unit in runs.keys() - units and r.bytes in runs[r.book.unit][-1]]
    complete = {unit for unit, some in runs.items() if some[-1] <= {r.bytes for r in last}} if accept_emptied else set()
    given = [*new.values(), *(r for r in last if r.book.unit in complete)]
    cells = sorted({cell for r in given for cell in r.answers})
    # its last returns say again only what all left empty
    filled = {cell: {r.book.unit for r in last if r.answers.get(cell)} for cell in cells}
    in_order = sorted(given, key=lambda r: (r.book.unit, r.name))
    apart = set_apart(held, in_order, {r.name for r in given if r.bytes not in new}, accept_emptied)
    heard: set[tuple[object, Cell]] = set()
    for cell in cells:
        heard |= judge(held, cell, [r for r in given if (r.bytes in new or r.book.unit not in filled[cell])
                                    and (r.name, cell) not in apart], accept_emptied)
    put(held, heard)
    decide_dates(held)  # what could not be applied before an answer of this run
    for unit in sorted(units):
        held.runs.setdefault((round_name, unit), []).append({r.bytes for r in new.values() if r.book.unit == unit})
    held.back |= {r.book for r in new.values()}
    changed = {line.name for line in held.history[before:] if line.taken and line.how == "return"}
    changed |= {claim.name for claims in held.waiting.values() for claim in claims if claim not in waited}
    held.told = {told for told in held.told if told[0] != "already-taken-in" or told[1] not in changed}


def judge(held: Held, cell: Cell, returns: list[Return], accept_emptied: bool) -> set[tuple[object, Cell]]:
    """All returns of one run, for one cell: the workbooks that said something new of it."""
    changed = []
    for one in sorted(returns, key=lambda r: (r.book.unit, len(r.name), r.name)):
        if cell not in one.answers:  # the column is missing; a cell with an error problem: no change
            continue
        value = one.answers[cell]
        if value == base_of(held, one.book, cell) and own_waiting(held, one.book, cell) <= {value}:
            continue  # unchanged: the register stays
        if cell.ref not in held.parties:
            tell(held, "action-gone", one, cell)
            continue
        changed.append(one)
    if not changed:
        return set()
    now, heard = current(held, cell, changed[0].book), []
    for one in changed:
        if one.answers[cell] == "" and (now or own_waiting(held, one.book, cell) or takes_date_away(held, one, cell)):
            if cell.column == "status":  # a status must be answered: that is an error in the return
                continue
            if not accept_emptied:  # a filled answer is now empty: a warning
                tell(held, "answer-emptied", one, cell)
                continue
        heard.append(one)
    settle(held, cell, now, [one for one in heard if one.answers[cell] or accept_emptied])
    for one in reversed(heard):
        held.said.setdefault(one.book, {})[cell] = one.answers[cell]
    return {(one.book, cell) for one in heard}


def takes_date_away(held: Held, one: Return, cell: Cell) -> bool:
    """Whether a return empties a cell of a new date, or its reason, that waits."""
    from tests.trust.restated_dates import DATE, REASON, waiting

    return cell.column in (DATE, REASON) and bool(base_of(held, one.book, cell) and waiting(held, cell.ref, one.book.unit))


def settle(held: Held, cell: Cell, now: str, heard: list[Return]) -> None:
    """What was changed: all that is said of the cell, in this run and still waiting, must agree to be taken."""
    from tests.trust.restated_dates import replaced_by

    if not heard:
        return
    replaced_by(held, cell, {one.book.unit for one in heard})
    claims = [Claim(one.book.round, one.book.unit, one.name, one.answers[cell]) for one in heard]
    waiting = held.waiting.get(cell, [])
    replaced = [old for old in waiting if any(old.unit == new.unit and not is_later(held, old, new) for new in claims)]
    others = [claim for claim in waiting if claim not in replaced]
    values = {claim.value for claim in others + claims}
    asks = {one.name: why_to_ask(held, one, cell) for one in heard}
    may = [one for one in heard if not asks[one.name] and now in expected(held, one.book, cell)]
    held.waiting.pop(cell, None)
    for old in replaced:
        if not any(claim.unit == old.unit and claim.value == old.value for claim in claims):
            write(held, cell, Line("return", old.round, cell.ref, cell.column, False, "", old.value, old.unit, old.name))
    if values == {now}:  # changed to the same: nothing to do
        return
    for one in heard:
        if asks[one.name]:
            tell(held, asks[one.name], one, cell)
    if len(values) == 1 and may:  # the register is unchanged, or holds what the unit said before: taken
        take(held, cell, now, may[0])
    else:  # two that differ in one run, or the register was changed by anybody else: a conflict, the register stays
        held.waiting[cell] = others + [claim for claim in claims if claim.value != now]


def take(held: Held, cell: Cell, now: str, one: Return) -> None:
    value, book = one.answers[cell], one.book
    if value == held.issued[book].get(cell, ""):
        tell(held, "answer-taken-back", one, cell)
    put(held, cell, value, book)
    held.taken[book.round, book.unit, cell] = value
    write(held, cell, Line("return", book.round, cell.ref, cell.column, True, now, value, book.unit, one.name))


def is_later_round(held: Held, round_name: str) -> bool:
    """Whether something was said for a later round than the one of this run."""
    return held.rounds.index(round_name) > held.rounds.index(held.round)


def is_later(held: Held, old: Claim, new: Claim) -> bool:
    """Whether what waits was said for a later round."""
    return held.rounds.index(old.round) > held.rounds.index(new.round)


def why_to_ask(held: Held, one: Return, cell: Cell) -> str:
    """What keeps an answer from being taken without a decision, whatever the register holds."""
    named, now = parts(held, cell.ref, FIRST), parts(held, cell.ref, LAST)
    own = {named.get(one.book.unit), *(now.get(unit) for unit in in_place_of(held, one.book.unit, LAST))} - {None}
    if cell.column not in OWN and not ("lead" in own or (own and one.book in held.joint)):
        return "handed-over"
    value = one.answers[cell]
    is_new = base_of(held, one.book, cell) == "" or value == held.issued[one.book].get(cell, "")
    is_repeated = not is_new and value in held.given.get((one.book.round, one.book.unit, cell), ())
    return "answer-repeated" if is_repeated else ""


def in_place_of(held: Held, unit: str, day: str) -> set[str]:
    """The units that stand in the place of one on a day; nothing is replaced in a circle."""
    said = held.units.get(unit, {})
    if not said.get("until") or day <= said["until"]:
        return {unit}
    return {one for after in said["replaced_by"].split(", ") if after for one in in_place_of(held, after, day)}


def parts(held: Held, ref: str, day: str) -> dict[str, str]:
    """Each unit's part in an action on a day; the centre leads where nobody does, or nobody knows which of several."""
    lead, support = ([places.pop() for unit in units if len(places := in_place_of(held, unit, day)) == 1]
                     for units in held.parties[ref])
    return dict.fromkeys(support, "support") | dict.fromkeys(lead or ("CENTRE",), "lead")


def current(held: Held, cell: Cell, book: Book) -> str:
    """What the register holds; what stands in the workbook, where a unit has sent nothing of its own yet."""
    return held.register.get(cell, held.issued[book].get(cell, "") if cell.unit else "")


def put(held: Held, cell: Cell, value: str, book: Book) -> None:
    if cell.unit:  # they get their row together
        for key in OWN:
            own = cell._replace(column=key)
            held.register[own] = current(held, own, book)
    held.register[cell] = value


def base_of(held: Held, book: Book, cell: Cell) -> str:
    """What an answer is held against."""
    return held.said.get(book, {}).get(cell, held.issued[book].get(cell, ""))


def own_waiting(held: Held, book: Book, cell: Cell) -> set[str]:
    """What the unit said before in the round and nobody has decided on."""
    return {c.value for c in held.waiting.get(cell, []) if (c.round, c.unit) == (book.round, book.unit)}


def expected(held: Held, book: Book, cell: Cell) -> set[str]:
    """What the register may hold if nobody else changed it.

    That is what the unit said before; where that still waits, what the register took from it last, or what was issued.
    """
    if own_waiting(held, book, cell):
        return {held.taken.get((book.round, book.unit, cell), held.issued[book].get(cell, ""))}
    said = {values[cell] for other, values in held.said.items() if other[:2] == book[:2] and cell in values}
    return {base_of(held, book, cell)} | said


def decide(held: Held, cell: Cell, word: str | Claim, by: str = "") -> None:
    """Apply a decision on a conflict: for a claim, for what the register holds, or for a value that is typed."""
    first = held.waiting[cell][0]
    chosen = word if isinstance(word, Claim) else None
    book = max((b for b in held.issued if b[:2] == (first.round, first.unit)), key=lambda b: b.version)
    now = current(held, cell, book)
    value = chosen.value if chosen else now if word == KEEP else str(word)
    source = chosen or Claim(first.round, cell.unit, "", "")
    if value != now:
        put(held, cell, value, book)
    write(held, cell, Line("decision", source.round, cell.ref, cell.column, True, now, value, source.unit, source.name, by))
    for claim in held.waiting.pop(cell):
        if claim != chosen and claim.value != value:
            write(held, cell, Line(
                "decision", claim.round, cell.ref, cell.column, False, "", claim.value, claim.unit, claim.name, by))
    for said_in, said in held.said.items():
        if chosen and said_in[:2] == (chosen.round, chosen.unit) and cell in said:
            said[cell] = value


def answered_anew(held: Held, since: int) -> None:
    """Empty what the centre said of claims that are answered anew in the history from a line on."""
    lines = [line for line in held.history[since:] if line.how in ("return", "decision") and line.taken]
    order = (*CLAIM, *EXPLAINED)
    for line in sorted((line for line in lines if line.column in order),
                       key=lambda line: order.index(line.column)):
        words = [Cell(line.ref, key) for key in WORD]
        leads = any(line.ref in refs for book, refs in held.answering.items() if book[:2] == (line.round, line.unit))
        is_more = line.column in EXPLAINED and leads and held.register.get(words[0]) == "not_accepted"
        if line.old != line.new and held.register.get(words[0]) and (line.column in CLAIM or is_more):
            held.history += [line._replace(how="answered", column=word.column, old=held.register[word], new="")
                             for word in words if held.register.get(word)]
            held.register |= dict.fromkeys(words, "")


def write(held: Held, cell: Cell, line: Line) -> None:
    """Add to the history; it knows what each unit has answered."""
    held.history.append(line)
    if line.name:
        held.given.setdefault((line.round, line.unit, cell), set()).add(line.new)


def tell(held: Held, code: str, one: Return, cell: Cell) -> None:
    held.told.add((code, one.name, cell.ref, cell.column))
