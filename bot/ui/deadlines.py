"""How a deadline and its working are put into words."""

from datetime import date

from bot.clock.case import Event
from bot.clock.deadline import Deadline, Guess
from bot.clock.walking import Reason, Span
from bot.law.library import FEDERAL, Library
from bot.law.model import Meaning, Unit
from bot.text.catalogue import Words, pick
from bot.text.days import in_words, short
from bot.ui.labels import source_line

NAMED_SPANS = 8
BREAKS = (Reason.BREAK, Reason.SUMMER)
HIDDEN_DAYS_OFF = (Guess.BREAKS, Guess.SCHOOL_DAYS, Guess.CALENDAR_ENDS)


def when(deadline: Deadline, words: Words) -> str:
    """Return the day in words, with what kind of day it is: by, not before, not after, or from."""

    def day(key: str, on: date) -> str:
        return words.say(key, day=in_words(on, words.language))

    if deadline.due_on:
        kind = "when-wait" if deadline.clock.meaning is Meaning.WAIT else "when-by"
        return day(kind if deadline.sure else f"{kind}-unsure", deadline.due_on)
    first, last = deadline.not_before, deadline.latest
    if first and last and Guess.STATE_HOLIDAY in deadline.guesses:
        days = {"first": in_words(first, words.language), "last": in_words(last, words.language)}
        return words.say("when-between", **days)
    if first:
        return day("when-not-before", first)
    return day("when-not-after", last) if last else words.say("when-unknown")


def deadline_block(
    deadline: Deadline, state: str, facts: Library, words: Words, *, counted: bool = True
) -> str:
    """Return all that a person should see of a deadline: day, who, rule, doubts, and the count.

    Without `counted` the count and what can move the day are left out; no doubt ever is.
    """
    language = words.language
    clock = deadline.clock
    lines = [
        f"**{when(deadline, words)}**",
        words.say(f"who-{clock.who}-{clock.meaning.value}", due=pick(clock.due, language)),
        *_moved(deadline, words),
        *_other_days(deadline, facts, words),
        *doubts(deadline, words),
    ]
    if deadline.jurisdiction == FEDERAL and Guess.BESIDE not in deadline.guesses:
        lines.append(words.say("federal-rule", state=pick(facts.states[state].name, language)))
    if deadline.ask_by:
        lines.append(words.say("closed-that-day", day=in_words(deadline.ask_by, language)))
    rule = words.say("the-rule", source=source_line(clock.source, words))
    if not counted:
        return "\n".join([*lines, rule])
    if clock.moves_if:
        lines += [words.say("moves-if"), *(f"- {pick(reason, language)}" for reason in clock.moves_if)]
    lines += [pick(late.says, language) for late in clock.late_start]
    if clock.absences:
        lines.append(pick(clock.absences.says, language))
    lines.append(words.say("how-counted", working=working_in_words(deadline, words)))
    return "\n".join([*lines, rule])


def _moved(deadline: Deadline, words: Words) -> list[str]:
    if deadline.moved_from is None:
        return []
    key = "moved-law" if deadline.moved_why == "law" else "moved-calendar"
    return [words.say(key, day=in_words(deadline.moved_from, words.language))]


def _other_days(deadline: Deadline, facts: Library, words: Words) -> list[str]:
    """Return the likely day, the last day, and which other count comes first."""
    language = words.language
    lines: list[str] = []
    if deadline.about and deadline.about != deadline.next_day:
        lines.append(words.say("about-day", day=in_words(deadline.about, language)))
    if deadline.latest and deadline.not_before and Guess.STATE_HOLIDAY not in deadline.guesses:
        lines.append(words.say("latest-day", day=in_words(deadline.latest, language)))
    if deadline.if_later and deadline.if_later != deadline.next_day:
        lines.append(words.say("if-later", day=in_words(deadline.if_later, language)))
    if deadline.beaten_by:
        winner = facts.clock(deadline.jurisdiction, deadline.beaten_by) or facts.clock(
            FEDERAL, deadline.beaten_by
        )
        lines.append(words.say("beaten-by", title=pick(winner.title, language) if winner else ""))
    return lines


def doubts(deadline: Deadline, words: Words) -> list[str]:
    """Return every reason why a deadline is not sure, a sentence each; none for a sure one."""
    found = [_guess_in_words(guess, deadline, words) for guess in deadline.guesses]
    if deadline.clock.doubt:
        found.append(words.say("doubt", doubt=pick(deadline.clock.doubt, words.language)))
    if not deadline.clock.source.read:
        found.append(words.say("doubt-not-read"))
    return found


def _guess_in_words(guess: Guess, deadline: Deadline, words: Words) -> str:
    # Counting back, a day off that is not known makes the true day earlier, not later.
    if deadline.clock.direction == "back" and guess in HIDDEN_DAYS_OFF:
        return words.say(f"guess-{guess.value.replace('_', '-')}-back")
    return words.say(f"guess-{guess.value.replace('_', '-')}")


def working_in_words(deadline: Deadline, words: Words) -> str:
    """Return how the day was counted, in a sentence or two."""
    language = words.language
    start = in_words(deadline.event.day, language)
    end = deadline.next_day
    clock = deadline.clock
    if end is None or clock.length == 0:
        return words.say("count-same-day", start=start)
    length = words.say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)
    key = "count-back" if end < deadline.event.day else "count-forward"
    said = words.say(key, start=start, length=length, end=in_words(end, language))
    if clock.day_one == "event":
        said = words.say(
            "count-forward-day-one", start=start, count=clock.length, end=in_words(end, language)
        )
    reasons = {span.reason for span in deadline.working}
    if Reason.LATE_START in reasons:
        return words.say("count-late-start", end=in_words(end, language))
    breaks = _days_in_words([span for span in deadline.working if span.reason in BREAKS], words)
    lines = [said, words.say("left-out-breaks", days=breaks) if breaks else ""]
    if clock.unit in (Unit.BUSINESS_DAYS, Unit.SCHOOL_DAYS):
        lines.append(left_out(deadline.working, words))
    if Reason.ABSENT in reasons:
        missed = sum(span.days for span in deadline.working if span.reason is Reason.ABSENT)
        lines.append(words.say("count-absent", count=missed))
    if Reason.ROLLED in reasons:
        lines.append(words.say("count-rolled"))
    return " ".join(line for line in lines if line)


def left_out(working: tuple[Span, ...], words: Words) -> str:
    """Return which days were left out of a count: weekends, and each holiday by its day."""
    holidays = _days_in_words([span for span in working if span.reason is Reason.HOLIDAY], words)
    return words.say("left-out-holidays", days=holidays) if holidays else words.say("left-out-weekends")


def _days_in_words(spans: list[Span], words: Words) -> str:
    """Name the first few spans, and how many more there are: a long list helps nobody."""
    named = "; ".join(
        short(span.first, words.language)
        if span.first == span.last
        else words.say("span", first=short(span.first, words.language), last=short(span.last, words.language))
        for span in spans[:NAMED_SPANS]
    )
    left = len(spans) - NAMED_SPANS
    return words.say("more-days", days=named, count=left) if left > 0 else named


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
