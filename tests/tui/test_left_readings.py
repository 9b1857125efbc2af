"""A reading that a newer one took the place of ends by itself, however long it would have been."""

import asyncio
import sqlite3
import threading

import pytest

from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.tui.gateway import Gateway

pytestmark = pytest.mark.asyncio

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


async def test_what_nobody_waits_for_ends(small: Book) -> None:
    gateway = Gateway(small)
    began, ended = threading.Event(), list[str]()

    def endless(connection: Connection, _: Book) -> None:
        began.set()
        try:
            connection.execute(ENDLESS).fetchone()
        except sqlite3.OperationalError as error:
            ended.append(str(error))
            raise

    reading = asyncio.create_task(gateway.read(endless))
    await asyncio.to_thread(began.wait)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await asyncio.get_running_loop().shutdown_default_executor()
    assert ended == ["interrupted"]
    gateway.close()


async def test_what_is_waited_for_does_not(small: Book) -> None:
    gateway = Gateway(small)
    count = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000) SELECT max(x) FROM n"
    assert await gateway.read(lambda connection, _: connection.execute(count).fetchone()) == (100_000,)
    gateway.close()
