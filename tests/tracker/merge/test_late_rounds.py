"""Answers of an earlier round that come late, beside those of a later one: each round has its own comments."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.submission import Submission

JUNE, DECEMBER, NEXT_JUNE = (ReportingRound(name, day) for name, day in (
    ("2020-06", date(2020, 6, 30)), ("2020-12", date(2020, 12, 31)), ("2021-06", date(2021, 6, 30))))
ACTIONS = """
    | Ref. | Action          | Lead | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs | PAR  | 2021-12-31 | In progress | Primer is on |
"""


class Years:
    """A register over three rounds, all issued to PAR before anything comes back."""

    def __init__(self) -> None:
        self.register: Register = register(ACTIONS)
        self.issued: dict[str, ReturnContent] = {
            one.name: open_round(self.register, one)["PAR"] for one in (JUNE, DECEMBER, NEXT_JUNE)}

    def sent(self, round_name: str, **answers: str) -> Submission:
        """What PAR answers of 1.1 in a round."""
        return submission(self.issued[round_name], {("1.1", key): value for key, value in answers.items()},
                          file=f"PAR {round_name} {'-'.join(answers)}.xlsx")

    def merge(self, round_name: str, *sent: Submission) -> Consolidation:
        outcome = consolidate(self.register, round_name, sent, "2021-07-01 10:00:00")
        self.register = outcome.register
        return outcome

    def decide(self, option: str) -> None:
        first, *others = self.register.conflicts
        self.register.conflicts = [replace(first, decision=option), *others]

    @property
    def rows(self) -> dict[str, tuple[str, str]]:
        """Round -> comment and evidence."""
        return {name: (c.comment, c.evidence) for (_, _, name), c in self.register.comments.items()}


@pytest.fixture
def years() -> Years:
    return Years()


def test_a_late_comment_and_its_evidence_get_the_row_of_their_round(years: Years) -> None:
    years.merge("2020-12", years.sent("2020-12", comment="Half is painted"))
    outcome = years.merge("2020-06", years.sent("2020-06", comment="Paint is bought", evidence="Invoice 12"))
    assert outcome.conflicts == []
    assert years.rows["2020-06"] == ("Paint is bought", "Invoice 12")
    assert years.rows["2020-12"] == ("Half is painted", "")


def test_late_evidence_alone_does_not_repeat_what_was_said_in_a_later_round(years: Years) -> None:
    years.merge("2020-12", years.sent("2020-12", comment="Half is painted"))
    years.merge("2020-06", years.sent("2020-06", evidence="Invoice 12"))
    assert years.rows["2020-06"] == ("", "Invoice 12")


def test_a_decision_on_an_earlier_round_says_nothing_in_a_later_one(years: Years) -> None:
    years.merge("2020-06", years.sent("2020-06", comment="Paint is bought", evidence="Invoice 12"),
                years.sent("2020-06", comment="Paint is ordered"))
    years.decide("A")
    years.merge("2021-06", years.sent("2021-06", evidence="Photo 3"))
    assert years.rows["2020-06"] in (("Paint is bought", "Invoice 12"), ("Paint is ordered", "Invoice 12"))
    assert years.rows["2021-06"] == ("", "Photo 3")


def test_what_waits_in_one_round_still_waits_when_its_unit_answers_in_the_next(years: Years) -> None:
    years.merge("2020-06", years.sent("2020-06", comment="Paint is bought"), years.sent("2020-06", comment="Paint is ordered"))
    years.merge("2020-12", years.sent("2020-12", comment="Half is painted"))
    assert {c.round for c in years.register.conflicts} == {"2020-06"}
    years.decide("B")
    years.merge("2020-12")
    assert years.rows["2020-06"][0] in ("Paint is bought", "Paint is ordered")
    assert years.rows["2020-12"][0] == "Half is painted"


def test_a_workbook_of_an_earlier_round_shows_nothing_of_a_later_one(years: Years) -> None:
    years.merge("2020-12", years.sent("2020-12", comment="Half is painted"))
    again = open_round(years.register, JUNE)["PAR"]
    assert again.issued.values["1.1"]["last_comment"] == "Primer is on (reported before 2020-06)"
    assert "comment" not in again.issued.values["1.1"]
