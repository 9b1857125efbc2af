"""The account plan in a book: written, changed, served by tasks, merged, asked for by the plan; each one undo step."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hostile import HOSTILE
from kit import filled_by
from plan_kit import DECEMBER, SILENT_SLOTS
from verbs_kit import ACME, BOREALIS, COBALT, MON, RINA, TOM, at, day, dump, fill, rows

from kamtui.domain.cells import cells
from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.plan_rows import PLAN_REVIEW
from kamtui.domain.overdue import Section
from kamtui.domain.plan.gaps import Gap, GapRule
from kamtui.domain.words import Kind, Quadrant
from kamtui.errors import AmbiguousError, KamtuiError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.plan.draft import month_gaps
from kamtui.services.verbs.account_plan import (
    change_counterpart,
    counterpart,
    remove_counterpart,
    set_fit,
    set_plan,
)
from kamtui.services.verbs.contacts import add_contact, edit_contact, remove_contact
from kamtui.services.verbs.merge import foresee_accounts, merge_accounts, merge_contacts
from kamtui.services.verbs.objectives import change_objective, close_objective, objective, serve
from kamtui.services.verbs.plan import generate
from kamtui.services.verbs.tasks import add, cut, edit
from kamtui.services.verbs.threats import threat
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.account_page import account_page
from kamtui.services.views.account_plan import AccountPlan, account_plan
from kamtui.services.views.defence import shortest_paths, sweeps_due
from kamtui.services.views.matrix import matrix
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.sheet import sheet_lines
from kamtui.services.views.tasks import views
from kamtui.services.views.today import today_head, today_rows
from kamtui.store.reads.tasks import open_tasks_of


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, fill), settings=SILENT_SLOTS)


def plan(book: Book, account_id: int = ACME) -> AccountPlan:
    with book.reading() as connection:
        return account_plan(connection, book, account_id)


def gaps(book: Book, month: date = DECEMBER) -> dict[tuple[GapRule, int | None], Gap]:
    with book.reading() as connection:
        return {(one.rule, one.account_id): one for one in month_gaps(connection, book, month)[0]}


def objective_of(book: Book, task_id: int) -> str | None:
    (found,) = rows(
        book, "SELECT max(o.text) FROM task_objectives s JOIN objectives o ON o.id = s.objective_id WHERE task_id = ?",
        task_id,
    )  # fmt: skip
    return found[0]


# -- writing -------------------------------------------------------------------------------------------------------


def test_an_account_nobody_plans_for_has_an_empty_plan(filled: Book) -> None:
    assert plan(filled).empty
    assert plan(filled).words(MON) == ""


def test_an_objective_is_added_changed_met_and_dropped(filled: Book) -> None:
    left = objective(filled, ACME, "grow in stores by 31 mar")
    assert (left.what, left.objective.text, left.objective.due_on) == ("add", "grow in stores", date(2027, 3, 31))
    assert objective(filled, ACME, "Grow in Stores by 30 apr").objective.due_on == date(2027, 4, 30)
    assert objective(filled, ACME, "grow in stores").objective.due_on == date(2027, 4, 30)
    assert change_objective(filled, 1, "grow everywhere").due_on is None
    assert objective(filled, ACME, "met grow").what == "met"
    assert objective(filled, ACME, "drop prices").what == "add"  # no objective begins so
    assert objective(filled, ACME, "drop drop").objective.state == "dropped"
    assert rows(filled, "SELECT text, state, closed_on FROM objectives") == [
        ("grow everywhere", "met", "2026-11-23"),
        ("drop prices", "dropped", "2026-11-23"),
    ]
    with pytest.raises(RejectedError, match="was met on Mon 23 Nov already"):
        close_objective(filled, 1, met=False)


@pytest.mark.parametrize("line", ["", "   ", "by fri", "grow by 2026-11-22", "grow by 1 jan 2500"])
def test_what_is_no_objective_is_refused(line: str, filled: Book) -> None:
    before = dump(filled)
    if line == "grow by 1 jan 2500":  # no day: it is part of the text
        assert objective(filled, ACME, line).objective.text == line
        return
    with pytest.raises(RejectedError):
        objective(filled, ACME, line)
    assert dump(filled) == before


def test_an_objective_whose_day_has_passed_shows_and_may_be_said_anew(filled: Book) -> None:
    objective(filled, ACME, "grow by fri")
    later = at(filled, day(7))
    assert plan(later).words(later.today) == "grow, due Fri 27 Nov, 3 d late"
    assert change_objective(later, 1, "grow more by 2026-11-27").text == "grow more"
    with pytest.raises(RejectedError):
        change_objective(later, 1, "grow more by 2026-11-26")


def test_two_objectives_do_not_share_a_text_and_half_a_name_may_mean_two(filled: Book) -> None:
    objective(filled, ACME, "grow in stores")
    objective(filled, ACME, "grow in plants")
    with pytest.raises(RejectedError, match="already"):
        change_objective(filled, 1, "grow in plants")
    with pytest.raises(AmbiguousError):
        objective(filled, ACME, "met grow")
    assert objective(filled, BOREALIS, "grow in stores").what == "add"


def test_the_strategy_is_said_and_taken_away(filled: Book) -> None:
    row = set_plan(filled, ACME, {"strategy": " one\nsupplier ", "proposition": "one invoice", "review_on": day(70)})
    assert (row.strategy, row.proposition, row.review_on) == ("one supplier", "one invoice", day(70))
    assert set_plan(filled, ACME, {"proposition": ""}).strategy == "one supplier"
    with pytest.raises(RejectedError):
        set_plan(filled, ACME, {"review_on": day(-1)})
    set_plan(filled, ACME, {"strategy": "", "review_on": None})
    assert rows(filled, "SELECT * FROM account_plans") == []
    set_plan(filled, ACME, {"strategy": ""})
    assert rows(filled, "SELECT * FROM account_plans") == []


def test_offerings_join_the_catalogue_by_first_use_and_leave_it_with_the_last(filled: Book) -> None:
    set_fit(filled, ACME, "Labels ours")
    set_fit(filled, BOREALIS, "labels competitor Initech (until 2027)")
    assert rows(filled, "SELECT name FROM offerings") == [("Labels",)]
    (row,) = plan(filled, BOREALIS).offerings
    assert (row.fit, row.competitor, row.note, row.words) == (
        Fit.COMPETITOR, "Initech", "until 2027", "competitor's: Initech",
    )  # fmt: skip
    set_fit(filled, BOREALIS, "Labels whitespace")
    assert [one.competitor for one in plan(filled, BOREALIS).whitespace] == [""]
    assert plan(filled, COBALT).unknown == ("Labels",)
    assert set_fit(filled, ACME, "Labels gone").fit is None
    assert rows(filled, "SELECT name FROM offerings") == [("Labels",)]
    set_fit(filled, BOREALIS, "Labels gone")
    assert rows(filled, "SELECT name FROM offerings") == []
    for line, error in (("Labels gone", NotFoundError), ("Labels", RejectedError), ("", RejectedError)):
        with pytest.raises(error):
            set_fit(filled, ACME, line)


def test_counterparts_face_contacts_of_the_account(filled: Book) -> None:
    row = counterpart(filled, ACME, "Ian Reed of Initech faces rina (golf)").counterpart
    assert (row.name, row.competitor, row.contact_name, row.note) == ("Ian Reed", "Initech", "Rina Shah", "golf")
    assert counterpart(filled, ACME, "ian reed of Globex").counterpart.contact_name == "Rina Shah"
    assert change_counterpart(filled, 1, "Ian Reed of Globex").contact_name == ""
    with pytest.raises(NotFoundError):
        counterpart(filled, ACME, "Zoe of Initech faces Tom")
    with pytest.raises(RejectedError):
        counterpart(filled, ACME, "Zoe")
    assert counterpart(filled, ACME, "gone ian").what == "gone"
    with pytest.raises(NotFoundError):
        remove_counterpart(filled, 1)


STEPS: list[Callable[[Book], Any]] = [
    lambda book: objective(book, ACME, "win the tender by fri"),
    lambda book: objective(book, ACME, "grow by 30 apr"),
    lambda book: change_objective(book, 1, "grow more"),
    lambda book: serve(book, [1, 2], 1),
    lambda book: serve(book, [2], None),
    lambda book: close_objective(book, 1, met=True),
    lambda book: close_objective(book, 1, met=False),
    lambda book: set_plan(book, ACME, {"strategy": "less", "review_on": day(9)}),
    lambda book: set_plan(book, ACME, {"strategy": "", "proposition": "", "review_on": None}),
    lambda book: set_fit(book, ACME, "Ink whitespace"),
    lambda book: set_fit(book, ACME, "Labels gone"),
    lambda book: counterpart(book, ACME, "Zoe of Globex"),
    lambda book: change_counterpart(book, 1, "Ian of Globex"),
    lambda book: remove_counterpart(book, 1),
    lambda book: done(book, 2, "agreed"),
    lambda book: edit(book, 2, "call @borealis"),
    lambda book: merge_accounts(book, BOREALIS, ACME),
    lambda book: remove_contact(book, RINA),
]


@pytest.fixture
def planned(filled: Book) -> Book:
    add(filled, "call @acme prices fri")
    add(filled, "call @acme stores fri")
    objective(filled, ACME, "grow by 31 mar")
    set_plan(filled, ACME, {"strategy": "more", "proposition": "one invoice"})
    set_fit(filled, ACME, "Labels ours")
    counterpart(filled, ACME, "Ian Reed of Initech faces rina")
    serve(filled, [2], 1)
    return filled


@pytest.mark.parametrize("step", STEPS, ids=range(len(STEPS)))
def test_each_verb_is_one_step_that_undo_takes_back_and_redo_brings(step: Callable[[Book], Any], planned: Book) -> None:
    before = dump(planned)
    step(planned)
    after = dump(planned)
    assert after != before
    assert len(undo(planned)) == 1
    assert dump(planned) == before
    redo(planned)
    assert dump(planned) == after


def test_hostile_text_is_cleaned_at_every_inlet(filled: Book) -> None:
    for payload in HOSTILE:
        for verb in (
            lambda text: objective(filled, ACME, text),
            lambda text: set_fit(filled, ACME, f"{text[:2000]} competitor {text[:2000]}"),
            lambda text: counterpart(filled, ACME, f"{text[:2000]} of {text[:2000]} ({text[:99]})"),
            lambda text: set_plan(filled, ACME, {"strategy": text, "proposition": text}),
        ):
            with suppress(KamtuiError):  # some leave nothing to write down
                verb(payload)
    for table in ("objectives", "offerings", "offering_fits", "counterparts", "account_plans"):
        for row in rows(filled, f"SELECT * FROM {table}"):
            assert all(text.isprintable() or text == text.strip() for text in row if isinstance(text, str))
            assert not any(char in text for text in row if isinstance(text, str) for char in "\x1b\x00\x9b\u202e\n")


# -- serving -------------------------------------------------------------------------------------------------------


def test_a_task_that_serves_an_open_objective_is_important_and_says_so(filled: Book) -> None:
    add(filled, "call @cobalt prices fri")
    objective(filled, COBALT, "grow in stores")
    serve(filled, [1], 1)
    with filled.reading() as connection:
        (view,) = views(connection, filled, open_tasks_of(connection, COBALT))
        box = matrix(connection, filled).boxes[Quadrant.DO]  # never met, so it presses too
    assert view.placement is not None
    assert view.placement.because == ("objective: grow in stores", "never met")
    assert [one.row.id for one in box.rows] == [1]
    close_objective(filled, 1, met=True)
    with filled.reading() as connection:
        assert matrix(connection, filled).boxes[Quadrant.DELEGATE].count == 1


def test_slipped_tasks_that_serve_an_objective_come_first_on_today(filled: Book) -> None:
    for title in ("first", "second", "third"):
        add(filled, f"internal {title} @cobalt 2026-11-24")
    objective(filled, COBALT, "grow")
    serve(filled, [2], 1)
    later = at(filled, day(3))
    with later.reading() as connection:
        head = today_head(connection, later)
        order = [one.row.id for one in today_rows(connection, later, head, Section.SLIPPED, 0, 9)]
    assert order == [2, 1, 3]


def test_a_task_serves_an_open_objective_of_its_own_account_only(filled: Book) -> None:
    add(filled, "call @borealis prices fri")
    add(filled, "call @acme prices fri")
    objective(filled, ACME, "grow")
    with pytest.raises(RejectedError, match="not of Acme"):
        serve(filled, [2, 1], 1)
    assert rows(filled, "SELECT * FROM task_objectives") == []
    close_objective(filled, 1, met=False)
    with pytest.raises(RejectedError):
        serve(filled, [2], 1)
    with pytest.raises(NotFoundError):
        serve(filled, [2], 9)


def test_what_follows_serves_it_too_and_another_account_does_not(planned: Book) -> None:
    left = done(planned, 2, "agreed")
    assert left.next is not None
    assert left.next.objective == "grow"
    edit(planned, left.next.id, "call @borealis")
    assert objective_of(planned, left.next.id) is None


def test_what_follows_a_task_of_an_objective_that_was_met_serves_nothing(planned: Book) -> None:
    close_objective(planned, 1, met=True)
    left = done(planned, 2, "agreed")
    assert left.next is not None
    assert objective_of(planned, left.next.id) is None


def test_a_standing_next_step_is_linked_unless_it_serves_another(planned: Book) -> None:
    add(planned, 'call @"rina shah" one fri')
    add(planned, 'call @"rina shah" two 4 dec')
    serve(planned, [3], 1)
    left = done(planned, 3, "agreed")
    assert left.next is not None
    assert (left.next.id, left.next.objective) == (4, "grow")
    objective(planned, ACME, "win")
    add(planned, 'call @"rina shah" three 11 dec')
    serve(planned, [5], 2)
    assert done(planned, 4, "agreed").next == replaced(planned, 5)
    assert objective_of(planned, 5) == "win"


def replaced(book: Book, task_id: int) -> Any:
    with book.reading() as connection:
        return next(one for one in open_tasks_of(connection, ACME) if one.id == task_id)


def test_orphans_are_marked_only_where_an_objective_is_open(planned: Book) -> None:
    add(planned, "internal sort the files @acme fri")
    found = plan(planned)
    assert found.orphans == {1}
    assert [[task.row.id for task in one.tasks] for one in found.objectives] == [[2]]
    close_objective(planned, 1, met=True)
    assert plan(planned).orphans == frozenset()
    assert [one.text for one in plan(planned).closed] == ["grow"]


# -- merging, contacts ---------------------------------------------------------------------------------------------


def test_a_merge_brings_the_plan_and_notes_what_it_drops(planned: Book) -> None:
    set_plan(planned, BOREALIS, {"strategy": "less", "review_on": day(30)})
    set_fit(planned, BOREALIS, "Labels competitor Globex")
    set_fit(planned, BOREALIS, "Ink whitespace")
    objective(planned, BOREALIS, "win")
    counterpart(planned, BOREALIS, "Zoe of Globex faces tom")
    before = dump(planned)
    with planned.reading() as connection:
        foreseen = foresee_accounts(connection, ACME, BOREALIS)
    merged = merge_accounts(planned, ACME, BOREALIS)
    assert merged == foreseen
    assert {"strategy less", "Labels competitor's: Globex"} <= set(merged.dropped)
    found = plan(planned)
    assert (found.plan.strategy, found.plan.proposition, found.plan.review_on) == ("more", "one invoice", day(30))
    assert [(one.offering, one.words) for one in found.offerings] == [("Ink", "whitespace"), ("Labels", "ours")]
    assert {one.objective.text for one in found.objectives} == {"grow", "win"}
    assert {one.said for one in found.counterparts} == {"Ian Reed of Initech", "Zoe of Globex"}
    assert "strategy less" in rows(planned, "SELECT note FROM accounts WHERE id = 1")[0][0]
    undo(planned)
    assert dump(planned) == before


def test_the_plan_comes_over_whole_where_the_first_has_none(planned: Book) -> None:
    merged = merge_accounts(planned, COBALT, ACME)
    assert "strategy more" not in merged.dropped
    assert plan(planned, COBALT).plan.strategy == "more"
    assert plan(planned, COBALT).orphans == {1}


def test_a_counterpart_outlives_the_contact_they_face(planned: Book) -> None:
    merge_contacts(planned, add_contact(planned, "Rina S", ACME).id, RINA)
    assert [one.contact_name for one in plan(planned).counterparts] == ["Rina S"]
    undo(planned)
    undo(planned)
    assert remove_contact(planned, RINA).gone
    assert [one.contact_name for one in plan(planned).counterparts] == [""]
    undo(planned)
    edit_contact(planned, RINA, {"account": "cobalt"})
    assert [one.contact_name for one in plan(planned).counterparts] == [""]
    counterpart(planned, BOREALIS, "Zoe of Globex faces tom")
    add(planned, "call @tom prices fri")
    assert not remove_contact(planned, TOM).gone
    assert [one.contact_name for one in plan(planned, BOREALIS).counterparts] == [""]


# -- the plan of a month, threats, the sheet -----------------------------------------------------------------------


def test_an_unserved_objective_of_a_key_account_is_a_gap_that_its_step_closes(filled: Book) -> None:
    objective(filled, ACME, "win by 31 mar")
    objective(filled, BOREALIS, "grow")
    found = gaps(filled)
    assert found[GapRule.OBJECTIVE, ACME].says == "objective without a step: win"
    assert (GapRule.OBJECTIVE, BOREALIS) not in found
    generate(filled, DECEMBER)
    assert (GapRule.OBJECTIVE, ACME) not in gaps(filled)
    assert rows(
        filled, "SELECT t.title FROM task_objectives s JOIN tasks t ON t.id = s.task_id WHERE s.objective_id = 1"
    ) == [("towards: win",)]
    cut(filled, [rows(filled, "SELECT task_id FROM task_objectives")[0][0]])
    assert (GapRule.OBJECTIVE, ACME) in gaps(filled)


def test_a_review_is_asked_for_planned_and_done(filled: Book) -> None:
    set_plan(filled, COBALT, {"review_on": date(2026, 12, 10)})
    assert gaps(filled)[GapRule.PLAN_REVIEW, COBALT].says == "account plan review 10 Dec"
    set_plan(filled, BOREALIS, {"review_on": date(2027, 1, 4)})
    assert (GapRule.PLAN_REVIEW, BOREALIS) not in gaps(filled)
    generate(filled, DECEMBER)
    ((task_id, kind, contact, on),) = rows(
        filled, "SELECT id, kind, contact_id, planned_on FROM tasks WHERE title = ?", PLAN_REVIEW
    )
    assert (kind, contact) == (Kind.INTERNAL, None)
    assert "2026-12-04" <= on <= "2026-12-10"
    assert (GapRule.PLAN_REVIEW, COBALT) not in gaps(filled)
    then = at(filled, date(2026, 12, 9))
    done(then, task_id, "went through it")
    later = at(filled, date(2026, 12, 20))
    assert (GapRule.PLAN_REVIEW, COBALT) not in gaps(later)
    assert plan(later, COBALT).plan.reviewed
    set_plan(later, COBALT, {"review_on": date(2026, 12, 30)})
    assert (GapRule.PLAN_REVIEW, COBALT) in gaps(later)


def test_what_is_bought_elsewhere_is_a_path_in_and_asks_for_the_sweep(filled: Book) -> None:
    with filled.reading() as connection:
        assert sweeps_due(connection, filled, MON) == {}
    set_fit(filled, ACME, "Scanners competitor Initech")
    set_fit(filled, ACME, "Labels ours")
    with filled.reading() as connection:
        assert [one.words for one in shortest_paths(connection, ACME)] == ["they buy Scanners from Initech"]
        assert sweeps_due(connection, filled, MON) == {ACME: MON}
    threat(filled, ACME, "scanners first, then the rest")
    with filled.reading() as connection:
        assert shortest_paths(connection, ACME) == []
        assert sweeps_due(connection, filled, MON) == {}


def test_the_sheet_has_one_line_for_objective_and_whitespace(planned: Book) -> None:
    set_fit(planned, ACME, "Pallets whitespace")
    for n in range(9):
        objective(planned, ACME, f"reach {n}")
    with planned.reading() as connection:
        lines = sheet_lines(account_sheet(connection, planned, ACME), MON)
        bare = sheet_lines(account_sheet(connection, planned, BOREALIS), MON)
        page = account_page(connection, planned, ACME)
    (found,) = [line for line in lines if line.startswith("plan ")]
    assert found == "plan     grow, due Wed 31 Mar · 9 more · whitespace Pallets"
    assert len(lines) <= 23
    assert max(map(cells, lines)) <= 80
    assert not [line for line in bare if line.startswith("plan ")]
    assert page is not None
    assert len(page.plan.objectives) == 10
