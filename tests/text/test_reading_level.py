"""What people read, from every catalogue but those for hosts: plain enough for a tired parent on a phone."""

import re
from collections.abc import Iterator

import textstat
from fluent.syntax import FluentParser, ast

from bot.text.catalogue import LOCALES

FOR_HOSTS = {"bench.ftl", "doctor.ftl", "pictures.ftl", "shell.ftl", "tour.ftl"}
FILES = sorted(path for path in (LOCALES / "en").glob("*.ftl") if path.name not in FOR_HOSTS)
GRADE_AT_MOST = 6.9
SHORT_WORDS = 8
"""Below this a grade tells nothing."""
TERMS = re.compile(
    r"\b(information|attorney|disability|federal|holidays|moderators|privacy|diagnosis|explainers?)\b",
    re.IGNORECASE,
)
"""Long, but known to all, or explained where they stand."""
SPANISH = {"opening-spanish"}

VERB = re.compile(
    r"(Add|Ask|Change|Choose|Delete|Find|Get|Keep|Load|Look|Pick|Post|Read|Save|See|Set|Take|Type|Write)\b"
)
"""What a line in Discord's list of commands begins with: what a person does."""


def _messages() -> Iterator[tuple[str, str]]:
    for path in FILES:
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value and entry.id.name not in SPANISH:
                for text in _readings(entry.value):
                    yield entry.id.name, text


def _readings(pattern: ast.Pattern) -> list[str]:
    """Return what a message can say; a short word stands for each value."""
    made = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            ends = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            ends = [text for one in element.expression.variants for text in _readings(one.value)]
        else:
            ends = ["plan"]
        made = [start + end for start in made for end in ends]
    return made


def test_every_sentence_is_plain() -> None:
    hard: list[str] = []
    for key, text in _messages():
        said = TERMS.sub("plan", re.sub(r"\]\([^)]*\)|[*`\[\]_#>]", " ", text))
        if (
            len(said.split()) >= SHORT_WORDS
            and (grade := textstat.flesch_kincaid_grade(said)) > GRADE_AT_MOST
        ):
            hard.append(f"{key} ({grade:.1f}): {said}")
    assert "\n".join(hard) == ""


def test_a_command_or_an_option_says_what_one_does() -> None:
    listed = [pair for pair in _messages() if pair[0].startswith(("command-", "option-"))]
    assert len(listed) > 50
    assert [key for key, text in listed if not VERB.match(text)] == []
    # A full stop only where there are two sentences.
    assert [key for key, text in listed if text.endswith(".") != (". " in text)] == []
