"""What Discord's app makes of what a person typed or chose: a command's data, a form's, a message. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, cast

from bot.playground.records import CommandType
from bot.playground.sight import select_of
from bot.ui import limits

Json = dict[str, Any]

_ROW, _TEXT_INPUT, _LABEL, _RADIO, _CHECKBOX = 1, 4, 18, 21, 23


class _Option(IntEnum):
    INTEGER = 4
    BOOLEAN = 5
    NUMBER = 10
    ATTACHMENT = 11


@dataclass(frozen=True, slots=True)
class File:
    """A file that was given, by its id."""

    id: str


def command_data(
    commands: Sequence[Json], spoken: str, options: Mapping[str, object], *, focused: str | None = None
) -> Json:
    """Return the data of a typed command such as "timeline log"; LookupError or ValueError as the app's no.

    `focused` is the option that is being typed; then others may still be missing.
    """
    first, *rest = spoken.split()
    command = _named(commands, first, "command")
    path: list[Json] = []
    for name in rest:
        path.append(_named((path[-1] if path else command).get("options") or [], name, "subcommand"))
    known: list[Json] = (path[-1] if path else command).get("options") or []
    given = _given(known, options, focused)
    for part in reversed(path):
        given = [{"name": part["name"], "type": part["type"], "options": given}]
    return _used(command, CommandType.CHAT_INPUT) | {"options": given}


def message_command_data(commands: Sequence[Json], name: str, message: Json) -> Json:
    """Return the data of a command that is used on a message; LookupError as the app's no."""
    used = _used(_named(commands, name, "message command"), CommandType.MESSAGE)
    return used | {"target_id": message["id"], "resolved": {"messages": {message["id"]: message}}}


def message_body(text: str) -> Json:
    """Return the body of a plain message; ValueError as the app's no."""
    content = text.strip()
    if not 1 <= len(content) <= limits.CONTENT:
        raise ValueError(f"A message has 1 to {limits.CONTENT} characters, this one has {len(content)}.")
    return {"content": content}


def _used(command: Json, kind: CommandType) -> Json:
    return {"id": command["id"], "name": command["name"], "type": int(kind)}


def _named(things: Sequence[Json], name: str, what: str) -> Json:
    for thing in things:
        if thing["name"] == name:
            return thing
    raise LookupError(f"no {what} {name!r} among: {', '.join(thing['name'] for thing in things)}")


def _given(known: Sequence[Json], options: Mapping[str, object], focused: str | None) -> list[Json]:
    for name in options:
        _named(known, name, "option")
    missing = [one["name"] for one in known if one.get("required") and one["name"] not in options]
    if missing and focused is None:
        raise ValueError(f"required and not given: {', '.join(missing)}")
    return [
        {"name": one["name"], "type": one["type"], "value": options[one["name"]], "focused": True}
        if one["name"] == focused
        else {"name": one["name"], "type": one["type"], "value": _value(one, options[one["name"]])}
        for one in known
        if one["name"] in options
    ]


def _value(option: Json, given: object) -> object:
    """Return a value as the app sends it: a choice by its name or value, numbers as numbers, else text."""
    if isinstance(given, File) != (option["type"] == _Option.ATTACHMENT):
        raise ValueError(f"{option['name']}: {given!r} is of another type than the option")
    choices: list[Json] = option.get("choices") or []
    if choices:
        for choice in choices:
            if given in (choice["name"], choice["value"]):
                return choice["value"]
        raise ValueError(f"{option['name']}: {given!r} is no choice")
    match option["type"]:
        case _Option.INTEGER:
            return int(str(given))
        case _Option.BOOLEAN:
            return bool(given)
        case _Option.NUMBER:
            return float(str(given))
        case _Option.ATTACHMENT:
            return cast("File", given).id
        case _:
            return str(given)


def modal_data(modal: Json, values: Mapping[str, object]) -> Json:
    """Return the data of a form, filled by label or `custom_id`; LookupError or ValueError as the app's no.

    What is not given keeps what the form had in it.
    """
    used: set[str] = set()
    components = [_part(part, values, used) for part in modal["components"]]
    unknown = set(values) - used
    if unknown:
        raise LookupError(f"no field {', '.join(sorted(unknown))}")
    return {"custom_id": modal["custom_id"], "components": components}


def _part(part: Json, values: Mapping[str, object], used: set[str]) -> Json:
    number: Json = {"id": part["id"]} if part.get("id") else {}
    shape: Json = {"type": part["type"], **number}
    if part["type"] == _LABEL:
        return shape | {"component": _field(part["component"], part["label"], values, used)}
    if part["type"] == _ROW:
        fields = [_field(field, field.get("label") or "", values, used) for field in part["components"]]
        return shape | {"components": fields}
    return shape


def _field(field: Json, label: str, values: Mapping[str, object], used: set[str]) -> Json:
    name = next((one for one in (label, field["custom_id"]) if one in values), None)
    used.update([name] if name else [])
    given = values[name] if name else None
    shape: Json = {key: field[key] for key in ("type", "id", "custom_id") if field.get(key) is not None}
    required = field.get("required", True)
    if field["type"] == _TEXT_INPUT:
        text = str(field.get("value") or "" if given is None else given)
        least, most = field.get("min_length") or 0, field.get("max_length") or 4000
        if (required and not text) or (text and not least <= len(text) <= most):
            raise ValueError(f"{label}: {len(text)} characters, allowed are {least} to {most}")
        return shape | {"value": text}
    if field["type"] == _CHECKBOX:
        return shape | {"value": bool(field.get("default") if given is None else given)}
    chosen = _chosen(field, label, given)
    if required and not chosen:
        raise ValueError(f"{label}: nothing chosen")
    if field["type"] == _RADIO:
        return shape | {"value": chosen[0] if chosen else None}
    return shape | {"values": chosen}


def _chosen(field: Json, label: str, given: object) -> list[str]:
    select = select_of(field)
    if given is None:
        return list(select.chosen)
    wanted = [given] if isinstance(given, str) else cast("Sequence[str]", given)
    values: list[str] = []
    for want in wanted:
        found = [value for name, value in select.options if want in (name, value)]
        if not found:
            raise ValueError(f"{label}: {want!r} is not offered")
        values.append(found[0])
    return values
