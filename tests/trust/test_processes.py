"""Runs that are killed, and runs at once."""

import os
from pathlib import Path

import pytest

from tests.trust.contention import contend
from tests.trust.kills import kill_runs

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


@pytest.mark.slow(reason="ten runs are killed, and ten finish them")
def test_a_killed_run_leaves_the_old_or_the_new_register_and_the_next_run_goes_on(tmp_path: Path) -> None:
    seen = kill_runs(tmp_path, 10)
    assert seen["old"] + seen["new"] == 10


def test_no_update_is_lost_when_processes_consolidate_at_once(tmp_path: Path) -> None:
    assert contend(tmp_path, 3, 2) == (6, 6)
