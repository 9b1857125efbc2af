"""A month of the demo book from draft to close: locked, disturbed, reflowed and reported, every figure counted again.

The counting here reads the raw rows and shares nothing with the product.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from kit import TODAY

from kamtui.clock import Clock
from kamtui.domain.plan.drift import Close
from kamtui.domain.plan.pace import Pace
from kamtui.domain.words import Reason
from kamtui.services.book import Book
from kamtui.services.demo import make_demo
from kamtui.services.plan.reflow import plan_reflow
from kamtui.services.stretches import Stretch, span_of
from kamtui.services.verbs.away import away
from kamtui.services.verbs.plan import generate, lock, reflow
from kamtui.services.verbs.tasks import cut
from kamtui.services.verbs.touch import done, log, no_answer
from kamtui.services.views.plan import PlanStatus, plan_view
from kamtui.services.views.report import report

DECEMBER, LAST = date(2026, 12, 1), date(2026, 12, 31)
SICK = [date(2026, 12, 7) + timedelta(days=n) for n in range(5)]
BACK, OVER = date(2026, 12, 14), date(2027, 1, 4)
CLIENT = {"call", "visit", "email", "meeting", "proposal"}


class Counted(NamedTuple):
    """The month's figures from the rows."""

    pace: tuple[int, int, int]
    by_account: dict[int | None, tuple[int, int, int]]
    fates: Counter[str]
    moved: Counter[str | None]
    cut: Counter[str | None]
    touches: int
    ad_hoc: int
    attempts: int


def rows(book: Book, sql: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(book.path)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()


def count(book: Book, today: date) -> Counted:
    """Counts December."""
    plan = rows(book, "SELECT * FROM plans WHERE month = '2026-12-01'")[0]
    lines = rows(book, "SELECT * FROM plan_lines WHERE plan_id = ?", plan["id"])
    tasks = {row["id"]: row for row in rows(book, "SELECT * FROM tasks")}
    there = [row for row in rows(book, "SELECT * FROM touches") if row["day"][:7] == "2026-12"]
    reached = [row for row in there if row["outcome"] != "no answer"]
    events = rows(book, "SELECT * FROM task_events ORDER BY id")
    why: dict[int, str | None] = {}
    for event in events:
        if event["at"] >= plan["locked_at"] and event["what"] in ("moved", "cut", "no answer"):
            why[event["task_id"]] = "no answer" if event["what"] == "no answer" else event["reason"]
    planned = Counter(row["account_id"] for row in lines if tasks[row["task_id"]]["kind"] in CLIENT)
    actual = Counter(row["account_id"] for row in reached)
    scheduled = Counter(
        row["account_id"]
        for row in tasks.values()
        if row["status"] == "open" and row["kind"] in CLIENT and today.isoformat() <= (row["planned_on"] or "")
        if row["planned_on"][:7] == "2026-12"
    )
    fates: Counter[str] = Counter()
    moved: Counter[str | None] = Counter()
    gone: Counter[str | None] = Counter()
    for line in lines:
        task = tasks[line["task_id"]]
        if task["status"] == "cut":
            fates["cut"] += 1
            gone[why.get(task["id"])] += 1
        elif task["status"] == "done":
            day = datetime.fromtimestamp(task["done_at"] / 1000, UTC).date().isoformat()
            fates["late" if day > line["planned_on"] else "on time"] += 1
        elif task["planned_on"] != line["planned_on"]:
            fates["moved"] += 1
            moved[why.get(task["id"])] += 1
        else:
            fates["open"] += 1
    ids = {line["task_id"] for line in lines}
    keys = planned.keys() | actual.keys() | scheduled.keys()
    return Counted(
        (sum(planned.values()), sum(actual.values()), sum(scheduled.values())),
        {key: (planned[key], actual[key], scheduled[key]) for key in keys},
        fates,
        moved,
        gone,
        len(reached),
        sum(row["task_id"] not in ids for row in reached),
        len(there) - len(reached),
    )


def at(book: Book, day: date) -> Book:
    return Book(book.path, Clock(day), book.settings)


def planned(book: Book, day: date) -> list[int]:
    found = rows(book, "SELECT id FROM tasks WHERE status = 'open' AND planned_on = ? ORDER BY id", day.isoformat())
    return [row["id"] for row in found]


def touching(book: Book, day: date) -> list[int]:
    """Open client tasks of an account from a day on."""
    found = rows(
        book,
        f"""SELECT id FROM tasks WHERE status = 'open' AND account_id IS NOT NULL AND repeat IS NULL
        AND kind IN ({", ".join(f"'{kind}'" for kind in sorted(CLIENT))}) AND planned_on >= ? AND planned_on <= ?
        ORDER BY planned_on, id""",
        day.isoformat(),
        LAST.isoformat(),
    )
    return [row["id"] for row in found]


def work_through(book: Book, first: date, last: date) -> None:
    """Ticks what stands on each day, but for every seventh."""
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        for place, task_id in enumerate(planned(book, day)):
            if place % 7 != 6:
                done(at(book, day), task_id, "talked")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Book]:
    """The book on the day back from the sick bed, before the reflow, and after the month is over."""
    path = tmp_path_factory.mktemp("story") / "book.db"
    make_demo(str(path), TODAY)
    book = Book(str(path), Clock(TODAY))
    draft = generate(book, DECEMBER)
    assert len(draft.placed) > 40
    assert lock(book, DECEMBER).tasks == len(
        rows(book, "SELECT id FROM tasks WHERE status = 'open' AND planned_on LIKE '2026-12-%'")
    )
    work_through(book, TODAY, date(2026, 12, 1))
    no_answer(at(book, date(2026, 12, 2)), touching(book, date(2026, 12, 2))[:10])
    baseline = "SELECT task_id FROM plan_lines l JOIN plans p ON p.id = l.plan_id WHERE p.month = '2026-12-01'"
    frozen = {row["task_id"] for row in rows(book, baseline)}
    first, *others = [task_id for task_id in touching(book, date(2026, 12, 17)) if task_id in frozen][:3]
    cut(at(book, date(2026, 12, 2)), [first], Reason.OBSOLETE)
    cut(at(book, date(2026, 12, 2)), others, Reason.CLIENT)
    work_through(book, date(2026, 12, 2), date(2026, 12, 4))
    away(at(book, SICK[0]), SICK[0], SICK[-1], "flu")
    path.with_name("before.db").write_bytes(path.read_bytes())
    back = at(book, BACK)
    with back.reading() as connection:
        plan = plan_reflow(connection, back, DECEMBER)
    assert reflow(back, plan) == len(plan.moves) > 10
    log(back, "marrowby", "met by chance")
    work_through(book, BACK, LAST)
    return Book(str(path.with_name("before.db")), Clock(BACK)), at(book, OVER)


def same(close: Close, counted: Counted) -> None:
    fates = counted.fates
    assert (close.on_time, close.late, close.open) == (fates["on time"], fates["late"], fates["open"])
    assert (dict(close.moved), dict(close.cut)) == (dict(counted.moved), dict(counted.cut))
    assert (close.touches, close.ad_hoc) == (counted.touches, counted.ad_hoc)
    assert close.planned == sum(fates.values())
    assert close.adherence == fates["on time"] / close.planned


@pytest.mark.parametrize("when", [0, 1], ids=["back from the sick bed", "over"])
def test_every_figure_of_the_drift_is_counted_again(when: int, told: tuple[Book, Book]) -> None:
    book = told[when]
    counted = count(book, book.today)
    with book.reading() as connection:
        view = plan_view(connection, book, DECEMBER)
        found = report(connection, book, Stretch.MONTH, span_of(Stretch.MONTH, DECEMBER))
    assert (view.total.planned, view.total.actual, view.total.scheduled) == counted.pace
    assert {one.account_id: one.pace for one in view.accounts} == {
        key: Pace.of(*figures) for key, figures in counted.by_account.items()
    }
    figures = counted.by_account.values()
    assert view.total.remaining == sum(max(p - a, 0) for p, a, _ in figures)
    assert view.total.to_schedule == sum(max(p - s - a, 0) for p, a, s in figures)
    same(view.close, counted)
    assert (found.total, found.accounts, found.drift, found.close) == (
        view.total,
        view.accounts,
        view.drift,
        view.close,
    )
    assert sum(one.reached for one in found.touched) == counted.touches
    assert sum(one.attempts for one in found.touched) == counted.attempts == 10


def test_the_story_leaves_its_marks(told: tuple[Book, Book]) -> None:
    before, over = told
    with before.reading() as connection:
        sick = plan_view(connection, before, DECEMBER)
    assert sick.status is PlanStatus.LOCKED
    assert sick.total.to_schedule > 0
    assert sick.time_elapsed == 4 / 16  # 23 days less five sick days and two of the trade fair; four have gone
    with over.reading() as connection:
        ended = plan_view(connection, over, DECEMBER)
    assert ended.status is PlanStatus.CLOSED
    assert (ended.time_elapsed, ended.total.scheduled) == (1.0, 0)
    assert dict(ended.close.cut) == {"obsolete": 1, "client": 2}
    assert ended.close.late > 0
    assert ended.close.ad_hoc >= 1
    fates = count(over, OVER).fates
    assert len(ended.drift) == sum(fates.values()) - fates["on time"]  # what is open now has slipped


def test_the_reflow_leaves_nothing_on_the_sick_days_that_it_may_move(told: tuple[Book, Book]) -> None:
    _, over = told
    left = rows(over, "SELECT * FROM tasks WHERE status = 'open' AND planned_on BETWEEN '2026-12-07' AND '2026-12-11'")
    assert all(row["at"] or row["promised"] or row["repeat"] or row["handed_to"] for row in left)
