"""The scripts that say how the first template of each house format was meant still write one."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.word.invented import invented
from tests.word.reading import part
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.words.languages.catalogues import spoken

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 15, 9, 30, tzinfo=UTC)


@pytest.mark.slow(reason="a process of its own writes a template in each language")
@pytest.mark.parametrize("name", sorted(script.parent.name for script in REPORTS.glob("*/build_template.py")))
def test_the_script_of_a_house_format_writes_a_template_that_prints_a_register(name: str, tmp_path: Path) -> None:
    shutil.copytree(REPORTS / name, tmp_path / name, ignore=shutil.ignore_patterns("template*.docx"))
    shutil.copy(REPORTS / "template_parts.py", tmp_path)
    subprocess.run([sys.executable, tmp_path / name / "build_template.py"], check=True, env={**os.environ, "PYTHONPATH": str(REPORTS.parent)})
    made = render(house_formats.find(name, [tmp_path]), invented(), date(2018, 12, 31), NOW)
    assert "Draw the map" in "".join(part(made).itertext())
    shipped = sorted(path.name for path in (REPORTS / name).glob("template*.docx"))
    assert shipped == sorted(path.name for path in (tmp_path / name).glob("template*.docx"))
    assert len(shipped) == len(spoken())
    stale = [template for template in shipped for held in ("word/document.xml", "word/footer1.xml", "word/numbering.xml", "word/styles.xml")
             if ZipFile(REPORTS / name / template).read(held) != ZipFile(tmp_path / name / template).read(held)]
    assert stale == []  # whoever changes words that templates say runs build_template.py again
