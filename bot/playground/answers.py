"""What the bot may answer to an interaction: the first reply, later messages, edits; else Discord's no.

Source: "Receiving and Responding to Interactions" in Discord's documentation.
"""

from bot.playground import shapes
from bot.playground.call import Call, check_message, refuse
from bot.playground.interactions import Interaction, Interactions, Reply, Type
from bot.playground.judge import Judge
from bot.playground.records import APPLICATION, EPHEMERAL, LOADING, Json, MessageType, Person, Stored
from bot.playground.refused import No, RefusedError
from bot.playground.world import World
from bot.ui import limits

_MAY = {
    Type.COMMAND: {Reply.MESSAGE, Reply.DEFERRED_MESSAGE, Reply.MODAL},
    Type.COMPONENT: set(Reply) - {Reply.CHOICES},
    Type.AUTOCOMPLETE: {Reply.CHOICES},
    Type.MODAL: set(Reply) - {Reply.CHOICES, Reply.MODAL},
}


class Answers:
    """The routes under /interactions and /webhooks."""

    def __init__(self, world: World, interactions: Interactions, judge: Judge) -> None:
        self._world = world
        self._interactions = interactions
        self._judge = judge

    def first(self, call: Call) -> Json | None:
        """POST /interactions/{id}/{token}/callback."""
        one = self._interactions.find(call.params["token"])
        if one is None or one.id != call.number("id") or one.failed:
            raise RefusedError(No.UNKNOWN_INTERACTION)
        if one.reply:
            raise RefusedError(No.ALREADY_ANSWERED)
        kind = call.form.get("type")
        if kind not in _MAY[one.type] or (kind in {Reply.UPDATE, Reply.DEFERRED_UPDATE} and not one.source):
            raise RefusedError(No.INVALID_FORM, [f"type: {kind} cannot answer this interaction"])
        reply = Reply(kind)
        self._do(one, reply, call, call.form.get("data") or {})
        self._interactions.answered(one, reply)
        if reply not in {Reply.DEFERRED_MESSAGE, Reply.MODAL, Reply.CHOICES}:
            one.report({"type": "done"})
        return _outcome(one, reply) if call.query.get("with_response") in {"1", "true"} else None

    def _do(self, one: Interaction, reply: Reply, call: Call, data: Json) -> None:
        where = _where(call, one)
        match reply:
            case Reply.MESSAGE:
                one.original = self._post(one, call, data)
            case Reply.DEFERRED_MESSAGE:
                extra = _extra(one) | {"flags": LOADING}
                one.original = self._world.post(
                    one.channel, {}, {}, private_to=_private(one, data), extra=extra
                )
                one.report({"type": "typing"})
            case Reply.UPDATE if one.source:
                self._edit(one, one.source, call, data)
                one.original = one.source
            case Reply.CHOICES:
                refuse(self._judge, where, limits.autocomplete_breaches(data))
                one.choices = data.get("choices") or []
                one.report({"type": "choices", "choices": one.choices})
            case Reply.MODAL:
                refuse(self._judge, where, limits.modal_breaches(data))
                one.modal = data
                one.report({"type": "modal", "modal": data})
            case _:
                one.original = one.source

    def more(self, call: Call) -> Json | None:
        """POST /webhooks/{application}/{token}: another message, or the one that a deferral promised."""
        one = self._known(call)
        if one.original and one.original.loading:
            self._edit(one, one.original, call, call.form)
            return one.original.message
        stored = self._post(one, call, call.form)
        return stored.message if call.query.get("wait") in {"1", "true"} else None

    def read(self, call: Call) -> Json:
        """GET /webhooks/{application}/{token}/messages/{message}."""
        return self._message(call)[1].message

    def edit(self, call: Call) -> Json:
        """PATCH /webhooks/{application}/{token}/messages/{message}."""
        one, stored = self._message(call)
        self._edit(one, stored, call, call.form)
        return stored.message

    def delete(self, call: Call) -> None:
        """DELETE /webhooks/{application}/{token}/messages/{message}."""
        one, stored = self._message(call)
        was_loading = stored.loading
        self._world.delete(stored)
        one.deleted.append(stored)
        if was_loading:
            one.report({"type": "done"})

    def _known(self, call: Call) -> Interaction:
        one = self._interactions.find(call.params["token"])
        if one is None:
            raise RefusedError(
                No.OLD_TOKEN if self._interactions.is_old(call.params["token"]) else No.UNKNOWN_WEBHOOK
            )
        if one.reply in {None, Reply.CHOICES}:
            raise RefusedError(No.UNKNOWN_WEBHOOK)
        return one

    def _message(self, call: Call) -> tuple[Interaction, Stored]:
        one = self._known(call)
        if call.params["message"] == "@original":
            stored = one.original
        else:
            number = call.number("message")
            stored = next((mine for mine in (*one.created, one.original) if mine and mine.id == number), None)
        if stored is None or stored.gone:
            raise RefusedError(No.UNKNOWN_MESSAGE)
        return one, stored

    def _post(self, one: Interaction, call: Call, data: Json) -> Stored:
        check_message(call, data, self._judge, where=_where(call, one))
        stored = self._world.post(
            one.channel, data, call.uploads, private_to=_private(one, data), extra=_extra(one)
        )
        one.created.append(stored)
        return stored

    def _edit(self, one: Interaction, stored: Stored, call: Call, data: Json) -> None:
        check_message(call, data, self._judge, where=_where(call, one), old=stored)
        was_loading = stored.loading
        self._world.edit(stored, data, call.uploads)
        (one.created if was_loading else one.edited).append(stored)
        self._world.wake()
        if was_loading:
            one.report({"type": "done"})


def _where(call: Call, one: Interaction) -> str:
    return f"{call.method} {call.place} after {one.spoken}"


def _private(one: Interaction, data: Json) -> Person | None:
    return one.person if (data.get("flags") or 0) & EPHEMERAL else None


def _extra(one: Interaction) -> Json:
    """Return what a message has more when it answers an interaction."""
    shape: Json = {
        "type": MessageType.PLAIN,
        "application_id": str(APPLICATION),
        "webhook_id": str(APPLICATION),
        "interaction_metadata": one.metadata(),
    }
    if one.type is not Type.COMMAND or one.original:
        return shape
    if one.target is None:
        return shape | {"type": MessageType.COMMAND_REPLY}
    shape["type"] = MessageType.MENU_REPLY
    if one.target["flags"] & EPHEMERAL:
        # What one person alone sees is never quoted to others.
        return shape
    return shape | shapes.reference(one.target, one.channel.server_id or None)


def _outcome(one: Interaction, reply: Reply) -> Json:
    """Return what a callback with `with_response` says."""
    shape: Json = {"id": str(one.id), "type": int(one.type), "channel_id": str(one.channel.id)}
    if one.channel.server:
        shape["guild_id"] = str(one.channel.server_id)
    if one.original and reply is not Reply.DEFERRED_UPDATE:
        shape["response_message_id"] = str(one.original.id)
        shape["response_message_loading"] = one.original.loading
        shape["response_message_ephemeral"] = one.original.private_to is not None
        kind = Reply.UPDATE if reply is Reply.UPDATE else Reply.MESSAGE
        return {"interaction": shape, "resource": {"type": int(kind), "message": one.original.message}}
    return {"interaction": shape}
