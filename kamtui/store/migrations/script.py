"""Runs a revision's own SQL file, one statement after the other: the files an empty reader runs too."""

from importlib import resources

from alembic import op


def run(revision: str) -> None:
    """Runs `sql/REVISION.sql`; a statement ends with a semicolon at the end of a line."""
    script = resources.files("kamtui.store.migrations") / "sql" / f"{revision}.sql"
    for statement in script.read_text("utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement.replace(":", "\\:"))
