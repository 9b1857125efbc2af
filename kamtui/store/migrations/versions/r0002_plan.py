"""The plan of a month with its baseline, pins and intensities, and the industry index."""

from kamtui.store.migrations.script import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds tables only: nothing that stands in the book changes."""
    run(revision)
