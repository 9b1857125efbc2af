"""Silent accounts by window: the same rows, in the same order, as when every one of them is worked out at once."""

import sqlite3
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.domain.filters import Filter, read_filter
from kamtui.domain.overdue import Section, overdue
from kamtui.domain.silence import silence
from kamtui.domain.text import name_key
from kamtui.domain.words import Overdue, Tier, Waiting
from kamtui.services.book import Book
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import views
from kamtui.services.views.today import SECTIONS, silent_rows, today_head, today_rows
from kamtui.store.reading import Connection, blank
from kamtui.store.reads.standings import standings
from kamtui.store.reads.tasks import tasks_by_id

FILTERS = (
    "tier:K",
    "tier:A tier:C",
    "@n1",
    "stock",
    "n2 price",
    "@n3 tier:K",
    "kind:call",
    "due:none",
    "due:week",
    "done",
)


TODAY = date(2026, 11, 23)

near = st.sampled_from([-40, -8, -1, 0, 1, 7, 8, 30, 60])
"""Days around today."""
steps = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["price", "n2 stock"]),
        "kind": st.sampled_from(["call", "call", "visit", "internal"]),
        "planned_on": near | st.none(),
        "due_on": st.none() | near,
        "waiting": st.sampled_from([None, None, "us", "them"]),
        "important": st.none() | st.booleans(),
    }
)
accounts = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["N1", "N2", "N3"]),
        "tier": st.sampled_from(["K", "K", "A", "C"]),
        "cadence_days": st.none() | st.integers(1, 9),
        "parked_until": st.sampled_from([None, None, None, 0, 5]),
        "touched": st.none() | st.sampled_from([-90, -16, -8, -7, -2, 1]),
        "steps": st.lists(steps, max_size=3),
    }
)


def territory(found: list[dict[str, Any]]) -> sqlite3.Connection:
    """A book in memory with these accounts, their touches and tasks."""
    connection = blank()
    for number, one in enumerate(found, 1):
        account = {name: one[name] for name in ("name", "tier", "cadence_days")}
        account |= {
            "id": number,
            "status": "open",
            "folded": name_key(one["name"]),
            "parked_until": on(one["parked_until"]),
        }
        insert(connection, "accounts", account)
        if one["touched"] is not None:
            touch = {"account_id": number, "day": on(one["touched"]), "at": 0, "kind": "call", "outcome": "reached"}
            insert(connection, "touches", touch)
        for step in one["steps"]:
            dates = {"planned_on": on(step["planned_on"]), "due_on": on(step["due_on"])}
            insert(connection, "tasks", step | dates | {"account_id": number, "status": "open", "minutes": 15})
    return connection


def on(n: int | None) -> str | None:
    """A day, so many after today."""
    return None if n is None else (TODAY + timedelta(days=n)).isoformat()


def insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    """One row."""
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def at_once(connection: Connection, book: Book, wanted: Filter) -> list[SilentView]:
    """The rule in full: every account's row is worked out, then filtered, then put in order."""
    today, found = book.today, []
    for row in standings(connection, today):
        how = silence(row.last_touch_on, book.rules.cadence(row.tier, row.cadence), today)
        step = next(iter(views(connection, book, tasks_by_id(connection, [row.next_task_id or 0]))), None)
        if step is not None and (
            overdue(step.row.due_on, step.row.planned_on, today) is Overdue.LATE
            or step.row.waiting is Waiting.US
            or today in (step.row.planned_on, step.row.due_on)
        ):
            continue
        if how.is_silent and kept(row.name, row.tier, step.row.title if step else "", wanted):
            found.append(SilentView(row.id, row.name, row.tier, how, step))
    return sorted(found, key=lambda one: (one.tier is not Tier.KEY, -one.silence.weight, one.name, one.account_id))


def kept(name: str, tier: Tier, title: str, wanted: Filter) -> bool:
    """What a filter says of an account and its follow-up."""
    asks_of_tasks = wanted.done or wanted.due not in (None, "none") or wanted.overdue or wanted.kinds
    said = name_key(f"{name} {title}")
    named = all(name_key(word) in said for word in (*wanted.who, *wanted.text))
    return not asks_of_tasks and (not wanted.tiers or tier in wanted.tiers) and named


@settings(deadline=None, max_examples=40)
@given(st.lists(accounts, min_size=3, max_size=8), st.sampled_from(("", "", *FILTERS)), st.integers(1, 3))
def test_windows_of_silent_accounts_are_the_whole_in_pieces(found: list[dict[str, Any]], line: str, limit: int) -> None:
    connection, book, wanted = territory(found), Book("unused", Clock(TODAY)), read_filter(line)
    whole, head = at_once(connection, book, wanted), today_head(connection, book, wanted)
    assert head.counts[Section.SILENT] == len(head.silent) == len(whole)
    assert [(one.account_id, one.name, one.tier, one.silence) for one in head.silent] == [one[:4] for one in whole]
    pieces = [silent_rows(connection, book, head, start, limit) for start in range(0, len(whole) + 1, limit)]
    assert [row for piece in pieces for row in piece] == whole

    lifted = tuple(one.task.row.id for one in whole if one.task is not None)
    everywhere = head._replace(ground=head.ground._replace(lifted=dict.fromkeys(Section, lifted)))
    for section in (*SECTIONS, Section.LATER):
        if section is not Section.SILENT:  # a list need not know of the follow-ups that another one holds
            rows = today_rows(connection, book, head, section, 0, 99)
            assert rows == today_rows(connection, book, everywhere, section, 0, 99)
            assert head.counts.get(section, len(rows)) == len(rows)
    connection.close()
