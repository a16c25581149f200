"""Words that may be cue verbs: whether they are verbs here, or nouns, names and participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.text.plurals import is_plural
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    COMMA,
    GERUND,
    NAME,
    NOUN,
    NOUN_OR_PRONOUN,
    NOUNS,
    OF,
    OPENING_QUOTE,
    OPENS_CLAUSE,
    OPENS_CONTENT,
    OWNED,
    PAST,
    PREMODIFIERS,
    STOPS,
    SUBJECT_HEADS,
    SUBJECT_RELATIVES,
    THAT,
    VERBS,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site

OWNED_OR_OF = OWNED + OF
SHOWS_VERB = SUBJECT_HEADS + ADVERB + COMMA
"""After one of these a word tagged as a noun may be a verb."""
LONGEST_PARTED = 8
"""Tokens between a comma and the noun that a word tagged as a noun belongs to as its verb."""


def no_verb(site: Site, inflections: frozenset[str]) -> str | None:
    """Say why a word that may be a verb is none; None where it is one."""
    tags, at = site.tags, site.at
    tag, before = tags[at], tags[at - 1]
    if tag == NOUN and not _verb_after_all(site, inflections):
        return "it is a noun here"
    if tag == GERUND and before in PREMODIFIERS and site.tag(at + 1) == COMMA:
        return "it is a noun here"
    if tag == ADJECTIVE or (tag == NAME and not site.opens()):
        return "it is an adjective or a name here"
    if site.lower[at] == "thought" and site.lower[at - 1] in site.words.one_of_several:
        return "it is a noun here"
    if tag != PAST:
        return None
    if before == COMMA and "past" not in inflections:
        return "a participle without an auxiliary describes a noun"
    return "it is a participle before a noun" if before in OWNED_OR_OF and _describes_next(site) else None


def _describes_next(site: Site) -> bool:
    """Tell whether a past after what opens a noun phrase describes its noun: "the [alleged] theft", not "many said"."""
    at, words, before = site.at, site.words, site.lower[site.at - 1]
    if site.tags[at - 1] == ADJECTIVE and (site.tag(at + 1) in OPENS_CLAUSE or before in words.one_of_several):
        return False
    return before not in words.pronoun_determiners


def _speak_in_headline(site: Site) -> bool:
    """Tell whether several people end a headline after a verb: "Boss has gone, [claim] club insiders"."""
    last = site.sentence.stop - 1
    named = site.sentence.paragraph == 0 and {*site.tags[site.at + 1 : last + 1]} <= {*PREMODIFIERS, *NOUNS}
    return named and is_plural(site.lower[last], site.words) and site.words.can_speak(site.lower[last])


def _verb_after_all(site: Site, inflections: frozenset[str]) -> bool:
    """Tell whether a word tagged as a noun is a verb: "Jones says the", "officials claim that"."""
    tags, at, sentence = site.tags, site.at, site.sentence
    if at + 1 >= sentence.stop or site.opens():
        return False
    before, after = tags[at - 1], tags[at + 1]
    if before not in SHOWS_VERB and after != THAT:
        return False
    acting = before in NOUNS
    if before == NOUN and inflections == {"base"} and _is_one(site, at - 1):
        return False
    if acting and (after in OPENS_CONTENT or (after == COMMA and site.doc.tags[at + 2] == OPENING_QUOTE)):
        return True
    parted = COMMA in tags[max(sentence.first, at - LONGEST_PARTED) : at]
    if acting and parted and after in STOPS:
        found = site.subject_before(at)
        several = found is not None and any(is_plural(word, site.words) for word in site.lower[slice(*found[0])])
        return several or inflections != {"base"}
    if before == COMMA and "base" in inflections and _speak_in_headline(site):
        return True
    if before == COMMA and after in NOUN_OR_PRONOUN + PREMODIFIERS and inflections & {"s", "base"}:
        found = site.subject_before(at)
        return found is not None and found[0].first == sentence.first and COMMA in tags[slice(*found[0])]
    if after == THAT and site.lower[at] in {"say", "says"}:
        return True
    subject = before in SUBJECT_HEADS or (before == ADVERB and tags[at - 2] not in VERBS)
    return subject and after in SUBJECT_RELATIVES


def _is_one(site: Site, noun: int) -> bool:
    """Tell whether a noun is a singular, of which "say" is no verb: "a campaign message:", not "staff say:"."""
    word, words = site.lower[noun], site.words
    return not is_plural(word, words) and word not in words.plural_heads
