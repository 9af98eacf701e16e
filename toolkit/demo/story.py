"""The whole main job on the sample organization, with the same jobs as the command line; fixed dates, no clock."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from toolkit import store
from toolkit.console import Voice
from toolkit.demo.desk import complete_register, decide, hand_over
from toolkit.demo.returns import SAMPLE, SCANNED, answers, filled_in, move_columns
from toolkit.demo.summary import README, RoundTold, readme, tell
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.letters.drafting import draft_letters
from toolkit.jobs.looking.page import NAME as PAGE
from toolkit.jobs.looking.page import page
from toolkit.jobs.reporting import overdue, report
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.taking_in import import_document
from toolkit.tracker.record.codes import LetterKind
from toolkit.tracker.record.problems import Refused
from toolkit.words import demo as words
from toolkit.words.speaking import language

FORMAT = "progress-table"
FIRST_DOCUMENT, UNITS, ADDED_DOCUMENT = "progress_table.txt", "units.csv", "audit_response.txt"
"""What the organization begins with, and the document that is added between the rounds."""
OURS = (README, "source", "register.xlsx", "register.problems.xlsx", ".register.xlsx.lock", "outbox", "inbox",
        "checked", "reports", "letters", PAGE, "archive")
"""What a demo folder holds; a later demo replaces these and touches nothing else."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round of the story, and the moments at which the information unit works on it."""

    name: str
    as_of: date
    return_by: date
    issued: datetime
    received: datetime


STARTED = datetime(2018, 11, 26, 9, 30)  # noqa: DTZ001 - history is written in local time
CYCLES = (
    Cycle("2018-12", date(2018, 12, 31), date(2019, 1, 15),
          datetime(2018, 12, 10, 10, 0), datetime(2019, 1, 21, 14, 0)),  # noqa: DTZ001
    Cycle("2019-06", date(2019, 6, 30), date(2019, 7, 15),
          datetime(2019, 6, 11, 10, 0), datetime(2019, 7, 22, 14, 0)),  # noqa: DTZ001
)
ADDED = datetime(2019, 5, 20, 9, 30)  # noqa: DTZ001
MISSING = {"2018-12": "WORK", "2019-06": "LITE"}
"""Round -> the unit that does not return its workbook."""
NOT_A_WORKBOOK = "FINA"
SPOILT: Mapping[str, Callable[[Worksheet], None]] = {"LITE": move_columns}
CONTRADICTED, CHOSEN, DECIDED = "5.2", "A", datetime(2019, 2, 4, 11, 0)  # noqa: DTZ001


NO_SECRET = "00" * 32
"""The key of the sample register, so that each demo makes the same files; nobody answers to it in earnest."""


def run_demo(folder: Path, voice: Voice) -> None:
    """Run two rounds on the sample organization in the language that is spoken, and leave every file in the folder.

    Args:
        folder: The folder to make; an earlier demo in it is replaced.
        voice: Tells the summary.

    Raises:
        Refused: The folder holds other files, or cannot be written to.
    """
    if _make_room(folder):
        voice.say(words.REPLACED, folder=folder)
    register = folder / "register.xlsx"
    source = folder / "source"
    for name in (FIRST_DOCUMENT, UNITS, ADDED_DOCUMENT):
        store.write_file(source / name, (SAMPLE / name).read_bytes())
    import_document(source / FIRST_DOCUMENT, register, STARTED, units=source / UNITS, secret=NO_SECRET)
    complete_register(register, STARTED, language())
    told = [_first_round(folder, CYCLES[0])]
    decide(register, CONTRADICTED, CHOSEN, DECIDED)
    consolidate_returns(register, [folder / "inbox" / CYCLES[0].name], CYCLES[0].name, DECIDED)
    added = import_document(source / ADDED_DOCUMENT, register, ADDED, into=register)
    hand_over(register, ADDED)
    told.append(_second_round(folder, CYCLES[1]))
    page(register, folder / PAGE, CYCLES[1].received)
    text = tell(folder, added, told)
    store.write_file(folder / README, readme(text).encode())
    voice.tell(text)


def _make_room(folder: Path) -> bool:
    """Make the folder, without what an earlier demo left; whether there was one."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if there and README not in there:
        raise Refused("folder-not-empty", found=str(folder), suggestion=f"{folder}-2")
    try:
        for name in sorted(there.intersection(OURS)):
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("not-writable", found=str(folder)) from error
    return bool(there)


def _first_round(folder: Path, cycle: Cycle) -> RoundTold:
    """Issue everything, and get back what people send: good, moved, misspelt, contradicting, unreadable, nothing."""
    codes = _issue(folder, cycle, everything=True)
    for code in codes:
        issued, target = folder / "outbox" / cycle.name / f"{code}.xlsx", folder / "inbox" / cycle.name / f"{code}.xlsx"
        if code == NOT_A_WORKBOOK:
            store.write_file(target, SCANNED)
        elif code != MISSING[cycle.name]:
            returned = filled_in(issued, answers(cycle.name, code), cycle.received, SPOILT.get(code))
            store.write_file(target, returned)
    return _take_in(folder, cycle, len(codes))


def _second_round(folder: Path, cycle: Cycle) -> RoundTold:
    """Issue what the first round has left open or has finished, and get back answers, confirmations, nothing new.

    A letter is drafted to each unit, with its workbook.
    """
    codes = _issue(folder, cycle)
    draft_letters(folder / "register.xlsx", LetterKind.ISSUE, cycle.name, cycle.issued)
    for code in (code for code in codes if code != MISSING[cycle.name]):
        returned = filled_in(folder / "outbox" / cycle.name / f"{code}.xlsx", answers(cycle.name, code), cycle.received)
        store.write_file(folder / "inbox" / cycle.name / f"{code}.xlsx", returned)
    return _take_in(folder, cycle, len(codes))


def _issue(folder: Path, cycle: Cycle, *, everything: bool = False) -> list[str]:
    result = issue_workbooks(folder / "register.xlsx", cycle.name, cycle.issued, as_of=cycle.as_of,
                             return_by=cycle.return_by, joint="all", everything=everything)
    return [file.unit for file in result.files]


def _take_in(folder: Path, cycle: Cycle, issued: int) -> RoundTold:
    register, inbox, reports = folder / "register.xlsx", folder / "inbox" / cycle.name, folder / "reports"
    checked = check_returns([inbox], cycle.received, register_path=register, round_name=cycle.name,
                            out=folder / "checked" / cycle.name)
    merged = consolidate_returns(register, [inbox], cycle.name, cycle.received)
    late = overdue(register, cycle.received, as_of=cycle.as_of, out=reports / f"overdue-{cycle.name}.xlsx")
    report(register, FORMAT, reports / f"progress-{cycle.name}.docx", cycle.received, as_of=cycle.as_of)
    return RoundTold(cycle.name, issued, checked, merged, late.figures)
