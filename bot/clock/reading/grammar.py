"""The order in which the rules read a text. Knows no word and no date."""

from collections.abc import Sequence

from bot.clock.reading import months, relations, stretches, weekdays, years
from bot.clock.reading.rules import Scene, rewrite
from bot.clock.reading.tokens import Sign, Token

_HEARD = frozenset({Sign.WILL, Sign.WILL_BE, Sign.NOT_YET, Sign.DID})


def understand(tokens: Sequence[Token], scene: Scene) -> list[Token]:
    """Return the row of signs after every rule: days found, stretches, and what no rule read."""
    scene.heard |= {token.sign for token in tokens} & _HEARD
    scene.hedged = scene.hedged or any(token.sign is Sign.HEDGE for token in tokens)
    row = [token for token in tokens if token.sign is not Sign.HEDGE]
    for rules in (
        stretches.RULES,
        relations.AHEAD_RULES,
        months.RULES,
        years.RULES,
        weekdays.NUMBER_RULES,
        relations.AGO_RULES,
        relations.BESIDE_RULES,
        weekdays.DATED_RULES,
        weekdays.ZONE_RULES,
        years.YEAR_RULES,
        weekdays.RULES,
    ):
        row = rewrite(row, rules, scene)
    return row
