"""The command line as a fixture, here too."""

from tests.doors.conftest import tracker

__all__ = ["tracker"]
