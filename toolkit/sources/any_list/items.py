"""Items: numbered recommendations with labelled lines below, actions of minutes, and items that ask for something."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.sources.any_list.lines import Label, Line, label_of
from toolkit.sources.any_table.context import COUNTED, NUMBERED
from toolkit.sources.any_table.forms import is_own
from toolkit.sources.any_table.grid import Record, sheet_of
from toolkit.sources.documents.workbook_cells import Aside, Sheet
from toolkit.sources.spreadsheet.entries import OF_RECOMMENDATION
from toolkit.sources.spreadsheet.headings import read_heading
from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.deadline_words import YEARLESS
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.words import even

_HEADS_A_LIST = re.compile(
    r"recommend|recommand|recomend|рекоменд|action|acci[oó]n|действи|мероприят|decision|décision|decisi[oó]n|acuerdo|"
    r"решени|conclusion|conclusión|заключени|вывод", re.IGNORECASE)
_HEADS_ACTIONS = re.compile(r"action|acci[oó]n|действи|мероприят|to.?dos?\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?<!\w)(?:should|shall|must|needs? to|requests?|invites?|recommends?|urges?|encourages?|calls? (?:up)?on|"
    r"devrai(?:t|ent)|doi(?:t|vent)|il convient|invite(?:nt)?|prie|recommande(?:nt)?|demande(?:nt)?|"
    r"deber[ií]an?|deben?|se recomienda|recomiendan?|insta|invitan?|pide|solicita|"
    r"следует|долж(?:ен|на|но|ны)|необходимо|рекомендует\w*|просит|предлагает\w*)(?!\w)", re.IGNORECASE)
_LONGEST_HEADING = 80
_WHO_AND_WHEN = re.compile(r"(?P<text>.*\S)\s*[(\[](?P<inner>[^()\[\]]{3,120})[)\]]\.?"
                           r"(?:\s*[–—:-]\s*(?P<state>[^\W\d_][^()\[\]]{1,30}))?", re.DOTALL)
_PARTS = re.compile(r"\s*[,;–—]\s+")
_FEW_WORDS = 3
"""How many words may stand beside a date."""
_FOLLOWS_UP = frozenset({"text", "response", "acceptance", "responsible", "lead", "deadline", "due_date", "status"})


@dataclass(slots=True)
class Item:
    """A recommendation, or what stands for one, with what is said of it.

    Attributes:
        number: As written.
        asked: Its words; empty for actions that belong to none.
        is_said: Whether it is called a recommendation or decision.
        below: The heading that it stands below, if that heads a list.
        box: The box to tick that it begins with.
        said: Column key -> what is said of the recommendation.
        actions: Column key -> what is said of each action.
    """

    number: str = ""
    asked: list[Aside] = field(default_factory=list)
    is_said: bool = False
    below: str = ""
    box: str = ""
    said: dict[str, list[Aside]] = field(default_factory=dict)
    actions: list[dict[str, list[Aside]]] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Whether it asks for something, and is no mere point of an agenda."""
        return bool(self.asked) and not self.is_action and (
            self.is_said or bool(self.said) or self.is_bare or bool(self.below and self.actions))

    @property
    def is_action(self) -> bool:
        """Whether it is an action itself: who and when stand below it or at its end, and no other action does."""
        if self.is_said or self.said or not self.asked or any("text" in action for action in self.actions):
            return False
        if self.box:
            return True
        heads_actions = _HEADS_ACTIONS.search(self.below) is not None
        if self.actions:
            return heads_actions or not self.below
        return heads_actions and len(_with_who_and_when({"text": self.asked})) > 1

    @property
    def is_bare(self) -> bool:
        """Whether only its heading and its words say that it is a recommendation."""
        words = " ".join(piece.text for piece in self.asked)
        return bool(words) and not (self.said or self.actions or self.is_action) and (
            self.is_said or bool(self.below and _ASKS.search(words)))


class Found(NamedTuple):
    """The lists of a document.

    Attributes:
        sheets: Its recommendations with their actions, and its other actions; none where it has none.
        others: The lines that belong to none.
        labelled: How many items have labelled lines.
        bare: Heading -> the places of items that only look like recommendations.
    """

    sheets: Sequence[Sheet]
    others: list[Line]
    labelled: int
    bare: dict[str, list[str]]


def read_items(lines: Sequence[Line]) -> Found:
    """The items of a document as a sheet, with a row for each action."""
    reader = _Reader()
    for line in lines:
        reader.take(line)
    items = [item for item in reader.items if item.is_asked or item.is_action or any(item.actions)]
    labelled = sum(max(len(item.actions), bool(item.said), item.is_action) for item in items)
    bare: dict[str, list[str]] = {}
    for item in items:
        if item.is_bare:
            bare.setdefault(item.below or item.number, []).append(item.asked[0].place)
    language = next((one for one, _ in Counter(reader.languages).most_common(1)), "en")
    taken, sheets = set(reader.places), list[Sheet]()
    for name, of_asked in (("list", True), ("actions", False)):
        records = [record for item in items if item.is_asked is of_asked for record in _records(item)]
        records = [record for record in records if any(record.values())]
        taken |= {piece.place for record in records for pieces in record.values() for piece in pieces}
        sheets += [sheet_of(name, records, reader.headings, language)] if records else []
    return Found(sheets, [line for line in lines if line.place not in taken], labelled, bare)


class _Reader:
    """Takes one line after the other."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.headings: dict[str, Aside] = {}
        self.places: set[str] = set()
        self.languages: list[str] = []
        self._below = ""
        self._is_over = False
        self._last: list[Aside] | None = None

    def take(self, line: Line) -> None:
        """Take a line: as the beginning of an item, as something that is said of one, or as neither."""
        numbered = NUMBERED.match(line.text) or COUNTED.match(f"{line.mark} {line.text}")
        label = label_of(line)
        if numbered:
            self._begin(line, numbered["number"], numbered["text"] or "", is_said=True)
        elif label and label.key == "recommendation":
            self._label(line, label)
            self._begin(line, label.number, label.words, is_said=True)
            self._below = self._below if label.words else line.text.strip(" :")
        elif label and label.key and (label.key in _FOLLOWS_UP or self.items):
            self._label(line, label)
            self._say(line, label)
        elif line.mark and not line.is_heading:
            self._begin(line, "" if line.is_bullet else line.mark.strip("()."), line.text, is_said=False)
        elif self._last is not None and not line.is_heading and (line.follows or not self._last):
            self._last.append(Aside(line.text, line.place))
        else:
            self._head(line)

    def _head(self, line: Line) -> None:
        """A line that belongs to no item: it may head a list, and ends the one before."""
        is_short = len(line.text) <= _LONGEST_HEADING and not line.text.endswith((".", ";", ","))
        heads = _HEADS_A_LIST.search(line.text) is not None
        if (line.is_heading or is_short) and (heads or not line.text.endswith(":")):
            self._below = line.text if heads else ""
        self._is_over = self._is_over or (line.is_heading and not heads)
        self._last = None

    def _begin(self, line: Line, number: str, words: str, *, is_said: bool) -> None:
        item = Item(number, [Aside(words, line.place)] if words else [], is_said, self._below, line.box)
        self.items.append(item)
        self._is_over = False
        self._last = item.asked

    def _label(self, line: Line, label: Label) -> None:
        self.headings.setdefault(label.key, Aside("" if is_own(label.text) else label.text, line.place))
        match = read_heading(label.text)
        if match and match.language:
            self.languages.append(match.language)

    def _say(self, line: Line, label: Label) -> None:
        """What a labelled line says: of the recommendation above, of the last action, or of a new one."""
        if not self.items or self._is_over or (label.key == "text" and self._is_apart(line)):
            self.items.append(Item(below=self._below))
            self._is_over = False
        item = self.items[-1]
        if label.key in OF_RECOMMENDATION:
            held = item.said
        else:
            if not item.actions or (label.key == "text" and "text" in item.actions[-1]):
                item.actions.append({})
            held = item.actions[-1]
        self.places.add(line.place)
        pieces = held.setdefault(label.key, [])
        if label.number and label.key == "text":
            held.setdefault("ref", []).append(Aside(label.number, line.place))
        if label.words:
            pieces.append(Aside(label.words, line.place))
        elif label.key == "text":
            self._below = line.text.strip(" :")
        self._last = pieces

    def _is_apart(self, line: Line) -> bool:
        """Whether an action with a bullet of its own belongs to no item above, as in minutes."""
        return bool(line.mark) and not self.items[-1].is_said and bool(self.items[-1].actions)


def _records(item: Item) -> Iterator[Record]:
    """The rows of an item: one for each action, the first with what is said of the recommendation."""
    number = [Aside(item.number, piece.place) for piece in item.asked[:1] if item.number]
    own = {"text": item.asked, "ref": number}
    own |= {"status": [Aside(item.box, piece.place) for piece in item.asked[:1]]} if item.box else {}
    held = [own | (item.actions or [{}])[0], *item.actions[1:]] if item.is_action else item.actions
    actions = [_with_who_and_when(action) for action in held] or [{}]
    for index, action in enumerate(actions):
        record: dict[str, list[Aside]] = {"text": []} if item.is_asked else {}
        if not index and item.is_asked:
            record["number"] = number
            record["recommendation"] = item.asked
            record |= item.said
        yield record | action


def _with_who_and_when(action: dict[str, list[Aside]]) -> dict[str, list[Aside]]:
    """An action with who does it by when, as minutes say at its end: “Tar the boats (Boat House, by 3 March 2025)”."""
    pieces = action.get("text", [])
    match = _WHO_AND_WHEN.fullmatch(pieces[-1].text) if pieces else None
    if match is None or action.keys() & {"responsible", "lead", "deadline", "due_date"}:
        return action
    parts, state = _PARTS.split(match["inner"]), match["state"] or ""
    when = [part for part in parts if _is_when(part, is_last=part is parts[-1] and len(parts) > 1)]
    who = [part for part in parts if part not in when]
    if len(when) != 1 or len(who) > 2 or (state and ("status" in action or not _is_state(state))):
        return action
    place = pieces[-1].place
    told = {"text": [*pieces[:-1], Aside(match["text"], place)], "deadline": [Aside(when[0], place)]}
    told |= {"responsible": [Aside("; ".join(who), place)]} if who else {}
    return action | told | ({"status": [Aside(state, place)]} if state else {})


def _is_state(words: str) -> bool:
    """Whether words say how far an action is, or that it is closed."""
    read = read_status(words)
    return read.status is not Status.NOT_REPORTED or any(doubt.code == "status-closed" for doubt in read.doubts)


def _is_when(part: str, *, is_last: bool) -> bool:
    """Whether a part says by when: surely, or behind who does it with a day in it, or without its year."""
    read = read_deadline(part)
    if read.sure and (read.due or is_last):
        return True
    return is_last and (YEARLESS.fullmatch(even(part)) is not None or (
        read.due is not None and len(read.rest.split()) <= _FEW_WORDS))
