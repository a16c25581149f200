"""A cue verb with its subject, and what may stand around both: what all complements of a verb are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from attrib.constructions.construction import Attribution, Construction
from attrib.constructions.retold import inner_quotation_at
from attrib.constructions.site import Site
from attrib.constructions.surroundings import left_content, left_start
from attrib.english import singular
from attrib.grammar import Phrase, Stretch, phrase_after, quotation_at, trimmed, walk_right
from attrib.grammar.finder import finder
from attrib.grammar.notices import find_notices
from attrib.text.plurals import is_plural
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AUXILIARY_OR_PRESENT,
    CLOSING_QUOTE,
    COMMA,
    DETERMINER,
    FINITE,
    FULL_STOP,
    GERUND,
    NAME,
    NOMINAL,
    NOUN,
    NOUNS,
    NUMBER,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    OPENS_CONTENT,
    OPENS_MODIFIER,
    OPENS_SUBJECT,
    PAUSES,
    POSSESSIVE,
    PREPOSITION,
    RESUMES_CLAUSE,
    SENTENCE_PARTS,
    STRAY_QUOTE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
)

if TYPE_CHECKING:
    from attrib.english import Cue
    from attrib.text import Document

ADDRESSES = frozenset(["person", "person to", "person about"])
"""What cues take that may have whoever is spoken to after them."""
STATES = frozenset(["clause", "that"])
LONGEST_ADDRESSEE = 12
LONGEST_INTERRUPTION = 12
"""Tokens of what stands between commas after a cue, or between a cue and the end."""


LONGEST_TITLE = 5
SHORT_WORD = 3
"""Words of a programme's name, and letters of those in it that need no capital."""


class Saying(msgspec.Struct, frozen=True):
    """A cue with its subject, what stands `left` of both, and the token `right` at which its complement begins."""

    site: Site
    doc: Document
    sentence: Stretch
    """The sentence, or the clause of one that the cue stands in."""
    cue: Cue
    subject: Phrase
    span: Phrase
    """The verb group up to the last word of the cue."""
    left: Phrase | None
    right: int
    following: str
    """The tag at which the complement begins; a full stop where the sentence has ended."""
    described: bool
    """Whether a relative clause tells more of whoever is spoken to: "told a crowd that filled the street"."""

    def giving(self, construction: Construction, *content: Phrase) -> Attribution:
        """Give the attribution of a content to the subject."""
        return Attribution(content, self.span, self.subject, construction, self.cue.kind)


def saying(site: Site, cue: Cue, subject: Phrase, group: int, *, apart: bool = False) -> Saying:
    """Find where the complement of a cue begins: past whoever is spoken to, times, places and asides.

    `group` is the first token of the verb group. Where cue and subject stand `apart`, what is before both is not the
    cue's.
    """
    tags, high = site.tags, site.sentence.stop
    stop = right = site.at + 1 + len(cue.particles)
    if not ADDRESSES.isdisjoint(cue.takes):
        right = after_addressee(site, stop)
        acts = tags[walk_right(site.doc, ADVERB, right, high)] in FINITE
        right = stop if acts and "that" in cue.takes else right
    described = (
        right > stop and tags[right] == THAT and tags[walk_right(site.doc, ADVERBIAL, right + 1, high)] in FINITE
    )
    right = site.after_adverbials(right)
    before = before_subject(site, subject.first)
    if right + 1 < high and tags[right] == COMMA:
        follow = site.after_adverbials(right + 1)
        quotes = tags[follow] == OPENING_QUOTE or inner_quotation_at(site.doc, follow) is not None
        if quotes and "quotation" in cue.takes:
            right = follow
        elif before is None and not STATES.isdisjoint(cue.takes):
            right = _after_interruption(site, right, told=right > stop) or right
    left = None if apart else before
    return Saying(
        site, site.doc, site.sentence, cue, subject, Phrase(group, stop), left, right, site.tag(right), described
    )


def after_addressee(site: Site, at: int) -> int:
    """Step over who is told: "told a Hadley Road gathering in Leeds she would"; gives `at` where nobody is."""
    tags, high = site.tags, site.sentence.stop
    owned = site.tag(at + 1) == POSSESSIVE
    programme = _title_stop(site, at + 2 * owned + (site.tag(at) == DETERMINER))
    if programme is not None:
        return programme
    if at >= high or tags[at] in OPENS_CONTENT or site.lower[at] in site.words.interrogatives:
        return at
    person = phrase_after(site.doc, at, high)
    if person is None:
        return at
    outlet = finder(site.words.news_agencies_and_broadcasters).longest(site.lower, at, high)
    stop = outlet.stop if outlet and site.tag(outlet.stop) == NAME else person.stop
    if tags[stop] in OPENS_MODIFIER and tags[stop - 1] in NOUNS:
        for i in range(stop, min(high, stop + LONGEST_ADDRESSEE)):
            if tags[i] in OPENING_QUOTE + SUBJECT_PRONOUN + THAT:
                return i
            if tags[i] in FINITE + SENTENCE_PARTS + COMMA + TO:
                break
    says_more = tags[walk_right(site.doc, ADVERB, stop, high)] in FINITE
    return _before_own_subject(site, person.first, stop) if says_more else stop


def _before_own_subject(site: Site, first: int, stop: int) -> int:
    """Part who is told from the subject of what is said: "told reporters | prices rose", "told friends | Poe won"."""
    tags, lower, words = site.tags, site.lower, site.words
    several = is_plural(lower[stop - 1], words)
    for at in range(first + 1, stop):
        told, begins, listener = tags[at - 1], tags[at], lower[at - 1]
        many = told == NAME or is_plural(listener, words) or listener in words.plural_heads
        body = listener in words.group_nouns or listener in words.publication_nouns
        many = many or (body and singular(lower[stop - 1]) not in words.human_nouns)
        if begins == NAME and (told == NOUN or listener in words.publication_words):
            return at
        if told in NOUNS and many and several and begins in ADJECTIVE + NOUN + NUMBER:
            return at
    return stop


def _title_stop(site: Site, at: int) -> int | None:
    """Give where the name of a programme that is told something ends: "told “Good Morning Leith” that it"."""
    if site.tag(at) != OPENING_QUOTE or (quote := quotation_at(site.doc, at)) is None:
        return None
    words = [form for form in site.doc.tokens.forms[at + 1 : quote.stop - 1] if form[0].isalpha()]
    long = [form for form in words if len(form) > SHORT_WORD]
    if not long or not all(form[0].isupper() for form in (words[0], *long)):
        return None
    return quote.stop if site.tag(quote.stop) in OPENS_SUBJECT + THAT + PREPOSITION + OPENING_QUOTE + GERUND else None


def _after_interruption(site: Site, comma: int, *, told: bool) -> int | None:
    """Step over what stands between commas after a cue: "said, without evidence, that", "said, if elected, she".

    After whoever is told that may be a name too: "told his wife, Ann Roe, he".
    """
    tags, high = site.tags, site.sentence.stop
    end = tags.find(COMMA, comma + 1, min(high, comma + LONGEST_INTERRUPTION))
    if end < 0 or end + 1 >= high or site.doc.quoted[end] >= 0:
        return None
    inside = tags[comma + 1 : end]
    if told and {*inside} <= {*NOMINAL} and tags[end + 1] in SUBJECT_PRONOUN + THAT:
        return end + 1
    own_clause = inside[:1] != SUBORDINATOR and not {*AUXILIARY_OR_PRESENT, SUBJECT_PRONOUN}.isdisjoint(inside)
    if inside[:1] not in tuple(OPENS_ADVERBIAL + GERUND + NUMBER) or (
        own_clause and not find_notices(site.doc, comma + 1, end)
    ):
        return None
    return end + 1 if tags[end + 1] in RESUMES_CLAUSE else None


def before_subject(site: Site, subject: int) -> Phrase | None:
    """Give what stands in the sentence before a subject, where a comma or quotation mark parts them."""
    doc, tags, sentence = site.doc, site.tags, site.sentence
    at = subject - 1
    if at < sentence.first:
        return None
    if tags[at] == CLOSING_QUOTE or (tags[at] in FULL_STOP + STRAY_QUOTE and doc.quoted[at] >= 0):
        return _quotation_before(doc, sentence, at)
    if tags[at] not in PAUSES:
        return None
    if tags[at - 1] == CLOSING_QUOTE:
        return _quotation_before(doc, sentence, at - 1)
    return Phrase(left_start(doc, sentence, at), trimmed(doc, sentence.first, at)) if at > sentence.first else None


def _quotation_before(doc: Document, sentence: Stretch, last: int) -> Phrase | None:
    """Give the quotation up to token `last`; of one that goes on after it, no more than its sentence holds."""
    quote = quotation_at(doc, last)
    if quote is None:
        return None
    if quote.stop > last + 1:
        quote = Phrase(max(quote.first, sentence.first), last + 1)
    return left_content(doc, sentence, quote)
