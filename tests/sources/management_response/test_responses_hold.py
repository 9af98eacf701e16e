"""Whatever the lines of a management response, no word of it is lost, and nothing but a plain refusal is raised."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.sources.responses import FORM
from tests.sources.tables import taken
from toolkit.tracker.record.problems import Refused

LINES = FORM.splitlines()
PIECES = st.one_of(st.sampled_from(LINES), st.sampled_from([line[:len(line) // 2] for line in LINES]),
                   st.text(alphabet="Aa1. :/,\t–", max_size=30))


def hold(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "response.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        for units in ((), None):
            try:
                document = taken(path, units)
            except Refused:
                return
            kept = Counter(" ".join(change.new for change in document.register.history).split())
            assert not Counter(" ".join(lines).split()) - kept
            assert set(document.register.actions) == {action.ref for action in document.register.actions.values()}
            assert {a.recommendation for a in document.register.actions.values()} <= document.register.numbers()


@settings(max_examples=60)
@given(st.permutations(LINES))
def test_lines_in_any_order(lines: list[str]) -> None:
    hold(lines)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25))
@example(["Responsible Deadline Status Comments", "Management Response", "\t1",
          "1.1 Draw up a plan of hedges. Garden Unit/ OHG 2016/12 Completed The plan is on the wall."])
def test_lines_that_are_cut_short_or_mean_nothing(lines: list[str]) -> None:
    hold([*LINES[8:12], *lines])
