"""Writes the first template.docx of this house format; see template_parts.py."""

import sys
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Pt

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    TAG,
    Level,
    add_changes,
    add_charts,
    add_list,
    add_own,
    add_own_row,
    add_silent,
    add_table,
    box,
    cells,
    extra,
    groups_of,
    over_all,
    part,
    remarks,
    row,
    row_tag,
    rows,
    rule,
    style,
    tag,
    write_template,
)

from toolkit.words.formats import mission_report as words
from toolkit.words.speaking import Message, text

FORM = [5.0, 12.0]
"""The widths of the labels and of what they head."""
FIRST_ISSUE = [
    (words.ACTION, 8.6, "{{ action.text }}"),
    (words.BY_WHOM, 5.0, "{{ action.responsible }}"),
    (words.COMPLETION_DATE, 3.4, "{{ action.deadline }}"),
]
FOLLOW_UP = [
    (words.ACTION, 5.7, "{{ action.text }}"),
    (words.BY_WHOM, 3.6, "{{ action.responsible }}"),
    (words.COMPLETION_DATE, 3.3, "{{ action.deadline }}"),
    (words.STATUS, 4.4, "{{ action.status }}"),
]
LOOKS = [("bullet", "House Bullet"), ("sub_bullet", "House Sub-bullet"), ("person", "House Form Entry")]
"""Look of a paragraph within a section -> its style; any other is House Form Text."""
INSIDE = ("insideH", "insideV")
"""The rules between the cells of a table."""
BULLETS = 11
"""Id of the list of bullets."""


def add_bullets(document: Any) -> None:
    """Bullets on two levels, tied to their styles."""
    add_list(document, BULLETS, [Level("bullet", "•", "HouseBullet", 284, 284, tab=False),
                                 Level("bullet", "–", "HouseSub-bullet", 567, 284, tab=False)])


def add_own_styles(document: Any) -> None:
    """The styles that only this format has."""
    style(document, "House Added Form Name", size=11, bold=True, color=GREY, after=2, keep=True)
    style(document, "House Front Line", color=GREY, after=2, keep=True)
    style(document, "House Form Label", size=10, bold=True, color=BLUE, before=3, after=3)
    style(document, "House Form Text", size=10, before=3, after=3)
    style(document, "House Form Entry", base="House Form Text", before=2)
    style(document, "House Bullet", base="House Form Text", before=2, after=3, numbered=(BULLETS, 0))
    style(document, "House Sub-bullet", base="House Bullet", numbered=(BULLETS, 1))
    style(document, "House Matrix Note", base="House Table Text", before=0, color=GREY)
    thin = style(document, "House Form Gap", size=1, before=0, after=0)
    thin.paragraph_format.line_spacing = Pt(3)


def add_front(document: Any) -> None:
    """What stands above the form."""
    with part(document, "if show.form_name"):
        document.add_paragraph(text(words.FORM_NAME), "House Added Form Name")
    with part(document, "if mission.titled"):
        document.add_paragraph("{{ title }}", "House Title")
    with part(document, "if mission.follow_up"):
        document.add_paragraph(text(words.FOLLOW_UP_AS_OF), "House Subtitle")
    with part(document, "for line in mission.lines"):
        document.add_paragraph("{{ line }}", "House Front Line")
    add_own(document, "own_summary")
    gap(document)


def add_sections(document: Any) -> None:
    """The form with its matrix, and the notes below it."""
    with part(document, "if mission.before"):
        add_form(document, "before", words.SECTIONS)
        gap(document)
    with part(document, "if mission.actions"):
        with part(document, "if mission.follow_up"):
            add_matrix(document, FOLLOW_UP)
            tag(document, "else")
            add_matrix(document, FIRST_ISSUE)
        gap(document)
    with part(document, "if mission.after"):
        add_form(document, "after", words.SECTIONS_CONTINUED)
        gap(document)
    with part(document, "for note in mission.notes"):
        document.add_paragraph("{{ note }}", "House Note")


def add_form(document: Any, where: str, title: Message) -> None:
    """A box with a row for each paragraph of each section, the label of the section merged downward beside them.

    A rule stands above the first row of each section, and none between the others.
    """
    table = add_table(document, FORM, title, words.SECTIONS_TOLD)
    box(table, INSIDE[1:])
    with rows(table, f"for section in mission.{where}", "for part in section.parts", "if loop.first"):
        for cell in add_said(table):
            rule(cell, "top", 4)
        row_tag(table, "else")
        add_said(table)


def add_said(table: Any) -> list[Any]:
    """A row for a paragraph of a section."""
    added = cells(row(table, ["{% vm %}{{ section.label }}", ""], ["House Form Label", TAG]))
    in_its_style(added[1])
    return added


def in_its_style(cell: Any) -> None:
    """The paragraph of a part, in the style of its look."""
    cell.paragraphs[0].text = f'{{%p if part.look == "{LOOKS[0][0]}" %}}'
    for place, (_, name) in enumerate(LOOKS):
        cell.add_paragraph("{{ part.text }}", name)
        following = LOOKS[place + 1:place + 2]
        tag(cell, f'elif part.look == "{following[0][0]}"' if following else "else")
    cell.add_paragraph("{{ part.text }}", "House Form Text")
    tag(cell, "endif")


def add_matrix(document: Any, columns: list[tuple[Message, float, str]]) -> None:
    """The matrix, boxed as the form is: the label of its section and the headings are repeated on each page."""
    table = add_table(document, [width for _, width, _ in columns], words.FOLLOW_UP, words.FOLLOW_UP_TOLD)
    box(table, INSIDE)
    with rows(table, "if mission.matrix"):
        label = row(table, [""] * len(columns), ["House Form Label"] * len(columns))
        over_all(label).paragraphs[0].text = "{{ mission.matrix }}"
    headings = row(table, [text(heading) for heading, *_ in columns], ["House Table Head"] * len(columns))
    for header in (label, headings):
        header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    with groups_of(table, "mission.groups"), rows(table, "for action in group.actions"):
        add_own_row(table, "action.before", leads=True)
        filled = cells(row(table, [values for *_, values in columns], ["House Table Text"] * len(columns)))
        extra(filled[1], "action.beside", "House Matrix Note")
        extra(filled[2], "action.revised", "House Revised Deadline")
        if len(columns) > len(FIRST_ISSUE):
            extra(filled[3], "action.late", "House Late")
            remarks(filled[3], filled[3])
        else:
            extra(filled[2], "action.refused", "House Added Remark")
            extra(filled[2], "action.reported", "House Added Remark")
            extra(filled[2], "action.waiting", "House Added Remark")
        add_own_row(table, "action.after")


def add_figures(document: Any) -> None:
    """The charts, and what changed since the round before, in a follow-up."""
    add_charts(document, "House Added Annex Heading", " and mission.follow_up")
    add_changes(document, "House Added Annex Heading", condition=" and mission.follow_up")


def gap(document: Any) -> None:
    """A thin line between two tables, without which Word would make one of them."""
    document.add_paragraph("", "House Form Gap")


if __name__ == "__main__":
    write_template(__file__, add_bullets, add_own_styles, add_front, add_sections, add_silent, add_figures)
