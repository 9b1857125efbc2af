"""The draft of a month: its gaps, what they and the cadences ask for, and the days that were found. Writes nothing.

The same book on the same day gives the same draft. What is planned already counts, and a draft goes on until nothing
more finds a day: once it is written, another one adds nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kamtui.domain.capture import capture
from kamtui.domain.phrases import Moment
from kamtui.domain.plan.drafted import drafted
from kamtui.domain.plan.facts import AccountFacts
from kamtui.domain.plan.gaps import Gap, gaps_of
from kamtui.domain.plan.placement import place_month
from kamtui.domain.plan.touch import NotPlaced, Placed
from kamtui.domain.plan.wishes import Slot, Wish, wishes
from kamtui.domain.production import Span
from kamtui.domain.repeat import occurrence_after
from kamtui.domain.words import Kind, Tier
from kamtui.services.book import Book
from kamtui.services.plan.facts import account_facts, book_facts
from kamtui.services.plan.ground import ground
from kamtui.services.plan.spans import check_ahead, whole
from kamtui.store.reading import Connection
from kamtui.store.reads import plan as reads

_COUNTED_FROM = date(1970, 1, 5)
"""The Monday from which slots of every second week and the like are counted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A month that could be written into the book."""

    month: date
    """Its first day."""
    span: Span
    """The days of it that lie ahead."""
    accounts: Mapping[int, AccountFacts]
    """Every open account that is not parked."""
    gaps: tuple[Gap, ...]
    """Those that were kept."""
    placed: tuple[tuple[Wish, Placed], ...]
    """By day."""
    unplaced: tuple[tuple[Wish, NotPlaced], ...]
    """What found no day, and why."""

    @property
    def minutes(self) -> int:
        """Minutes of everything that was placed."""
        return sum(one.touch.minutes for _, one in self.placed)


def month_gaps(connection: Connection, book: Book, month: date) -> tuple[list[Gap], Mapping[int, AccountFacts]]:
    """Every gap, key accounts first, and the accounts they are of. Raises `RejectedError` for a month that is over."""
    accounts = account_facts(connection, book, check_ahead(month, book.today))
    return gaps_of(accounts, book_facts(connection, book), book.rules), {one.id: one for one in accounts}


def draft_month(
    connection: Connection,
    book: Book,
    month: date,
    dropped: Collection[str] = (),
    *,
    key_only: bool = False,
    titles: Mapping[str, str] | None = None,
) -> Draft:
    """Lays the month out. Gaps whose `key` is in `dropped` stay out; with `key_only` all but those of key accounts do.

    `titles` are the rep's own words for the steps of gaps, by their `key`. Raises `RejectedError` for a month
    that is over.
    """
    span = check_ahead(month, book.today)
    found, accounts = month_gaps(connection, book, month)

    def kept_of(found: Iterable[Gap]) -> list[Gap]:
        return [gap for gap in found if gap.key not in dropped and (not key_only or _is_key(gap, accounts))]

    gaps = kept = [_retitled(gap, (titles or {}).get(gap.key)) for gap in kept_of(found)]
    chosen = [one for one in accounts.values() if not key_only or one.is_key]
    slots, standing = _slots(connection, book, whole(month)), _standing(connection, whole(month))
    facts, placed = book_facts(connection, book), list[tuple[Wish, Placed]]()
    while True:
        asked = wishes(chosen, gaps, slots, *span, book.rules, standing)
        new, unplaced = _lay(connection, book, span, asked, placed, accounts)
        placed += new
        if not new:
            break
        chosen = drafted(chosen, new, span.first)
        gaps = kept_of(gaps_of(chosen, facts, book.rules))
        for wish, one in new:
            if wish.account_id is None:
                standing[wish.title].append(one.on)
    placed.sort(key=lambda pair: (pair[1].on, pair[1].touch.important, pair[1].touch.id))
    return Draft(month, span, accounts, tuple(kept), tuple(placed), unplaced)


def _lay(
    connection: Connection,
    book: Book,
    span: Span,
    asked: Sequence[Wish],
    there: Sequence[tuple[Wish, Placed]],
    accounts: Mapping[int, AccountFacts],
) -> tuple[list[tuple[Wish, Placed]], tuple[tuple[Wish, NotPlaced], ...]]:
    """Days for wishes, beside those the draft has laid already, and what found none."""
    if not asked:
        return [], ()
    moved = [wish.task_id for wish, _ in there if wish.task_id is not None]
    made = ground(connection, book, span, moved)
    for wish, one in there:
        touch, of = one.touch, accounts.get(wish.account_id or 0)
        made.stand(one.on, touch.kind, touch.minutes, of.tier if of else None, touch.city, touch.part)
        if touch.touches is not None:
            made.met[touch.touches].add(one.on)
    by_id = {wish.touch.id: wish for wish in asked}
    days = made.days(connection, book, span)
    placement = place_month([wish.touch for wish in asked], days, book.rules.reserved_percent / 100)
    new = [(by_id[one.touch.id], one) for one in placement.placed]
    return new, tuple((by_id[one.touch.id], one) for one in placement.unplaced)


def _retitled(gap: Gap, title: str | None) -> Gap:
    return gap if title is None else replace(gap, step=replace(gap.step, title=title))


def _is_key(gap: Gap, accounts: Mapping[int, AccountFacts]) -> bool:
    return gap.account_id is not None and accounts[gap.account_id].tier is Tier.KEY


def _standing(connection: Connection, span: Span) -> defaultdict[str, list[date]]:
    found: defaultdict[str, list[date]] = defaultdict(list)
    for title, on in reads.own_days(connection, *span):
        found[title].append(on)
    return found


def _slots(connection: Connection, book: Book, span: Span) -> list[Slot]:
    """The recurring slots of the settings; a line that does not repeat is kept for the first working day."""
    calendar = book.calendar(connection, *span)
    moment, start = book.moment(calendar), calendar.on_or_after(span.first)
    minutes = book.rules.kind_minutes
    return [slot for line in book.settings.plan_slots for slot in _slot_days(line, moment, span, start, minutes)]


def _slot_days(line: str, moment: Moment, span: Span, start: date, minutes: Mapping[Kind, int]) -> list[Slot]:
    read = capture(line, moment)
    kind = read.kind or Kind.INTERNAL
    length = read.minutes or minutes[kind]
    title = read.title.strip() or kind.value
    if read.repeat is None:
        return [Slot(title, kind, length, start)]
    found, on = [], span.first - timedelta(days=1)
    while (day := occurrence_after(read.repeat.rrule, _COUNTED_FROM, on)) is not None and day <= span.last:
        found.append(Slot(title, kind, length, day))
        on = day
    return found


def account_name(accounts: Mapping[int, AccountFacts], account_id: int | None) -> str:
    """Name of an account; `the book` for what belongs to none."""
    return accounts[account_id].name if account_id is not None and account_id in accounts else "the book"
