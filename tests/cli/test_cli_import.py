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
        "alike": [],
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


# --- look-alikes

BOOK = "Account Name\nGlacier Foods\nBorealis AG\n"
NEAR = "Customer,Order Date,Net Amount\nGlacier Fods,2026-03-04,10.50\nBorealis Ltd,2026-03-04,3.00\n"


def test_a_look_alike_is_told_with_the_words_that_make_it_one(run_here: Here, tmp_path: Path) -> None:
    known, near = tmp_path / "known.csv", tmp_path / "near.csv"
    known.write_text(BOOK, "utf-8")
    near.write_text(NEAR, "utf-8")
    run_here("import", known)
    dry = run_here("import", near, "--dry-run")
    flag, merge = "--same 'Glacier Fods=Glacier Foods'", "kamtui merge 'Glacier Foods' 'Glacier Fods'"
    assert (
        f"near.csv: “Glacier Fods” looks like “Glacier Foods” in the book (96%): {flag} imports it as that; "
        f"{merge} joins them later"
    ) in dry.err
    found = run_here.json("import", near, "--same", "Glacier Fods=Glacier Foods")
    assert found["alike"] == [{"new": "Borealis Ltd", "known": "Borealis AG", "score": 100, "in": "book"}]
    names = [one["name"] for one in run_here.json("accounts")["items"]]
    assert sorted(names) == ["Borealis AG", "Borealis Ltd", "Glacier Foods"]
    run_here("merge", "Borealis AG", "Borealis Ltd")
    again = run_here.json("import", near)
    assert (again["new"], again["changed"], again["unchanged"], again["alike"]) == (0, 0, 2, [])


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Glacier", "“Glacier” says of no account which it is."),
        ("=Glacier Foods", "“=Glacier Foods” says of no account which it is."),
        ("Glacier Fods=Nobody", "“Nobody” is no account of the book."),
        ("Nowhere=Glacier Foods", "No new account of the files is named “Nowhere”."),
    ],
)
def test_what_cannot_be_said_to_be_the_same(run_here: Here, tmp_path: Path, said: str, reason: str) -> None:
    known, near = tmp_path / "known.csv", tmp_path / "near.csv"
    known.write_text(BOOK, "utf-8")
    near.write_text(NEAR, "utf-8")
    run_here("import", known)
    done = run_here("import", near, "--same", said)
    assert (done.code, reason in done.err) == (2, True)
    assert len(run_here.json("accounts")["items"]) == 2


# --- index

INDEX = "Month,Retail index\n" + "".join(
    f"{year}-{month:02d},{100 + (year > 2025)}\n" for year in (2025, 2026) for month in range(1, 11)
)


def test_an_index_comes_in_and_stands_beside_the_numbers(run_here: Here, tmp_path: Path) -> None:
    index, sales = tmp_path / "index.csv", tmp_path / "sales.csv"
    index.write_text(INDEX, "utf-8")
    sales.write_text("Customer,Order Date,Net Amount\nAcme,2025-01-04,100\nAcme,2026-03-04,96\n", "utf-8")
    run_here("import", sales)
    assert run_here("numbers").out.splitlines()[-2] == "  no index loaded"
    dry = run_here("import", index, "--dry-run")
    assert dry.out == "index     index.csv: 20 new, 0 changed, 0 unchanged, 0 rejected\n"
    assert "index.csv: read as index (by its content), utf-8, comma; month = Month, values = Retail index" in dry.err
    assert run_here("numbers").out.splitlines()[-2] == "  no index loaded"
    run_here("import", "index", index)
    rule = "mean of 3 months up to 2026-03 against the same months one year before"
    assert run_here("numbers").out.splitlines()[-3:-1] == ["  you −4% · Retail index +1%", f"  {rule}"]
    expected = {"name": "Retail index", "change": 0.01, "months": 3, "of": 3, "last": "2026-03"}
    assert run_here.json("numbers")["index"] == expected
    assert run_here.json("accounts")["totals"]["index"] == expected
    assert f"you −4% · Retail index +1% ({rule})" in run_here("accounts").err
    run_here("undo")
    assert run_here.json("numbers")["index"] is None
