"""Writes the first template.docx of this house format. From then on template.docx itself is the master.

Report writers change template.docx in Word; running this script again throws their changes away. It is kept because
it says how each style and table was meant.
"""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    add_styles,
    add_table,
    caption,
    cells,
    extra,
    field,
    head,
    in_order,
    loop,
    page,
    prepare,
    row,
    rule,
    save,
    shape,
    style,
    tag,
)

ACTION_FILL = "EDF1F6"
VALUES = [
    ("Responsible", 2.7, "{{ action.responsible }}"),
    ("Deadline", 1.9, "{{ action.deadline }}"),
    ("Status", 2.2, "{{ action.state }}"),
    ("Comments", 10.2, "{{ action.comments }}"),
]
CODES = [
    ("Management Response Category", "acceptance"),
    ("Thematic Area", "thematic_area"),
    ("Operating Principles", "operating_principles"),
    ("Organizational Priorities", "organizational_priorities"),
    ("UNEG Criteria", "uneg_criteria"),
]
"""Label of a field of a recommendation, and the placeholder of its value."""


def main() -> None:
    """Write template.docx beside this script."""
    document = Document()
    prepare(document, "management-response")
    page(document, landscape=False)
    add_footer(document)
    add_styles(document)
    add_own_styles(document)
    add_front(document)
    tag(document, "{%p for recommendation in recommendations %}")
    add_fields(document)
    add_actions(document)
    tag(document, "{%p endfor %}")
    save(document, __file__)


def add_footer(document: Any) -> None:
    """The footer “page / pages”."""
    old = document.sections[0].footer.paragraphs[0]
    for child in list(old._p):
        old._p.remove(child)
    old.style = document.styles["Footer"]
    field(old, "PAGE", "1")
    old.add_run(" / ")
    field(old, "NUMPAGES", "1")


def add_own_styles(document: Any) -> None:
    """Fields with their labels, recommendations, and the row of an action above its values."""
    fields = style(document, "House Field", after=4)
    fields.paragraph_format.left_indent = Cm(0.8)
    fields.paragraph_format.first_line_indent = Cm(-0.8)
    style(document, "House Added Field", base="House Field")
    asked = style(document, "House Recommendation", size=11.5, color=BLUE, before=18, after=6, keep=True, outline=0)
    asked.element.get_or_add_pPr().append(parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="8" w:space="6" w:color="{BLUE}"/></w:pBdr>'))
    in_order(asked.element.pPr)
    style(document, "House Key Actions", size=11.5, bold=True, color=BLUE, before=8, after=2, keep=True, outline=1)
    style(document, "House Added Title", base="House Title")
    shape(document.styles["House Table Text"], size=9)
    style(document, "House Table Action", base="House Table Text", size=9.5, before=3, after=3, keep=True)
    label = document.styles.add_style("House Label", WD_STYLE_TYPE.CHARACTER)
    label.font.bold = True
    label.quick_style = True
    shape(document.styles["House Subtitle"], size=12, color=GREY, after=10)


def labelled(document: Any, label: str, value: str, name: str = "House Field") -> None:
    """A paragraph “label: value”."""
    paragraph = document.add_paragraph("", name)
    paragraph.add_run(f"{label}:", "House Label")
    paragraph.add_run(f" {value}")


def add_front(document: Any) -> None:
    """The heading, the day, and the fields of the whole."""
    tag(document, "{%p if front.title %}")
    document.add_paragraph("{{ front.title }}", "House Title")
    tag(document, "{%p else %}")
    document.add_paragraph("Management Response", "House Added Title")
    tag(document, "{%p endif %}")
    tag(document, "{%p for heading in front.headings %}")
    document.add_paragraph("{{ heading }}", "House Subtitle")
    tag(document, "{%p endfor %}")
    tag(document, "{%p if show.as_of %}")
    document.add_paragraph("Status as of {{ as_of }}", "House Subtitle")
    tag(document, "{%p endif %}")
    tag(document, "{%p for field in front.fields %}")
    tag(document, "{%p if field.added %}")
    labelled(document, "{{ field.name }}", "{{ field.text }}", "House Added Field")
    tag(document, "{%p else %}")
    labelled(document, "{{ field.name }}", "{{ field.text }}")
    tag(document, "{%p endif %}")
    tag(document, "{%p endfor %}")


def add_fields(document: Any) -> None:
    """The recommendation, and what was answered, in the order of the form."""
    labelled(document, "Recommendation", "{{ recommendation.lead_in }} {{ recommendation.text }}",
             "House Recommendation")
    labelled(document, "Management Response", "{{ recommendation.response }}")
    tag(document, "{%p for field in recommendation.description %}")
    labelled(document, "{{ field.name }}", "{{ field.text }}")
    tag(document, "{%p else %}")
    labelled(document, "Description", "", "House Added Field")
    tag(document, "{%p endfor %}")
    for label, value in CODES:
        labelled(document, label, f"{{{{ recommendation.{value} }}}}")
    tag(document, "{%p for field in recommendation.fields %}")
    labelled(document, "{{ field.name }}", "{{ field.text }}")
    tag(document, "{%p endfor %}")


def add_actions(document: Any) -> None:
    """The key actions: each one's text over the whole width, above its values."""
    document.add_paragraph("Key Actions", "House Key Actions")
    tag(document, "{%p if recommendation.actions[0].ref %}")
    caption(document, "Key actions on recommendation {{ recommendation.number }}")
    table = add_table(document, [width for _, width, _ in VALUES], "Key actions",
                      "Two rows for each key action: its number and text over the whole width, and below them the "
                      "responsible units, the deadline, the status and the comments.")
    head(table, [heading for heading, *_ in VALUES], "House Table Head", "House Table Head")
    loop(table, "for action in recommendation.actions")
    over_all = row(table, ["{{ action.ref }} {{ action.text }}", "", "", ""], ["House Table Action"] * 4)
    merged = over_all.cells[0].merge(over_all.cells[-1])
    rule(merged, "top", 4)
    merged._tc.tcPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ACTION_FILL}"/>'))
    for surplus in over_all.cells[0].paragraphs[1:]:
        surplus._p.getparent().remove(surplus._p)
    row(table, [value for *_, value in VALUES], ["House Table Text"] * 4)
    extra(cells(table.rows[-1])[1], "action.revised", "House Revised Deadline")
    status = cells(table.rows[-1])[2]
    status.add_paragraph("{%p if show.late and action.late %}", document.styles["House Template Tag"])
    status.add_paragraph("{{ action.late }}", document.styles["House Late"])
    status.add_paragraph("{%p endif %}", document.styles["House Template Tag"])
    loop(table, "endfor")
    tag(document, "{%p else %}")
    document.add_paragraph("No key action is recorded.", "House Added Note")
    tag(document, "{%p endif %}")


if __name__ == "__main__":
    main()
