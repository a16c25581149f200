"""Relays: from whom a source has what it says: "Reuters reported, citing two officials", "quoted an aide as saying"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.construction import Attribution
from attrib.constructions.quotations import QUOTATION_BEFORE
from attrib.english import singular
from attrib.grammar import Phrase, phrase_after, quotation_at, subject_before
from attrib.grammar.modifiers import clause_verb
from attrib.text.tags import (
    ADJECTIVE,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    GERUND,
    MARKS,
    NAME,
    NOUNS,
    POSSESSIVE,
    RELATIVES,
    SUBJECT_PRONOUN,
    THAT,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.text import Document

SENTENCE_MARKS = MARKS + THAT
REACH = 40
"""Tokens around a word such as "citing" within which whoever cites says something."""
LONGEST_VOICE = 16
"""Tokens of whoever is cited, and of whoever cites."""


def with_relays(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Tell of attributions, in the order of their cues, whom their sources cite; what only names those is none."""
    marks = doc.tokens.places(doc.words.relaying)
    if not marks:
        return [*found]
    places = [_place(each) for each in found]
    read: dict[int, tuple[Attribution, ...]] = {number: (each,) for number, each in enumerate(found)}
    for at in marks:
        if doc.quoted[at] < 0 and (sentence := doc.sentence_at(at)) is not None:
            first = bisect_left(places, max(sentence.first, at - REACH))
            stop = bisect_left(places, min(sentence.stop, at + REACH))
            near = {number: each for number in range(first, stop) for each in read[number]}
            mark = _Mark(doc, at, sentence.first, sentence.stop)
            for number, each in [*mark.read(near)]:
                read[len(read) if number == NEW else number] = (each,) if each is not None else ()
    return sorted((each for kept in read.values() for each in kept), key=_place)


def _place(found: Attribution) -> int:
    return found.anchor.first


Changes = Iterator[tuple[int, Attribution | None]]
"""Attributions that change, by their numbers, and those that are `NEW`; None for what is none."""
NEW = -1


class _Mark:
    """A word such as "citing" or "quoted" at a token of a sentence."""

    def __init__(self, doc: Document, at: int, first: int, stop: int) -> None:
        self.doc = doc
        self.at = at
        self.first = first
        self.stop = stop
        self.lower = doc.tokens.lower

    def read(self, near: dict[int, Attribution]) -> Changes:
        """Give the attributions near by that change, by their numbers: None for what is none."""
        saying = self._saying()
        if saying >= 0:
            yield from self._quoted(near, saying)
        elif self.lower[self.at - 1] == "as" and self.lower[self.at + 1] == "by":
            yield from self._as_quoted_by(near)
        elif self.lower[self.at] in self.doc.words.interviewing_forms:
            if self.lower[self.at - 1] == "which":
                yield from self._citing(near, self.lower[self.at + 1] in {"to", "with"})
        elif self.lower[self.at] in self.doc.words.learning_forms:
            if self.lower[self.at + 1] == "from":
                yield from self._learning(near)
        elif self.lower[self.at] in self.doc.words.resting_forms:
            yield from self._resting(near)
        elif self.doc.tags[self.at] == GERUND or self.doc.tags[self.at - 1] in RELATIVES:
            yield from self._citing(near)

    # ------------------------------------------------------------------ citing somebody

    def _citing(self, near: dict[int, Attribution], linked: bool = False) -> Changes:
        """Read "citing two aides" and "which cited two aides"; "which spoke to two aides" where a word links them."""
        voice = self._voice(self.at + 1 + linked)
        own = [number for number, each in near.items() if each.has_cue_at(self.at)]
        host = self._host(near, {*own}) if voice is not None else None
        if voice is None or host is None:
            return
        if not _is_paper(self.doc, voice) and not _is_somebody(self.doc, voice):
            return
        cited = voice if any(_is_somebody(self.doc, each) for each in _joined(self.doc, voice)) else None
        for number in own:
            yield number, None
        yield host, self._relaying(near[host], cited, Phrase(self._opening(), voice.stop))

    def _resting(self, near: dict[int, Attribution]) -> Changes:
        """Read "based on interviews with two aides" and "referring to an unnamed official"."""
        voice = self._voice(self.at + 2)
        if voice is None:
            return
        preposition, *after = self.lower[self.at + 1 : voice.stop]
        talks = preposition in {"on", "of"} and not self.doc.words.talks.isdisjoint(after)
        if talks or (preposition == "to" and not self.doc.words.anonymity_words.isdisjoint(after)):
            yield from self._citing(near, linked=True)

    def _learning(self, near: dict[int, Attribution]) -> Changes:
        """Read "understands from two sources that" and "said she had heard from two neighbours that"."""
        voice = self._voice(self.at + 2, SENTENCE_MARKS)
        if voice is None or not _is_somebody(self.doc, voice):
            return
        learner = subject_before(self.doc, self.at, self.first)
        own = learner is not None and self.doc.tags[learner[0].first] == SUBJECT_PRONOUN
        for number, each in near.items():
            learns = each.has_cue_at(self.at)
            if learns or (own and any(part.first <= self.at < part.stop for part in each.content)):
                yield number, replace(each, relayed=voice)

    def _opening(self) -> int:
        """Give where the aside opens that says who is cited: with the comma before "citing" or "which cited"."""
        at = self.at - (self.doc.tags[self.at - 1] in RELATIVES) - 2 * (self.lower[self.at] == "basis")
        return at - (self.doc.tags[at - 1] == COMMA)

    def _host(self, near: dict[int, Attribution], own: set[int]) -> int | None:
        """Find who cites: the source that the words stand in, or who spoke last before them, or next after them."""
        others = [(number, each) for number, each in near.items() if each.source and each.cue and number not in own]
        for number, each in others:
            if each.source and each.source.first <= self.at < each.source.stop:
                return number
        before = [number for number, each in others if each.cue and each.cue.stop <= self.at]
        after = [number for number, each in others if each.cue and each.cue.first > self.at and self.at == self.first]
        return before[-1] if before else after[0] if after else None

    def _relaying(self, host: Attribution, cited: Phrase | None, aside: Phrase) -> Attribution:
        source = host.source
        if source is not None and source.first < aside.first < source.stop:
            source = Phrase(source.first, aside.first)
        parts = tuple(rest for part in host.content for rest in _without(self.doc, part, aside))
        return replace(host, source=source, content=parts or host.content, relayed=cited or host.relayed)

    def _voice(self, at: int, ends: str = MARKS) -> Phrase | None:
        """Give who or what is cited, up to a comma or another mark; of talks, with whom they were."""
        high = min(self.stop, at + LONGEST_VOICE)
        stop = next((i for i in range(at, high) if self.doc.tags[i] in ends), high)
        talks = (i for i in range(at, stop - 2) if self.lower[i] in self.doc.words.talks)
        first = next((i + 2 for i in talks if self.lower[i + 1] == "with"), at)
        return Phrase(first, stop) if phrase_after(self.doc, first, stop) is not None else None

    # ------------------------------------------------------------------ quoting somebody as saying

    def _saying(self) -> int:
        """Find "saying" of "quoted an aide as saying"; -1 where it does not follow."""
        tags = self.doc.tags
        for i in range(self.at + 1, min(self.stop - 1, self.at + LONGEST_VOICE)):
            if self.lower[i] == "as" and tags[i + 1] == GERUND:
                return i + 1
            if tags[i] in MARKS:
                break
        return -1

    def _quoted(self, near: dict[int, Attribution], saying: int) -> Changes:
        quoting = [number for number, each in near.items() if each.has_cue_at(self.at)]
        said = [number for number, each in near.items() if each.has_cue_at(saying)]
        if self.lower[self.at - 1] in self.doc.words.copulas:
            yield from self._was_quoted(near, [*said, *quoting], saying)
            return
        voice = Phrase(self.at + 1, saying - 1)
        if not _is_somebody(self.doc, voice):
            return
        before = [number for number in quoting if near[number].content[0].first < self.at]
        kept = before or said
        for number in {*quoting, *said} - {*kept[:1]}:
            yield number, None
        for number in kept[:1]:
            yield number, replace(near[number], relayed=voice)

    def _was_quoted(self, near: dict[int, Attribution], own: list[int], saying: int) -> Changes:
        """Read "an aide was quoted by the Tribune as saying", "“…,” an aide was quoted as saying by the Tribune"."""
        subject = subject_before(self.doc, self.at, self.first)
        by = next((i for i in (self.at + 1, saying + 1) if self.lower[i] == "by"), -1)
        outlet = phrase_after(self.doc, by + 1, saying - 1 if by < saying else self.stop) if by >= 0 else None
        begin = saying + 1 + (self.doc.tags[saying + 1] == THAT)
        said = [near[number] for number in own if near[number].content[0].first == begin and saying + 1 != by]
        content = said[0].content if said else self._said_before(subject[0]) if subject else ()
        if subject is None or not content or (outlet is None and said):
            return
        for number in own:
            yield number, None
        construction = said[0].construction if said else QUOTATION_BEFORE
        source, relayed = (outlet, subject[0]) if outlet is not None else (subject[0], None)
        yield NEW, Attribution(content, Phrase(self.at, saying + 1), source, construction, relayed=relayed)

    def _said_before(self, subject: Phrase) -> tuple[Phrase, ...]:
        """Give the quotation, or the clause up to a comma, that stands before a subject."""
        at = subject.first - 1
        if at <= self.first:
            return ()
        quote = quotation_at(self.doc, at) if self.doc.tags[at] == CLOSING_QUOTE else None
        if quote is None and clause_verb(self.doc, self.first, at) is not None:
            return (Phrase(self.first, at),)
        return (quote,) if quote else ()

    def _as_quoted_by(self, near: dict[int, Attribution]) -> Changes:
        """Read "an aide said, as quoted by the Tribune"."""
        outlet = phrase_after(self.doc, self.at + 2, self.stop)
        before = [number for number, each in near.items() if each.source and each.cue and each.cue.stop <= self.at]
        if outlet is not None and before:
            host = near[before[-1]]
            yield before[-1], replace(host, source=outlet, relayed=host.source)


def _without(doc: Document, part: Phrase, aside: Phrase) -> Iterator[Phrase]:
    """Give what is left of a part of a content without an aside in it."""
    if aside.stop <= part.first or part.stop <= aside.first:
        yield part
        return
    if part.first < aside.first:
        yield Phrase(part.first, aside.first)
    after = aside.stop + (doc.tags[aside.stop] == COMMA)
    if after < part.stop:
        yield Phrase(after, part.stop)


def _joined(doc: Document, voice: Phrase) -> Iterator[Phrase]:
    """Give what "and" joins: "court papers and two officials"."""
    first = voice.first
    for at in range(*voice):
        if doc.tags[at] == CONJUNCTION:
            yield Phrase(first, at)
            first = at + 1
    yield Phrase(first, voice.stop)


def _is_somebody(doc: Document, voice: Phrase) -> bool:
    """Tell whether somebody is cited, and no paper: "two officials", "police", "Jane Roe"."""
    words, at = doc.words, _head(doc, voice)
    if at < 0 or _is_paper(doc, voice):
        return False
    noun = doc.tokens.lower[at]
    named = doc.tags[at] == NAME
    return named or noun in words.plural_heads or not words.human_nouns.isdisjoint([noun, singular(noun)])


def _is_paper(doc: Document, voice: Phrase) -> bool:
    """Tell whether a text or figures are cited: "a statement by the army", "leaked Treasury figures"."""
    words, at = doc.words, _head(doc, voice)
    noun = doc.tokens.lower[at] if at >= 0 else ""
    if noun in words.cited_papers:
        return True
    texts = (each for each in (noun, singular(noun)) if each in words.speaking_nouns and each not in words.human_nouns)
    return noun not in words.plural_heads and any(texts)


def _head(doc: Document, voice: Phrase) -> int:
    """Find the noun of whoever or whatever is cited: "a reporter's [tweet]"; -1 where there is none."""
    tags = doc.tags
    noun = -1
    for at in range(*voice):
        if tags[at] in NOUNS:
            noun = at
        elif noun >= 0 and tags[at] != POSSESSIVE and not (tags[at] == ADJECTIVE and tags[at - 1] == POSSESSIVE):
            break
    return noun
