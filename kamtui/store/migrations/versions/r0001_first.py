"""The first schema: accounts, the plan, the journal, promises, sales, calendar, settings, history."""

from importlib import resources

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Runs the schema's own file, the one an empty reader runs too."""
    script = resources.files("kamtui.store.migrations") / "sql" / "0001.sql"
    for statement in script.read_text("utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement.replace(":", "\\:"))
