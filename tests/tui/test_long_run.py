"""A planner that stays open while it and another process write again and again holds no more at the end than before.

The thirty days are in `tests/benchmarks/long_run.py`; these are three hundred changes of them.
"""

import gc
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from conftest import Open
from test_time import Moving

from kamtui.services.book import Book
from kamtui.services.verbs.tasks import edit

CHANGES, WARM, MORE = 300, 60, 400
"""Changes in all, those before anything is counted, and how many objects more there may be: one and a half a change."""


@pytest.mark.asyncio
async def test_three_hundred_changes_leave_nothing_behind(planner: Open, small: Book, today: date) -> None:
    clock = Moving(today)
    async with planner(replace(small, clock=clock)) as p:
        held = 0
        with closing(sqlite3.connect(small.path, isolation_level=None)) as other:
            for number in range(CHANGES):
                other.execute("UPDATE tasks SET minutes = ?, title = ? WHERE id = 1", (10 + number % 50, f"n{number}"))
                if number % 10 == 5:
                    await p.app.gateway.write(partial(edit, task_id=2, text=f"own {number} ~{10 + number % 50}m"))
                clock.day = today + timedelta(days=number // 30)
                p.app._poll()
                await p.pilot.pause(0)
                if number % 30 == 29:
                    await p.press("j")
                    assert f"n{number}" in p.text()
                if number == WARM:
                    await p.settle()
                    held = _objects()
        await p.settle()
        assert _objects() - held < MORE
        assert "changed elsewhere" in p.today.status.said


def _objects() -> int:
    gc.collect()
    return len(gc.get_objects())
