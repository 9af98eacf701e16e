"""Writes the printed page “How to fill in the workbook” in each language: how-to-fill-in.en.docx and so on.

What the page says stands in `toolkit/words/workbooks.py`, and what it names in a workbook is taken from there.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reports"))

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor
from template_parts import BLUE, GREY, MADE, NS, add_styles, add_table, prepare, row, rule

from toolkit.resources import folder
from toolkit.tracker.record.actions import Action, Comment, Guidance
from toolkit.tracker.record.codes import Status, YesNo
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.returns.parsing import ACTIONS_SHEET, PROPOSALS_SHEET
from toolkit.tracker.returns.return_sheets import README_SHEET
from toolkit.words import workbooks as words
from toolkit.words.languages.catalogues import in_language, spoken
from toolkit.words.speaking import Message, text

FILE = "how-to-fill-in.{language}.docx"
SHADE = f'<w:shd {NS} w:val="clear" w:color="auto" w:fill="F2F5F8"/>'
_BOLD = re.compile(r"\{(\w+)\}")
WIDTHS = [1.2, 15.8]
ANSWERS = [5.5, 11.5]


def names() -> dict[str, str]:
    """What the page names -> as it stands in a workbook of the language."""
    columns = {one.key: one.heading for record in (Action, Comment, Guidance) for one in columns_of(record)}
    labels = {"implemented": Status.IMPLEMENTED, "in_progress": Status.IN_PROGRESS,
              "not_started": Status.NOT_STARTED, "closed": Status.CLOSED_NOT_IMPLEMENTED, "yes": YesNo.YES}
    return {"actions": text(ACTIONS_SHEET), "read_me": text(README_SHEET), "new_actions": text(PROPOSALS_SHEET),
            **columns, "revised": columns["revised_deadline"], "reason": columns["closing_reason"],
            **{name: label.label for name, label in labels.items()}}


def guide() -> Any:
    """The page in the language that is spoken."""
    document = Document()
    prepare(document, "guide")
    add_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    properties = document.core_properties
    properties.title, properties.created, properties.modified = text(words.GUIDE_TITLE), MADE, MADE
    line(document.add_paragraph(), words.GUIDE_TITLE, size=22, colour=BLUE, is_bold=True)
    line(document.add_paragraph(), words.GUIDE_SUBTITLE, size=10.5, colour=GREY)
    heading(document, words.GUIDE_STEPS)
    steps = add_table(document, WIDTHS, words.GUIDE_STEPS, words.GUIDE_TITLE)
    for number, step in enumerate(words.STEPS_OF_GUIDE, 1):
        first, second = row(steps, [str(number), ""], ["Normal", "Normal"]).cells
        looks(first.paragraphs[0].runs[0], size=20, colour=BLUE, is_bold=True)
        line(second.paragraphs[0], step)
    heading(document, words.GUIDE_ANSWERS)
    answers = add_table(document, ANSWERS, words.GUIDE_ANSWERS, words.GUIDE_TITLE)
    for cell, said in zip(row(answers, ["", ""], ["Normal", "Normal"]).cells,
                          (words.GUIDE_SAY, words.GUIDE_ANSWERS), strict=True):
        line(cell.paragraphs[0], said, is_bold=True)
        rule(cell, "bottom", 8)
    for number, (say, do) in enumerate(words.ANSWERS_OF_GUIDE):
        for cell, said in zip(row(answers, ["", ""], ["Normal", "Normal"]).cells, (say, do), strict=True):
            line(cell.paragraphs[0], said)
            if number % 2 == 0:
                cell._tc.get_or_add_tcPr().append(parse_xml(SHADE))
    heading(document, words.GUIDE_REMARKS)
    for remark in words.REMARKS_OF_GUIDE:
        paragraph = document.add_paragraph("•\t")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.6), Cm(-0.6)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.6))
        line(paragraph, remark)
    return document


def heading(document: Any, said: Message) -> None:
    """A heading above a part of the page."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(14), Pt(4)
    line(paragraph, said, size=14, colour=BLUE, is_bold=True)


def line(paragraph: Any, said: Message, size: float = 10.5, colour: str = "", *, is_bold: bool = False) -> None:
    """What a paragraph says; what it names in a workbook is bold."""
    for run, bold in pieces(said):
        looks(paragraph.add_run(run), size, colour, is_bold=is_bold or bold)
    paragraph.paragraph_format.space_after = Pt(3)


def pieces(said: Message) -> Iterator[tuple[str, bool]]:
    """The pieces of a message, and whether each is a name in a workbook."""
    known = names()
    for at, piece in enumerate(_BOLD.split(text(said))):
        if piece:
            yield (known[piece] if at % 2 else piece), bool(at % 2)


def looks(run: Any, size: float, colour: str, *, is_bold: bool) -> None:
    """Set the font of a run."""
    run.font.size, run.font.bold = Pt(size), is_bold or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def main(target: Path | None = None) -> list[Path]:
    """Write the pages into `workbook_templates`, or where it is said."""
    made = []
    for code in spoken():
        with in_language(code):
            made.append((target or folder("workbook_templates")) / FILE.format(language=code))
            guide().save(str(made[-1]))
    return made


if __name__ == "__main__":
    main()
