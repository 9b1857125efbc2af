"""What the book keeps of accounts by date, from which their tasks of days that have passed are placed."""

import sqlite3
from collections import defaultdict
from datetime import date, timedelta

from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.stakes import EVENT_DAYS, Graded, Happened, Threatened
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.pulse.lending import Account, Agreed, Kept, Menace, Past
from kamtui.domain.words import Tier
from kamtui.store.reads.fields import cadence, day, word

_ANSWERED = "EXISTS (SELECT 1 FROM tasks t WHERE t.id = x.task_id AND t.status <> 'cut')"


def past(connection: sqlite3.Connection, first: date, last: date) -> Past:
    """Every account, its touches before and on some days, and its grades, contracts, threats and events of then."""
    accounts = {
        r[0]: Account(word(Tier, r[1]) or Tier.C, cadence(r[2]), r[3] == "open", day(r[4]))
        for r in connection.execute("SELECT id, tier, cadence_days, status, parked_until FROM accounts")
    }
    kept: dict[int, Kept] = defaultdict(Kept)
    _grades(connection, kept, last)
    _contracts(connection, kept)
    _threats(connection, kept, first, last)
    _events(connection, kept, first, last)
    return Past(accounts, _touched(connection, first, last), kept)


def _touched(connection: sqlite3.Connection, first: date, last: date) -> dict[int, list[date]]:
    """Days on which each account was reached: the last one before `first`, and all up to `last`."""
    found: dict[int, list[date]] = defaultdict(list)
    rows = connection.execute(
        """SELECT a.id, (SELECT max(u.day) FROM touches u
        WHERE u.account_id = a.id AND u.day < ? AND u.outcome <> 'no answer') FROM accounts a""",
        (first.isoformat(),),
    )
    for key, before in rows:
        if (on := day(before)) is not None:
            found[key].append(on)
    rows = connection.execute(
        """SELECT u.account_id, u.day FROM accounts a JOIN touches u ON u.account_id = a.id
        WHERE u.day >= ? AND u.day <= ? AND u.outcome <> 'no answer' GROUP BY u.account_id, u.day
        ORDER BY u.account_id, u.day""",
        (first.isoformat(), last.isoformat()),
    )
    for key, text in rows:
        if (on := day(text)) is not None:
            found[key].append(on)
    return found


def _grades(connection: sqlite3.Connection, kept: dict[int, Kept], last: date) -> None:
    rows = connection.execute(
        "SELECT account_id, day, letter, target, review_on FROM grades WHERE day <= ? ORDER BY day, id",
        (last.isoformat(),),
    )
    for key, text, letter, target, review in rows:
        graded = Graded(word(Letter, letter) or Letter.F, word(Letter, target), day(review))
        if (on := day(text)) is not None:
            kept[key].grades.append((on, graded))


def _contracts(connection: sqlite3.Connection, kept: dict[int, Kept]) -> None:
    rows = connection.execute("SELECT account_id, start_on, end_on, notice_on, state = 'running' FROM contracts")
    for key, start, end, notice, running in rows:
        if (begun := day(start)) is not None and (over := day(end)) is not None:
            kept[key].contracts.append(Agreed(begun, over, day(notice), bool(running)))


def _threats(connection: sqlite3.Connection, kept: dict[int, Kept], first: date, last: date) -> None:
    rows = connection.execute(
        f"""SELECT x.account_id, x.found_on, x.closed_on, x.text, x.severity, {_ANSWERED}, x.id FROM threats x
        WHERE x.found_on <= ? AND (x.closed_on IS NULL OR x.closed_on > ?)
        ORDER BY x.severity DESC, x.found_on, x.id""",
        (last.isoformat(), first.isoformat()),
    )
    for key, found, closed, text, severity, answered, threat_id in rows:
        threat = Threatened(text, severity, bool(answered), threat_id)
        if (on := day(found)) is not None:
            kept[key].threats.append(Menace(on, day(closed), threat))


def _events(connection: sqlite3.Connection, kept: dict[int, Kept], first: date, last: date) -> None:
    rows = connection.execute(
        f"""SELECT x.account_id, x.topic, x.day, {_ANSWERED}, x.id FROM trigger_events x
        WHERE x.day >= ? AND x.day <= ? ORDER BY x.day DESC, x.id DESC""",
        ((first - timedelta(days=EVENT_DAYS)).isoformat(), last.isoformat()),
    )
    for key, topic, text, answered, event_id in rows:
        what = word(EventTopic, topic) or EventTopic.OTHER
        if (on := day(text)) is not None:
            kept[key].events.append(Happened(what, on, bool(answered), event_id))
