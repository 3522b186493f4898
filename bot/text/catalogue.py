"""The words that people see, by key and language. Knows no fact and no feature.

A catalogue is a folder of Fluent files, `data/locales/<language>/*.ftl`; a language
is added by adding its folder. What a language lacks is said in English.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot import DATA

ENGLISH = "en"
LOCALES = DATA / "locales"


class CatalogueError(Exception):
    """A catalogue lacks a sentence, or a sentence lacks a value: our fault, never a person's."""


class Words:
    """Says sentences in one language."""

    def __init__(self, language: str, folder: Path = LOCALES) -> None:
        self.language = language
        self._bundles = [_read(folder / language, language)]
        if language != ENGLISH:
            self._bundles.append(_read(folder / ENGLISH, ENGLISH))

    def say(self, key: str, **values: str | int) -> str:
        """Return the sentence under `key`, with `values` filled in; CatalogueError where either lacks."""
        for bundle in self._bundles:
            if not bundle.has_message(key):
                continue
            pattern = bundle.get_message(key).value
            if pattern is None:
                break
            said, errors = bundle.format_pattern(pattern, values)
            if errors:
                # The error's own text names the key and the value's name, never the value.
                raise CatalogueError(f"{key}: {errors[0]}")
            return str(said)
        raise CatalogueError(f"no sentence {key!r} in {self.language!r}")

    def has(self, key: str) -> bool:
        """Tell whether a sentence of this key exists."""
        return any(bundle.has_message(key) for bundle in self._bundles)


def _read(folder: Path, language: str) -> FluentBundle:
    # No isolating marks: they count as characters against Discord's limits and show as boxes in some files.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                near = (entry.content or "").strip()[:80]
                raise CatalogueError(f"{path.name}: cannot be read near: {near}")
        bundle.add_resource(resource)
    return bundle


@cache
def words(language: str) -> Words:
    """Return the words of a language; English for one that has no folder."""
    return Words(language if language in languages() else ENGLISH)


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a folder."""
    return frozenset(path.name for path in LOCALES.iterdir() if path.is_dir())


def language_of(locale: str, otherwise: str = ENGLISH) -> str:
    """Return the language to speak for a locale such as `es-419`; another where there is no catalogue."""
    language = spoken(locale)
    return language if language in languages() else otherwise


def spoken(locale: str) -> str:
    """Return the language that a person of a locale writes in, also where there is no catalogue for it."""
    return locale.split("-", 1)[0].lower()


def pick(texts: Mapping[str, str], language: str) -> str:
    """Return a fact's text in a language, in English where it has not been translated."""
    return texts.get(language) or texts[ENGLISH]
