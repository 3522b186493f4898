"""Loading `data/`: every kind of fault names its file and entry; and whose clock runs where."""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import DATA
from bot.law.library import Fault, Library, LibraryError, library
from bot.law.model import Clock, Jurisdiction, State

FEDERAL = "law/federal.yaml"
CALIFORNIA = "law/states/ca.yaml"
TOPIC = "topics/ask-in-writing.yaml"
LETTER = "letters/request-iep-evaluation.yaml"


class Copy:
    """A copy of `data/` to put faults into."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def edit(self, name: str, change: Callable[[Any], object]) -> None:
        path = self.root / name
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        change(raw)
        path.write_text(yaml.dump(raw, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")

    def faults(self) -> list[Fault]:
        with pytest.raises(LibraryError) as error:
            library(self.root)
        assert str(error.value) == "\n".join(
            f"{one.file}: {one.entry}: {one.says}" for one in error.value.faults
        )
        for one in error.value.faults:
            assert one.file, one
            assert one.entry, one
            assert one.says, one
        return error.value.faults

    def fault(self) -> Fault:
        (found,) = self.faults()
        return found


NEEDED = {
    "federal.yaml",
    "ca.yaml",
    "events.yaml",
    "compare.yaml",
    "letter_parts.yaml",
    "choices.yaml",
    "said.yaml",
    "myths.yaml",
    "glossary.yaml",
    "process.yaml",
    "help.yaml",
    "changes.yaml",
    "explainers.yaml",
    "signals.yaml",
    "same_words.yaml",
    Path(TOPIC).name,
    Path(LETTER).name,
}
LISTS = {
    "choices.yaml": "choices",
    "said.yaml": "said",
    "myths.yaml": "myths",
    "glossary.yaml": "terms",
    "process.yaml": "ways",
    "changes.yaml": "changes",
    "explainers.yaml": "explainers",
}
ONE_TOPIC = "ask-in-writing"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a part of `data/` that is whole in itself: what a fault needs, so that each test loads fast."""

    def ignore(folder: str, names: list[str]) -> list[str]:
        if Path(folder).name == "topics":
            return [name for name in names if name != Path(TOPIC).name]
        return [name for name in names if name == "locales" or ("." in name and name not in NEEDED)]

    root = tmp_path_factory.mktemp("few") / "data"
    shutil.copytree(DATA, root, ignore=ignore)
    copy = Copy(root)
    copy.edit(TOPIC, lambda raw: raw.update(related=[]))
    copy.edit(CALIFORNIA, lambda raw: [_alone(rule) for rule in raw.get("rules", ())])
    for name, key in LISTS.items():
        copy.edit(name, lambda raw, key=key: raw.update({key: [_alone(raw[key][0])]}))
    return root


def _alone(entry: Any) -> Any:
    """Lead an entry, and what is in it, to the one topic that is there."""
    if "topics" in entry:
        entry["topics"] = [ONE_TOPIC]
    if "topic" in entry:
        entry["topic"] = ONE_TOPIC
    for step in entry.get("steps", ()):
        _alone(step)
    return entry


@pytest.fixture
def data(tmp_path: Path, few: Path) -> Copy:
    shutil.copytree(few, tmp_path / "data")
    return Copy(tmp_path / "data")


def _clock(raw: Any, clock_id: str) -> Any:
    return next(clock for clock in raw["clocks"] if clock["id"] == clock_id)


def test_the_real_facts_load_whole() -> None:
    facts = library()
    assert facts.federal.code == "US"
    assert len(facts.states) == 51
    files = {"topics": facts.topics, "letters": facts.letters}
    for folder, loaded in files.items():
        assert loaded.keys() == {path.stem for path in (DATA / folder).glob("*.yaml")}
    assert next(iter(facts.events)) == "referral"
    assert len(facts.aspects) == 28


def test_a_whole_copy_loads_as_the_real_one_does(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    copied, real = library(tmp_path / "data"), library()
    for field in dataclasses.fields(real):
        assert getattr(copied, field.name) == getattr(real, field.name), field.name


def test_the_part_that_faults_are_put_into_has_none(few: Path) -> None:
    facts = library(few)
    assert (list(facts.states), list(facts.topics)) == (["CA"], ["ask-in-writing"])


def test_a_clock_is_found_by_its_jurisdiction_and_id() -> None:
    facts = library()
    of_state, federal = facts.clock("CA", "annual-review"), facts.clock("US", "annual-review")
    assert of_state is not None
    assert federal is not None
    assert of_state.source.citation.startswith("Cal. Ed. Code")
    assert federal.source.citation.startswith("20 U.S.C.")
    assert facts.clock("CA", "no-such-clock") is None
    assert facts.clock("TX", "annual-review") is None


# A fault in one file


@pytest.mark.parametrize("name", [FEDERAL, "events.yaml", "compare.yaml"])
def test_a_missing_file_is_named(data: Copy, name: str) -> None:
    (data.root / name).unlink()
    assert data.fault() == Fault(f"data/{name}", "file", "is missing; put it back")


@pytest.mark.parametrize("name", [FEDERAL, CALIFORNIA, "events.yaml", "compare.yaml", TOPIC, LETTER])
def test_yaml_that_cannot_be_read_is_named_with_its_line(data: Copy, name: str) -> None:
    (data.root / name).write_text("id: fine\ntitle: [never closed\n", encoding="utf-8")
    found = data.fault()
    assert found.file == f"data/{name}"
    assert found.entry == "line 3"
    assert "YAML" in found.says


def test_bytes_that_are_no_text_are_named(data: Copy) -> None:
    (data.root / TOPIC).write_bytes(b"id: \xff\xfe\n")
    assert data.fault().file == f"data/{TOPIC}"
    assert "UTF-8" in data.fault().says


def test_a_second_document_in_a_file_is_named(data: Copy) -> None:
    with (data.root / TOPIC).open("a", encoding="utf-8") as file:
        file.write("---\nid: second\n")
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{TOPIC}", "file")
    assert "several documents" in found.says


@pytest.mark.parametrize("text", ["", "- a\n- list\n", "just words\n"])
def test_a_file_without_keys_is_named(data: Copy, text: str) -> None:
    (data.root / TOPIC).write_text(text, encoding="utf-8")
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{TOPIC}", "file")
    assert "keys" in found.says


@pytest.mark.parametrize(("name", "key"), [("events.yaml", "events"), ("compare.yaml", "aspects")])
@pytest.mark.parametrize("text", ["{{}}", "{key}: words", "{key}: {{a: 1}}"])
def test_a_file_without_its_list_is_named(data: Copy, name: str, key: str, text: str) -> None:
    (data.root / name).write_text(text.format(key=key), encoding="utf-8")
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{name}", key)
    assert f"`{key}:`" in found.says


def test_a_slip_in_a_key_is_named(data: Copy) -> None:
    data.edit(TOPIC, lambda raw: raw.update(anwser={"en": "words"}))
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{TOPIC}", "ask-in-writing.anwser")


def test_a_slip_deep_in_a_state_is_named_by_the_clock_it_stands_in(data: Copy) -> None:
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review")["source"].update(cheked="text"))
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{CALIFORNIA}", "CA.clocks.annual-review.source.cheked")


def test_a_missing_key_is_named(data: Copy) -> None:
    data.edit("compare.yaml", lambda raw: raw["aspects"][0]["iep"].pop("source"))
    found = data.fault()
    assert found.file == "data/compare.yaml"
    assert found.entry == "governing-law.iep.source"
    assert "required" in found.says


@pytest.mark.parametrize("text", [{"es": "palabras"}, {"en": ""}, {"en": "  "}, {}])
def test_a_text_without_english_is_named(data: Copy, text: dict[str, str]) -> None:
    data.edit("events.yaml", lambda raw: raw["events"][0].update(name=text))
    found = data.fault()
    assert (found.file, found.entry) == ("data/events.yaml", "referral.name")
    assert "`en:`" in found.says


@pytest.mark.parametrize("url", ["www.ecfr.gov", "ftp://ecfr.gov", "https://ecfr.gov/a b", "", "see above"])
def test_a_link_that_is_none_is_named(data: Copy, url: str) -> None:
    data.edit(FEDERAL, lambda raw: _clock(raw, "annual-review")["source"].update(url=url))
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{FEDERAL}", "US.clocks.annual-review.source.url")
    assert "https://" in found.says


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("length", -1),
        ("length", "sixty"),
        ("unit", "days"),
        ("who", "teacher"),
        ("plan", "IEP"),
        ("meaning", "maybe"),
        ("direction", "backwards"),
        ("only", "second"),
        ("skips", ["weekends"]),
    ],
)
def test_a_value_that_does_not_fit_is_named(data: Copy, key: str, value: object) -> None:
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review").update({key: value}))
    found = data.fault()
    assert found.file == f"data/{CALIFORNIA}"
    assert found.entry.startswith(f"CA.clocks.annual-review.{key}")


@pytest.mark.parametrize("key", ["checked", "checked_on"])
def test_a_label_that_is_none_is_named(data: Copy, key: str) -> None:
    data.edit(TOPIC, lambda raw: raw["sources"][0].update({key: "surely"}))
    assert data.fault().entry == f"ask-in-writing.sources.0.{key}"


def test_a_topic_without_a_source_is_named(data: Copy) -> None:
    data.edit(TOPIC, lambda raw: raw.update(sources=[]))
    found = data.fault()
    assert found.entry == "ask-in-writing"
    assert "source" in found.says


def test_two_clocks_with_one_id_are_named(data: Copy) -> None:
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review").update(id="triennial"))
    found = data.fault()
    assert (found.file, found.entry) == (f"data/{CALIFORNIA}", "CA")
    assert "'triennial'" in found.says


@pytest.mark.parametrize("name", [TOPIC, LETTER, CALIFORNIA])
def test_two_files_with_one_id_are_named(data: Copy, name: str) -> None:
    # Else one of them would be lost in silence.
    path = data.root / name
    shutil.copy(path, path.with_name("zz.yaml"))
    assert "zz.yaml" in data.fault().file


@pytest.mark.parametrize(("name", "key"), [("events.yaml", "events"), ("compare.yaml", "aspects")])
def test_two_rows_with_one_id_are_named(data: Copy, name: str, key: str) -> None:
    data.edit(name, lambda raw: raw[key].append(raw[key][0]))
    assert data.fault().file == f"data/{name}"


def test_a_zone_that_is_none_is_named(data: Copy) -> None:
    data.edit(CALIFORNIA, lambda raw: raw["zones"][0].update(zone="America/Los_Angles"))
    found = data.faults()[0]
    assert (found.file, found.entry) == (f"data/{CALIFORNIA}", "CA.zones.0.zone")
    assert "'America/Los_Angles'" in found.says


# What facts say of each other


def test_a_clock_that_starts_at_no_event_is_named(data: Copy) -> None:
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review").update(starts="full_moon"))
    found = data.fault()
    assert found.file.endswith("states/ca.yaml")
    assert found.entry == "annual-review"
    assert "'full_moon'" in found.says


def test_a_clock_that_replaces_nothing_is_named(data: Copy) -> None:
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review").update(replaces="monthly-review"))
    found = data.fault()
    assert found.file.endswith("states/ca.yaml")
    assert found.entry == "annual-review"
    assert "'monthly-review'" in found.says


@pytest.mark.parametrize(
    ("key", "value"),
    [("related", ["no-such-topic"]), ("compare", "no-such-topic"), ("clock", "no-such-topic")],
)
def test_a_topic_that_leads_nowhere_is_named(data: Copy, key: str, value: object) -> None:
    data.edit(TOPIC, lambda raw: raw.update({key: value}))
    found = data.fault()
    assert (found.file.endswith(TOPIC), found.entry) == (True, key)
    assert "'no-such-topic'" in found.says


def test_a_letter_that_becomes_no_event_is_named(data: Copy) -> None:
    data.edit(LETTER, lambda raw: raw.update(event="full_moon"))
    found = data.fault()
    assert (found.file.endswith(LETTER), found.entry) == (True, "event")
    assert "'full_moon'" in found.says


@pytest.mark.parametrize(
    ("key", "value"),
    [("events", ["full_moon"]), ("confirms", "full_moon"), ("fits_clocks", ["ca:full-moon"])],
)
def test_a_letter_that_leads_nowhere_is_named(data: Copy, key: str, value: object) -> None:
    data.edit(LETTER, lambda raw: raw.update({key: value}))
    found = data.fault()
    assert found.file.endswith(LETTER)
    assert "full" in found.says


def test_an_option_of_a_letter_stands_once(data: Copy) -> None:
    data.edit(LETTER, lambda raw: raw["options"].append(raw["options"][0]))
    found = data.fault()
    assert found.file.endswith(LETTER)
    assert "an option stands twice" in found.says


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (FEDERAL, lambda raw: _clock(raw, "annual-review").update(starts="full_moon")),
        (CALIFORNIA, lambda raw: _clock(raw, "annual-review").update(starts="full_moon")),
        (TOPIC, lambda raw: raw.update(compare="full-moon")),
        (LETTER, lambda raw: raw.update(event="full_moon")),
    ],
)
def test_a_fault_names_a_file_that_can_be_opened(
    data: Copy, name: str, change: Callable[[Any], object]
) -> None:
    data.edit(name, change)
    assert data.fault().file == f"data/{name}"


# All at once


def test_faults_of_several_files_are_named_at_once(data: Copy) -> None:
    (data.root / "compare.yaml").unlink()
    (data.root / TOPIC).write_text("id: [", encoding="utf-8")
    data.edit(CALIFORNIA, lambda raw: (raw.pop("zones"), raw.update(phone="none")))
    data.edit("events.yaml", lambda raw: raw["events"][2].pop("reached"))
    assert {(one.file, one.entry) for one in data.faults()} == {
        ("data/compare.yaml", "file"),
        (f"data/{TOPIC}", "line 2"),
        (f"data/{CALIFORNIA}", "CA.zones"),
        (f"data/{CALIFORNIA}", "CA.phone"),
        ("data/events.yaml", "consent.reached"),
    }


def test_all_that_facts_say_wrongly_of_each_other_is_named_at_once(data: Copy) -> None:
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review").update(starts="x", replaces="y"))
    data.edit(TOPIC, lambda raw: raw.update(related=["x", "y"], clock="z"))
    data.edit(LETTER, lambda raw: raw.update(event="x"))
    said = sorted(one.entry for one in data.faults())
    assert said == ["annual-review", "annual-review", "clock", "event", "related", "related"]


def test_a_broken_file_does_not_hide_what_another_says_wrongly(data: Copy) -> None:
    (data.root / TOPIC).write_text("id: [", encoding="utf-8")
    data.edit(CALIFORNIA, lambda raw: _clock(raw, "annual-review").update(replaces="monthly-review"))
    found = data.faults()
    assert {one.entry for one in found} >= {"line 2", "annual-review"}
    # Nor is it blamed on the topics that lead to the broken one.
    assert len(found) == 2


# Whose clock runs


SOURCE = {
    "citation": "a section",
    "url": "https://example.org/",
    "checked": "text",
    "checked_on": "2026-11-21",
}


def _row(clock_id: str, **more: object) -> Clock:
    row = {
        "id": clock_id,
        "plan": "iep",
        "starts": "consent",
        "title": {"en": clock_id},
        "due": {"en": "it is done"},
        "length": 60,
        "unit": "calendar_days",
        "who": "school",
        "source": SOURCE,
    }
    return Clock.model_validate(row | more)


def _facts(federal: list[Clock], state: list[Clock]) -> Library:
    office = {"name": "An office", "checked": "unverified", "checked_on": "2026-11-21"}
    place = State.model_validate(
        {
            "code": "CA",
            "name": {"en": "California"},
            "clocks": state,
            "zones": [{"zone": "America/Los_Angeles", "name": {"en": "Pacific Time"}}],
            "parent_center": office,
            "education_agency": office,
        }
    )
    return Library(
        federal=Jurisdiction(code="US", name={"en": "Federal law"}, clocks=tuple(federal)),
        states={"CA": place},
        events={},
        aspects={},
        topics={},
        letters={},
    )


def _run(facts: Library, plan: Any = "iep") -> list[tuple[str, str, bool]]:
    return [(one.jurisdiction, one.clock.id, one.beside) for one in facts.rulings("CA", plan)]


def test_a_settled_state_clock_takes_the_place_of_the_federal_one() -> None:
    facts = _facts([_row("evaluation"), _row("review")], [_row("assessment", replaces="evaluation")])
    assert _run(facts) == [("CA", "assessment", False), ("US", "review", False)]


@pytest.mark.parametrize(
    "doubted",
    [
        {"doubt": {"en": "Two sections differ."}},
        {"source": SOURCE | {"checked": "secondary"}},
        {"source": SOURCE | {"checked": "unverified"}},
    ],
)
def test_beside_a_state_clock_in_doubt_the_federal_one_stays(doubted: dict[str, object]) -> None:
    facts = _facts([_row("evaluation")], [_row("assessment", replaces="evaluation", **doubted)])
    assert _run(facts) == [("CA", "assessment", False), ("US", "evaluation", True)]


def test_an_agencys_own_guide_settles_a_clock() -> None:
    guide = _row("assessment", replaces="evaluation", source=SOURCE | {"checked": "official"})
    assert _run(_facts([_row("evaluation")], [guide])) == [("CA", "assessment", False)]


def test_where_one_of_two_state_clocks_is_settled_the_federal_one_goes() -> None:
    doubted = _row("one", replaces="evaluation", doubt={"en": "Perhaps."})
    facts = _facts([_row("evaluation")], [doubted, _row("two", replaces="evaluation")])
    assert _run(facts) == [("CA", "one", False), ("CA", "two", False)]


def test_a_state_clock_that_replaces_nothing_stands_with_the_federal_one() -> None:
    assert _run(_facts([_row("evaluation")], [_row("plan")])) == [
        ("CA", "plan", False),
        ("US", "evaluation", False),
    ]


def test_each_plan_has_its_own_clocks() -> None:
    federal = [_row("iep-only"), _row("504-only", plan="504"), _row("either", plan="both")]
    facts = _facts(federal, [_row("state-iep", replaces="either")])
    assert [one[1] for one in _run(facts, "iep")] == ["state-iep", "iep-only"]
    # What replaces a clock for an IEP takes nothing from a 504 plan.
    assert [one[1] for one in _run(facts, "504")] == ["504-only", "either"]


def test_california_as_it_stands() -> None:
    running = {(one.jurisdiction, one.clock.id): one.beside for one in library().rulings("CA", "iep")}
    # Ed. Code 56344(a) was read, 56043(f)(2) agrees: the federal 30 days are gone.
    assert ("CA", "iep-meeting") in running
    assert ("US", "iep-meeting-30-days") not in running
    # Two sections differ on the 60 days, so the federal 60 stay in sight.
    assert running["CA", "initial-evaluation"] is False
    assert running["US", "evaluation-60-days"] is True
