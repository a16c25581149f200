"""Bytes become characters: what can be known is decoded, what is guessed is said, the rest is refused.

In this order: a byte order mark; UTF-8; UTF-8 with a few broken places; Mac Roman, where its quotation marks show
it; Windows-1252, of which printable Latin-1 is a part; UTF-16 without a mark. The first that gives something like
text is taken.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from attrib.readers.kinds import binary_kind
from attrib.readers.reading import LARGEST, NotAnArticleError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
OF_THE_WEB = frozenset(
    "ascii utf-8 utf-16 utf-16-le utf-16-be iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7"
    " iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 tis-620 cp866 cp874"
    " cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u mac-roman mac-cyrillic gb2312 gbk"
    " gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949".split()
)
"""The encodings of https://encoding.spec.whatwg.org, as Python calls them."""
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Encodings that are named on the web where another is meant."""
VISIBLE = re.compile("[^\\s\0\ufeff\u200b]")
MAC_MARKS = re.compile(rb"(?<=[A-Za-z])\xd5(?=[a-z])|(?<=[\s(])[\xd2\xd4](?=\w)|(?<=[\w.,?!])\xd3(?=[\s.,;:?!)]|\Z)")
"""Apostrophes and quotation marks of Mac Roman, which are letters with accents in Windows-1252, by their places."""
FEWEST_MAC_MARKS = 2
WINDOWS_MARKS = re.compile(rb"[\x91-\x94\x96\x97]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
HIGH_BYTES = bytes(range(0x80, 0x100))
KEPT_CONTROLS = "\t\n\v\f\r\x1b\x85"
"""White space, and the escape character of coloured terminal output that was saved as text."""
STRAY = [mark for mark in (*map(chr, (*range(0x20), *range(0x7F, 0xA0))), REPLACEMENT) if mark not in KEPT_CONTROLS]
MOST_STRAY = 0.05
"""Share of stray characters above which bytes are not text: prose has next to none, random bytes have 12%."""
FEWEST_ZEROS = 0.01
"""Share of UTF-16 units with a zero byte below which UTF-16 is not guessed: spaces and line ends have one."""


class Decoded(NamedTuple):
    """A text, and what must be said of how it was decoded."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode a file's bytes; the byte order mark is dropped, NUL becomes U+FFFD one for one.

    Raises UnreadableError where the bytes are too many, none, or not text.
    """
    kind = binary_kind(data)
    if kind:
        raise NotAnArticleError(name, f"{kind}, not an article in a format that attrib reads")
    if len(data) > LARGEST:
        raise UnreadableError(name, f"larger than {LARGEST // 1_000_000} MB, the most that attrib reads as one article")
    if not data:
        raise UnreadableError(name, "empty")
    decoded = next((candidate for candidate in _candidates(data) if _like_text(candidate.text)), None)
    if decoded is None:
        raise NotAnArticleError(name, "not text (too many of its bytes stand for no character)")
    if not VISIBLE.search(decoded.text):
        raise UnreadableError(name, "empty (nothing but white space)")
    return _without_nul(_with_line_ends(decoded))


def web_encoding(label: str) -> str | None:
    """Give Python's name for the encoding that a page or server declares; None for a name unknown to the web."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return MEANT.get(name, name) if name in OF_THE_WEB else None


def _candidates(data: bytes) -> Iterator[Decoded]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            yield _marked(data[len(mark) :], encoding)
    try:
        yield Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        yield from _mended_utf8(data)
    yield from _mac_roman(data)
    yield _windows(data)
    yield from _unmarked_utf16(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    return Decoded(text, (_replaced(max(1, text.count(REPLACEMENT)), encoding.upper()[:6].rstrip("-")),))


def _mended_utf8(data: bytes) -> Iterator[Decoded]:
    """Give the text where more characters beyond ASCII are whole than broken, as in no other encoding."""
    text = data.decode("utf-8", "replace")
    marks = text.count(REPLACEMENT)
    broken = marks - data.count(REPLACEMENT.encode())
    whole = len(text) - len(data.translate(None, HIGH_BYTES)) - marks
    if whole > broken:
        yield Decoded(text, (_replaced(broken, "UTF-8"),))


def _mac_roman(data: bytes) -> Iterator[Decoded]:
    """Give the text where quotation marks and apostrophes stand as old Macintosh text has them."""
    marks = len(MAC_MARKS.findall(data))
    if marks < FEWEST_MAC_MARKS or marks <= len(WINDOWS_MARKS.findall(data)):
        return
    note = "The text was read as Mac Roman, a guess from its quotation marks and apostrophes: the bytes are not UTF-8."
    yield Decoded(data.decode("mac-roman"), (note,))


def _windows(data: bytes) -> Decoded:
    note = (
        "The encoding could not be known: the bytes are not UTF-8 and were read as Windows-1252 (Latin-1), "
        "a guess, so quotation marks and letters with accents may be wrong."
    )
    return Decoded(data.decode("cp1252", "replace"), (note,))


def _unmarked_utf16(data: bytes) -> Iterator[Decoded]:
    """Give the text where zero bytes stand at every other place only, as with spaces and line ends."""
    first, second = data[0::2].count(0), data[1::2].count(0)
    more, fewer = max(first, second), min(first, second)
    if more < FEWEST_ZEROS * len(data) / 2 or more <= 10 * fewer:
        return
    try:
        text = data.decode("utf-16-be" if first > second else "utf-16-le")
    except UnicodeDecodeError:
        return
    yield Decoded(text, ("The text was read as UTF-16, a guess from its zero bytes: it has no byte order mark.",))


def _like_text(text: str) -> bool:
    return sum(map(text.count, STRAY)) <= MOST_STRAY * len(text)


def _with_line_ends(decoded: Decoded) -> Decoded:
    """Give old Macintosh text, whose lines end in a carriage return alone, line ends that are known today."""
    text, notes = decoded
    if "\r" not in text or "\n" in text:
        return decoded
    return Decoded(
        text.replace("\r", "\n"),
        (*notes, "Lines ended in carriage returns alone; they were read as line feeds."),
    )


def _without_nul(decoded: Decoded) -> Decoded:
    text, notes = decoded
    count = text.count("\0")
    if not count:
        return decoded
    note = f"{_counted(count, 'NUL character was', 'NUL characters were')} replaced by U+FFFD, one for one."
    return Decoded(text.replace("\0", REPLACEMENT), (*notes, note))


def _replaced(count: int, encoding: str) -> str:
    return f"{_counted(count, 'place was', 'places were')} not valid {encoding} and became U+FFFD."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
