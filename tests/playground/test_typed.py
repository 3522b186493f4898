import pytest

from bot.playground.typed import command_data, modal_data

OPTIONS = [{"label": "By email", "value": "email"}, {"label": "By mail", "value": "mail", "default": True}]


def form(field, label="Field"):
    component = {"custom_id": "field", "id": 2, **field}
    return {
        "custom_id": "form",
        "title": "Form",
        "components": [{"type": 18, "id": 1, "label": label, "component": component}],
    }


def sent(field, /, **values):
    return modal_data(form(field), values)["components"][0]["component"]


def test_a_form_has_the_shape_that_discord_sends():
    assert modal_data(form({"type": 4}), {"Field": "x"}) == {
        "custom_id": "form",
        "components": [
            {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "field", "value": "x"}}
        ],
    }


def test_each_kind_of_field():
    assert sent({"type": 3, "options": OPTIONS}, field="By email")["values"] == ["email"]
    assert sent({"type": 3, "options": OPTIONS})["values"] == ["mail"]
    assert sent({"type": 21, "options": OPTIONS}, Field="email")["value"] == "email"
    assert sent({"type": 22, "options": OPTIONS}, Field=["email", "By mail"])["values"] == ["email", "mail"]
    assert sent({"type": 23}, Field=True)["value"] is True
    assert sent({"type": 23, "default": True})["value"] is True
    assert sent({"type": 4, "value": "was there"})["value"] == "was there"
    assert sent({"type": 4, "required": False})["value"] == ""


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ({"type": 4}, {}),
        ({"type": 4}, {"Field": ""}),
        ({"type": 4, "max_length": 3}, {"Field": "xxxx"}),
        ({"type": 4, "min_length": 3}, {"Field": "xx"}),
        ({"type": 4}, {"Field": "x", "Other": "y"}),
        ({"type": 3, "options": OPTIONS}, {"Field": "pigeon"}),
        ({"type": 21, "options": OPTIONS[:1]}, {}),
    ],
)
def test_a_form_that_the_app_would_not_send(field, values):
    with pytest.raises((LookupError, ValueError)):
        modal_data(form(field), values)


def test_values_have_the_type_of_their_option():
    kinds = {"text": 3, "whole": 4, "yes": 5, "part": 10}
    command = {
        "id": "1",
        "name": "all",
        "options": [{"type": kind, "name": name, "description": "d"} for name, kind in kinds.items()],
    }
    data = command_data([command], "all", {"part": "1.5", "whole": "3", "text": 7, "yes": 1})
    values = {option["name"]: option["value"] for option in data["options"]}
    assert values == {"text": "7", "whole": 3, "yes": True, "part": 1.5}
    assert type(values["yes"]) is bool


def test_while_typing_the_option_is_focused_and_others_may_be_missing():
    options = [
        {"type": 3, "name": "topic", "description": "d", "autocomplete": True},
        {"type": 3, "name": "state", "description": "d", "required": True},
    ]
    command = {"id": "1", "name": "rights", "options": options}
    data = command_data([command], "rights", {"topic": "ie"}, focused="topic")
    assert data["options"] == [{"name": "topic", "type": 3, "value": "ie", "focused": True}]
