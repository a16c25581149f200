"""The head of a report in the terminal: the story, the figure with its range, its parts as a bar, what is missing."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from attrib.views import wording
from attrib.views.claim_rows import LONGEST
from attrib.views.inert import one_line
from attrib.views.layout import Bar, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrib.report.model import Report
    from attrib.views.layout import Block
    from attrib.views.marks import Marks
    from attrib.views.wrapping import Piece

USUAL_RULES = "newsroom"


class Room(Enum):
    """How much room there is for the head."""

    ALL = auto()
    TIGHT = auto()
    """No empty lines, and one line for the title."""
    SCARCE = auto()
    """Nor anything but what concerns unnamed sources."""


def head(report: Report, signs: Marks, room: Room) -> Iterator[Block]:
    """Give the head."""
    tight = room is not Room.ALL
    article, summary = report.article, report.summary
    yield paragraph([(one_line(wording.title(article), LONGEST), "bold")], fold=not tight)
    if room is not Room.SCARCE:
        yield paragraph([(_about(report, signs), "dim")], fold=not tight)
    if not tight:
        yield paragraph("")
    yield paragraph([(wording.headline(summary), "bold")])
    more = (wording.relayed(summary), wording.of_the_whole(summary)) if room is not Room.SCARCE else ()
    if told := " ".join(filter(None, (wording.gaps(report), *more))):
        yield paragraph(told)
    if shares := shares_of({name: part.words for name, part in wording.parts(summary)}, summary.words.named, signs):
        if not tight:
            yield paragraph("")
        yield bar_of(shares)
        yield paragraph(key_of(shares))
    yield paragraph("")


def _about(report: Report, signs: Marks) -> str:
    article, rules = report.article, one_line(report.rules.name)
    parts = [
        one_line(article.byline or "", LONGEST),
        wording.counted(article.words, "word"),
        one_line(article.path or "", LONGEST) if article.title else "",
        f"rules: {rules}" if rules != USUAL_RULES else "",
    ]
    return f" {signs.dot} ".join(filter(None, parts))


class Share(NamedTuple):
    """A part of all attributed words."""

    words: int
    label: str
    """Its share, and what it is."""
    fill: str
    style: str


def shares_of(parts: Mapping[str, int], named: int, signs: Marks) -> list[Share]:
    """Give the parts of what is attributed, by the words on each; none where nothing is unnamed."""
    attributed = named + sum(parts.values())
    if attributed == named:
        return []
    labels = [(part, words, wording.SHORT_PARTS[part]) for part, words in parts.items()]
    return [
        Share(words, f"{wording.percent(words / attributed)} {label}", *signs.parts[part])
        for part, words, label in (*labels, ("named", named, "named"))
        if words
    ]


def bar_of(shares: Sequence[Share]) -> Bar:
    """Draw the parts."""
    return Bar(tuple((share.words, share.fill, share.style) for share in shares))


def key_of(shares: Sequence[Share]) -> list[Piece]:
    """Say what the parts of the bar are."""
    pieces: list[Piece] = []
    for share in shares:
        pieces += [("  ", "")] * bool(pieces) + [(share.fill, share.style), (f" {share.label}", "")]
    return pieces
