"""Questions, and what is remembered of their answers."""

import json
import platform
import shutil
import sys
import tkinter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tkinter import filedialog, simpledialog
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import openpyxl
import pytest
import xlwings as xw

from tests.addin.file_engine import App, as_caller
from tests.doors.command_line import Tracker
from toolkit.addin import folders
from toolkit.addin.excel import asking
from toolkit.addin.excel.asking import Cancelled, ask_choice, ask_day, ask_folder, ask_text, ask_yes_no
from toolkit.addin.excel.pressing import button
from toolkit.addin_build import remembered
from toolkit.tracker.record.problems import Refused

WEB = "https://example.org/sites/parks/Shared Documents/register.xlsx"
Answers = Callable[..., "Asked"]


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    return Tracker(tmp_path, monkeypatch, capsys).make_register()


class Asked(list[str]):
    """The questions that were asked; each call answers one."""

    def __init__(self, *answers: Any) -> None:
        super().__init__()
        self.left = list(answers)

    def __call__(self, question: str) -> Any:
        self.append(question)
        return self.left.pop(0)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Type these, one after the other."""
    def typed(*texts: str | None) -> Asked:
        asked = Asked(*texts)
        monkeypatch.setattr(tkinter, "Tk", MagicMock)
        monkeypatch.setattr(simpledialog, "askstring", lambda _, question, **__: asked(question))
        return asked
    return typed


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Choose these folders, one after the other."""
    def choose(*paths: Path) -> Asked:
        asked = Asked(*paths)
        monkeypatch.setattr(asking, "ask_folder", lambda question, *_: asked(question))
        return asked
    return choose


def opened(path: Path, monkeypatch: pytest.MonkeyPatch, address: str = "") -> tuple[xw.Book, App]:
    app = as_caller(path, monkeypatch)
    if address:
        app.books.list[0].api.FullName = address
    return xw.Book.caller(), app


def test_yes_is_yes_and_all_else_is_no(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, app = opened(register, monkeypatch)
    assert not ask_yes_no(book.app, "Go on?")
    app.answer = "yes"
    assert ask_yes_no(book.app, "Go on?")
    assert app.said == ["Go on?", "Go on?"]


def test_a_text_is_taken_without_blanks_around_it(answers: Answers) -> None:
    asked = answers("  2018-12 ")
    assert (ask_text("Which round?"), asked) == ("2018-12", ["Which round?"])


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_text_is_cancelled(answers: Answers, nothing: str | None) -> None:
    answers(nothing)
    with pytest.raises(Cancelled):
        ask_text("Which round?")


def test_a_day_that_is_none_is_asked_again_and_never_guessed(answers: Answers) -> None:
    asked = answers("31/12/2018", "2018-12-32", "2018-12-31")
    assert ask_day("As of?", date(2019, 1, 1)) == date(2018, 12, 31)
    assert [("is not a valid date" in question, question.endswith("As of?")) for question in asked] == [
        (False, True), (True, True), (True, True)]


def test_a_choice_is_one_of_the_names(answers: Answers) -> None:
    asked = answers("brief", "short")
    assert ask_choice("Which?", ["long", "short"]) == "short"
    assert asked == ["Which?\nThere are: long, short.", "“brief” is not one of the choices.\nWhich?\nThere are: long, short."]


def test_no_folder_is_cancelled_and_the_window_is_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window = MagicMock()
    monkeypatch.setattr(tkinter, "Tk", lambda: window)
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_: str(tmp_path))
    assert ask_folder("Where?") == tmp_path
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_: "")
    with pytest.raises(Cancelled):
        ask_folder("Where?")
    assert window.destroy.call_count == 2


@pytest.mark.parametrize(("system", "option"), [("Windows", "title"), ("Darwin", "message")])
def test_the_question_for_a_folder_is_seen_on_each_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, option: str
) -> None:
    asked = MagicMock(return_value=str(tmp_path))
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(tkinter, "Tk", MagicMock)
    monkeypatch.setattr(filedialog, "askdirectory", asked)
    ask_folder("Where?")
    given = asked.call_args.kwargs
    assert (given[option], {"title", "message"} & set(given)) == ("Where?", {option})


def test_without_windows_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match=r"cannot open a window .* python.org"):
        ask_text("Which round?")
    monkeypatch.setitem(sys.modules, "tkinter", None)
    with pytest.raises(Refused, match=r"cannot open a window .* python.org"):
        ask_text("Which round?")


def test_a_button_whose_question_is_cancelled_ends_quietly(
    register: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    app = as_caller(register, monkeypatch)
    asked = answers(None)

    @button
    def name_a_round(book: xw.Book) -> None:
        book.app.alert(ask_text("Which round?"))

    name_a_round()
    assert asked == ["Which round?"]
    assert (app.said, app.status_bar) == ([], False)


def test_the_file_of_a_register_on_this_computer_is_known(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, _ = opened(register, monkeypatch)
    assert folders.register_path(book) == register


def test_on_a_mac_excel_is_asked_in_its_own_words(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, app = opened(register, monkeypatch)
    on_mac = SimpleNamespace(full_name=SimpleNamespace(get=lambda: "/Users/r.xlsx"),
                             saved=SimpleNamespace(get=lambda: False))
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    monkeypatch.setattr(app.books.list[0], "api", on_mac)
    assert (folders.register_path(book), folders.is_saved(book)) == (Path("/Users/r.xlsx"), False)


def test_a_workbook_that_was_never_saved_has_no_file(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, _ = opened(register, monkeypatch, "Book1")
    with pytest.raises(Refused, match="has never been saved"):
        folders.register_path(book)


def test_what_is_no_register_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    book, _ = opened(tmp_path / "other.xlsx", monkeypatch)
    with pytest.raises(Refused, match=r"other\.xlsx is not a register"):
        folders.register_path(book)


def test_the_folder_of_a_register_in_the_web_is_asked_for_once(
    register: Path, monkeypatch: pytest.MonkeyPatch, chosen: Answers
) -> None:
    book, _ = opened(register, monkeypatch, WEB)
    asked = chosen(register.parent)
    assert [folders.register_path(book), folders.register_path(book)] == [register, register]
    assert asked == ["Choose the folder on this computer that holds register.xlsx"]


def test_a_register_of_the_same_name_is_not_taken_for_the_open_one(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: Answers
) -> None:
    (tmp_path / "other").mkdir()
    wb = openpyxl.load_workbook(register)
    row = next(row for row in wb["About"].iter_rows() if row[0].value == "Register id")
    row[1].value = "of another register"
    wb.save(tmp_path / "other" / "register.xlsx")
    book, _ = opened(register, monkeypatch, WEB)
    asked = chosen(tmp_path / "other", tmp_path / "settings of the user", tmp_path)
    for _ in range(2):
        with pytest.raises(Refused, match="does not contain the open register"):
            folders.register_path(book)
    assert folders.register_path(book) == register
    assert len(asked) == 3


def test_a_register_that_moved_is_asked_for_again(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: Answers
) -> None:
    book, _ = opened(register, monkeypatch, WEB)
    asked = chosen(tmp_path, tmp_path / "new")
    folders.register_path(book)
    (tmp_path / "new").mkdir()
    shutil.move(register, tmp_path / "new")
    assert folders.register_path(book) == tmp_path / "new" / "register.xlsx"
    assert len(asked) == 2


def test_a_folder_is_remembered_for_each_register_and_asked_again_when_it_is_gone(
    tmp_path: Path, chosen: Answers
) -> None:
    one, two = tmp_path / "öne", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    asked = chosen(one, two, two)
    assert [folders.folder_for(r, "returns", "Where?") for r in ("a", "a", "b")] == [one, one, two]
    one.rmdir()
    assert folders.folder_for("a", "returns", "Where?") == two
    assert len(asked) == 3


@pytest.mark.parametrize("broken", ["", "{", "[1]", '{"a": 1}', '{"a": {"returns": 2}}', "\xff"])
def test_a_broken_memory_is_an_empty_one(settings: Path, broken: str) -> None:
    settings.mkdir()
    (settings / remembered.FILE).write_bytes(broken.encode("latin-1"))
    assert folders.recall("a", "returns") == ""
    folders.remember("a", "returns", "x")
    assert folders.recall("a", "returns") == "x"


def test_a_memory_that_cannot_be_written_does_not_stop_a_button(settings: Path, tmp_path: Path, chosen: Answers) -> None:
    settings.write_text("a file where the folder should be", encoding="utf-8")
    chosen(tmp_path)
    assert folders.folder_for("a", "returns", "Where?") == tmp_path
    assert folders.recall("a", "returns") == ""


def test_the_memory_keeps_what_it_holds_of_other_registers(settings: Path) -> None:
    folders.remember("a", "returns", "x")
    folders.remember("b", "returns", "y")
    assert json.loads((settings / remembered.FILE).read_text(encoding="utf-8")) == {
        "a": {"returns": "x"}, "b": {"returns": "y"}}
