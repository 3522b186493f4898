"""Discord's noes, as the bot gets them: a status, a code and a sentence.

Source: "Opcodes and Status Codes" in Discord's documentation.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from bot.ui import limits

Json = dict[str, Any]


class No(Enum):
    """HTTP status, Discord's own code, Discord's sentence."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    NOT_FOUND = (404, 0, "404: Not Found")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_SERVER = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_RULE = (404, 10066, "Unknown auto moderation rule")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    TOO_MANY_PINS = (400, 30003, f"Maximum number of pins reached for the channel ({limits.PINS})")
    ALREADY_ANSWERED = (400, 40060, "Interaction has already been acknowledged.")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    DM_CHANNEL = (403, 50003, "Cannot execute action on a DM channel")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    DMS_CLOSED = (403, 50007, "Cannot send messages to this user")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    SYSTEM_MESSAGE = (403, 50021, "Cannot execute action on a system message")
    OLD_TOKEN = (401, 50027, "Invalid Webhook Token")
    WRONG_RECIPIENT = (400, 50033, "Invalid Recipient(s)")
    INVALID_FORM = (400, 50035, "Invalid Form Body")
    INVALID_JSON = (400, 50109, "The request body contains invalid JSON.")
    NO_SHARED_SERVER = (403, 50278, "Cannot send messages to this user due to having no mutual guilds")
    REPLY_WITHOUT_HISTORY = (400, 160002, "Cannot reply without permission to read message history")


class RefusedError(Exception):
    """Discord says no. `sentences` say what is wrong with the body, one fault each."""

    def __init__(self, no: No, sentences: Sequence[str] = ()) -> None:
        self.status, self.code, says = no.value
        self.sentences = sentences
        super().__init__(says)

    def as_json(self) -> Json:
        """Return Discord's error object."""
        shape: Json = {"message": str(self), "code": self.code}
        if self.sentences:
            faults = [{"code": self.code, "message": sentence} for sentence in self.sentences]
            shape["errors"] = {"body": {"_errors": faults}}
        return shape
