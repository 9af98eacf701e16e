"""What a round heard of each action: that it was answered, left as it was, or not returned; as a whole and by unit.

An action is answered where at least one unit changed or confirmed an answer or a comment of it, whether or not the
answer still waits for a decision. It is left as it was where a workbook with it came back and nobody touched it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.tracker.judging.answering import after
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.codes import How, Reported, YesNo
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued
from toolkit.words import phrases
from toolkit.words.speaking import text

_ORDER = list(Reported)
_NOTHING: Mapping[str, str] = {}
MARKS = {"reported_in": phrases.REPORTED_IN, "reported_before": phrases.REPORTED_BEFORE}
"""The words that mark what another round than this has said; a house format may replace them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of one action in a round.

    Attributes:
        by_unit: Code of each unit that the round asked -> what it did.
        last: The round in which the action was answered last, up to this one; "" for none.
    """

    by_unit: Mapping[str, Reported]
    last: str = ""

    @property
    def state(self) -> Reported | None:
        """What the round heard from whoever said most; None where it asked nobody."""
        return min(self.by_unit.values(), key=_ORDER.index, default=None)

    @property
    def is_answered(self) -> bool:
        """Whether the round heard anything new."""
        return self.state is Reported.ANSWERED


def latest_issued(register: Register, as_of: date = date.max) -> str:
    """The name of the latest round by a date in which workbooks were issued; "" where there is none."""
    issued = {name for name, _ in register.issued}
    names = [name for name in register.rounds_by_date() if name in issued and register.is_by(name, as_of)]
    return names[-1] if names else ""


class RoundHeard:
    """What a round heard.

    Attributes:
        round: Its name; "" for none, in which nothing is known of any action.
        actions: Ref -> what is known of it, for each action of the register.
        confirmed: The refs of the answered ones whose units only confirmed what they had said before.
    """

    def __init__(self, register: Register, round_name: str) -> None:
        """Work it out from what was issued and returned, and from the comments."""
        self._register = register
        self.round = round_name
        changed = set(_changed(register))
        answered = self._answered = changed | set(_confirmed(register))
        last = self._answered_last(answered)
        asked: dict[str, dict[str, Reported]] = {}
        for unit, issued, is_back in self._workbooks():
            for ref in issued.roles:
                state = (Reported.ANSWERED if (ref, unit, round_name) in answered
                         else Reported.LEFT if is_back else Reported.NOT_RETURNED)
                units = asked.setdefault(ref, {})
                units[unit] = min(units.get(unit, state), state, key=_ORDER.index)
        self.actions = {ref: Heard(_of_those_who_answer(register, asked.get(ref, {})), last.get(ref, ""))
                        for ref in register.actions}
        new = {ref for ref, _, name in changed if name == round_name}
        self.confirmed = [ref for ref, heard in self.actions.items() if heard.is_answered and ref not in new]

    def told(self, comment: Comment) -> str:
        """A comment with its mark behind it, the last one of its unit."""
        return f"{comment.comment} {self.mark_of(comment)}".rstrip()

    def mark_of(self, comment: Comment, words: Mapping[str, str] | None = None) -> str:
        """What marks a comment that the round asked for, and that its unit neither wrote nor confirmed in it; else "".

        Args:
            comment: The last one of its unit.
            words: What a house format says instead of `MARKS`.
        """
        heard = self.actions.get(comment.ref)
        is_asked = heard is not None and bool(heard.by_unit)
        return mark_of_comment(self._register, comment, self.round, words) if is_asked and comment.comment else ""

    def mark(self, ref: str, words: Mapping[str, str] | None = None) -> str:
        """What marks an action that was asked about and not answered; else ""."""
        heard = self.actions[ref]
        return "" if heard.is_answered or not heard.by_unit else mark_of(heard.last, self.round, words)

    @property
    def not_returned(self) -> list[str]:
        """The codes of the units whose workbooks are missing, in the order of issue.

        That of a unit which was replaced is not when what replaced it has returned all its actions, nor that of one
        which was asked only about other actions than those of the register.
        """
        back = self._back
        return [unit for unit, issued, _ in self._workbooks() if unit not in back and (
            not issued.roles or any(unit in heard.by_unit for ref in issued.roles if (heard := self.actions.get(ref))))]

    @property
    def answered_nothing(self) -> list[str]:
        """The codes of the units whose workbooks came back with nothing changed, confirmed or added.

        One which was asked only about other actions than those of the register is not among them, nor one that said
        something of others.
        """
        register, name = self._register, self.round
        spoke = {one.unit for one in register.history if one.round == name and one.how is How.RETURN}
        spoke |= {one.unit for one in register.conflicts if one.round == name}
        spoke |= {one.unit for one in register.proposals if one.round == name}
        spoke |= {unit for _, unit, of_round in self._answered if of_round == name}
        elsewhere = {unit for unit, issued, _ in self._workbooks() if issued.roles}
        elsewhere -= {unit for unit, issued, _ in self._workbooks() if not self.actions.keys().isdisjoint(issued.roles)}
        return [unit for unit in self._back if unit not in spoke and unit not in elsewhere]

    @property
    def _back(self) -> list[str]:
        """The codes of the units from which anything came."""
        return list(dict.fromkeys((*(taken.unit for taken in self._register.returns if taken.round == self.round),
                                   *(unit for name, unit, _ in self._register.returned if name == self.round))))

    def _answered_last(self, answered: set[tuple[str, str, str]]) -> dict[str, str]:
        """Ref -> the round in which an action was answered last, up to this one."""
        names = self._register.rounds_by_date()
        order = {name: place for place, name in enumerate(names)}
        this, last = order.get(self.round, -1), dict[str, int]()
        for ref, _, name in answered:
            if last.get(ref, -1) < order.get(name, len(order)) <= this:
                last[ref] = order[name]
        return {ref: names[place] for ref, place in last.items()}

    def _workbooks(self) -> Iterator[tuple[str, Issued, bool]]:
        """Unit, workbook, and whether it came back: the last one of each unit, and those before that came back."""
        for (name, unit), versions in self._register.issued.items():
            if name == self.round:
                for issued in versions:
                    is_back = (name, unit, issued.version) in self._register.returned
                    if is_back or issued is versions[-1]:
                        yield unit, issued, is_back


def mark_of_comment(register: Register, comment: Comment, this: str, words: Mapping[str, str] | None = None) -> str:
    """What marks a comment of another round, unless its unit has confirmed it in this one.

    Args:
        register: Where it stands.
        comment: The last one of its unit.
        this: The round that is told of.
        words: What a house format says instead of `MARKS`.
    """
    own = register.comments.get((comment.ref, comment.unit, this))
    return "" if own and own.still_so is YesNo.YES else mark_of(comment.round, this, words)


def mark_of(stems_from: str, this: str, words: Mapping[str, str] | None = None) -> str:
    """What marks that something was said in another round than this: the name of that round; else "".

    Args:
        stems_from: The round in which it was said; "" for before any round.
        this: The round that is told of.
        words: What a house format says instead of `MARKS`.
    """
    if stems_from == this:
        return ""
    key = "reported_in" if stems_from else "reported_before"
    return (words[key] if words else text(MARKS[key])).format(round=stems_from or this)


def _confirmed(register: Register) -> Iterator[tuple[str, str, str]]:
    """(ref, unit, round) of what units said is still so."""
    for comment in register.comments.values():
        if comment.round and comment.still_so is YesNo.YES:
            yield comment.ref, comment.unit, comment.round


def _changed(register: Register) -> Iterator[tuple[str, str, str]]:
    """(ref, unit, round) of what was answered in rounds with something new, some of it more than once."""
    for (name, unit, version), rows in register.returned.items():
        issued = next((one for one in register.issued.get((name, unit), ()) if one.version == version), None)
        bases = issued.values if issued else {}
        for ref, plain in rows.items():
            base = bases.get(ref, _NOTHING)
            for key, value in plain.items():
                if value != base.get(key, "") and key != "still_so":
                    yield ref, unit, name
                    break
    for comment in register.comments.values():
        if comment.round and comment.comment:
            yield comment.ref, comment.unit, comment.round


def _of_those_who_answer(register: Register, units: Mapping[str, Reported]) -> Mapping[str, Reported]:
    """Without the units that returned nothing and whose successors have."""
    back = {unit for unit, state in units.items() if state is not Reported.NOT_RETURNED}
    return {unit: state for unit, state in units.items() if unit in back or back.isdisjoint(after(register, unit))}
