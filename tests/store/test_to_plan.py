"""Cases to plan come in small lots, each once, also where nearly all or nearly none are to be planned."""

import pytest

from bot.store.counts import AT_ONCE


@pytest.mark.parametrize("cases", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 3])
async def test_each_case_comes_once_and_few_at_a_time(store, add, cases):
    for number in range(cases):
        await add(1000 + number)
    found, after = [], 0
    while after is not None:
        some, after = await store.counts.to_plan("law/zones", after=after)
        assert len(some) <= AT_ONCE
        found += [case.user_id for case in some]
    assert found == [1000 + number for number in range(cases)]


async def test_what_is_planned_by_this_version_does_not_come(store, add):
    added = [await add(1000 + number) for number in range(3)]
    assert await store.counts.note(added[1].case, "law/zones", None)
    some, after = await store.counts.to_plan("law/zones", after=0)
    assert ([case.user_id for case in some], after) == ([1000, 1002], None)
