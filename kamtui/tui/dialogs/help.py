"""Help: what Today, the accounts, the plan and an account's page show and hide, and every key, from the registry."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from kamtui.domain.keep.forecast import FORECAST_RULE
from kamtui.domain.keep.goals import FIRST_RULE, GROWTH_RULE, PACE_RULE, RETENTION_RULE
from kamtui.domain.keep.grade_rows import FAILING
from kamtui.domain.keep.ledger import KEPT_RULE
from kamtui.domain.keep.next_renewal import NEAR_DAYS
from kamtui.domain.keep.plan_rows import ORPHAN, ORPHAN_SIGN
from kamtui.domain.keep.strip import DAYS
from kamtui.domain.production import LINE, whole_percent
from kamtui.domain.rules import Rules
from kamtui.domain.words import Tier
from kamtui.services.views.account_page import LAST_DONE
from kamtui.tui.dialogs.page import Page
from kamtui.tui.said import key_said, keyed
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.verbs import VERBS, Scope
from kamtui.tui.widgets.panel import Fact, indented
from kamtui.tui.widgets.plan_guide import plan_rules


def rules_of_today(rules: Rules) -> tuple[tuple[str, str], ...]:
    """Each list of Today with its rule and what it hides, with the numbers in force."""
    cadence = _days(rules.cadence_days)
    return (
        ("LATE", "a due date or promise before today. Lost accounts are hidden."),
        ("WAITING ON US", "the client waits for something from us."),
        (
            "SILENT",
            f"accounts without a touch for longer than their cadence (days by tier: {cadence}), key accounts "
            "first, with their next step. Hidden: parked accounts, and those whose next step is late or today.",
        ),
        (
            "SLIPPED",
            "planned before today and not done, important first. Nothing moves by itself overnight. "
            "Parked accounts are hidden.",
        ),
        ("TODAY", "planned or due today, fixed times first."),
        ("NEXT DAYS", f"the {rules.next_days} days after today."),
        (
            "grades due",
            f"accounts not graded for longer than their tier's days ({_days(rules.grade_days)}), once anybody was "
            f"graded; a planned call that asks counts as done. {key_said('gaps')} on the plan shows them.",
        ),
        (
            "without a task",
            keyed("late promises whose task was cut: {standing} on the account's page lists and keeps them."),
        ),
        (
            "planned through",
            "the last planned day before five working days in a row with nothing planned; "
            f"the horizon is {rules.horizon_days} days.",
        ),
        (
            "next step",
            f"today + cadence, on a working day with room ({rules.capacity_minutes} minutes), at least "
            f"{rules.min_gap_days} days after the contact's last touch.",
        ),
    )


def _days(by_tier: Mapping[Tier, int]) -> str:
    return " ".join(f"{tier} {days}" for tier, days in by_tier.items())


def rules_of_accounts(rules: Rules) -> tuple[tuple[str, str], ...]:
    """What the accounts table counts, with the numbers in force."""
    return (
        (
            whole_percent(LINE),
            "by revenue a line is drawn below the fewest accounts that make it. Ranks, shares and totals are of the "
            "whole book, whatever the filter shows.",
        ),
        (
            "YoY",
            "the period against the same days one year before; of all sales, the latest year. · where there is "
            "nothing to compare.",
        ),
        (
            "●",
            f"revenue in each of the last {rules.consistent_years} full years and never below "
            f"{whole_percent(rules.consistent_percent)} of the year before.",
        ),
        ("key", f"tier K; more than {rules.most_key} are warned of."),
        ("neglected", "open, not key and not parked, and silent or without a next step."),
        ("grade", f"the last one an account gave; below B it counts as failing and is marked {FAILING}."),
        (
            "renewal",
            "the first notice day among running contracts, else the day one ends or ended; counted in days from "
            f"{NEAR_DAYS} days before it on.",
        ),
    )


def rules_of_plan(rules: Rules) -> tuple[tuple[str, str], ...]:
    """What the plan shows, and what a draft keeps to, with the numbers in force."""
    kept = "; ".join(plan_rules(rules).values())
    return (
        ("the board", "minutes of open tasks by day against the capacity; ! too much, ▸ this day, ◆ today."),
        ("gaps", "reasons to act that the rules find, key accounts first, each with what it stands on and its step."),
        ("a draft", f"{kept}. The same book gives the same draft; what is planned already counts."),
        ("P A S R", "planned touches of the baseline, actual, scheduled; remaining is P − A, to schedule P − S − A."),
        (
            "reflow",
            "moves slipped tasks, those on a day off, and what a day has too much of, the least important first; never "
            "pinned tasks, promises, fixed times, repeats and what was handed off.",
        ),
        ("drift", "lines of the baseline that were moved, cut, done late or missed, with the reason that was given."),
    )


def rules_of_account() -> tuple[tuple[str, str], ...]:
    """What an account's page counts."""
    return (
        ("answers", "touches by kind, and the share of them whose outcome is not “no answer”."),
        ("never spoken", "a department where nobody was ever reached; attempts without an answer do not count."),
        (
            "growth",
            "a year against the year before; an unfinished one against the same days of it. · where there is "
            "nothing to compare.",
        ),
        ("goals", f"{RETENTION_RULE}; {GROWTH_RULE}; {PACE_RULE}; {FIRST_RULE}; {FORECAST_RULE}."),
        (
            "Account plan",
            f"a task that serves an open objective is important. {ORPHAN_SIGN} {ORPHAN}: an open client task that "
            "serves none where one is open.",
        ),
        ("Tasks", f"open ones by planned day, and the last {LAST_DONE} done."),
        (
            "Standing",
            f"grades with {DAYS} days of touches, promises broken on their day, and tasks moved or cut, by day. "
            f"Promises: {KEPT_RULE}.",
        ),
    )


class Help(Page[None]):
    """The page of every place; what holds in this one alone stands first."""

    def __init__(self, here: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._here = here

    def text(self, width: int) -> Content:
        """Lists first, then keys by where they work."""
        return indented([*_rules_here(self._here), *help_facts(self.gateway.book.rules)], width)


def _rules_here(rules: Sequence[tuple[str, str]]) -> list[Fact]:
    if not rules:
        return []
    facts: list[Fact] = [(None, Content.styled("What this place shows", "bold"))]
    for name, rule in rules:
        facts += [(None, content(name, "$text-accent")), ("", content(rule))]
    return [*facts, (None, Content(""))]


def help_facts(rules: Rules) -> list[Fact]:
    """The page, fact by fact."""
    facts: list[Fact] = [(None, Content.styled("What Today shows", "bold"))]
    for name, rule in rules_of_today(rules):
        facts += [(None, Content.styled(name, "$text-accent")), ("", content(rule))]
    facts += [(None, Content("")), (None, Content.styled("What the accounts show", "bold"))]
    for name, rule in rules_of_accounts(rules):
        facts += [(None, Content.styled(name, "$text-accent")), ("", content(rule))]
    facts += [(None, Content("")), (None, Content.styled("What the plan shows", "bold"))]
    for name, rule in rules_of_plan(rules):
        facts += [(None, Content.styled(name, "$text-accent")), ("", content(rule))]
    facts += [(None, Content("")), (None, Content.styled("What an account's page shows", "bold"))]
    for name, rule in rules_of_account():
        facts += [(None, Content.styled(name, "$text-accent")), ("", content(rule))]
    for scope in Scope:
        facts += [(None, Content("")), (None, Content.styled(f"Keys {scope}", "bold"))]
        for verb in VERBS:
            if verb.scope is scope:
                twin = Content.styled(f"  kamtui {verb.shell}" if verb.shell else "", MUTED)
                facts.append((verb.shown_keys, joined(Content(f" {verb.tooltip}"), twin)))
    return facts
