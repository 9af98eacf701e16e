"""The formulas of sheets that people added: which of them can be kept as they stand, and the names that they need."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from toolkit.reading.worksheets import Places
from toolkit.tracker.record.cells import address
from toolkit.tracker.record.register_sheets import NAMES_BEGIN

_CELLS = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+")
"""A cell, a range, whole columns or whole rows."""
_NAME = re.compile(r"[^\W\d]\w*")
"""A defined name as it is kept; others exist, and are rare."""
_READ_AS_PLACES = ("HYPERLINK(", "INDIRECT(")
"""Functions that take a text for the place that it names."""
_SHEET = re.compile(r"(?P<sheet>'(?:[^']|'')+'|[^\s':!(]+)!")
"""What a sheet is called in what a formula refers to."""
_PLACE_IN_TEXT = re.compile(r"""(?P<before>"#?)(?P<sheet>'(?:[^']|'')+'|[^'"!]+)(?P<behind>!(?:[$A-Z\d].*)?")""")
"""A text that may name a cell: the sheet, and what stands around its name."""


class Kept(NamedTuple):
    """The formulas of a sheet that can be kept.

    Attributes:
        formulas: (row, column) -> the formula without its equals sign.
        names: The defined names that they need, each with what it stands for.
    """

    formulas: Mapping[tuple[int, int], str]
    names: Mapping[str, str]


def formulas_in_rows(rows: Iterator[Element]) -> Iterator[tuple[int, int, str]]:
    """Row, column and formula of each cell that has one of its own.

    What several cells share is written out for each of them. An array has one formula for all of its cells, and is
    left out.
    """
    from openpyxl.formula.translate import Translator, TranslatorError

    shared: dict[str, Translator] = {}
    places = Places()
    for row in rows:
        for number, column, cell in places.of(row):
            formula = next((child for child in cell if child.tag.endswith("}f")), None)
            kind = "" if formula is None else formula.get("t", "normal")
            text = (formula.text or "") if formula is not None else ""
            if kind == "shared" and formula is not None:
                group, here = formula.get("si", ""), address(number, column)
                if text:
                    shared[group] = Translator(f"={text}", here)
                elif group in shared:
                    try:
                        text = shared[group].translate_formula(here).removeprefix("=")
                    except TranslatorError:
                        continue
            if text and kind in ("normal", "shared"):
                yield number, column, text


def keepable(formulas: Mapping[tuple[int, int], str], sheets: Mapping[str, str], names: Mapping[str, str]) -> Kept:
    """Those formulas that name only what will be there when the register is written again.

    Args:
        formulas: (row, column) -> formula.
        sheets: Those that will be there: what each is called, in small letters -> under what name it is kept.
        names: The defined names of the workbook, with what each stands for.
    """
    standing = {name: text for name, text in names.items()
                if _NAME.fullmatch(name) and not name.startswith(NAMES_BEGIN) and _is_there(text, sheets, {})}
    kept = {place: with_sheets(text, sheets) for place, text in formulas.items() if _is_there(text, sheets, standing)}
    needed = {name for text in kept.values() for name in _operands(text)} & standing.keys()
    return Kept(kept, {name: with_sheets(standing[name], sheets) for name in sorted(needed)})


def with_sheets(text: str, sheets: Mapping[str, str]) -> str:
    """A formula that names sheets as they will be called.

    Args:
        text: The formula without its equals sign.
        sheets: What a sheet is called, in small letters -> what it will be called.
    """
    from openpyxl.formula.tokenizer import Token, Tokenizer

    formula = Tokenizer(f"={text}")
    of_texts = any(token.value.upper() in _READ_AS_PLACES for token in formula.items)
    for token in formula.items:
        if token.subtype in (Token.RANGE, Token.OPEN):
            token.value = _SHEET.sub(lambda one: f"{_called(one['sheet'], sheets)}!", token.value)
        elif of_texts and token.subtype == Token.TEXT and (place := _PLACE_IN_TEXT.fullmatch(token.value)):
            token.value = f"{place['before']}{_called(place['sheet'], sheets)}{place['behind']}"
    return "".join(token.value for token in formula.items)


def _called(sheet: str, sheets: Mapping[str, str]) -> str:
    """What a sheet will be called, as formulas write it; as it is written where that stays the same."""
    from xlsxwriter.utility import quote_sheetname

    name = _unquoted(sheet).casefold()
    return sheet if sheets.get(name, name).casefold() == name else quote_sheetname(sheets[name])


def _unquoted(sheet: str) -> str:
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def _is_there(text: str, sheets: Mapping[str, str], names: Mapping[str, str]) -> bool:
    from openpyxl.formula.tokenizer import TokenizerError

    try:
        return all(_names_what_is_there(operand, sheets, names) for operand in _operands(text))
    except TokenizerError:
        return False


def _names_what_is_there(operand: str, sheets: Mapping[str, str], names: Mapping[str, str]) -> bool:
    """Whether an operand is cells of a sheet that will be there, or a name that is kept; tables and files are not."""
    sheet, is_of_sheet, cells = operand.rpartition("!")
    if is_of_sheet and _unquoted(sheet).casefold() not in sheets:
        return False
    return bool(_CELLS.fullmatch(cells)) or (not is_of_sheet and (cells in names or cells.startswith(NAMES_BEGIN)))


def _operands(text: str) -> list[str]:
    """What a formula refers to: cells, ranges and names."""
    from openpyxl.formula.tokenizer import Token, Tokenizer

    tokens = Tokenizer(f"={text}").items
    operands = [token.value for token in tokens if (token.type == Token.OPERAND and token.subtype == Token.RANGE)
                or ("[" in token.value and token.subtype != Token.TEXT)]
    # A range to where a function ends, such as `Actions!A1:INDEX(`, is one with the function.
    begun = (token.value.rpartition(":")[0] for token in tokens if token.subtype == Token.OPEN)
    return [*operands, *filter(None, begun)]
