"""The opponent: what a competent analyst writes today to consolidate returns and to report what is late.

    python benchmarks/opponent.py FOLDER OUT [--engine openpyxl|calamine] [--stage read|all]

It reads the sheet Actions of every workbook in FOLDER with pandas, puts the rows together, flags those that are late,
writes a workbook with a conditional format and a Word document with a table of the late rows. It checks nothing and
keeps no history.
"""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

HEADINGS = ["Ref.", "Action", "Responsible", "Due date", "Status", "Comment"]
CLOSED = {"Implemented", "Closed without implementation", "Superseded", "No longer applicable"}
AS_OF = date(2018, 12, 31)


def main() -> None:
    """Parse the arguments and do the work."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--engine", default="openpyxl", choices=("openpyxl", "calamine"))
    parser.add_argument("--stage", default="all", choices=("read", "all"))
    arguments = parser.parse_args()

    import pandas as pd

    frames = [
        pd.read_excel(path, sheet_name="Actions", engine=arguments.engine).assign(source=path.name)
        for path in sorted(arguments.folder.glob("*.xlsx"))
    ]
    everything = pd.concat(frames, ignore_index=True)
    due = pd.to_datetime(everything["Due date"], errors="coerce")
    everything["late"] = (due < pd.Timestamp(AS_OF)) & ~everything["Status"].isin(CLOSED)
    print(f"{len(frames)} files, {len(everything)} rows, {int(everything['late'].sum())} late")
    if arguments.stage == "all":
        arguments.out.mkdir(parents=True, exist_ok=True)
        write_workbook(everything, arguments.out / "register.xlsx")
        write_document(everything[everything["late"]][HEADINGS], arguments.out / "report.docx")


def write_workbook(frame: "pandas.DataFrame", path: Path) -> None:
    """The rows as a workbook, the late ones highlighted."""
    import pandas as pd

    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        frame.to_excel(writer, index=False, sheet_name="Register")
        sheet = writer.sheets["Register"]
        red = writer.book.add_format({"bg_color": "#FFC7CE"})
        last = len(frame.columns) - 1
        sheet.conditional_format(1, 0, len(frame), last, {
            "type": "formula", "criteria": f"=${chr(65 + last)}2=TRUE", "format": red})


def write_document(late: "pandas.DataFrame", path: Path) -> None:
    """The late rows as a Word table."""
    from docx import Document

    document = Document()
    document.add_heading(f"Progress report as of {AS_OF}")
    table = document.add_table(rows=1, cols=len(HEADINGS))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    for _, row in late.iterrows():
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    document.save(str(path))


if __name__ == "__main__":
    main()
