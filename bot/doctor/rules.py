"""The facts in data/ and the rules of time zones that this machine counts with."""

import zoneinfo
from pathlib import Path

import tzdata

from bot.doctor.finding import SAID, Finding, mend, note, well
from bot.whole import checked

SHOWN = 5
"""Faults of data/ that are shown; `check` shows them all."""


def look_at_facts() -> list[Finding]:
    """Check data/ as `check` does, without drafting the letters."""
    facts, faults = checked()
    if facts is None or faults:
        first = "; ".join(map(str, faults[:SHOWN]))[:900]
        return [mend(SAID.say("doctor-facts-bad", faults=first, count=len(faults)))]
    return [well(SAID.say("doctor-facts", version=facts.data_version))]


def look_at_zones(folders: tuple[str, ...] | None = None) -> Finding:
    """Say which rules of time zones hold here; `folders` are where zoneinfo looks, by default its own."""
    machine = machine_version(zoneinfo.TZPATH if folders is None else folders)
    packed = tzdata.IANA_VERSION
    if machine is None:
        return well(SAID.say("doctor-zones-packed", version=packed))
    if machine < packed:
        return note(SAID.say("doctor-zones-old", version=machine, packed=packed))
    return well(SAID.say("doctor-zones", version=machine))


def machine_version(folders: tuple[str, ...]) -> str | None:
    """Return the release of the machine's own zone data, such as 2026b; None where that is not said."""
    for folder in folders:
        try:
            with Path(folder, "tzdata.zi").open(encoding="ascii", errors="replace") as file:
                words = file.readline().split()
        except OSError:
            continue
        if words[:2] == ["#", "version"] and len(words) > len(["#", "version"]):
            return words[2]
    return None
