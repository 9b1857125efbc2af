"""Sales: what they cover, and sums of them by account. Every sum is answered from the index on account and day."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from kamtui.domain.production import Coverage, Span, covered, month_end
from kamtui.domain.words import Grain
from kamtui.store.reads.fields import day, word
from kamtui.store.reads.where import TOTAL


def coverage(connection: sqlite3.Connection, today: date) -> Coverage | None:
    """The days that the loaded sales are about; None without sales."""
    first, last = (
        day(connection.execute(f"SELECT {end}(day) FROM sales").fetchone()[0])  # one end at a time is a seek
        for end in ("min", "max")
    )
    if first is None or last is None:
        return None
    starts = (last, last.replace(day=1), last.replace(month=1, day=1))
    rows = connection.execute(
        "SELECT DISTINCT day, grain FROM sales WHERE day IN (?, ?, ?)", tuple(start.isoformat() for start in starts)
    )
    periods = [_period(on, word(Grain, grain)) for start, grain in rows if (on := day(start)) is not None]
    return covered(first, periods, today)


def _period(start: date, grain: Grain | None) -> tuple[date, date]:
    """First and last day of the period that a sale of this grain stands for."""
    if grain is Grain.YEAR:
        return start, date(start.year, 12, 31)
    return start, month_end(start) if grain is Grain.MONTH else start


def cuts(connection: sqlite3.Connection, span: Span) -> bool:
    """Whether a sale that is known by month or year only lies partly inside the span."""
    days: list[tuple[date, Grain]] = []
    for inside, outside in ((span.first, span.first.day > 1), (span.last, span.last != month_end(span.last))):
        if outside:
            days.append((inside.replace(day=1), Grain.MONTH))
    if (span.first.month, span.first.day) != (1, 1):
        days.append((span.first.replace(month=1, day=1), Grain.YEAR))
    if (span.last.month, span.last.day) != (12, 31):
        days.append((span.last.replace(month=1, day=1), Grain.YEAR))
    return any(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM sales WHERE day = ? AND grain = ?)", (start.isoformat(), str(grain))
        ).fetchone()[0]
        for start, grain in days
    )


def holds_years(connection: sqlite3.Connection, span: Span) -> bool:
    """Whether a sale of these days is known by the year only, and so stands in January."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM sales WHERE day >= ? AND day <= ? AND grain = 'year')",
        (span.first.isoformat(), span.last.isoformat()),
    )
    return bool(found.fetchone()[0])


def years(connection: sqlite3.Connection) -> list[int]:
    """Calendar years with sales, in order."""
    found: list[int] = []
    after = ""
    while (first := connection.execute("SELECT min(day) FROM sales WHERE day > ?", (after,)).fetchone()[0]) is not None:
        found.append(int(first[:4]))
        after = f"{first[:4]}-12-31"
    return found


def currency(connection: sqlite3.Connection, preferred: str) -> str:
    """The currency of the book's production: `preferred` where any sale has it, else that of the latest sale."""
    row = connection.execute("SELECT currency FROM sales ORDER BY day DESC, id DESC LIMIT 1").fetchone()
    if row is None or row[0] == preferred:
        return preferred
    some = connection.execute("SELECT EXISTS (SELECT 1 FROM sales WHERE currency = ?)", (preferred,)).fetchone()[0]
    return preferred if some else str(row[0])


def foreign(connection: sqlite3.Connection, code: str) -> int:
    """Sales in another currency than `code`; nothing converts them, so no sum holds them."""
    return int(connection.execute("SELECT count(*) FROM sales WHERE currency <> ?", (code,)).fetchone()[0])


def sums(
    connection: sqlite3.Connection,
    spans: Sequence[Span],
    *,
    code: str | None = None,
    account_id: int | None = None,
) -> dict[int, tuple[int | None, ...]]:
    """Revenue in minor units by account, one number for each span, None where no sale lies in it.

    `code` keeps sales of one currency; leave it out where there is only one, the index then answers alone. With
    `account_id` only of that account. Accounts without any sale in the spans are left out.
    """
    if not spans:
        return {}
    money = "" if code is None else " AND s.currency = ?"
    one = f"(SELECT {TOTAL} FROM sales s WHERE s.account_id = a.id AND s.day >= ? AND s.day <= ?{money})"
    values: list[str | int] = []
    for span in spans:
        values += [span.first.isoformat(), span.last.isoformat(), *([] if code is None else [code])]
    where = ""
    if account_id is not None:
        where = " WHERE a.id = ?"
        values.append(account_id)
    rows = connection.execute(f"SELECT a.id, {', '.join([one] * len(spans))} FROM accounts a{where}", values)
    return {row[0]: tuple(row[1:]) for row in rows if any(minor is not None for minor in row[1:])}


def month_sums(connection: sqlite3.Connection, account_id: int, span: Span, code: str) -> dict[str, int]:
    """Revenue of an account in minor units by month (`2026-11`); months without sales are left out."""
    rows = connection.execute(
        f"""SELECT substr(day, 1, 7) AS month, {TOTAL} FROM sales
        WHERE account_id = ? AND day >= ? AND day <= ? AND currency = ? GROUP BY month""",
        (account_id, span.first.isoformat(), span.last.isoformat(), code),
    )
    return {month: int(minor) for month, minor in rows}


def months_by_account(
    connection: sqlite3.Connection, account_ids: Sequence[int], span: Span, *, code: str | None = None
) -> dict[int, dict[str, int]]:
    """Revenue of several accounts in minor units by month (`2026-11`), read at once; months without sales are left out.

    `code` keeps sales of one currency; leave it out where there is only one, the index then answers alone.
    """
    found: dict[int, dict[str, int]] = {account_id: {} for account_id in account_ids}
    money = "" if code is None else " AND currency = ?"
    asked = ",".join("?" * len(found))
    rows = connection.execute(
        f"""SELECT account_id, substr(day, 1, 7) AS month, {TOTAL} FROM sales
        WHERE account_id IN ({asked}) AND day >= ? AND day <= ?{money} GROUP BY account_id, month""",
        (*found, span.first.isoformat(), span.last.isoformat(), *([] if code is None else [code])),
    )
    for account_id, month, minor in rows:
        found[account_id][month] = int(minor)
    return found


def by_segment(connection: sqlite3.Connection, span: Span | None, code: str) -> Iterator[tuple[str, int, int]]:
    """Segment, account id and revenue in minor units, over all sales or those of some days.

    A sale without a segment counts for its account's; without that too it is left out.
    """
    names = dict(connection.execute("SELECT id, name FROM segments").fetchall())
    homes = dict(connection.execute("SELECT id, segment_id FROM accounts").fetchall())
    days = "" if span is None else " AND day >= ? AND day <= ?"
    values = () if span is None else (span.first.isoformat(), span.last.isoformat())
    rows = connection.execute(
        f"""SELECT segment_id, account_id, {TOTAL} FROM sales
        WHERE currency = ?{days} GROUP BY segment_id, account_id""",
        (code, *values),
    )
    for segment_id, account_id, minor in rows:
        name = names.get(segment_id if segment_id is not None else homes.get(account_id))
        if name is not None:
            yield name, account_id, int(minor)


def months_of_account(connection: sqlite3.Connection, account_id: int, code: str) -> list[tuple[str, int, bool]]:
    """Every month of an account with sales (`2026-11`), its revenue in minor units, and whether it holds a year's."""
    rows = connection.execute(
        f"""SELECT substr(day, 1, 7) AS month, {TOTAL}, max(grain = 'year') FROM sales
        WHERE account_id = ? AND currency = ? GROUP BY month ORDER BY month""",
        (account_id, code),
    )
    return [(month, int(minor), bool(yearly)) for month, minor, yearly in rows]


def segments_of_account(
    connection: sqlite3.Connection, account_id: int, code: str, span: Span | None = None
) -> dict[str | None, int]:
    """Revenue of an account in minor units by segment, over all sales or those of some days.

    A sale without one counts for the account's, None without.
    """
    days = "" if span is None else " AND s.day >= ? AND s.day <= ?"
    values = () if span is None else (span.first.isoformat(), span.last.isoformat())
    rows = connection.execute(
        f"""SELECT g.name, {TOTAL} FROM sales s JOIN accounts a ON a.id = s.account_id
        LEFT JOIN segments g ON g.id = coalesce(s.segment_id, a.segment_id)
        WHERE s.account_id = ? AND s.currency = ?{days} GROUP BY g.id""",
        (account_id, code, *values),
    )
    return {name: int(minor) for name, minor in rows}
