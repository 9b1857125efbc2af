"""The names files have for an account, handed over when it becomes another."""

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.text import folded_name
from kamtui.store.reads.aliases import aliases
from kamtui.store.tables.aliases import AccountAlias
from kamtui.store.work import Work


def hand_over_names(work: Work, keep: AccountRow, other: AccountRow) -> None:
    """The first account gets the second's aliases, and its name and code as one more, so that a file finds it again.

    A name that both have, such as that of two branches, stays what tells their cities apart.
    """
    for row in aliases(work.raw, other.id):
        work.change(AccountAlias, row.id, account_id=keep.id)
    folded = folded_name(other.name)
    if folded == folded_name(keep.name):
        return
    known = aliases(work.raw)
    code = other.code if keep.code is not None and other.code not in [row.code for row in known] else None
    before = next((row for row in known if row.folded == folded), None)
    if before is None:
        work.add(AccountAlias, account_id=keep.id, name=other.name, folded=folded, code=code)
    else:
        work.change(AccountAlias, before.id, account_id=keep.id, code=before.code or code)
