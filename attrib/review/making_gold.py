"""From reviewed reports to gold, against which rule sets are scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import UNSET

from attrib.evaluation import GoldArticle, GoldAttribution
from attrib.evaluation.gold import Member
from attrib.evaluation.voices import name_of
from attrib.report.model import Claim, Passage, Report, Source, Verdict
from attrib.text.spans import Span

UNRESOLVED = "unresolved"
"""Kind of a source of which nobody could tell who it is."""


class NoGoldError(Exception):
    """A report that gives no gold; the message is a phrase without a full stop."""


def gold_article(report: Report, *, partial: bool = False) -> GoldArticle:
    """Give the attributions of a report on which reviewers have decided every claim; with `partial`, those decided.

    Sentences in the article's own voice are no attributions, as for `attrib evaluate`. Raises NoGoldError.
    """
    if report.text is None:
        raise NoGoldError("made without the article's text, which gold needs")
    if report.review is UNSET:
        raise NoGoldError("not reviewed; attrib review apply applies decisions to it")
    if report.review.counts.undecided and not partial:
        left, claims = report.review.counts.undecided, len(report.claims)
        raise NoGoldError(f"{left:,} of {claims:,} claims not decided, so left out; --partial takes the others")
    names = _names(report.sources)
    labels = {source.id: source.verdict for source in report.sources}
    return GoldArticle(
        id=report.article.id or report.article.path or report.article.title or report.article.sha256,
        text=report.text,
        attributions=tuple(
            _attribution(claim, names, labels)
            for claim in report.claims
            if claim.decided is not UNSET and (claim.cue is not None or claim.verdict != "unattributed")
        ),
    )


def _names(sources: Iterable[Source]) -> dict[str | None, str]:
    """Say who each source is; of several that are described alike the second is " #2". Nobody knows the unresolved."""
    described: Counter[str] = Counter()
    names: dict[str | None, str] = {}
    for source in sources:
        if (who := name_of(source)) and source.kind != UNRESOLVED:
            described[who] += 1
            names[source.id] = who if described[who] == 1 else f"{who} #{described[who]}"
    return names


def _attribution(claim: Claim, names: Mapping[str | None, str], labels: Mapping[str, Verdict]) -> GoldAttribution:
    several = claim.sources if len(claim.sources) > 1 else ()
    return GoldAttribution(
        content=_spans(claim.content),
        cue=_spans([claim.cue]),
        source=_spans([claim.source]),
        label=claim.verdict,
        stance=claim.stance,
        who=names.get(claim.source_id),
        members=tuple(Member(names[each], labels[each]) for each in several if each in names),
    )


def _spans(passages: Iterable[Passage | None]) -> tuple[Span, ...]:
    return tuple(Span(passage.start, passage.end) for passage in passages if passage is not None)
