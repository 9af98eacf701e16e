"""Files that are dropped: bounded, named safely, of the kinds that a page takes; folders are listed without paths."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse, Response

from tests.desk.desks import Visitor
from toolkit.desk import files, navigation
from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.desk.files import Choosing, Dropped
from toolkit.tracker.record.problems import Refused
from toolkit.words.desk import HOME


def dropped(folder: Path, *names: str) -> list[Path]:
    return Dropped(lambda: folder).keep([(name, BytesIO(b"x")) for name in names], (".xlsx", ".docx"))


def test_files_keep_their_names_and_those_of_one_name_are_told_apart(tmp_path: Path) -> None:
    kept = dropped(tmp_path, "PAR.xlsx", "par.xlsx", "Été 2019.docx")
    assert [path.name for path in kept] == ["PAR.xlsx", "par (2).xlsx", "Été 2019.docx"]
    assert len({path.parent for path in kept}) == 1


@given(st.text(st.characters(codec="utf-8"), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("way", ["../../", "/etc/", "C:\\Users\\", "..\\", "", "a/../../b/"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, way: str, name: str) -> None:
    [kept] = dropped(tmp_path, f"{way}{name}.xlsx")
    assert kept.resolve().parent.parent == tmp_path.resolve()
    assert kept.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["macro.xlsm", "page.html", "xlsx", ".xlsx.exe", "a.xlsx/"])
def test_another_kind_of_file_is_refused_and_nothing_is_kept(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"\.xlsx, \.docx"):
        dropped(tmp_path, "fine.xlsx", name)
    assert not [*tmp_path.rglob("*.*")]


def test_too_many_and_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 2)
    monkeypatch.setattr(files, "MOST_OF_ONE", 3)
    with pytest.raises(Refused, match="3 files"):
        dropped(tmp_path, "1.xlsx", "2.xlsx", "3.xlsx")
    with pytest.raises(Refused, match=r"large\.xlsx is too large"):
        Dropped(lambda: tmp_path).keep([("fine.xlsx", BytesIO(b"xxx")), ("large.xlsx", BytesIO(b"xxxx"))], (".xlsx",))
    assert not [*tmp_path.rglob("*.*")]


def test_a_folder_is_listed_without_what_is_hidden_and_with_the_kinds_that_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name in (".hidden", "~$a.xlsx", "a.xlsx", "B.XLSX", "c.docx"):
        (tmp_path / name).write_bytes(b"")
    choosing = Choosing([tmp_path / "absent", tmp_path])
    found = choosing.listing("", (".xlsx",))
    assert ([one.name for one in found.folders], [one.name for one in found.files]) == (["in"], ["B.XLSX", "a.xlsx"])
    assert [one.name for one in choosing.places()] == [tmp_path.name]
    below = choosing.listing(found.folders[0].id, ())
    assert (below.path, below.files, below.above and below.above.id) == (str(tmp_path / "in"), [], found.id)
    with pytest.raises(Refused):
        choosing.listing(str(tmp_path), ())
    monkeypatch.setattr(files, "MOST_LISTED", 1)
    assert choosing.listing("", (".xlsx",)).more == 1


def test_what_is_dropped_on_a_page_reaches_it_as_files_and_is_gone_with_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def take(asked: Asked) -> Response:
        return PlainTextResponse(f"{[path.name for path in asked.files]} {asked.form} {asked.several['unit']}")

    page = Page("/take", HOME, take, needs_register=False, ways=(Way("/take/in", take, is_post=True, endings=(".xlsx",)),))
    monkeypatch.setattr("toolkit.desk.app.PAGES", (*navigation.PAGES, page))
    visitor = Visitor(None, tmp_path)
    answer = visitor.send("/take/in", files=[("file", ("../PAR.xlsx", b"x")), ("file", ("LIB.xlsx", b"y"))], data={"unit": ["PAR", "LIB"]})
    assert answer.text == "['PAR.xlsx', 'LIB.xlsx'] {'unit': 'LIB'} ['PAR', 'LIB']"
    refused = visitor.send("/take/in", files=[("file", ("run.exe", b"x"))])
    assert (refused.status_code, "run.exe is not of a kind that is taken here" in refused.text) == (409, True)
    folder = visitor.desk.dropped.folder
    assert folder
    visitor.desk.close()
    assert not folder.exists()


def test_a_quotation_mark_in_a_name_is_not_kept_as_browsers_send_it(tmp_path: Path) -> None:
    [kept] = dropped(tmp_path, "the %22last%22 one.xlsx")
    assert kept.name == "the _last_ one.xlsx"
