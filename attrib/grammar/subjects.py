"""Subjects: who does what a verb says, found by walking from the verb to the left.

Every walk is bounded by its sentence and looks at each token at most a few times, so cost grows with the number of
cues, not with what stands between them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attrib.grammar.described_subjects import described_by_clause, past_relative_clause
from attrib.grammar.modifiers import clause_verb
from attrib.grammar.noun_phrases import phrase_start, relative_over
from attrib.grammar.parted_subjects import (
    may_end_subject,
    segment_start,
    subject_before_comma,
    with_joined_before,
    with_listed_before,
)
from attrib.grammar.stretches import LONGEST_WALK, Phrase, is_quoted_name
from attrib.grammar.verb_groups import before_verb_group
from attrib.grammar.whole_subjects import whole_subject
from attrib.text import Document
from attrib.text.document import remembered
from attrib.text.tags import (
    ADVERB_OR_PAST,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    BEFORE_JOINED_VERB,
    BEFORE_LISTED_VERB,
    CLAUSE_MARKS,
    CLOSING_BRACKET,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    JOINING,
    LIST_GOES_ON,
    NAME,
    NOUN,
    NOUNS,
    OPENING_BRACKET,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    OWNED,
    PARTING_MARKS,
    PAST,
    PREPOSITION_OR_TO,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    RELATIVE_BACKWARDS,
    RELATIVES,
    STOPS_LIST,
    SUBJECT_OR_RELATIVE,
    SUBJECT_PRONOUN,
    SUBJECT_RELATIVES,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
)

UNTITLED = frozenset(SUBJECT_RELATIVES + AUXILIARY_OR_PRESENT + CONJUNCTION)
"""With one of these a stretch is no title."""
SHARED_LIMIT = 45
"""The verbs of so many tokens look back to one place, so that what is found for one is found for all joined to it."""
LONGEST_RELATIVE = 16
"""Tokens of a relative clause between a subject and its verb."""
LONGEST_NICKNAME = 4


class Site(NamedTuple):
    """Where a subject is looked for: the `verb`, the token `at` that the subject may end with, no further than `low`.

    `group` is the first token of the verb group ("has" of "has repeatedly said").
    """

    verb: int
    group: int
    at: int
    low: int


Shape = Callable[[Document, Site], Phrase | None]
"""Recognises one shape of subject, by its last tokens; None where it is not of that shape."""


def subject_before(doc: Document, verb: int, low: int) -> tuple[Phrase, int] | None:
    """Find the subject of the verb at token `verb`, looking back no further than token `low`.

    Gives the subject and the first token of the verb group ("has" of "has repeatedly said").
    """
    further = (verb - low - LONGEST_WALK) // SHARED_LIMIT
    return _subject(doc, verb, low + max(0, further) * SHARED_LIMIT)


@remembered
def _subject(doc: Document, verb: int, low: int) -> tuple[Phrase, int] | None:
    """Find a subject; joined and listed verbs share theirs, so that one question asks many others again."""
    at = before_verb_group(doc, verb - 1, low)
    if at < low:
        return None
    site = Site(verb, at + 1, at, low)
    phrase = _recognised(doc, site, PRONOMINAL if doc.tags[at] in ENDS_PRONOMINAL else CLAUSAL)
    if phrase is not None and doc.tags[phrase.first - 1] in PREPOSITIONS:
        phrase = whole_subject(doc, phrase, at, low) or phrase
    elif phrase is None and doc.tags[at] in PARTED:
        phrase = PARTED[doc.tags[at]](doc, site)
    elif phrase is None:
        phrase = _nominal(doc, _past_aside(doc, site))
        phrase = whole_subject(doc, phrase, at, low) or phrase
    return (phrase, site.group) if phrase else None


def _nominal(doc: Document, site: Site | None) -> Phrase | None:
    """Recognise a noun phrase, which may end with a verb or preposition that describes it."""
    if site is None or site.at < site.low:
        return None
    return _recognised(doc, site, NOMINAL_SHAPES if doc.tags[site.at] in ENDS_WITH_VERB else NOUN_SHAPES)


def _recognised(doc: Document, site: Site, shapes: tuple[Shape, ...]) -> Phrase | None:
    """Give what the first of some shapes that answers makes of a site."""
    for shape in shapes:
        phrase = shape(doc, site)
        if phrase is not None:
            return phrase
    return None


def _past_aside(doc: Document, site: Site) -> Site | None:
    """Step over an aside between a subject and its verb: "Jane Roe (R-Ohio)", "the mayor — long a critic —"."""
    tags, low = doc.tags, site.low
    if tags[site.at] == CLOSING_BRACKET:
        opening = tags.rfind(OPENING_BRACKET, low, site.at)
        return site._replace(at=max(opening, low) - 1)
    if tags[site.at] == DASH:
        dash = tags.rfind(DASH, low, site.at)
        return site._replace(at=dash - 1) if dash > low else None
    return site


# --- pronouns, and relative clauses that stand for nothing else ------------------------------------------------


def _short_relative_clause(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[critics who saw it in Venice] {say}"."""
    tags, lower, at = doc.tags, doc.tokens.lower, site.at
    before = tags[max(site.low, at - LONGEST_RELATIVE) : at + 1]
    match = RELATIVE_BACKWARDS.match(before[::-1]) if RELATIVE in before or THAT in before else None
    if match is None or lower[at - 1] == "what":
        return None
    relative, verb = at + 1 - match.end(1), at + 1 - match.start(2)
    if lower[verb] in doc.words.bare_clause_forms:
        return None
    return Phrase(phrase_start(doc, relative - 1, site.low), at + 1)


def _those_beside(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[those close to him] {say}"."""
    tags, at = doc.tags, site.at
    beside = tags[at] in PRONOUNS and tags[at - 1] in PREPOSITION_OR_TO
    if beside and doc.tokens.lower[at - 3] == "those":
        return Phrase(at - 3, at + 1)
    return None


def _described_by_it(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[the woman behind it] {says}"."""
    at, low = site.at, site.low
    if doc.tokens.lower[at] != "it" or doc.tags[at - 1] not in PREPOSITIONS:
        return None
    first = phrase_start(doc, at, low)
    return Phrase(first, at + 1) if first < at else None


def _pronoun(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[she] {said}", "the aide [who] {said}", "a report [that] {said}"."""
    tags, at = doc.tags, site.at
    relative = tags[at] == THAT and tags[at - 1] in NOUNS
    return Phrase(at, at + 1) if relative or tags[at] in SUBJECT_OR_RELATIVE else None


CLAUSAL: tuple[Shape, ...] = (_short_relative_clause,)
PRONOMINAL: tuple[Shape, ...] = *CLAUSAL, _those_beside, _described_by_it, _pronoun
ENDS_PRONOMINAL = PRONOUNS + RELATIVES
"""With one of these end all such shapes but relative clauses."""


# --- what a comma, a conjunction or a quotation parts from its verb --------------------------------------------


def _shared_by_joined(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[She] met aides and {said}", "[She] asked why it was shut and {said}"."""
    tags, low = doc.tags, site.low
    for verb in range(site.at - 1, low, -1):
        if tags[verb] in VERBS or tags[verb] == AUXILIARY:
            found = _subject_of_joined(doc, verb, low)
            if found and not _is_lesser(doc, found, site.verb, parted=tags[site.at - 1] == COMMA):
                return found
            if _is_joint(doc, verb - 1):
                return None
        if tags[verb] in CLAUSE_MARKS:
            return None
    return None


def _is_lesser(doc: Document, subject: Phrase, verb: int, *, parted: bool) -> bool:
    """Tell whether a subject is that of a lesser clause only: "asked why [it] was shut and {said}"."""
    if doc.tags[subject.first - 1] == THAT:
        return parted or not _may_say(doc, subject, verb)
    lower = doc.tokens.lower
    return lower[verb] in doc.words.say_forms and lower[subject.first - 1] in doc.words.interrogatives


def _may_say(doc: Document, subject: Phrase, verb: int) -> bool:
    """Tell whether a subject in a clause may say something: "told that [the pump] was dry and {replied}" not."""
    last, words = subject.stop - 1, doc.words
    replies = doc.tokens.lower[verb] in words.forms(words.replying_verbs)
    return not replies and (doc.tags[last] != NOUN or words.can_speak(doc.tokens.lower[last]))


def _subject_of_joined(doc: Document, verb: int, low: int) -> Phrase | None:
    """Find the subject of the first of joined verbs, unless it is a relative pronoun."""
    if doc.tags[verb - 1] not in BEFORE_JOINED_VERB or doc.quoted[verb] >= 0:
        return None
    found = subject_before(doc, verb, low)
    return found[0] if found and doc.tags[found[0].first] not in RELATIVES else None


def _is_joint(doc: Document, at: int) -> bool:
    """Tell whether a verb after token `at` shares the subject of one before: "and", ", and", "and,", ",,"."""
    return doc.tags[at] == CONJUNCTION or (doc.tags[at] == COMMA and doc.tags[at - 1] in JOINING)


def _after_comma(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[Jane Roe, the mayor], {said}", "[She] met aides, {called} them weak and left"."""
    if _is_joint(doc, site.at):
        return _shared_by_joined(doc, site)
    shared = _shared_by_listed(doc, site.at, site.verb, site.low)
    return shared or subject_before_comma(doc, site.at, site.low)


@remembered
def _shared_by_listed(doc: Document, comma: int, verb: int, low: int) -> Phrase | None:
    """Find the subject that listed verbs share: "[She] mocked a rival, {called} him weak and left"."""
    tags = doc.tags
    if comma + 1 != verb or doc.tokens.lower[verb + 1] == "by":
        return None
    if not LIST_GOES_ON.match(tags, verb + 1, verb + LONGEST_WALK):
        return None
    at = comma - 1
    while at > low and (doc.quoted[at] >= 0 or tags[at - 1] in DETERMINER + TO or tags[at] not in STOPS_LIST):
        at -= 1
    if at <= low or tags[at] not in VERBS:
        return None
    if tags[at - 1] == COMMA:
        return _shared_by_listed(doc, at - 1, at, low)
    found = subject_before(doc, at, low) if tags[at - 1] in BEFORE_LISTED_VERB else None
    return found[0] if found and _may_be_shared(doc, found[0], low) else None


def _may_be_shared(doc: Document, subject: Phrase, low: int) -> bool:
    """Tell whether the subject of a listed verb is that of the sentence."""
    tags = doc.tags
    before = subject.first - 1
    if tags[subject.first] in RELATIVES:
        return False
    if tags[before] == COMMA and tags[segment_start(doc, before, low)] not in OPENS_ADVERBIAL:
        return False
    lesser = tags[before] == SUBORDINATOR or (tags[subject.first] == SUBJECT_PRONOUN and tags[before] in PREPOSITIONS)
    return tags[before] != THAT and not (lesser and COMMA in tags[low:before])


def _over_quotation(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[the mayor, the] “builder” {said}", "[the “hawks”] {said}", "[“Mark”] {said}"."""
    opening = doc.tags.rfind(OPENING_QUOTE, site.low, site.at)
    if (named := _quoted_name(doc, site)) is not None:
        return named
    if doc.tags[opening - 1] in PARTING_MARKS:
        return None
    first = phrase_start(doc, opening - 1, site.low)
    described = doc.tags[opening - 1] in OWNED and doc.tags[first - 1] != COMMA
    if described and site.at - opening <= LONGEST_NICKNAME:
        return Phrase(first, site.at + 1)
    if opening - 1 == site.low:
        return None
    return subject_before_comma(doc, opening, site.low)


def _quoted_name(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[“Mark”] {said}", "[the nurse “Mark”] {said}"."""
    if not is_quoted_name(doc, site.at):
        return None
    opening = doc.tags.rfind(OPENING_QUOTE, site.low, site.at)
    titled = doc.tags[opening - 1] in NOUNS
    return Phrase(phrase_start(doc, opening - 1, site.low) if titled else opening, site.group)


PARTED = {COMMA: _after_comma, CONJUNCTION: _shared_by_joined, CLOSING_QUOTE: _over_quotation}
"""By what stands before the verb group."""


# --- noun phrases ----------------------------------------------------------------------------------------------


def _those_acted_on(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[those injured] {said}"."""
    at = site.at
    acted_on = doc.tags[at] == PAST and doc.tokens.lower[at - 1] == "those"
    return Phrase(at - 1, at + 1) if acted_on else None


def _to_be(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[a man to be deported] {said}"."""
    tags, at, low = doc.tags, site.at, site.low
    to_be = tags[at - 2 : at + 1] == TO + AUXILIARY + PAST and tags[at - 3] in NOUNS
    return Phrase(phrase_start(doc, at - 3, low), at + 1) if to_be else None


def _bare_relative_clause(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[the aide she met] {said}", "[the man she worked with] {said}"."""
    tags, low = doc.tags, site.low
    met = site.at - (tags[site.at] in PREPOSITION_OR_TO)
    if tags[met - 2 : met + 1] == NOUN + SUBJECT_PRONOUN + PAST:
        return Phrase(phrase_start(doc, met - 2, low), site.at + 1)
    return None


def _described_by_past(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[the people involved] {said}"."""
    tags, at, low = doc.tags, site.at, site.low
    described = tags[at] == PAST and tags[at - 1] in NOUNS
    return Phrase(phrase_start(doc, at - 1, low), at + 1) if described else None


def _with_verbal_relative_clause(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[neighbors who asked not to be named] {said}"."""
    if doc.tags[site.at] not in ADVERB_OR_PAST:
        return None
    relative = relative_over(doc, site.at, site.low)
    return Phrase(phrase_start(doc, relative - 1, site.low), site.at + 1) if relative is not None else None


def _noun_phrase(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[the head of the union] {said}", "[the mayor (and her aides)] {said}"."""
    tags, at, low = doc.tags, site.at, site.low
    if not may_end_subject(doc, at):
        return None
    first = phrase_start(doc, at, low)
    if first > low and (whole := described_by_clause(doc, site.verb, first, at, low)):
        return whole
    if first == at and doc.tokens.lower[at] in doc.words.never_heads:
        return None
    if "what" in doc.tokens.lower[first:at]:
        first = next(each for each in range(at, first, -1) if doc.tokens.lower[each - 1] == "what")
    if doc.tags[site.verb + 1] != COMMA:
        first = _with_title_before(doc, first, at, low)
    first = with_joined_before(doc, first, low)
    if CONJUNCTION in tags[first:at]:
        first = with_listed_before(doc, first, low)
    return Phrase(first, site.group if tags[site.group - 1] == CLOSING_BRACKET else at + 1)


def _long_relative_clause(doc: Document, site: Site) -> Phrase | None:
    """Recognise "[a nurse who had left the wards that they run] {said}"."""
    return None if may_end_subject(doc, site.at) else past_relative_clause(doc, site.at, site.low)


def _with_title_before(doc: Document, first: int, last: int, low: int) -> int:
    """Take in a title set off by one comma: "Malaysia's prime minister, Jane Roe said"."""
    tags = doc.tags
    if tags[first - 1] != COMMA or last == first or set(tags[first : last + 1]) - {NAME}:
        return first
    begin = segment_start(doc, first - 1, low)
    opens = begin == low and tags[begin] in NOUNS + DETERMINER and doc.tokens.lower[begin + 1] not in doc.words.times
    if opens and UNTITLED.isdisjoint(tags[begin : first - 1]) and clause_verb(doc, begin, first - 1) is None:
        return begin
    return first


NOUN_SHAPES: tuple[Shape, ...] = _noun_phrase, _long_relative_clause
NOMINAL_SHAPES: tuple[Shape, ...] = (
    _quoted_name,
    _those_acted_on,
    _to_be,
    _bare_relative_clause,
    _described_by_past,
    _with_verbal_relative_clause,
    *NOUN_SHAPES,
)
ENDS_WITH_VERB = ADVERB_OR_PAST + PREPOSITION_OR_TO
"""With one of these end all shapes but those of nouns."""
