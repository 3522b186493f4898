"""A machine's rules for zones: where they change, what was derived from them is derived again."""

import shutil
import zoneinfo
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock.zones import zone_rules
from bot.reminders.policy import due_at

ZONES = ("America/Denver", "America/Phoenix", "America/New_York")


@pytest.fixture
def arizona_time(tmp_path):
    """Give Denver Phoenix' rules for as long as the `with` lasts: no summer time, and seven hours behind."""
    packed = resources.files("tzdata").joinpath("zoneinfo", "America")
    folder = tmp_path / "zones" / "America"
    folder.mkdir(parents=True)
    for zone, source in (("Denver", "Phoenix"), ("Phoenix", "Phoenix"), ("New_York", "New_York")):
        (folder / zone).write_bytes(packed.joinpath(source).read_bytes())
    before = zoneinfo.TZPATH

    def start():
        zoneinfo.reset_tzpath([str(folder.parent)])
        ZoneInfo.clear_cache()

    yield start
    zoneinfo.reset_tzpath(before)
    ZoneInfo.clear_cache()


def test_the_same_rules_have_the_same_fingerprint_in_any_order():
    assert zone_rules(ZONES) == zone_rules([*reversed(ZONES), ZONES[0]])


def test_other_rules_have_another(arizona_time):
    before = zone_rules(ZONES)
    # In Denver summer time holds in July: 9:00 is 15:00 UTC.
    assert due_at(date(2027, 7, 1), 9, "America/Denver") == datetime(2027, 7, 1, 15, tzinfo=UTC)
    arizona_time()
    assert zone_rules(ZONES) != before
    assert due_at(date(2027, 7, 1), 9, "America/Denver") == datetime(2027, 7, 1, 16, tzinfo=UTC)


def test_a_zone_that_no_machine_knows_has_rules_of_nothing():
    assert zone_rules(["America/Springfield"]) != zone_rules([])


def test_the_packages_rules_stand_in_where_the_machine_has_none(tmp_path):
    before = zoneinfo.TZPATH
    packed = Path(str(resources.files("tzdata").joinpath("zoneinfo")))
    try:
        zoneinfo.reset_tzpath([str(tmp_path)])
        without = zone_rules(ZONES)
        shutil.copytree(packed / "America", tmp_path / "America")
        assert zone_rules(ZONES) == without
    finally:
        zoneinfo.reset_tzpath(before)
        ZoneInfo.clear_cache()
