"""Code lists: what their members are called."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from toolkit.tracker.record import decisions, register
from toolkit.tracker.record.codes import Code
from toolkit.tracker.record.columns import fold_letters

DECLARED_IN = (decisions, register)
"""Modules with code lists of their own, so that all lists are known."""


def lists(of: type[Code] = Code) -> Iterator[type[Code]]:
    for one in of.__subclasses__():
        yield one
        yield from lists(one)


@pytest.mark.parametrize("codes", [*lists()])
def test_no_two_members_of_a_list_are_called_the_same_in_any_language_but_for_accents_and_ligatures(
    codes: type[Code]
) -> None:
    called = defaultdict(set)
    for code in codes:
        for name in (*code.labels, *code.aliases, code.value):
            called[fold_letters(name)].add(code)
    assert {name: several for name, several in called.items() if len(several) > 1} == {}


@pytest.mark.parametrize(("one", "other"), [
    ("Mise en œuvre", "mise en oeuvre"), ("Sí", "SI"), ("Français", "Francais"), ("Ещё не начато", "еще не начато"),
    ("Größe", "GROSSE"), ("Æther", "aether"), ("Non commencée", "Non commence\u0301e"),
])
def test_accents_and_ligatures_do_not_count(one: str, other: str) -> None:
    assert fold_letters(one) == fold_letters(other)
