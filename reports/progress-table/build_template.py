"""Writes the first template.docx of this house format; see template_parts.py."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# The scripts are no package: what they share lies beside the house formats.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from template_parts import (
    GREY,
    IN_SHORT,
    add_actions,
    add_changes,
    add_charts,
    add_headed,
    add_silent,
    caption,
    cells,
    extra,
    part,
    row,
    row_tag,
    rows,
    rule,
    style,
    tag,
    write_template,
)

WITH_TOTAL = 2
"""How many rows at least stand with their total on a page."""
UNITS = [
    ("Responsible unit", 7.7, "name"),
    ("Actions", 2.1, "actions"),
    ("Implemented", 2.5, "implemented"),
    ("In progress", 2.1, "in_progress"),
    ("Not started", 2.1, "not_started"),
    ("Closed", 2.1, "closed"),
    ("Superseded or no longer applicable", 3.0, "no_longer_counted"),
    ("Not reported", 2.1, "not_reported"),
    ("Overdue", 2.0, "overdue"),
]
CLAIMS = [
    ("Responsible unit", 7.7, "name"),
    ("Reported as implemented", 4.5, "claimed"),
    ("Verified", 4.5, "verified"),
    ("Not accepted", 4.5, "not_accepted"),
    ("Not checked yet", 4.5, "not_checked"),
]
OVERDUE = [
    ("Ref.", 1.6, "House Added Table Text", "{{ item.number }}"),
    ("Action", 9.5, "House Added Table Text", "{{ item.text }}"),
    ("Responsible unit", 5.0, "House Added Table Text", "{{ item.responsible }}"),
    ("Deadline as written", 3.4, "House Added Table Text", "{{ item.deadline }}"),
    ("Due date", 3.4, "House Added Table Text", "{{ item.due }}"),
    ("Days overdue", 2.8, "House Added Table Number", "{{ item.days }}"),
]


def add_own_styles(document: Any) -> None:
    """The heading of each source document, and what is known of it, where there are several."""
    style(document, "House Added Source Heading", size=12, bold=True, color=GREY, before=14, after=2, keep=True,
          outline=1)
    style(document, "House Added Source Details", base="House Note", keep=True)


def add_title(document: Any) -> None:
    """The title, in two lines."""
    document.add_paragraph("{{ title }}", "House Title")
    document.add_paragraph("Progress report as of {{ as_of }}", "House Subtitle")


def add_summary(document: Any) -> None:
    """The summary, in numbered paragraphs."""
    with part(document, "if show.summary or own_summary"):
        document.add_paragraph("Summary", "House Added Heading")
    with part(document, "for paragraph in own_summary"):
        document.add_paragraph("{{ paragraph.text }}", "House Added Paragraph")
    with part(document, "if show.summary"):
        with part(document, "if summary.standing"):
            document.add_paragraph(IN_SHORT, "House Added Paragraph")
        document.add_paragraph(
            "This report covers {{ summary.recommendations }} and {{ summary.actions }}"
            "{% if summary.sources %} from {{ summary.sources }}{% endif %}. Everything in it is judged as of "
            "{{ as_of }}.", "House Added Paragraph")
        with part(document, "if units"):
            document.add_paragraph(
                "By status, the actions are as follows: {{ summary.statuses }}. {{ summary.overdue }}.",
                "House Added Paragraph")
        with part(document, "if summary.recommendation_implementation.known"):
            document.add_paragraph(
                "By the status of their actions, the recommendations are as follows: "
                "{{ summary.recommendation_statuses }}.", "House Added Paragraph")
        with part(document, "if summary.claims"):
            document.add_paragraph("{{ summary.claims }}. An action that is not accepted counts as open again.",
                                   "House Added Paragraph")
        with part(document, "if summary.implementation.known or summary.recommendation_implementation.known "
                            "or summary.acceptance.known"):
            document.add_paragraph("The rates are as follows:", "House Added Paragraph")
        rate(document, "Implementation rate of actions{% if summary.claims %} as reported{% endif %}", "implementation")
        rate(document, "Implementation rate of actions as verified", "verified_implementation")
        rate(document, "Implementation rate of actions without those closed", "implementation_without_closed")
        rate(document, "Implementation rate of recommendations", "recommendation_implementation")
        rate(document, "Acceptance rate", "acceptance", " {{ summary.acceptance.base }}.")
        with part(document, "if units"):
            document.add_paragraph(
                "Against their due dates, the implemented actions are as follows: {{ summary.timeliness }}. An "
                "implemented action is not assessable where its due date or its date of implementation is missing, or "
                "where its due date falls within the period in which it was implemented.",
                "House Added Paragraph")
        with part(document, "if reported.known"):
            document.add_paragraph(
                "Of the {{ reported.actions }} that the reporting round {{ reported.round }} asked about, "
                "{{ reported.counts }}. {{ reported.definition }} What was not answered is marked with the round in "
                "which it was last reported.", "House Added Paragraph")


def rate(document: Any, name: str, key: str, base: str = "") -> None:
    """A known rate with its definition, and its base where the definition does not say it, as a sub-point."""
    with part(document, f"if summary.{key}.known"):
        document.add_paragraph(
            f"{name}: {{{{ summary.{key}.rate }}}} ({{{{ summary.{key}.fraction }}}}), that is, "
            f"{{{{ summary.{key}.definition }}}}.{base}", "House Added Sub-paragraph")


def add_units(document: Any) -> None:
    """The table of statuses by responsible unit, and where claims are verified that of claims."""
    with part(document, "if show.by_unit and units"):
        counts(document, "Actions by responsible unit and status", UNITS,
               "One row for each unit that leads actions, with the number of its actions in each status; the last row "
               "is the total.")
        document.add_paragraph("Each action counts under the unit that leads it.", "House Added Note")
        with part(document, "if summary.claims"):
            counts(document, "Actions reported as implemented, by responsible unit and verification", CLAIMS,
                   "One row for each unit that leads actions, with the number of those that it reports as "
                   "implemented, and what came of their verification; the last row is the total.")


def counts(document: Any, title: str, columns: Sequence[tuple[str, float, str]], description: str) -> None:
    """A table of numbers by responsible unit, with their total."""
    caption(document, title)
    table = add_headed(document, columns, title, description, "House Added Table Head", "House Added Table Head Number")
    numbers = len(columns) - 1
    with rows(table, "for unit in units"):
        texts = [f"{{{{ unit.{key} }}}}" for _, _, key in columns]
        looks = ["House Added Table Text"] + ["House Added Table Number"] * numbers
        with rows(table, f"if loop.revindex > {WITH_TOTAL}"):
            row(table, texts, looks)
            row_tag(table, "else")
            for cell in cells(row(table, texts, looks)):
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    row(table, [f"{{{{ total.{key} }}}}" for _, _, key in columns],
        ["House Added Table Total"] + ["House Added Table Total Number"] * numbers)
    for cell in cells(table.rows[-1]):
        rule(cell, "top", 4)


def add_since(document: Any) -> None:
    """What changed since the round before; the summary has it in sentences."""
    add_changes(document, in_short=False)


def add_progress(document: Any) -> None:
    """The table that the report is about; where it covers several source documents, a table for each."""
    with part(document, "if sources and (show.summary or own_summary or show.by_unit)"):
        document.add_paragraph("Recommendations and actions", "House Added Heading on New Page")
    with part(document, "for source in sources"):
        with part(document, "if source.heading"):
            document.add_paragraph("{{ source.heading }}", "House Added Source Heading")
        with part(document, "if source.details"):
            document.add_paragraph("{{ source.details }}", "House Added Source Details")
        caption(document, "Recommendations, actions and their implementation")
        add_actions(document, "source.groups")
    add_silent(document)


def add_annex(document: Any) -> None:
    """The overdue actions, longest first, or a sentence that there are none."""
    with part(document, "if show.overdue_annex"):
        document.add_paragraph("Annex. Overdue actions", "House Added Annex Heading")
        with part(document, "if overdue"):
            caption(document, "Actions overdue as of {{ as_of }}, longest first")
            table = add_headed(document, OVERDUE, "Overdue actions",
                               "One row for each action that is overdue, the one longest overdue first.",
                               "House Added Table Head")
            cells(table.rows[0])[-1].paragraphs[0].style = document.styles["House Added Table Head Number"]
            with rows(table, "for item in overdue"):
                filled = cells(row(table, [text for *_, text in OVERDUE], [name for _, _, name, _ in OVERDUE]))
                extra(filled[1], "item.document", "House Added Remark")
                extra(filled[1], "item.refused", "House Added Remark")
                extra(filled[1], "item.waiting", "House Added Remark")
                extra(filled[4], "item.revised", "House Added Remark")
                extra(filled[5], "item.since_due_date", "House Added Remark Number")
            document.add_paragraph("An action is overdue when its deadline, or its revised deadline where there is "
                                   "one, lies before {{ as_of }} and it is still open.", "House Added Note")
            tag(document, "else")
            document.add_paragraph("No action is overdue as of {{ as_of }}.", "House Added Paragraph")


if __name__ == "__main__":
    write_template(__file__, add_own_styles, add_title, add_summary, add_units, add_charts, add_since, add_progress,
                   add_annex, landscape=True)
