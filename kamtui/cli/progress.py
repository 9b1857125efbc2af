"""How far a long import is, in one line of the terminal; and what ctrl+c means while it runs."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kamtui.cli.output import rewrite
from kamtui.domain.locale import shown
from kamtui.exchange.progress import Doing, Progress, Step

FROM_ROWS = 10_000
"""Smaller files are read before anybody could read the line."""


class ProgressLine:
    """A line on stderr that rewrites itself; from the moment of saving ctrl+c comes too late, and is not heard."""

    def __init__(self) -> None:
        self._doing: Doing | None = None
        self._since = 0.0

    def __call__(self, step: Step) -> None:
        """Shows a step of a file that is large enough."""
        if step.doing is Doing.SAVING:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        elif not sys.stderr.isatty() or max(step.rows, step.whole) < FROM_ROWS:
            return
        now = time.monotonic()
        if step.doing is not self._doing:
            self._doing, self._since = step.doing, now
        rewrite(f"{_shown(step)}{_left(step, now - self._since)}")


@contextmanager
def progress_line() -> Iterator[Progress]:
    """A line for the time of an import; it is gone afterwards, whatever happened."""
    before: Any = signal.getsignal(signal.SIGINT)
    try:
        yield ProgressLine()
    finally:
        signal.signal(signal.SIGINT, before)
        rewrite("")


def _shown(step: Step) -> str:
    rows = f": {shown().whole(step.rows)} rows" if step.rows else ""
    return f"{step.doing} {step.name}{rows}"


def _left(step: Step, seconds: float) -> str:
    """How long it will take, as it went so far."""
    return f" … {max(round(seconds * (1 - step.share) / step.share), 1)} s left" if step.share else " …"
