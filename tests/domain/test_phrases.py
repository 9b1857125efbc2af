"""The meaning of every kind of date phrase, by a table worked out on a calendar."""

from dataclasses import replace
from datetime import date, time

import pytest

from kamtui.domain.phrases import DateOrder, Moment, explain, find_when, read_when

MONDAY = Moment(date(2026, 11, 23), 9 * 60, off=frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}))
FRIDAY = replace(MONDAY, today=date(2026, 11, 27))
SATURDAY = replace(MONDAY, today=date(2026, 11, 28))
CHRISTMAS = replace(MONDAY, today=date(2026, 12, 23))

DAYS = """
today | 2026-11-23
Today | 2026-11-23
tod | 2026-11-23
eod | 2026-11-23
end of day | 2026-11-23
tomorrow | 2026-11-24
tom | 2026-11-24
tmr | 2026-11-24
TMRW | 2026-11-24
tomorrow's | 2026-11-24
the day after tomorrow | 2026-11-25
yesterday | 2026-11-22
the day before yesterday | 2026-11-21
next day | 2026-11-24
fri | 2026-11-27
Friday | 2026-11-27
fri. | 2026-11-27
on friday | 2026-11-27
for friday | 2026-11-27
around friday | 2026-11-27
thurs | 2026-11-26
weds | 2026-11-25
sat | 2026-11-28
mon | 2026-11-30
this monday | 2026-11-23
this fri | 2026-11-27
coming friday | 2026-11-27
next fri | 2026-12-04
next monday | 2026-11-30
next sunday | 2026-12-06
last friday | 2026-11-20
last monday | 2026-11-16
friday of next week | 2026-12-04
next week friday | 2026-12-04
next week on friday | 2026-12-04
friday next week | 2026-12-04
friday this week | 2026-11-27
friday week | 2026-12-04
a week on friday | 2026-12-04
a week from friday | 2026-12-04
friday after next | 2026-12-04
2 fridays from now | 2026-12-04
three fridays from now | 2026-12-11
two mondays ago | 2026-11-09
in 3 days | 2026-11-26
in three days | 2026-11-26
in a day | 2026-11-24
in a couple of days | 2026-11-25
in a few days | 2026-11-26
3 days from now | 2026-11-26
3 days from today | 2026-11-26
3 days hence | 2026-11-26
3 days later | 2026-11-26
3 days after tomorrow | 2026-11-27
a week from tomorrow | 2026-12-01
2 days before friday | 2026-11-25
2 working days before 12 dec | 2026-12-10
2 days after next friday | 2026-12-06
in 2 weeks | 2026-12-07
in two weeks' time | 2026-12-07
within two weeks | 2026-12-07
in a fortnight | 2026-12-07
2 weeks | 2026-12-07
2w | 2026-12-07
+2w | 2026-12-07
in 2w | 2026-12-07
+3d | 2026-11-26
in 1 mon | 2026-12-23
in 2 months | 2027-01-23
in a year | 2027-11-23
in half a year | 2027-05-23
in a year and a half | 2028-05-23
in twenty-five days | 2026-12-18
in 1 week and 2 days | 2026-12-02
in 3 working days | 2026-11-26
in 5 business days | 2026-11-30
3 wd | 2026-11-26
5wd | 2026-11-30
+5wd | 2026-11-30
next working day | 2026-11-24
previous working day | 2026-11-20
3 days ago | 2026-11-20
2 weeks ago | 2026-11-09
two months ago | 2026-09-23
5 working days ago | 2026-11-16
12 dec | 2026-12-12
12 December | 2026-12-12
dec 12 | 2026-12-12
Dec. 12 | 2026-12-12
12th of december | 2026-12-12
the 12th of December | 2026-12-12
december 12th, 2027 | 2027-12-12
12 dec 2027 | 2027-12-12
12 dec '27 | 2027-12-12
12 dec 27 | 2027-12-12
12-dec-27 | 2027-12-12
12dec | 2026-12-12
2027 march 18 | 2027-03-18
first of march | 2027-03-01
march third | 2027-03-03
twenty-first of march | 2027-03-21
may the 4th | 2027-05-04
ides of march | 2027-03-15
fri 27 nov | 2026-11-27
27 nov (fri) | 2026-11-27
Friday, 27 November 2026 | 2026-11-27
tuesday the 15th | 2026-12-15
the 1st | 2026-12-01
15th | 2026-12-15
the 31st | 2026-12-31
the 30th | 2026-11-30
20th of next month | 2026-12-20
the 5th of the month | 2026-11-05
29 feb | 2028-02-29
3/12 | 2026-12-03
on 3/12 | 2026-12-03
03/12/2026 | 2026-12-03
3.12.2026 | 2026-12-03
03.12.26 | 2026-12-03
3-12-2026 | 2026-12-03
27.11. | 2026-11-27
2026-12-03 | 2026-12-03
2026/12/3 | 2026-12-03
12/2026 | 2026-12-01
2026-12 | 2026-12-01
january | 2027-01-01
in May | 2027-05-01
next march | 2027-03-01
march 2027 | 2027-03-01
mid march | 2027-03-15
mid-march | 2027-03-15
end of january | 2027-01-31
start of february 2027 | 2027-02-01
eom | 2026-11-30
end of month | 2026-11-30
at the end of the month | 2026-11-30
month end | 2026-11-30
end of next month | 2026-12-31
som | 2026-12-01
eow | 2026-11-27
end of the week | 2026-11-27
end of next week | 2026-12-04
eoq | 2026-12-31
end of next quarter | 2027-03-31
eoy | 2026-12-31
year end | 2026-12-31
next week | 2026-11-30
this week | 2026-11-27
next month | 2026-12-01
this month | 2026-11-30
next quarter | 2027-01-01
next year | 2027-01-01
the weekend | 2026-11-28
next weekend | 2026-12-05
q2 | 2027-04-01
in q2 2028 | 2028-04-01
end of q2 | 2027-06-30
third quarter | 2027-07-01
first monday of december | 2026-12-07
the first monday in december | 2026-12-07
last friday of march | 2027-03-26
last friday of the month | 2026-11-27
first monday of next month | 2026-12-07
first monday of the month | 2026-12-07
last working day of the month | 2026-11-30
last working day of december | 2026-12-31
3rd working day of next month | 2026-12-03
first working day of january | 2027-01-04
last day of february 2028 | 2028-02-29
"""

TIMES = """
10:00 | 2026-11-23 10:00
08:30 | 2026-11-24 08:30
10am | 2026-11-23 10:00
10 am | 2026-11-23 10:00
10.30am | 2026-11-23 10:30
at 10.30 | 2026-11-23 10:30
3p | 2026-11-23 15:00
3 p.m. | 2026-11-23 15:00
330 pm | 2026-11-23 15:30
around 1030 | 2026-11-23 10:30
15h | 2026-11-23 15:00
15h30 | 2026-11-23 15:30
noon | 2026-11-23 12:00
midnight | 2026-11-24 00:00
at 5 | 2026-11-23 17:00
at 11 | 2026-11-23 11:00
05:30 | 2026-11-24 05:30
5 o'clock | 2026-11-23 17:00
half past three pm | 2026-11-23 15:30
half past 3 | 2026-11-23 15:30
quarter to 5pm | 2026-11-23 16:45
a quarter past noon | 2026-11-23 12:15
20 minutes past 3pm | 2026-11-23 15:20
3:15 in the afternoon | 2026-11-23 15:15
8 tonight | 2026-11-23 20:00
this afternoon at 3 | 2026-11-23 15:00
tonight at 8 | 2026-11-23 20:00
fri 10:00 | 2026-11-27 10:00
fri, 10:00 | 2026-11-27 10:00
fri at 10 | 2026-11-27 10:00
fri at 10.30 | 2026-11-27 10:30
fri 3pm | 2026-11-27 15:00
fri 9h | 2026-11-27 09:00
10:00 fri | 2026-11-27 10:00
at 5pm tomorrow | 2026-11-24 17:00
tomorrow noon | 2026-11-24 12:00
tomorrow before 4pm | 2026-11-24 16:00
today at 8:00 | 2026-11-23 08:00
tomorrow evening at 7 | 2026-11-24 19:00
tomorrow at 7 in the evening | 2026-11-24 19:00
12 dec 10:00 | 2026-12-12 10:00
10:00 on 12 dec | 2026-12-12 10:00
2026-12-12T10:00 | 2026-12-12 10:00
2026-12-12 10:00:30 | 2026-12-12 10:00
in 3 days at 10:00 | 2026-11-26 10:00
next friday 10:00 | 2026-12-04 10:00
fri 10:00-11:30 | 2026-11-27 10:00
fri 10:00 to 11 | 2026-11-27 10:00
10:00 - 11:30 fri | 2026-11-27 10:00
in 2 hours | 2026-11-23 11:00
in half an hour | 2026-11-23 09:30
in 1.5 hours | 2026-11-23 10:30
in two and a half hours | 2026-11-23 11:30
in an hour and a half | 2026-11-23 10:30
in three-quarters of an hour | 2026-11-23 09:45
in 3/4h | 2026-11-23 09:45
15 minutes from now | 2026-11-23 09:15
in 1d 2hr 5min | 2026-11-24 11:05
today in one hour | 2026-11-23 10:00
12 hours ago | 2026-11-22 21:00
"""

REFUSED = """
| nothing
call rina | no date
fri rina | more than the date
by friday | by belongs to the capture grammar
for 5 minutes | a duration
for 2 weeks | a duration
5 | a bare number
2026 | a year is not a day
2/15 | no such day, day first
15/2/1 | half a year
31/11 | no such day
30 feb | no such day
29/02/2027 | no such day
2026-13-01 | never another order
13.1 2027 | not a date form
10.1.3 | a version
1.1.30 | a version
12 dec 1815 | out of bounds
12 dec 2500 | out of bounds
in 900 years | out of bounds
in 99999 days | out of bounds
in november | it is running
november | it is running
fri - mon | a range
7 to 9am | a range
25:00 | no such time
14pm | no such time
10:60 | no such time
0am | no such time
4:5 | no such time
tonight at 3 | contradicts itself
fri 10.30 | a price as well as a time
15m | months or minutes
in 15m | months or minutes
next week 10:00 | no day to put the time on
in may 10:00 | no day to put the time on
friday friday | two days
0th of march | no such day
first monday | of which month
in half a day | not a whole number of days
sunday from last week | unknown form
maybe | a word
mayday | a word
monday's | a word
"""

NOTES = [
    (FRIDAY, "fri", "2026-12-04", "Friday is today, so this is next Friday, Fri 4 Dec 2026"),
    (FRIDAY, "this friday", "2026-11-27", "This Friday is today"),
    (MONDAY, "next fri", "2026-12-04", "Next Friday is the Friday of next week; Friday alone is Fri 27 Nov 2026"),
    (MONDAY, "next monday", "2026-11-30", ""),
    (MONDAY, "3/12", "2026-12-03", "3/12 is read day first"),
    (MONDAY, "13/12", "2026-12-13", ""),
    (MONDAY, "12/12", "2026-12-12", ""),
    (MONDAY, "fri 28 nov", "2026-11-28", "Sat 28 Nov 2026 is not a Friday"),
    (MONDAY, "1 nov", "2027-11-01", "1 November has passed this year, so this is 2027"),
    (MONDAY, "1 march", "2027-03-01", ""),
    (MONDAY, "29 feb", "2028-02-29", "The next 29 February is in 2028"),
    (MONDAY, "at 5", "2026-11-23", "No am or pm was said: 17:00 is assumed"),
    (MONDAY, "fri 9:30-1:30", "2026-11-27", "It ends at 13:30"),
    (MONDAY, "8am", "2026-11-24", "08:00 has passed today, so this is tomorrow"),
    (MONDAY, "tomorrow morning", "2026-11-24", "Morning sets no hour"),
    (MONDAY, "fri midnight", "2026-11-27", "00:00 is the start of that day"),
    (SATURDAY, "eow", "2026-12-04", "The end of this week has passed, so this is the next one"),
    (MONDAY, "in may", "2027-05-01", "May is read as its first day"),
    (MONDAY, "tomorrow", "2026-11-24", ""),
]

OTHER_MOMENTS = [
    (CHRISTMAS, "in 3 working days", "2026-12-30"),  # 24, 29, 30: the 25th and 28th are holidays
    (CHRISTMAS, "5wd", "2027-01-04"),  # 24, 29, 30, 31, then 1 Jan is a holiday
    (CHRISTMAS, "eow", "2026-12-24"),
    (CHRISTMAS, "next week", "2026-12-29"),
    (CHRISTMAS, "last working day of the week", "2026-12-24"),
    (FRIDAY, "in 1 working day", "2026-11-30"),
    (FRIDAY, "in 3 working days", "2026-12-02"),
    (SATURDAY, "next week", "2026-11-30"),
    (SATURDAY, "next saturday", "2026-12-05"),
    (SATURDAY, "this week", "2026-11-27"),
    (replace(SATURDAY, week_start=6), "next saturday", "2026-12-05"),
    (replace(MONDAY, week_start=6), "next sunday", "2026-11-29"),
    (replace(MONDAY, week_start=6), "next week", "2026-11-30"),
    (replace(MONDAY, weekend=frozenset({4, 5})), "eow", "2026-11-29"),
    (replace(MONDAY, weekend=frozenset({4, 5})), "in 4 working days", "2026-11-29"),
    (replace(MONDAY, today=date(2027, 1, 31)), "in 1 month", "2027-02-28"),
    (replace(MONDAY, today=date(2027, 1, 31)), "the 30th", "2027-03-30"),
    (replace(MONDAY, today=date(2026, 12, 1)), "december", "2026-12-01"),
    (replace(MONDAY, today=date(2026, 12, 12)), "12 dec", "2026-12-12"),
    (replace(MONDAY, today=date(2026, 12, 15)), "the 15th", "2026-12-15"),
    (replace(MONDAY, today=date(2026, 12, 8)), "first monday of the month", "2027-01-04"),
    (replace(MONDAY, today=date(2026, 12, 8)), "first monday of this month", "2026-12-07"),
    (replace(MONDAY, today=date(2026, 12, 8)), "first monday of december", "2027-12-06"),
    (replace(MONDAY, today=date(2026, 12, 31)), "eom", "2026-12-31"),
    (replace(MONDAY, order=DateOrder.MDY), "3/12", "2027-03-12"),
    (replace(MONDAY, order=DateOrder.MDY), "12/13/26", "2026-12-13"),
    (replace(MONDAY, order=DateOrder.YMD), "3/12", "2027-03-12"),
    (replace(MONDAY, order=DateOrder.YMD), "26-12-13", "2026-12-13"),
]

INSIDE = """
call rina fri about pricing | fri
call rina tomorrow, then write | tomorrow
send the list on 12 dec please | on 12 dec
renewal talk first monday of december with Acme | first monday of december
prepare deck for friday | for friday
call fri 10:00 | fri 10:00
visit Acme the 15th | the 15th
call at 5 | at 5
check 2w | 2w
visit sat 10:00 | sat 10:00
meet rina in march | in march
ring them in 2 hours, not now | in 2 hours
fri about 12 dec 2026 delivery | 12 dec 2026
monday or friday | friday
order placed 3 days ago, call tomorrow | tomorrow
log: talked yesterday | yesterday
fri 10:00 to 11:00 | fri 10:00 to 11:00
fri 10:00x offer | fri
(tomorrow) call | tomorrow
order 12 dec 30 units | 12 dec
at 5 may we sing | 5 may
"""

NOT_INSIDE = """
call tom about pricing
call Jan
renew January contract
discuss Q1 forecast
I may be late
May the force be with you
march on
sat with the buyer
sun hats for the summer range
send the 1st draft
the second half of 2025
first come first served
3D printing
order 5d cables today-ish
24/7 support
1/2 pallet
grow by 10-12 %
at 3 sites
half the price
a few days
2 weeks holiday
for 5 minutes
before friday
until friday
not friday
from friday
vacation monday - friday
July 13 to 15
between 7 to 9am
notoday
tomorrow's list
monday's call
friday-ish
mon/tue
mon-wed
x2026-12-03
2026-12-03x
1.2.3.4
+44 20 7946 0018
650.650.6500
11:00-10:00
7-9am
$10:00
10:00%
offer at 10.30 per unit
midnight blue
now what
discuss in a second meeting
last month forecast
this week figures
"""


def rows(table: str) -> list[tuple[str, str]]:
    """The `left | right` lines of a table."""
    pairs = [line.rpartition("|") for line in table.strip("\n").splitlines()]
    return [(left.strip(), right.strip()) for left, _, right in pairs]


@pytest.mark.parametrize(("phrase", "day"), rows(DAYS))
def test_a_phrase_names_its_day(phrase: str, day: str) -> None:
    when = read_when(phrase, MONDAY)
    assert when is not None
    assert (when.on.isoformat(), when.at) == (day, None)


@pytest.mark.parametrize(("phrase", "moment"), rows(TIMES))
def test_a_phrase_names_its_time(phrase: str, moment: str) -> None:
    when = read_when(phrase, MONDAY)
    assert when is not None
    assert f"{when.on} {when.at:%H:%M}" == moment


@pytest.mark.parametrize(("phrase", "why"), rows(REFUSED))
def test_what_is_not_a_date_is_refused(phrase: str, why: str) -> None:
    assert read_when(phrase, MONDAY) is None, why


@pytest.mark.parametrize(("moment", "phrase", "day", "note"), NOTES)
def test_a_convention_is_told(moment: Moment, phrase: str, day: str, note: str) -> None:
    when = read_when(phrase, moment)
    assert when is not None
    assert (when.on.isoformat(), when.note) == (day, note)


@pytest.mark.parametrize(("moment", "phrase", "day"), OTHER_MOMENTS)
def test_the_moment_decides(moment: Moment, phrase: str, day: str) -> None:
    when = read_when(phrase, moment)
    assert when is not None
    assert when.on.isoformat() == day


def test_numbers_are_never_read_in_another_order() -> None:
    month_first = replace(MONDAY, order=DateOrder.MDY)
    year_first = replace(MONDAY, order=DateOrder.YMD)
    assert read_when("15/2", month_first) is None
    assert read_when("2/15", year_first) == read_when("2/15", month_first)
    assert read_when("13/12/2026", year_first) is None
    assert read_when("27.11", month_first) is None


@pytest.mark.parametrize(("text", "said"), rows(INSIDE))
def test_the_best_phrase_inside_a_text_is_found(text: str, said: str) -> None:
    found = find_when(text, MONDAY)
    assert found is not None
    assert found.when.said == said
    assert text[found.start : found.end] == said


@pytest.mark.parametrize("text", NOT_INSIDE.strip().splitlines())
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert find_when(text, MONDAY) is None


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("today", "Mon 23 Nov 2026, today"),
        ("tomorrow 10:00", "Tue 24 Nov 2026, tomorrow, 10:00"),
        ("yesterday", "Sun 22 Nov 2026, yesterday, a weekend"),
        ("fri 10:00", "Fri 27 Nov 2026, in 4 working days, 10:00"),
        ("sat", "Sat 28 Nov 2026, in 5 days, a weekend"),
        ("25 dec", "Fri 25 Dec 2026, in 32 days, a day off"),
        ("3 days ago", "Fri 20 Nov 2026, 3 days ago"),
        ("21 dec", "Mon 21 Dec 2026, in 20 working days"),
        ("22 dec", "Tue 22 Dec 2026, in 29 days"),
        ("in 6 months", "Sun 23 May 2027, in 6 months, a weekend"),
        ("in 3 years", "Fri 23 Nov 2029, in 3 years"),
        ("1 jan 2000", "Sat 1 Jan 2000, 27 years ago, a weekend"),
    ],
)
def test_a_date_is_said_back_in_full(phrase: str, said: str) -> None:
    when = read_when(phrase, MONDAY)
    assert when is not None
    assert explain(when, MONDAY) == said


def test_one_working_day_is_not_plural() -> None:
    when = read_when("mon", FRIDAY)
    assert when is not None
    assert explain(when, FRIDAY) == "Mon 30 Nov 2026, in 1 working day"


def test_the_time_is_a_time() -> None:
    when = read_when("fri 10:00", MONDAY)
    assert when is not None
    assert (when.at, when.said) == (time(10, 0), "fri 10:00")
