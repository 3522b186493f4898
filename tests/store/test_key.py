import os
import stat

import pytest

from bot.store.errors import BadKeyError, MissingKeyError
from bot.store.key import load_key

DIGITS = "0123456789abcdef" * 4


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "keys" / "clockstart.key"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "clockstart.db"


def test_key_from_the_settings_is_taken_and_no_file_is_made(key_file, database):
    key = load_key(DIGITS.upper() + "\n", key_file, database=database)
    assert (key.digits, key.path, key.made) == (DIGITS, None, False)
    assert not key_file.parent.exists()


def test_first_start_makes_a_key_that_the_next_start_reads(key_file, database):
    made = load_key(None, key_file, database=database)
    again = load_key(None, key_file, database=database)
    assert (made.made, again.made) == (True, False)
    assert made.digits == again.digits == key_file.read_text().strip()
    assert len(bytes.fromhex(made.digits)) == 32
    assert made.path == key_file


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_only_the_owner_can_read_the_key(key_file, database):
    load_key(None, key_file, database=database)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700


def test_two_first_starts_make_two_keys(tmp_path, database):
    one = load_key(None, tmp_path / "one", database=database)
    two = load_key(None, tmp_path / "two", database=database)
    assert one.digits != two.digits


def test_data_without_its_key_file_is_refused_and_no_key_is_made(key_file, database):
    database.write_bytes(b"something")
    with pytest.raises(MissingKeyError, match=r"Put the key file back"):
        load_key(None, key_file, database=database)
    assert not key_file.exists()


def test_an_empty_data_file_is_no_data(key_file, database):
    database.touch()
    assert load_key(None, key_file, database=database).made


@pytest.mark.parametrize("bad", ["", "  ", "abc", DIGITS[:-1], DIGITS + "0", "g" * 64, "ä" * 64])
def test_bad_key_in_the_settings_is_named_and_never_shown(bad, key_file, database):
    with pytest.raises(BadKeyError, match=r"DATABASE_KEY holds no key: it must be 64 hex") as raised:
        load_key(bad, key_file, database=database)
    assert not bad.strip() or bad not in str(raised.value)


@pytest.mark.parametrize("bad", [b"", b"\xff\xfe\x00", DIGITS[:-2].encode()])
def test_bad_key_file_is_named_and_left_as_it_is(bad, key_file, database):
    key_file.parent.mkdir()
    key_file.write_bytes(bad)
    with pytest.raises(BadKeyError, match=r"clockstart\.key holds no key"):
        load_key(None, key_file, database=database)
    assert key_file.read_bytes() == bad


def test_a_key_file_that_cannot_be_made_is_named(tmp_path, database):
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(BadKeyError, match=r"cannot be used"):
        load_key(None, in_the_way / "clockstart.key", database=database)


def test_no_repr_shows_the_key(key_file, database):
    assert DIGITS not in repr(load_key(DIGITS, key_file, database=database))
