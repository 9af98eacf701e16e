"""From the rows of a tracker to entries for one action each: every cell under its column, every doubt reported."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from string import ascii_lowercase

from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.register.collapsed import read_apart
from toolkit.sources.register.entries import CELL_KEYS, Piece, Table, our_headings
from toolkit.sources.spreadsheet.assembled import Assembled, SheetRow, Struck, TrackerEntry, locator
from toolkit.sources.spreadsheet.evidence import PARTIES, parted, percentages
from toolkit.sources.spreadsheet.grammar import PARTY_AND_DATE, is_share
from toolkit.sources.spreadsheet.headings import plain
from toolkit.sources.spreadsheet.numbers import Numbered
from toolkit.sources.spreadsheet.rows import Line
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Place
from toolkit.tracker.wording.asking import answered, state_named
from toolkit.tracker.wording.dated.revisions import split_deadlines
from toolkit.tracker.wording.sentences import lines
from toolkit.tracker.wording.units import UnitNames
from toolkit.words import sources as words
from toolkit.words.readings.places import place_code
from toolkit.words.speaking import said

OF_RECOMMENDATION = ("origin", "response", "acceptance", "thematic_area", "operating_principles",
                     "organizational_priorities", "uneg_criteria")
"""The keys of columns that say something of the recommendation."""
_NUMBERS = ("number", "recommendation", "ref")
_WITH_LINK = ("evidence", "comment", "progress")


class Assembler:
    """Takes one sheet after the other."""

    def __init__(self, file: str, language: str, names: UnitNames) -> None:
        self.made = Assembled(Table(file), language=language)
        self.language = language
        self.names = names
        self._refs: set[str] = set()
        self.written: set[str] = set()
        self._counts: dict[str, int] = {}

    def take(self, sheet: Numbered, prefix: str, of_actions: str) -> None:
        """Take in a sheet; a prefix tells its numbers, and one those of its actions, from those of other sheets."""
        _Taker(self, sheet, prefix, of_actions).take()

    def free_ref(self, written: str, number: str) -> str:
        """A reference for an action: as written, or the next one of its recommendation that no other row has."""
        ref = written
        while not ref or ref in self._refs or (ref != written and ref in self.written):
            self._counts[number] = self._counts.get(number, 0) + 1
            ref = f"{number}.{self._counts[number]}" if number else str(self._counts[number])
        self._refs.add(ref)
        return ref


class _Taker:
    """Takes the lines of one sheet."""

    def __init__(self, assembler: Assembler, sheet: Numbered, prefix: str, of_actions: str) -> None:
        self._assembler = assembler
        self._made = assembler.made
        self._sheet = sheet
        self._name = sheet.layout.sheet.name
        self._prefix = prefix
        self._of_actions = of_actions
        self._language = assembler.language
        self._names = assembler.names
        keys = sheet.layout.keys()
        self._has_text = "text" in keys
        self._asked = {id(cell) for cells in sheet.texts.values() for cell in cells}
        self._party = "" if keys & {*PARTIES, PARTY_AND_DATE} else self._party_of_sheet()
        self._text: Cell | None = None
        self._about: list[str] = []

    def take(self) -> None:
        """Recommendations first, then one line after the other."""
        self._assembler.written |= {self._of_actions + ref for ref in self._sheet.refs if ref}
        recommendations = self._made.table.recommendations
        for number in [*self._sheet.labels, *self._sheet.texts]:
            pieces = recommendations.setdefault(self._prefix + number, [])
            own = [piece for cell in self._sheet.texts.get(number, []) if (piece := self._piece(cell)).text]
            label = self._sheet.labels.get(number)
            if pieces:
                self._made.asides += [(self._prefix + number, "recommendation", piece) for piece in own]
            else:
                pieces += ([Piece(label, f"{self._name}!")] if label else []) + own
        for line, number, ref in zip(self._sheet.body.lines, self._sheet.numbers, self._sheet.refs, strict=True):
            self._take(line, self._prefix + number if number else "", ref)

    def _take(self, line: Line, number: str, ref: str) -> None:
        self._take_numbers(line, number)
        held, others, labels = self._sorted(line, number)
        if self._has_text and not held and not ref:
            self._keep_aside(line, number, others)
            self._made.asides += [(number, "note", Piece(cell.note, locator(self._name, cell)))
                                  for cell in line.own.values() if cell.note]
            self._report_odd(line, number)
            return
        if line.section and line.section not in self._sheet.labelled:
            others["Section" if "Section" not in others else "Section (divider)"] = [line.section]
        row = self._row(line, held)
        if not self._complete_text(line, held, row, number, others):
            self._leave_out(line, row)
            return
        for entry in self._entries(row, held, number, ref):
            entry.labels = labels
            entry.cells = list(line.own.values())
            entry.has_status = bool(self._sheet.layout.columns("status"))
            entry.status_cells = [cell for column in self._sheet.layout.columns("status")
                                  if (cell := line.cell(column))]
            if entry is self._made.table.entries[-1]:
                entry.others = others
                entry.notes = [(self._said_in(cell.column), cell) for cell in [*line.own.values(), *line.more]
                               if cell.note]
        self._report_odd(line, self._made.table.entries[-1].ref)

    def _keep_aside(self, line: Line, number: str, others: Mapping[str, Sequence[Cell]]) -> None:
        """Keep the columns of a line without an action with its recommendation; without one, they are left out."""
        if number:
            kept = self._made.extras.setdefault(number, {})
            for heading, cells in others.items():
                kept.setdefault(heading, []).extend(cells)
        else:
            pieces = [self._piece(cell) for cells in others.values() for cell in cells]
            self._made.table.left_out += pieces
            place = Place(self._made.table.file, self._name, line.row)
            self._made.table.report("left-out", place, " ".join(piece.text for piece in pieces))

    def _sorted(self, line: Line, number: str) -> tuple[dict[str, list[Cell]], dict[str, list[Cell]], dict[str, str]]:
        """The cells of a line: those of the action by key, and those of columns that the tracker does not know."""
        held: dict[str, list[Cell]] = {}
        others: dict[str, list[Cell]] = {}
        labels: dict[str, str] = {}
        several = len(self._sheet.layout.columns("comment")) > 1
        for column, heading in self._sheet.layout.headings.items():
            cell = line.cell(column)
            cells = [cell] if cell and cell.has_words else []
            cells += [more for more in line.more if more.column == column]
            if not cells or heading.key in _NUMBERS:
                continue
            if heading.key in OF_RECOMMENDATION and number:
                self._answer(number, heading.key, [cell for cell in cells if cell.row >= line.row])
            elif heading.key == PARTY_AND_DATE:
                self._made.asides += [(number, heading.text, self._piece(cell)) for cell in cells]
                for key, part in parted(cells):
                    held.setdefault(key, []).append(part)
            elif heading.key and heading.key not in OF_RECOMMENDATION:
                held.setdefault(heading.key, []).extend(cells)
                if several and heading.key == "comment":
                    labels[locator(self._name, cells[0])] = heading.text
            else:
                others[self._free_headings[column]] = cells
        if line.actual:
            held.setdefault("completed", []).extend(line.actual)
        return held, others, labels

    @cached_property
    def _free_headings(self) -> dict[int, str]:
        """The headings of extra columns, told from our own and from those of other columns of the sheet."""
        seen: set[str] = set()
        free: dict[int, str] = {}
        for column, heading in self._sheet.layout.headings.items():
            folded = fold(heading.text)
            is_free = folded not in our_headings() and (heading.key or folded not in seen)
            name = place_code(heading.text)
            free[column] = name if is_free else f"{name} ({column_letters(column)})"
            if not heading.key:
                seen.add(folded)
        return free

    def _row(self, line: Line, held: dict[str, list[Cell]]) -> SheetRow:
        cells = {key: (" " if key == "status" else "\n").join(
            words for cell in found if (words := self._words(key, cell))) for key, found in held.items()}
        addresses = {self._sheet.layout.headings[column].key: cell.address
                     for column in sorted(self._sheet.layout.headings, reverse=True)
                     if self._sheet.layout.headings[column].key and (cell := line.cell(column))}
        first = next(iter(sorted(line.own.values(), key=lambda cell: cell.column)))
        if self._party:
            cells["responsible"] = self._party
        return SheetRow(cells, {}, first.address, line.row, self._name, addresses)

    def _complete_text(
        self, line: Line, held: dict[str, list[Cell]], row: SheetRow, number: str, others: Mapping[str, Sequence[Cell]]
    ) -> bool:
        """Give an action without words those of the action above, or of its recommendation.

        Returns:
            False where the row is about something else than the one above, and names no action.
        """
        own = next((cell for cell in held.get("text", []) if cell.text), None)
        about = [cell.text for cells in others.values() for cell in cells]
        if own is not None:
            self._text, self._about = own, about
            if own.row != line.row:
                self._report("repaired-shared", row, own.text, "text")
            return True
        starts = any(cell.text for column, cell in line.own.items()
                     if self._sheet.layout.headings[column].key in _NUMBERS)
        if self._has_text and self._text and not starts and not any(c.struck for c in held.get("text", [])):
            if not set(about) <= set(self._about):
                return False
            row.cells["text"] = self._text.text
            self._report("repaired-shared", row, self._text.text, "text")
            return True
        row.cells["text"] = " ".join(piece.text for piece in self._made.table.recommendations.get(number, []))
        if self._has_text and row.cells["text"]:
            self._report("repaired-action", row)
        return True

    def _leave_out(self, line: Line, row: SheetRow) -> None:
        """Leave out a line that names no action, and keep its words."""
        pieces = [self._piece(cell) for cell in [*line.own.values(), *line.more] if cell.text]
        self._made.table.left_out += pieces
        self._report("row-without-action", row, " | ".join(piece.text for piece in pieces))
        self._made.asides += [("", "note", Piece(cell.note, locator(self._name, cell)))
                              for cell in line.own.values() if cell.note]
        self._report_odd(line, "")

    def _entries(self, row: SheetRow, held: dict[str, list[Cell]], number: str, ref: str) -> list[TrackerEntry]:
        """One entry, or several where the cells of the row agree on how many actions they hold."""
        state = next((key for key in ("status", "progress", "comment") if row[key]), "comment")
        table = self._made.table
        whole = SheetRow({key: row[key] for key in CELL_KEYS} | {"comment": row[state]}, {}, row.locator, row.position)
        apart = read_apart(whole, self._names) if _may_hold_several(row, state) else None
        if apart is None or len(apart.actions) == 1:
            entry = self._entry(ref, number, row, held)
            self._fill(entry, row, held)
            if apart and apart.doubt:
                self._report("could-not-split", row, apart.doubt, ref=entry.ref)
            table.entries.append(entry)
            return [entry]
        made: list[TrackerEntry] = []
        for index, cells in enumerate(apart.actions):
            own = {key: cells[key] for key in CELL_KEYS[:3]} | {state: cells["comment"]}
            rest = {key: _part(row[key], index, len(apart.actions)) for key in row.cells if key not in own}
            letter = ref + ascii_lowercase[index % 26] if ref else ""
            entry = self._entry(letter, number, row, {})
            for key in row.cells:
                entry.add(key, own.get(key, rest.get(key, "")), self._at(row, key))
            made.append(entry)
        table.entries += made
        self._report("repaired-collapsed", row, str(len(made)), suggestion=", ".join(entry.ref for entry in made))
        for key in apart.shared:
            self._report("repaired-shared", row, " ".join(row[key].split()), key)
        return made

    def _fill(self, entry: TrackerEntry, row: SheetRow, held: dict[str, list[Cell]]) -> None:
        for key, cells in held.items():
            for cell in cells:
                entry.add(key, self._words(key, cell), locator(self._name, cell))
        for key in ("text", "responsible"):
            if key not in entry.pieces:
                entry.add(key, row[key], self._at(row, key))

    def _take_numbers(self, line: Line, number: str) -> None:
        """Keep the words of the cells that number a line, and report those that are read otherwise."""
        for column, heading in self._sheet.layout.headings.items():
            cell = line.own.get(column)
            if cell is None or heading.key not in _NUMBERS or not cell.has_words:
                continue
            if heading.key == "recommendation":
                if id(cell) not in self._asked:
                    self._made.asides.append((number, heading.key, self._piece(cell)))
                continue
            self._made.table.numbers.append((number, self._piece(cell)))
            repaired = self._sheet.repaired.get((cell.row, cell.column))
            if repaired:
                place = Place(self._made.table.file, self._name, cell.row, cell.address)
                self._made.table.report("repaired-ten", place, cell.text, repaired)

    def _answer(self, number: str, key: str, cells: Sequence[Cell]) -> None:
        pieces = self._made.answers.setdefault(number, {}).setdefault(key, [])
        for cell in cells:
            piece = self._piece(cell)
            if piece.text in [one.text for one in pieces]:
                self._made.asides.append((number, key, piece))
            elif piece.text:
                pieces.append(piece)

    def _report_odd(self, line: Line, ref: str) -> None:
        """Set apart what is struck out, days that are not shown, errors, formulas without a value, and links."""
        table = self._made.table
        for cell in [*line.own.values(), *line.more]:
            heading = self._sheet.layout.headings.get(cell.column)
            text, key = (heading.text, heading.key) if heading else ("", "")
            place = Place(table.file, self._name, cell.row, cell.address, text)
            if cell.hidden_day:
                held = said(words.HOLDS, day=cell.hidden_day.isoformat(), shown=cell.words(self._language))
                self._made.asides.append((ref, key or text, Piece(held, locator(self._name, cell))))
            if cell.struck:
                self._made.struck.append(Struck(ref, key or text, text, self._name, cell))
            if cell.is_error:
                table.report("error-value", place, cell.text)
            elif cell.formula:
                table.report("formula-without-value", place, cell.formula)
            left = [cell.text if cell.is_error else cell.formula, "" if key in _WITH_LINK else cell.link]
            table.left_out += [Piece(words, locator(self._name, cell)) for words in left if words]

    @cached_property
    def _percentages(self) -> dict[str, str]:
        """What the figures mean of a column of shares that stands for the status."""
        layout = self._sheet.layout
        return percentages(cell for column in layout.columns("status") if is_share(plain(layout.headings[column].text))
                           for line in self._sheet.body.lines if (cell := line.own.get(column)))

    @cached_property
    def _states(self) -> dict[int, str]:
        """The states that columns of the status name in their headings, such as “Done?”."""
        layout = self._sheet.layout
        return {column: state_named(layout.headings[column].text) for column in layout.columns("status")}

    def _words(self, key: str, cell: Cell) -> str:
        if cell.is_error:
            return ""
        words = cell.words(self._language)
        if key == "status":
            words = answered(self._states.get(cell.column, ""), self._percentages.get(words, words))
        return f"{words} ({cell.link})" if cell.link and key in _WITH_LINK else words

    def _piece(self, cell: Cell) -> Piece:
        return Piece(" ".join(cell.words(self._language).split()), locator(self._name, cell))

    def _at(self, row: SheetRow, key: str) -> str:
        return f"{self._name}!{row.addresses.get(key, row.locator)}"

    def _said_in(self, column: int) -> str:
        heading = self._sheet.layout.headings.get(column)
        return heading.text if heading else ""

    def _entry(self, ref: str, number: str, row: SheetRow, held: dict[str, list[Cell]]) -> TrackerEntry:
        """An entry under a reference that is free, which keeps what its sheet calls it."""
        written = self._of_actions + ref if ref else ""
        free = self._assembler.free_ref(written, number)
        if written and free != written:
            place = Place(self._made.table.file, self._name, ref=free)
            self._made.table.report("number-repeated", place, ref, free)
        return TrackerEntry(free, number, row, held=held, own=ref or free.removeprefix(self._prefix))

    def _party_of_sheet(self) -> str:
        """The sheet's name where it names a unit and no column says who is responsible."""
        return self._name if any(party.known for party in self._names.read(self._name).parties) else ""

    def _report(self, code: str, row: SheetRow, found: str = "", column: str = "", suggestion: str = "",
                ref: str = "") -> None:
        self._made.table.report(code, row.place(self._made.table.file, ref, column), " ".join(found.split()),
                                suggestion)


def _may_hold_several(row: SheetRow, state: str) -> bool:
    """Whether deadlines or states stand one below the other; several units alone share an action."""
    deadline, status = row["deadline"], row[state] if state == "status" else ""
    return max(len(lines(deadline)), len(split_deadlines(deadline)), len(lines(status))) > 1


def _part(text: str, index: int, count: int) -> str:
    parts = lines(text)
    if len(parts) == count:
        return parts[index]
    return text if index == 0 else ""
