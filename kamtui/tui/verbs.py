"""The one registry of what a rep can do: bindings, footer, palette, help and README's key table all come from it."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a verb works."""

    APP = "everywhere"
    LIST = "on a row"
    CURSOR = "moving about"
    PLACE = "to another place"
    REVIEW = "in the review"
    MATRIX = "in the matrix"
    ACCOUNTS = "in the accounts"
    ACCOUNT = "on an account's page"
    RECORD = "on an account, in the table or on its page"
    PLAN = "in the plan"
    EMPTY = "in an empty book"


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a rep can do."""

    id: str
    """Name for the keymap and for the deed that carries it out."""
    title: str
    """What the footer and the palette call it."""
    tooltip: str
    """One sentence for the help screen."""
    keys: tuple[str, ...]
    """Default keys, in Textual's names; the first is the one that is shown."""
    scope: Scope = Scope.LIST
    shell: str = ""
    """Its twin in the shell."""
    footer: bool = False
    """Whether the footer shows it."""
    each: bool = False
    """Whether each key means something of its own, which the deed is told."""
    answers: tuple[tuple[str, str], ...] = ()
    """The keys that answer its question, and what they mean; the deed is told which."""

    @property
    def action(self) -> str:
        """The Textual action it runs: moving about is the list's own, the rest goes through the screen's one gate."""
        return self.id.replace("-", "_") if self.scope is Scope.CURSOR else f"screen.verb('{self.id}')"

    @property
    def shown_keys(self) -> str:
        """The keys as a rep reads them."""
        return self.shown(self.keys)

    def shown(self, keys: tuple[str, ...]) -> str:
        """Some of its keys as a rep reads them."""
        if self.each:
            return f"{keys[0]}–{keys[-1]}"
        return " ".join(_SHOWN.get(key, key) for key in keys)


_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "enter": "Enter",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "asterisk": "*",
    "left": "←",
    "right": "→",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "plus": "+",
    "minus": "-",
    "f1": "F1",
    "f5": "F5",
}

VERBS: tuple[Verb, ...] = (
    Verb("done", "done", "Tick it off with a note and leave with the next step.", ("x",), shell="done", footer=True),
    Verb("no-answer", "no answer", "Nobody picked up: plan the next attempt.", ("n",), shell="no-answer", footer=True),
    Verb("move", "reschedule", "Plan it on another day, seeing that day's load.", ("r",), shell="move", footer=True),
    Verb("add", "add", "Add a task in one line.", ("a",), Scope.APP, "add", footer=True),
    Verb("edit", "edit", "Change the task in one line; on a contact or a department, that.", ("e",), shell="edit"),
    Verb("cut", "cut", "Take it out of the plan, with a reason; of a series, this one or all.", ("c",), shell="cut"),
    Verb("hand-off", "hand off", "Give it to somebody else.", ("H",), shell="handoff"),
    Verb(
        "sheet",
        "sheet",
        "Everything about the task, its account and contact; in the accounts, the account's page.",
        ("enter",),
        shell="account",
        footer=True,
    ),
    Verb(
        "grade",
        "grade",
        "How satisfied its account is, and why; the call that asks again is planned with it.",
        ("G",),
        shell="grade",
    ),
    Verb("undo", "undo", "Take the last step back, whole.", ("u",), Scope.APP, "undo", footer=True),
    Verb("redo", "redo", "Do again what was undone.", ("ctrl+r",), Scope.APP, "redo"),
    Verb("mark", "mark", "Mark it: the next verb works on all marked tasks.", ("space",), Scope.CURSOR),
    Verb("unmark", "unmark all", "Take all marks off, then the filter, then go back.", ("escape",)),
    Verb(
        "filter",
        "filter",
        "Show only what matches: @acme kind:call tier:K due:week overdue, or words.",
        ("slash",),
        shell="list",
    ),
    Verb("cursor-down", "down", "To the next row.", ("j", "down"), Scope.CURSOR),
    Verb("cursor-up", "up", "To the row before.", ("k", "up"), Scope.CURSOR),
    Verb("page-down", "page down", "A page down.", ("pagedown", "ctrl+d"), Scope.CURSOR),
    Verb("page-up", "page up", "A page up.", ("pageup", "ctrl+u"), Scope.CURSOR),
    Verb("first", "first", "To the first row.", ("home", "g"), Scope.CURSOR),
    Verb("last", "last", "To the last row.", ("end",), Scope.CURSOR),
    Verb("next-section", "next list", "To the first row of the next list.", ("tab", "J"), Scope.CURSOR),
    Verb("previous-section", "list before", "To the first row of the list before.", ("shift+tab", "K"), Scope.CURSOR),
    Verb("today", "Today", "The day: what is late, silent, slipped and planned.", ("1",), Scope.PLACE, "today"),
    Verb("matrix", "Matrix", "Urgent and important, two by two, and why.", ("2",), Scope.PLACE, "matrix"),
    Verb(
        "accounts",
        "Accounts",
        "Revenue, silence and next step of every account, and who holds the revenue.",
        ("3",),
        Scope.PLACE,
        "accounts",
    ),
    Verb(
        "plan",
        "Plan",
        "The month with the load of every day: gaps, generate, lock, pace and drift, reflow.",
        ("4",),
        Scope.PLACE,
        "plan",
    ),
    Verb("key", "key account", "Make it a key account, or no longer.", ("asterisk",), Scope.ACCOUNTS),
    Verb("sort", "sort", "Sort by a column; the same one again turns it round.", ("o",), Scope.ACCOUNTS),
    Verb("backwards", "turn round", "The last row first, or the first again.", ("O",), Scope.ACCOUNTS),
    Verb("period", "period", "Revenue of all sales, of twelve months, of each year.", ("p",), Scope.ACCOUNTS),
    Verb("overview", "Overview", "What to know before dialling.", ("o",), Scope.ACCOUNT, "account"),
    Verb(
        "coverage",
        "Coverage",
        "Departments and their people; never-spoken teams stand out, a adds the step to reach who is highlighted.",
        ("d",),
        Scope.ACCOUNT,
    ),
    Verb("journal", "Journal", "Every touch with its note, newest first; / searches it.", ("h",), Scope.ACCOUNT),
    Verb("production", "Production", "Years over months, growth, and segments.", ("p",), Scope.ACCOUNT, "numbers"),
    Verb("tasks", "Tasks", "Its open tasks, and the last done.", ("t",), Scope.ACCOUNT, "list"),
    Verb(
        "standing",
        "Standing",
        "Its grades, ninety days of touches, broken promises and moves, and the ledger of promises.",
        ("s",),
        Scope.ACCOUNT,
        "promise",
    ),
    Verb("edit-account", "edit account", "Change its fields in one line.", ("E",), Scope.RECORD, "account"),
    Verb("contact", "new contact", "Add a contact; on a department, to that one.", ("C",), Scope.RECORD, "contact"),
    Verb("department", "new department", "Add a department.", ("D",), Scope.RECORD, "account"),
    Verb(
        "tier",
        "tier",
        "Give it a tier.",
        ("T",),
        Scope.RECORD,
        "account",
        answers=(("k", "key"), ("a", "A"), ("b", "B"), ("c", "C"), ("p", "prospect")),
    ),
    Verb(
        "park", "park", "Leave it alone until a day, with a reason; or take it up again.", ("P",), Scope.RECORD, "park"
    ),
    Verb("lose", "lost", "Put it away as lost, with a reason; a lost one comes back.", ("L",), Scope.RECORD, "archive"),
    Verb("promise", "promise", "Write down what it was promised, and by when.", ("w",), Scope.RECORD, "promise"),
    Verb(
        "contract",
        "contract",
        "A contract in one line: new, changed, renewed or ended; an empty line plans what comes before a renewal.",
        ("R",),
        Scope.RECORD,
        "contract",
    ),
    Verb(
        "merge",
        "merge",
        "Merge it, or the contact under the cursor, into another one; what moves is seen first.",
        ("M",),
        Scope.RECORD,
        "merge",
    ),
    Verb(
        "put",
        "put",
        "Put it in another box by hand: 1 to 4, 0 for the rules.",
        ("m",),
        Scope.MATRIX,
        answers=(
            ("1", "Do"),
            ("2", "Schedule"),
            ("3", "Delegate (to whom?)"),
            ("4", "Drop (cut, why?)"),
            ("0", "by the rules"),
        ),
    ),
    Verb("zoom", "zoom", "This box alone, or all four again.", ("z",), Scope.MATRIX),
    Verb("gaps", "gaps", "Why each account wants a touch next, and the step to take.", ("n",), Scope.PLAN, "plan"),
    Verb("generate", "generate", "Draft the month: gaps and cadences on days with room.", ("g",), Scope.PLAN, "plan"),
    Verb("lock", "lock", "Freeze the month as its baseline, seen first.", ("L",), Scope.PLAN, "plan"),
    Verb("reflow", "reflow", "Lay what cannot stand on days that take it, seen first.", ("R",), Scope.PLAN, "plan"),
    Verb(
        "pace",
        "pace, drift",
        "Planned against actual by account; what drifted and why.",
        ("D",),
        Scope.PLAN,
        "plan",
    ),
    Verb("earlier", "a day back", "Move it to the working day before.", ("h",), Scope.PLAN),
    Verb("later", "a day on", "Move it to the working day after.", ("l",), Scope.PLAN),
    Verb("week-earlier", "a week back", "Move it a week back.", ("less_than_sign",), Scope.PLAN),
    Verb("week-later", "a week on", "Move it a week on.", ("greater_than_sign",), Scope.PLAN),
    Verb("pin", "pin", "Keep it on its day whatever is reflowed, or let it go.", ("P",), Scope.PLAN),
    Verb("more", "more touches", "One touch a month more for its account.", ("plus",), Scope.PLAN),
    Verb("less", "fewer touches", "One touch a month less for its account.", ("minus",), Scope.PLAN),
    Verb(
        "longer",
        "longer touches",
        "Five minutes more for each touch of its account.",
        ("right_parenthesis",),
        Scope.PLAN,
    ),
    Verb("shorter", "shorter touches", "Five minutes less for each touch of it.", ("left_parenthesis",), Scope.PLAN),
    Verb("unplaced", "not placed", "Only what found no day, and why; or the day again.", ("z",), Scope.PLAN),
    Verb("week", "week, month", "The week with its tasks, or the month again.", ("w",), Scope.PLAN),
    Verb("go-left", "day before", "The day before on the board; in the week the week before.", ("left",), Scope.PLAN),
    Verb("go-right", "day after", "The day after on the board; in the week the week after.", ("right",), Scope.PLAN),
    Verb("go-up", "week before", "The week before on the board; in the week the day before.", ("up",), Scope.PLAN),
    Verb("go-down", "week after", "The week after on the board; in the week the day after.", ("down",), Scope.PLAN),
    Verb("month-before", "month before", "The month before.", ("left_square_bracket",), Scope.PLAN),
    Verb("month-after", "month after", "The month after.", ("right_square_bracket",), Scope.PLAN),
    Verb("review", "review", "Face what slipped, one card at a time.", ("v",), Scope.PLACE, "review"),
    Verb("brief", "brief", "The morning in a few lines; Enter starts the review.", ("B",), Scope.PLACE, "review"),
    Verb("day-today", "today", "Do it today.", ("t",), Scope.REVIEW),
    Verb(
        "day-ahead",
        "days on",
        "Do it that many working days from now.",
        ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
        Scope.REVIEW,
        each=True,
    ),
    Verb("day-light", "lightest", "Do it on the lightest day of next week.", ("w",), Scope.REVIEW),
    Verb("day-typed", "a date", "Type the day.", ("d",), Scope.REVIEW),
    Verb("skip", "skip", "Leave it for today; tomorrow it is here again.", ("s",), Scope.REVIEW),
    Verb("back", "back", "Back to the card before.", ("b",), Scope.REVIEW),
    Verb("spread", "spread", "Lay what is left over the coming days, seen first.", ("S",), Scope.REVIEW),
    Verb("pick", "pick", "Pick up to three for today.", ("p",), Scope.REVIEW),
    Verb("reload", "reload", "Read the book again.", ("f5",), Scope.APP),
    Verb(
        "account", "new account", "Add an account in one line: name, tier, @city, fields.", ("A",), Scope.APP, "account"
    ),
    Verb("import", "import", "Bring in accounts, contacts, sales and tasks from a file.", ("I",), Scope.APP, "import"),
    Verb("demo", "demo", "Look around in an invented book; yours stays untouched.", ("D",), Scope.EMPTY, "demo"),
    Verb("palette", "palette", "Everything by name.", ("ctrl+p",), Scope.APP),
    Verb(
        "help",
        "help",
        "What this screen shows, what it hides, and every key.",
        ("question_mark", "f1"),
        Scope.APP,
        footer=True,
    ),
    Verb("quit", "quit", "Leave; everything is saved already.", ("q", "ctrl+q"), Scope.APP),
)
"""Every verb."""


def verb(name: str) -> Verb:
    """The verb with this id."""
    return next(found for found in VERBS if found.id == name)


def keys_in(found: Verb, *scopes: Scope) -> tuple[str, ...]:
    """Its keys where these scopes work together: in the plan a key that is the plan's own means nothing else."""
    if Scope.PLAN not in scopes or found.scope is Scope.PLAN:
        return found.keys
    own = {key for one in VERBS if one.scope is Scope.PLAN for key in one.keys}
    return tuple(key for key in found.keys if key not in own)


def of(*scopes: Scope) -> tuple[Verb, ...]:
    """The verbs of some scopes, in the registry's order."""
    return tuple(found for found in VERBS if found.scope in scopes)
