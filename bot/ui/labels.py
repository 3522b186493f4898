"""How a source, a label and a doubt are put into words."""

from collections.abc import Iterable, Sequence

from discord.utils import escape_markdown

from bot.law.model import Checked, Source
from bot.store.servers import Link
from bot.text.catalogue import Words
from bot.text.days import without_weekday


def label(source: Source, words: Words) -> str:
    """Return how a rule was checked, such as `read in the law on November 21, 2026`."""
    if source.checked is Checked.TEXT and source.copy_of:
        return words.say("label-copy", year=source.copy_of)
    if source.checked is Checked.OFFICIAL and source.copy_of:
        return words.say("label-official-copy", year=source.copy_of)
    return words.say(f"label-{source.checked.value}", day=without_weekday(source.checked_on, words.language))


def source_line(source: Source, words: Words) -> str:
    """Return the citation as a link, with its label."""
    link = pressable(source.url)
    return words.say("source", citation=source.citation, url=link, label=label(source, words))


def source_lines(sources: Iterable[Source], words: Words) -> list[str]:
    """Return a line a source, each once."""
    return list(dict.fromkeys(source_line(source, words) for source in sources))


def pressable(url: str) -> str:
    """Return a link that does not end at its first bracket where it stands in Discord's `[words](link)`."""
    return url.replace("(", "%28").replace(")", "%29")


def link_lines(links: Sequence[Link]) -> list[str]:
    """Return moderators' own links, a line each."""
    return [
        f"[{escape_markdown(link.name).replace(']', ')').replace('[', '(')}]({pressable(link.url)})"
        for link in links
    ]
