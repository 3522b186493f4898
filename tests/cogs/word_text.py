"""What a Word file says, read by somebody else's library."""

import io

import docx


def word_text(content: bytes) -> str:
    """Return all the text of a Word file, also that in its blanks, a paragraph a line."""
    document = docx.Document(io.BytesIO(content))
    paragraphs = [one for one in document.element.body.iter() if one.tag.endswith("}p")]
    return "\n".join("".join(one.itertext()) for one in paragraphs)
