"""What examples are made from: what was found on the way, and what nobody would think of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from crawled import ATTACHMENT, CHANNEL, FILE, Command, Found, commands_of
from fuzzed import BUTTON, LIST, Fuzzed, Pressable
from hypothesis import strategies as st

from bot.playground.records import Json
from bot.ui.card import ID_LIMIT, SEPARATOR

LONGEST = 6000
"""So many characters Discord lets a person type into an option."""
MOST_PARTS, MOST_PICKED = 5, 3
FOUND = 0.6
"""So often an example goes by what was found."""
HARD = (
    *("", " ", "0", "-1", "1.5", "25", "9" * 18, "9" * 19, "9" * 40, "1e9", "NaN", "null", "None", "true"),
    *("٣", "²", "½", "\u202e", "\x00", "\x7f", "\n", "😀" * 20, "é" * 50, "a\u0301" * 30, "\ud7ff"),
    *("2026-11-20", "20261120", "2026-02-30", "0001-01-01", "9999-12-31", "99999999", "today-99999"),
    *("@everyone", "@here", "<@1100000000000000202>", "<@&1100000000000000102>", "```", "**_~||`>", "[a](b)"),
    *("' OR 1=1 --", "{{ x }}", "{ $x }", "%s%n", "../../etc/passwd", "CA.CA.CA", ".....", "A" * 100),
    *("A" * LONGEST, "1 " * (LONGEST // 2), "😀" * LONGEST, "tomorrow or " * 500),
)
FILES = (
    FILE,
    ("days.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261123\r\nSUMMARY:No school", None),
    ("x.csv", b"\xff\xfe\x00", "text/csv"),
    ("", b"", None),
    ("a" * 200 + ".pdf", b"%PDF-1.7", "application/pdf"),
    ("x.zip", b"PK\x03\x04" * 100, "application/zip"),
    ("long.csv", b"start,what\n" + b"11/23/2026,No school\n" * 500, "text/csv"),
)


@dataclass(frozen=True, slots=True)
class Where:
    """Who does it, and where: "dm", or None for their server's default channel."""

    person: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one example is drawn from: chance, and a text that hypothesis made up."""

    chance: Random
    text: str


DRAWN = st.builds(Drawn, st.randoms(use_true_random=True), st.text(max_size=30))
"""Two draws alone: with a strategy for each part, drawing would cost more than all that the bot does."""


class Made:
    """Makes examples from what one crawl found."""

    def __init__(self, fuzzed: Fuzzed, found: Found) -> None:
        self.found = found
        self._real: dict[str, list[Pressable]] = {}
        for one in [one for listed in found.pressable.values() for one in listed]:
            self._real.setdefault(one.action, []).append(one)
        commands = [one for hands in fuzzed.hands.values() for one in commands_of(hands)]
        self._plain = {one.spoken for one in commands if not one.options}
        self._known = sorted({*self._pieces()} - {""})
        self._channels = {
            key: [one.id for one in fuzzed.world.channels_of(hands.server) if one.seen_by(hands.person)]
            for key, hands in fuzzed.hands.items()
        }

    def _pieces(self) -> Iterator[str]:
        for one in [one for listed in self._real.values() for one in listed]:
            yield from one.values
            for part in one.parts:
                yield from (part, *part.split("."))

    def text(self, drawn: Drawn, longest: int = LONGEST, least: int = 0) -> str:
        """Return what somebody could type, or what could stand in an id."""
        chance = drawn.chance
        made = chance.choice(
            (
                drawn.text,
                chance.choice(HARD),
                chance.choice(self._known),
                chance.choice(self._known)[: chance.randint(1, 9)],
                " ".join(chance.choices(self._known, k=3)),
            )
        )
        return made[:longest].ljust(least, "?")

    def pressed(self, drawn: Drawn, actions: Sequence[str]) -> Pressable:
        """Return a press that does one thing: as it was found, changed a little, or made up."""
        chance = drawn.chance
        found = [one for action in actions for one in self._real.get(action, ())]
        real = (
            chance.choice(found) if found and chance.random() < FOUND else Pressable(chance.choice(actions))
        )
        parts, values = real.parts, [*real.values]
        for _ in range(chance.choice((0, 1, 1, MOST_PARTS))):
            at = chance.randint(0, MOST_PARTS)
            parts = [*parts[:at], self.text(drawn, ID_LIMIT), *parts[at + 1 :]]
        if chance.random() < FOUND:
            values = chance.sample(values, min(len(values), 1))
        else:
            values = [self.text(drawn, ID_LIMIT) for _ in range(chance.randint(0, MOST_PICKED))]
        kind = chance.choice((real.kind, real.kind, BUTTON, LIST))
        made = SEPARATOR.join([real.action, *parts])[:ID_LIMIT]
        return Pressable(made, kind, tuple(values) if kind != BUTTON else ())

    def command_before(self, opener: Pressable) -> str | None:
        """Return the command without options that led to a button."""
        spoken = self.found.after.get(opener.custom_id)
        return spoken if spoken in self._plain else None

    def options(self, drawn: Drawn, command: Command, person: str) -> Json:
        """Return what is given with a command, as far as Discord's app lets a person give it."""
        given = [one for one in command.options if one.get("required") or drawn.chance.random() < FOUND]
        return {one["name"]: self._option(drawn, one, person) for one in given}

    def _option(self, drawn: Drawn, option: Json, person: str) -> object:
        if option.get("choices"):
            return drawn.chance.choice(option["choices"])["value"]
        if option["type"] == ATTACHMENT:
            return drawn.chance.choice(FILES)
        if option["type"] == CHANNEL:
            # As the app sends it: a channel's id as a whole.
            return str(drawn.chance.choice(self._channels[person]))
        return self.text(drawn, option.get("max_length", LONGEST), option.get("min_length", 1))
