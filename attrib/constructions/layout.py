"""Attribution by layout: labels in transcripts, credits after a quotation, sources at a headline's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.constructions.block import Block
from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.letters import signs
from attrib.constructions.transcripts import turns_of
from attrib.english import singular
from attrib.grammar import Phrase, can_speak, phrase_after, trimmed
from attrib.text.tags import (
    ADJECTIVE,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    DASH,
    FINITE,
    FULL_STOP,
    NAME,
    NOUNS,
    NUMBER,
    OPENING_QUOTE,
    PREMODIFIERS,
    PREPOSITIONS,
    SENTENCE_PARTS,
    STOPS,
    VERBS,
)
from attrib.text.tokens import DASHES

if TYPE_CHECKING:
    from attrib.text import Document

LABEL_MARK = re.compile(f"[{COLON}{DASH}]")
LONGEST_LABEL = 8
LONGEST_CREDIT = 16
"""Tokens of a label, and of a credit."""
SHORTEST_WORD = 4
"""Letters of a word that is written with a capital in titles."""
SHORTEST_CREDITED = 4
"""Tokens of a quotation with a dash and a name."""
LABEL_FOR_CUE = "A label for a cue (“Mayor: bridge is safe”) may be a heading instead."
NO_LABEL = "no label opens the paragraph"


def _label(block: Block) -> Outcome:
    doc, paragraph, first = block.doc, block.paragraph, block.body
    if block.number in turns_of(doc):
        return "it is a turn of a transcript"
    colon = doc.tags.find(COLON, first, min(paragraph.stop, first + LONGEST_LABEL))
    if colon <= first or paragraph.stop - colon < 4:
        return "no colon stands near the beginning"
    if not (_is_name(doc, first, colon) or _is_shouted(doc, first, colon) or _is_role(block, colon)):
        return NO_LABEL
    word = doc.tokens.lower[first]
    section = word in doc.words.label_words and (block.number or word not in doc.words.source_nouns)
    if section or (colon - first == 1 and len(word) == 1):
        return "the label is that of a section"
    content = Phrase(colon + 1, trimmed(doc, colon + 1, paragraph.stop))
    if content.stop <= content.first:
        return "the label stands in a quotation, or nothing follows it"
    return Attribution((content,), Phrase(colon, colon + 1), Phrase(first, colon), LABEL)


def _is_name(doc: Document, first: int, colon: int) -> bool:
    label = doc.tags[first:colon]
    named = label[-1] == NAME and not set(label) - {*NOUNS, *PREPOSITIONS, *STOPS, ADJECTIVE}
    opening, words = doc.tokens.lower[first], doc.words
    person = colon - first > 1 and (opening in words.given_names or singular(opening) in words.human_nouns)
    sentence = doc.sentence_at(colon) if first else None
    own = doc.tokens.lower[colon + 1 : sentence.stop if sentence else colon + 2]
    return named and (person or not words.speaker_pronouns.isdisjoint(own) or _speaks_below(doc, colon))


def _speaks_below(doc: Document, colon: int) -> bool:
    """Tell whether the name before a headline's colon is below a person's or has a cue beside it: not "Brexit: …"."""
    lower, words = doc.tokens.lower, doc.words
    below = [at for at in range(doc.paragraphs[0].stop, len(lower)) if lower[at] == lower[colon - 1]]
    return any(
        lower[at - 1] in words.given_names or not words.cues.keys().isdisjoint(lower[at - 2 : at + 3]) for at in below
    )


def _is_shouted(doc: Document, first: int, colon: int) -> bool:
    """Tell whether a label is a role in capitals: "MODERATOR:"."""
    return doc.tokens.forms[first].isupper() and _is_person(doc, colon)


def _is_person(doc: Document, colon: int) -> bool:
    """Tell whether a label ends with a noun for people: "SOURCES:", "Palace insiders:", "Mayor:"."""
    return singular(doc.tokens.lower[colon - 1]) in doc.words.human_nouns


def _is_role(block: Block, colon: int) -> bool:
    """Tell whether a label is a role in a headline: "Mayor: bridge is safe"."""
    doc, words, last = block.doc, block.doc.words, block.doc.tokens.lower[colon - 1]
    label = doc.tags[block.at : colon]
    speaks = _is_person(doc, colon) or last in words.document_nouns or last in words.authority_nouns
    speaks = speaks or singular(last) in words.showing_subjects
    return block.number == 0 and speaks and not set(label) - {*PREMODIFIERS, *NOUNS, *VERBS}


LABEL = Construction(
    name="label",
    what="label",
    example="[ROE]{:} <I never said that it was shut>.",
    counterexamples=("KARACHI: The ferry line will cut its service.", "ZANDVELD: The ferry line will cut its service."),
    read=_label,
    sureness="loose",
    grounds=LABEL_FOR_CUE,
    spoken=True,
    goes_on=True,
)


def _credit(block: Block) -> Outcome:
    doc, stop = block.doc, block.paragraph.stop
    if stop < SHORTEST_CREDITED:
        return "it is too short for a quotation and its credit"
    closing = doc.tags.find(CLOSING_QUOTE, max(block.at + 2, stop - LONGEST_CREDIT - 1), stop - 2)
    while closing >= 0:
        if doc.tokens.forms[closing + 1] in DASHES and doc.tags[closing + 2] in NOUNS:
            return _credited(block, closing + 1)
        closing = doc.tags.find(CLOSING_QUOTE, closing + 1, stop - 2)
    return "no dash follows a quotation"


def _credited(block: Block, dash: int) -> Outcome:
    """Read what follows a quotation and a dash; with a date it is a citation, which nobody says."""
    doc = block.doc
    quotation = doc.quotations[doc.quoted[dash - 1]]
    if any(tag in FINITE + NUMBER for tag in doc.tags[dash + 1 : block.paragraph.stop]):
        return "what follows the dash is no credit"
    return _signed(block, dash, Phrase(quotation.first, quotation.stop), CREDIT)


def _signed(block: Block, dash: int, content: Phrase, construction: Construction) -> Attribution:
    """Give a content to whom a dash and the rest of the paragraph name."""
    source = Phrase(dash + 1, trimmed(block.doc, dash + 1, block.paragraph.stop))
    return Attribution((content,), Phrase(dash, dash + 1), source, construction)


CREDIT = Construction(
    name="credit",
    what="credit after a quotation",
    example="<“The bridge is safe.”> {—} [Commissioner Jane Roe]",
    read=_credit,
    sureness="loose",
    grounds=LABEL_FOR_CUE,
    spoken=True,
    goes_on=True,
)


def _credit_below(block: Block) -> Outcome:
    doc, first, stop = block.doc, block.at, block.paragraph.stop
    if not block.number:
        return "nothing stands above"
    short = 2 < stop - first <= LONGEST_CREDIT
    if not (short and doc.tokens.forms[first] in DASHES and doc.tags[first + 1] == NAME) or signs(doc, block.paragraph):
        return "the paragraph is no dash with a name, or signs a letter"
    if any(tag in FINITE for tag in doc.tags[first:stop]):
        return "it is a sentence"
    above = doc.paragraphs[block.number - 1]
    return _signed(block, first, Phrase(above.first, above.stop), CREDIT_BELOW)


CREDIT_BELOW = Construction(
    name="credit-below",
    what="credit below a quotation",
    example="<“We were sold a boat.”>\n\n{—} [Jane Roe, passenger]",
    read=_credit_below,
    sureness="loose",
    grounds=LABEL_FOR_CUE,
    spoken=True,
    goes_on=True,
)


def _pull_quote(block: Block) -> Outcome:
    doc, first, stop = block.doc, block.at, block.paragraph.stop
    if doc.tags[stop - 1] in SENTENCE_PARTS:
        return "a sentence ends the paragraph"
    opening = doc.quotations[doc.quoted[first]] if doc.quoted[first] >= 0 else None
    begin = opening.stop if opening else doc.tags.rfind(FULL_STOP, first, stop) + 1
    own = opening or not doc.words.speaker_pronouns.isdisjoint(doc.tokens.lower[first:begin])
    if not (own and first < begin < stop <= begin + LONGEST_CREDIT and FULL_STOP in doc.tags[begin - 2 : begin]):
        return "no words of somebody's own, whole sentences, stand before its end"
    comma = doc.tags.find(COMMA, begin, stop)
    source = Phrase(begin, comma if comma > begin else stop)
    named = source.stop - begin > 1 and not set(doc.tags[slice(*source)]) - {NAME}
    told = opening and singular(doc.tokens.lower[source.stop - 1]) in doc.words.human_nouns
    if not (named or told) or any(tag in FINITE for tag in doc.tags[slice(*source)]):
        return "nobody is told at its end"
    return Attribution((Phrase(first, begin),), None, source, PULL_QUOTE)


PULL_QUOTE = Construction(
    name="pull-quote",
    what="what somebody says, and the name at the end of its paragraph",
    example="The boats are late.\n\n<I was told that the boat was sold.> [Ana Ruiz]",
    examples=("The boats are late.\n\n<“We wait for hours.”> [Harbour worker], Northgate",),
    counterexamples=(
        "The boats are late.\n\nThe boat was sold in May. Ana Ruiz",
        "The boats are late.\n\n“We wait for hours.” Ana Ruiz left.",
    ),
    read=_pull_quote,
    sureness="loose",
    grounds=LABEL_FOR_CUE,
    spoken=True,
    goes_on=True,
)


def _headline_end(block: Block) -> Outcome:
    doc, first, words = block.doc, block.at, block.doc.words
    if block.number:
        return "it is no headline"
    stop = trimmed(doc, first, block.paragraph.stop)
    mark = max(doc.tags.rfind(COLON, first, stop), doc.tags.rfind(DASH, first, stop))
    if not 0 < stop - mark - 1 <= 3 or mark - first < 3 or doc.quoted[mark] >= 0:
        return "no colon or dash stands near the end"
    last = doc.tokens.lower[stop - 1]
    sources = words.human_nouns, words.document_nouns, words.study_nouns, words.authority_nouns
    if not any(last in nouns for nouns in sources):
        return "what ends the headline is no source"
    return Attribution((Phrase(first, mark),), Phrase(mark, mark + 1), Phrase(mark + 1, stop), HEADLINE_END)


HEADLINE_END = Construction(
    name="headline-end",
    what="source at a headline's end",
    example="<Reefs are dying faster>{:} [study]",
    read=_headline_end,
    sureness="loose",
    grounds=LABEL_FOR_CUE,
    spoken=True,
    goes_on=True,
)


def _headline_quoted(block: Block) -> Outcome:
    doc, first, stop = block.doc, block.at, block.paragraph.stop
    if block.number or doc.tags[first] != OPENING_QUOTE:
        return "no quotation opens a headline"
    quotation = doc.quotations[doc.quoted[first]]
    if doc.tags[quotation.stop] != COLON:
        return "no colon follows the quotation"
    if all(form[0].isupper() or len(form) < SHORTEST_WORD for form in doc.tokens.forms[first + 1 : quotation.stop - 1]):
        return "it is a title"
    source = phrase_after(doc, quotation.stop + 1, stop)
    if source is None or doc.tags[source.stop] not in FINITE or not can_speak(doc, source):
        return "nobody who does something stands after the colon"
    content = Phrase(quotation.first, quotation.stop)
    return Attribution((content,), Phrase(content.stop, content.stop + 1), source, HEADLINE_QUOTED)


HEADLINE_QUOTED = Construction(
    name="headline-quoted",
    what="quotation that opens a headline, a colon, and who does something",
    example="<‘I knew of no leak’>{:} [Ana Ruiz] denies blame",
    counterexamples=("‘The Long Wait’: what we know", "‘The Long Wait’: Ana Ruiz reads her novel"),
    read=_headline_quoted,
    sureness="loose",
    grounds=LABEL_FOR_CUE,
    spoken=True,
    goes_on=True,
)
LABELS = LABEL, CREDIT, CREDIT_BELOW, PULL_QUOTE, HEADLINE_END, HEADLINE_QUOTED


def may_be_laid_out(doc: Document, number: int) -> bool:
    """Tell whether a paragraph is a headline, has a colon or dash, or no sentence ends it: no label is without that."""
    first, stop = doc.paragraphs[number].first, doc.paragraphs[number].stop
    unended = doc.tags[stop - 1] not in SENTENCE_PARTS
    return not number or unended or LABEL_MARK.search(doc.tags, first, stop) is not None
