"""Calendars as tasks: every real file against its reference parse, broken parts one by one."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tables import sheet, source, zipped

from kamtui.domain.text import clean
from kamtui.errors import KamtuiError, RejectedError
from kamtui.exchange.calendar_write import CalendarTask, How, write_calendar
from kamtui.exchange.progress import Doing, Step
from kamtui.exchange.reading import read
from kamtui.exchange.sources import load
from kamtui.exchange.values import Options, Sheet, Sort, TaskRecord

BEFORE_ALL_PLANS = {("event_r_past.ics", "Dummy's Birthday (1965)")}
"""Repeats from before 1970, which start later here."""


def records(found: Sheet) -> list[TaskRecord]:
    return [record for record in found.records if isinstance(record, TaskRecord)]


def calendars(shared: Path) -> list[tuple[Path, dict[str, Any]]]:
    expected = json.loads((shared / "expected" / "ics.json").read_text("utf-8"))["files"]
    return [(shared / name, facts) for name, facts in expected.items()]


def test_no_component_of_a_real_file_is_lost(shared: Path) -> None:
    files = calendars(shared)
    assert len(files) == 84
    for path, facts in files:
        (found,) = read([load(str(path))], Options()).sheets
        cancelled = sum(int(note.split()[0]) for note in found.notes if "cancelled day" in note)
        count = facts["raw_counts"]["VEVENT"] + facts["raw_counts"]["VTODO"]
        assert (path.name, len(found.records) + len(found.rejected) + cancelled) == (path.name, count)
        assert all(one.reason for one in found.rejected)


def test_real_files_say_what_their_reference_parse_says(shared: Path) -> None:
    compared = 0
    for path, facts in calendars(shared):
        (found,) = read([load(str(path))], Options()).sheets
        known = {
            ((one.code or "").split(" ")[0], one.title, one.planned_on, one.at, one.repeat is not None)
            for one in records(found)
        }
        rejected = len(found.rejected)
        for item in facts.get("items", []):
            day, at = moment(item.get("start") or item.get("due"))
            title = clean(item.get("summary", ""))
            if day is None or not title or day.year < 1970:
                continue
            fits = [
                one
                for one in known
                if one[:4] == (clean(item.get("uid", "")), title, day, at if "start" in item else None)
            ]
            missing = not fits and item.get("status") != "CANCELLED" and rejected == 0
            assert not missing, (path.name, item)
            compared += bool(fits)
    assert compared >= 70


def moment(text: str | None) -> tuple[date | None, str | None]:
    """Day and time of a reference in the zone of the tests."""
    if text is None or not text[:1].isdigit():
        return None, None
    if len(text) == 10:
        return date.fromisoformat(text), None
    found = datetime.fromisoformat(text)
    found = found.astimezone() if found.tzinfo else found
    return found.date(), found.strftime("%H:%M")


BROKEN = """BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:no start
END:VEVENT
BEGIN:VEVENT
SUMMARY:bad start
DTSTART:20261399
END:VEVENT
BEGIN:VTODO
SUMMARY:bad due
DUE;VALUE=DATE:yesterday
END:VTODO
BEGIN:VEVENT
SUMMARY:too early
DTSTART;VALUE=DATE:19040101
END:VEVENT
BEGIN:VEVENT
SUMMARY:good
DTSTART;VALUE=DATE:20261201
nonsense
END:VEVENT
BEGIN:VTODO
SUMMARY:open
"""


def test_broken_components_stay_out_one_by_one() -> None:
    found = sheet(BROKEN, sort=None)
    assert [(one.row, one.column) for one in found.rejected] == [
        (2, "DTSTART"),
        (5, "DTSTART"),
        (9, "DUE"),
        (13, "DTSTART"),
        (22, None),
    ]
    assert [one.title for one in records(found)] == ["good"]
    assert found.notes == ("1 row: has lines that are none of a calendar, and comes in without them",)


def test_what_has_no_place_is_told() -> None:
    text = (
        "BEGIN:VTODO\nSUMMARY:a\nX-ONE:1\nX-ONE:2\nCLASS:PRIVATE\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM\nEND:VTODO\n"
    )
    found = sheet(text)
    assert found.notes == ("4 properties a task has no place for stay out: X-ONE, CLASS, VALARM",)
    assert set(found.decided.ignored) == {"X-ONE", "CLASS", "VALARM"}


def test_one_day_of_a_series_is_a_task_and_left_out_of_it() -> None:
    day = "BEGIN:VEVENT\nUID:a\nSUMMARY:moved\nRECURRENCE-ID:20261208T090000\nDTSTART:20261209T090000\nEND:VEVENT\n"
    off = day.replace("moved", "off").replace("20261208", "20261215").replace("DTSTART", "STATUS:CANCELLED\nDTSTART")
    series = "BEGIN:VEVENT\nUID:a\nSUMMARY:weekly\nDTSTART:20261201T090000\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n"
    found = sheet(day + off + series)
    assert [(one.code, one.title, one.but) for one in records(found)] == [
        ("a 20261208", "moved", ()),
        ("a", "weekly", (date(2026, 12, 8), date(2026, 12, 15))),
    ]


@pytest.mark.parametrize("asked", [{"sort": Sort.CONTACTS}, {"sheet": "x"}, {"delimiter": ";"}])
def test_what_no_calendar_has_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(KamtuiError, match=r"calendar|no table"):
        sheet("BEGIN:VTODO\nSUMMARY:a\nEND:VTODO\n", **asked)


def test_no_calendar_no_task() -> None:
    assert sheet("BEGIN:VCALENDAR\nEND:VCALENDAR\n").notes == ("it has no to-do and no appointment",)
    with pytest.raises(RejectedError):
        read([source("a,b\nBEGIN:VTODO,1\n")], Options())


def test_calendars_and_cards_inside_an_archive() -> None:
    data = zipped({"a.ics": b"BEGIN:VTODO\nSUMMARY:a\nEND:VTODO\n", "b.vcf": b"BEGIN:VCARD\nFN:x\nEND:VCARD\n"})
    assert [one.sort for one in read([source(data, "t.zip")], Options()).sheets] == [Sort.CONTACTS, Sort.TASKS]


def test_lines_are_folded_and_text_ends_no_line() -> None:
    from kamtui.domain.words import TaskStatus

    title = "Grüße; a, b\\ END:VTODO " + "ü" * 80
    task = CalendarTask(
        *("u", title, "call", TaskStatus.OPEN, date(2026, 12, 1), None, None, 15, False, None, "a\nBEGIN:VEVENT\nb"),
        *(None, "A, B; C", None, 0, 0, 0),
    )
    data = write_calendar([task], How())
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data.count(b"\r\nBEGIN:V") == 1
    (found,) = records(sheet(data))
    assert (found.title, found.note, found.about_names) == (title, "a\nBEGIN:VEVENT\nb", ("A, B; C",))


def test_a_long_calendar_tells_how_far_it_is_and_is_stopped_by_whoever_listens() -> None:
    text = "".join(f"BEGIN:VTODO\nSUMMARY:{number}\nEND:VTODO\n" for number in range(250))
    heard: list[Step] = []
    read([source(text)], Options(), heard.append)
    assert [(step.doing, step.rows, step.whole) for step in heard] == [
        (Doing.READING, 301, 748),
        (Doing.READING, 601, 748),
    ]

    def stop(_: Step) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read([source(text)], Options(), stop)


SIFTED = """BEGIN:VEVENT
SUMMARY;LANGUAGE=de:Gruß\\, und
  mehr\\; \\\\n bleibt\\nneu
SUMMARY:second
DTSTART;TZID=Europe/Berlin:20261201T090000
DTEND;TZID="Europe/Berlin":20261201T094500
ATTENDEE;ROLE=CHAIR;CN=Rina Shah:mailto:r@acme.example
ATTENDEE;CN="Shah, Tom":MAILTO:t@acme.example
BEGIN:VALARM
ACTION:DISPLAY
SUMMARY:of the alarm
END:VALARM
X-ONE;A="b:c":d
END:VEVENT
"""


def test_sifted_lines_say_what_the_parser_says() -> None:
    (one,) = records(sheet(SIFTED))
    assert (one.title, one.at, one.minutes) == ("Gruß, und mehr; \\n bleibt", "08:00", 45)
    assert one.about_names == ("Rina Shah", "Shah, Tom")
    assert one.about_emails == ("r@acme.example", "t@acme.example")
    assert set(sheet(SIFTED).decided.ignored) == {"VALARM", "X-ONE"}
    (open_within,) = records(sheet(SIFTED.replace("END:VALARM\n", "").replace("BEGIN:VALARM\n", "X:BEGIN:VALARM\n")))
    assert open_within.title == one.title
