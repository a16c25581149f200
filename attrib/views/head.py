"""The head of a report in the terminal: the story, the figure with its range, its parts as a bar, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.claim_rows import LONGEST
from attrib.views.inert import one_line
from attrib.views.layout import Bar, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.report.model import Report
    from attrib.report.totals import Summary
    from attrib.views.layout import Block
    from attrib.views.marks import Marks
    from attrib.views.wrapping import Piece

USUAL_RULES = "newsroom"


def head(report: Report, signs: Marks, *, tight: bool) -> Iterator[Block]:
    """Give the head; where it is `tight`, without empty lines and with one line for the title."""
    article, summary = report.article, report.summary
    yield paragraph([(one_line(wording.title(article), LONGEST), "bold")], fold=not tight)
    yield paragraph([(_about(report, signs), "dim")], fold=not tight)
    if not tight:
        yield paragraph("")
    yield paragraph([(wording.headline(summary), "bold")])
    more = (wording.gaps(report), wording.relayed(summary), wording.of_the_whole(summary))
    if told := " ".join(filter(None, more)):
        yield paragraph(told)
    if shares := _shares(summary, signs):
        if not tight:
            yield paragraph("")
        yield Bar(tuple((words, fill, style) for words, _, fill, style in shares))
        yield paragraph(_key(shares))
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


def _shares(summary: Summary, signs: Marks) -> list[tuple[int, str, str, str]]:
    """Give the parts of all attributed words: words, what they are with their share, fill and style."""
    attributed = summary.words.total - summary.words.unattributed
    if not attributed or attributed == summary.words.named:
        return []
    found = [
        (part.words, f"{wording.percent(part.share)} {wording.SHORT_PARTS[name]}", *signs.parts[name])
        for name, part in wording.parts(summary)
    ]
    if summary.words.named:
        share = wording.percent(summary.words.named / attributed)
        found.append((summary.words.named, f"{share} named", *signs.parts["named"]))
    return found


def _key(shares: list[tuple[int, str, str, str]]) -> list[Piece]:
    """Say what the parts of the bar are."""
    pieces: list[Piece] = []
    for _, label, fill, style in shares:
        pieces += [("  ", "")] * bool(pieces) + [(fill, style), (f" {label}", "")]
    return pieces
