"""What the rep finds this morning: late promises, one client waiting, slipped tasks, and the day as it was planned."""

from datetime import date
from typing import Any

from kamtui.domain.words import About, EventKind, Kind, Outcome, Reason, Waiting
from kamtui.services.demo.accounts import Client, Person, Territory
from kamtui.services.demo.companies import FIRST_KEY, NEVER_MET, SECOND_KEY
from kamtui.services.demo.diary import Diary


def lay_out(diary: Diary, territory: Territory) -> None:
    """Every hand-made open task; their accounts get no other follow-up with the same person."""
    _late(diary, territory)
    _waiting(diary, territory)
    _silent(diary, territory)
    _slipped(diary, territory)
    _today(diary, territory)
    _promised(diary, territory)


def _late(diary: Diary, territory: Territory) -> None:
    days = diary.days
    client = territory[FIRST_KEY]
    _promise(diary, client, client.person("Rina"), About.PRICE, "renewal prices for trays", days.ago(9), days.back(3))
    client, made = territory["Quillmoor Press"], days.ago(8)
    note = "forty rolls short on the last drop, promised a date"
    touch_id = diary.touch(client, client.first, made, Kind.CALL, note)
    _promise(diary, client, client.first, About.DELIVERY, "where are the 40 rolls?", made, days.back(1), touch_id)


def _promise(
    diary: Diary,
    client: Client,
    person: Person | None,
    about: About,
    text: str,
    made: date,
    due: date,
    touch_id: int | None = None,
) -> None:
    """Something said to a client, and the call that will keep it, planned for the very day."""
    kind = Kind.EMAIL if about is About.DELIVERY else Kind.CALL
    task_id = diary.open(client, person, kind, text, due, due_on=due, promised=about)
    diary.made(task_id, made)
    diary.promise(task_id, about, text, made, due, touch_id=touch_id)


def _waiting(diary: Diary, territory: Territory) -> None:
    asked, client = diary.days.back(2), territory["Wexmere Pharma"]
    note = "asked which paper weight runs on their folder, I find out"
    diary.touch(client, client.first, asked, Kind.EMAIL, note, outcome=Outcome.WAITING_US)
    title, on = "leaflet paper weight?", diary.days.ahead(0)
    task_id = diary.open(client, client.first, Kind.EMAIL, title, on, minutes=20, waiting=Waiting.US)
    diary.made(task_id, asked)


def _silent(diary: Diary, territory: Territory) -> None:
    """Next steps of the accounts that have gone quiet, all of them ahead."""
    days = diary.days
    for name, kind, title, n in (
        (SECOND_KEY, Kind.CALL, "11 p a pallet: decision?", 1),
        ("Dunlow & Sable", Kind.CALL, "gift boxes, second store", 2),
        (NEVER_MET, Kind.VISIT, "find the packing bench", 3),
    ):
        client = territory[name]
        task_id = diary.open(client, client.first, kind, title, days.ahead(n))
        diary.made(task_id, days.ago(12))


def _slipped(diary: Diary, territory: Territory) -> None:
    days = diary.days
    slipped: tuple[tuple[str, Kind, str, int, dict[str, Any]], ...] = (
        (FIRST_KEY, Kind.CALL, "gift box price for 20,000", 1, {}),
        ("Tarrowdale Dairies", Kind.CALL, "lid film trial: verdict", 2, {}),
        ("Kelderstone Spices", Kind.PROPOSAL, "pouches: three options", 2, {"important": True}),
        ("Hollinback Haulage", Kind.CALL, "stretch film per pallet", 3, {}),
        ("Hexmill Hinges", Kind.EMAIL, "tape samples: any good?", 4, {}),
    )
    for name, kind, title, back, more in slipped:
        client = territory[name]
        person = client.person("José") if name == FIRST_KEY else client.first
        task_id = diary.open(client, person, kind, title, days.back(back), **more)
        moved = ((days.back(9), Reason.CLIENT), (days.back(7), Reason.ME)) if kind is Kind.EMAIL else ()
        diary.made(task_id, days.back(12), *moved)
    diary.made(diary.open(None, None, Kind.INTERNAL, "mileage and expenses", days.back(1)), days.back(5))


def _today(diary: Diary, territory: Territory) -> None:
    """The day as it was planned: two appointments, a deadline, calls, and homework for the quiet key account."""
    days = diary.days
    key, quiet = territory[FIRST_KEY], territory[SECOND_KEY]
    review, reorder, offer = (territory[name] for name in ("Halvik Components", "Sundrift Snacks", "Norrisande Stores"))
    planned: tuple[tuple[Client, Person | None, Kind, str, dict[str, Any]], ...] = (
        (key, key.person("Zoë"), Kind.VISIT, "line review, line 1 trial", {"at": "10:00"}),
        (review, review.first, Kind.MEETING, "half-year review", {"at": "14:00"}),
        (reorder, reorder.first, Kind.CALL, "reorder of sleeves", {}),
        (offer, offer.first, Kind.PROPOSAL, "mailers: two options", {"due_on": days.ahead(2)}),
        (quiet, None, Kind.RESEARCH, "rivals' wrapper service", {"minutes": 45}),
    )
    for client, person, kind, title, more in planned:
        diary.made(diary.open(client, person, kind, title, days.ahead(0), **more), days.back(6))
    _tried(diary, territory["Bramswick Bakers"])


def _tried(diary: Diary, client: Client) -> None:
    """A call that reached nobody twice and comes back today."""
    days = diary.days
    task_id = diary.open(client, client.first, Kind.CALL, "cake box sizes", days.ahead(0))
    diary.event(task_id, EventKind.CREATED, days.back(8), to_on=days.back(2))
    for tried, to in ((days.back(2), days.back(1)), (days.back(1), days.ahead(0))):
        diary.touch(client, client.first, tried, Kind.CALL, None, outcome=Outcome.NO_ANSWER, task_id=task_id)
        diary.event(task_id, EventKind.NO_ANSWER, tried, from_on=tried, to_on=to)


def _promised(diary: Diary, territory: Territory) -> None:
    """Promises that can still be kept."""
    days = diary.days
    key, price, sheet = (territory[name] for name in (FIRST_KEY, "Pellgrove Freight", "Zephyrine Beauty"))
    reel, hold, paper = "replacement reel of lid film", "answer on holding the film price", "migration sheet, cartons"
    _promise(diary, key, key.person("Freya"), About.DELIVERY, reel, days.ago(3), days.ahead(4))
    note = "asked us to hold the film price for a year, answer promised"
    touch_id = diary.touch(price, price.first, days.ago(6), Kind.CALL, note)
    _promise(diary, price, price.first, About.PRICE, hold, days.ago(6), days.ahead(8), touch_id)
    note = "their auditor wants the migration sheet, I send it"
    touch_id = diary.touch(sheet, sheet.first, days.ago(5), Kind.MEETING, note)
    _promise(diary, sheet, sheet.first, About.OTHER, paper, days.ago(5), days.ahead(6), touch_id)
