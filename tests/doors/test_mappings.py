"""How a document was read is kept: corrected in a file, said on the command line, asked at the terminal, used again."""

import csv
import io
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.sources.trackers import write
from toolkit.jobs.registers import load
from toolkit.sources.kinds import Heading
from toolkit.sources.meanings import Meanings, mapping_text, read_mapping, read_statuses, status_words
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register

KILNS = """
    | Item | Undertaking      | In the hands of | Wanted by    | Where it is | Clay    |
    | 1    | Repair the flue  | Kiln Crew       | 30 June 2026 | Simmering      | red     |
    | 2    | Order new shelves | Kiln Crew      | 31 May 2026  | Bubbling    | white   |
    | 3    | Write a rota     | Pottery Office  | 1 May 2026   | Simmering      | none    |
"""
SAID = ("--map", "Action=Undertaking", "--map", "Responsible=In the hands of", "--map", "Deadline=Wanted by",
        "--map", "Status=Where it is")
WORDS = "Simmering=not_started,Bubbling=in progress"


class Terminal(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def kilns(tracker: Tracker) -> Tracker:
    write(tracker.folder / "kilns.xlsx", KILNS)
    return tracker


def take(tracker: Tracker, *options: str, document: str = "kilns.xlsx") -> Outcome:
    done = tracker("import", document, "--now", NOW, *options)
    assert done.code in (0, 1), done.err
    return done


def register(tracker: Tracker, name: str = "register.xlsx") -> Register:
    return load(tracker.folder / name).register


def statuses(tracker: Tracker) -> list[Status]:
    return [action.status for action in register(tracker).actions.values()]


def test_the_mapping_of_one_document_takes_in_the_next_one_without_a_question(kilns: Tracker) -> None:
    take(kilns, *SAID, "--statuses", WORDS, "--save-mapping", "kilns.toml")
    take(kilns, "--mapping", "kilns.toml", "-o", "again.xlsx")
    assert register(kilns, "again.xlsx").actions == register(kilns).actions
    write(kilns.folder / "next.xlsx", KILNS.replace("2026", "2027").replace("Bubbling", "Simmering"))
    taken = take(kilns, "--mapping", "kilns.toml", "-o", "next year.xlsx", document="next.xlsx")
    assert {action.status for action in register(kilns, "next year.xlsx").actions.values()} == {Status.NOT_STARTED}
    assert "Simmering" not in taken.out
    assert "Where it is" not in taken.out


def test_a_mapping_may_name_what_the_document_does_not_have(kilns: Tracker) -> None:
    take(kilns, *SAID, "--statuses", WORDS, "--save-mapping", "kilns.toml")
    write(kilns.folder / "other.xlsx", KILNS.replace("| Clay    |", "| Glaze |").replace("Where it is", "Status"))
    take(kilns, "--mapping", "kilns.toml", "-o", "other register.xlsx", document="other.xlsx")
    assert len(register(kilns, "other register.xlsx").actions) == 3


def test_what_is_typed_counts_more_than_the_mapping(kilns: Tracker) -> None:
    take(kilns, *SAID, "--statuses", WORDS, "--save-mapping", "kilns.toml")
    take(kilns, "--mapping", "kilns.toml", "--statuses", "Bubbling=implemented", "--map", "Comment=Clay", "--replace")
    assert statuses(kilns) == [Status.NOT_STARTED, Status.IMPLEMENTED, Status.NOT_STARTED]
    assert {comment.comment for comment in register(kilns).comments.values()} == {"red", "white", "none"}


def test_the_drafts_of_a_dry_run_are_corrected_and_used(kilns: Tracker) -> None:
    shown = take(kilns, *SAID, "--dry-run")
    assert "Wrote kilns.units.csv. You can correct it." in shown.err
    assert "tracker import kilns.xlsx --units kilns.units.csv --mapping kilns.mapping.toml" in shown.err
    assert not (kilns.folder / "register.xlsx").exists()
    units, mapping = kilns.folder / "kilns.units.csv", kilns.folder / "kilns.mapping.toml"
    assert [row["name"] for row in csv.DictReader(units.read_text("utf-8-sig").splitlines())] == ["Kiln Crew", "Pottery Office"]
    units.write_text(units.read_text("utf-8-sig").replace("KC,", "KILN,"), "utf-8")
    draft = mapping.read_text("utf-8")
    assert '# "Simmering" = ' in draft
    mapping.write_text(draft.replace('# "Simmering" = "?"', '"Simmering" = "Not started"'), "utf-8")
    take(kilns, "--units", "kilns.units.csv", "--mapping", "kilns.mapping.toml")
    assert statuses(kilns) == [Status.NOT_STARTED, Status.NOT_REPORTED, Status.NOT_STARTED]
    assert [*register(kilns).units] == ["KILN", "PO"]


def test_a_draft_that_is_there_is_left_as_it_is(kilns: Tracker) -> None:
    (kilns.folder / "kilns.units.csv").write_text("code,name\nX,Mine\n")
    shown = take(kilns, *SAID, "--dry-run")
    assert "kilns.units.csv is there already and was left as it is." in shown.err
    assert (kilns.folder / "kilns.units.csv").read_text() == "code,name\nX,Mine\n"
    assert (kilns.folder / "kilns.mapping.toml").is_file()


def test_the_register_remembers_what_status_words_mean(kilns: Tracker) -> None:
    take(kilns, *SAID, "--statuses", WORDS)
    assert register(kilns).settings.status_words == "Simmering = Not started; Bubbling = In progress"
    assert not register(kilns).hand_edits
    write(kilns.folder / "lids.xlsx", KILNS.replace("flue", "lid").replace("Bubbling", "Cooling"))
    added = take(kilns, *SAID, "--statuses", "Cooling=in_progress", "--into", "register.xlsx", "--source", "LIDS",
                 document="lids.xlsx")
    assert "Simmering" not in added.out
    assert statuses(kilns) == 2 * [Status.NOT_STARTED, Status.IN_PROGRESS, Status.NOT_STARTED]
    held = register(kilns)
    assert held.settings.status_words == "Simmering = Not started; Bubbling = In progress; Cooling = In progress"
    assert [(c.key, c.file) for c in held.history if c.key == "status_words"] == [("status_words", "lids.xlsx")]


def test_status_words_that_make_no_sense_in_the_settings_are_refused_with_their_cell(kilns: Tracker) -> None:
    take(kilns, *SAID, "--statuses", WORDS)
    kilns.set(status_words="Simmering is not started")
    assert "Settings, B10: The register cannot be read: “Simmering is not started” in “Status words”" in kilns("show").err


@pytest.mark.parametrize(("options", "told"), [
    (("--statuses", "Simmering"), "“Simmering” does not say what a status word means."),
    (("--statuses", "Simmering=later"), "“later” is not a status."),
    (("--mapping", "none.toml"), "none.toml"),
    (("--mapping", "bad.toml"), "bad.toml: The mapping file cannot be used"),
    (("--mapping", "odd.toml"), "“colors” is not a setting; there are [headings]"),
    (("--mapping", "word.toml"), "“later” is not a status."),
    (("--mapping", "month.toml"), "“fiscal_year_starts” should be the number of a month, from 1 to 12"),
    (("--mapping", "column.toml"), "The tracker has no column “Weather”."),
    (("--ask",), "There is nobody to ask."),
])
def test_what_cannot_be_followed_is_one_sentence_and_nothing_is_written(
    kilns: Tracker, options: tuple[str, ...], told: str
) -> None:
    for name, text in (("bad", "[statuses\n"), ("odd", "[colors]\n"), ("word", '[statuses]\nSimmering = "later"\n'),
                       ("month", "[dates]\nfiscal_year_starts = 13\n"), ("column", '[headings]\n"Clay" = "Weather"\n')):
        (kilns.folder / f"{name}.toml").write_text(text)
    refused = kilns("import", "kilns.xlsx", *SAID, *options)
    assert refused.code == 2
    assert told in " ".join(refused.err.split())
    assert not (kilns.folder / "register.xlsx").exists()


def test_open_questions_are_asked_one_by_one(kilns: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("?\nnot yet, perhaps\nNot started\nin progress\n"))
    asked = take(kilns, *SAID, "--ask")
    assert "“Simmering” (2 times: " in asked.err
    assert "Not started, In progress, Implemented" in asked.err
    assert statuses(kilns) == [Status.NOT_STARTED, Status.IN_PROGRESS, Status.NOT_STARTED]
    assert "Simmering = Not started" in register(kilns).settings.status_words


@pytest.mark.parametrize("typed", ["", "-\n-\n", "\n\n"])
def test_whoever_does_not_answer_leaves_the_words_open(
    kilns: Tracker, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    take(kilns, *SAID, "--ask")
    assert set(statuses(kilns)) == {Status.NOT_REPORTED}


WORD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.dictionaries(WORD, st.sampled_from(Status)), st.dictionaries(WORD, WORD), st.integers(0, 12), WORD)
def test_any_mapping_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, words: dict[str, Status], headings: dict[str, str], month: int, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    meant = Meanings(headings, words, {}, month)
    path.write_text(mapping_text(meant, [], {word + "?": "" for word in words}, name), "utf-8")
    assert read_mapping(path) == meant


@given(st.dictionaries(WORD, st.sampled_from(Status)))
def test_status_words_in_the_settings_are_read_as_they_were_written(words: dict[str, Status]) -> None:
    whole = {word.strip(): status for word, status in words.items() if word.strip() and not set(word) & set(",;\n")}
    assert read_statuses([status_words(words)]) == whole


def test_a_heading_that_two_sheets_use_for_different_columns_is_named_with_its_sheet(tmp_path: Path) -> None:
    written = mapping_text(Meanings(), [
        Heading("Risks", "B1", 2, "Description", "recommendation", read_as="Recommendation"),
        Heading("Tasks", "B1", 2, "Description", "text", read_as="Action"), Heading("Tasks", "C1", 3, "Hue")], {}, "a")
    assert tomllib.loads(written)["headings"] == {
        "Risks!Description": "Recommendation", "Tasks!Description": "Action", "Hue": "Other"}


def test_a_mapping_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused, match="mapping file cannot be used"):
        read_mapping(tmp_path / "a.toml")
