"""Trigger events: something that happened to an account and opens or closes a door, answered within three working days.

An event asks for a response for `EVENT_DAYS`; after that it is history.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kamtui.domain.keep.responses import Response, is_answered, response_words
from kamtui.domain.keep.stakes import EVENT_DAYS, RESPONSE_WORKING_DAYS
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.workdays import WorkCalendar, short_day


class EventStanding(StrEnum):
    """Where an event stands."""

    LATE = "late"
    OPEN = "open"
    ANSWERED = "answered"
    PAST = "past"
    """Never answered, and too long ago to be."""


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One trigger event."""

    id: int
    account_id: int
    account_name: str
    topic: EventTopic
    day: date
    text: str
    source: str
    """Empty where none was named."""
    response: Response | None

    def answer_by(self, calendar: WorkCalendar) -> date:
        """The last day for a response."""
        return calendar.add(self.day, RESPONSE_WORKING_DAYS)

    def standing(self, today: date, calendar: WorkCalendar) -> EventStanding:
        """Where it stands today."""
        if is_answered(self.response):
            return EventStanding.ANSWERED
        if today - self.day > timedelta(days=EVENT_DAYS):
            return EventStanding.PAST
        return EventStanding.LATE if today > self.answer_by(calendar) else EventStanding.OPEN

    def words(self, today: date, calendar: WorkCalendar) -> str:
        """`no dated response by Thu 26 Nov`, `no dated response, 2 d late`, `call Fri 27 Nov`."""
        told, standing = response_words(self.response, today), self.standing(today, calendar)
        by = self.answer_by(calendar)
        if standing is EventStanding.OPEN:
            return f"{told}, needed {'today' if by == today else f'by {short_day(by, today)}'}"
        return f"{told}, {(today - by).days} d late" if standing is EventStanding.LATE else told


_ORDER = list(EventStanding)


def late_first(rows: Iterable[TriggerRow], today: date, calendar: WorkCalendar) -> list[TriggerRow]:
    """Late ones, open ones, answered ones, past ones; each the latest event first."""
    found = sorted(rows, key=lambda row: (row.day, row.id), reverse=True)
    return sorted(found, key=lambda row: _ORDER.index(row.standing(today, calendar)))


def read_topic(text: str) -> EventTopic | None:
    """The topic a word means; the start of it is enough, when no other starts so."""
    word = text.strip().lower()
    found = [topic for topic in EventTopic if topic.startswith(word)] if word else []
    return found[0] if len(found) == 1 else None
