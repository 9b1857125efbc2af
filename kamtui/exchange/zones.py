"""Time zones that a calendar brings along, taught to the reader of calendars; no rule of one is expanded without bound.

Zones that have a name of the tz database or of Windows need nothing: the reader knows them.
"""

import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kamtui.exchange.components import Component

if TYPE_CHECKING:
    from icalendar.timezone.provider import TZProvider

_MAX_LINES = 2_000
_MAX_ZONES = 200
_RULE = re.compile(r"RRULE[^:]*:(.*)", re.IGNORECASE)
_YEARLY = re.compile(
    r"(?:FREQ=YEARLY|INTERVAL=1|WKST=[A-Z]{2}|COUNT=\d{1,3}|UNTIL=\d{8}(?:T\d{6}Z?)?|BY(?:DAY|MONTH|MONTHDAY)=[-+A-Z0-9,]{1,40})"
)


def learn(zones: Iterable[Component]) -> None:
    """Forgets the zones of other files and learns those of this one, as far as they are sound."""
    from icalendar import Timezone
    from icalendar.error import GloballyUniqueTZIDGuessed
    from icalendar.timezone import tzp

    warnings.filterwarnings("ignore", category=GloballyUniqueTZIDGuessed)  # a zone with its maker's name in front
    tzp.use(_provider())  # a new one knows no zone of a file
    for _, zone in zip(range(_MAX_ZONES), zones, strict=False):
        if _is_bounded(zone):
            try:
                parsed = Timezone.from_ical(zone.text)
                tzp.cache_timezone_component(parsed)
            except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
                continue  # its times are then told to be of a zone nobody knows


def _provider() -> "TZProvider":
    """The tz database; the name of a folder of it, such as `Europe`, or one too long for a file, is no zone's."""
    from datetime import tzinfo

    from icalendar.timezone.zoneinfo import ZONEINFO

    class Careful(ZONEINFO):
        def timezone(self, name: str) -> tzinfo | None:
            try:
                return super().timezone(name)
            except OSError:
                return None

    return Careful()


def _is_bounded(zone: Component) -> bool:
    """Whether its rules step by years and nothing finer."""
    if len(zone.lines) > _MAX_LINES:
        return False
    rules = [match[1].strip().upper() for line in zone.lines if (match := _RULE.match(line))]
    return all(
        "FREQ=YEARLY" in rule and all(_YEARLY.fullmatch(part) for part in rule.split(";") if part) for rule in rules
    )
