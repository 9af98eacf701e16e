"""The recipe for a new source document and its house format, followed from a folder outside the project."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.doors.command_line import Tracker

SOURCE = '''
"""Minutes of a weekly meeting: a line for each task, as `! who: what (when)`."""

import re

from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.deadlines import read_deadline

TASK = re.compile(r"! (?P<who>[^:]+): (?P<what>.+) [(](?P<when>.+)[)]")


def recognized(document):
    tasks = sum(bool(TASK.fullmatch(row.text)) for row in document.rows)
    return f"by {tasks} lines that begin with an exclamation mark" if tasks else ""


def take_in(document, request: Request) -> Taken:
    from toolkit.tracker.record.register import Register, Settings

    register = Register(about(document, request.now), Settings(document.rows[0].text))
    register.recommendations["1"] = Recommendation("1", text=document.rows[0].text)
    for row in document.rows[1:]:
        found = TASK.fullmatch(row.text)
        register.history.append(Change(how=How.IMPORT, key="text", new=row.text, file=document.file, cell=row.locator))
        if found:
            ref, who = f"1.{len(register.actions) + 1}", found["who"]
            register.units.setdefault(who, Unit(who, who))
            register.actions[ref] = Action(ref, "1", found["what"], who, (who,), deadline=found["when"],
                                           due_date=read_deadline(found["when"]).due)
    return Taken(register, [])


SOURCE = SourceKind("minutes", "line that begins with an exclamation mark", recognized, take_in)
'''
MINUTES = """\
Weekly meeting of the harbour office
Everybody was there.
! Crane crew: Oil the big crane (15 March 2019)
! Night watch: Mend the lamp on the pier (end of April 2019)
"""


@pytest.fixture
def own(tracker: Tracker) -> Path:
    """A folder of house formats with one of their own, made as the recipe says."""
    folder = tracker.folder / "our formats"
    shutil.copytree(Path(__file__).parents[2] / "reports" / "progress-table", folder / "minutes")
    (folder / "minutes" / "source.py").write_text(SOURCE, encoding="utf-8")
    (tracker.folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    return folder


def test_a_kind_of_document_and_its_house_format_are_found_in_a_folder(tracker: Tracker, own: Path) -> None:
    taken = tracker("import", "minutes.txt", "--formats-folder", "our formats", "--kind", "minutes", "-o", "register.xlsx")
    assert taken.code == 0
    assert "Read as minutes: as you said, and by 2 lines that begin with an exclamation mark" in taken.err
    assert "source.py, because you specified its kind." in " ".join(taken.err.split())
    actions = json.loads(tracker("show", "register.xlsx", "--json").out)["actions"]
    assert [(a["ref"], a["lead"], a["due_date"]) for a in actions] == [
        ("1.1", ["Crane crew"], "2019-03-15"), ("1.2", ["Night watch"], "2019-04-30")]

    report = tracker("report", "register.xlsx", "--format", "minutes", "--formats-folder", "our formats",
                     "--as-of", "2019-03-31", "-o", "report.docx")
    assert report.code == 0
    words = " ".join(p.text for p in Document(str(tracker.folder / "report.docx")).paragraphs)
    assert "Weekly meeting of the harbour office" in words


def test_without_the_folder_the_document_is_of_no_known_kind(tracker: Tracker, own: Path) -> None:
    refused = tracker("import", "minutes.txt")
    assert (refused.code, "does not recognize this document" in refused.err) == (2, True)


@pytest.mark.parametrize(("code", "says"), [
    ("SOURCE = 1", "it declares no SOURCE"),
    ("import a_module_that_is_not_here", "it stops with ModuleNotFoundError in line 1"),
    ("SOURCE = (\n", "it stops with SyntaxError in line 1"),
    ("\ndef f():\n    return [][1]\nf()", "it stops with IndexError in line 3"),
])
def test_a_broken_kind_is_said_in_a_sentence(tracker: Tracker, own: Path, code: str, says: str) -> None:
    (own / "minutes" / "source.py").write_text(code, encoding="utf-8")
    refused = tracker("import", "minutes.txt", "--formats-folder", "our formats", "--kind", "minutes")
    assert (refused.code, says in refused.err, "Traceback" in refused.err) == (2, True, False)


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--kind", "progress-table"), ("--kind", "other")])
def test_a_kind_that_was_not_asked_for_is_not_run(tracker: Tracker, own: Path, options: tuple[str, ...]) -> None:
    (own / "minutes" / "source.py").write_text('open("it was run", "w").close()\n' + SOURCE, encoding="utf-8")
    refused = tracker("import", "minutes.txt", "--formats-folder", "our formats", *options)
    assert refused.code == 2
    assert not (tracker.folder / "it was run").exists()
    if "--kind" not in options:
        assert "a document of your own kind (minutes), specify that kind with --kind" in " ".join(refused.err.split())
