"""The list of the forgotten: what it holds, and when it forgets someone of another file."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from bot.store.forgotten import SECRETS, Forgotten, keyed_hash

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ONE, TWO = "11" * 32, "22" * 32


async def rows(store):
    return [tuple(row) for row in await store._database.read("SELECT person, forgotten_at FROM forgotten")]


async def test_only_a_keyed_hash_is_kept_also_of_someone_not_known(store, parent):
    assert not await store.forget(parent, NOW)
    secret = await store.kept.get(SECRETS)
    assert len(bytes.fromhex(secret)) == 32
    expected = hmac.new(bytes.fromhex(secret), str(parent).encode(), hashlib.sha256).hexdigest()
    assert await rows(store) == [(expected, int(NOW.timestamp()))]


async def test_each_file_has_a_secret_of_its_own_and_keeps_it(store, parent, other, path, key):
    await store.forget(parent, NOW)
    first = await store.kept.get(SECRETS)
    await store.forget(other, NOW)
    assert await store.kept.get(SECRETS) == first
    assert first not in key.digits


async def test_forgotten_again_is_later_even_where_the_clock_was_set_back(store, parent):
    await store.forget(parent, NOW)
    await store.forget(parent, NOW - timedelta(days=3))
    ((_, at),) = await rows(store)
    assert at == NOW.timestamp() + 1


def listed(secret, **people):
    return Forgotten((secret,), {keyed_hash(secret, int(one[1:])): at for one, at in people.items()})


def test_a_list_forgets_whom_the_other_file_has_not_forgotten_since():
    live = listed(ONE, p1=100, p2=100)
    backup = listed(ONE, p1=100, p2=99)
    assert not live.says_forget(1, backup)
    assert live.says_forget(2, backup)
    assert not live.says_forget(3, backup)
    assert live.says_forget(1, Forgotten())
    assert not Forgotten().says_forget(1, backup)


def test_joined_lists_hold_for_both_secrets_and_the_later_moment():
    joined = listed(ONE, p1=100).joined(listed(TWO, p2=50))
    assert joined.secrets == (ONE, TWO)
    assert joined.says_forget(1, Forgotten())
    assert joined.says_forget(2, Forgotten())
    assert not joined.says_forget(3, Forgotten())
    later = listed(ONE, p1=100).joined(listed(ONE, p1=200))
    assert later == listed(ONE, p1=200)
    assert Forgotten().joined(later) == later
    # A secret that nobody's hash stands under is of no use.
    assert listed(ONE, p1=1).joined(Forgotten((TWO,))) == listed(ONE, p1=1)


def test_no_repr_shows_a_secret():
    assert ONE not in repr(listed(ONE, p1=1))
