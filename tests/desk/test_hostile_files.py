"""Hostile files that are dropped: each is answered on a page, as through the command line."""

from pathlib import Path

import pytest

from tests.desk.desks import Visitor, ended, words
from tests.hostile.imports import IMPORTS, Import
from tests.hostile.invented import register_bytes
from tests.hostile.kind import Kind
from tests.hostile.kinds import KINDS
from tests.returns import ROUND
from tests.trust.mutated import SUBJECTS
from toolkit.desk.tasks import State
from toolkit.jobs.returns.checking import check_returns

LIGHT = [kind for kind in KINDS if not kind.heavy and kind.file.isprintable() and "/" not in kind.file]
DOCUMENTS = [kind for kind in IMPORTS if kind.subject != "registers"]
EACH = 15
"""So many pass between two that are tried; all of them are through the jobs, in `tests/hostile`."""


@pytest.fixture
def at(tmp_path: Path) -> Visitor:
    register = tmp_path / "register.xlsx"
    register.write_bytes(register_bytes())
    return Visitor(register, tmp_path)


@pytest.mark.parametrize("kind", LIGHT[::EACH], ids=lambda kind: kind.name)
def test_a_hostile_return_has_the_problems_of_the_command(at: Visitor, tmp_path: Path, kind: Kind) -> None:
    answer = at.send("/returns/check", files=[("returns", (kind.file, kind.make()))], follow_redirects=False)
    if answer.status_code != 303:
        assert 400 <= answer.status_code < 500, answer.text
        return
    task = at.desk.tasks.get(answer.headers["location"].rpartition("/")[2])
    assert task
    ended(task)
    [kept] = (path for path in (tmp_path / "dropped").rglob("*") if path.is_file())
    told = check_returns([kept], at.desk.moment(), register_path=at.desk.path, round_name=ROUND.name).problems
    assert task.state is State.DONE, task.refused or task.sentence
    assert task.results is not None
    shown = task.results.value.checked.problems  # type: ignore[attr-defined]
    assert sum(line.times for one in shown for line in one.lines) == len(told)
    assert words(at.look(f"/returns/checked/{task.id}")).count(kept.name) > 0
    assert at.desk.path.read_bytes() == register_bytes()


@pytest.mark.parametrize("kind", DOCUMENTS[::EACH], ids=str)
def test_a_hostile_document_is_answered_where_it_is_dropped(at: Visitor, kind: Import) -> None:
    answer = at.send("/take-in/file", files={"file": (SUBJECTS[kind.subject].file, kind.make())})
    assert answer.status_code in (200, 400, 409, 413, 422), answer.text
    assert at.desk.path.read_bytes() == register_bytes()

