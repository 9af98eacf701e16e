"""The laws of renewing see a renewal that is wrong: each fault here breaks one of them within a few scripts."""

from typing import Any

import pytest

from tests.word.keeping.laws import run
from toolkit.word.keeping import renewal
from toolkit.word.keeping.comments import Comments
from toolkit.word.keeping.merging import renewed
from toolkit.word.keeping.structure.leaving import Leaving
from toolkit.word.keeping.structure.placing import Placing

NAME, SCRIPTS = "mission-report", 100


def overwritten(_base: Any, theirs: Any, new: Any) -> Any:
    """What the register says takes the place of every edit."""
    return renewed(theirs, new)


def not_asked(gone: Any, _base: Any, new: Any, pen: Any) -> Any:
    """What the register no longer has goes, whoever edited it."""
    blocks = list(gone)
    return Leaving(blocks, {block.key: block for block in blocks}, new, pen)


FAULTS: dict[str, tuple[Any, str, Any, str]] = {
    "nothing is written": (renewal, "rewrite", lambda *_: None, "not renewed"),
    "edits are overwritten": (renewal, "merged", overwritten, "lost words"),
    "edited rows go": (renewal, "Leaving", not_asked, "lost"),
    "conflicts are not commented": (Comments, "add", lambda *_: None, "comments"),
    "new rows are left out": (Placing, "place", lambda *_: None, "new and not there"),
    "rows end before the others": (renewal, "stretch_rows", lambda _: None, "rows of"),
    "merged words are renewed twice": (renewal, "number_anew", lambda body: body.append(body[0]), "a second run"),
}


@pytest.mark.slow(reason="scripts are tried until one meets the fault")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_renewing_is_seen(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    of, name, wrong, says = FAULTS[fault]
    monkeypatch.setattr(of, name, wrong)
    found = (line for seed in range(SCRIPTS) for line in run(NAME, seed))
    assert next((line for line in found if says in line), None) is not None
