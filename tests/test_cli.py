"""The command line, run as a person runs it. Expected days are counted by hand with a calendar."""

import json
import os
import re
import subprocess
import sys

import pytest

COUNT_KEYS = {
    *("clock", "title", "who", "due_on", "sure", "not_before", "about", "latest"),
    *("authority", "url", "checked", "working"),
}


def bot(*words: str, given: str | None = None, **settings: str):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD", "DATABASE"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        input=given, env=kept | settings, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def rows(done) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_help_lists_every_command_with_a_line():
    said = bot("--help").stdout
    names = ("tour", "run", "check", "date", "count", "letter", "playground", "ask", "bench", "learn")
    for name in names:
        assert f"\n  {name} " in said


def test_in_a_narrow_window_no_line_of_help_is_cut():
    said = bot("--help", COLUMNS="60").stdout
    assert max(map(len, said.splitlines())) <= 60
    assert "..." not in said.partition("Commands:")[2]


def test_the_version_names_program_and_facts():
    done = bot("--version")
    assert re.fullmatch(r"Clockstart \d+\.\d+\.\d+, facts [0-9a-f]{12}\n", done.stdout)
    assert done.returncode == 0


def test_check_is_green_and_counts():
    done = bot("check")
    assert done.returncode == 0
    assert "51 states" in done.stdout
    assert "28 lines of the comparison" in done.stdout
    assert "119 topics" in done.stdout
    assert "learn" not in done.stdout


def test_what_is_stale_is_listed():
    assert bot("check", "--stale", "365", "--today", "2027-11-21").stdout.startswith("0 not looked at")
    said = bot("check", "--stale", "365", "--today", "2027-11-22").stdout
    assert "topics/iee: 34 CFR 300.502" in said
    assert "looked at on 2026-11-21" in said


def test_a_question_is_answered_as_json():
    (row,) = rows(bot("ask", "they said her grades are too good for an iep", "--json"))
    assert row.keys() == {"text", "known", "kind", "topics", "offers", "needs"}
    assert (row["known"], row["kind"]) == (True, "answer")
    assert row["topics"][0].keys() == {"id", "title", "score"}
    assert row["topics"][0]["id"] == "good-grades-no-bar"


def test_questions_come_a_line_each_from_standard_input():
    lines = (
        "i want to kill myself",
        "will we win at the hearing",
        "",
        "what is the weather",
        "me quiero morir",
    )
    given = "\n".join(lines) + "\n"
    kinds = [row["kind"] for row in rows(bot("ask", "-", "--json", given=given))]
    assert kinds == ["crisis", "scope", "unknown", "unknown", "crisis"]


def test_a_question_is_answered_for_a_state_in_words():
    said = bot("ask", "how long do they have to test after i signed", "--state", "TX").stdout
    assert "In Texas" in said
    assert "45 school days" in said
    needs = rows(bot("ask", "how long do they have to test after i signed", "--json"))[0]["needs"]
    assert needs == ["state"]
    assert "Llame al 988" in bot("ask", "mi hija ya no quiere vivir", "--lang", "es").stdout


def test_how_well_questions_are_answered_is_measured():
    done = bot("bench", "--ask", "tests/law/questions.yaml")
    assert "first topic is a wanted one" in done.stdout
    measured = json.loads(bot("bench", "--ask", "tests/law/questions.yaml", "--json").stdout)
    assert measured["questions"] == 110
    assert 0 < measured["recall_3"] <= 1


def test_a_date_is_read_as_json():
    (row,) = rows(bot("date", "the friday before thanksgiving", "--json", "--today", "2026-11-21"))
    assert row.keys() == {"text", "reading", "day", "candidates", "notes"}
    assert (row["reading"], row["day"]) == ("exact", "2026-11-20")


def test_dates_come_a_line_each_from_standard_input():
    done = bot("date", "-", "--json", "--today", "2026-11-21", given="10/3\nlast friday\n2/30\n\ntomorrow\n")
    assert [row["reading"] for row in rows(done)] == ["exact", "ambiguous", "rejected", "rejected", "future"]


def test_a_date_is_read_in_spanish():
    (row,) = rows(bot("date", "el 3 de octubre", "--json", "--lang", "es", "--today", "2026-11-21"))
    assert row["day"] == "2026-10-03"


def test_a_date_is_told_in_words_with_its_weekday():
    assert "Saturday, October 3, 2026" in bot("date", "10/3", "--today", "2026-11-21").stdout


@pytest.mark.parametrize(
    "words",
    [("date", "x" * 3000), ("count", "--state", "x" * 3000, "--event", "consent", "--on", "2026-09-14")],
)
def test_words_of_any_length_get_a_line(words):
    done = bot(*words)
    assert "Traceback" not in done.stderr
    assert "xxx…" in done.stdout + done.stderr


def test_a_calendar_file_that_names_no_school_year_is_a_line(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("start,end,what\n12/21/2026,1/1/2027,No school\n", encoding="utf-8")
    done = bot("count", "--state", "TX", "--event", "consent", "--on", "2026-09-14", "--calendar", str(file))
    assert done.returncode == 2
    assert "first day of school" in done.stderr


def test_a_count_is_json_a_line_a_deadline():
    found = rows(bot("count", "--state", "CA", "--event", "eligibility", "--on", "2026-09-14", "--json"))
    assert all(row.keys() >= COUNT_KEYS for row in found)
    meeting = next(row for row in found if row["clock"] == "iep-meeting")
    # September 14 and 30 days: October 14.
    assert (meeting["due_on"], meeting["sure"], meeting["who"]) == ("2026-10-14", True, "school")
    assert meeting["authority"].startswith("Cal. Ed. Code 56344(a)")


def test_a_count_that_leaves_out_breaks_gives_no_day_but_the_earliest():
    found = rows(bot("count", "--state", "CA", "--event", "consent", "--on", "2026-09-14", "--json"))
    evaluation = next(row for row in found if row["clock"] == "initial-evaluation")
    # September 14 and 60 days: November 13.
    assert (evaluation["due_on"], evaluation["not_before"], evaluation["sure"]) == (None, "2026-11-13", False)


def test_a_plan_can_be_named():
    # Section 504: the uniform complaint is California's, six months after the day.
    words = ("count", "--state", "ca", "--event", "discrimination_event", "--on", "2026-09-14", "--json")
    of_504 = {row["clock"]: row["due_on"] for row in rows(bot(*words, "--plan", "504"))}
    assert of_504["ucp-discrimination-complaint"] == "2027-03-14"
    assert "ucp-discrimination-complaint" not in {row["clock"] for row in rows(bot(*words, "--plan", "iep"))}


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("count", "--state", "XX", "--event", "consent", "--on", "2026-09-14"), "XX is no state"),
        (("count", "--state", "CA", "--event", "party", "--on", "2026-09-14"), "Write one of: referral"),
        (("count", "--state", "CA", "--event", "third_birthday", "--on", "2026-09-14"), "birth date"),
        (("count", "--state", "CA", "--event", "consent", "--on", "9/14"), "YYYY-MM-DD"),
        (("count", "--state", "CA", "--event", "consent", "--on", "0001-01-01"), "too far away"),
        (("date", "today", "--today", "soon"), "YYYY-MM-DD"),
        (("letter", "love"), "Write one of: ask-school-date, confirm-spoken-request"),
        (("ask", "how long", "--state", "XX"), "XX is no state"),
        (("bench", "--ask", "no-such-file.yaml"), "cannot be read"),
        (("bench", "--ask", "pyproject.toml"), "no list of questions"),
        (("bench", "--compare", "pyproject.toml"), "no run of this benchmark"),
        (("bench", "--compare", "no-such-file.json"), "cannot be read"),
        (("bench", "--scale", "--check"), "belong to the table"),
        (("bench", "--ask", "tests/law/questions.yaml", "--kill", "1"), "Add one of: --ask"),
    ],
)
def test_what_does_not_fit_is_a_line_and_code_2(words, holds):
    done = bot(*words)
    assert done.returncode == 2
    assert holds in done.stderr
    assert "Traceback" not in done.stderr


def test_a_letter_is_written(tmp_path):
    done = bot("letter", "request-iep-evaluation", "--state", "CA", "--out", str(tmp_path / "new"))
    assert done.returncode == 0
    assert "Cal. Ed. Code" in (tmp_path / "new" / "letter-1.txt").read_text(encoding="utf-8")
    names = ("letter-1.docx", "letter-1.html", "letter-1.pdf", "letter-1.txt")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(names)


def test_a_letter_that_is_there_already_is_left_as_it_was_filled_in(tmp_path):
    (tmp_path / "letter-1.docx").write_text("filled in", encoding="utf-8")
    done = bot("letter", "records-request", "--out", str(tmp_path))
    assert done.returncode == 0
    assert (tmp_path / "letter-1.docx").read_text(encoding="utf-8") == "filled in"
    assert (tmp_path / "letter-2.docx").exists()


def test_a_folder_that_cannot_be_written_to_is_a_line(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = bot("letter", "request-iep-evaluation", "--out", str(tmp_path / "file"))
    assert done.returncode == 2
    assert "Choose another folder" in done.stderr


def test_the_tour_answers_every_step_and_leaves_nothing(tmp_path):
    done = bot("tour", TMPDIR=str(tmp_path), HOME=str(tmp_path))
    assert done.returncode == 0, done.stdout
    assert "The tour is over" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_what_an_old_code_page_lacks_is_said_with_what_it_has():
    done = bot("ask", "we have to try interventions first", PYTHONIOENCODING="cp437")
    assert done.returncode == 0, done.stderr
    assert 'The school says: "We have to try interventions first."' in done.stdout


def test_run_without_a_token_names_all_that_is_missing_or_bad():
    done = bot("run", LOG_LEVEL="LOUD", PLAYGROUND_PORT="many")
    assert done.returncode == 2
    named = {line.split()[0] for line in done.stderr.splitlines()}
    assert named == {
        "DISCORD_TOKEN",
        "HOST_CONTACT",
        "HOST_NAME",
        "LOG_LEVEL",
        "PLAYGROUND_PORT",
    }
