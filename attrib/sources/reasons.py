"""Why a source is not named, in the article's own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from attrib.english import Words, singular
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.sources.asking import find_asked, is_circular
from attrib.sources.clauses import LONGEST_GROUND, clause_end
from attrib.speakers import Roster, Speaker
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import (
    AFTER_PURPOSE_TO,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    FULL_STOP,
    JOINING,
    OPENING_BRACKET,
    QUOTES,
    RELATIVE,
    SEMICOLON,
    SENTENCE_PARTS,
)

ReasonClass = Literal["real", "circular", "formula"]

LONGEST_FORMULA = 9
AFTER_FORMULA = 7
"""Tokens between the words that keep a source unnamed and the reason, at most: "publicly about the talks"."""
PURPOSE = "to"
POINTING_BACK = 3
"""Sentences that a remark such as "They spoke on condition of anonymity" may stand after its voices."""
MOST_POINTED_AT = 12
"""Mentions before such a remark that are looked through."""
POINTING_REACH = 5
"""Words from the beginning of such a remark in which it may name its voices."""


class Reason(NamedTuple):
    """Why a source is not named."""

    words: Phrase
    kind: ReasonClass


class _Voices(NamedTuple):
    """The unnamed voices of an article."""

    speakers: Sequence[Speaker]
    mentions: Sequence[tuple[Phrase, int]]
    """Where it speaks of them, in the order of the text, with the indices of the speakers."""
    starts: Sequence[int]
    """First tokens of the mentions."""


def find_reasons(doc: Document, roster: Roster, unnamed: frozenset[int]) -> dict[int, Reason]:
    """Give for each unnamed speaker why the article says it is not named, where it does."""
    if not unnamed:
        return {}
    mentions = sorted((mention, index) for index in unnamed for mention in roster.speakers[index].mentions)
    voices = _Voices(roster.speakers, mentions, [mention.first for mention, _ in mentions])
    reasons: dict[int, Reason] = {}
    for sentence in doc.sentences:
        for found in find_asked(doc, sentence.first, sentence.stop):
            owner = _owner(doc, voices, sentence, found) if doc.quoted[found.first] < 0 else None
            if owner is not None:
                reason, known = _reason(doc, sentence, found), reasons.get(owner)
                if known is None or (known.kind == "formula" and reason.kind != "formula"):
                    reasons[owner] = reason
    return reasons


# --- whose anonymity ----------------------------------------------------------------------------------------


def _owner(doc: Document, voices: _Voices, sentence: Sentence, found: Phrase) -> int | None:
    """Find whom words about anonymity are about: the voice before them in the sentence, or else the one meant."""
    mentions = voices.mentions
    after = bisect_right(voices.starts, found.first)
    if after and mentions[after - 1][0].first >= sentence.first:
        return mentions[after - 1][1]
    if after < len(mentions) and mentions[after][0].first < sentence.stop:
        return mentions[after][1]
    recent = [
        index
        for mention, index in reversed(mentions[max(0, after - MOST_POINTED_AT - 1) : after])
        if _sentences_between(doc, mention.first, sentence.first) <= POINTING_BACK
    ]
    opening = doc.tokens.lower[sentence.first : min(sentence.first + POINTING_REACH, found.first)]
    for index in dict.fromkeys(recent):
        if _points_at(doc.words, opening, voices.speakers[index]):
            return index
    word = doc.tokens.lower[sentence.first]
    if word == "they" and recent:
        return recent[0]
    follows = after < len(mentions) and _sentences_between(doc, sentence.first, mentions[after][0].first) <= 1
    if follows and (word in doc.words.pointing_back or word in {"he", "she"}):
        return mentions[after][1]
    return None


def _points_at(words: Words, opening: Sequence[str], speaker: Speaker) -> bool:
    """Tell whether a sentence that opens so speaks of a voice: "They", "The officials"."""
    word, part = opening[0] if opening else "", speaker.parts[0]
    if word in words.pointing_determiners and part.head:
        noun = singular(part.head.split()[-1].lower())
        if noun in map(singular, opening):
            return True
    return word in words.pointing_back if part.number == "many" else word in {"he", "she"}


def _sentences_between(doc: Document, first: int, second: int) -> int:
    return bisect_right(doc.sentence_starts, second) - bisect_right(doc.sentence_starts, first)


# --- which reason -------------------------------------------------------------------------------------------


def _reason(doc: Document, sentence: Sentence, found: Phrase) -> Reason:
    """Read the reason before or after words about anonymity; without one, those words themselves."""
    lower = doc.tokens.lower
    circular = is_circular(doc, found)
    reason = _reason_before(doc, sentence, found.first) or _reason_after(doc, found.stop, sentence.stop)
    if reason is not None and not (circular and lower[reason.first] == PURPOSE):
        return Reason(reason, _class(doc, reason))
    return Reason(_formula(doc, sentence, found, circular=circular), "circular" if circular else "formula")


def _reason_before(doc: Document, sentence: Sentence, stop: int) -> Phrase | None:
    """Find a reason that runs up to, or ends before, words about anonymity: "Because she feared for her job, …"."""
    lower = doc.tokens.lower
    low = max(sentence.first, stop - LONGEST_GROUND)
    for at in range(stop - 1, low - 1, -1):
        if lower[at] in doc.words.leading_reasons:
            end = clause_end(doc, at + 1, sentence.stop)
            return Phrase(at, end) if doc.quoted[at] < 0 else None
        if doc.tags[at] in QUOTES + COLON + SEMICOLON or (doc.tags[at] == FULL_STOP and at > sentence.first):
            return None
    return None


def _reason_after(doc: Document, at: int, high: int) -> Phrase | None:
    """Find a reason that follows words about anonymity within the clause, or right after a comma."""
    lower, tags = doc.tokens.lower, doc.tags
    limit = min(high, at + AFTER_FORMULA)
    begin = at
    while at < limit:
        if _opens_reason(doc, at) or (lower[at] == PURPOSE and at == begin and doc.tag(at + 1) in AFTER_PURPOSE_TO):
            end = clause_end(doc, at + 2, min(high, at + LONGEST_GROUND))
            return Phrase(at, end) if end > at + 2 else None
        if tags[at] in SENTENCE_PARTS + QUOTES + OPENING_BRACKET + CLOSING_BRACKET + DASH or (
            tags[at] == COMMA and not (at + 1 < limit and _opens_reason(doc, at + 1))
        ):
            return None
        if tags[at] in CONJUNCTION + RELATIVE:
            return None
        at += 1
    return None


def _opens_reason(doc: Document, at: int) -> bool:
    lower = doc.tokens.lower
    return lower[at] in doc.words.reason_words or " ".join(lower[at : at + 2]) in doc.words.reason_phrases


def _formula(doc: Document, sentence: Sentence, found: Phrase, *, circular: bool) -> Phrase:
    """Take in the verb or preposition before words about anonymity: "[asked] not to be named"."""
    tags, lower = doc.tags, doc.tokens.lower
    low = max(sentence.first, found.first - LONGEST_FORMULA)
    stop = clause_end(doc, found.stop, min(sentence.stop, found.stop + LONGEST_FORMULA)) if circular else found.stop
    preposition = found.first
    for first in range(found.first - 1, low - 1, -1):
        if (
            tags[first] in SENTENCE_PARTS + JOINING + QUOTES + OPENING_BRACKET + CLOSING_BRACKET + RELATIVE
            or doc.quoted[first] >= 0
        ):
            break
        if lower[first] in doc.words.formula_verbs:
            return Phrase(first, stop)
        if lower[first] in {"on", "under"} and preposition == found.first:
            preposition = first
    return Phrase(preposition, stop)


def _class(doc: Document, reason: Phrase) -> ReasonClass:
    lower = doc.tokens.lower
    if finder(doc.words.harm_phrases).found(lower, *reason):
        return "real"
    if finder(doc.words.circular_phrases, doc.words.topic_phrases).found(lower, *reason):
        return "circular"
    return "real"
