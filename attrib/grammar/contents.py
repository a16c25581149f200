"""Contents: where what is said begins and ends, seen from its cue."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from attrib.grammar.phrases import Phrase, clause_follows
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import (
    ADVERB,
    ADVERB_OR_PAST,
    AFTER_INFINITIVE_TO,
    AUXILIARY,
    BEFORE_THAT,
    BEFORE_VERB,
    CLAUSE_ENDS,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FINITE_VERB,
    GERUND,
    MAY_BREAK,
    NAME,
    NOUN_OR_OWNER,
    NOUNS,
    NUMBER,
    OCCASION_WORDS,
    OF,
    OPENING_QUOTE,
    OPENS_CONTENT,
    OTHER_CLAUSE,
    PAST,
    PAUSES,
    PHRASE,
    PREPOSITION,
    SEMICOLON,
    SUBJECT_OR_AUXILIARY,
    SUBJECT_PRONOUN,
    THAT,
    TO,
    VERBS,
)


class Stretch(msgspec.Struct, frozen=True):
    """A sentence, or the clause of one: tokens `first` up to `stop`, and where a content inside must break off."""

    first: int
    stop: int
    paragraph: int
    breaks: tuple[int, ...] = ()


LONGEST_ADVERBIAL = 12
FIRST_TIME = ["for", "the", "first", "time"]


def after_adverbials(doc: Document, at: int, high: int) -> int:
    """Skip times, places and occasions between a cue and its content: "said in a statement on Tuesday that"."""
    tags, lower = doc.tags, doc.tokens.lower
    ahead = _marker_ahead(doc, at, high)
    if ahead is not None:
        return ahead
    while at < high:
        if lower[at : at + 4] == FIRST_TIME:
            at += 4
        elif (tags[at] == ADVERB and doc.tag(at + 1) != OF) or (lower[at] in doc.words.times and tags[at] in NOUNS):
            at += 1
        elif lower[at] in doc.words.time_adjectives and at + 1 < high and lower[at + 1] in doc.words.occasions:
            at += 2
        elif lower[at] in doc.words.adverbial_prepositions:
            end = _adverbial_stop(doc, at, high)
            if end is None:
                return at
            at = end
        else:
            return at
    return at


def _adverbial_stop(doc: Document, at: int, high: int) -> int | None:
    """Find the end of a prepositional phrase whose noun is an occasion to speak or a time; None where it is neither."""
    tags, lower = doc.tags, doc.tokens.lower
    end = at + 1
    while end < min(high, at + LONGEST_ADVERBIAL) and tags[end] in OCCASION_WORDS:
        end += 1
        if lower[end - 1] in doc.words.occasions and (
            end >= high or (tags[end] not in NOUN_OR_OWNER and lower[end] not in doc.words.occasions)
        ):
            return end
    return None


def _marker_ahead(doc: Document, at: int, high: int) -> int | None:
    """Find "that", a quotation or a colon close ahead, with no verb of another clause in between."""
    tags, lower = doc.tags, doc.tokens.lower
    nominal = (
        at < high
        and tags[at] in PHRASE
        and lower[at] not in doc.words.time_adjectives
        and lower[at] not in doc.words.times
    )
    for i in range(at, min(high, at + 2 * LONGEST_ADVERBIAL)):
        tag = tags[i]
        if tag == THAT:
            if lower[i - 1] in doc.words.thought_nouns:
                return None
            relative = i > at and i + 1 < high and tags[i + 1] in FINITE
            return (
                i
                if i == at
                or (
                    (
                        tags[i - 1] in BEFORE_THAT
                        or tags[i - 2 : i] in (NAME + NUMBER, PREPOSITION + NUMBER)
                        or lower[i - 1] in doc.words.occasions_and_times
                    )
                    and not relative
                )
                else None
            )
        if tag == OPENING_QUOTE and nominal and tags[i - 1] != COMMA:
            return None
        if tag in OPENS_CONTENT:
            return i
        if tag == COMMA and nominal and doc.tag(i + 1) != OPENING_QUOTE:
            return None
        if tag == TO and i + 1 < high and tags[i + 1] in AFTER_INFINITIVE_TO:
            return None
        if (tag in OTHER_CLAUSE and lower[i] not in doc.words.occasions_and_times) or (
            tag == COMMA
            and i + 1 < high
            and tags[i + 1] not in OPENING_QUOTE + ADVERB + THAT
            and not (tags[i + 1] == PREPOSITION and _adverbial_stop(doc, i + 1, high))
        ):
            return None
    return None


def stretch_of(doc: Document, sentence: Sentence) -> Stretch:
    """Make a sentence ready for the finding of contents: note where one must break off."""
    tags, lower, cues = doc.tags, doc.tokens.lower, doc.words.cues
    breaks: list[int] = []
    for match in MAY_BREAK.finditer(tags, sentence.first + 2, sentence.stop - 1):
        i, tag = match.start(), match.group()
        if tag == CLOSING_QUOTE and tags[i - 1] == COMMA and tags[i + 1] == GERUND:
            breaks.append(i + 1)
        if tag == CLOSING_QUOTE or doc.quoted[i] >= 0:
            continue
        if tag == SEMICOLON or (tag == COMMA and lower[i + 1] == "according"):
            breaks.append(i)
            continue
        if tag == COMMA and (
            lower[i + 1] in doc.words.conceding
            or " ".join(lower[i + 1 : i + 3]) in doc.words.conceding
            or (lower[i + 1] == "and" and _new_clause(doc, i + 2, sentence.stop))
        ):
            breaks.append(i)
            continue
        at = i + 1
        joined = tag == CONJUNCTION
        if tag == COMMA and tags[at] == CONJUNCTION:
            joined = True
            at += 1
        if at >= sentence.stop:
            continue
        if joined and (tags[at] == THAT or lower[at] == "not"):
            continue
        if joined and lower[at] == "also" and "only" in lower[sentence.first : i]:
            continue
        if (
            joined
            and lower[at - 1] == "but"
            and (
                tag == COMMA
                or tags[at] in ADVERB_OR_PAST
                or (tags[at] == AUXILIARY and lower[at] not in doc.words.modals)
            )
        ):
            breaks.append(i)
            continue
        while at < sentence.stop - 1 and (
            tags[at] == ADVERB or (joined and tags[at] in BEFORE_VERB and lower[at] not in doc.words.modals)
        ):
            at += 1
        form = cues.get(lower[at])
        if form is None:
            continue
        if (
            (tag == COMMA and not joined and at == i + 1 and tags[at] == PAST and "past" in form.inflections)
            or (tag in PAUSES and not joined and tags[at] == GERUND and at - i < 3)
            or (joined and tags[at] in VERBS and (tag == COMMA or any("quotation" in cue.takes for cue in form.cues)))
        ):
            breaks.append(i)
    return Stretch(sentence.first, sentence.stop, sentence.paragraph, tuple(breaks))


def opening_phrase(doc: Document, at: int, stretch: Stretch) -> Stretch:
    """Cut a stretch off where the phrase that opens it with the cue at `at` ends: "Amid fears that X, Y"."""
    if COMMA in doc.tags[stretch.first : at]:
        return stretch
    return replace(stretch, stop=opening_stop(doc, at, stretch.first, stretch.stop))


def opening_stop(doc: Document, at: int, first: int, stop: int) -> int:
    """Find the comma after `at` that ends what opens a sentence before its main clause; `stop` where there is none."""
    tags = doc.tags
    if tags[first] != PREPOSITION and doc.tokens.lower[first] not in doc.words.object_ends:
        return stop
    for i in range(at + 1, stop - 2):
        if tags[i] == COMMA and doc.quoted[i] < 0:
            begin = i + 1
            while begin < stop - 1 and tags[begin] == ADVERB:
                begin += 1
            if tags[begin] == SUBJECT_PRONOUN or (tags[begin] in PHRASE and clause_follows(doc, begin, stop)):
                return i
    return stop


def _new_clause(doc: Document, at: int, high: int) -> bool:
    """Tell whether a clause with its own subject begins at token `at`."""
    return at < high and (
        doc.tags[at] == SUBJECT_PRONOUN
        or (doc.tags[at] in NOUNS + NUMBER + DETERMINER and clause_follows(doc, at, high))
    )


def clause_stop(doc: Document, first: int, stretch: Stretch) -> int:
    """Find where a clause that begins at `first` ends, at the latest with its sentence."""
    for at in stretch.breaks:
        if at > first + 1 or (at > first and doc.tags[at] == SEMICOLON):
            return trimmed(doc, first, min(at, stretch.stop))
    return trimmed(doc, first, stretch.stop)


def object_stop(doc: Document, first: int, stretch: Stretch) -> int:
    """Find where the object of a cue ends: before a time, an occasion or another clause, else with the clause."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = clause_stop(doc, first, stretch)
    for i in range(first + 1, stop):
        if doc.quoted[i] >= 0:
            continue
        if lower[i] in doc.words.object_ends and (lower[i] != "as" or doc.tag(i + 1) in SUBJECT_OR_AUXILIARY):
            return trimmed(doc, first, i)
        if (
            lower[i] in doc.words.adverbial_prepositions
            and tags[i] == PREPOSITION
            and _adverbial_stop(doc, i, stop) is not None
        ):
            return trimmed(doc, first, i)
    return stop


def trimmed(doc: Document, first: int, stop: int) -> int:
    """Leave out marks at the end of a stretch, save those of a quotation."""
    while stop > first and doc.tags[stop - 1] in CLAUSE_ENDS and doc.tokens.forms[stop - 1] not in "…":
        stop -= 1
    return stop


def has_verb(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch holds a finite verb, so that it can be a clause."""
    return first_verb(doc, first, stop) < stop


def first_verb(doc: Document, first: int, stop: int) -> int:
    """Find the first finite verb of a stretch; `stop` where there is none."""
    opens = first + (doc.tag(first) == PAST)
    found = FINITE_VERB.search(doc.tags, opens, stop)
    return found.start() if found else stop


def quotation_at(doc: Document, token: int) -> Phrase | None:
    """Give the quotation that the token stands in, as a stretch."""
    index = doc.quoted[token]
    if index < 0:
        return None
    quotation = doc.quotations[index]
    return Phrase(quotation.first, quotation.stop)
