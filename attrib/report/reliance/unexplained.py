"""Unnamed people of whom the article does not say why it does not name them.

Spokespeople, authorities and groups need no reason. It is not asked for where another source tells what they said,
where it is unsure that there is such a source, where a paragraph that speaks of them has a remark on anonymity, and
where the article says of all its sources why they are unnamed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrib.grammar.notices import sentences_with_notices
from attrib.report.figures import PART_OF_KIND
from attrib.report.model import UNNAMED, Claim, Source
from attrib.sources.asking import asked_by_all
from attrib.text import Document


def find_unexplained(doc: Document, claims: Sequence[Claim], sources: Sequence[Source]) -> tuple[str, ...]:
    """Give the ids of unnamed people whom the article does not say why it does not name."""
    read = {source for claim in claims if claim.evidence != "weak" for source in claim.sources}
    silent = [source for source in sources if source.id in read and _is_person(source) and not _has_reason(source)]
    if not silent:
        return ()
    noticed = {sentence.paragraph for sentence, _ in sentences_with_notices(doc)}
    if noticed and any(asked_by_all(doc, sentence) for sentence in doc.sentences):
        return ()
    return tuple(
        source.id for source in silent if source.reason is not None or noticed.isdisjoint(_paragraphs(doc, source))
    )


def _is_person(source: Source) -> bool:
    return source.verdict in UNNAMED and PART_OF_KIND.get(source.kind) == "confidential" and source.relayed_by is None


def _has_reason(source: Source) -> bool:
    return source.reason is not None and source.reason_class != "formula"


def _paragraphs(doc: Document, source: Source) -> set[int]:
    starts = doc.tokens.starts
    return {
        bisect_right(doc.paragraph_starts, bisect_right(starts, mention.start) - 1) - 1 for mention in source.mentions
    }
