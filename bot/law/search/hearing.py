"""What is made of a text before it is held against anything: its signals, its words, its letters."""

from bot.law.library import Library
from bot.law.search.learned import both
from bot.law.search.phrases import letter_features, word_features
from bot.law.search.said_words import Meanings
from bot.law.search.signals import Signals


class Hearing:
    """The ways in which a text is looked at; the same for phrases, for questions and for learning."""

    def __init__(self, facts: Library) -> None:
        if facts.signals is None or facts.same_words is None:
            raise ValueError("facts without the words to find them by")
        self.signals = Signals(facts.signals)
        self._meanings = meanings = Meanings(facts.same_words.same_words)
        idle = frozenset((*facts.signals.spanish, *facts.signals.english))
        self.asking = frozenset(facts.signals.asking)
        """What stands around a word that somebody asks for."""
        self.words = word_features(meanings, frozenset())
        """Every word and every two neighbours."""
        self.telling_words = word_features(meanings, frozenset(w for w in idle if meanings.of(w) == [w]))
        """Without the small words of a language, but for pairs."""
        self.all_features = both(self.words, letter_features(idle))
        """Words and the letters in them: what tells one kind of question from another."""

    def settle(self) -> None:
        """Keep no word of what is looked at from here on."""
        self._meanings.settle()
