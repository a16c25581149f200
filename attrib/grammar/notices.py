"""Notices of anonymity: words that say that somebody is not named, and why.

"He asked not to be named because the talks are private"; "She was not authorized to speak".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrib.english import Words, is_negated
from attrib.grammar.finder import finder
from attrib.grammar.grounds import LONGEST_GROUND, clause_end
from attrib.grammar.partial_names import find_partial_names, marked_sentences, may_hold
from attrib.grammar.stretches import Phrase
from attrib.grammar.walks import walk_left
from attrib.text import Document
from attrib.text.document import Sentence, remembered
from attrib.text.tags import (
    ADJECTIVE,
    AFTER_PURPOSE_TO,
    AUXILIARY,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    FINITE,
    FULL_STOP,
    JOINING,
    NAME,
    NEGATION,
    OPENING_BRACKET,
    QUOTES,
    RELATIVE,
    SEMICOLON,
    SENTENCE_PARTS,
)

SPEAKING_REACH = 4
"""Words after "not authorized" among which it says what for."""
WITHHOLDING_REACH = 8
"""Words after "whose name" among which it says that it is withheld."""
LONGEST_OUTLET = 4
"""Tokens up to the noun of an outlet that tells of itself: "The Morning Gazette"."""
BEFORE_OUTLET = frozenset(DETERMINER + NAME + ADJECTIVE)
LONGEST_FORMULA = 9
AFTER_FORMULA = 7
"""Tokens between the words that keep a source unnamed and the reason, at most: "publicly about the talks"."""
REASON_REACH = 9
"""Tokens of what somebody says among which it tells of harm, where it is why they are not named."""
LONGEST_OPENING = 5
"""Tokens from the beginning of a clause to its words about anonymity: "who has repeatedly"."""
OPENS_NOTICE = frozenset(RELATIVE + COMMA + OPENING_BRACKET)
SAYING = "saying", "explaining"
TELLING = "told", "said"
"""With these begins what is said, and not what keeps somebody unnamed."""
PURPOSE = "to"
TO_BE = ["to", "be"]


class Notice(NamedTuple):
    """Words that say that somebody is not named."""

    at: int
    """Token at which the words begin that show it: "not" of "asked not to be named"."""
    formula: Phrase
    """All words that say so: "asked not to be named", "were not authorized to discuss the talks"."""
    reason: Phrase | None
    """Why: "because the talks are private"."""
    circular: bool
    """Whether it says no more than that they may not speak: "not authorized"."""

    @property
    def words(self) -> Phrase:
        """The reason or, for want of one, the formula."""
        return self.reason or self.formula

    def holds(self, token: int) -> bool:
        """Tell whether a token is one of its words, those of the reason included."""
        first, stop = self.reason or self.formula
        return self.formula.first <= token < self.formula.stop or first <= token < stop


def find_notices(doc: Document, first: int, stop: int) -> Sequence[Notice]:
    """Give the notices among tokens `first` up to `stop` of a sentence that `stop` ends."""
    return _notices(doc, first, stop) if may_hold(doc, first, stop) else ()


def clause_of(doc: Document, low: int, notice: Notice) -> Phrase:
    """Give all that tells of anonymity: from "who", or from the mark before the words, to the end of the reason."""
    first, stop = notice.formula
    marks = (at for at in range(first - 1, max(low, first - LONGEST_OPENING), -1) if doc.tags[at] in OPENS_NOTICE)
    return Phrase(next(marks, first), max(stop, notice.words.stop))


@remembered
def sentences_with_notices(doc: Document) -> Sequence[tuple[Sentence, Sequence[Notice]]]:
    """Give the sentences of a document that have notices, each with these."""
    marked = [doc.sentences[number] for number in marked_sentences(doc)]
    found = ((sentence, find_notices(doc, sentence.first, sentence.stop)) for sentence in marked)
    return [(sentence, notices) for sentence, notices in found if notices]


@remembered
def _notices(doc: Document, first: int, stop: int) -> tuple[Notice, ...]:
    return tuple(_look_for_notices(doc, first, stop))


def _look_for_notices(doc: Document, first: int, stop: int) -> Iterator[Notice]:
    for found, whole in _asked(doc, first, stop):
        circular = _is_circular(doc, found)
        reason = _reason_before(doc, first, found.first) or _reason_after(doc, found.stop, stop)
        if reason is not None and circular and doc.tokens.lower[reason.first] == PURPOSE:
            reason = None
        end = clause_end(doc, found.stop, min(stop, found.stop + LONGEST_FORMULA)) if whole or circular else found.stop
        yield Notice(found.first, Phrase(_formula_start(doc, first, found.first), end), reason, circular)


def tells_nothing_else(doc: Document, first: int, stop: int, notices: Sequence[Notice]) -> bool:
    """Tell whether a sentence says no more than its notices: "The officials asked not to be named"."""
    words = doc.words
    verbs = words.formula_verbs | words.keeping_words
    asked = words.asked_where | words.asking_words | words.asking_to_be
    if not any(not verbs.isdisjoint(doc.tokens.lower[slice(*notice.formula)]) for notice in notices):
        return False
    return not any(
        doc.tags[at] in FINITE
        and doc.tokens.lower[at] not in asked
        and not any(notice.holds(at) or at + 1 == notice.formula.first for notice in notices)
        for at in range(first, stop)
    )


def _asked(doc: Document, first: int, stop: int) -> Iterator[tuple[Phrase, bool]]:
    """Find the words that show a notice, and whether it goes on to the end of its clause: "her surname not be used"."""
    words, lower = doc.words, doc.tokens.lower
    for found in finder(words.formula_phrases, words.circular_phrases).all(lower, first, stop):
        spoken = lower[found.stop : min(stop, found.stop + SPEAKING_REACH)]
        if not _is_circular(doc, found) or not words.speaking_verbs.isdisjoint(spoken):
            yield found, False
    if "whose" in lower[first:stop]:
        yield from ((found, False) for found in _withheld(doc, first, stop))
    if lower[first] in words.nobodies:
        yield from ((found, False) for found in finder(words.refused_namings).all(lower, first, stop))
    yield from ((found, True) for found in _unpublished(doc, first, stop))
    kept = _kept_by_outlet(doc, first, stop)
    if kept is not None:
        yield kept, True
    for partial in find_partial_names(doc, first, stop):
        yield Phrase(partial.words.first, (partial.given or partial.words).stop), True


def _is_circular(doc: Document, found: Phrase) -> bool:
    """Tell whether words give no more for a reason than that it is not allowed: "not authorized"."""
    return finder(doc.words.circular_phrases).found(doc.tokens.lower, *found) is not None


def _withheld(doc: Document, first: int, stop: int) -> Iterator[Phrase]:
    """Find "whose name the Herald is withholding" and "whose name is not being published"."""
    words, lower = doc.words, doc.tokens.lower
    withholding, publishing = words.forms(words.withholding_verbs), words.forms(words.publishing_verbs)
    for at in range(first, stop - 1):
        if lower[at] != "whose" or words.identity_words.isdisjoint(lower[at + 1 : at + 3]):
            continue
        for end in range(at + 2, min(stop, at + WITHHOLDING_REACH)):
            negated = lower[end] in publishing and is_negated(words, lower[at:end])
            if lower[end] in withholding or negated:
                yield Phrase(at, end + 1)
                break


def _unpublished(doc: Document, first: int, stop: int) -> Iterator[Phrase]:
    """Find "neither her name nor her village be published" and "their names would not appear"."""
    words, lower = doc.words, doc.tokens.lower
    if words.identity_words.isdisjoint(lower[first:stop]):
        return
    for at in range(first + 1, stop):
        if lower[at] not in words.identity_words or lower[at - 1] not in words.owner_pronouns:
            continue
        for end in range(at + 1, min(stop, at + WITHHOLDING_REACH)):
            if lower[end] in words.appearing and is_negated(words, lower[max(first, at - 2) : end]):
                yield Phrase(max(first, at - 2), end + 1)
                break


def _kept_by_outlet(doc: Document, first: int, stop: int) -> Phrase | None:
    """Find what an outlet that opens a sentence says of itself: "The paper is not naming the girl"."""
    words, lower = doc.words, doc.tokens.lower
    opening = range(first, min(stop, first + LONGEST_OUTLET))
    outlets = _outlets(words)
    outlet = next((at for at in opening if lower[at] in outlets), -1)
    if not BEFORE_OUTLET.issuperset(doc.tags[first:outlet]):
        return None
    for at in range(outlet + 1, min(stop, outlet + WITHHOLDING_REACH)):
        names = lower[at] in words.outlet_naming
        if names or lower[at] in words.forms(words.publishing_verbs):
            before, after = lower[outlet + 1 : at], lower[at + 1 : min(stop, at + SPEAKING_REACH)]
            kept = is_negated(words, before) or not words.keeping_words.isdisjoint(before)
            told = names or not words.identity_words.isdisjoint(after)
            return Phrase(outlet + 1, at + 1) if kept and told else None
    return None


@lru_cache(maxsize=8)
def _outlets(words: Words) -> frozenset[str]:
    nouns = words.publication_words | words.publication_nouns | words.news_agencies_and_broadcasters
    return nouns | {"we"}


def _reason_before(doc: Document, first: int, stop: int) -> Phrase | None:
    """Find a reason that runs up to, or ends before, words about anonymity: "Because she feared for her job, …"."""
    lower = doc.tokens.lower
    low = max(first, stop - LONGEST_GROUND)
    for at in range(stop - 1, low - 1, -1):
        if lower[at] in doc.words.leading_reasons:
            end = clause_end(doc, at + 1, stop)
            return Phrase(at, end) if doc.quoted[at] < 0 else None
        if doc.tags[at] in QUOTES + COLON + SEMICOLON or doc.tags[at] == FULL_STOP:
            return None
    return None


def _reason_after(doc: Document, at: int, high: int) -> Phrase | None:
    """Find a reason that follows words about anonymity within the clause, or right after a comma."""
    if (saying := _reason_said(doc, at, high)) is not None:
        return saying
    tags = doc.tags
    limit = min(high, at + AFTER_FORMULA)
    begin = at
    while at < limit:
        if _opens_reason(doc, at) or (at == begin and _opens_purpose(doc, at)):
            end = clause_end(doc, at + 2, min(high, at + LONGEST_GROUND))
            return Phrase(at, end) if end > at + 2 else None
        if tags[at] in SENTENCE_PARTS + QUOTES + OPENING_BRACKET + CLOSING_BRACKET + DASH or (
            tags[at] == COMMA and not _opens_reason(doc, at + 1)
        ):
            return None
        if tags[at] in CONJUNCTION + RELATIVE:
            return None
        at += 1
    return None


def _reason_said(doc: Document, at: int, high: int) -> Phrase | None:
    """Find a reason that is said, and tells of harm or a rule: "asked not to be named, saying she feared eviction"."""
    words, lower = doc.words, doc.tokens.lower
    if lower[at + 1] not in SAYING or lower[at - 1] == "anonymity":
        return None
    end = clause_end(doc, at + 2, min(high, at + LONGEST_GROUND))
    grounds = finder(words.harm_phrases, words.circular_phrases)
    return Phrase(at + 1, end) if grounds.found(lower, at + 2, min(end, at + REASON_REACH)) else None


def _opens_purpose(doc: Document, at: int) -> bool:
    """Tell whether what follows says what for: "not to be named [to] discuss it", "… [discussing] private talks"."""
    word = doc.tokens.lower[at]
    return word == "discussing" or (word == PURPOSE and doc.tags[at + 1] in AFTER_PURPOSE_TO)


def _opens_reason(doc: Document, at: int) -> bool:
    lower = doc.tokens.lower
    return lower[at] in doc.words.reason_words or " ".join(lower[at : at + 2]) in doc.words.reason_phrases


def _formula_start(doc: Document, low: int, at: int) -> int:
    """Take in the verb or preposition before words about anonymity: "[asked] not to be named"."""
    tags, lower = doc.tags, doc.tokens.lower
    preposition = walk_left(doc, DETERMINER + NEGATION, at - 1, low - 1) + 1
    for first in range(at - 1, max(low, at - LONGEST_FORMULA) - 1, -1):
        if (
            tags[first] in SENTENCE_PARTS + JOINING + QUOTES + OPENING_BRACKET + CLOSING_BRACKET + RELATIVE
            or doc.quoted[first] >= 0
            or lower[first] in TELLING
        ):
            break
        if lower[first] in doc.words.formula_verbs:
            asked_to_be = first - 1 - len(TO_BE)
            asks = lower[asked_to_be] in doc.words.formula_verbs
            return asked_to_be if asks and lower[asked_to_be + 1 : first] == TO_BE else _negated_start(doc, low, first)
        if lower[first] in {"on", "under"} and preposition in {at, first + 1}:
            preposition = first
    return preposition


def _negated_start(doc: Document, low: int, verb: int) -> int:
    """Take in what negates a verb: "[did not] want his surname used"."""
    if verb <= low or doc.tags[verb - 1] != NEGATION:
        return verb
    return verb - 1 - (doc.tags[verb - 2] == AUXILIARY)
