"""What an organization or a person has set against macros, and whether it stops the add-in."""

import os
import platform
import plistlib
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PureWindowsPath

from toolkit.addin_build.findings import Finding, not_looked_at
from toolkit.addin_build.registry import is_network_drive, read_key
from toolkit.words.addin import doctor as words
from toolkit.words.speaking import said, text

OFFICE = r"Microsoft\Office\16.0"
"""Of every Excel since 2016."""
POLICIES = tuple(rf"{hive}\Software\Policies\{office}" for hive, office in (
    ("HKCU", r"Microsoft\Cloud\Office\16.0"), ("HKCU", OFFICE), ("HKLM", OFFICE)))
OWN = rf"HKCU\Software\{OFFICE}"
SECURITY, LOCATIONS = r"Excel\Security", r"Excel\Security\Trusted Locations"
SHARED_LOCATIONS = r"Common\Security\Trusted Locations"
FROM_THE_WEB = 3
"""The zone of the internet; a file of the one above it is restricted too."""
ASK = 2
_LEVELS = {1: words.ALL_RUN, ASK: words.TRUSTED_RUN, 3: words.SIGNED_RUN, 4: words.NONE_RUN}
_ON_MAC = {"EnabledWithoutWarnings": words.ALL_RUN, "DisabledWithWarnings": words.ASKS,
           "DisabledWithoutWarnings": words.NONE_RUN}
_MANAGED = Path("/Library/Managed Preferences/com.microsoft.office.plist")


def policies(addin: Path) -> list[Finding]:
    """What is set against macros.

    Args:
        addin: Where the add-in is, or would be.
    """
    system = platform.system()
    if system == "Windows":
        trusted, network = _trusted_location(addin.parent), _network(addin.parent)
        return [_macro_policy(trusted.good and network.good), trusted, network, _mark_of_the_web(addin)]
    macros = _macros_on_mac() if system == "Darwin" else not_looked_at(text(words.MACROS))
    return [macros, not_looked_at(text(words.TRUSTED)), not_looked_at(text(words.MARK))]


def setting(key: str, name: str, roots: Sequence[str] = (*POLICIES, OWN)) -> tuple[object, bool]:
    """A setting of Office, and whether the organization made it, whose settings come first.

    Args:
        key: Below the key of Office.
        name: In lower case.
        roots: Where it may be made.
    """
    for root in roots:
        value = read_key(rf"{root}\{key}").values.get(name)
        if value is not None:
            return value, root != OWN
    return None, False


def _macro_policy(trusted: bool) -> Finding:
    if setting("Common", "vbaoff")[0] == 1:
        return Finding(text(words.MACROS), False, text(words.VBA_OFF), text(words.ASK_FOR_VBA))
    level, by_policy = setting(SECURITY, "vbawarnings")
    level = level if isinstance(level, int) and level in _LEVELS else ASK
    found = text(_LEVELS[level])
    if by_policy:
        found = said(words.BY_ORGANIZATION, setting=found)
    if level <= ASK:
        return Finding(text(words.MACROS), True, found)
    if trusted:
        return Finding(text(words.MACROS), True, said(words.RUN_IN_TRUSTED, setting=found))
    return Finding(text(words.MACROS), False, found, text(words.ASK_TO_SIGN if by_policy else words.CHANGE_MACROS))


def _trusted_location(folder: Path) -> Finding:
    if setting(LOCATIONS, "alllocationsdisabled")[0] == 1:
        return Finding(text(words.TRUSTED), False, text(words.LOCATIONS_OFF), text(words.ASK_TO_SIGN))
    listed = list(_locations())
    if any(_holds(place, with_folders, folder) for place, with_folders in listed):
        return Finding(text(words.TRUSTED), True, str(folder))
    if not listed and folder.name.upper() == "XLSTART":
        return Finding(text(words.TRUSTED), True, said(words.TRUSTED_BY_DEFAULT, folder=folder))
    return Finding(text(words.TRUSTED), False, said(words.NOT_TRUSTED, folder=folder), text(words.ADD_LOCATION))


def _locations() -> Iterator[tuple[PureWindowsPath, bool]]:
    """Each trusted location, and whether the folders in it are too."""
    own_count = setting(SHARED_LOCATIONS, "allow user locations")[0] != 0
    keys = [rf"{root}\{key}" for root in POLICIES for key in (LOCATIONS, rf"{SHARED_LOCATIONS}\All Applications")]
    for key in (*keys, rf"{OWN}\{LOCATIONS}") if own_count else keys:
        for name in read_key(key).below:
            values = read_key(rf"{key}\{name}").values
            if path := values.get("path"):
                yield PureWindowsPath(_with_variables(str(path))), values.get("allowsubfolders") == 1


def _with_variables(path: str) -> str:
    return re.sub("%([^%]+)%", lambda match: os.environ.get(match[1].upper(), match[0]), path)


def _holds(place: PureWindowsPath, with_folders: bool, folder: Path) -> bool:
    looked_at = PureWindowsPath(folder)
    return looked_at == place or (with_folders and looked_at.is_relative_to(place))


def _network(folder: Path) -> Finding:
    """Whether the folder is on the network: there Excel trusts none, unless a setting allows it."""
    drive = PureWindowsPath(folder).drive
    is_share = drive.startswith("\\\\") and not drive.startswith("\\\\?\\")
    if not is_share and not is_network_drive(drive):
        return Finding(text(words.NETWORK), True, text(words.NOT_ON_NETWORK))
    if setting(LOCATIONS, "allownetworklocations")[0] == 1:
        return Finding(text(words.NETWORK), True, said(words.ON_NETWORK_ALLOWED, folder=folder))
    return Finding(text(words.NETWORK), False, said(words.ON_NETWORK, folder=folder), text(words.ASK_FOR_NETWORK))


def _mark_of_the_web(addin: Path) -> Finding:
    blocked = setting(SECURITY, "blockcontentexecutionfrominternet")[0] == 1
    if _zone(addin) < FROM_THE_WEB:
        return Finding(text(words.MARK), True, text(words.NO_MARK_THOUGH_BLOCKED if blocked else words.NO_MARK))
    return Finding(text(words.MARK), False, text(words.FROM_WEB_AND_BLOCKED if blocked else words.FROM_WEB),
                   text(words.INSTALL_WITHOUT_MARK))


def _zone(path: Path) -> int:
    """From which zone Windows says that a file came; 0 if it says none."""
    try:
        written = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^ZoneId=(\d+)", written, re.MULTILINE)
    return int(found[1]) if found else 0


def _macros_on_mac() -> Finding:
    if _preference("VisualBasicEntirelyDisabled") in ("1", "True"):
        return Finding(text(words.MACROS), False, text(words.VBA_OFF), text(words.ASK_FOR_VBA))
    state = _preference("VisualBasicMacroExecutionState")
    found = text(_ON_MAC.get(state, words.ASKS))
    good = state != "DisabledWithoutWarnings"
    return Finding(text(words.MACROS), good, found, "" if good else text(words.CHANGE_MACROS_ON_MAC))


def _preference(name: str) -> str:
    """A setting of Office on a Mac, the organization's first; "" if there is none."""
    try:
        managed = plistlib.loads(_MANAGED.read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError):
        managed = {}
    if name in managed:
        return str(managed[name])
    command = ["defaults", "read", "com.microsoft.office", name]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - no input
    except (OSError, subprocess.CalledProcessError):
        return ""
