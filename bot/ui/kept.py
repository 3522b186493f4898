"""All that is kept of a person, in words and as a file: every row of theirs. Reads no file and no clock."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel import Locale

from bot.clock.case import Event
from bot.law.library import FEDERAL, Library
from bot.reminders.policy import OF_THE_CASE
from bot.store.everything import KeptRow, KeptRows, Value
from bot.text.catalogue import Words, pick
from bot.text.days import clock_time, short
from bot.text.names import as_typed
from bot.ui.deadlines import event_line
from bot.ui.wishes import lead

BLOCK_CHARACTERS = 1500
"""A section that is longer goes on in another block, under the same heading."""


def data_file(rows: KeptRows, words: Words, now: datetime) -> bytes:
    """Return a JSON file with every row, each table with what it is in words. `now` is aware, in UTC.

    Instants are ISO text in UTC. Discord's ids are text: many programs round numbers that long.
    """
    kept = {
        table: {
            "about": words.say(f"kept-{table.replace('_', '-')}"),
            "rows": [{name: _plain(name, value) for name, value in row.items()} for row in found],
        }
        for table, found in rows.items()
    }
    made = {"made_at": now.isoformat(timespec="seconds"), "kept": kept}
    return json.dumps(made, indent=2, ensure_ascii=False).encode()


def _plain(name: str, value: Value) -> Value:
    if value is None:
        return None
    if name in {"user_id", "loaded_by", "server_id"}:
        return str(value)
    return datetime.fromtimestamp(int(value), UTC).isoformat() if name.endswith("_at") else value


def kept_blocks(rows: KeptRows, facts: Library, words: Words) -> list[str]:
    """Return blocks that tell every row: the person, then case by case, then the messages."""
    return Kept(rows, facts, words).blocks()


def state_name(code: Value, facts: Library, words: Words) -> str:
    """Return a state's name, or its code where it is not known any more; a line where there is none."""
    state = facts.states.get(str(code))
    if state is None:
        return words.say("kept-not-set") if code is None else str(code)
    return pick(state.name, words.language)


def language_name(code: Value, words: Words) -> str:
    """Return a language's name in the language of the words; a line where none is saved."""
    if code is None:
        return words.say("kept-not-set")
    return Locale.parse(str(code)).get_display_name(words.language) or str(code)


class Kept:
    """The rows of one person, put into words."""

    def __init__(self, rows: KeptRows, facts: Library, words: Words) -> None:
        self._rows = rows
        self._facts = facts
        self._words = words
        self._zone = next((str(row["zone"]) for row in rows["people"] if row["zone"]), "UTC")

    def blocks(self) -> list[str]:
        """Return the blocks, each short enough for a page."""
        made = [block for person in self._rows["people"] for block in self._section(*self._person(person))]
        for case in self._rows["cases"]:
            name = self._case_name(case["child"], case["plan"])
            for key, lines in self._of_case(case).items():
                made += self._section(f"{name}: {key}", lines)
        say = self._words.say
        made += self._section(
            say("kept-deliveries"), [self._delivery(row) for row in self._rows["deliveries"]]
        )
        made += self._section(say("kept-districts"), [self._district(row) for row in self._rows["districts"]])
        made += self._section(
            say("kept-unsaved-districts"),
            [self._unsaved(row) for row in self._rows["unsaved_districts"]],
        )
        return made

    def _section(self, heading: str, lines: list[str]) -> Iterator[str]:
        """Give a section in blocks; none where it has no line."""
        part: list[str] = []
        for line in lines:
            if part and sum(map(len, part)) + len(line) > BLOCK_CHARACTERS:
                yield "\n".join([f"**{heading}**", *part])
                part = []
            part.append(f"- {line}")
        if part:
            yield "\n".join([f"**{heading}**", *part])

    def _person(self, row: KeptRow) -> tuple[str, list[str]]:
        say = self._words.say
        lines = [
            say("kept-id", id=str(row["user_id"])),
            say("kept-state", state=state_name(row["state"], self._facts, self._words)),
            say("kept-zone", zone=str(row["zone"] or say("kept-not-set"))),
            say("kept-language", language=language_name(row["language"], self._words)),
        ]
        lines += self._wishes(row)
        if row["last_child"]:
            lines.append(say("kept-last", case=self._case_name(row["last_child"], row["last_plan"])))
        return say("kept-people"), lines

    def _wishes(self, row: KeptRow) -> list[str]:
        """Return when and how a person wants to be written to; a line only for what they chose."""
        say = self._words.say
        lines: list[str] = []
        if row["hour"] is not None:
            lines.append(say("kept-hour", hour=clock_time(int(row["hour"]), self._words.language)))
        if row["lead_days"] is not None:
            days = [lead(int(one), self._words) for one in str(row["lead_days"]).split(",")]
            lines.append(say("when-days", days=", ".join(days)))
        if row["paused_until"] is not None:
            lines.append(say("kept-paused", day=self._day(row["paused_until"])))
        if row["full_text"]:
            lines.append(say("kept-full-text"))
        return lines

    def _of_case(self, case: KeptRow) -> Mapping[str, list[str]]:
        """Return what is kept of a case: headings with their lines."""
        say = self._words.say
        own = [say("kept-state", state=state_name(case["state"], self._facts, self._words))]
        if case["level"]:
            own.append(say("level-school" if case["level"] == "school" else "level-preschool"))
        opted_in_at = case["opted_in_at"]
        own.append(
            say("timeline-reminders-off")
            if opted_in_at is None
            else say("kept-opted-in", at=self._at(opted_in_at))
        )
        if case["law_version"]:
            own.append(say("kept-law-version", version=str(case["law_version"])))
        days = {name: self._day(case[name]) for name in ("open_until", "kept_on", "offered_on") if case[name]}
        own += [say(f"kept-day-{name.replace('_', '-')}", day=day) for name, day in days.items()]
        own.append(say("kept-changes", count=int(case["revision"] or 0)))
        if case["planned_by"]:
            own.append(say("kept-planned", version=str(case["planned_by"])))
        return {
            say("kept-cases"): own,
            say("kept-events"): [self._event(row) for row in self._in("events", case)],
            say("kept-school-days"): [self._school_days(row) for row in self._in("school_days", case)],
            say("kept-case-districts"): [
                line for row in self._in("case_districts", case) for line in self._case_district(row)
            ],
            say("kept-unsaved-days"): [self._unsaved(row) for row in self._in("unsaved_days", case)],
            say("kept-shown-days"): [self._shown(row) for row in self._in("shown_days", case)],
            say("kept-reminders"): [self._reminder(row) for row in self._in("reminders", case)],
        }

    def _in(self, table: str, case: KeptRow) -> Iterator[KeptRow]:
        return (row for row in self._rows[table] if row["case_id"] == case["case_id"])

    def _event(self, row: KeptRow) -> str:
        code, day = str(row["code"]), self._day(row["day"])
        line = self._words.say("event", event=code, day=day)
        if code in self._facts.events:
            event = Event(code, date.fromisoformat(str(row["day"])), day_known=bool(row["day_known"]))
            line = event_line(event, self._facts, self._words)
        return f"{line} {self._words.say('kept-how', how=str(row['how']))}" if row["how"] else line

    def _school_days(self, row: KeptRow) -> str:
        days = self._words.say("span", first=self._day(row["first"]), last=self._day(row["last"]))
        return self._words.say("kept-school-range", kind=str(row["kind"]), days=days)

    def _case_district(self, row: KeptRow) -> Iterator[str]:
        say = self._words.say
        yield say("kept-case-district", mark=str(row["mark"]), at=self._at(row["changed_at"]))
        if row["told_at"] is not None:
            yield say("kept-case-district-told", at=self._at(row["told_at"]))

    def _unsaved(self, row: KeptRow) -> str:
        say = self._words.say
        count = say("kept-unsaved-count", count=len(json.loads(str(row["days"]))))
        if row.get("name"):
            name = as_typed(str(row["name"]))
            return say("kept-unsaved-of", name=name, at=self._at(row["shown_at"]), days=count)
        return say("kept-unsaved", at=self._at(row["shown_at"]), days=count)

    def _district(self, row: KeptRow) -> str:
        name = as_typed(str(row["name"]))
        return self._words.say("kept-district", name=name, at=self._at(row["loaded_at"]))

    def _shown(self, row: KeptRow) -> str:
        say = self._words.say
        line = say(
            "kept-shown", title=self._title(row), day=self._day(row["day"]), start=self._day(row["event_on"])
        )
        if row["done"]:
            line = f"{line} {say('kept-done')}"
        if not row["moved_from"]:
            return line
        line = f"{line} {say('kept-moved', day=self._day(row['moved_from']), why=str(row['why']))}"
        return f"{line} {say('kept-told')}" if row["told"] else line

    def _reminder(self, row: KeptRow) -> str:
        return self._words.say(
            "kept-reminder",
            at=self._at(row["due_at"], str(row["zone"])),
            title=self._title(row),
            day=self._day(row["deadline_on"]),
            start=self._day(row["event_on"]),
            kind=self._words.say(f"kept-kind-{str(row['kind']).replace('_', '-')}"),
            state=str(row["state"]),
        )

    def _delivery(self, row: KeptRow) -> str:
        say = self._words.say
        line = say(
            "kept-delivery",
            number=str(row["delivery_id"]),
            at=self._at(row["claimed_at"]),
            state=str(row["state"]),
            count=int(row["attempts"] or 0),
            mark=str(row["nonce"]),
        )
        if row["next_try_at"] is not None:
            line += " " + say("kept-next-try", at=self._at(row["next_try_at"]))
        if row["last_error"]:
            line += " " + say("kept-error", code=str(row["last_error"]))
        return f"{line} {say('kept-told')}" if row["told"] else line

    def _title(self, row: KeptRow) -> str:
        """Return a clock's name; its id where the facts have it no more."""
        if row["jurisdiction"] == OF_THE_CASE:
            return self._words.say("kept-whole-case")
        jurisdiction, clock = str(row["jurisdiction"]), str(row["clock"])
        known = jurisdiction == FEDERAL or jurisdiction in self._facts.states
        found = self._facts.clock(jurisdiction, clock) if known else None
        return pick(found.title, self._words.language) if found else clock

    def _case_name(self, child: Value, plan: Value) -> str:
        said = self._words.say("plan-504" if plan == "504" else "plan-iep")
        return self._words.say("case", child=str(child), plan=said)

    def _day(self, day: Value) -> str:
        return short(date.fromisoformat(str(day)), self._words.language)

    def _at(self, seconds: Value, zone: str | None = None) -> str:
        named = zone or self._zone
        at = datetime.fromtimestamp(int(seconds or 0), ZoneInfo(named))
        day = short(at.date(), self._words.language)
        return self._words.say("kept-at", day=day, time=f"{at:%H:%M}", zone=named)
