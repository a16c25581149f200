"""How well attributions are found and judged, against articles that people have annotated.

    python tests/scoring.py [GOLD.jsonl ...]      without a file: the articles in tests/gold

Gold and predictions have the same form, one mapping for each article:

    {"id": …, "text": …, "attributions": [{"source": [[start, end], …], "cue": …, "content": …, "label": …}]}

Labels are NP (named person), NO (named organization or document), AO (anonymous official), AX (anonymous
other), CG (vague group), NA (no source) and RE (the article's own author); predictions have a "verdict".

    content   F1 over the words that stand in the content of some attribution
    found     F1 over attributions. A prediction is right when at least half of its content lies in one gold
              content; a gold one is found when such predictions cover at least half of its content
    sourced   the same, where the sources overlap too, or neither has one
    speech    recall of `sourced` over gold attributions with a quotation or a verb of speech
    verdicts  F1 for each verdict, over gold attributions with a label
    right     how many of the labelled attributions that were found have the right verdict
    share     mean error, over articles, of the share of attributed words that rests on unnamed sources

All are in percent, to one decimal (`share` in points, to two).
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from attrib import analyze
from attrib.report.model import UNNAMED, VERDICTS, Report

WORD = re.compile(r"\w+")
QUOTATION = re.compile(r"[\"“”]|''|``")
VERBS_OF_SPEECH = frozenset(
    """accuse according acknowledge add admit allege announce argue ask assert call caution charge cite
    claim comment complain concede conclude confirm contend continue declare deny describe disclose
    emphasize estimate explain indicate insist joke maintain mention note observe pledge point predict
    promise quip recall reiterate remark reply report respond reveal say state stress suggest tell
    testify tweet urge vow warn write""".split()
)
IRREGULAR = {
    "said": "say",
    "saying": "say",
    "told": "tell",
    "telling": "tell",
    "wrote": "write",
    "written": "write",
    "writing": "write",
    "replied": "reply",
    "denied": "deny",
}
ENDING = re.compile(r"(ied|ies|ying|ed|es|s|ing|d)$")
VERDICT_OF_LABEL: dict[str | None, str] = {
    "NP": "named",
    "NO": "named",
    "AO": "anonymous_official",
    "AX": "anonymous_other",
    "CG": "anonymous_other",
    "NA": "unattributed",
}
MISSED = "missed"


class Ratio(NamedTuple):
    """Precision, recall and their harmonic mean, in percent."""

    p: float
    r: float
    f1: float


@dataclass(slots=True)
class Hits:
    """How many predictions are right, and how many gold ones are found."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def ratio(self) -> Ratio:
        p = self.right / self.predicted if self.predicted else 0.0
        r = self.found / self.gold if self.gold else 0.0
        return Ratio(_percent(p), _percent(r), _percent(2 * p * r / (p + r)) if p + r else 0.0)


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures for one corpus."""

    content: Ratio
    found: Ratio
    sourced: Ratio
    speech: float
    verdicts: Mapping[str, Ratio]
    right: float
    share: float
    confusion: Mapping[str, Counter[str]]
    """For each true verdict, how often each verdict was given; MISSED where nothing was found."""


class Attribution(NamedTuple):
    """One attribution, gold or predicted, as numbers of words; its verdict is None where it has no label."""

    content: frozenset[int]
    source: frozenset[int]
    verdict: str | None
    speech: bool = False

    def agrees_on_source(self, other: Attribution) -> bool:
        return bool(self.source & other.source) or not (self.source or other.source)


@dataclass(slots=True)
class _Tally:
    """What is counted, article by article."""

    content: Hits = field(default_factory=Hits)
    found: Hits = field(default_factory=Hits)
    sourced: Hits = field(default_factory=Hits)
    speech: Hits = field(default_factory=Hits)
    verdicts: dict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))
    confusion: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    share_errors: list[float] = field(default_factory=list)


def predictions(report: Report) -> list[dict[str, Any]]:
    """Give a report's claims as attributions; sentences in the article's own voice are none."""
    return [
        {
            "content": [(each.start, each.end) for each in claim.content],
            "cue": [(claim.cue.start, claim.cue.end)] if claim.cue else [],
            "source": [(claim.source.start, claim.source.end)] if claim.source else [],
            "verdict": claim.verdict,
        }
        for claim in report.claims
        if claim.cue or claim.verdict != "unattributed"
    ]


def score(gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, Sequence[Mapping[str, Any]]]) -> Scores:
    """Score what was predicted for each article, by id, against the gold articles."""
    tally = _Tally()
    for article in gold:
        text = article["text"]
        starts = [match.start() for match in WORD.finditer(text)]
        labels = [VERDICT_OF_LABEL.get(row.get("label")) for row in article["attributions"]]
        true = [_read(row, text, starts, label) for row, label in zip(article["attributions"], labels, strict=True)]
        given = [_read(row, text, starts, row.get("verdict")) for row in predicted.get(article["id"], ())]
        _count(tally, _with_content(true), _with_content(given))
        if any(row.get("label") for row in article["attributions"]):
            tally.share_errors.append(abs(_unnamed_share(true) - _unnamed_share(given)))
    matched = sum(sum(row.values()) - row[MISSED] for row in tally.confusion.values())
    correct = sum(row[verdict] for verdict, row in tally.confusion.items())
    errors = tally.share_errors
    return Scores(
        content=tally.content.ratio(),
        found=tally.found.ratio(),
        sourced=tally.sourced.ratio(),
        speech=tally.speech.ratio().r,
        verdicts={verdict: tally.verdicts[verdict].ratio() for verdict in VERDICTS},
        right=_percent(correct / max(1, matched)),
        share=round(100 * sum(errors) / len(errors), 2) if errors else 0.0,
        confusion=tally.confusion,
    )


def _read(row: Mapping[str, Any], text: str, starts: Sequence[int], verdict: str | None) -> Attribution:
    return Attribution(
        content=_words(row["content"], starts),
        source=_words(row.get("source") or (), starts),
        verdict=verdict,
        speech=_is_speech(row, text),
    )


def _words(spans: Iterable[Sequence[int]], starts: Sequence[int]) -> frozenset[int]:
    """Give the numbers of the words that begin inside one of the spans."""
    ranges = (range(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans)
    return frozenset(number for each in ranges for number in each)


def _is_speech(row: Mapping[str, Any], text: str) -> bool:
    content, cue = (" ".join(text[start:end] for start, end in row[key]) for key in ("content", "cue"))
    verbs = (_bases(word) & VERBS_OF_SPEECH for word in WORD.findall(cue.lower()))
    return bool(QUOTATION.search(content)) or any(verbs)


def _bases(word: str) -> set[str]:
    """Give all that the base form of an inflected verb may be."""
    stem = ENDING.sub("", word)
    return {word, IRREGULAR.get(word, word), stem, stem + "e", stem + "y", re.sub(r"(.)\1$", r"\1", stem)}


def _with_content(attributions: Iterable[Attribution]) -> list[Attribution]:
    return [each for each in attributions if each.content]


def _count(tally: _Tally, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
    true_words = frozenset[int]().union(*(each.content for each in gold))
    given_words = frozenset[int]().union(*(each.content for each in predicted))
    both = len(true_words & given_words)
    _add(tally.content, both, len(given_words), both, len(true_words))
    owners = [_owner(each, gold) for each in predicted]
    for index, truth in enumerate(gold):
        own = [each for each, owner in zip(predicted, owners, strict=True) if owner == index]
        sourced = [each for each in own if each.agrees_on_source(truth)]
        found, found_with_source = _covered(truth, own), _covered(truth, sourced)
        _add(tally.found, len(own), 0, found, 1)
        _add(tally.sourced, len(sourced), 0, found_with_source, 1)
        if truth.speech:
            _add(tally.speech, 0, 0, found_with_source, 1)
        if truth.verdict:
            _count_verdicts(tally, truth, truth.verdict, own, found)
    tally.found.predicted += len(predicted)
    tally.sourced.predicted += len(predicted)


def _owner(predicted: Attribution, gold: Sequence[Attribution]) -> int | None:
    """Find the gold attribution that holds half of the prediction: same source first, then tightest fit."""
    best: tuple[bool, float, int] | None = None
    for index, truth in enumerate(gold):
        shared = len(predicted.content & truth.content)
        if shared * 2 >= len(predicted.content):
            key = (predicted.agrees_on_source(truth), shared / len(predicted.content | truth.content), -index)
            best = max(best, key) if best else key
    return -best[2] if best else None


def _covered(truth: Attribution, predicted: Iterable[Attribution]) -> bool:
    words = frozenset[int]().union(*(each.content for each in predicted))
    return len(words & truth.content) * 2 >= len(truth.content)


def _count_verdicts(tally: _Tally, truth: Attribution, verdict: str, own: Sequence[Attribution], found: bool) -> None:
    overlaps = [(len(each.content & truth.content), each.verdict or "") for each in own]
    given = max(overlaps, default=(0, ""))[1]
    outcome = given if found and given in VERDICTS else MISSED
    tally.confusion[verdict][outcome] += 1
    _add(tally.verdicts[verdict], 0, 0, outcome == verdict, 1)
    for each in own:
        if each.verdict in VERDICTS:
            _add(tally.verdicts[each.verdict], each.verdict == verdict, 1, 0, 0)


def _unnamed_share(attributions: Sequence[Attribution]) -> float:
    words: Counter[str] = Counter()
    for each in attributions:
        if each.verdict:
            words[each.verdict] += len(each.content)
    return sum(words[verdict] for verdict in UNNAMED) / words.total() if words else 0.0


def _add(hits: Hits, right: int, predicted: int, found: int, gold: int) -> None:
    hits.right += right
    hits.predicted += predicted
    hits.found += found
    hits.gold += gold


def _percent(fraction: float) -> float:
    return round(100 * fraction, 1)


def score_attrib(gold: Sequence[Mapping[str, Any]]) -> Scores:
    """Score attrib, with its default rules, on gold articles."""
    return score(gold, {article["id"]: predictions(analyze(article["text"])) for article in gold})


def figures(scores: Scores) -> dict[str, float]:
    """Give the headline figures by name, each better the higher it is (`share` is 100 less the error)."""
    return {
        "content": scores.content.f1,
        "found": scores.found.f1,
        "sourced": scores.sourced.f1,
        "speech": scores.speech,
        **{verdict: ratio.f1 for verdict, ratio in scores.verdicts.items()},
        "right": scores.right,
        "share": round(100 - scores.share, 2),
    }


def main(names: Sequence[str]) -> None:
    """Print the figures of attrib on corpora, by default on that of the tests."""
    from gold_corpus import load

    corpora = {name: _rows(Path(name)) for name in names} or {"tests/gold": load()}
    for name, gold in corpora.items():
        print(f"{name}: {len(gold)} articles")
        for figure, value in figures(score_attrib(gold)).items():
            print(f"    {figure:20}{value:7.2f}")


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main(sys.argv[1:])
