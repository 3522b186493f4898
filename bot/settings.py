"""The host's settings, from the environment and `.env`. Secrets never print."""

from pathlib import Path
from string import hexdigits
from typing import Annotated, Literal, TypeVar

from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.log import LogFormat
from bot.text.catalogue import ENGLISH, words

HOME = Path.home()
KEY_DIGITS = 64

HostName = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\n\r]{1,80}$")]
HostContact = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\n\r]{1,200}$")]


class SettingsError(Exception):
    """Some settings are missing or bad; the message names all of them, a line each, and no secret."""


class _Common(BaseSettings):
    """What a host can set. Each field's name in capitals is the variable's name."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    database_file: Path = HOME / ".local" / "share" / "clockstart" / "clockstart.db"
    """The encrypted file that holds what people saved."""
    database_key: SecretStr | None = None
    """64 hexadecimal digits; if absent, the key is read from `database_key_file`."""
    database_key_file: Path = HOME / ".config" / "clockstart" / "database.key"
    """Where the key is kept, in another directory than the data; made on the first start."""
    backup_folder: Path | None = None
    """Where `run` puts an encrypted copy once a day; none is made without it."""
    backup_keep: Annotated[int, Field(ge=1, le=10_000)] = 7
    """How many of those copies are kept."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: LogFormat = "plain"
    """How lines of the log look: for people, or one JSON object a line."""
    metrics_port: Annotated[int, Field(ge=0, le=65535)] | None = None
    """The port of this machine on which Prometheus may read counts; none is opened without it."""
    reports_channel: Annotated[int, Field(gt=0)] | None = None
    """The id of the channel in which the host wants to hear that a card seems wrong, and of faults."""
    playground_port: Annotated[int, Field(ge=0, le=65535)] = 8137
    """The port of the playground's page on this machine; 0 takes any free one."""

    @field_validator("database_file", "database_key_file", "backup_folder")
    @classmethod
    def _at_home(cls, path: Path | None) -> Path | None:
        # No shell does this for a line of `.env`.
        return path.expanduser() if path else None

    @field_validator("database_key")
    @classmethod
    def _sixty_four_digits(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and not _is_hex(key.get_secret_value()):
            raise ValueError("hex")
        return key


class Settings(_Common):
    """The settings of a start that goes to Discord if it can, else to the playground."""

    discord_token: SecretStr | None = None
    """The bot's token, from the Discord Developer Portal."""
    host_name: HostName | None = None
    host_contact: HostContact | None = None


class HostSettings(_Common):
    """The settings of `run`, which needs the token, and who answers for what people save."""

    discord_token: SecretStr
    host_name: HostName
    """Who runs the bot, as `/me show` tells everyone."""
    host_contact: HostContact
    """How people reach them about their data: an email address or a link."""


S = TypeVar("S", Settings, HostSettings)


def load(kind: type[S]) -> S:
    """Return the settings; SettingsError names every missing or bad one at once, and what to write."""
    try:
        return kind()  # pyright: ignore[reportCallIssue]  # filled from the environment
    except UnicodeDecodeError:
        raise SettingsError(words(ENGLISH).say("settings-no-text")) from None
    except OSError as error:
        raise SettingsError(
            words(ENGLISH).say("settings-unreadable", reason=error.strerror or type(error).__name__)
        ) from None
    except ValidationError as error:
        said = words(ENGLISH)
        problems = error.errors(include_url=False, include_input=False, include_context=False)
        missing = {problem["loc"][0] for problem in problems if problem["type"] == "missing"}
        lines = [
            said.say(
                "setting-missing" if name in missing else "setting-bad",
                name=str(name).upper(),
                hint=said.say(f"setting-{str(name).replace('_', '-')}"),
            )
            for name in dict.fromkeys(problem["loc"][0] for problem in problems)
        ]
        raise SettingsError("\n".join(lines)) from None


def _is_hex(text: str) -> bool:
    return len(text) == KEY_DIGITS and all(digit in hexdigits for digit in text)
