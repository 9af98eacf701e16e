"""OneDrive and SharePoint: which folders they synchronise, and what of ours lies in them."""

import os
from collections.abc import Iterable
from pathlib import Path

from toolkit.addin_build.findings import Finding
from toolkit.addin_build.registry import read_key

ONEDRIVE = "OneDrive"
VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
LIBRARIES = r"HKCU\Software\SyncEngines\Providers\OneDrive"
"""Under this Windows lists what is synchronised, libraries of SharePoint too."""


def synchronised(addin: Path, local_copies: Iterable[Path]) -> list[Finding]:
    """What OneDrive may get in the way of.

    Args:
        addin: Where the add-in is, or would be.
        local_copies: The folders of the registers that Excel knows by a web address.
    """
    folders = _folders()
    return [_of_addin(addin, folders), *(_of_register(folder, folders) for folder in local_copies)]


def _of_addin(addin: Path, folders: list[Path]) -> Finding:
    if not folders:
        return Finding(ONEDRIVE, True, "no folder of OneDrive is known here")
    inside = next((folder for folder in folders if _is_below(addin, folder)), None)
    if inside is None:
        return Finding(ONEDRIVE, True, "the add-in is not in a folder of OneDrive")
    return Finding(ONEDRIVE, False, f"the add-in is below {inside}, so Excel may not find it when it starts",
                   "Leave that folder out in the settings of OneDrive, then: tracker addin install")


def _of_register(folder: Path, folders: list[Path]) -> Finding:
    what = "Register on OneDrive"
    if not folder.is_dir():
        return Finding(what, False, f"its folder {folder} is gone",
                       "Press a button of the add-in over that register; it asks for the folder.")
    if folders and not any(_is_below(folder, one) for one in folders):
        return Finding(what, False, f"{folder} is not synchronised, so it may hold an old copy",
                       "Take the copy out of that folder; the add-in then asks for the right one.")
    return Finding(what, True, str(folder))


def _folders() -> list[Path]:
    """The folders that are synchronised, as far as this system says."""
    named = [os.environ.get(name, "") for name in VARIABLES]
    named += [str(read_key(rf"{LIBRARIES}\{name}").values.get("mountpoint", "")) for name in read_key(LIBRARIES).below]
    home = Path.home()
    on_mac = [*home.glob("OneDrive*"), *(home / "Library/CloudStorage").glob("OneDrive*")]
    return [*dict.fromkeys([*(Path(path) for path in named if path), *on_mac])]


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
