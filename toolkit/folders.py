"""Where the files beside a register are: in folders that `tracker.toml` may name, since they differ by machine."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from toolkit.reading.files import is_file, is_folder
from toolkit.reading.toml import NotUsable, read_toml
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details

FILE, PART = "tracker.toml", "folders"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of a register.

    Attributes:
        outbox: For issued workbooks, a folder in it for each round.
        inbox: With returned workbooks.
        checked: For checked copies, a folder in it for each round; None where nobody named one.
        reports: For Word reports.
        letters: For the wording of letters, and for their drafts, in a folder for each round.
        formats: With house formats of the organization's own.
    """

    outbox: Path
    inbox: Path
    checked: Path | None
    reports: Path
    letters: Path
    formats: Path

    def returned(self, round_folder: str) -> Path:
        """Where the returns of a round are: in a folder of its own in the inbox, or else in the inbox itself."""
        own = self.inbox / round_folder
        with suppress(Refused):
            return own if is_folder(own) else self.inbox
        return self.inbox


_KEYS = tuple(one.name for one in fields(Folders))


def folders_of(register: Path) -> Folders:
    """The folders beside a register, or those that `tracker.toml` beside it names.

    Args:
        register: Its path. What `tracker.toml` names is seen from its folder.

    Raises:
        Refused: `tracker.toml` cannot be used.
    """
    beside, file = register.parent, register.with_name(FILE)
    try:
        named = _named(read_toml(file)) if is_file(file) else {}
        at = {key: beside / _path(key, named.get(key, key)) for key in _KEYS}
    except NotUsable as error:
        raise Refused("settings-file", Place(file=FILE), error.why) from None
    return Folders(at["outbox"], at["inbox"], at["checked"] if "checked" in named else None, at["reports"],
                   at["letters"], at["formats"])


def way_to(register: Path, out: Path) -> str | None:
    """The way from the folder of a document to that of a register, with slashes; "" where it is the same folder.

    None where there is no such way, as from one drive to another, or where a link cannot say it.
    """
    try:
        way = Path(os.path.relpath(register.parent.resolve(), out.parent.resolve())).as_posix()
    except ValueError:
        return None
    if not way.isprintable() or {"#", "%"} & {*way}:
        return None
    return "" if way == "." else f"{way}/"


def _named(said: Mapping[str, Any]) -> dict[str, str]:
    """The folders that are named.

    Raises:
        NotUsable: A setting is unknown, or of another type.
    """
    for key in said:
        if key != PART:
            raise NotUsable(details.SETTING_UNKNOWN, key=key, known=f"[{PART}]")
    named = said.get(PART, {})
    if not isinstance(named, dict):
        raise NotUsable(details.SETTING_TABLE, key=PART)
    for key, value in named.items():
        if key not in _KEYS:
            raise NotUsable(details.SETTING_UNKNOWN, key=key, known=", ".join(_KEYS))
        if not isinstance(value, str):
            raise NotUsable(details.SETTING_TEXT, key=key)
    return named


def _path(key: str, written: str) -> Path:
    """The path of a folder.

    Raises:
        NotUsable: No folder is called so, or it is in the home folder of somebody whom the computer does not know.
    """
    try:
        if written.strip() and "\0" not in written:
            return Path(written).expanduser()
    except RuntimeError:
        pass
    raise NotUsable(details.SETTING_FOLDER, key=key)
