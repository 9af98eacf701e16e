"""Where the lines of a session's conclusions go: into the narrative, the actions, or the list of what was left out."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from toolkit.sources.session_conclusions.lines import Line
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.codes import How, RecommendationKind
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import About, Register

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = ("A-Za-zÀ-ɏ", "Ͱ-Ͽ", "Ѐ-ӿ")


class Record:
    """The register as it is filled, line by line, with the place of every word.

    Attributes:
        register: The register.
        problems: What was repaired, left out or is in doubt.
    """

    def __init__(self, file: str, when: str) -> None:
        self._file = file
        self._when = when
        self._ends_in = ""
        self.register = Register(About("", when))
        self.problems: list[Problem] = []

    @property
    def last(self) -> Contribution | None:
        """What was added to the narrative last."""
        return self.register.contributions[-1] if self.register.contributions else None

    def contribute(self, line: Line, kind: str, *, number: str = "", heading: str = "", level: int = 1,
                   text: str = "") -> None:
        """Add a line to the narrative."""
        self.register.contributions.append(Contribution(number, heading, level, "", kind, text))
        self._ends_in = ""
        self.keep(line, kind, number)

    def rename_last(self, kind: str) -> None:
        """Say what the last line of the narrative is, now that the one below it is known."""
        self.register.contributions[-1] = replace(self.register.contributions[-1], kind=kind)

    def recommend(self, line: Line, number: str, kind: RecommendationKind, text: str) -> str:
        """Add what is asked, under a number that no other has; return the number."""
        number = self._unused(number, self.register.numbers(), line)
        self.register.put(Recommendation(number, kind, text))
        return number

    def act(self, line: Line, ref: str, recommendation: str, text: str) -> str:
        """Add what will be done, under a reference that no other has; return the reference."""
        ref = self._unused(ref, self.register.actions, line)
        self.register.actions[ref] = Action(ref, recommendation, text)
        self._ends_in = ref
        self.keep(line, "text", ref)
        return ref

    def _unused(self, wanted: str, used: Container[str], line: Line) -> str:
        number, again = wanted, 1
        while number in used:
            again += 1
            number = f"{wanted}-{again}"
        if again > 1:
            self.report("number-twice", line, wanted, ref=number)
        return number

    def extend(self, line: Line, text: str, gap: str = " ") -> None:
        """Join a line to the action or the part of the narrative above it."""
        if self._ends_in:
            action = self.register.actions[self._ends_in]
            self.register.actions[action.ref] = replace(action, text=f"{action.text}{gap}{text}".strip())
            self.keep(line, "text", action.ref)
            return
        above = self.register.contributions[-1]
        joined = f"{above.text}{gap}{text}".strip()
        self.register.contributions[-1] = replace(above, text=joined)
        if above.kind == "decision":
            self.register.put(replace(self.register.recommendations["", above.number], text=joined))
        self.keep(line, above.kind, above.number)

    @property
    def text_above(self) -> str:
        """The words that a line would be joined to."""
        if self._ends_in:
            return self.register.actions[self._ends_in].text
        return self.last.text if self.last else ""

    def meet(self, line: Line, person: Person) -> None:
        """Add somebody to a list of people; say so where a name mixes alphabets."""
        self.register.people.append(person)
        for word in _WORD.findall(person.name):
            if sum(re.search(f"[{letters}]", word) is not None for letters in _LETTERS) > 1:
                self.report("mixed-letters", line, word)

    def keep(self, line: Line, key: str, ref: str = "") -> None:
        """Enter the words of a line in the history as they are written, and list what its links lead to as left out."""
        self._enter(line, key, ref, line.row.text)
        if line.targets:
            self._enter(line, "left_out", "", " ".join(line.targets))
            self.report("left-out", line, " ".join(line.targets))

    def leave_out(self, lines: Sequence[Line], *, told: bool = True) -> None:
        """Leave lines out of the records; their words stay in the history, and are listed once where `told`."""
        for line in lines:
            self._enter(line, "left_out", "", line.row.text)
        if lines and told:
            self.report("left-out", lines[0], " · ".join(line.row.text for line in lines))

    def report(self, code: str, line: Line, found: str = "", suggestion: str = "", ref: str = "") -> None:
        """List a problem at a line."""
        place = Place(file=self._file, row=line.row.position, cell=line.row.locator, ref=ref)
        self.problems.append(Problem(code, place, found, suggestion))

    def _enter(self, line: Line, key: str, ref: str, words: str) -> None:
        self.register.history.append(Change(self._when, "", ref, key, "", words, How.IMPORT, "", self._file, "",
                                            line.row.locator))
