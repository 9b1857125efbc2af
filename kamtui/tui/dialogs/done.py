"""The done sheet: a note, and the next step it leaves behind, seen before it is saved."""

from datetime import date

from textual.content import Content

from kamtui.domain.note import NoteReading
from kamtui.domain.rows import TaskRow
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.followup import FollowUp
from kamtui.services.names import Who
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_HINT = (
    ">fri another next day · >them 5d they owe us · >us we owe them"
    " · >- until feb park · #price … by fri a promise · ctrl+e editor"
)


class DoneSheet(LineDialog):
    """Ticks one task off, or writes down a call that was not planned, with whom it was."""

    LONG = True

    def __init__(self, ticked: TaskRow | Who) -> None:
        who = ticked.contact_name or ticked.account_name or ""
        what = f"{ticked.kind} {who} · {ticked.title}" if isinstance(ticked, TaskRow) else f"call {who} · not planned"
        super().__init__(f"Done: {what}", "what was said; Enter saves", self._write, _HINT)
        self._ticked = ticked

    async def _write(self, text: str) -> str:
        ticked = self._ticked

        def verb(book: Book) -> str:
            from kamtui.services.verbs.touch import done, log

            if isinstance(ticked, TaskRow):
                result, said = done(book, ticked.id, text), f"Done “{shortened(ticked.title)}”"
            else:
                result, said = log(book, ticked, text), f"Wrote down a call with {shortened(ticked.label)}"
            if result.next is not None and result.next.planned_on is not None:
                what = "" if result.next.repeat else f"{result.next.kind} {shortened(result.next.title)} "
                said += f" · next: {what}{short_day(result.next.planned_on, book.today)}"
            if result.why:
                said += f" ({result.why[0]})"
            if result.promises:
                said += f" · {len(result.promises)} promise{'s' if len(result.promises) > 1 else ''} written down"
            return f"{said} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """The next step and why; the tokens of the note in full words."""
        ticked = self._ticked.id if isinstance(self._ticked, TaskRow) else self._ticked

        def query(book: Book) -> tuple[NoteReading, FollowUp]:
            from kamtui.services.preview import preview

            return preview(book, ticked, text)

        try:
            reading, plan = await self.gateway.ask(query)
        except KamtuiError as error:
            return complaint(error)
        today = self.gateway.book.today
        rows = [joined(Content.styled("next  ", MUTED), _next(plan, today))]
        rows += [joined("      ", content(why, MUTED)) for why in plan.why]
        for promise in reading.promises:
            day = short_day(promise.due.on, today)
            rows.append(content(f"promise ({promise.about}) {promise.text} by {day}", "$text-accent"))
        rows += [content(note, "$text-warning") for note in reading.notes]
        return lines(*rows)


def _next(plan: FollowUp, today: date) -> Content:
    if plan.step is not None and plan.step.on is not None:
        waiting = f", waiting on {plan.step.waiting}" if plan.step.waiting else ""
        at = f" {plan.at}" if plan.at else ""
        return content(f"{plan.step.kind} “{plan.step.title}” {short_day(plan.step.on, today)}{at}{waiting}", "bold")
    if plan.existing is not None and plan.existing.planned_on is not None:
        return content(
            f"{plan.existing.kind} “{plan.existing.title}” {short_day(plan.existing.planned_on, today)}", "bold"
        )
    return content("parked" if plan.park_until else "none", "bold $text-warning" if not plan.park_until else "bold")
