"""Three Word documents with a table, each with the reading that a careful person gives it."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.table import Table


def _filled(table: Table, *rows: tuple[str, ...]) -> None:
    """Fill the rows of a table; a cell of several lines has several paragraphs."""
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.paragraphs[0].add_run(first)
            for line in more:
                cell.add_paragraph(line)


OPERA_WALKROUND = """
| Ref | Action                                                                         | Responsible                        | Due                              | Status      |
| 1   | Paint a white line along the edge and fit battery glow strips                  | Stage Management                   | 2027-02-26                       | implemented |
| 2   | Replace slings 4, 7 and 9; scrap the old ones                                  | Flys                               | 2027-03-05                       | in progress |
| 3   | Move the flight cases to the scene dock                                        | Lighting; Sound                    | asked: ASAP                      | implemented |
| 4   | Book a fire-door survey                                                        | House Management                   | 2027-03-31                       | not started |
| 5   | Add a second handrail                                                          | Building Services                  | 2027-04-30                       | in progress |
| 6   | Brief all ushers on the evacuation chair                                       | House Management                   | asked: before the summer season  | not started |
| 7   | Order a lockable solvent cabinet                                               | Wigs & Make-up                     | 2027-03-12                       | implemented |
"""


def opera_walkround(folder: Path) -> Path:
    """A theatre's safety walk: bands for the places, words of the house for statuses, dates in three ways."""
    document = Document()
    document.add_heading("Larkhollow Opera – Safety walkround, 11 February 2027", 1)
    document.add_paragraph("Present: H&S Manager, Deputy Stage Manager, union rep. Apologies: Head of Flys.")
    document.add_paragraph("Updated for the Safety Group of 18 March 2027")
    table = document.add_table(10, 6, style="Table Grid")
    _filled(
        table,
        ("#", "What we saw", "What we will do", "Who", "By when", "Where we are"),
        ("BACKSTAGE", "", "", "", "", ""),
        ("1", "Edge of the trap hard to see in blackout",
         "Paint a white line along the edge and fit battery glow strips", "Stage Management", "Fri 26 Feb 2027", "Done 24/2"),
        ("2", "Three chain slings without a tag", "Replace slings 4, 7 and 9; scrap the old ones", "Flys", "5.3.2027",
         "Ordered, in progress"),
        ("3", "Flight cases in the escape corridor (again!)", "Move the flight cases to the scene dock", "Lighting / Sound",
         "ASAP", "Done"),
        ("FRONT OF HOUSE", "", "", "", "", ""),
        ("4", "Two fire doors do not close", "Book a fire-door survey", "House Management", "end of March 2027", "Not started"),
        ("5", "Steep stair to the balcony", "Add a second handrail", "Building Services", "30/04/2027",
         "In progress – joiner measured up on 2 March"),
        ("6", "Ushers unsure about the evacuation chair", "Brief all ushers on the evacuation chair", "House Management",
         "before the summer season", "Not yet started"),
        ("7", "Solvents on an open shelf", "Order a lockable solvent cabinet", "Wigs & Make-up", "12 March 2027", "Completed"))
    for band in (1, 5):
        table.rows[band].cells[0].merge(table.rows[band].cells[5])
    document.add_paragraph("Next walkround: 10 June 2027. Photos are on the noticeboard by the stage door.")
    document.save(str(folder / "walkround_feb27.docx"))
    return folder / "walkround_feb27.docx"


PEER_REVIEW = """
| Ref  | Action                                                                | Responsible                                     | Due                            | Status      |
| R1.1 | Publish one page on marking criteria                                  | Director of Teaching                            | 2026-09-30                     | implemented |
| R1.2 | Moderate a tenth of all scripts                                       | Examinations Board                              | 2027-06-30                     | in progress |
| R2.1 | Appoint a second laboratory technician                                | Head of Department                              | 2027-01-15                     | not started |
| R3.1 | Hold a staff-student forum every term                                 | Student Experience Committee                    | asked: Termly                  | in progress |
| R3.2 | Reply in writing to what the forum asks                               | Student Experience Committee                    | 2026-12-18                     | implemented |
| R4.1 | Write a field trip policy                                             | Safety Officer                                  | 2026-11-30                     | asked       |
"""


def peer_review(folder: Path) -> Path:
    """A university's review of a department: one recommendation over several actions by merged cells, on a wide page."""
    document = Document()
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("University of Quillmarsh").runs[0].bold = True
    document.add_heading("Periodic Review of the Department of Earth Materials: Action Plan and One-Year-On Report", 0)
    document.add_paragraph("Panel visit: 4–5 May 2026. One-year-on report: 1 February 2027")
    table = document.add_table(8, 6, style="Table Grid")
    _filled(
        table,
        ("Panel's recommendation", "", "Department's response", "", "", ""),
        ("No.", "Recommendation", "Action to be taken", "Responsibility", "Timescale", "Update Feb 2027"),
        ("R1", "The Panel recommends that marking be made consistent.", "Publish one page on marking criteria",
         "Director of Teaching", "30 September 2026", "Complete. Page went live on 22 September 2026."),
        ("", "", "Moderate a tenth of all scripts", "Examinations Board", "June 2027", "On-going"),
        ("R2", "The Panel recommends that the laboratories be staffed adequately.", "Appoint a second laboratory technician",
         "Head of Department", "15 Jan. 2027", "Not started (post frozen)"),
        ("R3", "The Panel recommends that students hear what became of their feedback.",
         "Hold a staff-student forum every term", "Student Experience Committee", "Termly", "In progress"),
        ("", "", "Reply in writing to what the forum asks", "Student Experience Committee", "18 December 2026", "Completed"),
        ("R4", "The Panel recommends a policy for field trips.", "Write a field trip policy", "Safety Officer",
         "30 November 2026", "Draft with the Dean"))
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 2).merge(table.cell(0, 5))
    for first, last in ((2, 3), (5, 6)):
        for column in (0, 1):
            merged = table.cell(first, column).merge(table.cell(last, column))
            for spare in [p for p in merged.paragraphs if not p.text]:
                spare._element.getparent().remove(spare._element)
    document.add_paragraph("* Posts above grade 5 need the approval of the Vacancy Panel.")
    document.save(str(folder / "periodic review action plan v3 FINAL.docx"))
    return folder / "periodic review action plan v3 FINAL.docx"


CATHEDRAL_REPAIRS = """
| Ref   | Action                                                     | Responsible                          | Due                          | Status      |
| 3.1   | Re-lead the valley gutter of the north aisle               | Clerk of Works                       | 2026-12-31                   | implemented |
| 3.4   | Repoint the parapet with lime mortar                       | Clerk of Works; Masons’ Yard         | 2027-12-31                   | not started |
| 5.2   | Clear the gully below the vestry downpipe                  | Vergers                              | 2026-10-01                   | implemented |
| 6.1   | Test the earth of the lightning conductor                  | asked                                | 2026-07-31                   | in progress |
| 6.7   | Renew the wiring of the organ blower                       | Director of Music                    | 2031-06-30                   | not started |
| 8.3   | Fit netting against pigeons in the belfry                  | Tower Captain                        | 2027-03-31                   | closed without implementation |
"""


def cathedral_repairs(folder: Path) -> Path:
    """The repairs that an architect asks of a cathedral every five years: two tables of one layout under headings, initials."""
    document = Document()
    document.add_heading("Cathedral of St Orrin in Fennmoor", 1)
    document.add_paragraph("Quinquennial inspection 2026 – schedule of repairs\nPosition at 30 November 2026")
    heads = ("Para", "Repair", "Est. cost", "To be done by", "Target date", "Status")
    document.add_heading("A. Within 18 months", 2)
    first = document.add_table(5, 6)
    _filled(
        first, heads,
        ("3.1", "Re-lead the valley gutter of the north aisle", "£18,400", "Clerk of Works", "31.12.2026", "DONE"),
        ("5.2", "Clear the gully below the vestry downpipe", "–", "Vergers", "1st October 2026", "Done"),
        ("6.1", "Test the earth of the lightning conductor", "£650", "Clerk of Works or contractor", "July 2026",
         "In hand"),
        ("", "Sub-total", "£19,050", "", "", ""))
    document.add_paragraph("Costs exclude VAT.")
    document.add_heading("B. Within five years", 2)
    second = document.add_table(5, 6)
    _filled(
        second, heads,
        ("3.4", "Repoint the parapet with lime mortar", "£42,000", "Clerk of Works; Masons’ Yard", "2027", "Not started"),
        ("6.7", "Renew the wiring of the organ blower", "£9,900", "Director of Music", "by June 2031", "not yet begun"),
        ("8.3", "Fit netting against pigeons in the belfry", "£1,200", "Tower Captain", "03/2027",
         "Will not be done – the bats come first"),
        ("", "Sub-total", "£53,100", "", "", ""))
    document.save(str(folder / "QI repairs schedule.docx"))
    return folder / "QI repairs schedule.docx"
