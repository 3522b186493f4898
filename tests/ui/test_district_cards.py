"""Cards of districts' calendars: within Discord's limits with the longest names and the most days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from made_deadlines import ALL, SURE, counted
from seen import all_pages, fits, ids, options, text

from bot.clock.moves import apart
from bot.clock.school import Days, SchoolCalendar
from bot.store.cases import SavedCase
from bot.store.districts import MOST_DISTRICTS, District
from bot.store.taken import Offer
from bot.text.catalogue import words
from bot.ui.districts import (
    district_card,
    districts_card,
    full_card,
    kept_days_card,
    offer_card,
    one_district_card,
    pick_card,
    saved_district_card,
)
from bot.ui.doubts import Doubts

WORDS = words("en")
LONG = "*" * 60
BIG = 2**63 - 1
EAST = "America/New_York"
YEARS = (Days(date(2026, 8, 26), date(2027, 6, 11)), Days(date(2027, 8, 25), date(2028, 6, 9)))
EACH = tuple(Days(day, day) for day in Days(date(2026, 8, 28), date(2028, 6, 1)).each() if day.day % 2)
FULL = SchoolCalendar(YEARS, EACH)
SOME = [(f"Wed, Nov {day}, 2026: " + "*" * 82, f"2026-11-{day}/2026-11-{day}") for day in range(10, 30)]
BREAKS = (date(2026, 12, 21), date(2027, 2, 15), date(2027, 4, 5))
DOUBTS = Doubts(tuple(SOME), frozenset({SOME[0][1]}), 1999, BREAKS)
LATE_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
"""The evening of November 21 in New York."""


def district(number: int = 1, **changed: object) -> District:
    values: dict[str, object] = {
        "id": BIG - number,
        "name": LONG,
        "mark": "0123456789abcdef",
        "first": YEARS[0].first,
        "last": YEARS[1].last,
        "loaded_at": LATE_AT,
        "changed_at": LATE_AT,
        "loaded_by": BIG,
    }
    return District(**{**values, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize("meanwhile", [True, False])
@pytest.mark.parametrize("before", [None, (district(), SchoolCalendar(YEARS)), (district(), FULL)])
def test_a_calendar_to_save_fits(before: tuple[District, SchoolCalendar] | None, *, meanwhile: bool) -> None:
    made = district_card(
        BIG // 10, LONG, FULL, WORDS, before=before, zone=EAST, meanwhile=meanwhile, doubts=DOUBTS
    )
    fits(made)
    version = int(LATE_AT.timestamp()) if before else 0
    assert ids(made)[1] == f"district-save:{BIG // 10}:{version}"


def test_the_small_cards_fit() -> None:
    for made in (
        saved_district_card(LONG, WORDS),
        full_card(BIG // 10, WORDS),
        one_district_card(district(), FULL, WORDS, EAST),
        kept_days_card(BIG, WORDS),
    ):
        fits(made)


@pytest.mark.parametrize("count", [0, 1, 15, 16, MOST_DISTRICTS])
def test_each_page_of_the_lists_fits_and_offers_each_district(count: int) -> None:
    listed = [district(number) for number in range(count)]
    made = all_pages(lambda page: districts_card(listed, WORDS, LATE_AT, zone=EAST, page=page))
    for one in made:
        fits(one)
    offered = [one["value"] for card in made for one in options(card)]
    assert offered == [str(one.id) for one in listed]
    if count:
        picks = all_pages(lambda page: pick_card(BIG, listed, WORDS, LATE_AT, zone=EAST, page=page))
        for one in picks:
            fits(one)
            assert f"<@{BIG}>" not in text(one)
        assert len(picks) == len(made)


def test_a_day_is_the_readers_own() -> None:
    said = text(districts_card([district()], WORDS, LATE_AT, zone=EAST))
    assert "loaded Sat, Nov 21, 2026 by" in said
    assert "loaded Sun, Nov 22, 2026 by" in text(districts_card([district()], WORDS, LATE_AT, zone="UTC"))


def test_a_year_that_is_over_is_said_on_the_day_after_its_last() -> None:
    short = district(last=date(2026, 11, 20))
    assert "past" in text(districts_card([short], WORDS, LATE_AT, zone=EAST))
    same = district(last=date(2026, 11, 21))
    assert "past" not in text(districts_card([same], WORDS, LATE_AT, zone=EAST))


CASE = SavedCase(BIG, BIG, "F", "504", "CA", None, ())
OFFER = Offer(BIG, LONG, "0" * 16, FULL, LATE_AT, told=False)


@pytest.mark.parametrize("count", [0, 1, 10, 40])
def test_an_offer_fits_and_says_each_move_as_far_as_there_is_room(count: int) -> None:
    moves = [(one, one) for _ in range(count) for one in ALL][:count]
    made = offer_card(CASE, OFFER, moves, WORDS, EAST)
    fits(made)
    said = text(made)
    assert "on Sat, Nov 21, 2026" in said
    assert said.count("Then: ") == min(count, 10)
    assert ("and 30 more" in said) is (count == 40)
    assert ("none of your dates changes" in said) is (count == 0)


def test_only_what_differs_is_told_apart() -> None:
    day = SURE.due_on
    assert day
    later = counted(day + timedelta(days=4))
    assert apart([SURE], [SURE]) == []
    assert apart([SURE], [later]) == [(SURE, later)]
    assert apart([SURE], []) == []
