"""Quotations beside their cue: '“…,” she said', 'she said: “…”', '“…,” said Jane Roe'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.retold import inner_quotation_at
from attrib.constructions.surroundings import (
    is_main_clause,
    left_content,
    names_a_place,
    only_relative,
    opens_with_participle,
    resumed_after,
    right_of_mark,
)
from attrib.grammar import (
    Phrase,
    Stretch,
    clause_stop,
    is_somebody,
    phrase_after,
    quotation_at,
    trimmed,
    walk_left,
    with_modifiers_after,
)
from attrib.grammar.stretches import is_quoted_name
from attrib.text.tags import (
    AUXILIARY_OR_PRESENT,
    BETWEEN_QUOTATION_AND_CUE,
    CLAUSE_ENDS,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    NAME,
    OPENING_QUOTE,
    OPENS_CONTENT,
    OPENS_SUBJECT,
    STOPS,
    STRAY_QUOTE,
)

if TYPE_CHECKING:
    from attrib.constructions.saying import Saying
    from attrib.constructions.site import Site, Verb
    from attrib.text import Document

BESIDE = "A quotation, with a cue and its source beside it."
NO_QUOTATIONS = "the cue takes no quotation"


def _how_put(saying: Saying) -> Outcome:
    doc, (first, stop) = saying.doc, saying.subject
    tags, lower = doc.tags, doc.tokens.lower
    if lower[first] == "the" and lower[first + 1] == "way":
        first, link = first + 2, first
    else:
        link = first - 1 - (lower[first - 1] == "way")
    if lower[link] not in doc.words.manner_links or lower[link - 1] not in doc.words.copulas or first >= stop:
        return "no “was how” stands before the source"
    quote = saying.site.quotation_at(walk_left(doc, COMMA, link - 2, saying.sentence.first))
    if quote is None or tags[quote.stop - 1] != CLOSING_QUOTE or quote.stop < link - 2:
        return "no quotation stands before “was how”"
    return replace(saying.giving(HOW_PUT, quote), source=Phrase(first, stop))


HOW_PUT = Construction(
    name="how-put",
    what="quotation, and “was how” before source and cue",
    example="<“A paper wall,”> was how [the clerk] {put it}.",
    examples=(
        "<“Dead on arrival”> is how [one official] {described} the plan.",
        "<“A trap”> was the way [two clerks] {put it}.",
        "<“A trap”> is what [the clerk] {called} it.",
    ),
    counterexamples=("“No trap” was not how the clerk put it.",),
    read=_how_put,
    sureness="sure",
    grounds=BESIDE,
    spoken=True,
    goes_on=True,
)


def _after(saying: Saying) -> Outcome:
    doc, left, right, sentence = saying.doc, saying.left, saying.right, saying.sentence
    inner = inner_quotation_at(doc, right) if saying.following == STRAY_QUOTE else None
    if inner is not None:
        return saying.giving(QUOTATION_AFTER, inner)
    quote = saying.site.quotation_at(right) if saying.following == OPENING_QUOTE else None
    if quote is None:
        return "no quotation follows"
    whole = Phrase(right, max(quote.stop, _clause_goes_on_to(doc, quote, sentence)))
    carried = left is not None and (_is_carried_on(doc, left, quote) or _is_joined(saying, left))
    said = left is not None and (doc.tags[left.stop - 1] == CLOSING_QUOTE or carried)
    before = (left,) if left is not None and said else ()
    return saying.giving(QUOTATION_AFTER, *before, whole)


def _is_carried_on(doc: Document, clause: Phrase, quote: Phrase) -> bool:
    """Tell whether a quotation carries on the clause before its cue: 'It shut, she said, "because it leaked"'."""
    links = doc.tokens.forms[quote.first + 1] in doc.words.carrying_links
    opens = doc.tags[clause.first] in OPENS_SUBJECT
    return links and opens


def _is_joined(saying: Saying, clause: Phrase) -> bool:
    """Tell whether "and" joins a quotation to the clause before its cue: 'It was shut, she said, and “it leaked”'."""
    tags = saying.doc.tags
    joined = tags[saying.right - 2 : saying.right] == COMMA + CONJUNCTION and saying.right - 2 == saying.span.stop
    return joined and tags[clause.first] in OPENS_SUBJECT and is_main_clause(saying.doc, clause)


def _clause_goes_on_to(doc: Document, quote: Phrase, sentence: Stretch) -> int:
    """Find where a clause goes on to after a quotation inside it: 'said it was "an act of war" and left'."""
    stop = quote.stop
    if stop < sentence.stop and doc.tags[stop] not in CLAUSE_ENDS and doc.tags[stop - 2] not in STOPS:
        return trimmed(doc, stop, clause_stop(doc, stop, sentence))
    return stop


QUOTATION_AFTER = Construction(
    name="quotation-after",
    what="quotation after its cue",
    example="[The clerk] {said} <“the bridge is shut”>.",
    read=_after,
    takes=frozenset(["quotation"]),
    followed_by=OPENING_QUOTE + STRAY_QUOTE,
    sureness="sure",
    grounds=BESIDE,
    spoken=True,
    goes_on=True,
)


def _colon(saying: Saying) -> Outcome:
    if saying.following != COLON:
        return "no colon follows"
    if saying.doc.tokens.lower[saying.subject.first - 1] == "what" and saying.subject.first - 2 < saying.sentence.first:
        return "it is a heading"
    rest = right_of_mark(saying.doc, saying.right, saying.sentence)
    return saying.giving(COLON_AFTER, *rest) if rest else "nothing stands after the colon"


COLON_AFTER = Construction(
    name="colon",
    what="colon",
    example="[The clerk] {said}: <The bridge is shut>.",
    counterexamples=("What they're saying: “The bridge is shut,” the clerk said.",),
    read=_colon,
    takes=frozenset(["quotation"]),
    followed_by=COLON,
    sureness="sure if named",
    grounds="A colon opens the content",
    spoken=True,
    goes_on=True,
)


def _before(saying: Saying) -> Outcome:
    doc, left = saying.doc, saying.left
    if left is None or doc.tags[left.stop - 1] not in CLOSING_QUOTE + STRAY_QUOTE:
        return "no quotation stands before source and cue"
    if saying.following in OPENS_CONTENT:
        return "what is said follows the cue"
    quote = quotation_at(doc, left.stop - 1)
    if quote and saying.following in OPENS_SUBJECT and names_a_place(doc, left.first, quote.first):
        return "what stands before says where"
    if quote and saying.following in OPENS_SUBJECT and opens_with_participle(doc, left.first):
        return "what stands before belongs to a participle"
    return saying.giving(QUOTATION_BEFORE, left, *resumed_after(doc, saying.right, saying.sentence))


QUOTATION_BEFORE = Construction(
    name="quotation-before",
    what="quotation before its cue",
    example="<“The bridge is shut,”> [the clerk] {said}.",
    examples=(
        "<“We were slow,”> [Raiders coach Ana Ruiz] {said}.",
        "<“The pier is safe,”> [Shore Bank (SB) president Tom Field] {said}.",
        "<“The boats are idle,> [the mayor] {told} reporters. The pier was shut.",
    ),
    read=_before,
    takes=frozenset(["quotation"]),
    preceded=True,
    sureness="sure",
    grounds=BESIDE,
    trails=True,
    spoken=True,
    goes_on=True,
)


def _inverted(verb: Verb) -> Outcome:
    site, doc = verb.site, verb.site.doc
    quote = quotation_before(verb)
    if quote is None:
        return "no quotation stands right before the cue"
    if not any("quotation" in cue.takes for cue in verb.cues):
        return NO_QUOTATIONS
    cue = verb.cues[0]
    stop = site.at + 1 + len(cue.particles)
    source = phrase_after(doc, stop, site.sentence.stop) or _quoted_name(site, stop)
    if source is None:
        return "nobody stands after the cue"
    if "as" in doc.tokens.lower[source.first + 1 : source.stop]:
        source = Phrase(source.first, doc.tokens.lower.index("as", source.first))
    if doc.tags[source.stop] in AUXILIARY_OR_PRESENT:
        return "what stands after the cue has a verb of its own"
    if doc.tags[site.at - 1] == doc.tags[quote.stop - 1] == CLOSING_QUOTE and _is_object(doc, quote, source):
        return "the quotation is part of the subject"
    source = with_modifiers_after(doc, source, site.sentence.stop)
    content = left_content(doc, site.sentence, quote)
    lead = Phrase(content.first, quote.first)
    if lead.first < lead.stop and OPENING_QUOTE not in doc.tags[slice(*lead)] and only_relative(doc, lead):
        return "the quotation is part of the subject"
    resumed = resumed_after(doc, source.stop, site.sentence)
    return Attribution((content, *resumed), Phrase(site.at, stop), source, INVERTED_QUOTATION, cue.kind)


def _quoted_name(site: Site, at: int) -> Phrase | None:
    """Give the name in quotation marks that begins at a token: "says “Nadia”, a carer"."""
    quote = site.quotation_at(at) if site.tag(at) == OPENING_QUOTE else None
    return quote if quote is not None and is_quoted_name(site.doc, quote.stop - 1) else None


def _is_object(doc: Document, quote: Phrase, after: Phrase) -> bool:
    """Tell whether a thing follows a cue right after a quotation without a comma: "“the fox” posted a clip"."""
    thing = not is_somebody(doc, *after) and NAME not in doc.tags[slice(*after)]
    last = walk_left(doc, CLOSING_QUOTE + STRAY_QUOTE, quote.stop - 2, quote.first)
    return doc.tags[last] not in STOPS and thing


def quotation_before(verb: Verb) -> Phrase | None:
    """Give the quotation that ends right before a verb, or before a comma there."""
    site = verb.site
    at = walk_left(site.doc, BETWEEN_QUOTATION_AND_CUE, site.at - 1, site.sentence.first)
    return site.quotation_at(at) if site.tags[at] == CLOSING_QUOTE else None


INVERTED_QUOTATION = Construction(
    name="inverted-quotation",
    what="quotation before cue and source",
    example="<“The bridge is shut,”> {said} [Jane Roe, a clerk].",
    examples=(
        "<“We are late,”> {said} [James “Jim” Harker].",
        "<“Who will pay?”> {demanded} [Ana Ruiz] as the vote was read out.",
        "<“We lost a match,”> {said} [veteran running back Tom Field].",
        "<“He told me, ‘I want it back,’”> {said} [one of the donors, a baker from Orne].",
        '<"The nets are torn,> {said} [Paul Vance]. "We mend them," he said.',
    ),
    counterexamples=("A user with the name “the old fox” posted the clip.",),
    read=_inverted,
    sureness="sure",
    grounds=BESIDE,
    spoken=True,
    goes_on=True,
)
