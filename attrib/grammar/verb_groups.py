"""Verb groups by their verb: what stands before "said" in "has repeatedly said" and "on Tuesday said"."""

from __future__ import annotations

from functools import lru_cache

from attrib.english import Words
from attrib.grammar.walks import walk_left
from attrib.text import Document
from attrib.text.plurals import is_plural
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BEFORE_VERB,
    BEFORE_WHEN,
    CHAINED,
    CLAUSE_GOES_ON,
    CLOSING_BRACKET,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    NAME,
    NOUN,
    NOUNS,
    NUMBER,
    PAST,
    PHRASE_WITH_OF,
    PREPOSITION,
    RELATIVE,
    SUBJECT_HEADS,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TO,
    VERB_GROUP,
    VERBS,
)

COMPARED = frozenset(["more", "less", "most", "least"])
"""How likely or eager somebody is to say something."""
WAY = PHRASE_WITH_OF + ADVERB + TO + SUBORDINATOR
ENDS_GROUP = BEFORE_VERB + TO + NUMBER
"""What may stand last in a verb group before its verb, beside words for times and the like."""
LONGEST_TIME = 5
"""Tokens of a time within a verb group, its auxiliary included: "had earlier this month"."""
LONGEST_WAY = 8
"""Tokens between a verb and "to" that tell by which way somebody spoke."""
LONGEST_JOINED = 6
"""Tokens from "and" to the end of a subject that names more than one."""


@lru_cache(maxsize=8)
def within_group(words: Words) -> frozenset[str]:
    """Give what may stand before a verb in its group and is no adverb: "in May said", "both said", "first said"."""
    return words.weekdays | words.times | words.time_nouns | words.whereabouts | words.floating | {"first"}


def before_verb_group(doc: Document, at: int, low: int) -> int:
    """Walk left over auxiliaries, adverbs and chains such as "went on to", to the token before them."""
    tags, lower = doc.tags, doc.tokens.lower
    if tags[at] not in ENDS_GROUP and lower[at] not in within_group(doc.words):
        return at
    at -= at > low and tags[at - 1] == AUXILIARY and lower[at] in doc.words.weekdays
    at = _before_time_within(doc, at, low)
    if tells_where(doc, at):
        return at
    while at >= low and (
        tags[at] in BEFORE_VERB
        or (lower[at] == "first" and (tags[at - 1] in SUBJECT_HEADS + AUXILIARY or lower[at - 1] == "as"))
        or _counts_subject(doc, at)
    ):
        at -= 1
    at = before_times(doc, at, low)
    while at > low and tags[at] == TO and tags[at + 1] != PAST:
        verb = walk_left(doc, PREPOSITION + ADVERB, at - 1, low)
        if tags[verb] not in CHAINED:
            verb = _resorting_verb(doc, verb, low)
        if verb < low:
            break
        at = verb - 1
        while at >= low and (tags[at] in BEFORE_VERB or lower[at] in COMPARED):
            at -= 1
    return at


def tells_where(doc: Document, at: int) -> bool:
    """Tell whether a word tells where somebody was, before another verb: "someone who was [there] said"."""
    lower, words = doc.tokens.lower, doc.words
    return lower[at] in words.whereabouts and lower[walk_left(doc, ADVERB, at - 1, max(0, at - 2))] in words.copulas


def _before_time_within(doc: Document, at: int, low: int) -> int:
    """Walk left over a time that stands within a verb group: "had [in February] observed", "has [since May] said"."""
    lower, words, first = doc.tokens.lower, doc.words, at
    low = max(low, at - LONGEST_TIME)
    while first > low and (
        lower[first] in words.times or lower[first] in words.time_nouns or _is_day_of_month(doc, first)
    ):
        first -= 1
    if first == at:
        return at
    while first > low and doc.tags[first] in PREPOSITION + ADVERB + ADJECTIVE + DETERMINER:
        first -= 1
    return first if doc.tags[first] == AUXILIARY else at


def _resorting_verb(doc: Document, at: int, low: int) -> int:
    """Find the verb that tells by which way somebody spoke: "[took] to the radio to say"; -1 where there is none."""
    lower, verbs = doc.tokens.lower, doc.words.resorting_verbs
    far = max(low, at - LONGEST_WAY)
    if verbs.isdisjoint(lower[far:at]):
        return -1
    verb = next((i for i in range(at, far - 1, -1) if doc.tags[i] not in WAY), far)
    return verb if lower[verb] in verbs else -1


def _counts_subject(doc: Document, at: int) -> bool:
    """Tell whether a word before a verb takes in all of its subject: "the mayor and the clerk [both] said"."""
    tags, lower = doc.tags, doc.tokens.lower
    if lower[at] not in doc.words.floating or tags[at - 1] not in NOUNS + CLOSING_BRACKET + SUBJECT_PRONOUN:
        return False
    if tags[at - 1] == SUBJECT_PRONOUN:
        return lower[at - 1] != "it"
    several = is_plural(lower[at - 1], doc.words) and tags[at - 1] == NOUN
    return several or CONJUNCTION in tags[max(0, at - LONGEST_JOINED) : at]


def before_times(doc: Document, at: int, low: int) -> int:
    """Walk left over when it was: "the court this month", "officials on Tuesday"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    while at > low and (lower[at] in words.times or _is_day_of_month(doc, at)) and not _is_named(doc, at):
        begin = walk_left(doc, ADVERB, _before_one_time(doc, at, low), low)
        bare = begin == at - 1 and (tags[at] != NAME or lower[at] in words.months_as_names)
        if bare or tags[begin] not in BEFORE_WHEN or _heads_relative(doc, begin, low):
            break
        at = begin
    return at


def _heads_relative(doc: Document, verb: int, low: int) -> bool:
    """Tell whether a verb is that of a relative clause, whose time follows it: "a clerk who [retired] in January"."""
    return doc.tags[verb] == PAST and doc.tags[walk_left(doc, VERB_GROUP, verb, low)] == RELATIVE


def _is_day_of_month(doc: Document, at: int) -> bool:
    """Tell whether a number ends a date: "sent Jan. [14]"."""
    return doc.tags[at] == NUMBER and doc.tokens.lower[at - 1] in doc.words.months


def _is_named(doc: Document, at: int) -> bool:
    """Tell whether a word for a time is a name here: "USA Today", "Mr. Winter"."""
    lower, words = doc.tokens.lower, doc.words
    return doc.tags[at] == NAME and (lower[at] in words.times_in_names or lower[at - 1] in words.honorifics)


def _before_one_time(doc: Document, at: int, low: int) -> int:
    """Give the token before one time, and before what says which: "[the court] this Tuesday night"."""
    lower, words = doc.tokens.lower, doc.words
    begin = at - 1
    while begin > low and lower[begin] in words.times:
        begin -= 1
    return begin - (lower[begin] in words.time_openers)


def verb_after_clause(doc: Document, first: int, stop: int) -> int | None:
    """Find the main verb after a clause from `first` that describes its subject: "reports that Roe had quit [were]"."""
    tags = doc.tags
    verb = next((at for at in range(first, stop) if tags[at] in FINITE), stop)
    while verb < stop and tags[verb] in VERB_GROUP and not (tags[verb - 1] in VERBS and tags[verb] == AUXILIARY):
        verb += 1
    if doc.tokens.lower[verb - 1] in doc.words.bare_clause_forms:
        return None
    for at in range(verb, stop):
        if tags[at] == AUXILIARY and tags[at - 1] != TO:
            return at
        if tags[at] in CLAUSE_GOES_ON:
            return None
    return None
