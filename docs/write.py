"""Write anew what the documents show: the output of every command in them, and the list of problems.

A command stands in a block marked `console`, after a dollar sign; what follows it, to the next one or to the end of
the block, is its output. What Python prints stands in a block marked `python`, as in an interactive session. Run
`python docs/write.py` (or `make docs`); a test says when something is stale.
"""

import atexit
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import xlsxwriter

from toolkit.words.problems import WORDINGS

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "docs/main-job.md", "docs/wording.md", "docs/import-excel.md", "docs/settings.md",
             "docs/register.md", "docs/when-things-change.md", "docs/own-columns.md", "docs/letters.md",
             "docs/analysts.md")
PROBLEMS = "docs/problems.md"
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_SESSION = re.compile(r"(?<=```python\n)>>> .*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ tracker (.*)$", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def with_output(text: str, folder: Path) -> str:
    """The document with the output of its commands as it is today; they run one after the other in one folder."""
    outputs = iter(_outputs([command for block in _BLOCK.findall(text) for command in _COMMAND.findall(block)], folder))
    text = _BLOCK.sub(lambda block: _with_output(block.group(), outputs), text)
    sessions = iter(_sessions(_SESSION.findall(text), folder))
    return _SESSION.sub(lambda _: next(sessions), text)


def _with_output(block: str, outputs: Iterator[str]) -> str:
    commands = _COMMAND.findall(block)
    return "\n".join(f"$ tracker {command}\n{next(outputs)}" for command in commands) if commands else block


_RUN = """
import json, sys
from datetime import datetime
from toolkit.__main__ import main
from toolkit.cli import options
options.now_of = lambda now: now or datetime(2018, 12, 20, 9)
for command in json.load(sys.stdin):
    sys.argv[1:] = command
    try:
        main()
    except SystemExit:
        pass
    print("\\0", end="", flush=True)
"""


def _outputs(commands: list[str], folder: Path) -> list[str]:
    """What each command prints; one process runs them all, because starting one takes longer than most commands."""
    given = json.dumps([shlex.split(command) for command in commands])
    done = subprocess.run(
        [sys.executable, "-u", "-c", _RUN], cwd=folder, input=given,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "TTY_COMPATIBLE": "1", "COLUMNS": "160"})
    return ["".join(f"{line.rstrip()}\n" for line in output.splitlines())
            for output in _COLOUR.sub("", done.stdout).split("\0")[:-1]]


_SAY = """
import doctest, json, sys
from contextlib import redirect_stdout
from io import StringIO
names, sessions = {}, []
for session in json.load(sys.stdin):
    said = ""
    for example in doctest.DocTestParser().get_examples(session):
        with redirect_stdout(StringIO()) as printed:
            exec(compile(example.source, "session", "single"), names)
        said += ">>> " + example.source.replace("\\n", "\\n... ")[:-4] + printed.getvalue()
    sessions.append(said)
print(json.dumps(sessions))
"""


def _sessions(sessions: list[str], folder: Path) -> list[str]:
    """The sessions with Python, with what each line prints; names that one made are there in those after it."""
    if not sessions:
        return []
    done = subprocess.run(
        [sys.executable, "-c", _SAY], cwd=folder, input=json.dumps(sessions), capture_output=True, text=True,
        encoding="utf-8", check=True, env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"})
    return ["".join(f"{line.rstrip()}\n" for line in session.splitlines()) for session in json.loads(done.stdout)]


def problems() -> str:
    """The list of all problems, in the order of their table."""
    rows = "\n".join(f"| `{code}` | {wording.severity} | {_shown(wording.what)} | {_shown(wording.to_do)} |"
                     for code, wording in WORDINGS.items())
    return _PROBLEMS + rows + "\n"


def _shown(words: str) -> str:
    return words.replace("|", "\\|").replace("{", "[").replace("}", "]")


_PROBLEMS = """\
# Every problem, and what to do

For each problem, a problem list shows the place (file, sheet, cell, action), what is wrong, and what to do. If it is
an **error**, the cell, row or file is not accepted. If it is a **warning**, the cell, row or file is accepted, but
please check it.
`[found]` stands for what was found, `[suggestion]` for what was probably meant. `--json` prints the codes too.

`make docs` writes this page from the tables in `toolkit/words/problems`.

| Code | Severity | What is wrong | What to do |
| --- | --- | --- | --- |
"""


def current() -> dict[str, str]:
    """Each document as it should be: path from the project's folder -> text."""
    return {name: _as_it_should_be(name) for name in DOCUMENTS} | {PROBLEMS: problems()}


def _as_it_should_be(document: str) -> str:
    """A document whose commands have run in a folder of its own, where what it names of the demo and a sample lie."""
    text = (PROJECT / document).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        write_sample_tracker(Path(folder) / "lighthouses.xlsx")
        if "$ tracker demo" not in text:
            shutil.copytree(_demo(), folder, dirs_exist_ok=True)
            for name, work in _WORKED_IN.items():
                if f"{name}/register.xlsx" in text:
                    work(Path(folder) / "demo" / "register.xlsx", Path(folder) / name / "register.xlsx")
            if "asked/register.xlsx" in text:
                ask_for_time(Path(folder))
        return with_output(text, Path(folder))


@cache
def _demo() -> Path:
    """A folder in which the demo has run, once for all documents."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    _outputs(["demo"], folder)
    return folder


def write_sample_tracker(path: Path) -> None:
    """The invented tracker of `docs/import-excel.md`."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Follow-up")
        day, green = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bg_color": "#00B050"})
        struck = book.add_format({"font_strikeout": True})
        for row, texts in enumerate(_TRACKER):
            sheet.write_row(row, 0, texts)
        for row, first, text in ((4, 1, 1), (4, 2, "Keep the lamps lit at all hours")):
            sheet.merge_range(row, first - 1, row + 1, first - 1, text)
        sheet.write_datetime("E5", datetime(2018, 6, 30), day)  # noqa: DTZ001 - a cell holds a day without a zone
        sheet.write_rich_string("E6", struck, "30 June 2018", " 31 December 2018")
        sheet.write_blank("F5", None, green)
        sheet.write_blank("A10", None, green)
        sheet.write_comment("D5", "Agreed at the meeting of May")


def type_into(register: Path, worked_in: Path) -> None:
    """Work in a register as `docs/register.md` tells: two new actions, and a few slips."""
    _type(register, worked_in, "Actions", (
        ("", "Rec.", "3"), ("", "Action", "Publish the tide tables on the web"),
        ("", "Responsible", "Public Information Desk"), ("", "Deadline", "second quarter of 2020"),
        ("8.2", "Status", "done"), ("8.2", "Due date", None), ("11.2", "Deadline", "end of March 2020")))


def write_texts(register: Path, worked_in: Path) -> None:
    """Write texts for reports as `docs/register.md` tells; one of them names an action instead of what it answers."""
    _type(register, worked_in, "Texts", (
        ("Summary", "Place", "Summary"), ("Summary", "Round", "2019-06"),
        ("Summary", "Text", "The harbour was closed by ice for seven weeks.\nMost of the work in the open began late."),
        ("after", "Place", "after"), ("after", "Rec.", "3"),
        ("after", "Text", "The tide tables will be on the web before the season begins."),
        ("Before a recommendation", "Place", "Before a recommendation"), ("Before a recommendation", "Rec.", "8.2"),
        ("Before a recommendation", "Text", "The Board asked about this twice.")))


def change_units(register: Path, worked_in: Path) -> None:
    """Change the units of a register as `docs/when-things-change.md` tells: one is replaced, one split, one renamed."""
    _type(register, worked_in, "Units", (
        ("FINA", "Replaced by", "HARB"), ("FINA", "Until", datetime(2019, 6, 30)),  # noqa: DTZ001 - a cell holds a day
        ("CHRT", "Replaced by", "SOUN, PRES"), ("CHRT", "Until", datetime(2019, 6, 30)),  # noqa: DTZ001
        ("SOUN", "Code", "SOUN"), ("SOUN", "Name", "Sounding Office"),
        ("PRES", "Code", "PRES"), ("PRES", "Name", "Chart Press"),
        ("WORK", "Name", "Workshop and Stores"), ("WORK", "Aliases", "Workshop, Technical Workshop")))
    _type(worked_in, worked_in, "Actions", (("11.2", "Lead", "SOUN"),))


def change_actions(register: Path, worked_in: Path) -> None:
    """Change actions as `docs/when-things-change.md` tells: one of each kind, and one that is forgotten half way."""
    _type(register, worked_in, "Actions", (
        ("3.2", "Responsible", "Public Information Desk with support of Pilot Station"),
        ("", "Rec.", "11"), ("", "Action", "Open the measurements to schools"), ("", "Lead", "PUBL"),
        ("", "Deadline", "31 December 2020"), ("", "Split from", "11.2"),
        ("11.3", "Status", "Superseded"), ("11.3", "Superseded by", "10.2"),
        ("AFS19-2.1", "Status", "No longer applicable"),
        ("AFS19-2.1", "Reason for closing", "No boat takes fuel at night"),
        ("8.1", "Status", "In progress"), ("8.1", "Date of implementation", None),
        ("12.2", "Superseded by", "6.2")))


def ask_for_time(folder: Path) -> None:
    """Have three units ask for more time, and decide on two, as `docs/when-things-change.md` tells."""
    asked, decided = folder / "asked" / "register.xlsx", folder / "decided" / "register.xlsx"
    book = openpyxl.load_workbook(folder / "demo" / "register.xlsx")
    next(row for row in book["Settings"].iter_rows() if row[0].value == "Approve revised deadlines")[1].value = "Yes"
    asked.parent.mkdir()
    book.save(asked)
    _outputs(["issue asked/register.xlsx --round 2019-12 --as-of 2019-12-31 --return-by 2020-01-15"], folder)
    for unit, ref, day, why in (
        ("WORK", "8.2", datetime(2020, 6, 30), "The maker delivers in May"),  # noqa: DTZ001 - a cell holds a day
        ("PILO", "3.2", datetime(2020, 9, 30), "Two pilots are away"),  # noqa: DTZ001
        ("HARB", "AFS19-2.1", datetime(2020, 2, 29), "The locks are on order"),  # noqa: DTZ001
    ):
        _type(asked.parent / "outbox" / "2019-12" / f"{unit}.xlsx", asked.parent / "inbox" / "2019-12" / f"{unit}.xlsx",
              "Actions", ((ref, "Revised deadline", day), (ref, "Reason for revision", why)))
    _outputs(["consolidate asked/register.xlsx --round 2019-12"], folder)
    _type(asked, decided, "Proposed", (  # known by the recommendations of the actions
        ("8", "Decision", "Accept"), ("8", "Decided by", "I. Ledger"), ("3", "Decision", "Decline"),
        ("3", "Decided by", "I. Ledger"), ("3", "Reason for declining", "The season begins in June")))
def verify(register: Path, worked_in: Path) -> None:
    """Verify claims in a register as `docs/when-things-change.md` tells, and forget the reason of one."""
    reason = "The slipway was still iced over on our visit of 21 January."
    _type(register, worked_in, "Actions", (
        ("8.1", "Verification", "Not accepted"), ("8.1", "Verified by", "Internal Audit"),
        ("8.1", "Verification reason", reason), ("12.1", "Verification", "Verified"),
        ("12.1", "Verified by", "Internal Audit"), ("2.1", "Verification", "Verified"),
        ("4.3", "Verification", "Not accepted"), ("10.2", "Verification", "Verified")))
    _type(worked_in, worked_in, "Settings", (("Verification", "", "Yes"),))


def declare_columns(register: Path, worked_in: Path) -> None:
    """Declare two columns as `docs/own-columns.md` tells."""
    _type(register, worked_in, "Columns", (
        ("Budget", "Heading", "Budget"), ("Budget", "Kind", "Number"), ("Budget", "Filled in by", "Lead unit"),
        ("Budget", "Help text", "What the action costs in thousands."),
        ("Risk", "Heading", "Risk rating"), ("Risk", "Kind", "List"), ("Risk", "Filled in by", "Every unit"),
        ("Risk", "Choices", "1 low; 2 middling; 3 high"), ("Risk", "Required", "Yes")))


def declare_wrongly(register: Path, worked_in: Path) -> None:
    """Declare two columns as they cannot be."""
    _type(register, worked_in, "Columns", (
        ("Budget", "Heading", "Comments"), ("Risk", "Heading", "Risk rating"), ("Risk", "Kind", "List"),
        ("Risk", "Choices", "low, middling, high")))


def _type(register: Path, worked_in: Path, name: str, cells: Iterable[tuple[str, str, str | datetime | None]]) -> None:
    """Type into a sheet: the first cell of a row, or another text where the row is new; the heading; the value."""
    book = openpyxl.load_workbook(register)
    sheet = book[name]
    headings = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)} | {"": 2}
    rows = {str(sheet.cell(row, 1).value): row for row in range(2, sheet.max_row + 1)}
    free = max((row for known_by, row in rows.items() if known_by != "None"), default=1)
    for known_by, heading, value in cells:
        if known_by not in rows:
            rows[known_by] = free = free + 1
        sheet.cell(rows[known_by], headings[heading]).value = value
    worked_in.parent.mkdir(parents=True, exist_ok=True)
    book.save(worked_in)


_WORKED_IN: dict[str, Callable[[Path, Path], None]] = {
    "harbour": type_into, "texts": write_texts, "verified": verify, "changed": change_units, "actions": change_actions,
    "declared": declare_columns, "slipped": declare_wrongly}
"""The folder of a register that documents show -> who works in a copy of that of the demo."""
_TRACKER = (
    ("Follow-up to the Review of the Lighthouses (2017)",),
    ("Status as of 31 December 2018",),
    (),
    ("No", "Recommendation", "Undertaking", "Owner", "Target date", "Status", "Remarks", "Seen where", "Priority"),
    (None, None, "Buy spare lamps", "Lamp Store", None, None, "Delivered in May", "Invoice 12", "High"),
    (None, None, "Train the keepers", "Training Desk; Lamp Store", None, "In progress", "Two of four", None, "High"),
    (2, "Paint the towers", "Choose a paint", "Paint Workshop", 2019, "Not started", None, None, "Low"),
    ("Total", None, 3),
    (),
    (None, "Implemented"),
)


def main() -> None:
    """Write all of them."""
    for name, text in current().items():
        (PROJECT / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
