"""How measured values spread."""

from collections.abc import Sequence


def ranked(values: Sequence[float], percent: int) -> float:
    """Return the smallest value that at least so many of a hundred do not exceed; 0 where there is none.

    The nearest rank: of a hundred values the 99th of them all is the last but one.
    """
    return sorted(values)[(len(values) * percent - 1) // 100] if values else 0.0
