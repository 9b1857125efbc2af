"""Runs a revision's own SQL file, one statement after the other: the files an empty reader runs too."""

from alembic import op

from kamtui.store.reading import schema_statements


def run(revision: str) -> None:
    """Runs what `sql/REVISION*.sql` holds."""
    for statement in schema_statements(revision):
        op.execute(statement.replace(":", "\\:"))
