"""The deadlines of a unit as a calendar, by RFC 5545: whole days, each known again when the calendar comes again."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from toolkit.tracker.views.letters import Deadline

MADE_BY = "-//tracker toolkit//deadlines//EN"


def calendar_of(deadlines: Iterable[Deadline], name: str, now: datetime) -> bytes:
    """A calendar with an event for each deadline.

    Args:
        deadlines: In their order.
        name: Of the calendar.
        now: The moment that it is made.
    """
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in deadlines:
        calendar.add_component(_event(one, now.astimezone(UTC)))
    return bytes(calendar.to_ical())


def _event(one: Deadline, now: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", one.day)
    event.add("dtend", _day_after(one.day))
    event.add("summary", one.summary)
    if one.description:
        event.add("description", one.description)
    event.add("transp", "TRANSPARENT")
    return event


def _day_after(day: date) -> date:
    """The end of an event, which is the first day that it no longer fills; the last day that there is has none."""
    return day if day == date.max else day + timedelta(days=1)
