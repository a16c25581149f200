"""Plain text in the layouts in which newsrooms have it, made of stories; and how alike two readings of a story are."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrib.report.model import Report

STORIES = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "stories").glob("*.txt"))}
"""Invented stories: headline, byline and paragraphs, with blank lines between."""
SYLLABLE = re.compile(r"[aeiouy][b-df-hj-np-tv-xz](?=[b-df-hj-np-tv-xz]?[aeiouy])")
NOT_TOLD = re.compile(r"[\W_]+")

Layout = Callable[[Sequence[str]], str]


def paragraphs_of(story: str) -> list[str]:
    """Give the paragraphs of a story."""
    return story.strip().split("\n\n")


def wrapped(width: int, indent: str = "", between: str = "\n\n") -> Layout:
    """Break lines at a column; the first line of each paragraph below the headline may be set in."""

    def lay_out(paragraphs: Sequence[str]) -> str:
        head, *rest = [
            textwrap.fill(
                each,
                width,
                initial_indent=indent if number else "",
                break_on_hyphens=False,
                break_long_words=False,
            )
            for number, each in enumerate(paragraphs)
        ]
        return between.join([head, *rest]) + "\n"

    return lay_out


def parted(mark: str) -> Layout:
    """Set a mark between paragraphs."""
    return lambda paragraphs: mark.join(paragraphs) + mark[:1]


def quoted(paragraphs: Sequence[str]) -> str:
    """Quote as mail does."""
    return "".join(f"> {line}".rstrip() + "\n" for line in wrapped(70)(paragraphs).splitlines())


def doubled(paragraphs: Sequence[str]) -> str:
    """Set a blank line after every line."""
    return wrapped(72)(paragraphs).replace("\n", "\n\n")


def in_pages(paragraphs: Sequence[str]) -> str:
    """Set a form feed after every twentieth line, wherever it ends."""
    lines = wrapped(70)(paragraphs).splitlines(keepends=True)
    return "".join(line if number % 20 else f"{line}\f" for number, line in enumerate(lines, 1))


def with_margin(layout: Layout) -> Layout:
    """Set all lines in."""
    return lambda paragraphs: textwrap.indent(layout(paragraphs), "      ")


def hyphenated(width: int, indent: str = "", between: str = "\n\n") -> Layout:
    """Break lines at a column, and words after a syllable."""

    def broken(paragraph: str) -> str:
        lines, line = [], indent
        for word in paragraph.split():
            space = " " if line.strip() else ""
            if len(line) + len(space) + len(word) <= width:
                line += space + word
                continue
            room = width - len(line) - len(space) - 1
            places = [place.end() - 1 for place in SYLLABLE.finditer(word) if 2 <= place.end() - 1 <= room]
            if places and word.isalpha() and len(word) - places[-1] > 2:
                lines.append(f"{line}{space}{word[: places[-1]]}-")
                line = word[places[-1] :]
            else:
                lines.append(line)
                line = word
        return "\n".join([*lines, line])

    return lambda paragraphs: between.join(map(broken, paragraphs)) + "\n"


LAYOUTS: Mapping[str, Layout] = {
    "a line a paragraph": parted("\n"),
    "carriage returns and line feeds": parted("\r\n\r\n"),
    "carriage returns": parted("\r\r"),
    "lines of no-break spaces": parted("\n\xa0\n"),
    "at 72, blank lines": wrapped(72),
    "at 60, blank lines": wrapped(60),
    "at 40, blank lines": wrapped(40),
    "at 110, blank lines": wrapped(110),
    "at 72, first lines set in": wrapped(72, "    ", "\n"),
    "at 60, first lines set in by two": wrapped(60, "  ", "\n"),
    "at 72, first lines set in by a tab": wrapped(72, "\t", "\n"),
    "at 110, first lines set in": wrapped(110, "   ", "\n"),
    "at 72, no blank lines": wrapped(72, between="\n"),
    "at 60, no blank lines": wrapped(60, between="\n"),
    "at 110, no blank lines": wrapped(110, between="\n"),
    "at 64, first lines set in by one": wrapped(64, " ", "\n"),
    "at 60, first lines set in, with a margin": with_margin(wrapped(60, "   ", "\n")),
    "in pages": in_pages,
    "form feeds": parted("\f"),
    "vertical tabs": parted("\v"),
    "next lines": parted("\x85"),
    "line separators": parted("\u2028"),
    "paragraph separators": parted("\u2029"),
    "quoted mail": quoted,
    "double-spaced": doubled,
    "hyphens, at 40, blank lines": hyphenated(40),
    "hyphens, at 60, first lines set in": hyphenated(60, "   ", "\n"),
}
"""The layouts, by what they are called."""


def claims_of(report: Report) -> Counter[tuple[str, str]]:
    """Give what a report's claims say, in letters alone, and their verdicts."""
    return Counter(
        (NOT_TOLD.sub("", "".join(part.text for part in claim.content)).lower(), claim.verdict)
        for claim in report.claims
    )


def likeness(pairs: Sequence[tuple[Report, Report]]) -> float:
    """Give the F1 of the claims, with their verdicts, of reports against those of others."""
    same = given = found = 0
    for right, other in pairs:
        a, b = claims_of(right), claims_of(other)
        same, given, found = same + (a & b).total(), given + a.total(), found + b.total()
    return 2 * same / (given + found)
