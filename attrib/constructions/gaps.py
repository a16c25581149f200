"""Gaps: what is said lacks the noun before source and cue: "a plan she said was late", "what critics called a sham"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.construction import NOTHING_FOLLOWS, OBJECT_FOR_CONTENT, Construction, Outcome
from attrib.grammar import Phrase, antecedent, clause_follows, clause_stop, trimmed
from attrib.text.tags import (
    ADJECTIVE,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    NOUN,
    NOUNS,
    OPENING_QUOTE,
    OPENS_BARE_NAME,
    PAUSES,
    PREPOSITIONS,
    RELATIVE,
    RELATIVES,
    STOPS,
    THAT,
    VERBS,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying
    from attrib.text import Document

ENDS_RELATIVE = STOPS + FINITE
LINKS = {
    "of": frozenset(["of", "for", "over", "as"]),
    "as": frozenset(["as", "among"]),
    "like": frozenset(["to", "with"]),
    "at": frozenset(["at"]),
    "with": frozenset(["with"]),
    "on": frozenset(["on"]),
}
"""What must follow an object that is content only together with it: "accused X of Y", "put X at Y"."""
AROUND = "The content lies around its cue (“a plan that she said was doomed”), which leaves open where it ends."


def _gap(saying: Saying) -> Outcome:
    doc, lower, stop = saying.doc, saying.doc.tokens.lower, saying.span.stop
    before = saying.subject.first - 1
    if stop >= saying.sentence.stop:
        return NOTHING_FOLLOWS
    if (beside := _thing_beside(saying)) is not None:
        return _of_beside(saying, beside)
    if before < saying.sentence.first or (saying.right != stop and lower[stop] not in _links(saying)):
        return "nothing stands before the source, or somebody is spoken to"
    if lower[before] == "what" and before == saying.sentence.first:
        return _opening_what(saying)
    if (joined := _joined_relative(saying, before)) >= 0:
        before = joined
    if lower[before] == "whose" and saying.following in FINITE:
        return "it tells of something that is somebody's, and nothing is said of it"
    relative = doc.tags[before] in RELATIVES or lower[before] == "what"
    if not _leaves_gap(saying, before, relative=relative) or not (relative or doc.tags[before] in NOUNS + COMMA):
        return "what follows the cue does not lack the noun before it"
    end = clause_stop(doc, stop, saying.sentence)
    if lower[before] == "what":
        return saying.giving(GAP_OF_WHAT, Phrase(stop, trimmed(doc, stop, end)))
    comma = next((i for i in range(stop, end) if _ends_gap(doc, i, end)), end)
    thing = antecedent(doc, before + 1 - relative, saying.sentence.first)
    said = Phrase(stop, trimmed(doc, stop, comma))
    return saying.giving(GAP, thing, said) if thing else saying.giving(GAP_OF_WHAT, said)


def _links(saying: Saying) -> frozenset[str]:
    """Give what may link the noun before a source to what is said of it: "that critics describe [as]"."""
    return frozenset().union(*(LINKS[way] for way in saying.cue.takes if way in LINKS))


def _joined_relative(saying: Saying, before: int) -> int:
    """Find the relative of a clause that "but" joins the source to: "[which] he calls fair but critics say is not"."""
    doc, at = saying.doc, saying.span.stop
    if doc.tags[before] != CONJUNCTION or doc.tags[at] != AUXILIARY:
        return -1
    which = doc.tags.rfind(RELATIVE, saying.sentence.first, before)
    that = doc.tags.rfind(THAT, max(which, saying.sentence.first), before)
    return that if that > which and doc.tags[that - 1] in NOUNS else which


def _ends_gap(doc: Document, at: int, end: int) -> bool:
    """Tell whether what is said of a noun ends before a token: "as fair[,]", "as fair [but] critics say"."""
    joined = doc.tags[at] == CONJUNCTION and clause_follows(doc, at + 1, end)
    return doc.quoted[at] < 0 and (joined or doc.tags[at] == COMMA)


def _thing_beside(saying: Saying) -> Phrase | None:
    """Find the noun right before a source, of which what follows is said: "[a step] party insiders say was late"."""
    doc, subject, stop = saying.doc, saying.subject, saying.span.stop
    tags, last = doc.tags, subject.stop - 1
    if doc.tokens.lower[saying.site.at] not in doc.words.bare_clause_forms or tags[stop] not in FINITE:
        return None
    noun = tags[last] == NOUN and doc.words.can_speak(doc.tokens.lower[last]) and tags[last - 1] == NOUN
    if not noun or tags[subject.first] != DETERMINER:
        return None
    described = tags[last - 2] == NOUN and doc.words.can_speak(doc.tokens.lower[last - 1])
    return Phrase(subject.first, last - described)


def _of_beside(saying: Saying, thing: Phrase) -> Outcome:
    """Give to a source what follows its cue, and the noun before it."""
    doc, stop = saying.doc, saying.span.stop
    end = clause_stop(doc, stop, saying.sentence)
    ends = NOUNS + COMMA
    verb = next((at for at in range(stop + 1, end) if doc.tags[at] == AUXILIARY and doc.tags[at - 1] in ends), end)
    said = Phrase(stop, trimmed(doc, stop, verb))
    return replace(saying.giving(GAP, thing, said), source=Phrase(thing.stop, saying.subject.stop))


def _opening_what(saying: Saying) -> Outcome:
    """Read "What critics saw as a failure was a triumph": up to the main verb."""
    doc, stop, takes = saying.doc, saying.span.stop, saying.cue.takes
    opens = doc.tags[stop] in OPENS_BARE_NAME + OPENING_QUOTE and "name" in takes
    if not opens and not ("as" in takes and doc.tokens.lower[stop] == "as"):
        return "“what” opens the sentence"
    end = clause_stop(doc, stop, saying.sentence)
    verb = next((at for at in range(stop + 1, end) if doc.tags[at] in FINITE and doc.quoted[at] < 0), None)
    if verb is None:
        return "no main verb follows"
    return saying.giving(GAP_OF_WHAT, Phrase(stop, trimmed(doc, stop, verb)))


def _leaves_gap(saying: Saying, before: int, *, relative: bool) -> bool:
    """Tell whether what follows a cue lacks a noun: "she said was late", "he described as late"."""
    doc, tags, lower, stop = saying.doc, saying.doc.tags, saying.doc.tokens.lower, saying.span.stop
    takes = saying.cue.takes
    states = "that" in takes and saying.cue.kind == "statement"
    if states and relative and tags[stop] == AUXILIARY and tags[before - 1] not in PREPOSITIONS:
        return True
    if "clause" in takes:
        return tags[stop] == AUXILIARY or (tags[stop] in VERBS and relative)
    if relative and lower[stop] in _links(saying):
        return True
    if "name" not in takes:
        return False
    if lower[before] == "what" and tags[stop] in OPENS_BARE_NAME + OPENING_QUOTE:
        return True
    return relative and tags[stop] == ADJECTIVE and doc.tags[stop + 1] in STOPS


GAP = Construction(
    name="gap",
    what="noun before source and cue, the rest after them",
    example="Then came <a plan> that [she] {said} <was late>.",
    examples=(
        "It was <a plan> that [critics] {described} <as reckless>.",
        "<A man> [police] {say} <fled the scene> was found.",
        "It is <a rule> that [doctors] {blame} <for the delays>.",
        "<The site>, which the mayor calls safe but [critics] {say} <is not>, was shut.",
        "It was <a house> that the firm calls a school, but [critics] {charge} <is a jail>.",
    ),
    read=_gap,
    takes=frozenset(["clause", "that", "name", "of", "as", "like", "at", "with", "on"]),
    sureness="loose",
    grounds=AROUND,
)
GAP_OF_WHAT = Construction(
    name="gap-of-what",
    what="what follows “what”, source and cue",
    example="It was what [she] {called} <a sham>.",
    examples=("What [critics] {saw} <as a failure> was none.",),
    read=_gap,
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _denied_gap(saying: Saying) -> Outcome:
    doc, words, before = saying.doc, saying.doc.words, saying.subject.first - 1
    name = " ".join((saying.cue.lemma, *saying.cue.particles))
    rejecting = name in words.rejecting_verbs
    if name not in words.denying_verbs and not rejecting:
        return "the cue denies nothing"
    if doc.tags[before] not in RELATIVES or saying.following not in ENDS_RELATIVE:
        return "it does not end a relative clause"
    thing = antecedent(doc, before, saying.sentence.first)
    if thing is None or (rejecting and words.rejected_cues.isdisjoint(doc.tokens.lower[slice(*thing)])):
        return "no claim stands before the relative clause"
    if doc.tags[thing.first - 1] in PAUSES and doc.tokens.lower[thing.first] in words.articles - {"the"}:
        return "what stands before the relative clause sums up what came before"
    return saying.giving(DENIED_GAP, thing)


DENIED_GAP = Construction(
    name="denied-gap",
    what="noun before a relative clause in which somebody denies it",
    example="<The claim>, which [the ministry] {denies}, was made in May.",
    examples=("She faces <charges> that [she] {has disputed}.",),
    counterexamples=("A plan that the mayor rejected was dropped.", "He fled, a claim that she denied."),
    read=_denied_gap,
    takes=frozenset(["object"]),
    followed_by=ENDS_RELATIVE,
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)
