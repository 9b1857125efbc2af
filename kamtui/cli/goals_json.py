"""Goals as JSON. Shares and changes are ratios with six decimals."""

from typing import Any

from kamtui.cli.jsons import money_json
from kamtui.domain.keep.forecast import Forecast
from kamtui.domain.keep.goals import Compared, Measure
from kamtui.domain.production import Span
from kamtui.services.views.goals import Aims, GoalsView


def goals_json(found: GoalsView, *aims: Aims) -> list[dict[str, Any]]:
    """The goals that are set, each with how it stands and the forecast of its account's revenue."""
    return [
        {
            "account": None if one.account_id is None else {"id": one.account_id, "name": one.account_name},
            "year": found.year,
            "aim": measure.aim,
            **measure_json(measure, found.currency),
            "forecast": forecast_json(one.forecast, found.currency),
        }
        for one in aims
        for measure in one.aimed
    ]


def measure_json(one: Measure, currency: str) -> dict[str, Any]:
    """One aim; `target` is null without a goal, `why` says why something is missing."""
    target = one.target
    return {
        "target": None
        if target is None
        else {
            "percent": None if target.permille is None else target.permille / 10,
            "money": money_json(target.minor, target.currency or ""),
        },
        "so_far": _ratio(one.rate),
        "achieved": money_json(one.achieved, currency),
        "wanted": money_json(one.wanted, currency),
        "done": _ratio(one.done),
        "elapsed": _ratio(one.elapsed),
        "season": _ratio(one.season),
        "standing": one.standing,
        "retention_first": one.held,
        "why": one.why or None,
    }


def forecast_json(one: Forecast, currency: str) -> dict[str, Any]:
    """The range of the year's revenue, null where nothing can be said; `why` is what it stands on."""
    return {
        "low": money_json(one.low, currency),
        "high": money_json(one.high, currency),
        "years": list(one.years),
        "why": one.why,
    }


def total_json(found: GoalsView) -> dict[str, Any]:
    """Both aims of the whole book, with a goal or without."""
    return {
        "retention": measure_json(found.total.retention, found.currency),
        "growth": measure_json(found.total.growth, found.currency),
        "forecast": forecast_json(found.total.forecast, found.currency),
    }


def compared_json(over: Compared) -> dict[str, Any]:
    """The days that are compared, null where there are none, and why."""
    return {
        "current": _days(over.current),
        "before": _days(over.before),
        "why": over.why or None,
    }


def _days(span: Span | None) -> dict[str, str] | None:
    return None if span is None else {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _ratio(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
