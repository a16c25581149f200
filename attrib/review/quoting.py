"""Words of an article, quoted so that they can be found again, and found again in another version of it."""

from __future__ import annotations

from attrib.report.model import Passage
from attrib.review.model import Quotation

AROUND = 32
"""Characters before and after the words that are quoted with them."""


def quote(text: str, passage: Passage) -> Quotation:
    """Quote a passage of a text with the characters around it."""
    return Quotation(
        exact=passage.text,
        prefix=text[max(0, passage.start - AROUND) : passage.start],
        suffix=text[passage.end : passage.end + AROUND],
        start=passage.start,
        end=passage.end,
    )


def find(quotation: Quotation, text: str) -> Passage | None:
    """Find the words of a quotation in a text that may have changed around them; None where they are not there.

    Of several places the one counts that has most of the characters around it, and of these the nearest to where the
    words stood. Takes time in proportion to the length of the text.
    """
    exact = quotation.exact
    if not exact:
        return None
    best: tuple[int, int, int] | None = None
    at = text.find(exact)
    while at >= 0:
        alike = _alike(quotation.suffix, text[at + len(exact) : at + len(exact) + AROUND])
        alike += _alike(quotation.prefix[::-1], text[max(0, at - AROUND) : at][::-1])
        key = (-alike, abs(at - quotation.start), at)
        best = min(best, key) if best else key
        at = text.find(exact, at + 1)
    return Passage(start=best[2], end=best[2] + len(exact), text=exact) if best else None


def _alike(one: str, other: str) -> int:
    """Count the characters that two texts have in common from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
