"""The card of `/server privacy`: a ready rule for Discord's AutoMod, to copy or to be set up by the bot."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from discord.utils import format_dt

from bot.text.catalogue import Words
from bot.ui.card import Card, Row, buttons, card, main_button, select
from bot.ui.private_numbers import KINDS, OLDEST_YEARS, YOUNGEST_YEARS, Kind, made_for, number_patterns


@dataclass(frozen=True, slots=True)
class Rule:
    """The bot's own rule as AutoMod has it: on or off, its patterns, and when it was made."""

    enabled: bool
    patterns: tuple[str, ...]
    since: datetime

    def holds(self, year: int, kinds: Collection[Kind]) -> bool:
        """Tell whether it is on and stops just these kinds in a year."""
        return self.enabled and list(self.patterns) == [one for _, one in number_patterns(year, kinds)]


def privacy_card(
    year: int, kinds: Collection[Kind], words: Words, *, may_set: bool, rule: Rule | None = None
) -> Card:
    """Show the rule with where to paste it.

    `may_set`: the bot was given the right to set it up itself; only then it knows of a `rule` that is there.
    """
    say = words.say
    blocks = [say("privacy-why")]
    if rule:
        blocks.append(_about(rule, year, words))
    done = rule is not None and rule.holds(year, kinds)
    rows = [_kinds_row(kinds, words)]
    if done:
        blocks += [_stops(kind, year, words) for kind in KINDS if kind in kinds]
        blocks.append(say("privacy-take-back"))
    else:
        blocks += [say("privacy-paste"), *_copied(year, kinds, words)]
        blocks.append(f"**{say('privacy-message-title')}**\n{_code(say('privacy-message'))}")
        blocks.append(say("privacy-may-set" if may_set else "privacy-may-not-set"))
    if may_set and not done:
        label = say("button-privacy-renew" if rule else "button-privacy-set")
        rows += buttons(main_button(label, "privacy-set", *kinds))
    return card(say("privacy-title"), blocks, rows=rows, small=[say("privacy-limits", year=str(year))])


def privacy_set_card(
    year: int, kinds: Collection[Kind], words: Words, *, before: bool, same: bool = False
) -> Card:
    """Say that the rule holds, and that the right can be taken back. `same`: it held just so before."""
    say, named = words.say, _named(kinds, words)
    if same:
        done = say("privacy-same")
    elif before:
        done = say("privacy-changed", kinds=named, year=str(year))
    else:
        done = say("privacy-set", kinds=named)
    return card(say("privacy-set-title"), [done, say("privacy-set-next")])


def _about(rule: Rule, year: int, words: Words) -> str:
    """Say what is known of the rule that is there."""
    known = made_for(rule.patterns, year)
    since = format_dt(rule.since, "D")
    if known is None or not rule.enabled:
        return words.say("privacy-other", since=since)
    then, kinds = known
    key = "privacy-on" if then == year else "privacy-old"
    return words.say(key, since=since, kinds=_named(kinds, words), year=str(then))


def _kinds_row(kinds: Collection[Kind], words: Words) -> Row:
    options = [(words.say(f"privacy-{kind}"), kind) for kind in KINDS]
    return select(words.say("privacy-pick"), "privacy-kinds", options=options, chosen=kinds)


def _copied(year: int, kinds: Collection[Kind], words: Words) -> list[str]:
    """Return what each kind stops, with its patterns to copy."""
    made = number_patterns(year, kinds)
    return [
        "\n".join((_stops(kind, year, words), *(_code(pattern) for one, pattern in made if one == kind)))
        for kind in KINDS
        if kind in kinds
    ]


def _stops(kind: Kind, year: int, words: Words) -> str:
    """Say what a kind stops, and what else with it."""
    years = {
        "first": str(year - OLDEST_YEARS),
        "last": str(year - YOUNGEST_YEARS),
        "passes": str(year - YOUNGEST_YEARS + 1),
    }
    match kind:
        case "birth":
            stops = words.say("privacy-birth-stops", **years)
        case "id":
            stops = words.say("privacy-id-stops")
        case "phone":
            stops = words.say("privacy-phone-stops")
    return f"**{words.say(f'privacy-{kind}')}**\n{stops}"


def _named(kinds: Collection[Kind], words: Words) -> str:
    return ", ".join(words.say(f"privacy-{kind}") for kind in KINDS if kind in kinds)


def _code(text: str) -> str:
    return f"```\n{text}\n```"
