"""The promised key counts, pressed exactly, and every verb's way through the screen and the book."""

from datetime import date

import pytest
from conftest import Open

from kamtui.domain.words import Kind, Outcome, TaskStatus
from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.services.verbs import touch as touch_verbs
from kamtui.services.verbs.accounts import add_account
from kamtui.store.reads.journal import touches

pytestmark = pytest.mark.asyncio


async def test_a_tick_with_its_next_step_is_two_keys_and_the_note(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        await p.go_to("renewal pricing")
        await p.press("x")
        await p.type("agreed option B")
        await p.press("enter")
        assert p.task("renewal pricing").planned_on == date(2026, 11, 30)  # today + 7 for a key account
        with small.reading() as connection:
            (latest, *_) = touches(connection, account_id=1)
            done = connection.execute("SELECT status FROM tasks WHERE id = 1").fetchone()[0]
        assert (latest.on, latest.note, latest.outcome) == (date(2026, 11, 23), "agreed option B", Outcome.REACHED)
        assert done == TaskStatus.DONE
        assert "next: call renewal pricing Mon 30 Nov" in p.today.status.said
        await p.press("u")
        assert p.dump() == before
        await p.press("ctrl+r")
        assert p.task("renewal pricing").planned_on == date(2026, 11, 30)


@pytest.mark.parametrize("review", [False, True])
async def test_a_call_that_was_not_planned_is_written_down_the_same_way(
    planner: Open, small: Book, review: bool
) -> None:
    async with planner(small) as p:
        await p.press("v" if review else "home")
        for _ in range(20):
            if p.app.screen.line_about.account_name == "Cobalt":  # type: ignore[attr-defined]
                break
            await p.press("s" if review else "j")
        before, card = p.dump(), p.text().splitlines()[0]
        await p.press("x")
        assert "Done: call Cobalt · not planned" in p.text()
        await p.press("enter")
        assert "no note to write down" in p.text()
        await p.type("met at the fair")
        assert "next  call “follow up” Wed 23 Dec" in p.text()
        await p.press("enter")
        with small.reading() as connection:
            (latest, *_) = touches(connection, account_id=3)
        assert (latest.on, latest.note, latest.kind) == (date(2026, 11, 23), "met at the fair", Kind.CALL)
        assert p.task("follow up").account_name == "Cobalt"
        assert (p.text().splitlines()[0] == card) is not review
        assert "Cobalt  met" not in p.text()
        await p.press("u")
        assert p.dump() == before


async def test_no_answer_is_one_key_and_its_undo_one(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        await p.go_to("40 units shipped")
        await p.press("n")
        row = p.task("40 units shipped")
        assert (row.planned_on, row.no_answers, row.status) == (date(2026, 11, 24), 1, TaskStatus.OPEN)
        assert p.count("touches") == 5
        await p.press("u")
        assert p.dump() == before


async def test_promises_and_another_day_in_the_note(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("renewal pricing")
        await p.press("x")
        await p.type("liked it >thu. will send offer #price by wed")
        shown = p.text()
        assert "Thu 26 Nov" in shown
        assert "promise (price) will send offer by Wed 25 Nov" in shown
        await p.press("enter")
        assert p.task("renewal pricing").planned_on == date(2026, 11, 26)
        offer = p.task("will send offer")
        assert (offer.due_on, offer.promised, offer.kind) == (date(2026, 11, 25), "price", Kind.INTERNAL)
        assert p.count("promises") == 2


async def test_going_back_from_a_dialog_changes_nothing(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        for key in ("x", "r", "c", "H", "e", "a", "A", "slash", "question_mark", "enter"):
            await p.press(key)
            assert len(p.app.screen_stack) == 2, key
            await p.press("escape")
            assert len(p.app.screen_stack) == 1, key
        assert p.dump() == before


async def test_reschedule_shows_the_load_and_moves(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("r")
        assert "of 6h" in p.text()
        await p.type("thu")
        assert "Thu 26 Nov 2026, in 3 working days" in p.text()
        await p.press("enter")
        assert p.task("first forecast").planned_on == date(2026, 11, 26)
        assert p.task("first forecast").moves == 1


async def test_a_phrase_nobody_knows_keeps_the_line_open(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("r")
        await p.type("31 feb")
        await p.press("enter")
        assert "no day I know" in p.text()
        assert len(p.app.screen_stack) == 2


async def test_the_third_move_asks_for_a_reason(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        for day in ("tue", "wed", "thu"):
            await p.go_to("first forecast")
            await p.press("r")
            await p.type(day)
            await p.press("enter")
        assert "why again?" in p.text()
        await p.press("c")
        assert p.task("first forecast").planned_on == date(2026, 11, 26)
        with small.reading() as connection:
            reasons = connection.execute("SELECT reason FROM task_events WHERE what = 'moved' ORDER BY id").fetchall()
        assert reasons == [(None,), (None,), ("client",)]
        await p.go_to("first forecast")
        await p.press("r")
        await p.type("thu 14:00")  # another time of the same day is no move
        await p.press("enter")
        assert len(p.app.screen_stack) == 1
        assert (p.task("first forecast").at, p.task("first forecast").moves) == ("14:00", 3)


async def test_cut_with_a_one_key_reason(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("c", "o")
        assert p.task("first forecast").status is TaskStatus.CUT
        assert "first forecast" not in p.text().replace("Cut “first forecast”", "")
        await p.press("u")
        assert p.task("first forecast").status is TaskStatus.OPEN


async def test_hand_off(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("prepare the quarter")
        await p.press("H")
        await p.type("Sam")
        await p.press("enter")
        assert p.task("prepare the quarter").handed_to == "Sam"


async def test_add_with_a_completed_name(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("a")
        await p.type("call @ri")
        assert "Rina Shah (Acme Industrial)" in p.text()
        await p.press("tab")
        await p.type("price list fri 10:00 ~30m !")
        assert "Fri 27 Nov 2026, in 4 working days, 10:00" in p.text()
        await p.press("enter")
        row = p.task("price list")
        assert (row.contact_name, row.planned_on, row.at, row.minutes, row.important) == (
            "Rina Shah",
            date(2026, 11, 27),
            "10:00",
            30,
            True,
        )


async def test_an_ambiguous_name_is_listed_and_nothing_is_saved(planner: Open, small: Book) -> None:
    add_account(small, "Acme Foods")
    async with planner(small) as p:
        tasks = p.count("tasks")
        await p.press("a")
        await p.type("call @acme about it")
        await p.press("enter")
        assert "Acme Foods" in p.text()
        assert "Acme Industrial" in p.text()
        await p.press("escape")
        assert p.count("tasks") == tasks


async def test_edit_starts_from_the_line_and_loses_nothing(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("line review")
        before = p.task("line review")
        await p.press("e", "enter")
        assert p.task("line review")._replace(moves=before.moves) == before
        await p.go_to("line review")
        await p.press("e", "home")
        await p.press(*["delete"] * 5)
        await p.type("call")
        await p.press("enter")
        assert p.task("line review").kind is Kind.CALL


async def test_marks_move_many_and_one_undo_brings_them_back(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        await p.go_to("first forecast")
        await p.press("space")
        await p.go_to("40 units shipped")
        await p.press("space", "r")
        await p.type("fri")
        await p.press("enter")
        friday = date(2026, 11, 27)
        assert p.task("first forecast").planned_on == p.task("40 units shipped").planned_on == friday
        await p.press("u")
        assert p.dump() == before


async def test_filter_narrows_while_typing_and_escape_ends_it(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("slash")
        await p.type("kind:visit")
        await p.press("enter")
        await p.pilot.pause(0.1)
        await p.settle()
        shown = p.text()
        assert "line review" in shown
        assert "first forecast" not in shown
        assert "filtered" in shown
        await p.press("escape")
        assert "first forecast" in p.text()


async def test_a_write_that_fails_brings_the_row_back(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BookError("The book is busy.", "Nothing was saved. Try again.")

    async with planner(small) as p:
        monkeypatch.setattr(touch_verbs, "no_answer", refuse)
        await p.go_to("first forecast")
        await p.press("n")
        assert "The book is busy" in p.text()
        await p.go_to("first forecast")


async def test_a_note_that_cannot_be_saved_stays_in_the_sheet(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BookError("The book is busy.", "Nothing was saved. Try again.")

    async with planner(small) as p:
        monkeypatch.setattr(touch_verbs, "done", refuse)
        await p.go_to("first forecast")
        await p.press("x")
        await p.type("precious words")
        await p.press("enter")
        assert "The book is busy" in p.text()
        assert "precious words" in p.text()


async def test_the_cursor_goes_to_the_next_row_after_a_verb(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("40 units shipped")
        await p.press("j")
        after = p.today.tasks.key
        await p.press("k", "n")
        assert p.today.tasks.key == after
