"""The frozen values that reading a file ends in: records by kind, and what of the file did not fit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamtui.domain.words import BuyerRole, DateOrder, DecimalSign, Grain, Kind, TaskStatus, Tier
from kamtui.exchange.returned import Returned


class Sort(StrEnum):
    """What the rows of a table are, in the order they are imported: each may point at those before it."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    SALES = "sales"
    TASKS = "tasks"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that stays out."""

    row: int
    """As a spreadsheet numbers it: the headings are row 1."""
    column: str | None
    """The heading of the cell at fault, when one is."""
    reason: str


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """One account as a file has it; None where the file says nothing."""

    row: int
    code: str | None
    name: str
    city: str | None
    country: str | None
    phone: str | None
    website: str | None
    segment: str | None
    tier: Tier | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One person as a file has it."""

    row: int
    code: str | None
    name: str
    account_codes: tuple[str, ...]
    """Codes that may be the account's, the likeliest first."""
    account_names: tuple[str, ...]
    department: str | None
    title: str | None
    role: BuyerRole | None
    email: str | None
    phone: str | None
    mobile: str | None


@dataclass(frozen=True, slots=True)
class SaleRecord:
    """What a file says an account brought in, in one segment, on one day, summed over its rows."""

    row: int
    """The first of them."""
    account_code: str | None
    account_name: str | None
    segment: str | None
    day: date
    """The first day of the period where the grain is none of days."""
    grain: Grain
    amount: Decimal
    """In units of the currency, exact; returns are negative."""
    currency: str | None
    """Three capital letters; None where the file does not say."""


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """One task as a file has it."""

    row: int
    code: str | None
    title: str
    kind: Kind | None
    status: TaskStatus | None
    planned_on: date | None
    due_on: date | None
    """A hard date: only a column that is clearly a deadline fills it."""
    done_on: date | None
    account_codes: tuple[str, ...]
    account_names: tuple[str, ...]
    contact_codes: tuple[str, ...]
    contact_names: tuple[str, ...]
    contact_email: str | None
    important: bool
    minutes: int | None
    note: str | None
    at: str | None = None
    """`HH:MM` on the rep's own clock."""
    repeat: str | None = None
    """RRULE text that the domain reads; counted from `planned_on`."""
    but: tuple[date, ...] = ()
    """Days that the repeat leaves out."""
    appointment: bool = False
    """Whether it took place by itself: one whose day is over when it first comes in is done."""
    about_names: tuple[str, ...] = ()
    """Names that may be of an account or a contact, and may as well be anything else."""
    about_emails: tuple[str, ...] = ()
    """Addresses of people who may be contacts."""
    loose_account: str = ""
    """What names an account, as the file writes it: it is kept in the note where the book has none of that name."""
    loose_contact: str = ""
    """The same of a contact."""
    back: Returned | None = None
    """Of a task that went out of a book of ours: what its way there and back made of it."""


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """An industry index in one month."""

    row: int
    series: str
    month: date
    """Its first day."""
    value: Decimal
    """Above 0, exact."""


Record = AccountRecord | ContactRecord | SaleRecord | TaskRecord | IndexRecord


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about a file before its rows were read; every part can be overridden."""

    sort: Sort
    sort_from: str
    """`headings`, `content` or `asked`."""
    encoding: str
    encoding_from: str
    delimiter: str
    delimiter_from: str
    columns: tuple[tuple[str, str], ...]
    """Field and heading; several headings are joined with ` / `."""
    ignored: tuple[str, ...]
    """Headings that fill no field."""
    date_order: DateOrder | None
    date_order_from: str | None
    sheet: str | None = None
    """The sheet of a workbook; None for any other file."""
    decimal: DecimalSign | None = None
    """Told where the amounts of the file speak for one."""
    decimal_from: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file read as one sort of rows: what fits, what does not, and what was decided."""

    file: str
    decided: Decided
    records: tuple[Record, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...] = ()
    """The headings and the first rows, as they stand in the file."""

    @property
    def sort(self) -> Sort:
        """What its rows are."""
        return self.decided.sort


@dataclass(frozen=True, slots=True)
class Skipped:
    """A table inside an archive that was left out, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the rep overrides. Empty values leave the decision to the data."""

    sort: Sort | None = None
    columns: tuple[tuple[str, str], ...] = ()
    """Field and heading."""
    encoding: str | None = None
    delimiter: str | None = None
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    sheet: str | None = None
    """The name of a sheet; only a workbook has one."""
