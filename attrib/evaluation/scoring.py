"""The figures: how well attributions are found, and how well they are judged.

All are in percent, to one decimal; the errors of the share are points of percent, to two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Annotated, get_args

from msgspec import Meta

from attrib.constructions.construction import Stance
from attrib.evaluation.matching import Match, Words, same_source
from attrib.evaluation.ranges import holds
from attrib.evaluation.voices import b_cubed, together, voices, whom
from attrib.report.model import EVIDENCE, UNNAMED, VERDICTS, Evidence, Verdict
from attrib.report.record import Count, Record

MISSED = "missed"
Percent = Annotated[float, Meta(ge=0.0, le=100.0)]


class Ratio(Record, frozen=True, kw_only=True):
    """Precision, recall and their harmonic mean."""

    p: Percent
    r: Percent
    f1: Percent


class Judged(Record, frozen=True, kw_only=True):
    """How well one verdict is given. A gold attribution counts as right when it is found and has this verdict."""

    n: Count
    """Gold attributions that should have it."""
    p: Percent
    """Share of the claims with this verdict that are right, of those that belong to a labelled gold attribution."""
    r: Percent
    f1: Percent


class Known(Record, frozen=True, kw_only=True):
    """How many of the sources that the gold knows are known here too."""

    n: Count
    right: Percent


class Held(Record, frozen=True, kw_only=True):
    """How often the share that the gold has lies within the range that the report gives, and how wide that is."""

    n: Count
    """Articles with labels, and with a range."""
    held: Percent
    width: Percent
    """Median, in points of percent."""


class Speech(Record, frozen=True, kw_only=True):
    """Recall over the gold attributions with a quotation mark in the content or a verb of speech in the cue."""

    n: Count
    found: Percent
    sourced: Percent


class Graded(Record, frozen=True, kw_only=True):
    """How often the claims on evidence of one level are right; the shares are null where there are none."""

    n: Count
    """Claims that count as attributions and have this level."""
    found: Percent | None
    """Share of them that have at least half of their content in one gold content."""
    sourced: Percent | None
    """The same, where the sources share a word too, or neither has one."""


class Figures(Record, frozen=True, kw_only=True):
    """All figures. Those on verdicts are null where the gold has no labels."""

    articles: Count
    gold: Count
    """Gold attributions."""
    predicted: Count
    """Claims that count as attributions: not the sentences in an article's own voice."""
    content: Ratio
    """Over the words that stand in the content of some attribution."""
    found: Ratio
    """Precision: claims that have at least half of their content in one gold content. Recall: gold attributions
    at least half of whose content such claims cover."""
    sourced: Ratio
    """The same, where the sources share a word too, or neither has one."""
    speech: Speech
    verdicts: dict[Verdict, Judged] | None
    verdict_accuracy_when_found: Percent | None
    """How many of the labelled attributions that are found have the right verdict."""
    share_error_points: Percent | None
    """Mean error, over the articles with labels, of the share of attributed words that rests on unnamed sources."""
    share_official_error_points: Percent | None
    """The same, of the share that rests on anonymous officials."""
    share_range: Held | None = None
    """The range of the share that rests on unnamed sources; null where there are no labels."""
    confusion: dict[Verdict, dict[str, Count]] | None
    """For each true verdict, how many attributions were given each verdict, or "missed"."""
    unnamed: Ratio | None = None
    """Over what rests on unnamed sources. Precision: claims with such a verdict that belong to a gold attribution that
    has one too; a claim that is none counts against it. Recall: gold attributions found with such a verdict."""
    whom: Known | None = None
    """Named attributions that are found and of which the gold says who the source is, "he" included: how often it is
    this person or body. Null where the gold does not say."""
    together: Known | None = None
    """Members of mixed sources of attributions that are found: how often they are sources of the claim, with their
    verdict. Null where the gold has none."""
    voices: Ratio | None = None
    """Whether the claims of one unnamed voice are together and those of different voices apart: B-cubed, over the
    unnamed attributions that are found and of which the gold says who the source is."""
    stances: dict[Stance, Judged] | None = None
    """How well each stance is given, as for verdicts; null where the gold has none."""
    evidence: dict[Evidence, Graded] | None = None
    """For each level of evidence, how often its claims are right; null in evaluations made before there were levels."""


@dataclass(slots=True)
class _Hits:
    """How many claims are right, and how many gold attributions are found."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def ratio(self) -> Ratio:
        return _ratio(_part(self.right, self.predicted), _part(self.found, self.gold))


@dataclass(slots=True)
class _Tally:
    """What is counted, article by article."""

    articles: int = 0
    content: _Hits = field(default_factory=_Hits)
    found: _Hits = field(default_factory=_Hits)
    sourced: _Hits = field(default_factory=_Hits)
    speech: int = 0
    speech_found: int = 0
    speech_sourced: int = 0
    verdicts: dict[Verdict, _Hits] = field(default_factory=lambda: defaultdict(_Hits))
    stances: dict[Stance, _Hits] = field(default_factory=lambda: defaultdict(_Hits))
    unnamed: _Hits = field(default_factory=_Hits)
    whom: list[bool] = field(default_factory=list)
    together: list[bool] = field(default_factory=list)
    voices: list[tuple[float, float, int]] = field(default_factory=list)
    confusion: dict[Verdict, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    given: Counter[Evidence] = field(default_factory=Counter)
    given_found: Counter[Evidence] = field(default_factory=Counter)
    given_sourced: Counter[Evidence] = field(default_factory=Counter)
    share_errors: list[float] = field(default_factory=list)
    official_errors: list[float] = field(default_factory=list)
    ranges: list[tuple[bool, float]] = field(default_factory=list)


def score(matches: Iterable[Match]) -> Figures:
    """Add up the figures over all articles."""
    tally = _Tally()
    for each in matches:
        tally.articles += 1
        _count_words(tally.content, each)
        _count_attributions(tally, each)
        _count_evidence(tally, each)
        _count_stances(tally, each)
        _count_voices(tally, each)
        if any(truth.marked.label for truth in each.truths):
            _count_unnamed(tally.unnamed, each)
            if each.likely is not None:
                tally.ranges.append((holds(each), each.likely[1] - each.likely[0]))
            true, given = _words_by_verdict(each)
            tally.share_errors.append(abs(_share(true, UNNAMED) - _share(given, UNNAMED)))
            tally.official_errors.append(abs(_share(true, UNNAMED[:1]) - _share(given, UNNAMED[:1])))
    return _figures(tally)


def _count_words(hits: _Hits, article: Match) -> None:
    true, given = (Words().union(*(each.content for each in part)) for part in (article.truths, article.given))
    hits.right += len(true & given)
    hits.found += len(true & given)
    hits.predicted += len(given)
    hits.gold += len(true)


def _count_attributions(tally: _Tally, article: Match) -> None:
    for hits in (tally.found, tally.sourced):
        hits.predicted += len(article.given)
        hits.gold += len(article.truths)
    for index, truth in enumerate(article.truths):
        own, found, sourced = article.own(index), article.found(index), article.sourced(index)
        tally.found.right += len(own)
        tally.found.found += found
        tally.sourced.right += sum(same_source(each, truth) for each in own)
        tally.sourced.found += sourced
        if truth.speech:
            tally.speech += 1
            tally.speech_found += found
            tally.speech_sourced += sourced
        if verdict := article.verdict(index):
            judged = article.judged(index)
            tally.confusion[verdict][judged.verdict if judged else MISSED] += 1
            for each in own:
                tally.verdicts[each.verdict].predicted += 1
                tally.verdicts[each.verdict].right += each.verdict == verdict


def _count_unnamed(hits: _Hits, article: Match) -> None:
    for each, owner in zip(article.given, article.owners, strict=True):
        if each.verdict in UNNAMED:
            hits.predicted += 1
            hits.right += owner is not None and not article.truths[owner].marked.verdicts.isdisjoint(UNNAMED)
    for index in range(len(article.truths)):
        if article.verdict(index) in UNNAMED:
            judged = article.judged(index)
            hits.gold += 1
            hits.found += judged is not None and judged.verdict in UNNAMED


def _count_stances(tally: _Tally, article: Match) -> None:
    for index, truth in enumerate(article.truths):
        if stance := truth.marked.stance:
            judged = article.judged(index)
            tally.stances[stance].gold += 1
            tally.stances[stance].found += judged is not None and judged.claim.stance == stance
            for each in article.own(index):
                tally.stances[each.claim.stance].predicted += 1
                tally.stances[each.claim.stance].right += each.claim.stance == stance


def _count_voices(tally: _Tally, article: Match) -> None:
    tally.whom += whom(article)
    tally.together += together(article)
    pairs = voices(article)
    tally.voices.append((*b_cubed(pairs), len(pairs)))


def _count_evidence(tally: _Tally, article: Match) -> None:
    for each, owner in zip(article.given, article.owners, strict=True):
        level = each.claim.evidence
        tally.given[level] += 1
        if owner is not None:
            tally.given_found[level] += 1
            tally.given_sourced[level] += same_source(each, article.truths[owner])


def _figures(tally: _Tally) -> Figures:
    labelled = bool(tally.share_errors)
    rows = tally.confusion
    for verdict in VERDICTS:
        hits = tally.verdicts[verdict]
        hits.found, hits.gold = rows[verdict][verdict], rows[verdict].total()
    matched = sum(row.total() - row[MISSED] for row in rows.values())
    return Figures(
        articles=tally.articles,
        gold=tally.found.gold,
        predicted=tally.found.predicted,
        content=tally.content.ratio(),
        found=tally.found.ratio(),
        sourced=tally.sourced.ratio(),
        speech=Speech(
            n=tally.speech,
            found=_percent(_part(tally.speech_found, tally.speech)),
            sourced=_percent(_part(tally.speech_sourced, tally.speech)),
        ),
        verdicts={verdict: _judged(tally.verdicts[verdict]) for verdict in VERDICTS} if labelled else None,
        verdict_accuracy_when_found=_percent(_part(sum(rows[verdict][verdict] for verdict in VERDICTS), matched))
        if labelled
        else None,
        share_error_points=_mean_points(tally.share_errors),
        share_official_error_points=_mean_points(tally.official_errors),
        share_range=_held(tally.ranges),
        confusion={verdict: {given: rows[verdict][given] for given in (*VERDICTS, MISSED)} for verdict in VERDICTS}
        if labelled
        else None,
        unnamed=tally.unnamed.ratio() if labelled else None,
        whom=_known(tally.whom),
        together=_known(tally.together),
        voices=_voices(tally.voices),
        stances={stance: _judged(tally.stances[stance]) for stance in get_args(Stance)} if tally.stances else None,
        evidence={level: _graded(tally, level) for level in EVIDENCE},
    )


def _graded(tally: _Tally, level: Evidence) -> Graded:
    n = tally.given[level]
    found, sourced = (_percent(right[level] / n) if n else None for right in (tally.given_found, tally.given_sourced))
    return Graded(n=n, found=found, sourced=sourced)


def _judged(hits: _Hits) -> Judged:
    ratio = hits.ratio()
    return Judged(n=hits.gold, p=ratio.p, r=ratio.r, f1=ratio.f1)


def _held(ranges: list[tuple[bool, float]]) -> Held | None:
    if not ranges:
        return None
    held, widths = zip(*ranges, strict=True)
    return Held(n=len(ranges), held=_percent(sum(held) / len(held)), width=_percent(median(widths)))


def _known(right: list[bool]) -> Known | None:
    return Known(n=len(right), right=_percent(sum(right) / len(right))) if right else None


def _voices(articles: Iterable[tuple[float, float, int]]) -> Ratio | None:
    right, found, n = map(sum, zip(*articles, strict=True)) if articles else (0.0, 0.0, 0)
    return _ratio(right / n, found / n) if n else None


def _words_by_verdict(article: Match) -> tuple[Counter[Verdict], Counter[Verdict]]:
    """Count the words of the attributions that have each verdict, in the gold and as found."""
    true: Counter[Verdict] = Counter()
    given: Counter[Verdict] = Counter()
    for index, truth in enumerate(article.truths):
        if verdict := article.verdict(index):
            true[verdict] += len(truth.content)
    for each in article.given:
        given[each.verdict] += len(each.content)
    return true, given


def _share(words: Counter[Verdict], wanted: Iterable[Verdict]) -> float:
    return _part(sum(words[verdict] for verdict in wanted), words.total())


def _ratio(p: float, r: float) -> Ratio:
    return Ratio(p=_percent(p), r=_percent(r), f1=_percent(2 * p * r / (p + r)) if p + r else 0.0)


def _part(some: int, whole: int) -> float:
    return some / whole if whole else 0.0


def _percent(fraction: float) -> float:
    return round(100 * fraction, 1)


def _mean_points(errors: list[float]) -> float | None:
    return round(100 * sum(errors) / len(errors), 2) if errors else None
