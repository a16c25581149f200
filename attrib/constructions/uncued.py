"""Quotations that no cue claims: those that go on, stand alone, or sit inside a sentence.

A full quotation after a cued one in its paragraph goes on in the same voice; so does one that opens the next
paragraph (O'Keefe et al. 2012 find that the last speaker is the best guess for such quotations in news). A
quoted phrase inside a sentence belongs to that sentence's subject.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from attrib.constructions.construction import Attempts, Attribution, Construction, Outcome, first_read
from attrib.constructions.quotations import BESIDE, COLON_AFTER, INVERTED_QUOTATION, QUOTATION_AFTER, QUOTATION_BEFORE
from attrib.constructions.surroundings import names_a_place
from attrib.english import is_negated
from attrib.grammar import Phrase, can_speak, main_subject, phrase_after, phrase_start, speaks_not, subject_before
from attrib.text.tags import (
    ADVERB,
    ANNOUNCING,
    AUXILIARY,
    CLAUSE_ENDS,
    COLON,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    NAME,
    NOUNS,
    OF,
    OPENS_CREDIT,
    OPENS_SUBJECT,
    POSSESSIVE,
    PREMODIFIERS,
    SENTENCE_PARTS,
    STOPS,
    THAT,
    VERB_FORMS,
    VERBS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.text import Document
    from attrib.text.document import Sentence
    from attrib.text.quotations import Quotation

SHORTEST_QUOTATION = 3
"""Tokens, its marks included."""
SHORTEST_PHRASE = 3
"""Quoted phrases of fewer words are mostly titles, nicknames or scare quotes."""
LONGEST_GROUP = 3
"""Tokens before a verb that may be of its group: "did not ever say"."""
LATEST_FROM = 3
"""Tokens of a sentence among which "from" tells whose the quotation after it is."""
LONGEST_TAIL = 30
"""Tokens after a quotation in which its speaker and verb stand."""
NEAREST = 40
"""So many attributions around a quotation are looked at, in paragraphs that have more."""


class Uncued(msgspec.Struct, frozen=True):
    """A quotation that no cue claims, and the sentence (by its number) in which it begins."""

    doc: Document
    quotation: Quotation
    number: int
    owner: Attribution | None
    """Whose voice it may go on with."""

    @property
    def sentence(self) -> Sentence:
        """The sentence in which it begins."""
        return self.doc.sentences[self.number]

    @property
    def content(self) -> Phrase:
        """Its tokens, with its marks."""
        return Phrase(self.quotation.first, self.quotation.stop)


# --- what introduces a quotation ----------------------------------------------------------------------------


def _followed(uncued: Uncued) -> Outcome:
    doc, tags, at = uncued.doc, uncued.doc.tags, uncued.quotation.stop
    if not uncued.quotation.closed or at + 1 >= len(tags) or tags[at - 2] != COMMA:
        return "no comma stands before its closing mark"
    if tags[at] not in OPENS_CREDIT:
        return "nobody stands after it"
    inverted = tags[at] in VERBS
    subject = phrase_after(doc, at + inverted, min(len(tags), at + LONGEST_TAIL))
    if subject is None:
        return "nobody stands after it"
    verb = at if inverted else subject.stop
    while not inverted and doc.tag(verb) == ADVERB:
        verb += 1
    if doc.tag(verb) not in VERBS:
        return "no verb stands after it"
    if doc.tag(verb + 1) in OPENS_SUBJECT and names_a_place(doc, uncued.sentence.first, uncued.quotation.first):
        return "it says where"
    return Attribution((Phrase(uncued.quotation.first, at),), Phrase(verb, verb + 1), subject, FOLLOWED)


FOLLOWED = Construction(
    name="followed",
    what="quotation before a verb that is no cue",
    example="<“The bridge is shut,”> [the clerk] {mocked}.",
    read=_followed,
    sureness="sure",
    grounds=BESIDE,
    spoken=True,
    goes_on=True,
)


def _introduced(uncued: Uncued) -> Outcome:
    doc, sentence = uncued.doc, uncued.sentence
    colon = uncued.quotation.first - 1
    if colon <= sentence.first or doc.tags[colon] != COLON:
        return "no colon stands before it"
    subject = _introducing(doc, sentence, colon)
    if subject is None:
        return "the sentence before it is about nobody"
    return Attribution((uncued.content,), Phrase(colon, colon + 1), subject, INTRODUCED)


def _introducing(doc: Document, sentence: Sentence, stop: int) -> Phrase | None:
    """Find whom the words before token `stop` introduce: "Here is Roe", "And this from Roe", "It surprised Roe"."""
    lower, first = doc.tokens.lower, sentence.first
    if lower[first] == "here" and doc.tags[first + 1] == AUXILIARY:
        return phrase_after(doc, first + 2, stop)
    if doc.tags[stop - 1] == NAME:
        return Phrase(phrase_start(doc, stop - 1, first), stop)
    sender = lower.index("from", first) + 1 if "from" in lower[first : first + LATEST_FROM] else stop
    if sender < stop and doc.tags[sender] in NOUNS + DETERMINER:
        return phrase_after(doc, sender, stop)
    return main_subject(doc, sentence, stop)


INTRODUCED = Construction(
    name="introduced",
    what="quotation after whom the sentence is about",
    example="That did not surprise [Jane Roe]{:} <“The bridge was old, and all of us knew it.”>",
    examples=("And this from [Pat], who did not say where she was{:} <“The cat is not impressed.”>",),
    read=_introduced,
    sureness=COLON_AFTER.sureness,
    grounds=COLON_AFTER.grounds,
    spoken=True,
    goes_on=True,
)


def _announced(uncued: Uncued) -> Outcome:
    doc, sentence = uncued.doc, uncued.sentence
    if not uncued.number or uncued.quotation.first != sentence.first:
        return "it does not open a sentence after another"
    before = doc.sentences[uncued.number - 1]
    last = before.stop - 1
    if before.paragraph == sentence.paragraph or doc.tags[last] not in ANNOUNCING:
        return "the paragraph before it does not announce it"
    if doc.tokens.lower[before.first] == "from":
        subject = phrase_after(doc, before.first + 1, last)
    else:
        subject = main_subject(doc, before, last)
    if subject is None:
        return "the paragraph before it is about nobody"
    return Attribution((uncued.content,), Phrase(last, last + 1), subject, ANNOUNCED_ABOVE)


ANNOUNCED_ABOVE = Construction(
    name="announced-above",
    what="quotation that the paragraph above announces",
    example="From [Jane Roe], by email{:}\n\n<“The bridge was old, and all of us knew it.”>",
    read=_announced,
    sureness=COLON_AFTER.sureness,
    grounds=COLON_AFTER.grounds,
    spoken=True,
    goes_on=True,
)


def _phrase(uncued: Uncued) -> Outcome:
    doc, tags, forms = uncued.doc, uncued.doc.tags, uncued.doc.tokens.forms
    first, low = uncued.quotation.first, uncued.sentence.first
    if _is_sentence(uncued):
        return "it is a sentence of its own"
    words = [form for form in forms[first + 1 : uncued.quotation.stop - 1] if form[0].isalnum()]
    if len(words) < SHORTEST_PHRASE or sum(word[0].isupper() for word in words) * 2 > len(words):
        return "it may be a title, a nickname or scare quotes"
    for at in range(first - 1, low, -1):
        describes = tags[at - 1] in PREMODIFIERS + POSSESSIVE + OF and tags[at + 1] in DESCRIBERS
        if tags[at] in VERB_FORMS and doc.quoted[at] < 0 and not describes:
            found = subject_before(doc, at, low)
            subjects = (found[0] if found else None, main_subject(doc, uncued.sentence, at))
            subject = next((each for each in subjects if each and can_speak(doc, each)), None)
            if subject is None or tags[subject.first] == THAT:
                return "the subject of the verb before it cannot speak"
            if speaks_not(doc, subject, low) or is_negated(
                doc.words, doc.tokens.lower[max(subject.stop, at - LONGEST_GROUP) : at]
            ):
                return "nobody says it"
            return Attribution((uncued.content,), Phrase(at, at + 1), subject, QUOTED_PHRASE)
    return "no verb stands before it"


QUOTED_PHRASE = Construction(
    name="quoted-phrase",
    what="quoted phrase",
    example="[The mayor] {left} the room to <“think about it again”>.",
    counterexamples=(
        "Nobody at the plant has said “the bridge is shut”.",
        "Imagine a minister telling you, “I was wrong about it.”",
        "You will not hear a banker say, “I was wrong about it.”",
        "The mayor did not say “the bridge is shut”.",
    ),
    read=_phrase,
    sureness="loose",
    grounds="A quoted phrase without a cue of its own was given to the subject of its sentence.",
    weak_inside=True,
    may_refuse=True,
)


# --- quotations that go on ----------------------------------------------------------------------------------


def _goes_on(uncued: Uncued) -> Outcome:
    owner = uncued.owner
    if not _is_sentence(uncued):
        return "it is a phrase inside a sentence"
    if owner is None or owner.source is None:
        return "nobody spoke right before it"
    return Attribution((uncued.content,), None, owner.source, CONTINUED, owner.kind)


def _is_sentence(uncued: Uncued) -> bool:
    """Tell whether a quotation is a sentence of its own rather than a phrase inside one."""
    first, low = uncued.quotation.first, uncued.sentence.first
    if first == low and _opens_phrase(uncued):
        return False
    if first == low or not uncued.quotation.opened or uncued.doc.tags[first - 1] in SENTENCE_PARTS:
        return True
    return first - low <= 2 and set(uncued.doc.tags[low:first]) <= {CONJUNCTION, ADVERB, COMMA}


def _opens_phrase(uncued: Uncued) -> bool:
    """Tell whether words outside a quotation go on with its phrase: "“Kickbacks” for chiefs"."""
    doc, stop = uncued.doc, uncued.quotation.stop
    short = stop - uncued.quotation.first <= SHORTEST_PHRASE + 2
    return short and stop < uncued.sentence.stop and not {doc.tags[stop - 2], doc.tags[stop]} & {*STOPS, *CLAUSE_ENDS}


CONTINUED = Construction(
    name="continued",
    what="quotation that goes on",
    example="“The bridge is shut,” [the clerk] said.\n\n<“We have known it for years.”>",
    read=_goes_on,
    sureness="loose",
    grounds="The quotation has no cue of its own: it was given to whoever spoke last.",
    goes_on=True,
)


def _told_of_above(uncued: Uncued) -> Outcome:
    doc, sentence = uncued.doc, uncued.sentence
    if not uncued.number or uncued.quotation.first != sentence.first or not _is_sentence(uncued):
        return "it does not open a paragraph"
    above = doc.sentences[uncued.number - 1]
    paragraph = doc.paragraphs[above.paragraph]
    if above.paragraph in (0, sentence.paragraph) or paragraph.furniture or paragraph.subhead:
        return "no story stands above it"
    subject = main_subject(doc, above, above.stop)
    if subject is None or not _is_person(doc, subject):
        return "the sentence above it is about no person"
    return Attribution((uncued.content,), None, subject, TOLD_OF_ABOVE)


def _is_person(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is somebody rather than some body or thing."""
    words, last = doc.words, doc.tokens.lower[subject.stop - 1]
    if doc.tags[subject.first : subject.stop][-2:] == NAME + NAME:
        return last not in words.organization_words
    return any(
        last in known for known in (words.he_pronouns, words.she_pronouns, words.they_pronouns, words.human_nouns)
    )


TOLD_OF_ABOVE = Construction(
    name="told-of-above",
    what="quotation below a paragraph about whoever says it",
    example="[The widow] has sold the house.\n\n<“It was cold. We had nothing left.”>",
    read=_told_of_above,
    sureness=CONTINUED.sureness,
    grounds="The quotation has no cue: it was given to whom the sentence above it is about.",
    goes_on=True,
)
UNCUED = (FOLLOWED, INTRODUCED, ANNOUNCED_ABOVE, CONTINUED, TOLD_OF_ABOVE, QUOTED_PHRASE)
QUOTATIONS = frozenset([QUOTATION_AFTER, QUOTATION_BEFORE, INVERTED_QUOTATION, FOLLOWED])
"""Constructions that need no word to show who speaks: the quotation does."""


def join_quotations(doc: Document, cued: Sequence[Attribution], attempts: Attempts | None) -> list[Attribution]:
    """Give the attributions with every quotation that no cue claimed joined to its voice, or added as its own."""
    voices = _Voices(doc, cued)
    taken = covered(doc, cued)
    for quotation in doc.quotations:
        length = quotation.stop - quotation.first
        if length < SHORTEST_QUOTATION or sum(taken[quotation.first : quotation.stop]) * 2 > length:
            continue
        number = bisect_right(doc.sentence_starts, quotation.first) - 1
        if number < 0 or quotation.first >= doc.sentences[number].stop:
            continue
        paragraph = doc.sentences[number].paragraph
        if doc.paragraphs[paragraph].furniture:
            continue
        owner = voices.owner(paragraph, quotation)
        uncued = Uncued(doc, quotation, number, None if owner is None else voices.found[owner])
        new = first_read(UNCUED, uncued, quotation.first, attempts)
        if new is not None:
            voices.add(new, paragraph, owner)
    return sorted(voices.found, key=lambda each: (each.cue or each.content[0]).first)


def covered(doc: Document, attributions: Sequence[Attribution]) -> bytearray:
    """Mark with 1 the tokens that are content of one of the attributions."""
    marks = bytearray(len(doc.tokens))
    for attribution in attributions:
        for part in attribution.content:
            marks[part.first : part.stop] = b"\x01" * (part.stop - part.first)
    return marks


class _Voices:
    """The attributions found so far, and which of them stand in each paragraph, in order."""

    def __init__(self, doc: Document, found: Sequence[Attribution]) -> None:
        self.doc = doc
        self.found = list(found)
        self.inside: dict[int, list[int]] = {}
        for index, each in enumerate(found):
            anchors = (each.cue or each.content[0], each.content[-1])
            for paragraph in {self._paragraph(anchor) for anchor in anchors}:
                self.inside.setdefault(paragraph, []).append(index)

    def _paragraph(self, phrase: Phrase) -> int:
        return self.doc.sentences[max(0, bisect_right(self.doc.sentence_starts, phrase.first) - 1)].paragraph

    def owner(self, paragraph: int, quotation: Quotation) -> int | None:
        """Find the attribution whose voice a quotation may go on with."""
        found = self.found
        here = self._going_on(_near(found, self.inside.get(paragraph, []), quotation.first))
        before = [index for index in here if found[index].content[0].first < quotation.first]
        if before:
            return before[-1]
        after = [
            index
            for index in here
            if found[index].content[0].first >= quotation.stop and found[index].construction in QUOTATIONS
        ]
        if after and after[0] == here[0] and found[after[0]].content[0].first - quotation.stop <= 2:
            return after[0]
        previous = paragraph - 1
        while previous >= 0 and self.doc.paragraphs[previous].furniture:
            previous -= 1
        above = self.inside.get(previous, [])[-NEAREST:]
        candidates = self._going_on(above) or [index for index in above if self.found[index].source]
        return candidates[-1] if candidates else None

    def _going_on(self, indices: Sequence[int]) -> list[int]:
        return [index for index in indices if self.found[index].construction.goes_on and self.found[index].source]

    def add(self, new: Attribution, paragraph: int, owner: int | None) -> None:
        """Add an attribution; what goes on in the paragraph or quotation of its owner is one more part of that."""
        if new.construction is CONTINUED and owner is not None:
            before = self.found[owner]
            if self._paragraph(before.cue or before.content[0]) == paragraph or _is_unclosed(self.doc, before):
                self.found[owner] = replace(before, content=(*before.content, *new.content))
                if owner not in self.inside.setdefault(paragraph, []):
                    self.inside[paragraph].append(owner)
                return
        self.inside.setdefault(paragraph, []).append(len(self.found))
        self.found.append(new)


def _near(found: Sequence[Attribution], indices: list[int], at: int) -> list[int]:
    """Give the attributions of a paragraph that stand around token `at`; all of them unless there are very many."""
    if len(indices) <= NEAREST:
        return indices
    middle = bisect_right(indices, at, key=lambda index: found[index].content[0].first)
    return indices[max(0, middle - NEAREST // 2) : middle + NEAREST // 2]


def _is_unclosed(doc: Document, attribution: Attribution) -> bool:
    """Tell whether the quotation that an attribution ends with is never closed."""
    index = doc.quoted[attribution.content[-1].stop - 1]
    return index >= 0 and not doc.quotations[index].closed
