"""The opening of an article: its headline and byline, as the first lines of plain text give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrib.english import shipped_words
from attrib.lines.bylines import byline_of
from attrib.lines.dates import is_date
from attrib.lines.forms import CAPITAL
from attrib.lines.hyphens import NOTHING, without_breaks
from attrib.lines.paragraphs import layout_of
from attrib.lines.quoting import without_line_marks
from attrib.lines.slugs import SOURCE, is_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = 4_000
"""Characters in which headline and byline must stand."""
LINES = 8
"""Lines with text in which they must stand."""
LONGEST_TITLE = 200
LINES_OF_TITLE = 4
SHORTEST_PARAGRAPH = 100
"""A longer line is a whole paragraph, not a line of hard-wrapped copy."""

TEXT = re.compile(r"\S")
BLANK_LINE = re.compile(r"(?>\r{0,2}\n|[\r\v\f\x85\u2028])[^\S\r\n]*(?:\n|[\r\v\f\x85\u2028])|\u2029")
CLOSING = "\"'”’»)] "
OPEN_END = re.compile(r"(?:(?:\b\w\.){2,}|\.\.\.)\Z")
LAST_WORD = re.compile(r"\w+\.\Z")
DATELINE = re.compile(rf"{CAPITAL}[\w .,'’-]{{1,50}}\({CAPITAL}[\w .&/-]{{1,40}}\) *[-–—]")
KICKER = re.compile(rf"{CAPITAL}(?>(?:{CAPITAL}|[’'&-])+)(?: {CAPITAL}(?>(?:{CAPITAL}|[’'&-])+))?:?\Z")


class Opening(NamedTuple):
    """Headline and byline, each as it stands in the text; the byline without "By"."""

    title: str | None = None
    byline: str | None = None


def find_opening(text: str) -> Opening:
    """Find the headline and the byline in the first lines; None for what is not plainly there."""
    lines = _first_lines(text)
    title_at = _title_at(lines)
    return Opening(
        title=None if title_at is None else lines[title_at].lstrip("^").rstrip("<;= "),
        byline=_byline(lines, title_at),
    )


def _first_lines(text: str) -> list[str]:
    """Give the first lines, stripped, a headline of several as one; an empty one for every stretch of blank lines."""
    start = TEXT.search(text)
    begin = text.rfind("\n", 0, start.start()) + 1 if start else 0
    head = without_line_marks(text[begin : begin + HEAD])
    spans, wrapped = layout_of(head, shipped_words())
    head = without_breaks(head, spans, shipped_words())
    lines: list[str] = []
    end = 0
    for span in spans:
        if BLANK_LINE.search(head, end, span[0]) and lines[-1:] != [""]:
            lines.append("")
        end = span[1]
        lines += _lines_of(head[span[0] : end].replace(NOTHING, ""), wrapped=wrapped)
        if len(lines) - lines.count("") > LINES:
            break
    return lines


def _lines_of(paragraph: str, *, wrapped: bool) -> list[str]:
    """Give the lines of a paragraph; those of a headline, or of a column, set together."""
    lines = [*filter(None, map(str.strip, paragraph.splitlines()))]
    if len(lines) < 2 or lines[0].endswith(";") or _is_byline(lines[0], lines[1]):
        return lines
    whole = " ".join(lines)
    goes_on = all(line[0].islower() for line in lines[1:])
    is_title = goes_on and len(lines) <= LINES_OF_TITLE and len(whole) <= LONGEST_TITLE and _ends_open(whole)
    return [whole, ""] if wrapped or is_title else lines


def _is_byline(line: str, following: str) -> bool:
    return byline_of(line, following, below_title=True) is not None


def _byline(lines: Sequence[str], title_at: int | None) -> str | None:
    for at, line in enumerate(lines):
        if at == title_at or not line:
            continue
        below_title = title_at is not None and at > title_at
        byline = byline_of(line, _line(lines, at + 1), below_title=below_title)
        if byline is not None:
            return byline
        if len(line) > LONGEST_TITLE:
            break
    return None


def _title_at(lines: Sequence[str]) -> int | None:
    """Give the number of the headline; dates, bylines and a kicker such as "EXCLUSIVE" may come before it."""
    kicker_at: int | None = None
    for at, line in enumerate(lines):
        if (
            not line
            or is_date(line)
            or is_slug(line)
            or byline_of(line, _line(lines, at + 1), below_title=False) is not None
        ):
            continue
        if not _is_headline(line, lines[at + 1 :]):
            break
        if kicker_at is not None or not (KICKER.match(line) or SOURCE.match(line)):
            return at
        kicker_at = at
    return kicker_at


def _is_headline(line: str, rest: Sequence[str]) -> bool:
    """Tell whether a line is a headline over the lines that follow it."""
    below = next(filter(None, rest), None)
    if below is None or not 1 < len(line) <= LONGEST_TITLE or DATELINE.match(line) or line.upper() == line.lower():
        return False
    return (_ends_open(line) or DATELINE.match(below) is not None) and _stands_apart(line, rest)


def _ends_open(line: str) -> bool:
    """Tell whether a line ends as no sentence does; a headline in capitals may have its full stop."""
    bare = line.rstrip(CLOSING)
    if not bare.endswith((".", ",", ":")) or OPEN_END.search(bare) or _ends_abbreviated(bare):
        return True
    long_words = [word for word in bare.split() if len(word) > 3]
    return bare.endswith(".") and len(long_words) > 2 and not any(word[0].islower() for word in long_words)


def _ends_abbreviated(line: str) -> bool:
    """Tell whether a line ends in an abbreviation with a capital: "Acme Inc."."""
    last = LAST_WORD.search(line)
    return last is not None and last[0][0].isupper() and last[0].lower() in shipped_words().final_abbreviations


def _stands_apart(line: str, rest: Sequence[str]) -> bool:
    """Tell whether a line is one by itself, not the first of a paragraph that was broken at a column."""
    following = _line(rest, 0)
    if not following or line.endswith(";") or DATELINE.match(following) or is_date(following):
        return True
    block = rest[: rest.index("")] if "" in rest else rest
    would_fit = len(line) + 1 + len(following.split()[0]) <= max(map(len, block))
    return would_fit or len(following) > SHORTEST_PARAGRAPH or _is_byline(following, _line(rest, 1))


def _line(lines: Sequence[str], at: int) -> str:
    return lines[at] if at < len(lines) else ""
