"""A small territory with known answers, for the accounts list, the panel and the call sheet.

Today is Monday 23 November 2026; the sales are known by the day from 9 January 2023 to 16 November 2026.
"""

from datetime import date, timedelta
from typing import Any

from kamtui.domain.rules import FOREVER
from kamtui.domain.text import name_key
from kamtui.domain.words import About, AccountStatus, BuyerRole, Grain, Kind, Outcome, Tier
from kamtui.services.book import Book
from kamtui.store.tables import Account, Contact, Department, Promise, Sale, Segment, Task, Touch
from kamtui.store.work import Work

TODAY = date(2026, 11, 23)

ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER = range(1, 8)
"""Ids of the accounts."""
RINA, TOM, ANA, NOBODY = range(1, 5)
"""Ids of the contacts; Ana is at Acme too, the last one at no account."""
PRICING, QUOTE, LETTER, LUNCH, CHART = range(1, 6)
"""Ids of the tasks."""

SALES = {
    # 2023, 2024, 2025, 2026 up to 16 November
    ACME: (100_000_00, 90_000_00, 110_000_00, 120_000_00),
    BOREALIS: (40_000_00, 31_999_99, 60_000_00, 30_000_00),
    COBALT: (20_000_00, 16_000_00, 12_800_00, 5_000_00),
    DELTA: (9_000_00, 0, 0, -500_00),
    FJORD: (0, 0, 7_000_00, 9_000_00),
}
"""Revenue by year in cents."""


def fill(book: Book) -> None:
    """Writes the territory into an empty book."""
    with book.work("fill") as (work, _entry):
        work.add_many(Segment, [{"name": "Retail"}, {"name": "Industry"}])
        _accounts(work)
        _contacts(work)
        _tasks(work)
        _journal(work)
        for account_id, amounts in SALES.items():
            _sales(work, account_id, amounts)


def add_teams(book: Book) -> None:
    """Departments of Acme: Buying with Rina, Finance with one who never answered, Logistics with nobody."""
    with book.work("teams") as (work, _entry):
        rows = [{"account_id": ACME, "name": name} for name in ("Buying", "Finance", "Logistics")]
        buying, finance, _ = work.add_many(Department, rows)
        work.change(Contact, RINA, department_id=buying)
        cora = work.add(Contact, name="Cora Quist", folded="cora quist", account_id=ACME, department_id=finance)
        for ago in (2, 8):
            work.add(
                Touch,
                account_id=ACME,
                contact_id=cora,
                day=TODAY - timedelta(days=ago),
                at=0,
                kind=Kind.CALL,
                outcome=Outcome.NO_ANSWER,
            )


def _accounts(work: Work) -> None:
    rows: list[dict[str, Any]] = [
        {"name": "Acme Industrial", "code": "C-1", "city": "Leeds", "tier": Tier.KEY, "segment_id": 2},
        {"name": "Borealis", "code": "C-2", "city": "Oslo", "tier": Tier.A, "segment_id": 1, "note": "pays late"},
        {"name": "Cobalt Stores", "code": "C-3", "city": "York", "tier": Tier.B, "segment_id": 1, "cadence_days": 45},
        {"name": "Délta", "code": "C-4", "tier": Tier.C, "parked_until": date(2027, 2, 1), "parked_why": "no budget"},
        {"name": "Ember", "tier": Tier.PROSPECT},
        {"name": "Fjord", "code": "C-0", "tier": Tier.C, "status": AccountStatus.LOST},
        {"name": "Glacier", "tier": Tier.C, "parked_until": FOREVER},
    ]
    work.add_many(Account, [row | {"folded": name_key(row["name"])} for row in rows])


def _contacts(work: Work) -> None:
    rows: list[dict[str, Any]] = [
        {
            "name": "Rina Shah",
            "account_id": ACME,
            "role": BuyerRole.DECISION_MAKER,
            "title": "Head of purchasing",
            "phone": "+44 113 496 0000",
            "email": "rina@acme.example",
            "reach": "e-mail up to 5 lines, after 15:00",
        },
        {"name": "Tom Okafor", "account_id": BOREALIS, "role": BuyerRole.BOOKER},
        {"name": "Ana Ortiz", "account_id": ACME, "role": BuyerRole.USER},
        {"name": "Max Solo"},
    ]
    work.add_many(Contact, [row | {"folded": name_key(row["name"])} for row in rows])


def _tasks(work: Work) -> None:
    work.add_many(
        Task,
        [
            _task("renewal pricing", ACME, Kind.CALL, 0, contact_id=RINA, at="10:00"),
            _task("send the quote", ACME, Kind.EMAIL, 4, due_on=TODAY + timedelta(days=8)),
            _task("write the letter", BOREALIS, Kind.INTERNAL, 1),
            _task("lunch", BOREALIS, Kind.MEETING, -3, contact_id=TOM),
            _task("chart", COBALT, Kind.RESEARCH, 2),
        ],
    )


def _task(title: str, account_id: int, kind: Kind, days: int, **more: Any) -> dict[str, Any]:
    planned = TODAY + timedelta(days=days)
    return {"title": title, "account_id": account_id, "kind": kind, "planned_on": planned, **more}


def _journal(work: Work) -> None:
    touches = [
        (ACME, RINA, 11, Kind.CALL, "agreed option B\nwants it in writing"),
        (ACME, ANA, 30, Kind.VISIT, "showed the line"),
        (ACME, RINA, 60, Kind.EMAIL, None),
        (ACME, RINA, 90, Kind.CALL, "first call"),
        (BOREALIS, TOM, 5, Kind.CALL, "wants 40 units"),
        (COBALT, None, 45, Kind.VISIT, None),
        (FJORD, None, 400, Kind.CALL, "gone to a rival"),
    ]
    for account_id, contact_id, ago, kind, note in touches:
        work.add(
            Touch,
            account_id=account_id,
            contact_id=contact_id,
            day=TODAY - timedelta(days=ago),
            at=0,
            kind=kind,
            outcome=Outcome.REACHED,
            note=note,
        )
    promises = [
        (About.DELIVERY, "40 units", TODAY + timedelta(days=27), None),
        (About.PRICE, "the new list", TODAY - timedelta(days=3), None),
        (About.OTHER, "a sample", TODAY - timedelta(days=9), TODAY - timedelta(days=9)),
    ]
    for about, text, due, kept in promises:
        work.add(
            Promise,
            account_id=ACME,
            contact_id=RINA,
            about=about,
            text=text,
            made_on=TODAY - timedelta(days=11),
            due_on=due,
            kept_on=kept,
        )


def _sales(work: Work, account_id: int, amounts: tuple[int, ...]) -> None:
    """A tenth of each year on 9 January, the rest on 15 June; of a large 2025 10,000 in December."""
    rows = [(date(2026, 11, 16), 0)] if account_id == ACME else []
    for year, minor in zip(range(2023, 2027), amounts, strict=True):
        late = 10_000_00 if year == 2025 and minor >= 50_000_00 else 0
        first = minor // 10
        rows += [(date(year, 1, 9), first), (date(year, 6, 15), minor - first - late)] if minor else []
        rows += [(date(year, 12, 1), late)] if late else []
    work.add_many(
        Sale,
        [
            {"account_id": account_id, "day": day, "grain": Grain.DAY, "minor": minor, "currency": "EUR"}
            for day, minor in rows
        ],
    )
