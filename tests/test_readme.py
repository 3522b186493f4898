"""Every command line in README runs as it stands there, in a fresh copy of the project."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
STARTS = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python -m bot"
TESTS = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"
RUN = ".venv/bin/python -m bot run"
TRIED_BY_UPGRADE = {
    line
    for block in re.findall(r"<!-- (?:upgrade|roll back) -->\n```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
}
"""Lines that need a host's data and a newer version: tests/test_upgrade.py tries them."""
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project in which the first line of README has been run, up to the bot's own start."""
    folder = tmp_path_factory.mktemp("readme") / "clockstart"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    install = STARTS.rpartition(" && ")[0]
    # The tests' own interpreter stands for python3: a newcomer's is the one that they have.
    done = shell(install.replace("python3", sys.executable, 1), folder)
    assert done.returncode == 0, done.stderr
    return folder


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD", "DATABASE"))}
    return kept | {"HOME": str(home), "PLAYGROUND_PORT": "0", "PYTHONWARNINGS": "default"}


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        line,
        shell=True,
        cwd=folder,
        env=environment(folder.parent),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_readme_has_the_two_commands():
    assert LINES[0] == STARTS
    assert TESTS in LINES
    assert RUN in LINES


def test_ci_runs_the_test_command_as_it_stands_in_readme():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert TESTS in run.splitlines()


def test_the_first_command_starts_a_bot_with_a_page(copy):
    start = STARTS.rpartition(" && ")[2]
    with subprocess.Popen(
        start.split(), cwd=copy, env=environment(copy.parent), stdout=subprocess.PIPE, text=True
    ) as bot:
        try:
            line = bot.stdout.readline()
            url = re.search(r"http://127\.0\.0\.1:\d+", line)[0]
            with urllib.request.urlopen(url, timeout=5) as page:
                assert b"Clockstart" in page.read()
        finally:
            bot.send_signal(signal.SIGTERM)
        assert bot.wait(10) == 0


def test_the_test_command_finds_the_tests(copy):
    line = TESTS.replace("python3", sys.executable, 1) + " --collect-only -q tests/text"
    done = shell(line, copy)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests/text/" in done.stdout


def test_run_refuses_to_start_without_a_token(copy):
    done = shell(RUN, copy)
    assert done.returncode == 2
    assert "DISCORD_TOKEN is not set" in done.stderr
    assert "Traceback" not in done.stderr


OTHERS = [line for line in LINES if line not in {STARTS, TESTS, RUN, *TRIED_BY_UPGRADE}]


def test_only_the_upgrade_is_tried_elsewhere():
    assert len(TRIED_BY_UPGRADE - {RUN}) == 7
    assert ".venv/bin/python -m bot check" in OTHERS


@pytest.mark.parametrize("line", OTHERS)
def test_every_other_line_runs(copy, line):
    done = shell(line, copy)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip()
    assert "Traceback" not in done.stderr


def test_the_exchange_in_readme_is_what_the_tour_prints(copy):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- tour -->\n```text\n(.*?)\n```\n<!-- /tour -->", readme, re.DOTALL)[1]
    told = shell("COLUMNS=80 .venv/bin/python -m bot tour", copy)
    assert shown in told.stdout
