"""Many articles in the terminal: all together, a line for each, those that need most work first, whom they quote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET
from rich.segment import Segments

from attrib.report.model import UNNAMED
from attrib.views import wording
from attrib.views.claim_rows import LONGEST
from attrib.views.head import bar_of, key_of, shares_of
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, printed, row
from attrib.views.marks import marks_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console

    from attrib.report.model import Report
    from attrib.views.layout import Block, Line
    from attrib.views.marks import Marks
    from attrib.views.wrapping import Piece

ROOMY, WITH_RANGE, WITH_PARTS = 60, 72, 112
"""Cells of the page from which an article stands beside its figures, its share with its range, and with its parts."""
PARTS = {"confidential": "people", "institutional": "bodies", "collective": "groups", "unresolved": "unclear"}
OPENINGS = ("", "in part", "unnamed")
"""How headline and first paragraph rest on unnamed sources."""
MOST_DESCRIPTIONS = 10
AT_ONCE = 100
"""Lines that are held to be printed."""
PROMPT = 1
"""Lines that a screen keeps for what is typed next."""


class Figures(NamedTuple):
    """What the table tells of an article."""

    name: str
    silent: int
    """How many sources are unnamed while the article does not say why."""
    opening: int
    """How its first words rest on unnamed sources, as an index of `OPENINGS`."""
    attributed: int
    """Words."""
    unnamed: int
    likely: str
    parts: tuple[int, ...]
    """Words of each part of `wording.PARTS`."""

    @property
    def share(self) -> float:
        """The share of attributed words that come from unnamed sources."""
        return self.unnamed / self.attributed if self.attributed else 0.0


@dataclass(slots=True)
class Articles:
    """The figures of many articles, taken from their reports one by one, which need not be kept."""

    figures: list[Figures] = field(default_factory=list)
    claims: Counter[str] = field(default_factory=Counter)
    """Of unnamed sources, by what these are called."""
    stories: Counter[str] = field(default_factory=Counter)
    """Articles that have such a source."""

    def add(self, report: Report) -> None:
        """Take an article's figures."""
        self.figures.append(_figures(report))
        called = Counter[str]()
        for source in report.sources:
            if source.verdict in UNNAMED and source.kind != "unresolved":
                said = source.description or (source.mentions[0].text if source.mentions else "")
                called[one_line(said, LONGEST).casefold().removeprefix("the ")] += len(source.claims)
        self.claims.update(called)
        self.stories.update(called.keys())

    def ranked(self) -> list[Figures]:
        """Give the articles, first those with most sources that are unnamed without a reason, then by their share."""
        return sorted(self.figures, key=lambda each: (-each.silent, -each.share, each.name))


def print_articles(articles: Articles, console: Console, rows: int | None = None) -> None:
    """Print many articles in a table; `rows` cuts it to a screen of that height."""
    lines = _lines(articles, console, rows)
    while some := list(islice(lines, AT_ONCE)):
        console.print(Segments(printed(some, console)), crop=False)


def _lines(articles: Articles, console: Console, rows: int | None) -> Iterator[Line]:
    width, signs = console.width, marks_on(console, console.options)
    before, after = (
        [line for block in blocks for line in block.lines(console, width)]
        for blocks in (_head(articles, signs), _descriptions(articles))
    )
    left = None if rows is None else max(2, rows - PROMPT - len(before) - len(after) - 4)
    yield from before
    for block in _table(articles, width, left):
        yield from block.lines(console, width)
    yield from after


def _figures(report: Report) -> Figures:
    summary, reliance = report.summary, report.reliance
    words = summary.words
    openings = (
        [] if reliance is None else [it.unnamed_share or 0 for it in reliance.placed if it.place in wording.OPENINGS]
    )
    return Figures(
        name=one_line(wording.place_and_name(report.article), LONGEST),
        silent=len(reliance.unexplained) if reliance is not None else 0,
        opening=0 if not any(openings) else 2 if 1 in openings else 1,
        attributed=words.total - words.unattributed,
        unnamed=words.anonymous_official + words.anonymous_other,
        likely=wording.likely_range(summary),
        parts=tuple(0 if summary.unnamed is UNSET else getattr(summary.unnamed, part).words for part in wording.PARTS),
    )


def _together(articles: Sequence[Figures]) -> Figures:
    parts = zip(*(each.parts for each in articles), strict=True)
    return Figures(
        name="together",
        silent=sum(each.silent for each in articles),
        opening=0,
        attributed=sum(each.attributed for each in articles),
        unnamed=sum(each.unnamed for each in articles),
        likely="",
        parts=tuple(map(sum, parts)),
    )


def _head(articles: Articles, signs: Marks) -> Iterator[Block]:
    whole = _together(articles.figures)
    stories = wording.counted(len(articles.figures), "article")
    share = wording.percent(whole.share)
    yield paragraph([(f"{share} of the attributed words in {stories} come from unnamed sources.", "bold")])
    silent = sum(1 for each in articles.figures if each.silent)
    opening = sum(1 for each in articles.figures if each.opening == 2)
    told = [f"{silent:,} {'does' if silent == 1 else 'do'} not say why a source is unnamed"] * bool(silent)
    told += [f"{opening:,} {'opens' if opening == 1 else 'open'} on unnamed sources alone"] * bool(opening)
    if told:
        yield paragraph(f"{'; '.join(told)}.")
    named = whole.attributed - whole.unnamed
    if shares := shares_of(dict(zip(wording.PARTS, whole.parts, strict=True)), named, signs):
        yield bar_of(shares)
        yield paragraph(key_of(shares))
    yield paragraph("")


def _table(articles: Articles, width: int, most: int | None) -> Iterator[Block]:
    ranked, folder = articles.ranked(), _folder(articles.figures)
    shown = ranked if most is None or len(ranked) <= most else ranked[: most - 1]
    columns = _columns(width, articles.figures)
    within = [(f" in {one_line(folder, LONGEST)}", "dim")] if folder else []
    heading: list[Piece] = [("Articles", "bold"), (f"  {len(ranked):,}", "dim"), *within]
    heads = (Cell([(name, "dim")], cells, "right") for name, cells in columns.items())
    yield from _beside(heading, heads, width)
    for each in shown:
        yield from _beside([(each.name.removeprefix(folder), "")], _cells(each, columns), width)
    if len(shown) < len(ranked):
        yield paragraph([(f"{len(ranked) - len(shown):,} more: --all", "dim")])
    if len(ranked) > 1:
        yield from _beside([("together", "bold")], _cells(_together(ranked), columns, "bold"), width)


def _beside(label: list[Piece], figures: Iterable[Cell], width: int) -> Iterator[Block]:
    """Give figures with their label before them or, where there is no room, on a line above."""
    if width >= ROOMY:
        yield row(Cell(label, 1.0), *figures)
    else:
        yield paragraph(label)
        yield row(Cell("", 1.0), *figures)


def _columns(width: int, articles: Sequence[Figures]) -> Mapping[str, int]:
    """Give the headings of the columns for which there is room, with their cells."""
    columns = {"no reason": 9, "opening": 7, "unnamed": 7}
    if width >= WITH_RANGE:
        columns["likely"] = 7
    if width >= WITH_PARTS:
        told = (any(each.parts[at] for each in articles) for at in range(len(wording.PARTS)))
        columns |= {
            PARTS[part]: 7 for part, any_words in zip(wording.PARTS, told, strict=True) if any_words and part in PARTS
        }
    return columns


def _cells(figures: Figures, columns: Mapping[str, int], style: str = "") -> Iterator[Cell]:
    attributed = figures.attributed
    told = {
        "no reason": f"{figures.silent:,}" if figures.silent else "",
        "opening": OPENINGS[figures.opening],
        "unnamed": _percent(figures.unnamed / attributed) if attributed else "",
        "likely": figures.likely,
    }
    for part, words in zip(wording.PARTS, figures.parts, strict=True):
        told[PARTS.get(part, part)] = _percent(words / attributed) if words else ""
    return (Cell([(told[column], style)], cells, "right") for column, cells in columns.items())


def _percent(share: float) -> str:
    return wording.percent(share).replace("under ", "<").replace("over ", ">")


def _descriptions(articles: Articles) -> Iterator[Block]:
    """Give what most articles call their unnamed sources."""
    ranked = sorted(articles.stories.items(), key=lambda each: (-each[1], -articles.claims[each[0]], each[0]))
    often = [(called, stories) for called, stories in ranked[:MOST_DESCRIPTIONS] if stories > 1]
    if not often:
        return
    yield paragraph("")
    heads = (Cell([(name, "dim")], 8, "right") for name in ("articles", "claims"))
    yield row(Cell([("Most used for unnamed sources", "bold")], 1.0), *heads)
    for called, stories in often:
        counts = (Cell(f"{count:,}", 8, "right") for count in (stories, articles.claims[called]))
        yield row(Cell(called, 1.0), *counts)


def _folder(articles: Sequence[Figures]) -> str:
    """Give the folder in which all articles are; empty where they are in none together."""
    parts = [each.name.split("/")[:-1] for each in articles] if len(articles) > 1 else []
    shared = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*parts, strict=False))]
    return "".join(f"{name}/" for name in shared)
