"""The printed page “How to fill in the workbook”: current, in each language, on one page, with the names of the workbook."""

import runpy
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.libreoffice import convert
from toolkit.resources import folder
from toolkit.tracker.record.actions import Action, Comment
from toolkit.tracker.record.columns import columns_of
from toolkit.words.languages.catalogues import in_language, spoken

FOLDER = folder("workbook_templates")


def parts(document: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(document) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_pages_are_current(tmp_path: Path) -> None:
    written = runpy.run_path(str(FOLDER / "build_guides.py"))["main"](tmp_path)
    assert len(written) == len(spoken())
    stale = [one.name for one in written if parts(one) != parts(FOLDER / one.name)]
    assert not stale, "write them anew: python workbook_templates/build_guides.py"


@pytest.mark.parametrize("language", spoken())
def test_a_page_names_columns_as_the_workbook_of_its_language_does(language: str) -> None:
    document = Document(str(FOLDER / f"how-to-fill-in.{language}.docx"))
    bold = {run.text for table in document.tables for row in table.rows for cell in row.cells for paragraph in cell.paragraphs
            for run in paragraph.runs if run.bold}
    with in_language(language):
        wanted = {one.heading for record in (Action, Comment) for one in columns_of(record)
                  if one.key in ("status", "completed", "comment", "still_so", "revised_deadline", "closing_reason")}
    assert wanted <= bold


@pytest.mark.libreoffice
def test_each_is_one_page(tmp_path: Path) -> None:
    for language in spoken():
        made = convert(FOLDER / f"how-to-fill-in.{language}.docx", "pdf", tmp_path).read_bytes()
        assert made.count(b"/Type/Page\n") + made.count(b"/Type/Page/") == 1, language
