"""What is kept of posted explainers: a server's own, told once, gone with the server."""

import pytest

from bot.store.errors import StoreError
from bot.store.explainers import KINDS, News, Standing, What

CARD = What("topic", "iep-vs-504", "en", "CA", "Read this first")
HERE, THERE, CHANNEL = 900_000_000_000_000_001, 900_000_000_000_000_002, 900_000_000_000_000_003


@pytest.fixture
async def posted(store):
    (one,) = await store.explainers.plan(HERE, CHANNEL, [CARD])
    await store.explainers.posted(one.id, 77, "v1")
    return one.id


async def only(store):
    (one,) = await store.explainers.of_server(HERE)
    return one


async def test_what_is_planned_is_there_before_it_is_posted(store):
    planned = await store.explainers.plan(HERE, CHANNEL, [CARD, What("help", "all", "en")])
    assert [(one.what.kind, one.message_id, one.pinned) for one in planned] == [
        ("topic", None, False),
        ("help", None, False),
    ]
    assert await store.explainers.of_server(HERE) == planned
    assert await store.explainers.of_server(THERE) == []
    assert planned[0].what == CARD


async def test_a_change_waits_to_be_told_until_it_was_told(store, posted):
    await store.explainers.will_tell(posted, News.TEXT, "The new line")
    # A crash here: the news is kept, and the old version says that the edit is still to be made.
    one = await only(store)
    assert (one.version, one.news, one.said, one.message_id) == ("v1", News.TEXT, "The new line", 77)
    await store.explainers.edited(posted, "v2")
    assert ((await only(store)).version, (await only(store)).news) == ("v2", News.TEXT)
    await store.explainers.told([posted])
    assert ((await only(store)).news, (await only(store)).said) == (None, "")


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.FINE])
async def test_how_it_stands_is_told_once(store, posted, standing):
    await store.explainers.stands(posted, standing)
    await store.explainers.will_tell(posted, News.TEXT, "The new line")
    assert ((await only(store)).standing, (await only(store)).standing_told) == (standing, False)
    await store.explainers.stands(posted, standing)
    assert (await only(store)).untold
    await store.explainers.told([posted])
    await store.explainers.stands(posted, standing)
    assert ((await only(store)).standing, (await only(store)).untold) == (standing, False)
    await store.explainers.stands(posted, Standing.FINE)
    assert ((await only(store)).standing, (await only(store)).untold) == (Standing.FINE, False)


async def test_one_that_is_left_unpinned_stands_as_it_should(store, posted):
    await store.explainers.stands(posted, Standing.UNPINNED)
    await store.explainers.set_pinned(posted, pinned=False)
    one = await only(store)
    assert (one.pinned, one.standing, one.untold) == (False, Standing.FINE, False)


async def test_a_server_sees_and_forgets_only_its_own(store, posted):
    assert await store.explainers.one(THERE, posted) is None
    assert not await store.explainers.remove(THERE, posted)
    await store.explainers.plan(THERE, CHANNEL, [CARD])
    assert await store.explainers.next_server(0) == HERE
    assert await store.explainers.next_server(HERE) == THERE
    assert await store.explainers.next_server(THERE) is None
    assert await store.explainers.remove(HERE, posted)
    assert await store.explainers.of_server(HERE) == []
    assert len(await store.explainers.of_server(THERE)) == 1


async def test_nothing_is_planned_where_one_of_it_cannot_be_kept(store):
    long = What("topic", "iep-vs-504", "en", note="n" * 201)
    with pytest.raises(StoreError):
        await store.explainers.plan(HERE, CHANNEL, [CARD, long])
    assert await store.explainers.of_server(HERE) == []


def test_each_kind_is_known():
    assert KINDS == ("topic", "compare", "clocks", "way", "help", "set", "index")


@pytest.mark.parametrize("standing", [Standing.UNPINNED, Standing.LOST])
async def test_what_was_told_is_not_told_again_when_its_channel_comes_back(store, posted, standing):
    await store.explainers.stands(posted, standing)
    await store.explainers.told([posted])
    await store.explainers.stands(posted, Standing.HIDDEN)
    assert (await only(store)).untold
    await store.explainers.told([posted])
    await store.explainers.stands(posted, standing)
    assert ((await only(store)).standing, (await only(store)).untold) == (standing, False)
    # What changed while nobody could look is told; and so is what happens a second time.
    await store.explainers.stands(posted, Standing.HIDDEN)
    await store.explainers.stands(posted, Standing.DELETED)
    assert (await only(store)).untold
    await store.explainers.stands(posted, Standing.FINE)
    await store.explainers.stands(posted, standing)
    assert (await only(store)).untold


async def test_what_was_not_told_before_its_channel_went_is_told_when_it_comes_back(store, posted):
    await store.explainers.stands(posted, Standing.UNPINNED)
    await store.explainers.stands(posted, Standing.HIDDEN)
    await store.explainers.told([posted])
    await store.explainers.stands(posted, Standing.UNPINNED)
    assert (await only(store)).untold
