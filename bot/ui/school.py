"""Cards of the school's days: asking for them, showing what was understood, and preschool or school."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from bot.clock.deadline import Deadline, Guess
from bot.clock.school import SchoolCalendar, unlisted_holidays
from bot.law.library import Library
from bot.store.districts import District
from bot.text.catalogue import Words
from bot.text.days import short
from bot.text.names import as_typed
from bot.ui.card import Card, Row, button, buttons, card, main_button
from bot.ui.doubts import Doubts, doubts_blocks, doubts_row
from bot.ui.months import MOST_YEARS, by_month, listed, ranges

OFF_CHARACTERS = 1300
"""Room for the days off on a card; what does not fit is counted, and the picture shows it."""
WANTS_DAYS = frozenset({Guess.BREAKS, Guess.SCHOOL_DAYS, Guess.CALENDAR_ENDS, Guess.LATE_START})

Pictures = Sequence[tuple[str, str]]
"""Attached pictures: their names, and the words that say the same."""


def wants_days_off(found: Iterable[Deadline]) -> bool:
    """Tell whether the school's days would make any deadline exact."""
    return any(WANTS_DAYS.intersection(deadline.guesses) for deadline in found)


def wants_level(state: str, level: str | None, facts: Library) -> bool:
    """Tell whether the state has a clock for preschool and one for school, and which it is was not said."""
    return level is None and any(clock.level for clock in facts.states[state].clocks)


def level_card(case_id: int, words: Words) -> Card:
    """Ask: preschool programme or school? Never an age."""
    rows: list[Row] = buttons(
        main_button(words.say("level-school"), "level", case_id, "school"),
        button(words.say("level-preschool"), "level", case_id, "preschool"),
    )
    return card(words.say("level-title"), [words.say("level-why")], rows=rows)


def how_card(case_id: int, words: Words, *, districts: bool) -> Card:
    """Say how to add the school's days; `districts`: the server has calendars to pick from."""
    rows = buttons(main_button(words.say("button-pick-district"), "days-pick", case_id, 0))
    blocks = [words.say("days-how"), words.say("days-why")]
    return card(words.say("days-title"), blocks, rows=rows if districts else ())


def understood_card(
    case_id: int,
    unsaved_id: int,
    calendar: SchoolCalendar,
    words: Words,
    *,
    source: Literal["typed", "file"] | tuple[District, date],
    pictures: Pictures = (),
    doubts: Doubts | None = None,
    instead_of: str | None = None,
) -> Card:
    """Show what was understood of the school's days, and save it only when a button is pressed.

    `source` is a district of the server, with the day on which it was loaded, where the days are its;
    `instead_of` names the district whose days the case has now.
    """
    rows: list[Row] = doubts_row(doubts, words, "days-also", unsaved_id) if doubts else []
    rows += buttons(
        main_button(words.say("button-save-days"), "days-save", unsaved_id),
        button(words.say("button-no-days"), "show", case_id, 0),
    )
    said: list[str] = []
    if isinstance(source, tuple):
        district, loaded_on = source
        day = short(loaded_on, words.language)
        said += [words.say("district-of-server", name=as_typed(district.name), day=day)]
    if instead_of:
        said.append(words.say("days-instead", name=as_typed(instead_of)))
    blocks = [*said, *days_blocks(calendar, words)]
    blocks.append(words.say("school-check") if source == "typed" else not_listed(calendar, words))
    if doubts:
        blocks += doubts_blocks(doubts, words)
    small = [words.say("nothing-saved-yet")]
    return card(words.say("school-title"), blocks, rows=rows, small=small, pictures=pictures)


def days_blocks(calendar: SchoolCalendar, words: Words) -> list[str]:
    """Return the school years, their school days by month and the days off, as many as fit a card."""
    years: list[str] = []
    for year in calendar.years[:MOST_YEARS]:
        span = words.say(
            "span", first=short(year.first, words.language), last=short(year.last, words.language)
        )
        years += [words.say("school-year", days=span), by_month(year, calendar, words)]
    off: list[str] = []
    lines = [f"- {line}" for line in ranges(calendar, words)]
    for line in lines:
        if sum(map(len, off)) + len(line) > OFF_CHARACTERS:
            off.append(words.say("school-off-more", count=len(lines) - len(off)))
            break
        off.append(line)
    return ["\n".join(years), "\n".join([words.say("school-off"), *off])]


def not_listed(calendar: SchoolCalendar, words: Words) -> str:
    """Say what a file's days off are: those alone; and which federal holidays are not among them."""
    holidays = unlisted_holidays(calendar)
    if not holidays:
        return words.say("school-only-file")
    return words.say("school-not-listed", days=listed(holidays, words))


def export_card(names: Sequence[str], picture: tuple[str, str], words: Words) -> Card:
    """Return the card that carries a case's dates as files; a calendar only where a day lies ahead."""
    how = words.say("export-how" if len(names) > 1 else "export-none")
    blocks = [how, words.say("export-private")]
    return card(words.say("export-title"), blocks, files=names, picture=picture)
