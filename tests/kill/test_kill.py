"""A real bot process, killed again and again while it sends on a bad day of Discord."""

import json
import sys

from click.testing import CliRunner

from bot.cli import main
from bot.playground.killing import REMINDERS

KILLS, SEED = 25, 5


def test_through_25_kills_each_person_gets_each_message_once() -> None:
    done = CliRunner().invoke(main, ["bench", "--kill", str(KILLS), "--seed", str(SEED), "--json"])
    sys.stdout.write(done.output)
    assert done.exit_code == 0, done.output
    proof = json.loads(done.stdout)
    assert (proof["lost"], proof["doubled"], proof["unsettled"]) == (0, 0, 0)
    assert (proof["kills"], proof["seed"], proof["reminders"]) == (KILLS, SEED, REMINDERS)
    assert proof["deliveries"] == proof["people"] - proof["refused"]
    # Else it would prove nothing: some have two reminders in one message, some refuse theirs, most kills hit
    # while it sends, and both ways to see what was sent before were needed.
    assert 0 < proof["refused"] < proof["people"] < REMINDERS
    assert 0 < proof["while_starting"] < KILLS - 10
    assert min(proof["faults"], proof["repeated"], proof["looked"]) > 0
