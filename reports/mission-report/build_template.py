"""Writes the first template.docx of this house format. From then on template.docx itself is the master.

Report writers change template.docx in Word; running this script again throws their changes away. It is kept because
it says how each style and table was meant.
"""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    add_styles,
    add_table,
    cells,
    extra,
    loop,
    page,
    prepare,
    row,
    rule,
    save,
    style,
    tag,
)

FORM = [5.0, 12.0]
"""The widths of the labels and of what they head."""
FIRST_ISSUE = [
    ("Action to be taken", 8.6, "{{ action.text }}"),
    ("By whom", 5.0, "{{ action.responsible }}"),
    ("Expected completion date", 3.4, "{{ action.deadline }}"),
]
FOLLOW_UP = [
    ("Action to be taken", 6.0, "{{ action.text }}"),
    ("By whom", 3.6, "{{ action.responsible }}"),
    ("Expected completion date", 3.0, "{{ action.deadline }}"),
    ("Status", 4.4, "{{ action.status }}"),
]
LOOKS = [("bullet", "House Bullet"), ("sub_bullet", "House Sub-bullet"), ("person", "House Form Entry")]
"""Look of a paragraph within a section -> its style; any other is House Form Text."""
BULLETS = 11
"""Id of the list of bullets."""
LEVEL = ('<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{1}"/>'
         '<w:lvlText w:val="{2}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{3}" w:hanging="284"/></w:pPr></w:lvl>')


def main() -> None:
    """Write template.docx beside this script."""
    document = Document()
    prepare(document, "mission-report")
    page(document, landscape=False)
    add_styles(document)
    add_bullets(document)
    add_own_styles(document)
    add_front(document)
    tag(document, "{%p if mission.before %}")
    add_form(document, "before", "Sections of the form")
    gap(document)
    tag(document, "{%p endif %}")
    tag(document, "{%p if mission.follow_up %}")
    add_matrix(document, FOLLOW_UP)
    tag(document, "{%p else %}")
    add_matrix(document, FIRST_ISSUE)
    tag(document, "{%p endif %}")
    gap(document)
    tag(document, "{%p if mission.after %}")
    add_form(document, "after", "Sections of the form, continued")
    gap(document)
    tag(document, "{%p endif %}")
    tag(document, "{%p for note in mission.notes %}")
    document.add_paragraph("{{ note }}", "House Note")
    tag(document, "{%p endfor %}")
    save(document, __file__)


def add_bullets(document: Any) -> None:
    """Bullets on two levels, tied to their styles."""
    numbering = document.part.numbering_part.element
    levels = (("HouseBullet", "•", 284), ("HouseSub-bullet", "–", 567))
    described = "".join(LEVEL.format(place, *level) for place, level in enumerate(levels))
    numbering.find(qn("w:num")).addprevious(parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{BULLETS}"><w:multiLevelType w:val="multilevel"/>{described}'
        "</w:abstractNum>"))
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>'))


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
    tag(document, "{%p if show.form_name %}")
    document.add_paragraph("Mission report", "House Added Form Name")
    tag(document, "{%p endif %}")
    tag(document, "{%p if mission.titled %}")
    document.add_paragraph("{{ title }}", "House Title")
    tag(document, "{%p endif %}")
    tag(document, "{%p if mission.follow_up %}")
    document.add_paragraph("Follow-up as of {{ as_of }}", "House Subtitle")
    tag(document, "{%p endif %}")
    tag(document, "{%p for line in mission.lines %}")
    document.add_paragraph("{{ line }}", "House Front Line")
    tag(document, "{%p endfor %}")
    gap(document)


def add_form(document: Any, part: str, title: str) -> None:
    """A box with a row for each paragraph of each section, the label of the section merged downward beside them.

    A rule stands above the first row of each section, and none between the others.
    """
    table = add_table(document, FORM, title,
                      "Each section has its number and heading on the left and what it says on the right, one row for "
                      "each paragraph or entry.")
    box(table, inside=("insideV",))
    loop(table, f"for section in mission.{part}")
    loop(table, "for part in section.parts")
    for statement in ("if loop.first", "else"):
        loop(table, statement)
        label, said = cells(row(table, ["{% vm %}{{ section.label }}", ""], ["House Form Label", "House Template Tag"]))
        in_its_style(said)
        if statement != "else":
            rule(label, "top", 4)
            rule(said, "top", 4)
    loop(table, "endif")
    loop(table, "endfor")
    loop(table, "endfor")


def in_its_style(cell: Any) -> None:
    """The paragraph of a part, in the style of its look."""
    styles = cell.part.document.styles
    cell.paragraphs[0].text = f'{{%p if part.look == "{LOOKS[0][0]}" %}}'
    for place, (_, name) in enumerate(LOOKS):
        cell.add_paragraph("{{ part.text }}", styles[name])
        following = LOOKS[place + 1:place + 2]
        condition = f'elif part.look == "{following[0][0]}"' if following else "else"
        cell.add_paragraph(f"{{%p {condition} %}}", styles["House Template Tag"])
    cell.add_paragraph("{{ part.text }}", styles["House Form Text"])
    cell.add_paragraph("{%p endif %}", styles["House Template Tag"])


def add_matrix(document: Any, columns: list[tuple[str, float, str]]) -> None:
    """The matrix, boxed as the form is: the label of its section and the headings are repeated on each page."""
    table = add_table(document, [width for _, width, _ in columns], "Follow-up actions",
                      "One row for each follow-up action, with who is to do it and by when.")
    box(table)
    loop(table, "if mission.matrix")
    label = row(table, [""] * len(columns), ["House Form Label"] * len(columns))
    merged = cells(label)[0].merge(cells(label)[-1])
    for spare in merged.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    merged.paragraphs[0].text = "{{ mission.matrix }}"
    loop(table, "endif")
    headings = row(table, [heading for heading, *_ in columns], ["House Table Head"] * len(columns))
    for header in (label, headings):
        header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    loop(table, "for action in mission.actions")
    filled = cells(row(table, [text for *_, text in columns], ["House Table Text"] * len(columns)))
    extra(filled[1], "action.beside", "House Matrix Note")
    extra(filled[2], "action.revised", "House Revised Deadline")
    if len(columns) > len(FIRST_ISSUE):
        extra(filled[3], "action.late", "House Late")
    loop(table, "endfor")


def box(table: Any, inside: tuple[str, ...] = ("insideH", "insideV")) -> None:
    """Rules around the table and between its cells."""
    weights = dict.fromkeys(("top", "left", "bottom", "right"), 8) | dict.fromkeys(inside, 4)
    edges = "".join(f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="{BLUE}"/>'
                    for side, weight in weights.items())
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(
        parse_xml(f'<w:tblBorders {nsdecls("w")}>{edges}</w:tblBorders>'))


def gap(document: Any) -> None:
    """A thin line between two tables, without which Word would make one of them."""
    document.add_paragraph("", "House Form Gap")


if __name__ == "__main__":
    main()
