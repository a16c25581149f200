"""Quotations that go on in the voice that spoke before, or belong to whoever is told of beside them.

A full quotation after a cued one in its paragraph goes on in the same voice; so does one that opens the next
paragraph (O'Keefe et al. 2012 find that the last speaker is the best guess for such quotations in news).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.uncued import (
    ANNOUNCED_ABOVE,
    FOLLOWED,
    INTRODUCED,
    OPENS_NO_PARAGRAPH,
    QUOTED_PHRASE,
    Uncued,
    is_sentence,
)
from attrib.grammar import Phrase, can_speak, main_subject, phrase_after
from attrib.text.document import remembered
from attrib.text.tags import AUXILIARY, CLOSING_QUOTE, COMMA, FULL_STOP, NAME, OF, SUBJECT_PRONOUN

if TYPE_CHECKING:
    from attrib.text import Document

FULL_NAME = re.compile(f"{NAME}{NAME}+")
LONGEST_GROUP = 3
"""Tokens after a subject among which a gesture stands: "has not even smiled"."""
LONGEST_VERDICT = 6
"""Tokens up to "of": "that was the damning verdict of"."""


def _told_of_before(uncued: Uncued) -> Outcome:
    doc, sentence = uncued.doc, uncued.sentence
    before = doc.sentences[uncued.number - 1] if uncued.number else sentence
    if uncued.quotation.first != sentence.first or before.paragraph != sentence.paragraph or before is sentence:
        return "it does not open a sentence after another of its paragraph"
    if doc.tags[uncued.quotation.stop - 2] != FULL_STOP:
        return "it is a phrase inside a sentence"
    spoken = -1 if uncued.owner is None else (uncued.owner.cue or uncued.owner.content[-1]).first
    if spoken >= before.first or CLOSING_QUOTE in doc.tags[before.first : before.stop]:
        return "somebody speaks in the sentence before it"
    subject = main_subject(doc, before, before.stop)
    if subject is None or not _is_person(doc, subject):
        return "the sentence before it is about no person"
    if spoken >= doc.paragraphs[sentence.paragraph].first and doc.tags[subject.first] == SUBJECT_PRONOUN:
        return "the sentence before it is about whoever spoke"
    return Attribution((uncued.content,), None, subject, TOLD_OF_BEFORE)


TOLD_OF_BEFORE = Construction(
    name="told-of-before",
    what="quotation after a sentence about whoever says it",
    example="[Ana Ruiz] has sold the house. <“It was cold. We had nothing left.”>",
    read=_told_of_before,
    sureness="loose",
    grounds="The quotation has no cue: it was given to whom the sentence before it is about.",
    goes_on=True,
)


def _told_of_after(uncued: Uncued) -> Outcome:
    doc, sentence = uncued.doc, uncued.sentence
    opens = uncued.quotation.first == doc.paragraphs[sentence.paragraph].first
    after = doc.sentence_at(uncued.quotation.stop) or sentence
    if not opens or after.first != uncued.quotation.stop or after.paragraph != sentence.paragraph:
        return "no sentence follows it in its paragraph"
    subject = main_subject(doc, after, after.stop)
    if subject is None or subject.first != after.first or not _is_person(doc, subject):
        return "the sentence after it does not begin with a person"
    gestures = doc.words.forms(doc.words.gesture_verbs)
    if gestures.isdisjoint(doc.tokens.lower[subject.stop : subject.stop + LONGEST_GROUP]):
        return "the sentence after it tells of no gesture"
    return Attribution((uncued.content,), None, subject, TOLD_OF_AFTER)


TOLD_OF_AFTER = Construction(
    name="told-of-after",
    what="quotation before what whoever says it does meanwhile",
    example="<“It is gone.”> [Tom Field] smiled as he looked along the pier.",
    counterexamples=("“It is gone.” Tom Field was fined in May.",),
    read=_told_of_after,
    sureness="loose",
    grounds="The quotation has no cue: it was given to whom the sentence after it is about.",
    goes_on=True,
)


def _goes_on(uncued: Uncued) -> Outcome:
    owner = uncued.owner
    if not is_sentence(uncued):
        return "it is a phrase inside a sentence"
    if owner is None or owner.source is None:
        return "nobody spoke right before it"
    return Attribution((uncued.content,), None, owner.source, CONTINUED, owner.kind)


CONTINUED = Construction(
    name="continued",
    what="quotation that goes on",
    example="“The bridge is shut,” [the clerk] said.\n\n<“We have known it for years.”>",
    examples=("[Roe] accused the chiefs of theft.\n\n<“They know what is going on.”>",),
    counterexamples=(
        "The clerks say it was late.\n\n“Kickbacks” for chiefs",
        "The clerks say it was late.\n\n“The Long Night Over Kessel Bay” is shown at noon.",
    ),
    read=_goes_on,
    sureness="loose",
    grounds="The quotation has no cue of its own: it was given to whoever spoke last.",
    goes_on=True,
)


@remembered
def _last_names(doc: Document) -> frozenset[str]:
    """Give the words that end a name of two or more words somewhere in a document."""
    ends = (match.end() - 1 for match in FULL_NAME.finditer(doc.tags))
    return frozenset(doc.tokens.lower[end] for end in ends) - doc.words.organization_words


def _told_of_above(uncued: Uncued) -> Outcome:
    doc, above = uncued.doc, uncued.above
    if above is None or not is_sentence(uncued):
        return OPENS_NO_PARAGRAPH
    paragraph = doc.paragraphs[above.paragraph]
    heading = paragraph.subhead or (above.paragraph == 0 and doc.tags[above.stop - 1] != FULL_STOP)
    if paragraph.furniture or heading:
        return "no story stands above it"
    subject = main_subject(doc, above, above.stop)
    if subject is None or not _is_person(doc, subject):
        return "the sentence above it is about no person"
    return Attribution((uncued.content,), None, subject, TOLD_OF_ABOVE)


def _is_person(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is somebody rather than some body or thing."""
    words, comma = doc.words, doc.tags.find(COMMA, *subject)
    if comma > subject.first:
        return _is_person(doc, Phrase(subject.first, comma))
    last = doc.tokens.lower[subject.stop - 1]
    if doc.tags[subject.first : subject.stop][-2:] == NAME + NAME:
        return last not in words.organization_words
    if doc.tags[slice(*subject)] == NAME:
        return last in _last_names(doc)
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


def _words_below(uncued: Uncued) -> Outcome:
    doc, at = uncued.doc, uncued.quotation.stop
    below = doc.sentence_at(at)
    if below is None or below.first != at or not is_sentence(uncued):
        return "no sentence follows it"
    lower, words = doc.tokens.lower, doc.words
    points = lower[at] in words.pointing_determiners
    if not points or doc.tags[at + 1] != AUXILIARY:
        return "what follows does not point at it"
    high = min(below.stop, at + LONGEST_VERDICT)
    joint = next((i for i in range(at + 2, high) if doc.tags[i] == OF), high)
    if joint == high or words.cue_noun_forms.union(words.utterances).isdisjoint(lower[at + 2 : joint]):
        return "what follows tells nobody's words"
    source = phrase_after(doc, joint + 1, below.stop)
    if source is None or not can_speak(doc, source):
        return "what follows is about nobody"
    return Attribution((uncued.content,), Phrase(joint - 1, joint), source, WORDS_BELOW)


WORDS_BELOW = Construction(
    name="words-below",
    what="quotation above a sentence that tells whose words it is",
    example="<“It was cold. We had nothing left.”>\n\nThat was the {verdict} of [Ana Ruiz].",
    counterexamples=("“It was cold. We had nothing left.”\n\nThat was the end of the pier.",),
    read=_words_below,
    sureness="sure if named",
    grounds="The sentence below tells whose words they are",
    spoken=True,
    goes_on=True,
)
UNCUED = (
    FOLLOWED,
    INTRODUCED,
    ANNOUNCED_ABOVE,
    WORDS_BELOW,
    TOLD_OF_BEFORE,
    TOLD_OF_AFTER,
    CONTINUED,
    TOLD_OF_ABOVE,
    QUOTED_PHRASE,
)
