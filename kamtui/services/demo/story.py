"""The rich histories of the two key accounts, told touch by touch."""

from kamtui.domain.words import About, Kind, Outcome
from kamtui.services.demo.accounts import Client, Territory
from kamtui.services.demo.companies import FIRST_KEY, SECOND_KEY
from kamtui.services.demo.diary import Diary

_Line = tuple[int, Kind, str, str, str]

_FIRST: tuple[_Line, ...] = (
    (66, Kind.MEETING, "Zoë", "half-year review", "pleased on price, not on dates: three late deliveries in a quarter"),
    (59, Kind.VISIT, "Tom", "walk the packing line", "line 2 runs our trays at 92%, line 1 still the other maker's"),
    (52, Kind.CALL, "Rina", "reorder of trays", "ordered 60 pallets, wants a fixed weekday"),
    (45, Kind.EMAIL, "Freya", "migration test sheets", "sheets accepted, next audit in half a year"),
    (38, Kind.CALL, "José", "gift box idea", "loves the window, needs a price for 20,000"),
    (31, Kind.VISIT, "Zoë", "line review", "asked what a second slot on line 1 would cost, in a low voice"),
    (25, Kind.CALL, "Rina", "trays on Tuesdays", "Tuesday slot starts next week, dates kept twice in a row"),
    (19, Kind.MEETING, "José", "artwork round for the gift box", "two of four designs left, Zoë decides"),
    (12, Kind.CALL, "Tom", "line 1 trial", "yes to a trial on line 1 if delivery holds for a month"),
    (9, Kind.CALL, "Rina", "contract renewal", "wants next year's price before her budget closes"),
    (3, Kind.CALL, "Freya", "lid film complaint", "one reel with pinholes, reel number sent, calm about it"),
)
_SECOND: tuple[_Line, ...] = (
    (68, Kind.VISIT, "Marcus", "depot walk", "film breaks on the old wrapper, not on the new ones"),
    (61, Kind.CALL, "Dev", "stretch film volumes", "down a tenth in a year, a customer of theirs left"),
    (54, Kind.MEETING, "Łucja", "tender timetable", "tender opens next quarter, three will be asked"),
    (46, Kind.EMAIL, "Dev", "gauge comparison", "forwarded to the depot, no comment"),
    (39, Kind.VISIT, "Marcus", "thinner gauge trial", "trial ran two nights, 18% less film, no split loads"),
    (32, Kind.CALL, "Łucja", "trial result", "interesting, wants it with money attached"),
    (24, Kind.MEETING, "Anouk", "saving per pallet", "likes 11 p a pallet, asks who pays the wrapper service"),
    (16, Kind.CALL, "Dev", "edge guards sample", "samples lost in goods-in, sent again"),
    (10, Kind.CALL, "Dev", "edge guards verdict", "good enough, but heard the others offer free wrappers"),
)


def tell(diary: Diary, territory: Territory) -> None:
    """Writes both histories, and the promise to the first key account that was kept."""
    for name, lines in ((FIRST_KEY, _FIRST), (SECOND_KEY, _SECOND)):
        for line in lines:
            _scene(diary, territory[name], line)
    _kept(diary, territory[FIRST_KEY])


def _scene(diary: Diary, client: Client, line: _Line) -> None:
    ago, kind, who, title, note = line
    day, person = diary.days.ago(ago), client.person(who)
    task_id = diary.done(client, person, kind, title, day, diary.days.ago(ago + 8))
    diary.touch(client, person, day, kind, note, task_id=task_id)
    if title == "edge guards sample":
        diary.touch(client, client.person("Łucja"), day, Kind.CALL, None, outcome=Outcome.NO_ANSWER)


def _kept(diary: Diary, client: Client) -> None:
    """A delivery date that was promised and kept."""
    days, text = diary.days, "first Tuesday delivery complete"
    made, kept = days.ago(25), days.ago(20)
    task_id = diary.done(
        client, client.person("Rina"), Kind.INTERNAL, text, kept, made, due_on=kept, promised=About.DELIVERY
    )
    diary.promise(task_id, About.DELIVERY, text, made, kept, kept_on=kept)
