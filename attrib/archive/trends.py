"""How the use of unnamed sources changes: shares of words and of articles, by group and period.

One pass over the articles gives sums for each group and period; all figures are made of these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple, get_args

from attrib.archive.asking import Judged, Selection, group_of, joins_of, judged, period_of, where
from attrib.archive.interval import Misread, Sums, by_chance, by_reading

Part = Literal["confidential", "institutional", "collective", "unresolved", "other_unnamed"]
PARTS: tuple[Part, ...] = get_args(Part)
FEWEST = 5
"""Articles below which a share is not told."""
FEW = 10
"""Articles below which it is told with reserve."""
FEWEST_OF_AUTHOR = 20
ALL = "all"
UNNAMED = "anonymous_official_words + anonymous_other_words"
PRONOUNS = ("they", "those", "he", "she", "we", "it", "some", "many", "others", "them")


class Tally(NamedTuple):
    """The sums of some articles."""

    sums: Sums = Sums()
    misread: Misread = Misread()
    with_any: int = 0
    parts: tuple[int, ...] = (0,) * len(PARTS)
    """Words on each part of what is unnamed."""


@dataclass(frozen=True)
class Figure:
    """What is told of some articles, all shares from 0 to 1; null where there are too few articles."""

    articles: int
    """Those that attribute anything."""
    attributed_words: int
    unnamed_words: int
    share: float | None
    low: float | None
    high: float | None
    """Chance among articles, 95%."""
    read_low: float | None
    read_high: float | None
    """What misreading adds, for nine of ten groups; null for single parts of what is unnamed."""
    with_any: float | None
    """Share of the articles with any unnamed source."""
    parts: dict[Part, float]
    """Of the attributed words."""


@dataclass(frozen=True)
class Group:
    """An outlet, a section, an author: all its articles, and those of each period."""

    name: str
    whole: Figure
    periods: dict[str, Figure]


@dataclass(frozen=True)
class LeftOut:
    """Articles that are not counted, and why."""

    undated: int
    """They are left out only where dates were asked for; else they are in no period."""
    foreign: int
    failed: int
    attribute_nothing: int
    repeated: int
    """Articles with the text of another; they are left out only where that is asked for."""


class Described(NamedTuple):
    """How unnamed sources are described."""

    description: str
    articles: int
    words: int
    verdict: str


class Run(NamedTuple):
    """Claims of one article in a row that all rest on unnamed sources."""

    article: str
    title: str | None
    outlet: str | None
    date: str | None
    claims: int
    first: int
    """Number of the first of them."""


@dataclass(frozen=True)
class Trends:
    """All that is told of an archive."""

    judged: Judged | None
    selection: Selection
    parts: tuple[Part, ...]
    """Of what is unnamed, those that are counted; all of it where there are none."""
    first: str | None
    last: str | None
    periods: tuple[str, ...]
    groups: tuple[Group, ...]
    """By name; the last is all."""
    left_out: LeftOut
    left_groups: int
    """Groups of too few articles."""
    described: tuple[Described, ...] = ()
    runs: tuple[Run, ...] = ()


def trends_of(
    archive: sqlite3.Connection, name: str, selection: Selection, parts: tuple[Part, ...] = (), top: int = 10
) -> Trends:
    """Tell how the use of unnamed sources changes. Raises ArchiveError."""
    by_rules = judged(archive, name)
    groups, left, whole = _groups_of(archive, selection, parts)
    dates = archive.execute(
        f"SELECT min(date), max(date) FROM articles WHERE {where(selection).text}", where(selection).values
    ).fetchone()
    return Trends(
        judged=by_rules,
        selection=selection,
        parts=parts,
        first=dates[0],
        last=dates[1],
        periods=tuple(sorted(when for when in whole if when is not None)),
        groups=(*groups, _group(ALL, whole, parts)),
        left_out=_left_out(archive),
        left_groups=left,
        described=tuple(top_descriptions(archive, selection, top)),
        runs=tuple(longest_runs(archive, selection, top)),
    )


Tallies = dict[str | None, Tally]
"""By period; none is that of articles without a date."""


def _groups_of(
    archive: sqlite3.Connection, selection: Selection, parts: Sequence[Part]
) -> tuple[list[Group], int, Tallies]:
    """Give the groups of enough articles, by name; how many have too few, and the sums of all articles."""
    fewest = FEWEST_OF_AUTHOR if selection.by == "author" else FEWEST
    groups: list[Group] = []
    left, whole = 0, Tallies()
    for whose, tallies in _sums(archive, selection, parts):
        for when, tally in tallies.items():
            whole[when] = _added([whole.get(when, Tally()), tally])
        if whose is not None and sum(each.sums.n for each in tallies.values()) >= fewest:
            groups.append(_group(whose, tallies, parts))
        else:
            left += whose is not None
    if selection.by == "author":  # an article of two is one all the same
        whole = next((tallies for _, tallies in _sums(archive, selection._replace(by=None), parts)), {})
    return sorted(groups, key=lambda group: group.name.casefold()), left, whole


def _sums(
    archive: sqlite3.Connection, selection: Selection, parts: Sequence[Part]
) -> Iterator[tuple[str | None, Tallies]]:
    """Give each group with its sums, one after the other, for there may be many."""
    group, chosen = group_of(archive, selection.by), where(selection)
    unnamed = " + ".join(f"{part}_words" for part in parts) if parts else UNNAMED
    share = "unnamed_share_of_attributed"
    words_of_parts = ", ".join(f"sum({part}_words)" for part in PARTS)
    rows = archive.execute(
        f"""SELECT whose, period, count(*), sum(u), sum(a), sum(u*u), sum(u*a), sum(a*a),
          sum(up), sum(up*up), sum(down), sum(down*down), sum(u > 0), {words_of_parts}
        FROM (SELECT CAST({group.text} AS TEXT) AS whose, {period_of(selection.per)} AS period, {unnamed} AS u,
            claimed_words - unattributed_words AS a,
            max(0, unnamed_share_high - {share}) * (claimed_words - unattributed_words) AS up,
            max(0, {share} - unnamed_share_low) * (claimed_words - unattributed_words) AS down,
            {", ".join(f"{part}_words" for part in PARTS)}
          FROM articles {joins_of(selection.by)} WHERE {chosen.text})
        WHERE a > 0 GROUP BY 1, 2 ORDER BY 1, 2""",
        (*group.values, *chosen.values),
    )
    for whose, of_group in groupby(rows, itemgetter(0)):
        tallies = {
            when: Tally(Sums(*sums[:6]), Misread(*(each or 0.0 for each in sums[6:10])), sums[10], tuple(sums[11:]))
            for _, when, *sums in of_group
        }
        yield whose, tallies


def _added(tallies: Iterable[Tally]) -> Tally:
    """Add sums up."""
    whole = [Tally(), *tallies]
    return Tally(
        Sums(*map(sum, zip(*(each.sums for each in whole), strict=True))),
        Misread(*map(sum, zip(*(each.misread for each in whole), strict=True))),
        sum(each.with_any for each in whole),
        tuple(map(sum, zip(*(each.parts for each in whole), strict=True))),
    )


def _group(name: str, tallies: Tallies, parts: Sequence[Part]) -> Group:
    periods = {when: figure_of(tally, parts) for when, tally in tallies.items() if when is not None}
    return Group(name, figure_of(_added(tallies.values()), parts), periods)


def figure_of(tally: Tally, parts: Sequence[Part] = ()) -> Figure:
    """Give what sums tell: only how many articles there are where these are too few."""
    sums = tally.sums
    enough = sums.n >= FEWEST
    low, high = (by_chance(sums) if enough else None) or (None, None)
    read_low, read_high = (by_reading(sums, tally.misread) if enough and not parts else None) or (None, None)
    return Figure(
        articles=sums.n,
        attributed_words=round(sums.a),
        unnamed_words=round(sums.u),
        share=sums.share() if enough else None,
        low=low,
        high=high,
        read_low=read_low,
        read_high=read_high,
        with_any=tally.with_any / sums.n if enough else None,
        parts={part: words / sums.a for part, words in zip(PARTS, tally.parts, strict=True)} if enough else {},
    )


def _left_out(archive: sqlite3.Connection) -> LeftOut:
    undated, foreign, failed, nothing, repeated = archive.execute(
        """SELECT sum(error IS NULL AND language = 'en' AND date IS NULL), sum(language = 'other'),
          sum(error IS NOT NULL), sum(error IS NULL AND language = 'en' AND claimed_words = unattributed_words),
          count(sha256) - count(DISTINCT sha256) FROM articles"""
    ).fetchone()
    return LeftOut(undated or 0, foreign or 0, failed or 0, nothing or 0, repeated or 0)


def top_descriptions(archive: sqlite3.Connection, selection: Selection, most: int) -> Iterable[Described]:
    """Give the descriptions of unnamed sources that most articles have, pronouns left out."""
    chosen = where(selection)
    rows = archive.execute(
        f"""SELECT lower(description) AS said, count(DISTINCT sources.article), sum(sources.words), min(verdict)
        FROM articles CROSS JOIN sources ON sources.article = articles.key
        WHERE verdict IN ('anonymous_official', 'anonymous_other') AND description IS NOT NULL
          AND said NOT IN ({", ".join("?" * len(PRONOUNS))}) AND {chosen.text}
        GROUP BY said ORDER BY 2 DESC, 3 DESC, 1 LIMIT ?""",
        (*PRONOUNS, *chosen.values, most),
    )
    return [Described(*row) for row in rows]


def longest_runs(archive: sqlite3.Connection, selection: Selection, most: int) -> list[Run]:
    """Give where most claims in a row rest on unnamed sources, with no named source between.

    Articles with most such claims come first, so that those of few are never looked into.
    """
    chosen = where(selection)
    rows = archive.execute(
        f"""SELECT anonymous_official_claims + anonymous_other_claims AS unnamed, key, article, title, outlet, date
        FROM articles WHERE {chosen.text} AND unnamed > 1 ORDER BY unnamed DESC""",
        chosen.values,
    )
    found: list[Run] = []
    for unnamed, key, article, title, outlet, date in rows if most else ():
        if len(found) == most and unnamed < found[-1].claims:
            break
        found += [Run(article, title, outlet, date, claims, first) for claims, first in _runs(archive, key)]
        found.sort(key=lambda run: run.article)
        found.sort(key=lambda run: (run.claims, run.date or ""), reverse=True)
        del found[most:]
    return found


def _runs(archive: sqlite3.Connection, key: int) -> Iterator[tuple[int, int]]:
    """Give the runs of an article: how many claims, and the number of the first."""
    claims = archive.execute(
        "SELECT number, verdict = 'named' FROM claims WHERE article = ? AND verdict <> 'unattributed' ORDER BY number",
        (key,),
    )
    for named, run in groupby(claims, key=itemgetter(1)):
        numbers = [number for number, _ in run]
        if not named and len(numbers) > 1:
            yield len(numbers), numbers[0]
