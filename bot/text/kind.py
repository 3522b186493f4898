"""A fault that a person meets and can mend, with its own kind words."""

from typing import Literal

REFUSED = frozenset(
    {
        "server-not-allowed",
        "explainer-not-allowed",
        "explainer-channel-not-yours",
        "explainer-not-yours",
        "explainer-post-forbidden",
        "bot-not-here",
        "rights-refused",
        "share-not-here",
        "privacy-no-right",
    }
)
"""What is not open to the person or the bot here: to try again would not help."""
GONE = frozenset(
    {
        "gone",
        "button-old",
        "days-gone",
        "delete-gone",
        "district-gone",
        "explainer-gone",
        "explainer-reply-gone",
        "letter-date-gone",
        "offer-gone",
        "open-gone",
        "setup-gone",
    }
)
"""What is no longer there, so that one begins elsewhere."""


class ExplainedError(Exception):
    """Says what happened and what to do: the key of a sentence, and its values.

    The face shows the sentence; the log shows nothing of it.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    @property
    def kind(self) -> Literal["refused", "gone", "again"]:
        """What kind of fault it is: it gives the title above the sentence."""
        if self.key in REFUSED:
            return "refused"
        return "gone" if self.key in GONE else "again"
