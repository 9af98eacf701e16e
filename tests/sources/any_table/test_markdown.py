"""Tables of Markdown, and those that people draw with bars in a text."""

from pathlib import Path

import pytest

from tests.sources.documents_made import actions, asked, kept, taken, told

TABLE = """
| Action                 | Owner        | Deadline                   | Status          |
|------------------------|:------------:|---------------------------:|-----------------|
| **Tar** the boats      | Boat House   | ~~May 2025~~ June 2025     | In progress     |
| See [rule](http://r.s) | Sail \\| Loft | 9 May 2025<br>at noon      | `Implemented`   |
"""


def text(folder: Path, words: str, name: str = "plan.md") -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def test_a_table_of_markdown(tmp_path: Path) -> None:
    document = taken(text(tmp_path, f"# Harbour plan\n\nSome words.\n{TABLE}\nThe end.\n"))
    assert [line.split(" · ")[2:] for line in told(document)] == [
        ["Tar the boats", "Boat House", "2025-06-30", "in_progress"],
        ["See rule", "Sail | Loft", "2025-05-09", "implemented"]]
    assert document.register.settings.title == "Harbour plan"
    assert all(words in kept(document) for words in ("Some words.", "The end.", "May 2025", "http://r.s"))


def test_a_table_without_bars_at_its_sides_and_one_with_a_frame(tmp_path: Path) -> None:
    document = taken(text(tmp_path, "Action | Owner | Deadline\n--- | --- | ---\nTar it | Crew | May 2025\n"))
    assert [action.text for action in actions(document)] == ["Tar it"]
    framed = "+-----+----+\n| Action | Owner | Deadline |\n+=====+====+\n| Tar it | Crew | May 2025 |\n+-----+----+\n"
    assert [action.text for action in actions(taken(text(tmp_path, framed, "plan.txt")))] == ["Tar it"]


def test_a_place_is_the_line_of_the_text(tmp_path: Path) -> None:
    document = taken(text(tmp_path, "Plan\n\n| Action | Owner | Deadline |\n|---|---|---|\n| Tar | Crew | the 45th May |\n"))
    [place] = [problem.place for problem in document.problems if problem.code == "deadline-malformed"]
    assert (place.sheet, place.cell) == ("table 1", "line 5, column 3")


def test_tables_below_recommendations(tmp_path: Path) -> None:
    table = "| Action | Responsible | Deadline |\n|---|---|---|\n| {} | Crew | May 2025 |\n\n"
    document = taken(text(tmp_path, "# Plan\n\n## Recommendation 1: Keep dry\n\n" + table.format("Tar")
                          + "## Recommendation 2: Eat well\nManagement response: Partially agreed.\n\n" + table.format("Cook")))
    assert [line.split(" · ")[:2] for line in asked(document)] == [["1", "Keep dry"], ["2", "Eat well"]]
    assert [action.recommendation for action in actions(document)] == ["1", "2"]


@pytest.mark.parametrize("line", ["either | or | both", "a\tb"])
def test_a_single_line_with_bars_or_tabs_is_a_paragraph(tmp_path: Path, line: str) -> None:
    document = taken(text(tmp_path, f"Plan\n\n{line}\n\n{TABLE}"))
    assert " ".join(line.split()) in kept(document)
    assert len(actions(document)) == 2
