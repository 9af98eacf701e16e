"""Taking in a tracker that exists already as a workbook: sheets with a header row that names enough of the columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from toolkit.progress import each
from toolkit.sources.documents.reading import SourceDocument
from toolkit.sources.documents.workbook_cells import Book, Cell, Sheet
from toolkit.sources.documents.workbook_looks import colour_name, described
from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.sources.register.building import title_and_as_of
from toolkit.sources.register.entries import Piece
from toolkit.sources.register.unit_lists import gather_units
from toolkit.sources.spreadsheet.assembled import Assembled, locator
from toolkit.sources.spreadsheet.building import TrackerBuilder
from toolkit.sources.spreadsheet.entries import Assembler
from toolkit.sources.spreadsheet.headings import Told, name_of, read_map
from toolkit.sources.spreadsheet.layout import Layout, find_layouts, language_of, renamed, with_columns
from toolkit.sources.spreadsheet.numbers import Numbered, read_numbers
from toolkit.sources.spreadsheet.rows import read_body, unit_rows
from toolkit.sources.spreadsheet.telling import headings_read, not_found, places_as_headings, rows_without_action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import UnitNames
from toolkit.words import sources as words
from toolkit.words.phrases import FINDING_ACTIONS
from toolkit.words.speaking import counted, said


def recognized(document: SourceDocument) -> str:
    """How the document is known to be a spreadsheet; "" when it is none."""
    is_open = document.file.lower().endswith((".ods", ".ots"))
    return said(words.IS_OPEN_WORKBOOK if is_open else words.IS_WORKBOOK) if document.book else ""


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of a tracker.

    Raises:
        Refused: It is empty or has no headings, or `--map` cannot be followed.
    """
    book = document.book or Book(())
    told = read_map(request.usual_headings, is_usual=True) + read_map(request.headings)
    colours = request.colours
    tables = _tables(book, told, document.file)
    language = language_of([table.layout for table in tables])
    units, problems = request.units, list[Problem]()
    if units is None:
        gathered = gather_units(row for table in tables for row in unit_rows(table.layout, table.body.lines))
        units, problems = gathered.units, list(gathered.problems(document.file))
    made = _assembled(document.file, tables, language, units)
    if not (made.table.recommendations or any(entry.words("text") for entry in made.table.entries)):
        raise _without_rows(document.file, tables[0].layout)
    _keep_the_rest(book, tables, made, told)
    titles = [piece.text for piece in made.table.title]
    title, as_of = title_and_as_of(titles)
    as_of = as_of or _as_of_heading(tables)
    builder = TrackerBuilder(made, units, colours, request.statuses, accept_suggestions=request.accept_suggestions,
                             now=request.now, fiscal_year_starts=request.fiscal_year_starts, as_of=as_of)
    register = builder.build(about(document, request.now), title or document.file.rpartition(".")[0])
    problems += places_as_headings(document.file, [table.layout for table in tables], told)
    problems += _odd_looks(document.file, tables, colours)
    headings = tuple(replace(heading, read_as=name_of(heading.key) if heading.key else "")
                     for table in tables for heading in table.layout.headings.values())
    return Taken(register, problems + made.table.problems, headings, as_of, language)


def _tables(book: Book, told: Sequence[Told], file: str) -> list[Numbered]:
    """The tables of all sheets that have one.

    Raises:
        Refused: None has, or `--map` names a heading that none has.
    """
    if not any(cell.has_words for sheet in book.sheets for cell in sheet.cells.values()):
        raise Refused("workbook-blank", Place(file=file))
    layouts = [layout for sheet in each(FINDING_ACTIONS, book.sheets) for layout in find_layouts(sheet, told)]
    if not layouts:
        raise not_found(file, book, told)
    for one in told:
        if not one.is_usual and not any(layout.has(one) for layout in layouts):
            texts = [h.text for layout in layouts for h in layout.headings.values()]
            raise Refused("map-heading-missing", Place(file=file), one.written, ", ".join(dict.fromkeys(texts)))
    if not any({"deadline", "due_date"} <= layout.keys() for layout in layouts):
        layouts = [renamed(layout, dict.fromkeys(layout.columns("due_date"), "deadline")) for layout in layouts]
    language, known, tables = language_of(layouts), dict[str, str](), list[Numbered]()
    for layout in each(FINDING_ACTIONS, layouts):
        rows = [(row, cells) for row, cells in layout.sheet.rows() if row > layout.last]
        whole = with_columns(layout, rows, language)
        table = read_numbers(whole, read_body(whole), known)
        known |= {table.words_of(number): number for number in [*table.labels, *table.texts]}
        tables.append(table)
    if not any(table.body.lines for table in tables):
        raise _without_rows(file, layouts[0])
    return tables


def _without_rows(file: str, layout: Layout) -> Refused:
    return Refused("tracker-without-rows", Place(file=file, sheet=layout.sheet.name), str(layout.last))


def _assembled(file: str, tables: Sequence[Numbered], language: str, units: Sequence[Unit]) -> Assembled:
    assembler = Assembler(file, language, UnitNames(units))
    prefixed = _prefixed(tables)
    repeating = _repeating(tables)
    actions_prefixed, own = prefixed | repeating, _own_numbers(tables, repeating - prefixed)
    counts: Counter[str] = Counter()
    for index, table in enumerate(tables):
        name = table.layout.sheet.name
        counts[name] += 1
        prefix = f"{name} {counts[name]}" if counts[name] > 1 else name
        of_actions = f"{prefix}-" if index in actions_prefixed else ""
        assembler.take(table, f"{prefix}-" if index in prefixed else "", own.get(index, of_actions))
        if index in own:
            assembler.made.table.report("numbers-of-recommendation", Place(file, name), own[index])
        elif index in actions_prefixed:
            assembler.made.table.report("numbers-prefixed", Place(file, name), prefix)
        if table.made:
            assembler.made.table.report("numbers-made", Place(file, name), ", ".join(table.made))
        if not table.layout.columns("text"):
            assembler.made.table.report("repaired-action", Place(file, name))
    return assembler.made


def _prefixed(tables: Sequence[Numbered]) -> set[int]:
    """The sheets of which a number means another recommendation than on another sheet."""
    found: set[int] = set()
    seen: dict[str, tuple[int, str]] = {}
    for index, table in enumerate(tables):
        for number in [*table.labels, *table.texts]:
            words = table.words_of(number)
            first, other = seen.setdefault(number, (index, words))
            if first != index and words and other and words != other:
                found |= {first, index}
    return found


def _repeating(tables: Sequence[Numbered]) -> set[int]:
    """The sheets that give an action a number which another sheet gives to one of its own."""
    sheets: dict[str, set[int]] = {}
    for index, table in enumerate(tables):
        for ref in filter(None, table.refs):
            sheets.setdefault(ref, set()).add(index)
    return {index for found in sheets.values() if len(found) > 1 for index in found}


def _own_numbers(tables: Sequence[Numbered], repeating: Set[int]) -> dict[int, str]:
    """How the numbers of actions begin in tables that have the same ones, each below a recommendation of its own."""
    numbers = {index: {*tables[index].numbers} for index in repeating}
    counts = Counter(number for found in numbers.values() for number in found)
    return {index: f"{number}." for index, found in numbers.items() for number in found
            if len(found) == 1 and number and counts[number] == 1}


def _keep_the_rest(book: Book, tables: Sequence[Numbered], made: Assembled, told: Sequence[Told]) -> None:
    """Keep every word outside of the rows: titles, headings, dividers, and all that is left out."""
    for table in tables:
        _keep_around(table, made)
    named = {table.layout.sheet.name for table in tables}
    for sheet in book.sheets:
        if sheet.name not in named:
            _leave_out_sheet(sheet, made, rows_without_action(made.table.file, sheet, told))
        for printed in sheet.furniture:
            _leave_out(made, "left-out", Place(made.table.file, sheet.name), [Piece(printed, f"{sheet.name}!page")])
    made.table.title[:0] = [Piece(*aside) for aside in book.title]
    made.asides += [("", "section", Piece(*aside)) for aside in book.sections]
    if book.prose:
        made.table.left_out += [Piece(*aside) for aside in book.prose]
        made.table.report("prose-left-out", Place(made.table.file), counted(words.PARAGRAPHS, len(book.prose)))
    for loose in book.loose:
        _leave_out(made, "left-out", Place(made.table.file), [Piece(loose, "text box or chart")])


def _keep_around(table: Numbered, made: Assembled) -> None:
    layout, file = table.layout, made.table.file
    name = layout.sheet.name
    for row, cells in layout.sheet.rows():
        words = [cell for cell in cells.values() if cell.has_words]
        if row < layout.first:
            text = " ".join(" ".join(_all_words(cell).split()) for cell in words)
            made.table.title.append(Piece(text, locator(name, words[0])))
        elif row <= layout.last:
            made.asides += [("", "heading", Piece(_all_words(cell), locator(name, cell))) for cell in words]
    made.asides += [("", "section", Piece(_all_words(cell), locator(name, cell))) for cell in table.body.sections]
    made.asides += [("", "repeated", Piece(_all_words(cell), locator(name, cell))) for cell in table.body.repeated]
    for code, cells_out in table.body.left_out:
        rows = str(len({cell.row for cell in cells_out}))
        _leave_out(made, code, _place(file, name, cells_out[0]), list(_pieces(name, cells_out)), rows)
    for line, cells_on in table.body.continued:
        words_on = " ".join(" ".join(cell.text.split()) for cell in cells_on)
        made.table.report("repaired-below", _place(file, name, cells_on[0]), words_on, str(line.row))
    read = {id(cell) for line in table.body.lines for cell in [*line.own.values(), *line.more, *line.actual]}
    others = [cell for cell in layout.sheet.cells.values() if id(cell) not in read]
    made.table.left_out += [Piece(words, locator(name, cell)) for cell in others for words in (cell.note, cell.link)
                            if words]


def _leave_out_sheet(sheet: Sheet, made: Assembled, without_action: Problem | None) -> None:
    cells = [cell for _, cells in sheet.rows() for cell in cells.values() if cell.has_words]
    pieces = list(_pieces(sheet.name, cells))
    if without_action:
        made.table.left_out += pieces
        made.table.problems.append(without_action)
    elif cells:
        _leave_out(made, "sheet-left-out", Place(made.table.file, sheet.name), pieces)
    made.table.left_out += [Piece(words, locator(sheet.name, cell)) for cell in sheet.cells.values()
                            for words in (cell.note, cell.link) if words]


def _leave_out(made: Assembled, code: str, place: Place, pieces: Sequence[Piece], rows: str = "") -> None:
    """Keep words in the history alone, and report them: those that stand there several times, if any does."""
    made.table.left_out += pieces
    counts = Counter(" ".join(piece.text.split()) for piece in pieces)
    repeated = [text for text, count in counts.items() if count > 1] if code == "prefilled-rows" else []
    made.table.report(code, place, " ".join(repeated or counts)[:200], rows)


def _pieces(sheet: str, cells: Sequence[Cell]) -> Iterator[Piece]:
    for cell in cells:
        for written in (cell.words("en"), str(cell.hidden_day or ""), cell.struck, cell.formula):
            if written:
                yield Piece(written, locator(sheet, cell))


def _all_words(cell: Cell) -> str:
    return " ".join(filter(None, (cell.words("en"), cell.struck, cell.formula)))


def _place(file: str, sheet: str, cell: Cell) -> Place:
    return Place(file, sheet, cell.row, cell.address)


def _as_of_heading(tables: Sequence[Numbered]) -> date | None:
    """The only day that the headings name, as in “Status as of 31 December 2018”."""
    headings = [heading.text for table in tables for heading in table.layout.headings.values()]
    days = {found.period.first for text in headings for found in find_dates(text)
            if found.period and found.precision == "day"}
    return days.pop() if len(days) == 1 else None


def _odd_looks(file: str, tables: Sequence[Numbered], colours: Mapping[str, Status]) -> Iterator[Problem]:
    """What a person should know of how the sheets look and how their headings were read."""
    told = set[tuple[str, str]]()
    for table in tables:
        layout = table.layout
        sheet, place = layout.sheet, Place(file, layout.sheet.name)
        if sheet.is_hidden:
            yield Problem("hidden-sheet", place, sheet.name)
        rows = sorted(line.row for line in table.body.lines if line.row in sheet.hidden_rows)
        if rows:
            yield Problem("hidden-rows", place, _ranges(rows))
        hidden = [heading.text for column, heading in layout.headings.items() if column in sheet.hidden_columns]
        if hidden:
            yield Problem("hidden-columns", place, ", ".join(hidden))
        yield from headings_read(file, layout, told)
        if not colours:
            yield from _colours_found(table, place)


def _ranges(rows: Sequence[int]) -> str:
    """Row numbers in few words: `5, 7 to 9`."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and parts[-1][-1] == row - 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts)


def _colours_found(table: Numbered, place: Place) -> Iterator[Problem]:
    """The colours of the status cells, or of the rows where there is none, with what a legend says of them."""
    columns = table.layout.columns("status")
    fills: list[set[str]] = [
        {cell.fill for column in columns if (cell := line.cell(column)) and cell.fill} for line in table.body.lines]
    if not any(fills):
        fills = [{cell.fill for cell in line.own.values() if cell.fill} for line in table.body.lines]
    counts = Counter(fill for found in fills for fill in found)
    if not counts or (len(counts) == 1 and all(fills)):
        return
    found = ", ".join(f"{described(fill)} {count} ×" for fill, count in counts.most_common())
    meant = dict(_legend(table))
    names = {colour_name(fill): meant.get(fill) or meant.get(colour_name(fill)) for fill in counts}
    option = ",".join(f"{name}={status.value if status else 'STATUS'}" for name, status in names.items())
    yield Problem("colours-found", place, found, option)


def _legend(table: Numbered) -> Iterator[tuple[str, Status]]:
    """What a legend outside of the rows says: colour, and its name, -> status."""
    lines = {line.row for line in table.body.lines}
    sheet = table.layout.sheet
    for (row, column), cell in sheet.cells.items():
        if not cell.fill or row in lines or table.layout.first <= row <= table.layout.last:
            continue
        beside = sheet.cells.get((row, column + 1))
        for text in (cell.text, beside.text if beside else ""):
            status = read_status(text.rpartition("=")[2].rpartition(":")[2]).status
            if status is not Status.NOT_REPORTED:
                yield cell.fill, status
                yield colour_name(cell.fill), status
                break


SOURCE = SourceKind("spreadsheet", words.WORKBOOK, recognized, take_in)
