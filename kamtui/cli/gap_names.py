"""Gaps by name: `silent:12`, `never-spoken:12:stores`, `base`; the rule alone names all of its gaps."""

from collections.abc import Collection, Iterable

from kamtui.domain.plan.gaps import Gap, GapRule
from kamtui.domain.text import clean, name_key
from kamtui.errors import NotFoundError


def gap_name(gap: Gap) -> str:
    """The rule, the number of the account and the department, as far as there are any; no blanks."""
    parts = [str(gap.rule), str(gap.account_id or ""), gap.step.department or ""]
    return ":".join(_slug(part) for part in parts if part)


def gaps_named(gaps: Iterable[Gap], names: Collection[str]) -> frozenset[str]:
    """The keys of the gaps that are named. Raises `NotFoundError` for a name that none has; a rule may have none."""
    by_name = {gap_name(gap): gap.key for gap in gaps}
    rules = {_slug(rule) for rule in GapRule}
    found: set[str] = set()
    for name in names:
        wanted = name.strip().lower()
        keys = {key for known, key in by_name.items() if known == wanted or known.startswith(f"{wanted}:")}
        if not keys and wanted not in rules:
            raise NotFoundError(f"There is no gap “{clean(name, 60)}”.", "`kamtui plan --gaps` names them.")
        found |= keys
    return frozenset(found)


def _slug(text: str) -> str:
    return name_key(text).replace(" ", "-")
