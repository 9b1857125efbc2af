"""The one definition of the schema: SQLModel tables, a file for each part of the rep's world.

Importing this package loads every table, which the schema tests need; a verb imports only the parts it writes.
"""

from kamtui.store.tables.account_plan import (
    AccountPlan,
    Counterpart,
    Objective,
    Offering,
    OfferingFit,
    Option,
    TaskObjective,
)
from kamtui.store.tables.accounts import Account, Contact, Department, Segment
from kamtui.store.tables.aims import Goal, Intel, IntelTask
from kamtui.store.tables.aliases import AccountAlias
from kamtui.store.tables.book import BookSetting
from kamtui.store.tables.calendar import DayOff, Holiday
from kamtui.store.tables.history import Step, StepChange
from kamtui.store.tables.journal import Promise, Touch
from kamtui.store.tables.keep import Contract, ContractRung, Grade, Threat, TriggerEvent
from kamtui.store.tables.plan import Intensity, Pin, Plan, PlanLine
from kamtui.store.tables.sales import IndexValue, Sale
from kamtui.store.tables.tasks import Task, TaskEvent

__all__ = [
    "Account",
    "AccountAlias",
    "AccountPlan",
    "BookSetting",
    "Contact",
    "Contract",
    "ContractRung",
    "Counterpart",
    "DayOff",
    "Department",
    "Goal",
    "Grade",
    "Holiday",
    "IndexValue",
    "Intel",
    "IntelTask",
    "Intensity",
    "Objective",
    "Offering",
    "OfferingFit",
    "Option",
    "Pin",
    "Plan",
    "PlanLine",
    "Promise",
    "Sale",
    "Segment",
    "Step",
    "StepChange",
    "Task",
    "TaskEvent",
    "TaskObjective",
    "Threat",
    "Touch",
    "TriggerEvent",
]
