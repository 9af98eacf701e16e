"""Three workbooks, each with the reading that a careful person gives it."""

from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources import open_documents

MUSEUM_PLAN = """
| Ref    | Action                                                        | Responsible                         | Due                       | Status      |
| H-01.1 | Cambiar los filtros de luz de las vitrinas 3 a 8              | Conservación Preventiva             | 2026-11-15                | implemented |
| H-02.1 | Inventariar las piezas del almacén norte                      | Registro; Almacenes                 | 2027-06-30                | in progress |
| H-03.1 | Contratar una póliza para los préstamos                       | Secretaría General                  | 2027-01-31                | not started |
| H-04.1 | Revisar las cámaras de la sala romana                         | Seguridad                           | 2027-03-01                | asked       |
| H-05.1 | Traducir las cartelas al inglés                               | Difusión y Educación                | asked: Pendiente de fijar | not started |
| H-06.1 | Reparar la gotera del lucernario                              | Mantenimiento                       | 2026-12-20                | in progress |
"""


def museum_plan(folder: Path) -> Path:
    """A Spanish museum's improvement plan in OpenDocument: a title, a legend below, real dates between written ones."""
    def text(words: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{more}>{open_documents.paragraph(words)}</table:table-cell>'

    def cell(words: str) -> str:
        if words.startswith("="):
            return (f'<table:table-cell office:value-type="date" office:date-value="{words[1:]}">'
                    f"{open_documents.paragraph('/'.join(reversed(words[1:].split('-'))))}</table:table-cell>")
        return text(words) if words else "<table:table-cell/>"

    lines = (
        ("N.º", "Hallazgo", "Medida correctora", "Encargado", "Fecha tope", "Situación", "Observaciones"),
        ("H-01", "Luz excesiva", "Cambiar los filtros de luz de las vitrinas 3 a 8", "Conservación Preventiva", "=2026-11-15",
         "Hecho", "factura 211"),
        ("H-02", "Piezas sin número", "Inventariar las piezas del almacén norte", "Registro / Almacenes", "junio de 2027",
         "En curso", "van 412 de 900"),
        ("H-03", "Préstamos sin seguro", "Contratar una póliza para los préstamos", "Secretaría General", "=2027-01-31",
         "Sin empezar", ""),
        ("H-04", "Cámaras averiadas", "Revisar las cámaras de la sala romana", "Seguridad", "1 de marzo de 2027",
         "A la espera del proveedor", ""),
        ("H-05", "Cartelas solo en español", "Traducir las cartelas al inglés", "Difusión y Educación", "Pendiente de fijar",
         "No iniciado", ""),
        ("H-06", "Gotera", "Reparar la gotera del lucernario", "Mantenimiento", "20-12-2026", "En ejecución", "urgente"))
    body = "".join(
        ["<table:table-row>" + text("Museo Municipal de Valdehelechos – Plan de mejora",
                                    ' table:number-columns-spanned="7"') + "</table:table-row>",
         "<table:table-row>" + text("Situación a 30 de noviembre de 2026") + "</table:table-row>",
         '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'])
    body += "".join("<table:table-row>" + "".join(map(cell, line)) + "</table:table-row>" for line in lines)
    body += '<table:table-row><table:table-cell table:number-columns-repeated="7"/></table:table-row>'
    body += "<table:table-row>" + text("Total de medidas: 6") + "</table:table-row>"
    xml = open_documents.content(open_documents.SHEETS, f'<table:table table:name="Plan 2026-27">{body}</table:table>')
    return open_documents.written(folder / "plan_mejora_museo.ods", open_documents.SHEETS, xml)


HOUSING_DAMP = """
| Ref | Action                                                     | Responsible                         | Due                     | Status        |
| D1  | Survey all ground-floor flats of Weir Court                | Surveying                           | 2026-11-30              | implemented   |
| D2  | Replace the extractor fans in block C                      | Repairs; Contracts                  | 2027-01-22              | in progress   |
| D3  | Write to every tenant about airing                         | Tenant Liaison                      | 2026-12-04              | implemented   |
| D4  | Train call handlers to log damp as urgent                  | Customer Contact                    | 2027-02-28              | in progress   |
| D5  | Find money for the cavity walls                            | Finance                             | asked: TBC              | not started   |
| D6  | Re-inspect Weir Court after the winter                     | Surveying                           | 2027-04-16              | not started   |
"""


def housing_damp(folder: Path) -> Path:
    """A housing association's tracker: merged title, filters, percentages beside statuses, a key and a total on the sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Damp & Mould"
    rows = (
        ("HEATHERSTEAD HOMES – DAMP & MOULD ACTION TRACKER",), ("Owner: Head of Property", None, "Last updated:",
                                                               datetime(2026, 12, 9)), (),
        ("Ref", "Ombudsman said", "What we're doing", "Team(s)", "Original target", "Revised target", "% complete", "RAG", "Progress"),
        ("D1", "Landlord did not know the extent", "Survey all ground-floor flats of Weir Court", "Surveying",
         datetime(2026, 11, 30), None, 1, "Blue", "Completed 27/11/2026"),
        ("D2", "Fans broken for a year", "Replace the extractor fans in block C", "Repairs/Contracts", datetime(2027, 1, 22),
         None, 0.4, "Amber", "In progress – 22 of 55 fitted"),
        ("D3", "Tenants blamed", "Write to every tenant about airing", "Tenant Liaison", "4th Dec 2026", None, 1, "Blue",
         "Completed"),
        ("D4", "Calls not logged", "Train call handlers to log damp as urgent", "Customer Contact", datetime(2026, 12, 31),
         datetime(2027, 2, 28), 0.25, "Amber", "In progress"),
        ("D5", "Walls wet", "Find money for the cavity walls", "Finance", "TBC", None, 0, "Red", "Not started"),
        ("D6", "", "Re-inspect Weir Court after the winter", "Surveying", datetime(2027, 4, 16), None, 0, "Green",
         "Not started"),
        (None, None, "Number of actions", 6), (),
        ("Key:", "Blue = complete", "Green = on track", "Amber = some slippage", "Red = off track"))
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:I1")
    sheet["A1"].font = Font(bold=True, size=16)
    for head in sheet[4]:
        head.fill = PatternFill("solid", fgColor="FFDDDDDD")
    for row_number in range(5, 11):
        sheet.cell(row_number, 7).number_format = "0%"
        for column in (5, 6):
            sheet.cell(row_number, column).number_format = "dd mmm yy"
    sheet.auto_filter.ref = "A4:I10"
    book.save(folder / "Damp tracker.xlsx")
    return folder / "Damp tracker.xlsx"


BUS_DEPOTS = """
| Ref | Action                                           | Responsible                 | Due        | Status      |
| N1  | Re-mark the pedestrian crossing by the wash      | Yard Supervisor             | 2027-02-12 | implemented |
| N2  | Put mirrors on the blind corner of bay 6         | Engineering                 | 2027-02-26 | in progress |
| N3  | Retrain drivers who reverse without a banksman   | Driver Training             | 2027-03-31 | in progress |
| S1  | Repair the lights over the fuel island           | Engineering                 | 2027-02-05 | implemented |
| S2  | Agree a one-way system with the contractor       | Operations; Engineering     | 2027-04-15 | not started |
"""


def bus_depots(folder: Path) -> Path:
    """A bus company's actions: a sheet for each depot, one of them with a column more, and a sheet that counts."""
    book = openpyxl.Workbook()
    counts = book.worksheets[0]
    counts.title = "Dashboard"
    for line in (("Depot safety actions", None), ("Depot", "Open", "Closed"), ("Northgate", 2, 1), ("Southquay", 1, 1)):
        counts.append(line)
    north, south = book.create_sheet("Northgate"), book.create_sheet("Southquay")
    heads = ("Item", "Action agreed", "Action owner", "Complete by", "Status")
    _depot(north, "Northgate depot – safety committee 28 January 2027", heads, (
        ("N1", "Re-mark the pedestrian crossing by the wash", "Yard Supervisor", "12 Feb 2027", "Complete"),
        ("N2", "Put mirrors on the blind corner of bay 6", "Engineering", "26 Feb 2027", "Started"),
        ("N3", "Retrain drivers who reverse without a banksman", "Driver Training", "end March 2027", "Ongoing")))
    _depot(south, "Southquay depot – safety committee 29 January 2027", (*heads, "Notes"), (
        ("S1", "Repair the lights over the fuel island", "Engineering", datetime(2027, 2, 5), "Complete", "new LEDs"),
        ("S2", "Agree a one-way system with the contractor", "Operations & Engineering", datetime(2027, 4, 15), "Not started",
         "meeting on 3 March")))
    book.save(folder / "depot actions Q1.xlsx")
    return folder / "depot actions Q1.xlsx"


def _depot(sheet: Worksheet, title: str, heads: tuple[str, ...], rows: tuple[tuple[str | datetime, ...], ...]) -> None:
    """Fill the sheet of a depot."""
    lines: list[tuple[str | datetime, ...]] = [(title,), (), heads, *rows]
    for row in lines:
        sheet.append(row)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heads))
