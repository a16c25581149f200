"""The report for the terminal: the headline figure, the bar, the findings, the sources, the claims or the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, TypeVar

from rich.text import Text

from attrib.report.backing import PARTLY_NAMED
from attrib.report.model import UNNAMED, VERDICTS
from attrib.views import marked_text, wording
from attrib.views.claim_rows import LONGEST, WITH_CUES, ClaimRows, names_of
from attrib.views.inert import one_line
from attrib.views.layout import Bar, Cell, paragraph, row
from attrib.views.marks import DOUBT, Marks, marks
from attrib.views.reliance import reliance_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.model import Level, Report, Source, Verdict
    from attrib.report.totals import Summary
    from attrib.views.claim_rows import Numbered

T = TypeVar("T")
Show = Literal["claims", "doubtful", "text"]
Lines = int | None
"""How many lines a list may take; None where it may take as many as it has."""

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
MEASURE = 100
"""Cells at most for a line of the article: wider is hard to read."""
SHORT = 200
"""Characters of a finding at most where the page is cut to the screen."""
MOST_CLAIMS = 8
"""Claims of a finding at most that are named there."""
ROOMY = 60
"""Cells that the figures of a verdict take on one line."""
WITH_RANGE, WITH_PARTS = 72, 92
"""Cells of the page from which the unnamed share of each of several articles stands with its range and its parts."""
RANGE = "likely"
PARTS = {"confidential": "people", "institutional": "bodies", "collective": "groups", "unresolved": "unclear"}
FEWEST = 6
"""Lines that a list gets at least, however small the screen."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report for the terminal, which ends in its claims, in the doubtful ones or in the text with all of them marked.

    `rows` cuts its lists to a screen of that height.
    """

    report: Report
    show: Show = "claims"
    rows: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        left = self.rows

        def placed(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
            nonlocal left
            for part in parts:
                if left is not None:
                    left -= len(console.render_lines(part, options, pad=False))
                yield part

        yield from placed(_head(self.report, signs, options.max_width))
        yield from placed(_findings(self.report, signs, _some(left, 0.25)))
        yield from placed(_sources(self.report.sources, signs, _some(left, 0.45)))
        yield from placed(_reliance(self.report, signs, cut=left is not None))
        if self.show == "text":
            yield from marked_text.article(self.report, signs, min(options.max_width, MEASURE))
        elif self.show == "doubtful":
            yield from _doubtful(self.report, signs, _some(left, 1.0), options.max_width)
        else:
            yield from _claims(self.report, signs, _some(left, 1.0), options.max_width)


@dataclass(frozen=True, slots=True)
class Summaries:
    """One line of figures for each of several articles, by name."""

    articles: tuple[tuple[str, Summary], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        parts = PARTS if options.max_width >= WITH_PARTS else {}
        columns = [("claimed", 7), *((signs.verdicts[verdict].sign, 4) for verdict in VERDICTS), ("unnamed", 7)]
        ranged = options.max_width >= WITH_RANGE
        columns += [(RANGE, 7)] * ranged + [(head, len(head)) for head in parts.values()]
        beside = options.max_width >= ROOMY
        names = [Text(one_line(name, LONGEST)) for name, _ in self.articles]
        heads = [Cell(Text(name, "dim"), width, "right") for name, width in columns]
        yield from _with_figures(_heading("Articles", len(self.articles)), heads, beside=beside)
        for name, (_, summary) in zip(names, self.articles, strict=True):
            total = summary.words.total
            amounts = [getattr(summary.words, verdict) for verdict in VERDICTS]
            shares = [f"{amount / total:.0%}" if total else "" for amount in amounts]
            of_parts = dict(wording.parts(summary))
            figures = [f"{total:,}", *shares, f"{summary.unnamed_share_of_attributed:.0%}"]
            figures += [wording.likely_range(summary)] * ranged
            figures += [f"{of_parts[part].share:.0%}" if part in of_parts else "" for part in parts]
            cells = [Cell(Text(figure), width, "right") for figure, (_, width) in zip(figures, columns, strict=True)]
            yield from _with_figures(name, cells, beside=beside)


def _with_figures(label: Text, figures: Sequence[Cell], *, beside: bool) -> Iterator[RenderableType]:
    """Give figures with their label before them or, where there is no room, on a line above."""
    if beside:
        yield row(Cell(label, 1.0), *figures)
    else:
        yield paragraph(label)
        yield row(*figures)


def _head(report: Report, signs: Marks, width: int) -> Iterable[RenderableType]:
    article, summary = report.article, report.summary
    yield paragraph(Text(one_line(wording.title(article), LONGEST), "bold"))
    about = [
        one_line(article.byline or "", LONGEST),
        f"{wording.counted(article.words, 'word')} in all",
        one_line(article.path or "", LONGEST) if article.title else "",
        f"rules: {one_line(report.rules.name)}",
    ]
    yield paragraph(Text(f" {signs.dot} ".join(filter(None, about)), "dim"))
    yield Text()
    yield paragraph(Text(wording.headline(summary), "bold"))
    if more := wording.second_line(summary):
        yield paragraph(Text(more))
    yield Text()
    if not summary.claims.total:
        return
    amounts = summary.words if summary.words.total else summary.claims
    looks = [(verdict, signs.verdicts[verdict]) for verdict in VERDICTS]
    yield Bar(tuple((getattr(amounts, verdict), look.fill, look.style) for verdict, look in looks))
    yield Text()
    for verdict, look in looks:
        words, claims = getattr(summary.words, verdict), getattr(summary.claims, verdict)
        share = wording.percent(words / summary.words.total) if summary.words.total else ""
        style = "dim" if not claims else ""
        figures = (
            Cell(Text(wording.counted(words, "word"), style), 12, "right"),
            Cell(Text(wording.counted(claims, "claim"), style), 10, "right"),
        )
        yield row(
            Cell(Text(look.fill * 2, look.style), 2),
            Cell(_label(verdict, signs), 20),
            Cell(Text(share, "bold" if claims else "dim"), 8, "right"),
            *(figures if width >= ROOMY else ()),
        )
    yield Text()


def _findings(report: Report, signs: Marks, limit: Lines) -> Iterable[RenderableType]:
    findings = report.findings
    numbers = {claim.id: str(number) for number, claim in enumerate(report.claims, 1)}
    shown = _first(sorted(findings, key=lambda finding: LEVELS.index(finding.level)), limit)
    for finding in shown:
        sign, style = signs.levels[finding.level]
        claims = [numbers.get(claim, one_line(claim)) for claim in _first(list(finding.claims), limit and MOST_CLAIMS)]
        more = [signs.ellipsis] if len(claims) < len(finding.claims) else []
        about = f" (claim{'s' * (len(finding.claims) > 1)} {', '.join(claims + more)})" if claims else ""
        said = one_line(finding.message, LONGEST if limit is None else SHORT)
        message = Text.assemble((finding.level, style), ": ", said, (about, "dim"))
        yield row(Cell(Text(sign, style), 1), Cell(message, 1.0, fold=True))
    if len(shown) < len(findings):
        yield row(Cell(Text(f"{len(findings) - len(shown)} more: --all", "dim"), 1.0), indent=3)
    if findings:
        yield Text()


def _sources(sources: Sequence[Source], signs: Marks, limit: Lines) -> Iterable[RenderableType]:
    unnamed = [source for source in sources if source.verdict in UNNAMED]
    named = [source for source in sources if source.verdict not in UNNAMED]
    yield from _source_list("Unnamed sources", unnamed, signs, limit and limit - min(len(named), limit // 2))
    yield from _source_list("Named sources", named, signs, limit and limit - min(len(unnamed), limit // 2))


def _source_list(heading: str, sources: Sequence[Source], signs: Marks, limit: Lines) -> Iterable[RenderableType]:
    if not sources:
        return
    yield row(
        Cell(_heading(heading, len(sources)), 1.0),
        Cell(Text("claims", "dim"), 6, "right"),
        Cell(Text("words", "dim"), 6, "right"),
    )
    ranked = sorted(sources, key=lambda source: (-source.words, -len(source.claims)))
    shown = _first(ranked, limit)
    for source in shown:
        look = signs.verdicts[source.verdict]
        yield row(
            Cell(Text(look.sign, look.style), 1),
            Cell(_with_reason(source), 1.0, fold=limit is None),
            Cell(Text(f"{len(source.claims):,}"), 6, "right"),
            Cell(Text(f"{source.words:,}"), 6, "right"),
        )
    if rest := ranked[len(shown) :]:
        words = wording.counted(sum(source.words for source in rest), "word")
        yield row(Cell(Text(f"{len(rest)} more, {words}: --all", "dim"), 1.0), indent=3)
    yield Text()


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


def _with_reason(source: Source) -> Text:
    """Describe a source, and say how it knows, where that is not told already, and why it is not named."""
    known = described(source)
    basis, worth = one_line(source.basis or "", LONGEST), wording.REASON_CLASSES.get(source.reason_class or "real")
    told = [f"knows: {basis}"] if basis.casefold() not in known.plain.casefold() else []
    if source.reason:
        told.append(f"unnamed: {one_line(source.reason, LONGEST)}{f' ({worth})' if worth else ''}")
    return known.append("".join(f" · {part}" for part in told), "dim")


def _reliance(report: Report, signs: Marks, *, cut: bool) -> Iterable[RenderableType]:
    lines = reliance_lines(report)
    if not lines:
        return
    yield Text("What rests on unnamed sources", "bold")
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    width = max(len(line.label) for line in lines)
    for line in lines:
        claims = [str(numbers[claim]) for claim in _first(list(line.claims), MOST_CLAIMS if cut else None)]
        more = [signs.ellipsis] if len(claims) < len(line.claims) else []
        about = f" (claim{'s' * (len(line.claims) > 1)} {', '.join(claims + more)})" if claims else ""
        said = one_line(line.text, SHORT if cut else LONGEST)
        text = Text.assemble(said, (about, "dim"))
        yield row(Cell(Text(line.label, "dim"), width), Cell(text, 1.0, fold=True), indent=3)
    yield Text()


def _first_mention(source: Source) -> str:
    return source.mentions[0].text if source.mentions else source.id


def _claims(report: Report, signs: Marks, limit: Lines, width: int) -> Iterable[RenderableType]:
    claims = list(enumerate(report.claims, 1))
    if not claims:
        return
    heading = _heading("Claims", len(claims))
    if weak := len(_weak(claims)):
        heading.append(f"  {DOUBT} {weak} on weak evidence", "dim")
    yield heading
    shown = _most_telling(claims, limit)
    rows, sources = _rows(shown, signs, limit, width), {source.id: source for source in report.sources}
    for number, claim in shown:
        yield row(*rows.of_report(number, claim, sources))
    yield from _hidden(claims, shown, signs, "--all, or --show text")


def _doubtful(report: Report, signs: Marks, limit: Lines, width: int) -> Iterable[RenderableType]:
    """Give the claims on weak evidence, each with what makes it doubtful, on at most `limit` lines."""
    if not report.claims:
        return
    claims = _weak(enumerate(report.claims, 1))
    if not claims:
        yield paragraph(Text.assemble(("Doubtful claims", "bold"), ("  none: no claim is on weak evidence", "dim")))
        return
    yield Text.assemble(("Doubtful claims", "bold"), (f"  {len(claims):,} of {len(report.claims):,}", "dim"))
    shown = _most_telling(claims, limit and limit // 2)
    rows, sources = _rows(shown, signs, limit, width), {source.id: source for source in report.sources}
    for number, claim in shown:
        yield row(*rows.of_report(number, claim, sources))
        grounds = Text(one_line(claim.grounds, LONGEST), "dim")
        yield row(Cell(grounds, 1.0, fold=rows.fold), indent=rows.indent)
    yield from _hidden(claims, shown, signs, "--all")


def _rows(claims: Sequence[Numbered], signs: Marks, limit: Lines, width: int) -> ClaimRows:
    """Lay claims out on a page of `width` cells. Each claim takes one line where there is a `limit` to the lines."""
    names = names_of(claims, width)
    source = 0.32 if len(names) > 1 else 0.4
    return ClaimRows(signs, names, source, cues=width >= WITH_CUES, fold=limit is None)


def _weak(claims: Iterable[Numbered]) -> list[Numbered]:
    return [(number, claim) for number, claim in claims if claim.evidence == "weak"]


def _hidden(claims: Sequence[Numbered], shown: Sequence[Numbered], signs: Marks, how: str) -> Iterable[RenderableType]:
    """Tell how many claims of each verdict are not shown, and `how` to see them."""
    if hidden := len(claims) - len(shown):
        counts = Counter(claim.verdict for _, claim in claims)
        counts.subtract(claim.verdict for _, claim in shown)
        rest = " ".join(f"{signs.verdicts[it].sign}{counts[it]}" for it in VERDICTS if counts[it])
        yield paragraph(Text(f"{hidden} more ({rest}): {how}", "dim"))


def _most_telling(claims: Sequence[Numbered], limit: Lines) -> Sequence[Numbered]:
    """Choose the claims for `limit` lines, those on unnamed sources before others; they keep their order."""
    if limit is None or len(claims) <= limit:
        return claims
    rank = {"anonymous_official": 0, "anonymous_other": 0, "named": 1, "unattributed": 2}
    return sorted(sorted(claims, key=lambda each: (rank[each[1].verdict], each[0]))[: limit - 1], key=itemgetter(0))


def _heading(text: str, count: int) -> Text:
    return Text.assemble((text, "bold"), (f"  {count}", "dim"))


def _label(verdict: Verdict, signs: Marks) -> Text:
    look = signs.verdicts[verdict]
    return Text.assemble((look.sign, look.style), " ", look.label)


def _first(items: list[T], limit: Lines) -> list[T]:
    """Give the items that fit into `limit` lines; where not all do, one line is left to say how many more there are."""
    return items if limit is None or len(items) <= limit else items[: limit - 1]


def _some(left: Lines, share: float) -> Lines:
    """Give a list so much of the lines that are left on the screen, less its heading and an empty line."""
    return None if left is None else max(FEWEST, int(left * share) - 2)
