"""What the add-in remembers of each register, in a small file among the user's settings."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from toolkit import store
from toolkit.tracker.record.problems import Refused

FILE = "registers.json"
LOCAL = "local copy"
"""Under this the folder of a register on OneDrive or SharePoint is remembered."""


def recall(register: str, what: str) -> str:
    """What is remembered of a register; "" if nothing."""
    value = _memory().get(register, {}).get(what, "")
    return value if isinstance(value, str) else ""


def remember(register: str, what: str, value: str) -> None:
    """Remember something of a register; where the file cannot be written, it will be asked again."""
    memory = _memory()
    memory.setdefault(register, {})[what] = value
    with suppress(Refused):
        store.write_file(_file(), json.dumps(memory, ensure_ascii=False, indent=2).encode(), keep=False)


def local_copies() -> Iterator[Path]:
    """The folders of the registers that Excel knows by a web address."""
    yield from sorted({Path(folder) for register in _memory() if (folder := recall(register, LOCAL))})


def _file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("tracker", appauthor=False) / FILE


def _memory() -> dict[str, dict[str, Any]]:
    """Register id -> what is remembered of it; nothing of a file that is broken."""
    try:
        read = json.loads(_file().read_bytes())
    except (OSError, ValueError):
        return {}
    return {key: value for key, value in read.items() if isinstance(value, dict)} if isinstance(read, dict) else {}
