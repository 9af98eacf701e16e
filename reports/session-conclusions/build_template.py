"""Writes the first template.docx of this house format; see template_parts.py."""

import sys
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    HANGING,
    NS,
    TAG,
    Level,
    add_changes,
    add_charts,
    add_headed,
    add_list,
    add_own,
    add_silent,
    add_table,
    caption,
    cells,
    extra,
    field,
    groups_of,
    number,
    on_landscape,
    over_all,
    part,
    remarks,
    row,
    rows,
    set_property,
    shape,
    style,
    tag,
    write_template,
)

from toolkit.words.formats import parts
from toolkit.words.formats import session_conclusions as words
from toolkit.words.speaking import text

NARRATIVE, SECTIONS, SIGNS, CHECKS, AREAS, PLAN = range(11, 17)
"""Ids of the lists."""
SIGN = ('<w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
        '<w:i w:val="0"/></w:rPr>')
"""How a bullet looks: not in italics, whatever the style is."""
LISTS = {
    NARRATIVE: [Level("decimal", "%1.", "HouseParagraph", HANGING),
                Level("lowerLetter", "%2.", "HouseSub-paragraph", 2 * HANGING),
                Level("lowerRoman", "%3.", "HouseSub-sub-paragraph", 3 * HANGING)],
    SECTIONS: [Level("upperRoman", "%1.", "HouseHeading1", HANGING)],
    SIGNS: [Level("bullet", "➤", "HouseLead-in", HANGING, looks=SIGN),
            Level("bullet", "•", "HouseBullet", 2 * HANGING, looks=SIGN)],
    CHECKS: [Level("bullet", "✓", "HouseDocumentation", HANGING, looks=SIGN)],
    AREAS: [Level("decimal", "%1.", "HouseAreaHeading", HANGING)],
    PLAN: [Level("decimal", "1.%1.", "HouseWorkplanAction", 680, 680),
           Level("decimal", "1.%1.%2.", "HouseWorkplanSub-action", 1474, 794)],
}
"""List -> its levels. The first part of the numbers of a workplan is fixed: its actions count on through all areas."""
LOOKS = [
    ("section", "House Heading 1", "{{ block.text }}"),
    ("heading", "House Heading 2", "{{ block.number }}{{ block.text }}"),
    ("label", "House Label", "{{ block.text }}"),
    ("documentation", "House Documentation", "{{ block.text }}"),
    ("paragraph", "House Paragraph", "{{ block.text }}"),
    ("point", "House Sub-paragraph", "{{ block.text }}"),
    ("deeper_point", "House Sub-sub-paragraph", "{{ block.text }}"),
    ("bullet", "House Bullet", "{{ block.text }}"),
    ("text", "House Text", "{{ block.text }}"),
    ("table", "House Table Row", "{{ block.text }}"),
    ("lead_in", "House Lead-in", "{{ block.text }}"),
    ("decision", "House Decision", "{{ block.text }}"),
    ("decision_point", "House Decision Sub-paragraph", "{{ block.text }}"),
    ("annex", "House Annex Heading", "{{ block.text }}"),
    ("area", "House Area Heading", "{{ block.text }}"),
    ("plan_label", "House Workplan Heading", "{{ block.text }}"),
    ("objective", "House Objective", "{{ block.text }}"),
    ("action", "House Workplan Action", "{{ block.text }}"),
    ("deeper_action", "House Workplan Sub-action", "{{ block.text }}"),
    ("added_heading", "House Added Heading", words.ADDED_HEADING),
    ("own", "House Added Own Words", "{{ block.text }}"),
]
"""Look of a block, the style that it is printed in, and its words."""
TYPED = {
    "section": "House Heading 1 Typed Number",
    "paragraph": "House Text",
    "point": "House Sub-paragraph Typed Number",
    "deeper_point": "House Sub-sub-paragraph Typed Number",
    "decision": "House Decision Typed Number",
    "decision_point": "House Decision Sub-paragraph Typed Number",
    "area": "House Area Heading Typed Number",
    "action": "House Workplan Action Typed Number",
    "deeper_action": "House Workplan Sub-action Typed Number",
}
"""The style of a look whose number Word would count otherwise than the register does."""
TYPED_INDENTS = {
    "House Heading 1": 0, "House Sub-paragraph": HANGING, "House Sub-sub-paragraph": 2 * HANGING, "House Decision": 0,
    "House Decision Sub-paragraph": HANGING, "House Area Heading": 0, "House Workplan Action": 0,
    "House Workplan Sub-action": 680,
}
"""How far a paragraph with a typed number stands from the margin."""
PARTICIPANTS = [(words.ORGANIZATIONS, 4.2), (words.NAME_TITLE_DIVISION, 12.8)]
FOLLOW_UP = [
    (parts.REF, 1.9, "{{ action.ref }}"),
    (parts.ACTION, 9.0, "{{ action.text }}"),
    (words.RESPONSIBLE, 4.2, "{{ action.responsible }}"),
    (parts.DEADLINE, 3.6, "{{ action.deadline }}"),
    (parts.STATUS_AND_COMMENTS, 7.0, "{{ action.outcome }}"),
]


def add_lists(document: Any) -> None:
    """Every list that Word counts, tied to its styles."""
    for key, levels in LISTS.items():
        add_list(document, key, levels)
        for place, level in enumerate(levels):
            number(next(s for s in document.styles if s.style_id == level.style), key, place)


def add_own_styles(document: Any) -> None:
    """The styles that only this format has. What is numbered with another style is based on it."""
    styles = document.styles
    style(document, "House Masthead", size=11.5, color=GREY, after=2)
    style(document, "House Masthead Right", base="House Masthead", align="right")
    style(document, "House Heading 2", size=12, bold=True, color=GREY, before=10, after=4, keep=True, outline=1)
    style(document, "House Annex Heading", size=13, bold=True, color=BLUE, after=8, keep=True, new_page=True, outline=0)
    style(document, "House Label", bold=True, before=4, after=3, keep=True)
    style(document, "House Documentation", after=3)
    style(document, "House Sub-sub-paragraph", after=4)
    style(document, "House Bullet", after=3)
    style(document, "House Text", after=6)
    style(document, "House Table Row", base="House Text")
    style(document, "House Lead-in", bold=True, before=8, after=5, keep=True).font.italic = True
    style(document, "House Decision", base="House Paragraph").font.italic = True
    style(document, "House Decision Sub-paragraph", base="House Sub-paragraph").font.italic = True
    style(document, "House Participant Line", after=2)
    style(document, "House Table Divider", base="House Table Text", bold=True, keep=True)
    style(document, "House Area Heading", size=12, bold=True, color=BLUE, before=14, after=4, keep=True, outline=1)
    style(document, "House Workplan Heading", size=11, bold=True, color=GREY, before=6, after=3, keep=True, outline=2)
    style(document, "House Objective", after=6)
    style(document, "House Workplan Action", after=5)
    style(document, "House Workplan Sub-action", after=4)
    for name, left in TYPED_INDENTS.items():
        typed = style(document, f"{name} Typed Number", base=name)
        number(typed, 0, 0)
        typed.paragraph_format.left_indent, typed.paragraph_format.first_line_indent = Pt(left / 20), Pt(0)
    entry = style(document, "House Contents Entry", before=2, after=2).paragraph_format
    entry.left_indent, entry.first_line_indent = Pt(HANGING / 20), Pt(-HANGING / 20)
    style(document, "House Added Contents Heading", size=12, bold=True, color=BLUE, before=14, after=5, keep=True)
    for name in ("House Added Heading", "House Added Annex Heading"):  # no entry in the contents, which are read back
        set_property(styles[name], f'<w:outlineLvl {NS} w:val="9"/>')
    shape(styles["House Added Annex Heading"], new_page=True)
    for depth in (1, 2, 3):
        add_contents_style(document, depth)
    note = style(document, "footnote text", size=9, after=2)
    note.quick_style = False
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    built_in(note, "FootnoteText")
    built_in(mark, "FootnoteReference")


def built_in(of: Any, key: str) -> None:
    """Make a style the one that Word itself uses for the purpose."""
    of.element.set(qn("w:styleId"), key)
    of.element.attrib.pop(qn("w:customStyle"), None)


def add_contents_style(document: Any, depth: int) -> None:
    """How an entry of a table of contents looks: its number, its words, dots, its page."""
    made = style(document, f"toc {depth}", before=2, after=2)
    left = HANGING * max(0, depth - 2)
    built_in(made, f"TOC{depth}")
    set_property(made, f'<w:tabs {NS}><w:tab w:val="left" w:pos="{left + HANGING}"/>'
                       '<w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>')
    made.paragraph_format.left_indent = Pt((left + (HANGING if depth == 1 else 0)) / 20)
    made.paragraph_format.first_line_indent = Pt(-HANGING / 20 if depth == 1 else 0)


def add_masthead(document: Any) -> None:
    """The body's name at the left, symbol and date at the right; then title and dates."""
    with part(document, "if session.masthead or session.symbol or session.date"):
        add_masthead_table(document)
    document.add_paragraph("{{ title }}", "House Title").paragraph_format.space_before = Pt(24)
    with part(document, "if session.dates"):
        document.add_paragraph("{{ session.dates }}", "House Subtitle")
    add_own(document, "own_summary")


def add_masthead_table(document: Any) -> None:
    """Lines at the left, symbol and date at the right."""
    table = add_table(document, [11.0, 6.0], words.MASTHEAD, words.MASTHEAD_TOLD)
    borders = parse_xml(f'<w:tblBorders {NS}><w:top w:val="nil"/></w:tblBorders>')
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    added = row(table, ["{%p for line in session.masthead %}", "{{ session.symbol }}"], [TAG, "House Masthead Right"])
    left, right = cells(added)
    left.add_paragraph("{{ line }}", "House Masthead")
    tag(left, "endfor")
    right.add_paragraph("{{ session.date }}", "House Masthead Right")


def add_contents(document: Any) -> None:
    """The table of contents: sections and annexes; entries that are no heading stand below it."""
    with part(document, "if session.headed"):
        document.add_paragraph(text(words.CONTENTS), "House Added Contents Heading")
        field(document.add_paragraph(style="toc 1"), 'TOC \\o "1-1" \\h \\z \\u', text(words.SECTIONS_AND_ANNEXES))
    with part(document, "for entry in session.contents"):
        document.add_paragraph("{{ entry }}", "House Contents Entry")


def add_narrative(document: Any) -> None:
    """All blocks, each in the style of its look."""
    with part(document, "for block in session.blocks"):
        for place, (look, name, said) in enumerate(LOOKS):
            condition = f"block.look == '{look}'" + (" and not block.number" if look in TYPED else "")
            tag(document, f"{'elif' if place else 'if'} {condition}")
            document.add_paragraph(text(said), name)
        for look, name in TYPED.items():
            tag(document, f"elif block.look == '{look}'")
            document.add_paragraph("{{ block.number }}{{ block.text }}", name)
        tag(document, "elif block.look == 'people'")
        add_participants(document)
        tag(document, "elif block.look == 'contents'")
        document.add_paragraph(text(words.CONTENTS), "House Added Contents Heading")
        field(document.add_paragraph(style="toc 2"), 'TOC \\b {{ block.bookmark }} \\o "2-3" \\h \\z \\u',
              text(words.AREAS))
        tag(document, "endif")


def add_participants(document: Any) -> None:
    """Lines for chair and secretary, and the table by organization."""
    with part(document, "for line in block.lines"):
        document.add_paragraph("{{ line }}", "House Participant Line")
    with part(document, "if block.organizations"):
        caption(document, words.PARTICIPANTS)
        table = add_headed(document, PARTICIPANTS, words.PARTICIPANTS_LISTED, words.PARTICIPANTS_TOLD)
        with rows(table, "for organization in block.organizations"):
            with rows(table, "if organization.divider"):
                over_all(row(table, ["{{ organization.divider }}", ""], ["House Table Divider"] * 2))
            with rows(table, "for person in organization.people"):
                row(table, ["{% vm %}{{ organization.name }}", "{{ person.text }}"], ["House Table Text"] * 2)


def add_follow_up(document: Any) -> None:
    """Where something was reported on an action: what became of all of them."""
    with on_landscape(document, "if show.follow_up and session.followed_up"):
        document.add_paragraph(text(words.FOLLOW_UP_AS_OF), "House Added Annex Heading")
        caption(document, words.REPORTED)
        table = add_headed(document, FOLLOW_UP, words.REPORTED, words.REPORTED_TOLD, "House Added Table Head")
        with groups_of(table, "groups"), rows(table, "for recommendation in group.recommendations",
                                              "for action in recommendation.actions if action.ref"):
            filled = cells(row(table, [each[-1] for each in FOLLOW_UP], ["House Added Table Text"] * len(FOLLOW_UP)))
            extra(filled[3], "action.revised", "House Added Table Text")
            extra(filled[4], "action.late", "House Late")
            remarks(filled[4], filled[4])
        add_silent(document)


def add_figures(document: Any) -> None:
    """The charts, and what changed since the round before, where anything was reported."""
    add_charts(document, "House Added Annex Heading", " and session.followed_up")
    add_changes(document, "House Added Annex Heading", condition=" and session.followed_up")


if __name__ == "__main__":
    write_template(__file__, add_own_styles, add_lists, add_masthead, add_contents, add_narrative, add_follow_up,
                   add_figures)
