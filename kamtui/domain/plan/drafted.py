"""An account as it is once a draft of it stands in the book: what the draft still asks for is asked of this."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kamtui.domain.keep.plan_rows import PLAN_REVIEW
from kamtui.domain.keep.renewals import DueRung, Rung
from kamtui.domain.keep.threats import SWEEP_STARTS
from kamtui.domain.plan.facts import AccountFacts
from kamtui.domain.plan.touch import Placed
from kamtui.domain.plan.wishes import Wish
from kamtui.domain.words import CLIENT_KINDS, Kind

_IDEAS = (Kind.PROPOSAL, Kind.RESEARCH)


def drafted(accounts: Sequence[AccountFacts], placed: Iterable[tuple[Wish, Placed]], first: date) -> list[AccountFacts]:
    """Accounts with the wishes that found a day, as the book would tell of them; `first` is the plan's first day."""
    days: dict[int | None, list[tuple[Wish, date]]] = defaultdict(list)
    for wish, found in placed:
        days[wish.account_id].append((wish, found.on))
    return [_with(one, days[one.id], first) if one.id in days else one for one in accounts]


def _with(one: AccountFacts, drafted: Sequence[tuple[Wish, date]], first: date) -> AccountFacts:
    """An account with wishes of it on their days: planned, taken on, answered."""
    days = sorted(on for wish, on in drafted if wish.touch.kind in CLIENT_KINDS)
    ideas = [on for wish, on in drafted if wish.touch.kind in _IDEAS]
    titles = [wish.title for wish, _ in drafted]
    again = {wish.task_id for wish, _ in drafted if wish.task_id is not None}
    served = {wish.serves for wish, _ in drafted if wish.serves is not None}
    answered = {wish.asks for wish, _ in drafted}
    aims = {wish.towards for wish, _ in drafted}
    swept = _begins(titles, SWEEP_STARTS) or any(asks is not None and asks.what == "threat" for asks in answered)
    return replace(
        one,
        planned=tuple(sorted([*one.planned, *days])),
        next_on=min([*days, *([one.next_on] if one.next_on is not None else [])], default=None),
        left_over=tuple(left for left in one.left_over if left.task_id not in again),
        last_idea_on=max([*ideas, *([one.last_idea_on] if one.last_idea_on is not None else [])], default=None),
        rungs=tuple(due for due in one.rungs if not _climbed(due, served, first)),
        menaces=tuple(menace for menace in one.menaces if menace.asks not in answered),
        happened=tuple(event for event in one.happened if event.asks not in answered),
        unserved=tuple(aim for aim in one.unserved if aim[0] not in aims),
        grade_due_on=None if one.question in titles else one.grade_due_on,
        sweep_due_on=None if swept else one.sweep_due_on,
        review_due_on=None if _begins(titles, PLAN_REVIEW) else one.review_due_on,
    )


def _climbed(due: DueRung, served: Collection[tuple[int, Rung]], first: date) -> bool:
    """Whether a rung was taken on, or has passed where another one of its ladder was."""
    return (due.contract_id, due.rung) in served or (due.on < first and any(due.contract_id == of for of, _ in served))


def _begins(titles: Sequence[str], words: str) -> bool:
    return any(title.lower().startswith(words.lower()) for title in titles)
