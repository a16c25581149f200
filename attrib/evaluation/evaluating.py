"""A rule set scored against gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from attrib._version import __version__
from attrib.analysis import analyze
from attrib.evaluation.causes import Cause, Errors
from attrib.evaluation.gold import GoldArticle, GoldError
from attrib.evaluation.gold_files import read_gold
from attrib.evaluation.matching import Match, match
from attrib.evaluation.scoring import Figures, score
from attrib.report.model import Report, RuleSetUsed, Tool
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

    def reports() -> Iterator[tuple[GoldArticle, Report]]:
        for article in _articles(gold):
            yield article, analyze(article.text, ruleset)
            advance()

    return evaluation_of(reports(), ruleset)


def evaluation_of(
    reports: Iterable[tuple[GoldArticle, Report]], rules: RuleSet, examples: int | None = None
) -> Evaluation:
    """Score reports by a rule set on annotated articles; of each cause so many examples are kept, or all."""
    errors = Errors(rules.words, examples)

    def matches() -> Iterator[Match]:
        for article, report in reports:
            laid = match(article, report.claims, report.sources)
            errors.add(laid)
            yield replace(laid, likely=report.summary.unnamed_share_range)

    figures = score(matches())
    return Evaluation(
        tool=Tool(name="attrib", version=__version__),
        rules=RuleSetUsed(name=rules.name, version=rules.version, sha256=rules.sha256),
        figures=figures,
        causes=errors.causes(),
    )


def _articles(gold: str | Path | Iterable[GoldArticle]) -> Iterable[GoldArticle]:
    if not isinstance(gold, (str, Path)):
        return gold
    read = read_gold(gold)
    if read.faults:
        raise GoldError(*read.faults)
    return read.articles
