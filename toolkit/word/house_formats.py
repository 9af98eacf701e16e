"""Finds and loads house formats: folders with a Word template and a few settings.

A house format is a folder `<name>/` that holds `template.docx`, which report writers edit in Word, and `format.toml`.
Which folders to look in is the caller's business; a format in an earlier one hides another of the same name.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any

from toolkit.reading.files import is_file, names_in
from toolkit.reading.toml import NotUsable, read_toml
from toolkit.tracker.record.codes import Language, Status
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.views.prose import WORDS, phrases
from toolkit.words import details
from toolkit.words import reports as words
from toolkit.words.languages.catalogues import in_language
from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.speaking import Message, said

TEMPLATE, SETTINGS = "template.docx", "format.toml"
TEMPLATE_IN = "template.{}.docx"
"""The template in another language, by its code."""
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU"}
"""The code of a language -> as Word writes it."""
_PLACES, _BRACE = re.compile(r"\{days\}|\{\{|\}\}"), re.compile(r"[{}]")
_KNOWN = ("title", "description", "language", "fits", "several", "keep_columns", "own_columns", "group_by", "show",
          "statuses", "words", *Language)
_OF_LANGUAGE = ("title", "description", "keep_columns")
"""What a part that is headed with a language may say, as [fr]."""


class GroupBy(StrEnum):
    """By what the actions of a report are grouped."""

    SOURCE = "source"
    UNIT = "unit"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class HouseFormat:
    """The fixed look of one kind of Word document.

    Attributes:
        name: The folder's name, such as `progress-table`.
        folder: Where it is.
        title: What people call it.
        description: What it is for, in a sentence.
        language: Of the document, as Word writes it, such as `en-GB`.
        fits: The kinds of source whose registers it prints, as `tracker import --kind` names them; none stands for all.
        several: Whether it prints several sources together; a format that prints a narrative prints one.
        keep_columns: The headings of columns that stay even if no row has a value in them.
        own_columns: Headings or keys of the organization's columns that it prints; a register may have none of them.
        group_by: By what its tables of actions are grouped; None where they are not.
        show: The parts that can be switched on and off.
        statuses: Its own word for each status.
        words: Its own wording of short phrases; see `prose.WORDS`.
        own_words: The codes of other languages that it has words of its own in.
    """

    name: str
    folder: Path
    title: str
    description: str = ""
    language: str = "en-GB"
    fits: tuple[str, ...] = ()
    several: bool = False
    keep_columns: tuple[str, ...] = ()
    own_columns: tuple[str, ...] = ()
    group_by: GroupBy | None = None
    show: Mapping[str, bool] = field(default_factory=dict)
    statuses: Mapping[Status, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=phrases)
    own_words: frozenset[str] = frozenset()

    @property
    def template(self) -> Path:
        """The Word file that report writers edit; one in the language of the report, where there is one."""
        named = self.folder / TEMPLATE_IN.format(self.speaks)
        return named if is_file(named) else self.folder / TEMPLATE

    @property
    def speaks(self) -> str:
        """The code of the language that its reports are in."""
        return self.language.partition("-")[0].casefold()

    def is_made_for(self, code: str) -> bool:
        """Whether it has words or a template in a language."""
        return code == self.speaks or code in self.own_words or is_file(self.folder / TEMPLATE_IN.format(code))

    def is_for(self, kinds: Iterable[str]) -> bool:
        """Whether it prints sources of these kinds; one whose kind is not known is printed in any format."""
        return not self.fits or all(not kind or kind in self.fits for kind in kinds)


def template_name(code: str) -> str:
    """What a template in a language is called that stands beside the English one."""
    return TEMPLATE if code == ENGLISH else TEMPLATE_IN.format(code)


def names(folders: Iterable[Path]) -> list[str]:
    """The names of the house formats in these folders, in alphabetical order."""
    return sorted(_found(folders))


def find(name: str, folders: Iterable[Path]) -> HouseFormat:
    """Load the house format of that name.

    Args:
        name: Such as `progress-table`.
        folders: Where to look; the first that holds it counts.

    Raises:
        Refused: There is none, or it is broken.
    """
    found = _found(folders)
    if name not in found:
        raise Refused("format-unknown", found=name, suggestion=", ".join(sorted(found)) or "none")
    return load(found[name])


def names_for(kinds: Collection[str], folders: Iterable[Path]) -> list[str]:
    """The names of the house formats in these folders that print a register, in alphabetical order.

    One whose settings cannot be used is left out.
    """
    return [name for name, folder in sorted(_found(folders).items()) if _is_for(folder, kinds)]


def load(folder: Path, code: str = "") -> HouseFormat:
    """Load the house format in a folder.

    Args:
        folder: The folder.
        code: The language that its reports are to be in; its own if blank.

    Raises:
        Refused: A file is missing, or a setting cannot be used.
    """
    for file in (TEMPLATE, SETTINGS):
        if not is_file(folder / file):
            raise Refused("format-incomplete", found=folder.name, suggestion=file)
    try:
        return _from_settings(folder, read_toml(folder / SETTINGS), code)
    except NotUsable as error:
        raise Refused("format-settings", Place(file=f"{folder.name}/{SETTINGS}"), found=folder.name,
                      suggestion=error.why) from None


def _is_for(folder: Path, kinds: Collection[str]) -> bool:
    try:
        return load(folder).is_for(kinds)
    except Refused:
        return False


def _found(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for name in names_in(folder):
            if is_file(folder / name / SETTINGS) or is_file(folder / name / TEMPLATE):
                found.setdefault(name, folder / name)
    return found


def _from_settings(folder: Path, settings: Mapping[str, Any], code: str) -> HouseFormat:
    for key in settings:
        if key not in _KNOWN:
            raise NotUsable(details.SETTING_UNKNOWN, key=key, known=", ".join(_KNOWN))
    language = _text(settings, "language", TAGS[ENGLISH])
    own = language.partition("-")[0].casefold()
    code = code or own
    told = {one.value: _told_in(settings, one) for one in Language}
    settings = {**settings, **told.get(code, {})}
    with in_language(code):
        statuses = _status_words(_of_language(settings, "statuses", code, own))
        worded = _phrases(_of_language(settings, "words", code, own))
    return HouseFormat(
        name=folder.name,
        folder=folder,
        title=_text(settings, "title", folder.name),
        description=_text(settings, "description", ""),
        language=language if code == own else TAGS.get(code, code),
        fits=_texts(settings, "fits", words.SETTING_KINDS),
        several=_switch(settings, "several"),
        keep_columns=_texts(settings, "keep_columns", words.SETTING_HEADINGS),
        own_columns=_texts(settings, "own_columns", words.SETTING_OWN_COLUMNS),
        group_by=_group_by(settings),
        show=_switches(settings),
        statuses=statuses,
        words=worded,
        own_words=frozenset(one for key in ("statuses", "words") for one, said in _table(settings, key).items()
                            if isinstance(said, dict)),
    )


def _told_in(settings: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    """What the part of a language says in place of the same settings of the format's own language."""
    table = _table(settings, code)
    for key in table:
        if key not in _OF_LANGUAGE:
            raise NotUsable(details.SETTING_UNKNOWN, key=f"{code}.{key}", known=", ".join(_OF_LANGUAGE))
    return table


def _of_language(settings: Mapping[str, Any], key: str, code: str, own: str) -> Mapping[str, Any]:
    """What a house format says in a language, as [words.fr] does beside the [words] of its own."""
    table = _table(settings, key)
    others = {one: said for one, said in table.items() if isinstance(said, dict)}
    for one in others:
        if one not in list(Language):
            raise NotUsable(details.SETTING_LANGUAGE, key=f"{key}.{one}", known=", ".join(Language))
    return others.get(code, {}) if code != own else {one: said for one, said in table.items() if one not in others}


def _text(settings: Mapping[str, Any], key: str, default: str) -> str:
    value = settings.get(key, default)
    if not isinstance(value, str):
        raise NotUsable(details.SETTING_TEXT, key=key)
    return value


def _texts(settings: Mapping[str, Any], key: str, wrong: Message) -> tuple[str, ...]:
    """A list of texts.

    Raises:
        NotUsable: It is none.
    """
    texts = settings.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise NotUsable(wrong)
    return tuple(texts)


def _group_by(settings: Mapping[str, Any]) -> GroupBy | None:
    written = _text(settings, "group_by", "")
    if written and written not in list(GroupBy):
        raise NotUsable(words.SETTING_GROUP, known=", ".join(GroupBy))
    return GroupBy(written) if written else None


def _table(settings: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = settings.get(key, {})
    if not isinstance(value, dict):
        raise NotUsable(details.SETTING_TABLE, key=key)
    return value


def _switches(settings: Mapping[str, Any]) -> dict[str, bool]:
    table = _table(settings, "show")
    return {key: _switch(table, key) for key in table}


def _switch(settings: Mapping[str, Any], key: str) -> bool:
    value = settings.get(key, False)
    if not isinstance(value, bool):
        raise NotUsable(words.SETTING_SWITCH, key=key)
    return value


def _status_words(table: Mapping[str, Any]) -> dict[Status, str]:
    for key in table:
        if key not in list(Status):
            raise NotUsable(words.SETTING_STATUS, key=key, known=", ".join(Status))
    return {status: _text(table, status.value, status.label) for status in Status}


def _phrases(table: Mapping[str, Any]) -> dict[str, str]:
    for key in table:
        if key not in WORDS:
            raise NotUsable(words.SETTING_PHRASE, key=key, known=", ".join(WORDS))
        places = _places(WORDS[key])
        try:
            own = _places(_text(table, key, ""))
        except ValueError:
            own = {""}
        if not own <= places:
            known = ", ".join(f"{{{place}}}" for place in sorted(places)) or said(words.NO_PLACES)
            raise NotUsable(words.SETTING_PLACES, key=key, known=known)
    return {key: _text(table, key, default) for key, default in phrases().items()}


def _places(phrase: str) -> set[str]:
    """The placeholders of a phrase.

    Raises:
        ValueError: Its braces do not fit together.
    """
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}
