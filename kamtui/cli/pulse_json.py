"""The JSON shape of Pulse: every figure with its rule, its parts and its charts."""

from typing import Any

from kamtui.cli.output import SCHEMA
from kamtui.domain.pulse.figures import Chart, Figure, Part, Unit, Value
from kamtui.services.views.pulse import PulseView


def pulse_json(view: PulseView) -> dict[str, Any]:
    """The figures of some days."""
    return {
        "schema": SCHEMA,
        "today": view.today.isoformat(),
        "first": view.span.first.isoformat(),
        "last": view.span.last.isoformat(),
        "currency": view.currency,
        "figures": figures_json(view),
    }


def figures_json(view: PulseView) -> list[dict[str, Any]]:
    """Every figure; shares are ratios with six decimals, `value` is null where `missing` says why."""
    return [_figure(one, view.currency) for one in view.figures.values()]


def _figure(one: Figure, currency: str) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "value": _value(one.value, one.unit, currency),
        "unit": one.unit,
        "words": one.words,
        "missing": one.missing or None,
        "grey": one.grey or None,
        "wanted": {"least": _value(one.low, one.unit, currency), "most": _value(one.high, one.unit, currency)},
        "rule": one.rule,
        "source": one.source or None,
        "parts": [_part(part, currency) for part in one.parts],
        "charts": [_chart(chart) for chart in one.charts],
    }


def _part(one: Part, currency: str) -> dict[str, Any]:
    value = _value(one.value, one.unit, currency)
    return {"title": one.title, "value": value, "unit": one.unit, "words": one.words or None}


def _chart(one: Chart) -> dict[str, Any]:
    """The values of series stand beside the labels; money is in minor units of the book's currency."""
    return {
        "shape": one.shape,
        "title": one.title,
        "x": one.x or None,
        "y": one.y,
        "unit": one.unit,
        "labels": list(one.labels),
        "series": [{"name": each.name, "values": [_plain(value) for value in each.values]} for each in one.series],
        "empty": one.empty or None,
    }


def _value(value: Value, unit: Unit, currency: str) -> Any:
    if value is None:
        return None
    return {"minor": round(value), "currency": currency} if unit is Unit.MONEY else _plain(value)


def _plain(value: Value) -> Value:
    return round(value, 6) if isinstance(value, float) else value
