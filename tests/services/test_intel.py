"""Market intelligence: notes in one step each, and so-whats turned into tasks that a day has room for."""

from collections import Counter
from datetime import date

import pytest
from hostile import HOSTILE, dangerous
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import filled_by
from verbs_kit import ACME, BOREALIS, COBALT, DELTA, MON, PROSPERO, RINA, change, day, dump, fill, rows, touched

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import AccountStatus, TaskStatus
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.so_whats import Turning, foresee_turning, one_intel
from kamtui.services.verbs.intel import change_intel, note_intel, remove_intel, turn
from kamtui.services.verbs.merge import merge_accounts
from kamtui.services.verbs.tasks import cut
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.reads.today import load
from kamtui.store.tables import Task

LINE = "steel up 8 % from Handelsblatt us: re-quote frames them: visit locked prices client: proposal budget offer"


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def foresee(book: Book, wanted: str, so_what: SoWhat = SoWhat.US, first: date | None = None) -> Turning:
    with book.reading() as connection:
        return foresee_turning(connection, book, 1, so_what, wanted, first)


def busy(book: Book, on: date, minutes: int) -> None:
    """Other work on a day."""
    with book.work("busy") as (work, _):
        work.add(Task, title="busy", kind="internal", planned_on=on, minutes=minutes)


def undone(book: Book, before: dict[str, list[tuple[object, ...]]]) -> None:
    """The last step goes back whole, and comes again whole."""
    after = dump(book)
    undo(book)
    assert dump(book) == before
    redo(book)
    assert dump(book) == after


# -- notes ---------------------------------------------------------------------------------------------------------


def test_a_note_is_one_step(filled: Book) -> None:
    before = dump(filled)
    row = note_intel(filled, LINE)
    assert (row.topic, row.source, row.day, row.us) == ("steel up 8 %", "Handelsblatt", MON, "re-quote frames")
    undone(filled, before)
    assert undo(filled) == ["note “steel up 8 %”"]


def test_a_note_is_changed_by_what_a_line_says_of_it(filled: Book) -> None:
    note_intel(filled, LINE)
    before = dump(filled)
    row = change_intel(filled, 1, "client: budgets tight source:")
    assert (row.topic, row.source, row.client, row.us) == ("steel up 8 %", "", "budgets tight", "re-quote frames")
    undone(filled, before)
    row = change_intel(filled, 1, "steel down us: wait", whole=True)
    assert (row.topic, row.source, row.us, row.them, row.client) == ("steel down", "", "wait", "", "")


@pytest.mark.parametrize(
    "line", ["", "us: x", "a us: b us: c", "a" * (TITLE_LIMIT + 1), f"a us: {'b' * (TITLE_LIMIT + 1)}", "x " * 5000]
)
def test_a_line_that_is_refused_writes_nothing(line: str, filled: Book) -> None:
    before = dump(filled)
    with pytest.raises(RejectedError):
        note_intel(filled, line)
    assert dump(filled) == before


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_cleaned_or_refused(payload: str, filled: Book) -> None:
    for line in (payload, f"topic us: {payload}", f"topic from Tom client: {payload} them: x"):
        try:
            row = note_intel(filled, line)
            said = "".join((row.topic, row.source, row.us, row.them, row.client))
        except RejectedError as error:
            said = error.sentence + error.hint
        assert not dangerous(said)


def test_a_note_that_is_taken_out_leaves_its_tasks(filled: Book) -> None:
    note_intel(filled, LINE)
    turn(filled, 1, SoWhat.US, "tier:K")
    before = dump(filled)
    remove_intel(filled, 1)
    assert rows(filled, "SELECT count(*) FROM intel_tasks") == [(0,)]
    assert rows(filled, "SELECT title FROM tasks") == [("re-quote frames",)]
    undone(filled, before)
    with pytest.raises(NotFoundError):
        remove_intel(filled, 7)


# -- so-whats ------------------------------------------------------------------------------------------------------


def test_a_so_what_becomes_a_task_of_every_account_in_one_step(filled: Book) -> None:
    note_intel(filled, LINE)
    before = dump(filled)
    turning, ids = turn(filled, 1, SoWhat.US, "tier:K tier:A")
    assert [step.account.id for step in turning.steps] == [ACME, BOREALIS]
    found = rows(filled, "SELECT title, kind, account_id, contact_id, planned_on, minutes, note FROM tasks ORDER BY id")
    note = "market intelligence: steel up 8 % (Handelsblatt)"
    tomorrow = day(1).isoformat()
    assert found[0] == ("re-quote frames", "call", ACME, RINA, tomorrow, 15, note)
    assert len(found) == len(ids) == 2
    with filled.reading() as connection:
        row = one_intel(connection, 1)
    assert [(task.so_what, task.account_id) for task in row.tasks] == [(SoWhat.US, ACME), (SoWhat.US, BOREALIS)]
    undone(filled, before)
    assert undo(filled) == ["“re-quote frames” at 2 accounts"]


def test_a_kind_word_in_front_says_the_kind(filled: Book) -> None:
    note_intel(filled, LINE)
    assert (foresee(filled, "tier:K", SoWhat.THEM).kind, foresee(filled, "tier:K", SoWhat.THEM).title) == (
        "visit",
        "locked prices",
    )
    assert foresee(filled, "tier:K", SoWhat.CLIENT).kind == "proposal"


def test_an_account_that_has_one_gets_no_other_unless_it_was_cut(filled: Book) -> None:
    note_intel(filled, LINE)
    _, ids = turn(filled, 1, SoWhat.US, "tier:K")
    turning, _ = turn(filled, 1, SoWhat.US, "all")
    assert ACME not in {step.account.id for step in turning.steps}
    assert ("Acme Industrial", f"has task {ids[0]} of it already") in turning.left
    assert [step.account.id for step in foresee(filled, "tier:K", SoWhat.THEM).steps] == [ACME]
    with pytest.raises(RejectedError, match="No account gets"):
        turn(filled, 1, SoWhat.US, "all")
    cut(filled, ids)
    assert [step.account.id for step in foresee(filled, "all").steps] == [ACME]
    with filled.work("done") as (work, _):
        work.change(Task, ids[0], status=TaskStatus.DONE, done_at=0)
    assert foresee(filled, "all").steps == ()


def test_parked_and_lost_accounts_get_none(filled: Book) -> None:
    note_intel(filled, LINE)
    change(filled, COBALT, parked_until=day(30), parked_why="no budget")
    change(filled, DELTA, status=AccountStatus.LOST)
    turning = foresee(filled, "all")
    assert {step.account.id for step in turning.steps} == {ACME, BOREALIS, PROSPERO}
    assert turning.left == (("Cobalt Stores", "parked"), ("Delta", "lost"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("tier:K", [ACME]), ("@tom", [BOREALIS]), ("segment:retail", [COBALT]), ("stores", [COBALT]), ("tier:K @tom", [])],
)
def test_accounts_are_chosen_as_their_list_is_filtered(wanted: str, found: list[int], filled: Book) -> None:
    with filled.work("segment") as (work, _):
        from kamtui.store.tables import Account, Segment

        segment = work.add(Segment, name="Retail trade")
        work.change(Account, COBALT, segment_id=segment)
    note_intel(filled, LINE)
    assert [step.account.id for step in foresee(filled, wanted).steps] == found


@pytest.mark.parametrize("wanted", ["", "   ", "\x00"])
def test_no_filter_means_no_account_and_not_all(wanted: str, filled: Book) -> None:
    note_intel(filled, LINE)
    with pytest.raises(RejectedError, match="No accounts were named"):
        foresee(filled, wanted)


def test_a_full_day_and_a_contact_who_was_just_met_are_gone_past(filled: Book) -> None:
    note_intel(filled, LINE)
    busy(filled, day(1), 360)
    (step,) = foresee(filled, "tier:K").steps
    assert step.on == day(2)
    touched(filled, ACME, RINA, MON)
    gap = filled.rules.min_gap_days
    (step,) = foresee(filled, "tier:K").steps
    assert step.on >= day(gap)


def test_a_first_day_is_kept_to(filled: Book) -> None:
    note_intel(filled, LINE)
    assert {step.on for step in foresee(filled, "all", first=day(12)).steps} == {day(14)}  # a Saturday
    for wrong in (day(-1), date(2200, 1, 1)):
        with pytest.raises(RejectedError):
            foresee(filled, "all", first=wrong)


def test_a_so_what_that_says_nothing_is_refused(filled: Book) -> None:
    note_intel(filled, "steel up us: wait")
    with pytest.raises(RejectedError, match="says nothing for the client"):
        foresee(filled, "all", SoWhat.CLIENT)
    with filled.reading() as connection, pytest.raises(NotFoundError):
        foresee_turning(connection, filled, 9, SoWhat.US, "all")


def test_a_merge_takes_the_tasks_along(filled: Book) -> None:
    note_intel(filled, LINE)
    turn(filled, 1, SoWhat.US, "tier:A")
    merge_accounts(filled, ACME, BOREALIS)
    with filled.reading() as connection:
        assert [task.account_id for task in one_intel(connection, 1).tasks] == [ACME]
    assert foresee(filled, "tier:K").steps == ()


def test_the_task_is_found_in_full_text_like_the_note(filled: Book) -> None:
    note_intel(filled, LINE)
    turn(filled, 1, SoWhat.US, "tier:K")
    assert len(rows(filled, "SELECT rowid FROM words WHERE words MATCH 'handelsblatt'")) == 2


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=st.lists(st.integers(0, 400), min_size=8, max_size=8), ahead=st.integers(0, 6))
def test_every_task_has_room_on_a_working_day(filled: Book, taken: list[int], ahead: int) -> None:
    with filled.work("clear") as (work, _):
        work.execute("DELETE FROM intel_tasks")
        work.execute("DELETE FROM task_events")
        work.execute("DELETE FROM tasks")
        work.execute("DELETE FROM intel")
    note = note_intel(filled, LINE)
    for n, minutes in enumerate(taken):
        if minutes:
            busy(filled, day(n), minutes)
    with filled.reading() as connection:
        before = load(connection, MON, day(60))
        turning = foresee_turning(connection, filled, note.id, SoWhat.US, "all", day(ahead))
        calendar = filled.calendar(connection)
    added = Counter(step.on for step in turning.steps)
    assert len({step.account.id for step in turning.steps}) == len(turning.steps) == 5 - len(turning.left)
    for on, count in added.items():
        assert calendar.is_working(on)
        assert on >= day(ahead)
        assert before.get(on, 0) + count * turning.minutes <= filled.rules.capacity_minutes
