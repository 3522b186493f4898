"""Typed records of what is told: topics, comparison, words, steps, help, letters. Reads no file."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.law.model import Checked, EventCode, Fact, FormKind, Id, OfficeKind, Source, Texts, Url


class Side(Fact):
    """One side of a comparison row."""

    says: Texts
    source: Source


class Aspect(Fact):
    """One row of the comparison of an IEP and a 504 plan."""

    id: Id
    title: Texts
    iep: Side
    plan_504: Side
    note: Texts | None = None
    """A doubt or a common mistake, in a plain sentence."""


class Choice(Fact):
    """A question to ask oneself when thinking about which plan: a criterion, never a recommendation."""

    id: Id
    asks: Texts
    bears_on: Texts
    """What the rule says to the point, for either answer."""
    aspect: Id
    """The line of the comparison that says more."""
    source: Source


class Differs(Fact):
    """What of a state's own file belongs beside a federal answer, so that it is never written twice."""

    clocks: tuple[Id, ...] = ()
    """Federal clocks; those of the state that take their place are shown."""
    starts: tuple[EventCode, ...] = ()
    """All of the state's clocks that one of these events starts."""
    limits: tuple[Literal["hearing", "complaint", "court"], ...] = ()
    """The state's limits for a parent's own step."""
    summer: bool = False
    """What summer and breaks do to the state's clocks."""
    offices: tuple[OfficeKind, ...] = ()
    """Who helps or decides there."""
    not_held: bool = False
    """States differ, and their rules on this are not in the fact set: the card says so, and who knows."""


class Topic(Fact):
    """One thing that parents ask about, answered from the law."""

    id: Id
    title: Texts
    plan: Literal["iep", "504", "both"]
    about: Literal["law", "bot"] = "law"
    """`bot`: what Clockstart itself does; it says nothing of the law, so it needs no source."""
    answer: Texts
    """At most 80 words, the answer first."""
    next_steps: Annotated[tuple[Texts, ...], Field(max_length=3)] = ()
    say: Texts | None = None
    """One sentence to say or write to the school."""
    doubt: Texts | None = None
    """What is not sure, or not the law, in a plain sentence."""
    sources: tuple[Source, ...] = ()
    differs: Differs | None = None
    """Where states differ; None where federal law alone speaks."""
    related: tuple[Id, ...] = ()
    letter: Id | None = None
    clock: Id | None = None
    compare: Id | None = None
    asked: tuple[str, ...] = ()
    """How people ask it, in their own words, any language."""

    @model_validator(mode="after")
    def _law_has_a_source(self) -> Self:
        if self.about == "law" and not self.sources:
            raise ValueError("a topic of law needs at least one source")
        return self


class Said(Fact):
    """One thing that schools say, and what the rule says to it."""

    id: Id
    heard: Texts
    """The school's words, one short sentence."""
    plan: Literal["iep", "504", "both"]
    rule: Texts
    """What the rule says, at most 55 words, the answer first."""
    reply: Texts
    """One sentence to answer with, spoken or written."""
    doubt: Texts | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where to read on; the first fits best."""
    letter: Id | None = None
    asked: tuple[str, ...] = ()
    """How parents report it."""


class Myth(Fact):
    """A belief about the law that is not so, and the true rule."""

    id: Id
    claim: Texts
    """The belief, one short sentence."""
    truth: Texts
    """The true rule, at most 55 words."""
    doubt: Texts | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where to read on; the first fits best."""
    asked: tuple[str, ...] = ()
    """How people say that they believe it."""


class Term(Fact):
    """A word of the field, in one plain sentence."""

    id: Id
    term: str
    also: tuple[str, ...] = ()
    """Other ways to write it."""
    exact: bool = False
    """Known only in just these letters, since in small ones it is an everyday word, such as ED or PT."""
    stands_for: Texts | None = None
    says: Texts
    doubt: Texts | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    topic: Id | None = None


class Step(Fact):
    """One step of the way from a concern to a plan."""

    id: Id
    title: Texts
    says: Texts
    """What happens and what to do, at most 60 words."""
    who: Texts | None = None
    """Whom to write to or talk to."""
    bring: tuple[Texts, ...] = ()
    """What to have at hand."""
    ask: tuple[Texts, ...] = ()
    """What to ask."""
    refused: Texts | None = None
    """What can be done when the school refuses."""
    doubt: Texts | None = None
    sources: tuple[Source, ...] = ()
    """For whatever of it is law."""
    topics: tuple[Id, ...] = ()
    letter: Id | None = None
    event: EventCode | None = None
    """What to log when it is done."""


class Way(Fact):
    """The way from a concern to a plan, step by step."""

    id: Literal["iep", "504"]
    title: Texts
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Helper(Fact):
    """Who helps in the whole country: a crisis line, a federal office, a list of local help."""

    id: Id
    kind: Literal["crisis", "abuse", "rights", "help"]
    name: Texts
    does: Texts
    """What it does and for whom, one or two sentences."""
    reach: Texts | None = None
    """The number to call or text, as a person reads it."""
    url: Url
    doubt: Texts | None = None
    checked: Checked
    checked_on: date
    as_of: str | None = None


class Explainer(Fact):
    """One explainer of the starter set: it shows what stands elsewhere, or speaks of the bot."""

    id: Id
    title: Texts
    topic: Id | None = None
    clocks: tuple[EventCode, ...] = ()
    """Events: the clocks that they start are shown, in this order."""
    terms: tuple[Id, ...] = ()
    helpers: bool = False
    """Who helps, in the state and in the whole country."""
    says: Texts | None = None
    """Of the bot and the group alone, never of the law: it has no source."""

    @model_validator(mode="after")
    def _shows_one_thing(self) -> Self:
        shown = (self.topic, self.clocks, self.terms, self.helpers, self.says)
        if sum(map(bool, shown)) != 1:
            raise ValueError("write just one of topic, clocks, terms, helpers, says")
        return self


class Change(Fact):
    """Something that moved in law or offices, and what it means for a parent."""

    id: Id
    when: Annotated[str, Field(pattern=r"^\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?$")]
    """A day, a month or a span, as ISO: 2026-06-16, 2025-10, 2025-06/2026-02."""
    happened: Texts
    means: Texts
    """What it means for a parent."""
    doubt: Texts | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    topics: tuple[Id, ...] = ()
    """Where it matters, so that it is shown there."""


class Question(Fact):
    """A question as a parent might type it, and what answers it."""

    text: str
    kind: Literal["answer", "trap", "scope", "unknown"] = "answer"
    """`trap`: it rests on something that is not the rule."""
    topics: tuple[Id, ...] = ()
    """What a good answer reaches; the first fits best."""

    @model_validator(mode="after")
    def _an_answer_has_topics(self) -> Self:
        if self.kind in ("answer", "trap") and not self.topics:
            raise ValueError("name the topics that answer it, or say `kind: unknown`")
        return self


class SameWords(Fact):
    """Words that mean the same, a row a meaning; the first stands for all of them."""

    same_words: tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        seen: set[str] = set()
        for word in (word for row in self.same_words for word in row):
            if word in seen:
                raise ValueError(f"{word!r} stands twice; let it stand in one row")
            seen.add(word)
        return self


Rows = Annotated[tuple[str, ...], Field(min_length=1)]


class SignalRows(Fact):
    """What is looked for in a question before any search; `bot/law/search/signals.py` reads the signs."""

    crisis: Rows
    abuse: Rows
    partner: Rows
    scope_medicine: Rows
    scope_custody: Rows
    scope_prediction: Rows
    strain: Rows
    heavy: Rows
    spanish: Rows
    english: Rows
    asking: Rows


class Cite(Source):
    """A rule that a letter names to the school."""

    doubt: Texts | None = None
    """An open doubt, in a plain sentence that people see; with one, the letter leaves the rule out."""

    @property
    def settled(self) -> bool:
        """Tell whether a letter may cite it: it was read, and no doubt is open."""
        return self.read and self.doubt is None


class LetterOption(Fact):
    """Something that a parent ticks, and that a letter then says."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=30)]
    label: Texts
    default: bool = False


class LetterPart(Fact):
    """A piece of text that several letters share; a letter takes it in with `{% include 'id' %}`."""

    id: Id
    text: Texts


class LetterType(Fact):
    """A letter that a parent may send: when to use it, its rules, its text, and the event that it becomes."""

    id: Id
    title: Texts
    plan: Literal["iep", "504", "either", "both"]
    """`either`: its words follow the plan it is written for; `both`: it speaks of both at once."""
    shelf: Literal["ask", "meet", "wrong"]
    """Where it stands in the list: to ask for something, meetings and papers, when something is wrong."""
    kind: Literal["letter", "outline", "checklist"] = "letter"
    """An outline gathers facts for a form of the state; a checklist is for the parent and is not sent."""
    when: Texts
    to: Texts
    to_school: bool = True
    """False where somebody else gets it, such as a doctor or the state."""
    event: EventCode | None = None
    """What to log once it has arrived."""
    about: Literal["deadline", "event"] | None = None
    """What of the parent's own timeline it can be about, so that its day stands in the letter."""
    events: tuple[EventCode, ...] = ()
    """For `about: event`: the events that fit."""
    confirms: EventCode | None = None
    """What was done aloud and is now put on paper: the clocks that it starts are named, too."""
    office: OfficeKind | None = None
    """The office of the state that gets it; named where it was looked up."""
    form: FormKind | None = None
    """The state's model form that goes with it; linked where it was found."""
    only: Literal["first", "again"] | None = None
    """It asks for a first evaluation, or for a later one, so it names only the clocks for that."""
    fits: Literal["late", "unsure"] | None = None
    """The letter for any deadline of the school that is late, or whose day the parent cannot know."""
    fits_clocks: tuple[Annotated[str, Field(pattern=r"^[a-z]{2}:[a-z0-9-]+$")], ...] = ()
    """Clocks, such as `il:iep-implementation`, for which this letter fits better once they are late."""
    options: tuple[LetterOption, ...] = ()
    cites: dict[str, Cite]
    """The rules that its text names, by a short name."""
    subject: Annotated[str, Field(max_length=120)]
    """What an email's subject line can say: nothing of the child."""
    body: Texts
    """The letter, by language: a Jinja template with [BLANKS] for the parent. What is sent is English."""

    @model_validator(mode="after")
    def _options_once(self) -> Self:
        ids = [option.id for option in self.options]
        if len(ids) != len(set(ids)):
            raise ValueError("an option stands twice; give each its own id")
        return self
