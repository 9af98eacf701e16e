"""Whatever people do to a report in Word, renewing it loses nothing of theirs, and leaves no old figure."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word.keeping.laws import run
from tests.word.keeping.reports import SOURCES

SEEDS = st.integers(1_000, 10**6)


@pytest.mark.slow(reason="each script makes, edits and renews two reports")
@pytest.mark.parametrize("name", SOURCES)
@given(seed=SEEDS, tracked=st.booleans())
@settings(max_examples=6, deadline=None)
def test_a_renewed_report_keeps_every_edit_and_has_every_new_figure(name: str, seed: int, tracked: bool) -> None:
    assert run(name, seed, tracked=tracked) == []


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice saves each report")
@pytest.mark.parametrize("name", SOURCES)
def test_a_save_by_libreoffice_between_loses_nothing(name: str, tmp_path: Path) -> None:
    assert [found for seed in range(2) for found in run(name, seed, tracked=bool(seed), saved=tmp_path)] == []
