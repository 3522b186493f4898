"""The host's settings: all faults at once, secrets never shown, `.env` read."""

import logging
import os
import traceback
from pathlib import Path
from typing import Any

import pytest

from bot.settings import HostSettings, Settings, SettingsError, load

KEY = "0123456789abcdef" * 4
TOKEN = "a-token-that-nobody-may-see"  # made up
HOST = {"HOST_NAME": "Parents of the Valley", "HOST_CONTACT": "https://example.org/contact"}


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    known = {name.upper() for name in HostSettings.model_fields}
    for name in list(os.environ):
        if name.upper() in known:
            monkeypatch.delenv(name)


def _fault(kind: type[Settings | HostSettings] = Settings) -> list[str]:
    with pytest.raises(SettingsError) as fault:
        load(kind)
    shown = str(fault.value) + repr(fault.value) + "".join(traceback.format_exception(fault.value))
    assert "pydantic" not in str(fault.value)
    for secret in (TOKEN, KEY[:-1]):
        assert secret not in shown
    return str(fault.value).split("\n")


def test_without_any_setting_there_are_defaults_and_no_token() -> None:
    found = load(Settings)
    assert found.discord_token is None
    assert found.database_key is None
    assert found.database_file.name == "clockstart.db"
    assert found.log_level == "INFO"
    assert found.playground_port == 8137


def test_the_key_is_kept_in_another_folder_than_the_data() -> None:
    found = load(Settings)
    assert found.database_key_file.parent != found.database_file.parent
    assert found.database_file.is_absolute()
    assert found.database_key_file.is_absolute()


@pytest.fixture
def _host(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HOST.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("_host")
def test_a_host_without_a_token_is_told_which_setting_and_where_to_get_it() -> None:
    (line,) = _fault(HostSettings)
    assert line.startswith("DISCORD_TOKEN is not set.")
    assert "Discord Developer Portal" in line


def test_a_host_says_who_they_are_and_how_to_reach_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    name, contact = _fault(HostSettings)
    assert name.startswith("HOST_NAME is not set.")
    assert contact.startswith("HOST_CONTACT is not set.")
    assert load(Settings).host_name is None
    monkeypatch.setenv("HOST_NAME", "  Parents of the Valley ")
    monkeypatch.setenv("HOST_CONTACT", "help@example.org")
    found = load(HostSettings)
    assert (found.host_name, found.host_contact) == ("Parents of the Valley", "help@example.org")


@pytest.mark.parametrize(
    ("name", "value"),
    [("HOST_NAME", "  "), ("HOST_NAME", "x" * 81), ("HOST_CONTACT", "x" * 201), ("HOST_CONTACT", "a\nb")],
)
def test_a_name_or_contact_that_no_card_can_show_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    (line,) = _fault()
    assert line.startswith(f"{name} is set to something that does not fit.")


@pytest.mark.parametrize("blank", ["", None])
def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch, blank: str | None) -> None:
    if blank is not None:
        monkeypatch.setenv("DISCORD_TOKEN", blank)
        monkeypatch.setenv("PLAYGROUND_PORT", blank)
    assert load(Settings).discord_token is None
    assert load(Settings).playground_port == 8137
    assert _fault(HostSettings)[0].startswith("DISCORD_TOKEN is not set.")


def test_all_that_is_missing_or_bad_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_KEY", KEY[:-1])
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    monkeypatch.setenv("PLAYGROUND_PORT", "99999")
    lines = _fault(HostSettings)
    assert sorted(line.split(" ", 1)[0] for line in lines) == [
        "DATABASE_KEY",
        "DISCORD_TOKEN",
        "HOST_CONTACT",
        "HOST_NAME",
        "LOG_LEVEL",
        "PLAYGROUND_PORT",
    ]
    by_name = {line.split(" ", 1)[0]: line for line in lines}
    assert "64 hexadecimal digits" in by_name["DATABASE_KEY"]
    assert "DEBUG, INFO, WARNING or ERROR" in by_name["LOG_LEVEL"]
    assert "0 to 65535" in by_name["PLAYGROUND_PORT"]
    assert "is not set" in by_name["DISCORD_TOKEN"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLAYGROUND_PORT", "-1"),
        ("PLAYGROUND_PORT", "http"),
        ("PLAYGROUND_PORT", "8137.5"),
        ("LOG_LEVEL", "TRACE"),
        ("DATABASE_KEY", "0" * 63),
        ("DATABASE_KEY", "0" * 65),
        ("DATABASE_KEY", "g" * 64),
        ("DATABASE_KEY", "٣" * 64),
    ],
)
def test_a_setting_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    (line,) = _fault()
    assert line.startswith(f"{name} is set to something that does not fit.")
    assert value not in line or name == "PLAYGROUND_PORT"


@pytest.mark.usefixtures("_host")
def test_secrets_never_print(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_KEY", KEY)
    for found in (load(Settings), load(HostSettings)):
        with caplog.at_level(logging.DEBUG):
            logging.getLogger("test").debug("started with %s", found)
        shown = (repr(found), str(found), repr(found.model_dump()), found.model_dump_json(), caplog.text)
        for text in shown:
            assert TOKEN not in text
            assert KEY not in text
        assert found.discord_token is not None
        assert found.database_key is not None
        assert found.discord_token.get_secret_value() == TOKEN
        assert found.database_key.get_secret_value() == KEY


@pytest.mark.usefixtures("_host")
def test_a_bad_key_is_not_shown_beside_a_good_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_KEY", KEY[:-1])
    assert len(_fault(HostSettings)) == 1


@pytest.mark.usefixtures("_host")
def test_a_file_named_dot_env_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"# the host's settings\nDISCORD_TOKEN={TOKEN}\nLOG_LEVEL=DEBUG\nPLAYGROUND_PORT=0\nOTHER=thing\n",
        encoding="utf-8",
    )
    found = load(HostSettings)
    assert found.discord_token.get_secret_value() == TOKEN
    assert (found.log_level, found.playground_port) == ("DEBUG", 0)


def test_the_environment_stands_above_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=DEBUG\nPLAYGROUND_PORT=1\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    found = load(Settings)
    assert (found.log_level, found.playground_port) == ("ERROR", 1)


def test_a_fault_in_the_file_is_named_like_any_other(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DATABASE_KEY={KEY[:-1]}\nLOG_LEVEL=LOUD\n", encoding="utf-8")
    assert sorted(line.split(" ", 1)[0] for line in _fault()) == ["DATABASE_KEY", "LOG_LEVEL"]


@pytest.mark.usefixtures("_host")
def test_a_file_that_is_no_text_is_said_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe\x00broken\n")
    lines = _fault(HostSettings)
    assert ".env" in lines[0]


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=DEBUG\n", encoding="utf-8")
    # Whoever runs the tests as root may read everything, so the system's no is put in.
    opened = Path.open

    def no(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == ".env":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", no)
    monkeypatch.setattr("builtins.open", lambda path, *args, **more: no(Path(path), *args, **more))
    (line,) = _fault()
    assert line.startswith("The file .env cannot be read: Permission denied.")


def test_a_path_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_FILE", str(tmp_path / "saved.db"))
    monkeypatch.setenv("DATABASE_KEY_FILE", str(tmp_path / "keys" / "key"))
    found = load(Settings)
    assert found.database_file == tmp_path / "saved.db"
    assert found.database_key_file == tmp_path / "keys" / "key"


@pytest.mark.parametrize("name", ["DATABASE_FILE", "DATABASE_KEY_FILE", "BACKUP_FOLDER"])
def test_a_path_may_begin_at_the_home_folder(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    # In .env no shell does that; a folder called ~ would hide the key.
    monkeypatch.setenv(name, "~/clockstart/file")
    assert getattr(load(Settings), name.lower()) == Path.home() / "clockstart" / "file"
