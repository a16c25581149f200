"""A sentence traced: its words as they were tagged, what could be a cue, what was tried there, and who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from attrib.constructions import Attempt, Attempts, Attribution, find_attributions
from attrib.constructions.cued import BY_WORD
from attrib.report.model import Claim, Passage
from attrib.rules import Consideration
from attrib.text import tags
from attrib.text.lexicon import lexicon_of
from attrib.text.noun_or_verb import why_noun_or_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.analysis import Analysis, Resolved
    from attrib.text import Document
    from attrib.text.document import Sentence

TAG_NAMES = {
    tag: name.lower().replace("_", " ")
    for name, tag in vars(tags).items()
    if name.isupper() and isinstance(tag, str) and len(tag) == 1
}
"""What each tag is called."""


class Word(msgspec.Struct, frozen=True):
    """A token of a sentence as it reads, and what its tag is called."""

    text: str
    tag: str
    unsure: str | None = None
    """What showed whether it is noun or verb, of a word that may be either."""


class Step(msgspec.Struct, frozen=True):
    """A construction that was tried, or a step of reading: what it lacked, or what it gave."""

    tried: str
    lacked: str | None
    source: str | None = None
    cue: str | None = None
    content: tuple[str, ...] = ()


class TracedCue(msgspec.Struct, frozen=True):
    """A word that could be a cue: as what, and what was tried there, in order. With none it was never looked at."""

    word: str
    kinds: tuple[str, ...]
    steps: tuple[Step, ...]


class TracedClaim(msgspec.Struct, frozen=True):
    """A claim of the sentence: why its sources are who they are, and what each verdict rule made of it."""

    claim: Claim
    resolved: tuple[Resolved, ...]
    considered: tuple[Consideration, ...]


class SentenceTrace(msgspec.Struct, frozen=True):
    """All that happened to one sentence on the way to the report."""

    passage: Passage
    paragraph: int
    furniture: bool
    words: tuple[Word, ...]
    cues: tuple[TracedCue, ...]
    claims: tuple[TracedClaim, ...]


def trace(analysis: Analysis, start: int, end: int) -> tuple[SentenceTrace, ...]:
    """Trace each sentence that has characters `start` up to `end` of the article, or some of them."""
    doc = analysis.doc
    attempts: Attempts = []
    find_attributions(doc, attempts)
    return tuple(
        _traced(analysis, sentence, attempts)
        for sentence in doc.sentences
        if doc.tokens.starts[sentence.first] < end and doc.tokens.ends[sentence.stop - 1] > start
    )


def _traced(analysis: Analysis, sentence: Sentence, attempts: Attempts) -> SentenceTrace:
    doc = analysis.doc
    span = doc.span(sentence.first, sentence.stop)
    tokens = range(sentence.first, sentence.stop)
    return SentenceTrace(
        passage=Passage(start=span.start, end=span.end, text=doc.text[span.start : span.end]),
        paragraph=sentence.paragraph + 1,
        furniture=doc.paragraphs[sentence.paragraph].furniture,
        words=tuple(_word(doc, at) for at in tokens),
        cues=tuple(_cues(doc, sentence, [each for each in attempts if each.at in tokens])),
        claims=tuple(
            TracedClaim(claim, analysis.resolved(claim), tuple(analysis.considered(claim)))
            for claim in analysis.report.claims
            if any(part.start < span.end and part.end > span.start for part in _parts(claim))
        ),
    )


def _word(doc: Document, at: int) -> Word:
    why = why_noun_or_verb(at, doc.tags, doc.tokens, lexicon_of(doc.words))
    return Word(doc.tokens.forms[at], TAG_NAMES[doc.tags[at]], why)


def _parts(claim: Claim) -> list[Passage]:
    return [*claim.content, *(part for part in (claim.source, claim.cue) if part is not None)]


def _cues(doc: Document, sentence: Sentence, attempts: list[Attempt]) -> Iterator[TracedCue]:
    for at in range(sentence.first, sentence.stop):
        steps = tuple(_step(doc, each) for each in attempts if each.at == at)
        kinds = tuple(_kinds(doc, doc.tokens.lower[at]))
        if kinds or any(step.lacked is None for step in steps):
            yield TracedCue(doc.tokens.forms[at], kinds, steps)


def _kinds(doc: Document, word: str) -> Iterator[str]:
    """Say as what a word could be a cue."""
    words = doc.words
    for cue in words.cues[word].cues if word in words.cues else ():
        yield f"verb “{' '.join((cue.lemma, *cue.particles))}”, {cue.kind}: {', '.join(sorted(cue.takes))}"
    lists = {
        "noun": words.cue_noun_forms,
        "adverb": words.hedge_adverbs,
        "participle of hearsay": words.passive_participles,
        "participle of asking": words.asked_participles,
        "adjective": words.belief_adjectives | words.attitude_adjectives,
    }
    for kind, entries in lists.items():
        if word in entries:
            yield kind
    if word in BY_WORD:
        yield "word of a phrase"


def _step(doc: Document, attempt: Attempt) -> Step:
    outcome = attempt.outcome
    if isinstance(outcome, Attribution):
        return Step(
            attempt.tried,
            None,
            source=doc.passage(*outcome.source) if outcome.source else None,
            cue=doc.passage(*outcome.cue) if outcome.cue else None,
            content=tuple(doc.passage(*part) for part in outcome.content if part.stop > part.first),
        )
    return Step(attempt.tried, outcome)
