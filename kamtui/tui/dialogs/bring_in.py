"""Importing files: their names in one line, and below it what would change before anything does."""

import os
import shlex

from textual.content import Content

from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.imports.plan import FileResult, ImportPlan
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.text import MUTED, content, joined, lines

_HINT = "CSV files, workbooks or a ZIP of them, from Salesforce, HubSpot, Dynamics, Odoo or your own; Enter imports"
_SHOWN = 5


class ImportDialog(LineDialog):
    """Brings in accounts, contacts and tasks."""

    def __init__(self) -> None:
        super().__init__("Import", "~/Downloads/Account.csv ~/Downloads/Contact.csv", self._write, _HINT)

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.imports.run import run_import

            results = run_import(book, _planned(book, text))
            told = ", ".join(f"{found.outcome.new} new {found.sort}" for found in results)
            changed = sum(found.outcome.changed for found in results)
            rejected = sum(len(found.rejected) for found in results)
            return f"Imported {told}; {changed} changed, {rejected} rejected · u takes it back"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """What each file is read as, and its counts."""
        if not text.strip():
            return Content("")
        try:
            plan = await self.gateway.ask(lambda book: _planned(book, text))
        except KamtuiError as error:
            return complaint(error)
        rows = [row for found in plan.results for row in _told(found)]
        left_out = (f"{skipped.file}: skipped, {skipped.reason}" for skipped in plan.skipped[:_SHOWN])
        rows += [content(text, MUTED) for text in left_out]
        return lines(*rows)


def _planned(book: Book, text: str) -> ImportPlan:
    from kamtui.exchange.sources import load
    from kamtui.services.imports.plan import plan_import

    try:
        names = shlex.split(text)
    except ValueError:  # an open quote while the rep is still typing
        names = text.split()
    return plan_import(book, [load(os.path.expanduser(name)) for name in names])


def _told(found: FileResult) -> list[Content]:
    result = found.outcome
    counts = f"{result.new} new, {result.changed} changed, {result.unchanged} unchanged"
    head = joined(content(found.file, "bold"), content(f"  {found.sort}: {counts}", "$text-success"))
    rows = [head, *(content(f"  {note}", MUTED) for note in result.notes[:_SHOWN])]
    rows += [content(f"  row {row.row}: {row.reason}", "$text-warning") for row in result.rejected[:_SHOWN]]
    if len(result.rejected) > _SHOWN:
        rows.append(content(f"  and {len(result.rejected) - _SHOWN} more rows rejected", "$text-warning"))
    return rows
