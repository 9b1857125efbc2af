"""The gaps: when each rule speaks, what it says and on what it stands, and what it proposes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.renewals import DueRung, Rung
from kamtui.domain.keep.responses import Asks
from kamtui.domain.keep.threats import SWEEP
from kamtui.domain.plan import gaps
from kamtui.domain.plan.facts import AccountFacts, BookFacts, Unanswered
from kamtui.domain.plan.gaps import ACCOUNT_RULES, BOOK_RULES, AccountRule, Gap, GapRule, Step, gaps_of
from kamtui.domain.rules import Rules
from kamtui.domain.words import Kind, Tier

TODAY = date(2026, 11, 23)
RULES = Rules()
QUIET = AccountFacts(
    id=1,
    name="Acme",
    tier=Tier.B,
    city=None,
    cadence=30,
    min_gap=3,
    last_touch_on=TODAY - timedelta(days=5),
    next_on=TODAY + timedelta(days=2),
)
"""An account of which no rule has anything to say."""
MENACE = Unanswered(Asks("threat", 3), "cheap", "answer: cheap", TODAY)
"""A threat that nobody has answered."""


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def gap(rule: AccountRule, **facts: Any) -> tuple[str, str] | None:
    """Sentence and evidence of a rule for the quiet account with other facts."""
    found = rule(replace(QUIET, **facts), RULES, TODAY)
    return None if found is None else (found.says, found.evidence)


def test_a_quiet_account_has_no_gap() -> None:
    assert gaps_of([QUIET], BookFacts(TODAY), RULES) == []


CASES: list[tuple[AccountRule, dict[str, Any], tuple[str, str] | None]] = [
    (gaps.no_next_step, {"next_on": None}, ("no next step", "last touch 18 Nov")),
    (gaps.no_next_step, {"next_on": None, "last_touch_on": None}, ("no next step", "never touched")),
    (gaps.no_next_step, {"next_on": None, "last_touch_on": ago(400)}, ("no next step", "last touch 19 Oct 2025")),
    (gaps.no_next_step, {"next_on": ago(90)}, None),
    (gaps.silent, {"last_touch_on": ago(30)}, None),
    (gaps.silent, {"last_touch_on": ago(31)}, ("silent 31 d of 30", "B account, every 30 d")),
    (gaps.silent, {"last_touch_on": None}, ("never met", "B account, every 30 d")),
    (gaps.silent, {"last_touch_on": TODAY + timedelta(days=3)}, None),
    (gaps.falling, {"yoy": -0.0999}, None),
    (gaps.falling, {"yoy": -0.1}, ("revenue −10% YoY", "the same days of the year before")),
    (gaps.falling, {"yoy": -1.0}, ("revenue −100% YoY", "the same days of the year before")),
    (gaps.falling, {"yoy": -1.0, "dormant": True}, None),
    (
        gaps.falling,
        {"yoy": 0.5, "months": (100, 95, 90)},
        ("revenue −10% in three months", "each month below the last"),
    ),
    (gaps.falling, {"months": (100, 95, 91)}, None),
    (gaps.falling, {"months": (100, 95, 95)}, None),
    (gaps.falling, {"months": (100, 101, 50)}, None),
    (gaps.falling, {"months": (100, 50)}, None),
    (gaps.falling, {"months": (1, 100, 95, 90)}, ("revenue −10% in three months", "each month below the last")),
    (gaps.falling, {"months": (100, 50, -20)}, ("revenue −120% in three months", "each month below the last")),
    (gaps.falling, {"months": (0, -5, -10)}, None),  # nothing that could fall
    (gaps.falling, {"months": (-5, -10, -20)}, None),
    (gaps.below_index, {"yoy": 0.05, "index": 0.051}, ("below index: +5%, industry +5%", "YoY of both")),
    (gaps.below_index, {"yoy": -0.09, "index": 0.02}, ("below index: −9%, industry +2%", "YoY of both")),
    (gaps.below_index, {"yoy": 0.05, "index": 0.05}, None),
    (gaps.below_index, {"yoy": 0.05}, None),
    (gaps.below_index, {"index": 0.05}, None),
    (gaps.below_index, {"yoy": -0.1, "index": 0.05}, None),  # falling says so already
    (gaps.dormant, {"dormant": True}, ("dormant: nothing bought in twelve months", "has sales before that")),
    (gaps.no_new_idea, {}, None),
    (gaps.no_new_idea, {"tier": Tier.A}, None),
    (gaps.no_new_idea, {"tier": Tier.KEY}, ("no new idea in 30 d", "proposals and research: none yet")),
    (gaps.no_new_idea, {"tier": Tier.KEY, "last_idea_on": ago(30)}, None),
    (
        gaps.no_new_idea,
        {"tier": Tier.KEY, "last_idea_on": ago(31)},
        ("no new idea in 30 d", "proposals and research: last 23 Oct"),
    ),
    (gaps.no_new_idea, {"tier": Tier.KEY, "last_idea_on": TODAY + timedelta(days=9)}, None),
    (gaps.unspoken, {"unspoken": ("IT",)}, ("never spoken to IT", "no touch with anybody there")),
    (gaps.unspoken, {"unspoken": ("IT", "HR")}, ("never spoken to IT, 1 more team", "no touch with anybody there")),
    (gaps.unspoken, {"unspoken": ("A", "B", "C")}, ("never spoken to A, 2 more teams", "no touch with anybody there")),
    (gaps.promise_late, {}, None),
    (gaps.promise_late, {"broken": ("a by 1 Nov",)}, ("promise late: a by 1 Nov", "not kept by its day")),
    (gaps.promise_late, {"broken": ("a", "b")}, ("promise late: a, 1 more promise", "not kept by its day")),
    (gaps.threat_open, {}, None),
    (gaps.threat_open, {"menaces": (MENACE,)}, ("threat: cheap", "no dated response")),
    (gaps.threat_open, {"menaces": (MENACE,) * 3}, ("threat: cheap, 2 more threats", "no dated response")),
    (gaps.event_open, {}, None),
    (gaps.event_open, {"happened": (MENACE,)}, ("cheap unanswered", "no dated response")),
    (gaps.event_open, {"happened": (MENACE,) * 2}, ("cheap unanswered, 1 more event", "no dated response")),
    (gaps.sweep_due, {}, None),
    (gaps.sweep_due, {"sweep_due_on": TODAY}, ("threat sweep due", "key account, every 91 d")),
    (gaps.sweep_due, {"sweep_due_on": ago(3)}, ("threat sweep due 20 Nov", "key account, every 91 d")),
    (gaps.grade_due, {}, None),
    (gaps.grade_due, {"grade_due_on": TODAY, "tier": Tier.KEY}, ("grade due", "K account, every 30 d")),
    (gaps.grade_due, {"grade_due_on": ago(3), "tier": Tier.A}, ("grade due 20 Nov", "A account, every 91 d")),
]


@pytest.mark.parametrize(("rule", "facts", "said"), CASES, ids=lambda case: getattr(case, "__name__", None))
def test_when_a_rule_of_an_account_speaks(
    rule: AccountRule, facts: dict[str, Any], said: tuple[str, str] | None
) -> None:
    assert gap(rule, **facts) == said


def due_rung(rung: Rung) -> DueRung:
    """A rung that is due today, of a contract with notice in ten days."""
    return DueRung(4, "frame", rung, TODAY, TODAY + timedelta(days=10), is_notice=True)


def test_a_rung_says_by_when_and_what_it_leads_to() -> None:
    assert gap(gaps.renewal_decision, rungs=(due_rung(Rung.REVIEW), due_rung(Rung.DECISION))) == (
        "renewal decision by 23 Nov: frame",
        "notice 3 Dec",
    )
    assert gap(gaps.renewal_options, rungs=(due_rung(Rung.REVIEW),)) is None


STEPS = [
    (gaps.no_next_step, {"next_on": None}, GapRule.NO_NEXT, Step(Kind.CALL, "agree on the next step")),
    (gaps.silent, {"last_touch_on": None}, GapRule.SILENT, Step(Kind.CALL, "break the silence")),
    (gaps.falling, {"yoy": -0.5}, GapRule.FALLING, Step(Kind.CALL, "ask what has changed in their buying")),
    (
        gaps.below_index,
        {"yoy": 0.0, "index": 0.1},
        GapRule.BELOW_INDEX,
        Step(Kind.CALL, "find where others sell to them"),
    ),
    (gaps.dormant, {"dormant": True}, GapRule.DORMANT, Step(Kind.CALL, "win them back")),
    (gaps.no_new_idea, {"tier": Tier.KEY}, GapRule.IDEA, Step(Kind.PROPOSAL, "bring a new idea")),
    (gaps.unspoken, {"unspoken": ("IT",)}, GapRule.DEPARTMENT, Step(Kind.CALL, "get to know IT", "IT")),
    (gaps.promise_late, {"broken": ("a",)}, GapRule.PROMISE, Step(Kind.CALL, "say when the promise is kept")),
    (gaps.grade_due, {"grade_due_on": TODAY, "question": "How?"}, GapRule.GRADE, Step(Kind.CALL, "How?")),
    (
        gaps.threat_open,
        {"menaces": (MENACE,)},
        GapRule.THREAT,
        Step(Kind.CALL, "answer: cheap", by=TODAY, asks=MENACE.asks),
    ),
    (
        gaps.event_open,
        {"happened": (MENACE,)},
        GapRule.EVENT,
        Step(Kind.CALL, "answer: cheap", by=TODAY, asks=MENACE.asks),
    ),
    (gaps.sweep_due, {"sweep_due_on": TODAY}, GapRule.SWEEP, Step(Kind.CALL, SWEEP)),
    *(
        (rule, {"rungs": (due_rung(rung),)}, name, Step(kind, f"renewal {rung}: frame", by=TODAY, serves=(4, rung)))
        for rule, rung, name, kind in (
            (gaps.renewal_review, Rung.REVIEW, GapRule.REVIEW, Kind.MEETING),
            (gaps.renewal_options, Rung.OPTIONS, GapRule.OPTIONS, Kind.CALL),
            (gaps.renewal_proposal, Rung.PROPOSAL, GapRule.PROPOSAL, Kind.PROPOSAL),
            (gaps.renewal_decision, Rung.DECISION, GapRule.DECISION, Kind.CALL),
        )
    ),
]


@pytest.mark.parametrize(("rule", "facts", "name", "step"), STEPS, ids=[case[2] for case in STEPS])
def test_what_a_rule_proposes(rule: AccountRule, facts: dict[str, Any], name: GapRule, step: Step) -> None:
    found = rule(replace(QUIET, **facts), RULES, TODAY)
    assert found is not None
    assert (found.rule, found.account_id, found.step) == (name, 1, step)


def test_every_one_of_them_is_asked() -> None:
    assert {case[0] for case in STEPS} <= set(ACCOUNT_RULES)


BOOK: list[tuple[BookFacts, tuple[str, str, Step] | None]] = [
    (BookFacts(TODAY), None),
    (
        BookFacts(TODAY, accounts_short=7),
        ("base 73 of 80 accounts", "open accounts", Step(Kind.PROSPECTING, "find new accounts", times=4)),
    ),
    (BookFacts(TODAY, sales_until=ago(35)), None),
    (
        BookFacts(TODAY, sales_until=ago(36)),
        ("sales end on 18 Oct, 36 d ago", "older than 35 d", Step(Kind.INTERNAL, "load the new sales")),
    ),
]


@pytest.mark.parametrize(("book", "said"), BOOK)
def test_when_a_rule_of_the_book_speaks(book: BookFacts, said: tuple[str, str, Step] | None) -> None:
    found = gaps_of([], book, RULES)
    assert [(one.says, one.evidence, one.step) for one in found] == ([] if said is None else [said])
    assert all(one.account_id is None for one in found)


def test_each_number_is_a_setting() -> None:
    rules = Rules(falling_percent=50, idea_days=3, stale_days=1, base_accounts=5)
    key = replace(QUIET, tier=Tier.KEY, yoy=-0.4, last_idea_on=ago(4))
    said = [one.says for one in gaps_of([key], BookFacts(TODAY, 2, ago(2)), rules)]
    assert said == ["no new idea in 3 d", "base 3 of 5 accounts", "sales end on 21 Nov, 2 d ago"]


def test_gaps_come_account_by_account_in_the_order_of_the_rules() -> None:
    bad = replace(QUIET, tier=Tier.KEY, next_on=None, last_touch_on=None, yoy=-0.5, unspoken=("IT",))
    found = gaps_of([replace(bad, id=2), bad], BookFacts(TODAY, 1, ago(99)), RULES)
    rules = [GapRule.SILENT, GapRule.NO_NEXT, GapRule.FALLING, GapRule.IDEA, GapRule.DEPARTMENT]
    assert [one.rule for one in found] == [*rules, *rules, GapRule.BASE, GapRule.STALE]
    assert [one.account_id for one in found] == [2] * 5 + [1] * 5 + [None] * 2


def test_a_gap_keeps_its_key_while_its_figures_change() -> None:
    early, late = (gaps.silent(replace(QUIET, last_touch_on=ago(n)), RULES, TODAY) for n in (40, 50))
    assert early
    assert late
    assert early != late
    assert early.key == late.key == "silent:1:"
    team = gaps.unspoken(replace(QUIET, unspoken=("IT",)), RULES, TODAY)
    assert team
    assert team.key == "never spoken:1:IT"


FACTS = st.builds(
    AccountFacts,
    id=st.integers(1, 9),
    name=st.just("Acme"),
    tier=st.sampled_from(Tier),
    city=st.none(),
    cadence=st.integers(1, 3650),
    min_gap=st.just(3),
    last_touch_on=st.none() | st.dates(date(2000, 1, 1), date(2027, 1, 1)),
    next_on=st.none() | st.just(TODAY),
    unspoken=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    last_idea_on=st.none() | st.dates(date(2000, 1, 1), date(2027, 1, 1)),
    yoy=st.none() | st.floats(-20, 1e6),
    months=st.lists(st.integers(-(10**9), 10**9), max_size=3).map(tuple),
    index=st.none() | st.floats(-1, 5),
    dormant=st.booleans(),
)


@given(st.lists(FACTS, max_size=4, unique_by=lambda one: one.id), st.integers(0, 80), st.none() | st.dates())
def test_whatever_the_facts_every_gap_has_a_sentence_and_a_key_of_its_own(
    accounts: list[AccountFacts], short: int, until: date | None
) -> None:
    found: list[Gap] = gaps_of(accounts, BookFacts(TODAY, short, until), RULES)
    assert all(one.says and one.evidence and one.step.title for one in found)
    assert len({one.key for one in found}) == len(found)
    assert len(found) <= len(accounts) * len(ACCOUNT_RULES) + len(BOOK_RULES)
