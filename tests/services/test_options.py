"""Options of a proposal: written, changed, approved and taken out in one step each, and where they are warned of."""

from dataclasses import replace

import pytest
from hostile import HOSTILE, dangerous
from kit import filled_by
from verbs_kit import ACME, BOREALIS, MON, at, day, dump, fill, rows

from kamtui.domain.keep.options import SINGLE
from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import Quadrant
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.negotiation import negotiation, one_option
from kamtui.services.verbs.merge import merge_accounts
from kamtui.services.verbs.options import approve_option, remove_option, write_option
from kamtui.services.verbs.tasks import add, edit
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.sheet import HEIGHT, sheet_lines
from kamtui.services.views.tasks import one, views
from kamtui.services.views.today import silent_rows, today_head

BASIC = "basic: give 5% get 3 years why budget certainty approval head of sales"
LEAN = "lean give nothing get a trial"


@pytest.fixture
def filled(book: Book) -> Book:
    """A proposal at Acme on Friday is task 1, a call there task 2."""
    filled_by(book, fill)
    add(book, "proposal @acme frames fri")
    add(book, "call @acme hello 1 dec")
    return book


def because(book: Book, task_id: int) -> tuple[Quadrant, tuple[str, ...]]:
    with book.reading() as connection:
        (found,) = views(connection, book, [one(connection, task_id)])
    assert found.placement is not None
    return found.placement.quadrant, found.placement.because


def warnings(book: Book, task_id: int = 1) -> tuple[str, ...]:
    with book.reading() as connection:
        return negotiation(connection, book, task_id).warnings


def undone(book: Book, before: dict[str, list[tuple[object, ...]]]) -> None:
    after = dump(book)
    undo(book)
    assert dump(book) == before
    redo(book)
    assert dump(book) == after


def test_every_verb_is_one_step(filled: Book) -> None:
    before = dump(filled)
    row, wish = write_option(filled, 1, BASIC)
    assert (row.name, row.give, row.gain, row.logic) == ("basic", "5%", "3 years", "budget certainty")
    assert (row.approval, row.approved_on, wish.row) == ("head of sales", None, None)
    undone(filled, before)
    before = dump(filled)
    changed, wish = write_option(filled, 1, "Basic: get 2 years")
    assert (changed.id, changed.give, changed.gain) == (row.id, "5%", "2 years")
    assert wish.row is not None
    undone(filled, before)
    before = dump(filled)
    assert approve_option(filled, row.id).approved_on == MON
    undone(filled, before)
    before = dump(filled)
    remove_option(filled, row.id)
    assert rows(filled, "SELECT count(*) FROM options") == [(0,)]
    undone(filled, before)


def test_other_terms_ask_for_the_approval_anew(filled: Book) -> None:
    row, _ = write_option(filled, 1, BASIC)
    approve_option(filled, row.id)
    same, wish = write_option(filled, 1, "basic: why they plan ahead give 5%")
    assert (same.approved_on, wish.reopens) == (MON, False)
    other, wish = write_option(filled, 1, "basic: give 6%")
    assert (other.approved_on, wish.reopens) == (None, True)
    approve_option(filled, row.id)
    nobody, _ = write_option(filled, 1, "basic: approval none")
    assert (nobody.approval, nobody.approved_on) == ("", None)
    with pytest.raises(RejectedError, match="Nobody has to approve"):
        approve_option(filled, row.id)


def test_an_option_is_renamed_but_not_to_another_one(filled: Book) -> None:
    row, _ = write_option(filled, 1, BASIC)
    write_option(filled, 1, LEAN)
    renamed, _ = write_option(filled, 1, "solid: get 4 years", row.id)
    assert (renamed.id, renamed.name, renamed.gain) == (row.id, "solid", "4 years")
    for line, option_id in (("lean: give 1", row.id), ("x: give 1 get 2", 99)):
        with pytest.raises((RejectedError, NotFoundError)):
            write_option(filled, 1, line, option_id)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "give 1 get 2",
        "a: give 1",
        "a: get 1",
        "a",
        f"a: give {'x' * (TITLE_LIMIT + 1)} get 1",
        "a: give 1 get " * 300,
    ],
)
def test_a_line_that_is_refused_writes_nothing(line: str, filled: Book) -> None:
    before = dump(filled)
    with pytest.raises(RejectedError):
        write_option(filled, 1, line)
    assert dump(filled) == before


def test_only_an_open_proposal_has_options(filled: Book) -> None:
    with pytest.raises(RejectedError, match="no proposal but of kind call"):
        write_option(filled, 2, BASIC)
    with pytest.raises(NotFoundError):
        write_option(filled, 99, BASIC)
    write_option(filled, 1, LEAN)
    done(filled, 1, "they took it")
    with pytest.raises(RejectedError, match="done already"):
        write_option(filled, 1, BASIC)
    assert warnings(filled) == ()


def test_approving_twice_is_refused(filled: Book) -> None:
    row, _ = write_option(filled, 1, BASIC)
    approve_option(filled, row.id)
    with pytest.raises(RejectedError, match="already"):
        approve_option(filled, row.id)
    with pytest.raises(NotFoundError):
        remove_option(filled, 99)


def test_a_name_that_may_be_two_is_asked_for(filled: Book) -> None:
    write_option(filled, 1, BASIC)
    write_option(filled, 1, "bare: give 1 get 2")
    with filled.reading() as connection:
        assert one_option(connection, 1, "bas").name == "basic"
        assert one_option(connection, 1, "2").name == "bare"
        with pytest.raises(AmbiguousError):
            one_option(connection, 1, "ba")
        for name in ("zz", ""):
            with pytest.raises(NotFoundError):
                one_option(connection, 1, name)


def test_a_proposal_without_options_is_silent(filled: Book) -> None:
    silent = because(filled, 1)
    write_option(filled, 1, LEAN)
    assert because(filled, 1) == (silent[0], (*silent[1], SINGLE))
    assert warnings(filled) == (SINGLE,)
    write_option(filled, 1, "more: give 1 get 2")
    assert because(filled, 1) == silent
    for n in range(3):
        write_option(filled, 1, f"n{n}: give 1 get 2")
    assert "5 options" in because(filled, 1)[1][-1]


def test_a_missing_approval_presses_two_working_days_before(filled: Book) -> None:
    write_option(filled, 1, BASIC)
    write_option(filled, 1, LEAN)
    assert warnings(filled) == ()
    wednesday = at(filled, day(2))
    assert warnings(wednesday) == ("“basic” not approved by head of sales yet",)
    assert because(wednesday, 1)[1][-1] == "“basic” not approved by head of sales yet"
    approve_option(wednesday, 1)
    assert warnings(wednesday) == ()


def test_a_task_that_is_no_proposal_any_more_is_not_warned_of(filled: Book) -> None:
    write_option(filled, 1, LEAN)
    edit(filled, 1, "call")
    assert warnings(filled) == ()
    assert SINGLE not in because(filled, 1)[1]


def test_the_follow_up_of_a_silent_account_says_it_too(filled: Book) -> None:
    write_option(filled, 1, LEAN)
    book = replace(filled)
    with book.reading() as connection:
        rows = silent_rows(connection, book, today_head(connection, book), 0, 99)
    (acme,) = [found for found in rows if found.account_id == ACME]
    assert acme.task is not None
    assert acme.task.doubts == (SINGLE,)


def test_the_call_sheet_shows_them_and_is_the_same_without(filled: Book) -> None:
    def sheet() -> list[str]:
        with filled.reading() as connection:
            return sheet_lines(account_sheet(connection, filled, ACME), filled.today)

    bare = sheet()
    assert not any("option" in line for line in bare)
    for n in range(5):
        write_option(filled, 1, f"way {n}: give {n} get {n} approval Tom")
    shown = sheet()
    assert "option   ! way 0: give 0 · get 0 · Tom must approve" in shown
    assert any("2 more" in line for line in shown)
    assert any(line.startswith("         ! 5 options") for line in shown)
    assert len(shown) <= HEIGHT


def test_a_merge_keeps_them(filled: Book) -> None:
    write_option(filled, 1, BASIC)
    merge_accounts(filled, BOREALIS, ACME)
    with filled.reading() as connection:
        assert [row.name for row in negotiation(connection, filled, 1).options] == ["basic"]


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_cleaned_or_refused(payload: str, filled: Book) -> None:
    for line in (payload, f"a: give {payload} get b", f"a: give b get c why {payload}", f"{payload} give 1 get 2"):
        try:
            row, _ = write_option(filled, 1, line)
            said = "".join((row.name, row.give, row.gain, row.logic, row.approval))
        except RejectedError as error:
            said = error.sentence + error.hint
        assert not dangerous(said)
