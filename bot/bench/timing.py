"""Times what is asked for, again and again, each time beside its yardstick: so a busy machine slows both.

Counted is the processor's time of this thread: what others do on the machine is not in it.
"""

from collections.abc import Callable, Sequence
from time import thread_time

from bot.playground.filed import Took

Work = Callable[[], object]
MS, US = 1_000.0, 1_000_000.0


def timed(ours: Work, bare: Work | None, rounds: int, *, times: float = MS) -> Took:
    """Do both so many times in turn, and once before; in ms, or other parts of a second by `times`."""
    return timed_each([ours], [bare] if bare else [], rounds, times=times)


def timed_each(ours: Sequence[Work], bare: Sequence[Work], rounds: int, *, times: float = MS) -> Took:
    """Do each of several so many times: what the parts of a figure take, each for itself."""
    took = Took()
    for at in range(rounds + 1):
        seconds = ([_seconds(one) for one in ours], [_seconds(one) for one in bare])
        if at:
            took.ours += [one * times for one in seconds[0]]
            took.bare += [one * times for one in seconds[1]]
    return took


def _seconds(work: Work) -> float:
    began = thread_time()
    work()
    return thread_time() - began
