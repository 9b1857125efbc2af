"""The accounts list: every account with its production, its silence and its next step, and the book's totals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf
from types import MappingProxyType
from typing import Any

from kamtui.domain.account_filter import AccountFilter
from kamtui.domain.account_rows import AccountRow
from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.next_renewal import Renewal, next_renewal
from kamtui.domain.production import Place
from kamtui.domain.rules import Rules
from kamtui.domain.silence import Silence, silence
from kamtui.domain.text import folded_name, name_key
from kamtui.domain.words import AccountStatus, Tier
from kamtui.errors import AmbiguousError, NotFoundError
from kamtui.services.book import Book
from kamtui.services.names import Who, resolve
from kamtui.services.views.followups import FollowUps
from kamtui.services.views.index import index_beside
from kamtui.services.views.production import Production, Totals, production, segments_of, totals_of
from kamtui.services.views.tasks import TaskView
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import accounts, named
from kamtui.store.reads.contracts import running_terms
from kamtui.store.reads.grades import letters

_MANY = 10_000
_TIERS = {tier: place for place, tier in enumerate(Tier)}
_NOWHERE = Place(0, None, None)
_NO_YEARS: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account and where it stands. Revenue in minor units of the book's currency, shares and YoY as ratios."""

    row: AccountRow
    silence: Silence | None
    """None once it is lost."""
    parked: bool
    """Parked today: it asks for nothing."""
    revenue: int | None
    """Over the period; None without a sale in it."""
    revenue_by_year: Mapping[int, int]
    """Every year the book has sales of; empty for an account that never bought."""
    share: float | None
    cumulative_share: float | None
    """Share of this account and of all with more revenue."""
    rank: int | None
    yoy: float | None
    consistent: bool | None
    """None where the rule cannot be applied: too few full years, or it never bought."""
    dormant: bool
    """Has bought, but nothing in the twelve months up to the last sale of the book."""
    followups: FollowUps = field(repr=False, compare=False)
    """The follow-ups of all accounts."""
    grade: Letter | None = None
    """The last grade it gave."""
    renewal: Renewal | None = None
    """The next notice or end of a running contract."""

    @property
    def asks(self) -> bool:
        """Open and not parked: it wants contact within its cadence, and a next step."""
        return self.row.status is AccountStatus.OPEN and not self.parked

    @property
    def no_next(self) -> bool:
        """The visible state of its own: it wants a next step and has none."""
        return self.asks and self.row.next_task_id is None

    @property
    def next(self) -> TaskView | None:
        """Its follow-up."""
        return self.followups.of(self.row.next_task_id)

    @property
    def is_silent(self) -> bool:
        """It wants contact and is beyond its cadence."""
        return self.asks and self.silence is not None and self.silence.is_silent


def accounts_view(
    connection: Connection,
    book: Book,
    wanted: AccountFilter | None = None,
    sort: str | None = None,
    period: str = "all",
    *,
    segments: bool = False,
) -> tuple[list[AccountView], Totals]:
    """Accounts that a filter keeps, in order, and the totals of the book; `period` is `all`, `12m` or a year.

    `sort` is one of `SORTS`; without it by revenue where there are sales, else by name. Segments cost as much as
    all the rest, so they are worked out on demand.
    """
    rows = accounts(connection)
    made = production(connection, book, period, rows)
    totals = totals_of(book, made, rows)
    if made is not None:
        totals = replace(totals, index=index_beside(connection, made.window.current))
    if segments and made is not None:
        totals = replace(totals, segments=segments_of(connection, made, rows))
    today, rules = book.today, book.rules
    followups = FollowUps(connection, book, [row.next_task_id for row in rows if row.next_task_id is not None])
    graded = letters(connection)
    renewals = {key: next_renewal(terms, today) for key, terms in running_terms(connection).items()}
    found = [_view(row, today, rules, made, followups, graded.get(row.id), renewals.get(row.id)) for row in rows]
    if wanted is not None:
        found = kept(connection, found, wanted)
    return in_order(found, sort or ("name" if made is None else "revenue")), totals


def in_order(found: Iterable[AccountView], sort: str, *, backwards: bool = False) -> list[AccountView]:
    """Accounts that come by name, sorted by one of `SORTS`; those it says nothing of come last, backwards too."""
    if sort == "name" and not backwards:
        return list(found)
    order, says_nothing = _ORDERS[sort]
    return sorted(sorted(found, key=order, reverse=backwards), key=says_nothing)


def _view(
    row: AccountRow,
    today: date,
    rules: Rules,
    made: Production | None,
    followups: FollowUps,
    grade: Letter | None,
    renewal: Renewal | None,
) -> AccountView:
    quiet, parked = silence_of(row, today, rules), is_parked(row, today)
    if made is None or row.id not in made.by_year:
        return AccountView(
            row, quiet, parked, None, _NO_YEARS, None, None, None, None, None, False, followups, grade, renewal
        )
    place = made.places.get(row.id, _NOWHERE)
    return AccountView(
        row,
        quiet,
        parked,
        made.revenue.get(row.id),
        made.by_year[row.id],
        place.share,
        place.cumulative_share,
        place.rank or None,
        made.yoy[row.id],
        made.consistent[row.id],
        row.id not in made.awake,
        followups,
        grade,
        renewal,
    )


def is_parked(row: AccountRow, today: date) -> bool:
    """Whether an account asks for nothing until a later day."""
    return row.parked_until is not None and row.parked_until > today


def silence_of(row: AccountRow, today: date, rules: Rules) -> Silence | None:
    """How long an account has been silent; None once it is lost."""
    if row.status is not AccountStatus.OPEN:
        return None
    return silence(row.last_touch_on, rules.cadence(row.tier, row.cadence), today)


def account_named(connection: Connection, name: str) -> Who:
    """The account that a name means, with the contact when it is one of its people. An account wins over contacts.

    Raises `NotFoundError`, or `AmbiguousError` with the candidates.
    """
    try:
        found = resolve(connection, name)
    except AmbiguousError:
        hits = named(connection, name)
        best = [hit for hit in hits if hit.rank == hits[0].rank]
        own = {hit.account_id: hit for hit in best if hit.contact_id is None} or {hit.account_id: hit for hit in best}
        if len(own) != 1 or None in own:
            raise
        (hit,) = own.values()
        return Who(hit.account_id, hit.account_name, None, None)
    if found.account_id is None:
        raise NotFoundError(f"{found.contact_name} belongs to no account.", "Give the contact an account first.")
    return found


def kept(connection: Connection, found: Sequence[AccountView], wanted: AccountFilter) -> list[AccountView]:
    """The accounts a filter keeps, in their order."""
    if wanted.empty:
        return list(found)
    near = [{hit.account_id for hit in named(connection, name, _MANY)} for name in wanted.who]
    texts, segments = ([name_key(text) for text in texts] for texts in (wanted.text, wanted.segments))
    return [
        one
        for one in found
        if all(one.row.id in ids for ids in near)
        and (not wanted.tiers or one.row.tier in wanted.tiers)
        and (not segments or any(name in name_key(one.row.segment or "") for name in segments))
        and (not wanted.no_next or one.no_next)
        and (not wanted.silent or one.is_silent)
        and (not wanted.failing or (one.grade is not None and one.grade.is_failing))
        and (not wanted.renewal or (one.renewal is not None and one.renewal.is_near))
        and (not wanted.dormant or one.dormant)
        and (not wanted.parked or (one.parked and one.row.status is AccountStatus.OPEN))
        and (not wanted.lost or one.row.status is AccountStatus.LOST)
        and (not texts or _mentions(one.row, texts))
    ]


def _mentions(row: AccountRow, texts: Sequence[str]) -> bool:
    haystack = name_key(" ".join(part for part in (row.name, row.city, row.segment, row.code) if part))
    return all(text in haystack for text in texts)


Order = tuple[Callable[[AccountView], Any], Callable[[AccountView], bool]]
"""What accounts are compared by, and whether there is nothing of one to compare."""


def _by_revenue(one: AccountView) -> int:
    return one.rank or 0


def _by_tier(one: AccountView) -> tuple[float, ...]:
    return (_TIERS[one.row.tier], one.rank or inf)


def _by_silence(one: AccountView) -> float:
    return -one.silence.weight if one.silence else 0


def _by_next(one: AccountView) -> int:
    return 0 if one.row.next_on is None else one.row.next_on.toordinal()


def _nothing_next(one: AccountView) -> bool:
    return not one.no_next and not _by_next(one)


_REVENUE: Order = (_by_revenue, lambda one: one.rank is None)
_ORDERS: Mapping[str, Order] = {
    "revenue": _REVENUE,
    "name": (lambda one: folded_name(one.row.name), lambda one: False),
    "tier": (_by_tier, lambda one: False),
    "silent": (_by_silence, lambda one: not one.asks),
    "next": (_by_next, _nothing_next),
    "yoy": (lambda one: one.yoy or 0, lambda one: one.yoy is None),
    "share": _REVENUE,
    "city": (lambda one: folded_name(one.row.city or ""), lambda one: not one.row.city),
    "consistent": (lambda one: not one.consistent, lambda one: one.consistent is None),
    "grade": (lambda one: -one.grade.place if one.grade else 0, lambda one: one.grade is None),
    "renewal": (lambda one: one.renewal.on.toordinal() if one.renewal else 0, lambda one: one.renewal is None),
}

SORTS = tuple(_ORDERS)
"""What the list can be sorted by: the most revenue, K before P, the most silent, no next step and then the nearest one,
the steepest fall in YoY, consistent performers first, the worst grade, the next renewal."""
