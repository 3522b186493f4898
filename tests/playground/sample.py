"""A small bot that does each thing once, for the tests of the playground itself."""

import asyncio
import base64
import io

import discord
from discord import app_commands, ui
from discord.ext import commands

TOPICS = ["iee", "iep meeting", "prior written notice"]
LETTER = b"Dear school,\r\n\x00\xff caf\xc3\xa9\r\n"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel."""
PAPER = b"<!doctype html><title>Paper</title><p>Not run</p><script>document.body.append(origin)</script>"


class Form(ui.Modal, title="When was it"):
    day = ui.Label(text="Day", description="For example 2026-09-14", component=ui.TextInput(custom_id="day"))
    how = ui.Label(
        text="How",
        component=ui.Select(
            custom_id="how",
            options=[
                discord.SelectOption(label="Email", value="email"),
                discord.SelectOption(label="Mail", value="mail"),
            ],
        ),
    )

    async def on_submit(self, interaction):
        day, how = self.day.component.value, self.how.component.values[0]
        await interaction.response.edit_message(view=Card(f"Filled in: {day} by {how}"))


class Card(ui.LayoutView):
    def __init__(self, text="Hello"):
        super().__init__(timeout=None)
        self.add_item(
            ui.Container(
                ui.TextDisplay(text), ui.Separator(), ui.TextDisplay("More below"), accent_colour=0x336699
            )
        )
        row = ui.ActionRow()
        for label in ("Edit", "Fill in", "Wait", "Vanish", "DM me"):
            row.add_item(Act(label))
        self.add_item(row)
        self.add_item(ui.ActionRow(Pick()))
        self.add_item(ui.ActionRow(ui.Button(label="Law", url="https://www.ecfr.gov/")))


class Pick(ui.Select):
    def __init__(self):
        super().__init__(
            custom_id="pick",
            placeholder="Another topic",
            options=[discord.SelectOption(label=topic.title(), value=topic) for topic in TOPICS],
        )

    async def callback(self, interaction):
        await interaction.response.edit_message(view=Card(f"Chosen: {self.values[0]}"))


class Act(ui.Button):
    def __init__(self, label):
        super().__init__(label=label, custom_id=f"act:{label}")

    async def callback(self, interaction):
        match self.label:
            case "Edit":
                await interaction.response.edit_message(view=Card("Edited"))
            case "Fill in":
                await interaction.response.send_modal(Form())
            case "Wait":
                await interaction.response.defer()
                await asyncio.sleep(0.01)
                await interaction.edit_original_response(view=Card("Waited"))
            case "Vanish":
                await interaction.response.defer()
                await interaction.delete_original_response()
            case "DM me":
                await interaction.user.send("A reminder", nonce="reminder-1")
                await interaction.response.send_message("Sent", ephemeral=True)


class SampleBot(commands.AutoShardedBot):
    def __init__(self, intents=None):
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=intents or discord.Intents.none(),
            # Servers come one by one after READY, to who asked for them.
            guild_ready_timeout=0.05 if intents else 0,
            chunk_guilds_at_startup=False,
        )
        self.caught = []
        self.seen = []
        self.up = asyncio.Event()
        self.hurt = asyncio.Event()
        self.resumed = asyncio.Event()
        for command in (card, topic, slow, dm, letter, log, rule, take, paper, read, topic_of, shared, keep):
            self.tree.add_command(command)
        self.tree.on_error = self.on_tree_error

    async def on_ready(self):
        self.up.set()

    async def on_shard_resumed(self, _):
        self.resumed.set()

    async def on_interaction(self, interaction):
        self.seen.append(interaction)

    async def on_tree_error(self, _, error):
        self.caught.append(getattr(error, "original", error))
        self.hurt.set()

    async def hurt_code(self):
        """Wait for the first error of a command and return Discord's code of it."""
        async with asyncio.timeout(2):
            await self.hurt.wait()
        [error] = self.caught
        return error.code

    async def setup_hook(self):
        await self.tree.sync()


@app_commands.command(description="A card")
async def card(
    interaction: discord.Interaction, *, private: bool = True, late: bool = False, twice: bool = False
):
    if late:
        await asyncio.sleep(0.3)
    await interaction.response.send_message(view=Card(), ephemeral=private)
    if twice:
        interaction.response._response_type = None
        await interaction.response.send_message("again")


@app_commands.command(description="A topic")
async def topic(interaction: discord.Interaction, topic: str):
    await interaction.response.send_message(f"About {topic}", ephemeral=True)


@topic.autocomplete("topic")
async def topics(_, current):
    return [app_commands.Choice(name=one.title(), value=one) for one in TOPICS if current in one]


@app_commands.command(description="Takes its time")
async def slow(interaction: discord.Interaction, *, private: bool = True):
    await interaction.response.defer(ephemeral=private, thinking=True)
    await asyncio.sleep(0.02)
    await interaction.followup.send("First")
    await interaction.followup.send("Second", ephemeral=private)


@app_commands.command(description="Writes to you")
async def dm(interaction: discord.Interaction, nonce: str = "one"):
    await interaction.response.send_message("I try", ephemeral=True)
    await interaction.user.send("A reminder", nonce=nonce)


@app_commands.command(description="A file")
async def letter(interaction: discord.Interaction):
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("Your letter"))
    view.add_item(ui.File("attachment://letter.txt"))
    file = discord.File(io.BytesIO(LETTER), "letter.txt", description="A letter")
    await interaction.response.send_message(view=view, file=file, ephemeral=True)


@app_commands.command(description="Takes a file")
async def take(
    interaction: discord.Interaction, file: discord.Attachment, other: discord.Attachment | None = None
):
    said = [await _about(one) for one in (file, other) if one]
    await interaction.response.send_message("\n".join(said), ephemeral=True)


async def _about(file):
    read, proxied = await file.read(), await file.read(use_cached=True)
    same = read == proxied and len(read) == file.size and file.ephemeral
    return f"{file.filename} ({file.content_type}): {read[:40].decode()!r}, {len(read)} bytes, {same}"


@app_commands.command(description="A picture and a paper")
async def paper(interaction: discord.Interaction):
    view = ui.LayoutView()
    view.add_item(
        ui.MediaGallery(
            discord.MediaGalleryItem("attachment://dot.png", description="A dark dot"),
            discord.MediaGalleryItem("attachment://other.png"),
        )
    )
    view.add_item(ui.File("attachment://paper.html"))
    files = [
        discord.File(io.BytesIO(DOT), "dot.png"),
        discord.File(io.BytesIO(DOT), "other.png", description="Another dot"),
        discord.File(io.BytesIO(PAPER), "paper.html"),
    ]
    await interaction.response.send_message(view=view, files=files, ephemeral=True)


@app_commands.command(description="For moderators")
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def rule(interaction: discord.Interaction):
    await interaction.response.send_message("Ruled", ephemeral=True)


@app_commands.context_menu(name="Read this to me")
async def read(interaction: discord.Interaction, message: discord.Message):
    said = f"{message.author.display_name} wrote: {message.content}"
    await interaction.response.send_message(said, ephemeral=True)


@app_commands.context_menu(name="topic")
async def topic_of(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.defer(ephemeral=True, thinking=True)
    found = [topic for topic in TOPICS if topic in message.content]
    await interaction.followup.send(f"It is about {', '.join(found)}")


@app_commands.context_menu(name="Read this to all")
async def shared(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.send_message(f"{message.author.display_name}: {message.content}")


@app_commands.context_menu(name="Keep this")
@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
async def keep(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.send_message("Kept", ephemeral=True)


log = app_commands.Group(name="log", description="What happened")


@log.command(description="A day")
@app_commands.choices(how=[app_commands.Choice(name="By email", value="email")])
async def day(
    interaction: discord.Interaction, day: str, how: str = "email", times: app_commands.Range[int, 1, 5] = 1
):
    await interaction.response.send_message(f"{day} {how} {times}")
