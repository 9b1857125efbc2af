"""One account at a glance: what stands beside a task on Today, and the sheet that is read before dialling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.domain.basis import IndexGrowth
from kamtui.domain.journal_rows import PromiseRow, TouchRow
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.grade_rows import GradeRow
from kamtui.domain.keep.options import OptionRow
from kamtui.domain.production import Span, change, months_of, window
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import FOREVER
from kamtui.domain.silence import Silence
from kamtui.domain.words import AccountStatus, BuyerRole, Kind, Tier
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.views.account_plan import AccountPlan, account_plan
from kamtui.services.views.accounts import is_parked, silence_of
from kamtui.services.views.defence import Defence, defence
from kamtui.services.views.goals import GoalsView, account_goals
from kamtui.services.views.index import index_beside
from kamtui.services.views.movers import Movers, movers
from kamtui.services.views.production import comparable
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads import sales
from kamtui.store.reads.accounts import account, contact, contacts
from kamtui.store.reads.contracts import contracts
from kamtui.store.reads.grades import latest
from kamtui.store.reads.journal import promises, touches
from kamtui.store.reads.options import options
from kamtui.store.reads.tasks import open_tasks_of, tasks_by_id

LAST_TOUCHES = 3
"""Touches that the panel shows."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Revenue of one account over the twelve calendar months up to the last sale of the book, in minor units."""

    currency: str
    revenue: int
    yoy: float | None
    months: tuple[int, ...]
    """Twelve numbers, the oldest first."""
    span: Span
    index: IndexGrowth | None = None
    """The industry index over the months that YoY compares; None while the book holds none."""


@dataclass(frozen=True, slots=True)
class Promised:
    """An open promise."""

    row: PromiseRow
    late: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """An account and the person at hand. A contact without an account has no account, no promises and no trend."""

    account: AccountRow | None
    silence: Silence | None
    """None without an account, and once it is lost."""
    parked: str | None
    """`parked until Mon 1 Feb: budget frozen`, `lost`; None while it asks for contact."""
    contact: ContactRow | None
    """The contact asked for; else the one touched last, a decision maker, the first by name."""
    others: int
    """Other contacts of the account."""
    trend: Trend | None
    """None for an account that never bought."""
    promises: tuple[Promised, ...]
    """Open ones, the soonest first."""
    touches: tuple[TouchRow, ...]
    """The last three, the newest first; of the contact where there is no account."""
    next: TaskRow | None
    """The follow-up, when it is another task than the one asked about."""
    next_is_this: bool
    """The task asked about is the follow-up."""
    no_next: bool
    """The account wants a next step and has none."""
    grade: GradeRow | None = None
    """The last grade it gave."""
    contracts: tuple[ContractRow, ...] = ()
    """Running ones, by the day that asks for a decision."""

    @property
    def name(self) -> str:
        """The account's name, or the contact's where there is no account."""
        return self.account.name if self.account else self.contact.name if self.contact else ""

    @property
    def tier(self) -> Tier | None:
        """The account's tier."""
        return self.account.tier if self.account else None

    @property
    def city(self) -> str:
        """The account's city, empty where there is none."""
        return (self.account.city if self.account else None) or ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything about one account that fits a screen before a call."""

    panel: Panel
    contacts: tuple[ContactRow, ...]
    """By the last touch, the latest first; never spoken to last."""
    tasks: tuple[TaskView, ...]
    """Open ones by planned day."""
    revenue_by_year: Mapping[int, int]
    """In minor units of the trend's currency; empty for an account that never bought."""
    movers: Movers | None
    """Segments that moved most; None where there is nothing to compare."""
    defence: Defence
    """Its threats and trigger events."""
    goals: GoalsView | None
    """Its goals of this year; None without one."""
    options: tuple[OptionRow, ...] = ()
    """Of its open proposals, by planned day."""
    plan: AccountPlan | None = None
    """Its account plan; None where nothing was ever planned."""


def account_panel(
    connection: Connection,
    book: Book,
    *,
    account_id: int | None,
    contact_id: int | None,
    task_id: int | None = None,
) -> Panel:
    """What stands beside a task or an account. Few indexed queries; what is gone is shown as missing."""
    person = contact(connection, contact_id) if contact_id is not None else None
    if account_id is None and person is not None:
        account_id = person.account_id
    row = account(connection, account_id) if account_id is not None else None
    if row is None:
        seen = touches(connection, contact_id=person.id, limit=LAST_TOUCHES) if person else []
        return Panel(None, None, None, person, 0, None, (), tuple(seen), None, False, False)
    people = contacts(connection, row.id)
    person = person or at_hand(people)
    parked = _parked(row, book.today)
    following = row.next_task_id if row.next_task_id != task_id else None
    return Panel(
        row,
        silence_of(row, book.today, book.rules),
        parked,
        person,
        sum(person is None or other.id != person.id for other in people),
        trend(connection, book, row.id, row.segment),
        tuple(Promised(found, found.due_on < book.today) for found in promises(connection, row.id)),
        tuple(touches(connection, account_id=row.id, limit=LAST_TOUCHES)),
        next(iter(tasks_by_id(connection, [following])), None) if following is not None else None,
        task_id is not None and row.next_task_id == task_id,
        parked is None and row.next_task_id is None,
        latest(connection, row.id),
        tuple(contracts(connection, row.id, running=True)),
    )


def account_sheet(connection: Connection, book: Book, account_id: int, contact_id: int | None = None) -> Sheet:
    """The sheet of one account."""
    panel = account_panel(connection, book, account_id=account_id, contact_id=contact_id)
    people = sorted(contacts(connection, account_id), key=lambda one: -(one.last_touch_on or date.min).toordinal())
    by_year: dict[int, int] = {}
    if panel.trend is not None:
        calendar = [Span(date(year, 1, 1), date(year, 12, 31)) for year in sales.years(connection)]
        sums = sales.sums(connection, calendar, code=panel.trend.currency, account_id=account_id).get(account_id, ())
        by_year = {span.first.year: minor or 0 for span, minor in zip(calendar, sums, strict=True)}
    tasks = views(connection, book, open_tasks_of(connection, account_id))
    moved = movers(connection, book, account_id) if panel.trend is not None else None
    aims = account_goals(connection, book, account_id)
    planned = account_plan(connection, book, account_id, tasks)
    return Sheet(
        panel,
        tuple(people),
        tuple(tasks),
        by_year,
        moved,
        defence(connection, book, account_id),
        aims,
        options=_offered(connection, tasks),
        plan=None if planned.empty else planned,
    )


def _offered(connection: Connection, tasks: Sequence[TaskView]) -> tuple[OptionRow, ...]:
    """The options of the proposals among some open tasks."""
    proposals = [one.row.id for one in tasks if one.row.kind is Kind.PROPOSAL]
    found = options(connection, proposals) if proposals else {}
    return tuple(option for task_id in proposals for option in found.get(task_id, ()))


def trend(connection: Connection, book: Book, account_id: int, segment: str | None = None) -> Trend | None:
    """An account's last twelve months of the data, beside the index of its segment; None without any sale of it."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return None
    over = window("12m", coverage)
    code = sales.currency(connection, book.settings.currency)
    everything = Span(coverage.first, coverage.last)
    spans = [over.current, over.before or over.current, everything]
    summed = sales.sums(connection, spans, code=code, account_id=account_id).get(account_id)
    if summed is None:
        return None
    grows = over.before is not None and comparable(connection, over.current, over.before)
    beside = index_beside(connection, over.current, segment)
    by_month = sales.month_sums(connection, account_id, over.revenue, code)
    months = tuple(by_month.get(month, 0) for month in months_of(over.revenue))
    return Trend(code, sum(months), change(summed[0], summed[1]) if grows else None, months, over.revenue, beside)


def at_hand(people: Sequence[ContactRow]) -> ContactRow | None:
    """Whom to speak to when nobody was named."""
    return min(
        people,
        key=lambda one: (-(one.last_touch_on or date.min).toordinal(), one.role is not BuyerRole.DECISION_MAKER),
        default=None,
    )


def _parked(row: AccountRow, today: date) -> str | None:
    """Why an account asks for nothing."""
    if row.status is not AccountStatus.OPEN:
        return "lost"
    if row.parked_until is None or not is_parked(row, today):
        return None
    until = "" if row.parked_until == FOREVER else f" until {short_day(row.parked_until, today)}"
    return f"parked{until}" + (f": {row.parked_why}" if row.parked_why else "")
