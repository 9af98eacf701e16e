"""Registers as earlier versions of the toolkit wrote them: of one document, which the sheet About named."""

from dataclasses import dataclass, replace
from datetime import date

from toolkit.tracker.merge.attributing import attributed, proposed_code
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import Kind, column
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import RECOMMENDATIONS
from toolkit.words.speaking import _


@dataclass(frozen=True, slots=True)
class AboutSource:
    """What the sheet About said of the one document."""

    source: str = column(_("Source"))
    as_of: date | None = column(_("As of"), default=None, kind=Kind.DATE)
    kind: str = column(_("Kind of source"))


def with_source(register: Register, said: AboutSource) -> Register:
    """A register of one document, now with that document as its source.

    Args:
        register: As it was read; what its recommendations call their source is where they come from.
        said: What the sheet About said.
    """
    asked = [replace(one, origin=one.source, source="") for one in register.recommendations.values()]
    register = replace(register, hand_edits=[_renamed(edit) for edit in register.hand_edits])
    if not (asked or register.actions or register.contributions or said.source):
        return register
    source = Source("", register.about.title, said.kind, body=register.about.organization, as_of=said.as_of,
                    file=said.source)
    rekeyed = replace(register, recommendations={("", one.number): one for one in asked})
    code = proposed_code(source)
    rekeyed.hand_edits.append(Change(key="source", new=code, how=How.CONVERSION))
    return attributed(rekeyed, replace(source, code=code))


def _renamed(edit: Change) -> Change:
    is_origin = edit.how is How.HAND and edit.sheet == RECOMMENDATIONS.name and edit.key == "source"
    return replace(edit, key="origin") if is_origin else edit
