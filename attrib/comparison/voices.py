"""Whether two versions speak of the same voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from attrib.english import shipped_words
from attrib.report.identity import words
from attrib.report.model import UNNAMED, Claim, Source


class Voice(NamedTuple):
    """Who stands behind a claim, by the words for it: the name or, where there is none, the description."""

    words: frozenset[str]
    unnamed: bool


def voice_of(claim: Claim, sources: Mapping[str, Source]) -> Voice | None:
    """Give the voice behind a claim; None for the article's own voice and for hearsay."""
    source = sources.get(claim.source_id or "")
    if source is not None:
        return voice_of_source(source)
    return None if claim.source is None else _voice(claim.source.text, unnamed=claim.verdict in UNNAMED)


def others_of(claim: Claim, sources: Mapping[str, Source]) -> tuple[Voice, ...]:
    """Give the voices of the others who say a claim together, and of those from whom they have it."""
    ids = (*(claim.sources or ())[1:], *(claim.relays or ()))
    return tuple(voice_of_source(sources[each]) for each in ids if each in sources)


def same_voices(some: Sequence[Voice], others: Sequence[Voice]) -> bool:
    """Tell whether each of some voices could be one of others, and the reverse."""
    return all(
        any(same_voice(one, other) for other in there)
        for here, there in ((some, others), (others, some))
        for one in here
    )


def voice_of_source(source: Source) -> Voice:
    """Give the voice that a source is."""
    mentioned = source.mentions[0].text if source.mentions else ""
    return _voice(source.name or source.description or mentioned, unnamed=source.verdict in UNNAMED)


def same_voice(one: Voice | None, other: Voice | None) -> bool:
    """Tell whether two voices could be one.

    They are where the words are the same, and where both are named or both are not and one is told of in more words:
    "Roe" and "Jane Roe", "an official" and "a senior official".
    """
    if one is None or other is None:
        return one is other
    if one.words == other.words:
        return True
    return one.unnamed == other.unnamed and (one.words < other.words or other.words < one.words) and bool(one.words)


def _voice(text: str, *, unnamed: bool) -> Voice:
    return Voice(frozenset(words(text)) - shipped_words().articles, unnamed)
