"""Claims as rows of the terminal: number and id, signs, who stands behind it, what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.report.backing import who_says
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import GAP, Cell
from attrib.views.marks import DOUBT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrib.report.model import Claim, Source
    from attrib.views.marks import Marks
    from attrib.views.wrapping import Words

    Numbered = tuple[int, Claim]
    """A claim with its number in the report."""

LONGEST = 2000
"""Characters of one claim or phrase at most in a list."""
WITH_CUES = 110
"""Cells of the page from which claims stand with their cues."""
CUE = 14
"""Cells for a cue."""
SIGNS = 2
"""Cells for a claim's verdict and doubt."""


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """How all claims of a list stand in rows, so that their columns are straight."""

    signs: Marks
    names: Sequence[int]
    """Cells for the numbers and, where there is room, for the ids; see `names_of`."""
    source: float
    """The share of what names and signs leave that is for who stands behind a claim."""
    cues: bool = False
    """Whether the cue stands between who says it and what is said."""
    fold: bool = True
    """Whether what does not fit goes on in the next line instead of being cut."""

    @property
    def indent(self) -> int:
        """How many cells from the left a note stands under its claim."""
        return sum(width + GAP for width in self.names) + SIGNS + GAP

    def cells(self, number: int, claim: Claim, source: Words, content: Words) -> Iterator[Cell]:
        """Give a claim's number, id and signs, then who stands behind it and what it says in these words."""
        look = self.signs.verdicts[claim.verdict]
        doubt = DOUBT if claim.evidence == "weak" else ""
        yield Cell(Text(str(number), "dim"), self.names[0], "right")
        for width in self.names[1:]:
            yield Cell(Text(one_line(claim.id), "dim"), width)
        yield Cell(Text.assemble((look.sign, look.style), (doubt, "bold yellow")), SIGNS)
        yield Cell(source, self.source, fold=self.fold)
        if self.cues:
            cue = claim.cue.text if claim.cue is not None and claim.source is not None else ""
            yield Cell(Text(one_line(cue, LONGEST), "dim"), CUE, fold=self.fold)
        yield Cell(content, 1 - self.source, fold=self.fold)

    def of_report(self, number: int, claim: Claim, sources: Mapping[str, Source]) -> Iterator[Cell]:
        """Give a claim of a report with these sources, by id."""
        yield from self.cells(number, claim, who(claim, sources, self.signs), said(claim, self.signs))


def names_of(claims: Sequence[Numbered], *, ids: bool) -> list[int]:
    """Give the cells for the numbers of claims and, where these are asked for, for their ids."""
    numbers = max((len(str(number)) for number, _ in claims), default=0)
    return [numbers, max((len(one_line(claim.id)) for _, claim in claims), default=0)] if ids else [numbers]


def who(claim: Claim, sources: Mapping[str, Source], signs: Marks) -> Text:
    """Give all who stand behind a claim, by name or description, or else the hedge or a dash."""
    if known := who_says(claim, sources):
        return Text(one_line(known, LONGEST))
    if claim.source is not None:
        return Text(one_line(claim.source.text, LONGEST))
    if claim.cue is not None:
        return Text(one_line(claim.cue.text, LONGEST), "dim")
    return Text(signs.dash, "dim")


def said(claim: Claim, signs: Marks) -> str:
    """Give what a claim says, on one line, its parts joined by dots, after "denies: " where its source does that."""
    joint = f" {signs.ellipsis} "
    return wording.stance(claim) + joint.join(one_line(part.text, LONGEST) for part in claim.content)
