"""Registers for tests, written as Markdown tables so that a test shows its input where the eye is."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.codes import Acceptance, Code
from toolkit.tracker.record.columns import Column, Kind, columns_of, fold
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.units import Unit

AS_OF = date(2018, 12, 31)
SOURCE = "RS15"
"""The code of the one source of a register."""
_BR = re.compile(r"<br ?/?>")


def table(markdown: str) -> list[dict[str, str]]:
    """The rows of a Markdown table, each as heading -> text; `<br>` is a line break, `\\|` a bar."""
    lines = [line.strip() for line in markdown.strip().splitlines() if line.strip()]
    rows = [[_BR.sub("\n", cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in lines if not re.fullmatch(r"[|:\- ]+", line)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def register(actions: str, *, recommendations: str = "", units: str = "", comments: str = "",
             title: str = "Status of Implementation of the Response to the Review of Signposts (2015)",
             organization: str = "Ministry of Hills", as_of: date | None = AS_OF) -> Register:
    """Build a register from Markdown tables.

    Headings are those of the columns (or their keys or aliases). Codes are written as labels or codes, dates as ISO
    8601, a period as ISO 8601 with the words as written in brackets: `2015-01-01/2015-03-31 (Q1 2015)`.

    Args:
        actions: The actions. A column Comment gives the comment of the lead unit before any round, and a column
            Comment 2018-12 what it said in that round. Without a column Rec., the recommendation is the part of the
            reference before the full stop.
        recommendations: Headings No, Recommendation, Acceptance, …; those not listed are made from the actions.
        units: Headings Code, Name, …; leads not listed are made from their codes.
        comments: Headings Ref., Unit, Round, Comment, Evidence.
        title: Of the register.
        organization: Of the register.
        as_of: Of its one source.
    """
    built = Register(About(register_id="test"), Settings(title, organization))
    built.sources[SOURCE] = Source(SOURCE, title, as_of=as_of)
    for row in table(units) if units else []:
        unit = _record(Unit, row)
        built.units[unit.code] = unit
    for row in table(recommendations) if recommendations else []:
        built.put(replace(_record(Recommendation, row), source=SOURCE))
    for row in table(actions):
        _add_action(built, row)
    for row in table(comments) if comments else []:
        comment = _record(Comment, row)
        built.comments[comment.ref, comment.unit, comment.round] = comment
    return built


def _add_action(built: Register, row: Mapping[str, str]) -> None:
    action = replace(_record(Action, row), source=SOURCE)
    if not action.recommendation:
        action = replace(action, recommendation=action.ref.partition(".")[0])
    built.actions[action.ref] = action
    for code in (*action.lead, *action.support):
        built.units.setdefault(code, Unit(code=code))
    if built.recommendation_of(action) is None:
        built.put(Recommendation(
            number=action.recommendation, text=f"Recommendation {action.recommendation}",
            acceptance=Acceptance.ACCEPTED, source=SOURCE))
    unit = action.lead[0] if action.lead else ""
    for heading, text in row.items():
        named, _, of_round = heading.partition(" ")
        if fold(named) in ("comment", "comments") and text:
            built.comments[action.ref, unit, of_round] = Comment(action.ref, unit, of_round, text)


def _record(record: type, row: Mapping[str, str]) -> Any:
    """A record from one row; headings that are none of its columns are passed over."""
    known = {fold(name): column for column in columns_of(record)
             for name in (*column.aliases, column.key, column.heading)}
    found = {known[fold(heading)]: text for heading, text in row.items() if fold(heading) in known}
    return record(**{column.key: _value(text, column) for column, text in found.items() if text})


def _value(text: str, column: Column) -> Any:
    if column.kind is Kind.CODE and column.codes is not None:
        return _code(text, column.codes)
    if column.kind is Kind.DATE:
        return date.fromisoformat(text)
    if column.kind is Kind.PERIOD:
        plain, _, written = text.partition(" (")
        return replace(Period.from_plain(plain), written=written.removesuffix(")"))
    if column.kind is Kind.UNITS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return int(text) if column.kind is Kind.NUMBER else text


def _code(text: str, codes: type[Code]) -> Code:
    return next(code for code in codes if fold(text) in (fold(code), fold(code.label)))


def numbers_of(register: Register) -> list[str]:
    """The numbers of its recommendations, in order."""
    return [recommendation.number for recommendation in register.recommendations.values()]
