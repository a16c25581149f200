"""What rests on unnamed sources, in words: one line for each thing that can be said of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from attrib.report.model import UNNAMED
from attrib.views import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrib.report.model import Placed, Reliance, Report

PLACES = {"headline": "headline", "first_paragraph": "first paragraph", "first_quotation": "first quotation"}
TONES = {"attack": "attack", "praise": "praise", "opinion": "opinion"}


class Line(NamedTuple):
    """What is looked at, what is the case, and the claims in question by their ids."""

    label: str
    text: str
    claims: tuple[str, ...] = ()


def reliance_lines(report: Report) -> list[Line]:
    """Say what rests on the unnamed sources of a report; nothing where there are none."""
    reliance = report.reliance
    if reliance is None or not any(claim.verdict in UNNAMED for claim in report.claims):
        return []
    verdicts = {claim.id: claim.verdict for claim in report.claims}
    return [
        *_how_many(reliance),
        *(line for placed in reliance.placed if (line := _place(placed, verdicts)) is not None),
        Line("quoted", _manner(reliance)),
        *_loaded(reliance),
        *_refused(reliance),
    ]


def _how_many(reliance: Reliance) -> Iterator[Line]:
    if reliance.single:
        yield Line("a single person", wording.counted(len(reliance.single), "claim"), reliance.single)
    if reliance.several:
        yield Line("two or more", wording.counted(len(reliance.several), "claim"), reliance.several)
    for supported in reliance.supported:
        yield Line("a named source too", "says much the same", (supported.claim, *supported.by))


def _place(placed: Placed, verdicts: Mapping[str, str]) -> Line | None:
    if placed.unnamed_share is None:
        return None
    unnamed = tuple(claim for claim in placed.claims if verdicts[claim] in UNNAMED)
    if placed.place == "first_quotation":
        return Line(PLACES[placed.place], "is an unnamed source's" if unnamed else "is a named source's", placed.claims)
    share = wording.percent(placed.unnamed_share)
    return Line(PLACES[placed.place], f"{share} of its attributed words" if unnamed else "rests on none", unnamed)


def _manner(reliance: Reliance) -> str:
    speech = reliance.unnamed_speech
    ways = (("in full", speech.direct), ("in part", speech.mixed), ("paraphrased", speech.indirect))
    return ", ".join(f"{way} {number:,}" for way, number in ways if number)


def _loaded(reliance: Reliance) -> Iterator[Line]:
    for tone, verb in TONES.items():
        found = [loaded for loaded in reliance.loaded if loaded.tone == tone]
        words = Counter(" ".join(loaded.words.text.split()) for loaded in found)
        if found:
            yield Line(verb, ", ".join(f"“{each}”" for each in words), _once([loaded.claim for loaded in found]))


def _refused(reliance: Reliance) -> Iterator[Line]:
    for refused in reliance.refused:
        said = " ".join(refused.words.text.split())
        yield Line("no comment", f"paragraph {refused.paragraph}, though its people speak unnamed: {said}")


def _once(claims: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims))
