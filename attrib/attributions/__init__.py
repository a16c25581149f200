"""Attributions: who is said to say what, by the words and the layout that tell so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from attrib.attributions.attribution import Attribution
from attrib.attributions.cues import find_cued
from attrib.attributions.layout import find_laid_out
from attrib.attributions.uncued import claim_quotations
from attrib.grammar import Phrase, trimmed
from attrib.text import Document

__all__ = ["Attribution", "Phrase", "find_attributions"]


def find_attributions(doc: Document) -> list[Attribution]:
    """Give all attributions of a document, in the order of their cues."""
    cued = [*without_doubles(list(find_cued(doc))), *find_laid_out(doc)]
    cued.sort(key=lambda each: (each.cue or each.content[0]).first)
    found = without_weak_nested(doc, claim_quotations(doc, apart(doc, cued)))
    return [ordered for each in found if (ordered := in_order(each)).content]


def without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Read "voiced fears that it would close" once, by the noun, not by the verb too."""
    by_noun = {(each.source, each.cue.first) for each in found if each.construction == "noun" and each.cue}
    return [
        each
        for each in found
        if each.construction != "object" or not each.cue or (each.source, each.cue.first) not in by_noun
    ]


def in_order(found: Attribution) -> Attribution:
    """Put the parts of a content in the order of the text, and make one of those that touch."""
    parts = found.content
    if len(parts) == 1 and parts[0].stop > parts[0].first:
        return found
    merged: list[Phrase] = []
    for part in sorted(part for part in parts if part.stop > part.first):
        if merged and part.first <= merged[-1].stop:
            merged[-1] = Phrase(merged[-1].first, max(merged[-1].stop, part.stop))
        else:
            merged.append(part)
    return replace(found, content=tuple(merged))


TRAILING = frozenset(["parenthetical", "inverted", "according to"])


def apart(doc: Document, found: list[Attribution]) -> list[Attribution]:
    """Keep a content clear of the cue that follows it: in "X says that Y, aides said", aides vouch for all of it."""
    ends = sorted(
        (min(each.source.first, each.cue.first), each.content[0])
        for each in found
        if each.construction in TRAILING and each.source and each.cue and each.content[0].first < each.cue.first
    )
    places = [at for at, _ in ends]
    return [_clear(doc, each, ends, places) for each in found]


def _clear(doc: Document, owner: Attribution, ends: list[tuple[int, Phrase]], places: list[int]) -> Attribution:
    content = tuple(_cut(doc, part, owner, ends, places) for part in owner.content)
    return owner if content == owner.content else replace(owner, content=content)


def _cut(doc: Document, part: Phrase, owner: Attribution, ends: list[tuple[int, Phrase]], places: list[int]) -> Phrase:
    for at, whole in ends[bisect_right(places, part.first) : bisect_left(places, part.stop)]:
        if owner.cue is not None and whole.first <= owner.cue.first < whole.stop:
            return Phrase(part.first, trimmed(doc, part.first, at))
    return part


OWN = frozenset(["i", "we", "you", "me", "my", "our"])
"""In somebody's mouth these are the speaker, so what they say is already the speaker's."""
WEAK = frozenset(
    [
        "object",
        "infinitive",
        "request",
        "noun",
        "adjective",
        "passive",
        "passive by",
        "adverb",
        "quoted phrase",
    ]
)
"""Constructions that, inside what somebody else says, are part of that saying rather than a claim of their own."""


def without_weak_nested(doc: Document, found: list[Attribution]) -> list[Attribution]:
    """Leave out weak attributions whose cue stands inside the content of a statement."""
    inside = bytearray(len(doc.tokens))
    spoken = bytearray(len(doc.tokens))
    for each in found:
        if each.construction in ("label", "quotation", "colon"):
            for part in each.content:
                spoken[part.first : part.stop] = b"\x01" * (part.stop - part.first)
        if each.kind == "statement" and each.construction not in WEAK:
            for part in each.content:
                inside[part.first : part.stop] = b"\x01" * (part.stop - part.first)
    return [
        each
        for each in found
        if not (each.source and spoken[each.source.first] and doc.tokens.lower[each.source.first] in OWN)
        if each.cue is None
        or not inside[each.cue.first]
        or each.kind == "finding"
        or not (each.construction in WEAK or each.kind == "belief")
    ]
