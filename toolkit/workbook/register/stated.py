"""What a register says of itself, line by line: on its sheets About and Settings."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from toolkit.tracker.record.cells import CellValue, RawWorkbook, address
from toolkit.tracker.record.columns import Column, columns_of, keys_by_heading
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem, RefusedForAll
from toolkit.tracker.record.register import About, Settings
from toolkit.tracker.record.register_sheets import ABOUT, SETTINGS, plain_of, sheet_in, sheets_in
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.returns.answers import as_text, read_answer
from toolkit.words import details
from toolkit.words.phrases import either
from toolkit.words.speaking import said
from toolkit.workbook.register.added import beside_stated, sheet_missing
from toolkit.workbook.register.earlier import AboutSettings, AboutSource
from toolkit.workbook.register.hand_edits import stated_edits
from toolkit.workbook.register.sheets import typed_value, unreadable, why_not

R = TypeVar("R", About, AboutSource, AboutSettings, Settings)


class Stated:
    """Reads the two sheets.

    Attributes:
        about: What the register is.
        settings: What its organization says once.
        in_about: What the sheet About said of the settings, in a register from before they had a sheet of their own.
    """

    def __init__(self, raw: RawWorkbook, file: str, *, with_settings: bool = True) -> None:
        """Read them.

        Args:
            raw: The workbook.
            file: Its name, for the places of problems.
            with_settings: Whether the settings are read; without, only what the register is.

        Raises:
            Refused: A sheet is missing, or a value makes no sense.
        """
        self._raw, self._file, self._called = raw, file, sheets_in(raw)
        self.about = self._read(About, ABOUT)
        if not self.about.register_id:
            raise RefusedForAll([unreadable(file, said(details.NO_ID))])
        self.settings, self.in_about = Settings(), None
        if with_settings and self._says(SETTINGS, Settings):
            self.settings = self._read(Settings, SETTINGS)
        elif with_settings and self._says(ABOUT, AboutSettings):
            self.in_about = self._read(AboutSettings, ABOUT)
            self.settings = self.in_about.settings
        elif with_settings:
            raise RefusedForAll([sheet_missing(raw, file, SETTINGS)])

    def source(self) -> AboutSource:
        """What the sheet About said of the one document, in a register from before it could hold several.

        Raises:
            Refused: A value makes no sense.
        """
        return self._read(AboutSource, ABOUT)

    def place(self, key: str) -> Place:
        """Where a setting stands."""
        heading = next(column.heading for column in columns_of(Settings) if column.key == key)
        number, _ = self._rows(SETTINGS, Settings).get(key, (0, None))
        cell = address(number, 2) if number else ""
        return Place(self._file, self._called.get(SETTINGS, SETTINGS), number, cell, heading)

    def beside(self, *, with_source: bool) -> Iterator[Problem]:
        """What people wrote on the two sheets that is not kept.

        Args:
            with_source: Whether the sheet About names the one document.
        """
        earlier = [AboutSource] if with_source else []
        if self.in_about is None:
            yield from beside_stated(self._raw, self._file, ABOUT, (About, *earlier))
            yield from beside_stated(self._raw, self._file, SETTINGS, (Settings,))
        else:
            yield from beside_stated(self._raw, self._file, ABOUT, (About, AboutSettings, *earlier))

    def edits(self, before: Mapping[str, Plain]) -> Iterator[Change]:
        """What people changed.

        Args:
            before: Name of the sheet -> what it said when it was last written, if that is known.
        """
        settings = (ABOUT, self.in_about) if self.in_about else (SETTINGS, self.settings)
        for name, record in ((ABOUT, self.about), settings):
            kind: type = type(record)
            columns, rows = columns_of(kind), self._rows(name, kind)
            if name in before:
                cells = {c.key: address(rows[c.key][0], 2) for c in columns if c.key in rows}
                # A setting that the version which wrote it did not know stood as it is where nobody says anything.
                written = plain_of(kind(), columns) | before[name]
                yield from stated_edits(written, plain_of(record, columns), columns, self._file, name, cells)

    def _says(self, name: str, record: type) -> bool:
        """Whether a sheet says anything of what a record holds."""
        return bool(self._rows(name, record))

    def _rows(self, name: str, record: type) -> dict[str, tuple[int, CellValue | None]]:
        """Key of what is said of a record, in any language -> the number of its row, and what it is."""
        sheet, keys = sheet_in(self._raw, name), keys_by_heading(columns_of(record))
        rows = ((as_text(row.get(1)), number, row.get(2)) for number, row in sheet.rows.items()) if sheet else ()
        return {keys[heading]: (number, value) for heading, number, value in rows if heading in keys}

    def _read(self, record: type[R], name: str) -> R:
        if sheet_in(self._raw, name) is None:
            raise RefusedForAll([unreadable(self._file, said(details.NO_ABOUT))])
        kind: type = record
        rows, values, wrong = self._rows(name, kind), dict[str, Any](), list[Problem]()
        for column in columns_of(kind):
            number, value = rows.get(column.key, (0, None))
            try:
                typed = None if value is None else _allowed(value, column)
            except ValueError as error:
                place = Place(self._file, self._called[name], number, address(number, 2), column.heading)
                wrong.append(unreadable(self._file, why_not(error, value, column), place))
                continue
            if typed is not None:
                values[column.key] = typed
        if wrong:
            raise RefusedForAll(wrong)
        return record(**values)


def _allowed(value: CellValue, column: Column) -> Any:
    """The typed value of a cell, where it is one that the column allows.

    Raises:
        ValueError: It is not, in words.
    """
    written = {"value": as_text(value), "column": column.heading}
    # A program makes a date of a choice that looks like one.
    if column.codes and (isinstance(value, date) or read_answer(value, column).plain is None):
        raise ValueError(said(details.NOT_A_CHOICE, **written, choices=either([*column.choices])))
    typed = typed_value(value, column)
    if column.limits and typed is not None:
        least, most = column.limits
        if not (isinstance(typed, int) and least <= typed <= most):
            raise ValueError(said(details.OUT_OF_LIMITS, **written, least=least, most=most))
    if isinstance(typed, str) and typed and not column.is_matched(typed):
        raise ValueError(said(details.NOT_UNDERSTOOD, **written))
    return typed
