"""Whatever people do to a report in Word, renewing it loses nothing of theirs, and leaves no old figure."""

from pathlib import Path

import pytest

from tests.word.keeping.laws import run
from tests.word.keeping.reports import SOURCES


@pytest.mark.slow(reason="each script makes, edits and renews a report three times")
@pytest.mark.parametrize("name", SOURCES)
def test_a_renewed_report_keeps_every_edit_and_has_every_new_figure(name: str) -> None:
    """The same five scripts each time; `make trust` tries hundreds."""
    assert [found for seed in range(1000, 1005) for found in run(name, seed, tracked=bool(seed % 2))] == []


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice saves each report")
@pytest.mark.parametrize("name", SOURCES)
def test_a_save_by_libreoffice_between_loses_nothing(name: str, tmp_path: Path) -> None:
    assert run(name, 1, tracked=True, saved=tmp_path) == []
