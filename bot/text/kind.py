"""A fault that a person meets and can mend, with its own kind words."""


class ExplainedError(Exception):
    """Says what happened and what to do: the key of a sentence, and its values.

    The face shows the sentence; the log shows nothing of it.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
