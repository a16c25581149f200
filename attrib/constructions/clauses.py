"""Clauses after their cue: "said that it was shut", "said it was shut"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import NOTHING_FOLLOWS, NOTHING_STATED, Construction, Outcome
from attrib.constructions.surroundings import (
    bare_clause,
)
from attrib.grammar import Phrase, clause_follows, core_start, has_verb, phrase_head, walk_left, walk_right
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTION,
    DESCRIBERS_OR_NAME,
    FINITE,
    FULL_STOP,
    GERUND,
    JOINING,
    NOUN,
    NOUNS,
    NUMBER,
    OPENING_QUOTE,
    OPENS_BARE_CLAUSE,
    OPENS_SUBJECT,
    PARTICIPLES,
    PAST,
    PHRASE,
    PREPOSITION,
    PREPOSITIONS,
    SUBJECT_PRONOUN,
    THAT,
    TO,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying
    from attrib.text import Document

OPENED = "“That” or a question word opens the content"
UNMARKED = "The content follows its cue without “that”, which leaves open where it ends."
ELLIPTIC = ["how", "much"], ["how", "many"], ["why"]
"""Questions that need no verb: "asked how much"."""

DESCRIBED = frozenset(DESCRIBERS_OR_NAME)
# --- after "that" or a question word ------------------------------------------------------------------------


def _that_clause(saying: Saying) -> Outcome:
    doc, right, cue = saying.doc, saying.right, saying.cue
    if right >= saying.sentence.stop:
        return NOTHING_FOLLOWS
    marked = saying.following == THAT
    if marked and _that_stands_for_something(saying):
        return "“that” stands for something"
    asks = cue.kind == "question" or cue.lemma in doc.words.asking_verbs
    asked = doc.words.asked_openings if asks else doc.words.interrogatives
    if not (marked or doc.tokens.lower[right] in asked):
        return "neither “that” nor a question word follows"
    content = saying.site.clause_from(right + marked)
    elliptic = doc.tokens.lower[content.first : content.stop] in ELLIPTIC
    when = marked and saying.site.after_adverbials(content.first) >= content.stop
    states = not when and not _is_pointed_at(doc, content) if marked else elliptic or has_verb(doc, *content)
    return saying.giving(THAT_CLAUSE, content) if states else NOTHING_STATED


def _is_pointed_at(doc: Document, content: Phrase) -> bool:
    """Tell whether "that" points at a noun: "answered that question", "gathered that evening in the square"."""
    pointed = doc.tags[slice(*content)]
    if doc.tokens.lower[content.first] in doc.words.time_nouns and not has_verb(doc, *content):
        return True
    return len(pointed) <= 1 or (pointed[-1] in NOUNS and {*pointed} <= DESCRIBED)


def _that_stands_for_something(saying: Saying) -> bool:
    """Tell whether a verb follows "that": "said that was wrong", "rules that bind"."""
    after, doc = saying.right + 1, saying.doc
    if doc.tags[after : after + 2] == PAST + NOUN and clause_follows(doc, after + 1, saying.sentence.stop):
        return False
    return doc.tags[after] in FINITE and doc.tokens.lower[after] not in doc.words.clause_opening_forms


THAT_CLAUSE = Construction(
    name="that-clause",
    what="that-clause",
    example="[Officials] {said} that <the talks had failed>.",
    examples=("[The clerk] {asked} <whether it was shut>.", "[She] {wondered} <who had the key>."),
    counterexamples=("The clerks gathered that evening in the square.",),
    read=_that_clause,
    takes=frozenset(["clause", "that"]),
    sureness="sure if named",
    grounds=OPENED,
    goes_on=True,
    may_refuse=True,
)


def _pronoun_clause(saying: Saying) -> Outcome:
    doc, right = saying.doc, saying.right
    if saying.following != THAT:
        return "no “that” with a verb follows"
    first = saying.span.stop
    if doc.tags[right + 1] != AUXILIARY or not {*doc.tags[first:right]} <= {ADVERB}:
        return "“that” may tell of a noun"
    content = saying.site.clause_from(first)
    return saying.giving(PRONOUN_CLAUSE, content) if content.stop - content.first > 2 else NOTHING_STATED


PRONOUN_CLAUSE = Construction(
    name="that-subject",
    what="clause with “that” for its subject",
    example="[The clerk] {said} <that was wrong>.",
    counterexamples=("The clerk told the guards that were late to go home.",),
    read=_pronoun_clause,
    takes=frozenset(["clause"]),
    followed_by=THAT,
    sureness="sure if named",
    grounds=OPENED,
    goes_on=True,
    may_refuse=True,
)

# --- after the cue, without "that" --------------------------------------------------------------------------


def _clause_after_comma(saying: Saying) -> Outcome:
    doc, tags = saying.doc, saying.doc.tags
    if saying.following != COMMA or saying.left is not None:
        return "no comma follows the cue"
    before, first = saying.subject.first - 1, saying.right + 1
    if not (before < saying.sentence.first or tags[before] in JOINING + ADVERB):
        return "the cue's own clause is a lesser one"
    content = saying.site.clause_from(first)
    lesser = tags[first] in PARTICIPLES + CONJUNCTION or doc.tokens.lower[first] in doc.words.conceding
    if lesser or not bare_clause(doc, content):
        return NOTHING_STATED
    return saying.giving(CLAUSE_AFTER_COMMA, content)


def _heard(saying: Saying) -> Outcome:
    doc, right = saying.doc, saying.right
    hears = saying.cue.lemma == "hear" and doc.tokens.lower[phrase_head(doc, saying.subject)]
    if hears not in doc.words.hearing_bodies:
        return "no court hears it"
    content = saying.site.clause_from(right)
    stated = saying.following in OPENS_BARE_CLAUSE and bare_clause(doc, content)
    return saying.giving(HEARD, content) if stated and content.stop - content.first > 2 else NOTHING_STATED


HEARD = Construction(
    name="heard",
    what="clause that a court hears",
    example="[The jury] {heard} <the lock was broken>.",
    examples=("[An inquest] {has heard} <the driver, Tom Field, had not slept>.",),
    counterexamples=("The jury heard the case in May.", "She heard the dog bark."),
    read=_heard,
    takes=frozenset(["that"]),
    sureness="fair",
    grounds=UNMARKED,
    goes_on=True,
    may_refuse=True,
)


CLAUSE_AFTER_COMMA = Construction(
    name="clause-after-comma",
    what="clause after a comma",
    example="[The clerk] {says}, <win or lose, he will stay>.",
    read=_clause_after_comma,
    takes=frozenset(["clause"]),
    followed_by=COMMA,
    sureness="fair",
    grounds=UNMARKED,
    goes_on=True,
    may_refuse=True,
)


def _clause(saying: Saying) -> Outcome:
    doc, right, takes = saying.doc, saying.right, saying.cue.takes
    if right >= saying.sentence.stop:
        return NOTHING_FOLLOWS
    if saying.following == COMMA and saying.left is None:
        return "a comma follows the cue"
    opens = saying.following in OPENS_BARE_CLAUSE or doc.tokens.lower[right] in {"having", "being"}
    opens = opens or doc.tags[right : right + 2] == PAST + NOUN
    alone = opens and ("that" in takes or not takes & {"person", "person to"})
    alone = alone and ("to" in takes or doc.tokens.lower[right] != "to")
    where = doc.tags[saying.span.stop - 1] == GERUND and saying.following == PREPOSITION
    told = right > saying.span.stop and (
        saying.following in OPENS_SUBJECT + PREPOSITION
        or (saying.following in ADJECTIVE + NUMBER and clause_follows(doc, right, saying.sentence.stop))
    )
    if where or not (alone or told):
        return "what follows cannot open a clause"
    content = saying.site.clause_from(right)
    if doc.tags[saying.span.stop - 1] == GERUND and "object" in takes and _is_parted(doc, content):
        return "an object follows, and the main clause after it"
    if "object" in takes and _is_joined_object(doc, content):
        return "an object follows, and another verb of the same subject"
    colon = doc.tags.find(COLON, *content)
    begun = Phrase(right, colon) if colon >= 0 and doc.quoted[colon] < 0 else content
    stated = bare_clause(doc, begun) and not _is_described(saying, content)
    if doc.tokens.lower[saying.subject.first - 1] == "as" and doc.tags[slice(*content)] == SUBJECT_PRONOUN + AUXILIARY:
        return "it only tells that something is so: “as he said he would”"
    if not (stated or _hides_verb(saying, content) or (_is_headline(saying) and content.stop - content.first > 1)):
        return NOTHING_STATED
    return saying.giving(CLAUSE, content)


def _is_parted(doc: Document, content: Phrase) -> bool:
    """Tell whether a comma stands before the first verb: "announcing [the arrests, police said two men fled]"."""
    verb = next((at for at in range(*content) if doc.tags[at] in FINITE), content.stop)
    return COMMA in doc.tags[content.first : verb]


def _is_joined_object(doc: Document, content: Phrase) -> bool:
    """Tell whether "and" stands before the first verb: "denied [the charge and has hired a lawyer]"."""
    verbs = (at for at in range(*content) if doc.tags[at] in FINITE and doc.tags[at - 1] != TO)
    verb = next(verbs, content.first)
    before = walk_left(doc, ADVERB, verb - 1, content.first)
    return before > content.first and doc.tags[before] == CONJUNCTION


def _is_headline(saying: Saying) -> bool:
    """Tell whether a headline leaves out the verb of what is said: "Nine dead in fire, union says toll higher"."""
    doc, sentence = saying.doc, saying.sentence
    heads = sentence.paragraph == 0 and saying.left is not None and doc.tags[sentence.stop - 1] != FULL_STOP
    return heads and saying.cue.lemma == "say" and saying.following in PHRASE


def _hides_verb(saying: Saying, content: Phrase) -> bool:
    """Tell whether nouns after "said" must hold a verb: "said families file suits", "said the plant leaks oil"."""
    if saying.cue.lemma != "say" or saying.span.stop != content.first:
        return False
    doc, tags, lower = saying.doc, saying.doc.tags, saying.doc.tokens.lower
    if tags[content.first : content.first + 3] == NOUN + NOUN + NOUN:
        return True
    for subject in range(content.first, content.stop - 1):
        verb = walk_right(doc, ADVERB, subject + 1, content.stop - 1)
        agree = lower[subject].endswith("s") != lower[verb].endswith("s")
        rarely = verb > subject + 1 and lower[subject].endswith("s")
        if tags[subject] in NOUNS and (rarely or (agree and tags[verb] == NOUN)):
            return lower[verb] not in doc.words.utterances
    return False


def _is_described(saying: Saying, content: Phrase) -> bool:
    """Tell a thing with a participle from a clause: "a book titled “Snow”", "found the house surrounded by troops"."""
    doc, tags, lower = saying.doc, saying.doc.tags, saying.doc.tokens.lower
    verbs = (at for at in range(*content) if tags[at] in FINITE and doc.quoted[at] < 0)
    verb = next(verbs, None)
    if verb is None or tags[verb] != PAST or tags[verb - 1] not in NOUNS or next(verbs, None) is not None:
        return False
    if lower[verb] in doc.words.titling_participles and doc.tags[verb + 1] == OPENING_QUOTE:
        return True
    if lower[verb - 1] in doc.words.occasions and doc.tags[verb + 1] in PREPOSITIONS:
        return tags[core_start(doc, verb - 1, content.first) - 1] in PREPOSITIONS
    return saying.cue.lemma == "find" and lower[verb + 1] == "by"


CLAUSE = Construction(
    name="clause",
    what="clause",
    example="[Officials] {said} <the talks had failed>.",
    counterexamples=(
        "The clerk wrote a book titled “The Cold Coast.”",
        "Witnesses found the house surrounded by troops.",
        "Officers found the door open.",
        "The firm denied the allegations in a statement posted to its website.",
    ),
    examples=(
        "[The clerk] {told} reporters <the bridge was shut>.",
        "[The clerk] {said} <the order came from the mayor>.",
        "[The clerk] {said} <proposed cuts would be made>.",
    ),
    read=_clause,
    takes=frozenset(["clause"]),
    sureness="fair",
    grounds=UNMARKED,
    goes_on=True,
    may_refuse=True,
)
