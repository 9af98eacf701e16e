"""When the desk ends: with its last window, or after an hour in which nobody used it.

Time is counted in ticks of a second and read from no clock, so that a computer that slept does not find its desk gone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

IDLE_SECONDS = 3600
"""Without use, after which it ends."""
GRACE_SECONDS = 12
"""After the last window was left; a page that is loaded again, or another one of the desk, is there by then."""


@dataclass
class Life:
    """Whether somebody is there.

    Attributes:
        is_busy: Whether work is going on, which no closed window ends.
        windows: The windows that are open, by what each page calls itself.
    """

    is_busy: Callable[[], bool] = lambda: False
    windows: set[str] = field(default_factory=set)
    _was_open: bool = False
    _idle: int = 0
    _alone: int = 0
    _lock: Lock = field(default_factory=Lock)

    def used(self) -> None:
        """Somebody asks for something."""
        with self._lock:
            self._idle = self._alone = 0

    def came(self, window: str) -> None:
        """A window is open. What it says every few seconds is no use of the desk."""
        with self._lock:
            self.windows.add(window)
            self._was_open = True

    def left(self, window: str) -> None:
        """A window was closed, or shows another page."""
        with self._lock:
            self.windows.discard(window)

    def tick(self) -> bool:
        """A second went by. Whether the desk is to end."""
        with self._lock:
            if self.is_busy():
                self._idle = self._alone = 0
                return False
            self._idle += 1
            self._alone = 0 if self.windows or not self._was_open else self._alone + 1
            return self._idle >= IDLE_SECONDS or self._alone >= GRACE_SECONDS
