"""Account plans where two accounts become one, and counterparts where the contact whom they face goes."""

from collections.abc import Mapping

from kamtui.domain.keep.plan_rows import FitRow, PlanRow
from kamtui.domain.text import name_key
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import counterparts, facing, fits, objectives, plan_of
from kamtui.store.tables.account_plan import AccountPlan, Counterpart, Objective, OfferingFit
from kamtui.store.work import Work


def join_plans(work: Work, keep_id: int, other_id: int) -> tuple[str, ...]:
    """The second's plan, objectives, offerings and counterparts go to the first; what that says otherwise stays.

    Returns what of the second has no place any more.
    """
    dropped = plan_left(work.raw, keep_id, other_id)
    mine, others = plan_of(work.raw, keep_id), plan_of(work.raw, other_id)
    if others[0] is not None:
        if mine[0] is None:
            work.change(AccountPlan, others[0], account_id=keep_id)
        else:
            work.remove(AccountPlan, others[0])
            work.change(AccountPlan, mine[0], **_filled(mine[1], others[1]))
    for objective in objectives(work.raw, other_id, closed=True):
        work.change(Objective, objective.id, account_id=keep_id)
    there = _by_offering(work.raw, keep_id)
    for fit in fits(work.raw, other_id):
        if fit.offering_id in there:
            work.remove(OfferingFit, fit.id)
        else:
            work.change(OfferingFit, fit.id, account_id=keep_id)
    for one in counterparts(work.raw, other_id):
        work.change(Counterpart, one.id, account_id=keep_id)
    return dropped


def plan_left(connection: Connection, keep_id: int, other_id: int) -> tuple[str, ...]:
    """What the second plan says and the first says otherwise: `strategy sell more`, `Scanners ours`."""
    mine, others = plan_of(connection, keep_id)[1], plan_of(connection, other_id)[1]
    there = _by_offering(connection, keep_id)
    texts = [
        f"{name} {theirs}"
        for name, own, theirs in (
            ("strategy", mine.strategy, others.strategy),
            ("proposition", mine.proposition, others.proposition),
            ("plan review", _day(mine), _day(others)),
        )
        if own and theirs and name_key(own) != name_key(theirs)
    ]
    offered = [
        f"{fit.offering} {fit.words}" + (f" ({fit.note})" if fit.note else "")
        for fit in fits(connection, other_id)
        if (own_fit := there.get(fit.offering_id)) is not None
        and (fit.words, fit.note) != (own_fit.words, own_fit.note)
    ]
    return (*texts, *offered)


def leave_contact(work: Work, contact_id: int, to_id: int | None = None) -> None:
    """Counterparts who face a contact face another one, or nobody that is known."""
    for row_id in facing(work.raw, contact_id):
        work.change(Counterpart, row_id, contact_id=to_id)


def _filled(mine: PlanRow, others: PlanRow) -> dict[str, object]:
    """Columns of a plan that were empty and have something now."""
    return {
        "strategy": mine.strategy or others.strategy or None,
        "proposition": mine.proposition or others.proposition or None,
        "review_on": mine.review_on or others.review_on,
    }


def _by_offering(connection: Connection, account_id: int) -> Mapping[int, FitRow]:
    return {fit.offering_id: fit for fit in fits(connection, account_id)}


def _day(plan: PlanRow) -> str:
    return plan.review_on.isoformat() if plan.review_on is not None else ""
