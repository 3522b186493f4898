"""A case and its events: what a parent told us, as codes and days. No name, no birth date, no school."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from bot.law.model import Level, Plan

Child = Literal["A", "B", "C", "D", "E", "F"]
CHILDREN: tuple[Child, ...] = ("A", "B", "C", "D", "E", "F")


class How(StrEnum):
    """How a paper went to the school."""

    EMAIL = "email"
    EMAIL_LATE = "email_late"
    """After school hours: the school may count from its next open day."""
    HAND = "hand"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Event:
    """What a parent did or saw; for what the school gets, `day` is the day it got it."""

    code: str
    day: date
    how: How | None = None
    day_known: bool = True
    """False: mailed, delivery day unknown. Then `day` is the mailing day, the earliest it can be."""


@dataclass(frozen=True, slots=True)
class Case:
    """One child (a letter, never a name), one plan, one state."""

    child: Child
    plan: Plan
    state: str
    events: tuple[Event, ...] = ()
    level: Level | None = None
    """A preschool programme or school; asked only where the state has a clock for each."""
