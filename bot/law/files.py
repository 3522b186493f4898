"""Files of `data/` -> records, or a named fault for each slip. Knows no fact."""

import hashlib
import re
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import ValidationError
from yaml12 import parse_yaml

from bot.law.model import Fact

F = TypeVar("F", bound=Fact)

_PROBLEM = re.compile(r"YAML parse error: (?P<says>.*) at byte \d+ line (?P<line>\d+) column \d+")


class Fault(NamedTuple):
    """What is wrong in `data/`, and where."""

    file: str
    entry: str
    says: str

    def __str__(self) -> str:
        """Return one line: file, entry, what to write."""
        return f"{self.file}: {self.entry}: {self.says}"


class Shelf:
    """Reads a folder of facts; `faults` grows with each slip, and reading goes on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self._read_so_far = hashlib.sha256()

    @property
    def version(self) -> str:
        """A short hash of all files read: another one means that facts have changed."""
        return self._read_so_far.hexdigest()[:12]

    @property
    def broken(self) -> set[str]:
        """The files that have a fault, as they are named in it."""
        return {fault.file for fault in self.faults}

    def name(self, path: Path) -> str:
        """Return how a fault names a file: `data/law/federal.yaml`."""
        return path.relative_to(self.root.parent).as_posix()

    def one(self, place: str, kind: type[F]) -> F | None:
        """Return the record that a file is; None where it has a fault."""
        path = self.root / place
        raw = self._read(path)
        return None if raw is None else self._record(self.name(path), raw, kind)

    def many(self, place: str, key: str, kind: type[F]) -> dict[str, F]:
        """Return the records of a file's list, by id or code."""
        return self._by_id(self._rows(place, key, kind))

    def folder(self, place: str, kind: type[F]) -> dict[str, F]:
        """Return the records of a folder's files, by id or code."""
        found: list[tuple[str, F]] = []
        for path in sorted((self.root / place).glob("*.yaml")):
            name, raw = self.name(path), self._read(path)
            record = None if raw is None else self._record(name, raw, kind)
            if record is not None:
                found.append((name, record))
        return self._by_id(found)

    def lists(self, place: str, key: str, kind: type[F]) -> tuple[F, ...]:
        """Return the records of all lists of a folder's files, in order; they need no id."""
        found: list[F] = []
        for path in sorted((self.root / place).glob("*.yaml")):
            found += [one for _, one in self._rows(f"{place}/{path.name}", key, kind)]
        return tuple(found)

    def _rows(self, place: str, key: str, kind: type[F]) -> list[tuple[str, F]]:
        path = self.root / place
        name = self.name(path)
        raw = self._read(path)
        if raw is None:
            return []
        if not isinstance(raw.get(key), list):
            self._fault(name, key, f"write a list under `{key}:`")
            return []
        made = [self._record(name, row, kind) for row in cast("list[object]", raw[key])]
        return [(name, one) for one in made if one]

    def _by_id(self, rows: list[tuple[str, F]]) -> dict[str, F]:
        found: dict[str, F] = {}
        for name, record in rows:
            key = str(getattr(record, "id", None) or getattr(record, "code", ""))
            if key in found:
                self._fault(name, key, "this id stands twice; give each its own")
            found.setdefault(key, record)
        return found

    def _fault(self, file: str, entry: str, says: str) -> None:
        self.faults.append(Fault(file, entry, says))

    def _read(self, path: Path) -> dict[str, Any] | None:
        name = self.name(path)
        try:
            text = path.read_text(encoding="utf-8")
            self._read_so_far.update(text.encode())
            documents = cast("list[object]", parse_yaml(text, multi=True))
        except FileNotFoundError:
            return self._fault(name, "file", "is missing; put it back")
        except UnicodeDecodeError:
            return self._fault(name, "file", "is no YAML that can be read: is not UTF-8 text")
        except ValueError as error:
            problem = _PROBLEM.fullmatch(str(error))
            line, says = (f"line {problem['line']}", problem["says"]) if problem else ("file", str(error))
            return self._fault(name, line, f"is no YAML that can be read: {says}")
        if len(documents) > 1:
            return self._fault(name, "file", "holds several documents; take out the lines `---`")
        raw = documents[0] if documents else None
        if not isinstance(raw, dict):
            return self._fault(name, "file", "write keys and values, such as `id: ...`")
        return cast("dict[str, Any]", raw)

    def _record(self, name: str, raw: object, kind: type[F]) -> F | None:
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            for problem in error.errors(include_url=False, include_input=False):
                self._fault(name, _entry(raw, problem["loc"]), problem["msg"])
            return None


def _entry(raw: object, place: tuple[int | str, ...]) -> str:
    """Say where a fault is in the words of the file: `clocks.annual-review.length`."""
    here: Any = raw
    said: list[str] = [_name(raw)] if _name(raw) else []
    for step in place:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        said.append(_name(here) or str(step))
    return ".".join(said) or "file"


def _name(raw: object) -> str:
    if isinstance(raw, dict):
        row = cast("dict[str, object]", raw)
        return str(row.get("id") or row.get("code") or row.get("text") or "")
    return ""
