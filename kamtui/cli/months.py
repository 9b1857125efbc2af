"""The plan of a month: `plan`."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from kamtui.cli import months_json as shapes
from kamtui.cli import months_text as texts
from kamtui.cli.gap_names import gaps_named
from kamtui.cli.options import verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.load import hours
from kamtui.domain.plan.gaps import Gap
from kamtui.domain.workdays import month_day
from kamtui.errors import RejectedError, UsageError
from kamtui.services.book import Book
from kamtui.services.plan.draft import Draft, draft_month, month_gaps
from kamtui.services.plan.months import month_to_plan
from kamtui.services.plan.reflow import Reflow, plan_reflow
from kamtui.services.plan.spans import ahead
from kamtui.services.views.plan import PlanStatus, PlanView, plan_view
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads.tasks import tasks_by_id

if TYPE_CHECKING:
    from kamtui.services.verbs.plan import Locked

HINT = "Say it as 2026-12, dec, december 2026, this month or next month."


class Doing(StrEnum):
    """What is asked of the month."""

    SHOW = "show"
    GAPS = "gaps"
    GENERATE = "generate"
    LOCK = "lock"
    DRIFT = "drift"
    REFLOW = "reflow"


@verb(
    "plan",
    """
    kamtui plan
    kamtui plan december --gaps
    kamtui plan 2026-12 --generate --dry-run --drop never-spoken
    kamtui plan next month --drift
    kamtui plan this month --reflow
    """,
)
@click.argument("words", metavar="[MONTH]", nargs=-1)
@click.option("--gaps", is_flag=True, help="List the reasons to act, by account.")
@click.option("--generate", is_flag=True, help="Lay the month out and write it as tasks.")
@click.option("--lock", is_flag=True, help="Freeze its tasks as the baseline.")
@click.option("--drift", is_flag=True, help="Compare the baseline with what became of it.")
@click.option("--reflow", is_flag=True, help="Show which tasks cannot stay, and where they would go.")
@click.option("--key", "key_only", is_flag=True, help="Only key accounts, for --gaps and --generate.")
@click.option("--drop", "drops", multiple=True, metavar="GAP", help="Leave a gap out, by the name --gaps gives it.")
@click.option("--dry-run", is_flag=True, help="With --generate: show what would be planned, write nothing.")
@click.option("--yes", is_flag=True, help="With --reflow: move the tasks.")
@json_option
@click.pass_obj
def command_plan(
    book: Book,
    /,
    words: tuple[str, ...],
    key_only: bool,
    drops: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    **flags: bool,
) -> None:
    """Show the plan of a month, or make, lock, check and reflow it.

    Shown are its days and tasks, what found no day, and how far the plan reaches. MONTH is a month in words or as
    YYYY-MM; without one it is this month until it is locked or late, then the next. --generate plans what cadences,
    gaps and recurring slots ask for, and again only what is not planned yet. --drift tells per account P planned, A
    actual, S scheduled, R remaining and what is still to schedule, beside the share of the working days that has
    gone. A GAP is a name such as silent:12; its first part alone stands for all of the rule.
    """
    doing = _one([Doing(name) for name, given in flags.items() if given])
    _check(doing, key_only=key_only, drops=drops, dry_run=dry_run, yes=yes)
    month = named_month(book, " ".join(words))
    if doing is Doing.GENERATE:
        _generate(book, month, drops, key_only, dry_run)
    elif doing is Doing.LOCK:
        _lock(book, month)
    elif doing is Doing.REFLOW:
        _reflow(book, month, yes)
    elif doing is Doing.GAPS:
        _gaps(book, month, drops, key_only)
    else:
        _show(book, month, doing)


def _one(asked: Sequence[Doing]) -> Doing:
    if len(asked) > 1:
        raise UsageError(f"--{asked[0]} and --{asked[1]} do not go together.", "Say one after the other.")
    return asked[0] if asked else Doing.SHOW


def _check(doing: Doing, *, key_only: bool, drops: Sequence[str], dry_run: bool, yes: bool) -> None:
    for flag, given, of in (
        ("--key", key_only, (Doing.GAPS, Doing.GENERATE)),
        ("--drop", bool(drops), (Doing.GAPS, Doing.GENERATE)),
        ("--dry-run", dry_run, (Doing.GENERATE,)),
        ("--yes", yes, (Doing.REFLOW,)),
    ):
        if given and doing not in of:
            raise UsageError(f"{flag} goes with {' or '.join(f'--{one}' for one in of)}.", "`kamtui plan -h` says how.")


def named_month(book: Book, text: str, *, past: bool = False) -> date:
    """First day of the month that was named, or of the one that is to be planned. Raises `RejectedError`.

    With `past` a month without a year is the last one that has begun, else the nearest.
    """
    from kamtui.domain.phrases.whole import read_month

    if not text.strip():
        with book.reading() as connection:
            return month_to_plan(connection, book)
    found = read_month(text, book.today, past=past, language=book.settings.language)
    if found is None:
        raise RejectedError(f"“{text}” is not a month.", HINT)
    return found


def _show(book: Book, month: date, doing: Doing) -> None:
    with book.reading() as connection:
        view = plan_view(connection, book, month)
        draft = _draft(connection, book, month) if doing is Doing.SHOW or wants_json() else None
        items = _items(connection, book, view) if wants_json() else []
    if wants_json():
        more = shapes.drift_json(view) if doing is Doing.DRIFT else {}
        emit_json(shapes.plan_json(view, items, draft) | more)
    elif doing is Doing.DRIFT:
        _emit(texts.drift_lines(view))
    else:
        _emit(texts.month_lines(view, draft))
        _say_next(view, draft)


def _say_next(view: PlanView, draft: Draft | None) -> None:
    """What there is to do about the month."""
    name = typed(view.month, view.today)
    if view.status is PlanStatus.CLOSED or draft is None:
        return
    if draft.placed:
        more = _several(len(draft.placed), "more touch", "more touches")
        say(f"{more} could be planned: kamtui plan {name} --generate")
    if view.status is PlanStatus.LOCKED:
        say(f"plan against actual: kamtui plan {name} --drift")
    elif view.tasks:
        say(f"when it is right: kamtui plan {name} --lock")


def _gaps(book: Book, month: date, drops: Collection[str], key_only: bool) -> None:
    with book.reading() as connection:
        found, accounts = month_gaps(connection, book, month)
        dropped = gaps_named(found, drops)
        kept = [gap for gap in found if gap.key not in dropped and (not key_only or _is_key(gap, accounts))]
        if wants_json():
            view = plan_view(connection, book, month)
            data = shapes.plan_json(view, _items(connection, book, view), _draft(connection, book, month))
            emit_json(data | {"gaps": [shapes.gap_json(gap, accounts) for gap in kept]})
            return
    _emit(texts.gap_lines(kept, accounts, book.today))
    if kept:
        name = typed(month, book.today)
        say(f"{_several(len(kept), 'gap')}: kamtui plan {name} --generate plans them, --drop NAME leaves one out")
    else:
        say("There is no gap.")


def _is_key(gap: Gap, accounts: shapes.Accounts) -> bool:
    return gap.account_id is not None and accounts[gap.account_id].is_key


def _generate(book: Book, month: date, drops: Collection[str], key_only: bool, dry_run: bool) -> None:
    with book.reading() as connection:
        found, _ = month_gaps(connection, book, month)
        dropped = gaps_named(found, drops)
        draft = draft_month(connection, book, month, dropped, key_only=key_only) if dry_run else None
    if draft is None:
        from kamtui.services.verbs.plan import generate

        draft = generate(book, month, dropped, key_only=key_only)
    if wants_json():
        with book.reading() as connection:
            view = plan_view(connection, book, month)
            data = shapes.plan_json(view, _items(connection, book, view), draft)
        emit_json(data | {"placed": [shapes.placed_json(*one) for one in draft.placed], "dry_run": dry_run})
    else:
        _emit(texts.draft_lines(draft))
    count, unplaced = _several(len(draft.placed), "touch", "touches"), len(draft.unplaced)
    said = f"{count} {'would be planned' if dry_run else 'planned'}, {hours(draft.minutes)}"
    say(f"{said}; {unplaced} not placed" if unplaced else said)
    if dry_run:
        say("Dry run: nothing was written.")
    elif draft.placed:
        say(UNDO)


def _lock(book: Book, month: date) -> None:
    from kamtui.services.verbs.plan import lock

    locked = lock(book, month)
    if wants_json():
        with book.reading() as connection:
            view = plan_view(connection, book, month)
            data = shapes.plan_json(view, _items(connection, book, view), _draft(connection, book, month))
        emit_json(data | {"locked": {"tasks": locked.tasks, "minutes": locked.minutes, "accounts": locked.accounts}})
    else:
        emit(_locked_words(book, locked))
    say(UNDO)


def _locked_words(book: Book, locked: "Locked") -> str:
    what = f"{_several(locked.tasks, 'task')}, {hours(locked.minutes)}, {_several(locked.accounts, 'account')}"
    return f"{texts.month_name(locked.month)} locked on {month_day(book.today, book.today)}: {what}"


def _reflow(book: Book, month: date, yes: bool) -> None:
    with book.reading() as connection:
        plan = plan_reflow(connection, book, month)
    applied = yes and bool(plan.moves)
    if applied:
        from kamtui.services.verbs.plan import reflow

        moved = reflow(book, plan)
    if wants_json():
        with book.reading() as connection:
            view = plan_view(connection, book, month)
            data = shapes.plan_json(view, _items(connection, book, view), _draft(connection, book, month))
        emit_json(data | shapes.reflow_json(plan, applied=applied))
    else:
        _emit(texts.reflow_lines(plan, book.today))
    if applied:
        say(f"{_several(moved, 'task')} moved")
        say(UNDO)
    else:
        _say_reflow(plan, book, month)


def _say_reflow(plan: Reflow, book: Book, month: date) -> None:
    if plan.moves:
        name = typed(month, book.today)
        say(f"{_several(len(plan.moves), 'task')} would move: kamtui plan {name} --reflow --yes moves them")
    else:
        say("No task has to move." if not plan.left else "No task that has to move finds a day.")


def _draft(connection: Connection, book: Book, month: date) -> Draft | None:
    """What the month still asks for; None once it is over."""
    return draft_month(connection, book, month) if ahead(month, book.today) else None


def _items(connection: Connection, book: Book, view: PlanView) -> list[TaskView]:
    return views(connection, book, tasks_by_id(connection, [task.id for task in view.tasks]))


def typed(month: date, today: date) -> str:
    """A month as it can be typed today: by its name alone where that means it."""
    name = f"{month:%B}".lower()
    near = -6 < (month.year - today.year) * 12 + month.month - today.month <= 6
    return name if near else f"{month:%Y-%m}"


def _emit(lines: Sequence[str]) -> None:
    for line in lines:
        emit(line, strong=line.isupper())


def _several(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
