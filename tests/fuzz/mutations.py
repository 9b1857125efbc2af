"""Small valid inputs, broken in the ways inputs break: cut, repeated, spliced, turned around, filled with odd pieces.

`KAMTUI_FUZZ=3600` looks for an hour in all for what nobody thought of, each run another way; without it every test
looks at a few dozen inputs, the same ones each time.
"""

import io
import json
import os
import random
import signal
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

SECONDS = float(os.environ.get("KAMTUI_FUZZ") or 0)
"""How long to look, all tests together."""

ROOMS = 6
"""Tests that share the time."""

CPU_SECONDS = 10
"""What one input may take; a file or a line that takes longer is one that never ends."""

T = TypeVar("T")
Text = TypeVar("Text", str, bytes)

PIECES: tuple[str, ...] = (
    *("", " ", "\t", "\n", "\r\n", "\r", "\x00", "\x0b", "\x1b[31m", "\x1b]52;c;eA==\x07", "\x85", "\u2028", "\ufeff"),
    *(
        "\u202e",
        "\u200d",
        "\u0301" * 9,
        "é",
        "ß",
        "İ",
        "ſ",
        "日本",
        "👩‍👧",
        "٣",
        "½",
        "²",
        "\ud800",
        "\udce9",
        "\U000e0041",
    ),
    *(
        '"',
        '""',
        "'",
        "“",
        "`",
        "\\",
        "/",
        "..",
        "../x",
        "-",
        "--",
        "=",
        ":",
        ";",
        ",",
        "|",
        "@",
        "#",
        "!",
        "~",
        "%",
        "*",
    ),
    *("[/]", "[@click=app.quit]", "{", "}", "{0}", "%s", "(", ")", "<b>", "&amp;", "<!--", "]]>", "=1+1", "+", "$(x)"),
    *("0", "1", "-1", "00", "1e400", "NaN", "inf", "9" * 25, "0.1", "1,5", "1.000,00", "9999-12-31", "0001-01-01"),
    *(
        "2026-02-30",
        "29/02/2027",
        "24:00",
        "25:61",
        "99:99",
        "31 feb",
        "null",
        "true",
        "None",
        "AND",
        "OR",
        "NOT",
        "NEAR",
    ),
)
"""What is put into texts; each of them has broken some program."""


_NUMBERS = st.integers(0, 2**48)  # a stream of dice each: drawn one by one they would take longer than what is proved


def mutated(rolls: random.Random, text: Text, pieces: Sequence[Text], seeds: Sequence[Text]) -> Text:
    """A text with one thing done to it."""
    nothing = text[:0]
    start, end = sorted((rolls.randint(0, len(text)), rolls.randint(0, len(text))))
    match rolls.randrange(9):
        case 0:
            return text[:start] + rolls.choice(pieces) + text[start:]
        case 1:
            return text[:start] + rolls.choice(pieces) + text[end:]
        case 2:
            return text[:start] + text[end:]
        case 3:
            return text[:end]
        case 4:
            return text[:end] + text[start:]
        case 5:
            other = rolls.choice(seeds)
            return text[:start] + other[rolls.randint(0, len(other)) :]
        case 6:
            return text[:start] + rolls.choice(pieces) * rolls.choice((2, 40, 3_000)) + text[start:]
        case 7:
            return text[:start] + text[start:end][::-1] + text[end:]
        case _:
            lines = text.splitlines(keepends=True)
            rolls.shuffle(lines)
            return nothing.join(lines[: rolls.randint(0, len(lines))] + lines[-1:])


def texts(seeds: Sequence[Text], pieces: Sequence[Text]) -> st.SearchStrategy[Text]:
    """One of the seeds with up to five things done to it."""

    def made(place: int, number: int, times: int) -> Text:
        seed = seeds[place]
        rolls = random.Random(number)
        for _ in range(times):
            seed = mutated(rolls, seed, pieces, seeds)
        return seed

    return st.builds(made, st.integers(0, len(seeds) - 1), _NUMBERS, st.integers(0, 5))


def archives(seeds: Sequence[bytes], pieces: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """A ZIP whose entries were changed, and packed again; now and then its own bytes too."""

    def made(place: int, number: int, outside: bool) -> bytes:
        seed = seeds[place]
        rolls = random.Random(number)
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(seed)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        others = list(entries.values())
        changed = rolls.choice(list(entries))
        for _ in range(rolls.randint(1, 3)):
            entries[changed] = mutated(rolls, entries[changed], pieces, others)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries.items():
                archive.writestr(name, data)
        return mutated(rolls, stream.getvalue(), pieces, seeds) if outside else stream.getvalue()

    return st.builds(made, st.integers(0, len(seeds) - 1), _NUMBERS, st.booleans())


def documents(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """A JSON document with a few of its values replaced, dropped or doubled."""
    odd = (None, True, 0, -1, 2**70, 1.5, "", "\ud800", "\x00", [], {}, [[]], {"a": {}}, "9999-12-31", "x" * 3_000)

    def made(place: int, number: int, times: int) -> bytes:
        seed = seeds[place]
        rolls = random.Random(number)
        value = json.loads(seed)
        for _ in range(times):
            value = _changed(rolls, value, odd)
        return json.dumps(value).encode()

    return st.builds(made, st.integers(0, len(seeds) - 1), _NUMBERS, st.integers(0, 4))


def _changed(rolls: random.Random, value: Any, odd: Sequence[Any]) -> Any:
    if not isinstance(value, list | dict) or not value or rolls.random() < 0.1:
        return rolls.choice(odd)
    place = rolls.choice(list(value) if isinstance(value, dict) else range(len(value)))
    if rolls.random() < 0.8:
        value[place] = _changed(rolls, value[place], odd)
    elif rolls.random() < 0.5:
        del value[place]
    elif isinstance(value, list):
        value.append(value[place])
    else:
        value[f"{place}x"] = value[place]
    return value


def fuzz(strategy: st.SearchStrategy[T], examples: int, prove: Callable[[T], None]) -> None:
    """Proves it of many inputs, each within `CPU_SECONDS`; of new ones for a share of `KAMTUI_FUZZ`, if that is set."""
    size = max(examples, 200) if SECONDS else examples
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

    count = 0

    @settings(max_examples=size, deadline=None, database=None, derandomize=not SECONDS, suppress_health_check=checks)
    @given(strategy)
    def proved(one: T) -> None:
        nonlocal count
        count += 1
        with bounded():
            prove(one)

    end = time.monotonic() + SECONDS / ROOMS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # an input that is found out may be long
        proved()
        while time.monotonic() < end:
            proved()
    print(f"{count} inputs")  # `-rP` shows it


class TookTooLongError(BaseException):
    """An input took more than `CPU_SECONDS`; no handler of kamtui's takes it for an error of its own."""


@contextmanager
def bounded() -> Iterator[None]:
    """Ends a block that computes for too long."""

    def stop(*_: object) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
