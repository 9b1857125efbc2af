"""The first schema: accounts, the plan, the journal, promises, sales, calendar, settings, history."""

from kamtui.store.migrations.script import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table."""
    run(revision)
