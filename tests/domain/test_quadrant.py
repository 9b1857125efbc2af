"""The matrix: what makes a task urgent or important, who has the last word, and the lines that say so."""

from datetime import date, timedelta

import pytest

from kamtui.domain.quadrant import place
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import DEFAULT_RULES, Rules
from kamtui.domain.words import About, AccountStatus, Quadrant, TaskStatus, Tier, Waiting
from kamtui.domain.workdays import WorkCalendar

WED = date(2026, 12, 9)
CALENDAR = WorkCalendar(off={date(2026, 12, 25): "Christmas Day"})
BARE = TaskRow(**dict.fromkeys(TaskRow._fields))._replace(status=TaskStatus.OPEN)
OF_B = BARE._replace(account_id=1, account_tier=Tier.B, account_status=AccountStatus.OPEN, last_touch_on=WED)


def ago(days: int) -> date:
    return WED - timedelta(days=days)


@pytest.mark.parametrize(
    ("facts", "quadrant", "because"),
    [
        ({}, Quadrant.DROP, ("neither urgent nor important",)),
        # urgent by the hard date, up to two working days ahead: Wed 9 Dec reaches Fri 11 Dec
        ({"due_on": date(2026, 12, 11)}, Quadrant.DELEGATE, ("deadline due Fri 11 Dec",)),
        ({"due_on": date(2026, 12, 12)}, Quadrant.DROP, ("neither urgent nor important",)),
        ({"due_on": WED}, Quadrant.DELEGATE, ("deadline due Wed 9 Dec",)),
        ({"due_on": ago(1)}, Quadrant.DELEGATE, ("deadline late, due Tue 8 Dec",)),
        ({"due_on": ago(400)}, Quadrant.DELEGATE, ("deadline late, due Tue 4 Nov 2025",)),
        # a promise matters whenever it falls, and presses when it is near
        (
            {"promised": About.PRICE, "due_on": date(2026, 12, 11)},
            Quadrant.DO,
            ("promise due Fri 11 Dec",),
        ),
        (
            {"promised": About.DELIVERY, "due_on": date(2026, 12, 20)},
            Quadrant.SCHEDULE,
            ("promise due Sun 20 Dec",),
        ),
        ({"promised": About.PRICE}, Quadrant.SCHEDULE, ("promise on price",)),
        # a slipped plan day alone never presses
        ({"planned_on": ago(1)}, Quadrant.DROP, ("neither urgent nor important",)),
        ({"planned_on": ago(400), "moves": 9}, Quadrant.DROP, ("neither urgent nor important",)),
        # who has the ball
        ({"waiting": Waiting.US}, Quadrant.DELEGATE, ("waiting on us",)),
        ({"waiting": Waiting.THEM}, Quadrant.DROP, ("neither urgent nor important",)),
        # tiers
        ({"account_tier": Tier.KEY}, Quadrant.SCHEDULE, ("K account",)),
        ({"account_tier": Tier.A}, Quadrant.SCHEDULE, ("A account",)),
        ({"account_tier": Tier.C}, Quadrant.DROP, ("neither urgent nor important",)),
        ({"account_tier": Tier.PROSPECT}, Quadrant.DROP, ("neither urgent nor important",)),
        # an open objective of the account plan
        ({"objective": "grow in stores"}, Quadrant.SCHEDULE, ("objective: grow in stores",)),
        (
            {"objective": "grow in stores", "account_tier": Tier.KEY},
            Quadrant.SCHEDULE,
            ("K account", "objective: grow in stores"),
        ),
        ({"objective": "grow in stores", "important": False}, Quadrant.DROP, ("you said not important",)),
        # silence beyond the cadence
        ({"last_touch_on": ago(30)}, Quadrant.DROP, ("neither urgent nor important",)),
        ({"last_touch_on": ago(31)}, Quadrant.DELEGATE, ("silent 31 d of 30",)),
        ({"last_touch_on": None}, Quadrant.DELEGATE, ("never met",)),
        ({"last_touch_on": ago(8), "account_cadence": 7}, Quadrant.DELEGATE, ("silent 8 d of 7",)),
        ({"last_touch_on": ago(31), "account_cadence": 45}, Quadrant.DROP, ("neither urgent nor important",)),
        (
            {"account_tier": Tier.KEY, "last_touch_on": ago(10)},
            Quadrant.DO,
            ("K account", "silent 10 d of 7"),
        ),
        # lost and parked accounts ask for nothing; parking ends on its day
        (
            {"last_touch_on": None, "account_status": AccountStatus.LOST},
            Quadrant.DROP,
            ("neither urgent nor important",),
        ),
        (
            {"last_touch_on": None, "parked_until": WED + timedelta(days=1)},
            Quadrant.DROP,
            ("neither urgent nor important",),
        ),
        ({"last_touch_on": None, "parked_until": WED}, Quadrant.DELEGATE, ("never met",)),
        # the rep's own word
        ({"important": True}, Quadrant.SCHEDULE, ("you said important",)),
        ({"urgent": True}, Quadrant.DELEGATE, ("you said urgent",)),
        (
            {"important": True, "urgent": True},
            Quadrant.DO,
            ("you said important", "you said urgent"),
        ),
        (
            {"account_tier": Tier.KEY, "important": False},
            Quadrant.DROP,
            ("you said not important",),
        ),
        ({"waiting": Waiting.US, "urgent": False}, Quadrant.DROP, ("you said not urgent",)),
        (
            {"promised": About.PRICE, "due_on": ago(1), "urgent": False},
            Quadrant.SCHEDULE,
            ("promise late, due Tue 8 Dec", "you said not urgent"),
        ),
        (
            {"promised": About.PRICE, "due_on": ago(1), "important": False},
            Quadrant.DELEGATE,
            ("you said not important", "promise late, due Tue 8 Dec"),
        ),
        # all of it at once
        (
            {
                "account_tier": Tier.KEY,
                "promised": About.PRICE,
                "due_on": date(2026, 12, 11),
                "waiting": Waiting.US,
                "last_touch_on": ago(10),
            },
            Quadrant.DO,
            ("K account", "promise due Fri 11 Dec", "waiting on us", "silent 10 d of 7"),
        ),
    ],
)
def test_placement(facts: dict[str, object], quadrant: Quadrant, because: tuple[str, ...]) -> None:
    found = place(OF_B._replace(**facts), WED, CALENDAR, DEFAULT_RULES)  # type: ignore[arg-type]
    assert (found.quadrant, found.because) == (quadrant, because)
    assert not found.overridden
    assert (found.urgent, found.important) == (
        quadrant in (Quadrant.DO, Quadrant.DELEGATE),
        quadrant in (Quadrant.DO, Quadrant.SCHEDULE),
    )


def test_a_task_without_an_account_is_not_silent() -> None:
    assert place(BARE, WED, CALENDAR, DEFAULT_RULES).quadrant == Quadrant.DROP


@pytest.mark.parametrize("box", list(Quadrant))
def test_an_override_wins_and_is_explained(box: Quadrant) -> None:
    task = OF_B._replace(account_tier=Tier.KEY, last_touch_on=ago(10), override=box)
    found = place(task, WED, CALENDAR, DEFAULT_RULES)
    assert (found.quadrant, found.overridden) == (box, True)
    assert found.because == ("you put it here", "K account", "silent 10 d of 7")
    assert (found.urgent, found.important) == (True, True)


def test_an_override_of_a_task_nothing_speaks_for() -> None:
    found = place(OF_B._replace(override=Quadrant.DO), WED, CALENDAR, DEFAULT_RULES)
    assert found.because == ("you put it here",)


@pytest.mark.parametrize(
    ("today", "due", "urgent"),
    [
        (date(2026, 12, 10), date(2026, 12, 14), True),  # Thursday reaches Monday
        (date(2026, 12, 10), date(2026, 12, 15), False),
        (date(2026, 12, 24), date(2026, 12, 29), True),  # Christmas and the weekend are not counted
        (date(2026, 12, 24), date(2026, 12, 30), False),
    ],
)
def test_near_is_counted_in_working_days(today: date, due: date, urgent: bool) -> None:
    found = place(OF_B._replace(due_on=due, last_touch_on=today), today, CALENDAR, DEFAULT_RULES)
    assert found.urgent is urgent


def test_the_numbers_are_settings() -> None:
    task = OF_B._replace(due_on=date(2026, 12, 16))
    assert not place(task, WED, CALENDAR, DEFAULT_RULES).urgent
    assert place(task, WED, CALENDAR, Rules(urgent_working_days=5)).urgent


def test_the_same_task_becomes_urgent_as_days_pass() -> None:
    task = OF_B._replace(account_tier=Tier.KEY)
    boxes = [place(task, WED + timedelta(days=i), CALENDAR, DEFAULT_RULES).quadrant for i in (0, 7, 8, 400)]
    assert boxes == [Quadrant.SCHEDULE, Quadrant.SCHEDULE, Quadrant.DO, Quadrant.DO]
