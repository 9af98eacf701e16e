"""The command line as a fixture, here too."""

import pytest

from tests.doors.conftest import tracker

__all__ = ["tracker"]


@pytest.fixture(autouse=True)
def _same_key_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registers that are made anew are held against each other byte for byte."""
    monkeypatch.setattr("secrets.token_hex", lambda size: "00" * size)
