"""Drafts of e-mails and calendars, as other programs read them."""

from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from toolkit.letters.calendars import calendar_of
from toolkit.letters.drafts import Attachment, addresses_in, draft
from toolkit.letters.templates import Filled
from toolkit.tracker.views.letters import Deadline, Listed

NOW = datetime(2019, 1, 20, 10, 0)
PIER = Listed("3.1", "Paint the pier\nand <rails>", "1 May 2018", "244 days overdue")


def opened(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_mail_program_opens_a_draft_that_nobody_has_sent() -> None:
    letter = Filled("Отчёт: 2018-12", (("Dear Ana,",), ("Overdue:", (PIER,))))
    message = opened(draft(letter, "Ana Roble", ("ana@example.org",), ("desk@example.org",),
                           [Attachment("HIVE.xlsx", b"PK"), Attachment("HIVE.ics", b"BEGIN:VCALENDAR\r\n")], NOW))
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert (message["To"], message["Subject"]) == ("Ana Roble <ana@example.org>", "Отчёт: 2018-12")
    assert body(message, "plain") == "Dear Ana,\n\nOverdue:\n- 3.1  Paint the pier and <rails> (due 1 May 2018, 244 days overdue)\n"
    assert "Paint the pier\nand &lt;rails&gt;" in body(message, "html")
    assert [(part.get_filename(), part.get_content_type()) for part in message.iter_attachments()] == [
        ("HIVE.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("HIVE.ics", "text/calendar")]
    assert next(message.iter_attachments()).get_content() == b"PK"


def test_the_same_letter_is_the_same_file() -> None:
    letter = Filled("Late", (("Dear Ana,",),))
    assert len({draft(letter, "Ana", (), (), [Attachment("A.xlsx", b"1")], NOW) for _ in range(2)}) == 1


@pytest.mark.parametrize(("written", "found"), [
    ("ana@example.org", ("ana@example.org",)),
    (" Ana Roble <ana@example.org> ", ("ana@example.org",)),
    ("ana@example.org; crew@example.org", ("ana@example.org", "crew@example.org")),
    ("ana@example.org, crew@example.org", ("ana@example.org", "crew@example.org")),
    ("", ()), ("ask Ana", ()), ("ana@", ()), ("@example.org", ()), ("ana@example.org; the crew", ()),
    ("ana@example.org\nBcc: all@example.org", ()),
])
def test_the_addresses_of_a_cell_are_taken_whole_or_not_at_all(written: str, found: tuple[str, ...]) -> None:
    assert addresses_in(written) == found


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_nothing_that_a_register_says_becomes_a_header(person: str, address: str, words: str) -> None:
    letter = Filled(" ".join(words.split()), ((words.replace("\n", " ").replace("\r", " "),),) if words.strip() else ())
    message = message_from_bytes(draft(letter, person, addresses_in(address), (), [], NOW), policy=policy.default)
    assert {*message.keys()} <= {"X-Unsent", "Date", "Subject", "To", "MIME-Version", "Content-Type"}


def test_a_calendar_has_whole_days_that_are_known_again() -> None:
    days = [Deadline("action-3.1@r", date(2018, 5, 1), "Due: 3.1 Paint, the pier; quickly", "Paint\nall"),
            Deadline("round-x@r", date.max, "Return")]
    events = list(Calendar.from_ical(calendar_of(days, "Deadlines of Hive Crew", NOW)).walk("VEVENT"))
    assert [(str(event["UID"]), event.decoded("DTSTART"), str(event["SUMMARY"])) for event in events] == [
        ("action-3.1@r", date(2018, 5, 1), "Due: 3.1 Paint, the pier; quickly"), ("round-x@r", date.max, "Return")]
    assert events[0].decoded("DTEND") == date(2018, 5, 2)
    assert str(events[0]["DESCRIPTION"]) == "Paint\nall"


@pytest.mark.parametrize("words", [
    "FEWN : avancement, cycle n° 2", "A : merci d’avoir renvoyé votre classeur du cycle 2018-12 de l’année", "Plain words of any length " * 6,
    "ОВ: книга за цикл № 2 не вернулась к нам до сих пор, и мы ее ждем с нетерпением"])
@pytest.mark.parametrize("before", range(0, 66, 3))
def test_the_subject_is_read_as_it_was_written_wherever_its_line_is_folded(words: str, before: int) -> None:
    subject = f"{'X' * before} {words}".strip()
    written = draft(Filled(subject, (("Dear Ana,",),)), "Ana", (), (), [], NOW)
    assert message_from_bytes(written, policy=policy.default)["Subject"] == subject
    assert all(len(line) <= 78 for line in written.split(b"\r\n\r\n")[0].split(b"\r\n"))
