"""The merge against its restatement."""

import pytest
from hypothesis import given

from tests.trust.rounds import (
    JOINT,
    RUNS,
    Both,
    Run,
    examples,
    taken_in,
    values_of,
    waiting_in,
    warned_in,
)


@pytest.mark.slow(reason="hundreds of rounds of several runs, each carried out twice")
@examples(300)
@given(RUNS, JOINT)
def test_the_merge_does_what_the_table_of_the_design_says(runs: list[Run], joint: str) -> None:
    both = Both(joint)
    for number, run in enumerate(runs):
        outcome = both.run(number, run)
        assert values_of(outcome.register) == both.values
        assert waiting_in(outcome.register) == both.waiting
        assert taken_in(outcome) == both.taken
        assert warned_in(outcome) == both.warned
