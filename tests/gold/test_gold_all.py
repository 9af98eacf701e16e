"""Every tested row of the hand-made readings is read as they say, or the difference is argued in docs/gold.md."""

import pytest

from tests.gold import agreement
from tests.shared import shared
from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.statuses import read_status


@pytest.fixture(autouse=True)
def _here() -> None:
    shared("gold", "gold_deadlines.csv")


@pytest.mark.parametrize("file", agreement.FILES)
def test_every_difference_is_argued_and_nothing_is_argued_that_agrees(file: str) -> None:
    differing = {difference.key for difference in agreement.differences(file)}
    assert differing == {key for key in agreement.argued() if key[0] == file}


def test_the_page_keeps_the_agreement() -> None:
    assert "\n".join(agreement.summary()) in agreement.PAGE.read_text(encoding="utf-8")


def test_every_argument_has_a_reason() -> None:
    reasons = agreement.argued()
    assert len(reasons) > 20
    assert all(len(reason) > 30 for reason in reasons.values())


def test_whatever_states_a_deadline_is_due_as_the_gold_says() -> None:
    stating = {"deadline", "narrative", "decision", "workplan"}
    lines = {line for line, row in agreement.tested("gold_deadlines") if row["cell"] in stating}
    assert not [one for one in agreement.differences("gold_deadlines") if one.line in lines]


def test_words_that_contradict_a_status_are_a_warning_that_quotes_them() -> None:
    rows = [row for _, row in agreement.tested("gold_status") if row["code"] == "STATUS_COMMENT_CONFLICT"]
    assert len(rows) == 9
    for row in rows:
        read = read_status(f"Completed. {row['segment_text']}")
        quoted = [str(doubt.what) for doubt in read.doubts if doubt.code == "status-contradiction"]
        assert (read.status, read.completed, read.sure) == (Status.IMPLEMENTED, None, False)
        assert len(quoted) == 1
        assert quoted[0].count("“") >= 2


def test_no_other_status_of_the_gold_contradicts_itself() -> None:
    rows = [row for _, row in agreement.tested("gold_status") if row["code"] != "STATUS_COMMENT_CONFLICT"]
    assert not [row for row in rows
                if any(doubt.code == "status-contradiction" for doubt in read_status(row["segment_text"]).doubts)]


def test_make_gold_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert agreement.main() == 0
    printed = capsys.readouterr().out
    assert "| gold_units | 39 |" in printed
    assert "NOT ARGUED" not in printed
