"""Adverbs and adjectives for cues: "reportedly", "is certain that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.surroundings import bare_clause
from attrib.english import is_negated
from attrib.grammar import (
    Phrase,
    first_verb,
    walk_left,
)
from attrib.text.tags import (
    ADVERBIAL,
    AUXILIARY,
    BEFORE_VERB,
    COLON,
    COMMA,
    CONJUNCTION,
    OPENING_QUOTE,
    OPENS_BELIEVED,
    RELATIVE,
    SEMICOLON,
    THAT,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site

NOTHING_SAID = "nothing that could be said follows"


def _adverb(site: Site) -> Outcome:
    tags, at = site.tags, site.at
    begin = _clause_start(site)
    if tags[begin] == COMMA:
        begin += 1
    stop = site.clause_from(at + 1).stop if at + 1 < site.sentence.stop else at
    relative = tags.rfind(RELATIVE, begin, at)
    if tags[relative - 1] == COMMA and set(tags[relative + 1 : at]) <= set(BEFORE_VERB):
        begin = relative
        stop = next((i for i in range(at + 1, stop) if tags[i] == COMMA), stop)
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
    about = lower[at] in words.attitude_adjectives and lower[at + 1] in {"of", "about", "over"}
    if tags[at + 1] not in OPENS_BELIEVED and not about:
        return NOTHING_SAID
    verb = walk_left(site.doc, ADVERBIAL, at - 1, site.sentence.first)
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
    counterexamples=("The bridge is certain to fall.",),
    read=_adjective,
    sureness="fair",
    grounds="It is somebody's state of mind (“is confident that”), which the article may only infer.",
    weak_inside=True,
)
