"""Account plans, offerings, options, goals and market intelligence; every text of the book searchable."""

from kamtui.store.migrations.script import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds tables, and a full-text index of what stands in the book; nothing in it changes."""
    run(revision)
