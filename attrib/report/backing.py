"""Who stands behind which claims, and what to call them: all who say a claim, and all from whom they have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from attrib.report.figures import WordCount
from attrib.report.model import Claim, Source

PARTLY_NAMED = "partly named"
"""What is said of a source of whose name the article gives only part."""


def behind(claim: Claim) -> tuple[str, ...]:
    """Give the ids of all who stand behind a claim: the source that decides, the others, those whom they relay."""
    return (*claim.sources, *claim.relays)


def called(source: Source) -> str:
    """Give a source's name, and whether that is only part of it, or else its description or its first mention."""
    known = source.name or source.description or (source.mentions[0].text if source.mentions else source.id)
    return f"{known} ({PARTLY_NAMED})" if source.partly_named else known


def who_says(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Give all who stand behind a claim: "Reuters, citing two officials"; empty where none of them is known."""
    said, relayed = (
        [called(sources[each]) for each in ids if each in sources] for ids in (claim.sources, claim.relays)
    )
    return ", citing ".join(filter(None, (listed(said), listed(relayed))))


def listed(names: Sequence[str]) -> str:
    """Give "Jane Roe, two drivers and a nurse"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def with_claims(sources: Iterable[Source], claims: Sequence[Claim], words: WordCount) -> list[Source]:
    """Give each source the claims behind which it stands, how many words these have, and who alone relays it."""
    resting: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for source in behind(claim):
            resting[source].append(claim)
    return [
        replace(
            source,
            claims=tuple(claim.id for claim in resting[source.id]),
            words=words.count(passage for claim in resting[source.id] for passage in claim.content),
            relayed_by=_relayed_by(source.id, resting[source.id]),
        )
        for source in sources
    ]


def _relayed_by(source: str, claims: Sequence[Claim]) -> str | None:
    """Give the source through which another has all its claims, of several the first; None where it says one itself."""
    return None if not claims or any(source in claim.sources for claim in claims) else claims[0].source_id
