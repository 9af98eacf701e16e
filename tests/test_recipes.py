"""The recipes of CONTRIBUTING.md, followed to the letter on a copy of the code."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.pseudo import RIGHT_TO_LEFT, pseudo, write_pseudo
from toolkit.words.languages import making

PROJECT = Path(__file__).resolve().parents[1]
SAMPLE = PROJECT / "toolkit" / "demo" / "sample"

RUN = """
import json, sys
import toolkit.__main__ as copy
assert copy.__file__.startswith(sys.argv[1])
for command in json.load(sys.stdin):
    sys.argv[1:] = command
    try:
        copy.main()
    except SystemExit as end:
        if end.code:
            raise
    print("\\0", end="", flush=True)
"""


class House:
    """A copy of the code in which a recipe is followed, and a register to try it on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("toolkit", "reports", "workbook_templates"):
            shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("_resources"))
        self.register = folder / "register.xlsx"
        self.issued = folder / "outbox" / "2018-12" / "HARB.xlsx"

    def insert(self, module: str, before: str, lines: str) -> None:
        """Put lines into a module, before the one line that holds some text."""
        path = self.folder / "toolkit" / module
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, lines + before), encoding="utf-8")

    def tracker(self, *commands: Sequence[str | Path]) -> list[str]:
        """Run commands of the copy, all in one process; the stdout of each."""
        given = json.dumps([[str(word) for word in command] for command in commands])
        done = subprocess.run([sys.executable, "-c", RUN, str(self.folder)], cwd=self.folder, text=True, input=given,
                              capture_output=True, encoding="utf-8", check=False,
                              env={**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"})
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.split("\0")[:-1]

    def issue(self) -> Worksheet:
        """Take the sample in and issue; the Actions sheet of one unit."""
        self.tracker(["import", SAMPLE / "progress_table.txt", "--units", SAMPLE / "units.csv", "-o", self.register,
                      "--accept-suggestions"],
                     ["issue", self.register, "--round", "2018-12", "--as-of", "2018-12-31", "--return-by",
                      "2019-01-15"])
        sheet: Worksheet = load_workbook(self.issued)["Actions"]
        return sheet

    def send_back(self, ref: str, typed: Mapping[str, str]) -> Path:
        """Fill in one action of the issued workbook."""
        book = load_workbook(self.issued)
        sheet = book["Actions"]
        where = headings(sheet)
        row = next(cell.row for cell in sheet["A"] if cell.value == ref)
        for heading, value in typed.items():
            sheet.cell(row, where[heading]).value = value
        target = self.folder / "HARB.xlsx"
        book.save(target)
        return target


def headings(sheet: Worksheet) -> dict[str, int]:
    """Heading -> column number."""
    return {str(cell.value): number for number, cell in enumerate(next(sheet.iter_rows(max_row=1)), start=1)}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "copy")


@pytest.mark.slow(reason="the toolkit is copied, changed and run in processes of its own")
def test_a_new_column_is_one_line(house: House) -> None:
    house.insert("tracker/record/actions.py", '\n\n@dataclass(frozen=True, slots=True)\nclass Comment:',
                 '    cost: str = column(_("Cost"), filler=Filler.LEAD, issued=True, width=12)\n')
    sheet = house.issue()
    at = headings(sheet)["Cost"]
    assert not sheet.cell(2, at).protection.locked

    returned = house.send_back("1.2", {"Cost": "1,200 crowns", "Comment": "Five of six."})
    _, shown, history = house.tracker(["consolidate", house.register, returned, "--round", "2018-12"],
                                      ["show", house.register, "--json"], ["history", house.register, "1.2", "--json"])
    actions = {a["ref"]: a for a in json.loads(shown)["actions"]}
    assert actions["1.2"]["cost"] == "1,200 crowns"

    cost = next(change for change in json.loads(history) if change["column"] == "cost")
    assert (cost["new"], cost["file"], cost["cell"]) == ("1,200 crowns", "HARB.xlsx", f"{sheet.cell(2, at).coordinate}")
    assert "Cost" in headings(load_workbook(house.register)["Actions"])


@pytest.mark.slow(reason="the toolkit is copied, changed and run in processes of its own")
def test_a_new_rule_is_one_entry_and_its_words(house: House) -> None:
    house.insert("tracker/judging/rules.py", '    Rule("overdue-unexplained"', '''\
    Rule("implemented-without-comment", "comment", ("status", "comment"),
         lambda a: a.status is Status.IMPLEMENTED and not a.comment,
         "AND({status}={implemented},{blank:comment})"),
''')
    house.insert("words/problems/rules.py", '    "overdue-unexplained": warning(', '''\
    "implemented-without-comment": warning(_("Implemented, but nobody says how."), _("Say it in a sentence.")),
''')
    sheet = house.issue()
    assert sheet.cell(2, headings(sheet)["Check"]).value == "=check_row"
    assert sheet.parent is not None
    assert "nobody says how" in " ".join(str(cell.value) for cell in sheet.parent["Lists"]["A"])

    returned = house.send_back("12.1", {"Status": "Implemented", "Date of implementation": "2018-12-01"})
    [problems] = house.tracker(["check", returned, "--register", house.register, "--json"])
    assert ("implemented-without-comment", "12.1") in {(p["code"], p["ref"]) for p in json.loads(problems)}


@pytest.mark.slow(reason="the toolkit is copied, changed and run in processes of its own")
def test_a_new_house_format_is_one_folder(house: House, tmp_path: Path) -> None:
    formats = tmp_path / "my formats"
    shutil.copytree(house.folder / "reports" / "progress-table", formats / "board-paper")
    settings = formats / "board-paper" / "format.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('implemented = "Implemented"', 'implemented = "Carried out"'), encoding="utf-8")
    house.issue()
    out = house.folder / "board.docx"
    listed, _ = house.tracker(
        ["formats", "--formats-folder", formats],
        ["report", house.register, "--format", "board-paper", "--formats-folder", formats, "-o", out])
    assert "board-paper" in listed
    from docx import Document

    words = " ".join(cell.text for table in Document(str(out)).tables for row in table.rows for cell in row.cells)
    assert "Carried out" in words


def test_a_placeholder_of_one_house_format_is_one_module(house: House, tmp_path: Path) -> None:
    (house.folder / "toolkit" / "word" / "formats" / "board_paper.py").write_text('''\
from dataclasses import dataclass

from toolkit.word.formats import Placeholder


@dataclass(frozen=True, slots=True)
class BoardPaper:
    motion: str


PLACEHOLDER = Placeholder("board", lambda _format, register, _as_of: BoardPaper(f"{len(register.actions)} to note"),
                          BoardPaper)
''', encoding="utf-8")
    from docx import Document

    shutil.copytree(house.folder / "reports" / "progress-table", tmp_path / "formats" / "board-paper")
    template = tmp_path / "formats" / "board-paper" / "template.docx"
    document = Document(str(template))
    document.add_paragraph("{{ board.motion }}")
    document.save(str(template))
    house.issue()
    out = house.folder / "board.docx"
    house.tracker(["report", house.register, "--format", "board-paper", "--formats-folder", template.parents[1], "-o", out])
    assert Document(str(out)).paragraphs[-1].text == "30 to note"


@pytest.mark.slow(reason="the toolkit is copied, changed and run in processes of its own")
def test_a_new_code_in_a_list_is_one_line(house: House) -> None:
    house.insert("tracker/record/codes.py", '    NOT_REPORTED = "not_reported"',
                 '    PAUSED = "paused", _("Paused"), "on hold"\n')
    house.issue()
    lists = load_workbook(house.issued)["Lists"]
    assert "Paused" in [cell.value for column in lists.iter_cols() for cell in column]

    returned = house.send_back("1.2", {"Status": "Paused", "Comment": "Until spring."})
    _, shown = house.tracker(["consolidate", house.register, returned, "--round", "2018-12"],
                             ["show", house.register, "--json"])
    actions = {a["ref"]: a for a in json.loads(shown)["actions"]}
    assert actions["1.2"]["status"] == "paused"


@pytest.mark.slow(reason="the toolkit is copied, changed and run in processes of its own")
def test_a_new_language_is_a_folder_of_translations_a_line_and_its_months(house: House) -> None:
    house.insert("tracker/record/codes.py", '    RUSSIAN = "ru"', '    PORTUGUESE = "pt", _("Portuguese"), "português"\n')
    months = ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
              "dezembro")
    house.insert("tracker/wording/calendar_words.py", '    "ru": (', f'    "pt": {tuple((month,) for month in months)},\n')
    languages = house.folder / "toolkit" / "words" / "languages"
    write_pseudo(languages, "pt")  # instead of a person, who translates what `make words` writes there
    making.main(house.folder / "toolkit" / "words" / "messages.pot", languages)
    assert not (languages / "pt" / "all.po").exists(), "the translations stand in a file for each table"
    assert (languages / "pt" / "problems" / "rules.po").exists()

    house.issue()
    told, read = house.tracker(["status", house.register, "--lang", "pt"],
                               ["explain", "deadline", "dezembro 2018", "--json"])
    assert pseudo("actions").strip(RIGHT_TO_LEFT).casefold() in told.casefold()
    assert json.loads(read)["due"] == "2018-12-31"
    units = load_workbook(house.register)
    where = {cell.value: cell.column for cell in units["Units"][1]}
    row = next(cells[0].row for cells in units["Units"].iter_rows() if cells[0].value == "HARB")
    units["Units"].cell(row=row or 0, column=where["Language"] or 0).value = "Portuguese"
    units.save(house.register)
    house.tracker(["issue", house.register, "--round", "2018-12", "--replace"])
    assert load_workbook(house.issued).sheetnames[0] == pseudo("Read me")
