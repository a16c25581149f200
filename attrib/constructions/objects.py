"""Objects of cues: "criticized the plan", "called it a sham", "rejected the claim that it failed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import NO_OBJECT, NOTHING_FOLLOWS, OBJECT_FOR_CONTENT, Construction, Outcome
from attrib.constructions.gaps import GAP_OF_WHAT, LINKS
from attrib.constructions.requests import ABOUT
from attrib.constructions.surroundings import before_main_verb
from attrib.grammar import (
    Phrase,
    is_somebody,
    object_stop,
    opening_phrase,
    phrase_after,
    walk_right,
)
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    CLAUSE_WITHIN,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    GERUND,
    NEGATION,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OPENING_QUOTE,
    OPENS_BARE_NAME,
    OPENS_OBJECT,
    PHRASE,
    PREPOSITION,
    PRONOUNS,
    RELATIVE,
    SUBJECT_OR_RELATIVE,
    SUBJECT_PRONOUN,
    THAT,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying
    from attrib.text import Document

ARTICLES = frozenset(["a", "an"])
LONGEST_LINKED = 25
"""Tokens up to such a link."""

# --- what somebody judges -----------------------------------------------------------------------------------


def _state(saying: Saying) -> Outcome:
    doc, stop = saying.doc, saying.span.stop
    if stop >= saying.sentence.stop:
        return NOTHING_FOLLOWS
    if doc.tags[stop : stop + 2] != NEGATION + ADJECTIVE:
        return "no “not” and adjective follow"
    return saying.giving(STATE, saying.site.clause_from(stop))


STATE = Construction(
    name="state",
    what="state",
    example="[The driver] {pleaded} <not guilty to theft>.",
    counterexamples=("The driver pleaded guilty to theft.",),
    read=_state,
    takes=frozenset(["state"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _no_object(saying: Saying) -> str | None:
    """Say why what follows a cue cannot be its object; None where it can."""
    doc, stop = saying.doc, saying.span.stop
    if stop >= saying.sentence.stop:
        return NOTHING_FOLLOWS
    if doc.tags[stop] in OPENS_OBJECT or doc.tokens.lower[stop] in {"being", "having"}:
        return None
    return None if "as" in saying.cue.takes and doc.tokens.lower[stop] == "as" else NO_OBJECT


def _parted(saying: Saying) -> Outcome:
    doc, tags, lower = saying.doc, saying.doc.tags, saying.doc.tokens.lower
    if lack := _no_object(saying):
        return lack
    thing = phrase_after(doc, saying.span.stop, saying.sentence.stop)
    if thing is None or doc.tags[thing.stop] != COMMA:
        return "no comma follows the object"
    for at in range(thing.stop + 1, saying.sentence.stop - 1):
        if lower[at] == "as" and tags[at - 1] == COMMA and tags[at + 1] in OPENING_QUOTE + DETERMINER + ADJECTIVE:
            return saying.giving(PARTED, thing, saying.site.clause_from(at))
    return "no “as” follows a comma"


PARTED = Construction(
    name="parted-object",
    what="object and what it is seen as, with something between them",
    example="[Critics] {described} <the plan>, which came in May, <as a sham>.",
    counterexamples=("The mayor described the plan as a sham.",),
    read=_parted,
    takes=frozenset(["as"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _content(saying: Saying, *, whoever: bool = False) -> Phrase | str:
    """Give the object that follows a cue, or say why there is none; `whoever` where a pronoun may find it too."""
    doc, stop = saying.doc, _past_listener(saying)
    if stop == saying.span.stop and (lack := _no_object(saying)):
        return lack
    opening = doc.tags[saying.subject.first]
    if saying.cue.kind == "finding" and opening in SUBJECT_OR_RELATIVE and not (whoever and opening == SUBJECT_PRONOUN):
        return "a pronoun that finds something may stand for anybody"
    describes = doc.tags[stop - 1] == GERUND and COMMA not in doc.tags[saying.subject.first : stop]
    begins = doc.tags[saying.sentence.first] == PREPOSITION and saying.subject.first == saying.sentence.first + 1
    if describes and begins and doc.tokens.lower[saying.subject.stop - 1] in doc.words.occasions:
        return "an occasion is described, and says nothing"
    end = object_stop(doc, stop, opening_phrase(doc, stop - 1, saying.sentence) if describes else saying.sentence)
    if opening == RELATIVE:
        end = before_main_verb(doc, stop, end)
    return Phrase(stop, end) if set(doc.tags[stop:end]) - {ADVERB} else NO_OBJECT


def _past_listener(saying: Saying) -> int:
    """Step over to whom something is told: "described [to the Courier] a yard where nobody was paid"."""
    doc, stop = saying.doc, saying.span.stop
    listener = saying.site.phrase_at(stop + 1) if doc.tokens.lower[stop : stop + 1] == ["to"] else None
    if listener is None or saying.cue.particles or saying.site.tag(listener.stop) != DETERMINER:
        return stop
    timed = doc.tokens.lower[listener.stop + 1] in doc.words.time_nouns
    return stop if timed else listener.stop


def _object(saying: Saying) -> Outcome:
    content = _content(saying)
    if isinstance(content, str):
        return content
    if saying.doc.words.time_nouns.issuperset(saying.doc.tokens.lower[slice(*content)]):
        return "it tells when, not what"
    if (
        saying.cue.lemma == "deny"
        and content.stop - content.first > 1
        and saying.doc.tags[content.first] == OBJECT_PRONOUN
    ):
        return "somebody is denied something"
    if saying.cue.lemma in saying.doc.words.doubting_verbs and is_somebody(saying.doc, *content):
        return "somebody is questioned, not something"
    return saying.giving(OBJECT, _untold(saying.doc, content))


def _untold(doc: Document, content: Phrase) -> Phrase:
    """Leave out what the article tells of an object after it: "criticized the plan[, which came in May]"."""
    comma = doc.tags.rfind(COMMA, content.first + 1, content.stop - 1)
    told = comma > 0 and doc.tags[comma + 1] == RELATIVE and doc.quoted[comma] < 0
    if not told or CLAUSE_WITHIN.search(doc.tags, content.first, comma):
        return content
    return Phrase(content.first, comma)


OBJECT = Construction(
    name="object",
    what="object",
    example="[The mayor] {criticized} <the plan for the bridge>.",
    counterexamples=(
        "Few knew whom the mayor had praised.",
        "Police questioned three men about the theft.",
        "The bank denied him a loan.",
    ),
    read=_object,
    takes=frozenset(["object"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _finding(saying: Saying) -> Outcome:
    content = _content(saying)
    if isinstance(content, str):
        return content
    if saying.doc.tags[slice(*content)] in {*PRONOUNS, THAT} or saying.doc.tags[content.first] == THAT:
        return "what it finds is not told"
    return (
        saying.giving(FINDING, _untold(saying.doc, content))
        if _is_study(saying)
        else "the source is no study or document"
    )


def _is_study(saying: Saying) -> bool:
    """Tell whether the subject is a study or a document, which alone finds and lists what it reports."""
    doc, source = saying.doc, saying.subject
    if doc.tags[source.stop] == GERUND:
        return False
    head = walk_right(doc, PHRASE, source.first + 1, source.stop) - 1
    return doc.tokens.lower[head] in doc.words.studies_and_documents


FINDING = Construction(
    name="finding",
    what="finding of a study",
    example="[The survey] {found} <a rise of a fifth>.",
    examples=("[A poll by Northgate] {put} <the mayor nine points behind>.",),
    counterexamples=("The clerk found a key.",),
    read=_finding,
    takes=frozenset(["finding"]),
    sureness="fair",
    grounds="The construction is neither among the surest nor among the doubtful ones.",
)


def _named(saying: Saying) -> Outcome:
    content = _content(saying)
    if isinstance(content, str):
        return content
    if saying.span.first == saying.subject.stop and _is_title(saying.doc, content):
        return "the verb after the quotation is that of its subject"
    if saying.doc.tags[content.first] == OPENING_QUOTE and not _may_name(saying):
        return "it tells what its subject is called"
    after = saying.site.after_adverbials(content.stop)
    if after > content.stop and saying.site.tag(after) in OPENS_BARE_NAME + OPENING_QUOTE:
        return saying.giving(NAMED, saying.site.clause_from(content.first))
    return saying.giving(NAMED, content) if _is_called(saying, content) else "it is not said what the object is called"


def _may_name(saying: Saying) -> bool:
    """Tell whether a subject may call something what it is called: not "a man dubbed “the Fox”", "the plan, dubbed"."""
    doc, subject = saying.doc, saying.subject
    beside = saying.span.first == subject.stop and not ARTICLES.isdisjoint(doc.tokens.lower[slice(*subject)])
    return doc.tags[saying.span.first - 1] != COMMA and not beside


def _is_title(doc: Document, content: Phrase) -> bool:
    """Tell whether a verb follows the quotation that opens a content: "the series called “Snow” [was sold]"."""
    at = content.first
    return doc.tags[at] == OPENING_QUOTE and doc.tags[doc.quotations[doc.quoted[at]].stop] in FINITE


def _is_called(saying: Saying, content: Phrase) -> bool:
    """Tell whether "called" has two objects, "called it a sham", or gives a quotation or "what he called X"."""
    doc, tags = saying.doc, saying.doc.tags
    if OPENING_QUOTE in tags[slice(*content)] or doc.tokens.lower[saying.subject.first - 1] == "what":
        return True
    if content.stop - content.first == 2 and doc.tokens.lower[content.first] == "her":
        return tags[content.first + 1] == ADJECTIVE
    thing = phrase_after(doc, content.first, content.stop)
    if thing is None:
        return False
    if thing.stop == content.stop:
        noun = len(tags[slice(*thing)].rstrip(ADJECTIVE + ADVERB + CONJUNCTION))
        return 1 < noun < thing.stop - thing.first and tags[thing.first + noun - 1] in NOUNS
    after = OPENS_BARE_NAME if tags[content.first] == OBJECT_PRONOUN else DETERMINER + ADJECTIVE
    return tags[thing.stop] in after


NAMED = Construction(
    name="named-object",
    what="object and what it is called",
    example="[Critics] {called} <the plan a sham>.",
    counterexamples=("The novel called “Days with Tom” was sold.", "A man dubbed “the Fox” has been jailed."),
    read=_named,
    takes=frozenset(["name"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)


def _linked(saying: Saying) -> Outcome:
    doc = saying.doc
    links = frozenset().union(*(LINKS[way] for way in saying.cue.takes if way in LINKS))
    content = _content(saying, whoever="at" in saying.cue.takes)
    if isinstance(content, str):
        return content
    lower, stop = doc.tokens.lower, saying.span.stop
    thing = next((i for i in range(*content) if doc.tags[i] != ADVERB), stop)
    whole = saying.site.clause_from(stop)
    near = range(thing + 1, min(whole.stop, stop + LONGEST_LINKED, saying.site.after_adverbials(content.stop) + 1))
    linked = [i for i in near if lower[i] in links and (lower[i] != "at" or NUMBER in doc.tags[i + 1 : i + 4])]
    if not linked:
        return "nothing links the object to what is said of it"
    clausal = (i >= content.stop or doc.tags[i + 1] == GERUND or lower[i + 1] in {"being", "having"} for i in linked)
    goes_on = doc.tags[saying.subject.first] != RELATIVE and any(clausal)
    return saying.giving(LINKED, whole if goes_on else content)


LINKED = Construction(
    name="linked-object",
    what="object and what it is accused of, seen as or put at",
    example="[The mayor] {accused} <the firm of fraud>.",
    examples=("[The clerk] {put} <the cost at 40 pounds>.", "[Officials] {blamed} <the outage on a storm>."),
    counterexamples=("The mayor put the key on the desk.",),
    read=_linked,
    takes=frozenset(["of", "as", "like", "at", "with", "on"]),
    sureness="fair",
    grounds=OBJECT_FOR_CONTENT,
    weak_inside=True,
    may_refuse=True,
)

OBJECTS = frozenset([GAP_OF_WHAT, ABOUT, STATE, PARTED, OBJECT, NAMED, LINKED])
"""Constructions whose content is an object of the cue."""
