"""Whom "he", "she", "they", "it" and "his" stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Set

from attrib.english import singular
from attrib.grammar import Phrase, main_subject, phrase_after
from attrib.grammar.noun_phrases import core_start
from attrib.speakers.individuals import Wanted, last_individual, names_a_place_or_body
from attrib.speakers.individuals import nearest_name as nearest
from attrib.speakers.joined import read_parts
from attrib.speakers.knowledge import WINDOW, Knowledge, Speaker
from attrib.speakers.mentions import Mention, read_mention
from attrib.speakers.people_before import (
    SENTENCES_BACK,
    are_several,
    joined,
    last_nouns,
    people_before,
    sentences_before,
    was_brought_in,
)
from attrib.speakers.personhood import Gender
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName, Considered, Known, Refusal
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import (
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTION,
    NAME,
    NUMBER,
    OPENING_BRACKET,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    SEMICOLON,
    SUBJECT_PRONOUN,
)

SINGLE = frozenset(["i", "my", "i'm", "i've"])
LONGEST_QUOTATION = 60
LONGEST_NAME = 12
"""Tokens of a name with an age or a party after it, before "a Republican elected in 2018"."""
NAME_AND_ASIDE = NAME + NUMBER + COMMA + OPENING_BRACKET + CLOSING_BRACKET
SPOKEN_WITHIN = WINDOW // 3
"""Tokens before "they" and "it" within which they must have spoken for whom it stands."""


def possessive(known: Knowledge, source: Source) -> Answer:
    """Find whose call "criticized Roe over his call" and "Democrats have repeated their call" speak of."""
    at = source.phrase.first
    if source.word == "their":
        sentence = known.doc.sentence_at(at)
        subject = main_subject(known.doc, sentence, at) if sentence else None
        several = subject is not None and subject.stop <= at and are_several(joined(known, subject))
        return Answer("possessive", subject if several else None)
    if source.word not in {"his", "her"} or known.doc.tokens.lower[at - 1] not in known.doc.words.owning_prepositions:
        return NOBODY
    person = known.names.person_at(at - 2)
    return NOBODY if person is None else Answer("possessive", ByName(person, Phrase(at - 2, at - 1)))


def oneself(known: Knowledge, source: Source) -> Answer:
    """Find who is quoted, for "I" and "we" in the quotation."""
    own = source.word in known.doc.words.own_pronouns and known.tellers
    return Answer("oneself", Known(known.tellers[0])) if own else NOBODY


def introduced(known: Knowledge, source: Source) -> Answer:
    """Find whom the sentence right before "he" describes and does not name: "Her husband, a farmer, nodded"."""
    gender = None if known.tellers else _gender(known.doc, source)
    before = next(sentences_before(known.doc, source.phrase.first, paragraphs=0), None) if gender else None
    subject = main_subject(known.doc, _last_clause(known.doc, before), before.stop) if before else None
    if before is None or subject is None:
        return NOBODY
    if not (_brings_in(known, subject) and _is_one_person(known, subject, gender)):
        return Answer("introduced", _brought_in_beside(known, before, subject, gender))
    between = set(known.names.of(Phrase(subject.first, source.phrase.first))) - _principals(known, subject)
    meant = any(_may_be_meant(known, index, gender) for index in between)
    return NOBODY if meant or _describes_a_name(known.doc, subject.first) else Answer("introduced", subject)


def of_clause(known: Knowledge, source: Source) -> Answer:
    """Find who is described before a colon, and speaks after it: "The third was less sure: he said"."""
    doc, at, gender = known.doc, source.phrase.first, _gender(known.doc, source)
    sentence = doc.sentence_at(at) if gender and doc.tags[at - 1] in COLON + SEMICOLON else None
    subject = main_subject(doc, sentence, at) if sentence else None
    if subject is None or subject.stop > at:
        return NOBODY
    parts, last = read_parts(doc, known.names, subject), doc.tokens.lower[subject.stop - 1]
    member = last in doc.words.member_words and last not in doc.words.plural_heads
    one = subject.stop - subject.first == 2 and member
    return Answer("subject before", subject if one or (len(parts) == 1 and _is_person(doc, parts[0], gender)) else None)


def _last_clause(doc: Document, sentence: Sentence) -> Sentence:
    """Give what follows the last semicolon of a sentence: "He left; [a nurse, who saw it, laughed]"."""
    first = doc.tags.rfind(SEMICOLON, sentence.first, sentence.stop) + 1
    return Sentence(max(first, sentence.first), sentence.stop, sentence.paragraph)


def _brings_in(known: Knowledge, subject: Phrase) -> bool:
    """Tell whether a subject brings in, again or first, or sets apart one person: "Poe’s sister", "the nun herself"."""
    doc = known.doc
    lower, owner = doc.tokens.lower, doc.tags.find(POSSESSIVE, *subject)
    head = lower[subject.stop - 1]
    owned = owner >= 0 and (head in doc.words.relative_heads or head in doc.words.human_nouns)
    if _introduces(doc, subject.first) or owned or _is_set_apart(doc, subject):
        return True
    noun = read_mention(doc, known.names, subject).noun
    return lower[subject.first] == "the" and bool(noun) and was_brought_in(known, noun, subject.first)


def _is_set_apart(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is told from others by "himself" or "herself"."""
    return doc.tokens.lower[subject.stop - 1] in {"himself", "herself"}


def _is_one_person(known: Knowledge, subject: Phrase, gender: Gender | None) -> bool:
    """Tell whether a subject is one person who is described: "a farmer", "One, a farmer from Orne"."""
    parts = read_parts(known.doc, known.names, subject)
    one = known.doc.tokens.lower[subject.first] == "one" and known.doc.tags[subject.first + 1] == COMMA
    one = one or (_is_set_apart(known.doc, subject) and parts[0].number == "one")
    return len(parts) == 1 and (one or _is_person(known.doc, parts[0], gender))


def _brought_in_beside(known: Knowledge, sentence: Sentence, subject: Phrase, gender: Gender | None) -> Phrase | None:
    """Find whom a sentence brings in that is about no person: "His account was backed by a second guard"."""
    doc = known.doc
    if any(_may_be_meant(known, index, gender) for index in known.names.of(Phrase(sentence.first, sentence.stop))):
        return None
    if doc.tags[subject.first] == SUBJECT_PRONOUN:
        people = doc.tokens.lower[subject.first] not in doc.words.it_pronouns
    else:
        people = any(_is_of_people(doc, part) for part in read_parts(doc, known.names, subject))
    if people:
        return None
    for noun in last_nouns(doc, sentence):
        first = core_start(doc, noun, sentence.first)
        if doc.quoted[noun] < 0 and _introduces(doc, first):
            phrase = phrase_after(doc, first, sentence.stop)
            parts = read_parts(doc, known.names, phrase) if phrase else ()
            if len(parts) == 1 and _is_person(doc, parts[0], gender):
                return phrase
    return None


def _principals(known: Knowledge, subject: Phrase) -> Set[int]:
    """Give the people for whom a subject works or speaks: "A lawyer for Tom Hale nodded"."""
    firsts = {index: known.names.named[index].mention_at(subject.first).first for index in known.names.of(subject)}
    tags, named = known.doc.tags, known.names.named
    return {
        index
        for index, first in firsts.items()
        if tags[first - 1] in PREPOSITIONS or tags[named[index].mention_at(first).stop] == POSSESSIVE
    }


def _may_be_meant(known: Knowledge, index: int, gender: Gender | None) -> bool:
    """Tell whether "he" or "she" may be somebody who is named."""
    named = known.names.named[index]
    told_in_part = named.partial is not None or names_a_place_or_body(known.doc, named)
    return named.person and named.gender in (None, gender) and not told_in_part


def individual(known: Knowledge, source: Source) -> Answer:
    """Find the likeliest person before "he" or "she"."""
    gender = _gender(known.doc, source)
    return last_individual(known, Wanted(source.phrase.first, gender), "pronoun") if gender else NOBODY


def nearest_name(known: Knowledge, source: Source) -> Answer:
    """Find the nearest name before "he" or "she" that may be a person's."""
    gender = None if known.tellers else _gender(known.doc, source)
    found = nearest(known, Wanted(source.phrase.first, gender)) if gender else None
    return Answer("nearest name", ByName(*found) if found else None)


def of_paragraph(known: Knowledge, source: Source) -> Answer:
    """Find the people whom a paragraph is about where nobody has spoken in it before "they"."""
    at = source.phrase.first
    people = people_before(known, at) if _is_they(known.doc, source) else None
    spoke = next((place for place, _, _ in known.last_spoken(joined=True) if place < at), -1)
    start = known.doc.paragraph_starts[bisect_right(known.doc.paragraph_starts, at) - 1]
    if people is None or not 0 <= spoke < start <= people.subject.first:
        return NOBODY
    alone = all(_is_of_people(known.doc, each) for each in people.parts)
    return Answer("subject before", people.subject if alone else None)


def both(known: Knowledge, source: Source) -> Answer:
    """Find the group of whom one and the other have just spoken: "One left, he said. The other stayed. Both say"."""
    last = next(known.last_spoken(1), None) if source.word == "both" else None
    if last is None or last[2].group is None:
        return NOBODY
    return Answer("group", Known(last[2].group), last[0])


def several(known: Knowledge, source: Source) -> Answer:
    """Find the last voice before "they" that is a group or a body."""
    if not _is_they(known.doc, source):
        return NOBODY
    says = known.doc.tokens.lower[source.phrase.stop] in known.doc.words.say_forms
    people = _last_voice(known, source.phrase.first, _may_be_people, "one alone") if says else NOBODY
    return people if people.who else _last_voice(known, source.phrase.first, _may_be_they, "one alone")


def one_unnamed(known: Knowledge, source: Source) -> Answer:
    """Find the one person without a name who spoke right before "they": "A source said it was over. They added"."""
    at = source.phrase.first
    if not _is_they(known.doc, source) or known.doc.quoted[at] >= 0:
        return NOBODY
    place, index, speaker = next((each for each in known.last_spoken() if each[0] < at), (-1, -1, None))
    if speaker is None or known.sentences_between(place, at) > SENTENCES_BACK:
        return NOBODY
    part = speaker.parts[0]
    kept_unnamed = part.determiner == "indefinite" or part.noun in known.doc.words.generic_roles
    either = _is_person(known.doc, part, "m") and _is_person(known.doc, part, "f")
    if not (kept_unnamed and either) or len(speaker.parts) > 1:
        return NOBODY
    if _speaks_of_several(known.doc, place, at) and not _says_i(known.doc, at):
        return NOBODY
    return Answer("pronoun", Known(index), place)


def subject_before(known: Knowledge, source: Source) -> Answer:
    """Find the people whom the sentences right before "they" are about: "Two officials met. They said"."""
    people = people_before(known, source.phrase.first) if _is_they(known.doc, source) else None
    return Answer("subject before", people.subject) if people else NOBODY


def body(known: Knowledge, source: Source) -> Answer:
    """Find the body or paper that "it" stands for: the subject of what stands right before, or the last that spoke."""
    if source.word not in known.doc.words.it_pronouns:
        return NOBODY
    at = source.phrase.first
    subject = _body_of_sentence(known, at) or _shown_before(known.doc, at) or _body_before(known, at)
    if subject is not None:
        return Answer("subject before", subject)
    spoke = _last_voice(known, at, _is_body, "no body")
    paper = None if spoke.who else _subject_before(known, at, _may_show)
    return Answer("subject before", paper) if paper else spoke


def _body_of_sentence(known: Knowledge, at: int) -> Phrase | None:
    """Find the body that the sentence is about in which "it" begins the next clause: "The firm is small; it said"."""
    doc = known.doc
    sentence = doc.sentence_at(at)
    if sentence is None or at - 1 <= sentence.first or doc.tags[at - 1] not in SEMICOLON + CONJUNCTION:
        return None
    subject = main_subject(doc, sentence, at)
    if subject is None or subject.stop > at or doc.tags[subject.first] in PRONOUNS:
        return None
    return subject if _may_be_it(known, subject) else None


def _body_before(known: Knowledge, at: int) -> Phrase | None:
    """Find the body that the sentence right before "it" is about, where no other speaks in it."""
    before = next(sentences_before(known.doc, at, paragraphs=1), None)
    spoken = known.last_spoken(joined=True)
    if before is None or any(place >= before.first and _is_body(known.doc, voice) for place, _, voice in spoken):
        return None
    return _subject_before(known, at, _may_be_it)


def _subject_before(known: Knowledge, at: int, suits: Callable[[Knowledge, Phrase], bool]) -> Phrase | None:
    """Find what the sentence right before a token is about, if it suits."""
    before = next(sentences_before(known.doc, at, paragraphs=1), None)
    subject = main_subject(known.doc, before, before.stop) if before else None
    if subject is None or known.doc.tags[subject.first] in PRONOUNS:
        return None
    return subject if suits(known, subject) else None


def _may_be_it(known: Knowledge, subject: Phrase) -> bool:
    """Tell whether "it" may stand for one body, named or not."""
    part, words = read_mention(known.doc, known.names, subject), known.doc.words
    if part.form != "description":
        return part.form == "organization"
    noun = singular(part.noun)
    return part.number == "one" and (noun in words.kinds_of_bodies or noun in words.group_nouns)


def _may_show(known: Knowledge, subject: Phrase) -> bool:
    """Tell whether "it" may stand for one paper or study."""
    part, words = read_mention(known.doc, known.names, subject), known.doc.words
    paper = singular(part.noun) in words.studies_and_documents
    return part.form == "description" and part.number == "one" and paper


def _shown_before(doc: Document, at: int) -> Phrase | None:
    """Find what the sentence right before brings in that can show something: "They released a video. It shows"."""
    before = next(sentences_before(doc, at, paragraphs=1), None)
    if before is None or doc.tokens.lower[at + 1] not in doc.words.forms(doc.words.depicting_verbs):
        return None
    nouns = (noun for noun in last_nouns(doc, before) if singular(doc.tokens.lower[noun]) in doc.words.shown_things)
    noun = next(nouns, None)
    return None if noun is None else Phrase(core_start(doc, noun, before.first), noun + 1)


def _gender(doc: Document, source: Source) -> Gender | None:
    """Give the gender of "he" and "she"; None for everything else."""
    return "m" if source.word in doc.words.he_pronouns else "f" if source.word in doc.words.she_pronouns else None


def _is_they(doc: Document, source: Source) -> bool:
    return source.word in doc.words.they_pronouns


def _speaks_of_several(doc: Document, first: int, stop: int) -> bool:
    """Tell whether several people are spoken of between two tokens, quotations apart."""
    words = doc.words
    return any(
        word in words.plural_heads or (word != singular(word) and singular(word) in words.human_nouns)
        for word, quotation in zip(doc.tokens.lower[first:stop], doc.quoted[first:stop], strict=True)
        if quotation < 0
    )


def _says_i(doc: Document, at: int) -> bool:
    """Tell whether one person speaks in the quotation right before a token: "“I left,” they said"."""
    quotation = doc.quoted[at - 1] if at else -1
    first = at - 1
    while quotation >= 0 and first > 0 and doc.quoted[first - 1] == quotation and at - first < LONGEST_QUOTATION:
        first -= 1
    return quotation >= 0 and not SINGLE.isdisjoint(doc.tokens.lower[first:at])


def _introduces(doc: Document, at: int) -> bool:
    """Tell whether a phrase that opens with the word at a token brings in somebody: "a farmer", "her husband"."""
    word, words = doc.tokens.lower[at], doc.words
    return word in words.introducing_determiners or word in words.introducing_possessives


def _describes_a_name(doc: Document, at: int) -> bool:
    """Tell whether a phrase from a token on describes who is named before it: "Tatum, 61, [a Republican]"."""
    first = at
    while first and at - first < LONGEST_NAME and doc.tags[first - 1] in NAME_AND_ASIDE:
        first -= 1
    named = NAME in doc.tags[first:at] and doc.tags[at - 1] == COMMA
    return named and not (first and doc.tags[first - 1] in PREPOSITIONS)


def _is_person(doc: Document, part: Mention, gender: Gender | None) -> bool:
    """Tell whether one person is described, who may be of a gender."""
    if part.form != "description" or part.number == "many":
        return False
    other = doc.words.male_nouns if gender == "f" else doc.words.female_nouns
    return part.noun in doc.words.human_nouns and part.noun not in other


def _is_of_people(doc: Document, part: Mention) -> bool:
    """Tell whether a part of a phrase is of one or several people."""
    return part.form == "person" or singular(part.noun) in doc.words.human_nouns or part.noun in doc.words.plural_heads


def _last_voice(known: Knowledge, at: int, suits: Callable[[Document, Speaker], bool], otherwise: Refusal) -> Answer:
    """Find the last voice before a token that suits, with those after it that do not."""
    considered: list[Considered] = []
    for place, index, speaker in known.last_spoken(joined=True):
        if place < at and at - place < SPOKEN_WITHIN:
            if suits(known.doc, speaker):
                return Answer("pronoun", Known(index), place, tuple(considered))
            considered.append(Considered(place, speaker.called, otherwise))
    return Answer("pronoun", None, None, tuple(considered))


def _may_be_they(doc: Document, speaker: Speaker) -> bool:
    return are_several(speaker.parts[:1]) or len(speaker.parts) > 1 or _is_body(doc, speaker)


def _may_be_people(doc: Document, speaker: Speaker) -> bool:
    """Tell whether "they say" may stand for a voice: for no paper, where anybody else has spoken."""
    papers = doc.words.studies_and_documents
    return _may_be_they(doc, speaker) and singular(speaker.parts[0].noun) not in papers


def _is_body(doc: Document, speaker: Speaker) -> bool:
    """Tell whether a voice is a body, named or not."""
    part = speaker.parts[0]
    if len(speaker.parts) > 1:
        return False
    if part.form != "description":
        return part.form == "organization"
    return part.number == "one" and bool(part.head) and singular(part.noun) not in doc.words.human_nouns
