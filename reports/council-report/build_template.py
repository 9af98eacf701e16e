"""Writes the first template.docx of this house format. From then on template.docx itself is the master.

Report writers change template.docx in Word; running this script again throws their changes away. It is kept because
it says how each style and table was meant.
"""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    add_actions,
    add_styles,
    add_table,
    caption,
    cells,
    in_order,
    page,
    prepare,
    row,
    save,
    style,
    tag,
    twips,
)

NARRATIVE, BULLETS = 11, 12
"""Ids of the lists."""
HANGING = 737
"""How far the text of a numbered paragraph stands from the margin, in twentieths of a point."""
ACTIONS = [
    ("No", 1.2, "House Table Text", "{% vm %}{{ recommendation.number }}"),
    ("Recommendation", 3.7, "House Table Text", "{% vm %}{{ recommendation.text }}"),
    ("Action", 3.9, "House Table Text", "{% if show.ref %}{{ action.ref }} {% endif %}{{ action.text }}"),
    ("Deadline", 2.2, "House Table Text", "{{ action.deadline }}"),
    ("Responsible Unit", 2.5, "House Table Text", "{{ action.responsible }}"),
    ("Date of Implementation /Comments", 3.5, "House Table Text", "{{ action.outcome }}"),
]
BLOCKS = [
    ("section", "House Heading 1", "{{ block.text }}"),
    ("section_typed", "House Heading Typed Number", "{{ block.number }}\t{{ block.text }}"),
    ("sub_heading", "House Sub-heading", "{{ block.text }}"),
    ("paragraph", "House Paragraph", "{{ block.text }}"),
    ("sub_paragraph", "House Paragraph 2", "{{ block.text }}"),
    ("paragraph_typed", "House Paragraph Typed Number", "{{ block.number }}\t{{ block.text }}"),
    ("point", "House Point", "{{ block.number }}\t{{ block.text }}"),
    ("unnumbered", "House Paragraph Unnumbered", "{{ block.text }}"),
    ("bullet", "House Bullet", "{{ block.text }}{{ block.end }}"),
    ("sub_bullet", "House Bullet 2", "{{ block.text }}{{ block.end }}"),
    ("table", "House Table Row", "{{ block.text }}"),
]
"""Look of a block, the style that it is printed in, and its words."""
LEVEL = ('<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}<w:lvlText w:val="{text}"/>'
         '<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{at}"/></w:tabs>'
         '<w:ind w:left="{at}" w:hanging="{hanging}"/></w:pPr></w:lvl>')


def main() -> None:
    """Write template.docx beside this script."""
    document = Document()
    prepare(document, "council-report")
    page(document, landscape=False)
    add_styles(document)
    add_lists(document)
    add_own_styles(document)
    add_masthead(document)
    add_box(document)
    add_narrative(document)
    add_annex(document)
    save(document, __file__)


def add_lists(document: Any) -> None:
    """Sections 1, paragraphs 1.1 and 1.1.1 below them, and bullets; tied to their styles."""
    numbering = document.part.numbering_part.element
    narrative = [("decimal", "%1", "HouseHeading1", HANGING, HANGING),
                 ("decimal", "%1.%2", "HouseParagraph", HANGING, HANGING),
                 ("decimal", "%1.%2.%3", "HouseParagraph2", 2 * HANGING, HANGING)]
    bullets = [("bullet", "•", "HouseBullet", HANGING + 397, 397), ("bullet", "–", "HouseBullet2", HANGING + 794, 397)]
    first_number = numbering.find(qn("w:num"))
    for number, levels in ((NARRATIVE, narrative), (BULLETS, bullets)):
        described = "".join(
            LEVEL.format(level=level, form=form, text=text, style=f'<w:pStyle w:val="{name}"/>', at=at, hanging=hanging)
            for level, (form, text, name, at, hanging) in enumerate(levels))
        first_number.addprevious(parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            f"{described}</w:abstractNum>"))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/>'
                                   "</w:num>"))


def add_own_styles(document: Any) -> None:
    """The styles that only this format has; sections and paragraphs are numbered by one list."""
    for name, level in (("House Heading 1", 0), ("House Paragraph", 1)):
        number(document.styles[name], NARRATIVE, level)
    document.styles["House Paragraph"].paragraph_format.space_before = Pt(5)
    style(document, "House Paragraph 2", base="House Paragraph", numbered=(NARRATIVE, 2))
    typed = style(document, "House Heading Typed Number", base="House Heading 1", numbered=(0, 0))
    indent(typed, HANGING, HANGING)
    for name, left in (("House Paragraph Typed Number", HANGING), ("House Point", 2 * HANGING)):
        made = style(document, name, base="House Paragraph", numbered=(0, 0))
        indent(made, left, HANGING)
    indent(style(document, "House Paragraph Unnumbered", base="House Paragraph", numbered=(0, 0)), 0, 0)
    indent(style(document, "House Table Row", base="House Paragraph", numbered=(0, 0)), 0, 0)
    style(document, "House Sub-heading", size=11.5, bold=True, color=GREY, before=8, after=4, keep=True, outline=1)
    style(document, "House Bullet", after=3, numbered=(BULLETS, 0))
    style(document, "House Bullet 2", base="House Bullet", numbered=(BULLETS, 1))
    masthead = style(document, "House Masthead", color=GREY, after=3)
    masthead.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    in_order(masthead.element.pPr)
    style(document, "House Box Heading", size=12, bold=True, color=BLUE, before=6, after=3, keep=True)
    style(document, "House Box Text", after=6)
    indent(style(document, "House Footnote", size=9, after=2), HANGING // 2, HANGING // 2)
    style(document, "House Added Box Text", base="House Box Text")
    for name, sides in (("House Box Rule", 3402), ("House Closing Rule", 3402)):
        ruled = style(document, name, size=4, before=2, after=8)
        indent(ruled, sides, 0, right=sides)
        border(ruled)
    document.styles["House Closing Rule"].paragraph_format.space_before = document.styles[
        "House Heading 1"].paragraph_format.space_before
    document.styles["House Added Annex Heading"].paragraph_format.page_break_before = True
    word = document.styles.add_style("House Added Word", WD_STYLE_TYPE.CHARACTER)
    word.quick_style = True
    in_order(document.styles["House Added Annex Heading"].element.pPr)


def number(of: Any, list_id: int, level: int) -> None:
    """Count the paragraphs of a style in another list."""
    properties = of.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
                                "</w:numPr>"))
    in_order(properties)


def indent(of: Any, left: int, hanging: int, right: int = 0) -> None:
    """Where the paragraphs of a style begin and end."""
    properties = of.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'))
    if hanging:
        properties.append(parse_xml(f'<w:tabs {nsdecls("w")}><w:tab w:val="left" w:pos="{left}"/></w:tabs>'))
    in_order(properties)


def border(of: Any) -> None:
    """A rule below the paragraphs of a style."""
    properties = of.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" '
                                f'w:color="{BLUE}"/></w:pBdr>'))
    in_order(properties)


def add_masthead(document: Any) -> None:
    """What stands above the box: symbol, date and the like, and the title."""
    tag(document, "{%p for line in council.masthead %}")
    document.add_paragraph("{{ line }}", "House Masthead")
    tag(document, "{%p endfor %}")
    tag(document, "{%p if council.titled %}")
    title = document.add_paragraph("{{ title }}", "House Title")
    title.paragraph_format.space_before = Pt(10)
    title.paragraph_format.space_after = document.styles["House Subtitle"].paragraph_format.space_after
    tag(document, "{%p endif %}")


def add_box(document: Any) -> None:
    """Summary and action required; below a rule the references, where there are any."""
    table = add_table(document, [17], "Summary and action required",
                      "A box with the summary of the report, what the Council is invited to do, and the references.")
    properties = table._tbl.tblPr
    edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/>'
                    for side in ("top", "left", "bottom", "right"))
    properties.find(qn("w:tblLayout")).addprevious(parse_xml(f'<w:tblBorders {nsdecls("w")}>{edges}</w:tblBorders>'))
    margins = "".join(f'<w:{side} w:w="{twips(0.4)}" w:type="dxa"/>' for side in ("left", "right"))
    properties.find(qn("w:tblLayout")).addnext(parse_xml(f'<w:tblCellMar {nsdecls("w")}>{margins}</w:tblCellMar>'))
    cell = cells(row(table, ["{%p for item in council.box %}"], ["House Template Tag"]))[0]
    in_box(cell, "{{ item.heading }}", "House Box Heading")
    in_box(cell, "{%p if not item.missing %}", "House Template Tag")
    in_box(cell, "{{ item.text }}", "House Box Text")
    in_box(cell, '{%p elif item.heading == "Summary" %}', "House Template Tag")
    in_box(cell, "This document reports on progress as of {{ as_of }}.", "House Added Box Text")
    in_box(cell, "{%p else %}", "House Template Tag")
    in_box(cell, "The Council is invited to note the report.", "House Added Box Text")
    in_box(cell, "{%p endif %}", "House Template Tag")
    in_box(cell, "{%p endfor %}", "House Template Tag")
    in_box(cell, "", "House Box Rule")
    in_box(cell, "{%p for item in council.references %}", "House Template Tag")
    in_box(cell, "{{ item.heading }}", "House Box Heading")
    in_box(cell, "{{ item.text }}", "House Box Text")
    in_box(cell, "{%p endfor %}", "House Template Tag")


def in_box(cell: Any, text: str, name: str) -> None:
    """A paragraph of the box."""
    cell.add_paragraph(text, cell.part.document.styles[name])


def add_narrative(document: Any) -> None:
    """Sections, sub-headings, paragraphs and bullets, in their order, and the closing rule."""
    tag(document, "{%p for block in council.blocks %}")
    for place, (look, name, text) in enumerate(BLOCKS):
        tag(document, f'{{%p {"elif" if place else "if"} block.look == "{look}" %}}')
        paragraph = document.add_paragraph(text, name)
        if "bullet" in look:
            paragraph.add_run("{{ block.joiner }}", "House Added Word")
    tag(document, "{%p endif %}")
    tag(document, "{%p endfor %}")
    document.add_paragraph("", "House Closing Rule")
    tag(document, "{%p for note in council.footnotes %}")
    document.add_paragraph("{{ note.number }}\t{{ note.text }}", "House Footnote")
    tag(document, "{%p endfor %}")


def add_annex(document: Any) -> None:
    """The actions that are tracked, as in a progress table."""
    tag(document, "{%p if show.actions_annex and council.tracked %}")
    document.add_paragraph("Annex. Actions and their implementation", "House Added Annex Heading")
    caption(document, "Recommendations, actions and their implementation as of {{ as_of }}")
    add_actions(document, ACTIONS)
    document.add_paragraph("What is asked and has no action yet stands in the table too.", "House Added Note")
    tag(document, "{%p endif %}")


if __name__ == "__main__":
    main()
