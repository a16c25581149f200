"""Decisions applied to a report: the adjudicated report, which is a report still.

Each decided claim says what it was before and who decided what; rejected claims and decisions that lost their claim
are kept on record; figures are those of what was decided. Of several decisions of one person on one claim the latest
counts. Where people decided differently, nothing is settled but by `prefer`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from attrib.analysis import Analysis
from attrib.report.backing import with_claims
from attrib.report.decision import Ruling
from attrib.report.figures import WordCount, summarise, word_count
from attrib.report.identity import claim_ids
from attrib.report.model import (
    Adjudication,
    Before,
    Claim,
    Decided,
    Lost,
    Passage,
    Reliance,
    Report,
    ReviewCounts,
    Source,
    Verdict,
)
from attrib.report.reliance import find_reliance
from attrib.report.saved import rules_of
from attrib.review.content import as_read, paragraph_at, speech_of, with_content
from attrib.review.finding import Backing, Finder, Found, LostError
from attrib.review.model import Review
from attrib.review.settling import ConflictError, conflict_in, ordered, standing_decision
from attrib.rules import RuleSet

REVIEWED = "reviewed"
"""Kind of a claim or source of which a reviewer said the verdict, which tells no kind."""
STRUCK = "review/reject"
"""Rule of a claim that one reviewer added and another struck out."""


def apply(report: Report, reviews: Iterable[Review], prefer: str | None = None, rules: RuleSet | None = None) -> Report:
    """Apply decisions to a report, together with those applied before. The order of the files does not matter.

    `prefer` gives the initials of whose decisions stand where people decided differently. Raises ConflictError where
    that settles nothing. `rules` made the report; by default they are the ones that it names.
    """
    plain, earlier = original(report)
    rulings = ordered([*earlier, *(ruling for review in reviews for ruling in rulings_of(review))])
    finder = Finder(plain)
    added = {found.content for ruling in rulings if ruling.claim is None and (found := _found(ruling, finder))}
    groups: defaultdict[object, list[Found]] = defaultdict(list)
    lost = []
    for ruling in rulings:
        try:
            found = finder.find(ruling, added)
        except LostError as error:
            lost.append(Lost(ruling=ruling, why=str(error)))
        else:
            groups[found.content if found.claim is None else found.claim].append(found)
    conflicts = [conflict for group in groups.values() if (conflict := conflict_in(group, plain, prefer))]
    if conflicts:
        raise ConflictError(conflicts)
    analysis = Analysis.of_report(plain, rules or rules_of(plain)[0])
    return _adjudicated(analysis, [standing_decision(group, prefer) for group in groups.values()], lost)


def rulings_of(review: Review) -> list[Ruling]:
    """Give the decisions of a file, each with what it is about."""
    article = review.article
    return [
        Ruling(sha256=article.sha256, claims=article.claims, **msgspec.structs.asdict(decision))
        for decision in review.decisions
    ]


def is_about(review: Review, report: Report) -> bool:
    """Tell whether decisions are about the article of a report: its text is theirs, or one of them has its claim."""
    if review.article.sha256 == report.article.sha256:
        return True
    finder = Finder(original(report)[0])
    return any(_found(ruling, finder) for ruling in rulings_of(review))


def original(report: Report) -> tuple[Report, list[Ruling]]:
    """Give a report as it was before anything was decided, and all decisions that were applied to it since."""
    if report.review is UNSET:
        return report, []
    review = report.review
    rulings = [lost.ruling for lost in review.lost]
    claims = []
    rejected = {}
    for claim in (*report.claims, *review.rejected):
        if claim.decided is UNSET:
            claims.append(claim)
            continue
        rulings += claim.decided.rulings
        if before := claim.decided.before:
            rejected[before.number] = replace(
                as_read(claim, before),
                verdict=before.verdict,
                kind=before.kind,
                stance=before.stance,
                source=before.source,
                source_id=before.source_id,
                sources=before.sources,
                relays=before.relays,
                rule=before.rule,
                because=before.because,
                decided=UNSET,
            )
    for number in sorted(rejected):
        claims.insert(number - 1, rejected[number])
    sources = [source for source in report.sources if source.id not in review.added_sources]
    plain = replace(report, claims=tuple(claims), summary=review.before, reliance=review.reliance_before, review=UNSET)
    return replace(plain, sources=tuple(_recounted(sources, claims, word_count(plain), _undecided(plain)))), rulings


def _reliance(
    analysis: Analysis, claims: Sequence[Claim], sources: Sequence[Source], count: WordCount
) -> Reliance | None:
    """Tell anew what rests on unnamed sources; None where the report tells nothing of it, or has no text."""
    report = analysis.report
    if report.reliance is None or report.text is None:
        return None
    return find_reliance(analysis.doc, report.article.title, claims, sources, count)


def _found(ruling: Ruling, finder: Finder) -> Found | None:
    try:
        return finder.find(ruling)
    except LostError:
        return None


def _adjudicated(
    analysis: Analysis, standing: Sequence[tuple[Found, tuple[Ruling, ...]]], lost: Sequence[Lost]
) -> Report:
    report = analysis.report
    sources = list(report.sources)
    by_claim: dict[int, Claim] = {}
    added: list[Claim] = []
    rejected: list[Claim] = []
    for found, rulings in sorted(standing, key=lambda each: (each[0].content[0].start, each[0].content[-1].end)):
        if found.claim is None:
            added.append(_added(found, rulings, _source_id(found, sources), report))
            continue
        claim = report.claims[found.claim]
        if found.verdict is not None:
            decided = _decided(claim, found, rulings, _source_id(found, sources), sources)
            by_claim[found.claim] = with_content(decided, found.corrected, report)
        else:
            rejected.append(replace(claim, decided=_record(claim, found.claim, rulings)))
    struck = {claim.id for claim in rejected}
    kept = [by_claim.get(number, claim) for number, claim in enumerate(report.claims) if claim.id not in struck]
    for claim in _with_ids(added, report):
        (rejected if claim.rule == STRUCK else kept).append(claim)
    claims = sorted(kept, key=_place)
    words = word_count(replace(report, claims=(*claims, *rejected)))
    counted = _recounted(sources, claims, words, _undecided(report))
    choices = [rulings[0].decision for _, rulings in standing]
    everyone = {ruling.by for _, rulings in standing for ruling in rulings} | {each.ruling.by for each in lost}
    return replace(
        report,
        summary=summarise(claims, [source for source in counted if source.claims], words),
        reliance=_reliance(analysis, claims, counted, words),
        sources=tuple(counted),
        claims=tuple(claims),
        review=Adjudication(
            before=report.summary,
            reliance_before=report.reliance,
            counts=ReviewCounts(
                agree=choices.count("agree"),
                correct=choices.count("correct"),
                missed=choices.count("missed"),
                reject=choices.count("reject"),
                undecided=sum(claim.decided is UNSET for claim in claims),
                lost=len(lost),
            ),
            reviewers=tuple(sorted(everyone - {""})),
            rejected=tuple(rejected),
            lost=tuple(lost),
            added_sources=tuple(source.id for source in sources[len(report.sources) :]),
        ),
    )


def _place(claim: Claim) -> tuple[int, int]:
    return claim.content[0].start, -claim.content[-1].end


def _source_id(found: Found, sources: list[Source]) -> str | None:
    """Give the id of the source of a claim; a source that the report does not have is added to it."""
    backing = found.backing
    if found.verdict is None or backing.source_id is not None or backing.words is None:
        return backing.source_id
    for source in sources:
        if source.introduced is None and _only_words(source) == backing.key:
            sources[sources.index(source)] = _mentioned(source, backing.words)
            return source.id
    taken = {source.id for source in sources}
    identity = next(name for number in count(len(sources) + 1) if (name := f"s{number}") not in taken)
    words = " ".join(backing.words.text.split())
    named = found.verdict == "named"
    sources.append(
        Source(
            id=identity,
            name=words if named else None,
            title=None,
            organization=None,
            description=None if named else words,
            basis=None,
            reason=None,
            verdict=found.verdict,
            kind=REVIEWED,
            claims=(),
            words=0,
            mentions=(backing.words,),
        )
    )
    return identity


def _only_words(source: Source) -> tuple[object, ...]:
    return Backing(None, source.mentions[0]).key if source.mentions else ()


def _mentioned(source: Source, words: Passage) -> Source:
    return source if words in source.mentions else replace(source, mentions=(*source.mentions, words))


def _decided(
    claim: Claim, found: Found, rulings: tuple[Ruling, ...], source_id: str | None, sources: Sequence[Source]
) -> Claim:
    record = _record(claim, found.claim or 0, rulings)
    verdict = found.verdict or claim.verdict
    words = found.backing.words or (claim.source if source_id is not None else None)
    same = (verdict, found.stance, source_id, words) == (claim.verdict, claim.stance, claim.source_id, claim.source)
    if same and found.corrected in ((), claim.content):
        return replace(claim, decided=record)
    return replace(
        claim,
        verdict=verdict,
        kind=_kind(verdict, source_id, sources, claim),
        stance=found.stance,
        source=words,
        source_id=source_id,
        **_backed(claim, source_id, words),
        rule=f"review/{rulings[0].decision}",
        because=_because(rulings[0]),
        decided=record,
    )


def _backed(claim: Claim, source_id: str | None, words: Passage | None) -> dict[str, tuple[str, ...]]:
    """Give all who stand behind a claim: those of the report, unless a reviewer said that it is somebody else."""
    if (source_id, words) == (claim.source_id, claim.source):
        return {"sources": claim.sources, "relays": claim.relays}
    return {"sources": (source_id,) if source_id is not None else (), "relays": ()}


def _record(claim: Claim, number: int, rulings: tuple[Ruling, ...]) -> Decided:
    before = Before(
        number=number + 1,
        verdict=claim.verdict,
        kind=claim.kind,
        stance=claim.stance,
        source=claim.source,
        source_id=claim.source_id,
        sources=claim.sources,
        relays=claim.relays,
        rule=claim.rule,
        because=claim.because,
    )
    return Decided(before=before, rulings=rulings)


def _kind(verdict: str, source_id: str | None, sources: Sequence[Source], claim: Claim | None) -> str:
    if claim is not None and (verdict, source_id) == (claim.verdict, claim.source_id):
        return claim.kind
    kinds = [source.kind for source in sources if (source.id, source.verdict) == (source_id, verdict)]
    return kinds[0] if kinds else "none" if verdict == "unattributed" else REVIEWED


def _because(ruling: Ruling) -> str:
    note = " ".join(ruling.note.split())
    return f"Decided by {ruling.by or 'a reviewer'}{f': {note}' if note else '.'}"


def _added(found: Found, rulings: tuple[Ruling, ...], source_id: str | None, report: Report) -> Claim:
    verdict, content = _verdict(rulings), found.corrected or found.content
    return Claim(
        id="",
        verdict=verdict,
        kind=_kind(verdict, source_id, report.sources, None),
        speech=speech_of(content) if source_id else "none",
        stance=found.stance,
        paragraph=paragraph_at(content[0].start, report),
        content=content,
        cue=None,
        source=found.backing.words,
        source_id=source_id,
        sources=(source_id,) if source_id is not None else (),
        rule=f"review/{rulings[0].decision}" if found.verdict else STRUCK,
        because=_because(rulings[0]),
        evidence="strong",
        grounds="A reviewer found it.",
        sureness=1.0,
        decided=Decided(before=None, rulings=rulings),
    )


def _verdict(rulings: Iterable[Ruling]) -> Verdict:
    """Give the verdict decided on; a claim that one person added and another rejected keeps its first verdict."""
    for ruling in rulings:
        if ruling.verdict is not None:
            return ruling.verdict
    return "unattributed"


def _with_ids(added: Sequence[Claim], report: Report) -> list[Claim]:
    """Give the claims that the report had missed ids that none of its own has."""
    taken = {claim.id for claim in report.claims}
    named = []
    for claim, given in zip(added, claim_ids(added), strict=True):
        base = given.partition("-")[0]
        others = (f"{base}-{number}" for number in count(2))
        identity = next(name for name in chain([base], others) if name not in taken)
        taken.add(identity)
        named.append(replace(claim, id=identity))
    return named


def _undecided(report: Report) -> frozenset[str]:
    """Give the sources of which no claim of a report has its verdict: they only say it with others."""
    return frozenset(source.id for source in report.sources) - {claim.source_id for claim in report.claims}


def _recounted(
    sources: Iterable[Source], claims: Sequence[Claim], words: WordCount, undecided: frozenset[str]
) -> list[Source]:
    """Give sources with what rests on them now and, but for those undecided, with the verdict that all of it has."""
    judged: defaultdict[str, set[tuple[Verdict, str]]] = defaultdict(set)
    for claim in claims:
        if claim.source_id is not None:
            judged[claim.source_id].add((claim.verdict, claim.kind))
    counted = []
    for source in with_claims(sources, claims, words):
        own = judged[source.id]
        settled = len(own) == 1 and source.id not in undecided
        verdict, kind = own.pop() if settled else (source.verdict, source.kind)
        counted.append(replace(source, verdict=verdict, kind=kind))
    return counted
