"""What an organization has set against add-ins, and against what they start, where macros themselves may run.

Each is documented by Microsoft: the policies of Excel and Office in their templates (ADMX), the rules of Defender in
the reference of attack surface reduction rules, and `DisableCMD` in the policy ADMX_ShellCommandPromptRegEditTools.
"""

import re
import zipfile
from contextlib import suppress
from pathlib import Path

from toolkit.addin_build.findings import Finding
from toolkit.addin_build.package import modules
from toolkit.addin_build.policies import POLICIES, SECURITY, setting
from toolkit.addin_build.registry import read_key
from toolkit.tracker.record.problems import Refused
from toolkit.words.addin import doctor as words
from toolkit.words.speaking import Message, said, text

SHARED_SECURITY = r"Common\Security"
DEFENDER = r"HKLM\Software\Policies\Microsoft\Windows Defender"
_ASR = r"Windows Defender Exploit Guard\ASR\Rules"
RULES, OWN_RULES = rf"{DEFENDER}\{_ASR}", rf"HKLM\Software\Microsoft\Windows Defender\{_ASR}"
MANAGED = rf"{DEFENDER}\Policy Manager"
SYSTEM = r"HKCU\Software\Policies\Microsoft\Windows\System"
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a", "Block all Office applications from creating child processes"
WIN32_CALLS = "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b", "Block Win32 API calls from Office macros"
OFF, BLOCK, AUDIT, WARN = 0, 1, 2, 6
NO_COMMANDS, BATCH_FILES_ONLY = 1, 2
_CALL = re.compile(r'^\s*(?:Public |Private )?Declare .*\bLib "(?!libc\.)', re.IGNORECASE | re.MULTILINE)
"""A function of Windows that a macro declares; those of macOS stop no one on Windows."""


def restrictions(addin: Path) -> list[Finding]:
    """What stops the add-in on Windows, beside the policies on macros.

    Args:
        addin: Where the add-in is, or would be.
    """
    found = [*_addin_policies(addin), _rule(text(words.CHILD_PROCESSES), *CHILD_PROCESSES)]
    source = _source()
    if source is None or _CALL.search(source):
        found.append(_rule(text(words.CALLS), *WIN32_CALLS))
    if source is None or "cmd.exe" in source:
        found.append(_command_prompt())
    return found


def _source() -> str | None:
    """All macros of the add-in; None where they cannot be told."""
    with suppress(Refused):
        return "\n".join(module.source for module in modules())
    return None


def _addin_policies(addin: Path) -> list[Finding]:
    """A line for each policy that stops the add-in, or one that there is none."""
    what, found = text(words.ADDINS), []
    value, by_policy = setting(SECURITY, "disablealladdins")
    if value == 1:
        found.append(Finding(what, False, _by(by_policy, words.NO_ADDINS),
                             text(words.ASK_TO_ALLOW_ADDINS if by_policy else words.ALLOW_ADDINS)))
    is_signed = _is_signed(addin)
    for (value, by_policy), only in (
        (setting(SECURITY, "requireaddinsig"), words.SIGNED_ADDINS),
        (setting(SHARED_SECURITY, "requirealwaysonmacrosig", POLICIES), words.SIGNED_MACROS),
    ):
        if value == 1:
            which = said(words.THIS_IS_SIGNED if is_signed else words.THIS_IS_NOT, found=_by(by_policy, only))
            fix = text(words.ASK_TO_SIGN if by_policy else words.ALLOW_UNSIGNED)
            found.append(Finding(what, is_signed, which, "" if is_signed else fix))
    return found or [Finding(what, True, text(words.NO_POLICY))]


def _by(organization: bool, found: Message) -> str:
    return said(words.BY_ORGANIZATION, setting=text(found)) if organization else text(found)


def _is_signed(addin: Path) -> bool:
    """Whether the macros bear a signature, of whomever."""
    try:
        with zipfile.ZipFile(addin) as package:
            return any(name.startswith("xl/vbaProjectSignature") for name in package.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _rule(what: str, rule: str, name: str) -> Finding:
    """What an attack surface reduction rule of Defender does."""
    state = _state(rule)
    if state in (BLOCK, WARN):
        found, fix = (
            (words.BLOCKED, words.ASK_TO_EXCLUDE) if state == BLOCK else (words.BLOCKED_AT_FIRST, words.UNBLOCK))
        return Finding(what, False, text(found), said(fix, rule=name, id=rule.upper()))
    return Finding(what, True, text(words.RECORDED if state == AUDIT else words.NO_RULE))


def _state(rule: str) -> int:
    """What is set for a rule: by the group policy, else by the management of devices, else on this computer."""
    managed = str(read_key(MANAGED).values.get("asrrules", "")).lower()
    stated = (read_key(RULES).values.get(rule), dict(re.findall(r"([\w-]+)=(\d+)", managed)).get(rule),
              read_key(OWN_RULES).values.get(rule))
    known = (int(value) for value in map(str, stated) if value.isdecimal())
    return next((state for state in known if state in (OFF, BLOCK, AUDIT, WARN)), OFF)


def _command_prompt() -> Finding:
    what, value = text(words.COMMAND_PROMPT), read_key(SYSTEM).values.get("disablecmd")
    if value not in (NO_COMMANDS, BATCH_FILES_ONLY):
        return Finding(what, True, text(words.ALLOWED))
    return Finding(what, False, text(words.NO_COMMANDS if value == NO_COMMANDS else words.BATCH_FILES_ONLY),
                   text(words.ASK_FOR_COMMANDS))
