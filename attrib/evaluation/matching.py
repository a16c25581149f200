"""Which claims belong to which gold attributions of an article.

Contents and sources are compared word by word; a word is a run of word characters, and stands in a span where it
begins in it. A claim is right when at least half of its content lies in one gold content, its owner; where several
hold so much of it (nested attributions), agreement on the source decides, then the tightest fit. A gold attribution
is found when the claims that belong to it cover at least half of its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from attrib.english import inflect, shipped_words
from attrib.evaluation.gold import GoldArticle, GoldAttribution
from attrib.report.figures import WordCount
from attrib.report.model import Claim, Passage, Source, Verdict
from attrib.text.spans import Span

WORD = re.compile(r"\w+")
QUOTATION = re.compile(r"[\"“”]|''|``")
Words = frozenset[int]
"""Numbers of words in an article, from 0."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A gold attribution, in words."""

    marked: GoldAttribution
    content: Words
    source: Words
    speech: bool
    """Whether it reports speech: its content has a quotation mark, or its cue a verb of speech."""


@dataclass(frozen=True, slots=True)
class Given:
    """A claim that counts as an attribution, in words."""

    claim: Claim
    content: Words
    source: Words
    voice: Source | None = None
    """Who the report says stands behind it."""
    voices: tuple[Source, ...] = ()
    """All who the report says do."""

    @property
    def verdict(self) -> Verdict:
        """The verdict of the claim."""
        return self.claim.verdict


@dataclass(frozen=True)
class Match:
    """The gold attributions of one article beside the claims found in it, as far as these have words of content."""

    article: GoldArticle
    truths: tuple[Truth, ...]
    given: tuple[Given, ...]
    likely: tuple[float, float] | None = None
    """The range of its unnamed share, as the report gives it."""

    @cached_property
    def owners(self) -> tuple[int | None, ...]:
        """For each claim, the gold attribution that it belongs to."""
        return tuple(_owner(each, self.truths) for each in self.given)

    @cached_property
    def _own(self) -> tuple[tuple[Given, ...], ...]:
        own: list[list[Given]] = [[] for _ in self.truths]
        for each, owner in zip(self.given, self.owners, strict=True):
            if owner is not None:
                own[owner].append(each)
        return tuple(map(tuple, own))

    def own(self, index: int) -> tuple[Given, ...]:
        """Give the claims that belong to the gold attribution of this index."""
        return self._own[index]

    def found(self, index: int) -> bool:
        """Tell whether the gold attribution of this index is found."""
        return _cover(self.own(index), self.truths[index])

    def sourced(self, index: int) -> bool:
        """Tell whether the gold attribution of this index is found by claims that have the right source too."""
        truth = self.truths[index]
        return _cover([each for each in self.own(index) if same_source(each, truth)], truth)

    def judged(self, index: int) -> Given | None:
        """Give the claim whose verdict counts for the gold attribution of this index, if that is found."""
        return self._first(index) if self.found(index) else None

    def verdict(self, index: int) -> Verdict | None:
        """Give the true verdict of the gold attribution of this index.

        It is that of its label, or of its second label where the claim that covers most of it has that one.
        """
        marked, first = self.truths[index].marked, self._first(index)
        return first.verdict if first and first.verdict in marked.verdicts else marked.verdict

    def _first(self, index: int) -> Given | None:
        """Give the claim that covers most of the gold attribution of this index."""
        content = self.truths[index].content
        return max(self.own(index), key=lambda each: (len(each.content & content), each.verdict), default=None)


def match(article: GoldArticle, claims: Iterable[Claim], sources: Iterable[Source] = ()) -> Match:
    """Lay the claims of a report beside an article's gold; sentences in its own voice are no attributions."""
    words = WordCount(article.text)
    voices = {source.id: source for source in sources}
    truths = (
        Truth(each, _words(words, each.content), _words(words, each.source), _is_speech(each, article.text))
        for each in article.attributions
    )
    given = (
        Given(
            claim,
            _words(words, claim.content),
            _words(words, [claim.source] if claim.source else []),
            voices.get(claim.source_id or ""),
            tuple(voices[each] for each in claim.sources if each in voices),
        )
        for claim in claims
        if claim.cue or claim.verdict != "unattributed"
    )
    return Match(article, tuple(each for each in truths if each.content), tuple(each for each in given if each.content))


def same_source(given: Given, truth: Truth) -> bool:
    """Tell whether the sources share a word, or neither has one."""
    return bool(given.source & truth.source) or not (given.source or truth.source)


def _words(words: WordCount, spans: Iterable[Span | Passage]) -> Words:
    return frozenset(words.within(spans))


def _owner(given: Given, truths: Sequence[Truth]) -> int | None:
    best: tuple[bool, float, int] | None = None
    for index, truth in enumerate(truths):
        shared = len(given.content & truth.content)
        if shared * 2 >= len(given.content):
            key = (same_source(given, truth), shared / len(given.content | truth.content), -index)
            best = max(best, key) if best else key
    return -best[2] if best else None


def _cover(given: Iterable[Given], truth: Truth) -> bool:
    words = Words().union(*(each.content for each in given))
    return len(words & truth.content) * 2 >= len(truth.content)


def _is_speech(attribution: GoldAttribution, text: str) -> bool:
    content, cue = (" ".join(text[start:end] for start, end in part) for part in (attribution.content, attribution.cue))
    return bool(QUOTATION.search(content)) or not _cues_of_speech().isdisjoint(WORD.findall(cue.lower()))


@lru_cache(maxsize=1)
def _cues_of_speech() -> frozenset[str]:
    """Give every form of the verbs of speech, and “according”."""
    words = shipped_words()
    forms = (inflect(verb, words.irregular, words.verbs_doubling).values() for verb in words.verbs_of_speech)
    return frozenset(["according"]).union(*forms)
