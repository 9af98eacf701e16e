"""Words are said from tables, in the language that is spoken, and can be said again in another."""

import pickle
import shutil
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path

import pytest

from toolkit.tracker.record.problems import Place, Problem, sentence
from toolkit.words.console import STILL_MISSING
from toolkit.words.speaking import _, again, counted, plural, said, speaking, text

PROJECT = Path(__file__).resolve().parents[2]
FILES = plural("{number} file in {folder}.", "{number} files in {folder}.")


class Loud(NullTranslations):
    """A language that says everything in capitals, places apart."""

    def gettext(self, message: str) -> str:
        return "{".join(f"{part.partition('}')[0]}}}{part.partition('}')[2].upper()}" if at else part.upper()
                        for at, part in enumerate(message.split("{")))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_places_are_filled_and_what_fills_them_is_text() -> None:
    assert said(_("Wrote {path}."), path="a{b}.xlsx") == "Wrote a{b}.xlsx."


def test_a_number_decides_on_the_form() -> None:
    assert counted(FILES, 1, folder="inbox") == "1 file in inbox."
    assert counted(FILES, 2000, folder="inbox") == "2,000 files in inbox."


def test_what_was_said_is_said_again_in_another_language_with_all_that_it_quotes() -> None:
    why = said(_("{part} is missing"), part="xl/styles.xml")
    found = said(_("The workbook is damaged: {why}."), why=why)
    with speaking(Loud()):
        assert again(found) == "THE WORKBOOK IS DAMAGED: xl/styles.xml IS MISSING."
        assert text(_("Status")) == "STATUS"
    assert found == "The workbook is damaged: xl/styles.xml is missing."


def test_what_was_said_in_another_process_can_be_said_again() -> None:
    back = pickle.loads(pickle.dumps(counted(FILES, 3, folder="inbox")))
    with speaking(Loud()):
        assert again(back) == "3 FILES IN inbox."


def test_a_problem_is_listed_in_the_language_of_who_reads_it() -> None:
    problem = Problem("damaged-workbook", Place(file="LKS.xlsx"), said(_("{part} is cut short"), part="xl/a.xml"))
    with speaking(Loud()):
        assert sentence(problem).startswith("LKS.xlsx: THE WORKBOOK IS DAMAGED: xl/a.xml IS CUT SHORT.")


@pytest.mark.slow(reason="all modules are searched for words, and each language is compiled")
def test_the_words_gathered_for_translators_are_those_of_the_tables(tmp_path: Path) -> None:
    make = shutil.which("make")
    assert make, "make is not installed"
    gathered, languages = tmp_path / "messages.pot", tmp_path / "languages"
    shutil.copytree(PROJECT / "toolkit" / "words" / "languages", languages, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    before = contents(languages)
    done = subprocess.run([make, "words", f"WORDS={gathered}", f"LANGUAGES={languages}", "READY=",
                           f"BIN={Path(sys.executable).parent}"],
                          cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kept = PROJECT / "toolkit" / "words" / "messages.pot"
    assert gathered.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), "stale: run make words"
    assert contents(languages) == before, "stale: run make words"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("unit", "told"), [
    ("Dir. Fin.", "Still missing: Dir. Fin."), ("Roads", "Still missing: Roads."), ("and so on...", "Still missing: and so on....")])
def test_an_abbreviation_at_the_end_of_a_sentence_has_one_full_stop(unit: str, told: str) -> None:
    assert said(STILL_MISSING, units=unit) == told
