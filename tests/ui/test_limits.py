"""Each limit on both sides of its edge. The numbers are Discord's, from its documentation."""

import pytest

from bot.ui import limits

V2 = 1 << 15


def text(content="x"):
    return {"type": 10, "content": content}


def button(**more):
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **more}


def row(*parts):
    return {"type": 1, "components": list(parts)}


def option(number=0, **more):
    return {"label": f"Option {number}", "value": str(number), **more}


def select(**more):
    return {"type": 3, "custom_id": "pick", "options": [option()], **more}


def card(*parts, **more):
    return {"flags": V2, "components": list(parts), **more}


def container(*parts):
    return {"type": 17, "components": list(parts)}


def modal(*parts, **more):
    return {"custom_id": "form", "title": "Form", "components": list(parts), **more}


def label(component=None, **more):
    return {
        "type": 18,
        "label": "Day",
        "component": component or {"type": 4, "custom_id": "day", "style": 1},
        **more,
    }


def command(*options, **more):
    return {"type": 1, "name": "rights", "description": "What the law says", "options": list(options), **more}


def typed(name="topic", **more):
    return {"type": 3, "name": name, "description": "A topic", **more}


def buttons(number):
    return [button(custom_id=str(one)) for one in range(number)]


MESSAGES = [
    ("content", {"content": "x" * 2000}, {"content": "x" * 2001}),
    ("nonce", {"content": "x", "nonce": "n" * 25}, {"content": "x", "nonce": "n" * 26}),
    ("attachments", {"attachments": [{"id": 1}] * 10}, {"attachments": [{"id": 1}] * 11}),
    ("content", card(text(), content=""), card(text(), content="x")),
    ("embeds", card(text(), embeds=[]), card(text(), embeds=[{"title": "x"}])),
    ("components, nested", card(container(*[text()] * 39)), card(container(*[text()] * 40))),
    ("components, nested", card(*[text()] * 38, row(button())), card(*[text()] * 39, row(button()))),
    ("all text displays", card(text("x" * 2000), text("x" * 2000)), card(text("x" * 2000), text("x" * 2001))),
    ("components[0].content", card(text("x")), card(text(""))),
    ("components[0]", card(container(text())), {"components": [container(text())]}),
    (
        "components:",
        {"components": [row(button(custom_id=str(n))) for n in range(5)]},
        {"components": [row(button(custom_id=str(n))) for n in range(6)]},
    ),
    ("components[0].components[0]", card(container(text())), card(container(container(text())))),
    ("components[0].components:", card(row(*buttons(5))), card(row(*buttons(6)))),
    ("components[0].components:", card(row(button())), card(row())),
    ("components[0]: a row", card(row(select())), card(row(select(), button()))),
    ("components[0]: a row", card(row(select())), card(row(select(), select(custom_id="b")))),
    ("label", card(row(button(label="x" * 80))), card(row(button(label="x" * 81)))),
    ("label or an emoji", card(row(button(label=None, emoji={"name": "x"}))), card(row(button(label=None)))),
    ("custom_id", card(row(button(custom_id="x" * 100))), card(row(button(custom_id="x" * 101)))),
    ("custom_id", card(row(button(custom_id="x"))), card(row(button(custom_id="")))),
    ("custom_id: 'go'", card(row(button(), button(custom_id="b"))), card(row(button(), button()))),
    ("id: 7", card(text() | {"id": 7}), card(text() | {"id": 7}, text() | {"id": 7})),
    (
        "url",
        card(row({"type": 2, "style": 5, "label": "x", "url": "u" * 512})),
        card(row({"type": 2, "style": 5, "label": "x", "url": "u" * 513})),
    ),
    (
        "a link",
        card(row({"type": 2, "style": 5, "label": "x", "url": "u"})),
        card(row(button(style=5, url="u"))),
    ),
    (
        "options",
        card(row(select(options=[option(n) for n in range(25)]))),
        card(row(select(options=[option(n) for n in range(26)]))),
    ),
    ("options", card(row(select())), card(row(select(options=[])))),
    (
        "options[0].label",
        card(row(select(options=[option(label="x" * 100)]))),
        card(row(select(options=[option(label="x" * 101)]))),
    ),
    (
        "options[0].value",
        card(row(select(options=[option(value="x" * 100)]))),
        card(row(select(options=[option(value="x" * 101)]))),
    ),
    (
        "options[0].description",
        card(row(select(options=[option(description="x" * 100)]))),
        card(row(select(options=[option(description="x" * 101)]))),
    ),
    (
        "value: '0'",
        card(row(select(options=[option(0), option(1)]))),
        card(row(select(options=[option(0), option(0)]))),
    ),
    ("placeholder", card(row(select(placeholder="x" * 150))), card(row(select(placeholder="x" * 151)))),
    (
        "min_values",
        card(row(select(min_values=1, max_values=1))),
        card(row(select(min_values=2, max_values=1))),
    ),
    ("max_values", card(row(select(max_values=1))), card(row(select(max_values=2)))),
    (
        "max_values",
        card(row({"type": 5, "custom_id": "who", "max_values": 25})),
        card(row({"type": 5, "custom_id": "who", "max_values": 26})),
    ),
    (
        "components[0].components",
        card({"type": 9, "components": [text()] * 3, "accessory": button()}),
        card({"type": 9, "components": [text()] * 4, "accessory": button()}),
    ),
    (
        "accessory",
        card({"type": 9, "components": [text()], "accessory": button()}),
        card({"type": 9, "components": [text()]}),
    ),
    (
        "accessory.label",
        card({"type": 9, "components": [text()], "accessory": button(label="x" * 80)}),
        card({"type": 9, "components": [text()], "accessory": button(label="x" * 81)}),
    ),
    (
        "items",
        card({"type": 12, "items": [{"media": {"url": "u"}}] * 10}),
        card({"type": 12, "items": [{"media": {"url": "u"}}] * 11}),
    ),
    (
        "attachment://a.txt",
        card(
            {"type": 13, "file": {"url": "attachment://a.txt"}}, attachments=[{"id": 0, "filename": "a.txt"}]
        ),
        card({"type": 13, "file": {"url": "attachment://a.txt"}}),
    ),
    ("cannot stand here", card(text()), card(label())),
]

RADIO = {"type": 21, "custom_id": "how"}
MODALS = [
    ("title", modal(label(), title="x" * 45), modal(label(), title="x" * 46)),
    ("title", modal(label(), title="x"), modal(label(), title="")),
    ("custom_id", modal(label(), custom_id="x" * 100), modal(label(), custom_id="x" * 101)),
    ("components:", modal(*[text()] * 5), modal(*[text()] * 6)),
    ("components:", modal(text()), modal()),
    ("components[0].label", modal(label(label="x" * 45)), modal(label(label="x" * 46))),
    ("components[0].description", modal(label(description="x" * 100)), modal(label(description="x" * 101))),
    ("components[0].component", modal(label(select())), modal(label(button()))),
    ("components[0]", modal(label()), modal(select())),
    (
        "options",
        modal(label(RADIO | {"options": [option(n) for n in range(10)]})),
        modal(label(RADIO | {"options": [option(n) for n in range(11)]})),
    ),
    (
        "options",
        modal(label(RADIO | {"options": [option(0), option(1)]})),
        modal(label(RADIO | {"options": [option(0)]})),
    ),
    (
        "options",
        modal(label({"type": 22, "custom_id": "a", "options": [option(n) for n in range(10)]})),
        modal(label({"type": 22, "custom_id": "a", "options": [option(n) for n in range(11)]})),
    ),
    (
        "placeholder",
        modal(label({"type": 4, "custom_id": "a", "placeholder": "x" * 100})),
        modal(label({"type": 4, "custom_id": "a", "placeholder": "x" * 101})),
    ),
    (
        "max_length",
        modal(label({"type": 4, "custom_id": "a", "max_length": 4000})),
        modal(label({"type": 4, "custom_id": "a", "max_length": 4001})),
    ),
    (
        "value",
        modal(label({"type": 4, "custom_id": "a", "max_length": 3, "value": "xxx"})),
        modal(label({"type": 4, "custom_id": "a", "max_length": 3, "value": "xxxx"})),
    ),
    (
        "component.custom_id",
        modal(label({"type": 4, "custom_id": "x" * 100})),
        modal(label({"type": 4, "custom_id": "x" * 101})),
    ),
    ("'day'", modal(label(), label({"type": 4, "custom_id": "b"})), modal(label(), label())),
]

COMMANDS = [
    ("the name", command(name="x" * 32), command(name="x" * 33)),
    ("the name", command(name="rights-and_more2"), command(name="Rights")),
    ("the name", command(name="días"), command(name="two words")),
    (
        "the name",
        command(name_localizations={"es-ES": "derechos"}),
        command(name_localizations={"es-ES": "Derechos"}),
    ),
    ("description", command(description="x" * 100), command(description="x" * 101)),
    ("description", command(description="x"), command(description="")),
    (
        "options: 26",
        command(*[typed(f"o{n}") for n in range(25)]),
        command(*[typed(f"o{n}") for n in range(26)]),
    ),
    ("'topic' is there 2", command(typed(), typed("b")), command(typed(), typed())),
    (
        "required",
        command(typed("a", required=True), typed("b")),
        command(typed("a"), typed("b", required=True)),
    ),
    (
        "choices: 26",
        command(typed(choices=[{"name": "n", "value": "v"}] * 25)),
        command(typed(choices=[{"name": "n", "value": "v"}] * 26)),
    ),
    (
        "choices[0].name",
        command(typed(choices=[{"name": "n" * 100, "value": "v"}])),
        command(typed(choices=[{"name": "n" * 101, "value": "v"}])),
    ),
    (
        "choices[0].value",
        command(typed(choices=[{"name": "n", "value": "v" * 100}])),
        command(typed(choices=[{"name": "n", "value": "v" * 101}])),
    ),
    (
        "both choices and autocomplete",
        command(typed(autocomplete=True)),
        command(typed(autocomplete=True, choices=[{"name": "n", "value": "v"}])),
    ),
    (
        "mixed",
        command({"type": 1, "name": "log", "description": "d"}),
        command({"type": 1, "name": "log", "description": "d"}, typed()),
    ),
    (
        "options.log.Topic",
        command({"type": 1, "name": "log", "description": "d", "options": [typed()]}),
        command({"type": 1, "name": "log", "description": "d", "options": [typed("Topic")]}),
    ),
    ("name", {"type": 3, "name": "Post an Explainer"}, {"type": 3, "name": "x" * 33}),
]


@pytest.mark.parametrize(("says", "good", "bad"), MESSAGES)
def test_a_message_at_the_edge_and_over_it(says, good, bad):
    assert limits.message_breaches(good) == []
    breaches = limits.message_breaches(bad)
    assert any(says in breach for breach in breaches), breaches


@pytest.mark.parametrize(("says", "good", "bad"), MODALS)
def test_a_modal_at_the_edge_and_over_it(says, good, bad):
    assert limits.modal_breaches(good) == []
    breaches = limits.modal_breaches(bad)
    assert any(says in breach for breach in breaches), breaches


@pytest.mark.parametrize(("says", "good", "bad"), COMMANDS)
def test_a_command_at_the_edge_and_over_it(says, good, bad):
    assert limits.command_breaches(good) == []
    breaches = limits.command_breaches(bad)
    assert any(says in breach for breach in breaches), breaches


def test_all_that_stands_in_a_command_is_8000_characters_at_most():
    # /rights is 6 and its description 17; each of 20 options o10..o29 is 3 and 7, with 3 choices of 100 + 28.
    options = [
        typed(f"o{number}", choices=[{"name": "n" * 100, "value": "v" * 28}] * 3) for number in range(10, 30)
    ]
    short = command(*options)
    room = 8000 - (6 + 17 + 20 * (3 + 7 + 3 * 128))
    assert room == 97
    assert limits.command_breaches(short | {"description": "x" * 99}) == []
    said = command(*options, typed("o30", description="x" * 94))
    assert limits.command_breaches(said) == []
    [breach] = limits.command_breaches(command(*options, typed("o30", description="x" * 95)))
    assert breach == "characters in the whole command: 8001, allowed are at most 8000"


def test_of_a_translation_the_longest_counts():
    options = [
        typed(f"o{number}", choices=[{"name": "n" * 100, "value": "v" * 28}] * 3) for number in range(10, 30)
    ]
    last = typed("o30", description="x", description_localizations={"es-ES": "x" * 95})
    assert len(limits.command_breaches(command(*options, last))) == 1


def test_a_set_of_commands_has_100_typed_ones_and_no_name_twice():
    hundred = [command(name=f"c{number}") for number in range(100)]
    assert limits.commands_breaches(hundred) == []
    assert limits.commands_breaches([*hundred, command(name="more")]) == [
        "commands of type 1: 101, allowed are at most 100"
    ]
    assert limits.commands_breaches([command(), {"type": 3, "name": "rights"}]) == []
    assert limits.commands_breaches([command(), command()]) == ["commands: (1, 'rights') is there 2 times"]
    assert limits.commands_breaches([command(description="")]) == [
        "/rights: command.description: 0 characters, allowed are 1 to 100"
    ]


def test_an_autocomplete_has_25_choices_of_100_characters():
    choice = {"name": "n" * 100, "value": "v" * 100}
    assert limits.autocomplete_breaches({"choices": [choice] * 25}) == []
    assert limits.autocomplete_breaches({"choices": []}) == []
    assert limits.autocomplete_breaches({"choices": [choice] * 26}) == ["choices: 26, allowed are at most 25"]
    assert limits.autocomplete_breaches({"choices": [choice | {"name": "n" * 101}]}) == [
        "choices[0].name: 101 characters, allowed are 1 to 100"
    ]
    assert limits.autocomplete_breaches({"choices": [choice | {"value": "v" * 101}]}) == [
        "choices[0].value: 101 characters, allowed are at most 100"
    ]
    assert limits.autocomplete_breaches({"choices": [{"name": "", "value": 5}]}) == [
        "choices[0].name: 0 characters, allowed are 1 to 100"
    ]


def test_a_file_that_no_component_points_to_is_unseen():
    attachments = [{"id": 0, "filename": "a.txt"}]
    shown = card({"type": 13, "file": {"url": "attachment://a.txt"}}, attachments=attachments)
    in_gallery = card(
        {"type": 12, "items": [{"media": {"url": "attachment://a.txt"}}]}, attachments=attachments
    )
    assert limits.unseen_files(shown) == []
    assert limits.unseen_files(in_gallery) == []
    assert limits.unseen_files({"content": "x", "attachments": attachments}) == []
    assert limits.unseen_files(card(text(), attachments=attachments)) == [
        "attachments: a.txt is pointed to by no component, so nobody sees it"
    ]
