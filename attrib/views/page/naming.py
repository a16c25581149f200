"""What sources are called on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.inert import one_line

if TYPE_CHECKING:
    from attrib.report.model import Claim, Source

LONGEST = 160
"""Characters of what a source is called."""


def of_source(source: Source) -> str:
    """Give a source's name, or else how the article describes it, or else its first mention."""
    first = source.mentions[0].text if source.mentions else source.id
    return one_line(wording.called(source) or first, LONGEST)


def of_claim(claim: Claim, source: Source | None) -> str:
    """Give who stands behind a claim, or else its hedge ("reportedly"); empty where there is neither."""
    if source is not None:
        return of_source(source)
    told = claim.source or claim.cue
    return one_line(told.text, LONGEST) if told is not None else ""
