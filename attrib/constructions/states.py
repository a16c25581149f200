"""Adverbs and adjectives for cues: "reportedly", "is certain that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome, Stance
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
    GERUND,
    OPENING_QUOTE,
    OPENS_BELIEVED,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    THAT,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site

NOTHING_SAID = "nothing that could be said follows"
ABOUT = frozenset(["of", "about", "over"])
"""After an adjective these lead to what somebody is glad of or angry about."""


def _adverb(site: Site) -> Outcome:
    tags, at = site.tags, site.at
    begin = _clause_start(site)
    if tags[begin] == COMMA:
        begin += 1
    stop = site.clause_from(at + 1).stop if at + 1 < site.sentence.stop else at
    if tags[at - 1] in PREPOSITION and site.tag(at + 1) == GERUND:
        return Attribution((Phrase(at + 1, stop),), Phrase(at, at + 1), None, ADVERB_FOR_CUE, "hedge")
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
    examples=("He is on trial for {allegedly} <taking bribes>.",),
    read=_adverb,
    sureness="loose",
    grounds="An adverb for a cue (“reportedly”) leaves open how much of the sentence is hearsay.",
    weak_inside=True,
)


def _adjective(site: Site) -> Outcome:
    tags, lower, at, words = site.tags, site.lower, site.at, site.words
    verb = walk_left(site.doc, ADVERBIAL, at - 1, site.sentence.first)
    if tags[verb] != AUXILIARY and lower[verb] not in words.state_verbs:
        return "no “is” or its like stands before it"
    found = site.subject_before(verb)
    if found is None:
        return "no subject was found"
    content = _what_is_believed(site)
    if content is None:
        return NOTHING_SAID
    subject, group = found
    cue, negated = Phrase(group, at + 1), is_negated(words, lower[verb:at])
    if lower[subject.first] != "it":
        return Attribution((content,), cue, subject, ADJECTIVE_FOR_CUE, "belief", _stance(site, negated=negated))
    if negated:
        return "it is not so, as far as anybody knows"
    return Attribution((content,), cue, None, ADJECTIVE_FOR_CUE, "hedge", _stance(site, negated=False))


def _what_is_believed(site: Site) -> Phrase | None:
    """Give what an adjective is about: "sure [the bridge would hold]", "proud of [the bridge]"; None for nothing."""
    tags, lower, at = site.tags, site.lower, site.at
    if lower[at] in site.words.attitude_adjectives and lower[at + 1] in ABOUT:
        content = site.object_from(at + 2)
        return content if content.stop > content.first else None
    if tags[at + 1] not in OPENS_BELIEVED:
        return None
    content = site.clause_from(at + 1 + (tags[at + 1] == THAT))
    return content if bare_clause(site.doc, content) else None


def _stance(site: Site, *, negated: bool) -> Stance:
    """Tell whether somebody doubts what an adjective is about: "not sure", "sceptical"; not "not angry"."""
    adjective, words = site.lower[site.at], site.words
    unsure = negated and adjective not in words.attitude_adjectives
    return "doubts" if unsure or adjective in words.doubting_adjectives else "asserts"


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
