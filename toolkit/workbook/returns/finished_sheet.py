"""The sheet Finished: the actions that nothing is asked about, only to be read."""

from collections.abc import Mapping

from toolkit.tracker.record.actions import Finished
from toolkit.tracker.record.columns import columns_of, from_plain
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.returns.return_sheets import FINISHED_SHEET
from toolkit.words.speaking import text
from toolkit.workbook.returns.actions_sheet import in_return
from toolkit.workbook.returns.long_texts import LongTexts, put_long
from toolkit.workbook.writing.heights import MOST_LINES, lines_of, tall
from toolkit.workbook.writing.tables import LINK_LOOK, LOWEST_ROW, Heading, write_table
from toolkit.workbook.writing.workbook import GUARD_RAIL, HEAD_FILL, LOCKED_FILL, Book


def write_finished(
    book: Book, finished: Mapping[str, Plain], unit: str, round_name: str, long: LongTexts
) -> None:
    """Write the sheet.

    Args:
        book: Into which.
        finished: Ref -> column key -> plain value.
        unit: For the page header.
        round_name: For the page header.
        long: Takes in what no row is tall enough for.
    """
    sheet, columns = book.sheet(text(FINISHED_SHEET)), columns_of(Finished)
    rows = [[in_return(from_plain({"ref": ref, **values}.get(column.key, ""), column), column) for column in columns]
            for ref, values in finished.items()]
    write_table(book, sheet, [Heading(column.heading, column.width) for column in columns], rows,
                lambda _, at: {"bg_color": LOCKED_FILL, "bold": columns[at].key == "ref"}, unit, round_name)
    look = book.format(bg_color=LOCKED_FILL, **LINK_LOOK)
    for number, row in enumerate(rows, 1):
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            if isinstance(value, str) and lines_of(value, column.width) > MOST_LINES:
                put_long(sheet, number, at, value, long.add(str(row[0]), column.heading, value), look)
        said = [(value, column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str)]
        sheet.set_row(number, tall(said, LOWEST_ROW))
    sheet.set_tab_color(HEAD_FILL)
    sheet.protect("", GUARD_RAIL)
