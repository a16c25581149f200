"""Words that name a source outright: "according to the clerk", "per the clerk", "in the words of the mayor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.resuming import adds_to_clause, goes_on_without_subject
from attrib.constructions.surroundings import bare_clause, left_content, left_start
from attrib.grammar import (
    Phrase,
    has_verb,
    trimmed,
    with_modifiers_after,
)
from attrib.text.tags import (
    CLOSING_QUOTE,
    COMMA,
    FINITE,
    JOINING,
    NOUN,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    OPENS_MODIFIER,
    OPENS_SUBJECT,
    PREPOSITIONS,
    RELATIVE,
    RELATIVES,
    SUBORDINATING,
    THAT,
    VERB_GROUP,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site

OUTRIGHT = "“According to” or its like names the source outright."
LONGEST_LEAD = 4
"""Tokens between whose words they are and the quotation: "in the words of Roe, it was “a mess”"."""
NOTHING_SAID = "nothing that could be said follows"
NOBODY = "nobody stands after it"


def _according_source(site: Site) -> Phrase | str:
    """Give who stands after "according to" or "per", or say that nobody does."""
    first = _cue(site).stop
    if site.lower[site.at] == "per":
        return _per_source(site, first)
    if first >= site.sentence.stop:
        return "no “to” follows"
    return site.phrase_at(first) or NOBODY


def _cue(site: Site) -> Phrase:
    """Give the words that name a source: "according to", "per"."""
    return Phrase(site.at, min(site.at + 1 + (site.lower[site.at] != "per"), site.sentence.stop))


def _per_source(site: Site, first: int) -> Phrase | str:
    """Give who stands after "per" at the beginning or after a comma: "Per two aides, it is done", not "per head"."""
    if not site.opens() and site.tags[site.at - 1] != COMMA:
        return "it tells how much, not who says so"
    source = site.phrase_at(first)
    if source is None:
        return NOBODY
    head = next((at for at in range(first, source.stop) if site.tag(at + 1) != NOUN), first)
    several = site.lower[head][-1] == "s" or site.lower[head] in site.words.plural_heads
    return source if several or site.tags[first] != NOUN else NOBODY


def _leads(site: Site) -> bool:
    """Tell whether "according to" opens its sentence, if need be after "and" or "but"."""
    return site.opens() or (site.at - site.sentence.first <= 2 and site.tags[site.at - 1] in JOINING)


def _according_first(site: Site) -> Outcome:
    doc, tags, at, sentence = site.doc, site.tags, site.at, site.sentence
    source = _according_source(site)
    if isinstance(source, str):
        return source
    if not _leads(site):
        return "it does not open the sentence"
    cue, content = _cue(site), Phrase(at, at)
    for whole in _longest_first(site, source):
        begin = whole.stop + (tags[whole.stop] == COMMA)
        content = Phrase(begin, trimmed(doc, begin, sentence.stop))
        if _is_main_clause(site, content):
            return Attribution((content,), cue, whole, ACCORDING_FIRST)
    if content.stop - content.first <= 2:
        return NOTHING_SAID
    return Attribution((content,), cue, source, ACCORDING_FIRST)


def _is_main_clause(site: Site, content: Phrase) -> bool:
    """Tell whether a stretch is a clause that can stand by itself: not "before he fled"."""
    pointed_at = site.tags[content.first : content.first + 2] in {THAT + tag for tag in FINITE}
    if site.tags[content.first] in SUBORDINATING and not pointed_at:
        return False
    return site.lower[content.first] not in site.words.time_links and has_verb(site.doc, *content)


def _longest_first(site: Site, source: Phrase) -> tuple[Phrase, ...]:
    """Give what a source may be with its appositions, the longest first: "Jane Roe, the mayor, the bridge"."""
    longest = with_modifiers_after(site.doc, source, site.sentence.stop)
    if site.doc.tags[longest.stop + 1] in FINITE:
        return (source,)
    described = site.tags[source.stop] in RELATIVES or site.tag(source.stop + 1) in RELATIVES + OPENS_MODIFIER
    if not described and has_verb(site.doc, source.stop, _before_seen(site, Phrase(source.stop, longest.stop))):
        return (source,)
    commas = [i for i in range(longest.stop - 1, source.stop, -1) if site.tags[i] == COMMA]
    return (longest, *(Phrase(source.first, comma) for comma in commas), source)


def _before_seen(site: Site, stretch: Phrase) -> int:
    """Give where a stretch ends before what tells who has a paper: "a report [seen by the Globe]"."""
    seen = (at for at in range(*stretch) if site.lower[at] in site.words.voice_participles)
    return next((at for at in seen if site.tag(at + 1) in PREPOSITIONS), stretch.stop)


ACCORDING_FIRST = Construction(
    name="according-first",
    what="“according to” before what is said",
    example="{According to} [the clerk], <the bridge was shut>.",
    examples=(
        "{Per} [two clerks], <the bridge was shut>.",
        "{According to} [the emails], <one clerk wrote: “The tests were faked.”>",
    ),
    read=_according_first,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)


def _according_of_relative(site: Site) -> Outcome:
    tags, at = site.tags, site.at
    source = _according_source(site)
    if isinstance(source, str):
        return source
    if tags[at - 2 : at] != RELATIVE + COMMA or tags[source.stop : source.stop + 2] not in GOES_ON:
        return "it does not stand in a relative clause"
    first = source.stop + 1
    stop = site.clause_from(first).stop
    stop = next((i for i in range(first, stop - 1) if tags[i] == COMMA and tags[i + 1] in FINITE), stop)
    return Attribution((Phrase(first, stop),), _cue(site), source, ACCORDING_OF_RELATIVE)


GOES_ON = frozenset(COMMA + tag for tag in VERB_GROUP)
"""What follows the source in "who, according to police, stepped in"."""
ACCORDING_OF_RELATIVE = Construction(
    name="according-within",
    what="“according to” in a relative clause",
    example="He met a man who, {according to} [police], <stepped in>.",
    read=_according_of_relative,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)


def _according_after(site: Site) -> Outcome:
    doc, tags, at, sentence = site.doc, site.tags, site.at, site.sentence
    source = _according_source(site)
    if isinstance(source, str):
        return source
    if _leads(site):
        return "it opens the sentence"
    if tags[at - 1] not in RELATIVES:
        source = _described_within(site, source)
    if tags[at - 2 : at] == THAT + COMMA and site.tag(source.stop) == COMMA:
        right = site.clause_from(source.stop + 1)
        return Attribution((right,), _cue(site), source, ACCORDING_FIRST) if has_verb(doc, *right) else NOTHING_SAID
    left = Phrase(left_start(doc, sentence, at - (tags[at - 1] == COMMA)), trimmed(doc, sentence.first, at))
    if tags[at - 1] == CLOSING_QUOTE:
        quote = site.quotation_at(at - 1)
        left = left_content(doc, sentence, quote) if quote else left
    if left.stop <= left.first:
        return "nothing stands before it"
    parts = [left]
    if not has_verb(doc, *left):
        right = Phrase(source.stop + (tags[source.stop] == COMMA), trimmed(doc, source.stop, sentence.stop))
        parts += [right] if right.stop > right.first else []
    elif _goes_on(site, source.stop):
        parts.append(site.clause_from(source.stop + 1))
    return Attribution(tuple(parts), _cue(site), source, ACCORDING_AFTER)


def _goes_on(site: Site, comma: int) -> bool:
    """Tell whether what is said goes on after its source: "It shut, according to Roe, [that it leaked]"."""
    doc, stop = site.doc, site.sentence.stop
    opens = doc.tags[comma : comma + 2] == COMMA + THAT
    return opens or goes_on_without_subject(doc, comma, stop) or adds_to_clause(doc, comma, stop)


def _described_within(site: Site, source: Phrase) -> Phrase:
    """Take in what describes a source, but no clause after it: "In May, according to [aides], Poe, 40, left"."""
    whole = with_modifiers_after(site.doc, source, site.sentence.stop)
    opening = Phrase(site.sentence.first, site.at)
    if site.tags[opening.first] not in OPENS_ADVERBIAL or has_verb(site.doc, *opening):
        return whole
    for each in _longest_first(site, source):
        begin = each.stop + (site.tags[each.stop] == COMMA)
        clause = Phrase(begin, trimmed(site.doc, begin, site.sentence.stop))
        if site.tags[begin] in OPENS_SUBJECT and _is_main_clause(site, clause) and bare_clause(site.doc, clause):
            return each
    return whole


ACCORDING_AFTER = Construction(
    name="according-after",
    what="“according to” after or within what is said",
    example="<The bridge was shut>, {according to} [the clerk].",
    examples=("<The bridge>, {according to} [the clerk], <was shut>.", "<The bridge was shut>, {per} [the Herald]."),
    counterexamples=("The toll rose to nine pounds, per head.",),
    read=_according_after,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)


def _in_the_words_of(site: Site) -> Outcome:
    at, sentence = site.at, site.sentence
    if site.lower[at - 2 : at + 2] != ["in", "the", "words", "of"]:
        return "it is not “in the words of”"
    source = site.phrase_at(at + 2)
    if source is None:
        return NOBODY
    source = with_modifiers_after(site.doc, source, sentence.stop)
    source = Phrase(source.first, trimmed(site.doc, source.first, source.stop))
    opening = site.tags.find(OPENING_QUOTE, source.stop, sentence.stop)
    quote = site.quotation_at(opening) if 0 <= opening <= source.stop + LONGEST_LEAD else None
    return Attribution((quote,), Phrase(at - 2, at + 2), source, IN_THE_WORDS_OF) if quote else "no quotation follows"


IN_THE_WORDS_OF = Construction(
    name="in-the-words-of",
    what="“in the words of”",
    example="It was, {in the words of} [the prosecutor], <“a long con”>.",
    read=_in_the_words_of,
    sureness="sure",
    grounds=OUTRIGHT,
    trails=True,
    goes_on=True,
)
ACCORDING = ACCORDING_FIRST, ACCORDING_OF_RELATIVE, ACCORDING_AFTER
