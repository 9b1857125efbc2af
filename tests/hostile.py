"""Texts that break terminals, markup, spreadsheets and layouts: each must come out literally or cleaned, never raw."""

import unicodedata

HOSTILE: tuple[str, ...] = (
    "Acme [/] GmbH",
    "[red]red[/red] [bold",
    "[@click=app.quit]x[/]",
    "[/",
    "\\[/]",
    "esc \x1b[31mred\x1b[0m",
    "csi \x1b[2J\x1b[H",
    "title \x1b]0;owned\x07",
    "link \x1b]8;;http://example.invalid\x1b\\here\x1b]8;;\x1b\\",
    "paste \x1b]52;c;cm0gLXJm\x07",
    "open osc \x1b]52;c;never ends",
    "c1 \x9b31m \x90dcs\x9c",
    "nul \x00 in the middle",
    "back \x08\x08\x08 space \r return \x7f del",
    "tab\tand\nnew\r\nlines",
    "bidi \u202egnp.exe\u202c \u2066isolate\u2069 \u200fmark",
    "hidden \u200b\u2060\ufeff space",
    "tags \U000e0041\U000e0042",
    "surrogate \udce9 caf\udcff",
    "family \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "flag \U0001f1ec\U0001f1e7 thumb \U0001f44d\U0001f3fd",
    "tower Z" + "\u0301\u0302\u0303\u0304" * 40,
    "cjk 株式会社日立製作所 한국어 中文",
    "العربية עברית ไทย हिन्दी",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-x --help",
    "$(touch pwned) `id` ; rm *",
    "' OR 1=1; DROP TABLE tasks; --",
    "\" AND x-y c++ 50% _ O'Brien",
    "%s %d {0} {x} \\n",
    ":phone: :warning:",
    "   ",
    "a" * 1_000_000,
    "é" * 500_000,
    "line\n" * 200_000,
)
"""One payload for each way user text has broken a program of this sort, and three of about 1 MB."""

LONG = 10_000
"""Payloads above this many characters are too long for one argument of a command."""

HOSTILE_ARGV: tuple[str, ...] = tuple(text for text in HOSTILE if "\x00" not in text and len(text) < LONG)
"""Those that an operating system lets through as one command-line argument."""

_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def dangerous(text: str) -> set[str]:
    """The characters of an output that could act on a terminal or turn the text around; the line end may stay."""
    return {c for c in text if (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n") or c in _BIDI}
