"""Every option of every command, every button and list, every field of a form: an answer, whatever comes.

Each example is judged by `fuzzed.py`: answered in 3 seconds, no fault of ours, nobody pinged, no limit
passed, nothing of others changed. What there is to fuzz is asked of the bot itself.
"""

from collections import defaultdict

from crawled import commands_of
from fuzzed import PEOPLE
from hypothesis import given
from made import DRAWN, Where

PLACES = [Where(person, channel) for person in PEOPLE for channel in (None, "dm")]
HALF = 0.5


def test_the_crawl_itself_met_no_fault(fuzzed, made):
    assert not made.found.failed
    assert not fuzzed.bot.tally.faults
    assert not fuzzed.server.judge.breaches


def test_every_option_of_every_command(fuzzed, made, examples, subtests):
    for command, places in _commands(fuzzed):

        def send(drawn, command=command, places=places):
            where = drawn.chance.choice(places)
            given = made.options(drawn, command, where.person)
            sending = fuzzed.hands[where.person].slash(command.spoken, channel=where.channel, given=given)
            fuzzed.run(fuzzed.judged(where.person, sending))

        with subtests.test(command=command.spoken):
            each(examples, send)


def test_every_option_while_it_is_typed(fuzzed, made, examples, subtests):
    for command, places in _commands(fuzzed):
        for option in [one["name"] for one in command.options if one.get("autocomplete")]:

            def type_into(drawn, spoken=command.spoken, option=option, places=places):
                where, text = drawn.chance.choice(places), made.text(drawn)
                typing = fuzzed.type_into(where.person, spoken, option, text, where.channel)
                fuzzed.run(fuzzed.judged(where.person, typing))

            with subtests.test(command=command.spoken, option=option):
                each(examples, type_into)


def test_every_button_and_list(fuzzed, made, examples, subtests):
    for actions in _presses(fuzzed):

        def press(drawn, actions=actions):
            where, pressed = drawn.chance.choice(PLACES), made.pressed(drawn, actions)
            private = drawn.chance.random() < HALF
            pressing = fuzzed.press(where.person, pressed, channel=where.channel, private=private)
            fuzzed.run(fuzzed.judged(where.person, pressing))

        with subtests.test(action=actions[0]):
            each(examples, press)


def test_every_field_of_every_form(fuzzed, made, examples, subtests):
    forms = {one.action: (person, one) for person, listed in made.found.opens_forms.items() for one in listed}
    for action, (person, opener) in forms.items():

        def fill(drawn, person=person, opener=opener):
            after = made.command_before(opener)
            fuzzed.run(fuzzed.judged(person, fuzzed.fill(person, opener, after, made.text(drawn))))

        with subtests.test(opened_by=action):
            each(examples, fill)


def each(examples, work):
    """Do the work with each example."""
    examples(given(DRAWN)(lambda drawn: work(drawn)))()  # noqa: PLW0108  # hypothesis takes no defaults


def _commands(fuzzed):
    """Return each command with the places where somebody can type it."""
    found = defaultdict(list)
    options: dict[str, object] = {}
    for where in PLACES:
        for one in commands_of(fuzzed.hands[where.person], where.channel):
            found[one.spoken].append(where)
            options[one.spoken] = one
    return [(options[spoken], places) for spoken, places in found.items()]


def _presses(fuzzed):
    """Return the actions that each press of the bot answers: one face may have several lists."""
    found = defaultdict(list)
    for action, press in fuzzed.bot.presses.items():
        found[press].append(action)
    return sorted(found.values())
