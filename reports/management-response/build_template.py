"""Writes the first template.docx of this house format; see template_parts.py."""

import sys
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    BLUE,
    GREY,
    NS,
    add_changes,
    add_charts,
    add_headed,
    add_own,
    add_silent,
    caption,
    cells,
    extra,
    field,
    groups_of,
    over_all,
    part,
    remarks,
    row,
    rows,
    rule,
    set_property,
    shape,
    style,
    tag,
    write_template,
)

from toolkit.words import reports
from toolkit.words.formats import management_response as words
from toolkit.words.speaking import text

ACTION_FILL = "EDF1F6"
VALUES = [
    (words.RESPONSIBLE, 3.0, "{{ action.responsible }}"),
    (words.DEADLINE, 3.1, "{{ action.deadline }}"),
    (words.STATUS, 2.6, "{{ action.state }}"),
    (words.COMMENTS, 8.3, "{{ action.comments }}"),
]
CODES = [
    (words.CATEGORY, "acceptance"),
    (words.THEMATIC_AREA, "thematic_area"),
    (words.OPERATING_PRINCIPLES, "operating_principles"),
    (words.ORGANIZATIONAL_PRIORITIES, "organizational_priorities"),
    (words.UNEG_CRITERIA, "uneg_criteria"),
]
"""Label of a field of a recommendation, and the placeholder of its value."""


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
    above = style(document, "House Added Own Words Before", base="House Added Own Words", keep=True)
    for ruled in (asked, above):  # where both stand together, one rule stands above them
        set_property(ruled, f'<w:pBdr {NS}><w:top w:val="single" w:sz="8" w:space="6" w:color="{BLUE}"/></w:pBdr>')
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
    paragraph.add_run(text(reports.LABELLED).format(label=label), "House Label")
    paragraph.add_run(f" {value}")


def add_front(document: Any) -> None:
    """The heading, the day, and the fields of the whole."""
    with part(document, "if front.title"):
        document.add_paragraph("{{ front.title }}", "House Title")
        tag(document, "else")
        document.add_paragraph(text(words.HEADING), "House Added Title")
    with part(document, "for heading in front.headings"):
        document.add_paragraph("{{ heading }}", "House Subtitle")
    with part(document, "if show.as_of"):
        document.add_paragraph(text(words.STATUS_AS_OF), "House Subtitle")
    with part(document, "for field in front.fields"), part(document, "if field.added"):
        labelled(document, "{{ field.name }}", "{{ field.text }}", "House Added Field")
        tag(document, "else")
        labelled(document, "{{ field.name }}", "{{ field.text }}")
    add_own(document, "own_summary")


def add_recommendations(document: Any) -> None:
    """What was answered to each recommendation, and its key actions."""
    with part(document, "for recommendation in recommendations"):
        with part(document, "for paragraph in recommendation.before"), part(document, "if loop.first"):
            first = document.add_paragraph("{{ paragraph.text }}", "House Added Own Words Before")
            first.paragraph_format.space_before = document.styles["House Recommendation"].paragraph_format.space_before
            tag(document, "else")
            document.add_paragraph("{{ paragraph.text }}", "House Added Own Words Before")
        add_fields(document)
        add_key_actions(document)
        add_own(document, "recommendation.after")


def add_fields(document: Any) -> None:
    """The recommendation, and what was answered, in the order of the form."""
    labelled(document, text(words.RECOMMENDATION), "{{ recommendation.lead_in }} {{ recommendation.text }}",
             "House Recommendation")
    with part(document, "if recommendation.response"):
        labelled(document, text(words.HEADING), "{{ recommendation.response }}")
    with part(document, "for field in recommendation.description"):
        labelled(document, "{{ field.name }}", "{{ field.text }}")
    for label, value in CODES:
        with part(document, f"if recommendation.{value}"):
            labelled(document, text(label), f"{{{{ recommendation.{value} }}}}")
    with part(document, "for field in recommendation.fields"):
        labelled(document, "{{ field.name }}", "{{ field.text }}")


def add_key_actions(document: Any) -> None:
    """The key actions: each one's text over the whole width, above its values."""
    document.add_paragraph(text(words.KEY_ACTIONS_HEADING), "House Key Actions")
    with part(document, "if recommendation.actions[0].ref"):
        caption(document, words.KEY_ACTIONS_ON)
        table = add_headed(document, VALUES, words.KEY_ACTIONS, words.KEY_ACTIONS_TOLD)
        with groups_of(table, "recommendation.groups"), rows(table, "for action in group.actions"):
            whole = over_all(row(table, ["{{ action.ref }} {{ action.text }}", "", "", ""], ["House Table Action"] * 4))
            rule(whole, "top", 4)
            whole._tc.tcPr.append(parse_xml(f'<w:shd {NS} w:val="clear" w:color="auto" w:fill="{ACTION_FILL}"/>'))
            filled = cells(row(table, [value for *_, value in VALUES], ["House Table Text"] * 4))
            extra(filled[1], "action.revised", "House Revised Deadline")
            extra(filled[2], "action.late", "House Late", "show.late and action.late")
            remarks(filled[2], filled[3])
        tag(document, "else")
        document.add_paragraph(text(words.NO_KEY_ACTION), "House Added Note")


def add_figures(document: Any) -> None:
    """The charts, and what changed since the round before."""
    add_charts(document, "House Added Annex Heading")
    add_changes(document, "House Added Annex Heading")


if __name__ == "__main__":
    write_template(__file__, add_footer, add_own_styles, add_front, add_recommendations, add_silent, add_figures)
