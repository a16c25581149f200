"""Cue verbs: which use of the verb it is, whose it is, and what it says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.acts import claims_a_right, is_armed, is_fought, speaks_meanwhile
from attrib.constructions.apart import (
    ANNOUNCED,
    CLAUSE_BEFORE_ASIDE,
    EXCLAMATION,
    INVERTED,
    PARENTHETICAL,
)
from attrib.constructions.as_said import AS_ADDED, AS_REPORTED, after_opening_link
from attrib.constructions.clauses import CLAUSE, CLAUSE_AFTER_COMMA, HEARD, PRONOUN_CLAUSE, THAT_CLAUSE
from attrib.constructions.construction import Attribution, Construction, Outcome, first_read, tried
from attrib.constructions.gaps import DENIED_GAP, GAP
from attrib.constructions.main_verb import without_main_verb
from attrib.constructions.no_verb import no_verb
from attrib.constructions.objects import (
    FINDING,
    LINKED,
    NAMED,
    OBJECT,
    OBJECTS,
    PARTED,
    STATE,
)
from attrib.constructions.passives import is_asked_beside, is_passive
from attrib.constructions.quotations import COLON_AFTER, HOW_PUT, INVERTED_QUOTATION, QUOTATION_AFTER, QUOTATION_BEFORE
from attrib.constructions.requests import ABOUT, INFINITIVE, REQUEST, REQUEST_OF_DESCRIBED
from attrib.constructions.saying import saying
from attrib.constructions.site import Site, Verb
from attrib.constructions.stances import with_stance
from attrib.constructions.subjects import Holder, of_participle, own_clause
from attrib.constructions.surroundings import gloss_stop
from attrib.constructions.told import TOLD
from attrib.constructions.untrue import CALLED_UNTRUE, REJECTED_CLAIM, REJECTED_STORY
from attrib.english import is_negated
from attrib.grammar import Phrase, can_speak, speaks_not, walk_left
from attrib.grammar.modifiers import before_adverbs
from attrib.grammar.stretches import is_quoted_name, is_title, quoted_describer
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AFTER_QUOTATION,
    AUXILIARY,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    GERUND,
    LINKING,
    NOUN_OR_PRONOUN,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    PAST,
    PRESENT,
    SUBORDINATOR,
    TO,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.constructions.saying import Saying
    from attrib.english import Cue, Takes

COMPLEMENTS = (
    HOW_PUT,
    QUOTATION_AFTER,
    COLON_AFTER,
    QUOTATION_BEFORE,
    CALLED_UNTRUE,
    THAT_CLAUSE,
    PRONOUN_CLAUSE,
    CLAUSE_BEFORE_ASIDE,
    PARENTHETICAL,
    EXCLAMATION,
    CLAUSE_AFTER_COMMA,
    CLAUSE,
    HEARD,
    GAP,
    DENIED_GAP,
    REJECTED_CLAIM,
    REJECTED_STORY,
    ABOUT,
    REQUEST_OF_DESCRIBED,
    INFINITIVE,
    REQUEST,
    STATE,
    PARTED,
    OBJECT,
    FINDING,
    NAMED,
    LINKED,
)
"""What may be said with a verb that has its subject before it, in the order in which it is tried."""


@lru_cache(maxsize=256)
def complements(takes: frozenset[Takes]) -> tuple[Construction, ...]:
    """Give what may be said with a cue that takes these, in the order in which it is tried."""
    return tuple(each for each in COMPLEMENTS if not each.takes or each.takes & takes)


@lru_cache(maxsize=1024)
def _before(takes: frozenset[Takes], following: str) -> tuple[Construction, ...]:
    """Give those that what follows the cue does not rule out."""
    return tuple(each for each in complements(takes) if following in each.followed_by or not each.followed_by)


@lru_cache(maxsize=1024)
def _in_front(takes: frozenset[Takes], following: str) -> tuple[Construction, ...]:
    """Give those of them that may be read where nothing stands before source and cue."""
    return tuple(each for each in _before(takes, following) if not each.preceded)


def _first_complement(saying: Saying) -> Attribution | None:
    """Read what is said with a cue; where attempts are noted, what stands around it rules nothing out beforehand."""
    site, takes = saying.site, saying.cue.takes
    fitting = _in_front if saying.left is None else _before
    tries = fitting(takes, saying.following) if site.attempts is None else complements(takes)
    return first_read(tries, saying, site.at, site.attempts)


LIKELIER = ["more", "likely"], ["less", "likely"]
"""Who is so "to say" something has said it in a poll."""
DONE = "it is done, not said"
NO_SUBJECT = "no subject was found"


def read_verb(site: Site) -> Outcome:
    """Read a cue verb: which of its uses, whose, and of what."""
    tags, lower, at = site.tags, site.lower, site.at
    form = site.words.cues[lower[at]]
    if lack := no_verb(site, form.inflections) or claims_a_right(site, form.cues):
        return lack
    cues = _with_particles(site, form.cues)
    if not cues:
        return "its particle is missing"
    verb = Verb(site, cues)
    if site.opens():
        return _opening(verb)
    if tags[at] == GERUND and lower[at - 1] in site.words.going_on_verbs:
        return _going_on(verb)
    if tags[at] == GERUND or _is_perfect(site):
        return _participle(verb)
    if tags[at - 1] == TO:
        return _with_subject(verb, infinitive=True)
    if tags[at - 1] == COMMA and lower[at + 1] == "as":
        quoted = CLOSING_QUOTE in tags[site.sentence.first : at]
        return _with_subject(verb) if quoted else "a participle with “as” describes a noun"
    if lower[at] == "told" and lower[at - 1] == "all" and tags[at - 2] not in NOUN_OR_PRONOUN:
        return "“all told” is no cue"
    if lower[at] in site.words.asked_participles and is_asked_beside(site):
        return "it tells who is asked"
    if is_passive(site):
        return tried(TOLD, verb, at, site.attempts)
    if lower[at + 1] == "by" and tags[at - 1] in COMMA + SUBORDINATOR:
        return _with_agent(verb)
    return _with_subject(verb)


def _with_agent(verb: Verb) -> Outcome:
    """Read a verb with "by" after a comma: "Roe, told by the clerk that X", not "the plan, described by the clerk"."""
    site = verb.site
    told = tried(TOLD, verb, site.at, site.attempts)
    if not isinstance(told, str):
        return told
    if site.tags[site.at - 1] == COMMA and "as" in verb.cues[0].takes:
        return "a participle with “by” describes a noun"
    return _with_subject(verb)


def _with_particles(site: Site, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Give the cues whose particles stand after the verb; those with the most come first."""
    if not cues[0].particles:
        return cues
    lower, after = site.lower, site.at + 1
    near = [cue for cue in cues if not cue.particles or cue.particles[0] == lower[after]]
    found = tuple([cue for cue in near if tuple(lower[after : after + len(cue.particles)]) == cue.particles])
    return found if found and found[0].particles else (*_parted(site, cues), *found)


def _parted(site: Site, cues: tuple[Cue, ...]) -> Iterator[Cue]:
    """Give the cues that an adverb or a day parts from their preposition: "called [Friday] for"."""
    between, particle = site.at + 1, site.lower[site.at + 2 : site.at + 3]
    if site.tag(between) == ADVERB or not site.words.weekdays.isdisjoint(site.lower[between : between + 1]):
        for cue in cues:
            if [*cue.particles] == particle and site.tag(between + 1) in LINKING:
                yield replace(cue, particles=(site.lower[between], *cue.particles))


def _opening(verb: Verb) -> Outcome:
    """Read a verb that opens its sentence: "Adding that X, she", "Told by the clerk that X, she", "Said Roe: X"."""
    site = verb.site
    if site.tags[site.at] == GERUND:
        return _participle(verb)
    if site.lower[site.at + 1] == "by":
        told = tried(TOLD, verb, site.at, site.attempts)
        if not isinstance(told, str):
            return told
    return _with_subject(verb)


def _going_on(verb: Verb) -> Outcome:
    """Read what somebody goes on to do: "rivals keep [telling] people that"."""
    found = verb.site.subject_before(verb.site.at - 1)
    if found is None:
        return NO_SUBJECT
    said = _of_subject(Verb(verb.site, verb.cues, *found), found[0])
    return DONE if not isinstance(said, str) and said.construction is REQUEST else said


def _is_perfect(site: Site) -> bool:
    """Tell whether a verb stands after "having" that opens the sentence or a part of it: "having said that"."""
    before = site.at - 1
    return site.lower[before] == "having" and (before == site.sentence.first or site.tags[before - 1] == COMMA)


def _with_subject(verb: Verb, *, infinitive: bool = False) -> Outcome:
    """Read a verb with its subject before it, or after it: "said Jane Roe"."""
    site = verb.site
    after_quote = site.tags[site.at - 1] in AFTER_QUOTATION and not site.doc.tokens.forms[site.at][0].isupper()
    after_quote = after_quote and not _ends_subject(site)
    if after_quote and (inverted := first_read((INVERTED_QUOTATION,), verb, site.at, site.attempts)):
        return inverted
    found = site.subject_before(site.at)
    if found is None or (not infinitive and site.tags[site.at - 1] == COMMA):
        inverted = first_read((ANNOUNCED, INVERTED), verb, site.at, site.attempts)
        if inverted:
            return inverted
    if found is None:
        return NO_SUBJECT
    to = site.at - 1 if infinitive else _joined_infinitive(site, found[0].stop)
    if to > 0 and not _carries_on(site, to):
        return "the infinitive is not said of its subject"
    subject = _joined_speaker(site, *found)
    return _of_subject(Verb(site, verb.cues, subject, found[1]), subject)


def _ends_subject(site: Site) -> bool:
    """Tell whether the quotation before a verb is, or ends, its subject: "“Mark” said", "a “senior source” said"."""
    at = site.at - 1
    return (
        is_quoted_name(site.doc, at)
        or is_title(site.doc, at)
        or quoted_describer(site.doc, at, site.sentence.first) >= 0
    )


def _joined_speaker(site: Site, subject: Phrase, group: int) -> Phrase:
    """Give who spoke before "and", where the nearer subject cannot: "told us that fees rose and say it is late"."""
    speaking = site.speaking and site.speaking.source
    joined = site.tags[group - 1] == CONJUNCTION
    return speaking if speaking and joined and not can_speak(site.doc, subject) else subject


def _of_subject(verb: Verb, subject: Phrase) -> Outcome:
    """Read what a verb says of its subject, where somebody really says it."""
    site = verb.site
    negated = is_negated(site.words, site.lower[verb.group : site.at])
    if lack := _says_nothing(verb, subject, negated=negated):
        return lack
    linked = after_opening_link(site, subject)
    with_as, voiced = (AS_REPORTED, replace(verb, subject=linked)) if linked else (AS_ADDED, verb)
    reported = tried(with_as, voiced, site.at, site.attempts)
    if not isinstance(reported, str):
        return reported
    clause = site.within(own_clause(site, subject))
    for cue in verb.cues:
        found = _first_complement(saying(clause, cue, subject, verb.group))
        if found is not None:
            return _asserted(verb, cue, without_main_verb(site, subject, cue, found), negated=negated)
    return "nothing beside it can be what is said"


def _says_nothing(verb: Verb, subject: Phrase, *, negated: bool) -> str | None:
    """Say why nobody says anything with a verb, "nobody said", "would argue"; None where somebody does."""
    site, words, lower = verb.site, verb.site.words, verb.site.lower
    first, before = site.sentence.first, lower[subject.first - 1]
    if before in words.inverting_auxiliaries and not words.fronted_negations.isdisjoint(lower[first : subject.first]):
        return "it is not said"
    if before == "because" and not words.anonymity_words.isdisjoint(lower[first : subject.first]):
        return "it is a reason for anonymity"
    if verb.cues[0].lemma in words.bodily_verbs and is_armed(site):
        return DONE
    if _is_left_unsaid(site) or _is_refused(site, subject):
        return "it is what somebody refuses to do"
    if lack := speaks_not(site.doc, subject, first):
        return lack
    return "it is only supposed to be said" if not negated and _is_supposed(verb) else None


def _is_supposed(verb: Verb) -> bool:
    """Tell whether it is only supposed that somebody says something: "would argue", not "can reveal"."""
    at, words, lower = verb.site.at, verb.site.words, verb.site.lower
    group = lower[verb.group : at]
    if words.supposing_modals.isdisjoint(group) or "only" in group:
        return False
    return lower[verb.group] != "can" or lower[at] not in words.revealing_forms


def _is_refused(site: Site, subject: Phrase) -> bool:
    """Tell whether somebody refuses to speak: "declined in May to [comment]", "would neither confirm nor [deny]"."""
    words, before = site.words, site.lower[subject.stop : site.at]
    refusing = not (words.refusing_verbs.isdisjoint(before) and words.denying_words.isdisjoint(before))
    return refusing and site.lower[site.at] in words.refused_verbs


def _is_left_unsaid(site: Site) -> bool:
    """Tell whether an infinitive is what somebody does not do: "refused to [admit]", "failed ever to [say]"."""
    if site.tags[site.at - 1] != TO:
        return False
    leaving = site.lower[before_adverbs(site.doc, site.at - 1, site.sentence.first)]
    return leaving in site.words.refusing_verbs or leaving in site.words.failing_verbs


def _asserted(verb: Verb, cue: Cue, found: Attribution, *, negated: bool) -> Outcome:
    """Keep what is really said: not after "if", nor what somebody did not say; of "it emerged" nobody is the source."""
    site, lower, subject = verb.site, verb.site.lower, verb.subject
    if subject and cue.kind == "statement" and lower[max(site.sentence.first, subject.first - 1)] == "if":
        return "“if” leaves open whether it is said"
    if negated and cue.kind != "belief" and lower[found.content[0].first] not in site.words.interrogatives:
        return "it is not said"
    if negated and cue.kind == "statement":
        return "it is not said"
    if cue.lemma in site.words.bodily_verbs and speaks_meanwhile(site.doc, found.content[-1].stop):
        return DONE
    if cue.kind != "hedge":
        return with_stance(site.doc, cue, found, negated=negated)
    if found.source is None or lower[found.source.first] != "it":
        return "nothing but “it” emerges or seems"
    return replace(found, source=None)


def _joined_infinitive(site: Site, low: int) -> int:
    """Find the "to" of an infinitive that "and" joins a verb to: "were asked [to] look and say"; -1 where none is."""
    tags = site.tags
    if tags[site.at - 1] != CONJUNCTION or tags[site.at] != PRESENT:
        return -1
    to = tags.rfind(TO, low, site.at)
    asked = tags[low] == AUXILIARY and tags[to - 1] == PAST and COMMA not in tags[to : site.at]
    return to if asked else -1


def _carries_on(site: Site, to: int) -> bool:
    """Tell whether an infinitive is said of its subject, "went on to say", not ruled out, "forbidden to say"."""
    tags, lower, words = site.tags, site.lower, site.words
    verb = walk_left(site.doc, OPENS_ADVERBIAL, to - 1, site.sentence.first)
    if tags[verb] == ADJECTIVE:
        return lower[verb] in words.ready_adjectives or lower[verb - 1 : verb + 1] in LIKELIER
    return not (
        (lower[verb] in words.intending_verbs and lower[site.at] in words.uttering_verbs)
        or (tags[verb] == PAST and (lower[verb - 1] in words.copulas or lower[verb - 1] == "not"))
    )


def _participle(verb: Verb) -> Outcome:
    """Read "…, adding that X" and "a letter warning of X"."""
    site = verb.site
    holder = of_participle(site)
    if site.lower[site.at - 1] == "without":
        return "it is not said"
    if gloss_stop(site.doc, site.at - 1, site.sentence) >= site.at:
        return "it tells what the quotation around it is about"
    if holder is None or (verb.cues[0].lemma == "read" and holder.subject.stop != site.at):
        return NO_SUBJECT
    clause = site.within(holder.sentence)
    if lack := speaks_not(site.doc, holder.subject, site.sentence.first):
        return lack
    if verb.cues[0].lemma in site.words.bodily_verbs and (is_armed(site) or is_fought(site, holder.subject)):
        return DONE
    for cue in verb.cues:
        told = saying(clause, cue, holder.subject, site.at, apart=holder.subject.stop < site.at)
        found = _first_complement(told)
        if found is not None and found.content[0].first > site.at:
            if _is_act(site, holder, found):
                return "a participle that opens a sentence says no object"
            if _tells_why_not(site, found):
                return "it is why somebody refuses"
            return with_stance(site.doc, cue, without_main_verb(site, holder.subject, cue, found), negated=False)
    return "nothing after it can be what is said"


def _is_act(site: Site, holder: Holder, found: Attribution) -> bool:
    """Tell whether a participle with an object opens its sentence: "Criticizing the plan, she left" tells an act."""
    quoted = OPENING_QUOTE in site.tags[slice(*found.content[0])]
    return holder.opening and found.construction in OBJECTS and not quoted


def _tells_why_not(site: Site, found: Attribution) -> bool:
    """Tell whether an object is the reason of a refusal: "declined to comment, citing the law"."""
    refused = not site.words.refusing_verbs.isdisjoint(site.lower[site.sentence.first : site.at])
    quoted = OPENING_QUOTE in site.tags[slice(*found.content[0])]
    return refused and found.construction in OBJECTS and not quoted
