"""Recommendations and actions as tables print them, for the placeholders of all house formats."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from sys import intern

from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.judging.proposals import dates_not_accepted
from toolkit.tracker.judging.reported import RoundHeard, latest_issued
from toolkit.tracker.judging.succession.chains import in_place_of
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.actions import Action, Comment, Derived, Recommendation, Source
from toolkit.tracker.record.codes import Acceptance, PartKind, Status
from toolkit.tracker.record.columns import Column, Filler, fold, value_of
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import figures, prose
from toolkit.tracker.views.borrowed import borrowed_dates
from toolkit.tracker.views.selecting import as_the_document, of_sources
from toolkit.word.added.own_words import OwnParagraph, OwnWords
from toolkit.word.conflicts import waiting
from toolkit.word.grouping import Groups
from toolkit.word.house_formats import GroupBy, HouseFormat
from toolkit.word.links import Linked
from toolkit.words import reports as words
from toolkit.words.formats import management_response as response
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import said

_NO_EVIDENCE = Linked("")


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A field; `added` where the register has none, and the format says it from what the register is."""

    name: str
    text: str
    added: bool = False


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as a table prints it; the names are those of the placeholders."""

    ref: str = ""
    text: str = ""
    responsible: str = ""
    deadline: str = ""
    revised: str = ""
    outcome: str = ""
    status: str = ""
    state: str = ""
    comments: str = ""
    late: str = ""
    borrowed: str = ""
    waiting: str = ""
    reported: str = ""
    evidence: str = ""
    refused: str = ""
    own: list[LabelRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions that belong together; `heading` is blank where nothing is grouped."""

    heading: str
    actions: list[ActionRow]


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation with its actions, at least one of them (which may be blank), and the same in their groups.

    Before and after it stands what somebody wrote for reports.
    """

    number: str
    text: str
    response: str
    acceptance: str
    actions: list[ActionRow]
    lead_in: str
    thematic_area: str
    operating_principles: str
    organizational_priorities: str
    uneg_criteria: str
    description: list[LabelRow]
    fields: list[LabelRow]
    groups: list[ActionGroup]
    before: list[OwnParagraph] = field(default_factory=list)
    after: list[OwnParagraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Recommendations with those of their actions that belong together; `heading` is blank where nothing is grouped."""

    heading: str
    recommendations: list[RecommendationRow]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """The recommendations of one source, under the numbers of its document.

    Attributes:
        heading: Its title; "" where it is the only one.
        details: What else is known of the document: symbol, body and dates; "" where it is the only one.
        recommendations: With their actions.
        groups: The same in groups.
    """

    heading: str
    details: str
    recommendations: list[RecommendationRow]
    groups: list[GroupRow]


def source_rows(
    house_format: HouseFormat, register: Register, as_of: date, together: Callable[[], list[RecommendationRow]]
) -> list[SourceRow]:
    """The sources of a register that recommend something, each by itself, judged as of a date.

    Args:
        house_format: Brings the words.
        register: What is reported on.
        as_of: The date.
        together: Gives the recommendations of all sources.
    """
    if len(register.sources) < 2:
        rows = [_source_row("", "", house_format, register, as_of, together())]
    else:
        told, apart = replace(register, history=[], hand_edits=[]), house_format
        if house_format.group_by is GroupBy.SOURCE:
            apart = replace(house_format, group_by=None)  # each stands by itself as it is
        rows = [_source_row(source.name, _details(source), apart, one, as_of, recommendation_rows(apart, one, as_of))
                for source in register.sources.values()
                for one in [as_the_document(of_sources(told, [source.code]))]]
    return [row for row in rows if row.recommendations]


def _source_row(heading: str, details: str, house_format: HouseFormat, register: Register, as_of: date,
                rows: list[RecommendationRow]) -> SourceRow:
    return SourceRow(heading, details, rows, grouped(house_format, register, as_of, rows))


def grouped(
    house_format: HouseFormat, register: Register, as_of: date, rows: Sequence[RecommendationRow]
) -> list[GroupRow]:
    """Recommendations in the groups of their actions; those without any come last."""
    if house_format.group_by is None:
        return [GroupRow("", list(rows))]
    order = Groups(house_format, register, as_of).headed([action for row in rows for action in row.actions])
    found: dict[str, list[RecommendationRow]] = {heading: [] for heading, _ in order}
    for row in rows:
        # What was written for it stands before the first part of it, and after the last.
        at = sorted(row.groups, key=lambda group: [*found].index(group.heading))
        for group in row.groups:
            found[group.heading].append(replace(
                row, actions=group.actions, groups=[group], before=row.before if group is at[0] else [],
                after=row.after if group is at[-1] else []))
    return [GroupRow(heading, of_group) for heading, of_group in found.items()]


def _details(source: Source) -> str:
    as_of = said(words.AS_OF, day=prose.day(source.as_of)) if source.as_of else ""
    told = (source.symbol, source.body, prose.period(source.dated), as_of)
    return prose.capitalized(", ".join(part for part in told if part))


def recommendation_rows(
    house_format: HouseFormat, register: Register, as_of: date, heard: RoundHeard | None = None
) -> list[RecommendationRow]:
    """All recommendations of a register with their actions, judged as of a date; `heard` is for `action_rows`."""
    rows = action_rows(house_format, register, as_of, heard)
    fields, groups, own = _fields_of(register), Groups(house_format, register, as_of), OwnWords(register)
    return [replace(_recommendation_row(_named(register, recommendation), [rows[action.ref] for action in actions],
                                        fields.get((recommendation.source, recommendation.number), []), groups),
                    before=own.before(recommendation), after=own.after(recommendation))
            for recommendation, actions in figures.grouped(register)]


def _named(register: Register, recommendation: Recommendation) -> Recommendation:
    """A recommendation under the number that no other of the register has."""
    return replace(recommendation, number=register.name_of(recommendation.source, recommendation.number))


def action_rows(
    house_format: HouseFormat, register: Register, as_of: date, heard: RoundHeard | None = None
) -> dict[str, ActionRow]:
    """Ref -> that action as tables print it, judged as of a date.

    Args:
        house_format: Says how.
        register: Where they stand.
        as_of: The date.
        heard: What the latest round heard, where that is known already.
    """
    heard, worded = heard or RoundHeard(register, latest_issued(register, as_of)), house_format.words
    derived, borrowed = figures.all_derived(register, as_of, heard=heard), borrowed_dates(register)
    marks, latest, names = waiting(house_format, register), register.latest_comments(), FormerNames(register)
    columns, rows = _named_columns(house_format, register), dict[str, ActionRow]()
    refused = dates_not_accepted(register)
    for ref, action in as_it_counts(register, as_of).actions.items():
        said_of = latest.get(ref, ())
        spoken = [(names.of(comment), comment) for comment in said_of if comment.comment]
        comments = prose.joined((name, comment.comment) for name, comment in spoken)
        # Of an action on which nothing is new, one mark says so.
        stale = [prose.comment_reported(name if len(spoken) > 1 else "", mark, worded) for name, comment in spoken
                 if (mark := heard.mark_of(comment, worded))]
        row = _action_row(
            house_format, _with_reason(register, action), derived[ref], borrowed.get(ref, ""), comments,
            refused=ref in refused)
        claimed = None if action is register.actions[ref] else register.actions[ref].status
        rows[ref] = replace(
            row, waiting=marks.get(ref, ""), reported=heard.mark(ref, worded) or "\n".join(stale),
            refused=prose.not_accepted(claimed, action.verification_reason, house_format.statuses),
            own=[LabelRow(one.heading, _own_text(one, register, ref, said_of)) for one in columns])
    return rows


def _named_columns(house_format: HouseFormat, register: Register) -> list[Column]:
    """The organization's columns that a house format names and the register declares, in the order of the format."""
    known = {fold(name): one for one in register.form.own for name in (one.key, one.heading)}
    return [known[fold(name)] for name in house_format.own_columns if fold(name) in known]


def undeclared(house_format: HouseFormat, register: Register) -> list[str]:
    """The columns of the organization that a house format names and the register does not declare."""
    known = {fold(name) for one in register.form.own for name in (one.key, one.heading)}
    return [name for name in house_format.own_columns if fold(name) not in known]


def _own_text(column: Column, register: Register, ref: str, comments: Iterable[Comment]) -> str:
    """What an action has in a column of the organization; of several units each under its name."""
    if column.filler is not Filler.EVERY_UNIT:
        return prose.own_value(value_of(register.actions[ref], column), column)
    return prose.joined((register.unit_name(one.unit), prose.own_value(value_of(one, column), column))
                        for one in comments)


def _with_reason(register: Register, action: Action) -> Action:
    """An action that says what superseded it, where it gives no other reason."""
    if action.closing_reason or not action.superseded_by or action.status is not Status.SUPERSEDED:
        return action
    return replace(action, closing_reason=said(words.SUPERSEDED_BY, refs=", ".join(in_place_of(register, action))))


def _recommendation_row(recommendation: Recommendation, actions: list[ActionRow],
                        fields: list[LabelRow], groups: Groups) -> RecommendationRow:
    acceptance, actions = recommendation.acceptance, actions or [ActionRow()]
    return RecommendationRow(
        number=recommendation.number,
        text=recommendation.text,
        response=recommendation.response,
        acceptance=acceptance.label if acceptance is not Acceptance.NOT_STATED else "",
        actions=actions,
        lead_in=_lead_in(recommendation),
        thematic_area=recommendation.thematic_area,
        operating_principles=recommendation.operating_principles,
        organizational_priorities=recommendation.organizational_priorities,
        uneg_criteria=recommendation.uneg_criteria,
        description=[row for row in fields if _is_description(row)],
        fields=[row for row in fields if not _is_description(row)],
        groups=[ActionGroup(*group) for group in groups.headed(actions)],
    )


def _action_row(
    house_format: HouseFormat, action: Action, derived: Derived, other: str, comments: str, *, refused: bool
) -> ActionRow:
    """An action with its words for status and lateness.

    Args:
        house_format: Brings the words.
        action: The action.
        derived: What is computed for it.
        other: The number from which it has its date; "" where that is its own.
        comments: What units wrote, joined.
        refused: Whether a new date was given that is not accepted.
    """
    statuses = house_format.statuses
    return ActionRow(
        ref=action.ref,
        text=action.text,
        responsible=action.responsible,
        deadline=intern(prose.deadline(action)),
        revised=prose.deadline_revised(action, house_format.words, refused=refused),
        outcome=prose.outcome(action, comments, statuses, borrowed=bool(other)),
        status=statuses.get(action.status, action.status.label),
        state=intern(prose.outcome(action, "", statuses, borrowed=bool(other)) or statuses.get(action.status, "")),
        comments=comments,
        late=intern(prose.lateness(derived, house_format.words)),
        borrowed=prose.as_for(action, other, house_format.words),
        evidence=Linked(derived.evidence) if derived.evidence else _NO_EVIDENCE,
    )


def _fields_of(register: Register) -> dict[tuple[str, str], list[LabelRow]]:
    """Source and number of a recommendation -> the fields beside its columns; one without a text is not printed."""
    found: dict[tuple[str, str], list[LabelRow]] = {}
    for contribution in register.contributions:
        key = contribution.source, contribution.number
        if contribution.kind == PartKind.LABEL and contribution.text and key in register.recommendations:
            found.setdefault(key, []).append(LabelRow(contribution.heading, contribution.text))
    return found


def _is_description(row: LabelRow) -> bool:
    """Whether a field is the description of a recommendation."""
    return fold(row.name) in map(fold, meanings(response.DESCRIPTION))


def _lead_in(recommendation: Recommendation) -> str:
    """How a recommendation is numbered before its text: “Evaluation recommendation 1:”, or “1.”."""
    number, origin = recommendation.number, recommendation.origin
    return f"{origin} {number}:" if origin else f"{number}."
