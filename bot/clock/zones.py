"""Which rules for time zones this machine has: where they change, a wall time is another instant."""

import hashlib
import zoneinfo
from collections.abc import Iterable
from importlib import resources
from pathlib import Path


def zone_rules(zones: Iterable[str]) -> str:
    """Return a short fingerprint of the rules of IANA zones, as `zoneinfo` reads them."""
    made = hashlib.sha256()
    for zone in sorted(set(zones)):
        made.update(zone.encode() + _rules(zone))
    return made.hexdigest()[:12]


def _rules(zone: str) -> bytes:
    """Return a zone's file: the machine's own, else that of the package, as zoneinfo looks for it."""
    parts = zone.split("/")
    for folder in zoneinfo.TZPATH:
        file = Path(folder, *parts)
        if file.is_file():
            return file.read_bytes()
    packed = resources.files("tzdata").joinpath("zoneinfo", *parts)
    return packed.read_bytes() if packed.is_file() else b""
