"""The registry and the drives of Windows, as far as the doctor asks; elsewhere every key is empty."""

import sys
from contextlib import suppress
from dataclasses import dataclass, field

REMOTE = 4
"""How Windows calls a drive of another computer."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    Attributes:
        values: Name, in lower case -> value.
        below: The names of the keys below it.
    """

    values: dict[str, object] = field(default_factory=dict)
    below: tuple[str, ...] = ()


def read_key(path: str) -> Key:
    r"""A key by its path, such as `HKCU\Software\Microsoft`; an empty one if it is not there."""
    values: dict[str, object] = {}
    below: list[str] = []
    if sys.platform == "win32":
        import winreg

        hive, _, rest = path.partition("\\")
        root = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}[hive]
        with suppress(OSError), winreg.OpenKey(root, rest) as key:
            how_many_below, how_many_values, _ = winreg.QueryInfoKey(key)
            for number in range(how_many_values):
                name, value, _ = winreg.EnumValue(key, number)
                values[name.lower()] = value
            below += [winreg.EnumKey(key, number) for number in range(how_many_below)]
    return Key(values, tuple(below))


def is_network_drive(drive: str) -> bool:
    """Whether a drive, such as `H:`, is a folder of another computer."""
    kind = 0
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
    return kind == REMOTE
