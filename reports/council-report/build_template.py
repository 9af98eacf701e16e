"""Writes the first template.docx of this house format; see template_parts.py."""

import sys
from pathlib import Path
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    NS,
    TAG,
    Level,
    add_actions,
    add_changes,
    add_charts,
    add_list,
    add_own,
    add_silent,
    add_table,
    box,
    caption,
    cells,
    in_order,
    number,
    on_landscape,
    part,
    row,
    set_property,
    shape,
    style,
    tag,
    twips,
    write_template,
)

from toolkit.words.formats import council_report as words
from toolkit.words.formats import parts
from toolkit.words.speaking import text

NARRATIVE, BULLETS = 11, 12
"""Ids of the lists."""
HANGING = 737
"""How far the text of a numbered paragraph stands from the margin, in twentieths of a point."""
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


def add_lists(document: Any) -> None:
    """Sections 1, paragraphs 1.1 and 1.1.1 below them, and bullets; tied to their styles."""
    add_list(document, NARRATIVE, [Level("decimal", "%1", "HouseHeading1", HANGING, HANGING),
                                   Level("decimal", "%1.%2", "HouseParagraph", HANGING, HANGING),
                                   Level("decimal", "%1.%2.%3", "HouseParagraph2", 2 * HANGING, HANGING)])
    add_list(document, BULLETS, [Level("bullet", "•", "HouseBullet", HANGING + 397, 397),
                                 Level("bullet", "–", "HouseBullet2", HANGING + 794, 397)])


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
    shape(document.styles["House Added Annex Heading"], new_page=True)


def indent(of: Any, left: int, hanging: int, right: int = 0) -> None:
    """Where the paragraphs of a style begin and end."""
    set_property(of, f'<w:ind {NS} w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>')
    if hanging:
        set_property(of, f'<w:tabs {NS}><w:tab w:val="left" w:pos="{left}"/></w:tabs>')


def border(of: Any) -> None:
    """A rule below the paragraphs of a style."""
    set_property(of, f'<w:pBdr {NS}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{BLUE}"/></w:pBdr>')


def add_masthead(document: Any) -> None:
    """What stands above the box: symbol, date and the like, and the title."""
    with part(document, "for line in council.masthead"):
        document.add_paragraph("{{ line }}", "House Masthead")
    with part(document, "if council.titled"):
        title = document.add_paragraph("{{ title }}", "House Title")
        title.paragraph_format.space_before = Pt(10)
        title.paragraph_format.space_after = document.styles["House Subtitle"].paragraph_format.space_after


def add_box(document: Any) -> None:
    """Summary and action required; below a rule the references, where there are any."""
    table = add_table(document, [17], words.BOX, words.BOX_TOLD)
    box(table)
    margins = "".join(f'<w:{side} w:w="{twips(0.4)}" w:type="dxa"/>' for side in ("left", "right"))
    table._tbl.tblPr.find(qn("w:tblLayout")).addnext(parse_xml(f'<w:tblCellMar {NS}>{margins}</w:tblCellMar>'))
    cell = cells(row(table, ["{%p for item in council.box %}"], [TAG]))[0]
    cell.add_paragraph("{{ item.heading }}", "House Box Heading")
    with part(cell, "if not item.missing"):
        cell.add_paragraph("{{ item.text }}", "House Box Text")
        tag(cell, f'elif item.heading == "{text(parts.SUMMARY)}"')
        cell.add_paragraph(text(words.PROGRESS_AS_OF), "House Added Box Text")
        tag(cell, "else")
        cell.add_paragraph("{{ item.text }}", "House Added Box Text")
    add_own(cell, "item.own", "House Added Box Text")
    tag(cell, "endfor")
    with part(cell, "if council.references"):
        cell.add_paragraph("", "House Box Rule")
    with part(cell, "for item in council.references"):
        cell.add_paragraph("{{ item.heading }}", "House Box Heading")
        cell.add_paragraph("{{ item.text }}", "House Box Text")


def add_narrative(document: Any) -> None:
    """Sections, sub-headings, paragraphs and bullets, in their order, and the closing rule."""
    with part(document, "for block in council.blocks"):
        for place, (look, name, said) in enumerate(BLOCKS):
            tag(document, f'{"elif" if place else "if"} block.look == "{look}"')
            paragraph = document.add_paragraph(said, name)
            if "bullet" in look:
                paragraph.add_run("{{ block.joiner }}", "House Added Word")
        tag(document, "endif")
    with part(document, "if council.blocks"):
        document.add_paragraph("", "House Closing Rule")
    with part(document, "for note in council.footnotes"):
        document.add_paragraph("{{ note.number }}\t{{ note.text }}", "House Footnote")


def add_figures(document: Any) -> None:
    """The charts, and what changed since the round before, in an annex."""
    add_charts(document, "House Added Annex Heading", " and council.tracked")
    add_changes(document, "House Added Annex Heading", condition=" and council.tracked")


def add_annex(document: Any) -> None:
    """The actions that are tracked, as in a progress table."""
    with on_landscape(document, "if show.actions_annex and council.tracked"):
        document.add_paragraph(text(words.ANNEX), "House Added Annex Heading")
        caption(document, words.ANNEX_AS_OF)
        add_actions(document)
        document.add_paragraph(text(words.WITHOUT_ACTION_TOO), "House Added Note")
        add_silent(document)


if __name__ == "__main__":
    write_template(__file__, add_lists, add_own_styles, add_masthead, add_box, add_narrative, add_annex, add_figures)
