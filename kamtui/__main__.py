"""The command `kamtui`: the two calls that must be quick are answered before the command line parser is imported."""

import gc
import os
import sys


def main() -> None:
    """Runs the command line of this process and ends it."""
    gc.disable()  # a command is over before there is garbage worth looking for; the planner turns it on again
    _streams()
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        code = code or 0  # whoever read it has gone, and a full disk was said before
    os._exit(code)  # everything is written and closed: the interpreter's own clearing up takes longer than a verb


def run(argv: list[str]) -> int:
    """Runs one command line and returns its exit code."""
    code = _quick(argv)
    if code is not None:
        return code
    from kamtui.cli.app import run as run_any

    return run_any(argv)


def _streams() -> None:
    """A closed stream swallows what is written to it; one that cannot show a character shows `?`."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="replace")


def _quick(argv: list[str]) -> int | None:
    """The exit code of a plain `kamtui prompt` and of `kamtui` on a terminal; None leaves it to the parser."""
    named: dict[str, str] = {}
    verb = ""
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if name in ("--book", "--today"):
            named[name] = value if equals else next(words, "")
        elif word == "prompt" and not verb:
            verb = word
        else:
            return None
    if "" in named.values():
        return None
    today = named.get("--today") or os.environ.get("KAMTUI_TODAY") or None
    if verb:
        return _prompt(named.get("--book"), today)
    return _planner(named.get("--book"), today)


def _prompt(path: str | None, today: str | None) -> int | None:
    """Writes the line, and sees it out: a reader that has gone is no error, a full disk is one."""
    from kamtui.cli.prompt import prompt

    try:
        code = prompt(path, today)
        sys.stdout.flush()
    except BrokenPipeError:
        return 0
    except OSError as error:
        from kamtui.cli.failures import sentence
        from kamtui.cli.output import mute, say, unwritable

        mute(sys.stdout)
        full = unwritable(error)
        say(sentence(full))
        return full.exit_code
    return code


def _planner(path: str | None, today: str | None) -> int | None:
    from kamtui.lean import without_openssl

    without_openssl()
    from kamtui.cli.failures import guarded
    from kamtui.cli.open import book_at, on_terminal, open_planner, plannable

    day = plannable(today) if today else None
    if not on_terminal() or (today and day is None):
        return None
    return guarded(lambda: open_planner(book_at(path, day)))


if __name__ == "__main__":
    main()
