"""Why a source is not named, in the article's own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from attrib.grammar import Phrase
from attrib.sources.clauses import LONGEST_GROUND, REASONS, clause_end
from attrib.sources.finder import Finder, finder
from attrib.speakers import Roster
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
REASON_PAIRS = frozenset(
    [("for", "fear"), ("due", "to"), ("out", "of"), ("in", "order"), ("so", "as"), ("so", "that"), ("as", "they"),
     ("as", "he"), ("as", "she"), ("as", "the"), ("in", "fear"), ("owing", "to"), ("over", "fears"), ("so", "they"),
     ("so", "he"), ("so", "she"), ("afraid", "of"), ("in", "exchange"), ("to", "avoid"), ("to", "protect")]
)  # fmt: skip
PURPOSE = "to"
MANY_POINTERS = frozenset(["they", "both", "all", "some"])
ONE_POINTERS = frozenset(["he", "she"])
POINTING_BACK = 3
"""Sentences that a remark such as "They spoke on condition of anonymity" may stand after its voices."""
FORMULA_VERBS = frozenset(
    "asked asking asks requested requesting requests insisted insisting insists demanded demanding declined declining "
    "declines refused refusing spoke speaking speak speaks granted given sought seeking wanted wants want wished "
    "wishes wish preferred prefers agreed agreeing offered promised chose did does do was were is are".split()
)
SPEAKING = frozenset(
    "speak discuss comment talk disclose brief release reveal share describe give address divulge publicly".split()
)
SPEAKING_REACH = 4


class Reason(NamedTuple):
    """Why a source is not named."""

    words: Phrase
    kind: ReasonClass


def find_reasons(doc: Document, roster: Roster, unnamed: frozenset[int]) -> dict[int, Reason]:
    """Give for each unnamed speaker why the article says it is not named, where it does."""
    if not unnamed:
        return {}
    mentions = sorted((mention, index) for index in unnamed for mention in roster.speakers[index].mentions)
    starts = [mention.first for mention, _ in mentions]
    looked = finder(doc.words.formula_phrases, doc.words.circular_phrases)
    circular = finder(doc.words.circular_phrases)
    reasons: dict[int, Reason] = {}
    lower = doc.tokens.lower
    for sentence in doc.sentences:
        if looked.pivots.isdisjoint(lower[sentence.first : sentence.stop]):
            continue
        for found in looked.all(lower, sentence.first, sentence.stop):
            if doc.quoted[found.first] >= 0 or not _keeps_unnamed(doc, circular, found, sentence.stop):
                continue
            owners = _owners(doc, sentence, found, mentions, starts, roster)
            for owner in owners:
                reason, known = _reason(doc, sentence, found), reasons.get(owner)
                if known is None or (known.kind == "formula" and reason.kind != "formula"):
                    reasons[owner] = reason
    return reasons


def _keeps_unnamed(doc: Document, circular: Finder, found: Phrase, high: int) -> bool:
    """Tell whether words about anonymity are: "not authorized" only where it is to speak."""
    lower = doc.tokens.lower
    if circular.found(lower, *found) is None:
        return True
    return not SPEAKING.isdisjoint(lower[found.stop : min(high, found.stop + SPEAKING_REACH)])


def _owners(
    doc: Document,
    sentence: Sentence,
    found: Phrase,
    mentions: Sequence[tuple[Phrase, int]],
    starts: Sequence[int],
    roster: Roster,
) -> list[int]:
    """Find whom words about anonymity are about: the voice before them in the sentence, or else the one meant."""
    before = bisect_right(starts, found.first) - 1
    if before >= 0 and mentions[before][0].first >= sentence.first:
        return [mentions[before][1]]
    after = before + 1
    if after < len(mentions) and mentions[after][0].first < sentence.stop:
        return [mentions[after][1]]
    at = sentence.first
    word = doc.tokens.lower[at]
    noun = set(doc.tokens.lower[at : min(at + 5, found.first)])
    recent = [
        index
        for mention, index in reversed(mentions[max(0, before - 12) : before + 1])
        if _sentences_between(doc, mention.first, at) <= POINTING_BACK
    ]
    for index in dict.fromkeys(recent):
        part = roster.speakers[index].parts[0]
        same = bool(part.head) and _stem(part.head.split()[-1].lower()) in {_stem(each) for each in noun}
        if word in {"the", "these", "those", "this", "both", "all"} and same:
            return [index]
        if (word in MANY_POINTERS or word in ONE_POINTERS) and (part.number == "many") == (word in MANY_POINTERS):
            return [index]
    if word == "they" and recent:
        return recent[:1]
    follows = after < len(mentions) and _sentences_between(doc, at, mentions[after][0].first) <= 1
    return [mentions[after][1]] if follows and word in MANY_POINTERS | ONE_POINTERS else []


def _stem(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") else noun


def _sentences_between(doc: Document, first: int, second: int) -> int:
    return bisect_right(doc.sentence_starts, second) - bisect_right(doc.sentence_starts, first)


def _reason(doc: Document, sentence: Sentence, found: Phrase) -> Reason:
    """Read the reason before or after words about anonymity; without one, those words themselves."""
    lower = doc.tokens.lower
    circular = finder(doc.words.circular_phrases).found(lower, *found) is not None
    reason = _reason_before(doc, sentence, found.first) or _reason_after(doc, found.stop, sentence.stop)
    if reason is not None and not (circular and lower[reason.first] == PURPOSE):
        return Reason(reason, _class(doc, reason))
    return Reason(_formula(doc, sentence, found, circular=circular), "circular" if circular else "formula")


def _reason_before(doc: Document, sentence: Sentence, stop: int) -> Phrase | None:
    """Find a reason that runs up to, or ends before, words about anonymity: "Because she feared for her job, …"."""
    lower = doc.tokens.lower
    low = max(sentence.first, stop - LONGEST_GROUND)
    for at in range(stop - 1, low - 1, -1):
        if lower[at] in {"because", "citing", "fearing"}:
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
        if _opens_reason(lower, at) or (lower[at] == PURPOSE and at == begin and doc.tag(at + 1) in AFTER_PURPOSE_TO):
            end = clause_end(doc, at + 2, min(high, at + LONGEST_GROUND))
            return Phrase(at, end) if end > at + 2 else None
        if tags[at] in SENTENCE_PARTS + QUOTES + OPENING_BRACKET + CLOSING_BRACKET + DASH or (
            tags[at] == COMMA and not (at + 1 < limit and _opens_reason(lower, at + 1))
        ):
            return None
        if tags[at] in CONJUNCTION + RELATIVE:
            return None
        at += 1
    return None


def _opens_reason(lower: Sequence[str], at: int) -> bool:
    return lower[at] in REASONS or tuple(lower[at : at + 2]) in REASON_PAIRS


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
        if lower[first] in FORMULA_VERBS:
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
