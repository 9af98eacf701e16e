"""What comes along with the toolkit is listed as it is locked, and an audit that asked about nothing is no success."""

import runpy
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

PROJECT = Path(__file__).resolve().parents[1]
shipped = SimpleNamespace(**runpy.run_path(str(PROJECT / "docs" / "shipped.py")))
LOCK = """# via nothing
apples==1.0 \\
    --hash=sha256:00
    # via
    #   baskets
    #   tracker-toolkit (pyproject.toml)
baskets==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:00
    # via tracker-toolkit (pyproject.toml)
cherries==3.0 \\
    --hash=sha256:00
    # via baskets
dates==4.0 \\
    --hash=sha256:00
    # via tracker-toolkit (pyproject.toml)
dates==4.1 ; python_full_version >= '3.12' \\
    --hash=sha256:00
    # via tracker-toolkit (pyproject.toml)
"""


def test_what_comes_along_is_what_was_asked_for_and_all_that_it_needs() -> None:
    packages = shipped.locked(LOCK)
    assert packages["apples"] == shipped.Package("1.0", "", ("baskets", "tracker-toolkit"))
    assert packages["baskets"].marker == "sys_platform == 'win32'"
    assert packages["dates"].version == "4.0 or 4.1"
    assert shipped.shipped(packages, ["baskets>=1"]) == ["apples", "baskets", "cherries"]


def test_the_list_is_that_of_the_lock() -> None:
    page = shipped.LIST.read_text(encoding="utf-8")
    assert page == shipped.listed(), "run `make docs`"
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all(f"\n| {one.partition('>')[0]} | " in page for one in project["dependencies"])
    assert "\n| pytest | " not in page


FINE, WEAK = {"name": "apples", "version": "1.0", "vulns": []}, {"name": "baskets", "version": "2.0", "vulns": [{"id": "X-1"}]}
SKIPPED = {"name": "cherries", "skip_reason": "not found"}


@pytest.mark.parametrize(("packages", "told", "code"), [
    ([FINE], "None of the 1 packages has a known weakness.", 0),
    ([FINE, WEAK], "These packages have known weaknesses:\n  baskets 2.0: X-1", 1),
    ([FINE, SKIPPED], "Nothing is known of 1 of 2 packages", 1),
    ([WEAK, SKIPPED], "This audit does not count.", 1),
    ([], "This audit does not count.", 1)])
def test_an_audit_succeeds_only_where_every_package_was_asked_about(packages: list[object], told: str, code: int) -> None:
    sentences, ended = shipped.verdict({"dependencies": packages})
    assert (told in sentences, ended) == (True, code)


def test_an_audit_is_read_from_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.json").write_text('{"dependencies": []}', encoding="utf-8")
    assert shipped.main([str(tmp_path / "report.json")]) == shipped.main([str(tmp_path / "none.json")]) == 1
    assert "does not count" in capsys.readouterr().out
