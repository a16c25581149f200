"""What standards look at: the claims of a report with their sentences, places and sources, as far as they count.

A claim counts where the article itself gives it to its source: not within somebody's quoted words, not relayed
by another source, and not where it is unsure that there is such a source at all. Hearsay counts always.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from attrib.english import singular
from attrib.grammar.notices import find_notices
from attrib.report.figures import part_of
from attrib.report.model import UNNAMED, Claim, Passage, Report, Source
from attrib.report.prominence import Places, find_opening, find_places, first_quotation, opens
from attrib.report.reliance.support import find_restated
from attrib.rules.searching import Text
from attrib.sources.asking import asked_by_all
from attrib.text import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from attrib.rules.conditions import Search
    from attrib.rules.verdicts import Number, Place, UnnamedPart, Verdict
    from attrib.sources import ReasonClass

LINES_BEFORE = 300
"""Characters before a mention in which readers will have read what explains it."""


class Subject:
    """A claim that counts, with what surrounds it."""

    def __init__(self, article: Article, claim: Claim, source: Source | None) -> None:
        self.article = article
        self.claim = claim
        self.source = source
        self._read: dict[str, Sequence[tuple[Passage, Text]]] = {}

    @cached_property
    def mention(self) -> Passage:
        """Where the source is spoken of; the claim itself where it has none."""
        return self.claim.source or self.claim.cue or self.claim.content[0]

    @cached_property
    def phrase(self) -> Text:
        """What the article calls the source: the fullest description that it has."""
        given = self.source and (self.source.description or self.source.name)
        spoken = self.claim.source.text if self.claim.source else ""
        return Text(given or spoken, self.article.until)

    @cached_property
    def sentence(self) -> Passage:
        """The sentence in which the source is spoken of."""
        return self.article.sentence(self.mention.start)

    def locate(self, search: Search) -> Passage | None:
        """Give the words that a condition looks for and finds; of source and cue, all words."""
        part = search.part.text
        if part == "phrase":
            return self.mention if search.locate(self.phrase) is not None else None
        for passage, text in self._texts(part):
            found = search.locate(text)
            if found is not None:
                return passage if part == "cue" else _cut(passage, text, *found)
        return None

    def _texts(self, part: str) -> Sequence[tuple[Passage, Text]]:
        """Give what a condition looks for words in: each passage, and the same to be searched."""
        if part == "opening":
            return self.article.opening
        if part not in self._read:
            self._read[part] = [(it, Text(it.text, self.article.until)) for it in self._passages(part)]
        return self._read[part]

    def _passages(self, part: str) -> Sequence[Passage]:
        if part == "content":
            return self.claim.content
        if part == "pathway":
            way = self.source.facts.get("pathway") if self.source is not None else None
            return (way,) if way is not None else ()
        if part == "context":
            return (self.sentence,)
        if part == "before":
            end = self.mention.start
            return (self.article.passage(max(0, end - LINES_BEFORE), end),)
        return (self.claim.cue,) if self.claim.cue else ()

    @cached_property
    def introduction(self) -> Passage:
        """Where a claim of the source says what it is; where it is spoken of here, if none does."""
        described = _plain(self.source.description or "").lower() if self.source else ""
        spoken = self.article.mentions(self.source.id) if self.source and described else ()
        said = (mention for mention in (self.mention, *spoken) if described in _plain(mention.text).lower())
        return next(said, self.mention) if described else self.mention

    @property
    def is_pronoun(self) -> bool:
        """Tell whether the source is a pronoun here, so that who it is may have been misread."""
        return _plain(self.mention.text).lower() in self.article.doc.words.bare_subjects

    @property
    def is_never_described(self) -> bool:
        """Tell whether no claim of the source calls it anything but a pronoun."""
        return _plain(self.introduction.text).lower() in self.article.doc.words.bare_subjects

    @property
    def part(self) -> UnnamedPart | None:
        """The part of what is unnamed that the claim belongs to; None where it is named or has no source."""
        return part_of(self.claim)

    @property
    def reason_class(self) -> ReasonClass | None:
        """What the reason is worth for which the source is not named."""
        return self.source.reason_class if self.source is not None else None

    @property
    def number(self) -> Number | None:
        """Whether the source is one person or many; None where nobody can say, and for documents."""
        people = self.source.number if self.source is not None else None
        return None if people is None else "one" if people.exact and people.at_least == 1 else "many"

    @property
    def specificity(self) -> int | None:
        """How much the article tells of an unnamed source, from 0 to 4."""
        return self.source.specificity if self.source is not None else None

    @property
    def is_single(self) -> bool:
        """Tell whether the claim rests on one unnamed person whom nobody else bears out."""
        reliance = self.article.report.reliance
        return reliance is not None and self.claim.id in reliance.single

    @property
    def is_unexplained(self) -> bool:
        """Tell whether the source is a person whom the article does not say why it does not name."""
        return self.claim.source_id is not None and self.claim.source_id in self.article.unexplained

    @property
    def is_supported(self) -> bool:
        """Tell whether a named source makes the claim of an unnamed one too."""
        return self.claim.id in self.article.supported

    @property
    def uses(self) -> int:
        """How often the article has used these words for an unnamed source, this time included."""
        return self.article.uses.get(self.claim.id, 0)

    def is_said_only_by(self, verdicts: Collection[Verdict]) -> bool:
        """Tell whether others in the article say the same, all of them of these verdicts."""
        others = self.article.others_who_say(self.claim)
        return bool(others) and all(other.verdict in verdicts for other in others)

    @property
    def tells_basis(self) -> bool:
        """Tell whether the article says how the source knows."""
        return self.source is not None and self.source.basis is not None

    @property
    def is_relayed(self) -> bool:
        """Tell whether the source has the claim from somebody unnamed whom it cites or quotes."""
        return any(self.article.is_unnamed(source) for source in self.claim.relays)

    @property
    def is_partly_named(self) -> bool:
        """Tell whether the article gives only part of the source's name."""
        return self.source is not None and self.source.partly_named

    @property
    def is_second_reference(self) -> bool:
        """Tell whether "sources" or "one source" may be some of those that the article has described before."""
        words = self.phrase.words
        if not words or words[0] not in {words[-1], "one"}:
            return False
        noun = singular(words[-1])
        return any(
            len(described) > len(words) and any(singular(word) == noun for word in described)
            for described in self.article.described_before(self.mention.start)
        )

    @property
    def tells_reason(self) -> bool:
        """Tell whether the article says why this source is not named, or that it asked not to be."""
        if self.source is None:
            return False
        return self.source.reason is not None or self.article.asked_beside(self.source)

    @property
    def sentences_before_source(self) -> int:
        """Count the sentences of what is claimed that end before the source is spoken of."""
        start = self.claim.content[0].start
        if (
            self.claim.source is None
            or self.is_pronoun
            or start > self.claim.source.start
            or self.article.speaks_on(self.claim)
        ):
            return 0
        return self.article.sentences_between(start, self.claim.source.start)


class Article:
    """A report and the text that it is of, with its sentences and paragraphs.

    `until` is the processor time by which searching it must be done; None for no limit.
    """

    def __init__(self, report: Report, doc: Document, until: float | None = None) -> None:
        self.report = report
        self.doc = doc
        self.until = until
        self._sources = {source.id: source for source in report.sources}

    def subjects(self) -> tuple[Subject, ...]:
        """Give the claims that count, in order. The article does not keep them, so that both go once they are used."""
        counting = (claim for claim in self.report.claims if self._counts(claim))
        found = (Subject(self, claim, self._sources.get(claim.source_id or "")) for claim in counting)
        return tuple(each for each in found if not (each.claim.verdict in UNNAMED and each.is_never_described))

    def passage(self, start: int, end: int) -> Passage:
        """Give a stretch of the text."""
        return Passage(start=start, end=end, text=self.doc.text[start:end])

    @cached_property
    def opening(self) -> Sequence[tuple[Passage, Text]]:
        """The headline and the first paragraphs, and the same to be searched."""
        stretch = find_opening(self.doc)
        if stretch is None:
            return ()
        passage = self.passage(*stretch)
        return ((passage, Text(passage.text, self.until)),)

    def _counts(self, claim: Claim) -> bool:
        if claim.kind == "hedged":
            return not self._in_quotation(claim.content[0].start)
        if claim.verdict in UNNAMED and claim.evidence == "weak":
            return False
        return claim.source is None or not (self._in_quotation(claim.source.start) or claim.id in self._relayed)

    @cached_property
    def _relayed(self) -> frozenset[str]:
        """The claims whose source is spoken of in what another source claims."""
        spans = [
            (part.start, part.end, claim.source_id)
            for claim in self.report.claims
            if claim.source_id is not None
            for part in claim.content
        ]
        return frozenset(
            claim.id
            for claim in self.report.claims
            if claim.source is not None
            and any(start <= claim.source.start < end and source != claim.source_id for start, end, source in spans)
        )

    def _in_quotation(self, offset: int) -> bool:
        token = self.token(offset)
        return token < len(self.doc.quoted) and self.doc.quoted[token] >= 0

    def token(self, offset: int) -> int:
        """Give the number of the token in which a character stands."""
        return max(0, bisect_right(self.doc.tokens.starts, offset) - 1)

    def paragraph(self, offset: int) -> int:
        """Give the number of the paragraph in which a character stands, from 1."""
        return max(1, bisect_right(self.doc.paragraph_starts, self.token(offset)))

    def paragraph_text(self, number: int) -> str:
        """Give a paragraph by its number; empty where there is none."""
        if not 0 < number <= len(self.doc.paragraphs):
            return ""
        span = self.doc.paragraphs[number - 1].span
        return self.doc.text[span.start : span.end]

    def sentence(self, offset: int) -> Passage:
        """Give the sentence in which a character stands."""
        sentence = self.doc.sentence_at(self.token(offset)) if self.doc.sentences else None
        if sentence is None:
            return Passage(start=offset, end=offset, text="")
        return self.passage(*self.doc.span(sentence.first, sentence.stop))

    def sentences_between(self, start: int, end: int) -> int:
        """Count the sentences that begin after one offset and up to another."""
        starts = self.doc.sentence_starts
        return bisect_right(starts, self.token(end)) - bisect_right(starts, self.token(start))

    def asked_beside(self, source: Source) -> bool:
        """Tell whether a paragraph that speaks of the source says that somebody asked not to be named."""
        if self._asked_by_all:
            return True
        numbers = {self.paragraph(mention.start) for mention in source.mentions}
        paragraphs = (self.doc.paragraphs[number - 1] for number in numbers if number <= len(self.doc.paragraphs))
        return any(find_notices(self.doc, it.first, it.stop) for it in paragraphs)

    @cached_property
    def _asked_by_all(self) -> bool:
        return asked_by_all(self.doc)

    @cached_property
    def supported(self) -> frozenset[str]:
        """The claims of unnamed sources that named ones make too."""
        reliance = self.report.reliance
        return frozenset(each.claim for each in reliance.supported) if reliance is not None else frozenset()

    @cached_property
    def unexplained(self) -> frozenset[str]:
        """The people whom the article does not say why it does not name."""
        reliance = self.report.reliance
        return frozenset(reliance.unexplained) if reliance is not None else frozenset()

    @cached_property
    def uses(self) -> dict[str, int]:
        """By claim of an unnamed source, how often its words for it were used up to there."""
        counts: Counter[tuple[str, ...]] = Counter()
        found = {}
        for claim in self.report.claims:
            if claim.verdict in UNNAMED and claim.source is not None:
                words = tuple(_without_number(self.doc, claim.source.text.lower().split()))
                counts[words] += 1
                found[claim.id] = counts[words]
        return found

    def others_who_say(self, claim: Claim) -> list[Claim]:
        """Give the attributed claims that say what a headline says."""
        return find_restated(claim, self.report.claims, self.doc.words)

    def described_before(self, offset: int) -> list[list[str]]:
        """Give the words of what unnamed sources are called whom the article speaks of before an offset."""
        return [
            (source.description or "").lower().split()
            for source in self.report.sources
            if source.verdict in UNNAMED and any(mention.start < offset for mention in source.mentions)
        ]

    def mentions(self, source: str) -> list[Passage]:
        """Give where the claims of a source speak of it."""
        return [claim.source for claim in self.report.claims if claim.source_id == source and claim.source]

    def speaks_on(self, claim: Claim) -> bool:
        """Tell whether the reader knows the speaker of a claim from the lines before it."""
        start = claim.content[0].start
        source = self._sources.get(claim.source_id or "")
        if source is None or source.name is None:
            return True
        lines = self.doc.text[max(0, start - LINES_BEFORE) : start]
        return source.name.split()[-1] in lines or any(
            start - LINES_BEFORE < mention.start < start for mention in source.mentions
        )

    def is_unnamed(self, source: str) -> bool:
        """Tell whether the article does not name a source, given by its id."""
        return source in self._sources and self._sources[source].verdict in UNNAMED

    @cached_property
    def has_one_source(self) -> bool:
        """Whether all that is attributed is attributed to one voice."""
        return len(self.report.sources) == 1

    @cached_property
    def unnamed_sources(self) -> int:
        """How many sources the article does not name."""
        return sum(source.verdict in UNNAMED for source in self.report.sources)

    def is_at(self, subject: Subject, place: Place) -> bool:
        """Tell whether a claim stands at a place of the article."""
        if place == "first_quotation":
            return subject.claim is self._first_quotation
        start = subject.mention.start
        number = self.paragraph(start)
        if place == "headline":
            return number == self._places.headline
        return opens(self.doc, self._places, number, start)

    @cached_property
    def _places(self) -> Places:
        return find_places(self.doc, self.report.article.title)

    @cached_property
    def _first_quotation(self) -> Claim | None:
        return first_quotation(self.report.claims, self._places)


def _cut(passage: Passage, text: Text, first: int, stop: int) -> Passage:
    start, end = text.spans[first][0], text.spans[stop - 1][1]
    return Passage(start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def _without_number(doc: Document, words: list[str]) -> list[str]:
    """Leave out "a", "the", "two" and "another" before what a source is called."""
    lists = doc.words
    return [singular(word) for word in words if word not in lists.determiners and word not in lists.numbers]


def _plain(text: str) -> str:
    return " ".join(text.split())
