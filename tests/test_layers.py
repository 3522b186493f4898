"""The way of the data is one way: import-linter's contracts of `pyproject.toml`, run as a test."""

import os
import subprocess
import sys
import tomllib

from bot import DATA

ROOT = DATA.parent
CHECK = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(config_filename="pyproject.toml", no_cache=True))
"""


def _contracts() -> dict[str, dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}


def test_every_contract_is_kept() -> None:
    # In a process of its own: what the tests have imported must not matter.
    done = subprocess.run(
        [sys.executable, "-c", CHECK],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(_contracts())} kept, 0 broken" in done.stdout


def test_the_contracts_still_say_what_the_house_rests_on() -> None:
    contracts = _contracts()
    order = [name.strip() for row in contracts["layers"]["layers"] for name in row.split("|")]
    law, clock, letters, ui = (order.index(f"bot.{name}") for name in ("law", "clock", "letters", "ui"))
    assert order.index("bot.text") > law > clock > letters > order.index("bot.store") > ui
    pure = contracts["pure"]
    assert {"bot.text", "bot.law", "bot.clock", "bot.letters"} <= set(pure["source_modules"])
    assert {"discord", "sqlite3", "aiosqlite", "sqlcipher3"} <= set(pure["forbidden_modules"])
    assert "discord" in contracts["no-discord-in-storage"]["forbidden_modules"]
    assert {"cogs", "bot.ui"} <= set(contracts["no-sql-on-the-face"]["source_modules"])
