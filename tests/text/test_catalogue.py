from pathlib import Path

import pytest

from bot.text.catalogue import CatalogueError, Words, language_of, languages, pick, words
from bot.text.kind import ExplainedError


def _folder(root: Path, **catalogues: str) -> Path:
    for language, text in catalogues.items():
        (root / language).mkdir()
        (root / language / "words.ftl").write_text(text, encoding="utf-8")
    return root


def test_a_sentence_is_said_with_its_values() -> None:
    assert words("en").say("days-ahead", count=1) == "in 1 day"
    assert words("en").say("days-ahead", count=7) == "in 7 days"
    assert words("en").say("case", child="B", plan="IEP") == "Child B, IEP"


def test_no_isolating_marks_stand_around_values(tmp_path: Path) -> None:
    # They count against Discord's limits and show as boxes in some files.
    said = Words("en", _folder(tmp_path, en="by = By { $day }.\n")).say("by", day="Monday")
    assert said == "By Monday."
    assert said.isascii()


def test_a_missing_sentence_is_named() -> None:
    with pytest.raises(CatalogueError, match="no-such-sentence"):
        words("en").say("no-such-sentence")


def test_a_missing_value_names_the_sentence_and_the_value_and_tells_no_other_value(tmp_path: Path) -> None:
    said = Words("en", _folder(tmp_path, en="pair = { $first } and { $last }\n"))
    with pytest.raises(CatalogueError) as fault:
        said.say("pair", first="something private")
    assert "pair" in str(fault.value)
    assert "last" in str(fault.value)
    assert "private" not in str(fault.value)


def test_a_sentence_without_text_is_a_fault(tmp_path: Path) -> None:
    said = Words("en", _folder(tmp_path, en="empty =\n    .label = only an attribute\n"))
    with pytest.raises(CatalogueError, match="empty"):
        said.say("empty")


@pytest.mark.parametrize("junk", ["= what", "half = { $open", "no equals sign here"])
def test_what_cannot_be_read_is_named_with_its_file(tmp_path: Path, junk: str) -> None:
    folder = _folder(tmp_path, en=f"fine = Fine.\n{junk}\n")
    with pytest.raises(CatalogueError) as fault:
        Words("en", folder)
    assert "words.ftl" in str(fault.value)
    assert junk in str(fault.value)


def test_junk_in_english_is_named_also_for_another_language(tmp_path: Path) -> None:
    folder = _folder(tmp_path, en="= what\n", es="hola = Hola\n")
    with pytest.raises(CatalogueError, match=r"words\.ftl"):
        Words("es", folder)


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    folder = _folder(tmp_path, en="save = Save\nstop = Stop\n", es="save = Guardar\n")
    said = Words("es", folder)
    assert (said.say("save"), said.say("stop")) == ("Guardar", "Stop")
    assert said.has("stop")
    assert not said.has("go")
    with pytest.raises(CatalogueError, match="go"):
        said.say("go")


def test_numbers_are_told_apart_as_the_language_does(tmp_path: Path) -> None:
    plural = "days = { $count ->\n    [one] un día\n   *[other] { $count } días\n }\n"
    said = Words("es", _folder(tmp_path, en="days = days\n", es=plural))
    assert [said.say("days", count=count) for count in (1, 2)] == ["un día", "2 días"]


@pytest.mark.parametrize("locale", ["en", "en-US", "en-GB", "EN-us", "tlh", "xx-YY", ""])
def test_a_locale_leads_to_its_language_and_an_unknown_one_to_english(locale: str) -> None:
    assert language_of(locale) == "en"


def test_every_language_that_has_a_folder_is_spoken_in_all_its_regions() -> None:
    assert "en" in languages()
    for language in languages():
        assert language_of(f"{language}-419") == language
        assert words(language).language == language
    assert words("tlh").language == "en"


def test_a_fact_is_told_in_english_where_it_is_not_translated() -> None:
    assert pick({"en": "school", "es": "escuela"}, "es") == "escuela"
    assert pick({"en": "school"}, "es") == "school"
    assert pick({"en": "school", "es": ""}, "es") == "school"


def test_a_fault_with_kind_words_shows_its_key_and_hides_its_values() -> None:
    fault = ExplainedError("case-unknown", case="Child A")
    assert (fault.key, fault.values) == ("case-unknown", {"case": "Child A"})
    assert str(fault) == "case-unknown"
    assert "Child A" not in repr(fault)
