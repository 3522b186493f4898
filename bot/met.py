"""Who was told of privacy since the start: in memory alone, so that a first use leaves nothing behind."""

import hashlib
import secrets

MOST = 20_000
"""People who are remembered, some 2 MB; who was met longest ago may be told again."""


class Met:
    """People as scrambled codes. The key is made at each start and never written down."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._codes: dict[bytes, None] = {}

    def __contains__(self, user_id: int) -> bool:
        """Tell whether a person was met."""
        return self._code(user_id) in self._codes

    def add(self, *user_ids: int) -> None:
        """Remember people."""
        for user_id in user_ids:
            self._codes[self._code(user_id)] = None
            if len(self._codes) > MOST:
                del self._codes[next(iter(self._codes))]

    def forget(self, user_id: int) -> None:
        """Forget a person; they are told again at their next command."""
        self._codes.pop(self._code(user_id), None)

    def _code(self, user_id: int) -> bytes:
        return hashlib.blake2b(str(user_id).encode(), key=self._key, digest_size=16).digest()
