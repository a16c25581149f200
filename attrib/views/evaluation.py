"""An evaluation for the terminal: the figures, the verdicts, and what went wrong by cause."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from attrib.report.model import EVIDENCE, VERDICTS
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import Marks, marks
from attrib.views.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.evaluation import Evaluation
    from attrib.evaluation.causes import Cause, Example, Excerpt, Kind
    from attrib.evaluation.scoring import Figures
    from attrib.report.model import Evidence

MEASURES = (
    ("content", "words that are attributed"),
    ("found", "by half of their content"),
    ("sourced", "with the right source too"),
)
RATIO = ("precision", "recall", "F1")
GRADED = ("claims", "found", "sourced")
MEANT: Mapping[Evidence, str] = {
    "strong": "meant to be 90 or more",
    "fair": "in between",
    "weak": "meant to be under 60",
}
VOICES = (
    ("unnamed", "resting on unnamed sources"),
    ("voices", "one voice's claims together"),
)
KNOWN = (("whom", "named source"), ("together", "joint source"))
OTHERS = (
    ("Right verdict, of those found", "verdict_accuracy_when_found", 1),
    ("Unnamed share of an article, points off", "share_error_points", 2),
    ("Officials' share of an article, points off", "share_official_error_points", 2),
)
FIGURE, CHANGE, COUNT = 9, 7, 6
"""Cells of the columns."""
HEADINGS: Mapping[Kind, str] = {
    "missed": "Missed",
    "wrong": "Wrong",
    "source": "Found with a wrong source",
    "verdict": "Found with a wrong verdict",
}
CAUSES: Mapping[tuple[Kind, str], str] = {
    ("missed", "known_cue"): "a cue that the rule set has did not fire",
    ("missed", "unknown_cue"): "a cue that the rule set does not have",
    ("missed", "other_content"): "the cue was read, but with another content",
    ("missed", "too_short"): "the content is too short, or falls into pieces that leave too much out",
    ("missed", "too_long"): "the content is too long: most of it is not in this attribution",
    ("missed", "part_of_another"): "only as a part of another attribution's content",
    ("missed", "headline"): "a headline without a cue",
    ("missed", "quotation"): "a quotation without a cue",
    ("missed", "continued"): "goes on, without a cue, with the source of an earlier sentence",
    ("missed", "no_cue"): "no cue",
    ("wrong", "no_attribution"): "a cue, but no attribution in the gold",
    ("wrong", "no_attribution_without_cue"): "no cue, and no attribution in the gold",
    ("wrong", "other_content"): "the right cue, but another content",
    ("wrong", "too_long"): "the content is too long: most of it is in no one attribution",
    ("source", "no_source"): "no source was given",
    ("source", "source_where_none"): "a source was given where the gold has none",
    ("source", "same_words_elsewhere"): "the same words at another place",
    ("source", "pronoun_given"): "a pronoun for another phrase",
    ("source", "pronoun_expected"): "another phrase for a pronoun",
    ("source", "other_voice"): "another phrase",
}
LONGEST = 240
"""Characters of one part of an example at most."""
MOST_WORDS = 12
"""Cues of one cause that are listed."""
ROOMY = 76
"""Cells that the figures take with a word on each."""
WIDE = 60
"""Cells that precision and recall take beside F1."""


class Room(NamedTuple):
    """What the width of the page has room for."""

    notes: bool
    columns: bool


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """An evaluation for the terminal; with `before`, how the figures differ from those of an earlier one.

    Of each cause so many `examples` are shown; None leaves the causes out.
    """

    evaluation: Evaluation
    before: Evaluation | None = None
    examples: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        figures = self.evaluation.figures
        before = self.before.figures if self.before else None
        room = Room(notes=options.max_width >= ROOMY, columns=options.max_width >= WIDE)
        yield from _head(self.evaluation, signs)
        yield from _measures(figures, before, signs, room)
        yield from _evidence(figures, before, signs, room)
        yield from _verdicts(figures, before, signs, room)
        yield from _sources(figures, before, signs, room)
        yield from _stances(figures, before, signs, room)
        yield from _shares(figures, before, signs)
        yield from _confusion(figures, signs, room)
        if self.examples is not None:
            yield from _causes(self.evaluation, self.examples, signs)


def _head(evaluation: Evaluation, signs: Marks) -> Iterator[RenderableType]:
    figures, rules = evaluation.figures, evaluation.rules
    yield paragraph(Text(one_line(f"Rule set {rules.name} {rules.version} against people's annotation"), "bold"))
    counts = (
        counted(figures.articles, "article"),
        f"{counted(figures.gold, 'attribution')} in the gold",
        f"{figures.predicted:,} found",
    )
    yield paragraph(Text(f" {signs.dot} ".join(counts), "dim"))


def _measures(figures: Figures, before: Figures | None, signs: Marks, room: Room) -> Iterator[RenderableType]:
    yield Text()
    yield _columns("Attributions", RATIO, room, change=before is not None)
    for name, what in MEASURES:
        ratio = getattr(figures, name)
        then = getattr(before, name).f1 if before else None
        label = Text.assemble(f"{name:<9}", (what if room.notes else "", "dim"))
        cells = [ratio.p, ratio.r, ratio.f1] if room.columns else [ratio.f1]
        yield _figures(label, cells, _change(ratio.f1, then, signs))
    speech = figures.speech
    label = Text.assemble("speech   ", (f"sourced, of {speech.n:,} of speech" if room.notes else "", "dim"))
    then = before.speech.sourced if before else None
    middle = [None, speech.sourced, None] if room.columns else [speech.sourced]
    yield _figures(label, middle, _change(speech.sourced, then, signs))


def _evidence(figures: Figures, before: Figures | None, signs: Marks, room: Room) -> Iterator[RenderableType]:
    """Give for each level of evidence how many claims have it, and how many of these are right."""
    if figures.evidence is None:
        return
    then = before.evidence if before else None
    yield Text()
    yield _columns("Evidence", GRADED, room, change=before is not None)
    for level in EVIDENCE:
        now, earlier = figures.evidence[level], then[level].sourced if then else None
        label = Text.assemble(f"{level:<9}", (MEANT[level] if room.notes else "", "dim"))
        cells = [now.n, now.found, now.sourced] if room.columns else [now.sourced]
        yield _figures(label, cells, _change(now.sourced, earlier, signs))


def _verdicts(figures: Figures, before: Figures | None, signs: Marks, room: Room) -> Iterator[RenderableType]:
    if figures.verdicts is None:
        return
    then = before.verdicts if before else None
    yield Text()
    yield _columns("Verdicts", RATIO, room, change=before is not None)
    for verdict in VERDICTS:
        look, judged = signs.verdicts[verdict], figures.verdicts[verdict]
        n = f"{judged.n:,} in the gold" if room.notes else ""
        label = Text.assemble((look.sign, look.style), f" {look.label:<20}" if n else f" {look.label}", (n, "dim"))
        cells = [judged.p, judged.r, judged.f1] if room.columns else [judged.f1]
        yield _figures(label, cells, _change(judged.f1, then[verdict].f1 if then else None, signs))


def _sources(figures: Figures, before: Figures | None, signs: Marks, room: Room) -> Iterator[RenderableType]:
    """Give how well unnamed sources are found, and whom sources stand for, as far as the gold tells of these."""
    if figures.unnamed is None and figures.whom is None and figures.together is None:
        return
    yield Text()
    yield _columns("Sources", RATIO, room, change=before is not None)
    for name, what in VOICES:
        if ratio := getattr(figures, name):
            then = getattr(before, name).f1 if before and getattr(before, name) else None
            label = Text.assemble(f"{name:<9}", (what if room.notes else "", "dim"))
            cells = [ratio.p, ratio.r, ratio.f1] if room.columns else [ratio.f1]
            yield _figures(label, cells, _change(ratio.f1, then, signs))
    for name, what in KNOWN:
        if known := getattr(figures, name):
            earlier = getattr(before, name) if before else None
            told = f"right, of {counted(known.n, what)}" if room.notes else ""
            cells = [None, known.right, None] if room.columns else [known.right]
            change = _change(known.right, earlier.right if earlier else None, signs)
            yield _figures(Text.assemble(f"{name:<9}", (told, "dim")), cells, change)


def _stances(figures: Figures, before: Figures | None, signs: Marks, room: Room) -> Iterator[RenderableType]:
    if figures.stances is None:
        return
    then = before.stances if before else None
    yield Text()
    yield _columns("Stances", RATIO, room, change=before is not None)
    for stance, judged in figures.stances.items():
        label = Text.assemble(f"{stance:<9}", (f"{judged.n:,} in the gold" if room.notes else "", "dim"))
        cells = [judged.p, judged.r, judged.f1] if room.columns else [judged.f1]
        yield _figures(label, cells, _change(judged.f1, then[stance].f1 if then else None, signs))


def _shares(figures: Figures, before: Figures | None, signs: Marks) -> Iterator[RenderableType]:
    if figures.verdicts is None:
        return
    yield Text()
    for text, name, places in OTHERS:
        value, earlier = getattr(figures, name), getattr(before, name) if before else None
        yield _figures(Text(text), [value], _change(value, earlier, signs, places), places)
    if likely := figures.share_range:
        earlier = before.share_range if before else None
        text = f"Articles within their range, {likely.width:.0f} points wide"
        yield _figures(Text(text), [likely.held], _change(likely.held, earlier.held if earlier else None, signs))


def _columns(label: str, names: Sequence[str], room: Room, *, change: bool) -> RenderableType:
    """Give the heads of the columns; where the page is narrow, of the last column only."""
    cells = [Cell(Text(name, "dim"), FIGURE, "right") for name in (names if room.columns else names[-1:])]
    if change:
        cells.append(Cell(Text("change", "dim"), CHANGE, "right"))
    return row(Cell(Text(label, "bold"), 1.0), *cells)


def _figures(label: Text, values: Sequence[float | None], change: Text | None, places: int = 1) -> RenderableType:
    """Give a row of figures to `places` decimals, and the change of the figure that counts where there is one."""
    cells = [Cell(Text(_figure(value, places)), FIGURE, "right") for value in values]
    if change is not None:
        cells.append(Cell(change, CHANGE, "right"))
    return row(Cell(label, 1.0, fold=True), *cells)


def _figure(value: float | None, places: int) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:.{places}f}"


def _change(now: float | None, before: float | None, signs: Marks, places: int = 1) -> Text | None:
    """Say how far a figure moved, to `places` decimals; None where one of the two is missing."""
    if now is None or before is None:
        return None
    difference = round(now - before, places)
    return Text(f"{difference:+.{places}f}" if difference else signs.dash)


def _confusion(figures: Figures, signs: Marks, room: Room) -> Iterator[RenderableType]:
    if figures.confusion is None:
        return
    width = COUNT if room.columns else COUNT - 1
    heads = [Text(signs.verdicts[verdict].sign, signs.verdicts[verdict].style) for verdict in VERDICTS]
    yield Text()
    yield paragraph(Text.assemble(("Confusion", "bold"), ("  rows: the gold, columns: attrib", "dim")))
    yield row(
        Cell(Text(), 1.0),
        *(Cell(head, width, "right") for head in heads),
        Cell(Text("missed", "dim"), COUNT, "right"),
    )
    for verdict, given in figures.confusion.items():
        look = signs.verdicts[verdict]
        *judged, missed = (Text(f"{given[each]:,}", "" if given[each] else "dim") for each in (*VERDICTS, "missed"))
        yield row(
            Cell(Text.assemble((look.sign, look.style), f" {look.label}" if room.columns else ""), 1.0),
            *(Cell(count, width, "right") for count in judged),
            Cell(missed, COUNT, "right"),
        )


def _causes(evaluation: Evaluation, examples: int, signs: Marks) -> Iterator[RenderableType]:
    if not evaluation.causes:
        yield Text()
        yield paragraph(Text("No errors: nothing was missed, and nothing was wrong."))
    for kind, causes in groupby(evaluation.causes, key=lambda cause: cause.kind):
        group = list(causes)
        yield Text()
        yield Text.assemble((HEADINGS[kind], "bold"), (f"  {sum(cause.count for cause in group):,}", "dim"))
        for cause in group:
            yield from _cause(cause, examples, signs)


def _cause(cause: Cause, examples: int, signs: Marks) -> Iterator[RenderableType]:
    yield row(Cell(Text(f"{cause.count:,}", "bold"), 5, "right"), Cell(_what(cause, signs), 1.0, fold=True))
    if cause.words:
        listed = [f"{one_line(word, 40)} {count}" for word, count in cause.words.items()]
        more = [signs.ellipsis] if len(listed) > MOST_WORDS else []
        yield row(Cell(Text(", ".join(listed[:MOST_WORDS] + more), "dim"), 1.0, fold=True), indent=7)
    for example in cause.examples[:examples]:
        yield from _example(example, signs)


def _what(cause: Cause, signs: Marks) -> Text:
    if cause.gold and cause.given:
        gold, given = signs.verdicts[cause.gold], signs.verdicts[cause.given]
        return Text.assemble(
            (gold.sign, gold.style), f" {gold.label}, given as ", (given.sign, given.style), f" {given.label}: "
        ).append(one_line(cause.rule or ""), "bold")
    return Text(CAUSES[cause.kind, cause.cause])


def _example(example: Example, signs: Marks) -> Iterator[RenderableType]:
    claim = f" {example.given.claim}" if example.given else ""
    yield row(Cell(Text(one_line(f"{example.article}{claim}"), "dim"), 1.0), indent=7)
    same = example.gold and example.given and _parts(example.gold) == _parts(example.given)
    for name, excerpt in (("gold", example.gold), ("given", None if same else example.given)):
        if excerpt:
            yield row(Cell(Text(name, "dim"), 5), Cell(_excerpt(excerpt, signs), 1.0, fold=True), indent=9)


def _parts(excerpt: Excerpt) -> list[str]:
    return [one_line(part, LONGEST) for part in (excerpt.source, excerpt.cue, excerpt.content)]


def _excerpt(excerpt: Excerpt, signs: Marks) -> Text:
    """Give source, cue and content, with bars between them and a dash where there is none."""
    source, cue, content = (part or signs.dash for part in _parts(excerpt))
    return Text.assemble((source, "bold"), " | ", cue, " | ", content)
