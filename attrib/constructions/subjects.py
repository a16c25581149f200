"""Whose a participle is, and which clause a cue stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from attrib.constructions.surroundings import main_clause_comma, relative_stop
from attrib.grammar import (
    Phrase,
    Stretch,
    clause_stop,
    has_verb,
    main_subject,
    opening_phrase,
    phrase_start,
    verb_after_clause,
    walk_left,
)
from attrib.text.tags import (
    ADVERBIAL,
    AUXILIARY,
    BEFORE_PARTICIPLE,
    COMMA,
    DASH,
    NAME,
    NOUNS,
    OPENS_ADVERBIAL,
    PAST,
    RELATIVE,
    RESUMES_MAIN,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site


ADDRESSING = frozenset(["to", "for"])
"""What joins a text and those it is for."""
LONGEST_KEEPING = 3
"""Tokens between what keeps somebody and its "from"."""


class Holder(msgspec.Struct, frozen=True):
    """Who or what a participle is said of, and the clause that it stands in."""

    subject: Phrase
    sentence: Stretch
    opening: bool = False
    """Whether it opens its sentence, or stands between its noun and the verb: with an object it tells an act there."""


def of_participle(site: Site) -> Holder | None:
    """Find whose a participle is: the noun before it, who spoke before, or the subject of the sentence."""
    tags, lower, sentence = site.tags, site.lower, site.sentence
    if _opens_sentence(site):
        return _of_main_clause(site)
    before = site.at - 1
    while before > sentence.first and (tags[before] in ADVERBIAL or lower[before] == "having"):
        before -= 1
    if (aside := _of_noun_before_comma(site)) is not None:
        return aside
    if tags[before] == AUXILIARY:
        subject = _of_auxiliary(site, before)
    elif lower[before] == "from" and _is_kept_from(site, before):
        subject = None
    elif tags[before] in NOUNS and _is_issued(site, before):
        subject = _of_speaker(site, before)
    elif (tags[before] in NOUNS or lower[before - 1 : before + 1] == ["with", "one"]) and _issues(site, before):
        subject = Phrase(phrase_start(site.doc, before, sentence.first), before + 1)
    elif tags[before] in BEFORE_PARTICIPLE:
        subject = _of_speaker(site, before)
    else:
        subject = None
    return Holder(subject, sentence) if subject else None


def _of_noun_before_comma(site: Site) -> Holder | None:
    """Read "[Roe], noting that it rained, left" and "[Roe], after saying that it rained, left"."""
    doc, tags, first = site.doc, site.tags, site.sentence.first
    comma = walk_left(doc, OPENS_ADVERBIAL, site.at - 1, first)
    if comma <= first or tags[comma] != COMMA or tags[comma - 1] not in NOUNS or has_verb(doc, first, comma):
        return None
    noun = Phrase(phrase_start(doc, comma - 1, first), comma)
    begins = noun.first == first or tags[noun.first - 1] == COMMA
    within = relative_stop(doc, site.at + 1, site.sentence)
    told = begins and within.stop < site.sentence.stop and site.lower[comma - 1] not in site.words.times
    return Holder(noun, within, opening=True) if told else None


def _opens_sentence(site: Site) -> bool:
    before = site.at - 1
    return site.opens() or (
        before == site.sentence.first and (site.tags[before] in OPENS_ADVERBIAL or site.lower[before] == "having")
    )


def _of_main_clause(site: Site) -> Holder | None:
    """Read "Warning of floods, the mayor left": the subject of the main clause that follows."""
    comma = main_clause_comma(site.doc, site.sentence, site.at)
    subject = site.phrase_at(comma + 1) if comma > 0 else None
    return Holder(subject, replace(site.sentence, stop=comma), opening=True) if subject else None


def _of_auxiliary(site: Site, auxiliary: int) -> Phrase | None:
    """Read "groups are warning"."""
    found = site.subject_before(site.at)
    subject = found[0] if found else None
    if subject and site.lower[auxiliary] in {"are", "were"} and site.lower[subject.first] in {"a", "an", "this"}:
        return _many_before(site, subject)
    return subject


def _many_before(site: Site, one: Phrase) -> Phrase:
    """Find the plural that "are" agrees with: "groups that run on a platform are hailing", not the platform."""
    first = replace(site, sentence=replace(site.sentence, stop=one.first)).phrase_at(site.sentence.first)
    many = first and site.lower[first.stop - 1][-1] == "s"
    return first if first is not None and many else one


def _is_kept_from(site: Site, preposition: int) -> bool:
    """Tell whether somebody is kept from doing it: "was barred from endorsing"."""
    first = max(site.sentence.first, preposition - LONGEST_KEEPING)
    return not site.words.refraining_verbs.isdisjoint(site.lower[first:preposition])


def _is_issued(site: Site, noun: int) -> bool:
    """Tell whether the noun before a participle ends what somebody issued: "sent a letter to the board demanding"."""
    first = phrase_start(site.doc, noun, site.sentence.first)
    head = next(at for at in range(first, noun + 1) if site.tags[at] in NOUNS)
    return site.lower[head] in site.words.issued_texts and site.lower[head + 1] in ADDRESSING


def _issues(site: Site, noun: int) -> bool:
    """Tell whether the noun before a participle is who says it: "a group warning of", "with polls indicating"."""
    word, words = site.lower[noun], site.words
    if word in words.speaking_nouns and word not in words.issued_texts:
        return True
    first = phrase_start(site.doc, noun, site.sentence.first)
    after_with = site.lower[first - 1] == "with"
    return after_with or (site.tags[noun] == NAME and noun == site.sentence.first)


def _of_speaker(site: Site, before: int) -> Phrase | None:
    """Read "Roe said X, adding that Y": who spoke before, or else the subject of the sentence."""
    noun = site.tags[before] in NOUNS
    semicolon = site.tags.rfind(SEMICOLON, site.sentence.first, before)
    spoke = site.speaking is not None and site.speaking.source is not None and site.speaking.source.first > semicolon
    if semicolon >= 0 and not spoke:
        return main_subject(site.doc, replace(site.sentence, first=semicolon + 1), site.at)
    if site.speaking is not None and spoke and not noun:
        return site.speaking.source
    subject = main_subject(site.doc, site.sentence, site.at)
    if subject is None and noun:
        return Phrase(phrase_start(site.doc, before, site.sentence.first), before + 1)
    return subject


def own_clause(site: Site, subject: Phrase) -> Stretch:
    """Cut a sentence off after the subordinate clause that a cue stands in.

    "When she accused him, he left"; "nurses, because they feared revenge, described"; "claims that he vowed to go
    were denied".
    """
    doc, tags, sentence = site.doc, site.tags, site.sentence
    if tags[subject.first] == RELATIVE:
        sentence = relative_stop(doc, site.at + 1, sentence)
    before = subject.first - 1
    if before > sentence.first:
        if tags[before] == THAT and not has_verb(doc, sentence.first, before):
            main = verb_after_clause(doc, subject.first, clause_stop(doc, subject.first, sentence))
            return sentence if main is None else replace(sentence, stop=main)
        if (
            tags[before] == DASH
            and tags.count(DASH, site.at, sentence.stop) == 1
            and has_verb(doc, sentence.first, before)
        ):
            return replace(sentence, stop=tags.index(DASH, site.at, sentence.stop))
        if tags[before] == RELATIVE and not has_verb(doc, sentence.first, before):
            return opening_phrase(doc, site.at, sentence)
    if tags[before] != SUBORDINATOR and site.lower[before] not in site.words.time_links:
        return sentence
    resuming = RESUMES_MAIN if before <= sentence.first + 1 else RESUMES_MAIN + PAST + AUXILIARY
    for i in range(site.at + 1, sentence.stop - 1):
        if tags[i] == COMMA and doc.quoted[i] < 0 and tags[i + 1] in resuming:
            return replace(sentence, stop=i)
    return sentence
