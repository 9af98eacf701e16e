"""The register: everything that is known of an organization's follow-up, as one record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache

from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.carried import ForeignSheet, Look
from toolkit.tracker.record.codes import (
    DUE_SOON_DAYS,
    DateStyle,
    DeadlineStyle,
    DocumentKind,
    Language,
    Paper,
    Status,
    YesNo,
)
from toolkit.tracker.record.columns import VERIFICATION, Column, Kind, column
from toolkit.tracker.record.decisions import Conflict, Proposed
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.forms.own_columns import OwnColumn, ever_declared
from toolkit.tracker.record.history import Change, TakenIn
from toolkit.tracker.record.narrative import Contribution, OwnText, Person
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.rounds import Document, Issued, Plain, ReportingRound, Stood
from toolkit.tracker.record.units import Unit
from toolkit.words.speaking import _


@dataclass(frozen=True, slots=True)
class About:
    """What the register is."""

    register_id: str = column(_("Register id"), width=40, hidden=True)
    created: str = column(_("Created"), width=20)


@cache
def _status_words() -> str:
    """What stands in the settings: a word, an equals sign and a status, parted by semicolons or line ends."""
    labels = "|".join(re.escape(word) for status in Status for word in (*status.labels, status.value))
    return rf"(?i:\s*(?:[^=;]+=\s*(?:{labels})\s*(?:;|\n|\Z)\s*)*)"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an organization says once, so that nobody types it again."""

    title: str = column(_("Title"), prompt=_("What is being followed up: the title of reports and workbooks."))
    organization: str = column(_("Organization"), prompt=_("Its name in reports and in the workbooks of units."))
    return_to: str = column(_("Return to"), pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+", prompt=_(
        "The e-mail address to which units return their workbooks, such as follow-up@example.org."))
    contact: str = column(_("Contact"), prompt=_(
        "The person to whom units return their workbooks, and whom they can ask."))
    telephone: str = column(_("Telephone"), prompt=_(
        "The telephone number at which units can ask, such as +44 20 7946 0000."))
    due_soon_days: int = column(_("Days due soon"), default=DUE_SOON_DAYS, kind=Kind.NUMBER, limits=(1, 365), prompt=_(
        "An action is due soon when its due date is at most this many days after the as-of date. A whole number from "
        "1 to 365."))
    house_format: str = column(_("House format"), prompt=_(
        "The house format of reports where none is named. `tracker formats` lists them."))
    language: Language = column(_("Language"), default=Language.ENGLISH, kind=Kind.CODE, codes=Language, prompt=_(
        "The language of this register, and of what the tracker says about it. Units and reports can have their own."))
    date_style: DateStyle = column(_("Dates in reports"), default=DateStyle.WORDS, kind=Kind.CODE, codes=DateStyle,
                                   prompt=_("How reports print a date."))
    status_words: str = column(_("Status words"), pattern=_status_words, prompt=_(
        "What your own words for a status mean when a document is imported, such as: WIP = In progress; Parked = Not "
        "started."))
    approve_deadlines: YesNo = column(
        _("Approve revised deadlines"), default=YesNo.NO, kind=Kind.CODE, codes=YesNo, prompt=_(
            "Yes: a new date that a unit asks for waits on the sheet Proposed, and counts once you accept it. No: it "
            "counts at once."))
    verification: YesNo | None = column(_("Verification"), default=None, kind=Kind.CODE, codes=YesNo, prompt=_(
        "Choose Yes if you check what units report as implemented, closed or no longer applicable. The Actions sheet "
        "then has columns for it, and figures say what is claimed and what is verified."))
    paper: Paper = column(_("Paper of workbooks"), default=Paper.A4, kind=Kind.CODE, codes=Paper, prompt=_(
        "The paper on which units print the actions in their workbooks. Columns that do not fit beside the others in "
        "letters of 8 points follow on a second page."))
    deadline_style: DeadlineStyle = column(
        _("Deadlines in reports"), default=DeadlineStyle.AS_WRITTEN, kind=Kind.CODE, codes=DeadlineStyle, prompt=_(
            "How reports print a deadline. Words that are no date are always printed as they were written."))

    def is_on(self, part: str) -> bool:
        """Whether a part of the tracker is used; "" is the part that always is."""
        return not part or getattr(self, part) is YesNo.YES


@dataclass(slots=True)
class Register:
    """The consolidated record.

    Attributes:
        about: What it is.
        settings: What its organization says once.
        units: By code.
        own_columns: The columns that the organization declares for itself, by key.
        retired: Those that it declares no longer, by key, which is never used again.
        sources: The documents that recommendations come from, by code.
        recommendations: By the code of their source and their number in it.
        actions: By ref.
        comments: By (ref, unit, round).
        contributions: The narrative, in order.
        people: In order.
        texts: What somebody wrote for reports, in order, as it was typed.
        rounds: By name.
        returns: Every return taken in, in the order of taking in.
        conflicts: Values that wait for a decision.
        proposals: New actions and new dates that units propose, those that wait and those that are decided.
        history: Every change, oldest first.
        issued: (round, unit) -> what was issued, oldest version first.
        returned: (round, unit, version) -> ref -> column key -> plain value of the unit's last return, where it could
            be read and differs from what was issued.
        documents: Code of a source -> what its document said when it was taken in last: sheet name -> rows, as plain
            values and with the references of the document.
        closed: Name of a round that is closed -> the rows of all sheets as they stood then, as
            `views/rounds/closed.py` keeps them. What an earlier version closed is not known.
        keys: Id -> secret in hexadecimal, by which it knows the workbooks that it issued; the last one signs.
        extra: Sheet name -> row key -> heading -> value, for columns that the toolkit does not know.
        looks: Sheet name -> how such columns look, by row key and heading.
        foreign: Sheets that the toolkit does not know.
        hand_edits: Found on reading: what somebody changed in the workbook since it was last written, and what was
            made of one that an earlier version wrote.
        problems: Found on reading: what cannot be kept as it is when the register is written again, and how what
            people typed was read.
        to_put_right: Found on reading: what is missing or contradicts itself.
        tabs: Found on reading: name of a sheet -> what it is called in the file.
    """

    about: About
    settings: Settings = field(default_factory=Settings)
    units: dict[str, Unit] = field(default_factory=dict)
    own_columns: dict[str, OwnColumn] = field(default_factory=dict)
    retired: dict[str, OwnColumn] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    recommendations: dict[tuple[str, str], Recommendation] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    comments: dict[tuple[str, str, str], Comment] = field(default_factory=dict)
    contributions: list[Contribution] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    texts: list[OwnText] = field(default_factory=list)
    rounds: dict[str, ReportingRound] = field(default_factory=dict)
    returns: list[TakenIn] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    proposals: list[Proposed] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)
    issued: dict[tuple[str, str], list[Issued]] = field(default_factory=dict)
    returned: dict[tuple[str, str, int], dict[str, Plain]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    closed: dict[str, Stood] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    extra: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict, compare=False)
    foreign: list[ForeignSheet] = field(default_factory=list)
    hand_edits: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list, compare=False)
    to_put_right: list[Problem] = field(default_factory=list, compare=False)
    tabs: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def title(self) -> str:
        """The title of the whole: never that of one source where it has several."""
        titles = [source.title for source in self.sources.values()]
        if len(titles) > 1:
            return "" if self.settings.title in titles else self.settings.title
        return self.settings.title or "".join(titles)

    @property
    def form(self) -> Form:
        """What its next workbooks show and ask of each action."""
        own = tuple(one.column for one in self.own_columns.values())
        return Form(own, verification=self.settings.is_on(VERIFICATION))

    @property
    def own_ever(self) -> tuple[Column, ...]:
        """The columns that the organization declares or declared, as the history names them."""
        return ever_declared(tuple(self.own_columns.values()), tuple(self.retired.values()))

    def copy(self) -> "Register":
        """A register with collections of its own; the records in them never change."""
        copied = replace(self)
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, dict | list):
                setattr(copied, one.name, value.copy())
        return copied

    def put(self, recommendation: Recommendation) -> None:
        """Keep a recommendation; one of the same source and number makes way for it."""
        self.recommendations[recommendation.source, recommendation.number] = recommendation

    def recommendation_of(self, action: Action) -> Recommendation | None:
        """What an action answers; None where the register does not hold it."""
        return self.recommendations.get((action.source, action.recommendation))

    def numbers(self, source: str = "") -> set[str]:
        """The numbers of a source's recommendations."""
        return {number for code, number in self.recommendations if code == source}

    def kinds(self) -> tuple[str, ...]:
        """The kinds of its sources, as `--kind` names them; `new` where it has none. Blank where it is not known."""
        return tuple(dict.fromkeys(source.kind for source in self.sources.values())) or (DocumentKind.NEW,)

    def name_of(self, source: str, number: str) -> str:
        """What a number of a source is called in the whole register: with what the source's refs begin with."""
        known = self.sources.get(source)
        return f"{known.prefix if known else ''}{number}"

    def recommendation_named(self, written: str) -> Recommendation | None:
        """The recommendation that is called so, or that alone has the number; None where there is none such."""
        codes = [*self.sources] or {code for code, _ in self.recommendations}
        parts = [(code, written.removeprefix(prefix)) for code in codes
                 if written.startswith(prefix := self.name_of(code, ""))]
        found = ([self.recommendations[key] for key in parts if key in self.recommendations]
                 or [self.recommendations[code, written] for code in codes if (code, written) in self.recommendations])
        return found[0] if len(found) == 1 else None

    def as_of_dates(self) -> list[date]:
        """The dates of all sources and all rounds."""
        days = [source.as_of for source in self.sources.values()] + [one.as_of for one in self.rounds.values()]
        return [day for day in days if day]

    def rounds_by_date(self) -> list[str]:
        """The names of the rounds, by their as-of dates; those without one first."""
        return sorted(self.rounds, key=lambda name: self.rounds[name].as_of or date.min)

    def comments_in_order(self) -> list[Comment]:
        """All comments, by round: those before any round first, then by the rounds' as-of dates."""
        order = {name: place for place, name in enumerate(self.rounds_by_date(), start=1)} | {"": 0}
        return sorted(self.comments.values(), key=lambda comment: order.get(comment.round, len(order)))

    def is_by(self, round_name: str, as_of: date) -> bool:
        """Whether what belongs to a round counts on a date; what belongs to none always does."""
        reporting_round = self.rounds.get(round_name)
        return reporting_round is None or (reporting_round.as_of or date.min) <= as_of

    def latest_comments(self, as_of: date = date.max, but_of: str | None = None) -> Mapping[str, list[Comment]]:
        """Ref -> the last comment of each unit on it up to a date, in the order in which units first wrote.

        Where a unit said something else than a comment since, its last comment stands with the round it stems from,
        beside the evidence of now.

        Args:
            as_of: The date.
            but_of: The name of a round whose comments do not count.
        """
        latest: dict[tuple[str, str], Comment] = {}
        for comment in self.comments_in_order():
            if comment.round != but_of and self.is_by(comment.round, as_of):
                before = latest.get((comment.ref, comment.unit))
                latest[comment.ref, comment.unit] = comment if comment.comment or not (before and before.comment) else (
                    replace(before, evidence=comment.evidence, own=comment.own))
        by_ref: dict[str, list[Comment]] = {}
        for comment in latest.values():
            by_ref.setdefault(comment.ref, []).append(comment)
        return by_ref

    def members_of(self, code: str, within: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The units that a party stands for; a collective may hold others, and is itself where it holds no known one.

        Args:
            code: Of the party.
            within: The collectives that it was met in.
        """
        unit = self.units.get(code)
        if unit is None or code in within:
            return ()
        members = [m for member in unit.members for m in self.members_of(member, within | {code})]
        return tuple(dict.fromkeys(members)) or (code,)

    def unit_name(self, code: str) -> str:
        """The name of a unit, or its code where it has none."""
        unit = self.units.get(code)
        return unit.name if unit and unit.name else code
