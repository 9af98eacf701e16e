"""Key actions: from a table of their own, or from lines whose columns have lost their separators.

Such a line reads “1.1 text units deadline status comment”. A deadline that is followed by a status word is where it is
anchored; what stands before the deadline ends with the longest list of units, and the rest of it is the action.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from toolkit.sources.documents.reading import Row
from toolkit.sources.management_response.labelled import is_above_actions, table_keys
from toolkit.sources.register.entries import Piece, TableRow
from toolkit.sources.register.unit_lists import gather_units
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.sentences import has_finite_verb
from toolkit.tracker.wording.states.table import states_at
from toolkit.tracker.wording.unit_index import NameLists
from toolkit.tracker.wording.units import UnitNames
from toolkit.tracker.wording.words import even, one_of, one_spaced

CELLS = ("text", "responsible", "deadline", "status", "comment")
"""The cells of a key action, in the order of the columns."""
WITHOUT_DATE = ("ongoing", "on-going", "continuous", "tbc", "tbd", "to be confirmed", "to be determined", "asap", "n/a")
"""What may stand in a column of deadlines instead of a date."""
SHORT_NAME = 4
"""The most words without capitals that can be a name in a list of units."""

_BEHIND_STATUS = re.compile(r"[ :;,.-]*")
_WITHOUT_DATE = re.compile(rf"(?<!\S)(?:{one_of(WITHOUT_DATE)})(?= )", re.IGNORECASE)
_YEAR_AND_MONTH = re.compile(r"(?<!\S)(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?!\S)")
_REF = re.compile(r"(?P<ref>[a-z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(?P<text>\S.*)", re.IGNORECASE | re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"')\]]?\s+(?=[^\W\d_a-z])")
_MORE = re.compile(r"(?<!\w)(?:such as|including|namely) ", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_ABBREVIATED = re.compile(r"(?P<name>[^/,;|()]*[^/,;|()\s]) ?\((?P<code>[^\W\d_a-z]{2,8})\)")
_CAPITALS = re.compile(r"[^\W\d_a-zà-ÿа-я][\w'’-]*(?: (?:(?:of|for|the|and) )*[^\W\d_a-zà-ÿа-я][\w'’-]*)*")


@dataclass(slots=True)
class KeyAction:
    """A key action before its values are read.

    Attributes:
        ref: As written; "" where it has none.
        row: Where it begins.
        cells: Column key -> its words, piece by piece.
        whole: The lines that hold all columns at once, before they are read apart.
    """

    ref: str
    row: Row
    cells: dict[str, list[Piece]] = field(default_factory=dict)
    whole: list[Piece] = field(default_factory=list)

    def add(self, key: str, text: str, locator: str) -> None:
        """Append words to a cell."""
        if text.strip():
            self.cells.setdefault(key, []).append(Piece(text, locator))

    @property
    def text(self) -> str:
        """What the lines say that hold all columns at once."""
        return one_spaced(" ".join(piece.text for piece in self.whole))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A deadline with a status word after it, by their places in a line."""

    start: int
    end: int
    comment: int


@dataclass(slots=True)
class KeyActions:
    """What stands below the fields of a recommendation.

    Attributes:
        actions: The key actions.
        headings: The headings and captions above them.
        asides: Lines below a table that belong to no action.
    """

    actions: list[KeyAction] = field(default_factory=list)
    headings: list[Piece] = field(default_factory=list)
    asides: list[Row] = field(default_factory=list)


def read_rows(rows: Iterable[Row], number: str) -> KeyActions:
    """The key actions of one recommendation.

    Args:
        rows: All rows below the fields of the recommendation.
        number: Of the recommendation: a line begins an action when its reference belongs to it.
    """
    read = KeyActions()
    actions = read.actions
    keys: dict[int, str] = {}
    awaits_values = False
    for row in rows:
        found = table_keys(row)
        if found or is_above_actions(row):
            read.headings.append(Piece(row.text, row.locator))
            keys = found or keys
        elif len(row.cells) > 1 and keys:
            awaits_values = _take_row(row, keys, actions, awaits_values)
        elif actions and not actions[-1].whole:
            read.asides.append(row)
        else:
            _take_line(row, number, actions)
    if len(actions) > 1 and not actions[0].ref and actions[0].whole and not _anchor(actions[0].text, NameLists(())):
        above = actions.pop(0)
        read.headings += [*above.whole, *chain.from_iterable(above.cells.values())]
    return read


def _take_line(row: Row, number: str, actions: list[KeyAction]) -> None:
    """A line that holds all columns, or more of the one above."""
    line = "\n".join(row.cells).strip()
    match = _REF.fullmatch(line)
    own = match is not None and "." in match["ref"] and not match["text"][:1].islower()
    if match and own and (match["ref"].startswith(f"{number}.") or not actions):
        actions.append(KeyAction(match["ref"], row, {"ref": [Piece(match["ref"], row.locator)]},
                                 [Piece(match["text"], row.locator)]))
    elif actions:
        actions[-1].whole.append(Piece(line, row.locator))
    else:
        actions.append(KeyAction("", row, whole=[Piece(line, row.locator)]))


def _take_row(row: Row, keys: dict[int, str], actions: list[KeyAction], awaits_values: bool) -> bool:
    """A row of a table: an action's text over the whole width, its values, or both; whether its values come next."""
    filled = [index for index, cell in enumerate(row.cells) if cell.strip()]
    match = _REF.fullmatch(row.cells[0].strip())
    over_all = filled == [0] and not {"text", "number"} & set(keys.values())
    if over_all and (match or not awaits_values):
        actions.append(KeyAction(match["ref"] if match else "", row))
        actions[-1].add("ref", match["ref"] if match else "", row.locator)
        actions[-1].add("text", match["text"] if match else row.cells[0], row.locator)
        return True
    named: dict[str, str] = {}
    for index in filled:
        key = keys.get(index, "comment")
        named[key] = f"{named[key]}\n{row.cells[index]}" if key in named else row.cells[index]
    if "text" in named or "number" in named or not actions:
        match = _REF.fullmatch(named.get("text", ""))
        ref = named.pop("number", "").strip().rstrip(".") or (match["ref"] if match else "")
        actions.append(KeyAction(ref, row, {"ref": [Piece(ref, row.locator)]} if ref else {}))
        if match and match["ref"] == ref:
            named["text"] = match["text"]
    for key, text in named.items():
        actions[-1].add(key, text, row.locator)
    return False


def read_apart(action: KeyAction, lists: NameLists) -> bool:
    """Read the columns of a line apart into cells; whether that could be done."""
    text = action.text
    chosen = _anchor(text, lists)
    before = text[:chosen.start].rstrip() if chosen else text
    place = action.whole[0].locator if len(action.whole) == 1 else (
        f"{action.whole[0].locator}–{action.whole[-1].locator}")
    responsible = lists.at_end(before) if chosen else ""
    parts = [before[:len(before) - len(responsible)], responsible]
    if chosen:
        parts += [text[chosen.start:chosen.end], text[chosen.end:chosen.comment], text[chosen.comment:]]
    for key, part in zip(CELLS, parts, strict=False):
        action.add(key, part.strip(), place)
    return chosen is not None


def gather(actions: Sequence[KeyAction]) -> list[Unit]:
    """The units that key actions name, by the document's own words, in its order; from those that are sure first."""
    found = [_columns_before(action) for action in actions]
    lists = NameLists(_units([listed for listed, _ in found]))
    return _units([listed or _guessed(before, lists) for listed, before in found])


def _columns_before(action: KeyAction) -> tuple[str, str]:
    """The units of an action, where they are sure; and what stands before the deadline of a whole line."""
    if not action.whole:
        return one_spaced(" ".join(piece.text for piece in action.cells.get("responsible", []))), ""
    chosen = _anchor(action.text, NameLists(()))
    before = action.text[:chosen.start].rstrip() if chosen else ""
    tail = _SENTENCE_END.split(before)[-1]
    return tail if _is_list(tail) else "", before


def _units(listed: Sequence[str]) -> list[Unit]:
    """The units that lists name; an abbreviation in brackets is the code of the name before it."""
    plain = [_MORE.sub("", text) for text in listed]
    abbreviated = {match["code"]: match["name"] for text in plain for match in _ABBREVIATED.finditer(text)}
    units = [Unit(code, name, (code, f"{name} ({code})")) for code, name in abbreviated.items()]
    known = UnitNames(units)
    others = [party.name for text in plain for party in known.read(text).parties if not party.known]
    gathered = gather_units([TableRow({"responsible": name}, {}, "", 0) for name in others]).units
    return units + [unit for unit in gathered if unit.code not in abbreviated]


def _anchor(text: str, lists: NameLists) -> Anchor | None:
    """Where the deadline stands: the first with a status word after it and units before it, else the surest."""
    spans = [(found.start, found.end) for found in find_dates(text)]
    ends = dict(spans)
    spans += [match.span() for match in _WITHOUT_DATE.finditer(text) if _behind_status(text, match.end())]
    anchors = [Anchor(start, end, ends.get(behind, behind)) for start, end in sorted(spans)
               if start and (behind := _behind_status(text, end))]
    anchors += [Anchor(match.start(), match.end(), match.end()) for match in _YEAR_AND_MONTH.finditer(text)
                if match.start()]
    return next((found for found in anchors if lists.at_end(text[:found.start])), anchors[0] if anchors else None)


def _behind_status(text: str, at: int) -> int:
    """Where words go on behind a status word that stands at a place; 0 where none stands there."""
    at += len(text[at:]) - len(text[at:].lstrip())
    for end, state in states_at(even(text), at):
        if state.how in ("sure", "closed") and not text[end:end + 1].isalnum():
            behind = _BEHIND_STATUS.match(text, end)
            return behind.end() if behind else end
    return 0


def _is_list(tail: str) -> bool:
    """Whether words can only be names: the first in capitals, the others too or short; nothing is said of them."""
    parts = [name for part in re.split(r"[/,;]", _BRACKET.sub("", even(tail))) if (name := part.strip())]
    if not parts or has_finite_verb(tail) or not _CAPITALS.fullmatch(parts[0]):
        return False
    return all(_CAPITALS.fullmatch(part) or len(part.split()) <= SHORT_NAME for part in parts)


def _guessed(before: str, lists: NameLists) -> str:
    """The names that a text ends with where no list says which units there are: known ones, words with capitals."""
    known = lists.at_end(before)
    capitals = NameLists(Unit(name, name) for name in _CAPITALS.findall(even(before))).at_end(before)
    more = capitals.removesuffix(known).rstrip()
    return capitals if not known or more.endswith(("/", ",", ";")) else known
