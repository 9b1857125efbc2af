"""The backups of a book: copies in a folder beside it, made before anything risky and once an hour of work.

    book.backups/20261123T081500Z-hourly.db.gz

Every copy is a whole book. Of those made by the hour, today's are kept, then one a day for two weeks, then one a week
for eight; those made before an import, a restore or an upgrade for two weeks and never fewer than the last ten.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kamtui.store.snapshot import PACKED, snapshot

EVERY = timedelta(hours=1)
"""How far two hourly backups are apart."""

DAYS, WEEKS, LAST = 14, 8, 10
"""How long daily, weekly and how many other backups are kept."""

_STAMP = "%Y%m%dT%H%M%SZ"
HOURLY = "hourly"
"""Why a backup was made that nothing risky came after."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup."""

    path: str
    at: datetime
    """Aware, UTC."""
    why: str
    """`hourly`, or what it was made before: `import`, `restore`, `upgrade`."""


def folder(path: str) -> str:
    """Where the backups of the book at `path` are."""
    return f"{os.path.splitext(path)[0]}.backups"


def backups(path: str) -> list[Backup]:
    """The backups of a book, the latest first; other files in the folder are left alone."""
    try:
        names = os.listdir(folder(path))
    except OSError:
        return []
    found = [backup for name in names if (backup := _read(folder(path), name)) is not None]
    return sorted(found, key=lambda one: (one.at, one.path), reverse=True)


def keep(path: str, why: str, now: datetime) -> str:
    """Makes a backup of the book, then lets go of old ones; returns its path. Raises `BookError` when it cannot."""
    stamp = now.astimezone(UTC)
    target = _name(path, stamp, why)
    while os.path.lexists(target):
        stamp += timedelta(seconds=1)
        target = _name(path, stamp, why)
    snapshot(path, target)
    for old in outdated(backups(path), stamp):
        with contextlib.suppress(OSError):
            os.unlink(old.path)
    return target


def is_due(path: str, now: datetime, since: Callable[[], datetime | None]) -> bool:
    """Whether an hourly backup is due; `since` tells the instant of the book's first step where there is none yet.

    A backup from the future, made while the clock was wrong, does not hold the next one up.
    """
    now = now.astimezone(UTC)
    past = [one.at for one in backups(path) if one.at <= now]
    last = past[0] if past else since()
    return last is not None and now - last >= EVERY


def outdated(found: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that may go: never the latest one, and none while the clock stands before any of them."""
    ordered = sorted(found, key=lambda one: one.at, reverse=True)
    if not ordered or ordered[0].at > now + timedelta(days=1):
        return []
    before = [one for one in ordered if one.why != HOURLY]
    kept = {one.path for one in before[:LAST]} | {one.path for one in before if now - one.at <= timedelta(days=DAYS)}
    days: set[object] = set()
    weeks: set[object] = set()
    for one in (one for one in ordered if one.why == HOURLY):
        day, week = one.at.date(), one.at.isocalendar()[:2]
        fresh = one.at.date() == now.date()
        daily = day not in days and now - one.at <= timedelta(days=DAYS)
        weekly = week not in weeks and now - one.at <= timedelta(weeks=WEEKS)
        if fresh or daily or weekly:
            kept.add(one.path)
        days.add(day)
        weeks.add(week)
    kept.add(ordered[0].path)
    return [one for one in ordered if one.path not in kept]


def _name(path: str, at: datetime, why: str) -> str:
    return os.path.join(folder(path), f"{at.strftime(_STAMP)}-{why}.db{PACKED}")


def _read(place: str, name: str) -> Backup | None:
    stamp, _, why = name.removesuffix(f".db{PACKED}").partition("-")
    if not name.endswith(f".db{PACKED}") or not why:
        return None
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(os.path.join(place, name), at, why)
