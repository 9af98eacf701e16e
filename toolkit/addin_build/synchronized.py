"""OneDrive and SharePoint: which folders they synchronize, and what of ours lies in them."""

import os
from collections.abc import Iterable
from pathlib import Path

from toolkit.addin_build.findings import Finding
from toolkit.addin_build.registry import read_key
from toolkit.words.addin import doctor as words
from toolkit.words.speaking import said, text

VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
LIBRARIES = r"HKCU\Software\SyncEngines\Providers\OneDrive"
"""Under this Windows lists what is synchronized, libraries of SharePoint too."""


def synchronized(addin: Path, local_copies: Iterable[Path]) -> list[Finding]:
    """What OneDrive may get in the way of.

    Args:
        addin: Where the add-in is, or would be.
        local_copies: The folders of the registers that Excel knows by a web address.
    """
    folders = _folders()
    return [_of_addin(addin, folders), *(_of_register(folder, folders) for folder in local_copies)]


def _of_addin(addin: Path, folders: list[Path]) -> Finding:
    if not folders:
        return Finding(text(words.ONEDRIVE), True, text(words.NO_ONEDRIVE))
    inside = next((folder for folder in folders if _is_below(addin, folder)), None)
    if inside is None:
        return Finding(text(words.ONEDRIVE), True, text(words.NOT_ON_ONEDRIVE))
    return Finding(text(words.ONEDRIVE), False, said(words.ON_ONEDRIVE, folder=inside),
                   text(words.LEAVE_OUT))


def _of_register(folder: Path, folders: list[Path]) -> Finding:
    what = text(words.REGISTER)
    if not folder.is_dir():
        return Finding(what, False, said(words.FOLDER_GONE, folder=folder),
                       text(words.PRESS_A_BUTTON))
    if folders and not any(_is_below(folder, one) for one in folders):
        return Finding(what, False, said(words.OLD_COPY, folder=folder),
                       text(words.REMOVE_COPY))
    return Finding(what, True, str(folder))


def _folders() -> list[Path]:
    """The folders that are synchronized, as far as this system says."""
    named = [os.environ.get(name, "") for name in VARIABLES]
    named += [str(read_key(rf"{LIBRARIES}\{name}").values.get("mountpoint", "")) for name in read_key(LIBRARIES).below]
    home = Path.home()
    on_mac = [*home.glob("OneDrive*"), *(home / "Library/CloudStorage").glob("OneDrive*")]
    return [*dict.fromkeys([*(Path(path) for path in named if path), *on_mac])]


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
