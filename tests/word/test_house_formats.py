import shutil
from pathlib import Path

import pytest

from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused
from toolkit.word import house_formats

REPORTS = Path(__file__).parents[2] / "reports"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of house formats with a copy of ours in it."""
    shutil.copytree(REPORTS / "progress-table", tmp_path / "formats" / "progress-table")
    return tmp_path / "formats"


def settings(folder: Path, text: str) -> None:
    (folder / "progress-table" / "format.toml").write_text(text, encoding="utf-8")


def refusal(folder: Path, name: str = "progress-table") -> str:
    with pytest.raises(Refused) as caught:
        house_formats.find(name, [folder])
    return str(caught.value)


def test_every_house_format_of_the_project_loads() -> None:
    names = house_formats.names([REPORTS])
    assert "progress-table" in names
    for name in names:
        assert house_formats.find(name, [REPORTS]).title


def test_a_house_format_knows_its_words_and_switches() -> None:
    found = house_formats.find("progress-table", [REPORTS])
    assert found.statuses[Status.CLOSED_NOT_IMPLEMENTED] == "Closed"
    assert found.show["summary"] is True
    assert found.words["overdue"] == "Overdue by {days}"
    assert found.template.is_file()


def test_a_new_folder_is_a_new_house_format(folder: Path) -> None:
    shutil.copytree(folder / "progress-table", folder / "ours")
    assert house_formats.names([folder]) == ["ours", "progress-table"]


def test_the_first_folder_hides_the_same_name_in_a_later_one(folder: Path) -> None:
    settings(folder, 'title = "Ours"')
    assert house_formats.find("progress-table", [folder, REPORTS]).title == "Ours"
    assert house_formats.find("progress-table", [REPORTS, folder]).title == "Progress table"


def test_what_the_settings_leave_out_has_a_default(folder: Path) -> None:
    settings(folder, "")
    found = house_formats.find("progress-table", [folder])
    assert found.statuses[Status.IN_PROGRESS] == "In progress"
    assert (found.title, found.language) == ("progress-table", "en-GB")


def test_an_unknown_name_lists_those_there_are(folder: Path) -> None:
    assert refusal(folder, "../progress-table") == (
        "There is no house format ../progress-table. Choose one of these: progress-table.")


def test_a_folder_that_does_not_exist_holds_no_formats(tmp_path: Path) -> None:
    assert house_formats.names([tmp_path / "nowhere"]) == []


@pytest.mark.parametrize("file", ["template.docx", "format.toml"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / "progress-table" / file).unlink()
    assert f"The house format progress-table has no {file}." in refusal(folder)


@pytest.mark.parametrize(("text", "says"), [
    ('titel = "x"', "“titel” is not a setting; there are title,"),
    ("title = 7", "“title” should be a text"),
    ("show = true", "“show” should be a part of its own, headed [show]"),
    ('[show]\nsummary = "yes"', "“summary” under [show] should be true or false"),
    ('[statuses]\ndone = "Done"', "“done” under [statuses] is not a status; there are not_started,"),
    ('[words]\noverdu = "Late"', "“overdu” under [words] is not a phrase"),
    ('[words]\noverdue = "Late by {dayz}"', "may use no other placeholder than {days}"),
    ('title = "x', "its last setting is not complete"),
])
def test_a_setting_that_cannot_be_used_is_said_in_a_sentence(folder: Path, text: str, says: str) -> None:
    settings(folder, text)
    assert says in refusal(folder)
    assert "Open format.toml in a plain-text editor" in refusal(folder)


def test_settings_saved_by_a_windows_editor_are_read(folder: Path) -> None:
    (folder / "progress-table" / "format.toml").write_bytes(b"\xef\xbb\xbftitle = \"Ours\"\r\n")
    assert house_formats.find("progress-table", [folder]).title == "Ours"


def test_settings_in_another_encoding_are_refused(folder: Path) -> None:
    (folder / "progress-table" / "format.toml").write_bytes(b"title = \"caf\xe9\"")
    assert "cannot be used" in refusal(folder)
