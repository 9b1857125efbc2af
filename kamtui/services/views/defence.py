"""What an account is to be defended against: its threats, its trigger events, and where a competitor would walk in."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.events import TriggerRow, late_first
from kamtui.domain.keep.stakes import EVENT_DAYS
from kamtui.domain.keep.threats import Path, ThreatRow, open_first, paths, sweep_due_on
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import fits
from kamtui.store.reads.defence import events, never_spoken, sweeps, threats


@dataclass(frozen=True, slots=True)
class Defence:
    """Threats and trigger events of one account."""

    today: date
    calendar: WorkCalendar
    threats: tuple[ThreatRow, ...]
    """Open ones: unanswered first, the worst first."""
    events: tuple[TriggerRow, ...]
    """Those that still matter: late ones first, then the latest."""

    @property
    def empty(self) -> bool:
        """Nothing threatens it and nothing happened."""
        return not self.threats and not self.events


def defence(connection: Connection, book: Book, account_id: int) -> Defence:
    """Reads both; two look-ups in a book that holds neither."""
    today = book.today
    recent = events(connection, account_id, today - timedelta(days=EVENT_DAYS))
    calendar = book.calendar(connection) if recent else WorkCalendar()  # nothing else asks for it
    return Defence(
        today,
        calendar,
        tuple(open_first(threats(connection, account_id))),
        tuple(late_first(recent, today, calendar)),
    )


def shortest_paths(connection: Connection, account_id: int) -> list[Path]:
    """Departments where nobody was ever reached and offerings bought elsewhere, that no open threat names yet."""
    silent, bought = never_spoken(connection, account_id), fits(connection, account_id)
    return paths(silent, threats(connection, account_id), bought)


def sweeps_due(connection: Connection, book: Book, until: date) -> dict[int, date]:
    """Key accounts that should be swept for threats up to a day, and since when.

    None in a book where nobody ever wrote a threat down, or an offering that is bought elsewhere.
    """
    found = {key: sweep_due_on(last, book.today) for key, last in sweeps(connection, book.today).items()}
    return {key: on for key, on in found.items() if on <= until}
