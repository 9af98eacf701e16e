"""The scripts that say how the first template of each house format was meant still write one."""

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.word.invented import invented
from tests.word.reading import part
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 15, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", sorted(script.parent.name for script in REPORTS.glob("*/build_template.py")))
def test_the_script_of_a_house_format_writes_a_template_that_prints_a_register(name: str, tmp_path: Path) -> None:
    shutil.copytree(REPORTS / name, tmp_path / name, ignore=shutil.ignore_patterns("template.docx"))
    shutil.copy(REPORTS / "template_parts.py", tmp_path)
    subprocess.run([sys.executable, tmp_path / name / "build_template.py"], check=True)
    made = render(house_formats.find(name, [tmp_path]), invented(), date(2018, 12, 31), NOW)
    assert "Draw the map" in "".join(part(made).itertext())
