"""Clauses that source and cue stand apart from: "it was shut, she said", "…, said Jane Roe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.resuming import adds_to_clause
from attrib.constructions.saying import LONGEST_INTERRUPTION
from attrib.constructions.surroundings import (
    clause_around,
    is_main_clause,
    only_relative,
    resumed_after,
    right_of_mark,
    sentence_start,
)
from attrib.grammar import Phrase, can_speak, has_verb, trimmed, walk_right, with_modifiers_after
from attrib.text.tags import (
    ADVERB,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    COLON,
    COMMA,
    CONJUNCTION,
    ENDS_PARENTHETICAL,
    FINITE,
    FULL_STOP,
    GERUND,
    NAME,
    NEGATION,
    NOUNS,
    OBJECT_PRONOUN,
    OPENS_ADVERBIAL,
    OPENS_SUBJECT,
    PARTICIPLES,
    PAST,
    PHRASE_WITH_OF,
    PREPOSITION,
    PREPOSITION_OR_TO,
    PRONOUNS,
    RELATIVE,
    SEMICOLON,
    STOPS,
    SUBORDINATOR,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying
    from attrib.constructions.site import Site, Verb
    from attrib.english import Cue
    from attrib.text import Document

APART = "The source and its cue stand apart from what is said (“…, officials said”)."
FOLLOWED = "The source follows its cue (“…, said Jane Roe”)."
NOBODY_AFTER = "nobody stands after a cue that may come before its source"

# --- before source and cue, or around them ------------------------------------------------------------------


def _before(saying: Saying) -> Phrase | str:
    """Give what stands before source and cue, or say why it is not what is said."""
    left = saying.left
    if left is None:
        return "no comma parts source and cue from what is before them"
    if saying.doc.tags[saying.subject.first] == RELATIVE:
        return "a relative clause tells of the noun before it"
    if saying.doc.tokens.lower[left.first] in saying.doc.words.asked_participles:
        return "what stands before tells what was asked"
    return left


def _before_aside(saying: Saying) -> Outcome:
    doc, right, sentence, left = saying.doc, saying.right, saying.sentence, _before(saying)
    if isinstance(left, str):
        return left
    told = saying.cue.lemma == "tell" and right > saying.span.stop
    if not told and saying.cue.lemma not in doc.words.inverting_verbs:
        return "the cue does not stand after what is said"
    if doc.tokens.lower[right] not in doc.words.aside_prepositions:
        return "no place or time follows the cue"
    if not is_main_clause(doc, left):
        return "what stands before is no main clause"
    stop = aside_stop(saying.site, right)
    if stop is None:
        return "what follows the cue is more than a place or time"
    return saying.giving(CLAUSE_BEFORE_ASIDE, *clause_around(doc, sentence, left, stop))


def aside_stop(site: Site, at: int) -> int | None:
    """Give the mark that ends where or of whom something is said, "said in Paris,"; None where none does."""
    stop = walk_right(site.doc, PHRASE_WITH_OF + GERUND, at, min(site.sentence.stop, at + LONGEST_INTERRUPTION))
    return stop if site.tag(stop) in STOPS else None


CLAUSE_BEFORE_ASIDE = Construction(
    name="clause-before-aside",
    what="clause before its cue, with a place or time after it",
    example="<The bridge was shut>, [the clerk] {said} in Leeds.",
    examples=("<The bridge was shut>, [clerks] {told} tenants during a hearing today on the repairs.",),
    read=_before_aside,
    preceded=True,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)


def _parenthetical(saying: Saying) -> Outcome:
    left = _before(saying)
    if isinstance(left, str):
        return left
    if saying.following not in ENDS_PARENTHETICAL:
        return "something follows the cue"
    if saying.cue.lemma == "tell" and saying.right == saying.span.stop:
        return "it does not say who is told"
    parts = clause_around(saying.doc, saying.sentence, left, saying.right)
    return saying.giving(PARENTHETICAL, *parts) if parts else "neither side of the cue is a clause"


PARENTHETICAL = Construction(
    name="parenthetical",
    what="clause before or around its cue",
    example="<The bridge was shut>, [the clerk] {said}.",
    examples=("<The bridge>, [the clerk] {said}, <would be shut>.",),
    read=_parenthetical,
    takes=frozenset(["clause", "that"]),
    followed_by=ENDS_PARENTHETICAL,
    preceded=True,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)


def _exclamation(saying: Saying) -> Outcome:
    left = _before(saying)
    if isinstance(left, str):
        return left
    heads = saying.sentence.paragraph == 0 and left.stop - left.first > 1
    if not (heads or saying.cue.lemma in {"say", "tell"}) or saying.following != FULL_STOP:
        return "only “said” at the end of a sentence may follow what is no clause"
    if heads and saying.doc.tags[left.first] == NAME:
        return saying.giving(EXCLAMATION, left)
    if _belongs_to_cue(saying.doc, left):
        return "what stands before is part of the cue's own clause"
    return saying.giving(EXCLAMATION, left)


def _belongs_to_cue(doc: Document, left: Phrase) -> bool:
    """Tell whether a stretch without a verb says when or where somebody speaks: "Two days later, she said"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    first = left.first
    if lower[first] in words.focusing or tags[first] == NEGATION or lower[first] in {"yes", "no"}:
        return False
    if tags[first] in OPENS_ADVERBIAL + PARTICIPLES + CONJUNCTION + NAME:
        return " ".join(lower[first : first + 2]) not in words.focusing
    if any(" ".join(lower[at : at + 2]) in words.focusing for at in range(first, left.stop - 1)):
        return False
    noun = next((at for at in range(*left) if tags[at] in NOUNS), left.stop)
    return lower[noun] in words.times or lower[noun] in words.time_nouns


EXCLAMATION = Construction(
    name="exclamation",
    what="answer or cry without a verb",
    example="<Sorry>, [he] {said}.",
    examples=("<Not until May>, [officials] {said}.", "<At least 40 dead>, [the ministry] {said} on Monday."),
    counterexamples=("Two days later, he said.", "In May, officials said.", "Springfield, she said."),
    read=_exclamation,
    followed_by=FULL_STOP,
    preceded=True,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)

# --- before cue and source ----------------------------------------------------------------------------------


def _announced(verb: Verb) -> Outcome:
    site = verb.site
    if not site.opens():
        return "the cue does not open the sentence"
    inverting = _inverting(verb)
    if inverting is None:
        return NOBODY_AFTER
    cue, source = inverting
    if site.tag(source.stop) not in (COLON if cue.lemma in site.words.asking_verbs else COLON + COMMA):
        return "no colon follows the source"
    rest = right_of_mark(site.doc, source.stop, site.sentence)
    if not rest:
        return "nothing stands after the colon"
    return Attribution(rest, Phrase(site.at, site.at + 1), source, ANNOUNCED, cue.kind)


def _inverting(verb: Verb) -> tuple[Cue, Phrase] | None:
    """Give the cue that may stand before its source, and who stands there."""
    site = verb.site
    cue = next((cue for cue in verb.cues if cue.lemma in site.words.inverting_verbs), None)
    source = site.phrase_at(site.at + 1) if cue else None
    if cue is None or source is None or site.tags[source.first] in OBJECT_PRONOUN + ADVERB:
        return None
    if site.lower[source.first] in site.words.nobodies:
        return None
    return cue, source


ANNOUNCED = Construction(
    name="announced",
    what="cue and source before a colon",
    example="{Said} [Roe]: <The bridge is shut>.",
    read=_announced,
    sureness="sure",
    grounds=FOLLOWED,
    trails=True,
    goes_on=True,
)


def _inverted(verb: Verb) -> Outcome:
    site, doc = verb.site, verb.site.doc
    if site.tags[site.at - 1] != COMMA:
        return "no comma stands before the cue"
    inverting = _inverting(verb)
    if inverting is None:
        return NOBODY_AFTER
    cue, source = inverting
    if site.tag(source.stop) == RELATIVE or site.tags[source.stop : source.stop + 2] == PAST + PREPOSITION:
        source = with_modifiers_after(doc, source, site.sentence.stop)
    first = sentence_start(doc, site.sentence, site.at)
    semicolon = site.tags.rfind(SEMICOLON, first, site.at)
    if semicolon >= 0 and not has_verb(doc, semicolon, site.at):
        return "what stands before the cue is its subject"
    content = Phrase(first, trimmed(doc, first, site.at))
    span = Phrase(site.at, site.at + 1)
    apposed = site.tags[source.first] == NAME != site.tags[content.first] and site.tag(source.stop + 1) in OPENS_SUBJECT
    whole = with_modifiers_after(doc, source, site.sentence.stop) if apposed else source
    if resumed := _goes_on_after(site, content, source) or _goes_on_after(site, content, whole):
        return Attribution(resumed, span, whole, INVERTED, cue.kind)
    ends = site.tag(source.stop) == FULL_STOP and cue.lemma == "say"
    if only_relative(doc, content) or _only_describes(doc, content) or not (ends or has_verb(doc, *content)):
        return "what stands before the cue is no clause"
    if not can_speak(doc, source) and cue.lemma not in doc.words.say_forms:
        return "who stands after the cue cannot speak"
    if _has_own_verb(site, source):
        return "who stands after the cue has a verb of their own"
    source = with_modifiers_after(doc, source, site.sentence.stop)
    more = resumed_after(doc, source.stop, site.sentence)
    follows = site.tags[source.stop : source.stop + 2] in (COMMA + CONJUNCTION, COMMA + SUBORDINATOR)
    if follows or adds_to_clause(doc, source.stop, site.sentence.stop):
        more = clause_around(doc, site.sentence, content, source.stop)[1:]
    return Attribution((content, *more), span, source, INVERTED, cue.kind)


def _goes_on_after(site: Site, content: Phrase, source: Phrase) -> tuple[Phrase, ...]:
    """Give what is said where its clause or quotation stands after the source: "The bridge, said Roe, would close"."""
    doc = site.doc
    if has_verb(doc, *content):
        return ()
    if doc.tags[source.stop] == COMMA:
        right = site.clause_from(source.stop + 1)
        if doc.tags[right.first] in FINITE and not _describes_source(doc, right):
            return content, right
    resumed = resumed_after(doc, source.stop, site.sentence)
    return resumed if content.stop - content.first <= 2 else ()


def _describes_source(doc: Document, right: Phrase) -> bool:
    """Tell whether what follows a noun is a participle between commas: "said the pool, closed since May, would"."""
    comma = doc.tags.find(COMMA, *right)
    return doc.tags[right.first] == PAST and comma >= 0 and doc.tags[comma + 1] in FINITE


def _only_describes(doc: Document, content: Phrase) -> bool:
    """Tell whether a stretch is a noun and a participle beside it: "An internal memo, seen by the paper"."""
    tags = doc.tags
    verbs = [at for at in range(*content) if tags[at] in FINITE]
    return bool(verbs) and all(tags[at] == PAST and tags[at - 1] == COMMA for at in verbs)


def _has_own_verb(site: Site, source: Phrase) -> bool:
    """Tell whether what stands after a cue is the subject of a clause, or no more than an occasion: "said Friday"."""
    clause = site.tags[source.stop : source.stop + 2]
    return (
        clause[:1] in tuple(AUXILIARY_OR_PRESENT)
        or AUXILIARY in site.tags[slice(*source)].partition(RELATIVE)[0]
        or (clause[:1] == PAST and (clause[1:] not in tuple(PREPOSITION_OR_TO) or site.tags[source.first] in PRONOUNS))
        or site.lower[source.first] in site.words.occasions
    )


INVERTED = Construction(
    name="inverted",
    what="clause before cue and source",
    example="<The talks had failed>, {said} [Jane Roe].",
    examples=(
        "<The bridge>, {said} [Roe], <would close>.",
        "<The cost of the bridge>, {says} [Ana Roe, a clerk at the port], <is too high>.",
    ),
    counterexamples=("The ferry, said to be old, sank in the bay.",),
    read=_inverted,
    sureness="sure",
    grounds=FOLLOWED,
    trails=True,
    goes_on=True,
)
