"""Every row of the tables beside this file is read as it says, in capitals, small letters and with other spaces too.

A changed reading shows as a changed row.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from tests.tracker.wording.test_units import NAMES
from toolkit.tracker.record.codes import Role
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import PartiesReading
from toolkit.tracker.wording.words import even
from toolkit.words.speaking import speaking

HERE = Path(__file__).parent
FEWEST = {"deadlines": 500, "statuses": 180, "units": 70}
"""So that a broken table is noticed."""


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table: its cells without the spaces around them."""
    for line in (HERE / f"{name}.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if cells and cells[0] not in ("text", "---"):
            yield cells


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def deadline(text: str) -> list[str]:
    read = read_deadline(text)
    return [read.kind, iso(read.first), iso(read.last), iso(read.due), read.rest, " ".join(map(iso, read.suggestions))]


def status(text: str) -> list[str]:
    read = read_status(text)
    against = [str(doubt.what).split(" stands beside ")[1] for doubt in read.doubts if doubt.code == "status-contradiction"]
    return [read.status, read.acceptance or "", read.completed.plain if read.completed else "", read.continuing or "",
            read.closing_reason, read.rest, "; ".join(against)]


def units(text: str) -> list[str]:
    read = NAMES.read(text)
    return [*(shown(read, role) for role in (Role.LEAD, Role.SUPPORT, Role.ENDORSER)), read.rest]


def shown(read: PartiesReading, role: Role) -> str:
    return " + ".join(party.code or f"{party.name} ? {party.suggestion}".strip()
                      for party in read.parties if party.role is role)


@pytest.mark.parametrize(("name", "reader"), [("deadlines", deadline), ("statuses", status), ("units", units)])
def test_every_row_is_read_as_the_table_says(name: str, reader: object) -> None:
    assert callable(reader)
    every = list(rows(name))
    assert len(every) >= FEWEST[name]
    assert [[cells[0], *reader(cells[0])] for cells in every] == every


def disguised(text: str) -> Iterator[str]:
    """The same words in other letters, dashes and spaces."""
    yield from (text.upper(), text.lower(), text.replace("-", "–"), text.replace("-", "\u2011"), text.replace("–", "-"))
    yield re.sub(" ", "\u00a0", text)
    yield "\t" + re.sub(" ", "   ", text) + "\n"


def test_letters_dashes_and_spaces_do_not_count_in_deadlines() -> None:
    for text, *_ in rows("deadlines"):
        for same in disguised(text):
            assert deadline(same)[:4] == deadline(text)[:4], same


def test_letters_dashes_and_spaces_do_not_count_in_statuses() -> None:
    for text, *_ in rows("statuses"):
        for same in disguised(text):
            assert status(same)[:4] == status(text)[:4], same


def test_dashes_and_spaces_do_not_count_in_parties() -> None:
    for text, *_ in rows("units"):
        for same in list(disguised(text))[2:]:
            assert units(same)[:3] == units(text)[:3], same


def test_letters_count_only_in_abbreviations() -> None:
    assert units("garden unit AND office OF the HEAD gardener")[:2] == ["GU", "OH"]
    assert units("Garden Unit, it")[:2] == ["GU", ""]


def test_every_reading_accounts_for_every_letter() -> None:
    for text, *_ in rows("deadlines"):
        read = read_deadline(text)
        assert letters(text) == letters("".join(read.words) + read.rest), text
    for text, *_ in rows("statuses"):
        said = read_status(text)
        assert not set(letters(text)) - set(letters("".join(said.words) + said.closing_reason + said.rest)), text
    for text, *_ in rows("units"):
        named = NAMES.read(text)
        assert letters(text) == letters("".join(named.words) + named.rest), text


def letters(text: str) -> list[str]:
    return sorted(re.findall(r"\w", text))


def test_whoever_is_sure_has_nothing_to_ask_but_a_missing_date() -> None:
    for text, *_ in rows("deadlines"):
        read = read_deadline(text)
        assert read.sure == all(doubt.code in ("deadline-missing", "deadline-without-day") for doubt in read.doubts)
        assert not (read.sure and (read.rest or read.suggestions)), text
        assert read.reasons or read.kind == "blank", text


class Nothing(NullTranslations):
    """A language that says nothing: of each message, only its places are left."""

    def gettext(self, message: str) -> str:
        return " ".join(re.findall(r"\{\w+\}", message))


@pytest.mark.parametrize(("name", "reader"), [("deadlines", read_deadline), ("statuses", read_status), ("units", NAMES.read)])
def test_every_reason_and_every_question_is_of_a_table_and_quotes_what_was_read(name: str, reader: Callable[[str], Any]) -> None:
    for text, *_ in rows(name):
        read = reader(text)
        with speaking(Nothing()):
            told = " ".join(map(str, [*read.reasons, *(doubt.what for doubt in read.doubts)]))
        theirs = f"{text} {' '.join(read.words)} {' '.join(party.name for party in getattr(read, 'parties', ()))}"
        known = {*re.findall(r"[^\W\d_]+", even(theirs).casefold())}
        known |= {word.casefold() for party in getattr(read, "parties", ()) for name in party.several for word in name.split()}
        assert {*re.findall(r"[^\W\d_]+", even(told).casefold())} <= known, text
