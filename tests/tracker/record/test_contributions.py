"""What units contribute to the narrative: read from their returns, collected, printed in order."""

from collections.abc import Sequence
from dataclasses import replace

from tests.registers import SOURCE, register, table
from tests.returns import ROUND, filled_in, open_round
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, RawWorkbook, Row
from toolkit.tracker.record.codes import How, UnitKind
from toolkit.tracker.record.contributions import collecting_list, in_printed_order, themes, without_bullet
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.issuing import checked_content
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission
from toolkit.tracker.views.selecting import of_sources

WHEN = "2019-01-20 12:00:00"
NARRATIVE = """
    | No  | Kind      | Level | Theme | Text                                |
    |     | theme     | 1     | Boats |                                     |
    |     | theme     | 1     | Huts  |                                     |
    |     | theme     | 1     | Paths |                                     |
    | 1   | section   | 1     |       | Work                                |
    | 1.1 | paragraph | 2     |       | In 2018 the results were:           |
    |     | bullet    | 3     |       | Painted all signs                   |
    | 1.2 | paragraph | 2     |       | The office has three branches:      |
    |     | bullet    | 3     |       | North, south and west               |
"""


def told() -> Register:
    """A register with a narrative, three themes, one action and three units."""
    built = register("| Ref. | Lead | Action |\n| 1.1 | HI | Mend the roof |", units="""
        | Code | Name        |
        | HI   | Hill Office |
        | VA   | Valley      |
        | RP   | Roads       |
    """)
    built.contributions = [Contribution(row["No"], "", int(row["Level"]), row["Theme"], row["Kind"], row["Text"])
                           for row in table(NARRATIVE)]
    return built


Rows = Sequence[tuple[CellValue | None, CellValue | None]]


def returned(content: ReturnContent, rows: Rows | None, file: str = "", headings: Sequence[str] = ("Theme", "Text")) -> Submission:
    """A return with a Contributions sheet; None leaves the sheet out."""
    sheets = filled_in(content).sheets
    if rows is not None:
        cells: dict[int, Row] = {1: {at: heading for at, heading in enumerate(headings, 1) if heading}}
        for number, row in enumerate(rows, 2):
            cells[number] = {at: value for at, value in enumerate(row, 1) if value is not None}
        sheets = (*sheets, RawSheet("Contributions", rows={n: row for n, row in cells.items() if row}))
    name = file or f"{content.unit.code}.xlsx"
    return parse_return(RawWorkbook(sheets), content.issued, name, f"{name} {rows}")


def collected(built: Register, *submissions: Submission, accept_emptied: bool = False) -> Consolidation:
    return consolidate(built, ROUND.name, submissions, WHEN, accept_emptied=accept_emptied)


def bullets(built: Register) -> list[tuple[str, str, str]]:
    return [(c.contributed_by, c.theme, c.text) for c in built.contributions if c.kind == "bullet"]


def contributed(built: Register) -> list[tuple[str, str, str]]:
    return [bullet for bullet in bullets(built) if bullet[0]]


def history(outcome: Consolidation) -> list[tuple[str, str, str, str]]:
    return [(c.ref, c.old, c.new, c.cell) for c in outcome.register.history if c.key == "contribution"]


def codes(outcome: Consolidation) -> list[str]:
    return [problem.code for problem in outcome.problems]


# issuing


def test_where_there_are_themes_every_unit_gets_a_workbook() -> None:
    contents = open_round(told())
    assert list(contents) == ["HI", "VA", "RP"]
    assert contents["RP"].rows == ()
    assert contents["RP"].issued.themes == ("Boats", "Huts", "Paths")


def test_without_themes_only_units_with_actions_do() -> None:
    built = told()
    built.contributions = [c for c in built.contributions if not c.theme]
    contents = open_round(built)
    assert list(contents) == ["HI"]
    assert contents["HI"].issued.themes == ()


def test_a_collective_contributes_through_its_members() -> None:
    built = told()
    built.units["ALL"] = Unit("ALL", "Everybody", (), UnitKind.COLLECTIVE, ("HI", "VA"))
    assert "ALL" not in open_round(built)


def test_a_workbook_issued_again_holds_what_the_unit_contributed_in_that_round() -> None:
    built = told()
    done = collected(built, returned(open_round(built)["VA"], [("Huts", "Built a hut")]))
    again = open_round(done.register)["VA"]
    assert [(c.theme, c.text) for c in again.contributions] == [("Huts", "Built a hut")]
    another = open_round(done.register, replace(ROUND, name="2019-12"))["VA"]
    assert another.contributions == ()


# reading


def test_contributions_are_read_with_their_theme() -> None:
    read = returned(open_round(told())["VA"], [("Huts", "Built a hut"), (None, None), ("boats ", "• Sold a boat;")])
    assert {cell: (c.theme, c.text) for cell, c in (read.contributions or {}).items()} == {
        "B2": ("Huts", "Built a hut"), "B4": ("Boats", "• Sold a boat;")}
    assert not read.problems


def test_columns_are_found_by_their_headings() -> None:
    read = returned(open_round(told())["VA"], [("Built a hut", "Huts")], headings=("Contribution", "Theme"))
    assert [(c.theme, c.text) for c in (read.contributions or {}).values()] == [("Huts", "Built a hut")]


def test_a_theme_that_is_missing_or_unknown_does_not_lose_the_text() -> None:
    read = returned(open_round(told())["VA"], [("Hut", "Built a hut"), (None, "Sold a boat"), ("Paths", None)])
    assert [(c.theme, c.text) for c in (read.contributions or {}).values()] == [("", "Built a hut"), ("", "Sold a boat")]
    assert [(p.code, p.place.sheet, p.place.cell, p.suggestion) for p in read.problems] == [
        ("theme-unknown", "Contributions", "A2", "Huts"), ("theme-missing", "Contributions", "A3", ""),
        ("contribution-without-text", "Contributions", "B4", "")]


def test_a_formula_is_not_taken_for_a_text() -> None:
    read = returned(open_round(told())["VA"], [("Huts", Formula("A1", "Theme"))])
    assert not read.contributions
    assert [p.code for p in read.problems] == ["formula-in-answer", "contribution-without-text"]


def test_a_sheet_that_is_gone_or_has_lost_its_heading_is_a_problem_and_changes_nothing() -> None:
    built = told()
    content = open_round(built)["VA"]
    first = collected(built, returned(content, [("Huts", "Built a hut")]))
    for rows, headings, unread in ((None, ("Theme", "Text"), []), ([("Huts", "Else")], ("Theme", ""), ["sheet-extra"])):
        read = returned(content, rows, file="second.xlsx", headings=headings)
        assert [p.code for p in read.problems] == ["contributions-missing", *unread]
        second = collected(first.register, read)
        assert contributed(second.register) == [("VA", "Huts", "Built a hut")]
        assert codes(second) == []


def test_a_workbook_without_themes_needs_no_such_sheet() -> None:
    built = told()
    built.contributions = []
    read = returned(open_round(built)["HI"], None)
    assert read.contributions is None
    assert [p.code for p in read.problems] == ["status-missing"]


# collecting


def test_contributions_follow_the_bullets_under_outcomes_in_the_order_of_the_themes() -> None:
    built = told()
    contents = open_round(built)
    done = collected(built, returned(contents["VA"], [("Paths", "Cleared a path"), ("Boats", "- Sold a boat;")]),
                     returned(contents["HI"], [("Boats", "Bought a boat.")]))
    assert bullets(done.register) == [
        ("", "", "Painted all signs"), ("HI", "Boats", "Bought a boat"), ("VA", "Boats", "Sold a boat"),
        ("VA", "Paths", "Cleared a path"), ("", "", "North, south and west")]
    assert {c.level for c in done.register.contributions if c.kind == "bullet"} == {3}
    assert built.contributions == told().contributions


def test_the_history_names_the_cell_that_each_came_from() -> None:
    built = told()
    done = collected(built, returned(open_round(built)["VA"], [("Huts", "Built a hut")]))
    change = done.changes[-1]
    assert (change.round, change.ref, change.key, change.new, change.how) == (
        "2018-12", "Huts", "contribution", "Built a hut", How.RETURN)
    assert (change.unit, change.file, change.sheet, change.cell) == ("VA", "VA.xlsx", "Contributions", "B2")
    assert done.register.returns[-1].changes == 1


def test_running_it_twice_changes_nothing() -> None:
    built = told()
    content = open_round(built)["VA"]
    first = collected(built, returned(content, [("Huts", "Built a hut")]))
    same_file = collected(first.register, returned(content, [("Huts", "Built a hut")]))
    same_words = collected(first.register, returned(content, [("Huts", "Built a hut")], file="again.xlsx"))
    for again in (same_file, same_words):
        assert again.register.contributions == first.register.contributions
        assert again.changes == []


def test_the_order_of_the_files_does_not_matter() -> None:
    built = told()
    contents = open_round(built)
    returns = [returned(contents[unit], [("Huts", f"{unit} built a hut")]) for unit in ("RP", "HI", "VA")]
    one, other = collected(built, *returns), collected(built, *reversed(returns))
    assert one.register.contributions == other.register.contributions
    assert [unit for unit, _, _ in contributed(one.register)] == ["HI", "VA", "RP"]


def corrected(first: Rows, second: Rows, *, accept_emptied: bool = False, by_centre: dict[str, str] | None = None) -> Consolidation:
    """What a second return of the same unit leaves, with what the centre changed between the two."""
    built = told()
    content = open_round(built)["VA"]
    done = collected(built, returned(content, first)).register
    words = by_centre or {}
    done.contributions = [replace(c, text=words.get(c.text, c.text)) for c in done.contributions]
    return collected(done, returned(content, second, file="VA 2.xlsx"), accept_emptied=accept_emptied)


def test_a_corrected_text_replaces_the_earlier_one_with_history() -> None:
    done = corrected([("Huts", "Built a hutt"), ("Paths", "Cleared")], [("Huts", "Built a hut"), ("Paths", "Cleared")])
    assert contributed(done.register) == [("VA", "Huts", "Built a hut"), ("VA", "Paths", "Cleared")]
    assert history(done)[-1] == ("Huts", "Built a hutt", "Built a hut", "B2")
    assert codes(done) == []


def test_a_corrected_theme_moves_the_contribution() -> None:
    done = corrected([("Paths", "Sold a boat"), ("Huts", "Built")], [("Boats", "Sold a boat"), ("Huts", "Built")])
    assert contributed(done.register) == [("VA", "Boats", "Sold a boat"), ("VA", "Huts", "Built")]
    assert history(done)[-1] == ("Boats", "Sold a boat", "Sold a boat", "B2")


def test_a_line_put_in_above_does_not_replace_the_others() -> None:
    done = corrected([("Huts", "One"), ("Huts", "Two")], [("Huts", "None yet"), ("Huts", "One"), ("Huts", "Two")])
    assert [text for _, _, text in contributed(done.register)] == ["One", "Two", "None yet"]
    assert [change[1] for change in history(done)] == ["", "", ""]


def test_what_is_missing_from_a_later_return_stays_and_is_named() -> None:
    done = corrected([("Huts", "One"), ("Huts", "Two")], [("Huts", "One")])
    assert [text for _, _, text in contributed(done.register)] == ["One", "Two"]
    assert [(p.code, p.found) for p in done.problems] == [("contribution-missing", "Two")]


def test_it_is_removed_with_history_where_emptied_answers_are_accepted() -> None:
    done = corrected([("Huts", "One"), ("Huts", "Two")], [], accept_emptied=True)
    assert contributed(done.register) == []
    assert history(done)[-2:] == [("Huts", "One", "", "B2"), ("Huts", "Two", "", "B3")]
    again = collected(done.register, returned(open_round(done.register)["VA"], [("Huts", "One")], file="third.xlsx"))
    assert contributed(again.register) == [("VA", "Huts", "One")]


def test_what_the_centre_worded_anew_is_not_replaced() -> None:
    done = corrected([("Huts", "Built hut"), ("Paths", "Same")], [("Huts", "Built a hut"), ("Paths", "Same")],
                     by_centre={"Built hut": "Built one hut", "Same": "Same, in better words"})
    assert [text for _, _, text in contributed(done.register)] == ["Built one hut", "Built a hut", "Same, in better words"]
    assert [(p.code, p.found, p.suggestion) for p in done.problems] == [
        ("contribution-reworded", "Built hut", "Built a hut")]


def test_two_different_returns_of_one_unit_in_one_run_lose_nothing() -> None:
    built = told()
    content = open_round(built)["VA"]
    done = collected(built, returned(content, [("Huts", "One"), ("Huts", "Two")], file="a.xlsx"),
                     returned(content, [("Huts", "One"), ("Huts", "Three")], file="b.xlsx"))
    assert [text for _, _, text in contributed(done.register)] == ["One", "Two", "Three"]
    assert codes(done) == ["contributions-from-two"]


def test_the_next_round_adds_to_what_is_there() -> None:
    built = told()
    first = collected(built, returned(open_round(built)["VA"], [("Huts", "One")])).register
    content = open_round(first, replace(ROUND, name="2019-12"))["VA"]
    done = consolidate(first, "2019-12", [returned(content, [("Huts", "Two"), ("Huts", "One")], file="next.xlsx")], WHEN)
    assert [text for _, _, text in contributed(done.register)] == ["One", "Two"]
    assert codes(done) == []


def test_a_checked_copy_holds_them_as_they_were_written() -> None:
    content = open_round(told())["VA"]
    read = returned(content, [("Hut", "• Built a hut;")])
    copy = checked_content(read, content.unit, Settings(), read.problems, {})
    assert [(c.theme, c.text) for c in copy.contributions] == [("", "• Built a hut;")]


# the narrative


def test_listed_themes_come_before_those_that_only_contributions_name() -> None:
    built = told()
    built.contributions.insert(0, Contribution(kind="bullet", theme="Snow", text="Cleared snow"))
    assert themes(built) == ("Boats", "Huts", "Paths", "Snow")


def test_contributions_are_printed_by_theme_whatever_their_order() -> None:
    built = told()
    at = collecting_list(built.contributions).stop
    built.contributions[at:at] = [Contribution(kind="bullet", level=3, theme=theme, text=theme, contributed_by="VA")
                                  for theme in ("Paths", "Elsewhere", "Boats")]
    assert [c.text for c in in_printed_order(built) if c.contributed_by] == ["Boats", "Paths", "Elsewhere"]


def test_without_words_for_outcomes_the_last_bullets_are_those_that_are_added_to() -> None:
    built = told()
    built.contributions = [replace(c, text=c.text.replace("results", "signs")) for c in built.contributions]
    assert collecting_list(built.contributions) == range(7, 8)
    assert collecting_list(built.contributions[:5]) == range(5, 5)


def test_a_bullet_is_cleaned_of_its_sign_and_its_end() -> None:
    assert [without_bullet(text) for text in ("• One;", "- Two; and", "Three.", "It is 4.5", "-5 degrees")] == [
        "One", "Two", "Three", "It is 4.5", "-5 degrees"]


# the source that a contribution belongs to


def told_of_two(*, shared_theme: bool = False) -> Register:
    """A register whose narrative is that of a report, and to which a second source with themes of its own was added."""
    built = told()
    built.contributions = [replace(part, source=SOURCE) for part in built.contributions]
    built.sources["B"] = Source("B", "Review of the Bogs")
    theme = "Huts" if shared_theme else "Bogs"
    built.contributions += [Contribution(kind="theme", theme=theme, source="B"),
                            Contribution(kind="paragraph", level=2, text="The outcomes:", source="B"),
                            Contribution(kind="bullet", level=4, text="Drained one", source="B")]
    return built


def sources(built: Register) -> list[tuple[str, str]]:
    return [(part.source, part.text) for part in built.contributions if part.contributed_by]


def test_what_is_contributed_to_a_register_of_one_source_belongs_to_it() -> None:
    built = told()
    done = collected(built, returned(open_round(built)["VA"], [("Huts", "Built one"), ("", "Swept")]))
    assert sources(done.register) == [(SOURCE, "Built one"), (SOURCE, "Swept")]
    assert codes(done) == []


def test_of_several_sources_the_theme_tells_and_the_bullets_of_that_source_are_added_to() -> None:
    built = told_of_two()
    done = collected(built, returned(open_round(built)["VA"], [("Bogs", "Drained two"), ("Huts", "Built one")]))
    assert bullets(done.register) == [
        ("", "", "Painted all signs"), ("VA", "Huts", "Built one"), ("", "", "North, south and west"),
        ("", "", "Drained one"), ("VA", "Bogs", "Drained two")]
    assert sources(done.register) == [(SOURCE, "Built one"), ("B", "Drained two")]
    assert [*of_sources(done.register, ["B"]).contributions][-1].text == "Drained two"
    later = collected(done.register, returned(open_round(built)["VA"], [("Huts", "Drained two"), ("Huts", "Built one")], "b.xlsx"))
    assert sources(later.register) == [(SOURCE, "Built one"), (SOURCE, "Drained two")]


def test_what_no_theme_tells_belongs_to_no_source_and_is_asked_about() -> None:
    built = told_of_two(shared_theme=True)
    done = collected(built, returned(open_round(built)["VA"], [("Huts", "Built one")]))
    assert sources(done.register) == [("", "Built one")]
    assert [(problem.code, problem.found) for problem in done.problems] == [("contribution-of-no-source", "Built one")]
    for code in (SOURCE, "B"):
        assert "Built one" not in [part.text for part in of_sources(done.register, [code]).contributions]
