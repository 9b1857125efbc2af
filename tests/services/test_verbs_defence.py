"""Threats and trigger events: written with their response in one step, answered later, closed; and where that shows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from kit import filled_by
from verbs_kit import ACME, BOREALIS, MON, RINA, at, change, day, dump, fill, rows, touched

from kamtui.domain.cells import cells
from kamtui.domain.keep.words import ContractState, EventTopic
from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import AccountStatus, Quadrant
from kamtui.errors import KamtuiError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import add_department
from kamtui.services.verbs.merge import merge_accounts
from kamtui.services.verbs.tasks import add, cut
from kamtui.services.verbs.threats import answer_threat, close_threat, threat
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.triggers import answer_event, event, remove_event
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.account_page import account_page
from kamtui.services.views.defence import defence, shortest_paths
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.sheet import sheet_lines
from kamtui.services.views.tasks import one, views
from kamtui.store.tables import Contract, Grade, Task


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def quadrant(book: Book, task_id: int) -> tuple[Quadrant, tuple[str, ...]]:
    """The box of a task today, and because of what."""
    with book.reading() as connection:
        (found,) = views(connection, book, [one(connection, task_id)])
    assert found.placement is not None
    return found.placement.quadrant, found.placement.because


def responses(book: Book) -> list[tuple[Any, ...]]:
    return rows(book, "SELECT title, kind, account_id, contact_id, planned_on FROM tasks ORDER BY id")


# -- writing -------------------------------------------------------------------------------------------------------


def test_a_threat_and_its_response_are_one_step(filled: Book) -> None:
    before = dump(filled)
    left = threat(filled, ACME, " courts  the buyers ", 3, "Initech", "call @rina about service fri")
    row = left.threat
    assert (row.text, row.competitor, row.severity, row.found_on) == ("courts the buyers", "Initech", 3, MON)
    assert row.response is not None
    assert (row.response.title, row.response.planned_on, row.unanswered) == ("about service", day(4), False)
    after = dump(filled)
    assert undo(filled) == ["threat “courts the buyers” at “Acme Industrial”"]
    assert dump(filled) == before
    redo(filled)
    assert dump(filled) == after


def test_an_event_and_its_response_are_one_step(filled: Book) -> None:
    before = dump(filled)
    row = event(filled, ACME, EventTopic.FUNDING, "fresh money", day(-2), "press", "visit thu").event
    assert (row.topic, row.day, row.source) == (EventTopic.FUNDING, day(-2), "press")
    assert responses(filled) == [("speak about the funding: fresh money", "visit", ACME, None, "2026-11-26")]
    undo(filled)
    assert dump(filled) == before


ANSWERS = [
    ("call fri", ("answer: cheap", "call", ACME, None, "2026-11-27")),
    ("call @rina fri", ("answer: cheap", "call", ACME, RINA, "2026-11-27")),  # not the one at Borealis
    ("call @acme fri", ("answer: cheap", "call", ACME, None, "2026-11-27")),
    ("fri compare prices", ("compare prices", "call", ACME, None, "2026-11-27")),
    ("internal compare prices", ("compare prices", "internal", ACME, None, "2026-11-23")),
    ('visit @"rina shah" the stores 1 dec', ("the stores", "visit", ACME, RINA, "2026-12-01")),
]


@pytest.mark.parametrize(("line", "task"), ANSWERS, ids=[line for line, _ in ANSWERS])
def test_what_a_line_leaves_open_is_the_threats(line: str, task: tuple[Any, ...], filled: Book) -> None:
    threat(filled, ACME, "cheap", answer=line)
    assert responses(filled) == [task]


def test_a_long_text_still_makes_a_title(filled: Book) -> None:
    threat(filled, ACME, "x" * 900, answer="call fri")
    (title,) = (row[0] for row in responses(filled))
    assert len(title) == TITLE_LIMIT
    assert title.startswith("answer: xxx")


def test_a_response_may_be_a_task_that_is_there(filled: Book) -> None:
    row, _ = add(filled, "call @acme prices fri")
    left = threat(filled, ACME, "cheap", answer=str(row.id))
    assert left.threat.response is not None
    assert left.threat.response.id == row.id
    assert len(responses(filled)) == 1
    done(filled, row.id, "talked")
    assert event(filled, ACME, EventTopic.OTHER, "x", answer=str(row.id)).event.response is not None


def _cut(book: Book) -> int:
    row, _ = add(book, "call @acme prices")
    cut(book, [row.id])
    return row.id


def _dayless(book: Book) -> int:
    with book.work("task") as (work, _):
        return work.add(Task, title="some day", account_id=ACME)


BAD: list[tuple[Callable[[Book], object], type[KamtuiError]]] = [
    (lambda book: threat(book, ACME, " \x1b \t"), RejectedError),
    (lambda book: threat(book, ACME, "x", 4), RejectedError),
    (lambda book: threat(book, ACME, "x", 0), RejectedError),
    (lambda book: threat(book, 99, "x"), NotFoundError),
    (lambda book: threat(book, ACME, "x", answer="call @nobody fri"), NotFoundError),
    (lambda book: threat(book, ACME, "x", answer="call @tom fri"), RejectedError),
    (lambda book: threat(book, ACME, "x", answer="fri"), RejectedError),
    (lambda book: threat(book, ACME, "x", answer="12345"), NotFoundError),
    (lambda book: threat(book, ACME, "x", answer="9" * 60), NotFoundError),
    (lambda book: threat(book, ACME, "x", answer=str(add(book, "call @tom x")[0].id)), RejectedError),
    (lambda book: threat(book, ACME, "x", answer=str(_cut(book))), RejectedError),
    (lambda book: threat(book, ACME, "x", answer=str(_dayless(book))), RejectedError),
    (lambda book: answer_threat(book, 1, "call fri"), NotFoundError),
    (lambda book: close_threat(book, 1, "gone"), NotFoundError),
    (lambda book: event(book, ACME, EventTopic.OTHER, ""), RejectedError),
    (lambda book: event(book, ACME, EventTopic.OTHER, "x", day(1)), RejectedError),
    (lambda book: event(book, ACME, EventTopic.OTHER, "x", date(1900, 1, 1)), RejectedError),
    (lambda book: answer_event(book, 1, "call fri"), NotFoundError),
    (lambda book: remove_event(book, 1), NotFoundError),
]


@pytest.mark.parametrize(("deed", "error"), BAD, ids=range(len(BAD)))
def test_what_does_not_fit_writes_nothing(
    deed: Callable[[Book], object], error: type[KamtuiError], filled: Book
) -> None:
    with pytest.raises(error):
        deed(filled)
    assert rows(filled, "SELECT id FROM threats UNION ALL SELECT id FROM trigger_events") == []
    assert rows(filled, "SELECT id FROM tasks WHERE title LIKE 'answer%' OR title = 'x' AND account_id = 1") == []


def test_a_lost_account_is_not_defended(filled: Book) -> None:
    threat(filled, ACME, "cheap")
    change(filled, ACME, status=AccountStatus.LOST)
    for deed in (lambda: threat(filled, ACME, "x"), lambda: answer_threat(filled, 1, "call fri")):
        with pytest.raises(RejectedError, match="is lost"):
            deed()
    assert close_threat(filled, 1, "they left").threat.closed_on == MON


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x", "ö" * 300, "a\u202eb", "'; DROP TABLE threats"])
def test_any_text_is_kept_as_it_is_said(text: str, filled: Book) -> None:
    row = threat(filled, ACME, text, competitor=text).threat
    assert row.text
    assert "\u202e" not in row.text + row.competitor
    assert event(filled, ACME, EventTopic.OTHER, text, source=text).event.text == row.text


# -- answering and closing -----------------------------------------------------------------------------------------


def test_a_threat_is_answered_later_and_closed_with_a_reason(filled: Book) -> None:
    threat(filled, ACME, "cheap")
    assert answer_threat(filled, 1, "call fri").threat.answered
    with pytest.raises(RejectedError, match="reason"):
        close_threat(filled, 1, "  ")
    row = close_threat(filled, 1, "they signed\nfor two years").threat
    assert (row.closed_on, row.closed_why, row.unanswered) == (MON, "they signed\nfor two years", False)
    assert [task[0] for task in responses(filled)] == ["answer: cheap"]
    for deed in (lambda: close_threat(filled, 1, "x"), lambda: answer_threat(filled, 1, "call fri")):
        with pytest.raises(RejectedError, match="already"):
            deed()
    undo(filled)
    with filled.reading() as connection:
        assert len(defence(connection, filled, ACME).threats) == 1


def test_without_an_answer_nothing_is_answered(filled: Book) -> None:
    threat(filled, ACME, "cheap")
    with pytest.raises(RejectedError, match="missing"):
        answer_threat(filled, 1, "")
    event(filled, ACME, EventTopic.OTHER, "x")
    with pytest.raises(RejectedError, match="missing"):
        answer_event(filled, 1, " ")


def test_a_removed_event_leaves_its_response(filled: Book) -> None:
    event(filled, ACME, EventTopic.OTHER, "x", answer="call fri")
    remove_event(filled, 1)
    assert rows(filled, "SELECT count(*) FROM trigger_events") == [(0,)]
    assert len(responses(filled)) == 1
    undo(filled)
    assert rows(filled, "SELECT task_id FROM trigger_events") == [(1,)]


# -- where it shows ------------------------------------------------------------------------------------------------


def test_a_threat_without_a_response_puts_the_account_in_do(filled: Book) -> None:
    delta = 4
    row, _ = add(filled, 'call @delta forecast "in 3 weeks"')
    change(filled, delta, cadence_days=999)
    before = quadrant(filled, row.id)
    assert before[0] is Quadrant.DELEGATE  # never touched, and nothing that matters
    touched(filled, delta, None, MON)
    assert quadrant(filled, row.id)[0] is Quadrant.DROP
    threat(filled, delta, "cheap")
    assert quadrant(filled, row.id) == (Quadrant.DO, ("threat: cheap", "threat without a dated response"))
    left = answer_threat(filled, 1, "call fri").threat
    assert quadrant(filled, row.id) == (Quadrant.SCHEDULE, ("threat: cheap",))
    assert left.response is not None
    cut(filled, [left.response.id])
    assert quadrant(filled, row.id)[0] is Quadrant.DO
    close_threat(filled, 1, "gone")
    assert quadrant(filled, row.id)[0] is Quadrant.DROP


def test_an_event_puts_the_account_in_do_after_three_working_days(filled: Book) -> None:
    delta = 4
    row, _ = add(filled, "call @delta forecast 21 dec")
    touched(filled, delta, None, MON)
    event(filled, delta, EventTopic.TENDER, "all lots")
    boxes = {n: quadrant(at(filled, day(n)), row.id)[0] for n in (0, 3, 4)}
    assert boxes == {0: Quadrant.SCHEDULE, 3: Quadrant.SCHEDULE, 4: Quadrant.DO}
    answer_event(at(filled, day(4)), 1, "call tomorrow")
    assert quadrant(at(filled, day(4)), row.id)[0] is Quadrant.SCHEDULE


def test_the_call_sheet_says_what_asks_for_most(filled: Book) -> None:
    for n in (1, 3):
        threat(filled, ACME, f"threat {n}", n, "Initech")
    event(filled, ACME, EventTopic.FUNDING, "fresh money", day(-9))
    with filled.reading() as connection:
        lines = sheet_lines(account_sheet(connection, filled, ACME), MON)
        bare = sheet_lines(account_sheet(connection, filled, BOREALIS), MON)
    assert [" ".join(line.split()) for line in lines if line.startswith(("threat", "event"))] == [
        "threat !!! Initech: threat 3 no dated response · 1 more",
        "event 14 Nov funding: fresh money no dated response, 5 d late",
    ]
    assert not any(line.startswith(("threat", "event")) for line in bare)


def test_the_fullest_sheet_still_fits(filled: Book) -> None:
    with filled.work("full") as (work, _):
        work.add(Grade, account_id=ACME, day=MON, question="?", letter="C", why="late " * 90)
        work.add(Contract, account_id=ACME, name="c" * 90, state=ContractState.RUNNING, start_on=day(-9), end_on=day(9))
    change(filled, ACME, note="note " * 90)
    for n in range(9):
        threat(filled, ACME, "threat " * 20, 1 + n % 3, "ぬ" * 40, answer="call fri")
        event(filled, ACME, EventTopic.ACQUISITION, "[/] event " * 20, day(-n))
        add(filled, f"call @acme {n} by fri #price")
    with filled.reading() as connection:
        lines = sheet_lines(account_sheet(connection, filled, ACME), MON)
    assert len(lines) <= 23
    assert max(map(cells, lines)) <= 80
    assert [line.split()[0] for line in lines if line.startswith(("threat", "event"))] == ["threat", "event"]


def test_the_page_of_an_account_has_both(filled: Book) -> None:
    threat(filled, ACME, "cheap")
    event(filled, ACME, EventTopic.OTHER, "x")
    event(filled, ACME, EventTopic.OTHER, "long ago", day(-91))
    with filled.reading() as connection:
        found, bare = account_page(connection, filled, ACME), account_page(connection, filled, BOREALIS)
    assert found is not None
    assert bare is not None
    assert [row.text for row in found.defence.threats] == ["cheap"]
    assert [row.text for row in found.defence.events] == ["x"]
    assert bare.defence.empty
    assert not found.defence.empty


def test_teams_nobody_ever_spoke_to_are_paths_in(filled: Book) -> None:
    for name in ("Stores", "IT"):
        add_department(filled, ACME, name)
    threat(filled, ACME, "nobody of ours knows IT")
    with filled.reading() as connection:
        assert [path.words for path in shortest_paths(connection, ACME)] == ["nobody in Stores was ever reached"]


def test_a_merge_brings_both_and_one_undo_takes_them_back(filled: Book) -> None:
    threat(filled, BOREALIS, "cheap")
    event(filled, BOREALIS, EventTopic.OTHER, "x", answer="call fri")
    before = dump(filled)
    merge_accounts(filled, ACME, BOREALIS)
    assert (
        rows(filled, "SELECT account_id FROM threats UNION ALL SELECT account_id FROM trigger_events") == [(ACME,)] * 2
    )
    undo(filled)
    assert dump(filled) == before
