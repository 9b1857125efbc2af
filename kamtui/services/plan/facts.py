"""The facts a plan stands on, gathered from the book in a few queries, however many accounts there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from kamtui.domain.keep.renewals import DueRung
from kamtui.domain.plan.facts import AccountFacts, BookFacts, LeftOver, Person
from kamtui.domain.plan.wishes import rank
from kamtui.domain.production import Span, last_months, months_of
from kamtui.domain.rules import FIRST_DAY
from kamtui.domain.words import CLIENT_KINDS, AccountStatus, BuyerRole
from kamtui.domain.workdays import month_day
from kamtui.services.book import Book
from kamtui.services.grading import questions
from kamtui.services.plan.ground import planned_days
from kamtui.services.plan.months import month_of
from kamtui.services.plan.movable import movable
from kamtui.services.plan.unanswered import unanswered
from kamtui.services.views.account_plan import reviews_due
from kamtui.services.views.accounts import is_parked
from kamtui.services.views.base import base
from kamtui.services.views.defence import sweeps_due
from kamtui.services.views.grades_due import grades_due
from kamtui.services.views.index import index_beside
from kamtui.services.views.production import Production, production
from kamtui.store.reading import Connection
from kamtui.store.reads import draft as draft_reads
from kamtui.store.reads import plan as reads
from kamtui.store.reads import sales
from kamtui.store.reads.account_plan import unserved
from kamtui.store.reads.accounts import accounts
from kamtui.store.reads.contracts import contracts
from kamtui.store.reads.fields import word
from kamtui.store.reads.promises import late_promises

_MONTHS = 3


def account_facts(connection: Connection, book: Book, span: Span) -> list[AccountFacts]:
    """Every open account that is not parked, key accounts first, then by tier and name; for a plan of some days."""
    every = accounts(connection)
    rows = [row for row in every if row.status is AccountStatus.OPEN and not is_parked(row, book.today)]
    made = production(connection, book, "all", every)
    months = _months(connection, book, [row.id for row in rows])
    cadences = {row.id: book.rules.cadence(row.tier, row.cadence) for row in rows}
    beyond = timedelta(days=max(cadences.values(), default=0))
    left = _left_over(connection, book)
    put_off = [one.task_id for of in left.values() for one in of]
    planned = planned_days(connection, Span(book.today, span.last + beyond), put_off)
    people = _people(connection)
    unspoken: dict[int, list[str]] = defaultdict(list)
    for account_id, name in draft_reads.unspoken_departments(connection):
        unspoken[account_id].append(name)
    index = _index(connection, made, {row.segment for row in rows})
    ideas, wanted = draft_reads.idea_days(connection), reads.intensities(connection)
    rungs = _rungs(connection, book, span)
    menaces, happened = unanswered(connection, book)
    sweeping = sweeps_due(connection, book, span.last)
    reviewing, aims = reviews_due(connection, span.last), unserved(connection)
    due, broken = grades_due(connection, book, span.last), _broken(connection, book)
    found = [
        AccountFacts(
            id=row.id,
            name=row.name,
            tier=row.tier,
            city=row.city,
            cadence=cadences[row.id],
            min_gap=row.min_gap if row.min_gap is not None else book.rules.min_gap_days,
            last_touch_on=row.last_touch_on,
            next_on=row.next_on,
            planned=tuple(planned.get(row.id, ())),
            left_over=tuple(left.get(row.id, ())),
            people=tuple(people.get(row.id, ())),
            unspoken=tuple(unspoken.get(row.id, ())),
            last_idea_on=ideas.get(row.id),
            yoy=made.yoy.get(row.id) if made else None,
            index=index.get(row.segment),
            months=months.get(row.id, ()),
            dormant=made is not None and row.id in made.by_year and row.id not in made.awake,
            touches=wanted.get(row.id, (None, None))[0],
            minutes=wanted.get(row.id, (None, None))[1],
            grade_due_on=due.get(row.id),
            question=questions(connection, book, row.id, None)[0] if row.id in due else "",
            broken=tuple(broken.get(row.id, ())),
            rungs=tuple(rungs.get(row.id, ())),
            menaces=menaces.get(row.id, ()),
            happened=happened.get(row.id, ()),
            sweep_due_on=sweeping.get(row.id),
            review_due_on=reviewing.get(row.id),
            unserved=tuple(aims.get(row.id, ())),
        )
        for row in rows
    ]
    return sorted(found, key=_order)


def book_facts(connection: Connection, book: Book) -> BookFacts:
    """What the plan asks about the book as a whole."""
    coverage = sales.coverage(connection, book.today)
    return BookFacts(book.today, base(connection, book).short_by, coverage.last if coverage else None)


def _left_over(connection: Connection, book: Book) -> Mapping[int, list[LeftOver]]:
    """Open client tasks of the months before this one that a plan may move, by account, the oldest first."""
    found: dict[int, list[LeftOver]] = defaultdict(list)
    before = Span(FIRST_DAY, month_of(book.today) - timedelta(days=1))
    for task in reads.plan_tasks(connection, *before, book.today, open_only=True):
        if task.account_id is not None and task.kind in CLIENT_KINDS and movable(task):
            one = LeftOver(task.id, task.title, task.kind, task.minutes, task.contact_id, task.planned_on)
            found[task.account_id].append(one)
    return found


def _order(one: AccountFacts) -> tuple[int, str, int]:
    return (rank(one.tier), one.name.casefold(), one.id)


def _index(
    connection: Connection, made: Production | None, segments: Collection[str | None]
) -> Mapping[str | None, float]:
    """Growth of the industry index of each segment over the days of YoY; none where none is loaded."""
    if made is None or made.window.before is None:
        return {}
    beside = {segment: index_beside(connection, made.window.current, segment) for segment in segments}
    return {
        segment: found.change for segment, found in beside.items() if found is not None and found.change is not None
    }


def _broken(connection: Connection, book: Book) -> Mapping[int, list[str]]:
    """Late promises by account, each with its day."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in late_promises(connection, book.today):
        if row.account_id is not None:
            found[row.account_id].append(f"{row.text} by {month_day(row.due_on, book.today)}")
    return found


def _rungs(connection: Connection, book: Book, span: Span) -> Mapping[int, list[DueRung]]:
    """Rungs of running contracts to be done up to the last day of a span, by account, the soonest first."""
    found: dict[int, list[DueRung]] = defaultdict(list)
    for one in contracts(connection, running=True):
        found[one.account_id] += one.due(span.first, span.last)
    return {key: sorted(due, key=lambda one: one.on) for key, due in found.items()}


def _people(connection: Connection) -> Mapping[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    for contact_id, account_id, name, role, department, reach, last in draft_reads.people(connection):
        found[account_id].append(Person(contact_id, name, word(BuyerRole, role), department, reach, last))
    return found


def _months(connection: Connection, book: Book, ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """Revenue of the last whole months that the sales cover; 0 in a month without."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None or not ids:
        return {}
    last = coverage.whole_until
    if (last + timedelta(days=1)).day != 1:
        last = last.replace(day=1) - timedelta(days=1)
    span = last_months(_MONTHS, last)
    if span.first < coverage.first or sales.cuts(connection, span):
        return {}
    code = sales.currency(connection, book.settings.currency)
    found = sales.months_by_account(connection, ids, span, code=code if sales.foreign(connection, code) else None)
    return {key: tuple(of.get(month, 0) for month in months_of(span)) for key, of in found.items() if of}
