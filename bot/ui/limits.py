"""Discord's limits on what a bot sends, as far as discord.py does not check them: here and nowhere else.

Pure: takes the JSON that would be sent, gives sentences for developers that name the place. Lengths are
characters. Source: Discord's developer documentation and OpenAPI document, July 2026.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Body = Mapping[str, Any]

COMPONENTS_V2 = 1 << 15
"""The message flag that turns content and embeds off and the newer components on."""

CONTENT = 2000
COMPONENTS = 40
TEXT_OF_ALL = 4000
ROWS = 5
NONCE = 25
FILES = 10
PINS = 250
"""In one channel."""
PINS_A_PAGE = 50
MODAL_PARTS = 5
COMMAND_TEXT = 8000
COMMANDS_BY_TYPE = {1: 100, 2: 15, 3: 15}
KEYWORD_RULES = 6
"""AutoMod rules of words and patterns in one server."""
PATTERNS, PATTERN = 10, 260
BLOCK_MESSAGE = 150
"""What a person is told whose message AutoMod blocks."""

_NOT_IN_RUST = re.compile(r"(?<!\\)(?:\\\\)*(?:\(\?(?:[=!>(]|<[=!]|P=)|\\[1-9]|[*+?}]\+)")
"""Looking around, back references, groups that hold on: its regular expressions have none of them."""
_NAME = re.compile(r"[-'\w]{1,32}")
_ROW, _BUTTON, _STRING_SELECT, _TEXT_INPUT, _SECTION, _TEXT, _GALLERY = 1, 2, 3, 4, 9, 10, 12
_CONTAINER, _LABEL, _FILE_UPLOAD, _RADIO, _CHECKBOXES, _CHECKBOX = 17, 18, 19, 21, 22, 23
_SELECTS = {3, 5, 6, 7, 8}
_LINK, _PREMIUM = 5, 6
_IN_CONTAINER = {_ROW, _SECTION, _TEXT, _GALLERY, 13, 14}
_ON_TOP = _IN_CONTAINER | {_CONTAINER}
_IN_LABEL = _SELECTS | {_TEXT_INPUT, _FILE_UPLOAD, _RADIO, _CHECKBOXES, _CHECKBOX}
_SUBCOMMAND, _GROUP = 1, 2


def message_breaches(body: Body) -> list[str]:
    """Say what Discord would refuse in a message. For an edit, give the message as it would then be."""
    return list(_message(body))


def modal_breaches(body: Body) -> list[str]:
    """Say what Discord would refuse in a modal: `custom_id`, `title`, `components`."""
    return list(_modal(body))


def command_breaches(body: Body) -> list[str]:
    """Say what Discord would refuse in one application command."""
    return list(_command(body))


def commands_breaches(bodies: Sequence[Body]) -> list[str]:
    """Say what Discord would refuse in a whole set of commands."""
    said = [f"/{body.get('name')}: {breach}" for body in bodies for breach in _command(body)]
    said += _twice("commands", ((body.get("type") or 1, body.get("name")) for body in bodies))
    for kind, most in COMMANDS_BY_TYPE.items():
        said += _count(
            f"commands of type {kind}", sum((body.get("type") or 1) == kind for body in bodies), most
        )
    return said


def autocomplete_breaches(body: Body) -> list[str]:
    """Say what Discord would refuse in an answer to an autocomplete: `choices`."""
    return list(_choices("choices", _list(body, "choices")))


def rule_breaches(body: Body) -> list[str]:
    """Say what Discord would refuse in an AutoMod rule of words and patterns, also in a part of one."""
    return list(_rule(body))


def unseen_files(body: Body) -> list[str]:
    """Name the files that nobody would see: Discord takes them, but shows only what a component points to."""
    if not (body.get("flags") or 0) & COMPONENTS_V2:
        return []
    shown = {url for _, part in _parts(_list(body, "components")) for url in _media(part)}
    return [
        f"attachments: {file['filename']} is pointed to by no component, so nobody sees it"
        for file in _list(body, "attachments")
        if file.get("filename") and f"attachment://{file['filename']}" not in shown
    ]


def _message(body: Body) -> Iterator[str]:
    components = _list(body, "components")
    parts = list(_parts(components))
    yield from _length("content", body.get("content"), CONTENT)
    yield from _length("nonce", body.get("nonce"), NONCE)
    yield from _count("attachments", len(_list(body, "attachments")), FILES)
    if (body.get("flags") or 0) & COMPONENTS_V2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(key):
                yield f"{key}: cannot stand beside components of version 2"
        yield from _allowed("components", components, _ON_TOP)
        yield from _count("components, nested ones with them", len(parts), COMPONENTS)
        texts = sum(len(part.get("content") or "") for _, part in parts if part.get("type") == _TEXT)
        yield from _count("characters in all text displays together", texts, TEXT_OF_ALL)
        files = {f"attachment://{file.get('filename')}" for file in _list(body, "attachments")}
        for place, part in parts:
            for url in _media(part):
                if url.startswith("attachment://") and url not in files:
                    yield f"{place}: {url} is not among the attachments"
    else:
        yield from _allowed("components", components, {_ROW})
        yield from _count("components", len(components), ROWS)
    yield from _in_parts(parts)


def _modal(body: Body) -> Iterator[str]:
    components = _list(body, "components")
    yield from _length("custom_id", body.get("custom_id") or "", 100, least=1)
    yield from _length("title", body.get("title") or "", 45, least=1)
    yield from _count("components", len(components), MODAL_PARTS, least=1)
    yield from _allowed("components", components, {_ROW, _TEXT, _LABEL})
    yield from _in_parts(list(_parts(components)))


def _in_parts(parts: Sequence[tuple[str, Body]]) -> Iterator[str]:
    for place, part in parts:
        rule = _RULES.get(part.get("type") or 0)
        if rule:
            yield from rule(place, part)
        if part.get("type") in _WITH_CUSTOM_ID and not _link(part):
            yield from _length(f"{place}.custom_id", part.get("custom_id") or "", 100, least=1)
    yield from _twice("custom_id", (part["custom_id"] for _, part in parts if part.get("custom_id")))
    yield from _twice("id", (part["id"] for _, part in parts if part.get("id")))


def _parts(components: Sequence[Body], place: str = "components") -> Iterator[tuple[str, Body]]:
    """Walk through components and all that is nested in them, each with its place."""
    for index, part in enumerate(components):
        here = f"{place}[{index}]"
        yield here, part
        yield from _parts(_list(part, "components"), f"{here}.components")
        for name in ("accessory", "component"):
            if part.get(name):
                yield f"{here}.{name}", part[name]


def _media(part: Body) -> Iterator[str]:
    """Give the addresses of the files that a component shows."""
    for holder in (part, *(_list(part, "items"))):
        for key in ("media", "file"):
            if holder.get(key):
                yield str(holder[key].get("url"))


def _row(place: str, part: Body) -> Iterator[str]:
    inside = _list(part, "components")
    types = [one.get("type") for one in inside]
    alone = len(types) == 1 and types[0] in _SELECTS | {_TEXT_INPUT}
    if not alone and set(types) - {_BUTTON}:
        yield f"{place}: a row holds buttons, or one select, alone"
    yield from _count(f"{place}.components", len(inside), 5, least=1)


def _link(part: Body) -> bool:
    return part.get("type") == _BUTTON and part.get("style") in {_LINK, _PREMIUM}


def _button(place: str, part: Body) -> Iterator[str]:
    yield from _length(f"{place}.label", part.get("label"), 80)
    if part.get("style") == _LINK:
        yield from _length(f"{place}.url", part.get("url") or "", 512, least=1)
    if _link(part) and part.get("custom_id"):
        yield f"{place}: a link has no custom_id"
    if part.get("style") != _PREMIUM and not part.get("label") and not part.get("emoji"):
        yield f"{place}: a button needs a label or an emoji"


def _select(place: str, part: Body) -> Iterator[str]:
    least = part.get("min_values", 1)
    most = part.get("max_values", 1)
    yield from _length(f"{place}.placeholder", part.get("placeholder"), 150)
    yield from _count(f"{place}.min_values", 1 if least is None else least, 25)
    yield from _count(f"{place}.max_values", 1 if most is None else most, 25, least=1)
    if least is not None and most is not None and least > most:
        yield f"{place}: min_values {least} is over max_values {most}"
    if part.get("type") == _STRING_SELECT:
        options = _list(part, "options")
        yield from _options(place, options, 25)
        if most is not None and options and most > len(options):
            yield f"{place}: max_values {most} is over the number of options, {len(options)}"


def _options(place: str, options: Sequence[Body], most: int, least: int = 1) -> Iterator[str]:
    yield from _count(f"{place}.options", len(options), most, least=least)
    yield from _twice(f"{place}.options: value", (option.get("value") for option in options))
    for index, option in enumerate(options):
        for key in ("label", "value"):
            yield from _length(f"{place}.options[{index}].{key}", option.get(key) or "", 100, least=1)
        yield from _length(f"{place}.options[{index}].description", option.get("description"), 100)


def _text_input(place: str, part: Body) -> Iterator[str]:
    most = part.get("max_length")
    yield from _length(f"{place}.label", part.get("label"), 45)
    yield from _length(f"{place}.placeholder", part.get("placeholder"), 100)
    yield from _count(f"{place}.min_length", part.get("min_length") or 0, 4000)
    yield from _count(f"{place}.max_length", 4000 if most is None else most, 4000, least=1)
    yield from _length(f"{place}.value", part.get("value"), most or 4000)


def _label(place: str, part: Body) -> Iterator[str]:
    yield from _length(f"{place}.label", part.get("label") or "", 45, least=1)
    yield from _length(f"{place}.description", part.get("description"), 100)
    yield from _allowed(f"{place}.component", [part.get("component") or {}], _IN_LABEL)


def _section(place: str, part: Body) -> Iterator[str]:
    yield from _count(f"{place}.components", len(_list(part, "components")), 3, least=1)
    yield from _allowed(f"{place}.components", _list(part, "components"), {_TEXT})
    if not part.get("accessory"):
        yield f"{place}: a section needs an accessory"


def _container(place: str, part: Body) -> Iterator[str]:
    yield from _count(f"{place}.components", len(_list(part, "components")), COMPONENTS, least=1)
    yield from _allowed(f"{place}.components", _list(part, "components"), _IN_CONTAINER)


Rule = Callable[[str, Body], Iterator[str]]
_RULES: Mapping[int, Rule] = {
    _ROW: _row,
    _BUTTON: _button,
    _TEXT_INPUT: _text_input,
    _SECTION: _section,
    _TEXT: lambda place, part: _length(f"{place}.content", part.get("content") or "", TEXT_OF_ALL, least=1),
    _GALLERY: lambda place, part: _count(f"{place}.items", len(_list(part, "items")), 10, least=1),
    _CONTAINER: _container,
    _LABEL: _label,
    _RADIO: lambda place, part: _options(place, _list(part, "options"), 10, least=2),
    _CHECKBOXES: lambda place, part: _options(place, _list(part, "options"), 10),
    **dict.fromkeys(_SELECTS, _select),
}
_WITH_CUSTOM_ID = _IN_LABEL | {_BUTTON}


def _command(body: Body) -> Iterator[str]:
    if (body.get("type") or 1) != 1:
        yield from _length("name", body.get("name") or "", 32, least=1)
        return
    yield from _named("command", body)
    yield from _command_options("options", _list(body, "options"))
    yield from _count("characters in the whole command", _written(body), COMMAND_TEXT)


def _named(place: str, body: Body) -> Iterator[str]:
    for name in _in_all_languages(body, "name"):
        if not _NAME.fullmatch(name) or name != name.lower():
            yield f"{place}: the name {name!r} is not 1 to 32 small letters, digits, - or _"
    for text in _in_all_languages(body, "description"):
        yield from _length(f"{place}.description", text, 100, least=1)


def _command_options(place: str, options: Sequence[Body]) -> Iterator[str]:
    yield from _count(place, len(options), 25)
    yield from _twice(f"{place}: name", (option.get("name") for option in options))
    optional_came = False
    for option in options:
        here = f"{place}.{option.get('name')}"
        yield from _named(here, option)
        if option.get("type") in {_SUBCOMMAND, _GROUP}:
            yield from _command_options(here, _list(option, "options"))
            continue
        if option.get("required") and optional_came:
            yield f"{here}: a required option comes after one that is not"
        optional_came = optional_came or not option.get("required")
        if option.get("autocomplete") and option.get("choices"):
            yield f"{here}: has both choices and autocomplete"
        yield from _choices(f"{here}.choices", _list(option, "choices"))
    kinds = {option.get("type") in {_SUBCOMMAND, _GROUP} for option in options}
    if len(kinds) > 1:
        yield f"{place}: subcommands and plain options are mixed"


def _choices(place: str, choices: Sequence[Body]) -> Iterator[str]:
    yield from _count(place, len(choices), 25)
    for index, choice in enumerate(choices):
        for name in _in_all_languages(choice, "name"):
            yield from _length(f"{place}[{index}].name", name, 100, least=1)
        if isinstance(choice.get("value"), str):
            yield from _length(f"{place}[{index}].value", choice["value"], 100)


def _written(body: Body) -> int:
    """Count what stands in a command: names, descriptions, values; of translations the longest."""
    own = sum(max(map(len, _in_all_languages(body, key))) for key in ("name", "description"))
    values = sum(len(str(choice.get("value"))) + _written(choice) for choice in _list(body, "choices"))
    return own + values + sum(_written(option) for option in _list(body, "options"))


def _rule(body: Body) -> Iterator[str]:
    held: Body = body.get("trigger_metadata") or {}
    patterns: Sequence[str] = held.get("regex_patterns") or ()
    yield from _length("name", body.get("name"), 100, least=1)
    yield from _count("regex_patterns", len(patterns), PATTERNS)
    for index, pattern in enumerate(patterns):
        yield from _length(f"regex_patterns[{index}]", pattern, PATTERN, least=1)
        if _NOT_IN_RUST.search(pattern):
            yield f"regex_patterns[{index}]: Rust's regular expressions have no such part"
    for key, most in (("keyword_filter", 1000), ("allow_list", 100)):
        words: Sequence[str] = held.get(key) or ()
        yield from _count(key, len(words), most)
        for index, word in enumerate(words):
            yield from _length(f"{key}[{index}]", word, 60, least=1)
    if "actions" in body:
        yield from _count("actions", len(_list(body, "actions")), 5, least=1)
    for index, action in enumerate(_list(body, "actions")):
        done: Body = action.get("metadata") or {}
        yield from _length(f"actions[{index}].custom_message", done.get("custom_message"), BLOCK_MESSAGE)
    yield from _count("exempt_roles", len(_list(body, "exempt_roles")), 20)
    yield from _count("exempt_channels", len(_list(body, "exempt_channels")), 50)


def _list(body: Body, key: str) -> Sequence[Body]:
    return body.get(key) or ()


def _in_all_languages(body: Body, key: str) -> Sequence[str]:
    translated: Mapping[str, str] = body.get(f"{key}_localizations") or {}
    return (body.get(key) or "", *translated.values())


def _length(place: str, text: object, most: int, *, least: int = 0) -> Iterator[str]:
    if text is not None and not least <= len(str(text)) <= most:
        wanted = f"{least} to {most}" if least else f"at most {most}"
        yield f"{place}: {len(str(text))} characters, allowed are {wanted}"


def _count(place: str, number: int, most: int, *, least: int = 0) -> Iterator[str]:
    if not least <= number <= most:
        wanted = f"{least} to {most}" if least else f"at most {most}"
        yield f"{place}: {number}, allowed are {wanted}"


def _allowed(place: str, components: Sequence[Body], types: set[int]) -> Iterator[str]:
    for index, part in enumerate(components):
        if part.get("type") not in types:
            yield f"{place}[{index}]: a component of type {part.get('type')} cannot stand here"


def _twice(place: str, values: Iterable[object]) -> Iterator[str]:
    for value, number in Counter(values).items():
        if number > 1:
            yield f"{place}: {value!r} is there {number} times"
