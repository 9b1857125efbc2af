"""The ground of a plan: what stands on its days already, and whom the rep meets then."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kamtui.domain.placing import who_of
from kamtui.domain.plan.month import PlanDays
from kamtui.domain.plan.reach import Part, read_reach
from kamtui.domain.production import Span
from kamtui.domain.repeat import occurrence_after
from kamtui.domain.words import CLIENT_KINDS, Kind, Tier
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import draft as draft_reads
from kamtui.store.reads import plan as reads
from kamtui.store.reads.spread import own_gaps

_NOON = "12:00"


@dataclass(slots=True)
class Ground:
    """Counts what stands, one task at a time."""

    taken: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    bound: dict[Part, dict[date, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    key_minutes: int = 0
    met: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    trips: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))

    def stand(self, on: date, kind: Kind, minutes: int, tier: Tier | None, city: str | None, part: Part | None) -> None:
        """A task stands on a day of the span."""
        self.taken[on] += minutes
        if part is not None:
            self.bound[part][on] += minutes
        if tier is Tier.KEY:
            self.key_minutes += minutes
        if kind is Kind.VISIT and city:
            self.trips[city].add(on)

    def days(self, connection: Connection, book: Book, span: Span) -> PlanDays:
        """The span as the engine knows it."""
        return PlanDays(
            calendar=book.calendar(connection, *span),
            first=span.first,
            last=span.last,
            capacity=book.rules.capacity_minutes,
            taken=self.taken,
            bound=self.bound,
            key_minutes=self.key_minutes,
            met=self.met,
            trips=self.trips,
        )


def ground(connection: Connection, book: Book, span: Span, without: Collection[int] = ()) -> Ground:
    """What stands on the days of a span; tasks in `without` are looked through."""
    made = Ground()
    people, near = draft_reads.people(connection), _near(connection, book, span)
    reach = {row[0]: read_reach(row[5]).part for row in people if row[5]}
    for task in reads.plan_tasks(connection, *span, book.today, open_only=True):
        if task.id not in without:
            part: Part | None = reach.get(task.contact_id or 0)
            if task.at is not None:
                part = "morning" if task.at < _NOON else "afternoon"
            made.stand(task.planned_on, task.kind, task.minutes, task.tier, task.city, part)
    for again, on in comings(connection, Span(max(near.first, book.today), near.last)):
        if span.first <= on <= span.last:
            made.stand(on, again.kind, again.minutes, again.tier, again.city, reach.get(again.contact_id or 0))
        if again.kind in CLIENT_KINDS:
            _meet(made, again.contact_id, again.account_id, on)
    for task_id, account_id, contact_id, on in draft_reads.client_days(connection, *near):
        if task_id not in without:
            _meet(made, contact_id, account_id, on)
    for contact_id, _, _, _, _, _, last in people:
        if last is not None:
            made.met[f"c{contact_id}"].add(last)
    for account_id, last in draft_reads.nameless_touches(connection, near.first).items():
        made.met[f"a{account_id}"].add(last)
    return made


def _near(connection: Connection, book: Book, span: Span) -> Span:
    """The days whose touches may keep a contact from one in the span: as far around it as the longest minimum gap."""
    gap = timedelta(days=max([book.rules.min_gap_days, *own_gaps(connection).values()]))
    return Span(span.first - gap, span.last + gap)


def comings(connection: Connection, span: Span) -> Iterator[tuple[draft_reads.Repeating, date]]:
    """The days on which repeating tasks will come again in a span, after the one that is in the book."""
    for task in draft_reads.repeating(connection, span.last):
        on = task.planned_on
        try:
            while (found := occurrence_after(task.repeat, task.repeat_from, on)) is not None and found <= span.last:
                on = found
                if on >= span.first:
                    yield task, on
        except ValueError:
            continue  # a rule of another program that kamtui does not follow


def _meet(made: Ground, contact_id: int | None, account_id: int | None, on: date) -> None:
    who = who_of(contact_id, account_id)
    if who is not None:
        made.met[who].add(on)


def planned_days(connection: Connection, span: Span, without: Collection[int] = ()) -> Mapping[int, list[date]]:
    """Days of open client tasks by account from the first to the last day of a span, repeats that are to come too.

    The first day is today: one that slipped counts as today's, it is still to be done. Tasks in `without` do not count.
    """
    found: dict[int, list[date]] = defaultdict(list)
    for account_id, on, count in draft_reads.planned_days(connection, span.last, without):
        found[account_id] += [max(on, span.first)] * count
    for task, on in comings(connection, span):
        if task.account_id is not None and task.kind in CLIENT_KINDS:
            found[task.account_id].append(on)
    return {key: sorted(days) for key, days in found.items()}
