"""How the bot is, told by itself and judged from outside."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from bot import DATA
from bot.clock.now import HandSetTime
from bot.health import Health, Verdict, health_file, read_health, telling_health, verdict
from bot.store.errors import NotSavedError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WELL = Health(
    written_at=NOW, connected=True, loop_alive=True, looked_at=NOW, next_due_at=NOW + timedelta(days=1)
)


def but(**changed):
    return WELL.model_copy(update=changed)


def ago(**span):
    return NOW - timedelta(**span)


@pytest.mark.parametrize(
    ("health", "how"),
    [
        (WELL, Verdict.WELL),
        (but(next_due_at=None), Verdict.WELL),
        (but(next_due_at=ago(minutes=9)), Verdict.WELL),
        (but(next_due_at=ago(minutes=11)), Verdict.OVERDUE),
        (but(looked_at=ago(minutes=4)), Verdict.LOOP_STUCK),
        (but(looked_at=None), Verdict.LOOP_STUCK),
        (but(loop_alive=False), Verdict.LOOP_ENDED),
        (but(loop_alive=False, halted_by="token_refused"), Verdict.HALTED),
        (but(connected=False), Verdict.OFFLINE),
        (but(store_answers=False), Verdict.STORE_FAILED),
        (but(written_at=ago(minutes=4)), Verdict.NOT_RUNNING),
        (None, Verdict.NOT_RUNNING),
    ],
)
def test_the_worst_is_said(health, how):
    assert verdict(health, NOW) is how


def test_what_is_written_is_read_again():
    assert Health.model_validate_json(WELL.model_dump_json()) == WELL


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"written_at": "soon"}', "null"])
def test_what_is_no_health_is_as_if_nothing_was_written(tmp_path, text):
    database = tmp_path / "clockstart.db"
    health_file(database).write_text(text, encoding="utf-8")
    assert read_health(database) is None


async def until(holds):
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.001)


async def test_it_is_told_again_and_again_and_taken_away_at_the_end(tmp_path):
    database = tmp_path / "clockstart.db"
    time = HandSetTime(NOW)
    fails = False

    async def look():
        if fails:
            raise NotSavedError("full")
        return but(written_at=time.now())

    async with telling_health(database, look, time):
        await until(lambda: (told := read_health(database)) and told.written_at == NOW)
        fails = True
        time.move_by(timedelta(seconds=31))
        await asyncio.sleep(0.05)
        fails = False
        time.move_by(timedelta(seconds=31))
        await until(lambda: read_health(database).written_at == NOW + timedelta(seconds=62))
    assert read_health(database) is None


def health(home):
    return subprocess.run(
        [sys.executable, "-m", "bot", "health"],
        cwd=DATA.parent,
        env=os.environ | {"HOME": str(home), "DATABASE_FILE": str(home / "clockstart.db")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_it_in_a_line_and_a_code(tmp_path):
    none = health(tmp_path)
    assert (none.returncode, none.stderr) == (1, "")
    assert "does not run" in none.stdout
    now = datetime.now(UTC)
    running = but(written_at=now, looked_at=now, next_due_at=datetime(2126, 11, 23, 12, tzinfo=UTC))
    health_file(tmp_path / "clockstart.db").write_text(running.model_dump_json(), encoding="utf-8")
    good = health(tmp_path)
    assert good.returncode == 0
    at = now.isoformat(timespec="seconds")
    assert good.stdout == (
        f"All is well. Gateway: connected. Loop: runs, last look {at}. Store: answers. Last claim: none. "
        "Oldest overdue: none. Next due: 2126-11-23T12:00:00+00:00.\n"
    )
    late = but(written_at=now, looked_at=now, claimed_at=NOW, next_due_at=NOW - timedelta(days=1))
    health_file(tmp_path / "clockstart.db").write_text(late.model_dump_json(), encoding="utf-8")
    bad = health(tmp_path)
    assert bad.returncode == 1
    (line,) = bad.stdout.splitlines()
    assert line.startswith("A reminder has waited for more than 10 minutes.")
    assert "Last claim: 2026-11-22T12:00:00+00:00. Oldest overdue: 2026-11-21T12:00:00+00:00." in line
