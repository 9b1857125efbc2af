"""How an account stands, as rows: grades below the strip of ninety days, promises, threats and events. Pure."""

from kamtui.domain.keep.grade_rows import GradeRow, marked
from kamtui.domain.keep.ledger import KEPT_RULE, LedgerRow, Standing
from kamtui.domain.keep.strip import LABEL, strip_rows
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.account_page import AccountPage
from kamtui.tui.said import keyed
from kamtui.tui.widgets.account_defence import defence_lines
from kamtui.tui.widgets.entries import Entry, laid, said

_NARROW, _WIDE = 70, 100
_MARKS = {Standing.LATE: "!", Standing.OPEN: " ", Standing.KEPT: "✓", Standing.KEPT_LATE: "✓"}
_STYLES = {Standing.LATE: "late", Standing.OPEN: "plain", Standing.KEPT: "good", Standing.KEPT_LATE: "dim"}


def standing_lines(page: AccountPage, width: int, height: int) -> list[Entry]:
    """Grades, then promises; what is missing is said with the key that adds it."""
    found = page.standing
    due = f" · grade due{_since(page)}" if found.due_on is not None else ""
    rows = [said(width, f"GRADES {len(found.grades)}{due}", "silent" if due else "heading")]
    if found.grades:
        rows += [_strip(label, text, width) for label, text in strip_rows(found.strip, width - LABEL - 1)]
        rows.append(said(width, found.strip.words, "dim"))
        rows += [_grade(row, page, width) for row in found.grades]
    else:
        rows.append(
            said(
                width, keyed("Nobody here was graded yet: {grade} writes down how satisfied they are, and why."), "dim"
            )
        )
    rate = f" · {found.rate.words}" if found.promises else ""
    rows.append(said(width, f"PROMISES {len(found.promises)}{rate}", "heading"))
    if found.promises:
        rows.append(said(width, KEPT_RULE, "dim"))
    else:
        rows.append(said(width, keyed("Nothing was promised yet: {promise} writes a promise down."), "dim"))
    return [*rows, *(_promise(row, page, width) for row in found.promises), *defence_lines(page, width)]


def _since(page: AccountPage) -> str:
    due = page.standing.due_on
    return f" since {month_day(due, page.today)}" if due is not None and due < page.today else ""


def _strip(label: str, text: str, width: int) -> Entry:
    style = "late" if label == "broken" and any(char.isdigit() for char in text) else "dim"
    return Entry(laid(width, (f" {label}", LABEL + 1, "dim"), (text, 0, style)))


def _grade(row: GradeRow, page: AccountPage, width: int) -> Entry:
    failing = row.letter.is_failing
    feels = f", feels {row.feeling}" if row.feeling else ""
    parts = [
        (f" {month_day(row.day, page.today)}", 13, "plain"),
        (marked(row.letter), 6, "late" if failing else "good"),
        (f"“{row.why.partition(chr(10))[0]}”{feels}", 0, "title"),
        (f" {row.contact_name or ''}", min(18, width // 5), "dim"),
        (f" {review_words(row, page)} ", -32, "dim"),
    ]
    shown = parts if width >= _WIDE else [*parts[:3], *parts[4:]] if width >= _NARROW else parts[:3]
    return Entry(laid(width, *shown), row, ("grade", row.id))


def review_words(row: GradeRow, page: AccountPage) -> str:
    """`→ B- asked again Fri 18 Dec`, `→ B- answered`; empty where nothing is aimed at and nobody was to ask."""
    aim = f"→ {row.target} " if row.target else ""
    if row.task_status is TaskStatus.OPEN and row.task_on is not None:
        return f"{aim}asked again {short_day(row.task_on, page.today)}"
    return f"{aim}{'answered' if row.answered else ''}".rstrip()


def _promise(row: LedgerRow, page: AccountPage, width: int) -> Entry:
    """A promise; with an open task it stands for that, so that every key for tasks works on it."""
    standing = row.standing(page.today)
    style = _STYLES[standing]
    task = next((one for one in page.open if one.row.id == row.task_id), None)
    parts = [
        (f" {_MARKS[standing]} ", 3, style),
        (row.text, 0, "title" if row.kept_on is None else "dim"),
        (f" {row.about}", 10, "dim"),
        (f" {row.contact_name or ''}", min(18, width // 5), "dim"),
        (f" {row.when(page.today)} ", -44 if row.adrift else -28, style),
    ]
    shown = parts if width >= _NARROW else [parts[0], parts[1], (parts[4][0], -28, style)]
    return Entry(laid(width, *shown), task if task is not None else row, ("promise", row.id))
