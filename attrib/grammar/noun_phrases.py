"""Noun phrases by their last token: where they begin, with all that is joined to them from the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrib.english import singular
from attrib.grammar.stretches import LONGEST_WALK, Phrase, quoted_describer
from attrib.grammar.walks import walk_left
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERB_OR_PAST,
    ADVERBIAL,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    BEFORE_ADVERBED_PARTICIPLE,
    BEFORE_DESCRIBING_FORM,
    BEFORE_JOINED_ADJECTIVE,
    BEFORE_JOINED_NOUN,
    BEFORE_PREPOSITION,
    BEFORE_RELATIVE_CLAUSE,
    CLOSING_BRACKET,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    DETERMINERS,
    FINITE,
    GERUND,
    LINKING,
    NAME,
    NEGATION,
    NOMINAL,
    NOUN,
    NOUN_OR_PRONOUN,
    NOUNS,
    NUMBER,
    OF,
    OPENING_BRACKET,
    PARTICIPLES,
    PAST,
    PHRASE_ENDS,
    PREMODIFIERS,
    PREPOSITION,
    PREPOSITIONS,
    PRESENT,
    QUOTES,
    REDUCED_RELATIVE,
    RELATIVE,
    RELATIVES,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
    VERB_GROUP,
)

BRACKETED_NAME = OPENING_BRACKET + NAME + CLOSING_BRACKET

BARE_NOUN_PHRASE = frozenset(DESCRIBERS_OR_NAME)
"""What stands between a comma and "and" in "it was late, officials and clerks said"."""
Step = Callable[[Document, int, int], int | None]
"""A step to the left, over what goes on describing a noun phrase or joins another to it.

Takes the token `at` before what is known of the phrase, and `low`; gives the last token of the noun phrase before,
None where the step leads to none.
"""


def phrase_start(doc: Document, at: int, low: int) -> int:
    """Find where the noun phrase that ends with token `at` begins, with what is joined to it from the left."""
    low = max(low, at - LONGEST_WALK)
    while True:
        first = core_start(doc, _before_parenthesis(doc, at, low), low)
        before = _before_counting_adverb(doc, first)
        if before < low:
            return first
        end = _step(doc, before, low)
        at = end - (end >= low and doc.tags[end] == COMMA)
        if at < low:
            return first


def antecedent(doc: Document, relative: int, low: int) -> Phrase | None:
    """Find the noun phrase before a relative clause whose first token is `relative`."""
    at = walk_left(doc, COMMA, relative - 1, low)
    if doc.tags[at] not in PHRASE_ENDS:
        return None
    return Phrase(phrase_start(doc, at, low), at + 1)


def phrase_head(doc: Document, phrase: Phrase) -> int:
    """Give the noun that a phrase is about, before what describes it: "the [men] in it"."""
    return next((at - 1 for at in range(phrase.first + 1, phrase.stop) if doc.tags[at] in LINKING), phrase.stop - 1)


# --- one noun phrase, from its noun to its determiner ---------------------------------------------------------


def core_start(doc: Document, at: int, low: int) -> int:
    """Walk left over determiner, adjectives, nouns and possessives to the start of one noun phrase."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    first = at
    while first > low:
        tag = tags[first - 1]
        if tag in NOMINAL:
            if tags[first] == DETERMINER and lower[first] != "most":
                break
            time = lower[first - 1] in words.weekdays or lower[first - 1] in words.day_parts
            if time and _is_time_before(doc, first, at):
                break
            first -= 1
        elif tag == DETERMINER:
            first -= 1
            if _quantity_before(doc, first):
                first -= 2
            elif not _determined_further(doc, first):
                break
        elif (tag in PARTICIPLES and _describes_noun(doc, first - 1, low)) or _describes_describer(doc, first - 1):
            first -= 1
        elif (opening := _inserted(doc, first, low) or _listed_adjective(doc, first, low)) > 0:
            first = opening
        else:
            break
    return first


def _inserted(doc: Document, at: int, low: int) -> int:
    """Find what begins inside a noun phrase before its token `at`: "World Bank [(WB)] chief", "the [“No”] campaign"."""
    tags = doc.tags
    if tags[at - 1] == CLOSING_BRACKET and tags[at] in NOMINAL:
        return bracketed_name(doc, at - 3)
    if tags[at - 1] == CLOSING_QUOTE and tags[at] in DESCRIBERS:
        return quoted_describer(doc, at - 1, low)
    return 0


def _listed_adjective(doc: Document, at: int, low: int) -> int:
    """Find the adjective that a comma parts from the next, "a [long], bitter report"; 0 where none does."""
    tags, comma = doc.tags, at - 1
    if comma - 2 < low or tags[comma] != COMMA or tags[comma - 1] not in ADJECTIVE + ADVERB_OR_PAST:
        return 0
    article = doc.tokens.lower[comma - 2] in {"a", "an"} and tags[at + 1] in NOUNS
    listed = tags[at] in ADJECTIVE + PARTICIPLES + (NOUN if article else "")
    return comma - 1 if listed and tags[comma - 2] in DETERMINERS + ADVERB + ADJECTIVE else 0


def _is_time_before(doc: Document, first: int, at: int) -> bool:
    """Tell whether a time stands before a speaker: "on Monday night [Ana Roe] said", not "the Monday meeting"."""
    lower, words, time = doc.tokens.lower, doc.words, first - 1
    part = lower[time] in words.day_parts
    before = time - (part and lower[time - 1] in words.weekdays) - 1
    when = doc.tags[before] == PREPOSITION or lower[before] in words.time_adjectives
    people = doc.tags[first] == NOUN and lower[at].endswith("s") and singular(lower[at]) in words.human_nouns
    return people or (when and (doc.tags[at] == NAME or words.can_speak(lower[at])))


def _quantity_before(doc: Document, determiner: int) -> bool:
    """Tell whether a quantity of what a determiner opens stands before it: "[two of] the aides"."""
    tags = doc.tags
    return tags[determiner - 1] == OF and tags[determiner - 2] in NUMBER + DETERMINER


def _determined_further(doc: Document, determiner: int) -> bool:
    """Tell whether another determiner may stand before one: "[all] the", "[two] most"."""
    before = doc.tags[determiner - 1]
    return before in DETERMINERS or (before == NUMBER and doc.tokens.lower[determiner] == "most")


def _describes_noun(doc: Document, participle: int, low: int) -> bool:
    """Tell whether a participle describes the noun after it: "the [leading] candidate", "the newly [elected] mayor"."""
    tags = doc.tags
    return (
        tags[participle + 1] in DESCRIBERS_OR_NAME
        and (
            participle == low
            or tags[participle - 1] in BEFORE_DESCRIBING_FORM
            or _describes_describer(doc, participle - 1)
        )
        and doc.words.describes(doc.tokens.lower[participle])
    )


def _describes_describer(doc: Document, adverb: int) -> bool:
    """Tell whether an adverb describes what describes a noun: "the [highly] skilled workers", "[last] week's vote"."""
    tags, words = doc.tags, doc.words
    if tags[adverb - 1] in PREPOSITIONS:
        when = doc.tokens.lower[adverb + 1] in words.times
        return when or (tags[adverb] == ADVERB and tags[adverb + 1] == PAST)
    if tags[adverb] != ADVERB:
        return False
    if tags[adverb - 1] in BEFORE_ADVERBED_PARTICIPLE and doc.tokens.lower[adverb].endswith("ly"):
        return tags[adverb + 1] in PARTICIPLES
    return tags[adverb - 1] == DETERMINER and tags[adverb + 1] in DESCRIBERS + PARTICIPLES + NUMBER


def bracketed_name(doc: Document, at: int) -> int:
    """Give where a bracket with one name in it opens inside a noun phrase, "World Bank (WB) chief"; 0 for nowhere."""
    tags = doc.tags
    return at if tags[at : at + 3] == BRACKETED_NAME and tags[at - 1] == NAME else 0


def _before_parenthesis(doc: Document, at: int, low: int) -> int:
    """Step over a parenthesis that ends at token `at`: "Sen. Jane Roe (R-Ohio)"."""
    if doc.tags[at] != CLOSING_BRACKET:
        return at
    opening = doc.tags.rfind(OPENING_BRACKET, low, at)
    return opening - 1 if opening > low else at


def _before_counting_adverb(doc: Document, first: int) -> int:
    """Give the token before a noun phrase, and before an adverb that counts it: "[of] about two dozen"."""
    tags = doc.tags
    before = first - 1
    if tags[before] == ADVERB and tags[before - 1] in PREPOSITIONS and tags[first] in NUMBER + DETERMINER:
        return before - 1
    return before


# --- steps from one noun phrase to the one before -------------------------------------------------------------


def _step(doc: Document, at: int, low: int) -> int:
    """Take the first step that leads to a noun phrase before; gives a token before `low` where none does."""
    for step in STEPS.get(doc.tags[at], ANYWHERE):
        end = step(doc, at, low)
        if end is not None:
            return end
    return low - 1


def _over_preposition(doc: Document, at: int, low: int) -> int | None:
    """Step over a preposition to what it describes: "men [in] it", "men familiar [with] it", "men who sat [in] it"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    if lower[at] in words.circumstance_prepositions:
        return None
    left = _before_preposition(doc, at, low)
    if left < low:
        return None
    if tags[left] == CONJUNCTION and tags[left - 1] in NOUNS:
        return _over_joined_phrases(doc, left - 1, low)
    left = _before_time(doc, left)
    if tags[left] in BEFORE_PREPOSITION or (tags[left] == ADJECTIVE and tags[at] == OF) or lower[left] in words.anybody:
        return left
    if tags[left] in REDUCED_RELATIVE and lower[left - 1] in words.anybody:
        return left - 1
    if tags[left] in REDUCED_RELATIVE and tags[left - 1] in NOUNS + DETERMINER:
        stands_alone = tags[left - 1] != DETERMINER or lower[left - 1] in words.pronoun_determiners
        return left - 1 if stands_alone else None
    return _over_relative_clause(doc, left, low) if tags[left] in FINITE else None


def _before_preposition(doc: Document, at: int, low: int) -> int:
    """Give the token before a preposition, what is joined to it, and adverbs: "[men] in and around it"."""
    left = at - 1
    if doc.tags[left - 1 : left + 1] == PREPOSITION + CONJUNCTION:
        left -= 2
    passed = ADVERBIAL + PREPOSITION if doc.tokens.lower[at] in {"by", "of"} else ADVERBIAL
    return walk_left(doc, passed, left, low)


def _over_joined_phrases(doc: Document, noun: int, low: int) -> int | None:
    """Step to the first of two joined phrases that begin with prepositions: "men in [it] and near it"."""
    first = core_start(doc, noun, low)
    return noun if doc.tags[first - 1] in PREPOSITIONS else None


def _before_time(doc: Document, at: int) -> int:
    """Step over when something was done, after its participle: "a study [published] last Monday in"; else stay."""
    lower, words = doc.tokens.lower, doc.words
    if lower[at] not in words.weekdays and lower[at] not in words.time_nouns:
        return at
    before = at - 1 - (lower[at - 1] in words.time_adjectives)
    before -= doc.tags[before] == PREPOSITION
    done = doc.tags[before] in REDUCED_RELATIVE and doc.tags[before - 1] in NOUNS
    return before if done else at


def _over_relative_clause(doc: Document, at: int, low: int) -> int | None:
    """Step over a relative clause that a verb heads: "aides who [left] the room"."""
    tags, at = doc.tags, walk_left(doc, VERB_GROUP, at, low)
    return at - 1 if tags[at] in RELATIVES and tags[at - 1] in BEFORE_RELATIVE_CLAUSE else None


def _over_gerund(doc: Document, at: int, low: int) -> int | None:
    """Step over a gerund: "aides [leaving] it", "those not [leaving] it", "a plan for [leaving] it"."""
    tags = doc.tags
    if tags[at - 1] in NOUNS:
        return at - 1
    if at - 2 < low:
        return None
    if tags[at - 1] == NEGATION and tags[at - 2] in NOUNS + DETERMINER:
        return at - 2
    if tags[at - 1] in PREPOSITIONS and tags[at - 2] in NOUNS + PAST:
        return at - 2 - (tags[at - 2] == PAST)
    return None


def _over_infinitive(doc: Document, at: int, _low: int) -> int | None:
    """Step over an infinitive that hangs on a gerund: "Roe, a man claiming to [be] a lawyer"."""
    return at - 3 if doc.tags[at - 2 : at] == GERUND + TO else None


def _over_conjunction(doc: Document, at: int, low: int) -> int | None:
    """Step over a conjunction between two noun phrases: "the mayor [and] her aides"."""
    if doc.tokens.lower[at] not in doc.words.noun_conjunctions or not _joins_nouns(doc, at, low):
        return None
    return at - 1 - (doc.tags[at - 1] == COMMA)


ANYWHERE: tuple[Step, ...] = (_over_conjunction,)
"""The step that a word shows, and not its tag."""
STEPS: Mapping[str, tuple[Step, ...]] = {
    PREPOSITION: (_over_preposition, *ANYWHERE),
    OF: (_over_preposition, *ANYWHERE),
    PAST: (_over_relative_clause, *ANYWHERE),
    PRESENT: (_over_relative_clause, _over_infinitive, *ANYWHERE),
    AUXILIARY: (_over_relative_clause, _over_infinitive, *ANYWHERE),
    GERUND: (_over_gerund, *ANYWHERE),
}
"""The steps that may be taken from a token, in the order in which they are tried, by its tag."""


def _joins_nouns(doc: Document, conjunction: int, low: int) -> bool:
    """Tell whether "and" joins two noun phrases, "the mayor and her aides", rather than two clauses."""
    tags, lower = doc.tags, doc.tokens.lower
    left = _before_parenthesis(doc, conjunction - 1, low)
    if left < low or lower[left] in doc.words.time_nouns:
        return False
    if tags[left - 1 : left + 1] == PAST + COMMA and lower[conjunction + 1] in doc.words.member_words:
        return False
    if tags[left] == SUBJECT_PRONOUN:
        return left == low or tags[left - 1] == COMMA
    if tags[left] not in BEFORE_JOINED_NOUN:
        return False
    if tags[left] == tags[conjunction + 1] == ADJECTIVE and (left == low or tags[left - 1] in BEFORE_JOINED_ADJECTIVE):
        return True
    for at in range(left, low - 1, -1):
        if _opens_joined(doc, at, conjunction):
            return True
        if _is_verb_of_clause(doc, at):
            return tags[at - 1] in RELATIVES
    return True


def _opens_joined(doc: Document, at: int, conjunction: int) -> bool:
    """Tell whether no clause reaches over token `at` to a conjunction: "[whether] he and", "it sank[, and] he and"."""
    bounds = doc.tags[at] in QUOTES + COLON + SUBORDINATOR or doc.tokens.lower[at] == "both"
    new_clause = doc.tags[at : at + 2] == COMMA + CONJUNCTION and at + 1 < conjunction
    return bounds or new_clause or _opens_noun_phrase(doc, at, conjunction)


def _opens_noun_phrase(doc: Document, comma: int, stop: int) -> bool:
    """Tell whether only a noun phrase stands between a comma and `stop`: "[,] the chief engineer", "[,] officials"."""
    tags, first = doc.tags, comma + 1
    if tags[comma] != COMMA or first >= stop:
        return False
    first += tags[first] in DETERMINER + NUMBER
    return set(tags[first:stop]) <= BARE_NOUN_PHRASE


def _is_verb_of_clause(doc: Document, at: int) -> bool:
    """Tell whether a clause has its finite verb at a token, which a past shows by what stands around it."""
    return doc.tags[at] in AUXILIARY_OR_PRESENT or _has_object(doc, at) or _happened(doc, at)


def _has_object(doc: Document, at: int) -> bool:
    """Tell whether a past is a finite verb, by the object after it: "[met] two aides"."""
    tags = doc.tags
    return tags[at] == PAST and tags[at + 1] in NOUN_OR_PRONOUN + PREMODIFIERS + THAT


def _happened(doc: Document, at: int) -> bool:
    """Tell whether a past is a finite verb, by its form or what stands before it: "the strike [began] in May"."""
    tags, words = doc.tags, doc.words
    if tags[at] != PAST or tags[at - 1] not in NOUN_OR_PRONOUN or tags[at + 1] not in PREPOSITIONS + COMMA:
        return False
    if tags[at - 1] == SUBJECT_PRONOUN:
        return True
    word, subject = doc.tokens.lower[at], doc.tokens.lower[at - 1]
    finite = "participle" not in words.verb_forms.get(word, ("participle",))
    return finite or tags[at - 1] == NAME or not words.can_speak(subject)


def relative_over(doc: Document, at: int, low: int) -> int | None:
    """Find the relative pronoun of a clause that ends with a verb: "neighbors who asked not to be named"."""
    tags, at = doc.tags, walk_left(doc, VERB_GROUP + TO, at, low)
    if tags[at] in NOUNS:
        at = core_start(doc, at, low) - 1
    return at if tags[at] == RELATIVE and tags[at - 1] in NOUNS else None
