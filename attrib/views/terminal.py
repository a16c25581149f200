"""The report for the terminal: the figure, then the unnamed sources with what they said, the claims or the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from attrib.report.model import LEVELS, VERDICTS
from attrib.report.unresolved import PREFIX
from attrib.views import marked_text
from attrib.views.claim_rows import LONGEST, WITH_CUES, ClaimRows, names_of, said, who
from attrib.views.head import Room, head
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, printed, row
from attrib.views.marks import DOUBT, marks_on
from attrib.views.reliance import reliance_lines
from attrib.views.voices import DENSITIES, FULL, Voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from attrib.report.model import Finding, Report
    from attrib.views.claim_rows import Numbered
    from attrib.views.layout import Block, Line
    from attrib.views.marks import Marks

Show = Literal["sources", "claims", "doubtful", "text"]
Limit = int | None
"""How many lines a list may take; None where it may take as many as it has."""

MEASURE = 100
"""Cells at most for a line of the article: wider is hard to read."""
SHORT = 200
"""Characters of a note at most where the page is cut to the screen."""
MOST_PLACES = 8
"""Paragraphs that a line names at most where the page is cut to the screen."""
LOW = 36
"""Lines of a screen under which the head has no empty lines."""
FEWEST = 6
"""Lines that the unnamed sources get at least, however small the screen."""
WAYS = ("--all: all of it", "--show claims: each claim", "--show text: the story, marked")
"""How to see more."""
PROMPT = 1
"""Lines that a screen keeps for what is typed next."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report for the terminal: the figure, and then its sources, its claims, the doubtful ones, or the marked text.

    `rows` cuts it to a screen of that height; the unnamed sources are cut last. With `ids` claims stand with theirs.
    """

    report: Report
    show: Show = "sources"
    rows: int | None = None
    ids: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        page = _Page(self, console, options.max_width, marks_on(console, options))
        yield from printed(page.lines(), console)


class _Page:
    """The lines of a report on a page."""

    def __init__(self, asked: ReportPage, console: Console, width: int, signs: Marks) -> None:
        self.report, self.asked, self.signs = asked.report, asked, signs
        self.console, self.width = console, width
        self.paragraphs = {claim.id: claim.paragraph for claim in self.report.claims}

    def lines(self) -> list[Line]:
        """Give all lines."""
        rows = self.asked.rows
        if self.asked.show == "sources":
            return self._top(Room.ALL) + self._sources() if rows is None else self._on_screen(rows)
        found = self._top(Room.TIGHT if rows is not None and rows < LOW else Room.ALL)
        if self.asked.show == "text":
            return found + self.laid(marked_text.article(self.report, self.signs, min(self.width, MEASURE)))
        claims = _doubtful if self.asked.show == "doubtful" else _claims
        return found + self.laid(claims(self, None if rows is None else max(FEWEST, rows - PROMPT - len(found))))

    def _top(self, room: Room) -> list[Line]:
        """Give what stands above the list."""
        cut = self.asked.rows is not None
        return self.laid(chain(head(self.report, self.signs, room), _notes(self.top_notes, self, cut=cut)))

    def laid(self, blocks: Iterable[Block]) -> list[Line]:
        """Give blocks as lines of the page."""
        return [line for block in blocks for line in block.lines(self.console, self.width)]

    @property
    def top_notes(self) -> list[Finding]:
        """What is to be known before the figure is believed."""
        found = [finding for finding in self.report.findings if not finding.rule.startswith(PREFIX)]
        return sorted(found, key=lambda finding: LEVELS.index(finding.level))

    @property
    def unclear(self) -> list[Finding]:
        """What could not be told of single sentences."""
        return [finding for finding in self.report.findings if finding.rule.startswith(PREFIX)]

    # ------------------------------------------------------------------ the sources

    def _sources(self) -> list[Line]:
        voices = self._voices()
        blocks = (voices.unnamed_rows(FULL), voices.named_rows(fold=True), *self._others(cut=False))
        return self.laid(chain(*blocks))

    def _on_screen(self, rows: int) -> list[Line]:
        """Give the page on a screen: all of it, or what fits, the unnamed sources first; then how to see more."""
        left = rows - PROMPT - 1
        whole = self._top(Room.ALL) + self._sources()
        if len(whole) <= left:
            return whole + self.laid([self._hint(WAYS[1:])])
        voices = self._voices()
        named = self.laid(voices.named_in_a_line())
        fewest = len(self.laid(voices.short_rows(rows)))
        top = self._top(Room.TIGHT if rows < LOW else Room.ALL)
        if len(top) + fewest + len(named) > left:
            top = self._top(Room.SCARCE)
        if len(top) + fewest + len(named) > left:
            named = []
        return top + self._fitting_sources(max(FEWEST, left - len(top)), named) + self.laid([self._hint(WAYS)])

    def _fitting_sources(self, left: int, named: list[Line]) -> list[Line]:
        """Give the sources on `left` lines: of the unnamed all that fits, then of the others; `named` at least."""
        voices = self._voices()
        left -= len(named)
        found = self._fitting_unnamed(voices, left)
        left -= len(found)
        for lines, instead in [
            (self.laid(voices.named_rows(fold=False)), named),
            *((self.laid(blocks), []) for blocks in self._others(cut=True)),
        ]:
            taken = lines if len(lines) <= left + len(instead) else instead
            left -= len(taken) - len(instead)
            found = found + taken
        return found

    def _fitting_unnamed(self, voices: Voices, left: int) -> list[Line]:
        """Give the unnamed sources with as much of what they said as fits."""
        for density in DENSITIES:
            lines = self.laid(voices.unnamed_rows(density))
            if len(lines) <= left:
                return lines
        return self.laid(voices.short_rows(left))

    def _voices(self) -> Voices:
        return Voices(self.report, self.signs, ids=self.asked.ids, cues=self.width >= WITH_CUES)

    def _others(self, *, cut: bool) -> tuple[Iterator[Block], ...]:
        return _reliance(self, cut=cut), _unclear(self, cut=cut)

    def _hint(self, ways: Sequence[str]) -> Block:
        return paragraph([(f" {self.signs.dot} ".join(ways), "dim")], fold=False)

    def places(self, claims: Sequence[str], *, cut: bool) -> str:
        """Give the paragraphs of claims, in brackets; empty where there are none."""
        found = [*dict.fromkeys(self.paragraphs[claim] for claim in claims if claim in self.paragraphs)]
        shown = found[:MOST_PLACES] if cut else found
        more = f" {self.signs.ellipsis}" if len(shown) < len(found) else ""
        return f" ({' '.join(f'{self.signs.paragraph}{number}' for number in shown)}{more})" if found else ""


def _notes(findings: Sequence[Finding], page: _Page, *, cut: bool) -> Iterator[Block]:
    for finding in findings:
        sign, style = page.signs.levels[finding.level]
        told = one_line(finding.message, SHORT if cut else LONGEST)
        places = page.places(finding.claims, cut=cut)
        yield row(
            Cell([(sign, style)], 1), Cell([(f"{finding.level}: ", style), (told, ""), (places, "dim")], 1.0, fold=True)
        )
    if findings:
        yield paragraph("")


def _reliance(page: _Page, *, cut: bool) -> Iterator[Block]:
    lines = reliance_lines(page.report)
    if not lines:
        return
    yield paragraph("")
    yield paragraph([("What rests on unnamed sources", "bold")])
    width = max(len(line.label) for line in lines)
    for line in lines:
        said = one_line(line.text, SHORT if cut else LONGEST)
        text = [(said, ""), (page.places(line.claims, cut=cut), "dim")]
        yield row(Cell([(line.label, "dim")], width), Cell(text, 1.0, fold=True), indent=3)


def _unclear(page: _Page, *, cut: bool) -> Iterator[Block]:
    if not page.unclear:
        return
    yield paragraph("")
    yield paragraph([("Not understood: check these sentences", "bold"), (f"  {len(page.unclear):,}", "dim")])
    for finding in page.unclear:
        told = one_line(finding.message, SHORT if cut else LONGEST)
        place = f"{page.signs.paragraph}{finding.paragraph}" if finding.paragraph is not None else ""
        yield row(Cell([(place, "dim")], 4), Cell(told, 1.0, fold=True), indent=3)


# ---------------------------------------------------------------------- the claims


def _claims(page: _Page, limit: Limit) -> Iterator[Block]:
    claims = list(enumerate(page.report.claims, 1))
    if not claims:
        return
    weak = len(_weak(claims))
    doubt = [(f"  {DOUBT} {weak} doubtful: --show doubtful", "dim")] if weak else []
    yield paragraph([("Claims", "bold"), (f"  {len(claims):,}", "dim"), *doubt])
    shown = _most_telling(claims, limit and limit - 1)
    rows, sources = _rows(page, shown, limit), {source.id: source for source in page.report.sources}
    before = ""
    for number, claim in shown:
        name = who(claim, sources, page.signs)
        source = Text("same", "dim") if name.plain == before and claim.sources else name
        yield row(*rows.cells(number, claim, source, said(claim, page.signs)))
        before = name.plain
    yield from _hidden(claims, shown, page.signs, "--all, or --show text")


def _doubtful(page: _Page, limit: Limit) -> Iterator[Block]:
    """Give the claims on weak evidence, each with what makes it doubtful, on at most `limit` lines."""
    if not page.report.claims:
        return
    claims = _weak(enumerate(page.report.claims, 1))
    if not claims:
        yield paragraph([("Doubtful claims", "bold"), ("  none: no claim is on weak evidence", "dim")])
        return
    yield paragraph([("Doubtful claims", "bold"), (f"  {len(claims):,} of {len(page.report.claims):,}", "dim")])
    shown = _most_telling(claims, limit and (limit - 1) // 2)
    rows, sources = _rows(page, shown, limit), {source.id: source for source in page.report.sources}
    for number, claim in shown:
        yield row(*rows.of_report(number, claim, sources))
        yield row(Cell([(one_line(claim.grounds, LONGEST), "dim")], 1.0, fold=rows.fold), indent=rows.indent)
    yield from _hidden(claims, shown, page.signs, "--all")


def _rows(page: _Page, claims: Sequence[Numbered], limit: Limit) -> ClaimRows:
    """Lay claims out. Each claim takes one line where there is a `limit` to the lines."""
    names = names_of(claims, ids=page.asked.ids)
    source = 0.32 if len(names) > 1 else 0.36
    return ClaimRows(page.signs, names, source, cues=page.width >= WITH_CUES, fold=limit is None)


def _weak(claims: Iterable[Numbered]) -> list[Numbered]:
    return [(number, claim) for number, claim in claims if claim.evidence == "weak"]


def _hidden(claims: Sequence[Numbered], shown: Sequence[Numbered], signs: Marks, how: str) -> Iterator[Block]:
    """Tell how many claims of each verdict are not shown, and `how` to see them."""
    if hidden := len(claims) - len(shown):
        counts = Counter(claim.verdict for _, claim in claims)
        counts.subtract(claim.verdict for _, claim in shown)
        rest = " ".join(f"{signs.verdicts[it].sign}{counts[it]}" for it in VERDICTS if counts[it])
        yield paragraph([(f"{hidden} more ({rest}): {how}", "dim")])


def _most_telling(claims: Sequence[Numbered], limit: Limit) -> Sequence[Numbered]:
    """Choose the claims for `limit` lines, those on unnamed sources before others; they keep their order."""
    if limit is None or len(claims) <= limit:
        return claims
    rank = {"anonymous_official": 0, "anonymous_other": 0, "named": 1, "unattributed": 2}
    return sorted(sorted(claims, key=lambda each: (rank[each[1].verdict], each[0]))[: limit - 1], key=itemgetter(0))
