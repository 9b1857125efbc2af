"""Grading an account: what is written, the call that asks again, what is due, and where it shows."""

from dataclasses import replace
from datetime import date

import pytest
from kit import filled_by
from verbs_kit import ACME, BOREALIS, COBALT, DELTA, MON, RINA, TOM, at, change, day, dump, fill, open_tasks, rows

from kamtui.domain.account_filter import read_account_filter
from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.questions import QUESTIONS
from kamtui.domain.words import AccountStatus, Kind
from kamtui.errors import KamtuiError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.grading import Answer, questions
from kamtui.services.plan.draft import month_gaps
from kamtui.services.verbs.grades import grade
from kamtui.services.verbs.merge import merge_accounts
from kamtui.services.verbs.tasks import add, cut, move
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.account_list import account_list
from kamtui.services.views.grades_due import grades_due
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.sheet import sheet_lines
from kamtui.services.views.standing import account_standing
from kamtui.services.views.today import today_head

COLUMNS = "account_id, contact_id, day, question, letter, why, feeling, target, review_on"
DEC_18 = date(2026, 12, 18)
LATE = Answer(Letter.C, "late again", "let down", Letter.B_MINUS, DEC_18, contact_id=RINA)


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def due(book: Book, until: date = MON) -> dict[int, date]:
    with book.reading() as connection:
        return grades_due(connection, book, until)


def gaps(book: Book) -> list[tuple[int | None, str, str]]:
    """The gaps of December by account, sentence and step that are of this matter."""
    with book.reading() as connection:
        found, _ = month_gaps(connection, book, date(2026, 12, 1))
    wanted = ("promise late", "grade due")
    return [(one.account_id, one.says, one.step.title) for one in found if str(one.rule) in wanted]


# -- the verb ------------------------------------------------------------------------------------------------------


def test_a_grade_plans_the_call_that_asks_again(filled: Book) -> None:
    before = dump(filled)
    left = grade(filled, ACME, LATE)
    assert rows(filled, f"SELECT {COLUMNS} FROM grades") == [
        (ACME, RINA, "2026-11-23", QUESTIONS[0], "C", "late again", "let down", "B-", "2026-12-18")
    ]
    assert left.call is not None
    call = (left.call.title, left.call.kind, left.call.planned_on, left.call.account_id, left.call.contact_id)
    assert call == (QUESTIONS[0], Kind.CALL, DEC_18, ACME, RINA)
    assert (left.grade.task_id, left.grade.words(MON)) == (left.call.id, "C ✗ → B- by 18 Dec “late again”")
    after = dump(filled)
    assert undo(filled) == ["grade C for “Acme Industrial”"]
    assert dump(filled) == before
    redo(filled)
    assert dump(filled) == after


@pytest.mark.parametrize(
    ("review_on", "planned_on"),
    [(date(2026, 12, 19), DEC_18), (date(2026, 12, 20), DEC_18), (date(2026, 11, 24), date(2026, 11, 24))],
)
def test_it_asks_on_a_working_day(review_on: date, planned_on: date, filled: Book) -> None:
    left = grade(filled, ACME, replace(LATE, review_on=review_on))
    assert left.call is not None
    assert (left.call.planned_on, left.grade.review_on) == (planned_on, review_on)


def test_on_a_friday_for_the_weekend_it_asks_on_monday(filled: Book) -> None:
    left = grade(at(filled, date(2026, 11, 27)), ACME, replace(LATE, review_on=date(2026, 11, 28)))
    assert left.call is not None
    assert left.call.planned_on == date(2026, 11, 30)


@pytest.mark.parametrize(("account_id", "days"), [(ACME, 30), (BOREALIS, 91), (COBALT, 30)])
def test_a_target_without_a_day_is_asked_for_when_the_next_grade_is_due(
    account_id: int, days: int, filled: Book
) -> None:
    left = grade(filled, account_id, Answer(Letter.C, "late", target=Letter.B))
    assert left.grade.review_on == day(days)
    assert left.outlook.by_rule
    assert grade(filled, DELTA, Answer(Letter.B, "fine")).call is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (replace(LATE, why=" \n"), "The reason is missing."),
        (replace(LATE, target=Letter.A), "From C the next step is at most B, not A."),
        (replace(LATE, review_on=MON), "Mon 23 Nov is not ahead"),
        (replace(LATE, review_on=date(2300, 1, 1)), "Mon 1 Jan 2300"),
        (replace(LATE, contact_id=99), "The contact is gone."),
    ],
)
def test_what_does_not_fit_changes_nothing(answer: Answer, error: str, filled: Book) -> None:
    before = dump(filled)
    with pytest.raises(KamtuiError, match=error):
        grade(filled, ACME, answer)
    assert dump(filled) == before


def test_a_lost_account_is_not_asked(filled: Book) -> None:
    change(filled, ACME, status=AccountStatus.LOST)
    with pytest.raises(RejectedError, match="is lost"):
        grade(filled, ACME, LATE)
    with pytest.raises(NotFoundError):
        grade(filled, 99, LATE)


def test_grading_again_answers_the_open_call_and_leaves_a_next_step(filled: Book) -> None:
    first = grade(filled, ACME, LATE)
    later = at(filled, date(2026, 12, 17))
    left = grade(later, ACME, Answer(Letter.B_MINUS, "better #price by fri", contact_id=RINA))
    assert [row.id for row in left.answered] == [first.grade.task_id]
    assert rows(filled, "SELECT kind, outcome, note, contact_id FROM touches") == [
        ("call", "reached", "grade B-: better #price by fri", RINA)
    ]
    assert rows(filled, "SELECT count(*) FROM promises") == [(0,)]  # a reason plans nothing
    assert [title for title, _ in open_tasks(later)] == ["keep in touch"]
    with later.reading() as connection:
        found = account_standing(connection, later, ACME).grades
    assert [(row.letter, row.answered) for row in found] == [("B-", False), ("C", True)]
    undo(later)
    assert open_tasks(later) == [(QUESTIONS[0], "2026-12-18")]


def test_a_call_that_asks_again_soon_is_the_next_step(filled: Book) -> None:
    grade(filled, ACME, LATE)
    left = grade(filled, ACME, replace(LATE, review_on=day(4)))
    assert left.call is not None
    assert open_tasks(filled) == [(QUESTIONS[0], "2026-11-27")]


def test_the_call_of_somebody_else_stays_open(filled: Book) -> None:
    grade(filled, BOREALIS, replace(LATE, contact_id=TOM))
    left = grade(filled, BOREALIS, Answer(Letter.A, "fine", contact_id=3))
    assert left.answered == ()
    assert len(open_tasks(filled)) == 1


def test_a_planned_call_titled_with_a_question_is_answered_too(filled: Book) -> None:
    row, _ = add(filled, f"call @acme {QUESTIONS[2]} 1 dec")
    assert row.title == QUESTIONS[2]
    with filled.reading() as connection:
        assert questions(connection, filled, ACME, None)[0] == QUESTIONS[2]
    assert [one.id for one in grade(filled, ACME, Answer(Letter.A, "fine")).answered] == [row.id]


def test_ticked_without_a_grade_the_question_is_not_asked_again_a_week_later(filled: Book) -> None:
    left = grade(filled, ACME, LATE)
    assert left.call is not None
    done(filled, left.call.id, "no time today")
    assert [title for title, _ in open_tasks(filled)] == ["keep in touch"]
    assert grade(filled, ACME, Answer(Letter.B, "fine now", contact_id=RINA)).answered == ()


def test_questions_take_turns_for_each_contact(filled: Book) -> None:
    asked = [grade(filled, BOREALIS, Answer(Letter.A, "fine", contact_id=TOM)).grade.question for _ in range(6)]
    assert asked == [*QUESTIONS, QUESTIONS[0]]
    assert grade(filled, BOREALIS, Answer(Letter.A, "fine", contact_id=3)).grade.question == QUESTIONS[0]


# -- what is due ---------------------------------------------------------------------------------------------------


def test_nobody_is_due_until_somebody_was_graded(filled: Book) -> None:
    assert (due(filled), gaps(filled)) == ({}, [])
    grade(filled, DELTA, Answer(Letter.A, "fine"))
    assert due(filled) == {ACME: MON, BOREALIS: MON}
    assert gaps(filled) == [(one, "grade due", QUESTIONS[0]) for one in (ACME, BOREALIS)]
    with filled.reading() as connection:
        assert today_head(connection, filled).grades_due == 2


def test_the_tier_says_how_often(filled: Book) -> None:
    for account_id in (ACME, BOREALIS, DELTA):
        grade(filled, account_id, Answer(Letter.A, "fine"))
    assert due(filled) == {}
    assert due(filled, date(2026, 12, 31)) == {ACME: date(2026, 12, 23)}
    assert due(at(filled, day(29))) == {}
    assert due(at(filled, day(30)), day(30)) == {ACME: day(30)}
    assert set(due(at(filled, day(91)), day(91))) == {ACME, BOREALIS}
    change(filled, ACME, parked_until=day(200))
    assert due(at(filled, day(60)), day(60)) == {}
    own = replace(filled, settings=replace(filled.settings, rules=replace(filled.rules, grade_days={})))
    assert due(at(own, day(91)), day(91)) == {}


def test_a_planned_call_counts_until_its_day_is_missed(filled: Book) -> None:
    left = grade(filled, ACME, LATE)
    grade(filled, BOREALIS, Answer(Letter.A, "fine"))
    assert left.call is not None
    later = at(filled, day(40))
    assert due(later, day(40)) == {ACME: day(30)}  # 18 December has passed
    move(later, [left.call.id], day(45))
    assert due(later, day(40)) == {}
    cut(later, [left.call.id])
    assert due(later, day(40)) == {ACME: day(30)}


# -- where it shows ------------------------------------------------------------------------------------------------


def test_the_sheet_the_list_and_the_filter_show_it(filled: Book) -> None:
    grade(filled, ACME, LATE)
    grade(filled, DELTA, Answer(Letter.B, "fine"))
    with filled.reading() as connection:
        lines = sheet_lines(account_sheet(connection, filled, ACME), MON)
        listed = account_list(connection, filled, read_account_filter("failing"))
    assert "grade    C ✗ → B- by 18 Dec “late again”" in lines
    assert ([one.row.id for one in listed.rows], listed.failing, listed.has_grades) == ([ACME], 1, True)


def test_grades_go_with_a_merge(filled: Book) -> None:
    grade(filled, BOREALIS, replace(LATE, contact_id=TOM))
    before = dump(filled)
    assert merge_accounts(filled, ACME, BOREALIS).moved["grades"] == 1
    assert rows(filled, "SELECT account_id FROM grades") == [(ACME,)]
    undo(filled)
    assert dump(filled) == before
