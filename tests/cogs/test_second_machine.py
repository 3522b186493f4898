"""The machine is lost: its last backup and its key, on another one, go on reminding."""

import asyncio
import shutil

from played import at, reminded

from bot.app import Clockstart
from bot.start import PLAYGROUND_TOKEN, opened, running
from bot.store.backup import back_up
from bot.store.key import load_key
from bot.store.restore import restore


async def test_a_backup_and_its_key_on_another_machine_remind_where_the_first_left_off(world, tmp_path):
    await reminded(world, day="2026-11-20")
    data = world.bot.store._database._path
    key_file = data.parent / "keys" / "database.key"
    copy = tmp_path / "clockstart-2026-11-21.db"
    await asyncio.to_thread(back_up, data, load_key(None, key_file, database=data), copy)
    await world.bot.close()

    other = tmp_path / "other"
    (other / "keys").mkdir(parents=True)
    shutil.copy(key_file, other / "keys" / "database.key")
    key = load_key(None, other / "keys" / "database.key", database=other / "clockstart.db")
    await restore(copy, other / "clockstart.db", key)
    async with opened(other / "clockstart.db", key) as store:
        bot = Clockstart(facts=world.bot.facts, store=store, time=world.time)
        async with running(bot, PLAYGROUND_TOKEN):
            await bot.scheduler.begun.wait()
            count = len(world.parent.dms())
            world.time.move_to(at(2026, 12, 13, 17))
            (message,) = (await world.parent.wait_for_dm(count + 1))[count:]
            opened_card = await world.parent.press(message, "Open it")
            assert "December 20, 2026" in opened_card.text
            bot.scheduler.nudge()
            await asyncio.sleep(0.2)
            assert len(world.parent.dms()) == count + 1
