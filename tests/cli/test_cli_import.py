"""`kamtui import` as a rep and a script meet it: output, JSON, exit codes, nothing written when refused."""

import csv
from pathlib import Path

import pytest
from hostile import HOSTILE, dangerous
from kit import Here, Shell

ACCOUNTS = "Id,Name,BillingCity,Industry\nA1,Acme,Leeds,Mining\nA2,,York,\nA3,Cobalt,Hull,\n"
CONTACTS = "Id,AccountId,FirstName,LastName\nC1,A1,Rina,Shah\n"
TASKS = (
    "Id,Subject,ActivityDate,WhoId,Status\nT1,Terms,2026-11-20,C1,Not Started\nT2,Prices,2026-11-30,C9,Not Started\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of small exports."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("Account", ACCOUNTS), ("Contact", CONTACTS), ("Task", TASKS)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def test_counts_on_stdout_and_talk_on_stderr(shell: Shell, files: Path) -> None:
    ran = shell("import", files / "Task.csv", files / "Account.csv", files / "Contact.csv")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "accounts  Account.csv: 2 new, 0 changed, 0 unchanged, 1 rejected",
        "contacts  Contact.csv: 1 new, 0 changed, 0 unchanged, 0 rejected",
        "tasks     Task.csv: 2 new, 0 changed, 0 unchanged, 0 rejected",
    ]
    assert "Account.csv, row 3, Name: the account has no name" in ran.err
    assert "Account.csv: read as accounts (by its headings), utf-8, comma; code = Id, name = Name" in ran.err
    assert "Task.csv: 1 row: points at a contact that is not in the book" in ran.err
    assert shell.ok("overdue").count("Terms") == 1


def test_dry_run_says_the_same_and_writes_nothing(shell: Shell, files: Path) -> None:
    before = shell.book_path.read_bytes()
    dry = shell("import", "--dry-run", files / "Account.csv")
    assert dry.err.endswith("Dry run: nothing was written.\n")
    assert shell.book_path.read_bytes() == before
    assert shell.ok("import", files / "Account.csv") == dry.out
    assert "2 unchanged" in shell.ok("import", "--dry-run", files / "Account.csv")


def test_dry_run_makes_no_book(shell: Shell, files: Path, tmp_path: Path) -> None:
    shell.book_path = tmp_path / "new" / "book.db"
    assert "2 new" in shell.ok("import", "--dry-run", files / "Account.csv")
    assert not shell.book_path.parent.exists()


def test_one_undo_takes_back_all_files(run_here: Here, files: Path) -> None:
    run_here.ok("import", files / "Account.csv", files / "Contact.csv", files / "Task.csv")
    run_here.ok("undo")
    assert run_here.json("list")["items"] == []
    assert run_here.json("import", "--dry-run", files / "Account.csv")["new"] == 2


def test_json_of_one_file_is_flat(run_here: Here, files: Path) -> None:
    found = run_here.json("import", files / "Account.csv")
    assert found == {
        "schema": 1,
        "kind": "accounts",
        "file": "Account.csv",
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "rejected": [{"row": 3, "column": "Name", "reason": "the account has no name"}],
        "decided": {
            "kind": "accounts",
            "kind_from": "headings",
            "encoding": "utf-8",
            "encoding_from": "valid UTF-8",
            "delimiter": "comma",
            "delimiter_from": "the rows",
            "sheet": None,
            "date_order": None,
            "date_order_from": None,
            "decimal": None,
            "decimal_from": None,
            "columns": {"code": "Id", "name": "Name", "city": "BillingCity", "segment": "Industry"},
            "ignored": [],
            "notes": [],
        },
        "skipped": [],
        "dry_run": False,
    }


def test_json_of_several_files_is_a_list(run_here: Here, files: Path) -> None:
    found = run_here.json("import", files / "Contact.csv", files / "Account.csv", "--dry-run")
    assert [(one["kind"], one["new"]) for one in found["files"]] == [("accounts", 2), ("contacts", 1)]
    assert (found["schema"], found["dry_run"], found["skipped"]) == (1, True, [])


def test_standard_input_and_a_kind(shell: Shell) -> None:
    assert shell.ok("import", "contacts", "-", stdin="name,phone\nRina,1\n").startswith(
        "contacts  standard input: 1 new"
    )


def test_options_override_every_guess(run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("wer|wann\nMüller|3/4/2027\n".encode("cp1252"))
    asked = ["--map", "title=wer", "--map", "planned-on=wann", "--encoding", "cp1252", "--delimiter", "pipe"]
    ran = run_here("import", "tasks", path, *asked)
    assert (ran.code, ran.out) == (5, "")
    assert "--date-order" in ran.err
    decided = run_here.json("import", "tasks", path, *asked, "--date-order", "mdy")["decided"]
    assert (decided["kind_from"], decided["date_order"], decided["delimiter_from"]) == ("asked", "mdy", "as asked")
    assert [(task["title"], task["planned_on"]) for task in run_here.json("list")["items"]] == [
        ("Müller", "2027-03-04")
    ]


def test_rejected_rows_are_listed_up_to_twenty(run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account,city\nAcme,\n" + ",x\n" * 30, "utf-8")
    ran = run_here("import", path)
    assert ran.err.count("the account has no name") == 20
    assert "a.csv: 10 more rows rejected" in ran.err
    assert len(run_here.json("import", path)["rejected"]) == 30


def test_nothing_but_rejected_rows_is_a_refusal(run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account,city\n,x\n", "utf-8")
    ran = run_here("import", path)
    assert (ran.code, ran.out) == (5, "accounts  a.csv: 0 new, 0 changed, 0 unchanged, 1 rejected\n")


REFUSED = {
    "empty.csv": (b"", 5, "is empty"),
    "headings.csv": (b"account,city\n", 5, "no rows"),
    "quote.csv": (b'account,city\nA,"b\nc,d\n', 5, "a quote opened in row 2"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n\x00", 5, "a PNG picture"),
    "other.csv": (b"a,b\n1,2\n", 5, "“a”, “b”"),
    "deals.csv": (b"Deal Name,Deal Stage\nx,y\n", 5, "looks like deals"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_cannot_be_read(run_here: Here, tmp_path: Path, name: str) -> None:
    data, code, says = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    before = run_here.book_path.read_bytes()
    ran = run_here("import", tmp_path / name)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert run_here.book_path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["none.csv"], 3, "There is no file none.csv"),
        (["."], 5, "is a folder"),
        (["accounts"], 2, "No file was named"),
        (["index", "x.csv"], 2, "does not import index yet"),
        ([], 2, "Missing argument"),
        (["Account.csv", "--map", "name"], 2, "maps nothing"),
        (["Account.csv", "--map", "nmae=Name"], 2, "did you mean name?"),
        (["Account.csv", "--map", "name=Nome"], 2, "did you mean Name?"),
        (["Account.csv", "--encoding", "utf8x"], 2, "Nobody knows the encoding"),
        (["Account.csv", "--encoding", "utf-16"], 5, "is not utf-16"),
        (["Account.csv", "--delimiter", "xx"], 2, "cannot separate cells"),
        (["Account.csv", "--date-order", "ydm"], 2, "ydm"),
        (["Account.csv", "none.csv"], 3, "There is no file"),
    ],
)
def test_usage(
    run_here: Here, files: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, says: str
) -> None:
    monkeypatch.chdir(files)
    before = run_here.book_path.read_bytes()
    ran = run_here("import", *words)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert run_here.book_path.read_bytes() == before


def test_hostile_text_never_reaches_the_terminal_raw(run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    texts = [text for text in HOSTILE if "\x00" not in text and text.strip()]
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["account", "city", "tier", "segment", "Description", "\x1b[31m\u202e", "[/"])
        writer.writerows([f"{number} {text[:300]}", *[text[:300]] * 2, text, text] for number, text in enumerate(texts))
        writer.writerows(["", text] for text in texts)
    for ran in (run_here("import", path), run_here("import", "--json", path, "--dry-run"), run_here("accounts")):
        assert ran.code == 0
        for stream in (ran.out, ran.err):
            assert not dangerous(stream)
    found = run_here.json("import", "--dry-run", path)
    assert (found["unchanged"], len(found["rejected"])) == (len(texts), len(texts))


def test_a_hostile_name_of_a_file_is_shown_cleaned(run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.csv"
    path.write_text("account,city\nAcme,Leeds\n", "utf-8")
    ran = run_here("import", path)
    assert ran.code == 0
    assert "a [31m .csv: 1 new" in ran.out
