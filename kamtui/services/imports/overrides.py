"""What kamtui decides about a file and the rep may decide otherwise: each decision with the answers there are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.errors import KamtuiError
from kamtui.exchange.delimiters import NAMES
from kamtui.exchange.encodings import COMMON
from kamtui.exchange.values import Options, Sort
from kamtui.exchange.vocabulary import FIELDS


class Setting(StrEnum):
    """A decision, by what it is called on the screen."""

    KIND = "kind"
    SHEET = "sheet"
    ENCODING = "encoding"
    DELIMITER = "delimiter"
    DATES = "dates"
    DECIMALS = "decimals"
    COLUMN = "column"
    """Which column a field is read from."""


@dataclass(frozen=True, slots=True)
class Question:
    """A decision about a file; that of a column is about one field."""

    setting: Setting
    field: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a decision may be: None leaves it to kamtui, an empty column leaves the field alone."""

    value: str | None
    meaning: str = ""


_LEFT = Answer(None, "as kamtui finds out")
_ORDERS = {
    DateOrder.DMY: "3/4 is 3 April",
    DateOrder.MDY: "3/4 is 4 March",
    DateOrder.YMD: "the year first",
}
_SIGNS = {DecimalSign.POINT: "1,234.50", DecimalSign.COMMA: "1.234,50"}
_FIXED: dict[Setting, tuple[Answer, ...]] = {
    Setting.KIND: tuple(Answer(sort) for sort in Sort),
    Setting.ENCODING: tuple(Answer(name) for name in COMMON),
    Setting.DELIMITER: tuple(Answer(name, "" if sign == "\t" else sign) for sign, name in NAMES.items()),
    Setting.DATES: tuple(Answer(order, meaning) for order, meaning in _ORDERS.items()),
    Setting.DECIMALS: tuple(Answer(sign, meaning) for sign, meaning in _SIGNS.items()),
}
_OPTION = re.compile(r"--(sheet|encoding|delimiter|date-order|decimal)\b")
_OPTIONS = {"date-order": Setting.DATES, "decimal": Setting.DECIMALS}
_COLUMN = re.compile(r"--map (\w+)=COLUMN")


def answers(question: Question, names: Iterable[str]) -> tuple[Answer, ...]:
    """What may be answered; `names` are the sheets or headings there are, for a decision among those."""
    if question.setting is Setting.COLUMN:
        columns = (Answer(name) for name in dict.fromkeys(names) if name)
        return _LEFT, Answer("", "no column"), *columns
    if question.setting is Setting.SHEET:
        return _LEFT, *(Answer(name) for name in names)
    return _LEFT, *_FIXED[question.setting]


def asked(options: Options, question: Question) -> str | None:
    """What the rep has said already."""
    found: dict[Setting, str | None] = {
        Setting.KIND: options.sort,
        Setting.SHEET: options.sheet,
        Setting.ENCODING: options.encoding,
        Setting.DELIMITER: options.delimiter,
        Setting.DATES: options.date_order,
        Setting.DECIMALS: options.decimal,
        Setting.COLUMN: dict(options.columns).get(question.field),
    }
    return found[question.setting]


def override(options: Options, question: Question, value: str | None) -> Options:
    """The options with another answer. Columns asked for that rows of another kind do not have are dropped."""
    if question.setting is Setting.KIND:
        sort = Sort(value) if value else None
        fields = {one.name for one in FIELDS[sort]} if sort else None
        kept = tuple(one for one in options.columns if fields is None or one[0] in fields)
        return replace(options, sort=sort, columns=kept)
    if question.setting is Setting.COLUMN:
        others = tuple(one for one in options.columns if one[0] != question.field)
        return replace(options, columns=others if value is None else (*others, (question.field, value)))
    if question.setting is Setting.DATES:
        return replace(options, date_order=DateOrder(value) if value else None)
    if question.setting is Setting.DECIMALS:
        return replace(options, decimal=DecimalSign(value) if value else None)
    if question.setting is Setting.SHEET:
        return replace(options, sheet=value)
    if question.setting is Setting.ENCODING:
        return replace(options, encoding=value)
    return replace(options, delimiter=value)


def answering(error: KamtuiError) -> Question | None:
    """The decision that answers a refusal: its hint names the option that the shell has for it."""
    if error.hint.startswith(("Say what it is", "If it is something else")):
        return Question(Setting.KIND)
    if column := _COLUMN.search(error.hint):
        return Question(Setting.COLUMN, column[1])
    found = _OPTION.search(error.hint)
    return Question(_OPTIONS.get(found[1]) or Setting(found[1])) if found else None


def settings_of(sort: Sort | None, *, workbook: bool) -> Sequence[Setting]:
    """The decisions that are to be made about a file of this kind."""
    form = (Setting.SHEET,) if workbook else (Setting.ENCODING, Setting.DELIMITER)
    dates = (Setting.DATES,) if sort in (None, Sort.SALES, Sort.TASKS, Sort.INDEX) else ()
    decimals = (Setting.DECIMALS,) if sort in (None, Sort.SALES, Sort.INDEX) else ()
    return Setting.KIND, *form, *dates, *decimals
