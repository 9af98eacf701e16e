"""Every kind of file that the toolkit writes, made as users make them, so that tests can look at each."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from docx import Document

from tests.registers import SOURCE, register
from tests.sources.council import ANNEX, REPORT
from tests.sources.responses import FORM
from tests.word.sessions import session
from tests.word.test_mission_report import followed_up
from toolkit import resources
from toolkit.cli.app import app
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.register import About, Register
from toolkit.word.house_formats import names

FORMATS = names((resources.folder("reports"),))
NOW = "2019-01-20T10:00:00"
ROUND = ("--round", "2018-12")
AT_END = ("--as-of", "2018-12-31")
ODD = ("  <r>&amp; \"q\" 'a'</r> _x000D_ \x0b\x01 \ufffe", "=SUM(A1)\r\n@b\t#REF!", "Знак 签 🪧 \u202eשלט\u202c", "w" * 5_000)
"""Texts that Office files cannot hold as they stand, or only just."""
ACTIONS = """
    | Ref. | Action            | Lead | Support | Deadline   | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR, LIB |     | 30 June 18 | 2018-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  |         | End 2019   | 2019-12-31 |             |              |
    | 2.1  | Count the benches | PAR  | LIB     | Ongoing    |            | Not started |              |
"""
KINDS = {
    "blank standard workbook": "tracker.xlsx",
    "new register": "new/register.xlsx",
    "register with history, conflicts, proposals, added columns and odd texts": "odd/register*.xlsx",
    "register in which a consolidation was taken back": "undone/register.xlsx",
    "registers taken in from documents": "taken_in/*.xlsx",
    "register of the demo and what was doubtful in it": "demo/register*.xlsx",
    "issued workbooks": "*/outbox/*/*.xlsx",
    "checked copies": "*/checked/**/* checked.xlsx",
    "problem lists": "*/checked/**/*problems.xlsx",
    "overdue lists": "**/overdue*.xlsx",
    "lists of letters": "demo/letters/*/*/letters.xlsx",
    "comparison": "odd/differences.xlsx",
    "reports of the demo": "demo/reports/*.docx",
    "add-in": "addin/tracker.xlam",
    "twin of the add-in": "addin/tracker.xlsm",
    "returns of the demo": "demo/inbox/*/*.xlsx",
    **{f"template of {name}": f"templates/{name}.docx" for name in FORMATS},
    **{f"reports in {name}": f"reports/{name}*.docx" for name in FORMATS},
}
"""What a file is -> where files of that kind lie in the folder of `write_every_kind`."""


def tracker(*words: str | Path) -> None:
    """Run one command."""
    app([str(word) for word in words], standalone_mode=False)


def written(folder: Path) -> Iterator[Path]:
    """The Office files in a folder; without those that people filled in, and without copies."""
    passed_over = {folder / "odd" / "inbox", folder / "undone", *folder.glob("*/archive")}
    for path in sorted(folder.rglob("*.*")):
        if path.suffix in (".xlsx", ".xlsm", ".xlam", ".docx") and not passed_over & {*path.parents}:
            yield path


def write_every_kind(folder: Path, demo: Path) -> None:
    """Write files of every kind into a folder, beside a copy of the demo."""
    shutil.copytree(demo, folder / "demo")
    (folder / "tracker.xlsx").write_bytes((resources.folder("workbook_templates") / "tracker.xlsx").read_bytes())
    tracker("new", folder / "new", "--now", NOW)
    tracker("addin", "build", "-o", folder / "addin")
    _write_odd_round(folder / "odd")
    _take_in(folder / "taken_in")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")  # without LibreOffice no time goes into page numbers
        _write_reports(folder)


def _write_odd_round(folder: Path) -> None:
    """A round with texts, answers and columns that people have thought of and the toolkit has not."""
    path, inbox = folder / "register.xlsx", folder / "inbox"
    create(path, register(ACTIONS), datetime.fromisoformat(NOW))
    _add_column(path)
    tracker("issue", path, *ROUND, *AT_END, "--return-by", "2019-01-15", "--joint", "all", "--now", NOW)
    for unit, status in (("PAR", "Implemented"), ("LIB", "Not started")):
        _fill_in(folder / "outbox" / "2018-12" / f"{unit}.xlsx", inbox / f"{unit}.xlsx", status)
    before = folder / "register before.xlsx"
    before.write_bytes(path.read_bytes())
    tracker("check", inbox, "--register", path, "-o", folder / "checked", "--now", NOW)
    tracker("consolidate", path, inbox, *ROUND, "--now", NOW)
    tracker("compare", before, path, "-o", folder / "differences.xlsx", "--now", NOW)
    tracker("overdue", path, *AT_END, "-o", folder / "overdue.xlsx", "--now", NOW)
    shutil.copytree(folder, folder.with_name("undone"))
    tracker("undo", folder.with_name("undone") / "register.xlsx", "--now", NOW)


def _add_column(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    column = sheet.max_column + 1
    for row, text in enumerate(("Whom to ask", "Rosa", ODD[2], "7"), 1):
        sheet.cell(row, column).value = text
    book.save(path)


def _fill_in(issued: Path, returned: Path, status: str) -> None:
    """Answer as people do: more than is asked, and not always what is asked."""
    book = openpyxl.load_workbook(issued)
    sheet = book["Actions"]
    at = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    for row, text in enumerate((ODD[2], ODD[3], "=SUM(A1)\n@b\t#REF!"), 2):
        sheet.cell(row, at["Comment"]).value = text
        sheet.cell(row, at["Comment"]).data_type = "s"
        sheet.cell(row, at["Status"]).value = status if row < 4 else "perhaps"
    for cell, text in {"A2": "2", "B2": "Mend <the> gate & go", "C2": "PAR", "D2": "June 2019"}.items():
        book["New actions"][cell].value = text
    returned.parent.mkdir(exist_ok=True)
    book.save(returned)


def _take_in(folder: Path) -> None:
    """Registers of each kind of document, for the house format that goes with it."""
    folder.mkdir()
    for name, text in (("council-report", REPORT + ANNEX), ("management-response", FORM)):
        source = folder / f"{name}.txt"
        source.write_text(text, encoding="utf-8")
        tracker("import", source, "-o", folder / f"{name}.xlsx", "--now", NOW)
    odd = register(ACTIONS)
    odd.settings = replace(odd.settings, title=ODD[0])
    odd.put(replace(odd.recommendations[SOURCE, "1"], text="\n".join(ODD)))
    for name, made in (("session-conclusions", session()), ("mission-report", followed_up()), ("progress-table", odd)):
        create(folder / f"{name}.xlsx", made, datetime.fromisoformat(NOW))
    nothing = Register(About("nothing"), sources={SOURCE: Source(SOURCE)})
    create(folder / "nothing.xlsx", nothing, datetime.fromisoformat(NOW))


def _write_reports(folder: Path) -> None:
    """Reports in each house format: of its own register, of an empty one, with what waits for a decision, with all it can have."""
    odd = load(folder / "odd" / "register.xlsx").register
    odd.sources = {code: replace(source, kind="") for code, source in odd.sources.items()}
    create(folder / "taken_in" / "odd.xlsx", odd, datetime.fromisoformat(NOW))
    for name in FORMATS:
        template = resources.folder("reports") / name / "template.docx"
        (folder / "templates").mkdir(exist_ok=True)
        (folder / "templates" / f"{name}.docx").write_bytes(template.read_bytes())
        with TemporaryDirectory() as ours:
            _switch_on(name, Path(ours))
            for what, of, more in (("", "taken_in/" + name, ()), (" with conflicts", "taken_in/odd", ("--conflicts",)),
                                   (" of none", "taken_in/nothing", ()),
                                   (" with everything", "taken_in/odd", ("--group-by", "unit", "--formats-folder", ours))):
                tracker("report", folder / f"{of}.xlsx", "--format", name, *AT_END, "-o",
                        folder / "reports" / f"{name}{what}.docx", "--now", NOW, *more)
        for what, more in (("renewed", ()), ("tracked", ("--tracked",))):
            _renew(folder, name, folder / "reports" / f"{name} {what}.docx", *more)


def _switch_on(name: str, folder: Path) -> None:
    """A copy of a house format of which every part is shown."""
    shutil.copytree(resources.folder("reports") / name, folder / name)
    settings = folder / name / "format.toml"
    before, head, after = settings.read_text(encoding="utf-8").partition("[show]")
    shown, other, rest = after.partition("[statuses]")
    settings.write_text("".join((before, head, shown.replace("= false", "= true"), other, rest)), encoding="utf-8")


def _renew(folder: Path, name: str, path: Path, *more: str) -> None:
    """A report that somebody edited, made again as of a later date."""
    path.write_bytes((folder / "reports" / f"{name}.docx").read_bytes())
    document = Document(str(path))
    for paragraph in (*document.paragraphs[::3], *(cell.paragraphs[0] for table in document.tables for cell in table.columns[-1].cells[::2])):
        for run in paragraph.runs[:1]:
            run.text = f"So to speak: {run.text}"
    document.save(str(path))
    tracker("report", folder / "taken_in" / f"{name}.xlsx", "--format", name, "--as-of", "2022-12-31", "-o", path, "--now", NOW, *more)
