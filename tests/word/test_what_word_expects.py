"""What Word expects of a document though no schema asks for it, in each template and in the reports made from it."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.registers import register
from tests.word.invented import invented
from tests.word.reading import W, part
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import HouseFormat

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = house_formats.names([REPORTS])
each_format = pytest.mark.parametrize("name", FORMATS)


def template(name: str) -> bytes:
    return (REPORTS / name / "template.docx").read_bytes()


def report(of: HouseFormat, about: Register | None = None) -> bytes:
    return render(of, about or invented(), date(2018, 12, 31), datetime(2019, 1, 5, 9, 30, tzinfo=UTC))


@cache
def ours(name: str) -> bytes:
    """The report in a house format of ours."""
    return report(house_formats.find(name, [REPORTS]))


def format_with_body(folder: Path, body: str) -> HouseFormat:
    """The progress table with another body in its template."""
    with zipfile.ZipFile(BytesIO(template("progress-table"))) as source, zipfile.ZipFile(folder / "template.docx", "w") as made:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = re.sub(rb"<w:body>.*(?=<w:sectPr)", b"<w:body>" + body.encode(), content, flags=re.DOTALL)
            made.writestr(name, content)
    return replace(house_formats.find("progress-table", [REPORTS]), folder=folder)


def language_of(data: bytes) -> Any:
    return part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")


@each_format
def test_each_list_has_a_number_that_no_other_has(name: str) -> None:
    lists = {other: [described.find(f"{W}nsid") for described in part(template(other), "word/numbering.xml").iter(f"{W}abstractNum")]
             for other in FORMATS}
    assert all(number is not None for number in lists[name])
    numbers = [number.get(f"{W}val") for found in lists.values() for number in found if number is not None]
    assert len(numbers) == len(set(numbers))


@each_format
@pytest.mark.parametrize("trace", ["proofState", "useFELayout", "ja-JP", "Macintosh", "ＭＳ", "python-docx", "2013-"])
def test_nothing_tells_where_the_first_template_came_from(name: str, trace: str) -> None:
    parts = ("word/settings.xml", "word/styles.xml", "word/fontTable.xml", "docProps/app.xml", "docProps/core.xml")
    for data in (template(name), ours(name)):
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert [one for one in parts if trace in package.read(one).decode()] == []


@each_format
def test_each_style_with_an_outline_level_is_based_on_the_heading_of_that_level(name: str) -> None:
    styles = {style.get(f"{W}styleId"): style for style in part(template(name), "word/styles.xml").iter(f"{W}style")}
    for key, style in styles.items():
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None and level.get(f"{W}val") != "9":
            heading = styles[key if key.startswith("Heading") else style.find(f"{W}basedOn").get(f"{W}val")]
            assert heading.find(f"{W}name").get(f"{W}val") == f"heading {int(level.get(f'{W}val')) + 1}"


@each_format
def test_a_report_ends_in_a_paragraph(name: str) -> None:
    last = part(ours(name)).find(f"{W}body")[-2:]
    assert [element.tag for element in last] == [f"{W}p", f"{W}sectPr"]


@pytest.mark.parametrize("inside", [
    "{0}<w:p><w:r><w:t>{{%p if False %}}</w:t></w:r></w:p><w:p><w:r><w:t>{{%p endif %}}</w:t></w:r></w:p>",
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{0}</w:tc></w:tr></w:tbl>",
], ids=["the body", "a cell"])
def test_a_table_is_followed_by_a_paragraph_wherever_it_ends_something(tmp_path: Path, inside: str) -> None:
    table = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    body = part(report(format_with_body(tmp_path, inside.format(table)))).find(f"{W}body")
    followed = [found.getnext() for found in body.iter(f"{W}tbl")]
    assert {element.tag for element in followed if element is not None} == {f"{W}p"}
    assert None not in followed


@each_format
def test_the_text_is_in_the_language_of_the_settings(name: str) -> None:
    found = house_formats.find(name, [REPORTS])
    assert language_of(report(found)).get(f"{W}val") == "en-GB"
    french = report(replace(found, language="fr-CA"))
    assert language_of(french).get(f"{W}val") == "fr-CA"
    assert part(french, "word/settings.xml").find(f"{W}themeFontLang").get(f"{W}val") == "fr-CA"


def test_a_language_of_another_script_is_that_of_the_text_in_that_script() -> None:
    found = house_formats.find("progress-table", [REPORTS])
    assert language_of(report(replace(found, language="zh-CN"))).get(f"{W}eastAsia") == "zh-CN"
    assert language_of(report(replace(found, language="ar-EG"))).get(f"{W}bidi") == "ar-EG"


def test_a_report_of_no_organization_still_names_an_author() -> None:
    made = report(house_formats.find("progress-table", [REPORTS]), register("| Ref. | Status |", organization=""))
    assert Document(BytesIO(made)).core_properties.author == "tracker-toolkit"
