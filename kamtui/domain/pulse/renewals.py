"""Renewals against revenue dips: what the year ahead brings, what runs out, and when to start prospecting."""

from kamtui.domain.keep.outlook import Dip, Outlook
from kamtui.domain.production import whole_percent
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit
from kamtui.domain.workdays import month_day, short_month, short_month_year

NOTHING = "no contract has a worth, and there are no twelve whole months of sales"


def renewals(ahead: Outlook | None, rule: str, falling_percent: int, lead_days: int) -> Figure:
    """The year ahead; None where neither a contract nor a run rate says anything of it. `rule` is the run rate's."""
    months = ahead.months if ahead else ()
    dips = ahead.dips if ahead else ()
    missing = "" if ahead else NOTHING
    expiring = sum(len(month.expiring) for month in months)
    lost = sum(month.lost for month in months)
    return Figure(
        Key.RENEWALS,
        "Dips in the year ahead",
        len(dips) if ahead else None,
        Unit.COUNT,
        f"months in a row {whole_percent(falling_percent)} or more below the average month if nothing ran out; "
        f"prospecting starts {lead_days} days before each; {rule}",
        words=_words(ahead),
        missing=missing,
        parts=(
            Part("expected in twelve months", sum(month.expected for month in months), Unit.MONEY),
            Part("runs out in twelve months", lost, Unit.MONEY, _ends(expiring)),
            *map(_dip, dips),
        )
        if ahead
        else (),
        charts=(
            Chart(
                Shape.STACKED,
                "The year ahead",
                "month",
                "expected revenue",
                Unit.MONEY,
                tuple(f"{short_month(month.first)} {month.first:%y}" for month in months),
                (
                    Series("contracts", tuple(month.contracted for month in months)),
                    Series("run rate", tuple(month.run_rate for month in months)),
                    Series("runs out", tuple(month.lost for month in months)),
                ),
                low=ahead.average if ahead else None,
                empty=missing,
            ),
        ),
    )


def _ends(count: int) -> str:
    return f"{count} contract{' ends and is' if count == 1 else 's end and are'} not renewed"


def _dip(dip: Dip) -> Part:
    said = f"below average; start prospecting by {month_day(dip.start_by)} {dip.start_by.year}"
    return Part(f"dip {short_month_year(dip.first)}", dip.below, Unit.SHARE, said)


def _words(ahead: Outlook | None) -> str:
    if ahead is None:
        return ""
    if not ahead.dips:
        return "no month falls below"
    first = ahead.dips[0]
    return f"first {short_month_year(first.first)}, start by {month_day(first.start_by)}"
