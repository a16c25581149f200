"""Cues that are no verbs: "according to", "in the words of", "her claim that", "reportedly", "is certain that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.stances import of_noun
from attrib.constructions.surroundings import bare_clause, left_content, left_start
from attrib.english import is_negated, singular
from attrib.grammar import (
    Phrase,
    clause_stop,
    first_verb,
    has_verb,
    opening_phrase,
    phrase_start,
    trimmed,
    with_modifiers_after,
)
from attrib.text.tags import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    BEFORE_VERB,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    FINITE,
    GERUND,
    JOINING,
    NEGATION,
    NOUNS,
    OPENING_QUOTE,
    OPENS_BELIEVED,
    OWNED_DESCRIBERS,
    PAST,
    POSSESSIVE,
    RELATIVE,
    RELATIVES,
    SEMICOLON,
    THAT,
    VERB_FORMS,
    VERB_GROUP,
    VERBS,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site

OUTRIGHT = "“According to” or its like names the source outright."
NOUN_FOR_CUE = "A noun for a cue (“his claim that”) leaves open where the content begins and ends."
NOTHING_SAID = "nothing that could be said follows"
NOBODY = "nobody stands after it"
NO_OWNER = "nobody owns or makes it"

# --- according to -------------------------------------------------------------------------------------------


def _according_source(site: Site) -> Phrase | str:
    """Give who stands after "according to", or say that nobody does."""
    if site.lower[site.at + 1 : site.at + 2] != ["to"] or site.at + 2 >= site.sentence.stop:
        return "no “to” follows"
    return site.phrase_at(site.at + 2) or NOBODY


def _leads(site: Site) -> bool:
    """Tell whether "according to" opens its sentence, if need be after "and" or "but"."""
    return site.opens() or (site.at - site.sentence.first <= 2 and site.tags[site.at - 1] in JOINING + ADVERB)


def _according_first(site: Site) -> Outcome:
    doc, tags, at, sentence = site.doc, site.tags, site.at, site.sentence
    source = _according_source(site)
    if isinstance(source, str):
        return source
    if not _leads(site):
        return "it does not open the sentence"
    cue, content = Phrase(at, at + 2), Phrase(at, at)
    for whole in _longest_first(site, source):
        begin = whole.stop + (whole.stop < sentence.stop and tags[whole.stop] == COMMA)
        content = Phrase(begin, trimmed(doc, begin, sentence.stop))
        if content.stop > content.first and has_verb(doc, *content):
            return Attribution((content,), cue, whole, ACCORDING_FIRST)
    if content.stop - content.first <= 2:
        return NOTHING_SAID
    return Attribution((content,), cue, source, ACCORDING_FIRST)


def _longest_first(site: Site, source: Phrase) -> tuple[Phrase, ...]:
    """Give what a source may be with its appositions, the longest first: "Jane Roe, the mayor, the bridge"."""
    longest = with_modifiers_after(site.doc, source, site.sentence.stop)
    if site.doc.tag(longest.stop + 1) in FINITE:
        return (source,)
    commas = [i for i in range(longest.stop - 1, source.stop, -1) if site.tags[i] == COMMA]
    return (longest, *(Phrase(source.first, comma) for comma in commas), source)


ACCORDING_FIRST = Construction(
    name="according-first",
    what="“according to” before what is said",
    example="{According to} [the clerk], <the bridge was shut>.",
    read=_according_first,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)


def _according_of_relative(site: Site) -> Outcome:
    tags, at = site.tags, site.at
    source = _according_source(site)
    if isinstance(source, str):
        return source
    if _leads(site) or tags[at - 2 : at] != RELATIVE + COMMA or tags[source.stop : source.stop + 2] not in GOES_ON:
        return "it does not stand in a relative clause"
    first = source.stop + 1
    stop = site.clause_from(first).stop
    stop = next((i for i in range(first, stop - 1) if tags[i] == COMMA and tags[i + 1] in FINITE), stop)
    return Attribution((Phrase(first, stop),), Phrase(at, at + 2), source, ACCORDING_OF_RELATIVE)


GOES_ON = frozenset(COMMA + tag for tag in VERB_GROUP)
"""What follows the source in "who, according to police, stepped in"."""
ACCORDING_OF_RELATIVE = Construction(
    name="according-within",
    what="“according to” in a relative clause",
    example="He met a man who, {according to} [police], <stepped in>.",
    read=_according_of_relative,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)


def _according_after(site: Site) -> Outcome:
    doc, tags, at, sentence = site.doc, site.tags, site.at, site.sentence
    source = _according_source(site)
    if isinstance(source, str):
        return source
    if _leads(site):
        return "it opens the sentence"
    if not (tags[at - 1] in RELATIVES and doc.tag(source.stop) == PAST):
        source = with_modifiers_after(doc, source, sentence.stop)
    left = Phrase(left_start(doc, sentence, at - (tags[at - 1] == COMMA)), trimmed(doc, sentence.first, at))
    if tags[at - 1] == CLOSING_QUOTE or tags[at - 2 : at] == CLOSING_QUOTE + COMMA:
        quote = site.quotation_at(at - 1 if tags[at - 1] == CLOSING_QUOTE else at - 2)
        left = left_content(doc, sentence, quote) if quote else left
    if left.stop <= left.first:
        return "nothing stands before it"
    parts = [left]
    if not has_verb(doc, *left) and source.stop < sentence.stop:
        right = Phrase(source.stop + (tags[source.stop] == COMMA), trimmed(doc, source.stop, sentence.stop))
        parts += [right] if right.stop > right.first else []
    return Attribution(tuple(parts), Phrase(at, at + 2), source, ACCORDING_AFTER)


ACCORDING_AFTER = Construction(
    name="according-after",
    what="“according to” after or within what is said",
    example="<The bridge was shut>, {according to} [the clerk].",
    examples=("<The bridge>, {according to} [the clerk], <was shut>.",),
    read=_according_after,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)


def _in_the_words_of(site: Site) -> Outcome:
    at, sentence = site.at, site.sentence
    if site.lower[at - 2 : at + 2] != ["in", "the", "words", "of"]:
        return "it is not “in the words of”"
    source = site.phrase_at(at + 2)
    if source is None:
        return NOBODY
    source = with_modifiers_after(site.doc, source, sentence.stop)
    source = Phrase(source.first, trimmed(site.doc, source.first, source.stop))
    opening = site.tags.find(OPENING_QUOTE, source.stop, sentence.stop)
    quote = site.quotation_at(opening) if 0 <= opening <= source.stop + 1 else None
    return Attribution((quote,), Phrase(at - 2, at + 2), source, IN_THE_WORDS_OF) if quote else "no quotation follows"


IN_THE_WORDS_OF = Construction(
    name="in-the-words-of",
    what="“in the words of”",
    example="It was, {in the words of} [the prosecutor], <“a long con”>.",
    read=_in_the_words_of,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)
ACCORDING = (ACCORDING_FIRST, ACCORDING_OF_RELATIVE, ACCORDING_AFTER)

# --- nouns --------------------------------------------------------------------------------------------------


def _noun_clause(site: Site) -> Outcome:
    doc, tags, at = site.doc, site.tags, site.at
    if at + 2 >= site.sentence.stop or tags[at + 1] != THAT:
        return "no “that” follows"
    noun = singular(site.lower[at])
    if tags[at] in VERBS and tags[at - 1] in AUXILIARY + NEGATION:
        return "it is a verb here"
    if noun == "ground" and "on" not in site.lower[at - 3 : at]:
        return "grounds are a cue after “on” only"
    clause = site.sentence if has_verb(doc, site.sentence.first, at) else opening_phrase(doc, at, site.sentence)
    content = Phrase(at + 2, clause_stop(doc, at + 2, clause))
    if not has_verb(doc, *content) or tags[at + 2] in FINITE:
        return NOTHING_SAID
    before = _before_noun(site)
    owner = _owner(site, before)
    if owner is not None:
        return Attribution((content,), owner[1], owner[0], NOUN_CLAUSE, stance=of_noun(site.words, noun))
    if noun not in site.words.hedge_nouns:
        return NO_OWNER
    return Attribution((content,), Phrase(before + 1, at + 2), None, NOUN_CLAUSE, "hedge")


def _before_noun(site: Site) -> int:
    """Give the token before a noun and what describes it."""
    tags, before = site.tags, site.at - 1
    while before >= site.sentence.first and (
        tags[before] in DESCRIBERS or (tags[before] == GERUND and tags[before - 1] not in NOUNS)
    ):
        before -= 1
    return before


def _owner(site: Site, before: int) -> tuple[Phrase, Phrase] | None:
    """Find whose claim or fear a noun is, and the cue: "the mayor's claim", "his fear", "voiced fears"."""
    doc, tags, lower, sentence = site.doc, site.tags, site.lower, site.sentence
    if before < sentence.first:
        return None
    span = Phrase(before + 1, site.at + 2)
    if tags[before] == POSSESSIVE and before > sentence.first:
        return Phrase(phrase_start(doc, before - 1, sentence.first), before), span
    if tags[before] == DETERMINER:
        if lower[before] in site.words.owner_pronouns:
            return Phrase(before, before + 1), span
        before -= 1
    verb = before - (lower[before] == "to" and lower[before - 1] in site.words.arriving_verbs)
    if verb <= sentence.first or not (lower[verb] in site.words.expressing_verbs or tags[verb] in VERB_FORMS):
        return None
    found = site.subject_before(verb)
    return (found[0], Phrase(found[1], site.at + 1)) if found else None


NOUN_CLAUSE = Construction(
    name="noun-clause",
    what="noun with “that”",
    example="It was about [his] {claim that} <the bridge was shut>.",
    examples=("It was about [the mayor]’s {claim that} <it was shut>.", "[She] {voiced fears} that <it would close>."),
    read=_noun_clause,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)


def _owned_noun(site: Site) -> Outcome:
    doc, tags, lower, at, words = site.doc, site.tags, site.lower, site.at, site.words
    if at + 2 >= site.sentence.stop or tags[at + 1] == THAT or singular(lower[at]) not in words.owned_nouns:
        return "it is no noun that somebody owns"
    if lower[at + 1] not in words.subject_prepositions or doc.quoted[at] >= 0 or lower[at + 2] in words.times:
        return "nothing tells what it is about"
    owner = _owner_of_noun(site)
    if owner is None:
        return NO_OWNER
    content = site.object_from(at + 2)
    if content.stop <= content.first:
        return NOTHING_SAID
    stance = of_noun(words, singular(lower[at]))
    return Attribution((content,), owner[1], owner[0], OWNED_NOUN, stance=stance)


def _owner_of_noun(site: Site) -> tuple[Phrase, Phrase] | None:
    """Find whose criticism or call a noun is, and the cue: "her criticism of", "repeated his call for"."""
    tags, lower, first = site.tags, site.lower, site.sentence.first
    before = site.at - 1
    while before > first and tags[before] in OWNED_DESCRIBERS:
        before -= 1
    span = Phrase(before + 1, site.at + 2)
    if tags[before] == POSSESSIVE and before > first:
        return Phrase(phrase_start(site.doc, before - 1, first), before), span
    if lower[before] in {"his", "her", "their"}:
        return Phrase(before, before + 1), span
    verb = before - (tags[before] in DETERMINER + NEGATION)
    found = site.subject_before(verb) if lower[verb] in site.words.expressing_verbs and verb > first else None
    return (found[0], Phrase(found[1], site.at + 2)) if found else None


OWNED_NOUN = Construction(
    name="owned-noun",
    what="noun that somebody owns",
    example="She left after [the senator]’s {criticism of} <the plan>.",
    read=_owned_noun,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)
NOUNS_FOR_CUES = (NOUN_CLAUSE, OWNED_NOUN)

# --- adverbs and adjectives ---------------------------------------------------------------------------------


def _adverb(site: Site) -> Outcome:
    doc, tags, at = site.doc, site.tags, site.at
    begin = _clause_start(site)
    if begin < at and tags[begin] == COMMA:
        begin += 1
    stop = site.clause_from(at + 1).stop if at + 1 < site.sentence.stop else at
    relative = tags.rfind(RELATIVE, begin, at)
    if relative > begin and tags[relative - 1] == COMMA and set(tags[relative + 1 : at]) <= set(BEFORE_VERB):
        begin = relative
        stop = next((i for i in range(at + 1, stop) if tags[i] == COMMA and doc.quoted[i] < 0), stop)
    parts = [part for part in (Phrase(begin, at), Phrase(at + 1, stop)) if part.stop > part.first]
    return Attribution(tuple(parts), Phrase(at, at + 1), None, ADVERB_FOR_CUE, "hedge") if parts else NOTHING_SAID


def _clause_start(site: Site) -> int:
    """Find where the clause of an adverb begins: after a mark, or after an "and" that has a verb before it."""
    first, at = site.sentence.first, site.at
    verb = first_verb(site.doc, first, at)
    joined = site.tags.rfind(CONJUNCTION, verb + 1, at - 1)
    marks = (site.tags.rfind(mark, first, at) + 1 for mark in (SEMICOLON, COLON, OPENING_QUOTE))
    return max(first, joined + 1, *marks)


ADVERB_FOR_CUE = Construction(
    name="adverb",
    what="adverb",
    example="<The firm> {reportedly} <failed in May>.",
    read=_adverb,
    sureness="loose",
    grounds="An adverb for a cue (“reportedly”) leaves open how much of the sentence is hearsay.",
    weak_inside=True,
)


def _adjective(site: Site) -> Outcome:
    doc, tags, lower, at, words = site.doc, site.tags, site.lower, site.at, site.words
    about = lower[at] in words.attitude_adjectives and lower[at + 1 : at + 2] in (["of"], ["about"], ["over"])
    if at + 1 >= site.sentence.stop or (tags[at + 1] not in OPENS_BELIEVED and not about):
        return NOTHING_SAID
    verb = at - 1
    while verb > site.sentence.first and tags[verb] in ADVERBIAL:
        verb -= 1
    if tags[verb] != AUXILIARY and lower[verb] not in words.state_verbs:
        return "no “is” or its like stands before it"
    found = site.subject_before(verb)
    if found is None:
        return "no subject was found"
    begin = at + 1 + (about or tags[at + 1] == THAT)
    content = site.object_from(begin) if about else site.clause_from(begin)
    if content.stop <= content.first or not (about or bare_clause(doc, content)):
        return NOTHING_SAID
    subject, group = found
    nobody, negated = lower[subject.first] == "it", is_negated(words, lower[verb:at])
    if nobody and negated:
        return "it is not so, as far as anybody knows"
    unsure = negated and lower[at] not in words.attitude_adjectives
    return Attribution(
        (content,),
        Phrase(group, at + 1),
        None if nobody else subject,
        ADJECTIVE_FOR_CUE,
        "hedge" if nobody else "belief",
        "doubts" if unsure or lower[at] in words.doubting_adjectives else "asserts",
    )


ADJECTIVE_FOR_CUE = Construction(
    name="adjective",
    what="adjective",
    example="[The mayor] {is confident} that <the bridge will hold>.",
    examples=("[She] {was critical} of <the plan>.",),
    read=_adjective,
    sureness="fair",
    grounds="It is somebody's state of mind (“is confident that”), which the article may only infer.",
    weak_inside=True,
)
