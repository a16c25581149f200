"""Whether a file is an export of a database of newspapers, by lines that no article has."""

from __future__ import annotations

import re

from msgspec.structs import replace

from attrib.readers.reading import Articles, Reading

SIGNS = re.compile(
    r"(?im)\bof \d{1,5} documents?[ \t\r]*$|^[ \t]*end of document[ \t\r]*$"
    r"|^document [a-z0-9]{2,10}0\d{10}[0-9a-z]{5,14}[ \t\r]*$|proquest document id"
)
LENGTHS = re.compile(r"(?im)^[ \t]*(?:length[ \t]*:|load-date[ \t]*:)")
"""Lines of which an article in a database has one each."""


def divided(reading: Reading, name: str) -> Reading | Articles:
    """Give the articles of an export, `name` is its file; another article as it is, with a note where it is several."""
    if SIGNS.search(reading.text) is not None:
        from attrib.readers.databases import articles_of_export  # noqa: PLC0415

        return articles_of_export(reading, name)
    lengths = len(LENGTHS.findall(reading.text)) // 2
    note = f"The file seems to hold {lengths} articles, in a form that attrib does not know; they were read as one."
    return replace(reading, notes=(*reading.notes, note)) if lengths > 1 else reading
