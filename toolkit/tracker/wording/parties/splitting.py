"""Where one name ends and the next begins, when nothing stands between them but “and” or a comma.

“Department of Fisheries, Oceans and Coasts” is one name, “Harbour Office, ABC and Anna Berg” are three. Capitals,
titles, head words (“Department”, “Head”), parallel structure and the other cells of the column decide; what does not
settle it leaves a doubt, whichever way it is read.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from toolkit.tracker.wording.parties.marks import AND, OR
from toolkit.tracker.wording.parties.nouns import NOUNS
from toolkit.tracker.wording.parties.peeling import bare
from toolkit.tracker.wording.parties.shapes import Shape, shape_of
from toolkit.tracker.wording.words import even, folded

_ANDS, _ORS = frozenset(map(folded, map(even, AND))), frozenset(map(folded, map(even, OR)))


def _in_capitals(texts: Sequence[str]) -> bool:
    """Whether all is written in capitals, so that they mark no abbreviation."""
    whole = " ".join(texts)
    return whole.isupper() and any(folded(word) in NOUNS for word in whole.split())


@dataclass(frozen=True, slots=True)
class Grouped:
    """Stretches put together to names.

    Attributes:
        groups: The first and last stretch of each name.
        doubtful: Whether that rests on “and” or a comma alone.
    """

    groups: tuple[tuple[int, int], ...]
    doubtful: bool = False


class Run:
    """Stretches with nothing but “and”, commas or strokes between them."""

    def __init__(self, texts: Sequence[str], cuts: Sequence[str], alone: Set[str]) -> None:
        self._texts = [bare(text) for text in texts]
        in_capitals = _in_capitals(texts)
        self._shapes = [shape_of(text.title() if in_capitals else text) for text in texts]
        self._alone = [folded(text) in alone for text in self._texts]
        self._ands = [folded(cut) in _ANDS for cut in cuts]
        self._ors = [folded(cut) in _ORS for cut in cuts]
        self._strokes = [cut == "/" for cut in cuts]
        self._cuts = list(cuts)
        self._has_evidence = alone

    def grouped(self) -> Grouped:
        """The names."""
        if self._is_inverted():
            return Grouped(((0, 1),))
        groups: list[tuple[int, int]] = []
        doubtful, place = False, 0
        while place < len(self._texts):
            end, asked = self._reach(place)
            doubtful = doubtful or asked
            if place and not self._parts_surely(groups[-1], place, end):
                doubtful = True
            groups.append((place, end))
            place = end + 1
        return Grouped(tuple(groups), doubtful)

    @property
    def is_surname_first(self) -> bool:
        """Whether it may be one person, the surname first: “Berg, Anna”."""
        short = all(shape.kind == "plain" and shape.words == 1 and not shape.topic for shape in self._shapes)
        return self._cuts == [","] and short

    @property
    def _is_plain_list(self) -> bool:
        """Whether it is a list of three or more short names: one name would have an “and” before its last part."""
        return len(self._texts) > 2 and set(self._cuts) == {","} and all(
            shape.kind == "plain" and shape.words < 3 for shape in self._shapes)

    def _is_inverted(self) -> bool:
        """Whether it is one person, the surname first, as another cell shows that has it the other way round."""
        return self._cuts == [","] and folded(f"{self._texts[1]} {self._texts[0]}") in self._has_evidence

    def _reach(self, place: int) -> tuple[int, bool]:
        """Where the name that begins at a stretch ends, and whether that is doubtful."""
        shape, last = self._shapes[place], len(self._texts) - 1
        if place == last or self._blocked(place):
            return place, False
        following = self._shapes[place + 1]
        if shape.kind == "person" and not self._ands[place] and following.kind == "post" and not self._alone[place + 1]:
            end, asked = self._reach(place + 1)
            return end, asked
        if shape.bare_post and not self._ands[place] and self._belongs_to_post(place + 1):
            return self._reach_of_post(place)
        if (shared := self._shared_head(place)) is not None:
            return shared, not any(self._shapes[at].topic for at in range(place, shared))
        if shape.heads and shape.kind in ("body", "post") and not self._alone[place]:
            return self._reach_of_head(place)
        if shape.kind == "plain" and shape.topic and following.kind == "plain" and following.topic and (
                self._ands[place] and not self._alone[place]):
            return place + 1, True
        return place, False

    def _blocked(self, place: int) -> bool:
        """Whether the next separator never stands within a name."""
        return self._ors[place] or self._strokes[place]

    def _belongs_to_post(self, place: int) -> bool:
        shape = self._shapes[place]
        return shape.kind in ("plain", "body", "acronym", "lower") and not self._alone[place]

    def _reach_of_post(self, place: int) -> tuple[int, bool]:
        """“Manager, Stores & Transport”: a post and what it is of, which may have an “and” in it."""
        end, asked = self._reach(place + 1)
        while end < len(self._texts) - 1 and self._ands[end] and self._shapes[end + 1].kind in ("plain", "lower") and (
                self._shapes[end].kind in ("plain", "lower")):
            end, asked = end + 1, False
        post, of = self._shapes[place], self._shapes[place + 1]
        if of.kind == "plain" and not any(self._alone[place + 1:end + 1]):
            asked = not (of.topic or of.words > 1 or end > place + 1)
        asked = asked or post.loose or post.several
        of_what, last = end, len(self._texts) - 1
        while (end < last and not self._ands[end] and not self._blocked(end)
               and self._belongs_to_post(end + 1) and self._shapes[end + 1].kind in ("plain", "body")):
            end, asked = end + 1, True
        if place == 0 and of.topic and end == last == of_what + 1 and self._shapes[end].kind == "body":
            asked = post.loose or post.several  # “Director, Stores and Transport, Harbour Office”
        return end, asked

    def _shared_head(self, place: int) -> int | None:
        """The stretch whose head word those before it share: “Tides, Lights and Moorings Division”."""
        end = place
        while end < len(self._texts) - 1 and self._shapes[end].kind == "plain" and not self._blocked(end) and (
                not self._alone[end]):
            if self._ands[end]:
                head = self._shapes[end + 1]
                of_post = head.kind == "post" and all(shape.topic for shape in self._shapes[place:end + 1])
                fits = (head.kind == "body" or of_post) and not (head.heads or head.several or head.articled)
                return end + 1 if fits and not self._alone[end + 1] else None
            end += 1
        return None

    def _reach_of_head(self, place: int) -> tuple[int, bool]:
        """“Department of Fisheries, Oceans and Coasts”, “Ministère de la pêche, de la mer et du littoral”."""
        end, closed = place, False
        while end < len(self._texts) - 1 and not self._blocked(end) and not self._alone[end + 1] and not closed:
            shape = self._shapes[end + 1]
            if end > place and self._shared_head(end + 1) is not None:
                break
            if not (shape.of or (shape.kind == "plain" and not shape.articled) or (
                    shape.kind == "lower" and self._in_small(place))):
                break
            closed = self._ands[end]
            end += 1
        all_of = end > place and all(self._shapes[at].of for at in range(place + 1, end + 1))
        return end, end > place and (self._shapes[place].several or not (closed or all_of))

    def _in_small(self, place: int) -> bool:
        """Whether what follows the head word is written small: “Ministry of agriculture, fisheries and food”."""
        return not any(map(str.isupper, self._texts[place][1:]))

    def _parts_surely(self, before: tuple[int, int], place: int, end: int) -> bool:
        """Whether two names next to each other are two without doubt."""
        one, other = self._shapes[before[1] if before[0] == before[1] else before[0]], self._shapes[place]
        at = place - 1
        if self._strokes[at]:
            return not (one.topic and one.kind in ("plain", "acronym") and other.kind in ("body", "post")
                        and not self._alone[at])
        known = self._alone[before[0]] and before[0] == before[1], self._alone[place] and place == end
        if all(known):
            return True
        if "none" in (one.kind, other.kind) or self._ors[at]:
            return "none" in (one.kind, other.kind) or {one.kind, other.kind} <= {"acronym", "address"}
        if self._is_plain_list:
            return True
        if any(shape.topic and not shape.stands and shape.kind != "post" for shape in (one, other)):
            return False
        if not (self._stands(before[0], one, known[0]) and self._stands(place, other, known[1])):
            return False
        return not self._may_belong(one, other, at, known)

    def _may_belong(self, one: Shape, other: Shape, at: int, known: tuple[bool, bool]) -> bool:
        """Whether what stands for itself may yet be part of the name before or after it."""
        if one.heads and other.kind == "person" and not other.titled and not known[1]:
            return True  # “Department of Fisheries and Blue Oceans”
        if self._ands[at] and other.kind == "body" and not other.heads and not other.articled and not known[0]:
            if one.kind == "person" and not one.titled:
                return True  # “Blue Growth and Coasts Unit”
            if one.kind == "acronym" and (one.topic or other.topic) and not other.several:
                return True  # “HR and Payroll Section”
        if self._ands[at]:
            return False
        if one.kind == "person" and other.kind in ("body", "person") and not other.titled and True not in known:
            return other.kind == "body" or len(self._texts) == 2  # “Anna Berg, Harbour Office”
        if one.kind == other.kind == "body" and True not in known and len(self._texts) == 2:
            return one.heads != other.heads or 0 < one.rank != other.rank > 0  # “Payroll Unit, Finance Division”
        return one.kind == "post" and other.kind == "body"  # “Head of Stores, Harbour Office”

    def _stands(self, place: int, shape: Shape, known: bool) -> bool:
        """Whether a stretch is a party by itself, or by the company that it keeps: “ABC, Lampco and DEF”."""
        if known or shape.stands or shape.kind == "post":
            return True
        beside = [self._shapes[at].kind for at in (place - 1, place + 1) if 0 <= at < len(self._shapes)]
        return shape.kind == "plain" and shape.words == 1 and not shape.topic and set(beside) <= {"acronym", "address"}
