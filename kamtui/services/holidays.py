"""Public holidays, computed once a year by the `holidays` library and kept in the book for every reader."""

from datetime import date

from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.store.calendar import keep_holidays
from kamtui.store.reading import Connection
from kamtui.store.reads.book import holiday_years
from kamtui.store.work import Work


def refresh(book: Book, work: Work) -> None:
    """Adds the public holidays of the years around today that the book lacks; part of no undo step."""
    years = _missing_years(book, work.raw)
    if years:
        country = book.settings.country
        keep_holidays(work, country, years, public_holidays(country, years))


def prepare(book: Book) -> None:
    """Fills in the public holidays that the book lacks, so that dates are read with them before the first verb."""
    if not book.settings.country or not book.exists:
        return
    with book.reading() as connection:
        missing = _missing_years(book, connection)
    if missing:
        with book.work("holidays") as (work, _entry):
            refresh(book, work)


def _missing_years(book: Book, connection: Connection) -> list[int]:
    """Years around today whose public holidays the book does not keep yet."""
    if not book.settings.country:
        return []
    year = book.today.year
    return sorted({year - 1, year, year + 1, year + 2} - holiday_years(connection, book.settings.country))


def country_doubt(country: str) -> str:
    """What is said of a country of the settings that nobody knows; empty for one that is known."""
    try:
        public_holidays(country, [])
    except UsageError as error:
        return f"{error.sentence} {error.hint}"
    return ""


def public_holidays(country: str, years: list[int]) -> dict[date, str]:
    """Holidays of a country or part of it by day; none is a legal answer. Raises `UsageError` for an unknown code."""
    import holidays

    code, _, part = country.upper().partition("-")
    try:
        found = holidays.country_holidays(code, subdiv=part or None, years=years, language="en_US")
    except NotImplementedError:
        raise UsageError(
            f"No country or part of one is called “{clean(country, 60)}”.",
            "Set `country` to an ISO 3166 code such as GB or DE-BY.",
        ) from None
    return {day: clean(name) for day, name in sorted(found.items())}
