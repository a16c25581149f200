"""Source and cue with "as" or its like: "as Roe said, …", "…, as officials see it", "…, or so critics say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.apart import APART, aside_stop
from attrib.constructions.construction import NOTHING_STATED, Attribution, Construction, Outcome
from attrib.constructions.saying import LONGEST_INTERRUPTION, after_addressee
from attrib.constructions.surroundings import clause_around
from attrib.grammar import Phrase, has_verb
from attrib.text.tags import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    DASH,
    PAUSES,
    PHRASE_WITH_OF,
    PREPOSITION,
    STOPS,
    SUBORDINATOR,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site, Verb


def _comma_after_aside(site: Site, at: int) -> int:
    """Give the comma that ends a time or place, "in 2012,"; where none begins at a token, the token."""
    words = site.words
    if (
        site.tag(at) != PREPOSITION
        and site.lower[at] not in words.time_openers
        and site.lower[at] not in words.month_names
    ):
        return at
    comma = site.tags.find(COMMA, at, min(site.sentence.stop, at + LONGEST_INTERRUPTION))
    return comma if comma >= 0 and {*site.tags[at:comma]} <= {*PHRASE_WITH_OF, ADVERB} else at


def _as_reported(verb: Verb) -> Outcome:
    site, subject = verb.site, verb.subject
    if subject is None:
        return "no “as” opens the sentence"
    stop = site.at + 1 + len(verb.cues[0].particles)
    if any("person" in cue.takes for cue in verb.cues):
        stop = after_addressee(site, stop)
    stop = _comma_after_aside(site, site.after_adverbials(stop))
    if not any("quotation" in cue.takes for cue in verb.cues) or site.tag(stop) != COMMA:
        return "no comma follows the cue"
    content = site.clause_from(stop + 1)
    if not has_verb(site.doc, *content):
        return NOTHING_STATED
    cue = Phrase(verb.group, site.at + 1 + len(verb.cues[0].particles))
    return Attribution((content,), cue, subject, AS_REPORTED, verb.cues[0].kind)


AS_REPORTED = Construction(
    name="as-reported",
    what="“as” with source and cue, before what is said",
    example="As [the Courier] {reported}, <the bridge will close>.",
    examples=("As [Ana Ruiz] {pointed out} in 2012, <nobody checked the bolts>.",),
    counterexamples=("As officials said they would, the ferry ran on Sunday.",),
    read=_as_reported,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)


def _as_added(verb: Verb) -> Outcome:
    site, subject, doc = verb.site, verb.subject, verb.site.doc
    if subject is None or site.tags[subject.first - 2] not in PAUSES or site.lower[subject.first - 1] != "as":
        return "no “as” stands after a comma"
    right = site.after_adverbials(site.at + 1 + len(verb.cues[0].particles))
    if site.lower[right] in site.words.aside_prepositions:
        right = aside_stop(site, right) or right
    if not any("clause" in cue.takes for cue in verb.cues) or site.tag(right) not in STOPS + DASH:
        return "something follows the cue"
    parts = clause_around(doc, site.sentence, Phrase(site.sentence.first, subject.first - 2), right)
    if parts and doc.tags[parts[0].first] in CONJUNCTION + SUBORDINATOR + ADVERB and not has_verb(doc, *parts[0]):
        parts = parts[1:]
    if not parts:
        return "neither side of the cue is a clause"
    return Attribution(parts, Phrase(verb.group, right), subject, AS_ADDED, verb.cues[0].kind)


AS_ADDED = Construction(
    name="as-added",
    what="“as” with source and cue, within or after what is said",
    example="<The bridge>, as [the Courier] {reported}, <will close>.",
    examples=(
        "<Nobody checked the bolts>, as [Ana Ruiz] {noted in the Courier}.",
        "<The bolts were old> — as [the clerk] {has said} — and loose.",
    ),
    read=_as_added,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)
