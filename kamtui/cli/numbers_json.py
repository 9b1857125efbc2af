"""The JSON shape of `numbers`. Shares and growth are ratios with six decimals."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from kamtui.cli.jsons import index_json, money_json
from kamtui.domain.movement import Mover
from kamtui.domain.production import Span
from kamtui.domain.trend import By, TrendRow
from kamtui.services.views.growth import Growth
from kamtui.services.views.numbers import Numbers, SegmentNumbers

_KEYS = (
    *("period", "segment", "currency", "foreign", "sales", "accounts", "with_sales", "revenue"),
    *("year_to_date", "yoy", "mom", "wow", "by", "trend", "pareto", "movement", "consistent", "dormant"),
    *("segments", "unsegmented", "index", "basis"),
)

NOTHING: Mapping[str, Any] = MappingProxyType(dict.fromkeys(_KEYS))
"""The same keys for a book without sales."""


def numbers_json(found: Numbers, by: By) -> dict[str, Any]:
    """Every number; `trend` is by year, month, week or segment."""
    code, over = found.currency, found.window
    spread, made = found.pareto, found.performers
    values = (
        {"name": found.period, **_span(over.revenue)},
        found.segment,
        code,
        found.foreign,
        {
            **_span(Span(found.coverage.first, found.coverage.last)),
            "rows": found.rows,
            "imported_on": found.imported_on.isoformat() if found.imported_on else None,
            "stale": found.stale,
        },
        found.accounts,
        len(found.by_account),
        money_json(found.revenue, code),
        *(_growth(one, code) for one in (found.ytd, found.yoy, found.mom, found.wow)),
        by,
        [_by_segment(one, code) for one in found.segments]
        if by is By.SEGMENT
        else [_row(row, code) for row in found.trend(by)],
        {
            "accounts": spread.accounts,
            "top20_accounts": spread.top,
            "top20_share": _ratio(spread.top_share),
            "accounts_to_80": spread.to_80,
        },
        _movement(found),
        {
            "years": list(made.years),
            "percent": made.rule.percent,
            "count": len(made.accounts) if made.years else None,
            "revenue_share": _ratio(made.revenue_share),
            "accounts": _accounts(found, made.accounts),
        },
        {
            "count": len(found.dormant),
            "share": _ratio(found.dormant_share),
            "accounts": _accounts(found, found.dormant),
        },
        [_segment(found, one) for one in found.segments if found.segment in (None, one.name)],
        money_json(found.unsegmented, code),
        index_json(found.index),
        {
            figure: {"formula": basis.formula, "rows": basis.rows, "imported_on": _day(basis.imported_on)}
            for figure, basis in found.basis.items()
        },
    )
    return dict(zip(_KEYS, values, strict=True))


def _growth(one: Growth | None, code: str) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "name": one.name,
        **_span(one.current),
        "revenue": money_json(one.revenue, code),
        "change": _ratio(one.change),
        "before": {**_span(one.before), "revenue": money_json(one.revenue_before, code)},
    }


def _row(row: TrendRow, code: str) -> dict[str, Any]:
    """`change` compares the same days while the period is unfinished, `whole` all of the one before."""
    return {
        "name": row.label,
        **_span(row.span),
        "revenue": money_json(row.revenue, code),
        "rows": row.rows,
        "change": _ratio(row.change),
        "whole": _ratio(row.whole),
        "unfinished": row.unfinished,
        "short": row.short,
    }


def _by_segment(one: SegmentNumbers, code: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "revenue": money_json(one.revenue, code),
        "share": _ratio(one.share),
        "yoy": _ratio(one.yoy),
        "revenue_by_year": {str(year): money_json(minor, code) for year, minor in one.by_year.items()},
    }


def _segment(found: Numbers, one: SegmentNumbers) -> dict[str, Any]:
    """A segment; the ranks inside it where it was asked for, else the top two."""
    code = found.currency
    shown = one.accounts if found.segment else one.top
    return {
        **_by_segment(one, code),
        "accounts": len(one.accounts),
        "top": [found.names[key] for key in one.top],
        "ranks": [
            {
                "rank": one.places[key].rank,
                "id": key,
                "name": found.names[key],
                "revenue": money_json(one.accounts[key], code),
                "share": _ratio(one.places[key].share),
            }
            for key in shown
        ],
    }


def _movement(found: Numbers) -> dict[str, Any] | None:
    moved, over = found.movement, found.window
    if moved is None or over.before is None:
        return None
    return {
        "before": _span(over.before),
        "current": _span(over.current),
        "lost": _movers(found, moved.lost),
        "new": _movers(found, moved.new),
        "declined": _movers(found, moved.declined),
        "kept": moved.kept,
    }


def _movers(found: Numbers, movers: Iterable[Mover]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.account_id,
            "name": found.names[one.account_id],
            "before": money_json(one.before, found.currency),
            "after": money_json(one.after, found.currency),
        }
        for one in movers
    ]


def _accounts(found: Numbers, keys: Iterable[int]) -> list[dict[str, Any]]:
    return [{"id": key, "name": found.names[key]} for key in keys]


def _span(span: Span) -> dict[str, str]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _day(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def _ratio(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
