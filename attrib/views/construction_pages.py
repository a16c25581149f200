"""The constructions for the terminal: all in a list, in the order in which they are tried, or one on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.report.evidence import point_of
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.constructions import Construction

PIECES = re.compile(r"(\[[^\]]*\]|\{[^}]*\}|<[^>]*>)")
STYLES = {"[": "bold", "{": "bold italic", "<": "underline"}
"""How source, cue and content of an example look."""
TRAITS = (
    ("spoken", "Its content is the source's own words."),
    ("trails", "Source and cue may stand after the content, and vouch for all of the sentence before them."),
    ("weak_inside", "Inside what somebody else says it is part of that saying, not a claim of its own."),
    ("goes_on", "A quotation after it, without a cue of its own, goes on in the same voice."),
    ("may_refuse", "It is not read where its content is only about being named or commenting."),
)


@dataclass(frozen=True, slots=True)
class ConstructionList:
    """All constructions with an example each, in the order in which they are tried."""

    table: Sequence[Construction]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        counted = wording.counted(len(self.table), "construction")
        yield Text.assemble((counted, "bold"), ("  in the order in which they are tried", "dim"))
        yield paragraph(Text("[source] {cue} <content>", "dim"))
        yield Text()
        width = min(max(len(each.name) for each in self.table), options.max_width // 3)
        for each in self.table:
            yield row(Cell(Text(each.name, "bold"), width), Cell(marked(each.example), 1.0, fold=True))
        yield Text()
        yield paragraph(Text("attrib rules show NAME: one of them, with its examples and how sure it is", "dim"))


@dataclass(frozen=True, slots=True)
class ConstructionPage:
    """One construction: what stands where, examples, how sure it is, and what it may stand inside of."""

    construction: Construction

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        each = self.construction
        yield Text.assemble((each.name, "bold"), ("  a construction", "dim"))
        yield paragraph(Text(one_line(each.what)))
        yield Text()
        yield from _sentences("Read", (each.example, *each.examples))
        yield from _sentences("Not read", each.counterexamples)
        evidence = point_of(each)
        yield _fact("Evidence", Text(f"{evidence.points:+} points. {evidence.says}"))
        if each.takes:
            yield _fact("Verbs", Text(f"Those that take {' or '.join(sorted(each.takes))}."))
        for name, told in TRAITS:
            if getattr(each, name):
                yield _fact("", Text(told))
        yield Text()
        yield paragraph(
            Text("attrib explain FILE SENTENCE --trace: which constructions were tried, and what they lacked", "dim")
        )


def marked(example: str) -> Text:
    """Give an example with its source, cue and content set off, in one line."""
    shown = Text()
    for piece in PIECES.split(" ".join(example.split())):
        shown.append(piece, STYLES.get(piece[:1], ""))
    return shown


def _sentences(heading: str, examples: Sequence[str]) -> Iterator[RenderableType]:
    for number, example in enumerate(examples):
        yield _fact(heading if not number else "", marked(example))
    if examples:
        yield Text()


def _fact(name: str, value: Text) -> RenderableType:
    return row(Cell(Text(name, "dim"), 8), Cell(value, 1.0, fold=True))
