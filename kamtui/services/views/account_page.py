"""The page of one account: what the call sheet says, who is covered, what it buys, and what is planned there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.account_rows import ContactRow
from kamtui.domain.production import Coverage, Span, Window, change, window
from kamtui.domain.words import BuyerRole, Kind
from kamtui.services.book import Book
from kamtui.services.views.account_plan import AccountPlan, account_plan
from kamtui.services.views.defence import Defence, defence
from kamtui.services.views.goals import GoalsView, account_goals
from kamtui.services.views.panel import Panel, account_panel
from kamtui.services.views.production import comparable
from kamtui.services.views.standing import AccountStanding, account_standing
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads import sales
from kamtui.store.reads.accounts import contacts
from kamtui.store.reads.coverage import Answers, answers, departments
from kamtui.store.reads.journal import journal_length
from kamtui.store.reads.tasks import done_tasks_of, open_tasks_of

LAST_DONE = 10
"""Done tasks that the page shows."""


@dataclass(frozen=True, slots=True)
class Channel:
    """How often one kind of touch was tried, and how often somebody answered."""

    kind: Kind
    tried: int
    answered: int

    @property
    def rate(self) -> float:
        """Share of the tries that were answered."""
        return self.answered / self.tried


@dataclass(frozen=True, slots=True)
class Reached:
    """A contact and the channel they answer most."""

    row: ContactRow
    best: Channel | None
    """None for somebody who never answered."""


@dataclass(frozen=True, slots=True)
class Team:
    """A department and its people."""

    name: str | None
    """None for the people of no department."""
    people: tuple[Reached, ...]

    @property
    def last_touch_on(self) -> date | None:
        """The day anybody there was last reached."""
        return max((one.row.last_touch_on for one in self.people if one.row.last_touch_on), default=None)

    @property
    def never_spoken(self) -> bool:
        """A department where nobody was ever reached."""
        return self.name is not None and self.last_touch_on is None


@dataclass(frozen=True, slots=True)
class Year:
    """Revenue of one calendar year in minor units."""

    year: int
    months: tuple[int | None, ...]
    """Twelve numbers; None in a month without a sale."""
    revenue: int
    growth: float | None
    """Over the year before; of an unfinished year over the same days of the one before."""
    yearly: bool
    """Some of its sales are known by the year only, and stand in January."""


@dataclass(frozen=True, slots=True)
class Bought:
    """Everything an account bought. Money in minor units of `currency`."""

    currency: str
    years: tuple[Year, ...]
    """Every year with sales in the book up to the last this account bought in, the latest first."""
    segments: tuple[tuple[str | None, int], ...]
    """Revenue by segment, the largest first."""

    @property
    def revenue(self) -> int:
        """Of all years."""
        return sum(one.revenue for one in self.years)


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account; the touches of its journal are read by windows."""

    today: date
    panel: Panel
    next: TaskView | None
    """The follow-up."""
    open: tuple[TaskView, ...]
    """By planned day."""
    done: tuple[TaskView, ...]
    """The last ones, the last done first."""
    teams: tuple[Team, ...]
    """Departments by name, then the people of none."""
    channels: tuple[Channel, ...]
    """The most tried first."""
    touches: int
    """Length of the journal, of what its filter keeps."""
    bought: Bought | None
    """None for an account that never bought."""
    standing: AccountStanding
    """Its grades and promises."""
    defence: Defence
    """Its threats and trigger events."""
    goals: GoalsView | None
    """Its goals of this year; None without one."""
    plan: AccountPlan
    """Objectives, offerings and competitors' people."""

    @property
    def never_spoken(self) -> tuple[Team, ...]:
        """Departments where nobody was ever reached."""
        return tuple(team for team in self.teams if team.never_spoken)

    @property
    def people(self) -> tuple[Reached, ...]:
        """Everybody there."""
        return tuple(one for team in self.teams for one in team.people)

    @property
    def decides(self) -> bool:
        """Whether a decision maker is known."""
        return any(one.row.role is BuyerRole.DECISION_MAKER for one in self.people)


def account_page(connection: Connection, book: Book, account_id: int, words: str = "") -> AccountPage | None:
    """Reads the page; None for an account that is gone. `words` is the filter of the journal."""
    panel = account_panel(connection, book, account_id=account_id, contact_id=None)
    if panel.account is None:
        return None
    open_rows = open_tasks_of(connection, account_id)
    judged = views(connection, book, [*open_rows, *done_tasks_of(connection, account_id, LAST_DONE)])  # at once
    waiting, done = judged[: len(open_rows)], judged[len(open_rows) :]
    counted = answers(connection, account_id)
    return AccountPage(
        book.today,
        panel,
        next((one for one in waiting if one.row.id == panel.account.next_task_id), None),
        tuple(waiting),
        tuple(done),
        _teams(departments(connection, account_id), contacts(connection, account_id), counted),
        _channels(counted),
        journal_length(connection, account_id, words),
        _bought(connection, book, account_id),
        account_standing(connection, book, account_id),
        defence(connection, book, account_id),
        account_goals(connection, book, account_id),
        account_plan(connection, book, account_id, waiting),
    )


def _teams(names: Sequence[str], people: Sequence[ContactRow], counted: Sequence[Answers]) -> tuple[Team, ...]:
    """Departments by name, those without people too; people of none come last."""
    best = _best(counted)
    teams: dict[str | None, list[Reached]] = {name: [] for name in names}
    for one in sorted(people, key=lambda one: one.department is None):
        teams.setdefault(one.department, []).append(Reached(one, best.get(one.id)))
    return tuple(Team(name, tuple(members)) for name, members in teams.items())


def _best(counted: Sequence[Answers]) -> dict[int, Channel]:
    """The channel each contact answered most."""
    found: dict[int, Channel] = {}
    for one in counted:
        here = found.get(one.contact_id) if one.contact_id is not None else None
        if one.contact_id is not None and one.answered > (here.answered if here else 0):
            found[one.contact_id] = Channel(one.kind, one.tried, one.answered)
    return found


def _channels(counted: Sequence[Answers]) -> tuple[Channel, ...]:
    kinds = dict.fromkeys(one.kind for one in counted)
    found = [
        Channel(
            kind,
            sum(one.tried for one in counted if one.kind is kind),
            sum(one.answered for one in counted if one.kind is kind),
        )
        for kind in kinds
    ]
    return tuple(sorted(found, key=lambda one: (-one.tried, one.kind)))


def _bought(connection: Connection, book: Book, account_id: int) -> Bought | None:
    """Years over months and segments; None without a sale."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return None
    code = sales.currency(connection, book.settings.currency)
    months = sales.months_of_account(connection, account_id, code)
    if not months:
        return None
    made, yearly = {month: minor for month, minor, _ in months}, {month[:4] for month, _, whole in months if whole}
    calendar = range(coverage.last.year, int(min(made)[:4]) - 1, -1)
    growth = _growth(connection, account_id, code, coverage, calendar)
    years = []
    for year in calendar:
        by_month = tuple(made.get(f"{year}-{month:02}") for month in range(1, 13))
        years.append(Year(year, by_month, sum(filter(None, by_month)), growth[year], str(year) in yearly))
    segments = sales.segments_of_account(connection, account_id, code)
    return Bought(code, tuple(years), tuple(sorted(segments.items(), key=lambda one: (-one[1], one[0] or ""))))


def _growth(
    connection: Connection, account_id: int, code: str, coverage: Coverage, years: Sequence[int]
) -> Mapping[int, float | None]:
    """Growth of each year, read at once."""
    windows = {year: window(str(year), coverage) for year in years}
    spans = list(dict.fromkeys(span for over in windows.values() for span in (over.current, over.before) if span))
    sums = sales.sums(connection, spans, code=code, account_id=account_id).get(account_id, (None,) * len(spans))
    made = dict(zip(spans, sums, strict=True))
    return {year: _grown(connection, over, made) for year, over in windows.items()}


def _grown(connection: Connection, over: Window, made: Mapping[Span, int | None]) -> float | None:
    if over.before is None or not comparable(connection, over.current, over.before):
        return None
    return change(made[over.current], made[over.before])
