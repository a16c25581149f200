"""Paragraphs of plain text: what stands between blank lines, and within that what layout shows.

A text whose lines were broken at a column is told by lines that surely go on in the next: all of them are full. In
such a text a paragraph begins at a line that is set in, or after a line that had room for the next word. In any other
a line is a paragraph, unless most lines of its block go on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrib.english import Words
from attrib.lines.bylines import says_by, without_by
from attrib.lines.datelines import dateline_length
from attrib.lines.dates import is_date
from attrib.lines.forms import first_word
from attrib.lines.letters import signature_in

OTHER_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
LINE = re.compile(rf"[^\n{OTHER_LINE_ENDS}]+")
LINE_END = re.compile(r"\r{0,2}\n\f?|[\r\v\f\x85\u2028\u2029]")
MARKS = frozenset("\v\f\x85\u2028")
"""Line ends that are set between paragraphs more often than within them."""
PARAGRAPH_MARK = "\u2029"
QUOTE_MARK = "\x1f"
"""White space that stands for the mark of quoted mail."""
END = re.compile(r"[.?!:;”\"’')\]…*]\Z")
WIDE = 60
LONGEST_SIGNATURE = 34
MOST_SIGNING = 4
"""A few short lines, the first of them a name, stand by themselves in a text of longer ones: a place is below it."""
WIDEST_WRAP = 100
"""Hard-wrapped copy is set at 60 to 80 columns; a block with longer lines shows by itself no column."""
WIDEST_COLUMN = 160
FEWEST_FULL = 2
"""Lines that surely go on, which a text must have to show its column, and the share that they must be."""
FULL_SHARE = 0.1
ODD_SHARE = 20
"""One in so many lines may be broken earlier than the others."""
EVEN = 0.9
"""Share of the longest line that all have, where lines are broken by a program and not by hand."""
RAGGED = 0.7
LONG_BLOCK = 10
"""Lines of an average block that is more than a paragraph."""
WIDER = 1.2
SHORT = 0.85
SHORTER = 0.6
SET_IN = 2
"""Columns by which a line is set in, where others are not all set alike."""
SET_IN_SHARE = 0.1
FEWEST_DOUBLED = 10
DOUBLED_SHARE = 0.25
"""Lines that go on beyond a blank line, in a text with a blank line below each."""


class Line(NamedTuple):
    """A line without the white space around it: its characters, and the form in which it is set."""

    start: int
    end: int
    indent: int
    breaks: int
    """How many lines it stands below the one before it."""
    marked: bool
    """Whether what stands between them is more than a line end."""


class Column(NamedTuple):
    """The form of a text whose lines were broken: how long they may be, how far they are set in, and how evenly."""

    width: int
    indent: int
    even: bool
    set_in: int
    """Columns by which a line is set in."""
    sets_in: bool
    """Whether first lines of paragraphs are set in."""

    @property
    def short(self) -> float:
        """How long a line may be to be a paragraph's last, whatever it ends with."""
        return (SHORT if self.even else SHORTER) * self.width


class _Pair(NamedTuple):
    """A line and the one below it."""

    line: Line
    below: Line
    goes_on: bool
    """Whether a sentence surely goes on from one to the other."""
    room: int
    """The columns that the line would have with the first word of the one below."""

    @property
    def length(self) -> int:
        return self.line.indent + self.line.end - self.line.start


class Layout(NamedTuple):
    """The paragraphs of a text, and whether its lines were broken at a column."""

    paragraphs: list[tuple[int, int]]
    wrapped: bool


class _Setting(NamedTuple):
    """What the lines of a text are parted by."""

    text: str
    words: Words
    column: Column | None
    wide: bool
    """Whether it has lines that are longer than those of a signature."""


def split_paragraphs(text: str, words: Words) -> list[tuple[int, int]]:
    """Give the characters of each paragraph, from and up to, without the white space around it."""
    return layout_of(text, words).paragraphs


def layout_of(text: str, words: Words) -> Layout:
    """Find out how the lines of a text make paragraphs."""
    lines = _lines(text)
    blocks = _blocks(lines, step=1)
    if len(blocks) == len(lines):
        if not _may_be_doubled(lines) or not _is_doubled(_pairs(text, lines, words)):
            return Layout([(line.start, line.end) for line in lines], wrapped=False)
        blocks = _blocks(lines, step=min(line.breaks for line in lines[1:]))
    pairs_of = [_pairs(text, block, words) for block in blocks]
    column = _column([pair for pairs in pairs_of for pair in pairs])
    if column is not None and not column.even and len(lines) < LONG_BLOCK * len(blocks):
        column = None
    setting = _Setting(text, words, column, wide=any(line.end - line.start >= WIDE for line in lines))
    found: list[tuple[int, int]] = []
    for block, pairs in zip(blocks, pairs_of, strict=True):
        found += _paragraphs(setting, block, pairs)
    return Layout(found, wrapped=column is not None)


def _lines(text: str) -> list[Line]:
    """Give the lines that are not blank."""
    found: list[Line] = []
    end = 0
    for stretch, stop in _stretches(text):
        bare = stretch.lstrip()
        if not bare:
            continue
        start = stop - len(bare)
        between = text[end:start]
        end = start + len(bare.rstrip())
        if between in {"\n\n", "\n"}:
            found.append(Line(start, end, 0, len(between), marked=False))
            continue
        before = stretch[: len(stretch) - len(bare)].rpartition(QUOTE_MARK)[2]
        marked = not MARKS.isdisjoint(between)
        breaks = len(LINE_END.findall(between)) + (PARAGRAPH_MARK in between) if found else 0
        found.append(Line(start, end, len(before.expandtabs()), breaks, marked))
    return found


def _stretches(text: str) -> Iterator[tuple[str, int]]:
    """Give what stands between line ends, and where it ends."""
    if any(map(text.__contains__, OTHER_LINE_ENDS)):
        yield from ((match.group(), match.end()) for match in LINE.finditer(text))
        return
    stop = -1
    for stretch in text.split("\n"):
        stop += len(stretch) + 1
        yield stretch, stop


def _blocks(lines: Iterable[Line], step: int) -> list[list[Line]]:
    """Give the lines that stand together, each `step` below the one before it."""
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or line.breaks > step:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _pairs(text: str, lines: Sequence[Line], words: Words) -> list[_Pair]:
    return [_pair(text, line, below, words) for line, below in pairwise(lines)]


def _pair(text: str, line: Line, below: Line, words: Words) -> _Pair:
    first_word = text[below.start : below.end].split(maxsplit=1)[0]
    room = line.indent + line.end - line.start + 1 + len(first_word)
    return _Pair(line, below, _goes_on(text, line, below, words), room)


def _may_be_doubled(lines: Sequence[Line]) -> bool:
    """Tell whether the lines of a text, each with a blank line below, can be parts of paragraphs."""
    return len(lines) >= FEWEST_DOUBLED and max(line.end - line.start for line in lines) <= WIDEST_COLUMN


def _is_doubled(pairs: Sequence[_Pair]) -> bool:
    return sum(pair.goes_on for pair in pairs) >= DOUBLED_SHARE * len(pairs) and _column(pairs) is not None


def _column(pairs: Sequence[_Pair]) -> Column | None:
    """Give the column at which lines were broken, as those show that surely go on; None where none does."""
    going_on = [pair for pair in pairs if pair.goes_on]
    if len(going_on) < max(FEWEST_FULL, FULL_SHARE * len(pairs)):
        return None
    lengths = sorted(pair.length for pair in going_on)
    longest = lengths[-1 - len(lengths) // ODD_SHARE]
    rooms = sorted(pair.room for pair in going_on)
    width = min(longest, rooms[len(rooms) // ODD_SHARE] - 1)
    if longest > WIDEST_COLUMN or width < RAGGED * longest:
        return None
    indents = Counter(pair.below.indent for pair in going_on)
    indent, _ = indents.most_common(1)[0]
    set_in = SET_IN if len(indents) > 1 else 1
    sets_in = sum(abs(pair.below.indent - indent) >= set_in for pair in pairs if not pair.goes_on)
    return Column(width, indent, width >= EVEN * longest, set_in, sets_in > SET_IN_SHARE * len(pairs))


def _has_ended(text: str, line: Line) -> bool:
    return END.search(text, line.end - 1, line.end) is not None


def _paragraphs(setting: _Setting, block: Sequence[Line], pairs: Sequence[_Pair]) -> list[tuple[int, int]]:
    """Part the lines of a block."""
    text, words, column, _ = setting
    if column is not None:
        begins = [_begins(text, pair, column) or _is_headline(text, pair, words) for pair in pairs]
    elif sum(pair.goes_on for pair in pairs) * 2 > len(pairs) or _is_one(setting, block):
        begins = [_is_byline(text, pair.below) or (pair != pairs[0] and _is_byline(text, pair.line)) for pair in pairs]
    else:
        begins = [not pair.goes_on for pair in pairs]
    starts = [block[0], *(pair.below for pair, begun in zip(pairs, begins, strict=True) if begun)]
    ends = [*(pair.line for pair, begun in zip(pairs, begins, strict=True) if begun), block[-1]]
    return [(first.start, last.end) for first, last in zip(starts, ends, strict=True)]


def _is_byline(text: str, line: Line) -> bool:
    """Tell whether a line is a byline, which stands by itself: "Pier unsafe, clerks say / By Ann Roe"."""
    return text[line.start] == "B" and says_by(text[line.start : line.end])


def _is_one(setting: _Setting, block: Sequence[Line]) -> bool:
    """Tell whether the lines of a block are one paragraph by their lengths, and no signature."""
    signed = setting.wide and _signs(setting.text, block, setting.words)
    return not signed and _hard_wrapped(setting.text, block, setting.words)


def _begins(text: str, pair: _Pair, column: Column) -> bool:
    """Tell whether a paragraph begins with the second of two lines of a text that was broken at a column."""
    line, below = pair.line, pair.below
    if pair.goes_on:
        return False
    had_room = pair.room <= column.width
    ended = _has_ended(text, line)
    under = text[below.start : below.end]
    if pair.length > WIDER * column.width or (below.marked and (ended or had_room)) or says_by(under):
        return True
    if abs(below.indent - column.indent) >= column.set_in:
        return ended or had_room or line.indent != below.indent
    if says_by(f"{text[line.start : line.end]}, {under}"):
        return False
    return had_room and ((ended and (column.even or not column.sets_in)) or pair.length < column.short)


def _is_headline(text: str, pair: _Pair, words: Words) -> bool:
    """Tell whether the first line of a text is as full as a headline can be: no sentence ends or goes on with it."""
    if pair.line.breaks or pair.goes_on or dateline_length(text[pair.line.start : pair.below.end], words):
        return False
    below = text[pair.below.start : pair.below.end]
    if is_date(below):
        return True
    last = _last_word(text, pair.line)
    may_end = last.isalnum() and not last[0].isupper() and last not in words.function_words | words.prepositions
    return may_end and below[0].isupper() and first_word(below) not in words.weekdays | words.month_names


def _goes_on(text: str, line: Line, below: Line, words: Words) -> bool:
    """Tell whether a sentence surely goes on from a line to the next."""
    last, mark = _last_word(text, line), text[below.start]
    if last.endswith(";") or _is_initial(last) or last.lower() in words.short_titles:
        return True
    if last.lower() in words.abbreviations:
        return not mark.isupper()
    return mark.islower() and last[-1] not in ".?!:"


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _hard_wrapped(text: str, lines: Sequence[Line], words: Words) -> bool:
    """Tell whether the lines of a block are one paragraph, broken at a column."""
    lengths = [line.end - line.start for line in lines]
    widest = max(lengths)
    if widest > WIDEST_WRAP:
        return False
    full = sum(length > widest * 0.6 for length in lengths[:-1])
    last_words = [_last_word(text, line) for line in lines[:-1]]
    runs_on = sum(word[-1] not in '.?!"”’:' or word.lower() in words.abbreviations for word in last_words)
    return full * 4 >= 3 * (len(lines) - 1) and runs_on * 2 >= len(lines) - 1


def _signs(text: str, lines: Sequence[Line], words: Words) -> bool:
    """Tell whether the lines of a block are a name and what stands below it in a letter."""
    if len(lines) > MOST_SIGNING or any(line.end - line.start > LONGEST_SIGNATURE for line in lines):
        return False
    name = text[lines[0].start : lines[0].end]
    return signature_in(name, words) is not None and without_by(name) == name


def _last_word(text: str, line: Line) -> str:
    return text[max(line.start, text.rfind(" ", line.start, line.end) + 1) : line.end]
