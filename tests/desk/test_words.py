"""What the desk says can be done in the desk: nobody is told to type something behind a command."""

import re

import pytest

from toolkit.desk.results import listed
from toolkit.tracker.record.problems import Place, Problem
from toolkit.words.desk.to_do import DO_HERE, DO_WHILE_TAKING_IN, SAID_HERE
from toolkit.words.problems import WORDINGS

TYPED = re.compile(r"(?:^|[\s(])--[a-z]|`tracker |tracker formats")
IN_EXCEL = re.compile(r"Write “|(?:Conflicts|Proposed) sheet|press the button|in the register")
"""Where people decide who have the register open, and not the desk."""
NOT_IN_THE_DESK = {
    "desk-port-taken": "it is said where the command begins", "button-unknown": "a button of Excel", "windows-absent": "the add-in",
    "round-and-at": "no page asks for both",
    "round-and-take-as": "no page asks for both", "map-form": "pages choose from a list", "colours-form": "pages ask for no colours",
    "statuses-form": "pages choose from a list"}


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_nobody_is_told_to_type_something_behind_a_command(code: str) -> None:
    wording = WORDINGS[code]
    told = [one for one in (wording.to_do, wording.suggested, wording.placed) if one]
    if any(map(TYPED.search, told)) and code not in NOT_IN_THE_DESK and not code.startswith("cluster-"):
        for can_settle in (True, False):
            [file] = listed([Problem(code, Place("a.xlsx", "Sheet", 2), "found", "suggested")], can_settle=can_settle)
            assert not TYPED.search(file.lines[0].to_do), f"Say in toolkit/words/desk/to_do.py what to do about {code} in the desk."


def test_only_what_names_a_command_or_a_place_in_excel_is_said_otherwise() -> None:
    """What stands here besides is what is said while a document is taken in, which names what is on that page alone."""
    assert {*DO_WHILE_TAKING_IN, *SAID_HERE} <= WORDINGS.keys()
    assert [code for code in DO_HERE if code not in WORDINGS or not any(
        TYPED.search(one) or IN_EXCEL.search(one) for one in (WORDINGS[code].to_do, WORDINGS[code].suggested, WORDINGS[code].placed) if one)] == []
