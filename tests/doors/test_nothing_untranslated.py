"""In an invented language, every door is tried: each word that is not in its letters is people's own, or a fault.

What is typed as it stands in any language (commands, codes, names of files) is no word.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.desk.desks import Visitor, task_of
from tests.languages import forget, forgotten
from tests.pseudo import write_pseudo
from toolkit.addin_build.package import ribbon
from toolkit.cli.program import COMMANDS
from toolkit.demo.desk import DECIDER, OWN_COLUMNS, SETTINGS
from toolkit.demo.returns import SAMPLE
from toolkit.desk.navigation import PAGES, START
from toolkit.words.languages import catalogues
from toolkit.words.languages.catalogues import in_language
from toolkit.words.languages.making import compiled

PROJECT = Path(__file__).resolve().parents[2]
IN_ANY_LANGUAGE = """
    tracker demo status show missing overdue history compare formats explain deadline check register import export issue
    report page letters round consolidate undo addin install build doctor new xlsx docx csv json toml html ods txt eml ics odt ignore
    outbox inbox checked reports archive source progress table return remind thank lead all json YYYY DATE mapping http https www org
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre et ou
    not_started in_progress implemented closed_not_implemented superseded no_longer_applicable not_reported default none style unsafe inline
    script src width device initial scale SHA csv Excel Word LibreOffice Outlook PDF ISO Python VBA Windows macOS OneDrive SharePoint
    FEWN AFS Linux person unit code round as_of return_by return_to asked problems file overdue due_soon contact organization calendar name
"""
"""Commands, options, codes, names of files and of programs, placeholders; and months as Babel writes them."""
_WORD = re.compile(r"(?<![\w@/.])-{0,2}[^\W\d_]+(?:_[^\W\d_]+)*")
_NO_WORDS = re.compile(r"&[LRC]|--?[a-z][a-z-]*|\w+…|[\w/.-]+\.(?:txt|xlsx|docx|toml|csv|json|html|eml|ics)")
"""What no word is: marks of page headers, options, the beginning of a word, names of files."""
_SHOWN = re.compile(r"<t\b[^>]*>([^<]*)</t>|<(?:oddHeader|oddFooter)>([^<]*)<"
                    r"|(?:<sheet name|prompt|promptTitle|error|errorTitle|descr|title|tooltip)=\"([^\"]*)\"")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogues")
    messages = write_pseudo(folder, "fr")
    (folder / "fr.mo").write_bytes(compiled("fr", messages, folder))
    return folder


_EACH = """
import json, sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from toolkit.words.languages import catalogues
folder = Path(sys.argv[1])
catalogues.folder = lambda: folder
from toolkit.__main__ import main
told = []
for words in json.load(sys.stdin):
    sys.argv = ["tracker", *words, "--lang", "fr"]
    with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")) as said, redirect_stderr(said):
        try:
            main()
        except SystemExit:
            said.flush()
    told.append(said.buffer.getvalue().decode())
json.dump(told, sys.stdout)
"""
"""Runs one command after the other, each as if it were typed."""


def spoken(catalogue: Path, folder: Path, *commands: tuple[str, ...]) -> list[str]:
    """What each command says in the invented language, in a process of their own: their help is said while it is loaded."""
    done = subprocess.run([sys.executable, "-c", _EACH, str(catalogue)], cwd=folder, capture_output=True, text=True, encoding="utf-8",
                          check=True, input=json.dumps(commands),
                          env={"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "COLUMNS": "200", "PATH": "", "HOME": str(folder)})
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def demo(catalogue: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    [told] = spoken(catalogue, folder, ("demo", "demo"))
    assert "register.xlsx" in told
    return folder / "demo"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    with forgotten():
        yield


def own_words() -> set[str]:
    """The words of the sample: its documents, and what its people type."""
    typed = [*SETTINGS.values(), DECIDER, *(value for own in OWN_COLUMNS for value in own.values())]
    formats = (PROJECT / "reports").glob("*/format.toml")
    written = [path.read_text("utf-8") for path in (*SAMPLE.iterdir(), *formats) if path.is_file()]
    return {word.casefold() for text in (*typed, *written, IN_ANY_LANGUAGE) for word in re.findall(r"[^\W\d]+", text)}


def untranslated(texts: Iterator[str], more: set[str]) -> dict[str, str]:
    """Words in plain letters that are nobody's -> where each stands."""
    nobodys: dict[str, str] = {}
    theirs = own_words() | {word.casefold() for word in more}
    for text in texts:
        if re.search(r'[{":\]}]"|"[:,}]', text) or re.fullmatch(r"[0-9a-f]{30,}", text):
            continue  # the memory of a workbook
        for word in _WORD.findall(_NO_WORDS.sub(" ", text)):
            if len(word) > 2 and re.fullmatch(r"[A-Za-z_]*[aeiouyAEIOUY][A-Za-z_]*", word) and word.casefold() not in theirs:
                nobodys.setdefault(word, text[:100])
    return nobodys


def texts_of(path: Path) -> Iterator[str]:
    """All that people read in a file of the demo."""
    if path.suffix == ".xlsx" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                if name.startswith("xl/") and "theme" not in name and "styles" not in name:
                    for found in _SHOWN.findall(parts.read(name).decode("utf-8", "replace")):
                        yield html.unescape("".join(found))
    elif path.suffix == ".html":
        yield from texts_of_page(path.read_text("utf-8"))
    elif path.suffix == ".eml":
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        yield str(message["Subject"])
        yield message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    elif path.suffix == ".txt" and "source" not in path.parts:
        yield path.read_text("utf-8")


def texts_of_page(page: str) -> Iterator[str]:
    """All that people read, or hear, on a page."""
    page = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", page)
    yield from map(html.unescape, re.findall(r">([^<]+)<", page))
    yield from map(html.unescape, re.findall(r'(?:aria-label|title|alt|placeholder|data-[a-z-]*word[a-z-]*)="([^"]*)"', page))


@pytest.fixture
def invented(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The invented language is spoken here."""
    monkeypatch.setattr(catalogues, "folder", lambda: catalogue)
    forget()
    with in_language("fr"):
        yield
    monkeypatch.undo()


@pytest.mark.slow(reason="a whole demo runs")
def test_all_files_of_a_demo_are_in_its_language(demo: Path) -> None:
    files = [path for path in sorted(demo.rglob("*")) if path.is_file() and "archive" not in path.parts]
    assert len(files) > 40
    names = {word for path in files for word in re.findall(r"[^\W\d_]+", path.name)}
    found: dict[str, str] = {}
    for path in files:
        found = {word: f"{path.name}: {text}" for word, text in untranslated(texts_of(path), names).items()} | found
    assert found == {}


RUN = [("status", "register.xlsx"), ("missing", "register.xlsx"), ("overdue", "register.xlsx"), ("show", "register.xlsx"),
       ("history", "register.xlsx", "5.2"), ("check-register", "register.xlsx"), ("formats",), ("compare", "register.xlsx", "--round", "2018-12"),
       ("letters", "register.xlsx", "thank"), ("check", "inbox/2019-06", "--register", "register.xlsx"), ("report", "register.xlsx"),
       ("consolidate", "register.xlsx", "inbox/2019-06", "--dry-run"), ("issue", "register.xlsx", "--dry-run"), ("report", "nothing.xlsx"),
       ("round", "register.xlsx", "2019-06", "--return-by", "2019-07-20"), ("export", "register.xlsx", "-o", "out"), ("addin", "doctor"),
       ("import", "source/progress_table.txt", "--dry-run"), ("explain", "deadline", "mars 12"), ("explain", "status", "done"),
       ("explain", "units", "FEWN"), ("tracker",), ("issue", "--lead"), ("history", "register.xlsx"), ("explain", "status", "--json", "-x")]


@pytest.mark.slow(reason="commands run in a process of their own")
def test_what_commands_say_is_in_the_language(catalogue: Path, demo: Path) -> None:
    names = {word for path in demo.rglob("*") for word in re.findall(r"[^\W\d_]+", path.name)} | set(str(demo).split("/"))
    found: dict[str, str] = {}
    for words, told in zip(RUN, spoken(catalogue, demo, *RUN), strict=True):
        assert told.strip()
        found = {word: f"{words[0]}: {text}" for word, text in untranslated(iter(told.splitlines()), names).items()} | found
    assert found == {}


@pytest.mark.slow(reason="commands run in a process of their own")
def test_all_help_is_in_the_language(catalogue: Path, tmp_path: Path) -> None:
    found: dict[str, str] = {}
    commands = ["", *COMMANDS]
    for command, told in zip(commands, spoken(catalogue, tmp_path, *((*filter(None, [one]), "--help") for one in commands)), strict=True):
        found |= {word: f"{command}: {text}" for word, text in untranslated(iter(told.splitlines()), set()).items()}
    assert found == {}


PLAN = """No,Recommendation,Action,Responsible,Deadline,Status,Colour
1,Mark the channel,Paint the buoys,Harbour Board,30 June 2019,done,red
2,Light the pier,Mend the lamps,Harbour Board,soon,halfway,blue
"""
"""A document of somebody's, with words to ask about."""


@pytest.mark.slow(reason="a whole demo runs")
@pytest.mark.usefixtures("invented")
def test_all_pages_of_the_desk_are_in_the_language(demo: Path, tmp_path: Path) -> None:
    at = Path(shutil.copytree(demo, tmp_path / "demo"))
    visitor = Visitor(at / "register.xlsx", at)
    document = visitor.send("/take-in/file", files={"file": ("plan.csv", PLAN.encode())}).url.path
    checking = task_of(visitor, visitor.send("/returns/check", data={"inbox": "1"}, follow_redirects=False))
    theirs = {word for path in demo.rglob("*") for word in re.findall(r"[^\W\d_]+", path.name)} | set(re.findall(r"\w+", PLAN))
    found: dict[str, str] = {}
    for path in (*(page.path for page in (START, *PAGES)), "/actions/5.2", document, f"/returns/checked/{checking.id}", "/nothing"):
        page = visitor.client.get(path).text
        assert "<main" in page, path
        found |= {word: f"{path}: {text}" for word, text in untranslated(texts_of_page(page), theirs).items()}
    assert found == {}


@pytest.mark.usefixtures("invented")
def test_the_buttons_of_the_add_in_are_in_the_language() -> None:
    shown = re.findall(r'(?:label|screentip|supertip|description)="([^"]*)"', ribbon().decode("utf-8"))
    assert len(shown) > 60
    assert untranslated(map(html.unescape, shown), set()) == {}
