"""The words for how far an action is, from published vocabularies: `states.csv`, one row a form.

A form is written without its endings, as `achevé(e)(s)` or `aplicad(o/a)`; its row says the state, how sure it is and
which vocabularies have it. The labels and aliases of the codes themselves are read too.
"""

import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.words import even, folded, forms

_FILE = files(__package__) / "states.csv"
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s-]+")
_NEXT_WORD = re.compile(r"[\W_]{1,3}[^\W_]+")


OWN_WORDS = "its own words"
"""The source of a form that says its state by its own words; no vocabulary is needed for it."""


class State(NamedTuple):
    """What a form says.

    Attributes:
        statuses: The state that it says; where it may say several, the likeliest first.
        how: `sure` wherever it stands by itself; `alone` where nothing else stands in the cell; `doubtful` where it is
            taken and asked about; `asked` where it only suggests; `open` and `closed` where the words behind it decide.
    """

    statuses: tuple[Status, ...]
    how: str = "sure"


class Form(NamedTuple):
    """A row of the table."""

    form: str
    language: str
    state: State
    sources: tuple[str, ...]

    def spellings(self) -> list[str]:
        """The form with each of its endings, as it is looked up."""
        return [key_of(even(one)) for one in forms(self.form)]


def read_forms() -> Iterator[Form]:
    """The rows of the table."""
    for row in csv.DictReader(_FILE.read_text(encoding="utf-8").splitlines()):
        state = State(tuple(map(Status, row["state"].split())), row["how"])
        yield Form(row["form"], row["language"], state, tuple(row["source"].split("; ")))


def key_of(plain: str) -> str:
    """Words as they are looked up: small letters, no ligature, and one space for whatever parts them."""
    return _GAP.sub(" ", folded(plain).replace("œ", "oe")).strip()


STATES: dict[str, State] = {
    key_of(even(word)): State((status,)) for status in Status for word in (*status.labels, *status.aliases)
} | {spelling: form.state for form in read_forms() for spelling in form.spellings()}
"""A word or phrase as it is looked up -> what it says."""


def _lengths() -> dict[str, int]:
    found: dict[str, int] = {}
    for form in STATES:
        words = _WORD.findall(form)
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


_WORDS_FROM = _lengths()
"""The first word of a form -> how many words the longest form has that begins with it."""


def states_at(plain: str, at: int) -> Iterator[tuple[int, State]]:
    """The forms that begin at a place of an even text, the longest first: where each ends, and what it says."""
    word = _WORD.match(plain, at)
    most = _WORDS_FROM.get(folded(word.group()), 0) if word else 0
    ends: list[int] = []
    for _ in range(most):
        if word is None:
            break
        ends += [word.end(), word.end() + 1] if plain[word.end():word.end() + 1] in (")", ".") else [word.end()]
        word = _NEXT_WORD.match(plain, word.end())
    for end in reversed(ends):
        state = STATES.get(key_of(plain[at:end]))
        if state is not None:
            yield end, state
