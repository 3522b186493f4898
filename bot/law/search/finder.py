"""A parent's words -> what answers them, or "not known". Knows no Discord, no file."""

import heapq
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from bot.law.entries import Topic
from bot.law.library import Library
from bot.law.search.found import Found, Kind, Need, Offer, Scored
from bot.law.search.hearing import Hearing
from bot.law.search.learned import Learned
from bot.law.search.phrases import Phrases
from bot.law.search.phrases_of import Entry, Phrase, phrases_hash, phrases_of
from bot.law.search.privacy import looks_private
from bot.law.search.said_words import WHOLE_TEXT, plain_words
from bot.law.search.signals import Signal
from bot.law.search.slips import Spelling
from bot.law.search.terms import Terms

T = TypeVar("T")
OUTSIDE: Mapping[Signal, str] = {
    "scope_prediction": "no-prediction",
    "scope_medicine": "scope",
    "scope_custody": "scope",
}
"""Signals of what is not ours to say, and the topic that says so."""
DANGERS: Mapping[str, Signal] = {"abuse-report": "abuse", "crisis": "crisis"}
"""Topics of danger, and the signal and the learned kind that lead to each."""


# Set by `python -m bot bench --ask` over questions that were kept apart; see CONTRIBUTING.md.
NEAREST = 50
"""So many of the nearest phrases have a say."""
SHARPNESS = 5.0
"""A phrase's say is its score to this power, so that near ones outweigh many distant ones."""
NEXT_TOPIC = 0.6
"""What each further topic of a phrase weighs against the one before."""
OWN_SHARE = 0.6
"""What an entry's topic weighs against how near the entry's own phrases are."""
NEAR_SHARE = 0.15
"""What the nearest phrases weigh against what was learned from all of them."""
FLATNESS = 0.5
"""Learned shares to this power: the second and third topic are wanted as well as the first."""
LEAST_NEAR, LEAST_SHARE = 0.17, 0.12
"""Where no phrase is nearer and no topic has a larger share, nothing is claimed to be known."""
LEAST: Mapping[str, float] = {"crisis": 0.2, "abuse": 0.3, "scope": 0.3, "unknown": 0.25, "trap": 0.3}
"""The share from which a kind of question is taken for what it is."""
SURE_SHARE, SURE_UNKNOWN = 0.25, 0.6
"""A topic of a larger share is an answer, unless it is nearly certain that none is."""
WINDOW_WORDS = 24
"""A longer text is also looked at in parts, so that one sentence of danger is not drowned."""
HALF = 0.5
"""A belief is told as not so where one of its phrases is at least half as near as the nearest of all."""
LEAST_BELIEF = 0.12
"""Nor is any belief told as not so that is farther away than this."""
FEW_WORDS, SURE_DANGER = 4, 0.7
"""Of fewer words danger is taken only from a signal or a share that is nearly sure."""
TOPICS_SHOWN = 5
OTHERS_SHOWN = 3
Near = list[tuple[float, Phrase]]


class Finder:
    """Finds the entries that answer a question."""

    def __init__(self, facts: Library, learned: Learned) -> None:
        """Index the facts: about a second, so it is made once, beside the start."""
        self._facts = facts
        self._learned = learned
        self._hearing = Hearing(facts)
        self.terms = Terms(facts.terms)
        self._phrases = list(phrases_of(facts))
        texts = [phrase.text for phrase in self._phrases]
        self._spelling = Spelling(texts)
        self._index = Phrases(texts, self._hearing.telling_words)
        self._hearing.settle()

    @property
    def learned_from_others(self) -> bool:
        """Whether the phrases have changed since they were learned from."""
        return phrases_hash(self._phrases) != self._learned.phrases

    def find(self, text: str, *, state: str | None = None) -> Found:
        """Return what answers a question; it is only read, never kept."""
        heard, private = self._hearing.signals.heard(text), looks_private(text)
        kinds = self._kinds(text)
        text = self._spelling.mend(text)
        near = self._nearest(text)
        shares = self._learned.topics.shares(self._hearing.words(text)) if plain_words(text) else {}
        dangers = _dangers(heard, kinds, len(plain_words(text)))
        # Weights may have been learned when a topic was there that is gone now; help lines are no answer.
        topics = [
            one
            for one in _topics(near, shares)
            if one[0] in self._facts.topics and (dangers or one[0] not in DANGERS)
        ]
        outside = any(signal in heard for signal in OUTSIDE)
        term = self._asked_term(text)
        kind = _kind(dangers, kinds, near, shares, private=private, outside=outside)
        if term and kind in (Kind.UNKNOWN, Kind.SCOPE, Kind.TRAP):
            kind = Kind.ANSWER
        entries = _entries(near, topics, trap=kind is Kind.TRAP)
        if term:
            entries = [term, *(one for one in entries if one != term)]
        shown = tuple(Scored(topic, round(score, 3)) for topic, score in topics)
        shown = _with_ours(kind, dangers, heard, shown)[:TOPICS_SHOWN]
        return Found(
            kind,
            entries[0] if entries else None,
            shown,
            tuple(entries[1 : 1 + OTHERS_SHOWN]),
            self._offers(shown),
            self._needs(shown, state),
            self._hearing.signals.language(text),
            frozenset(heard),
            private,
            round(max(shares.values(), default=0.0), 3),
        )

    def _asked_term(self, text: str) -> Entry | None:
        """Return the term that a text asks for by itself, such as "what does FAPE mean"."""
        words = [word for word in plain_words(text) if word not in self._hearing.asking]
        named = self.terms.named(" ".join(words)) if words else None
        return Entry("term", named.id) if named else None

    def _kinds(self, text: str) -> dict[str, float]:
        """Return the share of each kind; danger counts as much as in the part that speaks most of it."""
        shares = self._learned.kinds.shares(self._hearing.all_features(text))
        words = plain_words(text, WHOLE_TEXT)
        for first in range(0, len(words), WINDOW_WORDS // 2) if len(words) > WINDOW_WORDS else ():
            part = " ".join(words[first : first + WINDOW_WORDS])
            within = self._learned.kinds.shares(self._hearing.all_features(part))
            for danger in DANGERS.values():
                shares[danger] = max(shares.get(danger, 0.0), within.get(danger, 0.0))
        return shares

    def _nearest(self, text: str) -> Near:
        scores = self._index.scores(text)
        near = heapq.nlargest(NEAREST, scores.items(), key=itemgetter(1))
        return [(score, self._phrases[number]) for number, score in near]

    def _offers(self, shown: Sequence[Scored]) -> tuple[Offer, ...]:
        """Return what can be done next about the nearest topics."""
        topics = [self._facts.topics[one.topic] for one in shown[:OTHERS_SHOWN]]
        offers: list[Offer] = []
        if any(topic.letter in self._facts.letters for topic in topics):
            offers.append("letter")
        if any(_has_a_day(topic, self._facts) for topic in topics):
            offers.append("timeline")
        if any(topic.compare for topic in topics):
            offers.append("compare")
        return tuple(offers)

    def _needs(self, shown: Sequence[Scored], state: str | None) -> tuple[Need, ...]:
        """Return what has to be known first: the state, where the answer hangs on it."""
        hangs = any(self._facts.topics[one.topic].differs for one in shown[:OTHERS_SHOWN])
        return ("state",) if hangs and state is None else ()


def _has_a_day(topic: Topic, facts: Library) -> bool:
    """Tell whether a topic is about a day that can be logged: its letter's, or one that starts a clock."""
    letter = facts.letters.get(topic.letter or "")
    return bool(topic.clock or (letter and letter.event) or (topic.differs and topic.differs.starts))


def _topics(near: Near, shares: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the topics by what was learned of the words and by the nearest phrases, the best at 1."""
    total = {topic: share**FLATNESS for topic, share in shares.items()}
    votes: dict[str, float] = {}
    for score, phrase in near:
        for place, topic in enumerate(phrase.topics):
            votes[topic] = votes.get(topic, 0.0) + score**SHARPNESS * NEXT_TOPIC**place
    for topic, vote in _whole_at_one(votes).items():
        total[topic] = total.get(topic, 0.0) + NEAR_SHARE * vote
    return sorted(_whole_at_one(total).items(), key=lambda one: -one[1])


def _entries(near: Near, topics: Sequence[tuple[str, float]], *, trap: bool) -> list[Entry]:
    """Return the entries to show, the best first: near phrases, weighed by their topics."""
    worth = dict(topics)
    total = {Entry("topic", topic): OWN_SHARE * score for topic, score in topics[:OTHERS_SHOWN]}
    votes: dict[Entry, float] = {}
    for score, phrase in near:
        if phrase.entry.kind not in ("scope", "unknown"):
            votes[phrase.entry] = votes.get(phrase.entry, 0.0) + score**SHARPNESS
    leads = {phrase.entry: phrase.topics for _, phrase in near}
    for entry, vote in _whole_at_one(votes).items():
        topic = worth.get(leads[entry][0], 0.0) if leads[entry] else vote
        total[entry] = (OWN_SHARE + vote) * topic
    # What leads to no topic of an answer, such as help lines without danger, is worth nothing.
    ranked = sorted((entry for entry in total if total[entry] > 0), key=lambda entry: -total[entry])
    if trap:
        # The belief itself, where it is one of those that lead to the nearest topics; else the nearest topic.
        nearest = [topic for topic, _ in topics[:OTHERS_SHOWN]]
        first = [one for one in ranked if one.kind == "myth" and set(nearest) & set(leads.get(one, ()))]
        first = first or [Entry("topic", topic) for topic in nearest[:1]]
        ranked = [*first, *(one for one in ranked if one not in first)]
    return ranked


def _whole_at_one(scores: Mapping[T, float]) -> dict[T, float]:
    most = max(scores.values(), default=0.0) or 1.0
    return {name: score / most for name, score in scores.items()}


def _dangers(heard: Collection[Signal], kinds: Mapping[str, float], words: int) -> list[str]:
    """Return the topics of danger, by signals or by what was learned; the child's life before all."""
    # One or two words teach too little: "hello" was once said in a message of danger.
    least = LEAST if words >= FEW_WORDS else dict.fromkeys(LEAST, SURE_DANGER)
    heard = {*heard, "abuse"} if "partner" in heard else heard
    return [
        topic
        for topic, signal in DANGERS.items()
        if signal in heard or kinds.get(signal, 0.0) >= least[signal]
    ]


def _kind(
    dangers: Sequence[str],
    kinds: Mapping[str, float],
    near: Near,
    shares: Mapping[str, float],
    *,
    private: bool,
    outside: bool,
) -> Kind:
    """Decide by what comes first: danger, then privacy, then what is not ours, then what is known."""
    if dangers:
        return Kind.CRISIS
    if private:
        return Kind.PRIVACY
    found = [name for name in ("scope", "unknown", "trap") if kinds.get(name, 0.0) >= LEAST[name]]
    nearest = near[0][0] if near else 0.0
    if outside or "scope" in found:
        return Kind.SCOPE
    most = max(shares.values(), default=0.0)
    doubtful = "unknown" in found and kinds["unknown"] > kinds.get("trap", 0.0)
    if doubtful and (most < SURE_SHARE or kinds["unknown"] >= SURE_UNKNOWN):
        return Kind.UNKNOWN
    if not near or (nearest < LEAST_NEAR and most < LEAST_SHARE):
        return Kind.UNKNOWN
    told = any(phrase.trap and score >= max(HALF * nearest, LEAST_BELIEF) for score, phrase in near)
    return Kind.TRAP if "trap" in found and told else Kind.ANSWER


def _with_ours(
    kind: Kind, dangers: Sequence[str], heard: Collection[Signal], shown: tuple[Scored, ...]
) -> tuple[Scored, ...]:
    """Put first what the bot has to say of itself: help lines, privacy, what is not ours."""
    first: list[str] = []
    match kind:
        case Kind.CRISIS:
            first = list(dangers)
        case Kind.PRIVACY:
            first = ["privacy-warning"]
        case Kind.SCOPE:
            ours = [topic for signal, topic in OUTSIDE.items() if signal in heard]
            ours += [one.topic for one in shown if one.topic in OUTSIDE.values()]
            first = [*(ours[:1] or ["scope"]), "not-legal-advice"]
        case Kind.UNKNOWN:
            first = ["unknown"]
        case Kind.ANSWER | Kind.TRAP:
            pass
    rest = [one for one in shown if one.topic not in first]
    return (*(Scored(topic, 1.0) for topic in first), *rest)
