"""The sources of a report in the terminal: unnamed ones with what each said, named ones in short."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from attrib.report.backing import PARTLY_NAMED, called, listed
from attrib.report.model import UNNAMED
from attrib.views import wording
from attrib.views.claim_rows import CUE, LONGEST, said
from attrib.views.inert import one_line
from attrib.views.layout import GAP, Cell, paragraph, row
from attrib.views.marks import DOUBT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.report.model import Claim, Report, Source
    from attrib.views.layout import Block
    from attrib.views.marks import Marks
    from attrib.views.wrapping import Piece

WORDS = 5
"""Cells for how many words rest on a source."""
ORDER = tuple(wording.PARTS)
LOUD = "bold red"


class Density(NamedTuple):
    """How much of each unnamed source is shown."""

    claims: int | None
    """How many claims at most; None for all."""
    fold: bool = False
    """Whether what does not fit goes on in the next line."""


FULL = Density(None, fold=True)
DENSITIES = (Density(None), Density(3), Density(1))
"""With all claims or some, each in one line. Where there is room for none of these, a source has one line in all."""


@dataclass(frozen=True)
class Voices:
    """The sources of a report, and how they stand on a page."""

    report: Report
    signs: Marks
    ids: bool = False
    """Whether claims stand with their numbers and ids."""
    cues: bool = False
    """Whether claims stand with their cues."""

    @cached_property
    def unnamed(self) -> list[Source]:
        """Unnamed sources: people first, crowds last, of each those that most rests on first."""
        found = [source for source in self.report.sources if source.verdict in UNNAMED]
        return sorted(found, key=lambda source: (ORDER.index(wording.part(source)), -source.words, -len(source.claims)))

    @cached_property
    def named(self) -> list[Source]:
        """Named sources, those that most rests on first."""
        found = [source for source in self.report.sources if source.verdict not in UNNAMED]
        return sorted(found, key=lambda source: (-source.words, -len(source.claims)))

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.report.claims}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {claim.id: number for number, claim in enumerate(self.report.claims, 1)}

    @cached_property
    def _known(self) -> dict[str, Source]:
        return {source.id: source for source in self.report.sources}

    @cached_property
    def _flags(self) -> dict[str, str]:
        """What stands beside unnamed sources of whom the article does not say why they are."""
        unexplained = self.report.reliance.unexplained if self.report.reliance is not None else ()
        return {source.id: flag for source in self.unnamed if (flag := wording.lacking(source, unexplained))}

    def _heading(self, *columns: Cell) -> Block:
        """Give the heading of the unnamed sources, with what their signs mean, and those of more columns."""
        looks = [self.signs.verdicts[verdict] for verdict in UNNAMED]
        key: list[Piece] = []
        for look, what in zip(looks, ("official", "other"), strict=True):
            key += [("  ", ""), (look.sign, look.style), (f" {what}", "dim")]
        if any(claim.evidence == "weak" for source in self.unnamed for claim in self._of(source)):
            key.append((f"  {DOUBT} doubtful", "dim"))
        return row(Cell([("Unnamed sources", "bold"), (f"  {len(self.unnamed):,}", "dim"), *key], 1.0), *columns)

    def unnamed_rows(self, density: Density) -> Iterator[Block]:
        """Give the unnamed sources, each with its claims in rows of their own."""
        if self.unnamed:
            yield self._heading(Cell([("words", "dim")], WORDS, "right"))
        parts = {wording.part(source) for source in self.unnamed}
        before = None
        for source in self.unnamed:
            part = wording.part(source)
            if len(parts) > 1 and part != before and density.claims is None:
                yield paragraph([(wording.capital(wording.PARTS[part]), "dim")])
            before = part
            yield self._head(source, fold=density.fold)
            if about := self._about(source):
                yield row(Cell([(about, "dim")], 1.0, fold=density.fold), indent=1 + GAP)
            yield from self._said(source, density)

    def short_rows(self, most: int) -> Iterator[Block]:
        """Give the unnamed sources on at most `most` lines, one for each, with their heading."""
        yield self._heading(Cell([("words", "dim")], WORDS, "right"))
        shown = self.unnamed if len(self.unnamed) < most else self.unnamed[: max(0, most - 2)]
        flags = {source.id: self._flag_in_short(source) for source in shown}
        flag = max((len(text) for text, _ in flags.values()), default=0)
        for source in shown:
            look = self.signs.verdicts[source.verdict]
            cells = [Cell([(look.sign, look.style)], 1), Cell([(described(source).plain, "bold")], 0.42)]
            cells += [Cell([flags[source.id]], flag)] * bool(flag)
            yield row(*cells, Cell(self._first(source), 0.58), Cell([(f"{source.words:,}", "dim")], WORDS, "right"))
        if rest := self.unnamed[len(shown) :]:
            words = wording.counted(sum(source.words for source in rest), "word")
            yield row(Cell([(f"{len(rest):,} more, {words}: --all", "dim")], 1.0), indent=1 + GAP)

    def named_rows(self, *, fold: bool) -> Iterator[Block]:
        """Give the named sources, one in a row, each with the paragraphs of its claims."""
        if self.named:
            yield paragraph("")
            yield paragraph([("Named sources", "bold"), (f"  {len(self.named):,}", "dim")])
        for source in self.named:
            look = self.signs.verdicts[source.verdict]
            yield row(
                Cell([(look.sign, look.style)], 1),
                Cell(described(source).plain, 0.64, fold=fold),
                Cell([(self._places(source), "dim")], 0.36, fold=fold),
                Cell([(f"{source.words:,}", "dim")], WORDS, "right"),
            )

    def named_in_a_line(self) -> Iterator[Block]:
        """Give the names of the named sources, as many as one line holds."""
        if self.named:
            names = ", ".join(one_line(called(source), LONGEST) for source in self.named)
            yield paragraph([("Named sources", "bold"), (f"  {len(self.named):,}  ", "dim"), (names, "")], fold=False)

    # ------------------------------------------------------------------ one source

    def _head(self, source: Source, *, fold: bool) -> Block:
        look = self.signs.verdicts[source.verdict]
        flag = self._flags.get(source.id, "")
        return row(
            Cell([(look.sign, look.style)], 1),
            Cell([(described(source).plain, "bold")], 1.0, fold=fold),
            *([Cell([(flag, LOUD)], len(flag))] if flag else []),
            Cell([(f"{source.words:,}", "dim")], WORDS, "right"),
        )

    def _flag_in_short(self, source: Source) -> Piece:
        """Give what stands beside a source where there is little room: "no reason", "circular", "reason"."""
        if flag := self._flags.get(source.id):
            return flag.removesuffix(" given" if flag.endswith(" given") else " reason"), LOUD
        return ("reason" if source.reason else ""), "dim"

    def _about(self, source: Source) -> str:
        """Say why a source is not named, how it knows where that is not told already, and through whom it is heard."""
        basis = one_line(source.basis or "", LONGEST)
        known = described(source).plain.casefold()
        told = [f"unnamed: {one_line(source.reason, LONGEST)}"] if source.reason else []
        if basis.casefold() not in known:
            told.append(f"knows: {basis}")
        if source.relayed_by in self._known:
            told.append(f"heard through {one_line(called(self._known[source.relayed_by]), LONGEST)}")
        return f" {self.signs.dot} ".join(told)

    def _said(self, source: Source, density: Density) -> Iterator[Block]:
        claims = self._of(source)
        shown = claims if density.claims is None or len(claims) <= density.claims else claims[: density.claims]
        places = max((len(self._place(claim)) for claim in claims), default=0)
        for claim in shown:
            cells = [Cell([(self._place(claim), "dim")], places)]
            if self.ids:
                cells.append(Cell([(f"{self._numbers[claim.id]} {one_line(claim.id)}", "dim")], self._longest_id))
            if self.cues:
                cue = claim.cue.text if claim.cue is not None else ""
                cells.append(Cell([(one_line(cue, LONGEST), "dim")], CUE, fold=density.fold))
            left = len(claims) - len(shown) if claim is shown[-1] else 0
            more = [Cell([(f"{left} more", "dim")], 7, "right")] if left else []
            yield row(*cells, Cell(self._content(claim, source), 1.0, fold=density.fold), *more, indent=1 + GAP)

    def _first(self, source: Source) -> list[Piece]:
        """Give where a source says something, and the first that it says."""
        claims = self._of(source)
        if not claims:
            return []
        places = dict.fromkeys(self._place(claim) for claim in claims)
        return [(f"{' '.join([*places][:3])} ", "dim"), *self._content(claims[0], source)]

    def _content(self, claim: Claim, source: Source) -> list[Piece]:
        """Give what a claim says, and who else says it."""
        stance = wording.stance(claim)
        pieces = [(stance, "bold"), (said(claim, self.signs)[len(stance) :], "")]
        if others := self._beside(claim, source):
            pieces.append((f" (with {others})", "dim"))
        return pieces

    def _beside(self, claim: Claim, source: Source) -> str:
        if len(claim.sources) < 2 or source.id not in claim.sources:
            return ""
        return one_line(
            listed([called(self._known[it]) for it in claim.sources if it != source.id and it in self._known])
        )

    def _of(self, source: Source) -> list[Claim]:
        return [self._claims[claim] for claim in source.claims if claim in self._claims]

    @cached_property
    def _longest_id(self) -> int:
        return max((len(f"{number} {one_line(claim)}") for claim, number in self._numbers.items()), default=0)

    def _place(self, claim: Claim) -> str:
        return f"{self.signs.paragraph}{claim.paragraph}{DOUBT if claim.evidence == 'weak' else ''}"

    def _places(self, source: Source) -> str:
        """Give the paragraphs of a source's claims; of what it denies, doubts or asks, that too."""
        claims = self._of(source)
        plain = [self._place(claim) for claim in claims if claim.stance == "asserts"]
        others = [f"{claim.stance} {self._place(claim)}" for claim in claims if claim.stance != "asserts"]
        return ", ".join(filter(None, [" ".join(dict.fromkeys(plain)), *dict.fromkeys(others)]))


def described(source: Source) -> Text:
    """Give a source's name, and whether it is only part of one, and how the article describes it."""
    name = one_line(source.name or "", LONGEST)
    about = [source.description] if source.description else [source.title, source.organization]
    if name and source.title and source.title.casefold() not in (source.description or "").casefold():
        about.insert(0, source.title)
    told = [name] if name else []
    for text in about:
        part = one_line(text or "", LONGEST)
        if name:
            part = " ".join(part.replace(name, "", 1).split()).strip(" ,")
        if not any(part.casefold() in other.casefold() for other in told):
            told.append(part)
    if not name:
        return Text(", ".join(told) or one_line(_first_mention(source), LONGEST))
    partly = f" ({PARTLY_NAMED})" if source.partly_named else ""
    return Text.assemble((name, "bold"), partly, *((f", {part}", "dim") for part in told[1:]))


def _first_mention(source: Source) -> str:
    return source.mentions[0].text if source.mentions else source.id
