"""The account plan: its lines, how it is said, which tasks are orphans, and the gaps it makes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.aims import Fit, ObjectiveState
from kamtui.domain.keep.plan_line import ordered, read_counterpart, read_objective, read_offering
from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow, PlanRow, is_orphan
from kamtui.domain.phrases import Moment
from kamtui.domain.plan.facts import AccountFacts
from kamtui.domain.plan.gaps import GapRule, objective_unserved, plan_review_due
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.text import clean
from kamtui.domain.words import Kind, TaskStatus, Tier
from kamtui.services.planning import counterpart_line, fit_line

MON = date(2026, 11, 23)
NOW = Moment(MON)
OBJECTIVE = ObjectiveRow(1, 1, "Acme", "grow in stores", None, ObjectiveState.OPEN, None)
FIT = FitRow(1, 1, "Acme", 1, "Labels", Fit.OURS, "", "")
PERSON = CounterpartRow(1, 1, "Acme", "Initech", "Ian Reed", None, "", "")


def ago(days: int) -> date:
    return MON - timedelta(days=days)


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("grow in stores", "grow in stores", None),
        ("grow in stores by 31 mar", "grow in stores", date(2027, 3, 31)),
        ("grow by half by 2027-06-30", "grow by half", date(2027, 6, 30)),
        ("grow by half", "grow by half", None),
        ("by fri", "", date(2026, 11, 27)),
        ("  stand   by  them ", "stand by them", None),
    ],
)
def test_an_objective_ends_with_its_day(line: str, text: str, due: date | None) -> None:
    read = read_objective(line, NOW)
    assert (read.text, read.due.on if read.due else None) == (text, due)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Labels ours", ("Labels", Fit.OURS, "", "", False)),
        ("Pallets: whitespace", ("Pallets", Fit.WHITESPACE, "", "", False)),
        ("Scanners competitor", ("Scanners", Fit.COMPETITOR, "", "", False)),
        ("Ink competitor's: Initech Ltd (until 2027)", ("Ink", Fit.COMPETITOR, "Initech Ltd", "until 2027", False)),
        ("Competitor analysis theirs Globex", ("Competitor analysis", Fit.COMPETITOR, "Globex", "", False)),
        ("whitespace paint OURS", ("whitespace paint", Fit.OURS, "", "", False)),
        ("Labels gone", ("Labels", None, "", "", True)),
        ("gone", ("gone", None, "", "", False)),
        ("Labels", ("Labels", None, "", "", False)),
        ("(a note)", ("(a note)", None, "", "", False)),
    ],
)  # fmt: skip
def test_an_offering_says_whose_it_is(line: str, read: tuple[object, ...]) -> None:
    found = read_offering(line)
    assert (found.name, found.fit, found.competitor, found.note, found.gone) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ian Reed of Initech", ("Ian Reed", "Initech", "", "")),
        ("Ian Reed of Bank of Oz faces @rina (golf)", ("Ian Reed", "Bank of Oz", "rina", "golf")),
        ("Ian Reed facing Rina Shah", ("Ian Reed", "", "Rina Shah", "")),
        ("Ian", ("Ian", "", "", "")),
        ("Ofelia Softon from Initech", ("Ofelia Softon", "Initech", "", "")),
    ],
)
def test_a_counterpart_is_of_somebody_and_faces_somebody(line: str, read: tuple[str, ...]) -> None:
    found = read_counterpart(line)
    assert (found.name, found.competitor, found.faces, found.note) == read


def test_a_word_in_front_needs_something_behind_it() -> None:
    assert ordered("met grow", "met", "drop") == ("met", "grow")
    assert ordered("meet them", "met", "drop") == ("", "meet them")
    assert ordered("drop", "met", "drop") == ("", "drop")


@given(st.text("aceg ()-',@:"))
def test_a_line_without_words_of_its_own_is_all_text(text: str) -> None:
    said = clean(text)
    letters = [char for char in said if char.isalpha()]
    objective, offering, person = read_objective(said, NOW), read_offering(said), read_counterpart(said)
    for kept in (objective.text, offering.name + offering.note, person.name + person.note):
        assert [char for char in kept if char.isalpha()] == letters
    assert (objective.due, offering.fit, offering.gone, person.competitor, person.faces) == (None, None, False, "", "")


@given(st.text())
def test_any_line_is_read_and_its_parts_stand_in_it(text: str) -> None:
    said = " ".join(clean(text).split())
    offering, person = read_offering(said), read_counterpart(said)
    for part in (offering.name, offering.competitor, offering.note, person.name, person.competitor, person.faces):
        assert part in said


names = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True)
notes = st.just("") | st.from_regex(r"[a-z]{1,9}( [0-9]{1,4})?", fullmatch=True)


@given(names, st.sampled_from(Fit), names | st.just(""), notes)
def test_a_fit_reads_back_as_it_is_written(name: str, fit: Fit, competitor: str, note: str) -> None:
    row = replace(FIT, offering=name, fit=fit, competitor=competitor if fit is Fit.COMPETITOR else "", note=note)
    read = read_offering(fit_line(row))
    assert (read.name, read.fit, read.competitor, read.note) == (name, fit, row.competitor, note)


@given(names, names, names | st.just(""), notes)
def test_a_counterpart_reads_back_as_it_is_written(name: str, of: str, faces: str, note: str) -> None:
    read = read_counterpart(counterpart_line(replace(PERSON, name=name, competitor=of, contact_name=faces, note=note)))
    assert (read.name, read.competitor, read.faces, read.note) == (name, of, faces, note)


def test_how_an_objective_is_said() -> None:
    assert OBJECTIVE.words(MON) == "no date"
    assert replace(OBJECTIVE, due_on=MON).words(MON) == "due Mon 23 Nov"
    late = replace(OBJECTIVE, due_on=ago(3))
    assert (late.words(MON), late.is_late(MON)) == ("due Fri 20 Nov, 3 d late", True)
    met = replace(late, state=ObjectiveState.MET, closed_on=ago(3))
    assert (met.words(MON), met.is_late(MON)) == ("met Fri 20 Nov", False)


@pytest.mark.parametrize(
    ("plan", "words", "late"),
    [
        (PlanRow(), "", False),
        (PlanRow(review_on=date(2026, 12, 18)), "Fri 18 Dec", False),
        (PlanRow(review_on=ago(3)), "Fri 20 Nov, 3 d late", True),
        (PlanRow(review_on=ago(3), reviewed_on=ago(17)), "done Fri 6 Nov, no next day yet", False),
        (PlanRow(review_on=ago(3), reviewed_on=ago(18)), "Fri 20 Nov, 3 d late", True),
    ],
)
def test_how_a_review_is_said(plan: PlanRow, words: str, late: bool) -> None:
    assert (plan.review_words(MON), plan.is_late(MON)) == (words, late)


TASK = TaskRow(**dict.fromkeys(TaskRow._fields))._replace(status=TaskStatus.OPEN, kind=Kind.CALL)


@pytest.mark.parametrize(
    ("facts", "orphan"),
    [
        ({}, True),
        ({"objective_id": 3}, False),
        ({"kind": Kind.INTERNAL}, False),
        ({"kind": Kind.PROPOSAL}, True),
        ({"status": TaskStatus.DONE}, False),
    ],
)
def test_an_orphan_is_an_open_client_task_that_serves_nothing(facts: dict[str, object], orphan: bool) -> None:
    assert is_orphan(TASK._replace(**facts)) is orphan  # type: ignore[arg-type]


ACME = AccountFacts(1, "Acme", Tier.KEY, None, 7, 3)


def test_the_gaps_of_the_account_plan() -> None:
    assert plan_review_due(ACME, DEFAULT_RULES, MON) is None
    assert objective_unserved(ACME, DEFAULT_RULES, MON) is None
    found = plan_review_due(replace(ACME, review_due_on=ago(2)), DEFAULT_RULES, MON)
    assert found is not None
    assert (found.rule, found.says, found.evidence) == (
        GapRule.PLAN_REVIEW,
        "account plan review 21 Nov",
        "2 d late",
    )
    assert (found.step.kind, found.step.by) == (Kind.INTERNAL, ago(2))
    unserved = replace(ACME, unserved=((4, "grow"), (5, "win")))
    gap = objective_unserved(unserved, DEFAULT_RULES, MON)
    assert gap is not None
    assert (gap.says, gap.step.title, gap.step.towards) == (
        "objective without a step: grow, 1 more objective",
        "towards: grow",
        4,
    )
    assert objective_unserved(replace(unserved, tier=Tier.A), DEFAULT_RULES, MON) is None
