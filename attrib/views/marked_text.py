"""The article itself, with every claim marked where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from attrib.report.model import VERDICTS
from attrib.views import wording
from attrib.views.inert import inert
from attrib.views.layout import Cell, joined, paragraph, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.report.model import Claim, Passage, Report
    from attrib.views.layout import Block
    from attrib.views.marks import Marks
    from attrib.views.wrapping import Piece

_BLANK = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*+(?:\r\n?+|\n)\s*+")
QUOTES = frozenset("\"'“”‘’«»„‹›")
"""What opens or closes quoted words; they need no brackets."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Stretch(NamedTuple):
    """Part of a claim's content, within one paragraph and without the white space around it."""

    start: int
    end: int
    claim: Claim
    number: int


def article(report: Report, signs: Marks, width: int) -> Iterator[Block]:
    """Give the article with each claim in its verdict's colour or brackets, and a line that says what they mean."""
    if report.text is None:
        yield paragraph([("The report was made without the article's text.", "dim")])
        return
    yield paragraph(legend(signs))
    yield paragraph("")
    blocks = list(paragraphs(report.text))
    for text in marked(report.text, enumerate(report.claims, 1), blocks, signs):
        yield row(Cell(text, width, fold=True))
        yield paragraph("")


def legend(signs: Marks) -> Text:
    """Say which sign and brackets stand for which verdict."""
    looks = [signs.verdicts[verdict] for verdict in VERDICTS]
    keys = [look.bracketed(look.label) if signs.bracketed else f" {look.label}" for look in looks[:-1]]
    keys.append(f" {looks[-1].label}")
    return joined((Text(f"{look.sign}{key}", look.style) for look, key in zip(looks, keys, strict=True)), "  ")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of every stretch of `text` between blank lines."""
    start = len(text) - len(text.lstrip())
    for blank in _BLANK.finditer(text, start):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    end = len(text.rstrip())
    if end > start:
        yield start, end


def marked(
    text: str, claims: Iterable[tuple[int, Claim]], blocks: Sequence[tuple[int, int]], signs: Marks
) -> Iterator[list[Piece]]:
    """Give each block of `text` with the contents of numbered `claims` marked and the sources bold.

    `blocks` are stretches of `text` in order, apart from each other; a content that runs over several is
    marked in each of them.
    """
    stretches: list[list[_Stretch]] = [[] for _ in blocks]
    sources: list[list[_Stretch]] = [[] for _ in blocks]
    for number, claim in claims:
        for part in claim.content:
            for at, start, end in _within(text, blocks, part):
                stretches[at].append(_Stretch(start, end, claim, number))
        if claim.source is not None:
            for at, start, end in _within(text, blocks, claim.source):
                sources[at].append(_Stretch(start, end, claim, number))
    for block, contents, voices in zip(blocks, stretches, sources, strict=True):
        yield _marked_block(text, block, contents, voices, signs)


def _within(text: str, blocks: Sequence[tuple[int, int]], part: Passage) -> Iterator[tuple[int, int, int]]:
    """Give, for each of `blocks` that `part` runs through, its index and where in it the part starts and ends."""
    for at in range(max(0, bisect_right(blocks, (part.start, len(text))) - 1), len(blocks)):
        if blocks[at][0] >= part.end:
            break
        start, end = max(part.start, blocks[at][0]), min(part.end, blocks[at][1])
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip())
        if start < end:
            yield at, start, end


def _marked_block(
    text: str,
    block: tuple[int, int],
    contents: Sequence[_Stretch],
    sources: Sequence[_Stretch],
    signs: Marks,
) -> list[Piece]:
    opening, closing = _by_position(contents)
    source_opening, source_closing = _by_position(sources)
    cuts = {*block, *opening, *closing, *source_opening, *source_closing}
    open_contents: list[_Stretch] = []
    open_sources: list[_Stretch] = []
    out: list[Piece] = []
    for here, there in pairwise(sorted(cuts)):
        for stretch in opening[here]:
            look = signs.verdicts[stretch.claim.verdict]
            bracket = look.opening if _is_bracketed(text, stretch, signs) else ""
            out.append((f"{look.sign}{_before(stretch, signs)}{bracket}", look.style))
            open_contents.append(stretch)
        open_sources += source_opening[here]
        out.append((inert(text[here:there]), _style(open_contents, open_sources, signs)))
        for stretch in reversed([each for each in open_contents if each.end == there]):
            if _is_bracketed(text, stretch, signs):
                look = signs.verdicts[stretch.claim.verdict]
                out.append((look.closing, look.style))
        open_contents = [each for each in open_contents if each.end > there]
        open_sources = [each for each in open_sources if each.end > there]
    return out


def _is_bracketed(text: str, stretch: _Stretch, signs: Marks) -> bool:
    """Tell whether a content stands in brackets: not in colour, nor in quotation marks, nor without a source."""
    quoted = text[stretch.start] in QUOTES and text[stretch.end - 1] in QUOTES
    return signs.bracketed and not quoted and stretch.claim.verdict != "unattributed"


def _before(stretch: _Stretch, signs: Marks) -> str:
    """Give the number of a claim, and what its source does with it where that is not to assert it."""
    stance = wording.stance(stretch.claim)
    number = _raised(stretch.number, signs)
    return f"{number} {stance}" if stance else number


def _by_position(
    stretches: Sequence[_Stretch],
) -> tuple[defaultdict[int, list[_Stretch]], defaultdict[int, list[_Stretch]]]:
    """Give the stretches by where they open, the longest first, and by where they close."""
    opening: defaultdict[int, list[_Stretch]] = defaultdict(list)
    closing: defaultdict[int, list[_Stretch]] = defaultdict(list)
    for stretch in sorted(stretches, key=lambda each: -each.end):
        opening[stretch.start].append(stretch)
        closing[stretch.end].append(stretch)
    return opening, closing


def _style(contents: Sequence[_Stretch], sources: Sequence[_Stretch], signs: Marks) -> str:
    if sources:
        return f"bold {signs.verdicts[sources[-1].claim.verdict].style}"
    if contents and contents[-1].claim.verdict != "unattributed":
        return signs.verdicts[contents[-1].claim.verdict].style
    return ""


def _raised(number: int, signs: Marks) -> str:
    """Give the number of a claim, raised as a footnote's is where the terminal can show that."""
    return str(number).translate(_RAISED) if signs.raised else str(number)
