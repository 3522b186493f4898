"""The card on which a person decides when and how private messages come."""

from datetime import date

from bot.reminders.policy import CHOICES, LATE, Wishes
from bot.text.catalogue import Words
from bot.text.days import clock_time, in_words
from bot.ui.card import Card, button, buttons, card, select

PAUSES_DAYS = (7, 14, 30)
HOURS = 24


def when_card(wishes: Wishes, zone: str | None, words: Words, today: date, *, saved: bool = False) -> Card:
    """Show when messages come and what they say, with lists and buttons to change it."""
    say = words.say
    paused = wishes.paused_until is not None and wishes.paused_until > today
    days = ", ".join(lead(one, words) for one in sorted(wishes.lead_days, reverse=True))
    hour = clock_time(wishes.hour, words.language)
    lines = [
        say("when-days", days=days),
        say("when-hour", hour=hour, zone=zone or say("when-zone-unset")),
        say("when-text-full" if wishes.full_text else "when-text-discreet"),
    ]
    if paused and wishes.paused_until:
        lines.append(say("when-paused", day=in_words(wishes.paused_until, words.language)))
    else:
        lines.append(say("when-pause-note"))
    rows = [
        select(
            say("when-pick-days"),
            "when-days",
            options=[(lead(one, words), str(one)) for one in CHOICES],
            chosen=[str(one) for one in wishes.lead_days],
        ),
        select(
            say("when-pick-hour"),
            "when-hour",
            options=[(clock_time(one, words.language), str(one)) for one in range(HOURS)],
        ),
        *buttons(
            button(say("button-text-discreet"), "when-text", "discreet")
            if wishes.full_text
            else button(say("button-text-full"), "when-text", "full"),
            *(
                [button(say("button-resume"), "when-pause", 0)]
                if paused
                else [button(say(f"button-pause-{one}"), "when-pause", one) for one in PAUSES_DAYS]
            ),
        ),
    ]
    blocks = [say("when-saved") if saved else "", "\n".join(lines), say("when-unsure")]
    return card(say("when-title"), blocks, rows=rows)


def lead(days: int, words: Words) -> str:
    """Return a lead day in words."""
    if days == LATE:
        return words.say("lead-late")
    return words.say("lead-days", count=days) if days else words.say("lead-today")
