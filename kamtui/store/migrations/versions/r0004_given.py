"""Numbers are never given again; a value that is no day, time or text of its length is refused by the table itself."""

import sqlite3

from alembic import op

from kamtui.store.given import keep_given
from kamtui.store.migrations.rebuild import rebuild

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Rebuilds every table but the changes of the history; nothing that stands in a row changes."""
    connection: sqlite3.Connection = op.get_bind().connection.driver_connection  # type: ignore[assignment]
    rebuild(connection, revision)
    keep_given(connection)
