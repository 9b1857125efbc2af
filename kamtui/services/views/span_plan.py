"""How far the locked plans have come over any days: Pulse and the report both ask here."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.plan.pace import Pace, paces
from kamtui.domain.production import Span
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of, next_month
from kamtui.store.reading import Connection
from kamtui.store.reads import pulse_plan as reads


def months_within(span: Span) -> list[date]:
    """First days of the months that the days lie in."""
    found = [month_of(span.first)]
    while (following := next_month(found[-1])) <= span.last:
        found.append(following)
    return found


def span_paces(connection: Connection, book: Book, span: Span) -> Mapping[int | None, Pace]:
    """Pace by account; touches of no account are under None."""
    return paces(
        reads.planned(connection, *span),
        reads.actual(connection, *span),
        reads.scheduled(connection, *span, book.today),
    )
