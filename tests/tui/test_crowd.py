"""The planner and eight shells on one book: no error reaches anybody, nothing is lost, and undo is everyone's own.

`python tests/benchmarks/two_at_once.py` does it for a minute, with a planner in a terminal and shells as processes.
"""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import Open
from crowd import Tally, check
from forking import forks
from textual.app import App

from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.store.tables.accounts import Account

SHELLS = 8
SECONDS = 5


@pytest.mark.asyncio
async def test_the_planner_and_eight_shells_write_at_once(planner: Open, small: Book, tmp_path: Path) -> None:
    with small.work("shops") as (work, _):
        for n in range(SHELLS):
            work.add(Account, name=f"Shop{n}", folded=name_key(f"Shop{n}"), tier="B")
    with small.reading() as connection:
        (before,) = connection.execute("SELECT max(id) FROM steps").fetchone()
    added = undone = 0
    with forks(tmp_path, ["crowd"]) as children:
        async with planner(small) as p:
            errors = _heard(p.app)
            shells = [children.start("crowd:writer", small.path, n, SECONDS) for n in range(SHELLS)]
            until = time.monotonic() + SECONDS
            while time.monotonic() < until or added < 4:
                await p.press("a")
                await p.paste(f"call @acme mine {added} tomorrow")
                await p.press("enter")
                added += 1
                for shell in shells:
                    shell.listen(0)
                if added % 2 == 0:
                    await p.press("u")
                    undone += 1
            for shell in shells:
                shell.wait()
    tally = Tally()
    for shell in shells:
        assert shell.lines
        assert not [line for line in shell.lines if line.startswith("failed")]
        tally.count(json.loads(line) for line in shell.lines)
    # a shell whose task another undid may tick ours, which has its number now: our undo is refused then, and told
    refusals = ("depend on this one", "would overwrite a later change")
    assert all(any(one in error for one in refusals) for error in errors), errors
    undone -= len(errors)
    assert undone
    check(Path(small.path), tally, "tui:test", added, undone, before)


def _heard(app: App[Any]) -> list[str]:
    """What the app tells as an error from now on, also once it is off the screen."""
    told: list[str] = []
    real = app.notify

    def notify(message: str, **how: Any) -> None:
        if how.get("severity") == "error":
            told.append(message)
        real(message, **how)

    app.notify = notify  # type: ignore[method-assign]
    return told
