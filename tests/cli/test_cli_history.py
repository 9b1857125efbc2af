"""`undo`, `redo`, `history`, `config` as text."""

from pathlib import Path

from kit import Here

from kamtui.services.book import Book


def test_undo_and_redo_several_steps(small: Book, run_here: Here) -> None:
    for task_id in ("3", "4", "7"):
        run_here.ok("cut", task_id)
    ran = run_here("undo", "2")
    assert ran.out.splitlines() == ["undone: cut “expense report”", "undone: cut “Q1 forecast”"]
    assert ran.err == "redo: kamtui redo\n"
    assert run_here("redo").out == "redone: cut “Q1 forecast”\n"
    assert run_here("redo", "5").out == "redone: cut “expense report”\n"
    assert run_here("redo") == (0, "", "Nothing to redo.\n")


def test_undo_of_everything_ends_quietly(small: Book, run_here: Here) -> None:
    run_here.ok("cut", "3")
    assert run_here("undo", "1000").out.count("\n") == 2
    assert run_here("undo") == (0, "", "Nothing to undo.\n")
    assert run_here("list").out == ""


def test_history_is_newest_first_and_marks_what_is_undone(small: Book, run_here: Here) -> None:
    run_here.ok("cut", "3")
    run_here.ok("cut", "4")
    run_here.ok("undo")
    assert run_here("history").out.splitlines() == [
        "3  2026-11-23 09:00  shell  undone  cut “Q1 forecast”",
        "2  2026-11-23 09:00  shell          cut “stores team”",
        "1  2026-11-23 09:00  shell          import the small book",
    ]
    assert run_here("history", "-n", "1").out.count("\n") == 1


def test_config_reads_back_as_the_settings_file_it_shows(run_here: Here, home: Path) -> None:
    config = home / "config" / "kamtui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('country = "DE-BY"\nweekend = [4, 5]\ncadence_days = { K = 5 }\n')
    shown = run_here("config").out
    assert "cadence_days = { K = 5, A = 14, B = 30, C = 60, P = 30 }" in shown
    config.write_text(shown)
    assert run_here("config").out == shown


def test_config_says_where_things_are(run_here: Here, home: Path) -> None:
    assert run_here("config", "--paths").out.splitlines() == [
        f"book    {run_here.book_path}",
        f"config  {home}/config/kamtui/config.toml",
        f"state   {home}/state/kamtui",
    ]


def test_every_place_can_be_named_by_the_environment(run_here: Here, home: Path) -> None:
    ran = run_here("config", "--paths", env={"KAMTUI_CONFIG": str(home / "own.toml")})
    assert f"config  {home}/own.toml" in ran.out
