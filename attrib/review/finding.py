"""Which claim of a report a decision is about, and which source it names, in the text as it stands now.

A decision holds on to its claim by its id. Where that is gone, because the story was edited or other rules read it, it
holds on by quotation: all words that it quotes must still be there, and the claim is the one that shares at least half
of its words with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cached_property
from typing import NamedTuple

from msgspec import UNSET

from attrib.constructions.construction import Stance
from attrib.report.decision import Quotation, Ruling
from attrib.report.figures import WordCount, word_count
from attrib.report.identity import words as words_of
from attrib.report.model import Claim, Passage, Report, Source, Verdict
from attrib.review.quoting import find

SAME = 0.5
"""Share of the words of two contents that are in both, for them to be the same claim."""


Content = tuple[Passage, ...]


class Backing(NamedTuple):
    """Who stands behind a claim: a source of the report by its id, somebody by its words, or (both None) nobody."""

    source_id: str | None
    words: Passage | None

    @property
    def key(self) -> tuple[object, ...]:
        """What two decisions for the same source have in common."""
        if self.source_id is not None:
            return (self.source_id,)
        return words_of(self.words.text) if self.words else ()


class Found(NamedTuple):
    """What a decision comes to in a report."""

    ruling: Ruling
    claim: int | None
    """Which claim it is about, from 0; None for one that the report has not."""
    content: Content
    verdict: Verdict | None
    """Null where the claim is none."""
    backing: Backing
    stance: Stance = "asserts"
    corrected: Content = ()
    """What is claimed instead of the content, where that was corrected."""

    @property
    def outcome(self) -> tuple[object, ...]:
        """What two decisions that agree have in common."""
        claimed = self.corrected or self.content
        return (self.verdict, self.stance, claimed, *self.backing.key) if self.verdict else (None,)


class LostError(Exception):
    """A decision that has no claim here; the message is a sentence that says why."""


class Finder:
    """Finds what decisions are about in one report, as `attrib analyze` made it."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._numbers = {claim.id: number for number, claim in enumerate(report.claims)}
        self._sources = {source.id: source for source in report.sources}

    def find(self, ruling: Ruling, added: Container[Content] = ()) -> Found:
        """Find the claim and the source of a decision; `added` are the claims that reviewers add. Raises LostError."""
        same_text = ruling.sha256 == self._report.article.sha256
        if ruling.claim is None:
            content = self._passages(ruling.content, same_text=same_text)
            number = self._exactly(content)
        elif ruling.claim not in self._numbers and (own := self._of_added(ruling, added, same_text=same_text)):
            content, number = own, None
        else:
            content, number = (), self._number(ruling, same_text=same_text)
        if number is None:
            if ruling.decision == "reject":
                return Found(ruling, None, content, None, Backing(None, None))
            backing = self._backing(ruling, None, same_text=same_text)
            corrected = self._corrected(ruling, same_text=same_text)
            return Found(ruling, None, content, ruling.verdict, backing, ruling.stance or "asserts", corrected)
        claim = self._report.claims[number]
        if ruling.decision == "reject":
            return Found(ruling, number, claim.content, None, Backing(None, None))
        stance = ruling.stance or claim.stance
        if ruling.decision == "agree" and (ruling.verdict, stance) == (claim.verdict, claim.stance):
            return Found(ruling, number, claim.content, claim.verdict, Backing(claim.source_id, claim.source), stance)
        if ruling.decision == "agree" and not same_text:
            what, agreed = ("stance", stance) if ruling.verdict == claim.verdict else ("verdict", ruling.verdict)
            raise LostError(f"It agreed to another {what} than the claim has in this version: {agreed}.")
        backing = self._backing(ruling, claim, same_text=same_text)
        corrected = self._corrected(ruling, same_text=same_text)
        return Found(ruling, number, claim.content, ruling.verdict, backing, stance, corrected)

    def _corrected(self, ruling: Ruling, *, same_text: bool) -> Content:
        quotations = ruling.corrected_content
        return () if quotations is UNSET else self._passages(quotations, same_text=same_text)

    def _of_added(self, ruling: Ruling, added: Container[Content], *, same_text: bool) -> Content | None:
        try:
            content = self._passages(ruling.content, same_text=same_text)
        except LostError:
            return None
        return content if content in added else None

    def _number(self, ruling: Ruling, *, same_text: bool) -> int:
        number = self._numbers.get(ruling.claim or "")
        if number is not None and (same_text or "-" not in (ruling.claim or "")):
            return number
        if self._report.text is None and not same_text:
            if number is not None:
                return number
            raise LostError("No claim has its id, and the report was made without the text to look for its words in.")
        content = self._passages(ruling.content, same_text=same_text)
        found = self._most_alike(content) if content else None
        if found is None:
            raise LostError("No claim of the report has its id, or these words.")
        return found

    def _passages(self, quotations: Iterable[Quotation], *, same_text: bool) -> Content:
        found = (self._passage(each, same_text=same_text) for each in quotations)
        return tuple(sorted(found, key=lambda passage: passage.start))

    def _passage(self, quotation: Quotation, *, same_text: bool) -> Passage:
        text, stood = self._report.text, Passage(start=quotation.start, end=quotation.end, text=quotation.exact)
        if same_text and text is None and stood.end <= self._report.article.characters:
            return stood
        if text is None:
            raise LostError("The report was made without the text to look for its words in.")
        if same_text and text[stood.start : stood.end] == stood.text:
            return stood
        passage = find(quotation, text)
        if passage is None:
            raise LostError(f"These words are not in this version: “{quotation.exact}”.")
        return passage

    def _most_alike(self, content: Iterable[Passage]) -> int | None:
        """Give the claim that shares most words with a content, if that is enough to be the same."""
        own = self._words.within(content)
        near = sorted({number for word in own for number in self._having[word]})
        alike = {number: len(own & self._contents[number]) / len(own | self._contents[number]) for number in near}
        best = max(near, key=lambda number: alike[number], default=None)
        return best if best is not None and alike[best] >= SAME else None

    def _exactly(self, content: Content) -> int | None:
        """Give the claim of exactly that content."""
        own = self._words.within(content)
        numbers = self._having[min(own)] if own else range(len(self._contents))
        return next((at for at in numbers if own == self._contents[at] and (own or self._is(at, content))), None)

    def _is(self, number: int, content: Content) -> bool:
        return self._report.claims[number].content == content

    def _backing(self, ruling: Ruling, claim: Claim | None, *, same_text: bool) -> Backing:
        if ruling.verdict == "unattributed":
            return Backing(None, None)
        numbered = same_text and ruling.claims == len(self._report.claims) and ruling.source_id in self._sources
        source_id = ruling.source_id if numbered else None
        if ruling.source is None:
            if ruling.source_id is not None and not numbered:
                raise LostError("It gives its source by the number that it had in another report.")
            kept = claim.source if claim is not None and claim.source_id == source_id else None
            return Backing(source_id, kept if source_id else None)
        words = self._passage(ruling.source, same_text=same_text)
        if source_id is None:
            source_id = self._known_as(words) if ruling.source_id is None else self._mentioned_by(words)
        return Backing(source_id, words)

    def _known_as(self, words: Passage) -> str | None:
        """Give the source that these words are a mention of, or the name of; None where they name somebody else."""
        name = words_of(words.text)
        return next(
            (
                source.id
                for source in self._report.sources
                if words in source.mentions or (source.name and words_of(source.name) == name)
            ),
            None,
        )

    def _mentioned_by(self, words: Passage) -> str | None:
        """Give the source that is mentioned by most of these words."""

        def shared(source: Source) -> int:
            return max((min(words.end, at.end) - max(words.start, at.start) for at in source.mentions), default=0)

        best = max(self._report.sources, key=shared, default=None)
        return best.id if best is not None and shared(best) > 0 else None

    @cached_property
    def _words(self) -> WordCount:
        return word_count(self._report)

    @cached_property
    def _contents(self) -> list[set[int]]:
        return [self._words.within(claim.content) for claim in self._report.claims]

    @cached_property
    def _having(self) -> defaultdict[int, list[int]]:
        """The claims that have each word."""
        having: defaultdict[int, list[int]] = defaultdict(list)
        for number, content in enumerate(self._contents):
            for word in content:
                having[word].append(number)
        return having
