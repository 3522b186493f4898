"""What of a state's own law belongs beside a federal answer; taken from the state's file, never repeated."""

from collections.abc import Iterator

from bot.law.entries import Differs, Topic
from bot.law.library import FEDERAL, Library, Ruling
from bot.law.model import Clock, Meaning, Office, OfficeKind, State, Told
from bot.text.catalogue import Words, pick
from bot.text.days import without_weekday
from bot.ui.labels import pressable, source_line

OFFICES: tuple[OfficeKind, ...] = (
    "parent_center",
    "protection",
    "education_agency",
    "complaint_office",
    "hearing_office",
)


def state_blocks(topic: Topic, state: State, facts: Library, words: Words) -> list[str]:
    """Return what the state's own file says to a topic; the first block names the state."""
    differs = topic.differs
    if differs is None:
        return []
    name = pick(state.name, words.language)
    rules = [rule for rule in state.rules if topic.id in rule.topics]
    blocks = [clock_block(one, facts, words) for one in _rulings(topic, differs, state, facts)]
    blocks += [_told_block(rule, words) for rule in rules]
    if differs.summer and state.summer:
        blocks.append(_told_block(state.summer, words))
    if differs.not_held and not rules:
        blocks.append(words.say("state-not-held", state=name))
    offices = differs.offices or (("parent_center",) if differs.not_held else ())
    if lines := office_lines(state, offices, words):
        blocks.append("\n".join([*lines, noted_line(state, offices, words)]))
    if not blocks:
        blocks.append(words.say("state-nothing", state=name))
    return [f"**{words.say('state-title', state=name)}**\n{blocks[0]}", *blocks[1:]]


def _rulings(topic: Topic, differs: Differs, state: State, facts: Library) -> list[Ruling]:
    """Return the clocks that a topic points to, each once: the state's before the federal ones."""
    plans = ("iep", "504") if topic.plan == "both" else (topic.plan,)
    found: dict[tuple[str, str], Ruling] = {}
    for plan in plans:
        for ruling in facts.rulings(state.code, plan):
            clock = ruling.clock
            own = ruling.jurisdiction != FEDERAL
            if (
                clock.replaces in differs.clocks
                or (not own and clock.id in differs.clocks)
                or (own and {clock.starts, *clock.also_starts} & set(differs.starts))
                or clock.limit in differs.limits
            ):
                found.setdefault((ruling.jurisdiction, clock.id), ruling)
    return list(found.values())


def clock_block(ruling: Ruling, facts: Library, words: Words) -> str:
    """Return a clock with its length, what starts it, its doubts and its source."""
    clock, language = ruling.clock, words.language
    title = pick(clock.title, language)
    if ruling.jurisdiction == FEDERAL:
        title = words.say("state-federal-clock", title=title)
    lines = [f"**{title}**: {clock_line(clock, facts, words)}", *_movable(clock, words)]
    if ruling.beside:
        lines.append(words.say("state-beside"))
    if clock.doubt:
        lines.append(words.say("doubt", doubt=pick(clock.doubt, language)))
    if not clock.source.read:
        lines.append(words.say("doubt-not-read"))
    return "\n".join([*lines, f"-# {source_line(clock.source, words)}"])


def _movable(clock: Clock, words: Words) -> list[str]:
    """Return which days the rule leaves out, and what can move it: a length alone is half of the truth."""
    lines: list[str] = []
    if clock.skips:
        skipped = [words.say(f"skip-{one.what}", count=one.at_least_school_days) for one in clock.skips]
        lines.append(words.say("clock-skips", skipped="; ".join(skipped)))
    if clock.absences:
        lines.append(pick(clock.absences.says, words.language))
    if clock.moves_if:
        reasons = "; ".join(pick(reason, words.language) for reason in clock.moves_if)
        lines.append(f"{words.say('moves-if')} {reasons}.")
    return lines


def clock_line(clock: Clock, facts: Library, words: Words) -> str:
    """Return how long a clock runs and from what, and what must have happened by then."""
    language = words.language
    due = pick(clock.due, language)
    kind = facts.events.get(clock.starts)
    if clock.meaning is Meaning.TOLD or kind is None or not clock.length:
        return words.say("clock-told", due=due)
    length = words.say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)
    key = "clock-back" if clock.direction == "back" else "clock-forward"
    return words.say(key, length=length, event=within_a_sentence(pick(kind.reached, language)), due=due)


def within_a_sentence(text: str) -> str:
    """Return a sentence as it stands inside another: a small first letter, unless a name begins it."""
    second = text[1:2]
    small = text[:1].lower() + text[1:] if second.islower() or second == " " else text
    return small.rstrip(".")


def _told_block(told: Told, words: Words) -> str:
    lines = [pick(told.says, words.language)]
    if told.doubt:
        lines.append(words.say("doubt", doubt=pick(told.doubt, words.language)))
    if not told.source.read:
        lines.append(words.say("doubt-not-read"))
    return "\n".join([*lines, f"-# {source_line(told.source, words)}"])


def office_lines(state: State, kinds: tuple[OfficeKind, ...], words: Words) -> list[str]:
    """Return a line an office that the state's file names, with what it is and how its name was checked."""
    return [
        words.say(f"office-{kind.replace('_', '-')}", name=_office(one, words))
        for kind, one in _there(state, kinds)
    ]


def noted_line(state: State, kinds: tuple[OfficeKind, ...], words: Words) -> str:
    """Return when the oldest of these names and links was looked at."""
    oldest = min(one.checked_on for _, one in _there(state, kinds))
    return f"-# {words.say('help-looked-at', day=without_weekday(oldest, words.language))}"


def _there(state: State, kinds: tuple[OfficeKind, ...]) -> Iterator[tuple[OfficeKind, Office]]:
    for kind in kinds:
        office: Office | None = getattr(state, kind)
        if office:
            yield kind, office


def _office(office: Office, words: Words) -> str:
    linked = f"[{office.name}]({pressable(office.url)})" if office.url else office.name
    return words.say(f"office-{office.checked.value}", name=linked)
