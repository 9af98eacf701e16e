"""What the placeholders may name of a document's front matter: its headings, and its fields “label: value”."""

from dataclasses import dataclass

from toolkit.tracker.record.codes import PartKind
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register
from toolkit.word.formats import Placeholder
from toolkit.word.rows import LabelRow
from toolkit.words.formats import management_response as words
from toolkit.words.speaking import text


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a document.

    Attributes:
        title: The first heading; "" where the register has none.
        headings: The others above the fields.
        fields: The fields of the whole; one without a text is not printed.
    """

    title: str
    headings: list[str]
    fields: list[LabelRow]


def front_matter(register: Register) -> FrontMatter:
    """The headings and fields that stand before everything else."""
    front: list[Contribution] = []
    for contribution in register.contributions:
        if contribution.kind not in (PartKind.HEADING, PartKind.LABEL) or contribution.number:
            break
        front.append(contribution)
    fields = [LabelRow(c.heading, c.text) for c in front if c.kind == PartKind.LABEL and c.text]
    if not fields:
        settings = register.settings
        made = [LabelRow(text(words.UNIT), settings.organization, True),
                LabelRow(text(words.EVALUATION), settings.title, True)]
        return FrontMatter("", [], [row for row in made if row.text])
    headings = [c.text for c in front if c.kind == PartKind.HEADING]
    return FrontMatter(headings[0] if headings else "", headings[1:], fields)


PLACEHOLDER = Placeholder("front", lambda _format, register, _as_of: front_matter(register), FrontMatter)
