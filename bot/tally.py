"""What happened since the start, as counts by name. Nothing of a person."""

from collections import Counter
from typing import Protocol


class HearsFaults(Protocol):
    """Hears of each fault: its kind, and the number by which the log has it, which may be empty."""

    def __call__(self, kind: str, number: str, /) -> None:
        """Take note of it."""
        ...


class Tally:
    """Counts since the start. Names are ours: of a command, an action, an outcome, an exception's class."""

    def __init__(self) -> None:
        self.commands: Counter[str] = Counter()
        self.presses: Counter[str] = Counter()
        self.deliveries: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.on_fault: HearsFaults | None = None

    def fault(self, kind: str, number: str = "") -> None:
        """Count a fault of ours or of the store."""
        self.faults[kind] += 1
        if self.on_fault:
            self.on_fault(kind, number)
