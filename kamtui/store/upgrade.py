"""Making a book, and bringing an older one to today's schema, through Alembic. Imported only when needed."""

import os
from importlib import resources

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from kamtui.clock import Clock
from kamtui.errors import BookError
from kamtui.store.backups import keep
from kamtui.store.engine import write_engine
from kamtui.store.faults import explained
from kamtui.store.flushing import make_folder
from kamtui.store.header import APPLICATION_ID, SCHEMA, BookState, look
from kamtui.store.reading import schema_statements


def ensure(path: str) -> None:
    """Makes the book at `path` when there is none, or upgrades an older one; does nothing to a current one.

    The folder is made 0700 and the file 0600 before SQLite sees it, so the journal inherits its rights. An older book
    is backed up first; without that backup it is not touched.
    """
    state = look(path)
    if state is BookState.READY:
        return
    if state is BookState.MISSING:
        _touch(path)
    else:
        keep(path, "upgrade", Clock().now(), rotation=None)
    upgrade(path)


def _touch(path: str) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    try:
        make_folder(folder)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    except FileExistsError:
        return  # another kamtui was faster; the upgrade below waits for it
    except OSError as error:
        raise BookError(
            f"No book can be made at {path}: {error.strerror}.",
            "Name another place with --book or KAMTUI_BOOK.",
        ) from None


def upgrade(path: str) -> None:
    """Makes or upgrades a book without a backup of it: all in one transaction with the schema number, or nothing.

    Raises `BookError` when it cannot.
    """
    with explained(path):
        _upgrade(path)


def _upgrade(path: str) -> None:
    with write_engine(path, foreign_keys=False).begin() as connection:
        if connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA:
            return  # two starters: the other one did it
        config = Config()
        config.set_main_option("script_location", str(resources.files("kamtui.store") / "migrations"))
        config.attributes["connection"] = connection
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar():
            command.upgrade(config, "head")
        else:
            _make(connection)
            command.stamp(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BookError(
                f"{path} could not be upgraded: {len(broken)} rows point nowhere.", "It was left as it was."
            )
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def _make(connection: Connection) -> None:
    """The tables of a new book, without the way that older ones came."""
    for statement in schema_statements():
        connection.exec_driver_sql(statement)
