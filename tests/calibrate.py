#!/usr/bin/env python3
"""Calibrate how sure claims are, and how far an article's unnamed share may be off, on annotated articles.

    python tests/calibrate.py GOLD ...

GOLD is what `attrib evaluate` reads; the articles in tests/gold are always among it, and every GOLD counts alike. It
writes attrib/report/calibration.json, the same bytes for the same gold. How well that does on articles that took no
part (each is graded and given its range by what the others say) it prints and puts into `attrib guide range`.
Then put outputs in afresh: python tests/golden.py.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

import msgspec
from gold_corpus import load as our_gold
from msgspec.structs import replace

import attrib.guides
from attrib.analysis import Analysis
from attrib.evaluation import GoldArticle, read_gold
from attrib.evaluation.matching import Match, match, same_source
from attrib.evaluation.ranges import ROUNDING, gold_share
from attrib.report.calibration import FILE, Calibration, Spread, calibration
from attrib.report.evidence import FAIR, POINTS_THAT_DOUBLE, STRONG, sureness, weigh
from attrib.report.figures import WordCount, own_words
from attrib.report.likely import Side, Weighed, reach, risks, share_of
from attrib.report.model import UNNAMED, Claim
from attrib.rules import load_rules

GUIDE = Path(attrib.guides.__file__).with_name("range.md")
FIGURES = re.compile(r"(<!-- tests/calibrate\.py .*-->\n```text\n)[\s\S]*?```")
FOLDS = 10
AS_MANY = 300
"""Claims that a corpus counts for, however many it has."""
PULL = 1.0
"""How strongly classes with few claims are held to 0 points."""
SWEEPS = 60
FEW_KIND = 20
"""Claims of a kind that count for as much as the rate of all kinds."""
LEVEL = 0.9
"""Share of the articles of each corpus that the range is to hold for."""
WEIGHTS = Spread(misjudged=0.1, misread=1.0, missed=0.002, factor=1.0)
"""Chosen once, for narrow ranges: weights that are fitted to so few articles each time hold less for others."""
Classes = tuple[tuple[str, str], ...]


class Sample(NamedTuple):
    """A claim that counts as an attribution: the classes that it belongs to, and how it compares with the gold."""

    claim: Claim
    classes: Classes
    right: bool
    misjudged: bool


class Story(NamedTuple):
    """An annotated article: its claims, and the share that its annotator found."""

    corpus: str
    fold: int
    weighed: list[Weighed]
    samples: list[Sample]
    own_voice: list[bool]
    """For each sentence in the article's own voice, whether it rests on no source in the gold."""
    share: float


class Card(NamedTuple):
    """Points, and what the chances of error are, as measured on some stories."""

    base: int
    points: dict[tuple[str, str], int]
    misjudged: dict[str, float]


# --- reading -----------------------------------------------------------------------------------------------


def stories(names: Sequence[str]) -> list[Story]:
    """Read and analyse all gold."""
    corpora = {"tests/gold": msgspec.convert(our_gold(), list[GoldArticle])}
    for name in names:
        read = read_gold(name)
        if read.faults:
            sys.exit(str(read.faults[0]))
        corpora[Path(name).stem] = list(read.articles)
    rules, found = load_rules("newsroom"), []
    for corpus, articles in corpora.items():
        for article in articles:
            analysis = Analysis.of_article(article.text, rules)
            laid = match(article, analysis.report.claims, analysis.report.sources)
            found.append(_story(corpus, len(found) % FOLDS, analysis, laid))
    return found


def _story(corpus: str, fold: int, analysis: Analysis, laid: Match) -> Story:
    claims = analysis.report.claims
    grades = weigh(analysis.doc, analysis.roster, analysis.assertions)
    classes = {
        claim.id: tuple(each for point in grade.points for each in point.classes)
        for claim, grade in zip(claims, grades, strict=True)
    }
    samples = []
    for given, owner in zip(laid.given, laid.owners, strict=True):
        right = owner is not None and same_source(given, laid.truths[owner])
        true = laid.verdict(owner) if owner is not None else None
        misjudged = true is not None and (true in UNNAMED) != (given.verdict in UNNAMED)
        samples.append(Sample(given.claim, classes[given.claim.id], right, misjudged))
    words = WordCount(laid.article.text)
    attributed = set().union(*(truth.content for truth in laid.truths)) if laid.truths else set()
    given = {each.claim.id for each in laid.given}
    silent = [words.within(claim.content) for claim in claims if claim.id not in given]
    own_voice = [len(each & attributed) * 2 < len(each) for each in silent]
    return Story(corpus, fold, list(own_words(claims, words)), samples, own_voice, gold_share(laid))


# --- the card ----------------------------------------------------------------------------------------------


def card_of(told: Sequence[Story]) -> Card:
    """Fit the points, so that the sum of a claim is as its odds of being right, and count the other errors."""
    samples = [(story.corpus, sample) for story in told for sample in story.samples]
    sizes = Counter(corpus for corpus, _ in samples)
    weights = [AS_MANY / sizes[corpus] for corpus, _ in samples]
    fitted = _fitted([(sample.classes, sample.right) for _, sample in samples], weights)
    scale = POINTS_THAT_DOUBLE / math.log(2)
    points = {each: round(scale * value) for each, value in sorted(fitted.items()) if each != ("", "")}
    return Card(round(scale * fitted["", ""]), points, _misjudged([sample for _, sample in samples], weights))


def _fitted(samples: Sequence[tuple[Classes, bool]], weights: Sequence[float]) -> dict[tuple[str, str], float]:
    """Fit a logistic regression by turns, class by class; ("", "") is what every claim has."""
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (classes, _) in enumerate(samples):
        for each in (("", ""), *classes):
            having[each].append(index)
    values = dict.fromkeys(sorted(having), 0.0)
    sums = [0.0] * len(samples)
    for _ in range(SWEEPS):
        for each in values:
            pull = PULL if each != ("", "") else 0.0
            slope, bend = -pull * values[each], pull
            for index in having[each]:
                likely = 1 / (1 + math.exp(-sums[index]))
                slope += weights[index] * (samples[index][1] - likely)
                bend += weights[index] * likely * (1 - likely)
            step = max(-1.0, min(1.0, slope / (bend + 1e-9)))
            values[each] += step
            for index in having[each]:
                sums[index] += step
    return values


def _misjudged(samples: Sequence[Sample], weights: Sequence[float]) -> dict[str, float]:
    """Count, for each kind of source, how often it is named in the gold and unnamed here, or the other way round."""
    wrong: Counter[str] = Counter()
    of_kind: Counter[str] = Counter()
    for sample, weight in zip(samples, weights, strict=True):
        if sample.claim.verdict != "unattributed":
            of_kind[sample.claim.kind] += weight
            wrong[sample.claim.kind] += weight * sample.misjudged
    overall = wrong.total() / of_kind.total()
    kinds = {kind: (wrong[kind] + FEW_KIND * overall) / (of_kind[kind] + FEW_KIND) for kind in sorted(of_kind)}
    return {"": round(overall, 3)} | {kind: round(rate, 3) for kind, rate in kinds.items()}


# --- the range ---------------------------------------------------------------------------------------------


class Risk(NamedTuple):
    """What may move a story's share down and up, by a card that did not see the story."""

    story: Story
    share: float
    down: Side
    up: Side


def risks_of(told: Sequence[Story], cards: Sequence[Card]) -> list[Risk]:
    """Weigh each story by the card of its fold."""
    found = []
    for story in told:
        card = cards[story.fold]
        sure = {sample.claim.id: sureness(total(card, sample.classes)) for sample in story.samples}
        attributed = [
            (replace(claim, sureness=sure.get(claim.id)), words)
            for claim, words in story.weighed
            if claim.verdict != "unattributed"
        ]
        sides = risks(attributed, replace(calibration(), misjudged=card.misjudged))
        if sides is not None:
            found.append(Risk(story, share_of(attributed), *sides))
    return found


def total(card: Card, classes: Classes) -> int:
    return card.base + sum(card.points.get(each, 0) for each in classes)


def spread_of(seen: Sequence[Risk]) -> Spread:
    """Find the factor by which ranges hold for LEVEL of the stories of every corpus: that of the hardest one."""
    needed: defaultdict[str, list[float]] = defaultdict(list)
    for each in seen:
        needed[each.story.corpus].append(_needed(each))
    hardest = max(sorted(each)[math.ceil(LEVEL * len(each)) - 1] for each in needed.values())
    return replace(WEIGHTS, factor=math.ceil(100 * hardest) / 100)


def _needed(each: Risk) -> float:
    """Give how many times the risk of its side the share of a story is off."""
    side, off = (
        (each.up, each.story.share - each.share)
        if each.story.share > each.share
        else (
            each.down,
            each.share - each.story.share,
        )
    )
    measured = replace(calibration(), spread=WEIGHTS)
    return off / max(reach(side, measured), 1e-6)


def _range(each: Risk, spread: Spread) -> tuple[float, float]:
    measured = replace(calibration(), spread=spread)
    return max(0.0, each.share - reach(each.down, measured)), min(1.0, each.share + reach(each.up, measured))


# --- the whole -----------------------------------------------------------------------------------------------


def measured(told: Sequence[Story]) -> tuple[Calibration, list[str]]:
    """Calibrate on all stories; tell, line by line, how it does on stories left out."""
    cards = [card_of([story for story in told if story.fold != fold]) for fold in range(FOLDS)]
    seen = risks_of(told, cards)
    spreads = [spread_of([each for each in seen if each.story.fold != fold]) for fold in range(FOLDS)]
    card = card_of(told)
    points: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (aspect, name), value in card.points.items():
        points[aspect][name] = value
    silent = [each for story in told for each in story.own_voice]
    result = Calibration(
        base=card.base,
        points=dict(points),
        own_voice=round(mean(silent), 2),
        misjudged=card.misjudged,
        spread=spread_of(seen),
    )
    return result, [*_of_grades(told, cards), "", *_of_ranges(seen, spreads)]


def _of_grades(told: Sequence[Story], cards: Sequence[Card]) -> Iterable[str]:
    yield f"{'grades':14}{'claims':>8}{'right':>8}{'strong':>8}{'right':>8}{'weak':>8}{'right':>8}{'area':>8}"
    for corpus in dict.fromkeys(story.corpus for story in told):
        sums = [
            (total(cards[story.fold], sample.classes), sample.right)
            for story in told
            if story.corpus == corpus
            for sample in story.samples
        ]
        strong, weak = [right for points, right in sums if points >= STRONG], [r for points, r in sums if points < FAIR]
        shares = (
            _share(r for _, r in sums),
            len(strong) / len(sums),
            _share(strong),
            len(weak) / len(sums),
            _share(weak),
        )
        yield f"{corpus:14}{len(sums):8}" + "".join(f"{share:8.1%}" for share in shares) + f"{_area(sums):8.3f}"


def _of_ranges(seen: Sequence[Risk], spreads: Sequence[Spread]) -> Iterable[str]:
    yield f"{'ranges':14}{'articles':>9}{'hold for':>9}{'median':>8}{'mean':>7}  (points wide)"
    for corpus in dict.fromkeys(each.story.corpus for each in seen):
        of_corpus = [(each, _range(each, spreads[each.story.fold])) for each in seen if each.story.corpus == corpus]
        held = _share(low - ROUNDING <= each.story.share <= high + ROUNDING for each, (low, high) in of_corpus)
        widths = [100 * (high - low) for _, (low, high) in of_corpus]
        yield f"{corpus:14}{len(of_corpus):9}{held:9.1%}{median(widths):8.1f}{mean(widths):7.1f}"


def _share(right: Iterable[bool]) -> float:
    each = list(right)
    return mean(each) if each else 0.0


def _area(sums: Sequence[tuple[int, bool]]) -> float:
    """Give how often a claim that is right has more points than one that is wrong."""
    right, wrong = ([points for points, is_right in sums if is_right == wanted] for wanted in (True, False))
    pairs = [(a > b) + (a == b) / 2 for a in right for b in wrong]
    return mean(pairs) if pairs else 0.0


def main() -> None:
    result, told = measured(stories(sys.argv[1:]))
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=1) + b"\n")
    print("\n".join(told))
    guide = GUIDE.read_text(encoding="utf-8")
    GUIDE.write_text(FIGURES.sub(lambda found: found[1] + "\n".join(told) + "\n```", guide), encoding="utf-8")


if __name__ == "__main__":
    main()
