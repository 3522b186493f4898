"""Cards around a letter: the list, the sheet to put one together, and how to send it so that it is proof."""

from collections.abc import Iterable, Sequence

from bot.clock.deadline import Deadline
from bot.law.entries import LetterType
from bot.law.library import Library
from bot.law.model import Checked, Clock, Source
from bot.letters.known import form
from bot.letters.paper import Format
from bot.text.catalogue import Words, pick
from bot.text.days import short
from bot.ui.card import Card, Row, button, buttons, card, main_button, select
from bot.ui.drafts import Draft, case_name
from bot.ui.labels import pressable, source_line, source_lines
from bot.ui.sheets import About, Sheet
from bot.ui.states import state_rows

SHELVES = ("ask", "meet", "wrong")
"""Where a letter stands in the list, in this order."""
ABOUT_LIMIT = 24
"""One place of a list is for the blank."""
BLANK = "blank"
SPOKEN = "spoken_request"
HINT_LETTERS = 100


def letter_list_card(facts: Library, words: Words) -> Card:
    """Return the list of letters, each with when to use it."""
    rows: list[Row] = []
    for number, shelf in enumerate(SHELVES):
        there = [one for one in facts.letters.values() if one.shelf == shelf]
        options = [(pick(one.title, words.language), one.id) for one in there]
        hints = {one.id: pick(one.when, words.language)[:HINT_LETTERS] for one in there}
        rows.append(
            select(words.say(f"letter-shelf-{shelf}"), f"letter-{number}", options=options, hints=hints)
        )
    return card(words.say("letter-list-title"), [words.say("letter-list-hint")], rows=rows)


def sheet_card(
    sheet: Sheet, letter: LetterType, there: Sequence[About], *, facts: Library, words: Words
) -> Card:
    """Return the card on which a letter is put together: what it is about, options, and the kinds of file."""
    language = words.language
    about = sheet.about_in(there)
    lines = [words.say("letter-to", to=pick(letter.to, language)), _place(sheet, facts, words)]
    if about:
        lines.append(words.say("letter-about", about=about_label(about, facts, words)))
    code = sheet.encode()
    rows: list[Row] = []
    if there:
        options = [(about_label(one, facts, words), one.name) for one in there[:ABOUT_LIMIT]]
        options.append((words.say("letter-about-blank"), BLANK))
        rows.append(select(words.say("letter-pick-about"), "letter-about", code, options=options))
    if letter.options:
        ticked = sheet.options_of(letter)
        options = [(pick(one.label, language), one.id) for one in letter.options]
        rows.append(
            select(
                words.say("letter-pick-options"), "letter-tick", code, options=options, chosen=ticked, least=0
            )
        )
    rows += format_rows(sheet, words)
    other = "504" if sheet.plan == "iep" else "iep"
    rows += buttons(
        button(words.say(f"letter-for-{other}"), "letter-plan", code)
        if letter.plan == "either" and not about
        else None,
        button(words.say("letter-other-state" if sheet.state else "letter-add-state"), "letter-where", code),
        button(words.say("button-letters"), "letters"),
    )
    blocks = [pick(letter.when, language), "\n".join(lines), words.say("letter-blanks")]
    title = pick(letter.title, language)
    return card(title, blocks, rows=rows, small=[words.say("not-advice")])


def format_rows(sheet: Sheet, words: Words) -> list[Row]:
    """Return a button for each kind of file, the first one for most people."""
    first, *others = Format
    code = sheet.encode()
    return buttons(
        main_button(words.say(f"letter-as-{first}"), "letter-file", first, code),
        *(button(words.say(f"letter-as-{one}"), "letter-file", one, code) for one in others),
    )


def about_label(found: About, facts: Library, words: Words) -> str:
    """Return what a letter is about, in a line: a deadline or an event with its day."""
    of = found.of
    name = case_name(found.case.child, found.case.plan, words)
    if isinstance(of, Deadline):
        title, day = pick(of.clock.title, words.language), of.next_day
    else:
        title, day = pick(facts.events[of.code].reached, words.language), of.day
    said = short(day, words.language) if day else ""
    return words.say("letter-about-line", title=title, day=said, case=name)


def where_card(sheet: Sheet, facts: Library, words: Words) -> Card:
    """Ask for which state the letter is."""
    rows = state_rows(facts, words, "letter-state", sheet.encode())
    return card(words.say("ask-state"), [words.say("letter-state-why")], rows=rows)


def _place(sheet: Sheet, facts: Library, words: Words) -> str:
    if sheet.state not in facts.states:
        return words.say("letter-no-state")
    return words.say("letter-state", state=pick(facts.states[sheet.state].name, words.language))


def given_card(
    sheet: Sheet,
    letter: LetterType,
    files: Iterable[str],
    sources: Iterable[Source],
    *,
    facts: Library,
    words: Words,
) -> Card:
    """Return the card that carries the letter's file: how to send it so that the day can be proved.

    `sources`: those of what stands in the file.
    """
    code = sheet.encode()
    kind = "school" if letter.to_school and letter.kind == "letter" else letter.kind
    blocks = [
        words.say("letter-file-checklist" if letter.kind == "checklist" else "letter-file"),
        words.say("letter-to", to=pick(letter.to, words.language)),
        _how_to_send(letter, kind, words),
        words.say("letter-lost") if kind == "school" else "",
        *_spoken(sheet, letter, facts, words),
        *_form(sheet, letter, facts, words),
        "\n".join(_left_out(letter, words)),
    ]
    rows = buttons(
        main_button(words.say("button-went-out"), "letter-sent", code) if letter.event else None,
        button(words.say("button-other-file"), "letter-sheet", code),
    )
    small = [*source_lines(sources, words), words.say("not-advice")]
    title = words.say("letter-title", title=pick(letter.title, words.language))
    return card(title, blocks, small=small, rows=rows, files=list(files))


def _how_to_send(letter: LetterType, kind: str, words: Words) -> str:
    said = words.say(f"letter-send-{kind}")
    return f"{said}\n{words.say('letter-save')}" if letter.event and kind == "school" else said


def _spoken(sheet: Sheet, letter: LetterType, facts: Library, words: Words) -> list[str]:
    """Say, with the rule, where a request made aloud counts too."""
    state = facts.states.get(sheet.state)
    if state is None or letter.event != "referral":
        return []
    clock = next((one for one in state.clocks if _counts_aloud(one)), None)
    if clock is None:
        return []
    name = pick(state.name, words.language)
    return [words.say("letter-spoken", state=name, source=source_line(clock.source, words))]


def _form(sheet: Sheet, letter: LetterType, facts: Library, words: Words) -> list[str]:
    """Link the state's model form, with how it was found; say where to ask if it was not."""
    if letter.form is None:
        return []
    found = form(letter, facts, sheet.state or None)
    if found is None:
        return [words.say("letter-form-unknown")]
    if not found.form_seen:
        return [words.say("letter-form-page", name=found.name, url=pressable(found.url))]
    label = words.say(
        "letter-form-official" if found.checked is Checked.OFFICIAL else "letter-form-secondary"
    )
    return [words.say("letter-form", name=found.name, url=pressable(found.url), label=label)]


def _left_out(letter: LetterType, words: Words) -> list[str]:
    """Return a line for each rule that the letter does not name, since there is a doubt about it."""
    return [
        words.say("letter-left-out", citation=cite.citation, doubt=pick(cite.doubt, words.language))
        for cite in letter.cites.values()
        if cite.doubt
    ]


def _counts_aloud(clock: Clock) -> bool:
    return clock.settled and SPOKEN in (clock.starts, *clock.also_starts)


def sent_card(sheet: Sheet, letter: LetterType, draft: Draft, words: Words) -> Card:
    """Ask on which day the letter arrived."""
    rows = buttons(
        main_button(words.say("button-today"), "log-go", draft.ago(0).encode()),
        button(words.say("button-yesterday"), "log-go", draft.ago(1).encode()),
        button(words.say("button-other-day"), "log-ask", draft.encode()),
        button(words.say("button-not-sent"), "letter-sheet", sheet.encode()),
    )
    blocks = [pick(letter.title, words.language), words.say("letter-sent-why")]
    return card(words.say("letter-sent-title"), blocks, rows=rows, small=[words.say("nothing-saved-yet")])
