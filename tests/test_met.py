"""Who was told of privacy is remembered in memory alone, and not without end."""

from bot import met
from bot.met import Met


def test_a_person_is_remembered_and_forgotten():
    known = Met()
    assert 7 not in known
    known.add(7, 8)
    assert 7 in known
    known.forget(7)
    known.forget(7)
    assert 7 not in known
    assert 8 in known


def test_who_was_met_longest_ago_is_forgotten_first(monkeypatch):
    monkeypatch.setattr(met, "MOST", 3)
    known = Met()
    known.add(1, 2, 3, 4)
    assert [one in known for one in (1, 2, 3, 4)] == [False, True, True, True]


def test_nothing_in_memory_names_anybody_and_two_starts_have_nothing_in_common():
    known, other = Met(), Met()
    known.add(80351110224678912)
    other.add(80351110224678912)
    assert "80351110224678912" not in repr(vars(known))
    assert not known._codes.keys() & other._codes.keys()
