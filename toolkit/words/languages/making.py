"""Catalogues of translations, for whoever makes them: `make words` gathers, sorts in, drops and compiles.

A language is a folder here. It has a file for each table of words, named as that is, so that several people
can translate at once; together they are compiled into one catalogue. Nothing here is loaded when the toolkit runs.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from toolkit.words.languages.catalogues import LACKING

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER.with_name("messages.pot")
"""All messages, as they were gathered."""
_WIDTH = 0
_TABLES = "toolkit/words/"
_ELSEWHERE = "record"
"""Where messages go that stand in no table of words, but where a column or a code is declared."""
_PLACES = re.compile(r"(?<!\{)(\{\{[^{}%]*\}\}|\{[^{}%]*\}|\{+%\w* \w+ [^{}%]+%\}+)(?!\})")
"""Places, and whole tags of templates. Between bare signs, as in “{{% and %}}”, stand words to be translated."""


class Fault(NamedTuple):
    """What is wrong with a translation.

    Attributes:
        file: Its file, within the folder of the language.
        message: What it translates.
        what: What is wrong, for whoever translates.
    """

    file: str
    message: str
    what: str


def gathered(path: Path = TEMPLATE) -> Catalog:
    """All messages of the tables."""
    with path.open("rb") as file:
        return read_po(file)


def languages(folder: Path = FOLDER) -> list[str]:
    """The languages that are translated into."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("_"))


def part_of(message: Message) -> str:
    """The file that a message is translated in, as it is named after its first table."""
    first = message.locations[0][0]
    return first.removeprefix(_TABLES).removesuffix(".py").removesuffix("/__init__") if first.startswith(
        _TABLES) else _ELSEWHERE


def sort_in(language: str, messages: Catalog, folder: Path = FOLDER) -> None:
    """Write the files of a language anew: new messages come in, those that are gone go, translations stay."""
    made = _translations(language, folder)
    parts: dict[str, Catalog] = {}
    for message in messages:
        if message.id:
            into = parts.setdefault(part_of(message), _empty(language))
            into.add(message.id, made.get(_key(message), "" if isinstance(message.id, str) else ()),
                     locations=[(where, 0) for where, _ in message.locations], context=message.context)
    for path in _files(language, folder):
        if path.relative_to(folder / language).with_suffix("").as_posix() not in parts:
            path.unlink()
    for name, part in parts.items():
        path = (folder / language / name).with_suffix(".po")
        path.parent.mkdir(parents=True, exist_ok=True)
        written = BytesIO()
        write_po(written, part, width=_WIDTH, omit_header=False, include_lineno=False)
        path.write_bytes(written.getvalue())


def compiled(language: str, messages: Catalog, folder: Path = FOLDER) -> bytes:
    """The catalogue of a language as it is loaded, with how many messages it lacks."""
    made, whole = _translations(language, folder), _empty(language)
    lacking = 0
    for message in messages:
        if not message.id:
            continue
        if translated := made.get(_key(message)):
            whole.add(message.id, translated, context=message.context)
        else:
            lacking += 1
    whole.lacking = lacking
    data = BytesIO()
    write_mo(data, whole)
    return data.getvalue()


def faults(language: str, messages: Catalog, folder: Path = FOLDER) -> Iterator[Fault]:
    """What is wrong with the files of a language; what they only lack is no fault."""
    known, met = {_key(message) for message in messages if message.id}, set[str]()
    for path in _files(language, folder):
        part, name = _read(path, language), path.relative_to(folder / language).as_posix()
        for message in (*part, *part.obsolete.values()):
            if not message.id:
                continue
            key = _key(message)
            if key not in known or message in part.obsolete.values():
                yield Fault(name, key, "is no message any more")
            if key in met:
                yield Fault(name, key, "is translated twice")
            met.add(key)
            if message.fuzzy:
                yield Fault(name, key, "is marked as fuzzy")
            yield from (Fault(name, key, what) for what in _wrong_with(message, language))
    yield from (Fault("", key, "stands in no file") for key in sorted(known - met))


def main(template: Path, folder: Path) -> None:
    """Sort what was gathered into the files of each language, and compile them."""
    messages = gathered(template)
    for language in languages(folder):
        sort_in(language, messages, folder)
        (folder / f"{language}.mo").write_bytes(compiled(language, messages, folder))


class _Translated(Catalog):
    """A catalogue whose header says what is needed, and no date: the same translations make the same bytes."""

    lacking: int | None = None

    def _headers(self) -> list[tuple[str, str]]:
        headers = [("Language", str(self.locale)), ("Content-Type", "text/plain; charset=utf-8"),
                   ("Plural-Forms", self.plural_forms)]
        return headers if self.lacking is None else [*headers, (LACKING, str(self.lacking))]

    mime_headers = property(_headers, Catalog._set_mime_headers)


def _empty(language: str) -> _Translated:
    return _Translated(locale=Locale.parse(language), charset="utf-8", fuzzy=False, header_comment="")


def _files(language: str, folder: Path) -> list[Path]:
    return sorted((folder / language).rglob("*.po"))


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _key(message: Message) -> str:
    """What a message is known by: its context and its English."""
    english = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}\4{english}" if message.context else english


def _translations(language: str, folder: Path) -> dict[str, str | tuple[str, ...]]:
    """All that is translated, wherever it stands: a message may have moved to another table."""
    return {_key(message): strings[0] if isinstance(message.id, str) else strings
            for path in _files(language, folder) for message in _read(path, language)
            if message.id and all(strings := _strings(message))}


def _strings(message: Message) -> tuple[str, ...]:
    """The forms of a translation; one that is empty where there is none."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _wrong_with(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation; nothing where there is none yet."""
    strings = _strings(message)
    if not any(strings):
        return
    forms, _ = get_plural(language)[:2]
    if message.pluralizable and (len(strings) != forms or not all(strings)):
        yield f"needs {forms} forms"
        return
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    counts_one = get_plural(language).plural_expr == "(n != 1)"
    for at, string in enumerate(strings):
        english = ids[0] if at == 0 and counts_one else ids[-1]
        if sorted(set(_PLACES.findall(string))) != sorted(set(_PLACES.findall(english))):
            yield f"has other places than the English: {string}"
        if string.count("\n") != english.count("\n"):
            yield f"has other line ends than the English: {string}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
