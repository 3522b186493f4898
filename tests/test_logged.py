"""What a host can read, and the search through all of it: it finds what it is for, and would fail the run."""

import json
import logging
import subprocess
import sys
import textwrap
from datetime import date

import pytest
from logged import MOST_TALKATIVE, Heard, typed_in

from bot import DATA
from bot.log import HostFormatter, JsonFormatter, listen

ROOT = DATA.parent
TYPED = "They said she can't be tested until May,\nis that right?"
PERSON = 1_234_567_890_123_456_789


@pytest.fixture
def heard():
    """A searcher of its own, so that what is planted here fails nothing."""
    return Heard()


def plant(heard, name, words, *values, error=None):
    record = logging.LogRecord(
        name, logging.INFO, __file__, 1, words, values, error and (type(error), error, None)
    )
    heard.emit(record)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("asked: %s", (TYPED,)),
        ("asked: %r", (TYPED,)),
        ("ASKED: %s", (TYPED.upper(),)),
        ("asked: %s", ("  ".join(TYPED.split()[:9]) + " …",)),
        ("%s", ({"question": TYPED},)),
    ],
)
def test_what_was_typed_is_found_however_it_was_written(heard, words, values):
    heard.typed.update({"something else", TYPED})
    plant(heard, "cogs.ask", words, *values)
    (found,) = heard.betrayals()
    assert found.startswith(repr(TYPED))


def test_what_is_short_or_ours_or_not_said_is_not_found(heard):
    heard.typed.update(
        {"CA", "yes", "eligibility", TYPED, "review", "4:12", "0:\U0003511f\xa3\U000ba347", "request-"}
    )
    plant(heard, "bot.app", "yes: eligibility counted anew in CA, 12 reviews, 4:12, a request: 503 0")
    assert heard.betrayals() == []


def test_every_id_of_discord_is_found_and_no_other_number(heard):
    plant(heard, "bot.app", "delivery %d of %s took %.12f s at %s", 12, "abc123456789012", 0.5, hex(2**47))
    assert heard.betrayals() == []
    plant(heard, "bot.app", "sent to <@%d>", PERSON)
    (found,) = heard.betrayals()
    assert found.startswith(repr(str(PERSON)))


def test_a_library_is_heard_without_its_values_and_exceptions_without_their_message(heard):
    heard.typed.add(TYPED)
    plant(heard, "discord.http", "POST %s of %d responded with 429", TYPED, PERSON)
    plant(heard, "asyncio", f"Task exception was never retrieved\nfuture: <Task exception={TYPED!r}>")
    plant(heard, "cogs.ask", "it failed", error=ValueError(TYPED))
    assert list(heard.lines) == [
        "INFO discord.http: POST %s of %d responded with 429",
        "INFO asyncio: Task exception was never retrieved",
        "INFO cogs.ask: it failed\nValueError",
    ]
    assert heard.betrayals() == []


def test_what_a_person_brings_in_is_collected():
    log = {"name": "log", "type": 1, "options": [{"name": "date", "type": 3, "value": "last Tuesday"}]}
    assert list(typed_in({"name": "timeline", "options": [log]})) == ["last Tuesday"]
    form = {"type": 18, "component": {"type": 4, "custom_id": "0af3", "value": "two days ago"}}
    assert list(typed_in({"custom_id": "9b2c", "components": [form]})) == ["two days ago"]
    assert list(typed_in({"custom_id": "log-save:CA:2026-09-14", "component_type": 2})) == ["CA:2026-09-14"]


def test_a_level_holds_for_our_lines_and_libraries_are_never_more_talkative_than_warnings():
    assert MOST_TALKATIVE == "DEBUG"
    assert logging.getLogger("bot.app").isEnabledFor(logging.DEBUG)
    assert logging.getLogger("cogs.ask").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("discord.http").isEnabledFor(logging.INFO)
    assert not logging.getLogger("dateparser").isEnabledFor(logging.INFO)
    listen("ERROR")
    assert not logging.getLogger("bot.app").isEnabledFor(logging.WARNING)
    assert not logging.getLogger("discord.http").isEnabledFor(logging.WARNING)


def test_a_line_has_its_time():
    record = logging.LogRecord("bot.app", logging.INFO, __file__, 1, "the commands were synced", (), None)
    record.created = 0.0
    said = HostFormatter().format(record)
    assert said.endswith(" INFO bot.app: the commands were synced")
    assert said.startswith(("1970-01-01", "1969-12-31"))


@pytest.mark.parametrize(("said", "code"), [("nothing of it", 0), ("it says %s", 1)])
def test_a_run_with_a_line_that_repeats_what_was_typed_fails(tmp_path, said, code):
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    (tmp_path / "test_planted.py").write_text(
        textwrap.dedent(f"""
        import logging
        from bot.clock.now import HandSetTime
        from bot.playground.hands import Hands
        from bot.playground.server import Playground

        async def test_it_passes():
            Hands(Playground(time=HandSetTime()), "parent").post("what a parent wrote")
            logging.getLogger("cogs.ask").debug({said!r}, *["What a parent WROTE"][: {said!r}.count("%s")])
        """)
    )
    command = [sys.executable, "-m", "pytest", "-o", "asyncio_mode=auto", str(tmp_path)]
    done = subprocess.run(
        command,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == code, done.stdout
    assert ("'what a parent wrote' in: DEBUG cogs.ask: it says" in done.stdout) == bool(code)


def test_a_line_as_json_has_our_values_and_of_others_the_words_alone():
    record = logging.LogRecord("bot.x", logging.INFO, __file__, 1, "delivery %d: %s", (12, "50007"), None)
    record.created = 1_795_348_800.5
    assert json.loads(JsonFormatter().format(record)) == {
        "at": "2026-11-22T12:00:00.500+00:00",
        "level": "INFO",
        "logger": "bot.x",
        "says": "delivery 12: 50007",
        "line": "delivery %d: %s",
        "values": [12, "50007"],
    }
    theirs = logging.LogRecord("discord.x", logging.ERROR, __file__, 1, "met %s\nmore", (TYPED,), None)
    row = json.loads(JsonFormatter().format(theirs))
    assert row.keys() == {"at", "level", "logger", "says"}
    assert row["says"] == "met %s"


def test_an_error_as_json_has_its_class_and_frames_and_not_its_message():
    with pytest.raises(ValueError, match="Invalid") as caught:
        date.fromisoformat(TYPED)
    record = logging.LogRecord(
        "cogs.ask", logging.ERROR, __file__, 1, "failed", (), (caught.type, caught.value, caught.tb)
    )
    line = JsonFormatter().format(record)
    row = json.loads(line)
    assert row["error"] == "ValueError"
    assert "test_logged.py" in row["frames"]
    assert TYPED.partition("\n")[0] not in line.replace(str(row["frames"]), "")
    assert "\n" not in line
