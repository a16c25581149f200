"""Text that was spoilt on its way is repaired, and it is said how; what cannot be repaired is named.

All offsets count the repaired text. What repairs is imported where there may be something to repair.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from attrib.readers.reading import Reading

ODD = [*map(chr, (*range(0x80, 0x85), *range(0x86, 0xA0))), *"\u00ad\u200b\u200c\u200d\u2060\ufeffâÃÂï"]
"""What no text beyond ASCII is repaired without."""
LOST_OPENING = re.compile(r"[?\ufffd](?<!\S[?\ufffd])(?=\w)")
LOST_CLOSING = re.compile(r"[?\ufffd](?<=[\w,.!][?\ufffd])(?!\S)")
QUOTATION_MARK = re.compile("[\"“”„«»]|''|``")
FEWEST_LOST = 2


def repair(reading: Reading) -> Reading:
    """Repair what was read of a file, with notes on what was repaired and what could not be."""
    told = (reading.text, reading.title, reading.byline, reading.outlet)
    if any(each is not None and _is_suspect(each) for each in told):
        from attrib.readers.spoilt import repaired_reading  # noqa: PLC0415

        reading = repaired_reading(reading)
    return replace(reading, notes=(*reading.notes, *_lost_marks(reading.text)))


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a text repaired, and notes on that."""
    if not _is_suspect(text):
        return text, ()
    from attrib.readers.spoilt import repaired_text  # noqa: PLC0415

    return repaired_text(text)


def damage(text: str) -> tuple[str, ...]:
    """Say what of a string would be repaired in a file."""
    if not _is_suspect(text):
        return ()
    from attrib.readers.spoilt import left_in  # noqa: PLC0415

    return (*left_in(text), *_lost_marks(text))


def _is_suspect(text: str) -> bool:
    """Tell whether anything can be there to repair; in most texts nothing can."""
    return "&" in text or "=\n" in text or "=\r" in text or (not text.isascii() and any(map(text.__contains__, ODD)))


def _lost_marks(text: str) -> tuple[str, ...]:
    """Say where quotation marks seem to have been lost: another sign stands in their places."""
    if "?" not in text and "\ufffd" not in text:
        return ()
    openings = LOST_OPENING.findall(text)
    if len(openings) < FEWEST_LOST or len(QUOTATION_MARK.findall(text)) > len(openings):
        return ()
    count = len(openings) + len(LOST_CLOSING.findall(text))
    shown = "“?”" if openings.count("?") * 2 > len(openings) else "U+FFFD"
    return (
        f"Quotation marks seem to be lost: {shown} stands in {count} places where one would, so that what was quoted"
        " is not told from the rest.",
    )
