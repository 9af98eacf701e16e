"""The registry of Windows, as far as the doctor asks it; elsewhere every key is empty."""

import sys
from contextlib import suppress
from dataclasses import dataclass, field


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
