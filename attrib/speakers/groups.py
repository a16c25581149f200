"""Of which group "one of the officials", "the second aide" or "another" is a member."""

from __future__ import annotations

from msgspec.structs import replace

from attrib.english import Words, third_person
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.grammar.notices import find_notices
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import Mention
from attrib.speakers.people_before import Several, people_before, people_called, people_met, sentences_before
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, Known, New
from attrib.text import Document
from attrib.text.tags import FINITE_VERB

LONGEST_GROUP = 3
"""Words for a group after "the", its noun among them: "two of the four former colleagues"."""
LAST_VOICES = 14
"""Among so many who spoke last the group is looked for."""
LAST_COUNTED = 60
"""Among so many who spoke last a group is looked for of which the mention gives the number."""


def member(known: Knowledge, source: Source) -> Answer:
    """Find the group of which a source is one or some: a new voice, to be judged by what is said of the group."""
    mention = source.parts[0] if source.pronoun else source.description
    members = known.doc.words.member_words
    if mention is None or (source.pronoun and source.word not in members):
        return NOBODY
    noun, at = _noun_of_group(known.doc, mention), source.phrase.first
    if noun is None:
        return _one_of_sources(known, source, mention)
    counted = _counted(known, mention) if noun else None
    spoke, group = counted or _spoken(known, noun, several=not _is_one_more(known, mention))
    people = None if noun and group is not None else _silent(known, noun, at)
    of_people = people is not None and (people.subject.first > spoke or _is_member(known, group))
    if people and of_people:
        group = known.by_first.get(people.subject.first)
    if people and group is None:
        return _of_silent(source, _as_members(mention, _rest(known, mention, people.parts)), people)
    if group is None:
        return NOBODY
    spoken = known.speakers[group]
    like = group if spoken.like is None else spoken.like
    parts = _as_members(mention, known.speakers[like].parts)
    told = not _is_one_more(known, mention) or mention.determiner == "definite" or of_people or spoken.group is not None
    return Answer("group", New(source.phrase, parts, like, like if told else None))


def all_of_them(known: Knowledge, source: Source) -> Answer:
    """Find the people whom "all three", "the pair" or "the two men" count: right before, or who spoke together."""
    number, at = _number_of_all(known.doc, source.phrase), source.phrase.first
    if not number:
        return NOBODY
    people = _named_together(known, at, number) or _counted_before(known, at, number)
    if people is not None:
        return Answer("subject before", people)
    for place, index, speaker in known.last_spoken(LAST_VOICES, joined=True):
        if place < at and len(speaker.members) == number:
            return Answer("group", Known(index), place)
    return NOBODY


def _number_of_all(doc: Document, phrase: Phrase) -> int:
    """Give how many "all three", "the two", "the pair" and "the two men" are; 0 for any other phrase."""
    words, said = doc.words, doc.tokens.lower[slice(*phrase)]
    if said[2:] and (len(said) > LONGEST_GROUP or said[2] not in words.plain_people):
        return 0
    if len(said) < LONGEST_GROUP - 1 or said[0] not in {"all", "the"}:
        return 0
    return words.numbers.get(said[1], 0) or words.sizes_of_sets.get(said[1], 0)


def _named_together(known: Knowledge, at: int, number: int) -> Phrase | None:
    """Find so many people whom the sentence right before names beside each other."""
    before = next(sentences_before(known.doc, at, paragraphs=1), None)
    if before is None:
        return None
    named = [index for index in known.names.of(Phrase(before.first, before.stop)) if known.names.named[index].person]
    mentions = sorted(known.names.named[index].mention_at(known.names.named[index].last_mention(at)) for index in named)
    if len(mentions) != number:
        return None
    together = Phrase(mentions[0].first, mentions[-1].stop)
    return together if FINITE_VERB.search(known.doc.tags, *together) is None else None


def _counted_before(known: Knowledge, at: int, number: int) -> Phrase | None:
    """Find so many people whom the sentences right before are about."""
    people = people_before(known, at)
    if people is None:
        return None
    counts = [1 if part.number == "one" else _told_number(known.doc.words, part) for part in people.parts]
    return people.subject if sum(counts) == number else None


def _told_number(words: Words, part: Mention) -> int:
    """Give how many a phrase counts: "two nurses"; 0 where it does not tell."""
    return next((words.numbers[word] for word in part.phrase.lower().split() if word in words.numbers), 0)


def _silent(known: Knowledge, noun: str, at: int) -> Several | None:
    """Find the people of whom a mention at a token is one or some, who have not spoken: by their noun, if it has it."""
    return people_called(known, noun, at) if noun else people_before(known, at) or people_met(known, at)


def _rest(known: Knowledge, mention: Mention, parts: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Leave out who has a name where a mention is of the others: "Jane Roe and two nurses left. The others said"."""
    unnamed = tuple(part for part in parts if part.form == "description")
    return unnamed if unnamed and _is_one_more(known, mention) else parts


def _one_of_sources(known: Knowledge, source: Source, mention: Mention) -> Answer:
    """Find the sources of whom "one guard" is one: "Six guards who asked not to be named met the reporters"."""
    words = mention.phrase.lower().split()
    if len(words) < 2 or words[0] not in known.doc.words.number_words or _is_one_more(known, mention):
        return NOBODY
    several = "people" if words[-1] == "person" else third_person(words[-1])
    people = people_called(known, several, source.phrase.first)
    if people and not {*words[1:-1]} <= {*known.doc.tokens.lower[slice(*people.subject)]}:
        return NOBODY
    if people and _are_sources(known.doc, people.subject):
        return _of_silent(source, source.parts, people)
    _, group = _spoken(known, several, several=True)
    if group is None or not _are_sources(known.doc, known.speakers[group].introduced):
        return NOBODY
    return Answer("group", New(source.phrase, source.parts, group=group))


def _are_sources(doc: Document, people: Phrase) -> bool:
    """Tell whether it is said of people how they know, why they have no names, or that they talked to reporters."""
    sentence, words, lower = doc.sentence_at(people.first), doc.words, doc.tokens.lower
    if sentence is None:
        return False
    first, stop = sentence.first, sentence.stop
    return bool(
        find_notices(doc, first, stop)
        or finder(words.knowledge_phrases, words.witness_phrases).found(lower, people.first, stop)
        or not words.interviewing_forms.isdisjoint(lower[first:stop])
        or not words.talks.isdisjoint(lower[first:stop])
    )


def _of_silent(source: Source, parts: tuple[Mention, ...], people: Several) -> Answer:
    return Answer("group", New(source.phrase, parts, among=people), people.subject.first)


def _spoken(known: Knowledge, noun: str, *, several: bool) -> tuple[int, int | None]:
    """Find the last voice that may be a group, with a noun where it is not empty: where it spoke, and its index.

    It is one of `several` people for sure, or may be one person like whom the mention is another.
    """
    for at, index, speaker in known.last_spoken(LAST_VOICES):
        part = speaker.parts[0]
        many = part.number == "many" or speaker.like is not None
        if part.form == "description" and (noun == part.noun or (noun == "" and (many or not several))):
            return at, index
    return -1, None


def _counted(known: Knowledge, mention: Mention) -> tuple[int, int] | None:
    """Find the last group with the number and the noun of a mention: "four people" for "two of the four people"."""
    said = mention.phrase.lower().split()
    number = said[3] if said[1:3] == ["of", "the"] and said[3:4] and said[3] in known.doc.words.numbers else ""
    for at, index, speaker in known.last_spoken(LAST_COUNTED) if number else ():
        part = speaker.parts[0]
        if part.form == "description" and part.noun == mention.noun and number in part.phrase.lower().split():
            return at, index
    return None


def _is_one_more(known: Knowledge, mention: Mention) -> bool:
    """Tell whether a mention adds one to somebody who may have been alone: "another"."""
    return not known.doc.words.other_words.isdisjoint(mention.phrase.lower().split())


def _is_member(known: Knowledge, speaker: int | None) -> bool:
    """Tell whether a voice is one of a group itself: "the first", "one"."""
    if speaker is None:
        return False
    phrase = known.speakers[speaker].introduced
    return known.doc.tokens.lower[phrase.stop - 1] in known.doc.words.member_words


def _as_members(mention: Mention, group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give what is said of a group as said of those of it whom a mention means."""
    return tuple(replace(part, phrase=f"{mention.phrase}, {part.phrase}", number=mention.number) for part in group)


def _noun_of_group(doc: Document, mention: Mention) -> str | None:
    """Give the noun for the group, empty where the mention tells none; None where it speaks of no group."""
    members, introducing = doc.words.member_words, doc.words.introducing_determiners
    words = mention.phrase.lower().partition(",")[0].split()
    if words[:1] == ["the"] and len(words) == 3 and words[1] in members:
        return third_person(words[2])
    if "of" in words[1:4] and "the" in words[2:5]:
        group = words[words.index("the", 2) + 1 :][:LONGEST_GROUP]
        if group and group[-1] in doc.words.number_words:
            return ""
        return mention.noun if mention.noun in group else None
    if not 1 <= len(words) <= 2:
        return "" if "of them" in " ".join(words[1:4]) else None
    counted = words[0] in doc.words.number_words and {*words[1:]} <= {"others"}
    alone = words[-1] in members and (words[0] == "the" or words[0] in introducing)
    return "" if counted or alone else None
