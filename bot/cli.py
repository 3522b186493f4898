"""The command line: options in, lines out. Counts, reads and writes nothing itself.

Heavy parts load inside the command that needs them, so that `date` and `--help` stay quick.
"""
# ruff: noqa: PLC0415

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import count as numbers
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from bot.doctor.command import doctor
from bot.keeping import backup, health, invite, rekey, restore
from bot.law.model import Level, Plan
from bot.measuring import bench
from bot.picturing import pictures
from bot.shell import brief, loaded_facts, speak_anywhere, stop
from bot.text.catalogue import ENGLISH, Words, languages, spoken, words

if TYPE_CHECKING:
    from bot.clock.reading import Reading
    from bot.clock.school import SchoolCalendar
    from bot.law.files import Fault

SAID = words(ENGLISH)
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
PLANS: tuple[Plan, ...] = get_args(Plan)
LEVELS: tuple[Level, ...] = get_args(Level)


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(SAID.say("day-bad", text=brief(value))) from None
    if not EARLIEST <= day <= LATEST:
        raise click.BadParameter(SAID.say("day-far", text=brief(value)))
    return day


def _language(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    return spoken(value)


def _version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001  # as the library calls it
    if asked:
        from bot import __version__

        click.echo(SAID.say("version", program=__version__, facts=loaded_facts().data_version))
        context.exit()


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang` to a command."""
    listed = SAID.say("cli-lang", languages=", ".join(sorted(languages())))
    return click.option("--lang", default=ENGLISH, callback=_language, help=listed)(command)


json_option = click.option("--json", "as_json", is_flag=True, help=SAID.say("cli-json"))


@click.group(invoke_without_command=True, help=SAID.say("cli-help"))
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=SAID.say("cli-version"),
)
@click.pass_context
def main(context: click.Context) -> None:
    """Start the bot where no command is given."""
    speak_anywhere()
    if context.invoked_subcommand is None:
        from bot.start import start_somewhere

        start_somewhere()


@main.command(help=SAID.say("cli-run"))
@click.option("--sync", is_flag=True, help=SAID.say("cli-run-sync"))
def run(*, sync: bool) -> None:
    """Run on Discord."""
    from bot.start import start_on_discord

    start_on_discord(sync=sync)


for command in (backup, bench, doctor, health, invite, pictures, restore, rekey):
    main.add_command(command)


@main.command(help=SAID.say("cli-playground"))
@click.option("--port", type=click.IntRange(0, 65535), default=None, help=SAID.say("cli-playground-port"))
@click.option("--server", is_flag=True, help=SAID.say("cli-playground-server"))
@click.option("--join", metavar="URL", default=None, help=SAID.say("cli-playground-join"))
@click.option("--data", type=click.Path(path_type=Path), default=None, help=SAID.say("cli-playground-data"))
@click.option("--pace", type=click.IntRange(1), default=None, help=SAID.say("cli-playground-pace"))
def playground(
    port: int | None, *, server: bool, join: str | None, data: Path | None, pace: int | None
) -> None:
    """Run in the playground, or one half of it."""
    from bot.reminders.pace import A_SECOND
    from bot.start import join_playground, start_in_playground, start_server

    if join and data is None:
        stop(SAID.say("join-data"))
    if join and data:
        join_playground(join, data, pace or A_SECOND)
    elif server:
        start_server(port)
    else:
        start_in_playground(port)


@main.command(help=SAID.say("cli-tour"))
@click.option("--plain", is_flag=True, help=SAID.say("cli-tour-plain"))
def tour(*, plain: bool) -> None:
    """Show the scripted talk."""
    from bot.start import start_tour

    raise SystemExit(start_tour(plainly=plain))


@main.command(help=SAID.say("cli-check"))
@click.option("--coverage", is_flag=True, help=SAID.say("cli-coverage"))
@click.option("--stale", type=click.IntRange(0, 10_000), metavar="DAYS", help=SAID.say("cli-stale"))
@click.option("--today", callback=_day, help=SAID.say("cli-today"))
def check(*, coverage: bool, stale: int | None, today: date | None) -> None:
    """Check data/."""
    from bot.clock.now import machine_today
    from bot.law.stale import stale_entries
    from bot.letters.proving import prove
    from bot.whole import checked, finder

    facts, faults = checked()
    if facts is None or faults:
        _say_faults(faults)
        raise SystemExit(1)
    if coverage:
        from bot.ui.coverage import coverage_lines

        click.echo("\n".join(coverage_lines(facts, SAID)))
        return
    if stale is not None:
        old = stale_entries(facts, today or machine_today(), stale)
        for one in old:
            click.echo(
                SAID.say("stale-line", entry=one.entry, citation=brief(one.citation), day=str(one.checked_on))
            )
        click.echo(SAID.say("stale-count", count=len(old), days=stale))
        return
    proof = prove(facts)
    if proof.faults:
        _say_faults(proof.faults)
        raise SystemExit(1)
    clocks = [clock for place in (facts.federal, *facts.states.values()) for clock in place.clocks]
    spoken_in = sorted(languages())
    counts = [
        (len(facts.states), SAID.say("check-states")),
        (len(clocks), SAID.say("check-clocks", unsure=sum(not clock.settled for clock in clocks))),
        (len(facts.topics), SAID.say("check-topics")),
        (len(facts.aspects), SAID.say("check-aspects")),
        (len(facts.events), SAID.say("check-events")),
        (len(facts.letters), SAID.say("check-letters")),
        (len(facts.said), SAID.say("check-said")),
        (len(facts.myths), SAID.say("check-myths")),
        (len(facts.terms), SAID.say("check-terms")),
        (sum(len(way.steps) for way in facts.ways.values()), SAID.say("check-steps")),
        (len(facts.helpers), SAID.say("check-helpers")),
        (len(facts.changes), SAID.say("check-changes")),
        (len(facts.explainers), SAID.say("check-explainers")),
        (len(facts.questions), SAID.say("check-questions")),
        (len(spoken_in), SAID.say("check-languages", count=len(spoken_in), languages=", ".join(spoken_in))),
    ]
    click.echo(SAID.say("check-title"))
    for count, what in counts:
        click.echo("  " + SAID.say("check-count", count=count, what=what))
    click.echo(SAID.say("check-drafted", count=proof.drafted))
    for letter, states in proof.states.items():
        if states:
            where = SAID.say("check-everywhere") if len(states) == len(facts.states) else ", ".join(states)
            click.echo("  " + SAID.say("check-letter-states", letter=letter, states=where))
    if finder(facts).learned_from_others:
        click.echo(SAID.say("check-learn"))


def _say_faults(faults: Sequence["Fault"]) -> None:
    click.echo(SAID.say("check-failed", count=len(faults)))
    for fault in faults:
        click.echo(f"  {fault}")


@main.command(name="date", help=SAID.say("cli-date"))
@click.argument("text")
@json_option
@lang_option
@click.option("--today", callback=_day, help=SAID.say("cli-today"))
def read_date(text: str, *, as_json: bool, lang: str, today: date | None) -> None:
    """Read a date, or one a line from standard input."""
    from bot.clock.now import machine_today
    from bot.clock.reading import read

    day = today or machine_today()
    for line in _lines(text):
        reading = read(line, language=lang, today=day)
        if as_json:
            row: dict[str, object] = {
                "text": line,
                "reading": reading.kind.value,
                "day": reading.day.isoformat() if reading.day else None,
                "candidates": [candidate.isoformat() for candidate in reading.candidates],
                "notes": [note.value for note in reading.notes],
            }
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(_reading_line(brief(line), reading, words(lang)))


def _reading_line(text: str, reading: "Reading", said: Words) -> str:
    from bot.clock.reading import Kind
    from bot.text.days import in_words

    if reading.kind is Kind.EXACT and reading.day:
        return said.say("date-exact", text=text, day=in_words(reading.day, said.language))
    named = reading.candidates or ((reading.day,) if reading.day else ())
    perhaps = "; ".join(in_words(day, said.language) for day in named)
    candidates = said.say("date-candidates", days=perhaps) if perhaps else ""
    kind = said.say(f"reading-{reading.kind.value}")
    return said.say("date-open", text=text, reading=kind, candidates=candidates).rstrip()


@main.command(help=SAID.say("cli-count"))
@click.option("--state", required=True, help=SAID.say("cli-state"))
@click.option("--event", "code", required=True, help=SAID.say("cli-event"))
@click.option("--on", "day", required=True, callback=_day, help=SAID.say("cli-on"))
@click.option("--plan", type=click.Choice(PLANS), default="iep", show_default=True, help=SAID.say("cli-plan"))
@click.option("--level", type=click.Choice(LEVELS), default=None, help=SAID.say("cli-level"))
@click.option("--absent", type=click.IntRange(0, 200), default=0, help=SAID.say("cli-absent"))
@click.option("--calendar", "file", type=click.Path(path_type=Path), help=SAID.say("cli-calendar"))
@json_option
@lang_option
def count(  # an option each
    *,
    state: str,
    code: str,
    day: date,
    plan: str,
    level: str | None,
    absent: int,
    file: Path | None,
    as_json: bool,
    lang: str,
) -> None:
    """Count what an event starts."""
    from bot.clock.case import Event
    from bot.clock.timeline import Known, elsewhere, started
    from bot.text.catalogue import pick
    from bot.text.plain import plain
    from bot.ui.deadlines import deadline_block, plain_row

    said = words(lang)
    facts = loaded_facts()
    place = _state(state)
    if code == "third_birthday":
        told = [clock.title[ENGLISH] for clock in facts.federal.clocks if clock.starts == "birth_date"]
        stop(SAID.say("event-birth", rules="; ".join(told)))
    if code not in facts.events:
        stop(SAID.say("event-bad", event=brief(code), events=", ".join(facts.events)))
    known = Known(
        level=cast("Level | None", level),
        absent_days=absent,
        calendar=_calendar(file, day) if file else None,
    )
    event = Event(code, day)
    found = started(event, place, cast("Plan", plan), facts, known)
    if as_json:
        for deadline in found:
            click.echo(json.dumps(plain_row(deadline, said), ensure_ascii=False))
        return
    if not found:
        click.echo(said.say("count-none", state=place))
    for clock, kind in elsewhere(event, place, cast("Plan", plan), facts):
        click.echo(
            said.say("elsewhere", clock=pick(clock.title, lang), event=pick(kind.reached, lang)) + "\n"
        )
    for deadline in found:
        click.echo(plain(deadline_block(deadline, place, facts, said), links=True) + "\n")


@main.command(help=SAID.say("cli-ask"))
@click.argument("text")
@click.option("--state", default=None, help=SAID.say("cli-state"))
@json_option
@lang_option
def ask(text: str, *, state: str | None, as_json: bool, lang: str) -> None:
    """Find what answers a question, or one a line from standard input."""
    from bot.ui.found import found_lines, found_row
    from bot.whole import finder

    facts = loaded_facts()
    place = _state(state) if state else None
    for line in _lines(text):
        found = finder(facts).find(line, state=place)
        if as_json:
            click.echo(json.dumps(found_row(line, found, facts, words(lang)), ensure_ascii=False))
        else:
            click.echo("\n".join(found_lines(found, facts, words(lang), place or "")) + "\n")


@main.command(help=SAID.say("cli-learn"))
def learn() -> None:
    """Learn anew what words say of topics."""
    from bot.law.search.hearing import Hearing
    from bot.law.search.learning import learn as learn_weights
    from bot.law.search.phrases_of import phrases_of
    from bot.whole import LEARNED

    facts = loaded_facts()
    hearing = Hearing(facts)
    phrases = list(phrases_of(facts))
    try:
        learn_weights(phrases, hearing.words, hearing.all_features, LEARNED)
    except ImportError:
        stop(SAID.say("learn-missing"))
    click.echo(SAID.say("learn-done", count=len(phrases)))


@main.command(help=SAID.say("cli-letter"))
@click.argument("letter", metavar="TYPE", required=False)
@click.option("--state", default=None, help=SAID.say("cli-state"))
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help=SAID.say("cli-out"))
@lang_option
def letter(letter: str | None, *, state: str | None, out: Path, lang: str) -> None:
    """Write a letter into a folder."""
    from bot.letters.draft import draft
    from bot.letters.paper import files_of
    from bot.text.catalogue import pick

    facts = loaded_facts()
    if letter is None:
        for one in facts.letters.values():
            click.echo(f"{one.id}: {pick(one.when, lang)}")
        return
    if letter not in facts.letters:
        stop(SAID.say("letter-bad", letter=brief(letter), letters=", ".join(facts.letters)))
    made = draft(facts.letters[letter], facts, state=_state(state) if state else None)
    # What is there already may have been filled in.
    free = (one for one in numbers(1) if not any(out.glob(f"letter-{one}.*")))
    files = files_of(made, words=words(lang), number=next(free))
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
    except OSError:
        stop(SAID.say("out-bad", path=brief(str(out))))
    for name in files:
        click.echo(SAID.say("letter-written", path=str(out / name)))


def _lines(text: str) -> Iterable[str]:
    """Return the text, or for `-` each line of standard input."""
    return (line.rstrip("\r\n") for line in sys.stdin) if text == "-" else [text]


def _calendar(path: Path, today: date) -> "SchoolCalendar":
    from bot.clock.feeds import read_feed
    from bot.text.kind import ExplainedError

    try:
        calendar = read_feed(path.read_bytes(), today=today).calendar
    except OSError:
        stop(SAID.say("file-bad", path=brief(str(path))))
    except ExplainedError as error:
        stop(SAID.say(error.key, **error.values))
    if not calendar.years:
        stop(SAID.say("calendar-no-year", path=brief(str(path))))
    return calendar


def _state(code: str) -> str:
    found = code.strip().upper()
    if found not in loaded_facts().states:
        stop(SAID.say("state-bad", state=brief(code)))
    return found
