"""Noun phrases before and after a verb: who speaks, found by walking from the cue outwards.

Every walk is bounded by its sentence and looks at each token at most a few times, so cost grows with the
number of cues, not with what stands between them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from attrib.text import Document
from attrib.text.document import remembered
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERB_OR_PAST,
    ADVERBIAL,
    AFTER_REDUCED_RELATIVE,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    BEFORE_DESCRIBING_FORM,
    BEFORE_JOINED_NOUN,
    BEFORE_JOINED_VERB,
    BEFORE_LISTED_VERB,
    BEFORE_PREMODIFYING_FORM,
    BEFORE_PREPOSITION,
    BEFORE_RELATIVE_CLAUSE,
    BEFORE_VERB,
    BEFORE_WHEN,
    CHAINED,
    CLAUSE_MARKS,
    CLOSING_BRACKET,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    DETERMINERS,
    ENDS_ANTECEDENT,
    FINITE,
    FULL_STOP,
    GERUND,
    JOINING,
    JOINS_TITLE,
    LIST_GOES_ON,
    MARKS,
    NAME,
    NEGATION,
    NOMINAL,
    NOUN,
    NOUN_OR_PRONOUN,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OF,
    OPENING_BRACKET,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    OPENS_ANY_PHRASE,
    OPENS_COMPLEMENT,
    OPENS_MODIFIER,
    OPENS_NO_APPOSITION,
    PARTICIPLES,
    PARTING_MARKS,
    PAST,
    PHRASE,
    PHRASE_ENDS,
    PHRASE_WITH_OF,
    POSSESSIVE,
    PREMODIFIERS,
    PREMODIFYING_FORMS,
    PREPOSITION,
    PREPOSITION_OR_TO,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    REDUCED_RELATIVE,
    RELATIVE,
    RELATIVE_BACKWARDS,
    RELATIVES,
    SEGMENT_ENDS,
    SEMICOLON,
    STOPS_LIST,
    SUBJECT_HEADS,
    SUBJECT_OR_RELATIVE,
    SUBJECT_PRONOUN,
    SUBJECT_RELATIVES,
    SUBORDINATOR,
    THAT,
    TO,
    VERB_GROUP,
    VERBS,
)

NOUN_END = PHRASE_ENDS + DETERMINER + GERUND + ADJECTIVE + POSSESSIVE + CLOSING_QUOTE
"""What a subject may end with."""
UNTITLED = frozenset(SUBJECT_RELATIVES + AUXILIARY_OR_PRESENT + CONJUNCTION + SUBORDINATOR + OBJECT_PRONOUN)
"""With one of these a stretch is no title."""
MODIFIER_OPENS = PREMODIFIERS + NOUNS + OPENS_MODIFIER + RELATIVE + OPENING_QUOTE
INTRODUCTION_OPENS = OPENS_MODIFIER + SUBORDINATOR + TO + CONJUNCTION
LONGEST_RELATIVE = 16
MARK = re.compile("[,;:.<>-]")
LONGEST_WALK = 90
"""No subject of a published sentence is longer; keeps the cost of a cue bounded on endless sentences."""


LONGEST_CLAUSE = 24
"""Tokens of a relative clause between a subject and its verb."""


class Phrase(NamedTuple):
    """Tokens `first` up to `stop`."""

    first: int
    stop: int


def subject_before(doc: Document, verb: int, low: int) -> tuple[Phrase, int] | None:
    """Find the subject of the verb at token `verb`, looking back no further than token `low`.

    Gives the subject and the first token of the verb group ("has" of "has repeatedly said").
    """
    return _subject(doc, verb, max(low, verb - LONGEST_WALK))


@remembered
def _subject(doc: Document, verb: int, low: int) -> tuple[Phrase, int] | None:
    """Find a subject; joined and listed verbs share theirs, so that one question asks many others again."""
    tags, lower = doc.tags, doc.tokens.lower
    at = _before_verb_group(doc, verb - 1, low)
    if at < low:
        return None
    group = at + 1
    tag = tags[at]
    described = _with_relative_clause(doc, at, low)
    if described is not None:
        return described, group
    if (
        tag in PRONOUNS
        and at - 3 >= low
        and tags[at - 1] in PREPOSITION_OR_TO
        and tags[at - 2] == ADJECTIVE
        and lower[at - 3] == "those"
    ):
        return Phrase(at - 3, at + 1), group
    if (
        lower[at] == "it"
        and at - 1 > low
        and tags[at - 1] in PREPOSITIONS
        and (first := phrase_start(doc, at, low)) < at
    ):
        return Phrase(first, at + 1), group
    if tag in SUBJECT_OR_RELATIVE or (tag == THAT and at - 1 >= low and tags[at - 1] in NOUNS):
        return Phrase(at, at + 1), group
    if (tag in JOINING and doc.tag(at - 1) in JOINING) or tag == CONJUNCTION:
        return _shared_subject(doc, at, low, group)
    if tag == COMMA:
        phrase = _list_subject(doc, at, verb, low) or _before_comma(doc, at, low)
        return (phrase, group) if phrase else None
    if tag == CLOSING_QUOTE:
        opening = tags.rfind(OPENING_QUOTE, low, at)
        phrase = (
            _before_comma(doc, opening, low) if opening - 1 > low and tags[opening - 1] not in PARTING_MARKS else None
        )
        return (phrase, group) if phrase else None
    if tag == CLOSING_BRACKET:
        inside = at
        while inside > low and tags[inside] != OPENING_BRACKET:
            inside -= 1
        at = inside - 1
    elif tag == DASH:
        dash = tags.rfind(DASH, low, at)
        if dash <= low:
            return None
        at = dash - 1
    if at > low and tags[at] == PAST and doc.tokens.lower[at - 1] == "those":
        return Phrase(at - 1, at + 1), group
    if at - 3 >= low and tags[at - 2 : at + 1] == TO + AUXILIARY + PAST and tags[at - 3] in NOUNS:
        return Phrase(phrase_start(doc, at - 3, low), at + 1), group
    met = at - (tags[at] in PREPOSITION_OR_TO)
    if met - 2 >= low and tags[met] == PAST and tags[met - 1] == SUBJECT_PRONOUN and tags[met - 2] == NOUN:
        return Phrase(phrase_start(doc, met - 2, low), at + 1), group
    if at - 1 > low and tags[at] == PAST and tags[at - 1] in NOUNS:
        return Phrase(phrase_start(doc, at - 1, low), at + 1), group
    if tags[at] in ADVERB_OR_PAST:
        relative = _relative_over(doc, at, low)
        if relative is not None:
            return Phrase(phrase_start(doc, relative - 1, low), at + 1), group
    if (
        at < low
        or tags[at] not in NOUN_END
        or tags[at] == CLOSING_QUOTE
        or (tags[at] == ADJECTIVE and not _may_head(doc, at))
    ):
        whole = _past_relative_clause(doc, at, low)
        return (whole, group) if whole else None
    first = phrase_start(doc, at, low)
    if first > low and tags[first - 1] in PREPOSITIONS:
        whole = _past_relative_clause(doc, at, low)
        if whole:
            return whole, group
    if first == at and doc.tokens.lower[at] in doc.words.never_heads:
        return None
    first += first < at and lower[first] == "what"
    if doc.tag(verb + 1) != COMMA:
        first = _with_title_before(doc, first, at, low)
    return Phrase(first, max(at + 1, group if tag == CLOSING_BRACKET else at + 1)), group


def _may_head(doc: Document, at: int) -> bool:
    return doc.tokens.forms[at][0].isupper() or (at > 0 and doc.tags[at - 1] == DETERMINER)


def _before_verb_group(doc: Document, at: int, low: int) -> int:
    """Walk left over auxiliaries, adverbs and chains such as "went on to", to the token before them."""
    tags = doc.tags
    lower = doc.tokens.lower
    while at >= low and (
        tags[at] in BEFORE_VERB
        or (lower[at] == "first" and tags[at - 1] in SUBJECT_HEADS + POSSESSIVE)
        or (lower[at] == "most" and tags[at - 1] == AUXILIARY)
    ):
        at -= 1
    at = _before_times(doc, at, low)
    while at > low and tags[at] == TO and tags[at + 1] != PAST:
        verb = at - 1
        while verb > low and tags[verb] in PREPOSITION + ADVERB:
            verb -= 1
        if tags[verb] not in CHAINED:
            break
        at = verb - 1
        while at >= low and (tags[at] in BEFORE_VERB or (lower[at] == "most" and tags[at - 1] == AUXILIARY)):
            at -= 1
    return at


def _before_times(doc: Document, at: int, low: int) -> int:
    """Walk left over when it was: "the court this month", "officials on Tuesday"."""
    lower, words = doc.tokens.lower, doc.words
    while at > low and lower[at] in words.times and not (doc.tags[at] == NAME and lower[at] in words.times_in_names):
        begin = at - 1
        while (begin > low and lower[begin] in words.times) or lower[begin] in words.time_openers:
            begin -= 1
            if lower[begin + 1] in words.time_openers:
                break
        if (
            (begin == at - 1 and (doc.tags[at] != NAME or lower[at] in words.months_as_names))
            or begin < low
            or doc.tags[begin] not in BEFORE_WHEN
        ):
            break
        at = begin
    return at


def _shared_subject(doc: Document, at: int, low: int, group: int) -> tuple[Phrase, int] | None:
    """Find the subject that two joined verbs share: "She met aides and said …"."""
    tags = doc.tags
    parted = doc.tag(at - 1) == COMMA
    verb = at - 1
    while verb > low:
        if tags[verb] in VERBS or tags[verb] == AUXILIARY:
            found = (
                subject_before(doc, verb, low)
                if tags[verb - 1] in BEFORE_JOINED_VERB and doc.quoted[verb] < 0
                else None
            )
            if found and tags[found[0].first] not in RELATIVES and not (parted and tags[found[0].first - 1] == THAT):
                return found[0], group
            if verb - 1 > low and (tags[verb - 1] == CONJUNCTION or tags[verb - 2 : verb] == CONJUNCTION + COMMA):
                return None
        if tags[verb] in CLAUSE_MARKS:
            return None
        verb -= 1
    return None


def _list_subject(doc: Document, comma: int, verb: int, low: int) -> Phrase | None:
    """Find the subject that listed verbs share: 'She mocked a rival, called him "weak" and left'."""
    tags = doc.tags
    if comma + 1 != verb or doc.tokens.lower[verb + 1 : verb + 2] == ["by"]:
        return None
    if not LIST_GOES_ON.match(tags, verb + 1, verb + LONGEST_WALK):
        return None
    at = comma - 1
    while at > low and (
        doc.quoted[at] >= 0 or tags[at - 1] in DETERMINER + ADJECTIVE + TO or tags[at] not in STOPS_LIST
    ):
        at -= 1
    if at <= low or tags[at] not in VERBS:
        return None
    if tags[at - 1] == COMMA:
        return _list_subject(doc, at - 1, at, low)
    found = subject_before(doc, at, low) if tags[at - 1] in BEFORE_LISTED_VERB else None
    if found is None or tags[found[0].first] in RELATIVES:
        return None
    before = found[0].first - 1
    if before > low and tags[before] == COMMA and tags[_segment_start(doc, before, low)] not in OPENS_ADVERBIAL:
        return None
    return found[0] if before < low or tags[before] not in VERBS + THAT else None


def phrase_start(doc: Document, at: int, low: int) -> int:
    """Find where the noun phrase that ends with token `at` begins, with what is joined to it from the left."""
    tags = doc.tags
    low = max(low, at - LONGEST_WALK)
    while True:
        at = _before_parenthesis(doc, at, low)
        first = _core_start(doc, at, low)
        before = first - 1
        if (
            before > low
            and tags[before] == ADVERB
            and tags[before - 1] in PREPOSITIONS
            and tags[first] in NUMBER + DETERMINER
        ):
            before -= 1
        if before < low:
            return first
        tag = tags[before]
        if tag in PREPOSITIONS:
            if doc.tokens.lower[before] in doc.words.circumstance_prepositions:
                return first
            left = before - 1
            while left > low and (
                tags[left] in ADVERBIAL or (tags[left] == PREPOSITION and doc.tokens.lower[before] == "by")
            ):
                left -= 1
            if left < low:
                return first
            if tags[left] in BEFORE_PREPOSITION or (tags[left] == ADJECTIVE and tag == OF):
                at = left
            elif tags[left] in REDUCED_RELATIVE and left - 1 >= low and tags[left - 1] in NOUNS + OBJECT_PRONOUN:
                at = left - 1
            elif tags[left] in FINITE + GERUND and _relative_before(doc, left, low) >= low:
                at = _relative_before(doc, left, low) - 1
            else:
                return first
        elif tag in FINITE and _relative_before(doc, before, low) >= low:
            at = _relative_before(doc, before, low) - 1
        elif tag == GERUND and before - 1 >= low and tags[before - 1] in NOUNS:
            at = before - 1
        elif (
            tag == GERUND
            and before - 2 >= low
            and tags[before - 1] == NEGATION
            and tags[before - 2] in NOUNS + DETERMINER
        ):
            at = before - 2
        elif (
            tag == GERUND
            and before - 2 >= low
            and tags[before - 1] in PREPOSITIONS
            and tags[before - 2] in NOUNS + PAST
        ):
            at = before - 2 - (tags[before - 2] == PAST)
        elif tag in AUXILIARY_OR_PRESENT and before - 2 > low and tags[before - 1] == TO and tags[before - 2] == GERUND:
            at = before - 3
        elif tag == CONJUNCTION and _joins_nouns(doc, before, low):
            at = before - 1 - (tags[before - 1] == COMMA)
        else:
            return first
        if at < low:
            return first
        if tags[at] == COMMA:
            at -= 1
        if at < low:
            return first


def _before_parenthesis(doc: Document, at: int, low: int) -> int:
    """Step over a parenthesis that ends at token `at`: "Sen. Jane Roe (R-Ohio)"."""
    if doc.tags[at] != CLOSING_BRACKET:
        return at
    opening = doc.tags.rfind(OPENING_BRACKET, low, at)
    return opening - 1 if opening > low else at


def _relative_before(doc: Document, verb: int, low: int) -> int:
    """Find the relative pronoun whose clause the verb at `verb` heads; -1 where there is none."""
    at = verb
    while at > low and doc.tags[at] in VERB_GROUP:
        at -= 1
    return at if doc.tags[at] in RELATIVES and at > low and doc.tags[at - 1] in BEFORE_RELATIVE_CLAUSE else -1


def _relative_over(doc: Document, at: int, low: int) -> int | None:
    """Find the relative pronoun of a clause that ends with a verb: "neighbors who asked not to be named"."""
    tags = doc.tags
    while at > low and tags[at] in VERB_GROUP + TO:
        at -= 1
    if tags[at] in NOUNS:
        at = _core_start(doc, at, low) - 1
    return at if at > low and tags[at] == RELATIVE and tags[at - 1] in NOUNS else None


def _with_relative_clause(doc: Document, at: int, low: int) -> Phrase | None:
    """Find the noun phrase whose relative clause ends with token `at`: "critics who saw it in Venice"."""
    tags = doc.tags
    match = RELATIVE_BACKWARDS.match(tags[max(low, at - LONGEST_RELATIVE) : at + 1][::-1])
    if match is None:
        return None
    relative = at + 1 - match.end(1)
    if (
        doc.tokens.lower[relative] not in doc.words.subject_relatives
        or doc.tokens.lower[at + 1 - match.start(2)] in doc.words.bare_clause_forms
    ):
        return None
    return Phrase(phrase_start(doc, relative - 1, low), at + 1)


def _past_relative_clause(doc: Document, at: int, low: int) -> Phrase | None:
    """Find the noun phrase whose relative clause ends with token `at`, however long: "a nurse who asked not to"."""
    tags, lower = doc.tags, doc.tokens.lower
    for who in range(at - 1, max(low, at - LONGEST_CLAUSE), -1):
        if tags[who] in MARKS:
            return None
        if lower[who] == "who" and tags[who - 1] in ENDS_ANTECEDENT:
            told = tags[who + 1 : at]
            return Phrase(phrase_start(doc, who - 1, low), at + 1) if told[:1] in tuple(VERB_GROUP) else None
    return None


def antecedent(doc: Document, relative: int, low: int) -> Phrase | None:
    """Find the noun phrase before a relative clause whose first token is `relative`."""
    at = relative - 1
    while at > low and doc.tags[at] in COMMA + PREPOSITION:
        at -= 1
    if at < low or doc.tags[at] not in PHRASE_ENDS:
        return None
    return Phrase(phrase_start(doc, at, low), at + 1)


def _core_start(doc: Document, at: int, low: int) -> int:
    """Walk left over determiner, adjectives, nouns and possessives to the start of one noun phrase."""
    tags = doc.tags
    first = at
    while first > low:
        tag = tags[first - 1]
        if tag in NOMINAL:
            if tags[first] == DETERMINER and doc.tokens.lower[first] != "most":
                break
            first -= 1
        elif tag == DETERMINER:
            first -= 1
            if (
                first - 2 >= low
                and tags[first - 1] == OF
                and tags[first - 2] in NUMBER + DETERMINER + SUBJECT_PRONOUN + NOUN
            ):
                first -= 2
            elif first - 1 < low or not (
                tags[first - 1] in DETERMINERS + ADVERB
                or (tags[first - 1] == NUMBER and doc.tokens.lower[first] == "most")
            ):
                break
        elif (
            tag in PARTICIPLES
            and tags[first] in DESCRIBERS_OR_NAME
            and (first - 1 == low or tags[first - 2] in BEFORE_DESCRIBING_FORM)
            and doc.words.describes(doc.tokens.lower[first - 1])
        ) or (
            tag == ADVERB
            and first - 1 > low
            and tags[first - 2] == DETERMINER
            and tags[first] in DESCRIBERS + PARTICIPLES + NUMBER
        ):
            first -= 1
        else:
            break
    return first


def _joins_nouns(doc: Document, conjunction: int, low: int) -> bool:
    """Tell whether "and" joins two noun phrases rather than two clauses."""
    tags = doc.tags
    if doc.tokens.lower[conjunction] not in doc.words.noun_conjunctions:
        return False
    left = conjunction - 1
    if left >= low and tags[left] == SUBJECT_PRONOUN and (left == low or tags[left - 1] in COMMA + CLOSING_QUOTE):
        return True
    if left < low or tags[left] not in BEFORE_JOINED_NOUN:
        return False
    at = left
    while at >= low:
        tag = tags[at]
        if tag in QUOTES + COLON + SEMICOLON or (
            tag == COMMA and tags[at + 1] == DETERMINER and set(tags[at + 2 : conjunction]) <= set(DESCRIBERS)
        ):
            return True
        if tag == SUBORDINATOR:
            return True
        if tag in AUXILIARY_OR_PRESENT or (
            tag == PAST and tags[at + 1] in NOUN_OR_PRONOUN + NUMBER + OPENING_QUOTE + DETERMINER + THAT + TO
        ):
            return tags[at - 1] in RELATIVES if at > low else False
        at -= 1
    return True


def _before_comma(doc: Document, comma: int, low: int) -> Phrase | None:
    """Find a subject that is parted from its verb by appositions or relative clauses between commas."""
    tags = doc.tags
    stop = comma
    first: int | None = None
    for _ in range(7):
        begin = _segment_start(doc, stop, low)
        if begin >= stop:
            return None
        relative = tags.find(RELATIVE, begin, min(begin + 4, stop))
        if (
            relative >= 0
            and relative + 1 < stop
            and not set(tags[relative + 1 : stop]) & set(FINITE)
            and tags[begin] == PREPOSITION
        ):
            return Phrase(relative + 1, comma)
        opens = tags[begin]
        at_start = begin <= low or tags[begin - 1] != COMMA
        if at_start:
            if opens in INTRODUCTION_OPENS and first is not None:
                return Phrase(first, comma)
            if tags[stop - 1] == SUBJECT_PRONOUN and first is None:
                return Phrase(stop - 1, stop)
            last = _before_times(doc, stop - 1, begin)
            if tags[last] == PAST and last - 1 > begin and tags[last - 1] in NOUNS:
                last -= 1
            head = phrase_start(doc, last, begin) if tags[last] in NOUN_END else None
            if head is None:
                return Phrase(first, comma) if first is not None else None
            return Phrase(head, comma)
        if (
            opens == CONJUNCTION
            and begin + 1 < stop
            and tags[begin + 1] in NOUNS + DETERMINER + ADJECTIVE
            and _noun_phrase(doc, begin + 1, stop)
        ):
            first, stop = begin + 1, begin - 1
            if stop <= low:
                return Phrase(first, comma)
            continue
        if (
            opens == SUBORDINATOR
            and begin + 1 < stop <= begin + 5
            and not set(tags[begin:stop]) & {*AUXILIARY_OR_PRESENT, SUBJECT_PRONOUN, DETERMINER, NOUN}
        ):
            stop = begin - 1
            if stop <= low:
                return None
            continue
        if opens in CONJUNCTION + SUBORDINATOR or not _modifies(doc, begin, stop):
            if first is not None:
                return Phrase(first, comma)
            if tags[stop - 1] not in NOUN_END:
                return None
            return Phrase(phrase_start(doc, stop - 1, begin), comma)
        first = begin if tags[begin] in PHRASE else first
        stop = begin - 1
        if stop <= low:
            return Phrase(first, comma) if first is not None else None
    return Phrase(first, comma) if first is not None else None


def _segment_start(doc: Document, stop: int, low: int) -> int:
    """Find where the stretch between commas that ends before `stop` begins."""
    tags = doc.tags
    at = stop - 1
    depth = 0
    while at >= low:
        tag = tags[at]
        if tag == CLOSING_BRACKET:
            depth += 1
        elif tag == OPENING_BRACKET:
            if not depth:
                return at + 1
            depth -= 1
        elif depth <= 0 and tag in SEGMENT_ENDS:
            return at + 1
        at -= 1
    return low


def _modifies(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch between commas describes the noun before it."""
    tags = doc.tags
    opens = tags[first]
    if opens not in MODIFIER_OPENS:
        return doc.tokens.lower[first] in doc.words.reflexive_pronouns
    if opens == RELATIVE or RELATIVE in tags[first : first + 4]:
        return True
    if opens == NUMBER and stop - first > 1:
        return "-old" in doc.passage(first, stop) or doc.tokens.lower[first] in doc.words.number_words
    return _noun_phrase(doc, first, stop) or opens in OPENS_MODIFIER


def _noun_phrase(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch has no finite verb of its own."""
    tags = doc.tags
    for at in range(first, stop):
        tag = tags[at]
        if tag in AUXILIARY_OR_PRESENT + SUBJECT_PRONOUN and not (
            (at > first and RELATIVE in tags[first:at]) or THAT in tags[first:at]
        ):
            return False
        if tag == PAST and at > first and tags[at - 1] in NOUNS and at + 1 < stop and tags[at + 1] in OPENS_COMPLEMENT:
            return False
    return True


def _with_title_before(doc: Document, first: int, last: int, low: int) -> int:
    """Take in a title set off by one comma: "Malaysia's prime minister, Jane Roe said"."""
    tags = doc.tags
    if first - 2 < low or tags[first - 1] != COMMA or last == first or set(tags[first : last + 1]) - {NAME}:
        return first
    begin = _segment_start(doc, first - 1, low)
    if begin == low and tags[begin] in NOUNS + DETERMINER + ADJECTIVE and not set(tags[begin : first - 1]) & UNTITLED:
        return begin
    return first


def phrase_after(doc: Document, at: int, high: int) -> Phrase | None:
    """Find the noun phrase that begins at token `at`, with prepositional phrases, appositions and relative clauses."""
    tags = doc.tags
    high = min(high, at + LONGEST_WALK)
    if at >= high or tags[at] not in OPENS_ANY_PHRASE or (tags[at] == THAT and doc.tag(at + 1) not in DESCRIBERS):
        return None
    if tags[at] in PRONOUNS:
        return Phrase(at, at + 1)
    stop = _core_stop(doc, at, high)
    if stop == at:
        return None
    return Phrase(at, stop)


def _core_stop(doc: Document, at: int, high: int) -> int:
    tags = doc.tags
    stop = at
    while stop < high:
        tag = tags[stop]
        if tag in NOMINAL or (
            tag in PREMODIFYING_FORMS
            and (
                stop == at
                or tags[stop - 1] in BEFORE_PREMODIFYING_FORM
                or (tag == DETERMINER and tags[stop - 1] in JOINS_TITLE)
            )
        ):
            stop += 1
        elif (
            tag in PREPOSITIONS
            and stop > at
            and stop + 1 < high
            and tags[stop + 1] in PREMODIFIERS + NOUNS + OBJECT_PRONOUN
        ):
            stop += 1 + (tags[stop + 1] in DETERMINER + OBJECT_PRONOUN)
        elif (
            tag == CONJUNCTION
            and stop > at
            and stop + 1 < high
            and tags[stop + 1] in PHRASE
            and not clause_follows(doc, stop + 1, high)
        ):
            stop += 1 + (tags[stop + 1] == DETERMINER)
        elif (
            tag == FULL_STOP and stop > at and stop + 1 < high and doc.tokens.ends[stop - 1] == doc.tokens.starts[stop]
        ):
            stop += 1
        else:
            break
    return stop


def clause_follows(doc: Document, at: int, high: int) -> bool:
    """Tell whether a noun phrase at `at` is the subject of a clause of its own."""
    tags = doc.tags
    while at < high and tags[at] in PHRASE_WITH_OF:
        at += 1
    return at < high and tags[at] in FINITE


def with_modifiers_after(doc: Document, phrase: Phrase, high: int) -> Phrase:
    """Take in the appositions, relative clauses and ages that follow a noun phrase: "Jane Roe, 45, who …"."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = phrase.stop
    high = min(high, stop + LONGEST_WALK)
    while stop + 1 < high:
        tag = tags[stop]
        if tag == RELATIVE or (tag in PARTICIPLES and tags[stop - 1] in NOUNS):
            stop = _modifier_stop(doc, stop, high)
        elif tag == OPENING_BRACKET:
            close = tags.find(CLOSING_BRACKET, stop, high)
            if close < 0:
                break
            stop = close + 1
        elif (
            tag == COMMA
            and tags[stop + 1] not in OPENS_NO_APPOSITION
            and lower[stop + 1] not in doc.words.circumstance_prepositions
            and (tags[stop + 1] != PAST or doc.tag(stop + 2) in AFTER_REDUCED_RELATIVE)
            and _modifies(doc, stop + 1, _modifier_stop(doc, stop + 1, high))
        ):
            stop = _modifier_stop(doc, stop + 1, high)
        else:
            break
    return Phrase(phrase.first, stop)


def _modifier_stop(doc: Document, at: int, high: int) -> int:
    tags = doc.tags
    at = _mark_from(tags, at, high)
    while (
        at < high
        and tags[at] == FULL_STOP
        and at + 1 < high
        and doc.tags[at + 1] not in QUOTES + COMMA + COLON + SEMICOLON
    ):
        at = _mark_from(tags, at + 1, high)
    return at


def _mark_from(tags: str, at: int, high: int) -> int:
    mark = MARK.search(tags, at, high)
    return mark.start() if mark else max(at, high)
