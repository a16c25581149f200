"""What spoils a text is undone: entities of HTML, quoted-printable and marks that nobody sees.

UTF-8 that was read as another encoding is repaired by ftfy, where it is installed.
"""

from __future__ import annotations

import html
import quopri
import re
from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from attrib.readers.reading import Part, Reading

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
QUOTED_PRINTABLE = re.compile(r"=(?:[0-9A-F]{2}|\r?\n)")
SOFT_END = re.compile(r"=\r?\n")
FEWEST_ENCODED = 3
CONTROL = re.compile(r"[\x80-\x9f]")
NO_LINE_END = re.compile(r"[\x80-\x84\x86-\x9f]")
SOFT_HYPHEN = re.compile(r"\u00ad(?:[ \t]*\r?\n[ \t]*(?=[^\W\d_]))?")
UNSEEN = re.compile(
    r"(?:(?<=[\w\"'“”‘’.,])[\u200b\u2060\ufeff]|[\u200b\u2060\ufeff](?=[\w\"'“”‘’])|(?<=[\0-\u024f])[\u200c\u200d])+"
)
"""Marks of no width beside what is read; the joiners of other scripts and of pictures stay."""
MOJIBAKE = re.compile(r"â(?:€|\x80)|Ã[\x80-\xbf]|Â[\xa0-\xbf]|ï»¿")
LOST_END = re.compile(r"â€(?:\ufffd|(?=[\s,.;:!?)]|\Z))")
"""A closing quotation mark, whose last byte stands for nothing in Windows-1252."""

KINDS = {
    "entity": ("HTML entity", "HTML entities"),
    "encoded": ("place in quoted-printable", "places in quoted-printable"),
    "mojibake": ("piece of UTF-8 read as another encoding", "pieces of UTF-8 read as another encoding"),
    "control": ("mark of Windows-1252 read as a control character", "marks of Windows-1252 read as control characters"),
    "hyphen": ("soft hyphen", "soft hyphens"),
    "unseen": ("mark that has no width", "marks that have no width"),
}
NEEDS_FTFY = (
    "The text has {count} like “{sample}”, UTF-8 that was read as another encoding, so quotation marks and letters with"
    " accents are wrong; to repair it: {install}."
)


class _Repaired(NamedTuple):
    text: str
    done: Counter[str]


def repaired_reading(reading: Reading) -> Reading:
    """Give what was read of a file repaired, with notes on that."""
    title, byline, outlet = map(_plain, (reading.title, reading.byline, reading.outlet))
    return replace(_with_repaired_text(reading), title=title, byline=byline, outlet=outlet)


def _with_repaired_text(reading: Reading) -> Reading:
    if not reading.parts:
        text, notes = repaired_text(reading.text)
        return replace(reading, text=text, notes=(*reading.notes, *notes), repaired=text != reading.text)
    pieces: list[str] = []
    parts: list[Part] = []
    done: Counter[str] = Counter()
    at = end = 0
    for part in reading.parts:
        between = reading.text[end : part.start]
        found = _repaired(reading.text[part.start : part.end])
        done += found.done
        start = at + len(between)
        at, end = start + len(found.text), part.end
        pieces += [between, found.text]
        parts.append(part._replace(start=start, end=at))
    text = "".join([*pieces, reading.text[end:]])
    notes = _notes(_Repaired(text, done))
    return replace(reading, text=text, parts=tuple(parts), notes=(*reading.notes, *notes))


def _plain(words: str | None) -> str | None:
    return _repaired(words).text.strip() or None if words else words


def repaired_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a text repaired, and notes on that."""
    found = _repaired(text)
    return (found.text, _notes(found)) if found.text.strip() else (text, ())


def left_in(text: str) -> tuple[str, ...]:
    """Say what of a string would be repaired in a file."""
    done = _repaired(text).done
    left = f"In the text stand {_listed(done)}; a string is read as it is, only what is read of a file is repaired."
    return (left,) if done else ()


def _repaired(text: str) -> _Repaired:
    done: Counter[str] = Counter()
    encoded = QUOTED_PRINTABLE.findall(text)
    if len(encoded) >= FEWEST_ENCODED and SOFT_END.search(text):
        text, done["encoded"] = _decoded(text), len(encoded)
    for _ in range(2):
        text, count = ENTITY.subn(lambda entity: html.unescape(entity[0]) or entity[0], text)
        done["entity"] += count
    if MOJIBAKE.search(text):
        text, done["mojibake"] = _reread(text)
    if NO_LINE_END.search(text):
        text, done["control"] = CONTROL.subn(_of_windows, text)
    text, done["hyphen"] = SOFT_HYPHEN.subn("", text)
    text, done["unseen"] = UNSEEN.subn("", text)
    return _Repaired(text, +done)


def _decoded(text: str) -> str:
    data = quopri.decodestring(text.encode())
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _of_windows(control: re.Match[str]) -> str:
    try:
        return control[0].encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return control[0]


def _reread(text: str) -> tuple[str, int]:
    """Read again what is UTF-8 read as another encoding, where ftfy is installed."""
    try:
        import ftfy  # noqa: PLC0415
    except ImportError:
        return text, 0
    count = len(MOJIBAKE.findall(text))
    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    fixed = ftfy.fix_text(LOST_END.sub("â€\x9d", text), config)
    return fixed, count - len(MOJIBAKE.findall(fixed))


def _notes(found: _Repaired) -> tuple[str, ...]:
    """Say what was repaired, and what is left for want of a library."""
    notes = [f"Repaired in the text: {_listed(found.done)}. Offsets count the repaired text."] if found.done else []
    left = MOJIBAKE.findall(found.text)
    if left and not found.done["mojibake"]:
        from attrib.extras import install  # noqa: PLC0415

        count = "1 place" if len(left) == 1 else f"{len(left):,} places"
        notes.append(NEEDS_FTFY.format(count=count, sample=left[0], install=install("text")))
    return tuple(notes)


def _listed(done: Counter[str]) -> str:
    return ", ".join(f"{done[kind]:,} {names[done[kind] != 1]}" for kind, names in KINDS.items() if done[kind])
