"""Contracts and the year ahead as JSON."""

from typing import Any

from kamtui.cli.jsons import list_json, money_json
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.services.book import Book
from kamtui.services.views.outlook import YearAhead


def contract_json(book: Book, row: ContractRow) -> dict[str, Any]:
    """A contract; `worth` is of a year, `due` are rungs of its ladder that nobody has taken on."""
    return {
        "id": row.id,
        "account": {"id": row.account_id, "name": row.account_name},
        "name": row.name,
        "state": row.state,
        "start_on": row.start_on.isoformat(),
        "end_on": row.end_on.isoformat(),
        "notice_on": row.notice_on.isoformat() if row.notice_on else None,
        "worth": money_json(row.minor, row.currency or ""),
        "ladder": [
            {
                "rung": one.rung,
                "task": one.task_id,
                "status": one.status,
                "planned_on": one.planned_on.isoformat() if one.planned_on else None,
            }
            for one in row.rungs
        ],
        "due": [{"rung": one.rung, "on": one.on.isoformat()} for one in row.due(book.today, row.end_on)],
    }


def year_json(book: Book, found: YearAhead) -> dict[str, Any]:
    """The year ahead; money is minor units of `currency`."""
    over = found.over
    items = [
        {
            "month": f"{one.first:%Y-%m}",
            "contracted": one.contracted,
            "run_rate": one.run_rate,
            "lost": one.lost,
            "expected": one.expected,
            "ends": [row.id for row in one.expiring],
        }
        for one in found.outlook.months
    ]
    dips = [
        {
            "first": f"{one.first:%Y-%m}",
            "last": f"{one.last:%Y-%m}",
            "below": round(one.below, 6),
            "start_prospecting_by": f"{one.start_by:%Y-%m}",
        }
        for one in found.outlook.dips
    ]
    return list_json(
        book.today,
        items,
        currency=found.currency,
        average=found.outlook.average,
        dips=dips,
        run_rate_over=[over.first.isoformat(), over.last.isoformat()] if over else None,
        seasonal=found.seasonal,
        left_out=found.unvalued,
    )
