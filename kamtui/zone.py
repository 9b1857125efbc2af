"""The time zone the rep's clock stands in; a name nobody knows would count as UTC without a word."""

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_RULE = re.compile(r"(<[+\-0-9A-Za-z]{3,}>|[A-Za-z]{3,})[+-]?\d{1,3}(:\d{1,2}){0,2}(<|[A-Za-z]|,|$).*")
"""A zone given as a rule: `EST5EDT`, `<+03>-3`. A name alone is looked up among the system's zones."""

_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


def zone_doubt() -> str:
    """What is wrong with the zone of the environment, in one sentence: a name nobody knows counts as UTC silently."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name or name in ("UTC", "GMT") or _RULE.fullmatch(name):
        return ""
    folders = [folder for folder in _ZONES if os.path.isdir(folder)]
    if not folders:
        return ""
    if any(os.path.isfile(os.path.join(folder, name)) for folder in folders):
        return ""
    return f"No time zone is called “{name}” (TZ): days begin and end in UTC. Set it as Europe/London, or not at all."


def local_zone() -> "ZoneInfo | None":
    """The zone the rep's clock stands in, by its name; None where the system has none."""
    from zoneinfo import ZoneInfo

    from pendulum.tz import get_local_timezone

    try:
        return ZoneInfo(get_local_timezone().name)
    except (OSError, ValueError, RuntimeError):
        return None
