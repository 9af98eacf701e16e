"""Headings, labels and names of sheets stand in files that people have: what was once written is read for ever.

`words_in_files.tsv` holds them as they were written in each language. `python -m tests.words.test_words_in_files` adds
those that are new, and drops none.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.words.test_catalogues import SHEET_NAMES
from toolkit.tracker.record.actions import Derived, Guidance
from toolkit.tracker.record.codes import Code
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.register import About, Settings
from toolkit.tracker.record.register_sheets import SHEETS
from toolkit.tracker.returns.return_sheets import PROBLEM_LISTS
from toolkit.words.languages import catalogues
from toolkit.words.languages.catalogues import catalogue, meanings, spoken
from toolkit.words.languages.former import FORMER
from toolkit.words.speaking import _

WRITTEN = Path(__file__).with_name("words_in_files.tsv")


def in_files() -> list[str]:
    """The messages by which files are read again."""
    records = (*(sheet.record for sheet in SHEETS), Proposal, Contributed, Derived, Guidance, Settings, About)
    columns = [column for record in records for column in columns_of(record)]
    labels = [code.words for codes in Code.__subclasses__() for code in codes]
    return sorted({*(column.title for column in columns), *labels, *SHEET_NAMES, *chain(*PROBLEM_LISTS)} - {""})


def now() -> Iterator[tuple[str, str, str]]:
    """The language, the message with its context, and what is written for it now."""
    for language in spoken():
        for message in in_files():
            yield language, message.replace("\4", " | "), catalogue(language).gettext(message).rpartition("\4")[2]


def known() -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]


def test_what_was_ever_written_is_read() -> None:
    messages = {one.replace("\4", " | "): one for one in in_files()}
    lost = [(language, message, written) for language, message, written in known()
            if message in messages and written not in meanings(messages[message])]
    assert lost == [], "Enter what it was in toolkit/words/languages/former.py, so that files that have it are read."


def test_all_that_is_written_now_is_in_the_list() -> None:
    assert [*{*now()} - {*known()}] == [], "Run python -m tests.words.test_words_in_files"


def test_a_former_translation_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "FORMER", {**FORMER, "Action": ("Tun",)})
    meanings.cache_clear()
    assert "Tun" in meanings(_("Action"))
    monkeypatch.undo()
    meanings.cache_clear()


if __name__ == "__main__":
    lines = sorted({*known(), *now()} if WRITTEN.exists() else {*now()})
    WRITTEN.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
