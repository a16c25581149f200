"""A traced sentence for the terminal: words and tags, cues and what was tried there, who is who, what decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from attrib.report.backing import called, listed
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import marks
from attrib.views.tracing import refused, traced
from attrib.views.wording import EVIDENCE, stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.model import Report
    from attrib.trace import SentenceTrace, Step, TracedClaim, TracedCue, Word
    from attrib.views.marks import Marks

MEASURE = 100
"""Cells at most for a line of running text."""
MOST_RULES = 4
"""Verdict rules that are named besides the one that decided."""
NOUN = "noun"
WORD, TRIED = 14, 20
"""Cells for a cue, and for the name of a construction."""
NEW: Mapping[str, str] = {"new": "a new voice: nobody before it fits", "full name": "the name of a speaker"}


@dataclass(frozen=True, slots=True)
class TracePage:
    """What happened to one sentence of a report's article."""

    report: Report
    traced: SentenceTrace

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs, sentence = marks(ascii_only=options.ascii_only), self.traced
        width = min(options.max_width, MEASURE)
        yield Text(f"paragraph {sentence.paragraph}", "dim")
        yield paragraph(Text(one_line(sentence.passage.text), "bold"))
        yield Text()
        if sentence.furniture:
            yield paragraph(Text("The paragraph is furniture: a byline, a caption, a link. It asserts nothing."))
            return
        yield _heading("Words and their tags")
        yield from _words(sentence.words, width)
        yield from _unsure(sentence.words)
        yield Text()
        yield _heading("Cues")
        if not sentence.cues:
            yield paragraph(Text("No word here is in a list of cues; nothing was tried."))
        for cue in sentence.cues:
            yield from _cue(cue, signs, options.max_width)
        yield Text()
        yield _heading("Claims")
        if not sentence.claims:
            yield paragraph(Text("None."))
        for each in sentence.claims:
            yield from _claim(self.report, each, signs)


def _heading(words: str) -> Text:
    return Text(words, "bold underline")


def _words(words: Sequence[Word], width: int) -> Iterator[Text]:
    """Give the words of a sentence with the name of its tag under each, in as many lines as they need."""
    above, below = Text(), Text()
    for word in words:
        shown = one_line(word.text)
        tag = word.tag if shown[0].isalnum() else ""
        cells = max(cell_len(shown), cell_len(tag)) + 2
        if above.cell_len and above.cell_len + cells > width:
            yield from (above, below)
            above, below = Text(), Text()
        above.append(shown + " " * (cells - cell_len(shown)))
        below.append(tag + " " * (cells - cell_len(tag)), "dim")
    yield from (above, below)


def _unsure(words: Sequence[Word]) -> Iterator[RenderableType]:
    """Say of each word that may be noun or verb which it was taken for, and why."""
    for word in words:
        if word.unsure is not None:
            taken = "noun" if word.tag == NOUN else f"verb, {word.tag}"
            yield paragraph(Text(f"“{one_line(word.text)}” may be noun or verb; {taken}: {word.unsure}."))


def _cue(cue: TracedCue, signs: Marks, width: int) -> Iterator[RenderableType]:
    kinds = "; ".join(cue.kinds) or "a paragraph or quotation by itself"
    yield row(Cell(Text(f"“{one_line(cue.word)}”", "bold"), WORD), Cell(Text(one_line(kinds), "dim"), 1.0, fold=True))
    if not cue.steps:
        yield row(Cell(Text("not tried: it is part of another cue", "dim"), 1.0), indent=2)
    name = min(TRIED, width // 3)
    for step in cue.steps:
        if step.lacked is None:
            yield from _read(step, name)
        else:
            yield row(
                Cell(Text(signs.dot, "dim"), 1),
                Cell(Text(one_line(step.tried)), name, fold=True),
                Cell(Text(step.lacked, "dim"), 1.0, fold=True),
                indent=2,
            )


def _read(step: Step, name: int) -> Iterator[RenderableType]:
    """Show what a construction gave."""
    parts = Text()
    for label, words in (("source", step.source), ("cue", step.cue), ("content", " … ".join(step.content))):
        if words:
            parts.append(f"{label} ", "dim").append(f"{one_line(words)}  ")
    yield row(
        Cell(Text("+", "bold green"), 1),
        Cell(Text(one_line(step.tried), "bold green"), name),
        Cell(parts, 1.0, fold=True),
        indent=2,
    )


def _claim(report: Report, each: TracedClaim, signs: Marks) -> Iterator[RenderableType]:
    claim = each.claim
    look = signs.verdicts[claim.verdict]
    content = stance(claim) + " … ".join(one_line(part.text) for part in claim.content)
    yield row(
        Cell(Text(look.sign, look.style), 1),
        Cell(Text.assemble((look.label, "bold"), f"  {content}"), 1.0, fold=True),
    )
    for words, sources, why in each.resolved:
        who = listed([called(source) for source in report.sources if source.id in sources])
        yield _fact("who", traced(why, words, who) or f"“{one_line(words)}” is {NEW.get(why.how, who)}")
        if others := refused(why):
            yield _fact("but not", others)
    yield _fact("evidence", f"{EVIDENCE[claim.evidence]}. {one_line(claim.grounds)}")
    yield _fact("rule", f"{one_line(claim.rule)}: {one_line(claim.because)}")
    near = [rule for rule in each.considered if rule.rule != claim.rule and (rule.held or rule.words)]
    for rule in sorted(near, key=lambda rule: (not rule.held, -rule.met, -len(rule.words)))[:MOST_RULES]:
        reason = "would hold too, but comes later" if rule.held else one_line(rule.failed or "")
        yield _fact("not by", f"{one_line(rule.rule)}: {reason}")


def _fact(name: str, value: str) -> RenderableType:
    return row(Cell(Text(name, "dim"), 8), Cell(Text(value), 1.0, fold=True), indent=3)
