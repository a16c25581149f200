"""Unnamed people of whom the article does not say why it does not name them.

Spokespeople, authorities and groups need no reason, nor do people whom nobody promised anything: who saw or wrote
something, or said it for all to hear. None is asked for where another source tells what they said, where only the
headline speaks of them, where it is unsure that there is such a source, where a paragraph that speaks of them has a
remark on anonymity, and where the article says of all its sources why they are unnamed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from attrib.grammar.finder import finder
from attrib.grammar.notices import sentences_with_notices
from attrib.report.figures import PART_OF_KIND
from attrib.report.model import UNNAMED, Claim, Source
from attrib.sources.asking import asked_by_all
from attrib.text import Document


def find_unexplained(
    doc: Document, claims: Sequence[Claim], sources: Sequence[Source], headline: int | None
) -> tuple[str, ...]:
    """Give the ids of unnamed people whom the article does not say why it does not name.

    `headline` is the number of the headline's paragraph, from 1.
    """
    silent = {source.id: source for source in sources if _is_person(doc, source) and not _has_reason(source)}
    speaking = _speaking(doc, claims, silent.keys(), headline) if silent else {}
    if not speaking:
        return ()
    noticed = {sentence.paragraph for sentence, _ in sentences_with_notices(doc)}
    if noticed and asked_by_all(doc):
        return ()
    return tuple(
        source.id
        for source in silent.values()
        if source.id in speaking
        and (source.reason is not None or noticed.isdisjoint(_paragraphs(doc, source)))
        and not any(_is_public(doc, claim) for claim in speaking[source.id])
    )


def _is_person(doc: Document, source: Source) -> bool:
    if source.verdict not in UNNAMED or PART_OF_KIND.get(source.kind) != "confidential" or source.relayed_by:
        return False
    return doc.words.promised_nothing.isdisjoint((source.description or "").lower().split())


def _has_reason(source: Source) -> bool:
    return source.reason is not None and source.reason_class != "formula"


def _speaking(
    doc: Document, claims: Sequence[Claim], wanted: Iterable[str], headline: int | None
) -> dict[str, list[Claim]]:
    """Give the claims of sources that the article itself, below its headline, says to be theirs."""
    wanted, within = set(wanted), _Contents(claims)
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        mention = claim.source
        if claim.evidence == "weak" or claim.paragraph == headline or wanted.isdisjoint(claim.sources):
            continue
        if mention is None or not (doc.quoted[_token(doc, mention.start)] >= 0 or within.hold(mention.start)):
            for source in wanted.intersection(claim.sources):
                found[source].append(claim)
    return found


class _Contents:
    """All that is claimed."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        parts = sorted((part.start, part.end) for claim in claims if claim.source_id for part in claim.content)
        self._starts = [start for start, _ in parts]
        self._ends = list(accumulate((end for _, end in parts), max))

    def hold(self, offset: int) -> bool:
        """Tell whether a character stands in what somebody claims."""
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self._ends[before - 1]


def _is_public(doc: Document, claim: Claim) -> bool:
    """Tell whether the sentence of a claim says that it was said for all to hear, or to others than the newsroom."""
    where = claim.source or claim.cue
    sentence = doc.sentence_at(_token(doc, where.start)) if where is not None else None
    if sentence is None:
        return False
    return finder(doc.words.in_public).found(doc.tokens.lower, sentence.first, sentence.stop) is not None


def _token(doc: Document, offset: int) -> int:
    return bisect_right(doc.tokens.starts, offset) - 1


def _paragraphs(doc: Document, source: Source) -> set[int]:
    return {bisect_right(doc.paragraph_starts, _token(doc, mention.start)) - 1 for mention in source.mentions}
