"""The places of an article that readers see first: its headline, first paragraph and first quotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrib.report.model import Claim
from attrib.text import Document
from attrib.text.document import Paragraph
from attrib.text.spans import Span

FIRST_LINES = 8
"""Paragraphs in which the headline is looked for."""
FEWEST_WORDS = 8
"""Words of the first paragraph of prose."""
LONGEST_OPENING = 500
"""Characters of the first paragraph that count: some texts have no paragraphs at all."""

OPENING = 4
"""Paragraphs, with the headline, that say what an article is about."""
MOST_FURNITURE = 12
"""Paragraphs in which these are looked for."""


class Places(NamedTuple):
    """The numbers, from 1, of the headline's paragraph and of the first one of prose; None where there is none."""

    headline: int | None
    first_paragraph: int | None


def find_places(doc: Document, title: str | None) -> Places:
    """Find headline and first paragraph of an article with that title."""
    headline = _headline(doc, title)
    for number, paragraph in enumerate(doc.paragraphs, 1):
        long = len(_text(doc, paragraph).split()) >= FEWEST_WORDS
        if long and number != headline and not paragraph.furniture and not paragraph.subhead:
            return Places(headline, number)
    return Places(headline, None)


def find_opening(doc: Document) -> Span | None:
    """Find the headline and the first paragraphs, which say what an article is about."""
    prose = [paragraph for paragraph in doc.paragraphs[:MOST_FURNITURE] if not paragraph.furniture][:OPENING]
    return doc.span(prose[0].first, prose[-1].stop) if prose else None


def first_quotation(claims: Sequence[Claim], places: Places) -> Claim | None:
    """Give the first claim that is quoted word for word, the headline aside."""
    quoted = (claim for claim in claims if claim.speech == "direct" and claim.paragraph != places.headline)
    return next(quoted, None)


def opens(doc: Document, places: Places, paragraph: int, offset: int) -> bool:
    """Tell whether a character, by paragraph (from 1) and offset in the text, stands where the first one begins."""
    return paragraph == places.first_paragraph and offset < (doc.paragraphs[paragraph - 1].span.start + LONGEST_OPENING)


def _headline(doc: Document, title: str | None) -> int | None:
    wanted = " ".join((title or "").split())
    lines = enumerate(doc.paragraphs[:FIRST_LINES], 1)
    return next((number for number, it in lines if wanted and " ".join(_text(doc, it).split()) == wanted), None)


def _text(doc: Document, paragraph: Paragraph) -> str:
    return doc.text[paragraph.span.start : paragraph.span.end]
