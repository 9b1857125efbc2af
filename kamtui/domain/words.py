"""The field's words as enums: one word for one thing, the same in the book, the keys, the shell and the help.

Each value is the short text that the book stores and `--json` prints.
"""

from enum import StrEnum


class Tier(StrEnum):
    """How much an account matters: key, then A, B, C, and P for a prospect."""

    KEY = "K"
    A = "A"
    B = "B"
    C = "C"
    PROSPECT = "P"


class Kind(StrEnum):
    """What a task is. The first five are contact with the client and can be an account's next step."""

    CALL = "call"
    VISIT = "visit"
    EMAIL = "email"
    MEETING = "meeting"
    PROPOSAL = "proposal"
    INTERNAL = "internal"
    RESEARCH = "research"
    PROSPECTING = "prospecting"


CLIENT_KINDS = (Kind.CALL, Kind.VISIT, Kind.EMAIL, Kind.MEETING, Kind.PROPOSAL)
"""Kinds that touch the client: only these can be an account's follow-up."""


class TaskStatus(StrEnum):
    """A task is open until it is done or cut."""

    OPEN = "open"
    DONE = "done"
    CUT = "cut"


class AccountStatus(StrEnum):
    """A lost account asks for nothing; parking is a date on an open account, not a status."""

    OPEN = "open"
    LOST = "lost"


class BuyerRole(StrEnum):
    """The part a contact plays in a purchase."""

    DECISION_MAKER = "decision maker"
    INFLUENCER = "influencer"
    BOOKER = "booker"
    USER = "user"
    GATEKEEPER = "gatekeeper"
    SPONSOR = "sponsor"
    CHAMPION = "champion"
    BLOCKER = "blocker"


class Outcome(StrEnum):
    """How a touch ended; it decides the next step."""

    REACHED = "reached"
    NO_ANSWER = "no answer"
    WAITING_THEM = "waiting on them"
    WAITING_US = "waiting on us"
    CALL_BACK = "call back"


class Waiting(StrEnum):
    """Who has the ball on an open task."""

    THEM = "them"
    US = "us"


class About(StrEnum):
    """What a promise was about."""

    PRICE = "price"
    DELIVERY = "delivery"
    OTHER = "other"


class Reason(StrEnum):
    """Why a planned task was moved or cut."""

    CLIENT = "client"
    ME = "me"
    PRIORITY = "priority"
    EVENT = "event"
    OBSOLETE = "obsolete"


class Overdue(StrEnum):
    """Late: a due date or promise was missed. Slipped: only the planned day was missed."""

    LATE = "late"
    SLIPPED = "slipped"


class Quadrant(StrEnum):
    """The Eisenhower box an open task stands in; every open task is in exactly one."""

    DO = "do"
    SCHEDULE = "schedule"
    DELEGATE = "delegate"
    DROP = "drop"


class Grain(StrEnum):
    """The finest period a sales figure is known for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Language(StrEnum):
    """A language whose names of days and months and common phrases are understood, beside English."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    ITALIAN = "it"
    PORTUGUESE = "pt"
    DUTCH = "nl"
    POLISH = "pl"


class EventKind(StrEnum):
    """What happened to a task; events are only ever appended."""

    CREATED = "created"
    EDITED = "edited"
    MOVED = "moved"
    NO_ANSWER = "no answer"
    DONE = "done"
    CUT = "cut"
    HANDED_OFF = "handed off"
    IMPORTED = "imported"


class DecimalSign(StrEnum):
    """What stands before the decimals of an amount: 1,234.50 has a point, 1.234,50 a comma."""

    POINT = "point"
    COMMA = "comma"


class DateOrder(StrEnum):
    """How dates in figures are read: 3/4 is 3 April, March 4th, or year first."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
