"""The work of every view grows with the register, and not with its square."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.counting import counted
from toolkit import resources
from toolkit.tracker.judging.register_checks import findings
from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.codes import How, Role, Status, Verification, YesNo
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.rounds import Issued, ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.issuing import issue
from toolkit.tracker.views import charts
from toolkit.tracker.views.figures import all_derived, figures
from toolkit.tracker.views.overdue import overdue_items
from toolkit.tracker.views.rounds.changes import changes_since
from toolkit.tracker.views.rounds.closed import as_closed, closing, corrections
from toolkit.tracker.views.rounds.judged import judged_now
from toolkit.tracker.views.rounds.trend import trend
from toolkit.tracker.views.showing import register_as_json
from toolkit.tracker.views.standing import standing
from toolkit.word import house_formats
from toolkit.word.grouping import Groups
from toolkit.word.house_formats import GroupBy
from toolkit.word.rows import action_rows

FIRST, SECOND = date(2020, 6, 30), date(2020, 12, 31)
FEW, TIMES = 20, 8


def grown(size: int) -> Register:
    """A register with so many units, recommendations, overdue actions, comments and changes of two rounds."""
    held = Register(About(register_id="grown"), Settings(verification=YesNo.YES))
    held.sources = {"DOC": Source(code="DOC", as_of=date(2020, 1, 1))}
    held.rounds = {"2020-06": ReportingRound("2020-06", FIRST), "2020-12": ReportingRound("2020-12", SECOND)}
    for at in range(size):
        ref, unit = f"{at}.1", f"U{at}"
        after = (f"U{at + 1}",) if at % 4 == 0 else ()
        held.units[unit] = Unit(unit, f"Unit {at}", replaced_by=after, until=FIRST if after else None)
        held.recommendations["DOC", str(at)] = Recommendation(number=str(at), source="DOC", text="Tar the boats.")
        held.actions[ref] = Action(
            ref=ref, recommendation=str(at), source="DOC", text="Tar them.", lead=(unit,), due_date=date(2019, 1, 1),
            status=Status.IMPLEMENTED if at % 3 == 0 else Status.IN_PROGRESS,
            verification=Verification.NOT_ACCEPTED if at % 6 == 0 else None, verification_reason="Not seen.")
        for name in held.rounds:
            held.comments[ref, unit, name] = Comment(ref, unit, name, "Begun.")
            held.issued[name, unit] = [Issued("grown", name, unit, 1, held.rounds[name].as_of or FIRST, None,
                                              roles={ref: Role.LEAD}, values={ref: {"status": "not_started"}})]
            held.history.append(Change("2020-07-01 09:00:00", name, ref, "status", "not_started", "in_progress",
                                       How.RETURN, unit))
        held.history.append(Change("2020-08-01 09:00:00", "", ref, "lead", f"U{at + 1}", unit, How.HAND,
                                   sheet="Actions"))
    held.closed["2020-06"] = closing(held, "2020-09-01 09:00:00")
    return held


def find() -> house_formats.HouseFormat:
    return house_formats.find("progress-table", [resources.folder("reports")])


def what_changed(held: Register) -> str:
    found = changes_since(held, SECOND)
    assert found
    return found.told


VIEWS: dict[str, Callable[[Register], object]] = {
    "figures": lambda held: figures(held, SECOND),
    "what is computed": lambda held: all_derived(held, SECOND),
    "what is overdue": lambda held: overdue_items(held, figures(held, SECOND)),
    "as it stood": lambda held: standing(held, FIRST),
    "as JSON": lambda held: register_as_json(held, judged_now(held, SECOND)),
    "as rows of a report": lambda held: action_rows(find(), held, SECOND),
    "as it was closed": lambda held: as_closed(held, "2020-06"),
    "what was corrected": lambda held: corrections(held, "2020-06"),
    "what changed": what_changed,
    "how it went": lambda held: [point.overdue for point in trend(held, SECOND)],
    "charts": lambda held: [charts.by_unit(figures(held, SECOND)), charts.ageing(figures(held, SECOND)), charts.trend(trend(held, SECOND))],
    "in groups": lambda held: Groups(replace(find(), group_by=GroupBy.UNIT), held, SECOND).headed([*held.actions.values()]),
    "what is to be put right": lambda held: list(findings(held)),
    "what is issued": lambda held: issue(held, held.rounds["2020-12"]),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_work_grows_with_the_register_alone(name: str) -> None:
    VIEWS[name](grown(2))  # what is made once
    few, many = (_work(VIEWS[name], grown(FEW * times)) for times in (1, TIMES))
    # Eight times the register; what grows with its square would take 64 times as much.
    assert many <= few * TIMES * 1.3 + 500, (few, many, many / few)


def _work(view: Callable[[Register], object], held: Register) -> int:
    """How often functions are called."""
    with counted(builtins=True) as done:
        view(held)
    return done.calls
