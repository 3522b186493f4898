"""Cards of districts' calendars: for the moderators who load them, and for the members who take one.

`zone` (IANA) is where the reader is: an instant shows as the day that it was there.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock.calendars import weekend
from bot.clock.deadline import Deadline
from bot.clock.now import today
from bot.clock.school import Days, SchoolCalendar
from bot.store.cases import SavedCase
from bot.store.districts import MOST_DISTRICTS, District
from bot.store.taken import Offer
from bot.text.catalogue import Words, pick
from bot.text.days import short
from bot.text.names import as_typed
from bot.text.plain import plain
from bot.ui.card import Card, Row, button, buttons, card, danger_button, main_button, page_buttons, select
from bot.ui.deadlines import when
from bot.ui.doubts import Doubts, doubts_blocks, doubts_row
from bot.ui.drafts import case_name
from bot.ui.months import listed as days_listed
from bot.ui.months import school_year
from bot.ui.school import Pictures, days_blocks, not_listed

PAGE_DISTRICTS = 15
"""So many lines fit a card, whatever marks are in the names."""
MOST_CHANGES = 10

# For moderators


def district_card(
    unsaved_id: int,
    name: str,
    calendar: SchoolCalendar,
    words: Words,
    *,
    before: tuple[District, SchoolCalendar] | None,
    zone: str,
    meanwhile: bool = False,
    doubts: Doubts | None = None,
    pictures: Pictures = (),
) -> Card:
    """Show what was understood of a district's calendar, and save it only when a button is pressed.

    `before`: what the server has under that name; `meanwhile`: somebody loaded it after this was shown.
    """
    say = words.say
    version = int(before[0].loaded_at.timestamp()) if before else 0
    rows: list[Row] = doubts_row(doubts, words, "district-also", unsaved_id) if doubts else []
    rows += buttons(
        main_button(
            say("button-replace-days" if meanwhile else "button-save-days"),
            "district-save",
            unsaved_id,
            version,
        ),
        button(say("button-keep-theirs" if meanwhile else "button-no-days"), "district-leave", unsaved_id),
    )
    blocks = [say("district-name", name=as_typed(name))]
    if before:
        blocks.append(_in_place_of(*before, calendar, words, zone, meanwhile=meanwhile))
    blocks += [*days_blocks(calendar, words), not_listed(calendar, words)]
    if doubts:
        blocks += doubts_blocks(doubts, words)
    heading = say("district-meanwhile-title" if meanwhile else "school-title")
    return card(heading, blocks, rows=rows, small=[say("nothing-saved-yet")], pictures=pictures)


def _in_place_of(
    district: District,
    before: SchoolCalendar,
    calendar: SchoolCalendar,
    words: Words,
    zone: str,
    *,
    meanwhile: bool,
) -> str:
    """Say what is there under the name, and how many days off the new calendar has more or fewer."""
    say = words.say
    key = "district-meanwhile" if meanwhile else "district-there"
    lines = [say(key, name=as_typed(district.name), loaded=_loaded(district, words, zone))]
    if before == calendar:
        return "\n".join([*lines, say("district-same")])
    more = [day for day in calendar.days_off - before.days_off if not weekend(day)]
    fewer = sorted(day for day in before.days_off - calendar.days_off if not weekend(day))
    lines.append(say("district-differs", more=len(more), fewer=len(fewer)))
    if fewer:
        days = days_listed(fewer[:MOST_CHANGES], words)
        if len(fewer) > MOST_CHANGES:
            days = f"{days}; {say('months-alt-more', count=len(fewer) - MOST_CHANGES)}"
        lines.append(say("district-without", days=days))
    return "\n".join([*lines, say("district-offered")])


def saved_district_card(name: str, words: Words) -> Card:
    """Say that it is saved, and how members take it."""
    rows = buttons(button(words.say("button-districts"), "district-list", 0))
    blocks = [words.say("district-saved-name", name=as_typed(name)), words.say("district-saved")]
    return card(words.say("district-saved-title"), blocks, rows=rows)


def full_card(unsaved_id: int, words: Words) -> Card:
    """Say that there is room for no more, and that what was shown waits a day."""
    rows = buttons(
        main_button(words.say("button-districts"), "district-list", 0),
        button(words.say("button-save-days"), "district-save", unsaved_id, 0),
    )
    return card(
        words.say("district-full-title"), [words.say("district-full", most=MOST_DISTRICTS)], rows=rows
    )


def districts_card(
    listed: Sequence[District], words: Words, now: datetime, *, zone: str, page: int = 0
) -> Card:
    """List a server's districts for its moderators, each with its year, its day, and who loaded it."""
    if not listed:
        return card(words.say("districts-title"), [words.say("districts-none")])
    page, count, shown = _page(listed, page)
    lines = [_line(one, words, today(now, zone), _loaded(one, words, zone)) for one in shown]
    rows: list[Row] = [_names(words.say("district-see"), "district-see", shown=shown)]
    rows += buttons(*page_buttons(words, page, count, "district-list"))
    return card(words.say("districts-title"), ["\n".join(lines), words.say("districts-how")], rows=rows)


def one_district_card(
    district: District, calendar: SchoolCalendar, words: Words, zone: str, *, pictures: Pictures = ()
) -> Card:
    """Show a district's calendar to a moderator, with a button that takes it out."""
    rows = buttons(
        danger_button(words.say("button-drop-district"), "district-drop", district.id),
        button(words.say("button-districts"), "district-list", 0),
    )
    blocks = [
        words.say("district-name", name=as_typed(district.name)),
        _loaded(district, words, zone),
        *days_blocks(calendar, words),
        words.say("district-drop-keeps"),
    ]
    return card(words.say("district-one-title"), blocks, rows=rows, pictures=pictures)


def _loaded(district: District, words: Words, zone: str) -> str:
    day = short(today(district.loaded_at, zone), words.language)
    if district.loaded_by is None:
        return words.say("district-loaded", day=day)
    # Shown to moderators alone, and no message of ours mentions anybody.
    return words.say("district-loaded-by", day=day, person=f"<@{district.loaded_by}>")


# For members


def pick_card(
    case_id: int, listed: Sequence[District], words: Words, now: datetime, *, zone: str, page: int = 0
) -> Card:
    """List the server's districts for a member, who made the calendars, and that they want a check."""
    page, count, shown = _page(listed, page)
    lines = [_line(one, words, today(now, zone), _loaded_on(one, words, zone)) for one in shown]
    rows: list[Row] = [_names(words.say("district-pick"), "days-district", case_id, shown=shown)]
    rows += buttons(*page_buttons(words, page, count, "days-pick", case_id))
    blocks = [words.say("district-whose"), "\n".join(lines)]
    return card(words.say("district-pick-title"), blocks, rows=rows, small=[words.say("nothing-saved-yet")])


def _loaded_on(district: District, words: Words, zone: str) -> str:
    return words.say("district-loaded", day=short(today(district.loaded_at, zone), words.language))


def _line(district: District, words: Words, today_on: date, loaded: str) -> str:
    year = school_year(Days(district.first, district.last))
    line = words.say("district-line", name=as_typed(district.name), year=year, loaded=loaded)
    return f"{line} {words.say('district-past')}" if district.last < today_on else line


def _names(placeholder: str, action: str, *parts: object, shown: Sequence[District]) -> Row:
    return select(placeholder, action, *parts, options=[(one.name, str(one.id)) for one in shown])


def _page(listed: Sequence[District], page: int) -> tuple[int, int, Sequence[District]]:
    """Return the page that is there, how many there are, and what stands on it."""
    count = -(-len(listed) // PAGE_DISTRICTS)
    page = min(page, count - 1)
    return page, count, listed[page * PAGE_DISTRICTS : (page + 1) * PAGE_DISTRICTS]


# What a change means for a case


def offer_card(
    case: SavedCase, offer: Offer, moves: Sequence[tuple[Deadline, Deadline]], words: Words, zone: str
) -> Card:
    """Offer the new days of the calendar that a case took, with what they change: each day, old and new."""
    say = words.say
    version = int(offer.changed_at.timestamp())
    rows = buttons(
        main_button(say("button-offer-take"), "offer-take", case.id, version),
        button(say("button-offer-keep"), "offer-keep", case.id, version),
        button(say("button-all"), "show", case.id, 0),
    )
    day = short(today(offer.changed_at, zone), words.language)
    lines = [_move(old, new, words) for old, new in moves[:MOST_CHANGES]]
    if len(moves) > MOST_CHANGES:
        lines.append(say("offer-more", count=len(moves) - MOST_CHANGES))
    blocks = [
        say("offer", name=as_typed(offer.name), day=day, case=case_name(case.child, case.plan, words)),
        "\n".join([say("offer-moves"), *lines]) if lines else say("offer-moves-none"),
        say("district-check"),
    ]
    return card(say("offer-title"), blocks, rows=rows)


def _move(old: Deadline, new: Deadline, words: Words) -> str:
    name = pick(new.clock.title, words.language)
    return words.say("offer-move", title=name, old=plain(when(old, words)), new=plain(when(new, words)))


def kept_days_card(case_id: int, words: Words) -> Card:
    """Say that the case goes on with its own days."""
    rows = buttons(button(words.say("button-all"), "show", case_id, 0))
    return card(words.say("offer-kept-title"), [words.say("offer-kept")], rows=rows)
