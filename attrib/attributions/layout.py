"""Attribution by layout: labels in transcripts, credits after a quotation, sources at a headline's end."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.attributions.attribution import Attribution
from attrib.grammar import Phrase, trimmed
from attrib.text import Document
from attrib.text.document import Paragraph
from attrib.text.tags import (
    ADJECTIVE,
    CLOSING_QUOTE,
    COLON,
    DASH,
    FINITE,
    NAME,
    NOUN,
    NOUNS,
    NUMBER,
    PREMODIFIERS,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUN,
    VERBS,
)

LONGEST_LABEL = 8
LONGEST_CREDIT = 16
DASHES = frozenset(["-", "—", "–", "--", "―"])


def find_laid_out(doc: Document) -> Iterator[Attribution]:
    """Give the attributions that only the layout marks, in order."""
    for number, paragraph in enumerate(doc.paragraphs):
        if paragraph.furniture:
            continue
        found = (
            _label(doc, paragraph, headline=number == 0)
            or _credit(doc, paragraph)
            or (_credit_below(doc, number, paragraph) if number else None)
        )
        if found is None and number == 0:
            found = _headline_end(doc, paragraph)
        if found is not None:
            yield found


def _label(doc: Document, paragraph: Paragraph, *, headline: bool) -> Attribution | None:
    """Read "ROE: I never said that" and, in a headline, "Mayor: bridge is safe"."""
    tags, lower = doc.tags, doc.tokens.lower
    first = paragraph.first
    colon = tags.find(COLON, first, min(paragraph.stop, first + LONGEST_LABEL))
    if colon <= first or doc.tokens.forms[colon] != ":" or paragraph.stop - colon < 4:
        return None
    label = tags[first:colon]
    named = label[-1] == NAME and not set(label) - {*NOUNS, *PREPOSITIONS, *STOPS, ADJECTIVE}
    shouted = (
        label.count(NOUN) == len(label)
        and doc.tokens.forms[first].isupper()
        and lower[colon - 1] in doc.words.human_nouns
    )
    human = shouted or (
        headline
        and lower[colon - 1] in doc.words.human_nouns | doc.words.document_nouns
        and not set(label) - {*PREMODIFIERS, *NOUNS, *VERBS}
    )
    if not (named or human) or (
        colon - first == 1 and (lower[first] in doc.words.label_words or len(lower[first]) == 1)
    ):
        return None
    content = Phrase(colon + 1, trimmed(doc, colon + 1, paragraph.stop))
    if doc.quoted[first] >= 0 or content.stop <= content.first:
        return None
    return Attribution((content,), Phrase(colon, colon + 1), Phrase(first, colon), "label")


def _credit(doc: Document, paragraph: Paragraph) -> Attribution | None:
    """Read '"…" - Commissioner Jane Roe' at a paragraph's end; with a date it is a citation, which nobody says."""
    low = max(paragraph.first + 3, paragraph.stop - LONGEST_CREDIT)
    if CLOSING_QUOTE not in doc.tags[low - 1 : paragraph.stop]:
        return None
    for dash in range(low, paragraph.stop - 1):
        if doc.tags[dash - 1] == CLOSING_QUOTE and doc.tokens.forms[dash] in DASHES and doc.tags[dash + 1] in NOUNS:
            index = doc.quoted[dash - 1]
            quotation = doc.quotations[index]
            if quotation.stop != dash or any(
                tag in FINITE + NUMBER + SUBJECT_PRONOUN for tag in doc.tags[dash + 1 : paragraph.stop]
            ):
                return None
            source = Phrase(dash + 1, trimmed(doc, dash + 1, paragraph.stop))
            return Attribution((Phrase(quotation.first, quotation.stop),), Phrase(dash, dash + 1), source, "label")
    return None


def _credit_below(doc: Document, number: int, paragraph: Paragraph) -> Attribution | None:
    """Read a credit in a paragraph of its own: "— Jane Roe, teacher" below a pull quote."""
    first = paragraph.first
    length = paragraph.stop - first
    if not (2 < length <= LONGEST_CREDIT and doc.tokens.forms[first] in DASHES and doc.tags[first + 1] == NAME):
        return None
    above = doc.paragraphs[number - 1]
    if any(tag in FINITE + SUBJECT_PRONOUN for tag in doc.tags[first : paragraph.stop]):
        return None
    source = Phrase(first + 1, trimmed(doc, first + 1, paragraph.stop))
    return Attribution((Phrase(above.first, above.stop),), Phrase(first, first + 1), source, "label")


def _headline_end(doc: Document, paragraph: Paragraph) -> Attribution | None:
    """Read a headline that ends with its source: "Reefs are dying faster: study"."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = trimmed(doc, paragraph.first, paragraph.stop)
    mark = max(tags.rfind(COLON, paragraph.first, stop), tags.rfind(DASH, paragraph.first, stop))
    if not 0 < stop - mark - 1 <= 3 or mark - paragraph.first < 3 or doc.quoted[mark] >= 0:
        return None
    last = lower[stop - 1]
    if not any(
        last in nouns
        for nouns in (doc.words.human_nouns, doc.words.document_nouns, doc.words.study_nouns, doc.words.authority_nouns)
    ):
        return None
    return Attribution((Phrase(paragraph.first, mark),), Phrase(mark, mark + 1), Phrase(mark + 1, stop), "label")
