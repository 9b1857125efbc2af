"""Gaps: generated reasons to act. Each rule is a small pure function with its sentence, evidence and proposed step.

A rule is given the facts of one account, or of the book, and returns its gap or None. Another rule joins by standing
in `ACCOUNT_RULES` or `BOOK_RULES`; their order is the order in which a touch is given its reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamtui.domain.keep.plan_rows import PLAN_REVIEW
from kamtui.domain.keep.renewals import KINDS, Rung
from kamtui.domain.keep.renewals import title as rung_title
from kamtui.domain.keep.responses import NONE, Asks
from kamtui.domain.keep.threats import SWEEP, SWEEP_DAYS
from kamtui.domain.plan.facts import AccountFacts, BookFacts
from kamtui.domain.production import percent
from kamtui.domain.rules import Rules
from kamtui.domain.silence import silence
from kamtui.domain.text import clean
from kamtui.domain.words import Kind
from kamtui.domain.workdays import full_month, month_day


class GapRule(StrEnum):
    """Which rule found a gap."""

    LEFT_OVER = "left over"
    NO_NEXT = "no next step"
    SILENT = "silent"
    FALLING = "falling"
    BELOW_INDEX = "below index"
    DORMANT = "dormant"
    IDEA = "no new idea"
    DEPARTMENT = "never spoken"
    PROMISE = "promise late"
    GRADE = "grade due"
    THREAT = "threat open"
    EVENT = "trigger event open"
    SWEEP = "threat sweep due"
    PLAN_REVIEW = "account plan review due"
    OBJECTIVE = "objective without a step"
    REVIEW = "renewal review"
    OPTIONS = "renewal options"
    PROPOSAL = "renewal proposal"
    DECISION = "renewal decision"
    BASE = "base"
    STALE = "old numbers"


@dataclass(frozen=True, slots=True)
class Step:
    """What a gap proposes to do."""

    kind: Kind
    title: str
    department: str | None = None
    """Whose people it is for."""
    times: int = 1
    """How often in the month."""
    by: date | None = None
    """The day it is to be done by, whatever the cadence; it may have passed."""
    serves: tuple[int, Rung] | None = None
    """The contract whose ladder it climbs, and the rung."""
    asks: Asks | None = None
    """The threat or the trigger event it answers."""
    towards: int | None = None
    """The objective of the account plan it serves."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A reason to act."""

    rule: GapRule
    account_id: int | None
    """None for a gap of the whole book."""
    says: str
    """The sentence, without the account's name."""
    evidence: str
    """What it stands on."""
    step: Step

    @property
    def key(self) -> str:
        """Names it for as long as its rule says the same of its account."""
        return f"{self.rule}:{self.account_id or 0}:{self.step.department or ''}"


AccountRule = Callable[[AccountFacts, Rules, date], Gap | None]
BookRule = Callable[[BookFacts, Rules], Gap | None]


def left_over(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Steps of a month that is over and were not done: planned again when the rep wants it, never by themselves."""
    if not one.left_over:
        return None
    oldest, count = one.left_over[0], len(one.left_over)
    said = f"{count} step{'s' if count > 1 else ''} of {full_month(oldest.planned_on)} not done"
    titles = ", ".join(dict.fromkeys(left.title for left in one.left_over))
    return Gap(GapRule.LEFT_OVER, one.id, said, titles, Step(oldest.kind, oldest.title, times=count))


def no_next_step(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """An open account that nobody is going to touch."""
    if one.next_on is not None:
        return None
    last = "never touched" if one.last_touch_on is None else f"last touch {month_day(one.last_touch_on, today)}"
    return Gap(GapRule.NO_NEXT, one.id, "no next step", last, Step(Kind.CALL, "agree on the next step"))


def silent(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Beyond its cadence."""
    quiet = silence(one.last_touch_on, one.cadence, today)
    if not quiet.is_silent:
        return None
    whose = f"{one.tier} account, every {one.cadence} d"
    return Gap(GapRule.SILENT, one.id, quiet.words, whose, Step(Kind.CALL, "break the silence"))


def falling(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Revenue well below the same days of the year before, or falling month after month.

    Well below is `falling_percent` or more; month after month is three whole months each below the one before, and
    the last of them that much below the first. Months alone swing too much to be a reason.
    """
    limit = -rules.falling_percent / 100
    step = Step(Kind.CALL, "ask what has changed in their buying")
    if one.yoy is not None and one.yoy <= limit and not one.dormant:
        said = f"revenue {percent(one.yoy, signed=True)} YoY"
        return Gap(GapRule.FALLING, one.id, said, "the same days of the year before", step)
    if len(one.months) >= 3:
        first, middle, last = one.months[-3:]
        if first > middle > last and first > 0 and (last - first) <= limit * first:
            drop = percent((last - first) / first, signed=True)
            return Gap(GapRule.FALLING, one.id, f"revenue {drop} in three months", "each month below the last", step)
    return None


def below_index(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Growing less than its industry while not falling enough to be asked about anyway."""
    if one.yoy is None or one.index is None or one.yoy >= one.index or falling(one, rules, today) is not None:
        return None
    said = f"below index: {percent(one.yoy, signed=True)}, industry {percent(one.index, signed=True)}"
    return Gap(GapRule.BELOW_INDEX, one.id, said, "YoY of both", Step(Kind.CALL, "find where others sell to them"))


def dormant(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Bought once, and nothing in the last twelve months of sales."""
    if not one.dormant:
        return None
    return Gap(
        GapRule.DORMANT,
        one.id,
        "dormant: nothing bought in twelve months",
        "has sales before that",
        Step(Kind.CALL, "win them back"),
    )


def no_new_idea(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """A key account that was shown nothing new for `idea_days`."""
    if not one.is_key or (one.last_idea_on is not None and (today - one.last_idea_on).days <= rules.idea_days):
        return None
    last = "none yet" if one.last_idea_on is None else f"last {month_day(one.last_idea_on, today)}"
    said = f"no new idea in {rules.idea_days} d"
    return Gap(GapRule.IDEA, one.id, said, f"proposals and research: {last}", Step(Kind.PROPOSAL, "bring a new idea"))


def unspoken(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """A department nobody of which was ever reached: where a competitor walks in."""
    if not one.unspoken:
        return None
    team, more = one.unspoken[0], len(one.unspoken) - 1
    others = f", {more} more team{'s' if more > 1 else ''}" if more else ""
    said = f"never spoken to {team}{others}"
    return Gap(
        GapRule.DEPARTMENT, one.id, said, "no touch with anybody there", Step(Kind.CALL, f"get to know {team}", team)
    )


def promise_late(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Something that was promised and not kept by its day: silence about it breaks it twice."""
    if not one.broken:
        return None
    more = len(one.broken) - 1
    others = f", {more} more promise{'s' if more > 1 else ''}" if more else ""
    step = Step(Kind.CALL, "say when the promise is kept")
    return Gap(GapRule.PROMISE, one.id, f"promise late: {one.broken[0]}{others}", "not kept by its day", step)


def grade_due(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Not graded for `grade_days` of its tier."""
    if one.grade_due_on is None:
        return None
    said = "grade due" + (f" {month_day(one.grade_due_on, today)}" if one.grade_due_on != today else "")
    every = rules.grade_days.get(one.tier)
    whose = f"{one.tier} account, every {every} d"
    return Gap(GapRule.GRADE, one.id, said, whose, Step(Kind.CALL, one.question or "ask how happy they are with us"))


def _renewal(rule: GapRule, rung: Rung) -> AccountRule:
    """The rule of one rung: a contract comes to it before the plan ends, and nobody has taken it on."""

    def renewal(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
        found = next((due for due in one.rungs if due.rung is rung), None)
        if found is None:
            return None
        said = f"renewal {rung} by {month_day(found.on, today)}: {found.name}"
        what = "notice" if found.is_notice else "ends"
        step = Step(KINDS[rung], rung_title(rung, found.name), by=found.on, serves=(found.contract_id, rung))
        return Gap(rule, one.id, said, f"{what} {month_day(found.before, today)}", step)

    return renewal


renewal_review = _renewal(GapRule.REVIEW, Rung.REVIEW)
renewal_options = _renewal(GapRule.OPTIONS, Rung.OPTIONS)
renewal_proposal = _renewal(GapRule.PROPOSAL, Rung.PROPOSAL)
renewal_decision = _renewal(GapRule.DECISION, Rung.DECISION)


def threat_open(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """A competitor has a way in, and nobody is going to close it."""
    if not one.menaces:
        return None
    what, more = one.menaces[0], len(one.menaces) - 1
    others = f", {more} more threat{'s' if more > 1 else ''}" if more else ""
    step = Step(Kind.CALL, what.title, by=what.by, asks=what.asks)
    return Gap(GapRule.THREAT, one.id, f"threat: {what.says}{others}", NONE, step)


def event_open(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """Something happened there that nobody has spoken to them about."""
    if not one.happened:
        return None
    what, more = one.happened[0], len(one.happened) - 1
    others = f", {more} more event{'s' if more > 1 else ''}" if more else ""
    step = Step(Kind.CALL, what.title, by=what.by, asks=what.asks)
    return Gap(GapRule.EVENT, one.id, f"{what.says} unanswered{others}", NONE, step)


def sweep_due(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """A key account at which no threat was looked at for a quarter."""
    if one.sweep_due_on is None:
        return None
    said = "threat sweep due" + (f" {month_day(one.sweep_due_on, today)}" if one.sweep_due_on != today else "")
    whose = f"key account, every {SWEEP_DAYS} d"
    return Gap(GapRule.SWEEP, one.id, said, whose, Step(Kind.CALL, SWEEP))


def plan_review_due(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """The day on which the account plan is to be gone through has come, or comes."""
    if one.review_due_on is None:
        return None
    said = f"account plan review {month_day(one.review_due_on, today)}"
    late = (today - one.review_due_on).days
    evidence = f"{late} d late" if late > 0 else "the day the plan names"
    return Gap(GapRule.PLAN_REVIEW, one.id, said, evidence, Step(Kind.INTERNAL, PLAN_REVIEW, by=one.review_due_on))


def objective_unserved(one: AccountFacts, rules: Rules, today: date) -> Gap | None:
    """A key account is to get somewhere, and nothing that is planned leads there."""
    if not one.is_key or not one.unserved:
        return None
    (objective_id, text), more = one.unserved[0], len(one.unserved) - 1
    others = f", {more} more objective{'s' if more > 1 else ''}" if more else ""
    step = Step(Kind.CALL, clean(f"towards: {text}"), towards=objective_id)
    return Gap(GapRule.OBJECTIVE, one.id, f"objective without a step: {text}{others}", "no open task serves it", step)


def base_short(book: BookFacts, rules: Rules) -> Gap | None:
    """Fewer accounts than the base should have: time for prospecting every week."""
    if not book.accounts_short:
        return None
    have = rules.base_accounts - book.accounts_short
    said = f"base {have} of {rules.base_accounts} accounts"
    return Gap(GapRule.BASE, None, said, "open accounts", Step(Kind.PROSPECTING, "find new accounts", times=4))


def stale_numbers(book: BookFacts, rules: Rules) -> Gap | None:
    """Sales so old that what is said of revenue may no longer hold."""
    if book.sales_until is None or (age := (book.today - book.sales_until).days) <= rules.stale_days:
        return None
    said = f"sales end on {month_day(book.sales_until, book.today)}, {age} d ago"
    return Gap(GapRule.STALE, None, said, f"older than {rules.stale_days} d", Step(Kind.INTERNAL, "load the new sales"))


ACCOUNT_RULES: tuple[AccountRule, ...] = (
    promise_late,
    threat_open,
    event_open,
    renewal_review,
    renewal_options,
    renewal_proposal,
    renewal_decision,
    plan_review_due,
    left_over,
    silent,
    no_next_step,
    objective_unserved,
    falling,
    below_index,
    dormant,
    no_new_idea,
    unspoken,
    grade_due,
    sweep_due,
)
"""Rules of one account, in the order in which they give a touch its reason."""

BOOK_RULES: tuple[BookRule, ...] = (base_short, stale_numbers)
"""Rules of the whole book."""


def gaps_of(accounts: Iterable[AccountFacts], book: BookFacts, rules: Rules) -> list[Gap]:
    """Every gap, account by account in the order given, those of the book last."""
    found = [gap for one in accounts for rule in ACCOUNT_RULES if (gap := rule(one, rules, book.today)) is not None]
    return found + [gap for rule in BOOK_RULES if (gap := rule(book, rules)) is not None]
