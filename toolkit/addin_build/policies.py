"""What an organization or a person has set against macros, and whether it stops the add-in."""

import os
import platform
import plistlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from toolkit.addin_build.findings import Finding, not_looked_at
from toolkit.addin_build.registry import read_key

OFFICE = r"Microsoft\Office\16.0"
"""Of every Excel since 2016."""
POLICIES = tuple(rf"{hive}\Software\Policies\{office}" for hive, office in (
    ("HKCU", r"Microsoft\Cloud\Office\16.0"), ("HKCU", OFFICE), ("HKLM", OFFICE)))
OWN = rf"HKCU\Software\{OFFICE}"
SECURITY, LOCATIONS = r"Excel\Security", r"Excel\Security\Trusted Locations"
SHARED_LOCATIONS = r"Common\Security\Trusted Locations"
MACROS, TRUSTED, MARK = "Macro policy", "Trusted location", "Mark of the Web"
FROM_THE_WEB = 3
"""The zone of the internet; a file of the one above it is restricted too."""
ASK = 2
_LEVELS = {1: "all macros run", ASK: "macros run where they are trusted, else Excel asks",
           3: "only signed macros run", 4: "no macros run"}
_ON_MAC = {"EnabledWithoutWarnings": "all macros run", "DisabledWithWarnings": "Excel asks before macros run",
           "DisabledWithoutWarnings": "no macros run"}
_MANAGED = Path("/Library/Managed Preferences/com.microsoft.office.plist")
_SIGN = "Ask your administrators to sign the add-in, or to allow it."


def policies(addin: Path) -> list[Finding]:
    """What is set against macros.

    Args:
        addin: Where the add-in is, or would be.
    """
    system = platform.system()
    if system == "Windows":
        trusted = _trusted_location(addin.parent)
        return [_macro_policy(trusted.good), trusted, _mark_of_the_web(addin)]
    macros = _macros_on_mac() if system == "Darwin" else not_looked_at(MACROS)
    return [macros, not_looked_at(TRUSTED), not_looked_at(MARK)]


def _setting(key: str, name: str) -> tuple[object, bool]:
    """A setting of Office, and whether the organization made it, whose settings come first."""
    for root in (*POLICIES, OWN):
        value = read_key(rf"{root}\{key}").values.get(name)
        if value is not None:
            return value, root != OWN
    return None, False


def _macro_policy(trusted: bool) -> Finding:
    if _setting("Common", "vbaoff")[0] == 1:
        return Finding(MACROS, False, "VBA is switched off", "Ask your administrators to switch VBA on in Excel.")
    level, by_policy = _setting(SECURITY, "vbawarnings")
    level = level if isinstance(level, int) and level in _LEVELS else ASK
    found = _LEVELS[level] + (", set by your organization" if by_policy else "")
    if level <= ASK:
        return Finding(MACROS, True, found)
    if trusted:
        return Finding(MACROS, True, f"{found}; in a trusted location they all run")
    return Finding(MACROS, False, found, _SIGN if by_policy else "File > Options > Trust Center > Macro Settings: "
                   "Disable all macros with notification.")


def _trusted_location(folder: Path) -> Finding:
    if _setting(LOCATIONS, "alllocationsdisabled")[0] == 1:
        return Finding(TRUSTED, False, "trusted locations are switched off", _SIGN)
    listed = list(_locations())
    if any(_holds(place, with_folders, folder) for place, with_folders in listed):
        return Finding(TRUSTED, True, str(folder))
    if not listed and folder.name.upper() == "XLSTART":
        return Finding(TRUSTED, True, f"{folder}, as long as Excel lists no others")
    return Finding(TRUSTED, False, f"{folder} is none",
                   "Add it: File > Options > Trust Center > Trusted Locations; or ask your administrators.")


def _locations() -> Iterator[tuple[PureWindowsPath, bool]]:
    """Each trusted location, and whether the folders in it are too."""
    own_count = _setting(SHARED_LOCATIONS, "allow user locations")[0] != 0
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


def _mark_of_the_web(addin: Path) -> Finding:
    blocked = _setting(SECURITY, "blockcontentexecutionfrominternet")[0] == 1
    rule = "your organization blocks macros of files from the web" if blocked else ""
    zone = _zone(addin)
    if zone < FROM_THE_WEB:
        return Finding(MARK, True, f"none; {rule}, which this one is not" if rule else "none")
    return Finding(MARK, False, f"the add-in came from the web{'; ' + rule if rule else ''}",
                   "tracker addin install, which writes it without the mark")


def _zone(path: Path) -> int:
    """From which zone Windows says that a file came; 0 if it says none."""
    try:
        said = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^ZoneId=(\d+)", said, re.MULTILINE)
    return int(found[1]) if found else 0


def _macros_on_mac() -> Finding:
    if _preference("VisualBasicEntirelyDisabled") in ("1", "True"):
        return Finding(MACROS, False, "VBA is switched off", "Ask your administrators to switch VBA on in Excel.")
    said = _preference("VisualBasicMacroExecutionState")
    found = _ON_MAC.get(said, _ON_MAC["DisabledWithWarnings"])
    good = said != "DisabledWithoutWarnings"
    return Finding(MACROS, good, found, "" if good else "Excel > Settings > Security: Disable all macros with "
                   "notification; or ask your administrators.")


def _preference(name: str) -> str:
    """A setting of Office on a Mac, the organization's first; "" if there is none."""
    try:
        managed = plistlib.loads(_MANAGED.read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError):
        managed = {}
    if name in managed:
        return str(managed[name])
    words = ["defaults", "read", "com.microsoft.office", name]
    try:
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - no input
    except (OSError, subprocess.CalledProcessError):
        return ""
