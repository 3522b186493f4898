"""How a row of signs is rewritten by rules: a pattern of sign names, and what it makes. Knows no rule."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from bot.clock.reading.answer import Note
from bot.clock.reading.tokens import Sign, Token


@dataclass(slots=True)
class Scene:
    """What a text is read in: the parent's day and language, and what was heard on the way."""

    today: date
    language: str
    hedged: bool = False
    """The text itself doubts the day."""
    notes: list[Note] = field(default_factory=list[Note])
    """What the rules point out on the way, where the text is asked back."""
    heard: set[Sign] = field(default_factory=set[Sign])
    """Words heard anywhere: WILL, WILL_BE, NOT_YET, DID."""


Build = Callable[[Sequence[Token], Scene], Sequence[Token] | None]


class Rule(NamedTuple):
    """Signs, and what stands in their place; None leaves them as they are."""

    signs: str
    """A pattern in the names of signs."""
    build: Build


@cache
def pattern(signs: str) -> re.Pattern[str]:
    """Return a pattern over a row of signs, written with their names: "MONTH (NUMBER|ORDINAL)"."""
    letters = re.sub(r"[A-Z_]+", lambda name: re.escape(Sign[name[0]].value), signs)
    return re.compile(letters.replace(" ", ""))


def rewrite(tokens: list[Token], rules: Iterable[Rule], scene: Scene) -> list[Token]:
    """Apply each rule once, in order, from left to right."""
    row = "".join(token.sign for token in tokens)
    for signs, build in rules:
        at, look, rewritten = 0, 0, list[Token]()
        while match := pattern(signs).search(row, look):
            made = build(tokens[match.start() : match.end()], scene)
            look = match.start() + 1
            if made is not None:
                rewritten += [*tokens[at : match.start()], *made]
                at = look = match.end()
        if at:
            tokens = [*rewritten, *tokens[at:]]
            row = "".join(token.sign for token in tokens)
    return tokens


def drop(_parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Let the signs fall out."""
    return ()


def of(parts: Sequence[Token], *signs: Sign) -> Token:
    """Return the first token of one of these signs. The pattern has made sure that there is one."""
    return next(part for part in parts if part.sign in signs)
