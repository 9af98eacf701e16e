"""An invented mission report, as text and as a Word form, written where a test can change it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document

from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.units import Unit

NOW = datetime(2019, 1, 2, 3, 4, 5)
ACTIONS = (
    ("Send the map of the springs to the Spring Board", "Ana Lind, Water Officer", "Nov 30, 2018"),
    ("Dig the upper well", "March 3, 2019 Olu Berg, Head of Wells", "May 5, 2019"),
    ("Agree on weekly calls", "Well Coordinator and regional water team", "On going"),
)
HEADS = ("Action to be taken", "By whom", "Expected completion date")


def text_form(actions: Sequence[Sequence[str]] = ACTIONS, heads: Sequence[str] = HEADS, tab: str = "\t",
              front: str = "") -> str:
    """The form as text: a tab before each cell, a blank line after each row of the matrix."""
    matrix = "\n\n".join("\n".join(f"{tab}{cell}" for cell in row) for row in (heads, *actions))
    return (
        f"{front} {tab}1. Practice area\xa0: Water\n\n"
        f"{tab}2. Mission period (incl. of travel days) \n\nNov 15-Nov 20, 2018\n\n"
        f"{tab}3. Type of mission : \nWorkshop on wells\n"
        f"{tab}4. Clients \nSpring Board (12 people)\n\n"
        f"{tab}5. Purpose of mission \nFind out why the wells run dry \n\n\n"
        f"{tab}6. Documents, materials, resources \nThe links to all papers are here. \n\n"
        f"{tab}7. Mission members\nWater and Wells team\n"
        f"{tab}8. Costs\nEUR: 1,250\n"
        f"{tab}9. Brief summary of the mission \nThe mission was to: \n-See the wells \n\n- Measure the springs\n"
        f"9.a Findings\n-Two of 3 wells are dry.\n1. This list is no section\n2. Nor is this\n\n·The third is deep.\n"
        f"9.b Results achieved (key outputs)\n-A map by end of 2018\n"
        f"9.c Expected outcomes and impacts\n-More water from Dec2018-Feb 2019\n\n"
        f"{tab}10. Key counterparts\nIda Holm, Half-time Well Keeper\n\nBo van der Veld (Spring Board)\n\nWell keepers' group\n\n"
        f"{tab}11. Follow up action matrix\n\n{matrix}\n\n{tab}\n{tab}\n{tab}\n\n"
        f"{tab}12. Distribution list\n· Water team\n· Ida Holm, Well Keeper \n· WHO, FAO focal points\n\n")


def written(tmp_path: Path, text: str) -> Path:
    """The text as a file."""
    path = tmp_path / "mission.txt"
    path.write_text(text, encoding="utf-8")
    return path


def word_form(path: Path, actions: Sequence[Sequence[str]] = ACTIONS, *, label_cells: bool = False,
              numbers: bool = True, change: Callable[[Any], object] | None = None) -> Path:
    """The form as one Word table; with `label_cells`, headings stand to the left of what they head."""
    document = Document()
    table = document.add_table(0, 3)

    def section(heading: str, *paragraphs: tuple[str, str | None]) -> None:
        cells = table.add_row().cells
        label = cells[0] if label_cells else cells[0].merge(cells[2])
        label.text = heading if numbers else heading.partition(" ")[2]
        content = cells[1].merge(cells[2]) if label_cells else label
        for place, (text, style) in enumerate(paragraphs):
            if label_cells and not place:
                content.text = text
                content.paragraphs[0].style = style
            else:
                content.add_paragraph(text, style)

    section("1. Practice area", ("Water", None))
    section("2. Mission period", ("15 to 20 November 2018", None))
    section("3. Type of mission", ("Workshop on wells", None))
    section("4. Purpose of mission", ("Find out why the wells run dry", None))
    section("5. Brief summary of the mission", ("The mission was to:", None), ("See the wells", "List Bullet"),
            ("Measure the springs", "List Bullet"), ("It did both.", None))
    section("6. Follow up action matrix")
    for row in (HEADS, *actions):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    section("7. Distribution list", ("Water team", None), ("Ida Holm, Well Keeper", None))
    if change:
        change(document)
    document.save(str(path))
    return path


def taken(path: Path, units: Sequence[Unit] | None = None) -> TakenInDocument:
    """The document, taken in."""
    return take_in(path, units=units, now=NOW)


def said(document: TakenInDocument) -> list[tuple[str, str, str]]:
    """Number, kind and text of each contribution."""
    return [(c.number, c.kind, c.text) for c in document.register.contributions]


def section(document: TakenInDocument, number: str) -> Contribution:
    """The contribution of that number."""
    return next(c for c in document.register.contributions if c.number == number)
