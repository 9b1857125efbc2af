"""The backups of a book: copies in a folder beside it, made before anything risky and once an hour of work.

    book.backups/20261123T081500Z-hourly.db.gz

Every copy is a whole book. Of those made by the hour, today's are kept, then one a day for fourteen days, then one a
week for eight weeks; those made before an import, a restore or an upgrade for fourteen days and never fewer than the
last ten. Days and weeks are counted where there are backups, not by the clock: one that runs ahead for an hour would
else find all of them too old.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from kamtui.store.snapshot import PACKED, snapshot

EVERY = timedelta(hours=1)
"""How far two hourly backups are apart."""

DAYS, WEEKS, LAST = 14, 8, 10
"""Of how many days and weeks one is kept when nobody says, and how many of the others at least."""


class Rotation(NamedTuple):
    """Of how many days and of how many weeks one backup is kept."""

    days: int = DAYS
    weeks: int = WEEKS


ROTATION = Rotation()
"""The rotation when nobody says."""

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


def keep(path: str, why: str, now: datetime, rotation: Rotation | None = ROTATION) -> str:
    """Makes a backup of the book, then lets go of old ones; returns its path. Raises `BookError` when it cannot.

    Without a rotation every old one stays: whoever does not know the rep's own must not thin out what it keeps.
    """
    stamp = now.astimezone(UTC)
    target = _name(path, stamp, why)
    while os.path.lexists(target):
        stamp += timedelta(seconds=1)
        target = _name(path, stamp, why)
    snapshot(path, target)
    for old in outdated(backups(path), stamp, rotation) if rotation is not None else ():
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


def outdated(found: Iterable[Backup], now: datetime, rotation: Rotation = ROTATION) -> list[Backup]:
    """The backups that may go; never the latest one, nor those of a day that is not yet, when some clock was wrong."""
    ordered = sorted(found, key=lambda one: one.at, reverse=True)
    past = [one for one in ordered if one.at <= now + timedelta(days=1)]
    hourly, before = ([one for one in past if (one.why == HOURLY) is each] for each in (True, False))
    kept = {one.path for one in hourly if one.at.date() == now.date()}
    kept |= {one.path for one in _latest(hourly, lambda at: at.date(), rotation.days + 1)}
    kept |= {one.path for one in _latest(hourly, lambda at: at.isocalendar()[:2], rotation.weeks + 1)}
    days = {one.at.date() for one in _latest(before, lambda at: at.date(), rotation.days + 1)}
    kept |= {one.path for one in before if one.at.date() in days} | {one.path for one in before[:LAST]}
    return [one for one in past if one.path not in kept and one is not ordered[0]]


def _latest(ordered: Iterable[Backup], span: Callable[[datetime], object], most: int) -> list[Backup]:
    """The latest backup of each of the latest days or weeks that have any; the one under way counts as one more."""
    first: dict[object, Backup] = {}
    for one in ordered:
        first.setdefault(span(one.at), one)
    return list(first.values())[:most]


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
