"""What somebody says of a claim: "rejected the claim that it failed", "called the claim that it failed untrue"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import NO_OBJECT, NOTHING_FOLLOWS, OBJECT_FOR_CONTENT, Construction, Outcome
from attrib.grammar import Phrase, clause_follows, has_verb, phrase_head, trimmed, walk_left
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    CLOSING_QUOTE,
    COLON,
    DETERMINER,
    NAME,
    NUMBER,
    OPENING_QUOTE,
    PRESENT,
    STOPS,
    SUBJECT_PRONOUN,
    THAT,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying

LONGEST_LABEL = 8
"""Tokens of what a claim is called before it: "as “a complete fabrication”"."""


def _claim_in_object(saying: Saying) -> Phrase | str:
    """Give the clause of a claim that is the object of a cue: "the suggestion that it was shut"."""
    first = saying.span.stop
    if first >= saying.sentence.stop:
        return NOTHING_FOLLOWS
    first = _after_label(saying, first)
    bare = saying.site.tag(first) == PRESENT and _is_claim(saying, first)
    thing = Phrase(first, first + 1) if bare else saying.site.phrase_at(first)
    if thing is None:
        return NO_OBJECT
    claim = next((at for at in range(*thing) if _is_claim(saying, at)), None)
    if claim is None:
        return "its object is no claim"
    that = next((at for at in range(claim + 1, thing.stop + 1) if saying.site.tag(at) == THAT), None)
    if that is None and not _opens_clause(saying, claim + 1):
        return "neither “that” nor who does something follows the claim"
    content = saying.site.clause_from(claim + 1 if that is None else that + 1)
    colon = saying.doc.tags.find(COLON, *content)
    if colon >= 0 and saying.doc.quoted[colon] < 0:
        content = Phrase(content.first, colon)
    return content if has_verb(saying.doc, *content) else NOTHING_FOLLOWS


def _opens_clause(saying: Saying, at: int) -> bool:
    """Tell whether what follows a claim is a clause without "that": "rejected claims [the fleet was short]"."""
    tag = saying.site.tag(at)
    if tag in SUBJECT_PRONOUN:
        return True
    return tag in DETERMINER + NAME + NUMBER and clause_follows(saying.doc, at, saying.sentence.stop)


def _after_label(saying: Saying, at: int) -> int:
    """Step over what a claim is called before it: "dismissed [as “nonsense”] claims that", "rejected [as false] a"."""
    tags, stop = saying.doc.tags, min(saying.sentence.stop, at + LONGEST_LABEL)
    if saying.doc.tokens.lower[at] != "as":
        return at
    if OPENING_QUOTE in tags[at + 1 : at + 3]:
        closing = tags.find(CLOSING_QUOTE, at, stop)
        return closing + 1 if closing >= 0 else at
    return next((i for i in range(at + 2, stop) if tags[i] == DETERMINER or _is_claim(saying, i)), at)


def _is_claim(saying: Saying, at: int) -> bool:
    return saying.doc.tokens.lower[at] in saying.doc.words.rejected_cues


def _rejected_claim(saying: Saying) -> Outcome:
    words, name = saying.doc.words, " ".join((saying.cue.lemma, *saying.cue.particles))
    if name not in words.rejecting_or_doubting:
        return "the cue rejects and doubts nothing"
    content = _claim_in_object(saying)
    return content if isinstance(content, str) else saying.giving(REJECTED_CLAIM, content)


REJECTED_CLAIM = Construction(
    name="rejected-claim",
    what="a claim that somebody rejects or doubts",
    example="[The ministry] {rejected} the claim that <the files had been burned>.",
    examples=(
        "[The ministry] {cast doubt on} a claim by two clerks that <the ledgers had been lost>.",
        "[The union] {rejected} as “pure fiction” reports that <it was broke>.",
        "[The club] {quashed} rumours that <its coach would leave>.",
    ),
    counterexamples=("The ministry rejected the plan for the bridge.",),
    read=_rejected_claim,
    sureness="fair",
    grounds="What somebody else claims is rejected (“rejected the claim that”).",
    may_refuse=True,
)


def _called_untrue(saying: Saying) -> Outcome:
    content = _claim_in_object(saying)
    if isinstance(content, str):
        return content
    lower, tags = saying.doc.tokens.lower, saying.doc.tags
    last = content.stop - 1
    last -= tags[last] == CLOSING_QUOTE
    last -= tags[last] in STOPS
    if lower[last] not in saying.doc.words.untrue_words:
        return "the claim is not called untrue"
    last = walk_left(saying.doc, ADJECTIVE + ADVERB, last - 1, max(content.first, last - LONGEST_LABEL) - 1) + 1
    last -= tags[last - 1] == DETERMINER
    last -= tags[last - 1] == OPENING_QUOTE
    last -= lower[last - 1] == "as"
    return saying.giving(CALLED_UNTRUE, Phrase(content.first, trimmed(saying.doc, content.first, last)))


CALLED_UNTRUE = Construction(
    name="called-untrue",
    what="a claim that somebody calls untrue",
    example="[The mill] {called} the claim that <it dumped the waste> untrue.",
    examples=(
        "[The bank] {called} the report that <it was for sale> “false”.",
        "[Jane Roe] {described} the allegation that <she took bribes> as a lie.",
        "[The mayor] {branded} claims <he fled> “a smear”.",
        "[Jane Roe] {called} the accusation that <she lied> “a complete fabrication.”",
    ),
    read=_called_untrue,
    takes=frozenset(["name", "as"]),
    sureness="fair",
    grounds="What somebody else claims is called untrue.",
    may_refuse=True,
)


def _rejected_story(saying: Saying) -> Outcome:
    words, name = saying.doc.words, " ".join((saying.cue.lemma, *saying.cue.particles))
    thing = saying.site.phrase_at(saying.span.stop)
    if name not in words.rejecting_verbs or thing is None:
        return "the cue rejects nothing"
    head = phrase_head(saying.doc, thing)
    noun = saying.doc.tokens.lower[head]
    if noun not in words.rejected_things:
        return "its object is no claim or story"
    if noun in words.tried_things or not words.tried_in.isdisjoint(saying.doc.tokens.lower[slice(*saying.subject)]):
        return "a court throws it out"
    return saying.giving(REJECTED_STORY, saying.site.object_from(saying.span.stop))


REJECTED_STORY = Construction(
    name="rejected-story",
    what="a story or report that somebody rejects",
    example="[The palace] {rubbished} <the story>.",
    examples=(
        "[The clerk] {contradicted} <the mayor’s account of the fire>.",
        "[The club] {laughed off} <the rumours>.",
    ),
    counterexamples=(
        "The club dismissed its coach.",
        "A judge dismissed the claims.",
        "The court quashed the charges.",
    ),
    read=_rejected_story,
    takes=frozenset(["claim"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)
REJECTED = frozenset([REJECTED_CLAIM, CALLED_UNTRUE])
"""Constructions whose content somebody else claims, and the source does not."""
