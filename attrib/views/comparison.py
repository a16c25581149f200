"""A comparison of two versions for the terminal: the figures, the sources' names, and claim by claim what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.report.identity import words
from attrib.report.model import UNNAMED, VERDICTS
from attrib.views import wording
from attrib.views.claim_rows import LONGEST, ClaimRows, names_of, said, who
from attrib.views.inert import one_line
from attrib.views.layout import GAP, Cell, paragraph, row
from attrib.views.marks import Marks, marks
from attrib.views.voices import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.comparison import Comparison
    from attrib.comparison.model import Change, ChangeCounts, ComparedClaim, ComparedSource, SourceChange, Version
    from attrib.report.model import Claim, Passage
    from attrib.report.totals import Summary

FIGURE, CHANGE, VERSION = 6, 7, 3
"""Cells of the columns: figures, how far they went, and "old" or "new"."""
SOURCES: Mapping[SourceChange, str] = {
    "gained_name": "Sources that gained a name",
    "lost_name": "Sources that lost their name",
    "gained_reason": "Unnamed sources with a reason now",
    "lost_reason": "Unnamed sources without their reason now",
    "added": "Sources in the new version only",
    "dropped": "Sources in the old version only",
}
CLAIMS: Mapping[Change, str] = {
    "other_stance": "Claims that turned from asserted to denied, or otherwise",
    "other_source": "Claims on another source",
    "rejudged": "Claims with another verdict",
    "added": "Claims added",
    "dropped": "Claims dropped",
    "reworded": "Claims reworded",
    "moved": "Claims moved",
}
"""In the order of the page; a claim with several changes stands under the first."""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A comparison for the terminal; with `ids` claims stand with theirs."""

    comparison: Comparison
    ids: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        comparison = self.comparison
        names = names_of(list(_numbered(comparison.claims)), ids=self.ids)
        rows = ClaimRows(signs, names, 0.32 if len(names) > 1 else 0.4)
        turned, *others = ((change, _with(change, comparison.claims)) for change in CLAIMS)
        yield from _head(comparison, signs)
        yield from _claims(*turned, rows)
        yield Text()
        yield from figures(comparison.old.summary, comparison.new.summary, signs)
        for found, title in SOURCES.items():
            yield from _sources(title, [each for each in comparison.sources if each.change == found], signs)
        for change, claims in others:
            yield from _claims(change, claims, rows)


def _head(comparison: Comparison, signs: Marks) -> Iterator[RenderableType]:
    titled = comparison.new if comparison.new.article.title else comparison.old
    yield paragraph(Text(one_line(wording.title(titled.article), LONGEST), "bold"))
    for name, version in (("old", comparison.old), ("new", comparison.new)):
        yield row(Cell(Text(name, "dim"), VERSION), Cell(Text(_about(version, signs), "dim"), 1.0, fold=True))
    yield Text()
    yield paragraph(Text(_told(comparison.counts), "bold"))
    if comparison.old.rules != comparison.new.rules:
        yield paragraph(Text("Different rules judged the two versions, so verdicts may differ for that alone."))


def _about(version: Version, signs: Marks) -> str:
    article = version.article
    parts = (article.path, wording.counted(article.words, "word"), f"rules: {version.rules.name}")
    return f" {signs.dot} ".join(one_line(part, LONGEST) for part in parts if part)


def _told(counts: ChangeCounts) -> str:
    """Say in one sentence how many claims changed and how."""
    figures = (
        (counts.other_stance, "turned from asserted to denied or otherwise"),
        (counts.added, "added"),
        (counts.dropped, "dropped"),
        (counts.other_source, "on another source"),
        (counts.rejudged, "with another verdict"),
        (counts.reworded, "reworded"),
        (counts.moved, "moved"),
        (counts.unchanged, "unchanged"),
    )
    told = [f"{count:,} {what}" for count, what in figures if count]
    if not told:
        return "Neither version has a claim."
    if len(told) == 1 and counts.unchanged:
        return "No claim changed."
    return f"Claims: {', '.join(told)}."


def figures(
    old: Summary, new: Summary, signs: Marks, names: tuple[str, str] = ("old", "new")
) -> Iterator[RenderableType]:
    """Give two summaries side by side, under their names, and how far the figures went."""
    yield _figure(Text("Figures", "bold"), *(Text(text, "dim") for text in (*names, "change")))
    for label, name in (
        ("unnamed, of all it asserts", "unnamed_share_of_article"),
        ("unnamed, of what is attributed", "unnamed_share_of_attributed"),
    ):
        before, after = (100 * getattr(summary, name) for summary in (old, new))
        yield _shares(Text(label), before, after, signs)
    likely, likely_now = (Text(wording.likely_range(summary) or signs.dash) for summary in (old, new))
    yield _figure(Text("  likely", "dim"), likely, likely_now, Text())
    for name, label in wording.PARTS.items():
        before, after = (100 * _part(summary, name) for summary in (old, new))
        if before or after:
            yield _shares(Text(f"  from {label}", "dim"), before, after, signs)
    for verdict in VERDICTS:
        look = signs.verdicts[verdict]
        yield _counts(
            Text.assemble((look.sign, look.style), f" {look.label} claims"),
            getattr(old.claims, verdict),
            getattr(new.claims, verdict),
            signs,
        )
    for label, verdicts in (("named sources", ("named",)), ("unnamed sources", UNNAMED)):
        before, after = (sum(getattr(summary.sources, verdict) for verdict in verdicts) for summary in (old, new))
        yield _counts(Text(label), before, after, signs)


def _part(summary: Summary, name: str) -> float:
    return {each: part.share for each, part in wording.parts(summary)}.get(name, 0.0)


def _shares(label: Text, before: float, after: float, signs: Marks) -> RenderableType:
    return _figure(
        label, Text(f"{before:.1f}%"), Text(f"{after:.1f}%"), _difference(round(after - before, 1), signs, 1)
    )


def _counts(label: Text, before: int, after: int, signs: Marks) -> RenderableType:
    return _figure(label, Text(f"{before:,}"), Text(f"{after:,}"), _difference(after - before, signs, 0))


def _difference(difference: float, signs: Marks, places: int) -> Text:
    return Text(f"{difference:+,.{places}f}" if difference else signs.dash, "bold" if difference else "dim")


def _figure(label: Text, before: Text, after: Text, change: Text) -> RenderableType:
    return row(
        Cell(label, 1.0, fold=True),
        Cell(before, FIGURE, "right"),
        Cell(after, FIGURE, "right"),
        Cell(change, CHANGE, "right"),
    )


def _sources(title: str, sources: Sequence[ComparedSource], signs: Marks) -> Iterator[RenderableType]:
    if not sources:
        return
    yield from heading(title, len(sources))
    for compared in sources:
        for name, source in (("old", compared.old), ("new", compared.new)):
            if source is None:
                continue
            look = signs.verdicts[source.verdict]
            yield row(
                *([Cell(Text(name, "dim"), VERSION)] if compared.old and compared.new else []),
                Cell(Text(look.sign, look.style), 1),
                Cell(described(source), 1.0, fold=True),
                Cell(Text(wording.counted(len(source.claims), "claim"), "dim"), 10, "right"),
            )
            if compared.change in {"gained_reason", "lost_reason"} and source.reason:
                yield row(Cell(Text(wording.why_unnamed(source), "dim"), 1.0, fold=True), indent=VERSION + 2 * GAP + 1)


def _claims(change: Change, claims: Sequence[ComparedClaim], rows: ClaimRows) -> Iterator[RenderableType]:
    if not claims:
        return
    listed = [compared for compared in claims if _first_change(compared) == change]
    above = f", {len(claims) - len(listed):,} of them above" if len(listed) < len(claims) else ""
    yield from heading(CLAIMS[change], len(claims), above)
    indent = rows.indent
    for compared in listed:
        old, new = compared.old, compared.new
        old_one = (compared.old_number, old, compared.old_source)
        new_one = (compared.new_number, new, compared.new_source)
        if old is None or new is None or change == "moved":
            yield row(*(_cells(*new_one, rows) if new else _cells(*old_one, rows)))
        else:
            indent = VERSION + GAP + rows.indent
            yield row(Cell(Text("old", "dim"), VERSION), *_cells(*old_one, rows))
            same = said(old, rows.signs) == said(new, rows.signs)
            yield row(Cell(Text("new", "dim"), VERSION), *_cells(*new_one, rows, same=same))
        if notes := ", ".join(_notes(compared)):
            yield row(Cell(Text(notes, "dim"), 1.0, fold=True), indent=indent)


def _cells(
    number: int | None, claim: Claim | None, source: str | None, rows: ClaimRows, *, same: bool = False
) -> Iterator[Cell]:
    """Give the cells of a claim. With `same` its content is not repeated: the cell reads "the same"."""
    if number is None or claim is None:
        return
    signs = rows.signs
    yield from rows.cells(
        number,
        claim,
        Text(one_line(source, LONGEST)) if source else who(claim, {}, signs),
        Text("the same", "dim") if same else Text(said(claim, signs)),
    )


def _notes(compared: ComparedClaim) -> Iterator[str]:
    """Say of a claim in both versions what cannot be seen in source, signs and content."""
    old, new = compared.old, compared.new
    if old is None or new is None:
        return
    if old.stance != new.stance:
        yield f"{old.stance} became {new.stance}"
    yield from _replaced(old.cue, new.cue)
    if "other_source" not in compared.changes:
        yield from _replaced(old.source, new.source)
    if old.speech != new.speech and "none" not in (old.speech, new.speech):
        yield f"{old.speech} speech became {new.speech}"
    if old.kind != new.kind and old.verdict == new.verdict != "unattributed":
        yield f"{one_line(old.kind)} became {one_line(new.kind)}"
    if "moved" in compared.changes:
        yield f"moved from paragraph {old.paragraph:,} to {new.paragraph:,}"


def _replaced(old: Passage | None, new: Passage | None) -> Iterator[str]:
    before, after = (one_line(passage.text, LONGEST) if passage else "" for passage in (old, new))
    if words(before) == words(after):
        return
    yield (
        f"“{before}” became “{after}”" if before and after else f"“{before}” is gone" if before else f"“{after}” is new"
    )


def heading(text: str, count: int, note: str = "") -> Iterator[RenderableType]:
    """Give an empty line, and the heading of a list of `count` items."""
    yield Text()
    yield paragraph(Text.assemble((text, "bold"), (f"  {count:,}{note}", "dim")))


def _with(change: Change, claims: Iterable[ComparedClaim]) -> list[ComparedClaim]:
    return [compared for compared in claims if change in compared.changes]


def _first_change(compared: ComparedClaim) -> Change | None:
    return next((change for change in CLAIMS if change in compared.changes), None)


def _numbered(claims: Iterable[ComparedClaim]) -> Iterator[tuple[int, Claim]]:
    """Give the changed claims with their numbers: of both versions, the new first."""
    for compared in claims:
        if not compared.changes:
            continue
        for number, claim in ((compared.new_number, compared.new), (compared.old_number, compared.old)):
            if number is not None and claim is not None:
                yield number, claim
