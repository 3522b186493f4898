"""The text of a letter <-> its paragraphs: blanks, parts, and nothing lost on the way."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.letters.letter import Blank, Paragraph, Part
from bot.letters.parts import paragraphs_of, text_of

LETTER = """
[YOUR NAME]
[YOUR ADDRESS OR EMAIL]

[DATE]

To: [NAME: who leads the school], Principal
[SCHOOL]

Subject: A meeting for [CHILD'S FULL NAME]

Dear [NAMES],

I am asking for a meeting. It is about reading
and about math.

Please bring:

- the last report, with
  its data, and
- the plan.

With kind regards,

[SIGNATURE]
[YOUR NAME]

I have kept a copy of this letter.
"""


def test_each_paragraph_gets_its_part_by_its_place_and_first_words() -> None:
    parts = [(one.part, one.text) for one in paragraphs_of(LETTER)]
    assert parts == [
        (Part.SENDER, "[YOUR NAME]"),
        (Part.SENDER, "[YOUR ADDRESS OR EMAIL]"),
        (Part.DATE, "[DATE]"),
        (Part.TO, "To: [NAME: who leads the school], Principal"),
        (Part.TO, "[SCHOOL]"),
        (Part.SUBJECT, "Subject: A meeting for [CHILD'S FULL NAME]"),
        (Part.GREETING, "Dear [NAMES],"),
        (Part.TEXT, "I am asking for a meeting. It is about reading and about math."),
        (Part.TEXT, "Please bring:"),
        (Part.ITEM, "the last report, with its data, and"),
        (Part.ITEM, "the plan."),
        (Part.CLOSING, "With kind regards,"),
        (Part.SIGNATURE, "[SIGNATURE]"),
        (Part.SIGNATURE, "[YOUR NAME]"),
        (Part.NOTE, "I have kept a copy of this letter."),
    ]


def test_words_and_blanks_stand_in_turn() -> None:
    to = paragraphs_of(LETTER)[3]
    assert to.pieces == ("To: ", Blank("NAME", "who leads the school"), ", Principal")
    assert paragraphs_of(LETTER)[6].pieces == ("Dear ", Blank("NAMES"), ",")


def test_a_checklist_has_no_sender_and_no_addressee() -> None:
    parts = [
        one.part
        for one in paragraphs_of("Subject: What belongs in it\n\nThe rule asks for:\n\n- a name,\n- facts.")
    ]
    assert parts == [Part.SUBJECT, Part.TEXT, Part.ITEM, Part.ITEM]


def test_an_item_may_hold_a_hyphen() -> None:
    (item,) = paragraphs_of("- a follow - up\n  in two lines")
    assert item == Paragraph(Part.ITEM, ("a follow - up in two lines",))


def test_the_text_of_a_letter_is_the_letter() -> None:
    text = text_of(paragraphs_of(LETTER))
    assert text.startswith(
        "[YOUR NAME]\n[YOUR ADDRESS OR EMAIL]\n\n[DATE]\n\nTo: [NAME: who leads the school]"
    )
    assert (
        "\n\nPlease bring:\n\n- the last report, with its data, and\n- the plan.\n\nWith kind regards,"
        in text
    )
    assert text.endswith("[SIGNATURE]\n[YOUR NAME]\n\nI have kept a copy of this letter.\n")


PLAIN = st.text(alphabet="abc é,.()'", min_size=1, max_size=20).map(str.strip).filter(bool)
NAMES = st.from_regex(r"[A-Z][A-Z' ]{0,10}[A-Z]", fullmatch=True).filter(
    lambda name: name not in ("DATE", "SIGNATURE")
)
BLANKS = st.builds(Blank, NAMES, st.one_of(st.just(""), PLAIN))
LINES = st.lists(st.one_of(PLAIN, BLANKS.map(lambda one: one.text)), min_size=1, max_size=4).map(" ".join)
BLOCKS = st.lists(LINES, min_size=1, max_size=3)


def _address(lines: list[str]) -> str:
    return "\n".join(lines)


LETTERS = st.builds(
    lambda sender, to, subject, body, closing, signature, notes: (
        "\n\n".join(
            [
                _address(sender),
                "[DATE]",
                _address(to),
                f"Subject: {subject}",
                "Dear [NAMES],",
                *body,
                closing,
                "\n".join(["[SIGNATURE]", *signature]),
                *notes,
            ]
        )
        + "\n"
    ),
    BLOCKS,
    BLOCKS,
    LINES,
    st.lists(
        st.one_of(LINES, BLOCKS.map(lambda lines: "\n".join(f"- {line}" for line in lines))), max_size=5
    ).filter(
        # Two lists with nothing between them are one.
        lambda body: all(
            not (one.startswith("- ") and other.startswith("- ")) for one, other in pairwise(body)
        )
    ),
    LINES,
    BLOCKS,
    st.lists(LINES, max_size=2),
)


@given(LETTERS)
def test_text_to_paragraphs_to_text_is_the_same(text: str) -> None:
    assert text_of(paragraphs_of(text)) == text


@given(LETTERS)
def test_paragraphs_to_text_to_paragraphs_is_the_same(text: str) -> None:
    made = paragraphs_of(text)
    assert paragraphs_of(text_of(made)) == made


@given(st.lists(st.one_of(PLAIN, BLANKS), min_size=1, max_size=6))
def test_no_blank_is_lost_and_none_is_made_up(pieces: list[str | Blank]) -> None:
    text = " ".join(one if isinstance(one, str) else one.text for one in pieces)
    (made,) = paragraphs_of(text)
    assert [one for one in made.pieces if isinstance(one, Blank)] == [
        one for one in pieces if isinstance(one, Blank)
    ]
    assert made.text == text
