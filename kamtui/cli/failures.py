"""How a command ends when it fails: one sentence on stderr and an exit code, never a traceback."""

import os
import sys
from collections.abc import Callable

from kamtui.errors import AmbiguousError, KamtuiError

INTERRUPTED = 130
"""Exit code after ctrl+c, as shells count it."""

MOST_SIGNS = 4_000
"""Signs of a sentence that are said."""

UNEXPECTED = 1
"""Exit code after an error of kamtui's own."""


def guarded(action: Callable[[], int]) -> int:
    """Runs a command and returns its exit code, or that of its failure; `KAMTUI_DEBUG=1` lets defects through."""
    try:
        return action()
    except KamtuiError as error:
        _say(sentence(error))
        return error.exit_code
    except BrokenPipeError:
        from kamtui.cli.output import mute

        mute(sys.stdout)  # the reader has seen enough
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("KAMTUI_DEBUG"):
            raise
        from kamtui.crash import report

        _say(report(error))
        return UNEXPECTED


def sentence(error: KamtuiError) -> str:
    """What stderr says of an expected failure; the candidates of an ambiguous name stand below it, one per line.

    A path or a word of a file in it brings no line of its own along.
    """
    from kamtui.domain.text import clean

    said = clean(f"kamtui: {error.sentence}" + (f" {error.hint}" if error.hint else ""), MOST_SIGNS)
    if isinstance(error, AmbiguousError):
        said += "".join(f"\n  {clean(candidate, MOST_SIGNS)}" for candidate in error.candidates)
    return said


def _say(text: str) -> None:
    from kamtui.cli.output import say  # not above: the planner opens without what it imports

    say(text)
