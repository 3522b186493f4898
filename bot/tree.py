"""The command tree, the one place where presses and what was written arrive, and the one face for faults."""

import hashlib
import inspect
import json
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Protocol, Self, cast

import discord
from discord import app_commands, ui

from bot.log import frames
from bot.store.errors import BusyError, NotSavedError, StoreError
from bot.tally import Tally
from bot.text.catalogue import ENGLISH, Words, language_of, languages, spoken, words
from bot.text.kind import ExplainedError
from bot.ui.card import SEE, SEPARATOR, Card, card, custom_id, with_way_back

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Press = Callable[..., Awaitable[None]]
"""Answers a press: the interaction, then the parts of the `custom_id`, then what was picked or written."""

ALONE = "alone"
"""In the extras of an interaction that was answered with help lines: nothing else is told beside them."""
UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060


class AnswersPresses(Protocol):
    """A client that knows what each action does, and counts."""

    presses: dict[str, Press]
    server_languages: dict[int, str]
    """The language of each server whose moderators chose one."""
    tally: Tally

    def dispatch(self, event: str, /, *values: object) -> None:
        """Tell the features that something happened: `on_` and its name."""
        ...


def words_for(interaction: Interaction) -> Words:
    """Return the words in the person's own Discord language, else in the one that their server chose."""
    client = cast("AnswersPresses", interaction.client)
    server = client.server_languages.get(interaction.guild_id or 0, ENGLISH)
    return words(language_of(str(interaction.locale), server))


def language_for(interaction: Interaction) -> str:
    """Return the language that the person writes in, also where we cannot answer in it yet."""
    return spoken(str(interaction.locale))


async def answer(interaction: Interaction, made: Card, *, private: bool = True, **more: Any) -> None:  # noqa: ANN401  # as the library has it
    """Answer with a new message; only the person sees it unless they chose to share."""
    nobody = discord.AllowedMentions.none()
    if private:
        made = with_way_back(made, words_for(interaction))
    if made.alone:
        interaction.extras[ALONE] = True
    if interaction.response.is_done():
        await interaction.followup.send(view=made, ephemeral=private, allowed_mentions=nobody, **more)
    else:
        await interaction.response.send_message(view=made, ephemeral=private, allowed_mentions=nobody, **more)


async def turn(interaction: Interaction, made: Card) -> None:
    """Turn the card that was pressed into another one, in place; a public one is left as it is."""
    message = interaction.message
    if message is not None and message.flags.ephemeral and not interaction.response.is_done():
        # Files of the card before go with it: no part of this one shows them.
        shown = with_way_back(made, words_for(interaction))
        await interaction.response.edit_message(view=shown, attachments=[])
    else:
        await answer(interaction, made)


async def turn_later(interaction: Interaction, made: Card, files: Sequence[discord.File] = ()) -> None:
    """Turn the card that was pressed into another one, in place, after a time to think was asked for."""
    nobody = discord.AllowedMentions.none()
    shown = with_way_back(made, words_for(interaction))
    await interaction.edit_original_response(view=shown, attachments=files, allowed_mentions=nobody)


async def show_fault(interaction: Interaction, error: BaseException) -> None:
    """Tell a person what went wrong: its own kind words, or a short apology with an id.

    The log holds the exception's class and frames, never its message: that can hold what a person typed.
    """
    cause = _cause(error)
    said = words_for(interaction)
    tally = cast("AnswersPresses", interaction.client).tally
    if isinstance(cause, ExplainedError):
        made = explained_card(cause, said)
    elif isinstance(cause, StoreError):
        # Loud, though the person has kind words: only the host can make room or repair the file.
        tally.fault(type(cause).__qualname__)
        log.error("the store failed: %s %s\n%s", type(cause).__qualname__, cause.code, frames(cause))
        made = card(said.say("store-title"), [_about_store(cause, said)])
    elif _too_late(cause):
        log.warning("an interaction could no longer be answered: %s", type(cause).__name__)
        return
    else:
        fault = secrets.token_hex(4)
        tally.fault(type(cause).__qualname__, fault)
        log.error("fault %s: %s\n%s", fault, type(cause).__qualname__, frames(cause))
        made = card(said.say("fault-title"), [said.say("fault", id=fault)])
    try:
        await answer(interaction, made)
    except Exception as problem:  # noqa: BLE001  # else the library would log it with all that led to it
        log.warning("a fault could not be told: %s", type(problem).__name__)


def explained_card(error: ExplainedError, said: Words, *, rows: Iterable[ui.ActionRow[Any]] = ()) -> Card:
    """Say what a person can mend, under a title of its kind; `rows` lead back to what they did."""
    title = {"refused": "refused-title", "gone": "gone-title", "again": "explained-title"}[error.kind]
    return card(said.say(title), [said.say(error.key, **error.values)], rows=rows)


def _about_store(error: StoreError, said: Words) -> str:
    """Say that nothing was saved. What was saved before is only spoken of where it can be read."""
    match error:
        case NotSavedError():
            return said.say("store-not-saved")
        case BusyError():
            return said.say("store-busy")
        case _:
            return said.say("store-failed")


def _cause(error: BaseException) -> BaseException:
    while isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    return error


def _too_late(error: BaseException) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ANSWERED)


class Tree(app_commands.CommandTree[Any]):
    """The slash commands, with the one face for faults."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Count a command; all are let through."""
        if interaction.type is discord.InteractionType.application_command and interaction.command:
            tally = cast("AnswersPresses", interaction.client).tally
            tally.commands[interaction.command.qualified_name] += 1
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Show the fault to the person."""
        await show_fault(interaction, error)

    async def fingerprint(self) -> str:
        """Return a hash of all commands as Discord would get them, in every language."""
        translator = self.translator
        rows = [
            await command.get_translated_payload(self, translator) if translator else command.to_dict(self)
            for command in self.get_commands()
        ]
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


class Pressed(ui.DynamicItem[ui.Item[Any]], template=r"[a-z]+[a-z0-9-]*(?::(?s:.*))?"):
    """Whatever is pressed or picked on any card; what it does stands in its `custom_id`.

    One class for all, so that no card needs to be remembered and every fault has a face: the library
    only logs what goes wrong in a callback.
    """

    @classmethod
    async def from_custom_id(cls, _interaction: Interaction, item: ui.Item[Any], _match: Any, /) -> Self:  # noqa: ANN401  # as the library has it
        """Return the pressed thing."""
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        """Do what the `custom_id` says, or show the fault."""
        picked = _picked(interaction)
        # What is picked in such a list is itself the id of a press.
        said = picked.pop() if self.custom_id == SEE and picked else self.custom_id
        await _do(interaction, said, picked)


async def take_written(interaction: Interaction) -> None:
    """Do what the `custom_id` of a form says with what was written into it, or show the fault."""
    data = cast("dict[str, Any]", interaction.data)
    then, _, _ = str(data["custom_id"]).rpartition(SEPARATOR)
    await _do(interaction, then, [part["component"].get("value") or "" for part in data["components"]])


async def _do(interaction: Interaction, said: str, given: Sequence[str]) -> None:
    action, _, rest = said.partition(SEPARATOR)
    parts = rest.split(SEPARATOR) if rest else []
    client = cast("AnswersPresses", interaction.client)
    press = client.presses.get(action, _no_longer)
    if action in client.presses:
        # Only names of ours: anybody can make up another.
        client.tally.presses[action] += 1
    told = (interaction, *parts, *given)
    try:
        await (press if _takes(press, told) else _no_longer)(*told)
    except Exception as error:  # noqa: BLE001  # every fault has a face
        await show_fault(interaction, error)
    else:
        client.dispatch("press_completion", interaction)


def row_id(part: str) -> int:
    """Return the row that a press names; ExplainedError where it names none."""
    if not re.fullmatch(r"[0-9]{1,18}", part):
        raise ExplainedError("button-old")
    return int(part)


async def _no_longer(_interaction: Interaction, *_parts: str) -> None:
    raise ExplainedError("button-old")


def _takes(press: Press, given: tuple[Any, ...]) -> bool:
    """Tell whether a press takes so many parts: a message of an older version may bring others."""
    try:
        inspect.signature(press).bind(*given)
    except TypeError:
        return False
    return True


def _picked(interaction: Interaction) -> list[str]:
    data = cast("dict[str, Any]", interaction.data or {})
    return [str(value) for value in data.get("values", [])]


class Form(ui.Modal):
    """A form with one line to write, or some lines with `lines_limit` characters.

    `then`: what to do with them, the `custom_id` of a press. Some lines can be left empty unless they
    are `needed`; `given` stands there at first.
    """

    def __init__(
        self,
        title: str,
        label: str,
        hint: str,
        then: str,
        *,
        lines_limit: int | None = None,
        needed: bool = False,
        given: str = "",
    ) -> None:
        # One of its own each time: a phone shows again what stood in the form that it saw under that id.
        super().__init__(title=title, custom_id=custom_id(then, secrets.token_hex(4)))
        line = ui.TextInput[Any](
            placeholder=hint,
            max_length=lines_limit or 100,
            style=discord.TextStyle.paragraph if lines_limit else discord.TextStyle.short,
            required=needed or lines_limit is None,
            default=given or None,
        )
        self.add_item(ui.Label(text=label, component=line))
        # So that the library keeps none: it would know the form a moment after the person, and only until
        # the next start. What they write arrives in `take_written`.
        self.stop()


class Translator(app_commands.Translator):
    """Gives Discord the commands' descriptions in every language that has a catalogue."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002  # the library's signature
    ) -> str | None:
        """Return the text in a locale; None where there is none, so that the English one is shown."""
        language = locale.value.split("-", 1)[0]
        key = string.extras.get("key")
        if not isinstance(key, str) or language not in languages():
            return None
        return words(language).say(key)


def phrase(key: str) -> app_commands.locale_str:
    """Return a command's description by its key, in English with its translations."""
    return app_commands.locale_str(words("en").say(key), key=key)
