"""What the fuzzing begins with: whole lines of every grammar, and a small whole file of every format."""

import json
import sys

from kit import ROOT

sys.path.append(str(ROOT / "tests" / "exchange"))

from tables import zipped
from workbook_files import ods, ods_cell, ods_row, xls, xlsb, xlsx

LINES: tuple[str, ...] = (
    "call @rina renewal pricing fri 10:00 by 12 dec ~30m ! every 2 weeks",
    "visit @acme stores tour next tuesday 14:00-15:30 ~1h30 !! #delivery 40 units by 20 dec",
    "agreed option B, she wants 40 pieces >2 weeks #price by friday >them 5d",
    "budget is gone >- until feb ~20m tom@acme.example",
    'Acme Industrial K @Leeds city: Leeds tier: K note: "who: ""ask"" Tom" phone: +44 113 496 0000 cadence: 9',
    "Rina Shah rina@acme.example +44 113 496 0000 role: decision maker department: Purchasing account: Acme",
    '@acme kind:call tier:K q:do due:week overdue done "free text"',
    "no next silent failing renewal key dormant parked lost tier:A segment:retail @acme",
    'price @acme kind:call in:notes since:oct until:yesterday on:"last week" "late delivery" -invoice c++ 50%',
    "give: 3 % rebate get: two years lean: give 5 days get nothing likely: 60 %",
    "grow 40 units by 12 dec from 100 k to 1,2 m how: second site because: they open in May",
    "steel up 8 % client: dearer frames us: re-quote by friday source: trade press for: @acme, segment:retail",
    "cheap offer from Bolt severity: high competitor: Bolt & Co answer: visit fri response: 2",
    "funding 40 m on 12 oct source: paper answer: call the new boss",
    "frame contract from 2026-01-01 until 2027-12-31 notice: 3 months before worth: 120,000 EUR",
    "retention 95 % growth 3% touches 40 a week coverage 80 %",
    "C- late deliveries feeling: annoyed target: B- by 18 dec question: again? contact: rina",
    "forty units delivery by fri 12 dec 10:00",
    "month oct html report.html",
    "Ink theirs Bolt ours Inkwell since: may",
    "until 1 feb no budget because: frozen",
)
"""A line of each sort that is typed."""

PHRASES: tuple[str, ...] = (
    *(
        "fri",
        "next friday 10:00",
        "the first monday of may",
        "in 3 working days",
        "2 weeks from tomorrow",
        "12/11/2026",
    ),
    *("eom", "12/11", "q2 2027", "the week of 12 dec", "half past nine tomorrow", "every second tuesday"),
    *("every last working day of the month until june", "kw 49", "w49", "2026-W49-3", "29 feb", "from 3 to 9 may"),
    *("nächsten Freitag um halb zehn", "in 14 Tagen", "übermorgen", "am 3. Mai", "jeden zweiten Dienstag"),
    *("vendredi prochain à 10h", "le 1er mai", "après-demain", "dans quinze jours", "tous les lundis"),
    *("el próximo viernes a las 10", "pasado mañana", "dentro de dos semanas", "cada lunes"),
    *("venerdì prossimo alle 10", "dopodomani", "fra due settimane", "ogni lunedì"),
    *("volgende vrijdag om half tien", "overmorgen", "over twee weken", "elke maandag"),
    *("na próxima sexta às 10h", "depois de amanhã", "daqui a duas semanas", "toda segunda"),
    *("w przyszły piątek o 10", "pojutrze", "za dwa tygodnie", "co poniedziałek", "3 maja"),
)
"""Date phrases in every language kamtui reads."""

ACCOUNTS = b"""Account code,Account name,City,Phone,Tier,Segment,Status,Cadence days,Note
AC-1,Acme Industrial,Leeds,+44 113 496 0000,K,retail,open,7,"old ""friends"" here"
AC-9,New & Co,"Oslo, N",0047 1,B,public,,,
"""
CONTACTS = b"""Contact ID;Contact name;Account name;Department;Job title;E-mail;Phone
1;Rina Shah;Acme Industrial;Purchasing;Head;rina@acme.example;+44 113 496 0001
2;Tom Okafor;Borealis;;Buyer;tom@borealis.example;
"""
SALES = b"""Invoice date,Account code,Account name,Segment,Net amount,Currency
2026-10-31,AC-1,Acme Industrial,retail,"1,234.50",EUR
31/10/2026,AC-1,Acme Industrial,retail,-12.5,EUR
2026-09-01,,Borealis,public,7,EUR
"""
TASKS = b"""Subject,Kind,Status,Planned on,At,Due on,Account name,Contact name,Minutes,Note
renewal call,call,open,2026-12-01,10:00,2026-12-04,Acme Industrial,Rina Shah,30,ask
stores tour,visit,done,2026-11-01,,,Borealis,,90,
"""
INDEX = b"month,packaging,steel\n2026-08,101.5,99\n2026-09,102,98.5\n"
GOOGLE = b"""Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private
Line review,12/04/2026,10:00 AM,12/04/2026,11:00 AM,False,with Rina,Leeds,False
"""
OUTLOOK = b"""First Name,Last Name,Company,Department,Job Title,Business Phone,Mobile Phone,E-mail Address,Notes
Rina,Shah,Acme Industrial,Purchasing,Head,+44 113 496 0001,,rina@acme.example,"two
lines"
"""
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//EN\r
BEGIN:VTIMEZONE\r
TZID:Leeds\r
BEGIN:STANDARD\r
DTSTART:19701025T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:a1\r
DTSTAMP:20261101T090000Z\r
DTSTART;TZID=Leeds:20261124T100000\r
DTEND;TZID=Leeds:20261124T113000\r
RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=6\r
EXDATE;TZID=Leeds:20261225T100000\r
SUMMARY;LANGUAGE=en:Line review\\, with Rina\r
ATTENDEE;CN="Rina Shah";ROLE=REQ-PARTICIPANT:mailto:rina@acme.example\r
DESCRIPTION:one\\ntwo\r
 folded\r
END:VEVENT\r
BEGIN:VTODO\r
UID:a2\r
DTSTAMP:20261101T090000Z\r
DUE;VALUE=DATE:20261204\r
PRIORITY:1\r
STATUS:NEEDS-ACTION\r
SUMMARY:Send drawings\r
DURATION:PT45M\r
CATEGORIES:call,Acme Industrial\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VTODO\r
END:VCALENDAR\r
"""
CARDS = b"""BEGIN:VCARD\r
VERSION:3.0\r
N:Shah;Rina;;Dr.;\r
FN:Rina Shah\r
ORG:Acme Industrial;Purchasing\r
TITLE:Head\r
TEL;TYPE=WORK,VOICE:+44 113 496 0001\r
EMAIL;TYPE=INTERNET:rina@acme.example\r
NOTE:one\\ntwo\r
UID:c1\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Jo=\r
 rg\r
FN;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCller\r
ORG:Borealis\r
PHOTO;ENCODING=BASE64;JPEG:\r
 /9j/4AAQ\r
\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
item1.FN:Ana Ortiz\r
TEL;VALUE=uri;PREF=1:tel:+1-555-0100;ext=7\r
RELATED;TYPE=agent:urn:uuid:1\r
END:VCARD\r
"""
WARRIOR = json.dumps(
    [
        {
            "uuid": "00000000-0000-0000-0000-000000000001",
            "description": "call back",
            "status": "pending",
            "entry": "20261101T090000Z",
            "due": "20261204T000000Z",
            "scheduled": "2026-12-01T09:00:00Z",
            "project": "acme-industrial",
            "tags": ["visit", "north"],
            "priority": "H",
            "annotations": [{"entry": "20261102T090000Z", "description": "ask"}],
            "depends": ["00000000-0000-0000-0000-000000000002"],
            "urgency": 3.4,
        },
        {"uuid": "00000000-0000-0000-0000-000000000002", "description": "x", "status": "completed", "end": "20261101T"},
    ]
).encode()
LIST = b"""(A) 2026-11-01 Call Rina about prices +AcmeIndustrial @call @rina due:2026-12-04 t:2026-12-01
x 2026-11-02 2026-11-01 Send drawings +Borealis pri:B rec:+1w
"""

PLAIN: dict[str, bytes] = {
    "accounts.csv": ACCOUNTS,
    "contacts.csv": CONTACTS,
    "sales.csv": SALES,
    "tasks.csv": TASKS,
    "index.csv": INDEX,
    "google.csv": GOOGLE,
    "outlook.csv": OUTLOOK,
    "utf16.csv": ACCOUNTS.decode().encode("utf-16"),
    "bom.csv": b"\xef\xbb\xbf" + SALES,
    "latin.csv": ACCOUNTS.replace(b"Oslo", b"\xd6slo\xdf"),
    "quote.csv": b'Name,Email\n"',
    "mark.csv": b"\xff\xfe",
    "zip.csv": b"PK\x03\x04Name\n",
    "a.ics": CALENDAR,
    "a.vcf": CARDS,
    "tasks.json": WARRIOR,
    "todo.txt": LIST,
}
"""Files of text."""

_ROWS = (("Account name", "City", "Tier"), ("Acme Industrial", "Leeds", "K"), ("New & Co", 12.5, "B"))
BOOKS: dict[str, bytes] = {
    "a.xlsx": xlsx({"One": _ROWS, "Two": (("x",), (1,))}),
    "a.ods": ods(
        {"One": "".join(ods_row(*(ods_cell("string", str(cell), str(cell)) for cell in row)) for row in _ROWS)}
    ),
    "a.zip": zipped({"accounts.csv": ACCOUNTS, "in/sales.csv": SALES, "a.ics": CALENDAR, "read.me": b"x"}),
    "a.xlsb": xlsb("One", _ROWS),
}
"""Files that are archives."""

OLD: dict[str, bytes] = {"a.xls": xls("One", _ROWS)}
"""Workbooks that are none."""

FILE_PIECES: tuple[bytes, ...] = (
    *(b"", b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b"\n\n", b"\r\n ", b'"', b'""'),
    *(b"'", b",", b";", b"\t", b"|", b":", b"=", b"\\", b"\\n", b"\\,", b"\x1b[31m", b"\x80", b"\xc3("),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1a", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VCARD\r\n"),
    *(b"END:VCARD\r\n", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VTODO\r\n", b"RRULE:FREQ=SECONDLY\r\n"),
    *(b"RRULE:FREQ=DAILY;INTERVAL=0\r\n", b"RRULE:FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2\r\n"),
    *(b"RRULE:FREQ=DAILY;COUNT=99999999999\r\n", b"RDATE:20261201T100000Z,x\r\n", b"DTSTART:99991231T235959Z\r\n"),
    *(b"DTSTART:\r\n", b"DTSTART;TZID=W. Europe Standard Time:00010101T000000\r\n", b"DURATION:P99999999999D\r\n"),
    *(b";X=", b";TYPE=", b";ENCODING=b", b";ENCODING=QUOTED-PRINTABLE", b"=0D=0A", b"=", b";CHARSET=utf-7"),
    *(b"item1.", b"AGENT:", b"PRIORITY:x\r\n", b"UID:a1\r\n", b"2026-02-30", b"31/12/9999", b"0000-00-00"),
    *(b"12/13/14", b"1e999", b"NaN", b"-", b"1,2,3", b"1.2.3", b"9" * 30, b"=1+1", b"#REF!", b"[", b"]", b"{"),
    *(b"}", b"null", b'{"a":', b"[" * 3_000, b"x ", b"(A) ", b"(z) ", b"due:", b"rec:", b"<", b"/>", b"&x;"),
    b"PK\x03\x04",
)
"""What is put into files."""
