"""What several verbs ask for on the command line: task numbers, a limit, and how examples stand in the help."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kamtui.domain.moves import REASON_KEYS
from kamtui.domain.words import Reason
from kamtui.errors import NotFoundError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LIMIT = 100
"""Rows a read verb prints when nobody says."""

_MOST = 2**63 - 1

_C = TypeVar("_C", bound=Callable[..., Any])


class TaskId(click.ParamType[int]):
    """The number of a task."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error for anything else, `NotFoundError` for one no book can hold."""
        if isinstance(value, int):
            return value
        if not (value.isascii() and value.isdigit()) or int(value[:20]) == 0:
            self.fail(f"“{value}” is not the number of a task.", param, ctx)
        if len(value) > 19 or int(value) > _MOST:
            raise NotFoundError(f"There is no task {value[:30]}.", "`kamtui list` shows the open ones.")
        return int(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The numbers of open tasks."""
        from kamtui.cli.complete import task_ids

        return task_ids(ctx, incomplete)


class ReasonWord(click.ParamType[Reason]):
    """Why a task is moved or cut: a word, or the key that stands for it in the planner."""

    name = "reason"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Reason:
        """A `Reason`; a usage error for any other word."""
        word = str(value).lower()
        found = REASON_KEYS.get(word) or Reason._value2member_map_.get(word)
        if not isinstance(found, Reason):
            self.fail(f"“{value}” is no reason: use {', '.join(Reason)}.", param, ctx)
        return found

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The words."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in Reason if word.startswith(incomplete)]


class Period(click.ParamType[str]):
    """`all`, `12m` or a year."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The period; a usage error for anything else."""
        from kamtui.domain.production import is_period

        if not is_period(value.lower()):
            self.fail(f"“{value}” is no period: use all, 12m or a year such as 2025.", param, ctx)
        return str(value.lower())


reason_option = click.option(
    "--reason", type=ReasonWord(), metavar="R", help=f"Why: {', '.join(Reason)}; the first letter will do."
)
"""`--reason R`, remembered in the task's history."""

period_option = click.option(
    "--period",
    type=Period(),
    default="all",
    show_default=True,
    metavar="P",
    help="Revenue over all loaded data, 12m (the twelve months up to the last sale) or a year.",
)
"""`--period all|12m|YYYY`."""


def complete_segments(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Segments as slugs."""
    from kamtui.cli.complete import segments

    return segments(ctx, incomplete)


def complete_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Accounts as `@slug`; in place of a single name without the `@` too."""
    from kamtui.cli.complete import names

    return names(ctx, incomplete, alone=param.nargs == 1)


def complete_name(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Accounts as `slug` or `@slug`, where all of the words are one name."""
    from kamtui.cli.complete import names

    return names(ctx, incomplete, alone=True)


_Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def text_argument(name: str, *, required: bool = True, complete: _Complete = complete_names) -> Callable[[_C], _C]:
    """`TEXT...`: words that need no quotes and are joined by blanks; `@name` in them is completed."""

    return click.argument(
        name,
        nargs=-1,
        required=required,
        callback=lambda _ctx, _param, words: " ".join(words),
        shell_complete=complete,
    )


def limit_option(command: _C) -> _C:
    """`--limit N`: None after `--limit 0`."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        default=LIMIT,
        show_default=True,
        metavar="N",
        callback=lambda _ctx, _param, value: value or None,
        help="Print at most N rows; 0 prints all.",
    )(command)


class Verb(click.Command):
    """A verb whose help ends with examples, one a line."""

    def __init__(self, *args: Any, examples: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.examples = [line.strip() for line in examples.strip().splitlines()]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples as they are."""
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples:
                    formatter.write(f"{' ' * formatter.current_indent}{line}\n")


def verb(name: str, examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command of the shell face; `examples` are whole command lines that work as they stand."""
    return click.command(name, cls=Verb, examples=examples)
