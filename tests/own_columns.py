"""Columns of an organization's own for tests: of every kind and filler, and drawn at random."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from toolkit.tracker.record.codes import OwnFiller, OwnKind, YesNo
from toolkit.tracker.record.columns import Column, Kind, fold
from toolkit.tracker.record.forms.own_columns import OwnColumn, wrong_columns

SIX = (
    OwnColumn("Priority", OwnKind.LIST, OwnFiller.CENTRE, "High; Medium; Low", YesNo.YES, "How urgent it is.", "own_1"),
    OwnColumn("Per cent complete", OwnKind.PER_CENT, OwnFiller.LEAD, required=YesNo.YES, key="own_2"),
    OwnColumn("Budget", OwnKind.NUMBER, OwnFiller.LEAD, key="own_3"),
    OwnColumn("Risk rating", OwnKind.LIST, OwnFiller.EVERY_UNIT, "1 - low; Phase 2.5; “High”; 4; Très élevé", YesNo.YES,
              key="own_4"),
    OwnColumn("Last visit", OwnKind.DATE, OwnFiller.EVERY_UNIT, key="own_5"),
    OwnColumn("Public", OwnKind.YES_NO, OwnFiller.LEAD, required=YesNo.YES, key="own_6"),
    OwnColumn("Remark of the office", OwnKind.TEXT, OwnFiller.EVERY_UNIT, required=YesNo.YES, key="own_7"),
)
"""Of every kind and every filler; six of them are asked of units."""
DECLARED = {own.key: own for own in SIX}


def values_of_kind(column: Column) -> st.SearchStrategy[Any]:
    """What a column of the organization can hold; nothing is absent."""
    if column.codes is not None:
        return st.sampled_from(list(column.codes))
    if column.kind is Kind.LIST:
        return st.sampled_from(column.listed)
    return {Kind.DATE: st.dates(date(1900, 3, 1)), Kind.NUMBER: st.integers(-10**14, 10**14) | st.just(0.5),
            Kind.PER_CENT: st.integers(0, 100) | st.just(33.5)}.get(column.kind, st.sampled_from(
                ["text", "=1+1", "0012", "High", "own_1", "“quoted”", "31/12/2018", "a\nb", "x" * 300]))


def own_values(columns: tuple[Column, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """What a record can hold in some columns."""
    return st.fixed_dictionaries({}, optional={column.key: values_of_kind(column) for column in columns})


@st.composite
def declarations(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> dict[str, OwnColumn]:
    """Columns that an organization can declare, by their keys, with any heading that can be used."""
    headings = draw(st.lists(texts, max_size=4, unique_by=fold))
    drawn = [OwnColumn(heading, draw(st.sampled_from(OwnKind)), draw(st.sampled_from(OwnFiller)), "",
                       draw(st.sampled_from([None, *YesNo])), draw(texts)[:200], f"own_{number}")
             for number, heading in enumerate(headings, 2)]
    listed = [own if own.kind is not OwnKind.LIST else OwnColumn(
        own.heading, own.kind, own.filler, "One; Two", own.required, own.help, own.key) for own in drawn]
    return {own.key: own for own in listed if not any(wrong_columns([own]))}
