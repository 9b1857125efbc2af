"""The plan asks for responses to threats and trigger events, writes them, and asks for a sweep of key accounts."""

from dataclasses import replace

import pytest
from kit import filled_by
from plan_kit import DECEMBER, SILENT_SLOTS, draft, planned
from verbs_kit import ACME, BOREALIS, COBALT, MON, at, day, dump, fill, rows, touched

from kamtui.domain.keep.threats import SWEEP, SWEEP_DAYS
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.plan.gaps import Gap, GapRule
from kamtui.domain.words import Kind, Tier
from kamtui.services.book import Book
from kamtui.services.plan.draft import month_gaps
from kamtui.services.verbs.park import archive
from kamtui.services.verbs.plan import generate
from kamtui.services.verbs.tasks import add, cut
from kamtui.services.verbs.threats import answer_threat, close_threat, threat
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.triggers import answer_event, event
from kamtui.services.verbs.undo import undo
from kamtui.services.views.defence import sweeps_due

_OURS = (GapRule.THREAT, GapRule.EVENT, GapRule.SWEEP)


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, fill), settings=SILENT_SLOTS)


def gaps(book: Book) -> dict[tuple[GapRule, int | None], Gap]:
    """The gaps of this slice by rule and account."""
    with book.reading() as connection:
        found = month_gaps(connection, book, DECEMBER)[0]
    return {(one.rule, one.account_id): one for one in found if one.rule in _OURS}


def due(book: Book) -> set[int]:
    with book.reading() as connection:
        return set(sweeps_due(connection, book, book.today))


def test_who_writes_no_threat_down_is_asked_for_nothing(filled: Book) -> None:
    assert gaps(filled) == {}
    assert due(filled) == set()


def test_an_unanswered_threat_is_a_gap_until_it_is_answered(filled: Book) -> None:
    threat(filled, COBALT, "cheap", 1)
    threat(filled, COBALT, "cheaper", 3)
    found = gaps(filled)[GapRule.THREAT, COBALT]
    assert (found.says, found.evidence) == ("threat: cheaper, 1 more threat", "no dated response")
    assert (found.step.kind, found.step.title, found.step.by) == (Kind.CALL, "answer: cheaper", day(3))
    left = answer_threat(filled, 2, "call fri").threat
    assert gaps(filled)[GapRule.THREAT, COBALT].says == "threat: cheap"
    close_threat(filled, 1, "gone")
    assert (GapRule.THREAT, COBALT) not in gaps(filled)
    assert left.response is not None
    cut(filled, [left.response.id])
    assert gaps(filled)[GapRule.THREAT, COBALT].says == "threat: cheaper"


def test_an_unanswered_event_is_a_gap_for_ninety_days(filled: Book) -> None:
    event(filled, COBALT, EventTopic.FUNDING, "a", day(-4))
    event(filled, COBALT, EventTopic.TENDER, "b", day(-1))
    event(filled, BOREALIS, EventTopic.TENDER, "old", day(-91))
    assert list(gaps(filled)) == [(GapRule.EVENT, COBALT)]
    found = gaps(filled)[GapRule.EVENT, COBALT]
    assert found.says == "tender of 22 Nov unanswered, 1 more event"
    assert (found.step.title, found.step.by) == ("speak about the tender", day(2))
    answer_event(filled, 2, "call fri")
    assert gaps(filled)[GapRule.EVENT, COBALT].says == "funding of 19 Nov unanswered"
    answer_event(filled, 1, "call fri")
    assert gaps(filled) == {}


def test_a_generated_plan_answers_them_and_one_undo_takes_it_back(filled: Book) -> None:
    threat(filled, COBALT, "cheap")
    event(filled, BOREALIS, EventTopic.FUNDING, "fresh money")
    before = dump(filled)
    generate(filled, DECEMBER)
    linked = """SELECT t.title, t.account_id, t.status FROM threats x JOIN tasks t ON t.id = x.task_id
    UNION ALL SELECT t.title, t.account_id, t.status FROM trigger_events x JOIN tasks t ON t.id = x.task_id"""
    assert rows(filled, linked) == [
        ("answer: cheap", COBALT, "open"),
        ("speak about the funding", BOREALIS, "open"),
    ]
    assert gaps(filled) == {}  # the sweep of the key account is planned too
    first = planned(filled)
    assert all(on <= "2026-12-07" for title, on in first if title.startswith(("answer", "speak about")))
    assert draft(filled).placed == ()
    undo(filled)
    assert dump(filled) == before


def test_what_the_rep_dropped_is_not_answered(filled: Book) -> None:
    threat(filled, COBALT, "cheap")
    generate(filled, DECEMBER, [gaps(filled)[GapRule.THREAT, COBALT].key])
    assert rows(filled, "SELECT task_id FROM threats") == [(None,)]


# -- the sweep -----------------------------------------------------------------------------------------------------


def test_only_key_accounts_are_swept_and_only_once_threats_are_written_down(filled: Book) -> None:
    threat(filled, COBALT, "cheap")
    found = gaps(filled)
    assert [key for key in found if key[0] is GapRule.SWEEP] == [(GapRule.SWEEP, ACME)]
    one = found[GapRule.SWEEP, ACME]
    assert (one.says, one.evidence, one.step.title) == ("threat sweep due", "key account, every 91 d", SWEEP)
    archive(filled, ACME, "lost them")
    assert due(filled) == set()


def test_a_threat_found_answered_or_closed_is_a_look(filled: Book) -> None:
    threat(filled, ACME, "cheap")
    ahead = [at(filled, day(n)) for n in (SWEEP_DAYS - 1, SWEEP_DAYS)]
    assert [due(book) for book in ahead] == [set(), {ACME}]
    left = answer_threat(ahead[1], 1, "call tomorrow").threat  # planned ahead: being looked at
    assert due(ahead[1]) == set()
    assert due(at(filled, day(SWEEP_DAYS + 9))) == {ACME}  # and it was not done
    assert left.response is not None
    done(at(filled, day(100)), left.response.id, "told them")
    assert due(at(filled, day(100 + SWEEP_DAYS - 1))) == set()
    assert due(at(filled, day(100 + SWEEP_DAYS))) == {ACME}
    close_threat(at(filled, day(200)), 1, "gone")
    assert due(at(filled, day(200 + SWEEP_DAYS - 1))) == set()


def test_a_sweep_that_found_nothing_is_one_too(filled: Book) -> None:
    threat(filled, COBALT, "cheap")
    row, _ = add(filled, "call @acme Threat sweep with the buyers fri")
    assert due(filled) == set()
    assert due(at(filled, day(7))) == {ACME}  # it slipped
    done(at(filled, day(7)), row.id, "nobody after them")
    assert due(at(filled, day(8))) == set()
    assert due(at(filled, day(7 + SWEEP_DAYS))) == {ACME}


def test_a_planned_sweep_is_asked_for_once(filled: Book) -> None:
    threat(filled, COBALT, "cheap", answer="call fri")
    touched(filled, ACME, None, MON)
    generate(filled, DECEMBER, key_only=True)
    assert [title for title, _ in planned(filled)].count(SWEEP) == 1
    assert gaps(filled) == {}
    assert rows(filled, "SELECT count(*) FROM accounts WHERE tier = ?", Tier.KEY) == [(1,)]
