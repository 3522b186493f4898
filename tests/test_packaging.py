"""Dockerfile, compose.yaml and the systemd unit: what no machine here runs is read, and its steps are run.

The Docker engine itself is needed by none of it.
"""

import configparser
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot import DATA

ROOT = DATA.parent
DATA_PATHS = ["/var/lib/clockstart", "/var/lib/clockstart-key", "/var/lib/clockstart-backups"]
SECRETS = ("DISCORD_TOKEN", "DATABASE_KEY")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def dockerfile():
    """Return the rules of each stage, as pairs of a word and the rest, lines that go on put together."""
    stages = []
    text = re.sub(r"^\s*#.*\n", "", read("Dockerfile"), flags=re.MULTILINE)
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if not line.strip():
            continue
        word, rest = line.split(None, 1)
        if word == "FROM":
            stages.append([])
        stages[-1].append((word, " ".join(rest.split())))
    return stages


def rules(stage, word):
    return [rest for one, rest in stage if one == word]


def environment(stage):
    return dict(pair.split("=", 1) for rest in rules(stage, "ENV") for pair in rest.split())


def test_two_stages_from_one_pinned_base():
    build, run = dockerfile()
    (first,), (second,) = rules(build, "FROM"), rules(run, "FROM")
    assert first.removesuffix(" AS build") == second
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", second)
    needed = re.search(r'requires-python = ">=(3\.\d+)"', read("pyproject.toml"))[1]
    assert needed in second


def test_the_image_runs_as_nobody_special_and_looks_after_itself():
    _, run = dockerfile()
    (user,) = rules(run, "USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert f"--uid {user.split(':')[0]} " in rules(run, "RUN")[0]
    (check,) = rules(run, "HEALTHCHECK")
    options, _, command = check.partition("CMD ")
    (entry,) = rules(run, "ENTRYPOINT")
    assert json.loads(command) == [*json.loads(entry), "health"]
    assert {"--interval=1m", "--timeout=20s", "--start-period=1m"} <= set(options.split())
    assert json.loads(rules(run, "CMD")[0]) == ["run"]
    # USER stands after all that root has to do.
    words = [word for word, _ in run]
    assert words.index("USER") > max(at for at, word in enumerate(words) if word in ("RUN", "COPY"))


def test_data_and_key_lie_on_volumes_of_their_own():
    _, run = dockerfile()
    assert json.loads(rules(run, "VOLUME")[0]) == DATA_PATHS
    folders = [
        str(Path(environment(run)["DATABASE_FILE"]).parent),
        str(Path(environment(run)["DATABASE_KEY_FILE"]).parent),
        environment(run)["BACKUP_FOLDER"],
    ]
    assert folders == DATA_PATHS
    assert all(folder in rules(run, "RUN")[0] for folder in folders)


def test_no_secret_and_nothing_from_elsewhere_comes_in():
    for stage in dockerfile():
        assert rules(stage, "ADD") == rules(stage, "ARG") == []
        assert not set(environment(stage)) & set(SECRETS)
        for line in rules(stage, "RUN"):
            assert not re.search(r"\b(curl|wget|sudo|chmod 777)\b|https?://", line)
    for name in ("Dockerfile", "compose.yaml", "clockstart.service"):
        assert not re.search(rf"({'|'.join(SECRETS)})=", read(name))


def copied():
    """Return what the build copies from the project."""
    build, run = dockerfile()
    assert all(rest.startswith("--from=build ") for rest in rules(run, "COPY"))
    return [name for rest in rules(build, "COPY") for name in rest.split()[:-1]]


def test_what_is_copied_is_there_and_nothing_else_reaches_the_engine():
    lines = [line for line in read(".dockerignore").splitlines() if line and not line.startswith("#")]
    assert lines[0] == "*"
    let_in = [line[1:] for line in lines if line.startswith("!")]
    assert sorted(let_in) == sorted(copied())
    assert all((ROOT / name).exists() for name in let_in)
    assert not any(fnmatch.fnmatch(".env", pattern) for pattern in let_in)


def test_the_same_steps_by_hand_in_a_clean_folder(tmp_path):
    """What the image is built from is enough: installed, it finds its facts, words and pages elsewhere."""
    build, installed, home = tmp_path / "build", tmp_path / "installed", tmp_path / "home"
    for folder in (build, home):
        folder.mkdir()
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, build / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, build / name)
    # Its dependencies are those of the tests: to fetch them all again takes minutes.
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(installed), "."]
    done = subprocess.run(command, cwd=build, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(build)
    given = {"HOME": str(home), "PYTHONPATH": str(installed), "PYTHONTZPATH": "", "PATH": os.environ["PATH"]}

    def bot(*words, **more):
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=home, env=given | more, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    assert "are in order" in bot("check").stdout
    letter = bot("letter", "request-iep-evaluation", "--state", "CA", "--out", "letters")
    assert letter.returncode == 0, letter.stderr
    assert {one.suffix for one in (home / "letters").iterdir()} >= {".docx", ".pdf", ".txt"}
    refused = bot("run")
    assert (refused.returncode, "DISCORD_TOKEN is not set" in refused.stderr) == (2, True)
    where = "import bot; print(bot.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], env=given, cwd=home, capture_output=True, check=True
    )
    assert str(installed) in found.stdout.decode()


def test_compose_takes_away_what_the_bot_does_not_need():
    made = yaml.safe_load(read("compose.yaml"))
    (bot,) = made["services"].values()
    _, run = dockerfile()
    assert [bot["user"]] == rules(run, "USER")
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert [one.partition(":")[0] for one in bot["tmpfs"]] == ["/tmp"]
    assert (bot["restart"], bot["env_file"], bot["init"]) == ("unless-stopped", ".env", True)
    assert [one.partition(":")[2] for one in bot["volumes"]] == DATA_PATHS
    assert sorted(one.partition(":")[0] for one in bot["volumes"]) == sorted(made["volumes"])
    # A stop takes up to 5 seconds (tests/test_stopping.py).
    assert int(bot["stop_grace_period"].removesuffix("s")) > 5
    assert not {"privileged", "network_mode", "ports", "cap_add", "devices", "environment"} & set(bot)


def unit():
    found = configparser.ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    found.optionxform = str
    found.read_string(read("clockstart.service"))
    return found


def test_the_unit_hardens_and_keeps_data_and_key_apart():
    service = unit()["Service"]
    for name in (
        *("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelModules"),
        *("ProtectKernelTunables", "ProtectControlGroups", "RestrictSUIDSGID", "LockPersonality"),
    ):
        assert service[name] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["User"] not in ("", "root")
    assert [f"/var/lib/{one}" for one in service["StateDirectory"].split()] == DATA_PATHS
    text = read("clockstart.service")
    for name, place in (
        ("DATABASE_FILE", "%S/clockstart/"),
        ("DATABASE_KEY_FILE", "%S/clockstart-key/"),
        ("BACKUP_FOLDER", "%S/clockstart-backups"),
    ):
        assert f"Environment={name}={place}" in text
    assert int(service["TimeoutStopSec"]) > 5
    assert service["Restart"] == "on-failure"
    assert service["WorkingDirectory"] == "%S/clockstart"


@pytest.fixture
def analyze(tmp_path):
    """Return what runs systemd-analyze on the unit, with a program in it that is there."""
    tool = shutil.which("systemd-analyze")
    if tool is None:
        # Systems without systemd have no unit to run, so there nothing is required.
        pytest.skip("missing: systemd-analyze, which systems with systemd have")
    file = tmp_path / "clockstart.service"
    file.write_text(read("clockstart.service").replace("/opt/clockstart/.venv/bin/python", sys.executable))

    def analyze(*words):
        return subprocess.run(
            [tool, *words, str(file)], capture_output=True, text=True, timeout=60, check=False
        )

    return analyze


def test_systemd_finds_no_fault_in_the_unit(analyze):
    done = analyze("verify", "--man=no", "--recursive-errors=no")
    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_finds_the_unit_hardly_exposed(analyze):
    done = analyze("security", "--offline=true", "--no-pager", "--threshold=20")
    assert done.returncode == 0, done.stdout
    assert re.search(r"Overall exposure level.*: [01]\.\d OK", done.stdout), done.stdout
