"""Every kind of hostile file that is neither of Word nor of Excel: read, or refused with a sentence that names it."""

from pathlib import Path

import pytest

from tests.hostile.openers import OPENERS, Opener
from tests.sources.documents_made import actions, taken
from toolkit.tracker.record.problems import Refused, sentence


@pytest.mark.parametrize("kind", OPENERS, ids=str)
def test_a_hostile_file_is_read_or_answered(tmp_path: Path, kind: Opener) -> None:
    path = tmp_path / kind.file
    kind.make(path)
    refused = None
    try:
        assert "gauges01 lakes02" in [action.text for action in actions(taken(path))]
    except Refused as found:
        refused = found.problem
    assert (refused.code if refused else "") == kind.refused
    assert refused is None or sentence(refused).startswith(path.name)
