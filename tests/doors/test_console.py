"""What another program gets of a table: everything, a line for each row."""

from tests.doors.command_line import Tracker


def test_a_table_for_another_program_has_every_row_and_a_tab_between_its_cells(tracker: Tracker) -> None:
    tracker.make_register()
    tracker.issue()
    tracker.fill_in("PAR", {("2.1", "Status"): "Startled"})
    told = tracker("check", "inbox")
    rows = [line.split("\t") for line in told.out.splitlines()]
    assert rows[0] == ["Where", "Severity", "What is wrong", "What to do"]
    assert {len(row) for row in rows} == {4}
    assert any("Startled" in row[2] for row in rows)


def test_a_line_break_in_a_cell_does_not_break_its_line(tracker: Tracker) -> None:
    tracker.make_register()
    tracker.issue()
    tracker.fill_in("PAR", {("2.1", "Status"): "Not\tquite\nstarted"})
    told = tracker("check", "inbox")
    assert all(line.count("\t") == 3 for line in told.out.splitlines())
