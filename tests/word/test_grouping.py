"""Tables of actions can be grouped: by source document, by unit, by status; all actions stay, and come back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.registers import AS_OF, register
from tests.word.invented import invented
from tests.word.reading import W, style_of, tables, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import GroupBy

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = house_formats.names([REPORTS])
NOW = datetime(2019, 1, 20, 10, 0, tzinfo=UTC)
FEW = """
    | Ref. | Action             | Lead | Responsible | Deadline | Status      |
    | 1.1  | Paint the gates    | PAR  | PAR         | June 18  | In progress |
    | 1.2  | Print the leaflets | LIB  | LIB         | June 19  | Implemented |
    | 2.1  | Count the boats    | PAR  | PAR         | May 19   | Implemented |
    | 3.1  | Sweep the quays    |      | Somebody    | May 19   | Not started |
"""
UNITS = "| Code | Name |\n| LIB | Library of Maps |\n| PAR | Parks |"
ASKED = "| No | Recommendation |\n| 1 | Show the way |\n| 2 | Know the fleet |\n| 3 | Keep it clean |\n| 4 | Nothing is planned |"


def of(actions: str = FEW) -> Register:
    return register(actions, units=UNITS, recommendations=ASKED)


def report(name: str, by: GroupBy | None, about: Register | None = None, folders: Sequence[Path] = (REPORTS,)) -> bytes:
    found = replace(house_formats.find(name, folders), group_by=by)
    return render(replace(found, show={**found.show, "ref": True}), about or of(), AS_OF, NOW)


def printed(data: bytes) -> list[str]:
    """Headings of groups in brackets, and the texts of actions, in their order."""
    known = ["Paint the gates", "Print the leaflets", "Count the boats", "Sweep the quays"]
    document = Document(BytesIO(data))
    names = {style.style_id: style.name for style in document.styles}
    found: list[str] = []
    for table in tables(data):
        for row in table.iter(f"{W}tr"):
            paragraphs = list(row.iter(f"{W}p"))
            if style_of(paragraphs[0], names) == "House Added Group":
                found.append(f"[{text_of(paragraphs[0])}]")
            found += [text for text in known for cell in row.iter(f"{W}tc") if text_of(cell).endswith(text)]
    return found


BY_UNIT = ["[Library of Maps]", "Print the leaflets", "[Parks]", "Paint the gates", "Count the boats", "[No unit named]",
           "Sweep the quays"]
BY_STATUS = ["[Not started]", "Sweep the quays", "[In progress]", "Paint the gates", "[Implemented]", "Print the leaflets",
             "Count the boats"]


@pytest.mark.parametrize("name", ["progress-table", "council-report", "session-conclusions", "mission-report"])
def test_actions_stand_under_their_unit_or_status(name: str) -> None:
    without = ["[Without actions]"] if name != "mission-report" else []
    assert printed(report(name, GroupBy.UNIT))[:7] == BY_UNIT
    assert [one for one in printed(report(name, GroupBy.STATUS)) if one not in without] == BY_STATUS
    assert (printed(report(name, GroupBy.UNIT))[7:] or without) == without


def test_the_key_actions_of_each_recommendation_are_grouped_in_a_management_response() -> None:
    assert printed(report("management-response", GroupBy.UNIT)) == [
        "[Library of Maps]", "Print the leaflets", "[Parks]", "Paint the gates", "[Parks]", "Count the boats", "[No unit named]",
        "Sweep the quays"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_source_of_its_own_is_one_group_and_without_a_wish_there_is_none(name: str) -> None:
    about = of()
    [source] = about.sources.values()
    found = printed(report(name, GroupBy.SOURCE, about))
    assert {one for one in found if one.startswith("[")} <= {f"[{source.name}]", "[Without actions]"}
    assert f"[{source.name}]" in found
    assert not [one for one in printed(report(name, None)) if one.startswith("[")]
    assert [one for one in found if not one.startswith("[")] == printed(report(name, None))


@pytest.mark.parametrize("by", GroupBy)
@pytest.mark.parametrize("name", ["progress-table", "council-report", "management-response", "mission-report"])
def test_a_grouped_report_comes_back_with_all_of_its_actions(name: str, by: GroupBy, tmp_path: Path) -> None:
    for about in (of(), invented()):
        path = tmp_path / "report.docx"
        path.write_bytes(report(name, by, about))
        after = take_in(path, units=list(about.units.values()), accept_suggestions=True, now=NOW).register
        assert sorted(action.text for action in after.actions.values()) == sorted(a.text for a in about.actions.values())
        assert {one.text for one in after.recommendations.values()} >= (
            set() if name == "mission-report" else {one.text for one in about.recommendations.values()})


def test_a_template_without_groups_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "format.toml").write_text('title = "Ours"\n', encoding="utf-8")
    document = Document()
    document.add_paragraph("{%p for recommendation in recommendations %}")
    document.add_paragraph("{{ recommendation.text }}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(folder / "template.docx"))
    assert report("ours", None, folders=[tmp_path])
    with pytest.raises(Refused, match="no table of actions that could be grouped"):
        report("ours", GroupBy.UNIT, folders=[tmp_path])


def test_a_format_may_always_group_and_no_other_word_is_taken_for_a_way_to(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "template.docx").write_bytes((REPORTS / "progress-table" / "template.docx").read_bytes())
    for written, expected in (("unit", GroupBy.UNIT), ("status", GroupBy.STATUS), ("", None)):
        (folder / "format.toml").write_text(f'group_by = "{written}"\n', encoding="utf-8")
        assert house_formats.find("ours", [tmp_path]).group_by is expected
    (folder / "format.toml").write_text('group_by = "colour"\n', encoding="utf-8")
    with pytest.raises(Refused, match="“group_by” should be one of source, unit, status"):
        house_formats.find("ours", [tmp_path])
