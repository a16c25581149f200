"""What stands around a cue in its sentence: quotations before and after it, and the clauses that it parts."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from attrib.constructions.resuming import adds_to_clause, goes_on
from attrib.grammar import (
    Phrase,
    Stretch,
    clause_follows,
    clause_stop,
    first_verb,
    has_verb,
    phrase_start,
    quotation_at,
    trimmed,
    walk_left,
    walk_right,
)
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AFTER_JOINED_VERB,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    AUXILIARY_OR_TO,
    BEFORE_NEW_QUOTATION,
    BEFORE_OWN_QUOTATION,
    BEFORE_VERB,
    CLAUSE_ENDS,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    GERUND,
    KEEPS_OBJECT,
    NOUN_OR_PRONOUN,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OPENING_QUOTE,
    PARTICIPLES,
    PAST,
    PAUSES,
    PREPOSITION,
    RELATIVES,
    SUBJECT_PRONOUN,
    SUBORDINATING,
    SUBORDINATOR,
)

LONGEST_GLOSS = 25
"""Tokens between the parts of a quotation that tell what it is about."""
PARTING = re.compile("[:;]")
MAY_BE_SUBJECT = NOUN_OR_PRONOUN + NUMBER + DETERMINER + GERUND
"""What a clause without "that" may have for its subject."""
AFTER_RELATIVE = re.compile(f"[{PAUSES}][{FINITE}]")
"""The verb of the main clause, after a relative clause between commas: "The cuts, which are deep, will come"."""


def left_content(doc: Document, sentence: Stretch, quote: Phrase) -> Phrase:
    """Give a quotation before its cue, with the words of its sentence that lead into it."""
    opening = opening_sentence(doc, sentence, quote.first)
    if quote.first <= opening or doc.tags[quote.first - 1] in BEFORE_OWN_QUOTATION:
        return quote
    return Phrase(opening, quote.stop)


def opening_sentence(doc: Document, sentence: Stretch, at: int) -> int:
    """Find where the sentence with token `at` begins: the one of the cue, or one before that a quotation opens in."""
    if at >= sentence.first or doc.tags[at - 1] in BEFORE_NEW_QUOTATION:
        return min(at, sentence.first)
    return doc.sentence_starts[bisect_right(doc.sentence_starts, at) - 1]


def names_a_place(doc: Document, first: int, quotation: int) -> bool:
    """Tell whether a quotation belongs to where somebody speaks: "In a talk on “Late Night,” she said it was over"."""
    return doc.tags[first] == PREPOSITION and not has_verb(doc, first, quotation)


def opens_with_participle(doc: Document, first: int) -> bool:
    """Tell whether a quotation belongs to a participle before a clause: "Calling it “a gift,” he said it failed"."""
    return doc.tags[first] in PARTICIPLES


def resumed_after(doc: Document, at: int, sentence: Stretch) -> tuple[Phrase, ...]:
    """Give the quotation that goes on after its cue: '"…," she said, "…"'."""
    i = walk_right(doc, CLAUSE_ENDS + CONJUNCTION + ADVERB, gloss_stop(doc, at, sentence), sentence.stop)
    if i < sentence.stop and doc.tags[i] == OPENING_QUOTE:
        quote = quotation_at(doc, i)
        return (quote,) if quote else ()
    return ()


def gloss_stop(doc: Document, comma: int, sentence: Stretch) -> int:
    """Step over what tells of a quotation before it goes on: '"…," he said[, pointing to a map], "…"'."""
    if doc.tags[comma] != COMMA or doc.tokens.lower[comma + 1] not in doc.words.glossing_forms:
        return comma
    quote = doc.tags.find(OPENING_QUOTE, comma + 1, min(sentence.stop, comma + LONGEST_GLOSS))
    return quote if doc.tags[quote - 1] == COMMA else comma


def left_start(doc: Document, sentence: Stretch, stop: int) -> int:
    """Find where what stands before a cue begins: after a colon, or with the noun of "those who, he says,"."""
    tags = doc.tags
    if tags[stop - 1] in RELATIVES or doc.tokens.lower[stop - 1] == "where":
        at = walk_left(doc, COMMA + PREPOSITION, stop - 2, sentence.first)
        return phrase_start(doc, at, sentence.first) if at >= sentence.first else sentence.first
    marks = (match.start() for match in PARTING.finditer(tags, sentence.first + 1, stop - 1))
    return max((mark + 1 for mark in marks if doc.quoted[mark] < 0), default=sentence_start(doc, sentence, stop))


def sentence_start(doc: Document, sentence: Stretch, stop: int) -> int:
    """Find where a sentence begins, or the one before in which a quotation opens that ends in it before `stop`."""
    index = doc.quoted[sentence.first]
    if index < 0 or doc.quotations[index].stop > stop:
        return sentence.first
    return opening_sentence(doc, sentence, doc.quotations[index].first)


def right_of_mark(doc: Document, mark: int, sentence: Stretch) -> tuple[Phrase, ...]:
    """Give what follows a colon: the rest of the sentence, or the quotation there or in the next paragraph."""
    at = mark + 1
    if at < sentence.stop:
        if doc.tags[at] == OPENING_QUOTE:
            quote = quotation_at(doc, at)
            if quote:
                return (quote,)
        return (Phrase(at, trimmed(doc, at, sentence.stop)),) if sentence.stop - at > 1 else ()
    following = sentence.paragraph + 1
    while following < len(doc.paragraphs) and doc.paragraphs[following].furniture:
        following += 1
    if following < len(doc.paragraphs):
        paragraph = doc.paragraphs[following]
        if doc.tags[paragraph.first] == OPENING_QUOTE:
            quote = quotation_at(doc, paragraph.first)
            if quote:
                return (quote,)
        return (Phrase(paragraph.first, paragraph.stop),)
    return ()


def main_clause_comma(doc: Document, sentence: Stretch, at: int) -> int:
    """Find the comma between an opening participle's clause and the main clause; -1 where there is none."""
    tags = doc.tags
    for i in range(at + 1, sentence.stop - 2):
        if (
            tags[i] == COMMA
            and doc.quoted[i] < 0
            and (tags[i + 1] == SUBJECT_PRONOUN or clause_follows(doc, i + 1, sentence.stop))
        ):
            return i
    return tags.find(COMMA, at, sentence.stop)


def relative_stop(doc: Document, at: int, sentence: Stretch) -> Stretch:
    """Cut a sentence off where its relative clause ends: "an inquiry, which reported in May, found"."""
    for i in range(at, sentence.stop - 1):
        if doc.tags[i] == COMMA and doc.quoted[i] < 0 and doc.tags[i + 1] in FINITE:
            return replace(sentence, stop=i)
    return sentence


def clause_around(doc: Document, sentence: Stretch, left: Phrase, at: int) -> tuple[Phrase, ...]:
    """Give the clause that a cue stands after or inside: "X, he said" or "X, he said, would Y"."""
    tags = doc.tags
    adds = adds_to_clause(doc, at, sentence.stop)
    if is_main_clause(doc, left) and not (adds or goes_on(doc, at, sentence.stop)):
        return (left,)
    if at + 2 < sentence.stop and tags[at] in PAUSES and doc.tokens.lower[at + 1] != "but":
        right = Phrase(at + 1, clause_stop(doc, at + 1, sentence))
        if adds or has_verb(doc, *right) or tags[right.first] == PAST or tags[left.stop - 1] in BEFORE_VERB:
            return left, right
    return (left,) if has_verb(doc, *left) else ()


def is_main_clause(doc: Document, left: Phrase) -> bool:
    """Tell whether what stands before a cue is a main clause."""
    return doc.tags[left.first] != SUBORDINATOR and has_verb(doc, *left) and not only_relative(doc, left)


def only_relative(doc: Document, stretch: Phrase) -> bool:
    """Tell whether all verbs of a stretch are in a clause that modifies: "The group, which met on Friday"."""
    tags = doc.tags
    if tags[stretch.first] == CONJUNCTION and stretch.stop - stretch.first > 1:
        stretch = Phrase(stretch.first + 1, stretch.stop)
    relative = next((i for i in range(*stretch) if tags[i] in RELATIVES), stretch.stop)
    if relative == stretch.stop or tags[stretch.first] in RELATIVES or has_verb(doc, stretch.first, relative):
        return False
    if AFTER_RELATIVE.search(tags, relative, stretch.stop):
        return False
    verb = first_verb(doc, relative, stretch.stop)
    within = (at for at in range(verb + 1, stretch.stop) if tags[at] == AUXILIARY and tags[at - 1] in NOUNS)
    return not any(SUBORDINATOR not in tags[verb:at] and "as" not in doc.tokens.lower[verb:at] for at in within)


def bare_clause(doc: Document, content: Phrase) -> bool:
    """Tell whether a stretch without "that" is a clause: a subject and a finite verb outside lesser clauses."""
    tags, has_subject = doc.tags, False
    lesser, in_aside = 0, False
    for at in range(*content):
        if at > content.first and _opens_lesser(doc, at):
            lesser += 1
            in_aside = tags[at - 1 : at + 1] == COMMA + SUBORDINATOR
        elif tags[at] == COMMA:
            lesser -= in_aside and lesser > 0
        elif tags[at] in MAY_BE_SUBJECT or doc.tokens.lower[at] == "there":
            has_subject = True
        elif has_subject and _tells(doc, at):
            if not lesser:
                return not _is_joined(doc, at)
            lesser -= tags[at] != OPENING_QUOTE
    return tags[content.first] == OPENING_QUOTE


def _opens_lesser(doc: Document, at: int) -> bool:
    """Tell whether a relative or other lesser clause begins at a token: "the bridge [which] fell"."""
    return doc.tags[at] in SUBORDINATING and doc.tags[at + 1] != COMMA


def _tells(doc: Document, at: int) -> bool:
    """Tell whether a token says something of a subject: the first verb of its clause, or a quotation for it."""
    verb = doc.tags[at] in FINITE and doc.tags[at - 1] not in AUXILIARY_OR_TO
    return verb or doc.tags[at] == OPENING_QUOTE


def _is_joined(doc: Document, at: int) -> bool:
    """Tell whether "and" joins the first verb after a cue to the cue: "denied the charges and [accused] her"."""
    tags = doc.tags
    return tags[at - 1 : at + 1] == CONJUNCTION + PAST and tags[at + 1] in AFTER_JOINED_VERB


def before_main_verb(doc: Document, first: int, stop: int) -> int:
    """Find where an object in a relative clause ends before the main verb: "those who prefer her still worry"."""
    tags = doc.tags
    for i in range(first + 1, stop):
        if tags[i] in KEEPS_OBJECT:
            return stop
        if tags[i] in AUXILIARY_OR_PRESENT and tags[i - 1] in NOUNS + NUMBER + ADJECTIVE + OBJECT_PRONOUN + ADVERB:
            return max(i - (tags[i - 1] == ADVERB), first + 1)
    return stop
