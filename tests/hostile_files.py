"""Files in which every name is hostile: of sheets, columns, defined names, members, properties, zones and keys."""

import json
import re
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO

from hostile import HOSTILE
from kit import ROOT

sys.path.append(str(ROOT / "tests" / "exchange"))

from tables import zipped
from workbook_files import ods, ods_row, xls, xlsb, xlsx

TEXTS = tuple(dict.fromkeys(text[:60].strip() for text in HOSTILE if text.strip()))
"""As long as names are; blanks alone name nothing."""

LINES = tuple(re.sub(r"[\r\n\0\ud800-\udfff]", " ", text[:5_000]) for text in HOSTILE)
"""On one line, in one encoding, and longer than any name of a file may be."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ROWS = [["Account Name", "City"], ["Acme", "Leeds"]]


def _xml(*texts: str) -> list[str]:
    return [_NO_XML.sub("?", text) for text in texts]


def _latin(*texts: str) -> list[str]:
    return [text.encode("latin-1", "replace").decode("latin-1") for text in texts]


def raw(text: str) -> bytes:
    """Bytes of a text; a lone surrogate is the byte it stands for."""
    return text.encode("utf-8", "surrogateescape")


def headed(texts: list[str]) -> list[list[str]]:
    """A table of one account, with a column for each text."""
    return [["Account Name", "City", *texts], ["Acme", "Leeds", *texts]]


def _with_names(data: bytes) -> bytes:
    """The same workbook with a defined name for each text."""
    texts = [text.replace("<", "").replace("&", "") for text in _xml(*TEXTS)]
    names = "".join(f"<definedName name='n{n}\x9b2J'>{text}</definedName>" for n, text in enumerate(texts))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    end = f"<definedNames>{names}</definedNames></workbook>".encode()
    return zipped(parts | {"xl/workbook.xml": parts["xl/workbook.xml"].replace(b"</workbook>", end)})


def _archive() -> bytes:
    names = [text.encode("utf-8", "replace").decode().replace("\0", "") for text in TEXTS]
    tables = {f"{n}{name}.csv": b"Name,City\nA,B\n" for n, name in enumerate(names)}
    return zipped(tables | {f"{name}{n}": b"\x00\x01" for n, name in enumerate(names)})


def _cards() -> bytes:
    cards = (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{one}\nORG:{one};{one}\nX-{one}:{one}\n{one}:{one}\nEMAIL;TYPE={one}:{one}\n"
        f"TEL;{one}:{one}\nN;CHARSET={one};ENCODING=QUOTED-PRINTABLE:{one}=\n{one}\nEND:VCARD\n"
        f"BEGIN:VCARD\nVERSION:{one}\n{one}\nEND:VCARD\n"
        for one in LINES
    )
    return raw("".join(cards))


def _calendar() -> bytes:
    parts = (
        f"BEGIN:VTODO\nUID:{one}\nSUMMARY:{one}\nDUE;TZID={one}:20260101T000000\nRRULE:{one}\nX-{one}:{one}\n{one}:{one}\n"
        f'STATUS:{one}\nEND:VTODO\nBEGIN:VEVENT\nSUMMARY:{one}\nDTSTART;TZID="{one}":20260101T000000\n'
        f"ATTENDEE;CN={one}:mailto:{one}\nRRULE:FREQ={one}\nEND:VEVENT\nBEGIN:V{one}\nEND:V{one}\n"
        f"BEGIN:VTIMEZONE\nTZID:{one}\nEND:VTIMEZONE\nBEGIN:VTODO\nSUMMARY:x\nDUE:{one}\nEND:VTODO\n"
        for one in (*LINES, "Europe", "../../../../etc", "/etc/passwd")
    )
    return raw(f"BEGIN:VCALENDAR\n{''.join(parts)}END:VCALENDAR\n")


def _taskwarrior() -> bytes:
    keys = ("description", "uuid", "status", "due", "project", "recur", "priority", "entry")
    tasks = [{**dict.fromkeys(keys, one), one: one, "tags": [one]} for one in LINES]
    tasks += [{"description": "x", "status": "pending", "due": one, "tags": [one]} for one in LINES]
    return json.dumps(tasks).encode()


def _todo() -> bytes:
    return raw("".join(f"(A) {one} @{one} +{one} due:{one} {one}:{one}\n" for one in LINES))


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "sheets": (lambda: _with_names(xlsx(dict.fromkeys(_xml(*TEXTS), ROWS))), "b.xlsx"),
    "sheets of no rows": (lambda: xlsx(dict.fromkeys(_xml(*TEXTS), ROWS[:1])), "b.xlsx"),
    "headings": (lambda: xlsx({"S": headed(_xml(*TEXTS))}), "b.xlsx"),
    "tables": (lambda: ods(dict.fromkeys(_xml(*TEXTS[::-1]), ods_row(*ROWS[0]) + ods_row(*ROWS[1]))), "b.ods"),
    "a binary sheet": (lambda: xlsb(TEXTS[5], headed(_xml(*TEXTS))), "b.xlsb"),
    "an old sheet": (lambda: xls(_latin(TEXTS[5])[0], headed(_latin(*TEXTS))), "b.xls"),
    "members": (_archive, "a.zip"),
    "cards": (_cards, "a.vcf"),
    "a calendar": (_calendar, "a.ics"),
    "tasks": (_taskwarrior, "a.json"),
    "todo.txt": (
        lambda: raw("".join(f"(A) {one} @{one} +{one} due:{one} {one}:{one}\n" for one in LINES)),
        "todo.txt",
    ),
}
"""Each with a name of its own that is harmless."""
