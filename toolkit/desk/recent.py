"""The registers that were opened last, in a small file among what programs keep of the user."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from toolkit import store
from toolkit.jobs.identity import register_id_of
from toolkit.tracker.record.problems import Refused

FILE = "recent.json"
MOST = 8
"""How many registers are remembered."""


class Recent:
    """The registers that were opened last, the latest first.

    Args:
        file: Where they are kept; None to keep nothing.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def registers(self) -> list[Path]:
        """Those that are still there."""
        return [path for path in self._kept() if _is_there(path)]

    def last(self) -> Path | None:
        """The one that was opened last; None where that is gone, or is no register any more."""
        last = next(self._kept(), None)
        with suppress(Refused):
            if last and register_id_of(last):
                return last
        return None

    def remember(self, register: Path) -> None:
        """Remember a register as the last one; where that cannot be written, it is chosen again the next time."""
        kept = [str(register), *(str(path) for path in self._kept() if path != register)][:MOST]
        with suppress(Refused):
            if self._file:
                store.write_file(self._file, json.dumps(kept, ensure_ascii=False).encode(), keep=False, private=True)

    def _kept(self) -> Iterator[Path]:
        kept: object = None
        with suppress(Refused, ValueError):
            kept = json.loads(store.read_bytes(self._file)) if self._file else None
        for one in kept if isinstance(kept, list) else ():
            if isinstance(one, str) and "\0" not in one and Path(one).is_absolute():
                yield Path(one)


def _is_there(path: Path) -> bool:
    with suppress(Refused):
        return store.exists(path)
    return False


def of_this_user() -> Recent:
    """Those of whoever runs the desk."""
    from platformdirs import user_state_path

    return Recent(user_state_path("tracker", appauthor=False) / FILE)
