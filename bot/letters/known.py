"""What a letter's template is given: rules, and days of the parent's own timeline, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.clock.case import Event
from bot.clock.deadline import Deadline, Guess
from bot.law.entries import LetterType
from bot.law.library import FEDERAL, Library
from bot.law.model import Checked, Clock, Form, Meaning, Office, Plan
from bot.letters.first_person import in_first_person
from bot.text.catalogue import ENGLISH, pick, words
from bot.text.days import in_words


@dataclass(frozen=True, slots=True)
class Rule:
    """A settled clock that the letter starts."""

    state: str
    """The state's name; empty for a federal clock."""
    length: str
    """Such as `15 school days`."""
    what: str
    """What has happened by the end, as a clause in the parent's own pen."""
    citation: str
    skips_breaks: bool
    late_start: bool
    """Near the end of the school year another day can hold."""
    only: str
    level: str
    only_504: bool
    aloud: bool
    """It counts from what the letter confirms, which was done aloud."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The office of the state that gets the letter; `url` is empty where it has none."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of the parent's timeline. A day that is not known is empty, and so is an unsettled rule."""

    title: str
    what: str
    sure: bool
    day: str
    earliest: str
    """The earliest day that it can be, where `day` is empty."""
    latest: str
    """For a count back, the last day that it can be, where `day` is empty."""
    since: str
    """What started the count, such as `The school got my written request`."""
    since_day: str
    arrived_known: bool
    """False: mailed, and `since_day` is the day of mailing."""
    length: str
    """Empty where the day itself is the limit."""
    citation: str
    unknown_days: bool
    """It counts by a calendar of the school that the parent does not have."""
    back: bool
    """Counted back from `since_day`."""
    who: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the parent's timeline."""

    what: str
    day: str


CALENDAR = {Guess.BREAKS, Guess.SCHOOL_DAYS, Guess.CALENDAR_ENDS, Guess.LATE_START, Guess.STATE_HOLIDAY}
"""Guesses that the school's own calendar would settle."""


def clocks_named(
    letter: LetterType, facts: Library, state: str | None, plan: Plan
) -> list[tuple[str, Clock]]:
    """Return the settled clocks that the letter starts, each with its place: the state's, else federal ones.

    Without a state: the federal ones whose place no state's own takes.
    """
    plans: tuple[Plan, ...] = ("iep", "504") if letter.plan == "both" else (plan,)
    found = {(place, clock.id): clock for one in plans for place, clock in _clocks(facts, state, one)}
    fitting = [(place, clock) for (place, _), clock in found.items() if _fits(clock, letter)]
    return [(place, clock) for place, clock in fitting if place != FEDERAL] or fitting


def rules(letter: LetterType, facts: Library, state: str | None, plan: Plan) -> list[Rule]:
    """Return the clocks that the letter names, in its words."""
    made = [_rule(clock, place, facts, letter) for place, clock in clocks_named(letter, facts, state, plan)]
    # Two of one length are one rule for whoever reads the letter.
    return list({(rule.length, rule.only, rule.level): rule for rule in reversed(made)}.values())[::-1]


def office(letter: LetterType, facts: Library, state: str | None) -> OfficeWords | None:
    """Return the office that gets the letter; None where its name was not looked up."""
    found = getattr(facts.states[state], letter.office) if state and letter.office else None
    if not isinstance(found, Office) or found.checked not in (Checked.TEXT, Checked.OFFICIAL):
        return None
    return OfficeWords(found.name, found.url or "")


def form(letter: LetterType, facts: Library, state: str | None) -> Form | None:
    """Return the state's model form that goes with the letter; None where none was found."""
    found = getattr(facts.states[state], letter.form) if state and letter.form else None
    return found if isinstance(found, Form) else None


def due(deadline: Deadline, facts: Library) -> Due:
    """Put a deadline into a letter's words."""
    clock = deadline.clock
    kind = facts.events.get(deadline.event.code)
    return Due(
        title=in_first_person(pick(clock.title, ENGLISH)),
        what=in_first_person(pick(clock.due, ENGLISH)),
        # A paper that came on a day off may count from the next open day, so that day is not promised.
        sure=deadline.sure and deadline.if_later is None,
        day=_day(deadline.due_on),
        earliest=_day(None if deadline.due_on else deadline.not_before),
        latest=_day(None if deadline.due_on or deadline.not_before else deadline.latest),
        since=in_first_person(pick(kind.reached, ENGLISH)) if kind else "",
        since_day=_day(deadline.event.day),
        arrived_known=deadline.event.day_known,
        length=_length(clock) if clock.length else "",
        citation=clock.source.citation if clock.settled else "",
        unknown_days=not CALENDAR.isdisjoint(deadline.guesses),
        back=clock.direction == "back",
        who=clock.who,
    )


def happened(event: Event, facts: Library) -> Happened:
    """Put an event into a letter's words."""
    return Happened(in_first_person(pick(facts.events[event.code].reached, ENGLISH)), _day(event.day))


def chosen(letter: LetterType, ticked: Iterable[str] | None) -> dict[str, bool]:
    """Return each option of the letter, on or off; None ticks those that are on from the start."""
    if ticked is None:
        return {option.id: option.default for option in letter.options}
    wanted = set(ticked)
    return {option.id: option.id in wanted for option in letter.options}


def _clocks(facts: Library, state: str | None, plan: Plan) -> Iterator[tuple[str, Clock]]:
    if state:
        yield from ((one.jurisdiction, one.clock) for one in facts.rulings(state, plan) if not one.beside)
        return
    replaced = {clock.replaces for place in facts.states.values() for clock in place.clocks}
    for clock in facts.federal.clocks:
        if clock.covers(plan) and clock.id not in replaced:
            yield FEDERAL, clock


def _fits(clock: Clock, letter: LetterType) -> bool:
    return (
        not {letter.event, letter.confirms}.isdisjoint((clock.starts, *clock.also_starts))
        and clock.settled
        and clock.who != "parent"
        and clock.meaning is Meaning.DEADLINE
        and clock.direction == "forward"
        and (clock.only is None or letter.only is None or clock.only == letter.only)
    )


def _rule(clock: Clock, place: str, facts: Library, letter: LetterType) -> Rule:
    return Rule(
        state="" if place == FEDERAL else _named(pick(facts.states[place].name, ENGLISH)),
        length=_length(clock),
        what=in_first_person(pick(clock.due, ENGLISH)),
        citation=clock.source.citation,
        skips_breaks=bool(clock.skips),
        late_start=bool(clock.late_start),
        only=clock.only or "",
        level=clock.level or "",
        only_504=clock.plan == "504",
        aloud=letter.confirms in (clock.starts, *clock.also_starts),
    )


def _named(state: str) -> str:
    """Return a state's name as it stands after "in"."""
    return f"the {state}" if state.startswith("District") else state


def _length(clock: Clock) -> str:
    return words(ENGLISH).say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)


def _day(day: date | None) -> str:
    return in_words(day, ENGLISH) if day else ""
