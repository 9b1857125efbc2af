"""Exports of taskwarrior and todo.txt files into a book: what is known, what is told, what stays out; twice is once."""

import json
from pathlib import Path
from typing import Any

import pytest
from bringing import rows

from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source, load
from kamtui.exchange.values import Options, Sheet, Sort, TaskRecord
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import

UUID = "a0000000-a000-a000-a000-a0000000000"


def bring(book: Book, text: str, name: str = "tasks.json") -> FileResult:
    (found,) = run_import(book, plan_import(book, [Source(name, text.encode())], Options()))
    return found


def counts(found: FileResult) -> tuple[int, int, int, int]:
    one = found.outcome
    return one.new, one.changed, one.unchanged, len(one.rejected)


def tasks(*found: dict[str, Any]) -> str:
    first = {"description": "call back"}
    return json.dumps([{"uuid": f"{UUID}{place}", **first, **one} for place, one in enumerate(found)])


def sheet_of(text: str, name: str) -> Sheet:
    (sheet,) = read([Source(name, text.encode())], Options()).sheets
    return sheet


def records(sheet: Sheet) -> list[TaskRecord]:
    return [one for one in sheet.records if isinstance(one, TaskRecord)]


def _expected(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "expected" / "tasks.json").read_text())
    return found


def test_every_taskwarrior_file_is_read_as_the_reference_reads_it(shared: Path) -> None:
    for name, wanted in _expected(shared)["taskwarrior"].items():
        (sheet,) = read([load(str(shared / name))], Options()).sheets
        assert sheet.decided.delimiter == "taskwarrior JSON"
        assert len(sheet.records) + len(sheet.rejected) == wanted["tasks"], name
        assert len(sheet.rejected) == len(wanted["problems"] or []), name
        found = records(sheet)
        if found:
            assert (found[0].title, found[-1].title) == (wanted["first"], wanted["last"])
        assert sum(one.due_on is not None for one in found) == wanted["with_due"]
        assert sum("depends" in note for note in sheet.notes) == bool(wanted["with_depends"])
        assert {one.account_names[0] for one in found if one.account_names} == set(wanted["projects"])


def test_every_todotxt_file_is_read_as_the_reference_reads_it(shared: Path) -> None:
    for name, wanted in _expected(shared)["todotxt"].items():
        (sheet,) = read([load(str(shared / name))], Options()).sheets
        assert sheet.decided.delimiter == "todo.txt"
        assert not sheet.rejected
        found = records(sheet)
        assert len(found) == wanted["tasks"]
        assert sum(one.status == "done" for one in found) == wanted["done"]
        for one, item in zip(found, wanted["items"], strict=True):
            keys = item.get("key_values", {})
            assert one.row == item["line"]
            assert one.loose_account == " ".join(f"+{project}" for project in item.get("projects", []))
            assert one.important == (item.get("priority", item.get("priority_after_x", "Z")) in "ABC")
            assert str(one.due_on or "") == keys.get("due", "")
            assert str(one.planned_on or "") == keys.get("t", keys.get("due", ""))
            assert str(one.done_on or "") == item.get("completed", "")
            bare = {word for word in item["text"].split() if word[0] not in "+@" and ":" not in word}
            assert bare - {"(B)"} <= set(one.title.split())


@pytest.mark.parametrize("name", ["demo", "line046", "qtodotxt_example", "sleek_sample", "topydo_ListCommandTest"])
def test_twice_is_once(name: str, shared: Path, book: Book) -> None:
    (path,) = (shared / "tasks").glob(f"*/{name}.*")
    found, again = (run_import(book, plan_import(book, [load(str(path))], Options()))[0] for _ in range(2))
    assert found.outcome.new == found.read > 0
    assert counts(again) == (0, 0, found.read, 0)


def test_a_taskwarrior_task_becomes_one_of_ours(small: Book) -> None:
    one = {
        "project": "acme-industrial", "priority": "H", "due": "20261204T000000Z", "scheduled": "20261201T090000Z",
        "tags": ["visit", "north"], "depends": UUID,
        "annotations": [{"entry": "1", "description": "ask"}, {"description": "\x1b[1mlist"}],
        "urgency": 3.4,
    }  # fmt: skip
    found = bring(small, tasks(one))
    assert found.outcome.notes == ("1 row: depends on other tasks, which is not taken over",)
    (row,) = rows(small, "SELECT title, kind, account_id, important, due_on, planned_on, note FROM tasks WHERE id > 11")
    assert row == ("call back", "visit", 1, 1, "2026-12-04", "2026-12-01", "ask\n [1mlist\n+north")


def test_a_project_that_names_no_account_is_kept_in_the_note(small: Book) -> None:
    found = bring(small, tasks({"project": "garden.roses"}))
    assert "points at an account that is not in the book" in found.outcome.notes[0]
    assert rows(small, "SELECT account_id, note FROM tasks WHERE id > 11") == [(None, "project garden.roses")]


@pytest.mark.parametrize(
    ("task", "column", "reason"),
    [
        ({"uuid": "1"}, "uuid", "“1” is not a uuid"),
        ({"description": " \x07 "}, "description", "the task has no description"),
        ({"description": ["a"]}, "description", "its description is no text"),
        ({"status": "asleep"}, "status", "“asleep” is not a status"),
        ({"status": "recurring"}, "status", "it is the pattern of a repeating task, not a task"),
        ({"due": "tomorrow"}, "due", "“tomorrow” is not a date"),
        ({"due": "20261340T000000Z"}, "due", "“20261340T000000Z” is not a date"),
        ({"due": "99999999999"}, "due", "“99999999999” is not a day kamtui plans on"),
        ({"tags": [1]}, "tags", "its tags are no list of words"),
        ({"annotations": "bad"}, "annotations", "its annotations are no list"),
        ({"annotations": [{}]}, "annotations", "an annotation has no description"),
        ({"uuid": f"{UUID}0"}, None, "same code as row 1"),
    ],
)
def test_a_task_that_is_not_whole_stays_out_and_the_others_come_in(
    task: dict[str, Any], column: str | None, reason: str, book: Book
) -> None:
    found = bring(book, tasks({}, task, {"description": "third"}))
    assert counts(found) == (2, 0, 0, 1)
    assert [(one.row, one.column, one.reason) for one in found.rejected] == [(2, column, reason)]


def test_lines_of_json_come_in_one_by_one(book: Book) -> None:
    lines = '{"description": "one"},\n{"description": broken},\n{"description": "two"}\n'
    found = bring(book, lines)
    assert counts(found) == (2, 0, 0, 1)
    assert found.rejected[0].reason == "it is no task in JSON"


@pytest.mark.parametrize("text", ["[" * 100_000, '[{"a": ' * 50_000, '{"description": 1e999}', '[{"uuid": null}, 7]'])
def test_json_that_is_a_trap_is_refused(text: str, book: Book) -> None:
    from kamtui.errors import RejectedError

    try:
        found = bring(book, text)
    except RejectedError:
        return
    assert found.outcome.new <= 1


TODO = """(A) 2026-11-01 Ask for the order +Acme-Industrial @Rina-Shah @call due:2026-12-04 t:2026-12-01
x 2026-11-20 2026-11-01 send list pri:B +Delta
(D) read http://a.example/x:1 at 10:30 rec:1w h:1
"""


def test_a_line_of_todotxt_becomes_one_of_ours(small: Book) -> None:
    found = bring(small, TODO, "todo.txt")
    assert counts(found) == (3, 0, 0, 0)
    assert rows(
        small,
        "SELECT title, kind, status, account_id, contact_id, important, planned_on, due_on, note FROM tasks "
        "WHERE id > 11",
    ) == [
        ("Ask for the order", "call", "open", 1, 1, 1, "2026-12-01", "2026-12-04", None),
        ("send list", "call", "done", 4, None, 1, None, None, None),
        ("read http://a.example/x:1 at 10:30", "call", "open", None, None, None, "2026-11-23", None, "rec:1w h:1"),
    ]


def test_a_line_is_known_again_when_it_is_ticked(small: Book) -> None:
    bring(small, TODO, "todo.txt")
    ticked = TODO.replace("(A) 2026-11-01 Ask", "x 2026-11-23 2026-11-01 Ask")
    assert counts(bring(small, ticked, "todo.txt")) == (0, 1, 2, 0)
    assert rows(small, "SELECT status FROM tasks WHERE title = 'Ask for the order'") == [("done",)]


def test_a_day_that_is_none_keeps_its_line_out(book: Book) -> None:
    found = bring(book, "(A) one due:2026-02-30\n(B) two\n", "list.txt")
    assert [(one.row, one.column, one.reason) for one in found.rejected] == [(1, "due:", "“2026-02-30” is not a day")]
    assert found.outcome.new == 1


@pytest.mark.parametrize(
    "text",
    [
        "Subject,Due date\n(A) call +Acme,2026-12-01\n",
        "name;city\n@home;x:1\n+a;b:2\n",
        "Name\n(A) Ltd\n(B) Ltd\nCo +1\n",
    ],
)
def test_a_table_is_never_taken_for_a_list(text: str) -> None:
    assert sheet_of(text, "any.csv").decided.delimiter not in ("todo.txt", "taskwarrior JSON")


@pytest.mark.parametrize("form", ["todotxt", "taskwarrior"])
def test_our_own_list_comes_back_as_it_went(form: str, small: Book) -> None:
    with small.work("edit") as (work, _):
        from kamtui.store.tables.tasks import Task

        work.change(Task, 1, note="first\n\nthird", title="x (A) renewal +1 due:soon @me")
    before = rows(small, "SELECT id, kind, status, account_id, contact_id, planned_on, due_on, note FROM tasks")
    data = export(small, Asked("tasks", form)).data
    found = bring(small, data.decode(), "todo.txt")
    assert (found.outcome.new, len(found.rejected)) == (0, 0)
    assert rows(small, "SELECT id, kind, status, account_id, contact_id, planned_on, due_on, note FROM tasks") == before
    assert counts(bring(small, export(small, Asked("tasks", form)).data.decode(), "todo.txt"))[:2] == (0, 0)


def test_a_kind_that_is_asked_for_must_fit(book: Book) -> None:
    from kamtui.errors import RejectedError

    with pytest.raises(RejectedError):
        plan_import(book, [Source("t.json", tasks({}).encode())], Options(Sort.ACCOUNTS))
