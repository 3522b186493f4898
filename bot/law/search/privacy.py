"""Tells whether a text seems to hold what nobody should post: a name, a birth date, a number, a paper."""

import re

PASTED_CHARACTERS = 2500
PASTED_LINES = 10

CHILD = (
    r"(?:(?:my|our)\s+(?:(?:\d+|older|oldest|younger|youngest|little|middle)\s*(?:yo|yr old|year old)?\s*)?"
    r"(?:son|daughter|child|kid|boy|girl|grandson|granddaughter|nephew|niece|student)|mi\s+(?:hij[oa]|niet[oa]|nin[oa]|ni\u00f1[oa]))"
)
NAMED = re.compile(
    # "my son Jayden": a capital where none belongs.
    rf"\b(?i:{CHILD})(?:'s)?,?\s+(?!I\b|I'|IEP|ADHD|ADD|OT\b|PT\b|ESL|ASD|SLD|FAPE)[A-Z][a-z\u00e0-\u00ff]{{2,}}\b"
    # "his name is jayden", "se llama Luis", whatever the capitals.
    r"|\b(?i:(?:his|her|child'?s|son'?s|daughter'?s|kid'?s|their|student'?s)\s+(?:full\s+|first\s+|last\s+)?names?\s+(?:is|:|=)\s*"
    r"(?!not\b|on\b|in\b|being\b|a\b|the\b|still\b|wrong|spelled|missing)[a-z\u00e0-\u00ff]{2,})"
    r"|\b(?i:(?:se\s+llama|su\s+nombre\s+es)\s+(?!el\b|la\b|un\b|una\b|iep\b|504\b|eso\b|esto\b|cuando\b|asi\b|as\u00ed\b)[a-z\u00e0-\u00ff]{2,})"
    r"|\b(?i:student(?:'s)?\s+name|name\s+of\s+(?:student|child)|nombre\s+del\s+(?:alumno|estudiante|nin[oa]|ni\u00f1[oa]))\s*[:=]"
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
BORN = re.compile(
    rf"\b(?:dob|d\.o\.b\.?|birth\s*date|date\s+of\s+birth|birthday|born|fecha\s+de\s+nacimiento|naci[o\u00f3]|cumplea\u00f1os)\b"
    rf"[^\n]{{0,20}}?(?:\d{{1,4}}\s*[/.-]\s*\d{{1,2}}|\b{MONTH}\.?\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:de\s+)?{MONTH}|\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"\b\d{3}-\d{2}-\d{4}\b"  # social security
    r"|(?<!\d)\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b"  # telephone
    r"|\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b"  # email
    r"|\b(?:student|case|medicaid|state|school|alumno)\s*(?:id|number|no\.?|#)\s*(?:is|:|#|=)?\s*[a-z]{0,3}\d{4,}\b",
    re.IGNORECASE,
)
SCHOOL = re.compile(
    r"\b(?i:goes\s+to|attends|at|student\s+of|va\s+a\s+la|en\s+la)\s+(?i:escuela\s+|primaria\s+|secundaria\s+)?"
    r"(?!I\b|IEP|The\b|Our\b|My\b|His\b|Her\b)"
    r"(?:[A-Z][\w.'\u2019-]+\s+){1,3}(?i:elementary|middle|high|school|academy|primary|isd|usd|intermediate)\b"
)
PAPER = re.compile(
    r"\b(?:to\s+whom\s+it\s+may\s+concern|dear\s+(?:mr|mrs|ms|dr|parent|principal)|present\s+levels?\s+of|student\s+information"
    r"|date\s+of\s+(?:meeting|report|evaluation)\s*:|grade\s*:|school\s*:|parent/guardian|reason\s+for\s+referral"
    r"|a\s+quien\s+corresponda|estimad[oa]\s+(?:sr|sra|padre|madre))",
    re.IGNORECASE,
)


def looks_private(text: str) -> bool:
    """Tell whether a text seems to hold a child's name, birth date, number or school, or a pasted paper."""
    if len(text) > PASTED_CHARACTERS or text.count("\n") >= PASTED_LINES:
        return True
    return any(pattern.search(text) for pattern in (NAMED, BORN, NUMBERS, SCHOOL, PAPER))
