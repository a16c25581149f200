"""Noun phrases by their first token, and what describes a noun phrase after it."""

from __future__ import annotations

from attrib.grammar.noun_phrases import bracketed_name, phrase_head
from attrib.grammar.stretches import LONGEST_WALK, Phrase
from attrib.grammar.walks import walk_left, walk_right
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AFTER_REDUCED_RELATIVE,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    BEFORE_PREMODIFYING_FORM,
    CLOSING_BRACKET,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    FINITE,
    FULL_STOP,
    MARK,
    NEGATION,
    NOMINAL,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OPENING_BRACKET,
    OPENING_QUOTE,
    OPENS_ANY_PHRASE,
    OPENS_COMPLEMENT,
    OPENS_MODIFIER,
    OPENS_NO_APPOSITION,
    OPENS_PHRASE,
    PARTICIPLES,
    PAST,
    PHRASE,
    PHRASE_WITH_OF,
    PREMODIFIERS,
    PREMODIFYING_FORMS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    RELATIVE,
    RELATIVES,
    SUBJECT_HEADS,
    SUBORDINATOR,
    THAT,
    TO,
)

LONGEST_RELATIVE_OPENING = 4
"""Tokens up to the relative pronoun: "all five of whom"."""
MODIFIER_OPENS = PREMODIFIERS + NOUNS + OPENS_MODIFIER + RELATIVE + OPENING_QUOTE


def phrase_after(doc: Document, at: int, high: int) -> Phrase | None:
    """Find the noun phrase that begins at token `at`, with prepositional phrases and nouns joined to it."""
    tags = doc.tags
    high = min(high, at + LONGEST_WALK)
    if at >= high or tags[at] not in OPENS_ANY_PHRASE or (tags[at] == THAT and doc.tags[at + 1] not in DESCRIBERS):
        return None
    stop = at
    if tags[at] in PRONOUNS:
        stop += 1
        if doc.tokens.lower[at] not in doc.words.anybody or tags[stop] != ADJECTIVE:
            return Phrase(at, stop)
    while (end := _one_further(doc, at, stop, high)) > stop:
        stop = end
    return Phrase(at, stop) if stop > at else None


def _one_further(doc: Document, at: int, stop: int, high: int) -> int:
    """Take one more word, or a word with what leads to it, into the phrase from `at` up to `stop`."""
    if stop >= high:
        return stop
    tags = doc.tags
    tag = tags[stop]
    if tag in NOMINAL or (tag in PREMODIFYING_FORMS and _premodifies(tags, at, stop)):
        return stop + 1
    if stop == at or stop + 1 >= high:
        return stop
    if bracketed_name(doc, stop) and doc.tags[stop + 3] in NOMINAL + CONJUNCTION:
        return stop + 3
    after = tags[stop + 1]
    if tag in PREPOSITIONS and after in PREMODIFIERS + NOUNS + OBJECT_PRONOUN:
        return stop + 1 + (after in DETERMINER + OBJECT_PRONOUN)
    if tag == CONJUNCTION and after in PHRASE and not clause_follows(doc, stop + 1, high):
        return stop + 1 + (after == DETERMINER)
    abbreviated = tag == FULL_STOP and doc.tokens.ends[stop - 1] == doc.tokens.starts[stop]
    return stop + abbreviated


def _premodifies(tags: str, at: int, form: int) -> bool:
    """Tell whether a participle, determiner or adverb stands before a noun of the phrase that begins at `at`."""
    return form == at or tags[form - 1] in BEFORE_PREMODIFYING_FORM


def clause_follows(doc: Document, at: int, high: int) -> bool:
    """Tell whether a noun phrase at `at` is the subject of a clause of its own."""
    tags, at = doc.tags, walk_right(doc, PHRASE_WITH_OF, at, high)
    if tags[at - 1 : at + 1] == DETERMINER + PAST and tags[at + 1] in NOMINAL:
        at = walk_right(doc, PHRASE_WITH_OF, at + 1, high)
    described = doc.tokens.lower[at] in doc.words.voice_participles and tags[at + 1] in PREPOSITIONS
    return tags[walk_right(doc, ADVERB, at, high)] in FINITE and not described


def with_modifiers_after(doc: Document, phrase: Phrase, high: int) -> Phrase:
    """Take in the appositions, relative clauses and ages that follow a noun phrase: "Jane Roe, 45, who …"."""
    stop = phrase.stop
    high = min(high, stop + LONGEST_WALK)
    while (end := _modified_stop(doc, stop, high)) is not None:
        stop = end
    return Phrase(phrase.first, stop)


def _modified_stop(doc: Document, at: int, high: int) -> int | None:
    """Give where what describes the noun phrase before token `at` ends; None where nothing does."""
    tags = doc.tags
    if at + 1 >= high:
        return None
    if tags[at] == RELATIVE or (tags[at] in PARTICIPLES and tags[at - 1] in NOUNS):
        return _segment_stop(doc, at, high)
    if tags[at] == OPENING_BRACKET:
        close = tags.find(CLOSING_BRACKET, at, high)
        return close + 1 if close >= 0 else None
    if tags[at] == COMMA and tags[at + 1] == CONJUNCTION:
        return _joined_stop(doc, at + 2, high)
    if tags[at] != COMMA or not _may_open_apposition(doc, at + 1):
        return None
    stop = _segment_stop(doc, at + 1, high)
    return stop if modifies(doc, at + 1, stop) else None


def _joined_stop(doc: Document, at: int, high: int) -> int | None:
    """Give where a voice ends that ", and" joins to those before it, "and two drivers"; None where a clause begins."""
    phrase = phrase_after(doc, at, high) if doc.tags[at] in PHRASE else None
    if phrase is None or not _may_end(doc, phrase.stop, high):
        return None
    return phrase.stop if doc.words.can_speak(doc.tokens.lower[phrase_head(doc, phrase)]) else None


def _may_end(doc: Document, at: int, high: int) -> bool:
    """Tell whether a voice may end before a token, or what describes it follows: "a report [seen] by the Globe"."""
    tags = doc.tags
    described = doc.tokens.lower[at] in doc.words.voice_participles and tags[at + 1] in PREPOSITIONS
    return at >= high or tags[at] == RELATIVE or described or MARK.match(tags, at) is not None


def _may_open_apposition(doc: Document, at: int) -> bool:
    tags = doc.tags
    return (
        tags[at] not in OPENS_NO_APPOSITION
        and doc.tokens.lower[at] not in doc.words.circumstance_prepositions
        and (tags[at] != PAST or doc.tags[at + 1] in AFTER_REDUCED_RELATIVE)
    )


def _segment_stop(doc: Document, at: int, high: int) -> int:
    """Find the mark that ends what begins at `at`; the full stop of an abbreviation ends nothing."""
    tags = doc.tags
    at = _mark_from(tags, at, high)
    while at + 1 < high and tags[at] == FULL_STOP and tags[at + 1] not in QUOTES:
        at = _mark_from(tags, at + 1, high)
    return at


def _mark_from(tags: str, at: int, high: int) -> int:
    mark = MARK.search(tags, at, high)
    return mark.start() if mark else max(at, high)


def modifies(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch between commas describes the noun before it."""
    tags = doc.tags
    first += tags[first] == NEGATION and tags[first + 1] in PARTICIPLES
    opens = tags[first]
    if opens_relative(doc, first, stop):
        return True
    if opens not in MODIFIER_OPENS:
        return doc.tokens.lower[first] in doc.words.reflexive_pronouns
    if opens == NUMBER and stop - first > 1:
        return doc.tokens.lower[first] in doc.words.number_words
    return opens in OPENS_MODIFIER or is_noun_phrase(doc, first, stop)


def opens_relative(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch is a relative clause: "who was there", "both of whom were there"."""
    opening = doc.tags[first : min(first + LONGEST_RELATIVE_OPENING, stop)]
    return RELATIVE in opening or doc.tokens.lower[first] == "where"


def is_noun_phrase(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch has no finite verb of its own."""
    tags = doc.tags
    for at in range(first, stop):
        tag = tags[at]
        infinitive = tag in AUXILIARY_OR_PRESENT and tags[at - 1] == TO
        related = RELATIVE in tags[first:at] or THAT in tags[first:at]
        if tag in AUXILIARY_OR_PRESENT and not infinitive and not related:
            return False
        finite = tag == PAST and doc.tokens.lower[at] not in doc.words.voice_participles
        if finite and tags[at - 1] in NOUNS and at + 1 < stop:
            participle = "participle" in doc.words.verb_forms.get(doc.tokens.lower[at], ())
            if tags[at + 1] in OPENS_COMPLEMENT + NUMBER or not participle:
                return False
    return True


def clause_verb(doc: Document, first: int, stop: int) -> int | None:
    """Find the finite verb of the last clause in a stretch, relative clauses apart; None for a noun phrase."""
    tags = doc.tags
    verb: int | None = None
    relatives = 0
    for at in range(first, stop):
        tag, before = tags[at], tags[at - 1] if at > first else COMMA
        if tag == SUBORDINATOR or (tag in RELATIVES and before not in NOUNS + COMMA):
            verb = None
        elif tag in RELATIVES:
            relatives += 1
        elif tag in FINITE and _heads_group(doc, at, first) and (tag != PAST or _may_be_finite(doc, at)):
            verb, relatives = (verb, relatives - 1) if relatives else (at, 0)
    return verb


def _heads_group(doc: Document, verb: int, first: int) -> bool:
    """Tell whether a verb is the first of its group, adverbs apart: not "has [said]", "to [leave]"."""
    before = before_adverbs(doc, verb, first)
    return doc.tags[before] not in AUXILIARY + TO


def before_adverbs(doc: Document, at: int, low: int) -> int:
    """Give the token before the adverbs and negations that stand before a token."""
    return walk_left(doc, ADVERBIAL, at - 1, low - 1)


def _may_be_finite(doc: Document, past: int) -> bool:
    """Tell whether a past has its subject before it: not "the [elected] mayor"."""
    tags = doc.tags
    return tags[before_adverbs(doc, past, 0)] in SUBJECT_HEADS


def is_surely_finite(doc: Document, verb: int) -> bool:
    """Tell whether a verb can be no participle beside its noun: "fell", "cut 40 jobs", not "hurt in the crash"."""
    if doc.tags[verb] != PAST or "participle" not in doc.words.verb_forms.get(doc.tokens.lower[verb], ()):
        return True
    return doc.tags[verb + 1] in OPENS_PHRASE
