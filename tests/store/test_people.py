from bot.store.people import Person


async def test_a_person_who_is_not_known(store, parent):
    assert await store.people.get(parent) is None
    assert await store.people.last_case(parent) is None


async def test_choices_can_be_changed(store, parent):
    await store.people.save(Person(parent, "IN", "America/Indiana/Knox", "en"))
    await store.people.save(Person(parent, "IN", "America/Chicago", "es"))
    assert await store.people.get(parent) == Person(parent, "IN", "America/Chicago", "es")


async def test_choices_and_last_case_leave_each_other_alone(store, parent, other):
    await store.people.use_case(parent, "B", "504")
    await store.people.save(Person(parent, "CA"))
    assert await store.people.last_case(parent) == ("B", "504")
    await store.people.use_case(parent, "C", "iep")
    assert await store.people.last_case(parent) == ("C", "iep")
    assert await store.people.get(parent) == Person(parent, "CA")
    assert await store.people.last_case(other) is None


async def test_the_case_of_a_saved_event_is_the_last_one_used(store, add, parent):
    await add(child="D", plan="504")
    assert await store.people.last_case(parent) == ("D", "504")


async def test_a_kept_value_is_replaced(store):
    assert await store.kept.get("hash") is None
    await store.kept.set("hash", "one")
    await store.kept.set("hash", "two")
    assert await store.kept.get("hash") == "two"
