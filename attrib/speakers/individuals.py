"""Whom "he", "she" and "the senator" stand for: the likeliest person before them, named or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Set
from typing import NamedTuple

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.fields import works_elsewhere
from attrib.speakers.knowledge import Knowledge, Speaker
from attrib.speakers.names import Named, by_first
from attrib.speakers.offices import holds_another
from attrib.speakers.personhood import Gender
from attrib.speakers.tracing import Answer, ByName, Considered, How, Known, Refusal
from attrib.text import Document
from attrib.text.tags import (
    COMMA,
    FINITE,
    LINKING,
    NAME,
    NOUN,
    OPENS_ASIDE,
    PAST,
    POSSESSIVE,
    SUBJECT_PRONOUN,
    VERB_GROUP,
    VERBS,
)

DESCRIBED = 2
"""A voice without a name weighs so much less than a named person when "he" or "she" may stand for either."""
SUBJECT, SPEAKING, SENTENCE = 3, 1, 2
"""So much it weighs for somebody to be the subject of a clause and to be a source, and against them, each sentence
between."""
HEAVIEST = SUBJECT + SPEAKING
"""What somebody weighs at most."""
MOST_TO_HEAD = 5
"""Sentences within which "the president" may be somebody whom the article gives no office."""
NEAR = 2
"""So many sentences before a quotation somebody is named at most of whom it tells as "he"."""
LAST_VOICES = 12
"""Among so many who spoke last a person without a name is looked for."""


class Wanted(NamedTuple):
    """Who is looked for: a person before a token, of a gender and with a role where the mention shows them."""

    at: int
    gender: Gender | None = None
    role: str = ""
    before: tuple[str, ...] = ()
    """What stands before the noun of the role."""


class _Candidate(NamedTuple):
    """Somebody who fits: how well, where, and whom, by index."""

    weight: int
    at: int
    who: int


def last_individual(known: Knowledge, wanted: Wanted, how: How) -> Answer:
    """Find whom "he" or "the senator" stands for: the last fitting subject, named or not."""
    described, others = _last_described(known, wanted)
    named, considered = _likeliest_named(known, wanted, _belongs_to(known, described))
    considered += others
    replaced = max((each.at for each in others if each.why == "another role"), default=-1)
    if named is not None and named.at < replaced:
        named = None
    if described is not None and (named is None or _is_likelier(known, described, named, wanted.at)):
        return Answer(how, Known(described.who), described.at, considered)
    if named is None:
        return Answer(how, None, None, considered)
    person = known.names.named[named.who]
    mention = person.mention_at(named.at) if person.begins_at(named.at) else person.mentions[0]
    return Answer(how, ByName(named.who, mention, gender=wanted.gender), named.at, considered)


def _is_likelier(known: Knowledge, described: _Candidate, named: _Candidate, at: int) -> bool:
    """Tell whether a voice without a name is likelier than one with: as likely if it alone is in the paragraph."""
    owned = known.doc.tokens.lower[known.speakers[described.who].introduced.first] in known.doc.words.possessives
    start = known.doc.paragraph_starts[bisect_right(known.doc.paragraph_starts, at) - 1]
    return described.weight + DESCRIBED * (named.at < start <= described.at and not owned) > named.weight


def _belongs_to(known: Knowledge, described: _Candidate | None) -> Set[int]:
    """Give what is named in the description of a voice and is not shown to be a person: "a Norvik director"."""
    if described is None:
        return frozenset()
    within = known.names.of(known.speakers[described.who].introduced)
    return {index for index in within if known.names.named[index].gender is None}


def nearest_name(known: Knowledge, wanted: Wanted) -> tuple[int, Phrase] | None:
    """Find the nearest name before a token that may be a person's, though nothing but its form shows it.

    That of a subject comes before all others: "Wiremu Tane sails to Port Ansel".
    """
    told = [
        (place, index)
        for place, index in reversed(known.people.before(wanted.at))
        if known.doc.quoted[place] < 0
        and known.names.named[index].gender in (None, wanted.gender)
        and not _is_told_of(known, known.names.named[index], wanted.at)
    ]
    subjects = (each for each in told if _is_subject(known, each[0]))
    found = next(subjects, told[0] if told else None)
    return (found[1], known.names.named[found[1]].mention_at(found[0])) if found else None


def _likeliest_named(
    known: Knowledge, wanted: Wanted, bodies: Set[int]
) -> tuple[_Candidate | None, tuple[Considered, ...]]:
    """Find the likeliest of those who are named, the later of two; tell what speaks against each, at its last place."""
    best: _Candidate | None = None
    may_be = True
    considered: dict[int, Considered] = {}
    for place, index in sorted([*known.people.before(wanted.at), *_named_speaking(known, wanted.at)], reverse=True):
        may_be = may_be and (best is None or HEAVIEST - _distance(known, place, wanted.at) > best.weight)
        if index in considered and not may_be:
            continue
        named = known.names.named[index]
        misfit: Refusal | None = "perhaps no person" if index in bodies else None
        if known.tellers:
            misfit = misfit or _told_of_by_none(known, index, place, wanted)
        misfit = misfit or _misfit(known, named, place, wanted)
        if index not in considered:
            considered[index] = Considered(place, named.name, misfit or "less likely")
        if misfit is None and may_be:
            weight = _weight(known, place, wanted.at, _is_subject(known, place))
            if best is None or weight > best.weight:
                best = _Candidate(weight, place, index)
    return best, tuple(considered.values())


def _named_speaking(known: Knowledge, at: int) -> Iterator[tuple[int, int]]:
    """Give where the one who spoke last did so, by whatever words, "he" or "the senator", where it has a name."""
    for phrase, speaker in known.resolved[-1:]:
        named = known.speakers[speaker].named
        if phrase.first < at and named is not None and known.names.named[named].person:
            told = known.names.named[named].last_mention(phrase.stop)
            yield max(phrase.first, told), named


def _last_described(known: Knowledge, wanted: Wanted) -> tuple[_Candidate | None, tuple[Considered, ...]]:
    """Find the last voice without a name that may be meant, and tell why those after it are not."""
    considered: list[Considered] = []
    for at, index, speaker in known.last_spoken(LAST_VOICES):
        part = speaker.parts[0]
        if at >= wanted.at or part.form != "description":
            continue
        refusal = _no_individual(known.doc, speaker, wanted) or _left_behind(known, speaker, at, wanted.at)
        considered.append(Considered(at, part.phrase, refusal or "less likely"))
        if refusal is None:
            answers = part.noun not in known.doc.words.askers
            return _Candidate(_weight(known, at, wanted.at, answers) - DESCRIBED, at, index), tuple(considered)
    return None, tuple(considered)


def _no_individual(doc: Document, speaker: Speaker, wanted: Wanted) -> Refusal | None:
    """Say why a voice without a name is not one person who is wanted; None where it may be."""
    part, words = speaker.parts[0], doc.words
    if part.number == "many":
        return "several"
    noun = singular(part.noun)
    other = {"m": words.female_nouns, "f": words.male_nouns}.get(wanted.gender or "", frozenset())
    if noun in other:
        return "another gender"
    if noun not in words.human_nouns:
        return "no person"
    speaks_for_others = noun in words.spokesperson_nouns or noun in words.aide_nouns
    titled = wanted.role in words.person_titles and wanted.role not in words.generic_roles
    if speaks_for_others and (titled or wanted.role in words.unique_roles):
        return "another role"
    return "another role" if works_elsewhere(words, {noun}, wanted.role) else None


def _left_behind(known: Knowledge, speaker: Speaker, at: int, wanted: int) -> Refusal | None:
    """Say that somebody whom only "one" or "another" tells of is of no concern any more after the paragraph's end."""
    doc = known.doc
    if doc.tokens.lower[speaker.introduced.first] not in doc.words.member_words:
        return None
    starts = doc.paragraph_starts
    return None if bisect_right(starts, at) == bisect_right(starts, wanted) else "another paragraph"


def names_a_place_or_body(doc: Document, named: Named) -> bool:
    """Tell whether a name that nothing shows to be a person's describes people: "an [Orne Bay] teacher"."""
    shown = named.gender is not None or named.roles or named.partial is not None
    human, lower = doc.words.human_nouns, doc.tokens.lower
    return not shown and any(
        doc.tags[each.stop] == NOUN and singular(lower[each.stop]) in human and doc.tags[each.first - 1] != COMMA
        for each in named.mentions
    )


def _misfit(known: Knowledge, named: Named, place: int, wanted: Wanted) -> Refusal | None:
    """Say why who is named at `place` is not wanted; None where they may be."""
    quoted = known.doc.quoted
    shown = named.sure or named.partial is not None or _speaks(known, place)
    if not shown or names_a_place_or_body(known.doc, named):
        return "perhaps no person"
    if wanted.role and holds_another(known.doc.words, named.roles, wanted.role, wanted.before):
        return "another role"
    between = known.sentences_between(place, wanted.at) if wanted.role else 1
    if between == 0:
        return "same sentence"
    if between > MOST_TO_HEAD and wanted.role in known.doc.words.heads and wanted.role not in named.roles:
        return "another role"
    if wanted.gender is not None and named.gender not in (None, wanted.gender):
        return "another gender"
    if _is_told_of(known, named, wanted.at):
        return "told of"
    return "quoted" if quoted[place] >= 0 and quoted[place] != quoted[wanted.at] else None


def _is_told_of(known: Knowledge, named: Named, at: int) -> bool:
    """Tell whether a name stands beside "he", or is the subject of what he goes on to say: "he said Roe had come"."""
    doc, after = known.doc, bisect_right(named.mentions, at, key=by_first)
    sentence = doc.sentence_at(at) if doc.tags[at] == SUBJECT_PRONOUN else None
    if sentence is None:
        return False
    if after and named.mentions[after - 1].first >= sentence.first and _is_beside(doc, named.mentions[after - 1], at):
        return True
    if after == len(named.mentions) or doc.tokens.lower[at - 1] in doc.words.subordinators:
        return False
    first, stop = named.mentions[after]
    return first < sentence.stop and doc.quoted[first] == doc.quoted[at] and doc.tags[stop] in VERB_GROUP


def _is_beside(doc: Document, mention: Phrase, at: int) -> bool:
    """Tell whether a name only tells beside whom "he" speaks: "questioned by [Roe], he said" is not Roe."""
    before = mention.first - (doc.tokens.lower[mention.first - 1] in doc.words.honorifics) - 1
    verbless = not any(tag in FINITE for tag in doc.tags[mention.stop : at])
    return verbless and doc.tags[at - 1] == COMMA and doc.tokens.lower[before] in doc.words.beside_prepositions


def _told_of_by_none(known: Knowledge, index: int, place: int, wanted: Wanted) -> Refusal | None:
    """Say why who is quoted with "he" does not tell of somebody named: of oneself, or of somebody too far away."""
    if known.doc.quoted[place] == known.doc.quoted[wanted.at]:
        return None
    tellers = [known.speakers[teller] for teller in known.tellers]
    alone = len(tellers) == 1 and tellers[0].parts[0].number == "one"
    if not alone or tellers[0].named == index or known.names.named[index].gender is None:
        return "tells of another"
    return None if known.statements_between(place, wanted.at) <= NEAR else "less likely"


def _weight(known: Knowledge, place: int, at: int, subject: bool) -> int:
    """Weigh a candidate: being a subject, speaking, and nearness by sentence."""
    distance = known.statements_between(place, at)
    beside = not subject and distance == 0
    return SUBJECT * subject + SPEAKING * _speaks(known, place) - SENTENCE * (distance + beside)


def _distance(known: Knowledge, place: int, at: int) -> int:
    return SENTENCE * known.statements_between(place, at)


def _is_subject(known: Knowledge, place: int) -> bool:
    """Tell whether the name at a token speaks, or is followed by a verb, so that it is likely a subject."""
    if place in known.sources:
        return _speaks(known, place)
    tags = known.doc.tags
    after = place
    while tags[after] == NAME:
        after += 1
    first = place
    while first and tags[first - 1] == NAME:
        first -= 1
    before = tags[first - 1] if first else ""
    if known.doc.tags[after] in OPENS_ASIDE:
        return not before or before not in LINKING + VERBS
    return tags[after] in VERB_GROUP and (not before or before not in LINKING + PAST)


def _speaks(known: Knowledge, place: int) -> bool:
    """Tell whether the name at a token is in a source and the source is not somebody else's: "an aide to Jane Roe"."""
    if place not in known.sources:
        return False
    index = known.names.at.get(place)
    stop = known.names.named[index].mention_at(place).stop if index is not None else place + 1
    first = place
    while first - 1 in known.sources and known.doc.tags[first - 1] == NAME:
        first -= 1
    owned = first - 1 in known.sources and known.doc.tags[first - 1] in LINKING
    return not owned and known.doc.tags[stop] != POSSESSIVE
