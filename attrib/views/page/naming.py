"""What sources are called on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.report.backing import called, who_says
from attrib.views.inert import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrib.report.model import Claim, Source

LONGEST = 160
"""Characters of what a source is called."""


def of_source(source: Source) -> str:
    """Give a source's name, or else how the article describes it, or else its first mention."""
    return one_line(called(source), LONGEST)


def of_claim(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Give all who stand behind a claim, or else its hedge ("reportedly"); empty where there is neither."""
    if known := who_says(claim, sources):
        return one_line(known, LONGEST)
    told = claim.source or claim.cue
    return one_line(told.text, LONGEST) if told is not None else ""
