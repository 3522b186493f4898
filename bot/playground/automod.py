"""AutoMod: rules of words and patterns that a server holds each message of its members against.

Source: "Auto Moderation" in Discord's documentation. Other kinds of rules are not played here.
"""

import re

from bot.playground import shapes
from bot.playground.call import Call, refuse
from bot.playground.judge import Judge
from bot.playground.reach import need_in_server, server_of
from bot.playground.records import APPLICATION, Channel, Json, Person, Server
from bot.playground.refused import No, RefusedError
from bot.playground.rights import Right
from bot.playground.world import World
from bot.ui import limits

KEYWORD, BLOCK = 1, 1
OFTEN_SAID = "This server does not allow messages like this one."
"""What Discord says where a rule has no words of its own."""


class BlockedError(Exception):
    """A rule blocked a message: the text is what the person is shown."""


class AutoMod:
    """The routes under /guilds/{server}/auto-moderation/rules: all need the right to manage the server."""

    def __init__(self, world: World, judge: Judge) -> None:
        self._world = world
        self._judge = judge

    def list(self, call: Call) -> list[Json]:
        """GET."""
        return self._server(call).rules

    def read(self, call: Call) -> Json:
        """GET one."""
        return self._rule(self._server(call), call)

    def make(self, call: Call) -> Json:
        """POST: a rule is off unless it says that it is on. Six of them are a server's most."""
        server = self._server(call)
        self._check(call)
        if call.form.get("trigger_type") != KEYWORD:
            raise RefusedError(No.INVALID_FORM, ["trigger_type: only rules of words and patterns are played"])
        if not call.form.get("actions"):
            raise RefusedError(No.INVALID_FORM, ["actions: 0, allowed are 1 to 5"])
        if len(server.rules) >= limits.KEYWORD_RULES:
            raise RefusedError(No.INVALID_FORM, ["trigger_type: this server has its 6 rules of this type"])
        rule = shapes.rule(call.form, number=self._world.new_id(), server=server.id, creator=APPLICATION)
        server.rules.append(rule)
        return rule

    def edit(self, call: Call) -> Json:
        """PATCH one."""
        rule = self._rule(self._server(call), call)
        self._check(call)
        rule |= shapes.rule_parts(call.form)
        return rule

    def delete(self, call: Call) -> None:
        """DELETE one."""
        server = self._server(call)
        server.rules.remove(self._rule(server, call))

    def _server(self, call: Call) -> Server:
        server = server_of(self._world, call)
        need_in_server(server, Right.MANAGE_SERVER)
        return server

    def _rule(self, server: Server, call: Call) -> Json:
        for rule in server.rules:
            if rule["id"] == call.params["rule"]:
                return rule
        raise RefusedError(No.UNKNOWN_RULE)

    def _check(self, call: Call) -> None:
        refuse(self._judge, f"{call.method} {call.place}", limits.rule_breaches(call.form))
        held: Json = call.form.get("trigger_metadata") or {}
        patterns: list[str] = held.get("regex_patterns") or []
        for pattern in patterns:
            try:
                translated(pattern)
            except re.error as error:
                refuse(self._judge, f"{call.method} {call.place}", [f"regex_patterns: {pattern}: {error}"])


def translated(pattern: str) -> re.Pattern[str]:
    r"""Return a pattern of Rust's as one of Python's: only its end of text, \z, has another name there."""
    return re.compile(re.sub(r"(?<!\\)((?:\\\\)*)\\z", r"\1\\Z", pattern))


def hold(channel: Channel, person: Person, text: str) -> None:
    """Hold a message against the rules of its server; BlockedError where one blocks it.

    Who manages the server is above its rules.
    """
    server = channel.server
    if server is None or channel.allows(person.id, Right.MANAGE_SERVER):
        return
    for rule in server.rules:
        blocks = [one for one in rule["actions"] if one["type"] == BLOCK]
        exempt = str(channel.id) in rule["exempt_channels"] or any(
            str(role) in rule["exempt_roles"] for role in server.members[person.id]
        )
        if rule["enabled"] and blocks and not exempt and _catches(rule["trigger_metadata"], text):
            raise BlockedError(blocks[0]["metadata"].get("custom_message") or OFTEN_SAID)


def _catches(held: Json, text: str) -> bool:
    for word in held["allow_list"]:
        text = _worded(word).sub(" ", text)
    return any(_worded(word).search(text) for word in held["keyword_filter"]) or any(
        translated(pattern).search(text) for pattern in held["regex_patterns"]
    )


def _worded(word: str) -> re.Pattern[str]:
    """Return how a keyword is looked for: as whole words, open where a star is."""
    before = "" if word.startswith("*") else r"(?<!\S)"
    after = "" if word.endswith("*") else r"(?!\S)"
    return re.compile(before + re.escape(word.strip("*")) + after, re.IGNORECASE)
