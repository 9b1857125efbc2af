"""What the history tells of rows that are lost: every step holds each row as it left it."""

import json
from collections.abc import Mapping

from kamtui.store.salvage.fill import Record
from kamtui.store.salvage.pages import Row
from kamtui.store.salvage.shape import Shape


def told(rows: Mapping[str, Mapping[int, Row]], shapes: Mapping[str, Shape]) -> dict[str, dict[int, Record]]:
    """The rows that ought to be there after all steps that count, by table and id."""
    done = {row.id for row in rows["steps"].values() if shapes["steps"].record(row)["state"] == "done"}
    found: dict[str, dict[int, Record]] = {}
    for number in sorted(rows["step_changes"]):
        change = shapes["step_changes"].record(rows["step_changes"][number])
        table, row_id = change["table"], change["row_id"]
        if change["step_id"] not in done or not isinstance(table, str) or not isinstance(row_id, int):
            continue
        after = _read(change["after"])
        if after is not None and table in shapes and after.keys() == {one.name for one in shapes[table].columns}:
            found.setdefault(table, {})[row_id] = after
        else:
            found.get(table, {}).pop(row_id, None)
    return found


def _read(text: object) -> Record | None:
    try:
        found = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
