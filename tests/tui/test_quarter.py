"""A quarter of a key account's life, played by keyboard in the demo book and read back by the shell.

Graded C with a why and a target of B-, a visit lost, a threat answered, the ladder of the renewal taken on, a month
planned and closed, graded B-, the renewal won; then every fact is read back, its figures are counted again from the raw
rows, and all of it is undone.
"""

import csv
import io
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Open, Planner
from kit import TODAY, Here
from python_calamine import CalamineWorkbook

from kamtui.clock import Clock
from kamtui.services.book import Book
from kamtui.services.demo import new_demo
from kamtui.tui.screens.account import AccountScreen
from kamtui.tui.screens.pulse import PulseScreen

pytestmark = pytest.mark.asyncio

OSTREL = 2
CLIENT = {"call", "visit", "email", "meeting", "proposal"}
VERBS = {"done": 2, "grade": 2, "intel": 2, "option": 2} | dict.fromkeys(
    ("approve", "cut", "ladder", "lock", "objective", "plan", "renew", "serve", "threat"), 1
)
"""Every step of the quarter, by its verb in the history."""

MET, OFFERED, AGREED, WON = date(2026, 12, 2), date(2026, 12, 9), date(2026, 12, 18), date(2027, 1, 5)
KEPT_OUT = ("steps", "step_changes", "sqlite_sequence")
"""Tables of the history itself, which undo writes."""


def rows(book: Book, sql: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(book.path)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()


def one(book: Book, sql: str, *values: Any) -> dict[str, Any]:
    (found,) = rows(book, sql, *values)
    return dict(found)


def content(book: Book) -> dict[str, list[Any]]:
    """Every row of every table but the history and the index's own."""
    names = [row["name"] for row in rows(book, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: sorted(map(tuple, rows(book, f"SELECT * FROM {name}")), key=repr)
        for name in names
        if name not in KEPT_OUT and not name.startswith("words")
    }


def on(book: Book, day: date) -> Book:
    return replace(book, clock=Clock(day))


async def line(p: Planner, key: str, text: str) -> None:
    """A key that opens a line, what is typed there, and Enter."""
    await p.press(key)
    await p.paste(text)
    await p.press("enter")


async def chosen(p: Planner) -> None:
    """The cursor on the account in the table of accounts, once that is there."""
    await p.press("3")
    await p.until(lambda: "Ostrel & Vane" in p.text())
    await p.press("home", "j")


async def page(p: Planner, keys: str = "") -> AccountScreen:
    """The account's page from the table of accounts, the second row of it, and further keys there."""
    await chosen(p)
    await p.press("enter", *keys)
    screen = p.app.screen
    assert isinstance(screen, AccountScreen)
    assert "Ostrel & Vane" in p.text()
    return screen


async def task(p: Planner, screen: AccountScreen, title: str) -> None:
    """The cursor on the account's task whose title begins so."""
    await p.press("home")
    for _ in range(40):
        row = screen.tasks.row
        if row is not None and row.row.title.startswith(title):
            return
        await p.press("j")
    raise AssertionError(f"no “{title}” in\n{p.text()}")


def said(p: Planner) -> str:
    return str(p.app.screen.status.said)


async def autumn(p: Planner) -> None:
    """Monday 23 November: graded, threatened, its ladder taken on, one visit lost, news, and December planned."""
    await chosen(p)
    await line(p, "G", "C because drops come in twos, feels let down -> B- by 18 dec")
    assert said(p).startswith("Graded “Ostrel & Vane” C ✗, asked again Fri 18 Dec")
    await line(p, "X", "Baltwrap courts the new director !!! -> visit @marcus 2 dec meet the director")
    assert "visit Wed 2 Dec" in said(p)
    await line(p, "R", "")
    assert said(p).startswith("2 rungs of “stretch film frame” planned")
    screen = await page(p)
    await line(p, "b", "both depots on thin film by 29 jan")
    assert said(p).startswith("“both depots on thin film”, due Fri 29 Jan")
    await p.press("t")
    await task(p, screen, "artwork round")
    await line(p, "f", "both")
    assert "both depots" in said(p)
    await task(p, screen, "stretch film on the line")
    await p.press("c", "c")
    assert said(p).startswith("Cut “stretch film on the line” (client)")
    await line(p, "i", "pallet tax next year from trade paper us: ask key accounts for their pallet count")
    await p.press("i", "enter", "enter")
    await p.paste("tier:K")
    await p.press("enter")
    await p.until(lambda: "2 tasks" in p.text())
    await p.press("escape", "escape")
    assert "2 tasks “ask key accounts" in said(p)
    await p.press("4", "n", "g", "L", "enter")
    assert "locked since 23 Nov" in p.text()


async def december(p: Planner) -> None:
    """Wednesday 2 December: the director is met."""
    screen = await page(p, "t")
    await task(p, screen, "meet the director")
    await line(p, "x", "wants wrappers serviced, no word of leaving >16 dec")
    assert "Wed 16 Dec" in said(p)


async def offer(p: Planner) -> None:
    """Wednesday 9 December: two options, one approved, and the proposal goes out."""
    screen = await page(p, "t")
    await task(p, screen, "renewal proposal")
    await p.press("N")
    for option in (
        "two years: give wrapper service get 24 months why one bill a pallet approval head of sales",
        "one year: give 2 % get list terms",
    ):
        await p.paste(option)
        await p.press("enter")
    await p.press("down", "p", "escape")
    assert "u takes it back" in said(p)
    await line(p, "x", "sent, prefers the two years, decides in january >them 10d")


async def asked_again(p: Planner) -> None:
    """Friday 18 December: the question is asked again, whatever became of the proposal."""
    with p.app.gateway.book.reading() as connection:
        found = connection.execute(
            """SELECT t.planned_on, t.waiting FROM grades g JOIN tasks t ON t.id = g.task_id
            WHERE g.account_id = ? AND t.status = 'open'""",
            (OSTREL,),
        )
        assert [tuple(row) for row in found] == [(AGREED.isoformat(), None)]
    await chosen(p)
    await line(p, "G", "B- because single drops for a month, feels heard")
    assert said(p).startswith("Graded “Ostrel & Vane” B- ✗, 1 call done")


async def renewal(p: Planner, report: Path) -> None:
    """Tuesday 5 January: the renewal is won; December is looked at, the journal searched, the report written."""
    await chosen(p)
    await line(p, "R", "renew worth GBP 215k")
    assert said(p).startswith("“stretch film frame” renewed: ")
    assert "1 task of its ladder cut" in said(p)
    await p.press("4", "left_square_bracket")
    assert "closed" in p.text()
    await p.press("ctrl+f")
    await p.paste("wrappers leaving @ostrel in:touches")
    assert "1 hit" in p.text()
    await p.press("escape", "escape", "5")
    assert isinstance(p.app.screen, PulseScreen)
    await p.press("W", "ctrl+u")  # a week is offered
    await p.paste(f"month december html {report}")
    await p.press("enter")
    assert said(p).startswith("Report of")


async def test_a_quarter_is_played_read_back_and_undone(
    planner: Open, book: Book, run_here: Here, tmp_path: Path
) -> None:
    Path(book.path).unlink()
    demo = replace(new_demo(book, book.path), actor="tui:test")
    before, report = content(demo), tmp_path / "december.html"
    for day, act in ((TODAY, autumn), (MET, december), (OFFERED, offer), (AGREED, asked_again)):
        async with planner(on(demo, day), (80, 24)) as p:
            await act(p)
    async with planner(on(demo, WON), (80, 24)) as p:
        await renewal(p, report)
    run_here.today = WON.isoformat()
    facts(demo, run_here)
    figures(demo, run_here)
    written(demo, run_here, report, tmp_path)
    steps = len(rows(demo, "SELECT id FROM steps"))
    run_here.ok("undo", steps)
    assert content(demo) == before
    run_here.ok("redo", steps)
    assert one(demo, "SELECT state FROM contracts WHERE id = 3")["state"] == "renewed"


def facts(book: Book, shell: Here) -> None:
    """What was written down is what the shell tells."""
    now, then, *_ = shell.json("grade", "ostrel")["items"]
    assert (now["grade"], now["failing"], now["why"], now["on"]) == (
        "B-",
        True,
        "single drops for a month",
        f"{AGREED}",
    )
    assert (then["grade"], then["target"], then["review_on"], then["feeling"]) == ("C", "B-", f"{AGREED}", "let down")
    assert then["answered"]
    told = {item["text"]: item for item in shell.json("threat", "ostrel")["items"]}
    answered = told["Baltwrap courts the new director"]
    assert (answered["severity"], answered["response"]["title"]) == (3, "meet the director")
    assert answered["response"]["status"] == "done"
    contracts = {item["id"]: item for item in shell.json("contract", "ostrel")["items"]}
    old, new = contracts[3], contracts[max(contracts)]
    assert (old["state"], new["state"], new["worth"]) == (
        "renewed",
        "running",
        {"minor": 215_000_00, "currency": "GBP"},
    )
    assert [(step["rung"], step["status"]) for step in old["ladder"][2:]] == [("proposal", "done"), ("decision", "cut")]
    assert (new["start_on"] > old["end_on"], new["end_on"][:4]) == (True, "2029")
    proposal = old["ladder"][2]["task"]
    options = shell.json("option", proposal)["items"]
    assert [(item["name"], item["approved_on"]) for item in options] == [
        ("two years", f"{OFFERED}"),
        ("one year", None),
    ]
    served = one(book, "SELECT * FROM task_objectives o JOIN tasks t ON t.id = o.task_id ORDER BY o.id DESC LIMIT 1")
    objectives = {item["id"]: item["text"] for item in shell.json("objective", "ostrel")["items"]}
    assert (objectives[served["objective_id"]], served["title"]) == (
        "both depots on thin film",
        "artwork round for pallet labels",
    )
    news = shell.json("intel")["items"][0]
    assert (news["source"], [task["account"]["id"] for task in news["tasks"]]) == ("trade paper", [1, OSTREL])
    (hit,) = shell.json("search", "leaving", "@ostrel")["items"]
    assert (hit["on"], hit["contact"]["name"]) == (f"{MET}", "Marcus Thorne")
    account = shell.json("account", "ostrel")["account"]
    touched = one(book, "SELECT max(day) AS day FROM touches WHERE account_id = ? AND outcome <> 'no answer'", OSTREL)
    assert account["last_touch"] == touched["day"] == f"{AGREED}"
    lost = one(book, "SELECT * FROM task_events WHERE what = 'cut' AND reason = 'client' ORDER BY id DESC LIMIT 1")
    assert one(book, "SELECT * FROM tasks WHERE id = ?", lost["task_id"])["account_id"] == OSTREL
    steps = shell.json("history", "-n", "100")["items"]
    assert Counter(step["verb"] for step in steps) == VERBS
    assert {step["actor"] for step in steps} == {"planner"}


def figures(book: Book, shell: Here) -> None:
    """Figures of Pulse are those of the raw rows."""
    pulse = shell.json("pulse")
    first, last = pulse["first"], pulse["last"]
    told = {figure["key"]: (figure["value"], figure["words"]) for figure in pulse["figures"]}

    def same(key: str, part: int, whole: int, words: str) -> None:
        assert whole
        assert told[key] == (pytest.approx(part / whole, abs=1e-6), words.format(part, whole)), key

    touches = rows(book, "SELECT * FROM touches WHERE day BETWEEN ? AND ?", first, last)
    calls = [row["outcome"] != "no answer" for row in touches if row["kind"] == "call"]
    same("answer rate", sum(calls), len(calls), "{} of {} calls")
    due = rows(book, "SELECT * FROM promises WHERE due_on BETWEEN ? AND ?", first, last)
    same("promises kept", sum((row["kept_on"] or "9") <= row["due_on"] for row in due), len(due), "{} of {}")
    lines = rows(
        book,
        """SELECT l.planned_on, l.task_id, date(t.done_at / 1000, 'unixepoch') AS done FROM plan_lines l
        JOIN tasks t ON t.id = l.task_id""",
    )
    over = [row for row in lines if first <= row["planned_on"] <= last]
    same("plan adherence", sum((row["done"] or "9") <= row["planned_on"] for row in over), len(over), "{} of {} lines")
    locked = {row["month"][:7] for row in rows(book, "SELECT month FROM plans WHERE locked_on IS NOT NULL")}
    planned = {row["task_id"] for row in lines}
    met = [
        row for row in touches if row["outcome"] != "no answer" and row["kind"] in CLIENT and row["day"][:7] in locked
    ]
    same("ad hoc", sum(row["task_id"] not in planned for row in met), len(met), "{} of {} touches")


def december_counted(book: Book) -> tuple[int, int, int, int, int]:
    """P, A, S, R and R to schedule of the account in December, which is over, from the rows."""
    plan = one(book, "SELECT id FROM plans WHERE month = '2026-12-01'")["id"]
    lines = rows(
        book,
        "SELECT t.kind FROM plan_lines l JOIN tasks t ON t.id = l.task_id WHERE plan_id = ? AND l.account_id = ?",
        plan,
        OSTREL,
    )
    touches = rows(book, "SELECT * FROM touches WHERE account_id = ? AND day LIKE '2026-12-%'", OSTREL)
    p = sum(row["kind"] in CLIENT for row in lines)
    a = sum(row["kind"] in CLIENT and row["outcome"] != "no answer" for row in touches)
    return p, a, 0, p - a, p - a


def written(book: Book, shell: Here, report: Path, folder: Path) -> None:
    """The report of December, as the planner wrote it and in the other formats, has the account's figures."""
    counted = december_counted(book)
    assert counted[1] == 3 < counted[0]
    cells = "".join(f"<td class=n>{figure}</td>" for figure in counted)
    assert f"<td class=w>Ostrel &amp; Vane</td><td>K</td>{cells}</tr>" in report.read_text("utf-8")
    lines = list(csv.reader(io.StringIO(shell.ok("report", "month", "december", "--format", "csv"))))
    assert ["Ostrel & Vane", "K", *map(str, counted)] in lines
    workbook = folder / "december.xlsx"
    shell.ok("report", "month", "december", "--format", "xlsx", "-o", workbook)
    book_read = CalamineWorkbook.from_path(str(workbook))
    cells_read = [row for name in book_read.sheet_names for row in book_read.get_sheet_by_name(name).to_python()]
    assert ["Ostrel & Vane", "K", *counted] in [row[:7] for row in cells_read]
