"""What moderators see of their explainers: what stands where and how, what changed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.law.library import Library
from bot.store.explainers import News, Posted, Standing, What
from bot.text.catalogue import Words, pick, words
from bot.ui.card import (
    Card,
    Row,
    button,
    buttons,
    card,
    danger_button,
    end_of,
    main_button,
    page_buttons,
    pages,
    put_in,
    short_label,
)
from bot.ui.explainers import explainer_title, harmless
from bot.ui.who_helps import PARTNER

SUGGESTED = 3


def address_of(one: Posted) -> str:
    """Return the address of a posted explainer's message."""
    return f"https://discord.com/channels/{one.server_id}/{one.channel_id}/{one.message_id}"


def name_of(one: Posted, facts: Library, said: Words) -> str:
    """Return the title of an explainer; the id of its entry where that is no longer in the fact set."""
    return explainer_title(one.what, facts, words(one.what.language)) or said.say(
        "explainer-lost-title", entry=one.what.entry
    )


def linked(one: Posted, facts: Library, said: Words) -> str:
    """Return the title with a link to the message, where there is one."""
    name = name_of(one, facts, said)
    return f"[{name}]({address_of(one)})" if one.message_id else f"**{name}**"


def posted_card(one: Posted, facts: Library, said: Words) -> Card:
    """Say that it is posted, and pinned where it is."""
    key = "explainer-pinned" if one.pinned else "explainer-not-pinned"
    line = said.say(key, link=linked(one, facts, said), channel=f"<#{one.channel_id}>")
    return card(said.say("explainer-posted-title"), [line, said.say("explainer-stays")])


def unpinned_card(one: Posted, why: str, facts: Library, said: Words) -> Card:
    """Say why it could not be pinned, and offer to leave it so."""
    rows = buttons(
        main_button(said.say("button-leave"), "explainer-leave", one.id),
        button(said.say("button-pin"), "explainer-pin", one.id),
        button(said.say("button-away"), "explainer-away", one.id),
    )
    line = said.say("explainer-not-pinned", link=linked(one, facts, said), channel=f"<#{one.channel_id}>")
    return card(said.say("explainer-unpinned-title"), [line, why], rows=rows)


def left_card(one: Posted, facts: Library, said: Words) -> Card:
    """Say that it stays without a pin."""
    line = said.say("explainer-not-pinned", link=linked(one, facts, said), channel=f"<#{one.channel_id}>")
    return card(said.say("explainer-left-title"), [line, said.say("explainer-stays")])


def numbered(one: Posted, facts: Library, said: Words, *, here: bool) -> str:
    """Return what tells a card from others of its title: its number on the list, its state."""
    place = facts.states.get(one.what.state)
    parts = [said.say("explainers-here")] if here else []
    parts += [pick(place.name, said.language)] if place else []
    name = said.say("explainers-numbered", number=str(one.id), name=name_of(one, facts, said))
    return f"{name} ({', '.join(parts)})" if parts else name


def away_card(one: Posted, facts: Library, said: Words) -> Card:
    """Ask before a card is taken away."""
    rows = buttons(
        danger_button(said.say("button-away-yes"), "explainer-away", one.id),
        button(said.say("button-list"), "explainers", 0),
    )
    link, channel = linked(one, facts, said), f"<#{one.channel_id}>"
    line = said.say("explainer-away-ask", number=str(one.id), link=link, channel=channel)
    return card(said.say("explainer-away-title"), [line], rows=rows)


def taken_card(said: Words, *, reached: bool) -> Card:
    """Say that it is taken away; or that the message could not be reached, and is looked after no more."""
    told = said.say("explainer-taken" if reached else "explainer-taken-hidden")
    return card(said.say("explainer-taken-title"), [told])


def replied_card(one: Posted, facts: Library, said: Words) -> Card:
    """Say that it is posted as a reply."""
    line = said.say("reply-posted", link=linked(one, facts, said))
    return card(said.say("explainer-posted-title"), [line])


def list_card(
    rows: Sequence[tuple[Posted, bool]], facts: Library, said: Words, page: int = 0, *, state: str = ""
) -> Card:
    """List a server's explainers, each with whether it is up to date, and how it stands.

    `state` is the one that is set for the server: cards of another one are counted.
    """
    if not rows:
        return card(said.say("explainers-title"), [said.say("explainers-none")])
    parts = pages([_line(one, facts, said, current=current) for one, current in rows])
    page = min(page, len(parts) - 1)
    made: list[Row] = buttons(
        *page_buttons(said, page, len(parts), "explainers"),
        button(said.say("button-refresh"), "explainers-refresh"),
    )
    small = [said.say("explainers-kept"), said.say("explainers-how")]
    hidden = said.say("explainers-hidden") if any(one.standing is Standing.HIDDEN for one, _ in rows) else ""
    there = [one for one, _ in rows if one.standing is not Standing.DELETED]
    others = sum(one.what.state not in ("", state) for one in there)
    place = facts.states.get(state)
    other = (
        said.say("explainers-other-state", count=others, state=pick(place.name, said.language))
        if place and others
        else ""
    )
    blocks = ["\n".join(parts[page]), other, hidden]
    return card(said.say("explainers-title"), blocks, rows=made, small=small)


def _line(one: Posted, facts: Library, said: Words, *, current: bool) -> str:
    place = facts.states.get(one.what.state)
    name = said.say("explainers-numbered", number=str(one.id), name=linked(one, facts, said))
    where = f"<#{one.channel_id}>"
    if place:
        where = f"{where}, {pick(place.name, said.language)}"
    line = said.say("explainers-line", name=name, where=where, stands=_stands(one, said, current=current))
    return f"{line}\n-# {said.say('explainer-note', note=harmless(one.what.note))}" if one.what.note else line


def _stands(one: Posted, said: Words, *, current: bool) -> str:
    if one.message_id is None:
        return said.say("stands-waiting")
    if one.standing is Standing.FINE and not current:
        return said.say("stands-old")
    key = {
        Standing.FINE: "stands-fine",
        Standing.UNPINNED: "stands-unpinned",
        Standing.DELETED: "stands-deleted",
        Standing.HIDDEN: "stands-hidden",
        Standing.LOST: "stands-lost",
    }[one.standing]
    return said.say(key)


def refreshed_card(  # noqa: PLR0917  # what a look at all of them finds
    looked_at: int,
    changed: Sequence[Posted],
    found: Sequence[Posted],
    failed: int,
    ways_in: Sequence[str],
    facts: Library,
    said: Words,
) -> Card:
    """Say what came of a look at all of them: which were changed, or do not stand as they should.

    `ways_in` are lines on channels that could not be looked into, which say what to do.
    """
    hidden = sum(one.standing is Standing.HIDDEN for one in found)
    blocks: list[str] = []
    if looked_at:
        blocks.append(said.say("explainers-refreshed", count=looked_at, edited=len(changed)))
    elif not found and not failed:
        blocks.append(said.say("explainers-none-reached"))
    if hidden:
        blocks += [said.say("explainers-unreached", count=hidden), *ways_in]
    if failed:
        blocks.append(said.say("explainers-failed", count=failed))
    lines = [_found_line(one, said.say("stands-changed"), facts, said) for one in changed]
    seen = [one for one in found if one.standing is not Standing.HIDDEN]
    lines += [_found_line(one, _stands(one, said, current=True), facts, said) for one in seen]
    if lines:
        shown = pages(lines)[0]
        blocks.append("\n".join(shown))
        if len(lines) > len(shown):
            blocks.append(said.say("news-more", count=len(lines) - len(shown)))
    rows = buttons(button(said.say("button-list"), "explainers", 0))
    return card(said.say("explainers-refreshed-title"), blocks, rows=rows)


def _found_line(one: Posted, stands: str, facts: Library, said: Words) -> str:
    name, where = linked(one, facts, said), f"<#{one.channel_id}>"
    return said.say("explainers-line", name=name, where=where, stands=stands)


def news_card(new: Sequence[Posted], facts: Library, said: Words) -> Card:
    """Tell the moderators what changed, and what was unpinned, deleted or lost: all in one note."""
    # A channel that went out of sight is one line, whatever stands in it.
    lost = Counter(one.channel_id for one in new if _hidden_anew(one))
    blocks = [
        said.say("news-hidden", channel=f"<#{channel}>", count=count) for channel, count in lost.items()
    ]
    blocks += [block for one in new if (block := _news_block(one, facts, said))]
    shown = pages(blocks)[0]
    left = len(blocks) - len(shown)
    more = said.say("news-more", count=left) if left else ""
    return card(said.say("news-title"), ["\n".join(shown), more], small=[said.say("news-how")])


def _hidden_anew(one: Posted) -> bool:
    return one.standing is Standing.HIDDEN and not one.standing_told


def _news_block(one: Posted, facts: Library, said: Words) -> str:
    name = linked(one, facts, said)
    lines: list[str] = []
    if one.news is News.TEXT:
        lines.append(said.say("news-text" if one.said else "news-shorter", name=name))
    elif one.news is News.SOURCES:
        lines.append(said.say("news-sources", name=name))
    if one.news and one.said:
        lines.append(f"> {one.said}")
    if not one.standing_told and one.standing is not Standing.HIDDEN:
        lines.append(_standing_line(one, name, said))
    return "\n".join(lines)


def _standing_line(one: Posted, name: str, said: Words) -> str:
    channel = f"<#{one.channel_id}>"
    key = {
        Standing.UNPINNED: "news-unpinned",
        Standing.DELETED: "news-deleted",
        Standing.LOST: "news-lost",
    }[one.standing]
    return said.say(key, name=name, channel=channel)


def suggestions_card(topics: Sequence[str], message_id: int, facts: Library, said: Words) -> Card:
    """Offer explainers that fit a message, to the moderator alone; nothing of the message is repeated."""
    shown = [facts.topics[one] for one in topics][:SUGGESTED]
    if not shown:
        return card(said.say("reply-title"), [said.say("reply-none")])
    rows = buttons(
        *(
            button(short_label(pick(one.title, said.language)), "reply-look", message_id, one.id)
            for one in shown
        )
    )
    return card(
        said.say("reply-title"), [said.say("reply-pick")], rows=rows, small=[said.say("reply-private")]
    )


def danger_card(made: Card, danger: str, message_id: int, said: Words) -> Card:
    """Add to the help lines what a moderator can do now: post them as a reply, and tell Discord."""
    lines = [said.say("reply-danger")]
    if danger == PARTNER:
        lines.append(said.say("reply-danger-partner"))
    row = ui.ActionRow[Any](main_button(said.say("button-reply-danger"), "reply-post", message_id, danger))
    put_in(made, end_of(made), ui.TextDisplay[Any]("\n".join(lines)), row)
    return made


def title_or_id(what: What, facts: Library, said: Words) -> str:
    """Return the title of what may be posted; the id of its entry where there is none."""
    return explainer_title(what, facts, said) or what.entry


def reply_preview(made: Card, message_id: int, topic: str, said: Words) -> Card:
    """Return the card as it would be posted, with the button that posts it before the card's own."""
    row = ui.ActionRow[Any](main_button(said.say("button-reply"), "reply-post", message_id, topic))
    items = made.body.children
    put_in(made, next((at for at, one in enumerate(items) if isinstance(one, ui.ActionRow)), len(items)), row)
    return made
