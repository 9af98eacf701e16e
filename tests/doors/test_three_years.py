"""Three years of one register: five sources, eight rounds, and whatever happens to units and actions meanwhile.

The figures of every round, made again at the end, are those that were printed at the time.
"""

from datetime import date, datetime

import pytest

from tests.doors.command_line import Tracker
from tests.doors.years import REGISTER, Years

UNITS = """\
code,name,aliases,focal point,e-mail
LOCK,Lock Service,Locks,L. Roan,lock@larkholm.example
FERR,Ferry Service,Ferries,F. Dale,ferr@larkholm.example
BRID,Bridge Office,Bridges,B. Holt,brid@larkholm.example
SAFE,Safety Desk,,S. Birch,safe@larkholm.example
FUND,Funds Section,Funds,U. Moor,fund@larkholm.example
"""
REVIEW = """\
| No | Recommendation               | Action                              | Responsible   | Deadline          |
|----|------------------------------|-------------------------------------|---------------|-------------------|
| 1  | Keep the locks open in frost | 1.1 Heat the sluices                | Lock Service  | 30 June 2016      |
|    |                              | 1.2 Keep salt at every lock         | Lock Service  | 30 September 2016 |
| 2  | Let no ferry sail alone      | 2.1 Pair the ferries at night       | Ferry Service | 31 December 2016  |
|    |                              | 2.2 Buy two lamps for each ferry    | Ferry Service | 31 March 2017     |
| 3  | Know every bridge            | 3.1 Measure all bridges             | Bridge Office | 31 May 2016       |
|    |                              | 3.2 Paint the heights on them       | Bridge Office | 31 December 2017  |
"""
AUDIT = """\
| No | Recommendation            | Action                      | Responsible   | Deadline         |
|----|---------------------------|-----------------------------|---------------|------------------|
| 1  | Count the fares each week | Count them on Fridays       | Funds Section | 30 November 2016 |
| 2  | Lend no keys              | Number the keys of each box | Ferry Service | 31 January 2017  |
"""
SESSION = """\
| No | Recommendation             | Action                        | Responsible | Deadline      |
|----|----------------------------|-------------------------------|-------------|---------------|
| 1  | Teach everybody to swim    | Hold a course in spring       | Safety Desk | 31 May 2017   |
| 2  | Write down what goes wrong | Keep a book at each landing   | Safety Desk | 30 June 2017  |
"""
PLAN = """\
| No | Recommendation          | Action                       | Responsible   | Deadline          |
|----|-------------------------|------------------------------|---------------|-------------------|
| 1  | Shut the old lock       | Ask the villages             | Lock Service  | 31 January 2018   |
| 2  | Light the landing steps | Fit a lamp to each landing   | Ferry Service | 30 September 2018 |
"""
INSPECTION = """\
| No | Recommendation        | Action                        | Responsible   | Deadline      |
|----|-----------------------|-------------------------------|---------------|---------------|
| 1  | Look below the water  | Send a diver to each bridge   | Bridge Office | 31 July 2018  |
"""
COLUMNS = {
    "Priority": {"Kind": "List", "Filled in by": "Centre", "Choices": "High; Medium; Low"},
    "Per cent done": {"Kind": "Per cent", "Filled in by": "Lead unit"},
}




@pytest.mark.slow(reason="eight rounds are issued, returned, consolidated and reported through the command line, and reported again")
def test_the_figures_of_every_round_made_again_at_the_end_are_those_printed_at_the_time(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    years = Years(tracker, datetime(2016, 1, 11, 9))
    for play in (_a_review, _an_audit_and_dates_to_approve, _claims_are_checked, _handed_over_and_split, _units_merge_and_split,
                 _own_columns, _still_so, _an_old_return_is_corrected):
        play(years)
    years.print(years.latest)
    assert len(years.printed) == 8
    for name, printed in years.printed.items():
        again = years.figures_of(name)
        for part, before in printed.items():
            assert again[part] == before, f"{part} of {name}"


def _a_review(years: Years) -> None:
    (years.tracker.folder / "units.csv").write_text(UNITS, encoding="utf-8")
    years.source("REV16", "Review of the crossings", REVIEW, "--units", "units.csv")
    years.on("2016-04-04")
    assert years.issue("2016-03", "2016-03-31") == {"LOCK", "FERR", "BRID"}
    years.returns("2016-03", {
        "LOCK": {"1.1": {"Status": "In progress", "Comment": "Two of seven are heated."}, "1.2": {"Status": "Not started"}},
        "FERR": {"2.1": {"Status": "Not started"}, "2.2": {"Status": "Not started"}},
        "BRID": {"3.1": {"Status": "Implemented", "Date of implementation": date(2016, 3, 20), "Comment": "All are measured."},
                 "3.2": {"Status": "In progress", "Comment": "Paint is bought."}}})
    years.consolidate("2016-03")


def _an_audit_and_dates_to_approve(years: Years) -> None:
    """A second document; a unit is renamed; new dates of deadlines wait for the centre from now on."""
    years.source("AUD16", "Audit of fares and keys", AUDIT)
    years.tracker.set(approve_deadlines="Yes")
    years.type("Units", {"FERR": {"Name": "Ferry and Boat Service", "Aliases": "Ferries, Ferry Service"}})
    years.on("2016-10-03")
    assert years.issue("2016-09", "2016-09-30") == {"LOCK", "FERR", "BRID", "FUND"}
    assert "3.1" in years.asked("BRID", "2016-09"), "closed since the last round"
    years.returns("2016-09", {
        "LOCK": {"1.1": {"Status": "In progress", "Comment": "Five of seven.", "Revised deadline": date(2017, 6, 30),
                         "Reason for revision": "The cables came late."},
                 "1.2": {"Status": "In progress", "Comment": "Salt is on order.", "Revised deadline": date(2018, 9, 30),
                         "Reason for revision": "There is no shed."}},
        "FERR": {"2.1": {"Status": "In progress", "Comment": "Two pairs sail."}, "2.2": {"Status": "Not started"},
                 "AUD16-2.1": {"Status": "Not started"}},
        "BRID": {"3.2": {"Status": "In progress", "Comment": "Four of nine."}},
        "FUND": {"AUD16-1.1": {"Status": "In progress", "Comment": "A form is drafted."}}})
    years.consolidate("2016-09")
    assert years.action("1.1")["days_overdue"] == 92, "what waits does not count"
    assert years.decide("Proposed", "Accept", Ref_="1.1") == 1
    assert years.decide("Proposed", "Decline", Ref_="1.2") == 1
    years.on("2016-10-28")
    years.consolidate("2016-09")
    assert (years.action("1.1")["revised_deadline"], years.action("1.2")["revised_deadline"]) == ("2017-06-30", None)


def _claims_are_checked(years: Years) -> None:
    """A third document; the centre checks what units claim, verifies one action and does not accept another."""
    years.source("SES16", "Session of November", SESSION)
    years.tracker.set(verification="Yes")
    years.type("Actions", {"3.1": {"Verification": "Verified", "Verified by": "U. Moor", "Verified on": date(2016, 12, 1)}})
    years.on("2017-01-09")
    assert years.issue("2016-12", "2016-12-31") == {"LOCK", "FERR", "BRID", "FUND", "SAFE"}
    assert "3.1" not in years.asked("BRID", "2016-12"), "it is verified"
    years.returns("2016-12", {
        "LOCK": {"1.1": {"Comment": "Six of seven."},
                 "1.2": {"Status": "Implemented", "Date of implementation": date(2016, 12, 12), "Comment": "All have salt."}},
        "FERR": {"2.1": {"Comment": "Three pairs sail."}, "2.2": {"Status": "In progress", "Comment": "Half are bought."},
                 "AUD16-2.1": {"Status": "In progress", "Comment": "Boxes one to four."}},
        "BRID": {"3.2": {"Comment": "Seven of nine."}},
        "SAFE": {"SES16-1.1": {"Status": "Not started"}, "SES16-2.1": {"Status": "Not started"}}})
    years.consolidate("2016-12")
    years.type("Actions", {"1.2": {"Verification": "Not accepted", "Verified on": date(2017, 1, 20),
                                   "Verification reason": "The upper lock has none."}})


def _handed_over_and_split(years: Years) -> None:
    """An action goes to another unit, another is split, and what was not accepted is answered anew and verified."""
    years.type("Actions", {
        "2.2": {"Lead": "LOCK"},
        "2.3": {"Rec.": "2", "Action": "Pair the large ferries", "Responsible": "Ferry Service", "Lead": "FERR",
                "Deadline": "30 June 2017", "Source": "REV16", "Split from": "2.1"},
        "2.4": {"Rec.": "2", "Action": "Pair the small boats", "Responsible": "Ferry Service", "Lead": "FERR",
                "Deadline": "31 December 2017", "Source": "REV16", "Split from": "2.1"},
        "2.1": {"Status": "Superseded", "Superseded by": "2.3, 2.4"}})
    years.on("2017-04-03")
    years.issue("2017-03", "2017-03-31")
    locks = years.asked("LOCK", "2017-03")
    assert {"2.2", "1.2"} <= locks.keys(), "handed over; not accepted"
    assert "The upper lock has none." in map(str, locks["1.2"].values())
    assert {"2.3", "2.4"} <= years.asked("FERR", "2017-03").keys()
    assert "2.1" not in years.asked("FERR", "2017-03")
    years.returns("2017-03", {
        "LOCK": {"1.1": {"Comment": "All but one."}, "1.2": {"Comment": "The upper lock has salt, too.", "Evidence": "https://larkholm.example/salt"},
                 "2.2": {"Status": "Implemented", "Date of implementation": date(2017, 3, 30), "Comment": "All ferries have two."}},
        "FERR": {"2.3": {"Status": "In progress", "Comment": "One pair."}, "2.4": {"Status": "Not started"}},
        "BRID": {"3.2": {"Comment": "Eight of nine."}}})
    years.consolidate("2017-03")
    assert years.action("1.2")["verification"] in (None, "not_checked")
    years.type("Actions", {"1.2": {"Verification": "Verified", "Verified on": date(2017, 4, 24)}})


def _units_merge_and_split(years: Years) -> None:
    """A fourth document; one unit becomes part of another, and one becomes two."""
    years.source("PLA17", "Plan of the landings", PLAN)
    years.type("Units", {
        "BRID": {"Replaced by": "LOCK", "Until": date(2017, 6, 30)},
        "TEAC": {"Name": "Teaching Desk"}, "WATC": {"Name": "Watch Desk"},
        "SAFE": {"Replaced by": "TEAC, WATC", "Until": date(2017, 6, 30)}})
    years.type("Actions", {"SES16-1.1": {"Lead": "TEAC"}, "SES16-2.1": {"Lead": "WATC"}})
    years.on("2017-10-02")
    assert years.issue("2017-09", "2017-09-30") == {"LOCK", "FERR", "FUND", "TEAC", "WATC"}
    assert "3.2" in years.asked("LOCK", "2017-09")
    years.returns("2017-09", {
        "LOCK": {"1.1": {"Status": "Implemented", "Date of implementation": date(2017, 6, 20), "Comment": "All are heated."},
                 "3.2": {"Status": "Implemented", "Date of implementation": date(2017, 8, 1), "Comment": "All are painted."},
                 "PLA17-1.1": {"Status": "Not started"}},
        "TEAC": {"SES16-1.1": {"Status": "Implemented", "Date of implementation": date(2017, 5, 20), "Comment": "Forty came."}},
        "WATC": {"SES16-2.1": {"Status": "In progress", "Comment": "At three landings."}}})
    years.consolidate("2017-09")


def _own_columns(years: Years) -> None:
    """The organization declares columns of its own; an action is withdrawn, and another reopened."""
    years.type("Columns", COLUMNS)
    years.type("Actions", {"AUD16-1.1": {"Status": "No longer applicable", "Reason for closing": "Fares were abolished."},
                           "3.1": {"Status": "In progress", "Date of implementation": None}})
    years.on("2018-01-08")
    years.issue("2017-12", "2017-12-31")
    years.type("Actions", {"PLA17-1.1": {"Priority": "High"}})
    assert "3.1" in years.asked("LOCK", "2017-12"), "it was reopened"
    years.returns("2017-12", {
        "LOCK": {"PLA17-1.1": {"Status": "In progress", "Comment": "Two villages were asked.", "Per cent done": 0.4},
                 "3.1": {"Comment": "Two bridges are new."}},
        "FERR": {"2.3": {"Status": "Implemented", "Date of implementation": date(2017, 12, 1), "Comment": "All are paired."},
                 "AUD16-2.1": {"Comment": "All but one."}, "PLA17-2.1": {"Status": "Not started"}}})
    years.consolidate("2017-12")


def _still_so(years: Years) -> None:
    """A fifth document; a unit says that its answer is still so, one touches nothing, and one does not return."""
    years.source("INS18", "Inspection of the bridges", INSPECTION)
    years.on("2018-07-02")
    years.issue("2018-06", "2018-06-30")
    assert "INS18-1.1" in years.asked("LOCK", "2018-06"), "in the place of the Bridge Office"
    years.returns("2018-06", {"LOCK": {"PLA17-1.1": {"Still so": "Yes"}, "INS18-1.1": {"Status": "Not started"}}, "FERR": {}})
    years.consolidate("2018-06")
    assert years.action("PLA17-1.1")["reported"] == "answered"
    assert years.action("2.4")["reported"] == "left"
    assert years.action("SES16-2.1")["reported"] == "not_returned"


def _an_old_return_is_corrected(years: Years) -> None:
    """The last round; and a unit corrects what it said in one that is closed."""
    years.on("2019-01-07")
    years.issue("2018-12", "2018-12-31")
    years.returns("2018-06", {"FERR": {"2.4": {"Status": "In progress", "Comment": "One pair of boats."}}}, " corrected")
    years.consolidate("2018-06")
    years.returns("2018-12", {
        "LOCK": {"INS18-1.1": {"Status": "Implemented", "Date of implementation": date(2018, 12, 1), "Comment": "All are sound."}},
        "FERR": {"2.4": {"Comment": "Two pairs of boats."}}})
    years.consolidate("2018-12")
    told = years.run("report", REGISTER, "--format", "progress-table", "--round", "2018-06", "-o", "again.docx")
    assert "2 corrections came after the round was closed" in told.err
