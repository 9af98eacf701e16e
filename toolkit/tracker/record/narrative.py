"""The narrative of a report: its paragraphs, what units contribute to it, and the people it lists."""

from dataclasses import dataclass

from toolkit.tracker.record.columns import Filler, Kind, column
from toolkit.words.speaking import _


@dataclass(frozen=True, slots=True)
class Contribution:
    """A numbered paragraph, decision or bullet of a narrative report."""

    number: str = column(_("No"), width=8)
    heading: str = column(_("Heading"), width=30)
    level: int = column(_("Level"), default=1, kind=Kind.NUMBER, width=8)
    theme: str = column(_("Theme"), width=24)
    kind: str = column(_("Kind"), default="paragraph", width=14)
    text: str = column(_("Text"), kind=Kind.NOTE, width=80)
    contributed_by: str = column(_("Contributed by"), width=16)
    source: str = column(_("Source"), width=10, behind="number")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a list: participants of a date, mission members, a distribution list."""

    list: str = column(_("List"), width=24)
    organization: str = column(_("Organization"), width=30)
    name: str = column(_("Name"), width=28)
    title: str = column(_("Title"), width=36)
    role: str = column(_("Role"), width=18)
    source: str = column(_("Source"), width=10, behind="list")


@dataclass(frozen=True, slots=True)
class Contributed:
    """What a unit contributes to the narrative on the Contributions sheet."""

    theme: str = column(_("Theme"), filler=Filler.EVERY_UNIT, width=32, issued=True, aliases=("Topic", "Area"),
                        prompt=_("Choose the theme from the list."))
    text: str = column(_("Text"), kind=Kind.NOTE, filler=Filler.EVERY_UNIT, width=90, issued=True, max_length=4000,
                       aliases=("Contribution", "Bullet", "Achievement"),
                       prompt=_("What was achieved, in one sentence that begins with a verb (at most 4,000 "
                                "characters). It is printed as a bullet, so it needs no full stop."))
