"""The sheet Finished: the actions that nothing is asked about, only to be read."""

from collections.abc import Mapping

from toolkit.tracker.record.actions import Finished
from toolkit.tracker.record.columns import columns_of, from_plain
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.returns.return_sheets import FINISHED_SHEET
from toolkit.workbook.returns.actions_sheet import in_return
from toolkit.workbook.writing.tables import Heading, write_table
from toolkit.workbook.writing.workbook import GUARD_RAIL, HEAD_FILL, LOCKED_FILL, Book


def write_finished(book: Book, finished: Mapping[str, Plain], unit: str, round_name: str) -> None:
    """Write the sheet.

    Args:
        book: Into which.
        finished: Ref -> column key -> plain value.
        unit: For the page header.
        round_name: For the page header.
    """
    sheet, columns = book.sheet(FINISHED_SHEET), columns_of(Finished)
    rows = [[in_return(from_plain({"ref": ref, **values}.get(column.key, ""), column), column) for column in columns]
            for ref, values in finished.items()]
    write_table(book, sheet, [Heading(column.heading, column.width) for column in columns], rows,
                lambda _, at: {"bg_color": LOCKED_FILL, "bold": columns[at].key == "ref"}, unit, round_name)
    sheet.set_tab_color(HEAD_FILL)
    sheet.protect("", GUARD_RAIL)
