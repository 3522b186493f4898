"""Files that people give with a command: kept, named in the command's data, and served to the bot."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from bot.playground import shapes
from bot.playground.records import APPLICATION, Json, Person, Upload
from bot.playground.world import World

ATTACHMENT = 11
"""Discord's number for an option that is a file."""
LARGEST_UPLOAD_BYTES = 25 * 1024 * 1024
UNNAMED = "file"


class TooLargeError(ValueError):
    """A file is larger than a person may give."""

    def __init__(self, filename: str) -> None:
        super().__init__(
            f"{filename} is larger than {LARGEST_UPLOAD_BYTES // 1024**2} MB. Please choose a smaller file."
        )


class Uploads:
    """The files that people gave, each for its person alone; the bytes are in the world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._given: dict[str, tuple[Person, Json]] = {}

    def keep(self, person: Person, upload: Upload) -> Json:
        """Keep a file and return Discord's attachment object for it; raises TooLargeError."""
        name = _plain_name(upload.filename)
        if len(upload.data) > LARGEST_UPLOAD_BYTES:
            raise TooLargeError(name)
        number = self._world.new_id()
        url = f"{self._world.files_at}/ephemeral-attachments/{APPLICATION}/{number}/{quote(name, safe='')}"
        shape = shapes.attachment(number, name, len(upload.data), url, content_type=upload.content_type)
        self._world.files[number] = upload.data
        self._given[str(number)] = person, shape | {"ephemeral": True}
        return self._given[str(number)][1]

    def find(self, number: str) -> Json | None:
        """Return the attachment object of a file that was given."""
        return self._given[number][1] if number in self._given else None

    def resolved(self, person: Person, data: Json) -> Json:
        """Return a command's data with its files; LookupError for one that this person never gave."""
        found: dict[str, Json] = {}
        for number in _named(data.get("options") or []):
            given = self._given.get(number)
            if given is None or given[0] is not person:
                raise LookupError(f"no file {number}")
            found[number] = given[1]
        return data | {"resolved": {"attachments": found}} if found else data


def _named(options: Sequence[Json]) -> Iterator[str]:
    for option in options:
        if option["type"] == ATTACHMENT:
            yield str(option["value"])
        yield from _named(option.get("options") or [])


def _plain_name(filename: str) -> str:
    """Leave out the folders; what is no name at all gets one."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return name if name.strip(". ") else UNNAMED
