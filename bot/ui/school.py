"""Cards of the school's days: asking for them, showing what was understood, and preschool or school."""

from collections.abc import Iterable, Sequence

from bot.clock.deadline import Deadline, Guess
from bot.clock.school import Days, SchoolCalendar
from bot.law.library import Library
from bot.text.catalogue import Words
from bot.text.days import short
from bot.ui.card import Card, Row, button, buttons, card, main_button

SHOWN_RANGES = 60
WANTS_DAYS = frozenset({Guess.BREAKS, Guess.SCHOOL_DAYS, Guess.CALENDAR_ENDS, Guess.LATE_START})


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


def understood_card(case_id: int, calendar: SchoolCalendar, words: Words) -> Card:
    """Show what was understood of the school's days, and save it only when a button is pressed."""
    rows: list[Row] = buttons(
        main_button(words.say("button-save-days"), "days-save", case_id),
        button(words.say("button-no-days"), "show", case_id, 0),
    )
    blocks = [*days_blocks(calendar, words), words.say("school-check")]
    return card(words.say("school-title"), blocks, rows=rows, small=[words.say("nothing-saved-yet")])


def days_blocks(calendar: SchoolCalendar, words: Words) -> list[str]:
    """Return the school years and the days off in words; of very many, as many as fit a card."""
    years = [words.say("school-year", days=_range(days, words)) for days in calendar.years]
    off = [f"- {_range(days, words)}" for days in calendar.off[:SHOWN_RANGES]]
    left = len(calendar.off) - len(off)
    if left > 0:
        off.append(words.say("school-off-more", count=left))
    return ["\n".join(years), "\n".join([words.say("school-off"), *off])]


def _range(days: Days, words: Words) -> str:
    if days.first == days.last:
        return short(days.first, words.language)
    return words.say("span", first=short(days.first, words.language), last=short(days.last, words.language))


def export_card(names: Sequence[str], picture: tuple[str, str], words: Words) -> Card:
    """Return the card that carries a case's dates as files; a calendar only where a day lies ahead."""
    how = words.say("export-how" if len(names) > 1 else "export-none")
    blocks = [how, words.say("export-private")]
    return card(words.say("export-title"), blocks, files=names, picture=picture)
