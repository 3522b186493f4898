"""A letter as plain text."""

from made_letters import AS_TEXT, BESIDE, LETTER

from bot.letters.text_file import text_file


def test_the_text_reads_as_a_letter_with_windows_line_ends() -> None:
    assert text_file(LETTER) == AS_TEXT.replace("\n", "\r\n").encode()


def test_the_meaning_stays_out_of_what_is_pasted() -> None:
    assert text_file(BESIDE) == text_file(LETTER)
