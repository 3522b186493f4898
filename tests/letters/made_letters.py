"""Letters made up for the tests of files: one with all parts, and the same with its meaning beside it."""

from dataclasses import replace

from bot.letters.letter import Blank, Letter, Paragraph, Part

NAME = Blank("YOUR NAME")
CHILD = Blank("CHILD'S FULL NAME")
SEEN = Blank("WHAT YOU SEE AT HOME", "two or three sentences")
AREAS = Blank("AREAS", "such as reading, speech")


def said(part: Part, *pieces: str | Blank) -> Paragraph:
    return Paragraph(part, pieces)


def one_paragraph(*pieces: str | Blank, subject: str = "A subject") -> Letter:
    return Letter("made-up", subject, (said(Part.TEXT, *pieces),))


LETTER = Letter(
    "request-evaluation",
    "Request for an evaluation",
    (
        said(Part.SENDER, NAME),
        said(Part.SENDER, Blank("YOUR ADDRESS OR EMAIL")),
        said(Part.DATE, Blank("DATE")),
        said(Part.TO, "To: ", Blank("PRINCIPAL'S NAME"), ", Principal"),
        said(Part.TO, Blank("SCHOOL")),
        said(Part.SUBJECT, "Subject: Request for an evaluation for ", CHILD),
        said(Part.GREETING, "Dear ", Blank("NAMES"), ","),
        said(Part.TEXT, "I am the parent of ", CHILD, ". I ask for an evaluation (34 CFR 300.301(b))."),
        said(Part.TEXT, SEEN),
        said(Part.TEXT, "The areas that I know of are: ", AREAS, "."),
        said(Part.TEXT, "Please send me:"),
        said(Part.ITEM, "the consent form"),
        said(Part.ITEM, "the notice of my rights"),
        said(Part.CLOSING, "With kind regards,"),
        said(Part.SIGNATURE, Blank("SIGNATURE")),
        said(Part.SIGNATURE, NAME),
        said(Part.NOTE, "I have kept a copy of this letter."),
    ),
)

AS_TEXT = """\
[YOUR NAME]
[YOUR ADDRESS OR EMAIL]

[DATE]

To: [PRINCIPAL'S NAME], Principal
[SCHOOL]

Subject: Request for an evaluation for [CHILD'S FULL NAME]

Dear [NAMES],

I am the parent of [CHILD'S FULL NAME]. I ask for an evaluation (34 CFR 300.301(b)).

[WHAT YOU SEE AT HOME: two or three sentences]

The areas that I know of are: [AREAS: such as reading, speech].

Please send me:

- the consent form
- the notice of my rights

With kind regards,

[SIGNATURE]
[YOUR NAME]

I have kept a copy of this letter.
"""
"""LETTER as it is to be read, written by hand."""

BESIDE = replace(
    LETTER,
    beside_language="es",
    beside=(
        said(Part.SENDER, Blank("YOUR NAME", "su nombre")),
        said(Part.SENDER, Blank("YOUR ADDRESS OR EMAIL", "su dirección o correo")),
        said(Part.DATE, Blank("FECHA")),
        said(Part.TO, "Para: ", Blank("PRINCIPAL'S NAME"), ", director"),
        said(Part.TO, Blank("SCHOOL")),
        said(Part.SUBJECT, "Asunto: Pido una evaluación para ", CHILD),
        said(Part.GREETING, "Estimados ", Blank("NAMES"), ":"),
        said(Part.TEXT, "Soy la madre o el padre de ", CHILD, ". Pido una evaluación (34 CFR 300.301(b))."),
        said(Part.TEXT, Blank("WHAT YOU SEE AT HOME", "dos o tres frases")),
        said(Part.TEXT, "Las áreas que conozco son: ", AREAS, "."),
        said(Part.TEXT, "Por favor envíenme:"),
        said(Part.ITEM, "el formulario de consentimiento"),
        said(Part.ITEM, "el aviso de mis derechos"),
        said(Part.CLOSING, "Atentamente,"),
        said(Part.SIGNATURE, Blank("SIGNATURE", "firma")),
        said(Part.SIGNATURE, Blank("YOUR NAME", "su nombre")),
        said(Part.NOTE, "He guardado una copia de esta carta."),
    ),
)
