"""Quotations joined to their voices: what no cue claims goes on with whoever spoke, or is somebody's own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.construction import Attempts, Attribution, first_read
from attrib.constructions.going_on import CONTINUED, UNCUED
from attrib.constructions.uncued import QUOTATIONS, Uncued
from attrib.grammar import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.text import Document
    from attrib.text.quotations import Quotation

SHORTEST_QUOTATION = 3
"""Tokens, its marks included."""
LONGEST_QUOTATION = 12
"""Paragraphs of one quotation, each of which opens with a mark while only the last closes."""
NEAREST = 40
"""So many attributions around a quotation are looked at, in paragraphs that have more."""


def join_quotations(doc: Document, cued: Sequence[Attribution], attempts: Attempts | None) -> list[Attribution]:
    """Give the attributions with every quotation that no cue claimed joined to its voice, or added as its own."""
    voices = _Voices(doc, cued)
    taken = covered(doc, cued)
    for quotation in doc.quotations:
        length = quotation.stop - quotation.first
        if length < SHORTEST_QUOTATION or sum(taken[quotation.first : quotation.stop]) * 2 > length:
            continue
        number = bisect_right(doc.sentence_starts, quotation.first) - 1
        if number < 0 or quotation.first >= doc.sentences[number].stop:
            continue
        paragraph = doc.sentences[number].paragraph
        if doc.paragraphs[paragraph].furniture:
            continue
        owner = voices.owner(paragraph, quotation)
        uncued = Uncued(doc, quotation, number, None if owner is None else voices.found[owner])
        new = first_read(UNCUED, uncued, quotation.first, attempts)
        if new is not None:
            voices.add(new, paragraph, owner)
    return sorted(voices.found, key=lambda each: each.anchor.first)


def covered(doc: Document, attributions: Sequence[Attribution]) -> bytearray:
    """Mark with 1 the tokens that are content of one of the attributions."""
    marks = bytearray(len(doc.tokens))
    for attribution in attributions:
        for first, stop in attribution.content:
            marks[first:stop] = b"\x01" * (stop - first)
    return marks


class _Voices:
    """The attributions found so far, and which of them stand in each paragraph, in order."""

    def __init__(self, doc: Document, found: Sequence[Attribution]) -> None:
        self.doc = doc
        self.found = list(found)
        self.inside: dict[int, list[int]] = {}
        for index, each in enumerate(found):
            begin, end = self._paragraph(each.anchor), self._paragraph(each.content[-1])
            self.inside.setdefault(begin, []).append(index)
            if end != begin:
                self.inside.setdefault(end, []).append(index)

    def _paragraph(self, phrase: Phrase) -> int:
        return self.doc.sentences[max(0, bisect_right(self.doc.sentence_starts, phrase.first) - 1)].paragraph

    def owner(self, paragraph: int, quotation: Quotation) -> int | None:
        """Find the attribution whose voice a quotation may go on with."""
        found = self.found
        if not quotation.closed and (later := self._below(paragraph)) is not None:
            return later
        near = _near(found, self.inside.get(paragraph, []), quotation.first)
        if (teller := self._right_before(near, quotation)) is not None:
            return teller
        here = self._going_on(near)
        before = [index for index in here if found[index].content[0].first < quotation.first]
        if before:
            return before[-1]
        after = [
            index
            for index in here
            if found[index].content[0].first >= quotation.stop and found[index].construction in QUOTATIONS
        ]
        if after and after[0] == here[0] and found[after[0]].content[0].first - quotation.stop <= 2:
            return after[0]
        previous = paragraph - 1
        while previous >= 0 and self.doc.paragraphs[previous].furniture:
            previous -= 1
        above = self.inside.get(previous, [])[-NEAREST:]
        candidates = self._going_on(above) or [index for index in above if self.found[index].source]
        candidates = [index for index in candidates if not self._is_nested(index, candidates)] or candidates
        return candidates[-1] if candidates else None

    def _below(self, paragraph: int) -> int | None:
        """Find whose quotation it is that one left open goes on with, in the paragraphs below."""
        for below in range(paragraph + 1, min(len(self.doc.paragraphs), paragraph + LONGEST_QUOTATION)):
            first = self.doc.paragraphs[below].first
            quotation = self.doc.quoted[first]
            if self.doc.paragraphs[below].furniture:
                continue
            if quotation < 0:
                return None
            near = _near(self.found, self.inside.get(below, []), first)
            if (
                owner := next((index for index in near if self.found[index].content[0].first == first), None)
            ) is not None:
                return owner
            if self.doc.quotations[quotation].closed:
                return None
        return None

    def _right_before(self, near: Sequence[int], quotation: Quotation) -> int | None:
        """Find who speaks in the sentence right before a quotation that opens its own: "She tweeted a warning. “…”"."""
        number = bisect_right(self.doc.sentence_starts, quotation.first) - 1
        before, sentence = self.doc.sentences[number - 1], self.doc.sentences[number]
        if not number or sentence.first != quotation.first or before.paragraph != sentence.paragraph:
            return None
        tellers = [
            index
            for index in near
            if (cue := self.found[index].cue) and self.found[index].source and before.first <= cue.first < before.stop
        ]
        tellers = [index for index in tellers if not self._is_nested(index, tellers)]
        quoted = [index for index in tellers if self.found[index].construction in QUOTATIONS]
        return next(iter(quoted + tellers), None)

    def _is_nested(self, index: int, among: Sequence[int]) -> bool:
        """Tell whether the cue of an attribution stands in what another one of some says."""
        cue = self.found[index].cue
        others = (self.found[other] for other in among if other != index)
        return cue is not None and any(part.first <= cue.first < part.stop for each in others for part in each.content)

    def _going_on(self, indices: Sequence[int]) -> list[int]:
        return [index for index in indices if self.found[index].construction.goes_on and self.found[index].source]

    def add(self, new: Attribution, paragraph: int, owner: int | None) -> None:
        """Add an attribution; what goes on in the paragraph or quotation of its owner is one more part of that."""
        if new.construction is CONTINUED and owner is not None:
            voice = self.found[owner]
            if new.content[0].first < voice.content[0].first and _is_unclosed(self.doc, new):
                self.found[owner] = replace(voice, content=(*new.content, *voice.content))
                return
            if self._paragraph(voice.anchor) == paragraph or _is_unclosed(self.doc, voice):
                self.found[owner] = replace(voice, content=(*voice.content, *new.content))
                if owner not in self.inside.setdefault(paragraph, []):
                    self.inside[paragraph].append(owner)
                return
        self.inside.setdefault(paragraph, []).append(len(self.found))
        self.found.append(new)


def _near(found: Sequence[Attribution], indices: list[int], at: int) -> list[int]:
    """Give the attributions of a paragraph that stand around token `at`; all of them unless there are very many."""
    if len(indices) <= NEAREST:
        return indices
    middle = bisect_right(indices, at, key=lambda index: found[index].content[0].first)
    return indices[max(0, middle - NEAREST // 2) : middle + NEAREST // 2]


def _is_unclosed(doc: Document, attribution: Attribution) -> bool:
    """Tell whether the quotation that an attribution ends with is never closed."""
    index = doc.quoted[attribution.content[-1].stop - 1]
    return index >= 0 and not doc.quotations[index].closed
