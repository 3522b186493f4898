"""How a deadline and its working are put into words."""

from datetime import date

from bot.clock.calendars import open_day_before
from bot.clock.case import Event
from bot.clock.counting import Deadline, Reason, Span
from bot.law.library import Library
from bot.law.model import Meaning, Unit
from bot.text.catalogue import Words, pick
from bot.text.days import in_words, short
from bot.ui.labels import source_line


def when(deadline: Deadline, words: Words) -> str:
    """Return the day in words, with what kind of day it is: by, not before, or from."""
    language = words.language
    if deadline.clock.meaning is Meaning.WAIT and deadline.due_on:
        key = "when-wait" if deadline.sure else "when-wait-unsure"
        return words.say(key, day=in_words(deadline.due_on, language))
    if deadline.due_on:
        key = "when-by" if deadline.sure else "when-by-unsure"
        return words.say(key, day=in_words(deadline.due_on, language))
    if deadline.not_before and deadline.latest:
        return words.say(
            "when-between",
            first=in_words(deadline.not_before, language),
            last=in_words(deadline.latest, language),
        )
    if deadline.not_before:
        return words.say("when-not-before", day=in_words(deadline.not_before, language))
    return words.say("when-unknown")


def deadline_block(deadline: Deadline, state: str, words: Words) -> str:
    """Return all that a person should see of a deadline: day, who, rule, doubts, and the count."""
    language = words.language
    clock = deadline.clock
    lines = [
        f"**{when(deadline, words)}**",
        words.say(f"who-{clock.who}-{clock.meaning.value}", due=pick(clock.due, language)),
        *doubts(deadline, words),
    ]
    if (
        deadline.due_on
        and clock.meaning is Meaning.DEADLINE
        and (before := open_day_before(deadline.due_on, state))
    ):
        lines.append(words.say("closed-that-day", day=in_words(before, language)))
    if clock.moves_if:
        lines += [words.say("moves-if"), *(f"- {pick(reason, language)}" for reason in clock.moves_if)]
    lines.append(words.say("how-counted", working=working_in_words(deadline, words)))
    lines.append(words.say("the-rule", source=source_line(clock.source, words)))
    return "\n".join(lines)


def doubts(deadline: Deadline, words: Words) -> list[str]:
    """Return every reason why a deadline is not sure, a sentence each; none for a sure one."""
    found = [words.say(f"guess-{guess.value.replace('_', '-')}") for guess in deadline.guesses]
    if deadline.clock.doubt:
        found.append(words.say("doubt", doubt=pick(deadline.clock.doubt, words.language)))
    if not deadline.clock.source.read:
        found.append(words.say("doubt-not-read"))
    return found


def working_in_words(deadline: Deadline, words: Words) -> str:
    """Return how the day was counted, in a sentence or two."""
    language = words.language
    start = in_words(deadline.event.day, language)
    end = deadline.due_on or deadline.not_before
    clock = deadline.clock
    if end is None or clock.length == 0:
        return words.say("count-same-day", start=start)
    length = words.say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)
    key = "count-back" if end < deadline.event.day else "count-forward"
    said = words.say(key, start=start, length=length, end=in_words(end, language))
    if clock.unit in (Unit.BUSINESS_DAYS, Unit.SCHOOL_DAYS):
        return f"{said} {left_out(deadline.working, words)}"
    return said


def left_out(working: tuple[Span, ...], words: Words) -> str:
    """Return which days were left out of a count: weekends, and each holiday by its day."""
    holidays = [
        short(span.first, words.language)
        if span.first == span.last
        else words.say("span", first=short(span.first, words.language), last=short(span.last, words.language))
        for span in working
        if span.reason is Reason.HOLIDAY
    ]
    if holidays:
        return words.say("left-out-holidays", days="; ".join(holidays))
    return words.say("left-out-weekends")


def help_line(state: str, facts: Library, words: Words) -> str:
    """Return who can help with a doubt: the state's Parent Center, and the national directory beside it."""
    center = facts.states[state].parent_center
    return words.say("ask-parent-center", center=center.name)


def event_line(event: Event, facts: Library, words: Words) -> str:
    """Return what happened on a day, with the doubt where the delivery day is unknown."""
    kind = facts.events[event.code]
    key = "event-mailed" if not event.day_known else "event"
    return words.say(key, event=pick(kind.reached, words.language), day=in_words(event.day, words.language))


def days_until(day: date, today: date, words: Words) -> str:
    """Return `in 7 days`, `today` or `3 days ago`."""
    gap = (day - today).days
    if gap == 0:
        return words.say("today")
    return words.say("days-ahead", count=gap) if gap > 0 else words.say("days-ago", count=-gap)


def plain_row(deadline: Deadline, words: Words) -> dict[str, object]:
    """Return a deadline as plain values for other programs; days as YYYY-MM-DD, null where there is none."""
    clock = deadline.clock
    return {
        "clock": clock.id,
        "jurisdiction": deadline.jurisdiction,
        "title": pick(clock.title, words.language),
        "who": clock.who,
        "due_on": _iso(deadline.due_on),
        "sure": deadline.sure,
        "not_before": _iso(deadline.not_before),
        "about": _iso(deadline.about),
        "latest": _iso(deadline.latest),
        "authority": clock.source.citation,
        "url": clock.source.url,
        "checked": clock.source.checked.value,
        "meaning": clock.meaning.value,
        "doubts": doubts(deadline, words),
        "working": [
            {
                "first": _iso(span.first),
                "last": _iso(span.last),
                "days": span.days,
                "reason": span.reason.value,
            }
            for span in deadline.working
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
