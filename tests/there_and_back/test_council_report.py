"""A report to a council, made from a register and taken in again, gives the same register."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.libreoffice import convert
from tests.shared import shared
from tests.sources.council import ANNEX, REPORT
from tests.there_and_back.comparison import differences
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import latest_as_of
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2018, 5, 2, 9, 30, tzinfo=UTC)
AS_OF = date(2018, 4, 30)
NOT_PRINTED = ("contributed_by", "contribution.theme", "recommendation.source")


def printed(register: Register, path: Path, as_of: date = AS_OF) -> Path:
    path.write_bytes(render(house_formats.find("council-report", [REPORTS]), register, as_of, NOW))
    return path


def there_and_back(register: Register, tmp_path: Path) -> Register:
    document = take_in(printed(register, tmp_path / "report.docx"), units=list(register.units.values()) or None, now=NOW)
    assert document.kind == "council-report"
    return document.register


def invented(tmp_path: Path, text: str = REPORT + ANNEX) -> Register:
    path = tmp_path / "source.txt"
    path.write_text(text, encoding="utf-8")
    return take_in(path, now=NOW).register


def test_an_invented_report_comes_back_whole(tmp_path: Path) -> None:
    register = invented(tmp_path)
    back = there_and_back(register, tmp_path)
    assert differences(register, back) == []
    assert len(back.actions) == 3
    assert (back.settings.title, latest_as_of(back)) == (register.settings.title, latest_as_of(register))


def test_document_004_comes_back_whole(tmp_path: Path) -> None:
    register = take_in(shared("seeds", "004_669841f31bd2a738.txt"), now=NOW).register
    back = there_and_back(register, tmp_path)
    assert differences(register, back) == []
    assert len(back.contributions) > 35
    assert back.settings.title == ""


def test_numbers_out_of_order_points_and_odd_endings_come_back(tmp_path: Path) -> None:
    register = invented(tmp_path)
    register.contributions = [c for c in register.contributions if c.kind in ("box", "masthead")]
    register.contributions += [
        Contribution("2", kind="section", text="Begins at two"), Contribution("2.1", level=2, text="One."),
        Contribution("2.3", level=2, text="Three; and more:"), Contribution("(a)", level=3, text="first"),
        Contribution("(b)", level=3, text="second;"), Contribution(level=2, text="2018 was a wet year."),
        Contribution(level=2, text="Short and without a stop"), Contribution(kind="bullet", level=3, text="Why not?"),
        Contribution(kind="bullet", level=3, text="Cups, plates, etc."), Contribution(kind="bullet", level=4, text="Deeper"),
        Contribution(level=2, kind="heading", text="3 steps"), Contribution(kind="table", level=2, text="A\tB"),
        Contribution("7", level=1, text="A lone numbered paragraph.¹"), Contribution("IV", kind="section", text="Roman"),
        Contribution(level=2, text="We did this:"), Contribution(level=2, text="and more;"),
        Contribution("¹", kind="footnote", level=2, text="See page 4."),
    ]
    back = there_and_back(register, tmp_path)
    assert differences(register, back, ignoring=("recommendation",)) == []


def test_bullets_that_units_contributed_come_back_in_the_order_in_which_they_are_printed(tmp_path: Path) -> None:
    register = invented(tmp_path)
    last = max(at for at, c in enumerate(register.contributions) if c.kind == "bullet")
    brought = [Contribution(kind="bullet", level=3, theme=theme, text=f"About {theme}", contributed_by="SO")
               for theme in ("Litter", "Water quality")]
    register.contributions[last + 1:last + 1] = brought
    back = there_and_back(register, tmp_path)
    assert differences(register, back, ignoring=NOT_PRINTED) == []


def test_a_box_that_only_the_format_fills_gives_no_contribution(tmp_path: Path) -> None:
    register = invented(tmp_path)
    register.contributions = [c for c in register.contributions if c.kind != "box"]
    assert differences(register, there_and_back(register, tmp_path)) == []


@pytest.mark.libreoffice
def test_a_report_that_another_program_has_saved_comes_back_whole(tmp_path: Path) -> None:
    register = invented(tmp_path)
    saved = convert(printed(register, tmp_path / "report.docx"), "docx", tmp_path / "saved")
    back = take_in(saved, units=list(register.units.values()), now=NOW).register
    assert differences(register, back) == []
