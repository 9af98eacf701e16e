"""The narrative of a report: its paragraphs, what units contribute, the people it lists, and texts written for it."""

from dataclasses import dataclass

from toolkit.tracker.record.codes import PartKind, TextPlace
from toolkit.tracker.record.columns import Filler, Kind, column
from toolkit.words.speaking import _, of


@dataclass(frozen=True, slots=True)
class Contribution:
    """A numbered paragraph, decision or bullet of a narrative report."""

    number: str = column(_("No"), width=8, prompt=_("The number of the section that the text belongs to."))
    heading: str = column(_("Heading"), width=28, prompt=_("The heading of that section."))
    level: int = column(_("Level"), default=1, kind=Kind.NUMBER, width=8, prompt=_(
        "How deep the section is: 1 for a main section, 2 for one within it."))
    theme: str = column(_("Theme"), width=22, prompt=_("The theme under which units contributed it, if any."))
    kind: str = column(_("Kind"), default=PartKind.PARAGRAPH.value, codes=PartKind, width=18, prompt=_(
        "What it is, such as paragraph, decision or bullet."))
    text: str = column(_("Text"), kind=Kind.NOTE, width=80, prompt=_("The text, as reports print it."))
    contributed_by: str = column(_("Contributed by"), width=16, prompt=_("The unit that wrote it, if any."))
    source: str = column(_("Source"), width=10, behind="number", names="Sources", prompt=_(
        "Choose the source document that it comes from."))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a list: participants of a date, mission members, a distribution list."""

    list: str = column(_("List"), width=24, prompt=_(
        "The list that the person is on, such as participants or mission members."))
    organization: str = column(_("Organization"), width=30, prompt=_("The organization that the person is from."))
    name: str = column(of("of a person", "Name"), width=28, prompt=_("The name, as reports print it."))
    title: str = column(of("of a person", "Title"), width=36, prompt=_("The person's title or position."))
    role: str = column(_("Role"), width=18, prompt=_("The person's part, such as chair or rapporteur."))
    source: str = column(_("Source"), width=10, behind="list", names="Sources", prompt=_(
        "Choose the source document that the list comes from."))


@dataclass(frozen=True, slots=True)
class OwnText:
    """Paragraphs that somebody wrote in the register, so that every report prints them in their place."""

    place: TextPlace | None = column(_("Place"), default=None, kind=Kind.CODE, codes=TextPlace, width=25, prompt=_(
        "Where reports print the text."))
    source: str = column(_("Source"), width=10, names="Sources", prompt=_(
        "The code of the source document that the text is about. Leave it empty for a summary of all of them."))
    recommendation: str = column(_("Rec."), width=9, names="Recommendations", prompt=_(
        "The number of the recommendation that the text stands before or after. Leave it empty for a summary."))
    round: str = column(_("Round"), width=12, names="Rounds", prompt=_(
        "The reporting round whose reports print the text. Leave it empty for a text that all reports print."))
    text: str = column(_("Text"), kind=Kind.NOTE, width=90, prompt=_(
        "The text, as reports print it. Each line is a paragraph. Texts of the same place are printed in the order of "
        "their rows."))


@dataclass(frozen=True, slots=True)
class Contributed:
    """What a unit contributes to the narrative on the Contributions sheet."""

    theme: str = column(_("Theme"), filler=Filler.EVERY_UNIT, width=32, issued=True, aliases=("Topic", "Area"),
                        prompt=_("Choose the theme from the list."))
    text: str = column(_("Text"), kind=Kind.NOTE, filler=Filler.EVERY_UNIT, width=90, issued=True, max_length=4000,
                       aliases=("Contribution", "Bullet", "Achievement"),
                       prompt=_("What was achieved, in one sentence that begins with a verb (at most 4,000 "
                                "characters). It is printed as a bullet, so it needs no full stop."))
