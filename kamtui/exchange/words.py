"""The words of other systems in kamtui's own: roles, tiers, kinds, states. What is not known is None."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from kamtui.domain.text import name_key
from kamtui.domain.words import BuyerRole, Kind, TaskStatus, Tier
from kamtui.exchange.cells import is_true

_ROLES: Mapping[str, BuyerRole] = MappingProxyType(
    {
        **{str(role): role for role in BuyerRole},
        **dict.fromkeys(
            (
                "decision maker",
                "decisionmaker",
                "economic buyer",
                "economic decision maker",
                "primary decision maker",
                "business decision maker",
                "technical decision maker",
                "budget holder",
                "owner",
            ),
            BuyerRole.DECISION_MAKER,
        ),
        **dict.fromkeys(
            ("evaluator", "business evaluator", "technical evaluator", "technical buyer", "legal compliance"),
            BuyerRole.INFLUENCER,
        ),
        **dict.fromkeys(("end user", "business user"), BuyerRole.USER),
        **dict.fromkeys(("executive sponsor",), BuyerRole.SPONSOR),
        **dict.fromkeys(("purchasing agent", "buyer", "purchaser"), BuyerRole.BOOKER),
    }
)
_TIERS: Mapping[str, Tier] = MappingProxyType(
    {
        **{str(tier).lower(): tier for tier in Tier},
        **dict.fromkeys(("key", "key account", "strategic", "strategic account"), Tier.KEY),
        **dict.fromkeys(("prospect", "lead", "potential"), Tier.PROSPECT),
        **{f"tier {tier.lower()}": tier for tier in Tier},
    }
)
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **{str(kind): kind for kind in Kind},
        **dict.fromkeys(("phone call", "phone", "telephone", "follow up call", "cold call"), Kind.CALL),
        **dict.fromkeys(("e mail", "mail", "send email", "letter"), Kind.EMAIL),
        **dict.fromkeys(("appointment", "event", "demo", "lunch", "video call", "web meeting"), Kind.MEETING),
        **dict.fromkeys(("site visit", "on site", "onsite visit", "customer visit"), Kind.VISIT),
        **dict.fromkeys(("quote", "offer", "quotation"), Kind.PROPOSAL),
    }
)
_DONE = frozenset({"done", "completed", "complete", "closed", "held", "finished"})
_CUT = frozenset({"canceled", "cancelled", "not held", "obsolete", "cut"})
_IMPORTANT = frozenset({"high", "highest", "urgent", "critical", "very high"})
_WHOLE = re.compile(r"100(?:[.,]0+)?\s*%?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?:\s*([AaPp])\.?[Mm]\.?)?")
_NUMBER = re.compile(r"([0-9]{1,6})(?:[.,][0-9]+)?\s*(?:m|min|mins|minutes)?", re.IGNORECASE)


def buyer_role(text: str) -> BuyerRole | None:
    """A buyer role, from the words of Salesforce, HubSpot (also `DECISION_MAKER`), SuiteCRM, EspoCRM, Dynamics."""
    return _ROLES.get(name_key(text[:200]))


def tier(text: str) -> Tier | None:
    """A tier by its letter or by its word."""
    return _TIERS.get(name_key(text[:200]))


def kind(text: str) -> Kind | None:
    """The kind of a task."""
    return _KINDS.get(name_key(text[:200]))


def status(texts: list[str]) -> TaskStatus | None:
    """The state of a task by all columns that speak of it: done when one says so, else cut when one says so.

    None when none says anything.
    """
    if not texts:
        return None
    keys = {name_key(text[:200]) for text in texts}
    if keys & _DONE or any(is_true(text) for text in texts):
        return TaskStatus.DONE
    return TaskStatus.CUT if keys & _CUT else TaskStatus.OPEN


def is_whole(text: str) -> bool:
    """Whether a share of the work done is all of it: `100`, `100 %`, `100.0`."""
    return bool(_WHOLE.fullmatch(text.strip()[:40]))


def is_important(texts: list[str]) -> bool:
    """Whether a priority is above the normal one. Figures say nothing: 1 is highest here and lowest there."""
    return any(name_key(text[:200]) in _IMPORTANT or text.strip().lower() == "true" for text in texts)


def minutes(text: str) -> int | None:
    """Minutes from `45`, `45 min` or `0:45`; None when it is no length a task can have (1 to 1440)."""
    text = text.strip()[:40]
    if match := _CLOCK.fullmatch(text):
        number = int(match[1]) * 60 + int(match[2])
    elif match := _NUMBER.fullmatch(text):
        number = int(match[1])
    else:
        return None
    return number if 1 <= number <= 1440 else None


def clock(text: str) -> str | None:
    """`HH:MM` from `9:30`, `09:30:00` or `9:30 PM`; None for anything else, a date with a time too."""
    match = _TIME.fullmatch(text.strip()[:40])
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    return f"{hour % 12 + 12 * (half == 'p') if half else hour:02d}:{minute:02d}"
