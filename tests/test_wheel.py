"""The installed package works without the checkout: it carries its house formats, workbook templates and sample."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit.addin_build.package import build

PROJECT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, and show what it said if it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, encoding="utf-8",
                          env=environment | {"PYTHONUTF8": "1"}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, PROJECT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; the libraries are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--no-deps", "--no-index",
        "--disable-pip-version-check", wheel, cwd=folder)
    own = next((folder / "venv").rglob("site-packages"))
    libraries = Path(next(path for path in sys.path if path.endswith("site-packages")))
    (own / "libraries.pth").write_text(str(libraries) + "\n", encoding="utf-8")
    return folder


def tracker(elsewhere: Path) -> Path:
    return elsewhere / "venv" / ("Scripts/tracker.exe" if os.name == "nt" else "bin/tracker")


def test_the_wheel_carries_what_is_not_code(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for path in ("_resources/workbook_templates/tracker.xlsx", "_resources/reports/progress-table/template.docx",
                 "_resources/reports/progress-table/format.toml", "_resources/macros/customUI14.xml", "demo/sample/progress_table.txt",
                 "tracker/wording/states/states.csv", "demo/sample/units.csv", "demo/sample/answers.csv", "demo/sample/audit_response.txt"):
        assert f"toolkit/{path}" in names


def test_the_package_that_runs_is_the_installed_one(elsewhere: Path) -> None:
    python = tracker(elsewhere).with_name("python")
    done = run(python, "-c", "import toolkit; print(toolkit.__file__)", cwd=elsewhere)
    assert Path(done.stdout.strip()).is_relative_to(elsewhere)


def test_the_house_formats_are_found_where_it_is_installed(elsewhere: Path) -> None:
    assert "progress-table" in run(tracker(elsewhere), "formats", cwd=elsewhere).stdout


@pytest.mark.slow(reason="the whole round is run from an installed wheel")
def test_the_demo_runs_where_it_is_installed(elsewhere: Path) -> None:
    assert "Open these first" in run(tracker(elsewhere), "demo", "a folder é", cwd=elsewhere).stdout
    assert (elsewhere / "a folder é" / "reports" / "progress-2019-06.docx").is_file()


def test_the_add_in_is_built_where_it_is_installed(elsewhere: Path) -> None:
    run(tracker(elsewhere), "addin", "build", "-o", "addin", cwd=elsewhere)
    assert {path.name: path.read_bytes() for path in (elsewhere / "addin").iterdir()} == build()
