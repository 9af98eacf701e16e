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

from toolkit.words.formats import parts
from toolkit.words.formats import progress_table as words
from toolkit.words.speaking import Message, text

WITH_TOTAL = 2
"""How many rows at least stand with their total on a page."""
UNITS = [
    (parts.RESPONSIBLE_FOR, 7.7, "name"),
    (words.ACTIONS, 2.1, "actions"),
    (words.IMPLEMENTED, 2.5, "implemented"),
    (words.IN_PROGRESS, 2.1, "in_progress"),
    (words.NOT_STARTED, 2.1, "not_started"),
    (words.CLOSED, 2.1, "closed"),
    (words.NO_LONGER_COUNTED, 3.0, "no_longer_counted"),
    (words.NOT_REPORTED, 2.1, "not_reported"),
    (words.OVERDUE, 2.0, "overdue"),
]
CLAIMS = [
    (parts.RESPONSIBLE_FOR, 7.7, "name"),
    (words.CLAIMED_AS_DONE, 4.5, "claimed"),
    (words.VERIFIED, 4.5, "verified"),
    (words.NOT_ACCEPTED, 4.5, "not_accepted"),
    (words.NOT_CHECKED, 4.5, "not_checked"),
]
OVERDUE = [
    (parts.REF, 1.6, "House Added Table Text", "{{ item.number }}"),
    (parts.ACTION, 9.5, "House Added Table Text", "{{ item.text }}"),
    (parts.RESPONSIBLE_FOR, 5.0, "House Added Table Text", "{{ item.responsible }}"),
    (words.DEADLINE_AS_WRITTEN, 3.4, "House Added Table Text", "{{ item.deadline }}"),
    (words.DUE_DATE, 3.4, "House Added Table Text", "{{ item.due }}"),
    (words.DAYS_OVERDUE, 2.8, "House Added Table Number", "{{ item.days }}"),
]

RATES = {
    "implementation": words.RATE,
    "verified_implementation": words.RATE_VERIFIED,
    "implementation_without_closed": words.RATE_WITHOUT_CLOSED,
    "recommendation_implementation": words.RATE_OF_RECOMMENDATIONS,
    "acceptance": words.RATE_OF_ACCEPTANCE,
}
"""A rate -> what says it with its definition, and its base where the definition does not say that."""


def add_own_styles(document: Any) -> None:
    """The heading of each source document, and what is known of it, where there are several."""
    style(document, "House Added Source Heading", size=12, bold=True, color=GREY, before=14, after=2, keep=True,
          outline=1)
    style(document, "House Added Source Details", base="House Note", keep=True)


def add_title(document: Any) -> None:
    """The title, in two lines."""
    document.add_paragraph("{{ title }}", "House Title")
    document.add_paragraph(text(words.PROGRESS_AS_OF), "House Subtitle")


def add_summary(document: Any) -> None:
    """The summary, in numbered paragraphs."""
    with part(document, "if show.summary or own_summary"):
        document.add_paragraph(text(parts.SUMMARY), "House Added Heading")
    with part(document, "for paragraph in own_summary"):
        document.add_paragraph("{{ paragraph.text }}", "House Added Paragraph")
    with part(document, "if show.summary"):
        with part(document, "if summary.standing"):
            document.add_paragraph(IN_SHORT, "House Added Paragraph")
        document.add_paragraph(text(words.COVERS), "House Added Paragraph")
        with part(document, "if units"):
            document.add_paragraph(text(words.BY_STATUS), "House Added Paragraph")
        with part(document, "if summary.recommendation_implementation.known"):
            document.add_paragraph(text(words.RECOMMENDATIONS_BY_STATUS), "House Added Paragraph")
        with part(document, "if summary.claims"):
            document.add_paragraph(text(words.CLAIMED), "House Added Paragraph")
        with part(document, "if summary.implementation.known or summary.recommendation_implementation.known "
                            "or summary.acceptance.known"):
            document.add_paragraph(text(words.RATES), "House Added Paragraph")
        for key, said in RATES.items():
            with part(document, f"if summary.{key}.known"):
                document.add_paragraph(text(said), "House Added Sub-paragraph")
        with part(document, "if units"):
            document.add_paragraph(text(words.TIMELINESS), "House Added Paragraph")
        with part(document, "if reported.known"):
            document.add_paragraph(text(words.HEARD), "House Added Paragraph")


def add_units(document: Any) -> None:
    """The table of statuses by responsible unit, and where claims are verified that of claims."""
    with part(document, "if show.by_unit and units"):
        counts(document, parts.BY_UNIT, UNITS, words.UNITS_TOLD)
        document.add_paragraph(text(words.COUNTED_UNDER), "House Added Note")
        with part(document, "if summary.claims"):
            counts(document, words.CLAIMS, CLAIMS, words.CLAIMS_TOLD)


def counts(document: Any, title: Message, columns: Sequence[tuple[Message, float, str]], description: Message) -> None:
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
        document.add_paragraph(text(words.WHOLE_TABLE), "House Added Heading on New Page")
    with part(document, "for source in sources"):
        with part(document, "if source.heading"):
            document.add_paragraph("{{ source.heading }}", "House Added Source Heading")
        with part(document, "if source.details"):
            document.add_paragraph("{{ source.details }}", "House Added Source Details")
        caption(document, parts.ACTIONS_OF)
        add_actions(document, "source.groups")
    add_silent(document)


def add_annex(document: Any) -> None:
    """The overdue actions, longest first, or a sentence that there are none."""
    with part(document, "if show.overdue_annex"):
        document.add_paragraph(text(words.OVERDUE_ANNEX), "House Added Annex Heading")
        with part(document, "if overdue"):
            caption(document, words.OVERDUE_AS_OF)
            table = add_headed(document, OVERDUE, words.OVERDUE_ACTIONS, words.OVERDUE_TOLD, "House Added Table Head")
            cells(table.rows[0])[-1].paragraphs[0].style = document.styles["House Added Table Head Number"]
            with rows(table, "for item in overdue"):
                filled = cells(row(table, [values for *_, values in OVERDUE], [name for _, _, name, _ in OVERDUE]))
                extra(filled[1], "item.document", "House Added Remark")
                extra(filled[1], "item.refused", "House Added Remark")
                extra(filled[1], "item.waiting", "House Added Remark")
                extra(filled[4], "item.revised", "House Added Remark")
                extra(filled[5], "item.since_due_date", "House Added Remark Number")
            document.add_paragraph(text(words.OVERDUE_DEFINED), "House Added Note")
            tag(document, "else")
            document.add_paragraph(text(words.NONE_OVERDUE), "House Added Paragraph")


if __name__ == "__main__":
    write_template(__file__, add_own_styles, add_title, add_summary, add_units, add_charts, add_since, add_progress,
                   add_annex, landscape=True)
