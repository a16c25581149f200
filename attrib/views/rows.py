"""Reports as rows of claims, sources, articles and findings: the one definition of the columns of every table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import UNSET

from attrib.report.identity import WORD
from attrib.report.totals import Unnamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from attrib.report.model import Claim, Passage, Report
    from attrib.report.totals import Summary

Table = Literal["claims", "sources", "articles", "findings"]


class ArticleRow(NamedTuple):
    """One article and its figures."""

    article: str
    """Where it was read, or else its title; the second of that name has " (2)" behind it."""
    title: str | None
    byline: str | None
    id: str | None
    date: str | None
    outlet: str | None
    section: str | None
    sha256: str
    characters: int
    words: int
    claims: int
    named_claims: int
    anonymous_official_claims: int
    anonymous_other_claims: int
    unattributed_claims: int
    claimed_words: int
    """Words in claims; a word in two nested claims counts for the outer one, as in the report's summary."""
    named_words: int
    anonymous_official_words: int
    anonymous_other_words: int
    unattributed_words: int
    named_sources: int
    anonymous_official_sources: int
    anonymous_other_sources: int
    unexplained_sources: int | None
    """Unnamed people of whom the article does not say why it does not name them; empty for old reports."""
    unnamed_share_of_attributed: float
    unnamed_share_low: float | None
    unnamed_share_high: float | None
    """Within these the share of attributed words likely lies; empty where there are none, and for old reports."""
    unnamed_share_of_article: float
    relayed_share_of_named: float | None
    """Of the words on named sources, what these have from unnamed ones; empty as the parts that follow."""
    confidential_words: int | None
    """Of the words on unnamed sources; empty for reports of versions of attrib before, as all parts."""
    confidential_claims: int | None
    confidential_share_of_attributed: float | None
    institutional_words: int | None
    institutional_claims: int | None
    institutional_share_of_attributed: float | None
    collective_words: int | None
    collective_claims: int | None
    collective_share_of_attributed: float | None
    unresolved_words: int | None
    unresolved_claims: int | None
    unresolved_share_of_attributed: float | None
    other_unnamed_words: int | None
    other_unnamed_claims: int | None
    other_unnamed_share_of_attributed: float | None
    rules: str
    rules_version: str
    rules_sha256: str
    attrib_version: str


class SourceRow(NamedTuple):
    """One voice in one article."""

    article: str
    source: str
    verdict: str
    kind: str
    name: str | None
    description: str | None
    title: str | None
    organization: str | None
    claims: int
    words: int
    mentions: int
    people_at_least: int | None
    people_exact: str | None
    """Whether they are exactly so many: "true" or "false"."""
    basis: str | None
    reason: str | None
    reason_class: str | None
    unexplained: str | None
    """Whether the article does not say why it does not name this person, and should: "true" or "false"."""
    pathway: str | None
    specificity: int | None
    introduced_paragraph: int | None
    partly_named: str
    """Whether the name is only part of one, and the article says so: "true" or "false"."""
    relayed_by: str | None
    """The source through which alone the article has what it says."""


class ClaimRow(NamedTuple):
    """One claim of one article."""

    article: str
    claim: str
    number: int
    paragraph: int
    verdict: str
    kind: str
    speech: str
    stance: str
    """What the source does with the content: asserts, denies, doubts or asks."""
    evidence: str
    source: str | None
    source_name: str | None
    """Name of the source, or else its description."""
    sources: str | None
    """Ids of all who say it, the one who decides first, with spaces between."""
    relays: str | None
    """Ids of those from whom they have it."""
    source_words: str | None
    """The words by which the claim names its source."""
    cue: str | None
    content: str
    """Its parts are joined by " … "."""
    words: int
    source_spans: str | None
    """Spans as gold in JSON lines has them: [[14, 40], [52, 70]]."""
    cue_spans: str | None
    content_spans: str | None
    rule: str
    because: str
    grounds: str
    decision: str | None
    """What reviewers decided: agree, correct or missed; empty where they did not, as all that follows."""
    decided_by: str | None
    """Initials of whose decision stands."""
    verdict_before: str | None
    stance_before: str | None


class FindingRow(NamedTuple):
    """One finding of one article."""

    article: str
    number: int
    rule: str
    level: str
    message: str
    paragraph: int | None
    words: str | None
    """The words in question."""


Row = ArticleRow | SourceRow | ClaimRow | FindingRow
ROWS: Mapping[Table, type[Row]] = {
    "articles": ArticleRow,
    "sources": SourceRow,
    "claims": ClaimRow,
    "findings": FindingRow,
}


def rows_of(table: Table, article: str, report: Report) -> Iterator[Row]:
    """Give a report's rows of a table; `article` is what they call it."""
    return _MAKERS[table](article, report)


def _articles(article: str, report: Report) -> Iterator[ArticleRow]:
    summary = report.summary
    low, high = summary.unnamed_share_range or (None, None)
    yield ArticleRow(
        article=article,
        title=report.article.title,
        byline=report.article.byline,
        id=report.article.id,
        date=report.article.date,
        outlet=report.article.outlet,
        section=None if report.article.section is UNSET else report.article.section,
        sha256=report.article.sha256,
        characters=report.article.characters,
        words=report.article.words,
        claims=summary.claims.total,
        named_claims=summary.claims.named,
        anonymous_official_claims=summary.claims.anonymous_official,
        anonymous_other_claims=summary.claims.anonymous_other,
        unattributed_claims=summary.claims.unattributed,
        claimed_words=summary.words.total,
        named_words=summary.words.named,
        anonymous_official_words=summary.words.anonymous_official,
        anonymous_other_words=summary.words.anonymous_other,
        unattributed_words=summary.words.unattributed,
        named_sources=summary.sources.named,
        anonymous_official_sources=summary.sources.anonymous_official,
        anonymous_other_sources=summary.sources.anonymous_other,
        unexplained_sources=len(report.reliance.unexplained) if report.reliance is not None else None,
        unnamed_share_of_attributed=summary.unnamed_share_of_attributed,
        unnamed_share_low=low,
        unnamed_share_high=high,
        unnamed_share_of_article=summary.unnamed_share_of_article,
        relayed_share_of_named=None if summary.relayed_share is UNSET else summary.relayed_share,
        **_parts(summary),
        rules=report.rules.name,
        rules_version=report.rules.version,
        rules_sha256=report.rules.sha256,
        attrib_version=report.tool.version,
    )


def _parts(summary: Summary) -> dict[str, Any]:
    values = {}
    for part in Unnamed.__struct_fields__:
        told = None if summary.unnamed is UNSET else getattr(summary.unnamed, part)
        name = "other_unnamed" if part == "other" else part
        values[f"{name}_words"] = told and told.words
        values[f"{name}_claims"] = told and told.claims
        values[f"{name}_share_of_attributed"] = told and told.share
    return values


def _sources(article: str, report: Report) -> Iterator[SourceRow]:
    unexplained = report.reliance.unexplained if report.reliance is not None else None
    for source in report.sources:
        yield SourceRow(
            article=article,
            source=source.id,
            verdict=source.verdict,
            kind=source.kind,
            name=source.name,
            description=source.description,
            title=source.title,
            organization=source.organization,
            claims=len(source.claims),
            words=source.words,
            mentions=len(source.mentions),
            people_at_least=source.number.at_least if source.number else None,
            people_exact=str(source.number.exact).lower() if source.number else None,
            basis=source.basis,
            reason=source.reason,
            reason_class=source.reason_class,
            unexplained=str(source.id in unexplained).lower() if unexplained is not None else None,
            pathway=source.pathway,
            specificity=source.specificity,
            introduced_paragraph=source.introduced.paragraph if source.introduced else None,
            partly_named=str(source.partly_named).lower(),
            relayed_by=source.relayed_by,
        )


def _claims(article: str, report: Report) -> Iterator[ClaimRow]:
    names = {source.id: source.name or source.description for source in report.sources}
    for number, claim in enumerate(report.claims, 1):
        yield ClaimRow(
            article=article,
            claim=claim.id,
            number=number,
            paragraph=claim.paragraph,
            verdict=claim.verdict,
            kind=claim.kind,
            speech=claim.speech,
            stance=claim.stance,
            evidence=claim.evidence,
            source=claim.source_id,
            source_name=names.get(claim.source_id or ""),
            sources=" ".join(claim.sources) or None,
            relays=" ".join(claim.relays) or None,
            source_words=claim.source.text if claim.source else None,
            cue=claim.cue.text if claim.cue else None,
            content=claim.text,
            words=sum(len(WORD.findall(part.text)) for part in claim.content),
            source_spans=_spans(claim.source),
            cue_spans=_spans(claim.cue),
            content_spans=_spans(*claim.content),
            rule=claim.rule,
            because=claim.because,
            grounds=claim.grounds,
            **_decided(claim),
        )


def _decided(claim: Claim) -> dict[str, str | None]:
    if claim.decided is UNSET:
        return dict.fromkeys(("decision", "decided_by", "verdict_before", "stance_before"))
    stands, before = claim.decided.rulings[0], claim.decided.before
    return {
        "decision": stands.decision,
        "decided_by": stands.by,
        "verdict_before": before.verdict if before else None,
        "stance_before": before.stance if before else None,
    }


def _spans(*passages: Passage | None) -> str | None:
    spans = [[passage.start, passage.end] for passage in passages if passage is not None]
    return json.dumps(spans) if spans else None


def _findings(article: str, report: Report) -> Iterator[FindingRow]:
    for number, finding in enumerate(report.findings, 1):
        yield FindingRow(
            article=article,
            number=number,
            rule=finding.rule,
            level=finding.level,
            message=finding.message,
            paragraph=finding.paragraph,
            words=finding.words.text if finding.words else None,
        )


_MAKERS: Mapping[Table, Callable[[str, Report], Iterator[Row]]] = {
    "articles": _articles,
    "sources": _sources,
    "claims": _claims,
    "findings": _findings,
}
