"""The command line: one group, every verb in a module of its own that is imported when it is called."""

import errno
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import Any

import click

from kamtui import __version__
from kamtui.cli.failures import guarded
from kamtui.cli.open import book_at, on_terminal, open_planner, plannable
from kamtui.cli.output import flush, mute, print_json, say, unwritable
from kamtui.errors import UsageError

VERBS: dict[str, str] = {
    "add": "kamtui.cli.plan",
    "edit": "kamtui.cli.plan",
    "move": "kamtui.cli.plan",
    "cut": "kamtui.cli.plan",
    "skip": "kamtui.cli.skip",
    "handoff": "kamtui.cli.plan",
    "list": "kamtui.cli.lists",
    "today": "kamtui.cli.lists",
    "overdue": "kamtui.cli.lists",
    "review": "kamtui.cli.review",
    "matrix": "kamtui.cli.matrix",
    "done": "kamtui.cli.touches",
    "no-answer": "kamtui.cli.touches",
    "log": "kamtui.cli.touches",
    "away": "kamtui.cli.away",
    "plan": "kamtui.cli.months",
    "pin": "kamtui.cli.intensity",
    "intensity": "kamtui.cli.intensity",
    "pulse": "kamtui.cli.pulse",
    "report": "kamtui.cli.report",
    "undo": "kamtui.cli.history",
    "redo": "kamtui.cli.history",
    "history": "kamtui.cli.history",
    "accounts": "kamtui.cli.accounts",
    "account": "kamtui.cli.accounts",
    "contact": "kamtui.cli.account_verbs",
    "merge": "kamtui.cli.account_verbs",
    "park": "kamtui.cli.account_verbs",
    "unpark": "kamtui.cli.account_verbs",
    "archive": "kamtui.cli.account_verbs",
    "reopen": "kamtui.cli.account_verbs",
    "grade": "kamtui.cli.grades",
    "promise": "kamtui.cli.promises",
    "threat": "kamtui.cli.threats",
    "event": "kamtui.cli.triggers",
    "contract": "kamtui.cli.contracts",
    "objective": "kamtui.cli.objectives",
    "strategy": "kamtui.cli.account_plan",
    "offering": "kamtui.cli.account_plan",
    "counterpart": "kamtui.cli.account_plan",
    "search": "kamtui.cli.search",
    "goal": "kamtui.cli.goals",
    "intel": "kamtui.cli.intel",
    "option": "kamtui.cli.negotiation",
    "numbers": "kamtui.cli.numbers",
    "import": "kamtui.cli.imports",
    "export": "kamtui.cli.export",
    "backup": "kamtui.cli.backup",
    "restore": "kamtui.cli.backup",
    "doctor": "kamtui.cli.doctor",
    "demo": "kamtui.cli.demo",
    "prompt": "kamtui.cli.status",
    "config": "kamtui.cli.settings",
}
"""Every verb and the module whose `command_<verb>` it is (a dash becomes an underscore)."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class Verbs(click.Group):
    """A group that knows its verbs by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now."""
        module = VERBS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(module), f"command_{cmd_name.replace('-', '_')}")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb in front; raises `UsageError` with the nearest spelling for a word that is none."""
        command = self.get_command(ctx, args[0])
        if command is None:
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, 1)
            hint = f"Did you mean `kamtui {near[0]}`?" if near else "`kamtui -h` lists the verbs."
            raise UsageError(f"There is no verb “{args[0]}”.", hint)
        return args[0], command, args[1:]


class Day(click.ParamType[date]):
    """An ISO day on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """A `date`; a usage error for anything but `YYYY-MM-DD`."""
        if isinstance(value, date):
            return value
        day = plannable(value)
        if day is None:
            self.fail(f"“{value}” is not a day: use YYYY-MM-DD, from 1970 to 2199.", param, ctx)
        return day


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--book", metavar="FILE", help="The book to use (KAMTUI_BOOK; default: the platform's data directory).")
@click.option("--today", type=Day(), metavar="DATE", envvar="KAMTUI_TODAY", help="Act as if it were this day.")
@click.option("--json", "as_json", is_flag=True, help="Print data as JSON.")
@click.version_option(__version__, prog_name="kamtui", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, book: str | None, today: date | None, as_json: bool) -> int:
    """The planner a key account rep opens every morning. Without a verb it opens the planner.

    A task is named by its number, as `kamtui list` shows it.
    """
    if "TZ" in os.environ and ctx.invoked_subcommand != "prompt" and (ctx.invoked_subcommand or not on_terminal()):
        from kamtui.zone import zone_doubt  # most have no TZ, and no verb time for it

        if doubt := zone_doubt():
            say(doubt)
    ctx.obj = book_at(book, today, mending=ctx.invoked_subcommand in ("config", "doctor"))
    if as_json:
        print_json(ctx)
    return open_planner(ctx.obj) if ctx.invoked_subcommand is None else 0


def run(argv: Sequence[str]) -> int:
    """Runs the command line and returns the exit code; expected failures are one sentence on stderr."""
    return guarded(lambda: _run(list(argv)))


def _run(argv: list[str]) -> int:
    if "_KAMTUI_COMPLETE" in os.environ:
        cli.main(argv, prog_name="kamtui")  # the shell asks for completions, and leaves by SystemExit
    try:
        with cli.make_context("kamtui", argv) as ctx:  # not `main`, which turns a closed pipe into a failure
            code = cli.invoke(ctx)
    except click.exceptions.Exit as left:
        code = left.exit_code
    except click.ClickException as error:
        raise UsageError(*_sentence(error)) from None
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            raise
        mute(sys.stdout)  # what click printed itself, such as a help text; all else is guarded where it is written
        raise unwritable(error) from None
    flush()
    return code if isinstance(code, int) else 0


def _sentence(error: click.ClickException) -> tuple[str, str]:
    """What click has to say, as a sentence and a hint."""
    message = error.format_message().strip().replace("\n", " ")
    ctx = getattr(error, "ctx", None)
    where = ctx.command_path if ctx is not None else "kamtui"
    said = message if message.endswith((".", "?")) else f"{message}."
    if isinstance(error, click.NoSuchOption):
        return said, f"Text that starts with a dash goes behind `--`; `{where} -h` lists the options."
    return said, f"`{where} -h` shows how it is used."
