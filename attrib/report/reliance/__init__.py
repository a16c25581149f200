"""What rests on whom: how an article leans on its unnamed sources, and where.

Standards desks ask, beyond how much, whether the story stands on one unnamed person, whether a named one says so too,
whether an unnamed voice opens it, is quoted word for word, attacks anybody, and whether the body that would not
comment speaks without its name (Associated Press, New York Times, Reuters and Washington Post standards).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrib.report.figures import WordCount, count_words, unnamed_share
from attrib.report.model import UNNAMED, Claim, Manner, People, Placed, PlaceSeen, Reliance, Source, Supported
from attrib.report.prominence import Places, find_places, first_quotation, opens
from attrib.report.reliance.loaded import WITHOUT_A_VOICE, find_loaded
from attrib.report.reliance.refusals import find_refusals
from attrib.report.reliance.support import find_support
from attrib.report.reliance.unexplained import find_unexplained
from attrib.text import Document

UNCOUNTED = WITHOUT_A_VOICE | {"unresolved"}
"""Kinds of unnamed sources of which nobody can say how many people they are."""


def find_reliance(
    doc: Document, title: str | None, claims: Sequence[Claim], sources: Sequence[Source], count: WordCount
) -> Reliance:
    """Tell what rests on the unnamed sources of an article."""
    unnamed = [claim for claim in claims if claim.verdict in UNNAMED]
    people = {source.id: source.number for source in sources if source.kind not in UNCOUNTED}
    support, places = find_support(claims, doc.words), find_places(doc, title)
    counted = [
        (claim, numbers)
        for claim in unnamed
        if (numbers := [number for source in claim.sources if (number := people.get(source)) is not None])
    ]
    return Reliance(
        single=tuple(
            claim.id
            for claim, numbers in counted
            if len(claim.sources) == 1 and _is_one(*numbers) and claim.id not in support
        ),
        several=tuple(claim.id for claim, numbers in counted if sum(number.at_least for number in numbers) > 1),
        supported=tuple(
            Supported(claim=claim.id, by=tuple(other.id for other in named))
            for claim in unnamed
            if (named := [other for other in support.get(claim.id, ()) if other.verdict == "named"])
        ),
        placed=tuple(_placed(doc, places, claims, count)),
        unnamed_speech=_manner(unnamed),
        named_speech=_manner([claim for claim in claims if claim.verdict == "named"]),
        loaded=find_loaded(doc, claims),
        refused=find_refusals(doc, sources),
        unexplained=find_unexplained(doc, claims, sources, places.headline),
    )


def _is_one(number: People) -> bool:
    return number.exact and number.at_least == 1


def _placed(doc: Document, places: Places, claims: Sequence[Claim], count: WordCount) -> Iterator[Placed]:
    quotation = first_quotation(claims, places)
    seen: tuple[tuple[PlaceSeen, list[Claim]], ...] = (
        ("headline", [claim for claim in claims if claim.paragraph == places.headline]),
        (
            "first_paragraph",
            [claim for claim in claims if opens(doc, places, claim.paragraph, claim.content[0].start)],
        ),
        ("first_quotation", [quotation] if quotation else []),
    )
    for place, there in seen:
        if there:
            attributed = [claim for claim in there if claim.source_id is not None]
            yield Placed(
                place=place,
                paragraph=there[0].paragraph,
                claims=tuple(claim.id for claim in there),
                words=count_words(there, count),
                unnamed_share=unnamed_share(count_words(attributed, count)) if attributed else None,
            )


def _manner(claims: Sequence[Claim]) -> Manner:
    ways = Counter(claim.speech for claim in claims)
    return Manner(direct=ways["direct"], mixed=ways["mixed"], indirect=ways["indirect"])
