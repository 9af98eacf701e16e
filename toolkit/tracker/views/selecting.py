"""Part of a register: what belongs to some of its sources, or to one as if it were the only one."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from toolkit.tracker.record.actions import Action, Source
from toolkit.tracker.record.column_names import parted
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import with_refs

T = TypeVar("T")
_ELSEWHERE = "\n"
"""Behind the ref of an action of another document; no document writes that into a number."""


def of_sources(register: Register, codes: Collection[str]) -> Register:
    """The part of a register that belongs to some of its sources; all of it where none is named.

    Refs stay what they are in the register. Units, rounds and returns are those of the whole.

    Raises:
        Refused: The register has no source of such a code.
    """
    known = {fold(code): code for code in register.sources}
    for code in codes:
        if fold(code) not in known:
            raise Refused("source-unknown", found=code, suggestion=", ".join(register.sources))
    codes = [known[fold(code)] for code in codes]
    if not codes or set(codes) == set(register.sources):
        return register
    part = replace(
        register, sources={code: source for code, source in register.sources.items() if code in codes},
        contributions=[part for part in register.contributions if part.source in codes],
        people=[person for person in register.people if person.source in codes],
        texts=[one for one in register.texts if not one.source or known.get(fold(one.source)) in codes],
    )
    asked = {key for key in register.recommendations if key[0] in codes}
    return holding(part, {ref for ref, action in register.actions.items() if action.source in codes}, asked)


def of_refs(register: Register, refs: Collection[str]) -> Register:
    """The part of a register that belongs to some of its actions, with the recommendations that they answer."""
    asked = {(action.source, action.recommendation) for ref, action in register.actions.items() if ref in refs}
    return holding(register, refs, asked)


def holding(register: Register, refs: Collection[str], asked: Collection[tuple[str, str]]) -> Register:
    """The part of a register that belongs to some of its actions and of its recommendations, as far as it has them."""
    others = register.actions.keys() - refs
    names = {register.name_of(*key) for key in asked}
    return replace(
        register,
        recommendations={key: one for key, one in register.recommendations.items() if key in asked},
        actions={ref: action for ref, action in register.actions.items() if ref in refs},
        comments={key: comment for key, comment in register.comments.items() if comment.ref in refs},
        conflicts=[one for one in register.conflicts if one.ref in (names if parted(one.key)[1] else refs)],
        history=[change for change in register.history if change.ref not in others],
        hand_edits=[change for change in register.hand_edits if change.ref not in others],
    )


def titled(register: Register) -> Register:
    """A register of one source, with the title of the document and the body that issued it."""
    [source] = register.sources.values()
    settings = register.settings
    return replace(register, settings=replace(settings, title=source.title or settings.title,
                                              organization=source.body or settings.organization))


def called_in_documents(register: Register) -> Mapping[str, tuple[str, str]]:
    """Ref -> the number of the action in its document, and the name of that document where there are several.

    Where a document's numbers do not tell its actions apart, these keep the refs of the register.
    """
    of_source: dict[str, list[Action]] = {}
    for action in register.actions.values():
        of_source.setdefault(action.source, []).append(action)
    called: dict[str, tuple[str, str]] = {}
    for code, actions in of_source.items():
        source = register.sources.get(code, Source(code))
        own = _numbers_in(source, actions) or {action.ref: action.ref for action in actions}
        called |= {ref: (number, source.name if len(register.sources) > 1 else "") for ref, number in own.items()}
    return called


def _numbers_in(source: Source, actions: Collection[Action]) -> Mapping[str, str] | None:
    """Ref -> a number of the document that no other of these actions has; None where there is no such number.

    Where several sheets of the document use a number, all have the name of their sheet before it, too.
    """
    of_document = {action.ref: action.own_number for action in actions}
    without_prefix = {action.ref: action.ref.removeprefix(source.prefix) for action in actions}
    return next((one for one in (of_document, without_prefix) if len(set(one.values())) == len(one)), None)


def as_the_document(register: Register) -> Register:
    """A register of one source, with the numbers of the document for refs."""
    [source] = register.sources.values()
    own = _numbers_in(source, register.actions.values())
    if own is None:
        return register
    named = with_refs(_asked_alone(register), lambda ref: own.get(ref, ref.removeprefix(source.prefix)))
    return replace(named, sources={source.code: replace(source, prefix="")},
                   actions={ref: replace(action, number="") for ref, action in named.actions.items()})


def _asked_alone(register: Register) -> Register:
    """A register that knows only of its own actions what was asked of whom: others may be called the same.

    What was issued and returned of others is kept, in names that no document has: it tells who did answer.
    """
    refs = register.actions.keys()

    def named(values: Mapping[str, T]) -> dict[str, T]:
        return {ref if ref in refs else ref + _ELSEWHERE: value for ref, value in values.items()}

    issued = {key: [replace(one, roles={ref: role for ref, role in one.roles.items() if ref in refs},
                            values=named(one.values))
                    for one in versions if not one.roles or not refs.isdisjoint(one.roles)]
              for key, versions in register.issued.items()}
    not_asked = {key for key, versions in register.issued.items() if versions and not issued[key]}
    return replace(register, issued=issued,
                   returns=[one for one in register.returns if (one.round, one.unit) not in not_asked],
                   returned={key: named(said) for key, said in register.returned.items() if key[:2] not in not_asked})
