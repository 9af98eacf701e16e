"""A history carried out twice, by the toolkit and by its restatement, and held against each other after every step."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from tests.own_columns import SIX
from tests.registers import AS_OF
from tests.trust.history.compared import Decision, Known, as_expected, as_heard, differ, key_of
from tests.trust.history.lawful import (
    Answer,
    counts_from,
    is_as_of,
    is_called_as_it_was,
    is_counted_as_before,
    is_figured_as_before,
    is_for_ever,
    is_handed_to,
    is_led_as_before,
    is_nobody_elses,
    is_nothing_lost,
    is_seen_beside_each_option,
    is_traceable,
    printed,
    stands_as_before,
)
from tests.trust.history.restated_workbooks import (
    CLAIMS,
    ERROR,
    FINAL,
    REQUEST,
    SHARED,
    SPLIT,
    SUPERSEDED,
    Workbook,
    issue,
    read,
)
from tests.trust.history.steps import (
    Approve,
    ByHand,
    Consolidate,
    Decide,
    DecideDate,
    Filled,
    History,
    Issue,
    Planned,
    Step,
    Undo,
)
from tests.trust.history.worlds import World, shown
from tests.trust.restated import (
    KEEP,
    OWN,
    WORD,
    Book,
    Cell,
    Claim,
    Held,
    Line,
    Return,
    Values,
    answered_anew,
    consolidate,
    decide,
    parts,
)
from toolkit.tracker.judging.parties import ROLES
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.answers import as_text

ROUNDS = [ReportingRound(f"{year}-{month}", date.fromisoformat(f"{year}-{month}-{day}"))
          for year in (2019, 2020, 2021) for month, day in (("06", "30"), ("12", "31"))]
TOLD = {"action-gone", "answer-emptied", "answer-repeated", "answer-taken-back", "handed-over", "already-taken-in",
        "decision-unclear", "decision-on-what-is-gone", "error-value", "status-missing", "own-missing", "still-so-without-answer", "date-after-as-of",
        "revised-not-later"}
"""Codes of the problems that the restatement tells, too. The others keep nothing out of the register."""
NAMES = {"PAR": "Parks", "LIB": "Library", "WAT": "Waterworks", "OBS": "Observatory"}
UNCLEAR = "Perhaps"
T = TypeVar("T")
Told = tuple[str, str, str, str]
"""The code of a problem, the file, the ref, the column."""


class Sent(NamedTuple):
    """A return.

    Attributes:
        workbook: The one that was issued.
        typed: Over it.
        drop: The column that was deleted.
        bytes: The name under which these bytes first came.
    """

    workbook: Workbook
    typed: dict[tuple[str, str], str]
    drop: str
    bytes: str


class Done(NamedTuple):
    """A run that can be taken back: what was known and had been answered before, and what ran."""

    before: Known
    answers: list[Answer]
    step: Consolidate
    round: str
    names: list[str]


def choices(key: str, unit: str, round_name: str) -> list[str]:
    """What may be typed into a column."""
    if key == "still_so":
        return ["yes", "yes", "", ERROR]
    if key in ("comment", "evidence", "own_7"):
        return [*(f"{unit} {round_name}: {word}" for word in ("begun", "half is done", "all is done")), "", ERROR]
    return {
        "status": ["implemented", "in_progress", "superseded", "implemented", "in_progress", "", ERROR],
        "completed": ["2018-11-02", "2019-05-20", f"{round_name}-02", f"{int(round_name[:4]) + 1}-02-01", "", ERROR],
        "revised_deadline": ["2022-06-30", "2022-12-31", "2019-06-30", "", ERROR],
        "revision_reason": ["Rain", "No paint", "", ERROR],
        "continuing": ["yes", "no", "", ERROR],
        "own_2": ["40", "65", "0", "33.5", "", ERROR],
        "own_3": ["1234567.5", "12000", "-3", "", ERROR],
        "own_4": [*SIX[3].listed, "", ERROR],
        "own_5": ["2019-05-02", "2001-12-31", "", ERROR],
        "own_6": ["yes", "no", "", ERROR],
        "due_date": ["2020-03-31", "2022-09-30", "", ERROR],
    }[key]


def nth(some: Sequence[T], number: int) -> T:
    """One of some, counted round."""
    return some[number % len(some)]


def filled(values: Values) -> Values:
    """Those that are not empty."""
    return {cell: value for cell, value in values.items() if value}


def superseding(held: Held, ref: str) -> set[str]:
    """All that is done in the place of an action, also in several steps."""
    by = {one for one in held.register.get(Cell(ref, SUPERSEDED), "").split(", ") if one}
    return by.union(*(superseding(held, one) for one in by))


def begun(actions: Sequence[Planned]) -> Known:
    """What is known of a register before anything happens."""
    held = Held({}, {}, units={code: {"name": name, "aliases": "", "replaced_by": "", "until": ""}
                               for code, name in NAMES.items()})
    for one in actions:
        _plan(held, one)
    return Known.of(held)


def _plan(held: Held, one: Planned) -> None:
    held.parties[one.ref] = one.lead, one.support
    status = one.status.lower().replace(" ", "_")
    held.register |= {Cell(one.ref, key): value for key, value in (("status", status), ("due_date", one.due)) if value}
    if one.comment:
        held.register |= {Cell(one.ref, key, one.lead[0]): one.comment if key == "comment" else "" for key in OWN}


class Play:
    """One history, step by step.

    Attributes:
        history: What happens.
        world: What the toolkit does.
        known: What should come of it.
        workbooks: All that were issued.
        sent: All that came back, by name.
        answers: All that these gave anew, and that was consolidated.
        done: Runs that can be taken back, the last one last.
        undone: How many were taken back.
        added: How many actions were added by hand.
        called: By round and unit, the name of the unit when it returned last.
        reported: What each round that is closed printed as the latest one.
    """

    def __init__(self, history: History, world: World) -> None:
        self.history, self.world, self.known = history, world, begun(history.actions)
        self.workbooks: dict[Book, Workbook] = {}
        self.sent: dict[str, Sent] = {}
        self.answers: list[Answer] = []
        self.done: list[Done] = []
        self.undone = self.added = 0
        self.called: dict[tuple[str, str], str] = {}
        self.reported: dict[str, object] = {}

    def run(self) -> None:
        """All steps.

        Raises:
            AssertionError: The two differ, or a law does not hold.
        """
        for number, step in enumerate(self.history.steps):
            try:
                self._do(step)
                as_expected(self.known, self.world.register)
                as_heard(self.known, self.workbooks, self.world.register)
                is_called_as_it_was(self.world.register, self.called)
            except AssertionError as error:
                raise AssertionError(f"step {number}, {step}: {error}") from error
        is_for_ever(self.world.register, self.reported)

    def _do(self, step: Step) -> None:
        if isinstance(step, Issue):
            self._issue(step)
        elif isinstance(step, Consolidate) and self.known.held.rounds:
            rounds = self.known.held.rounds
            round_name = rounds[max(0, len(rounds) - 1 - step.late)]
            self._consolidate(step, round_name, self._returned(step, round_name))
        elif isinstance(step, ByHand):
            self._by_hand(step)
        elif isinstance(step, Decide):
            self._decide(step)
        elif isinstance(step, DecideDate):
            self._decide_date(step)
        elif isinstance(step, Approve):
            self.known.held.settings["approve_deadlines"] = step.says
            self.world.set("approve_deadlines", step.says)
        elif isinstance(step, Undo):
            self._undo(step)

    # issuing

    def _issue(self, step: Issue) -> None:
        rounds, units = self.known.held.rounds, list[str]()
        if step.again is None and len(rounds) < len(ROUNDS):
            rounds.append(ROUNDS[len(rounds)].name)
        elif rounds and step.again is not None:
            as_of = str(ROUNDS[len(rounds) - 1].as_of)
            answering = {unit for ref in self.known.held.parties for unit in parts(self.known.held, ref, as_of)}
            units = [nth(sorted(answering), step.again)]
        else:
            return
        one = ROUNDS[len(rounds) - 1]
        by_hand, then = self.known.by_hand(), printed(self.world.register) if rounds[1:] else None
        issued = issue(self.known.held, self.workbooks.values(), one.name, str(one.as_of), units, step.joint,
                       self.history.verifies)
        self.world.issue(one, step.joint, units, anybody=bool(issued))
        if not issued:
            del rounds[len(rounds) - (step.again is None):]
            return
        if step.again is None and then:
            self.reported[rounds[-2]] = then
        self.workbooks |= {workbook.book: workbook for workbook in issued.values()}
        self.known.held.history += by_hand
        self.known.written = Known.of(self.known.held).written
        self.done.clear()

    # returning

    def _returned(self, step: Consolidate, round_name: str) -> list[str]:
        """The names of what lies in the folder."""
        earlier = [name for name, one in reversed(self.sent.items()) if one.workbook.book.round == round_name]
        names = [self._fill_in(round_name, filled) for filled in step.returns]
        names += [self._copied(nth(earlier, at)) if is_renamed else nth(earlier, at)
                  for at, is_renamed in step.again if earlier]
        return list(dict.fromkeys(names))

    def _fill_in(self, round_name: str, filled: Filled) -> str:
        unit = nth(sorted({book.unit for book in self.workbooks if book.round == round_name}), filled.unit)
        books = sorted((book for book in self.workbooks if book[:2] == (round_name, unit)), reverse=True)
        book = nth(books, filled.version)
        own = [one for one in self.sent.values() if one.workbook.book == book]
        start, drop = {}, filled.drop
        if own and filled.start != "issued":
            start = own[-1].typed if filled.start == "last" else nth(own, filled.unit).typed
        workbook, typed = self.workbooks[book], dict(start)
        for row, key, value in filled.edits:
            ref = nth(list(workbook.answers_all), row)
            typed[ref, key] = nth(choices(key, unit, round_name), value)
        name = f"{unit} {len(self.sent):03}.xlsx"
        self.world.fill_in(book, typed, drop, name)
        self.sent[name] = Sent(workbook, typed, drop, name)
        return name

    def _copied(self, name: str) -> str:
        copy = f"{name}.copy {len(self.sent):03}.xlsx"
        self.world.copy(name, copy)
        self.sent[copy] = self.sent[name]
        return copy

    # consolidating

    def _consolidate(self, step: Consolidate, round_name: str, names: list[str]) -> None:
        known, was, before, is_touched = self.known, self.world.register, self.known.copy(), self.known.is_touched()
        returns, refused = self._read(names)
        known.held.history += known.by_hand()
        since = len(known.held.history)
        told = refused | self._apply_decisions()
        consolidate(known.held, round_name, returns, step.accept_emptied)
        answered_anew(known.held, since)
        for book in {one.book for one in returns}:
            if known.held.runs.get(book[:2]) != before.held.runs.get(book[:2]):
                self.called[book[:2]] = known.held.units.get(book.unit, {}).get("name", "CENTRE")
        ran = self.world.consolidate(round_name, names, step.accept_emptied)
        has_new = known.held.runs != before.held.runs
        is_new = has_new or (known.held.history, known.held.waiting) != (before.held.history, before.held.waiting)
        differ("told", told | known.held.told, {(p.code, p.place.file, p.place.ref, key_of(p.place.column))
                                                for p in ran.problems if p.code in TOLD})
        differ("whether anything is new", is_new, ran.is_new)
        if is_new:
            known.written = Known.of(known.held).written
            self.done = [] if is_touched or not has_new else self.done
            self.done += [Done(before, self.answers, step, round_name, names)] if has_new else []
        self.answers = [*self.answers, *self._answers(returns)]
        self._hold_laws(was, round_name, is_touched)

    def _read(self, names: list[str]) -> tuple[list[Return], set[Told]]:
        """What the restatement reads of returns, and what it refuses."""
        returns, refused = [], set[Told]()
        for name in names:
            one = self.sent[name]
            answers, wrong = read(one.workbook, one.typed, [one.drop])
            returns.append(Return(one.workbook.book, name, one.bytes, answers))
            refused |= {(code, name, ref, key) for code, ref, key in wrong}
        return returns, refused

    def _answers(self, returns: list[Return]) -> list[Answer]:
        """What returns give anew."""
        return [Answer(cell, value, one.name) for one in returns for cell, value in one.answers.items()
                if value and cell.ref in self.known.held.parties and value != self.known.held.issued[one.book].get(cell)]

    def _hold_laws(self, was: Register, round_name: str, is_touched: bool) -> None:
        found = self.world.register
        is_traceable(self.world, {name: one.workbook.book for name, one in self.sent.items()}, len(was.history))
        is_nobody_elses(found)
        is_nothing_lost(self.answers, found)
        if found is not was:
            is_seen_beside_each_option(self.known.held, found)
        if not is_touched:
            is_as_of(was, found, round_name)

    def _apply_decisions(self) -> set[Told]:
        """Apply what was decided.

        Returns:
            What is told of decisions that cannot be applied.
        """
        known, unclear = self.known, set[Told]()
        for cell, decision in list(known.decisions.items()):
            if decision.claim not in known.held.waiting.get(cell, []):
                del known.decisions[cell]
            elif cell.ref not in known.held.parties and decision.word != KEEP:
                unclear.add(("decision-on-what-is-gone", "", cell.ref, cell.column))
            elif decision.word == UNCLEAR:
                unclear.add(("decision-unclear", "", cell.ref, cell.column))
            else:
                decide(known.held, cell, decision.word, decision.by)
                del known.decisions[cell]
        return unclear

    # what the centre does

    def _decide(self, step: Decide) -> None:
        waiting = self.known.held.waiting
        cells = [cell for cell in sorted(waiting) if cell not in self.known.decisions]
        if not cells:
            return
        cell = nth(cells, step.at)
        claim = waiting[cell][0]
        if isinstance(step.option, int):
            claim = nth(waiting[cell], step.option)
        by = nth(["", "A. Clerk"], step.at)
        conflict = next(c for c in self.world.register.conflicts if (c.round, c.unit, c.file) == (claim.round, claim.unit, claim.name)
                        and (c.ref, c.key) == (cell.ref, cell.column))
        meant: str | Claim = claim if isinstance(step.option, int) else KEEP
        word = conflict.option if isinstance(step.option, int) else KEEP
        if step.option == "typed":
            meant = next(value for value in choices(cell.column, "Centre", claim.round))
            word = as_text(shown(cell.column, meant))
        if step.option == "unclear" and cell.column not in (*OWN, "revision_reason"):
            meant = word = UNCLEAR
        self.known.decisions[cell] = Decision(claim, meant, by)
        self.world.decide(conflict, word, by)

    def _decide_date(self, step: DecideDate) -> None:
        open_ = [at for at, one in enumerate(self.known.held.asked) if not one.outcome]
        if open_:
            at, by = nth(open_, step.at), nth(["", "A. Clerk"], step.at)
            one = self.known.held.asked[at]
            one.decision, one.by = step.word, by
            self.world.decide_date(at, step.word, by)

    def _by_hand(self, step: ByHand) -> None:
        held = self.known.held
        ref = nth(sorted(held.parties), step.at)
        if step.what == "answer":
            key = nth((*SHARED, "due_date"), step.to)
            value = nth([one for one in choices(key, "Centre", "2019-06") if one != ERROR], step.to // 7)
            held.register[Cell(ref, key)] = value
            self.world.type_action(ref, {key: value})
        elif step.what == "comment":
            self._comment_by_hand(step)
        elif step.what == "request":
            self.known.held.register[Cell(ref, REQUEST)] = value = nth(["yes", "yes", "no", ""], step.to)
            self.world.type_action(ref, {REQUEST: value})
        elif step.what == "verify":
            self._verify(ref, step.to)
        elif step.what == "hand over":
            self._hand_over(ref, step.to)
        elif step.what == "unit":
            self._unit_changes(step)
        elif step.what in ("split", "supersede", "reopen"):
            self._action_changes(ref, step)
        elif step.what == "add":
            self._add(step.to)
        elif len(held.parties) > 1 and ref not in self._named():
            del held.parties[ref]
            for cell in [cell for cell in held.register if cell.ref == ref and not cell.unit]:
                del held.register[cell]
            self.world.delete_action(ref)

    def _add(self, to: int) -> str:
        self.added += 1
        planned = Planned(f"9.{self.added}", (nth(("PAR", "LIB"), to),), (), "2022-03-31", "Not started", "")
        _plan(self.known.held, planned)
        self.world.add_action(planned)
        return planned.ref

    def _named(self) -> set[str]:
        """The actions that others were split from, or superseded by."""
        register = self.known.held.register
        return {ref for cell, value in register.items() if cell.column in (SPLIT, SUPERSEDED) for ref in value.split(", ")}

    def _action_changes(self, ref: str, step: ByHand) -> None:
        """An action is split, is superseded by one or two others, or is opened again."""
        held, before, new = self.known.held, self.world.register.copy(), dict[str, str]()
        if step.what == "split":
            part = self._add(step.to)
            held.register[Cell(part, SPLIT)] = ref
            self.world.type_action(part, {SPLIT: ref})
        elif step.what == "supersede":
            others = [one for one in sorted(held.parties) if ref not in (one, *superseding(held, one))]
            by = others[step.to % len(others):][:1 + step.to % 2] if others else []
            new = {"status": "superseded", SUPERSEDED: ", ".join(by)} if by else {}
        elif held.register.get(Cell(ref, "status")) in FINAL:
            new = {"status": nth(("in_progress", "not_started"), step.to), "completed": "", SUPERSEDED: ""}
        if new:
            held.register |= {Cell(ref, key): value for key, value in new.items()}
            self.world.type_action(ref, new)
        stands_as_before(before, self.world.register)

    def _comment_by_hand(self, step: ByHand) -> None:
        own = sorted(cell for cell in self.known.held.register if cell.unit)
        if own:
            cell = nth(own, step.to)
            value = f"Corrected: {step.at}"
            if cell.column in ("own_4", "own_5"):
                value = nth([one for one in choices(cell.column, "Centre", "2019-06") if one != ERROR], step.at)
            elif cell.column == "still_so":
                value = nth(["yes", ""], step.at)
            self.known.held.register[cell] = value
            self.world.type_comment((cell.ref, cell.unit, cell.round), cell.column, value)

    def _verify(self, ref: str, to: int) -> None:
        """Somebody says of a claim, if there is one, that it is verified or not accepted; or nothing any more."""
        claims = [one for one in sorted(self.known.held.parties) if self.known.held.register.get(Cell(one, "status")) in CLAIMS]
        ref, said = nth(claims or [ref], to), nth(["not_accepted", "not_accepted", "verified", "not_accepted", ""], to)
        rounds = self.known.held.rounds
        day = nth([one.as_of or AS_OF for one in ROUNDS[:len(rounds)]][-2:] or [AS_OF], to // 5)
        new = dict(zip(WORD, (said, "A. Clerk", str(day), f"Seen: {to}") if said else ("",) * len(WORD), strict=True))
        self.known.held.register |= {Cell(ref, key): value for key, value in new.items()}
        before = self.world.register.copy()
        self.world.type_action(ref, new)
        if said:
            is_corrected = before.actions[ref].verification == said
            if not (is_corrected or any(one.ref == ref and one.key in WORD for one in before.hand_edits)):
                is_counted_as_before(before, self.world.register, day)
            counts_from(self.world.register, ref, said, day)

    def _hand_over(self, ref: str, to: int) -> None:
        """Another unit leads; the former one supports it, or has nothing to do with it any more."""
        lead, _ = self.known.held.parties[ref]
        new = (nth([unit for unit in ("PAR", "LIB", "WAT", "OBS") if unit not in lead], to),)
        parties = new, lead if to % 2 else ()
        self.known.held.parties[ref] = parties
        before = self.world.register.copy()
        self.world.type_action(ref, {"lead": ", ".join(parties[0]), "support": ", ".join(parties[1])})
        if not any(one.ref == ref and one.key in ROLES for one in before.hand_edits):  # two edits without a save are one
            is_led_as_before(before, self.world.register, lead)

    def _unit_changes(self, step: ByHand) -> None:
        """A unit is renamed and keeps its former name as an alias; or it is replaced by one that stands behind it, by two, by none."""
        code, *behind = [*NAMES][step.at % 3:]
        said = self.known.held.units[code]
        if step.to % 4 == 0:
            new = {"name": f"{NAMES[code]} {step.to}", "aliases": ", ".join(filter(None, (said["aliases"], said["name"])))}
        else:
            after = (behind[step.to // 4 % len(behind):], behind[:2], [])[step.to % 4 - 1]
            after = after[:1] if step.to % 4 == 1 else after
            new = {"replaced_by": ", ".join(after), "until": str(nth(ROUNDS, step.to // 4).as_of)}
        self.known.held.units[code] = said | new
        before = self.world.register.copy()
        self.world.type_unit(code, new)
        until = [day for day in (said["until"], self.known.held.units[code]["until"]) if day]
        others = self.known.held.units[code]["replaced_by"].split(", ")
        if set(said["replaced_by"].split(", ")) <= {"", *others} and not is_handed_to(before, code, others):
            is_figured_as_before(before, self.world.register, min(until, default="9"))
        if new.get("replaced_by") and step.to % 3 == 0:
            self._give_to_successor(code, after[0])

    def _give_to_successor(self, code: str, after: str) -> None:
        """Somebody types over the lead what replaced it."""
        for ref, (lead, support) in self.known.held.parties.items():
            if code in lead:
                parties = tuple(dict.fromkeys(after if one == code else one for one in lead)), support
                self.known.held.parties[ref] = parties
                self.world.type_action(ref, {"lead": ", ".join(parties[0])})

    # going back

    def _undo(self, step: Undo) -> None:
        if self.known.is_touched() or not self.done:
            if self.world.may_refuse:
                assert not self.world.undo(), "what was changed since is taken back"
            return
        done, after = self.done.pop(), self.known.held
        assert self.world.undo(), "the last consolidation is not taken back"
        self.known, self.answers = done.before.copy(), done.answers
        self.known.write()
        self.undone += 1
        undo = Line("undo", "", "", "undo", True, "", "")
        self.known.held.history = [line for line in self.known.held.history if line != undo] + [undo] * self.undone
        as_expected(self.known, self.world.register)
        if step.again:
            self._consolidate(done.step, done.round, done.names)
            differ("consolidated again", filled(after.register), filled(self.known.held.register))
