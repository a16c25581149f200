"""What somebody is asked, or asked to do: "asked them about the bridge", "urged the council to vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import OBJECT_FOR_CONTENT, Construction, Outcome
from attrib.grammar import Phrase, clause_stop, has_verb
from attrib.text.tags import (
    ADVERB,
    COLON,
    COMMA,
    FINITE,
    NEGATION,
    NOUN_OR_PRONOUN,
    OPENING_QUOTE,
    RELATIVES,
    SEMICOLON,
    TO,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying

INFINITIVE_FOR_CONTENT = "The cue has an infinitive for its content (“promised to resign”), not a clause."
ASKED_OF_SOMEBODY = "What somebody is asked to do stands for the content (“urged the council to vote”)."


def _about(saying: Saying) -> Outcome:
    doc, right = saying.doc, saying.right
    if not saying.span.stop < right < saying.sentence.stop:
        return "nobody is spoken to"
    lower = doc.tokens.lower
    pressed_on = lower[right] == "on" and lower[right + 1] in doc.words.asked_openings
    if lower[right] not in doc.words.question_prepositions and not pressed_on:
        return "no “about” follows whoever is spoken to"
    content = saying.site.object_from(right + 1)
    return saying.giving(ABOUT, content) if content.stop > content.first else "nothing follows “about”"


ABOUT = Construction(
    name="asked-about",
    what="what somebody is asked or warned about",
    example="[The judge] {asked} her about <the plan for the bridge>.",
    examples=("[Reporters] {pressed} the minister on <whether the talks had failed>.",),
    read=_about,
    takes=frozenset(["person about"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _request_of_described(saying: Saying) -> Outcome:
    doc, right, stop = saying.doc, saying.right, saying.span.stop
    if saying.cue.lemma == "tell":
        return "“told those who” asks nothing"
    if not stop < right < saying.sentence.stop or not (saying.following in RELATIVES and doc.tags[right + 1] in FINITE):
        return "no relative clause tells more of whoever is asked"
    end = clause_stop(doc, stop, saying.sentence)
    for i in range(right + 2, end - 1):
        if doc.tags[i] == TO and doc.tags[i - 1] in NOUN_OR_PRONOUN + ADVERB:
            return saying.giving(REQUEST_OF_DESCRIBED, Phrase(stop, end))
        if doc.tags[i] in FINITE + COMMA + COLON + SEMICOLON + OPENING_QUOTE:
            break
    return "no “to” follows the relative clause"


REQUEST_OF_DESCRIBED = Construction(
    name="described-request",
    what="request of somebody of whom more is told",
    example="[The mayor] {asked} <agencies that dealt with it to refuse>.",
    read=_request_of_described,
    takes=frozenset(["person to"]),
    followed_by=RELATIVES,
    sureness="fair",
    grounds=ASKED_OF_SOMEBODY,
    weak_inside=True,
    may_refuse=True,
)


def _infinitive_at(saying: Saying) -> int | None:
    """Give the token of "to", or None; "not" may stand before it."""
    right = saying.right + (saying.following == NEGATION and saying.site.tag(saying.right + 1) == TO)
    return right if saying.site.tag(right) == TO else None


def _infinitive(saying: Saying) -> Outcome:
    to = _infinitive_at(saying)
    if to is None:
        return "no “to” follows"
    if saying.doc.tokens.lower[saying.site.at - 1] in saying.doc.words.habit_adverbs:
        return "it is a habit"
    content = saying.site.clause_from(to)
    words, verb = saying.doc.words, saying.doc.tokens.lower[to + 1]
    if verb in words.replying_verbs or (verb in words.uttering_verbs and has_verb(saying.doc, to + 2, content.stop)):
        return "what will be said is not said yet"
    return saying.giving(INFINITIVE, content)


INFINITIVE = Construction(
    name="infinitive",
    what="infinitive",
    example="[The mayor] {vowed} <to rebuild the bridge>.",
    counterexamples=(
        "The clerk promised to say the bridge was shut.",
        "The clerk promised to reply, but did not.",
        "The clerks usually agreed to wait an hour.",
    ),
    read=_infinitive,
    takes=frozenset(["to"]),
    followed_by=TO + NEGATION,
    sureness="fair",
    grounds=INFINITIVE_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _request(saying: Saying) -> Outcome:
    stop = saying.span.stop
    to = _infinitive_at(saying)
    if to is None or to <= stop:
        return "no “to” follows whoever is asked"
    return saying.giving(REQUEST, saying.site.clause_from(stop))


REQUEST = Construction(
    name="request",
    what="request",
    example="[Doctors] {urged} <the council to vote>.",
    read=_request,
    takes=frozenset(["person to"]),
    followed_by=TO + NEGATION,
    sureness="fair",
    grounds=ASKED_OF_SOMEBODY,
    weak_inside=True,
    may_refuse=True,
)
