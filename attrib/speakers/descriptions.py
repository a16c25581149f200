"""Whom "the senator", "the officials", "this person" or a repeated "police" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.english import Words, singular
from attrib.grammar import Phrase, main_subject
from attrib.speakers.belonging import is_of_another, voice_is_of_another
from attrib.speakers.individuals import Wanted, last_individual
from attrib.speakers.introductions import FORMER
from attrib.speakers.knowledge import LEDE, LOOK_BACK, Knowledge, Speaker, key_of
from attrib.speakers.ledes import PersonOfLede
from attrib.speakers.mentions import Mention, is_national, read_mention
from attrib.speakers.offices import bearers, words_before
from attrib.speakers.people_before import sentences_before, was_brought_in
from attrib.speakers.personhood import Gender
from attrib.speakers.runs import OWNERS, in_heading
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName, Known
from attrib.text import Document
from attrib.text.tags import COMMA, NAME, POSSESSIVE, PREPOSITION, RELATIVES

LAST_VOICES = 6
"""Among so many who spoke last "this person" is looked for."""


def named_later(known: Knowledge, source: Source) -> Answer:
    """Find whom a headline or lede means by "a judge", where the article then names just one."""
    mention, doc, people = source.description, known.doc, known.people.by_role
    if mention is None or mention.number == "many" or source.brings_in:
        return NOBODY
    sentence, role = doc.sentence_at(source.phrase.first), singular(mention.noun)
    if sentence is None or sentence.paragraph > LEDE:
        return NOBODY
    if mention.determiner == "definite" and " of " not in mention.phrase:
        return NOBODY
    if mention.determiner == "bare" and role in people:
        only = people[role][0] if len(people[role]) == 1 else _first_below(known, sentence.paragraph, people[role])
        if only is not None:
            return Answer("named later", ByName(only, source.phrase))
    if sentence.paragraph == 0 and role in doc.words.unique_roles and role in people:
        most = max(people[role], key=lambda index: len(known.names.named[index].mentions))
        return Answer("named later", ByName(most, source.phrase))
    bearer = _only_bearer(known, role)
    left = FORMER in words_before(mention) and bearer and FORMER not in known.names.named[bearer.name].roles
    return Answer("named later", None if left else bearer)


def named_next(known: Knowledge, source: Source) -> Answer:
    """Find whom the lede means by "a nurse", and who is "the nurse" from there on, where the next paragraph tells."""
    lede, first = known.person_of_lede, source.phrase.first
    if lede is None or source.description is None:
        return NOBODY
    if first < lede.subject.first:
        same = source.description.determiner == "bare" and singular(source.description.noun) == lede.noun
    else:
        same = source.role == lede.noun and not _brought_in_again(known, lede, first)
    if first != lede.subject.first and not same:
        return NOBODY
    return Answer("named later", _first_named(known, lede.name))


def _first_below(known: Knowledge, heading: int, people: Sequence[int]) -> int | None:
    """Give the first of some people whom the paragraph below a heading names."""
    below = known.doc.paragraphs[heading + 1 : heading + 2]
    lede = Phrase(below[0].first, below[0].stop) if below else Phrase(0, 0)
    return next((index for index in known.names.of(lede) if index in people), None)


def _brought_in_again(known: Knowledge, lede: PersonOfLede, before: int) -> bool:
    """Tell whether the article has brought in a second person of the lede's noun."""
    places = [at for at in known.places_of(lede.noun)[:LOOK_BACK] if lede.subject.stop <= at < before]
    return any(
        not known.doc.words.introducing_determiners.isdisjoint(known.doc.tokens.lower[at - 4 : at]) for at in places
    )


def voice_of_lede(known: Knowledge, source: Source) -> Answer:
    """Find who speaks in the lede and has a name there: "governor" of "No money, says governor", "the governor"."""
    mention, sentence = source.description, known.doc.sentence_at(source.phrase.first)
    if mention is None or sentence is None or mention.number == "many":
        return NOBODY
    only = source.role in known.doc.words.unique_roles and source.role not in known.people.by_role
    headline = sentence.paragraph == 0 and mention.determiner == "bare"
    name = known.lede_voices.get(singular(mention.noun)) if headline or only else None
    return NOBODY if name is None else Answer("named later", ByName(name, source.phrase))


def headline_voice(known: Knowledge, source: Source) -> Answer:
    """Find the voice of the headline, whom the lede describes: "officials" of "Pier shut, officials say"."""
    mention, sentence = source.description, known.doc.sentence_at(source.phrase.first)
    if mention is None or source.brings_in or sentence is None or not 0 < sentence.paragraph <= LEDE:
        return NOBODY
    for at, index, speaker in known.last_spoken(LAST_VOICES):
        part = speaker.parts[0]
        headline = in_heading(known.doc, speaker.introduced) and part.determiner == "bare" and not speaker.name
        if headline and part.form == "description" and _may_be_told_again(known, part, mention):
            return Answer("headline", Known(index, mention, source.phrase), at)
    return NOBODY


def _may_be_told_again(known: Knowledge, headline: Mention, lede: Mention) -> bool:
    """Tell whether the lede may describe a voice of the headline: "officials" as "two city officials"."""
    words = known.doc.words
    if headline.noun == lede.noun:
        return True
    vague = singular(headline.noun) in words.pointing_nouns and singular(lede.noun) in words.human_nouns
    return vague and headline.number == lede.number


def same_noun_or_role(known: Knowledge, source: Source) -> Answer:
    """Find who was last spoken of: a voice without a name that is called so, or a person who is given that role."""
    mention, at = source.description, source.phrase.first
    role = source.role
    if mention is None or not role:
        return NOBODY
    people = [index for index in bearers(known, role, mention) if not is_of_another(known, source, index)]
    last, person = max(((known.names.named[index].last_mention(at), index) for index in people), default=(-1, -1))
    for place, index, speaker in known.last_spoken() if role in known.nouns else ():
        same = place < at and speaker.parts[0].form == "description" and _same_noun(speaker, role, mention)
        if same and not voice_is_of_another(known, source, speaker.introduced):
            if place > last:
                return Answer("same noun", _known(known, source, index), place)
            break
    if last >= 0:
        return Answer("role", _first_named(known, person), last)
    return Answer("role", _first_named(known, people[0]) if people and role in known.doc.words.unique_roles else None)


def pointer(known: Knowledge, source: Source) -> Answer:
    """Find the last single voice without a name: "this person" stands for it."""
    if source.role not in known.doc.words.pointing_nouns:
        return NOBODY
    for _, index, speaker in known.last_spoken(LAST_VOICES):
        part = speaker.parts[0]
        if part.form == "description" and part.number == "one":
            return Answer("pointer", _known(known, source, index))
    return NOBODY


def relation(known: Knowledge, source: Source) -> Answer:
    """Find the one person who is given the role in "his ex-wife"."""
    role = source.role
    if not role or role in known.doc.words.unique_roles or not _is_owned(known.doc, source):
        return NOBODY
    only = _only_bearer(known, role)
    return Answer("role", None if only and is_of_another(known, source, only.name) else only)


def introduced(known: Knowledge, source: Source) -> Answer:
    """Find whom the sentence right before brings in by a word of the same field: "A senator" is "the lawmaker"."""
    if not source.role or source.phrase.stop - source.phrase.first > 2:
        return NOBODY
    doc, fields = known.doc, known.doc.words.fields_of_work
    before = next(sentences_before(doc, source.phrase.first, paragraphs=0), None)
    subject = main_subject(doc, before, before.stop) if before and source.role in fields else None
    if subject is None or doc.tokens.lower[subject.first] not in doc.words.introducing_determiners:
        return NOBODY
    part = read_mention(doc, known.names, subject)
    one = part.form == "description" and part.number == "one"
    alike = fields.get(part.noun, frozenset()) & fields[source.role]
    return Answer("introduced", subject if one and alike else None)


def individual(known: Knowledge, source: Source) -> Answer:
    """Find the likeliest person before "the 40-year-old"."""
    role = source.role
    if not role or not (role.endswith("-old") or _speaks_of_person(known, source, role)) or _is_of_body(known, source):
        return NOBODY
    words = known.doc.words
    gender: Gender | None = "m" if role in words.male_nouns else "f" if role in words.female_nouns else None
    before = words_before(source.description) if source.description else ()
    answer = last_individual(known, Wanted(source.phrase.first, gender, role, before), "description")
    if isinstance(answer.who, Known) and _says_it_itself(known, source, answer.who.speaker):
        return NOBODY
    return answer._replace(who=_known(known, source, answer.who.speaker)) if isinstance(answer.who, Known) else answer


def _says_it_itself(known: Knowledge, source: Source, speaker: int) -> bool:
    """Tell whether a voice speaks in the sentence of a source, then another: "an aide said the mayor lied"."""
    sentence = known.doc.sentence_at(source.phrase.first)
    return sentence is not None and sentence.first <= known.speakers[speaker].introduced.first < source.phrase.first


def same_group(known: Knowledge, source: Source) -> Answer:
    """Find the last voice that was described by the noun of "the officials"."""
    mention, words = source.description, known.doc.words
    if mention is None or mention.number == "one":
        return NOBODY
    every = known.doc.tokens.lower[source.phrase.first] in words.all_of_them
    if not (every or mention.determiner == "definite"):
        return NOBODY
    if mention.noun not in known.nouns or not words.other_words.isdisjoint(mention.phrase.lower().split()[:3]):
        return NOBODY
    for at, index, speaker in known.last_spoken():
        first, nouns = speaker.parts[0], {part.noun for part in speaker.parts}
        many = first.form == "description" and first.number == "many"
        if many and mention.noun in nouns and _capitals(mention.head) <= _capitals_of(speaker):
            return Answer("same noun", _known(known, source, index), at)
    return NOBODY


def same_words(known: Knowledge, source: Source) -> Answer:
    """Find the voice that was described by the same words, "the second guard" by "a second guard"."""
    mention = source.pointer
    if mention is None:
        return _same_head(known, source)
    speaker = known.by_text.get(key_of(known.doc.words.definite_determiners, mention.phrase))
    return NOBODY if speaker is None else Answer("same words", _known(known, source, speaker))


def _same_head(known: Knowledge, source: Source) -> Answer:
    """Find the last voice that was brought in by the words of "the second guard"."""
    told = source.description
    if told is None or told.determiner != "definite" or not source.brings_in:
        return NOBODY
    for at, index, speaker in known.last_spoken(LAST_VOICES):
        if speaker.parts[0].form == "description" and speaker.parts[0].head.lower() == told.head.lower():
            return Answer("same words", _known(known, source, index), at)
    return NOBODY


def _known(known: Knowledge, source: Source, speaker: int) -> Known:
    """Give a voice; where the description has a name in it, with what that tells of them."""
    return Known(speaker, source.description if NAME in known.doc.tags[slice(*source.phrase)] else None)


def _is_owned(doc: Document, source: Source) -> bool:
    """Tell whether a description says whose somebody is: "his aide", "Roe's aide"."""
    if source.parts[0].phrase.lower().split()[0] in doc.words.possessives:
        return True
    return POSSESSIVE in doc.tags[slice(*source.phrase)]


def _speaks_of_person(known: Knowledge, source: Source, role: str) -> bool:
    """Tell whether "the man" may be who was named before: nothing but a name would tell the reader who it is."""
    words = known.doc.words
    return (
        (role in words.human_nouns or is_national(words, role))
        and _is_epithet(words, source)
        and role not in words.kinds_of_bodies
        and not _is_owned(known.doc, source)
        and not _tells_apart(known.doc, source.phrase)
        and not was_brought_in(known, role, source.phrase.first)
        and not _kept_unnamed(known.doc, source.phrase)
    )


def _is_epithet(words: Words, source: Source) -> bool:
    """Tell whether a description is such as stories call people by again: "the singer", "the former head of state"."""
    role = source.role
    if role.partition("-of-")[0] in words.epithets or is_national(words, role):
        return True
    return source.description is not None and not words.lasting_words.isdisjoint(source.description.phrase.split()[:2])


def _tells_apart(doc: Document, phrase: Phrase) -> bool:
    """Tell whether a description says which of several is meant: "the nurse with two sons", "the guard himself"."""
    comma = doc.tags.find(COMMA, *phrase)
    return any(
        (doc.tags[at] == PREPOSITION and doc.tokens.lower[at] not in OWNERS)
        or doc.tokens.lower[at] in doc.words.reflexive_pronouns
        or doc.tags[at] in RELATIVES
        for at in range(phrase.first + 1, phrase.stop if comma < 0 else comma)
    )


def _is_of_body(known: Knowledge, source: Source) -> bool:
    """Tell whether a description tells of whose office somebody holds: "the FBI director", not "the Texas senator"."""
    words, head = known.doc.words, source.description.head if source.description else ""
    within = [known.names.named[index] for index in known.names.of(source.phrase)]
    named = [each for each in within if not each.person and each.name.split()[-1] in head]
    lists = words.us_states, words.countries, words.major_cities, words.party_adjectives
    told = [each.name.lower() for each in named if not is_national(words, each.name.lower())]
    return any(not any(name in places for places in lists) for name in told)


def _kept_unnamed(doc: Document, source: Phrase) -> bool:
    """Tell whether the sentence says that somebody in it is not to be named."""
    sentence = doc.sentence_at(source.first)
    words = set(doc.tokens.lower[sentence.first : sentence.stop]) if sentence else set()
    return bool(words & {"anonymity", "anonymous"} or ("not" in words and words & doc.words.unnaming))


def _only_bearer(known: Knowledge, role: str) -> ByName | None:
    """Give the person whom the article names with a role, where there is just one and the role tells who it is."""
    people, words = known.people.by_role, known.doc.words
    bearers = people.get(role, people.get(role.removeprefix("ex-"), ()))
    if len(bearers) != 1 or (role in words.generic_roles and role not in words.unique_roles):
        return None
    return _first_named(known, bearers[0])


def _first_named(known: Knowledge, index: int) -> ByName:
    return ByName(index, known.names.named[index].mentions[0])


def _same_noun(speaker: Speaker, role: str, mention: Mention) -> bool:
    """Tell whether a voice without a name is one person who is called by a role, and whom no other name parts."""
    part = speaker.parts[0]
    one = part.number == "one" and singular(part.noun) == role
    return one and _capitals(mention.phrase) <= _capitals(part.phrase)


def _capitals_of(speaker: Speaker) -> set[str]:
    return {word for part in speaker.parts for word in {part.phrase.split()[0], *_capitals(part.phrase)}}


def _capitals(phrase: str) -> set[str]:
    """Give the capitalised words of a phrase but for the first, which may only begin a sentence."""
    return {word.strip(".,'’") for word in phrase.split()[1:] if word[0].isupper()}
