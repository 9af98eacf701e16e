"""How states of actions in words are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.record.codes import Acceptance, Status, YesNo
from toolkit.tracker.wording.statuses import read_acceptance, read_references, read_status, split_statuses

PIECES = st.sampled_from([
    "Implemented", "implemented", "Closed", ":", "(", ")", "-", "–", "15 March 2015", "2016", "onwards", "ongoing",
    "see", "4", "above", "since", "In progress", "not", "Started", "in", "Q1", "the", "İmplemented", "DONE", ".", "n/a",
    "being", "be", "partly", "n'a", "☐", "☒", "[ ]", "[x]", "21 %", "(6)", "2 of 5", "?",
])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=6).map("".join))


@pytest.mark.parametrize(("text", "status"), [
    ("Implemented", Status.IMPLEMENTED),
    ("Completed on 3 May 2017", Status.IMPLEMENTED),
    ("IMPLEMENTED – leaflets printed", Status.IMPLEMENTED),
    ("Implemented Leaflets were printed", Status.IMPLEMENTED),
    ("Status: In progress", Status.IN_PROGRESS),
    ("Ongoing", Status.IN_PROGRESS),
    ("Partially implemented: two of five", Status.IN_PROGRESS),
    ("Not started", Status.NOT_STARTED),
    ("Not implemented", Status.NOT_STARTED),
    ("Closed (no staff)", Status.CLOSED_NOT_IMPLEMENTED),
    ("Superseded by the new plan", Status.SUPERSEDED),
    ("No longer applicable", Status.NO_LONGER_APPLICABLE),
    ("n/a", Status.NO_LONGER_APPLICABLE),
    ("", Status.NOT_REPORTED),
    ("Leaflets were printed", Status.NOT_REPORTED),
    ("Complete the leaflets", Status.NOT_REPORTED),
    ("Implemented leaflets are sold out", Status.NOT_REPORTED),
    ("Implementation of the plan", Status.NOT_REPORTED),
])
def test_a_status_word_counts_where_it_stands_by_itself(text: str, status: Status) -> None:
    assert read_status(text).status is status


@pytest.mark.parametrize(("text", "status"), [
    ("⬜ not started", Status.NOT_STARTED), ("🔲 à faire", Status.NOT_STARTED), ("◻ не начато", Status.NOT_STARTED),
    ("🟡 in progress", Status.IN_PROGRESS), ("✅ hecho", Status.IMPLEMENTED), ("❌ dropped", Status.CLOSED_NOT_IMPLEMENTED),
    ("✖ abandonné", Status.CLOSED_NOT_IMPLEMENTED), ("⬜ done", Status.NOT_REPORTED), ("❌ done", Status.NOT_REPORTED),
    ("❌ in progress", Status.NOT_REPORTED), ("☐ Not started", Status.NOT_REPORTED),
    ("⬜ not started ⬜ done", Status.NOT_REPORTED), ("🔴", Status.NOT_REPORTED),
])
def test_a_sign_before_a_state_is_a_picture_unless_it_may_deny_it(text: str, status: Status) -> None:
    assert read_status(text).status is status


@pytest.mark.parametrize(("text", "status", "suggestion"), [
    ("Done: yes", Status.IMPLEMENTED, ()), ("Fait ? oui, le 3 mai 2025", Status.IMPLEMENTED, ()),
    ("¿Hecho?: sí", Status.IMPLEMENTED, ()), ("Done? No, waiting for parts", Status.NOT_REPORTED, ("Not started", "In progress")),
    ("Closed: no", Status.NOT_REPORTED, ("Not started", "In progress")), ("Сделано: нет", Status.NOT_REPORTED,
     ("Not started", "In progress")), ("Done, no further action", Status.IMPLEMENTED, ()),
    ("Done?", Status.NOT_REPORTED, ("Implemented",)),
])
def test_an_answer_behind_a_state_counts(text: str, status: Status, suggestion: tuple[str, ...]) -> None:
    read = read_status(text)
    assert (read.status, next((one.suggestions for one in read.doubts), ())) == (status, suggestion)


@pytest.mark.parametrize(("text", "completed", "comment"), [
    ("Implemented: 15 March 2015", "2015-03-15", ""),
    ("Implemented in Q1 2015", "2015-01-01/2015-03-31", ""),
    ("Implemented 2015 onwards.", "2015-01-01/..", ""),
    ("Implemented: 3 May 2017. Leaflets printed.", "2017-05-03", "Leaflets printed."),
    ("Implemented: leaflets printed on 3.5. 2017", "2017-05-03", "leaflets printed on 3.5. 2017"),
    ("Implemented: leaflets sent in May 2017 and kept since", "2017-05-01/2017-05-31",
     "leaflets sent in May 2017 and kept since"),
    ("Implemented: leaflets for 2018", "", "leaflets for 2018"),
    ("Implemented: leaflets printed in 2018", "2018-01-01/2018-12-31", "leaflets printed in 2018"),
    ("Implemented: drafted on 1 May 2017, printed on 3 June 2017", "", "drafted on 1 May 2017, printed on 3 June 2017"),
    ("In progress: first leaflet on 3 May 2017", "", "first leaflet on 3 May 2017"),
    ("Leaflets printed on 3 May 2017", "", "Leaflets printed on 3 May 2017"),
])
def test_the_day_is_the_one_beside_the_status_or_the_only_one(text: str, completed: str, comment: str) -> None:
    read = read_status(text)
    assert (read.completed.plain if read.completed else "", read.rest) == (completed, comment)


@pytest.mark.parametrize(("text", "reason", "comment"), [
    ("Closed (no staff)", "no staff", ""),
    ("Closed: no staff", "no staff", ""),
    ("Closed (no staff). Asked again in 2017.", "no staff", "Asked again in 2017."),
    ("Closed (no staff (see 3)). Later.", "no staff (see 3)", "Later."),
    ("Closed (no staff", "(no staff", ""),
    ("Closed", "", "Closed"),
])
def test_what_follows_closed_is_the_reason(text: str, reason: str, comment: str) -> None:
    read = read_status(text)
    assert (read.closing_reason, read.rest, read.completed) == (reason, comment, None)


@pytest.mark.parametrize("text", [
    "Implemented: weekly meetings (ongoing)", "Implemented: 2016 onwards", "Implemented: in use since May 2016",
])
def test_work_that_goes_on_does_not_change_the_status(text: str) -> None:
    read = read_status(text)
    assert (read.status, read.continuing) == (Status.IMPLEMENTED, YesNo.YES)


def test_states_in_one_cell_are_read_apart() -> None:
    cell = "Implemented: 1 May 2017 Implemented in Q3 2017 Closed (no staff) In progress: two of five"
    assert split_statuses(cell) == (
        "Implemented: 1 May 2017", "Implemented in Q3 2017", "Closed (no staff)", "In progress: two of five")


@pytest.mark.parametrize("text", ["Implemented: 1 May (Closed) 2017", "Implemented: nothing was implemented: sorry"])
def test_a_status_word_within_a_comment_does_not_part_it(text: str) -> None:
    assert split_statuses(text) == (text,)


@pytest.mark.parametrize(("text", "numbers"), [
    ("See 4 above", ("4",)),
    ("as per Recommendations 1, 4, 5 & 10", ("1", "4", "5", "10")),
    ("see the response to recommendation 3.2", ("3.2",)),
    ("see 15 March 2015", ()), ("see 2015 report", ()), ("see paragraph 4 per cent", ("4",)), ("4 above", ()),
])
def test_references_are_numbers_after_see_or_as_per(text: str, numbers: tuple[str, ...]) -> None:
    assert read_references(text) == numbers


@pytest.mark.parametrize(("text", "acceptance"), [
    ("The Office accepts the recommendation and will act.", Acceptance.ACCEPTED),
    ("Partially accepted", Acceptance.PARTIALLY_ACCEPTED),
    ("Management partially agrees with this recommendation", Acceptance.PARTIALLY_ACCEPTED),
    ("The Office does not accept the recommendation", Acceptance.NOT_ACCEPTED),
    ("Accepted.", Acceptance.ACCEPTED),
    ("Directors accepted the invitation", None), ("", None),
])
def test_an_acceptance_is_about_the_recommendation(text: str, acceptance: Acceptance | None) -> None:
    assert read_acceptance(text) is acceptance


@given(TEXTS)
def test_reading_never_raises_and_leaves_only_words_that_were_written(text: str) -> None:
    read = read_status(text)
    assert read.text == text
    spaced = " ".join(text.split())
    assert read.rest in spaced
    assert read.closing_reason in spaced


@given(TEXTS)
def test_a_text_without_a_status_stays_whole(text: str) -> None:
    read = read_status(text)
    if read.status is Status.NOT_REPORTED and text.strip() and "report" not in text and "unknown" not in text:
        assert read.rest == " ".join(text.split())


@given(TEXTS)
def test_parts_keep_every_word(text: str) -> None:
    assert "".join(split_statuses(text)).replace(" ", "") == "".join(text.split())


@given(TEXTS)
def test_spaces_of_any_kind_do_not_count(text: str) -> None:
    read, again = read_status(text), read_status("\u00a0 " + " \u00a0".join(text.split()) + "\n")
    assert (read.status, read.completed, read.rest, read.continuing) == (
        again.status, again.completed, again.rest, again.continuing)
