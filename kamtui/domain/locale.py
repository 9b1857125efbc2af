"""How days, numbers and money are shown: the names and signs of the language that the settings name.

The facts are CLDR's: which sign parts decimals and which thousands, from how many figures on, where a currency and a
percent sign stand. The house differs in two: a currency is its ISO code, and a minus stands before the figures. English
is as it always was. A process speaks one language, told at its door by `show_in`; what machines read again is written
`for_machines`, in English whatever the rep speaks.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import local
from typing import NamedTuple

from kamtui.domain.words import Language

NO_BREAK = "\u00a0"
"""A blank that no line ends at."""

_PERCENT = re.compile(r"(?<=\d) %")

NARROW = "\u202f"
"""The narrow one that parts thousands in French."""


class Locale(NamedTuple):
    """A language as it is shown; the defaults are English."""

    decimal: str = "."
    """Before the decimals."""
    group: str = ","
    """Between thousands."""
    grouped_from: int = 4
    """Figures from which on thousands are parted."""
    currency_first: bool = True
    """Whether `EUR` stands before the figures."""
    brief_first: bool = False
    """Whether it stands before `4.12 k` as well: English has it behind there."""
    gap: str = " "
    """Between figures and a scale or a currency."""
    percent_gap: str = ""
    """Between figures and `%`."""
    month_of_year: str = "{month} {year}"
    """A month and its year; the month is one of `month_names`."""
    days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    """Short names of the weekdays; Monday is 0."""
    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    """Short names of the months; January is 0."""
    weekdays: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    month_names: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    """As they stand alone: styczeń, where a day of it is `1 stycznia`."""

    def number(self, figures: str) -> str:
        """Figures such as `-1234.50` with the signs of the language."""
        whole, point, part = figures.partition(".")
        sign = "-" if whole.startswith("-") else ""
        whole = whole.removeprefix("-")
        if len(whole) >= self.grouped_from:
            whole = f"{int(whole):,}".replace(",", self.group)
        return f"{sign}{whole}{self.decimal if point else ''}{part}"

    def whole(self, number: int) -> str:
        """A whole number: `12,345`."""
        return self.number(str(number))

    def unparted(self, figures: str) -> str:
        """Figures with the decimal sign of the language, their thousands not parted."""
        return figures.replace(".", self.decimal)

    def priced(self, figures: str, currency: str) -> str:
        """Figures with all their decimals and the currency, in its place."""
        parts = (currency, figures) if self.currency_first else (figures, currency)
        return self.gap.join(parts)

    def priced_briefly(self, figures: str, currency: str) -> str:
        """Short figures such as `4.12 k`, or words that end with them, and the currency, in its place."""
        parts = (currency, figures) if self.brief_first else (figures, currency)
        return self.gap.join(parts)

    def percent(self, figures: str) -> str:
        """Figures and the percent sign."""
        return f"{self.unparted(figures)}{self.percent_gap}%"

    def prose(self, text: str) -> str:
        """A text of the program, written as machines have it, with percents as they are shown."""
        return _PERCENT.sub(f"{self.percent_gap}%", text)


ENGLISH = Locale()
"""What is shown where nobody asks for another language."""

MACHINE = Locale(percent_gap=" ")
"""What is written for machines: English, with percents as they have always been written there."""

_COMMA = Locale(decimal=",", group=".", currency_first=False, gap=NO_BREAK, percent_gap="")
_OTHERS = {
    Language.GERMAN: _COMMA._replace(percent_gap=NO_BREAK),
    Language.FRENCH: _COMMA._replace(group=NARROW, percent_gap=NO_BREAK),
    Language.SPANISH: _COMMA._replace(grouped_from=5, percent_gap=NO_BREAK),
    Language.ITALIAN: _COMMA._replace(grouped_from=5),
    Language.PORTUGUESE: _COMMA._replace(currency_first=True, brief_first=True),
    Language.DUTCH: _COMMA._replace(currency_first=True, brief_first=True),
    Language.POLISH: _COMMA._replace(group=NO_BREAK, grouped_from=5),
}
"""The signs of the other languages."""


@cache
def locale_of(language: Language) -> Locale:
    """How a language is shown; its names are read when they are first asked for."""
    if language is Language.ENGLISH:
        return ENGLISH
    from kamtui.domain.phrases.tongues import shown_names

    names = shown_names(language)
    return _OTHERS[language]._replace(
        days=names.days,
        months=names.months,
        weekdays=names.weekdays,
        month_names=names.month_names,
        month_of_year=names.month_of_year,
    )


class _Spoken:
    """The language of the process."""

    locale = ENGLISH


_aside = local()
"""`locale`, unless it is None, while a thread writes for machines."""


def show_in(language: Language) -> None:
    """From now on everything is shown in that language; a process speaks one."""
    _Spoken.locale = locale_of(language)


def show_machines() -> None:
    """From now on everything is written for machines."""
    _Spoken.locale = MACHINE


def shown() -> Locale:
    """How things are shown at this moment."""
    found: Locale | None = getattr(_aside, "locale", None)
    return _Spoken.locale if found is None else found


@contextmanager
def for_machines() -> Iterator[None]:
    """For as long as the block lasts things are written for machines, for this thread alone."""
    before = getattr(_aside, "locale", None)
    _aside.locale = MACHINE
    try:
        yield
    finally:
        _aside.locale = before
