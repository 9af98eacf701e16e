"""Registers as earlier versions wrote them: of one document, or with what are settings now on the sheet About."""

from dataclasses import dataclass, replace
from datetime import date

from toolkit.tracker.merge.attributing import attributed, proposed_code
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import How, Language
from toolkit.tracker.record.columns import Kind, column
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.register_sheets import ABOUT, RECOMMENDATIONS, SETTINGS, numbered
from toolkit.words.speaking import _

VERSION = 6
"""Of the hidden sheet, and of what the register holds; one of a later version is not read."""
WITH_QUOTATION_MARKS = 2
"""The version since which a text in the history that would be read as a code is quoted."""


@dataclass(frozen=True, slots=True)
class AboutSource:
    """What the sheet About said of the one document."""

    source: str = column(_("Source"))
    as_of: date | None = column(_("As of"), default=None, kind=Kind.DATE)
    kind: str = column(_("Kind of source"))


@dataclass(frozen=True, slots=True)
class AboutSettings:
    """What the sheet About said before there was a sheet Settings."""

    title: str = column(_("Title"))
    organization: str = column(_("Organization"))
    language: str = column(_("Language"), default=Language.ENGLISH.value)

    @property
    def settings(self) -> Settings:
        """The same as settings."""
        return Settings(self.title, self.organization)


def with_settings(register: Register, said: AboutSettings) -> Register:
    """A register whose settings have a sheet now, with that in its history.

    Its language was that of the first document, and stays with it where there is no other.

    Args:
        register: As it was read; a sheet of that name that people had added gets another one.
        said: What the sheet About said.
    """
    told = [Change(key="settings", old=ABOUT, new=SETTINGS, how=How.CONVERSION)]
    sources = register.sources
    if said.language != Language.ENGLISH and len(sources) == 1:
        sources = {code: replace(source, language=said.language) for code, source in sources.items()}
    elif said.language != Language.ENGLISH:
        told.append(Change(key="language", old=said.language, new=Language.ENGLISH.value, how=How.CONVERSION))
    names = numbered([SETTINGS, *(SETTINGS if sheet.name.casefold() == SETTINGS.casefold() else sheet.name
                                  for sheet in register.foreign)])[1:]
    foreign = [replace(sheet, name=name) for sheet, name in zip(register.foreign, names, strict=True)]
    return replace(register, sources=sources, foreign=foreign, hand_edits=[*register.hand_edits, *told])


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
    source = Source("", register.settings.title, said.kind, body=register.settings.organization, as_of=said.as_of,
                    file=said.source)
    rekeyed = replace(register, recommendations={("", one.number): one for one in asked})
    code = proposed_code(source)
    rekeyed.hand_edits.append(Change(key="source", new=code, how=How.CONVERSION))
    return attributed(rekeyed, replace(source, code=code))


def _renamed(edit: Change) -> Change:
    is_origin = edit.how is How.HAND and edit.sheet == RECOMMENDATIONS.name and edit.key == "source"
    return replace(edit, key="origin") if is_origin else edit
