"""Discord's JSON objects as Discord fills them in: what a bot leaves out comes back with its default.

Pure. Field names and which of them are required: Discord's OpenAPI document, July 2026.
"""

import mimetypes
from collections.abc import Sequence
from datetime import datetime
from typing import Any

Json = dict[str, Any]

_TEXT_TYPES = ("text/", "application/json")


def stamp(instant: datetime) -> str:
    """Return an instant as Discord writes it."""
    return instant.isoformat(timespec="microseconds")


def user(number: int, username: str, name: str | None, *, bot: bool = False) -> Json:
    """Return a user object."""
    return {
        "id": str(number),
        "username": username,
        "global_name": name,
        "discriminator": "0",
        "avatar": None,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "public_flags": 0,
        "flags": 0,
        "bot": bot,
        "system": False,
    }


def own_user(bot: Json) -> Json:
    """Return the user object of the bot itself, as READY and GET /users/@me give it."""
    return bot | {"mfa_enabled": False, "locale": "en-US", "premium_type": 0, "email": None, "verified": True}


def member(person: Json, roles: Sequence[int], joined_at: datetime) -> Json:
    """Return a member of a server."""
    return {
        "user": person,
        "roles": [str(role) for role in roles],
        "joined_at": stamp(joined_at),
        "nick": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "premium_since": None,
        "communication_disabled_until": None,
        "flags": 0,
    }


def dm_channel(number: int, recipient: Json, last_message: int | None, last_pin: datetime | None) -> Json:
    """Return a DM channel object."""
    return {
        "id": str(number),
        "type": 1,
        "flags": 0,
        "last_message_id": None if last_message is None else str(last_message),
        "recipients": [recipient],
        "last_pin_timestamp": last_pin and stamp(last_pin),
    }


def text_channel(
    number: int,
    server: int,
    name: str,
    last_message: int | None,
    *,
    position: int,
    overwrites: Sequence[Json],
    last_pin: datetime | None,
) -> Json:
    """Return a server's text channel object."""
    return {
        "id": str(number),
        "type": 0,
        "flags": 0,
        "last_message_id": None if last_message is None else str(last_message),
        "guild_id": str(server),
        "name": name,
        "position": position,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "permission_overwrites": list(overwrites),
        "last_pin_timestamp": last_pin and stamp(last_pin),
    }


def named_channel(channel: Json, permissions: int) -> Json:
    """Return a channel that a person named, with what they may do there."""
    kept = ("id", "name", "type", "guild_id", "parent_id", "position", "topic", "nsfw", "flags")
    more = ("last_message_id", "last_pin_timestamp", "rate_limit_per_user")
    return {key: channel[key] for key in (*kept, *more)} | {"permissions": str(permissions)}


def overwrite(number: int, allow: int, deny: int, *, role: bool) -> Json:
    """Return what a channel changes for a role or a member."""
    return {"id": str(number), "type": 0 if role else 1, "allow": str(int(allow)), "deny": str(int(deny))}


def server(number: int, name: str, owner: int, channels: Sequence[Json], roles: Sequence[Json]) -> Json:
    """Return a server as GUILD_CREATE gives it."""
    return _server(number, name, owner, roles) | {
        "channels": list(channels),
        "unavailable": False,
        "large": False,
        **{key: list[Json]() for key in _LISTS_IN_CREATE},
    }


def asked_server(number: int, name: str, owner: int, roles: Sequence[Json]) -> Json:
    """Return a server as a bot gets it that asks for it."""
    return _server(number, name, owner, roles) | {
        "home_header": None,
        "widget_enabled": False,
        "widget_channel_id": None,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_subscription_count": 0,
        "safety_alerts_channel_id": None,
        "premium_progress_bar_enabled": False,
        "premium_progress_bar_enabled_user_updated_at": None,
        "nsfw": False,
        "incidents_data": None,
    }


def listed_server(number: int, name: str, permissions: int) -> Json:
    """Return a server as the list of the bot's own servers has it."""
    return {
        "id": str(number),
        "name": name,
        "icon": None,
        "banner": None,
        "owner": False,
        "permissions": str(int(permissions)),
        "features": [],
    }


def _server(number: int, name: str, owner: int, roles: Sequence[Json]) -> Json:
    return {
        "id": str(number),
        "name": name,
        "owner_id": str(owner),
        "roles": list(roles),
        "preferred_locale": "en-US",
        "region": "deprecated",
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "afk_timeout": 300,
        "system_channel_flags": 0,
        **dict.fromkeys(
            (
                "icon",
                "splash",
                "discovery_splash",
                "banner",
                "description",
                "vanity_url_code",
                "application_id",
            )
        ),
        **dict.fromkeys(
            ("afk_channel_id", "system_channel_id", "rules_channel_id", "public_updates_channel_id")
        ),
        **{key: list[Json]() for key in ("emojis", "stickers", "features")},
    }


_LISTS_IN_CREATE = (
    "presences",
    "threads",
    "voice_states",
    "stage_instances",
    "guild_scheduled_events",
    "soundboard_sounds",
)


def role(number: int, name: str, position: int, permissions: int, *, bot: int | None) -> Json:
    """Return a role object; `bot` is whose own role it is, None for all others."""
    shape: Json = {
        "id": str(number),
        "name": name,
        "position": position,
        "permissions": str(int(permissions)),
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "managed": bot is not None,
        "mentionable": False,
        "flags": 0,
    }
    return shape if bot is None else shape | {"tags": {"bot_id": str(bot)}}


def application(number: int, bot: Json, owner: Json) -> Json:
    """Return the application object that a bot gets about itself."""
    return {
        "id": str(number),
        "name": bot["username"],
        "icon": None,
        "description": "",
        "type": None,
        "bot": bot,
        "owner": owner,
        "team": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "explicit_content_filter": 0,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "eligible_oauth2_scopes": [],
    }


def command(body: Json, *, number: str, owner: int, version: int) -> Json:
    """Return a registered command."""
    rights = body.get("default_member_permissions")
    filled = {
        "type": 1,
        "description": "",
        "nsfw": False,
        "name_localizations": None,
        "integration_types": [0],
    }
    return (
        filled
        | {key: value for key, value in body.items() if value is not None}
        | {
            "id": number,
            "application_id": str(owner),
            "version": str(version),
            "default_member_permissions": None if rights is None else str(rights),
            "contexts": body.get("contexts"),
            "description_localizations": body.get("description_localizations"),
        }
    )


def reference(message: Json, server: int | None) -> Json:
    """Return what a message has more that points to another one of its place; `server` is None in a DM."""
    # One step back and no further, as Discord has it.
    whole = {key: value for key, value in message.items() if key != "referenced_message"}
    return pointer(message, server) | {"referenced_message": whole}


def pointer(message: Json, server: int | None) -> Json:
    """Return what a message has more that names another one without showing it, as the notice of a pin."""
    place: Json = {"type": 0, "message_id": message["id"], "channel_id": message["channel_id"]}
    return {"message_reference": place if server is None else place | {"guild_id": str(server)}}


def attachment(
    number: int,
    filename: str,
    size: int,
    url: str,
    *,
    description: str | None = None,
    content_type: str | None = None,
) -> Json:
    """Return an attachment object; a type that is not given is told from the file's name."""
    if content_type is None:
        content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        if content_type.startswith(_TEXT_TYPES):
            content_type += "; charset=utf-8"
    shape: Json = {
        "id": str(number),
        "filename": filename,
        "size": size,
        "url": url,
        "proxy_url": url,
        "content_type": content_type,
    }
    return shape | ({"description": description} if description else {})


def rule(body: Json, *, number: int, server: int, creator: int) -> Json:
    """Return a new AutoMod rule of words and patterns."""
    empty: Json = {
        "enabled": False,
        "exempt_roles": list[str](),
        "exempt_channels": list[str](),
        "trigger_metadata": _held({}),
    }
    fixed = {"id": str(number), "guild_id": str(server), "creator_id": str(creator), "trigger_type": 1}
    return empty | rule_parts(body) | fixed


def rule_parts(body: Json) -> Json:
    """Return what a body says of an AutoMod rule, filled in."""
    parts = {key: body[key] for key in ("name", "event_type", "enabled") if body.get(key) is not None}
    for key in ("exempt_roles", "exempt_channels"):
        if body.get(key) is not None:
            parts[key] = [str(number) for number in body[key]]
    if body.get("trigger_metadata") is not None:
        parts["trigger_metadata"] = _held(body["trigger_metadata"])
    if body.get("actions") is not None:
        parts["actions"] = [
            {"type": one["type"], "metadata": one.get("metadata") or {}} for one in body["actions"]
        ]
    return parts


def _held(body: Json) -> Json:
    return {key: body.get(key) or list[str]() for key in ("keyword_filter", "regex_patterns", "allow_list")}
