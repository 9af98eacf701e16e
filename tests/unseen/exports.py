"""Two exports of issue trackers, each with the reading that a careful person gives it."""

import csv
from pathlib import Path

BOARD_CARDS = """
| Ref  | Action                                        | Responsible          | Due        | Status      |
| 8801 | Replace the grinder guard on bench 2          | Wood Shop            | 2027-02-19 | implemented |
| 8807 | Write the sign-up rules for the laser cutter  | Induction Team       | 2027-03-05 | in progress |
| 8812 | Label every breaker in the fuse board         | Electrics; Facilities | 2027-02-28 | not started |
| 8815 | Ask the landlord about the roof               | Facilities           |            | not started |
| 8820 | Buy eye-wash bottles                          | Facilities           | 2027-01-31 | implemented |
| 8824 | Move the kiln vent                            | Ceramics             | 2027-05-01 | in progress |
"""


def board_cards(folder: Path) -> Path:
    """The cards of a makerspace's board: the list is the status, times stand behind the dates, labels have colours."""
    rows = (
        ("Card ID", "Card Name", "Card URL", "List Name", "Members", "Due Date", "Labels", "Last Activity Date", "Board Name"),
        ("8801", "Replace the grinder guard on bench 2", "https://board.example/c/8801", "Done", "Wood Shop",
         "2027-02-19T12:00:00.000Z", "safety (red)", "2027-02-18T09:14:55.120Z", "Committee actions"),
        ("8807", "Write the sign-up rules for the laser cutter", "https://board.example/c/8807", "Doing", "Induction Team",
         "2027-03-05T12:00:00.000Z", "", "2027-02-20T20:01:02.000Z", "Committee actions"),
        ("8812", "Label every breaker in the fuse board", "https://board.example/c/8812", "To Do", "Electrics, Facilities",
         "2027-02-28T23:59:00.000Z", "safety (red), quick win (green)", "2027-01-11T18:30:00.000Z", "Committee actions"),
        ("8815", "Ask the landlord about the roof", "https://board.example/c/8815", "To Do", "Facilities", "", "",
         "2027-01-11T18:31:00.000Z", "Committee actions"),
        ("8820", "Buy eye-wash bottles", "https://board.example/c/8820", "Done", "Facilities", "2027-01-31T12:00:00.000Z",
         "quick win (green)", "2027-01-30T10:00:00.000Z", "Committee actions"),
        ("8824", "Move the kiln vent", "https://board.example/c/8824", "Doing", "Ceramics", "2027-05-01T12:00:00.000Z", "",
         "2027-02-21T08:45:00.000Z", "Committee actions"))
    path = folder / "Committee actions - cards.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


SERVICE_DESK = """
| Ref       | Action                                          | Responsible            | Due        | Status        |
| AUD-00112 | Disable accounts of leavers within one day      | Identity Services      | 2026-10-31 | implemented   |
| AUD-00113 | Encrypt the laptops of field staff              | End-User Computing     | 2026-12-15 | in progress   |
| AUD-00117 | Test the restore of the ledger                  | Data Centre Operations | 2027-01-08 | not started   |
| AUD-00118 | Retire the old fax gateway                      | Telephony              | 2026-09-30 | no longer applicable |
| AUD-00121 | Agree who approves firewall changes             | Network Security       | 2027-02-26 | asked         |
"""


def service_desk(folder: Path) -> Path:
    """What a service desk of a water company exports: semicolons, an old code page, a head of the report, codes for columns."""
    rows = (
        ("Report: Open and recently closed audit findings",), ("Run by: svc_report", "Run on: 15/12/2026 07:00"), (),
        ("Number", "Short description", "State", "Assignment group", "Due date", "Opened", "Close notes", "Priority"),
        ("AUD-00112", "Disable accounts of leavers within one day", "Resolved", "Identity Services", "31/10/2026 17:00:00",
         "02/06/2026 10:12:00", "Script runs every night – checked by audit", "2 - High"),
        ("AUD-00113", "Encrypt the laptops of field staff", "Work in Progress", "End-User Computing", "15/12/2026 17:00:00",
         "02/06/2026 10:15:00", "", "1 - Critical"),
        ("AUD-00117", "Test the restore of the ledger", "New", "Data Centre Operations", "08/01/2027 17:00:00",
         "14/07/2026 16:40:00", "", "3 - Moderate"),
        ("AUD-00118", "Retire the old fax gateway", "Cancelled", "Telephony", "30/09/2026 17:00:00", "14/07/2026 16:44:00",
         "Supplier still needs it", "4 - Low"),
        ("AUD-00121", "Agree who approves firewall changes", "Awaiting Vendor", "Network Security", "26/02/2027 17:00:00",
         "03/11/2026 09:00:00", "", "2 - High"),
        ("Total records: 5",))
    path = folder / "audit_findings_export.csv"
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path
