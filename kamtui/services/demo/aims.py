"""What the rep wants to reach: account plans, offerings, the options of a proposal, goals, and news of the market."""

from datetime import date

from sqlmodel import SQLModel

from kamtui.domain.keep.aims import Aim, Fit, ObjectiveState, SoWhat
from kamtui.services.demo.accounts import Row, Territory
from kamtui.services.demo.companies import FIRST_KEY, SECOND_KEY
from kamtui.services.demo.diary import Diary
from kamtui.services.demo.keep import BOUGHT, RIVAL
from kamtui.store.tables.account_plan import (
    AccountPlan,
    Counterpart,
    Objective,
    Offering,
    OfferingFit,
    Option,
    TaskObjective,
)
from kamtui.store.tables.aims import Goal, Intel, IntelTask

_OFFERINGS = ("trays", "sleeves", "lid film", "gift boxes", "pouches", "stretch film", "edge guards", "wrapper service")
_OURS, _OPEN, _THEIRS = Fit.OURS, Fit.WHITESPACE, Fit.COMPETITOR
_FITS: tuple[tuple[str, str, Fit, str | None, str | None], ...] = (
    (FIRST_KEY, "trays", _OURS, None, "line 2; line 1 is the other maker's"),
    (FIRST_KEY, "sleeves", _OURS, None, None),
    (FIRST_KEY, "lid film", _OURS, None, "one reel with pinholes"),
    (FIRST_KEY, "gift boxes", _OPEN, None, None),
    (FIRST_KEY, "pouches", _THEIRS, "Petrapack", "until next summer"),
    (SECOND_KEY, "stretch film", _OURS, None, None),
    (SECOND_KEY, "edge guards", _OPEN, None, "samples were good enough"),
    (SECOND_KEY, "wrapper service", _THEIRS, RIVAL, None),
)
_PLANS = (
    (
        FIRST_KEY,
        "Hold the delivery day for a quarter, then ask for line 1.",
        "One Tuesday slot for all three lines, and somebody who answers the phone.",
        16,
    ),
    (
        SECOND_KEY,
        "Money per pallet before the tender opens; meet Operations before the others do.",
        "18% less film at the same hold, measured in their own depot.",
        11,
    ),
)


def aim(diary: Diary, territory: Territory) -> list[tuple[type[SQLModel], list[Row]]]:
    """Account plans of the key accounts, one proposal's options, goals of the year, two pieces of news."""
    objectives, served = _objectives(diary, territory)
    news, turned = _news(diary, territory)
    return [
        (AccountPlan, _plans(diary, territory)),
        (Objective, objectives),
        (TaskObjective, served),
        (Offering, [{"name": name} for name in _OFFERINGS]),
        (OfferingFit, _fits(territory)),
        (Counterpart, _counterparts(territory)),
        (Option, _options(diary, territory)),
        (Goal, _goals(territory, diary.days.today)),
        (Intel, news),
        (IntelTask, turned),
    ]


def _plans(diary: Diary, territory: Territory) -> list[Row]:
    return [
        {
            "account_id": territory[name].id,
            "strategy": strategy,
            "proposition": proposition,
            "review_on": diary.days.ahead(n),
        }
        for name, strategy, proposition, n in _PLANS
    ]


def _objectives(diary: Diary, territory: Territory) -> tuple[list[Row], list[Row]]:
    """Three open, one of them without a task, and one that was met."""
    days = diary.days
    told: tuple[tuple[str, str, date, bool, tuple[str, ...]], ...] = (
        (FIRST_KEY, "trays on line 1 as well", days.ahead(60), True, ("line 1 trial", "line review, line 1")),
        (FIRST_KEY, "Tuesday slot kept for a month", days.ago(17), False, ("trays on Tuesdays",)),
        (SECOND_KEY, "frame renewed before the tender", days.ahead(30), True, ("saving per pallet", "11 p a pallet")),
        (SECOND_KEY, "meet Operations", days.ahead(20), True, ()),
    )
    rows = [
        {
            "account_id": territory[name].id,
            "text": text,
            "due_on": due,
            "state": ObjectiveState.OPEN if is_open else ObjectiveState.MET,
            "closed_on": None if is_open else due,
        }
        for name, text, due, is_open, _ in told
    ]
    served = [
        {"task_id": diary.find(territory[name], title), "objective_id": n}
        for n, (name, _, _, _, titles) in enumerate(told, 1)
        for title in titles
    ]
    return rows, served


def _fits(territory: Territory) -> list[Row]:
    return [
        {
            "account_id": territory[name].id,
            "offering_id": _OFFERINGS.index(offering) + 1,
            "fit": fit,
            "competitor": competitor,
            "note": note,
        }
        for name, offering, fit, competitor, note in _FITS
    ]


def _counterparts(territory: Territory) -> list[Row]:
    client = territory[SECOND_KEY]
    faces, note = client.person("Dev").id, "sold copiers before, always on the phone"
    return [
        {"account_id": client.id, "competitor": RIVAL, "name": "Piet Haan", "contact_id": faces, "note": note},
    ]


def _options(diary: Diary, territory: Territory) -> list[Row]:
    """Two, one of which the head of sales has not agreed to; the proposal is due in two working days."""
    task_id = diary.find(territory[BOUGHT], "mailers: two options")
    return [
        {
            "task_id": task_id,
            "name": "year",
            "give": "4 % on recycled mailers",
            "gain": "twelve months and both new shops",
            "logic": "one price through Christmas",
            "approval": "head of sales",
        },
        {
            "task_id": task_id,
            "name": "call-off",
            "give": "stock held for six weeks",
            "gain": "list price and a fixed share",
            "logic": "no room in the new shops",
            "approval": None,
        },
    ]


def _goals(territory: Territory, today: date) -> list[Row]:
    """Of the whole book, and of each key account what matters there: growth at one, staying at the other."""
    told = (
        (None, Aim.RETENTION, 950),
        (None, Aim.GROWTH, 80),
        (FIRST_KEY, Aim.GROWTH, 100),
        (SECOND_KEY, Aim.RETENTION, 900),
    )
    return [
        {"account_id": territory[name].id if name else None, "year": today.year, "aim": what, "permille": permille}
        for name, what, permille in told
    ]


def _news(diary: Diary, territory: Territory) -> tuple[list[Row], list[Row]]:
    """One piece that became a task, one that waits."""
    days = diary.days
    film = diary.find(territory["Pellgrove Freight"], "answer on holding the film price")
    rows = [
        {
            "day": days.ago(13),
            "topic": "film resin up 9% since summer",
            "source": "trade paper",
            "us": "re-quote film frames before year end",
            "them": "importers sit on dear stock",
            "client": "will ask to hold prices",
        },
        {
            "day": days.ago(4),
            "topic": f"{RIVAL} opens a depot in Hull",
            "source": "Dev Chandra",
            "us": "two-hour drops are no longer ours alone",
            "them": "needs volume at once",
            "client": None,
        },
    ]
    return rows, [{"intel_id": 1, "so_what": SoWhat.CLIENT, "task_id": film}]
