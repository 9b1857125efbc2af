"""The demo book: a believable territory and a useful morning, on any day."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.domain.overdue import Section
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.words import CLIENT_KINDS, EventKind, Kind, Outcome, TaskStatus, Tier
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.demo import demo_rows, make_demo
from kamtui.services.verbs.undo import undo
from kamtui.services.views.today import today_head, today_rows
from kamtui.store.reads.accounts import accounts, contacts
from kamtui.store.reads.history import steps
from kamtui.store.reads.journal import promises, touches

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
EDGES = [date(2000, 1, 1), date(2024, 2, 29), date(2026, 1, 1), date(2032, 2, 29), date(2100, 12, 31)]

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Book]:
    """The demo book of a day, made once."""
    folder, books = tmp_path_factory.mktemp("demo"), {}

    def book_of(today: date) -> Book:
        if today not in books:
            books[today] = Book(str(folder / f"{today}.db"), Clock(today))
            make_demo(books[today].path, today)
        return books[today]

    return book_of


@pytest.fixture
def demo(made: Callable[[date], Book]) -> Book:
    return made(MONDAY)


@pytest.fixture
def reader(demo: Book) -> Iterator[sqlite3.Connection]:
    with demo.reading() as connection:
        yield connection


def rows_of(today: date) -> Rows:
    return {model.__name__: rows for model, rows in demo_rows(today)}


@pytest.mark.parametrize("today", WEEK + EDGES, ids=lambda day: f"{day:%a %Y-%m-%d}")
def test_the_morning_is_a_useful_one(made: Callable[[date], Book], today: date) -> None:
    book = made(today)
    with book.reading() as connection:
        head = today_head(connection, book)
        todays = today_rows(connection, book, head, Section.TODAY, 0, 99)
        slipped = today_rows(connection, book, head, Section.SLIPPED, 0, 99)
    working = today.weekday() < 5
    missed = [head.counts[section] for section in (Section.LATE, Section.WAITING, Section.SILENT, Section.SLIPPED)]
    assert missed == [2, 1, 4, 6]
    assert head.no_next == 3
    assert head.counts[Section.TODAY] in (range(4, 7) if working else {0})
    assert head.counts[Section.NEXT] >= 20
    assert len([view for view in todays if view.row.at]) == (2 if working else 0)
    assert head.load.minutes in (range(270, 331) if working else {0})
    assert head.load.working == working
    assert 4 <= head.horizon.short_by <= 6
    assert [one.tier for one in head.silent].count(Tier.KEY) == 1
    assert head.silent[0].tier is Tier.KEY
    assert [one.silence.days for one in head.silent].count(None) == 1
    assert len({(view.placement.quadrant, view.row.account_tier) for view in slipped if view.placement}) >= 4


@pytest.mark.parametrize("today", WEEK + EDGES, ids=str)
def test_the_file_is_sound_and_private(made: Callable[[date], Book], today: date) -> None:
    path = Path(made(today).path)
    assert path.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for model, rows in demo_rows(today):
            table = model.__tablename__
            assert connection.execute(f"SELECT count(*), max(id) FROM {table}").fetchone() == (len(rows), len(rows))


def test_the_territory_is_as_wide_as_a_reps(demo: Book, reader: sqlite3.Connection) -> None:
    found = accounts(reader)
    tiers = Counter(row.tier for row in found)
    assert tiers == {Tier.KEY: 2, Tier.A: 14, Tier.B: 24, Tier.C: 38, Tier.PROSPECT: 12}
    assert len({row.segment for row in found}) == 6
    assert len({row.city for row in found}) == 12
    assert len({row.name for row in found}) == 90
    assert len([row for row in found if len(row.name) > 22]) == 1
    assert len([row for row in found if not row.name.isascii()]) >= 3
    parked = [row for row in found if row.parked_until]
    assert [bool(row.parked_why) and row.parked_until > demo.today for row in parked] == [True]
    assert [row.status for row in found].count("lost") == 1


def test_people_are_invented_and_nobody_can_be_reached(reader: sqlite3.Connection) -> None:
    people = {row.id: contacts(reader, row.id) for row in accounts(reader)}
    sizes = Counter(len(found) for found in people.values())
    everybody = [person for found in people.values() for person in found]
    assert max(sizes) <= 5
    assert sizes[0] <= 8
    assert len({person.name for person in everybody}) == len(everybody)
    assert {"José Almada", "Łucja Wrona", "Zoë Hartnell"} <= {person.name for person in everybody}
    for person in everybody:
        assert re.fullmatch(r"[a-z]+(\.[a-z]+)+@[a-z]+\.example", person.email or "")
        assert re.fullmatch(r"(0113 496 0|0114 496 0|0191 498 0|01632 960 )\d{3}", person.phone or "")
        assert re.fullmatch(r"07700 900\d{3}", person.mobile or "07700 900000")
        assert person.title
        assert person.role
    key = [person for row in accounts(reader) if row.tier is Tier.KEY for person in people[row.id]]
    assert all(person.reach for person in key)


def test_every_account_has_two_to_four_teams_and_one_is_unmet_at_the_key_ones() -> None:
    rows = rows_of(MONDAY)
    teams = Counter(row["account_id"] for row in rows["Department"])
    assert set(teams) == set(range(1, 91))
    assert set(teams.values()) <= {2, 3, 4}
    met = {row["department_id"] for row in rows["Contact"]}
    for key in (1, 2):
        mine = [n for n, row in enumerate(rows["Department"], 1) if row["account_id"] == key]
        assert len([n for n in mine if n not in met]) == 1


def test_key_accounts_have_a_rich_history(reader: sqlite3.Connection) -> None:
    for row in accounts(reader):
        story = touches(reader, account_id=row.id)
        if row.tier is Tier.KEY:
            assert len(story) >= 8
            assert len({touch.contact_id for touch in story}) >= 4
        assert all(touch.note for touch in story if touch.outcome is not Outcome.NO_ANSWER)


def test_promises_are_late_open_and_kept(demo: Book, reader: sqlite3.Connection) -> None:
    still_open = [promise for row in accounts(reader) for promise in promises(reader, row.id)]
    late = [promise for promise in still_open if promise.due_on < demo.today]
    assert (len(late), len(still_open)) == (2, 5)
    kept = [row for row in rows_of(MONDAY)["Promise"] if row.get("kept_on")]
    assert Counter(row["kept_on"] <= row["due_on"] for row in kept) == {True: 5, False: 1}


def test_there_is_nothing_to_undo(tmp_path: Path) -> None:
    book = Book(str(tmp_path / "book.db"), Clock(MONDAY))
    make_demo(book.path, MONDAY)
    before = dump(book.path)
    assert undo(book) == []
    assert dump(book.path) == before
    with book.reading() as connection:
        assert steps(connection, 10) == []


def dump(path: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_same_day_gives_the_same_book(made: Callable[[date], Book], tmp_path: Path) -> None:
    again = str(tmp_path / "again.db")
    make_demo(again, MONDAY)
    assert dump(again) == dump(made(MONDAY).path)
    assert demo_rows(MONDAY) == demo_rows(MONDAY)
    assert demo_rows(MONDAY) != demo_rows(WEEK[1])


@pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
def test_it_overwrites_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "taken"
    if kind == "file":
        path.write_text("mine")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RejectedError, match="overwrites nothing"):
        make_demo(str(path), MONDAY)
    assert sorted(tmp_path.iterdir()) == before
    assert kind != "file" or path.read_text() == "mine"


@pytest.mark.parametrize("today", [date.min, date(1979, 12, 31), date(2191, 1, 1), date.max])
def test_a_day_out_of_reach_is_refused(tmp_path: Path, today: date) -> None:
    with pytest.raises(RejectedError, match="no demo for"):
        make_demo(str(tmp_path / "book.db"), today)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("today", [MONDAY, date(2026, 1, 3), date(2026, 2, 1), date(2027, 12, 31)], ids=str)
def test_a_fifth_of_the_accounts_holds_most_of_the_revenue(today: date) -> None:
    sales = rows_of(today)["Sale"]
    revenue: Counter[int] = Counter()
    for row in sales:
        revenue[row["account_id"]] += row["minor"]
    top = sum(minor for _, minor in revenue.most_common(18))
    assert 0.75 <= top / revenue.total() <= 0.85
    prospects = [n for n, row in enumerate(rows_of(today)["Account"], 1) if row["tier"] is Tier.PROSPECT]
    assert not revenue.keys() & set(prospects)
    assert len(revenue) == 78


@pytest.mark.parametrize("today", [MONDAY, date(2026, 1, 3), date(2024, 2, 29), date(2100, 12, 31)], ids=str)
def test_sales_are_monthly_over_three_full_years_and_this_one(today: date) -> None:
    sales = rows_of(today)["Sale"]
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    days = {row["day"] for row in sales}
    first = date(today.year - 3, 1, 1)
    months = (last.year - first.year) * 12 + last.month
    assert (min(days), max(days), len(days)) == (first, last, months)
    assert {row["day"].day for row in sales} == {1}
    assert {(row["grain"], row["currency"]) for row in sales} == {("month", "GBP")}
    keys = [(row["account_id"], row["segment_id"], row["day"]) for row in sales]
    assert len(keys) == len(set(keys))
    assert all(isinstance(row["minor"], int) and row["minor"] for row in sales)
    assert 3 <= len([row for row in sales if row["minor"] < 0]) <= 12


@pytest.mark.parametrize("today", [MONDAY, date(2026, 1, 3), date(2000, 6, 15)], ids=str)
def test_few_accounts_are_consistent_and_some_fade(today: date) -> None:
    years = range(today.year - 3, today.year)
    by_year: dict[int, Counter[int]] = defaultdict(Counter)
    for row in rows_of(today)["Sale"]:
        by_year[row["account_id"]][row["day"].year] += row["minor"]
    revenue = {account: [by_year[account][year] for year in years] for account in by_year}

    def consistent(totals: list[int]) -> bool:
        return min(totals) > 0 and all(after >= 0.8 * before for before, after in pairwise(totals))

    assert 5 <= len([totals for totals in revenue.values() if consistent(totals)]) <= 8
    assert len([totals for totals in revenue.values() if totals[0] > totals[1] > totals[2]]) >= 8
    assert len([totals for totals in revenue.values() if totals[0] <= 0 < totals[2]]) >= 5


def test_the_plan_is_a_mix_with_histories() -> None:
    rows = rows_of(MONDAY)
    still_open = [row for row in rows["Task"] if "status" not in row]
    kinds = Counter(row["kind"] for row in still_open)
    assert set(kinds) == set(Kind)
    assert kinds[Kind.CALL] < len(still_open) / 2
    happened = Counter((row["task_id"], row["what"]) for row in rows["TaskEvent"])
    ids = [n for n, row in enumerate(rows["Task"], 1) if "status" not in row]
    assert len([n for n in ids if happened[n, EventKind.MOVED] == 2]) >= 3
    assert len([n for n in ids if happened[n, EventKind.NO_ANSWER] == 2]) == 1
    assert len([row for row in still_open if row.get("handed_to")]) == 1
    assert len([row for row in still_open if row.get("repeat")]) == 1
    assert len([row for row in still_open if row.get("waiting") == "them"]) >= 3
    assert len({row["title"] for row in still_open}) > len(still_open) / 2


@settings(max_examples=10, deadline=None)
@given(today=st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_any_day_can_be_the_day(today: date) -> None:
    check_any(today)


@pytest.mark.parametrize("today", WEEK + EDGES, ids=lambda day: f"{day:%a %Y-%m-%d}")
def test_each_weekday_and_edge_can_be_the_day(today: date) -> None:
    check_any(today)


def check_any(today: date) -> None:
    rows = rows_of(today)
    fair = {day for off in rows["DayOff"] for day in (off["first_on"], off["last_on"])}
    assert len(fair) == 2
    assert all(14 < (day - today).days < 24 for day in fair)
    _check_days(rows, today, fair)
    _check_plan(rows, today)
    _check_lives(rows, today)
    _check_story(rows, today)


def _check_days(rows: Rows, today: date, fair: set[date]) -> None:
    planned = [row["planned_on"] for row in rows["Task"]]
    touched = [row["day"] for row in rows["Touch"]]
    made = [row["made_on"] for row in rows["Promise"]]
    due = [row["due_on"] for row in [*rows["Promise"], *rows["Task"]] if row.get("due_on")]
    assert not [day for day in (*planned, *touched, *made, *due, *fair) if day.weekday() > 4]
    assert not fair & {*planned, *due}
    assert max(*touched, *made) < today
    assert min(*planned, *touched) > today - timedelta(days=95)
    assert 20 <= (max(planned) - today).days <= 26


def _check_story(rows: Rows, today: date) -> None:
    """What is known was known before today; what is ahead can be answered; what serves and responds is there."""
    known = [row["day"] for name in ("Grade", "TriggerEvent", "Intel") for row in rows[name]]
    known += [row["found_on"] for row in rows["Threat"]] + [row["locked_on"] for row in rows["Plan"]]
    known += [
        row[name]
        for table, name in (("Threat", "closed_on"), ("Objective", "closed_on"))
        for row in rows[table]
        if row[name]
    ]
    assert max(known) < today
    running = [row for row in rows["Contract"] if row["state"] == "running"]
    assert [7 <= (row["notice_on"] - today).days <= 14 for row in running] == [True, False]
    assert all(today < row["notice_on"] < row["end_on"] for row in running)
    latest = {row["account_id"]: row for row in rows["Grade"]}
    assert len({row["account_id"] for row in rows["Grade"]}) == len(latest) == 14
    reviews = [row["review_on"] for row in latest.values() if row["review_on"]]
    assert [0 <= (day - today).days <= 2 for day in reviews] == [True]
    statuses = [task.get("status", TaskStatus.OPEN) for task in rows["Task"]]
    unanswered = [row["task_id"] is None for row in rows["Threat"] if not row["closed_on"]]
    assert sorted(unanswered) == [False, True]
    for name in ("Threat", "TriggerEvent", "Option", "IntelTask"):
        assert all(statuses[row["task_id"] - 1] is TaskStatus.OPEN for row in rows[name] if row["task_id"])
    lines = [(row["plan_id"], row["task_id"]) for row in rows["PlanLine"]]
    assert len(set(lines)) == len(lines) >= 20
    for line in rows["PlanLine"]:
        assert line["planned_on"].replace(day=1) == rows["Plan"][line["plan_id"] - 1]["month"]


def _check_plan(rows: Rows, today: date) -> None:
    """Every day under capacity, one open step for each person, nobody pestered."""
    load: Counter[date] = Counter()
    ahead: Counter[tuple[int, int | None]] = Counter()
    reached: dict[int, date] = defaultdict(lambda: date.min)
    for row in rows["Touch"]:
        if row["contact_id"] and row["outcome"] is not Outcome.NO_ANSWER:
            reached[row["contact_id"]] = max(reached[row["contact_id"]], row["day"])
    for row in rows["Task"]:
        if "status" not in row:
            load[row["planned_on"]] += row["minutes"]
            if row["kind"] in CLIENT_KINDS and not row.get("promised"):
                ahead[row["account_id"], row["contact_id"]] += 1
                quiet = (row["planned_on"] - reached[row["contact_id"]]).days
                assert row["planned_on"] <= today or row.get("waiting") or quiet >= DEFAULT_RULES.min_gap_days
    assert max(load.values()) <= DEFAULT_RULES.capacity_minutes
    assert max(ahead.values()) == 1


def _check_lives(rows: Rows, today: date) -> None:
    """Each task begins with its making and ends with its ticking; nothing happened in the future."""
    lives: dict[int, list[tuple[int, EventKind]]] = defaultdict(list)
    for row in rows["TaskEvent"]:
        lives[row["task_id"]].append((row["at"], row["what"]))
    midnight = datetime.combine(today, time(), UTC).timestamp() * 1000
    assert max(row["at"] for row in [*rows["TaskEvent"], *rows["Touch"]]) < midnight
    for n, row in enumerate(rows["Task"], 1):
        life = lives[n]
        assert life == sorted(life, key=lambda event: event[0])
        assert life[0][1] is EventKind.CREATED
        status = row.get("status", TaskStatus.OPEN)
        assert (life[-1][1] is EventKind.DONE) == (status is TaskStatus.DONE) == ("done_at" in row)
        assert (life[-1][1] is EventKind.CUT) == (status is TaskStatus.CUT)
