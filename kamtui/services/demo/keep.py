"""What decides whether accounts stay: grades, promises kept and not, contracts, threats and trigger events.

Told of the two key accounts and two of tier A; the other A accounts have a grade, everybody else has none of it.
"""

from datetime import date, timedelta

from sqlmodel import SQLModel

from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.questions import QUESTIONS
from kamtui.domain.keep.renewals import Rung
from kamtui.domain.keep.terms import shift
from kamtui.domain.keep.words import ContractState, EventTopic
from kamtui.domain.words import About, Kind, Reason, Tier
from kamtui.services.demo.accounts import Client, Row, Territory
from kamtui.services.demo.companies import FIRST_KEY, SECOND_KEY
from kamtui.services.demo.diary import Diary
from kamtui.services.demo.sales import CURRENCY
from kamtui.store.tables.keep import Contract, ContractRung, Grade, Threat, TriggerEvent

RIVAL = "Baltwrap"
"""The competitor who is after the second key account."""

OWED, BOUGHT = "Quillmoor Press", "Norrisande Stores"
"""The account that waits for its rolls, and the one that bought two shops."""

_NOTICE_DAYS = 60
"""Calendar days between the last day for notice and the end of a contract."""

_QUARTERLY = (
    (Letter.B_PLUS, "quick answers, prices a little high", "fine"),
    (Letter.A_MINUS, "never had to chase an order", "at ease"),
    (Letter.C_PLUS, "two short drops and no call before them", "annoyed"),
    (Letter.B, "good stuff, minimum order too big", "patient"),
    (Letter.A, "knows our line better than we do", "glad"),
)
"""What the other A accounts answered this quarter, in turn."""

_UNASKED = 2
"""So many of them have never been asked."""

_KEPT = (
    # account, who, what about, text, made, due and kept so many days ago
    (FIRST_KEY, "Freya", About.OTHER, "test sheets for the migration audit", 52, 45, 46),
    (FIRST_KEY, "Tom", About.DELIVERY, "trays for the trial on line 1", 45, 33, 37),
    (SECOND_KEY, "Marcus", About.DELIVERY, "film for the gauge trial", 46, 40, 40),
    (SECOND_KEY, "Łucja", About.PRICE, "the trial in money", 39, 31, 25),
    (SECOND_KEY, "Dev", About.DELIVERY, "edge guards, second parcel", 16, 11, 12),
)


def promise(diary: Diary, territory: Territory) -> None:
    """The ledger behind the promises that are open: four were kept, one too late; and a visit the client cut."""
    days = diary.days
    for name, who, about, text, made_ago, due_ago, kept_ago in _KEPT:
        client = territory[name]
        made, due, kept = days.ago(made_ago), days.ago(due_ago), days.ago(kept_ago)
        person = client.person(who)
        task_id = diary.done(client, person, Kind.EMAIL, text, kept, made, due_on=due, promised=about)
        diary.promise(task_id, about, text, made, due, kept_on=kept)
    diary.cut(
        territory[SECOND_KEY], Kind.VISIT, "night shift at the second depot", days.ago(19), days.ago(20), Reason.CLIENT
    )


def keep(diary: Diary, territory: Territory) -> list[tuple[type[SQLModel], list[Row]]]:
    """Grades, contracts, threats and events, table by table; their tasks are in the diary already."""
    contracts, rungs = _contracts(diary, territory)
    return [
        (Grade, _grades(diary, territory)),
        (Contract, contracts),
        (ContractRung, rungs),
        (Threat, _threats(diary, territory)),
        (TriggerEvent, _events(diary, territory)),
    ]


def _grades(diary: Diary, territory: Territory) -> list[Row]:
    """The first key account has come up from C+ and is asked again today; the second was asked a quarter ago."""
    days, first, second = diary.days, territory[FIRST_KEY], territory[SECOND_KEY]
    again = days.ahead(0)
    review = {"review_on": again, "task_id": diary.find(first, "line review, line 1")}
    return [
        _grade(first, "Zoë", days.ago(66), 1, Letter.C_PLUS, "three late deliveries in a quarter", "let down")
        | {"target": Letter.B_MINUS, "review_on": days.ago(31)},
        _grade(second, "Marcus", days.ago(68), 0, Letter.B, "film is fine, nobody services the old wrapper", "patient"),
        _grade(first, "Zoë", days.ago(31), 2, Letter.B_MINUS, "dates kept since, invoices still a puzzle", "hopeful")
        | {"target": Letter.B, **review},
        *_quarterly(diary, territory),
    ]


def _quarterly(diary: Diary, territory: Territory) -> list[Row]:
    clients = [client for client in territory.clients if client.tier is Tier.A]
    return [
        _grade(
            client,
            client.people[0].name,
            diary.days.ago(12 + 6 * n),
            n % len(QUESTIONS),
            *_QUARTERLY[n % len(_QUARTERLY)],
        )
        for n, client in enumerate(clients[:-_UNASKED])
    ]


def _grade(client: Client, who: str, day: date, question: int, letter: Letter, why: str, feeling: str) -> Row:
    return {
        "account_id": client.id,
        "contact_id": client.person(who).id,
        "day": day,
        "question": QUESTIONS[question],
        "letter": letter,
        "why": why,
        "feeling": feeling,
        "target": None,
        "review_on": None,
        "task_id": None,
    }


def _contracts(diary: Diary, territory: Territory) -> tuple[list[Row], list[Row]]:
    """Notice is near at the first key account, a month and a half off at the second, which was renewed once."""
    days, first, second = diary.days, territory[FIRST_KEY], territory[SECOND_KEY]
    trays = _contract(first, "trays and sleeves", days.ahead(6), 12, 310_000_00)
    film = _contract(second, "stretch film frame", days.ahead(32), 24, 205_000_00)
    before = film | {
        "state": ContractState.RENEWED,
        "start_on": shift(film["start_on"], -24),
        "end_on": film["start_on"] - timedelta(days=1),
        "notice_on": None,
        "minor": 240_000_00,
    }
    taken = (
        (1, first, Rung.REVIEW, "half-year review"),
        (1, first, Rung.PROPOSAL, "renewal prices for trays"),
        (3, second, Rung.REVIEW, "tender timetable"),
        (3, second, Rung.OPTIONS, "saving per pallet"),
    )
    rungs = [
        {"contract_id": contract, "rung": rung, "task_id": diary.find(client, title)}
        for contract, client, rung, title in taken
    ]
    return [trays, before, film], rungs


def _contract(client: Client, name: str, notice: date, months: int, minor: int) -> Row:
    end = notice + timedelta(days=_NOTICE_DAYS)
    return {
        "account_id": client.id,
        "name": name,
        "state": ContractState.RUNNING,
        "start_on": shift(end + timedelta(days=1), -months),
        "end_on": end,
        "notice_on": notice,
        "minor": minor,
        "currency": CURRENCY,
    }


def _threats(diary: Diary, territory: Territory) -> list[Row]:
    """One that is answered, one that nobody has answered, one that is over."""
    days, second = diary.days, territory[SECOND_KEY]
    wrappers, importer, old = days.ago(10), days.ago(8), days.ago(61)
    answer = diary.find(second, "rivals' wrapper service")
    over = {"closed_on": days.ago(39), "closed_why": "the trial showed 18% less film than theirs"}
    return [
        _threat(second, "free wrappers with every frame", RIVAL, 3, wrappers) | {"task_id": answer},
        _threat(territory[OWED], "an importer quotes shrink film 8% under us", None, 2, importer),
        _threat(second, "thinner film on trial at the north depot", RIVAL, 2, old) | over,
    ]


def _threat(client: Client, text: str, competitor: str | None, severity: int, found: date) -> Row:
    return {
        "account_id": client.id,
        "text": text,
        "competitor": competitor,
        "severity": severity,
        "found_on": found,
        "closed_on": None,
        "closed_why": None,
        "task_id": None,
    }


def _events(diary: Diary, territory: Territory) -> list[Row]:
    """A new director whom tomorrow's call is about, and two shops bought that ask for a response."""
    days, second, bought = diary.days, territory[SECOND_KEY], territory[BOUGHT]
    return [
        {
            "account_id": second.id,
            "topic": EventTopic.EXECUTIVE,
            "day": days.ago(6),
            "text": "operations gets a director from outside",
            "source": "Marcus Thorne",
            "task_id": diary.find(second, "11 p a pallet"),
        },
        {
            "account_id": bought.id,
            "topic": EventTopic.ACQUISITION,
            "day": days.back(1),
            "text": "bought two shops in Harrogate",
            "source": "local paper",
            "task_id": None,
        },
    ]
