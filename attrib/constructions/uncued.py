"""Quotations that no cue claims: those that go on, stand alone, or sit inside a sentence.

A full quotation after a cued one in its paragraph goes on in the same voice; so does one that opens the next
paragraph (O'Keefe et al. 2012 find that the last speaker is the best guess for such quotations in news). A
quoted phrase inside a sentence belongs to that sentence's subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.quotations import BESIDE, COLON_AFTER, INVERTED_QUOTATION, QUOTATION_AFTER, QUOTATION_BEFORE
from attrib.constructions.surroundings import names_a_place
from attrib.constructions.utterances import utterer
from attrib.english import is_negated, singular
from attrib.grammar import (
    Phrase,
    can_speak,
    first_verb,
    main_subject,
    phrase_after,
    phrase_start,
    speaks_not,
    subject_before,
    walk_right,
)
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
    FULL_STOP,
    NAME,
    NOUNS,
    OF,
    OPENS_CREDIT,
    OPENS_SUBJECT,
    PAST,
    POSSESSIVE,
    PREMODIFIERS,
    SEMICOLON,
    SENTENCE_PARTS,
    STOPS,
    THAT,
    TO,
    VERB_FORMS,
    VERBS,
)

if TYPE_CHECKING:
    from attrib.text import Document
    from attrib.text.document import Sentence
    from attrib.text.quotations import Quotation

FULL_NAME = re.compile(f"{NAME}{NAME}+")
SHORTEST_PHRASE = 3
"""Quoted phrases of fewer words are mostly titles, nicknames or scare quotes."""
LONGEST_GROUP = 3
"""Tokens before a verb that may be of its group: "did not ever say"."""
LATEST_FROM = 3
"""Tokens of a sentence among which "from" tells whose the quotation after it is."""
LONGEST_LABEL = 14
LONGEST_TAIL = 30
"""Tokens after a quotation in which its speaker and verb stand."""
OPENS_NO_PARAGRAPH = "it does not open a paragraph below another"


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
    def above(self) -> Sentence | None:
        """The last sentence above the paragraph that it opens; None where it opens none, or the first."""
        if not self.number or self.quotation.first != self.sentence.first:
            return None
        before = self.doc.sentences[self.number - 1]
        return before if before.paragraph != self.sentence.paragraph else None

    @property
    def content(self) -> Phrase:
        """Its tokens, with its marks."""
        return Phrase(self.quotation.first, self.quotation.stop)


# --- what introduces a quotation ----------------------------------------------------------------------------


def _followed(uncued: Uncued) -> Outcome:
    doc, tags, at = uncued.doc, uncued.doc.tags, uncued.quotation.stop
    if not uncued.quotation.closed:
        return "nobody stands after it"
    inverted = tags[at] in VERBS
    cried = inverted and tags[at - 2] == FULL_STOP and doc.tokens.forms[at].islower()
    if tags[at - 2] != COMMA and not cried:
        return "no comma stands before its closing mark"
    if tags[at] not in OPENS_CREDIT:
        return "nobody stands after it"
    subject = phrase_after(doc, at + inverted, at + LONGEST_TAIL)
    if subject is None:
        return "nobody stands after it"
    verb = at if inverted else walk_right(doc, ADVERB, subject.stop, len(doc.tokens))
    if doc.tags[verb] not in VERBS:
        return "no verb stands after it"
    if doc.tags[verb + 1] in OPENS_SUBJECT and names_a_place(doc, uncued.sentence.first, uncued.quotation.first):
        return "it says where"
    return Attribution((Phrase(uncued.quotation.first, at),), Phrase(verb, verb + 1), subject, FOLLOWED)


FOLLOWED = Construction(
    name="followed",
    what="quotation before a verb that is no cue",
    example="<“The bridge is shut,”> [the clerk] {mocked}.",
    examples=("<“The bridge is ours!”> {beamed} [Tom Field], who had queued all night.",),
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
    if speaker := utterer(doc, first, stop):
        return speaker
    if lower[first] == "here":
        return phrase_after(doc, first + 2, stop)
    if first_verb(doc, first, stop) == stop and _is_label(doc, first, stop):
        return Phrase(first, stop)
    if doc.tags[stop - 1] == NAME:
        return Phrase(phrase_start(doc, stop - 1, first), stop)
    sender = lower.index("from", first) + 1 if "from" in lower[first : first + LATEST_FROM] else stop
    if doc.tags[sender] in NOUNS + DETERMINER:
        return phrase_after(doc, sender, stop)
    return main_subject(doc, sentence, stop)


def _is_label(doc: Document, first: int, stop: int) -> bool:
    """Tell whether words tell who somebody is: "Rival scout", "A nurse at the clinic", "Taxi driver, 45"."""
    people, lower = phrase_after(doc, first, stop), doc.tokens.lower
    if people is None or stop - first > LONGEST_LABEL:
        return False
    nouns = [at for at in range(*people) if doc.tags[at] in NOUNS and doc.tags[at + 1] not in NOUNS]
    return bool(nouns) and singular(lower[nouns[0]]) in doc.words.human_nouns


INTRODUCED = Construction(
    name="introduced",
    what="quotation after whom the sentence is about",
    example="That did not surprise [Jane Roe]{:} <“The bridge was old, and all of us knew it.”>",
    examples=(
        "And this from [Pat], who did not say where she was{:} <“The cat is not impressed.”>",
        "A lesson from [Ana Ruiz]{:} <“Never trust a map.”>",
        "[The mayor]’s verdict on the play{:} <“Too long.”>",
    ),
    read=_introduced,
    sureness=COLON_AFTER.sureness,
    grounds=COLON_AFTER.grounds,
    spoken=True,
    goes_on=True,
)


def _announced(uncued: Uncued) -> Outcome:
    doc, above = uncued.doc, uncued.above
    if above is None:
        return OPENS_NO_PARAGRAPH
    last = above.stop - 1
    if doc.tags[last] not in ANNOUNCING:
        return "the paragraph above does not announce it"
    if doc.tokens.lower[above.first] == "from":
        subject = phrase_after(doc, above.first + 1, last)
    else:
        subject = utterer(doc, above.first, last) or main_subject(doc, above, last)
    if subject is None:
        return "the paragraph above is about nobody"
    return Attribution((uncued.content,), Phrase(last, last + 1), subject, ANNOUNCED_ABOVE)


ANNOUNCED_ABOVE = Construction(
    name="announced-above",
    what="quotation that the paragraph above announces",
    example="From [Jane Roe], by email{:}\n\n<“The bridge was old, and all of us knew it.”>",
    examples=("It shows in how they rated a remark by [Jane Roe]{:}\n\n<“The bridge is ours.”>",),
    read=_announced,
    sureness=COLON_AFTER.sureness,
    grounds=COLON_AFTER.grounds,
    spoken=True,
    goes_on=True,
)


def _phrase(uncued: Uncued) -> Outcome:
    doc, tags, forms = uncued.doc, uncued.doc.tags, uncued.doc.tokens.forms
    first, low = uncued.quotation.first, uncued.sentence.first
    if is_sentence(uncued):
        return "it is a sentence of its own"
    words = [form for form in forms[first + 1 : uncued.quotation.stop - 1] if form[0].isalnum()]
    if len(words) < SHORTEST_PHRASE or sum(word[0].isupper() for word in words) * 2 > len(words):
        return "it may be a title, a nickname or scare quotes"
    low = max(low, tags.rfind(SEMICOLON, low, first))
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
            if _is_bound_or_passive(doc, at):
                return "the subject has to say it, or is spoken of"
            return Attribution((uncued.content,), Phrase(at, at + 1), subject, QUOTED_PHRASE)
    return "no verb stands before it"


def _is_bound_or_passive(doc: Document, verb: int) -> bool:
    """Tell whether a verb is what its subject must do, "have to declare", or what is done to it: "was known as"."""
    tags, before = doc.tags, doc.tokens.lower[verb - 1]
    if tags[verb - 1] == TO:
        return doc.tokens.lower[verb - 2] in doc.words.binding_words
    return tags[verb] == PAST and before in doc.words.copulas


QUOTED_PHRASE = Construction(
    name="quoted-phrase",
    what="quoted phrase",
    example="[The mayor] {left} the room to <“think about it again”>.",
    counterexamples=(
        "Nobody at the plant has said “the bridge is shut”.",
        "None of the staff said “the bridge is shut”.",
        "Imagine a minister telling you, “I was wrong about it.”",
        "You will not hear a banker say, “I was wrong about it.”",
        "The mayor did not say “the bridge is shut”.",
        "They have to declare “any interest that others may see”.",
        "The widow was known as “the queen of the docks”.",
    ),
    read=_phrase,
    sureness="loose",
    grounds="A quoted phrase without a cue of its own was given to the subject of its sentence.",
    weak_inside=True,
    may_refuse=True,
)


def is_sentence(uncued: Uncued) -> bool:
    """Tell whether a quotation is a sentence of its own rather than a phrase inside one."""
    first, low = uncued.quotation.first, uncued.sentence.first
    if first == low and _opens_phrase(uncued):
        return False
    if first == low or uncued.doc.tags[first - 1] in SENTENCE_PARTS:
        return True
    return set(uncued.doc.tags[low:first]) <= {CONJUNCTION, ADVERB, COMMA}


def _opens_phrase(uncued: Uncued) -> bool:
    """Tell whether words outside a quotation go on with it: "“Kickbacks” for chiefs", "“The Big Sleep” is a film"."""
    doc, stop = uncued.doc, uncued.quotation.stop
    if stop >= uncued.sentence.stop or {doc.tags[stop - 2], doc.tags[stop]} & {*STOPS, *CLAUSE_ENDS}:
        return False
    return stop - uncued.quotation.first <= SHORTEST_PHRASE + 2 or doc.tags[stop] == AUXILIARY


QUOTATIONS = frozenset([QUOTATION_AFTER, QUOTATION_BEFORE, INVERTED_QUOTATION, FOLLOWED])
"""Constructions that need no word to show who speaks: the quotation does."""
