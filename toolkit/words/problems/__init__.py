"""The words of every problem that a check can find, by its code."""

from toolkit.words.problems import (
    addin,
    answers,
    contributions,
    documents,
    files,
    letters,
    merging,
    missions,
    register_checks,
    registers,
    requests,
    responses,
    returns,
    rules,
    trackers,
)
from toolkit.words.problems.wording import Wording, Wordings

__all__ = ["WORDINGS", "Wording"]

_TABLES = (
    files, returns, answers, rules, merging, contributions, registers, register_checks, requests, addin, documents,
    responses, missions, trackers, letters,
)

WORDINGS: Wordings = {code: wording for table in _TABLES for code, wording in table.WORDINGS.items()}
"""Every code, with its severity and its words."""
