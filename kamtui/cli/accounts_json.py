"""The JSON shapes of `accounts` and `account`. Shares and growth are ratios with six decimals."""

from collections.abc import Mapping
from typing import Any

from kamtui.cli.account_plan_json import fit_json, objective_json
from kamtui.cli.contracts_json import contract_json
from kamtui.cli.defence_json import event_json, threat_json
from kamtui.cli.goals_json import goals_json
from kamtui.cli.jsons import grade_json, index_json, money_json, task_json, touch_json
from kamtui.cli.output import SCHEMA
from kamtui.domain.account_rows import ContactRow
from kamtui.domain.production import Span
from kamtui.domain.words import AccountStatus
from kamtui.services.book import Book
from kamtui.services.views.accounts import AccountView
from kamtui.services.views.movers import Movers
from kamtui.services.views.panel import Promised, Sheet
from kamtui.services.views.production import Totals


def account_json(book: Book, one: AccountView, currency: str) -> dict[str, Any]:
    """An account; `status` is `open`, `parked` or `lost`, `silent_days` is null when nobody there was ever touched.

    `renewal` is the next `notice` of a running contract, else the day it `ends`, or `ended` and nobody closed it.
    """
    row = one.row
    return {
        "id": row.id,
        "code": row.code,
        "name": row.name,
        "city": row.city,
        "tier": row.tier,
        "segment": row.segment,
        "status": "parked" if one.parked and row.status is AccountStatus.OPEN else row.status,
        "revenue": money_json(one.revenue, currency),
        "revenue_by_year": _years(one.revenue_by_year, currency),
        "share": _ratio(one.share),
        "cumulative_share": _ratio(one.cumulative_share),
        "rank": one.rank,
        "yoy": _ratio(one.yoy),
        "consistent": one.consistent,
        "last_touch": row.last_touch_on.isoformat() if row.last_touch_on else None,
        "silent_days": one.silence.days if one.silence else None,
        "cadence_days": book.rules.cadence(row.tier, row.cadence),
        "next": task_json(one.next) if one.next else None,
        "grade": one.grade,
        "renewal": None
        if one.renewal is None
        else {
            "on": one.renewal.on.isoformat(),
            "what": one.renewal.what,
            "days": one.renewal.days,
            "near": one.renewal.is_near,
        },
    }


def totals_json(totals: Totals) -> dict[str, Any]:
    """The totals of the book over the period."""
    return {
        "accounts": totals.accounts,
        "with_sales": totals.with_sales,
        "revenue": money_json(totals.revenue, totals.currency),
        "revenue_by_year": _years(totals.revenue_by_year, totals.currency),
        "top20_accounts": totals.top20_accounts,
        "top20_share": _ratio(totals.top20_share),
        "accounts_to_80": totals.accounts_to_80,
        "consistent": totals.consistent,
        "yoy": _ratio(totals.yoy),
        "index": index_json(totals.index),
        "segments": [
            {
                "name": segment.name,
                "revenue": money_json(segment.revenue, totals.currency),
                "share": _ratio(segment.share),
                "top": list(segment.top),
            }
            for segment in totals.segments
        ],
    }


def sheet_json(book: Book, one: AccountView, currency: str, sheet: Sheet) -> dict[str, Any]:
    """One account with its people, open promises, last touches and open tasks."""
    return {
        "schema": SCHEMA,
        "today": book.today.isoformat(),
        "account": account_json(book, one, currency),
        "contacts": [contact_json(row) for row in sheet.contacts],
        "promises": [_promise(promised) for promised in sheet.panel.promises],
        "touches": [touch_json(row) for row in sheet.panel.touches],
        "tasks": [task_json(view) for view in sheet.tasks],
        "movers": _movers(sheet.movers) if sheet.movers else None,
        "grade": grade_json(sheet.panel.grade) if sheet.panel.grade else None,
        "contracts": [contract_json(book, row) for row in sheet.panel.contracts],
        "threats": [threat_json(row) for row in sheet.defence.threats],
        "objectives": [objective_json(book, one.objective) for one in sheet.plan.objectives] if sheet.plan else [],
        "offerings": [fit_json(one) for one in sheet.plan.offerings] if sheet.plan else [],
        "events": [event_json(sheet.defence.today, sheet.defence.calendar, row) for row in sheet.defence.events],
        "goals": goals_json(sheet.goals, sheet.goals.total) if sheet.goals else [],
    }


def contact_json(row: ContactRow) -> dict[str, Any]:
    """A contact; the account it is at is not among its fields."""
    return {
        "id": row.id,
        "name": row.name,
        "role": row.role,
        "title": row.title,
        "department": row.department,
        "phone": row.phone,
        "mobile": row.mobile,
        "email": row.email,
        "reach": row.reach,
        "last_touch": row.last_touch_on.isoformat() if row.last_touch_on else None,
    }


def _promise(promised: Promised) -> dict[str, Any]:
    row = promised.row
    return {
        "id": row.id,
        "about": row.about,
        "text": row.text,
        "contact": row.contact_name,
        "task": row.task_id,
        "made_on": row.made_on.isoformat(),
        "due_on": row.due_on.isoformat(),
        "late": promised.late,
    }


def _movers(found: Movers) -> dict[str, Any]:
    """The segments that moved most between two spans; `name` is null for what was sold in no segment."""
    return {
        "current": _span(found.current),
        "before": _span(found.before),
        "segments": [
            {
                "name": one.name,
                "revenue": money_json(one.after, found.currency),
                "before": money_json(one.before, found.currency),
                "moved": money_json(one.by, found.currency),
                "change": _ratio(one.change),
            }
            for one in found.segments
        ],
    }


def _span(span: Span) -> dict[str, str]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _years(by_year: Mapping[int, int], currency: str) -> dict[str, Any]:
    return {str(year): money_json(minor, currency) for year, minor in by_year.items()}


def _ratio(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
