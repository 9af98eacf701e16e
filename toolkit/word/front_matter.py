"""What the placeholders may name of a document's front matter: its headings, and its fields “label: value”."""

from dataclasses import dataclass

from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.contributions import HEADING
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register

LABEL = "label"
"""The kind of contributions that are a field: its label is their heading."""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A field; `added` where the register has none, and the format says it from what the register is."""

    name: str
    text: str
    added: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a document.

    Attributes:
        title: The first heading; "" where the register has none.
        headings: The others above the fields.
        fields: The fields of the whole.
    """

    title: str
    headings: list[str]
    fields: list[LabelRow]


FRONT_ROWS = (LabelRow, FrontMatter)
"""Every record of it that a placeholder may look into."""


def front_matter(register: Register) -> FrontMatter:
    """The headings and fields that stand before everything else."""
    front: list[Contribution] = []
    for contribution in register.contributions:
        if contribution.kind not in (HEADING, LABEL) or contribution.number:
            break
        front.append(contribution)
    fields = [LabelRow(c.heading, c.text) for c in front if c.kind == LABEL]
    if not fields:
        about = register.about
        made = [LabelRow("Unit", about.organization, True), LabelRow("Title of the Evaluation", about.title, True)]
        return FrontMatter("", [], [row for row in made if row.text])
    headings = [c.text for c in front if c.kind == HEADING]
    return FrontMatter(headings[0] if headings else "", headings[1:], fields)


def fields_of(register: Register) -> dict[str, list[LabelRow]]:
    """Number of a recommendation -> the fields that it has beside its columns: a description, and any others."""
    found: dict[str, list[LabelRow]] = {}
    for contribution in register.contributions:
        if contribution.kind == LABEL and contribution.number in register.recommendations:
            found.setdefault(contribution.number, []).append(LabelRow(contribution.heading, contribution.text))
    return found


def is_description(row: LabelRow) -> bool:
    """Whether a field is the description of a recommendation."""
    return row.name.casefold() == "description"


def lead_in(recommendation: Recommendation) -> str:
    """How a recommendation is numbered before its text: “Evaluation recommendation 1:”, or “1.”."""
    number, source = recommendation.number, recommendation.source
    return f"{source} {number}:" if source else f"{number}."
