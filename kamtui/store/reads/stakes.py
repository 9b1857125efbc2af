"""What is at stake at each account. Books where nobody writes such facts down pay for a few empty look-ups."""

import sqlite3
from collections import defaultdict
from datetime import date, timedelta

from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.stakes import EVENT_DAYS, Graded, Happened, Stake, Threatened
from kamtui.domain.keep.words import EventTopic
from kamtui.store.reads.fields import day, word

_ANSWERED = "EXISTS (SELECT 1 FROM tasks t WHERE t.id = x.task_id AND t.status <> 'cut')"


def stakes(connection: sqlite3.Connection, today: date, account_id: int | None = None) -> dict[int, Stake]:
    """Stakes by account, of one account only where it is named; accounts nothing is known of are left out."""
    only = "1 = 1" if account_id is None else f"x.account_id = {int(account_id)}"
    grades, contracts = _grades(connection, only), _contracts(connection, only, today)
    threats, events = _threats(connection, only), _events(connection, only, today)
    return {
        key: Stake(
            grades.get(key),
            *contracts.get(key, (None, None)),
            tuple(threats.get(key, ())),
            tuple(events.get(key, ())),
        )
        for key in grades.keys() | contracts.keys() | threats.keys() | events.keys()
    }


def _grades(connection: sqlite3.Connection, only: str) -> dict[int, Graded]:
    """The latest grade of each account."""
    rows = connection.execute(
        f"""SELECT x.account_id, x.letter, x.target, x.review_on FROM grades x WHERE {only} AND x.id =
        (SELECT y.id FROM grades y WHERE y.account_id = x.account_id ORDER BY y.day DESC, y.id DESC LIMIT 1)"""
    )
    return {r[0]: Graded(word(Letter, r[1]) or Letter.F, word(Letter, r[2]), day(r[3])) for r in rows}


def _contracts(connection: sqlite3.Connection, only: str, today: date) -> dict[int, tuple[date | None, date | None]]:
    """Of the running contracts, the first end, passed ones too, and the next notice day."""
    rows = connection.execute(
        f"""SELECT x.account_id, min(x.end_on), min(CASE WHEN x.notice_on >= ? THEN x.notice_on END) FROM contracts x
        WHERE {only} AND x.state = 'running' GROUP BY x.account_id""",
        (today.isoformat(),),
    )
    return {r[0]: (day(r[1]), day(r[2])) for r in rows}


def _threats(connection: sqlite3.Connection, only: str) -> dict[int, list[Threatened]]:
    """Open threats, the worst first."""
    found: dict[int, list[Threatened]] = defaultdict(list)
    rows = connection.execute(
        f"""SELECT x.account_id, x.text, x.severity, {_ANSWERED}, x.id FROM threats x
        WHERE {only} AND x.closed_on IS NULL ORDER BY x.severity DESC, x.found_on, x.id"""
    )
    for key, text, severity, answered, threat_id in rows:
        found[key].append(Threatened(text, severity, bool(answered), threat_id))
    return found


def _events(connection: sqlite3.Connection, only: str, today: date) -> dict[int, list[Happened]]:
    """Trigger events that still matter, the latest first."""
    found: dict[int, list[Happened]] = defaultdict(list)
    rows = connection.execute(
        f"""SELECT x.account_id, x.topic, x.day, {_ANSWERED}, x.id FROM trigger_events x
        WHERE {only} AND x.day >= ? ORDER BY x.day DESC, x.id DESC""",
        ((today - timedelta(days=EVENT_DAYS)).isoformat(),),
    )
    for key, topic, on, answered, event_id in rows:
        what = word(EventTopic, topic) or EventTopic.OTHER
        found[key].append(Happened(what, day(on) or date.min, bool(answered), event_id))
    return found
