"""A rule set scored against gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from attrib._version import __version__
from attrib.analysis import analyze
from attrib.evaluation.causes import Cause, find_causes
from attrib.evaluation.gold import GoldArticle, GoldError
from attrib.evaluation.gold_files import read_gold
from attrib.evaluation.matching import match
from attrib.evaluation.scoring import Figures, score
from attrib.report.model import RuleSetUsed, Tool
from attrib.report.record import Record
from attrib.rules import RuleSet, load_rules


class Evaluation(Record, frozen=True, kw_only=True):
    """What a rule set makes of annotated articles. Fields may be added; none may change its meaning."""

    schema: Literal["attrib.evaluation/1"] = "attrib.evaluation/1"
    tool: Tool
    rules: RuleSetUsed
    figures: Figures
    causes: tuple[Cause, ...] = ()
    """What went wrong, by cause: missed, wrong, source, verdict, each with the most frequent cause first."""


def evaluate(
    gold: str | Path | Iterable[GoldArticle],
    rules: str | Path | RuleSet = "newsroom",
    *,
    advance: Callable[[], None] = lambda: None,
) -> Evaluation:
    """Score a rule set against a newsroom's own annotation.

    `gold` is what `read_gold` reads, or articles that it has read; `rules` as for `analyze`. `advance` is called
    after each article. Raises GoldError where gold cannot be read, RuleSetError where the rules cannot.
    """
    ruleset = rules if isinstance(rules, RuleSet) else load_rules(rules)
    matches = []
    for article in _articles(gold):
        report = analyze(article.text, ruleset)
        laid = match(article, report.claims, report.sources)
        matches.append(replace(laid, likely=report.summary.unnamed_share_range))
        advance()
    return Evaluation(
        tool=Tool(name="attrib", version=__version__),
        rules=RuleSetUsed(name=ruleset.name, version=ruleset.version, sha256=ruleset.sha256),
        figures=score(matches),
        causes=find_causes(matches, ruleset.words),
    )


def _articles(gold: str | Path | Iterable[GoldArticle]) -> Iterable[GoldArticle]:
    if not isinstance(gold, (str, Path)):
        return gold
    read = read_gold(gold)
    if read.faults:
        raise GoldError(*read.faults)
    return read.articles
