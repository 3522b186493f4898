"""The cards of `/me`: within Discord's limits with the most that can be kept; each kind of row in words."""

import json
from datetime import UTC, datetime
from itertools import product

import pytest
from seen import all_pages, fits, ids, labels, options, text

from bot.clock.case import CHILDREN, How
from bot.law.library import library
from bot.reminders.policy import Kind
from bot.store.people import Person
from bot.text.catalogue import words
from bot.ui.kept import data_file, kept_blocks, language_name
from bot.ui.me import Host, delete_card, deleted_card, files_card, kept_card, nothing_card, settings_card

FACTS = library()
WORDS = words("en")
USER = 2**63 - 1
HOST = Host("*" * 80, "_" * 200)
NOON_AT = 1_795_276_800
STATES = ("waiting", "sending", "sent", "failed", "cancelled")
DELIVERY_STATES = ("sending", "later", "sent", "failed", "cancelled")


def rows(cases=12, each=40):
    """Return rows as the file could hold them, of every kind and state, some of them long."""
    clocks = [("CA", clock) for clock in FACTS.states["CA"].clocks]
    clocks += [("US", clock) for clock in FACTS.federal.clocks]
    events = list(FACTS.events)
    places = list(product(CHILDREN, ("iep", "504")))[:cases]
    kept = {"people": [person()], "cases": [], "events": [], "school_days": [], "shown_days": []}
    kept |= {"reminders": [], "deliveries": [], "case_districts": [], "unsaved_days": []}
    kept |= {"districts": [], "unsaved_districts": []}
    for number, (child, plan) in enumerate(places, start=1):
        own = {"case_id": number}
        about = {"event": "consent", "event_on": "2026-09-14"}
        kept["cases"].append(
            own
            | {"user_id": USER, "child": child, "plan": plan, "state": "CA", "opted_in_at": NOON_AT}
            | {"level": "preschool", "law_version": "0123456789abcdef", "revision": 12}
            | {"planned_by": "0123456789abcdef/0123456789ab", "open_until": "2026-11-13"}
            | {"kept_on": "2027-05-12", "offered_on": "2027-05-12"}
        )
        for at in range(each):
            jurisdiction, clock = clocks[at % len(clocks)]
            named = {"jurisdiction": jurisdiction, "clock": clock.id, **about}
            how = (*How, None)[at % 5]
            code = events[at % len(events)]
            kept["events"].append(
                own | {"event_id": at, "code": code, "day": "2026-09-14", "how": how, "day_known": at % 2}
            )
            kept["school_days"].append(
                own | {"kind": ("year", "off")[at % 2], "first": "2026-11-23", "last": "2026-11-27"}
            )
            of = {"mark": "0123456789abcdef", "changed_at": NOON_AT}
            shown = {"days": '[["year", "2026-08-26", "2027-06-11"]]', "shown_at": NOON_AT}
            kept["case_districts"].append(own | of | {"told_at": (None, NOON_AT)[at % 2]})
            kept["unsaved_days"].append(own | of | shown | {"unsaved_id": at})
            loaded = {"server_id": USER, "name": "_*" * 30, "loaded_at": NOON_AT, "loaded_by": USER}
            kept["districts"].append(loaded | of | {"district_id": at})
            kept["unsaved_districts"].append(
                shown | {"unsaved_id": at, "server_id": USER, "user_id": USER, "name": "_*" * 30}
            )
            moved = {"moved_from": "2026-11-12", "why": ("law", "calendar")[at % 2]} if at % 3 else {}
            kept["shown_days"].append(
                own
                | named
                | {"day": "2026-11-13", "moved_from": None, "why": None, "told": 1, "done": 1}
                | moved
            )
            kept["reminders"].append(
                own
                | named
                | {"open": 1, "due_at": NOON_AT, "reminder_id": at, "user_id": USER, "delivery_id": None}
                | {"kind": list(Kind)[at % len(Kind)], "state": STATES[at % 5], "day": "2026-11-06"}
                | {"deadline_on": "2026-11-13", "hour": 9, "zone": "America/Argentina/ComodRivadavia"}
            )
            kept["deliveries"].append(
                {"delivery_id": at, "user_id": USER, "nonce": "0123456789abcdef", "claimed_at": NOON_AT}
                | {"state": DELIVERY_STATES[at % 5], "attempts": at, "last_error": "rate_limited", "told": 1}
                | {"next_try_at": NOON_AT if at % 5 == 1 else None}
            )
    return kept


def person(**changed):
    values = {"user_id": USER, "state": "CA", "zone": "America/Los_Angeles", "language": "en"}
    wishes = {"hour": 7, "lead_days": "30,7,0,-1", "paused_until": "2026-12-01", "full_text": 1}
    return {**values, **wishes, "last_child": "A", "last_plan": "iep", **changed}


@pytest.mark.parametrize(("cases", "each"), [(1, 0), (1, 1), (12, 0), (12, 1), (12, 5), (1, 60)])
@pytest.mark.parametrize("host", [None, HOST])
def test_every_page_of_what_is_kept_fits(cases, each, host):
    kept = rows(cases, each)
    made = all_pages(lambda page: kept_card(kept, FACTS, WORDS, host, page))
    for one in made:
        fits(one)
    lines = "\n".join(map(text, made)).count("\n- ")
    told = sum(len(found) for table, found in kept.items() if table not in ("people", "cases"))
    assert lines >= told


def test_every_kind_and_state_has_its_words():
    said = "\n".join(kept_blocks(rows(1, 60), FACTS, WORDS))
    for raw in ("next_step", "email_late", "cancelled", "initial-evaluation", "day_known"):
        assert raw not in said
    for line in ("taken back", "a week later", "(by email, after school hours)", "before the rule changed"):
        assert line in said
    for line in ("Next try: ", "What went wrong: rate_limited.", "Preschool programme", "put off; 1 try;"):
        assert line in said


def test_what_the_facts_know_no_more_is_shown_by_its_code():
    kept = rows(1, 1)
    kept["people"] = [person(state="ZZ", zone=None, language=None, last_child=None, last_plan=None)]
    kept["events"][0] = kept["events"][0] | {"code": "gone_event", "how": "pigeon"}
    kept["shown_days"][0] = kept["shown_days"][0] | {"jurisdiction": "ZZ", "clock": "gone-clock"}
    kept["cases"][0] = kept["cases"][0] | {"state": "ZZ", "opted_in_at": None, "level": None}
    said = "\n".join(kept_blocks(kept, FACTS, WORDS))
    for line in ("gone_event", "(pigeon)", "gone-clock", "State: ZZ", "Time zone: not saved", "(UTC)"):
        assert line in said
    assert "Used last" not in said
    fits(kept_card(kept, FACTS, WORDS, None))


def test_a_page_that_is_gone_shows_the_last_one():
    kept = rows(12, 2)
    last = all_pages(lambda page: kept_card(kept, FACTS, WORDS, None, page))[-1]
    assert text(kept_card(kept, FACTS, WORDS, None, 10**6)) == text(last)


def test_the_file_is_json_with_every_row_and_readable_instants():
    kept = rows(2, 3)
    made = json.loads(data_file(kept, WORDS, datetime(2026, 11, 21, 17, 0, 5, tzinfo=UTC)))
    assert made["made_at"] == "2026-11-21T17:00:05+00:00"
    assert {table: len(one["rows"]) for table, one in made["kept"].items()} == {
        table: len(found) for table, found in kept.items()
    }
    (you,) = made["kept"]["people"]["rows"]
    assert you["user_id"] == str(USER)
    assert made["kept"]["cases"]["rows"][0]["opted_in_at"].endswith("+00:00")
    assert made["kept"]["deliveries"]["rows"][0]["next_try_at"] is None


@pytest.mark.parametrize("state", [None, *FACTS.states])
@pytest.mark.parametrize("saved", [True, False])
def test_settings_fit_and_offer_every_state_and_the_zones_of_this_one(state, saved):
    zone = FACTS.states[state].zones[0].zone if state else None
    made = settings_card(Person(USER, state, zone, "en"), FACTS, WORDS, saved=saved)
    fits(made)
    values = [one["value"] for one in options(made)]
    zones = [one.zone for one in FACTS.states[state].zones] if state else []
    assert sorted(values) == sorted([*FACTS.states, *(zones if len(zones) > 1 else [])])
    assert ("Forget my state" in labels(made)) is (state is not None)
    assert ("Saved." in text(made)) is saved


@pytest.mark.parametrize("host", [None, HOST])
def test_the_small_cards_fit(host):
    for made in (nothing_card(WORDS, host), deleted_card(WORDS, host, gone=True), delete_card(WORDS)):
        fits(made)
    assert text(deleted_card(WORDS, host, gone=False)) == text(nothing_card(WORDS, host))
    fits(files_card(["my-data-1.json"], WORDS), "my-data-1.json")
    assert ids(delete_card(WORDS)) == ["me-delete-yes", "me-export", "me-show:0"]


def test_a_language_is_named_in_words():
    assert language_name("en", WORDS) == "English"
    assert language_name("es", WORDS) == "Spanish"
    assert language_name(None, WORDS) == "not saved"
