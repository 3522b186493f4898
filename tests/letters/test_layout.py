"""What stands together in a letter, which blanks it has, and what no file can hold."""

from made_letters import AREAS, CHILD, LETTER, SEEN, one_paragraph, said

from bot.letters.layout import blanks, blocks, long_blanks, writable
from bot.letters.letter import Blank, Part


def test_addresses_and_lists_stand_together_and_all_else_alone() -> None:
    parts = [(block[0].part.value, len(block)) for block in blocks(LETTER.paragraphs)]
    assert parts == [
        ("sender", 2),
        ("date", 1),
        ("to", 2),
        ("subject", 1),
        ("greeting", 1),
        *[("text", 1)] * 4,
        ("item", 2),
        ("closing", 1),
        ("signature", 2),
        ("note", 1),
    ]
    assert [line for block in blocks(LETTER.paragraphs) for line in block] == list(LETTER.paragraphs)


def test_each_blank_is_asked_once_in_the_order_of_the_letter() -> None:
    names = "YOUR NAME/YOUR ADDRESS OR EMAIL/DATE/PRINCIPAL'S NAME/SCHOOL/CHILD'S FULL NAME/NAMES"
    last = "WHAT YOU SEE AT HOME/AREAS/SIGNATURE"
    assert list(blanks(LETTER)) == f"{names}/{last}".split("/")


def test_a_blank_has_its_first_hint() -> None:
    found = blanks(one_paragraph(Blank("A"), Blank("B", "first"), Blank("A", "late"), Blank("B", "second")))
    assert found == {"A": Blank("A", "late"), "B": Blank("B", "first")}


def test_what_takes_sentences_has_room_for_them() -> None:
    assert long_blanks(LETTER.paragraphs) == {SEEN.name}
    alone = [said(Part.TEXT, AREAS), said(Part.SIGNATURE, CHILD), said(Part.TO, CHILD)]
    assert long_blanks(alone) == {AREAS.name}
    assert long_blanks([said(Part.ITEM, "Seen: ", Blank("SEEN", "one sentence"))]) == {"SEEN"}


def test_what_no_file_can_hold_becomes_a_space() -> None:
    letter = writable(one_paragraph("a\nb\0c\ud800d\ufffee\x85f", Blank("G\tH", "i\rj"), subject="k\x0bl"))
    assert letter.subject == "k l"
    assert letter.paragraphs[0].pieces == ("a b c d e f", Blank("G H", "i j"))
    assert writable(LETTER) == LETTER
