"""A report as a PDF, which LibreOffice makes of the Word file."""

import subprocess

import pytest

from tests.doors.command_line import NOW, Tracker

REPORT = ("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "--now", NOW, "-o", "r.docx", "--pdf")


@pytest.mark.libreoffice
def test_a_pdf_stands_beside_the_word_file_and_says_the_same(tracker: Tracker) -> None:
    tracker.make_register()
    told = tracker(*REPORT)
    assert (told.code, "Wrote r.docx." in told.err, "Wrote r.pdf." in told.err) == (0, True, True)
    said = subprocess.run(["pdftotext", "-layout", "r.pdf", "-"], cwd=tracker.folder, capture_output=True, text=True, check=True)
    assert "Paint the signs" in said.stdout
    again = tracker(*REPORT)
    assert (again.code, "0 paragraphs renewed" in again.err, "Wrote r.pdf." in again.err) == (0, True, True)


def test_a_pdf_that_stands_there_is_not_replaced_unasked(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.is_installed", lambda: True)
    tracker.make_register()
    (tracker.folder / "r.pdf").write_bytes(b"somebody's")
    told = tracker(*REPORT)
    assert (told.code, "r.pdf already exists" in told.err) == (2, True)
    assert not (tracker.folder / "r.docx").exists()


def test_without_libreoffice_it_is_said_before_anything_is_written(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    tracker.make_register()
    told = tracker(*REPORT)
    assert (told.code, "Install LibreOffice" in told.err) == (2, True)
    assert not (tracker.folder / "r.docx").exists()


def test_where_libreoffice_makes_none_nothing_is_written(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.is_installed", lambda: True)
    monkeypatch.setattr("toolkit.word.layout.libreoffice.as_pdf", lambda *_, **__: b"")
    tracker.make_register()
    told = tracker(*REPORT)
    assert (told.code, "made no PDF" in told.err) == (2, True)
    assert not (tracker.folder / "r.docx").exists()
