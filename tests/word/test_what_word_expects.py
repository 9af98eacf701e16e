"""What Word expects of a document though no schema asks for it, in each template."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.word.reading import W, part
from toolkit.word import house_formats

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = house_formats.names([REPORTS])
each_format = pytest.mark.parametrize("name", FORMATS)


def template(name: str) -> bytes:
    return (REPORTS / name / "template.docx").read_bytes()


@each_format
def test_each_list_has_a_number_that_no_other_has(name: str) -> None:
    lists = {other: [described.find(f"{W}nsid") for described in part(template(other), "word/numbering.xml").iter(f"{W}abstractNum")]
             for other in FORMATS}
    assert all(number is not None for number in lists[name])
    numbers = [number.get(f"{W}val") for found in lists.values() for number in found if number is not None]
    assert len(numbers) == len(set(numbers))


@each_format
@pytest.mark.parametrize("trace", ["proofState", "useFELayout", "ja-JP", "Macintosh", "ＭＳ"])
def test_nothing_tells_where_the_first_template_came_from(name: str, trace: str) -> None:
    parts = ("word/settings.xml", "word/styles.xml", "word/fontTable.xml", "docProps/app.xml")
    with zipfile.ZipFile(BytesIO(template(name))) as package:
        assert [one for one in parts if trace in package.read(one).decode()] == []


@each_format
def test_each_style_with_an_outline_level_is_based_on_the_heading_of_that_level(name: str) -> None:
    styles = {style.get(f"{W}styleId"): style for style in part(template(name), "word/styles.xml").iter(f"{W}style")}
    for key, style in styles.items():
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None and level.get(f"{W}val") != "9":
            heading = styles[key if key.startswith("Heading") else style.find(f"{W}basedOn").get(f"{W}val")]
            assert heading.find(f"{W}name").get(f"{W}val") == f"heading {int(level.get(f'{W}val')) + 1}"
