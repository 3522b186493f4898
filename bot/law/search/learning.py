"""Learns the weights of `learned.py` from all phrases of the fact set. Run by `python -m bot learn` only.

Logistic regression over weighted words and pairs, as scikit-learn has it. A phrase that wants several topics
counts for each, the first most. The same phrases give the same file.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.law.search.phrases import Features
from bot.law.search.phrases_of import Phrase, phrases_hash

NEXT_TOPIC = 0.6
"""What each further topic of a phrase counts against the one before."""
STRENGTH = 10.0
ROUNDS = 300
TOLERANCE = 0.0003
LEAST_PHRASES = 3
"""A feature of fewer phrases tells nothing of others."""
MOST = 127
LEAST_WEIGHT = 6
"""Of `MOST`; a feature with no larger weight changes no answer."""
KIND_OF_TOPIC = {"crisis": "crisis", "abuse-report": "abuse", "scope": "scope", "no-prediction": "scope"}
"""Topics whose phrases are a kind of question of their own."""


def kind_of(phrase: Phrase) -> str:
    """Return what sort of question a phrase is."""
    if phrase.trap:
        return "trap"
    if phrase.entry.kind in ("scope", "unknown"):
        return phrase.entry.kind
    return KIND_OF_TOPIC.get(phrase.topics[0], "answer") if phrase.topics else "answer"


def learn(phrases: Sequence[Phrase], words: Features, all_features: Features, path: Path) -> None:
    """Learn from the phrases and write the file."""
    # "what is X" of every term would say that "what is" speaks of the glossary's topics.
    spoken = [phrase for phrase in phrases if phrase.entry.kind != "term"]
    pairs = [
        (phrase.text, topic, NEXT_TOPIC**place)
        for phrase in spoken
        for place, topic in enumerate(phrase.topics)
    ]
    topics = _Model([text for text, _, _ in pairs], [name for _, name, _ in pairs], words)
    topics.fit([weight for _, _, weight in pairs])
    kinds = _Model([one.text for one in spoken], [kind_of(one) for one in spoken], all_features)
    kinds.fit([1.0] * len(spoken))
    head = {"phrases": phrases_hash(phrases), "topics": topics.head(), "kinds": kinds.head()}
    lines = [json.dumps(head), *topics.lines("topics"), *kinds.lines("kinds")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class _Model:
    """Texts and their names, made into weights."""

    def __init__(self, texts: Sequence[str], names: Sequence[str], features: Features) -> None:
        # The one user of a heavy package that only who edits the phrases needs.
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  # slow to load
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # slow to load

        self._names = names
        self._weighting = TfidfVectorizer(
            analyzer=lambda text: list(features(text)), sublinear_tf=True, min_df=LEAST_PHRASES
        )
        self._matrix: Any = self._weighting.fit_transform(texts)
        self._model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, solver="lbfgs", tol=TOLERANCE)

    def fit(self, weights: Sequence[float]) -> None:
        self._model.fit(self._matrix, self._names, sample_weight=weights)

    @property
    def _scale(self) -> float:
        return float(abs(self._model.coef_).max()) / MOST

    def head(self) -> dict[str, object]:
        return {
            "names": [str(one) for one in self._model.classes_],
            "bias": [round(float(one), 4) for one in self._model.intercept_],
            "scale": round(self._scale, 6),
        }

    def lines(self, name: str) -> Iterator[str]:
        rows = (self._model.coef_ / self._scale).round().astype("int8").T
        names: Sequence[str] = self._weighting.get_feature_names_out()
        for feature, rarity, row in zip(names, self._weighting.idf_, rows, strict=True):
            if abs(row).max() >= LEAST_WEIGHT:
                yield f"{name}\t{feature}\t{rarity:.3f}\t{b64encode(row.tobytes()).decode()}"
