"""`kamtui prompt`: `2! 6~ 3?` for a shell prompt, in the time Python takes to start.

A shell asks on every line, so this counts in SQL of its own and imports nothing but the C part of `sqlite3`. Whatever
is out of the ordinary (settings that change cadences, an older book, an odd day) is left to the services, slowly; a
test holds both to the same numbers.
"""

import _sqlite3
import os
import stat
import sys

from kamtui.paths import config_dir, default_book

UNUSABLE = 6
"""Exit code when the book cannot be used."""

APPLICATION_ID = b"KAMT"
"""Bytes 68 to 72 of a book."""

SCHEMA = 4
"""The schema number these questions are asked of."""

CADENCE = {"K": 7, "A": 14, "B": 30, "C": 60, "P": 30}
"""Days that may pass between touches, by tier, as long as no setting says otherwise."""

MOST_SETTINGS = 64 * 1024
"""Bytes of a settings file; what is wrong with a longer one the services tell."""

BUSY_SECONDS = 1.0
"""A prompt does not wait for a writer any longer than this."""

_LATE = """SELECT count(*) FROM tasks t WHERE t.status = 'open' AND t.due_on < :today
AND (t.account_id IS NULL OR t.account_id NOT IN (SELECT id FROM accounts WHERE status <> 'open'))"""

_SLIPPED = """SELECT count(*) FROM tasks t WHERE t.status = 'open' AND t.planned_on < :today
AND (t.due_on IS NULL OR t.due_on >= :today) AND (t.waiting IS NULL OR t.waiting <> 'us')
AND (t.account_id IS NULL OR t.account_id NOT IN
  (SELECT id FROM accounts WHERE status <> 'open' OR parked_until > :today))"""

_ACCOUNTS = """SELECT a.tier, a.cadence_days,
julianday(:today) - julianday((
SELECT max(u.day) FROM touches u WHERE u.account_id = a.id AND u.outcome <> 'no answer')),
n.planned_on, n.due_on, n.waiting
FROM accounts a LEFT JOIN tasks n ON n.id = (SELECT t.id FROM tasks t WHERE t.account_id = a.id AND t.status = 'open'
  AND t.planned_on IS NOT NULL AND t.kind IN ('call', 'visit', 'email', 'meeting', 'proposal')
  ORDER BY t.planned_on, t.id LIMIT 1)
WHERE a.status = 'open' AND (a.parked_until IS NULL OR a.parked_until <= :today)"""


def prompt(book: str | None, today: str | None) -> int | None:
    """Prints the line and returns the exit code; None when only the services can tell."""
    day = today or _clock()
    path = os.path.abspath(os.path.expanduser(book or default_book()))
    if not _plain_settings():
        return None
    interrupted = _has_journal(path)
    state = _look(path)
    if state == "ready":
        try:
            counts = _counts(path, day)
        except Exception:  # of which there are many, and a prompt has no room for any of them
            state = "unusable"
        else:
            if counts is None:
                return None
            sys.stdout.write(line(*counts))
            return 0
    if state == "older" or (state == "unusable" and interrupted):
        return None  # more than a prompt knows must be done first: bringing the book up to date, or putting it back
    if state == "unusable":
        sys.stdout.write("kamtui?\n")
        return UNUSABLE
    return 0


def line(late: int, slipped: int, silent: int) -> str:
    """`2! 6~ 3?` and a line end; parts that are zero are left out, and nothing is said when all are."""
    parts = [f"{count}{mark}" for count, mark in ((late, "!"), (slipped, "~"), (silent, "?")) if count]
    return " ".join(parts) + "\n" if parts else ""


def _clock() -> str:
    import time

    return time.strftime("%Y-%m-%d")


def _plain_settings() -> bool:
    """Whether the settings leave the cadences alone."""
    path = os.path.expanduser(os.environ.get("KAMTUI_CONFIG") or os.path.join(config_dir(), "config.toml"))
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as file:
            said = file.read(MOST_SETTINGS + 1)
        return len(said) <= MOST_SETTINGS and b"cadence_days" not in said
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _has_journal(path: str) -> bool:
    """Whether a write is under way, or never came to its end: the file alone does not say what the book is then."""
    try:
        return os.stat(f"{path}-journal").st_size > 0
    except OSError:
        return False


def _look(path: str) -> str:
    """`missing`, `ready`, `older` or `unusable`, from the first bytes of the file."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return "unusable"
        with open(path, "rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return _missing(path)
    except OSError:
        return "unusable"
    if not head:
        return _missing(path)
    if os.path.exists(f"{path}-wal") and os.path.getsize(f"{path}-wal"):
        return "unusable"  # SQLite would write what is in it into the book
    number = int.from_bytes(head[60:64], "big")
    if not head.startswith(b"SQLite format 3\0") or head[68:72] != APPLICATION_ID or number > SCHEMA:
        return "unusable"
    return "ready" if number == SCHEMA else "older"


def _missing(path: str) -> str:
    """No book yet, unless there are backups of one."""
    try:
        return "unusable" if os.listdir(f"{os.path.splitext(path)[0]}.backups") else "missing"
    except OSError:
        return "missing"


def _counts(path: str, today: str) -> tuple[int, int, int] | None:
    """Late, slipped and silent as the head of Today counts them; None for a day that is none."""
    uri = "file:" + path.replace("%", "%25").replace("?", "%3f").replace("#", "%23") + "?mode=rw"
    book = _sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        return _count(book, today)
    finally:
        book.close()


def _count(book: _sqlite3.Connection, today: str) -> tuple[int, int, int] | None:
    book.execute("PRAGMA query_only=ON")
    if book.execute("SELECT date(?, '+0 days') = ?", (today, today)).fetchone()[0] != 1:
        return None
    day = {"today": today}
    book.execute("BEGIN")
    late = book.execute(_LATE, day).fetchone()[0]
    slipped = book.execute(_SLIPPED, day).fetchone()[0]
    silent = 0
    for tier, cadence, days, planned, due, waiting in book.execute(_ACCOUNTS, day):
        if days is not None and days <= (CADENCE.get(tier, CADENCE["C"]) if cadence is None else cadence):
            continue
        if planned is not None and (
            planned == today or due == today or waiting == "us" or (due is not None and due < today)
        ):
            continue  # its follow-up stands in another list of today
        silent += 1
        if planned is not None and planned < today:
            slipped -= 1  # and this one stands with its account
    return late, slipped, silent
