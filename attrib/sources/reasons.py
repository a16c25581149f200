"""Why a source is not named, in the article's own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from attrib.english import Words, singular
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.grammar.notices import Notice, sentences_with_notices
from attrib.speakers import Roster, Speaker
from attrib.text import Document
from attrib.text.document import Sentence

ReasonClass = Literal["real", "circular", "formula"]

POINTING_BACK = 3
"""Sentences that a remark such as "They spoke on condition of anonymity" may stand after its voices."""
MOST_POINTED_AT = 12
"""Mentions before such a remark that are looked through."""
MOST_OF_THOSE = 3
"""Words with which a sentence may point back: "The officials", "Most of those employees"."""
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
    reasons: dict[int, Reason] = {}
    for notice, owner in owned_notices(doc, roster, unnamed):
        reason, known = Reason(notice.words, _class(doc, notice)), reasons.get(owner)
        if known is None or (known.kind == "formula" and reason.kind != "formula"):
            reasons[owner] = reason
    return reasons


def owned_notices(doc: Document, roster: Roster, unnamed: frozenset[int]) -> Iterator[tuple[Notice, int]]:
    """Give the notices that are about unnamed speakers, in the order of the text, each with whom it is about."""
    if not unnamed:
        return
    mentions = sorted((mention, index) for index in unnamed for mention in roster.speakers[index].mentions)
    voices = _Voices(roster.speakers, mentions, [mention.first for mention, _ in mentions])
    partly = {words.first: index for index in unnamed if (words := roster.partial_name(index)) is not None}
    for sentence, notices in sentences_with_notices(doc):
        for notice in notices:
            owner = partly.get(notice.at)
            if owner is None and doc.quoted[notice.at] < 0:
                owner = _owner(doc, voices, sentence, notice.at)
            if owner is not None:
                yield notice, owner


# --- whose anonymity ----------------------------------------------------------------------------------------


def _owner(doc: Document, voices: _Voices, sentence: Sentence, at: int) -> int | None:
    """Find whom words about anonymity are about: the voice before them in the sentence, or else the one meant."""
    mentions = voices.mentions
    after = bisect_right(voices.starts, at)
    if after and mentions[after - 1][0].first >= sentence.first:
        return mentions[after - 1][1]
    within = after < len(mentions) and mentions[after][0].first < sentence.stop
    word = doc.tokens.lower[sentence.first]
    if within and word not in doc.words.whole_words:
        return mentions[after][1]
    recent = [
        index
        for mention, index in reversed(mentions[max(0, after - MOST_POINTED_AT - 1) : after])
        if _sentences_between(doc, mention.first, sentence.first) <= POINTING_BACK
    ]
    opening = doc.tokens.lower[sentence.first : min(sentence.first + POINTING_REACH, at)]
    for index in dict.fromkeys(recent):
        if _points_at(doc.words, opening, voices.speakers[index]):
            group = voices.speakers[index].group
            return group if group is not None and word in doc.words.whole_words else index
    if within:
        return mentions[after][1]
    if word == "they" and recent:
        return recent[0]
    follows = after < len(mentions) and _sentences_between(doc, sentence.first, mentions[after][0].first) <= 1
    if follows and (word in doc.words.pointing_back or word in {"he", "she"}):
        return mentions[after][1]
    return None


def _points_at(words: Words, opening: Sequence[str], speaker: Speaker) -> bool:
    """Tell whether a sentence that opens so speaks of a voice: "They", "The officials", "The writer" of a letter."""
    word, part = opening[0] if opening else "", speaker.parts[0]
    if not words.writers.isdisjoint(opening) and any(
        each.startswith(part.phrase.lower()) for each in words.withheld_names
    ):
        return True
    if not words.pointing_determiners.isdisjoint(opening[:MOST_OF_THOSE]) and part.head:
        noun = singular(part.head.split()[-1].lower())
        if noun in map(singular, opening):
            return True
    counted = len(opening) > 2 and word == "the" and opening[1] in words.numbers and opening[2] in words.formula_verbs
    if counted and part.number == "many":
        return True
    return word in words.pointing_back if part.number == "many" else word in {"he", "she"}


def _sentences_between(doc: Document, first: int, second: int) -> int:
    return bisect_right(doc.sentence_starts, second) - bisect_right(doc.sentence_starts, first)


def _class(doc: Document, notice: Notice) -> ReasonClass:
    """Tell what the words of a notice are worth as a reason."""
    if notice.reason is None:
        return "circular" if notice.circular else "formula"
    lower = doc.tokens.lower
    if finder(doc.words.harm_phrases).found(lower, *notice.reason):
        return "real"
    if finder(doc.words.circular_phrases, doc.words.topic_phrases).found(lower, *notice.reason):
        return "circular"
    return "real"
