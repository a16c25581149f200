"""How each verdict looks: never by colour alone, but by letter or shape, by pattern and by brackets too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console, ConsoleOptions

    from attrib.report.model import Level, Verdict


DOUBT = "?"
"""Stands beside a claim whose evidence is weak."""


class Mark(NamedTuple):
    """One verdict's looks. `style` is one of the terminal's sixteen colours, for dark and for light."""

    sign: str
    """One cell wide."""
    fill: str
    """One cell of a bar."""
    opening: str
    closing: str
    style: str
    label: str

    def bracketed(self, text: str) -> str:
        """Give `text` in this verdict's brackets."""
        return f"{self.opening}{text}{self.closing}"


class Marks(NamedTuple):
    """The looks of a report, for one kind of terminal."""

    verdicts: Mapping[Verdict, Mark]
    levels: Mapping[Level, tuple[str, str]]
    """Sign and style of each level of finding."""
    parts: Mapping[str, tuple[str, str]]
    """Fill and style of each part of what is attributed, by the fields of `Summary.unnamed`, and "named"."""
    dash: str
    dot: str
    ellipsis: str
    paragraph: str
    """Before the number of a paragraph."""
    raised: bool
    """Whether numbers can be raised."""
    bracketed: bool = True
    """Whether contents stand in brackets; not where colour shows where they begin and end."""


UNICODE = Marks(
    verdicts={
        "named": Mark("●", "█", "[", "]", "cyan", "named"),
        "anonymous_official": Mark("◆", "▓", "{", "}", "magenta", "anonymous official"),
        "anonymous_other": Mark("▲", "▒", "«", "»", "red", "anonymous other"),
        "unattributed": Mark("○", "░", "‹", "›", "dim", "unattributed"),
    },
    levels={"error": ("✗", "bold red"), "warning": ("!", "bold yellow"), "note": ("i", "bold")},
    parts={
        "confidential": ("█", "red"),
        "institutional": ("▓", "magenta"),
        "collective": ("▒", "magenta"),
        "unresolved": ("▚", "magenta"),
        "other": ("▞", "magenta"),
        "named": ("░", "cyan"),
    },
    dash="—",
    dot="·",
    ellipsis="…",
    paragraph="¶",
    raised=True,
)

ASCII = Marks(
    verdicts={
        "named": Mark("N", "#", "[", "]", "cyan", "named"),
        "anonymous_official": Mark("O", "=", "{", "}", "magenta", "anonymous official"),
        "anonymous_other": Mark("A", "+", "<", ">", "red", "anonymous other"),
        "unattributed": Mark("-", ".", "(", ")", "dim", "unattributed"),
    },
    levels={"error": ("x", "bold red"), "warning": ("!", "bold yellow"), "note": ("i", "bold")},
    parts={
        "confidential": ("#", "red"),
        "institutional": ("=", "magenta"),
        "collective": ("+", "magenta"),
        "unresolved": ("?", "magenta"),
        "other": ("*", "magenta"),
        "named": (".", "cyan"),
    },
    dash="-",
    dot="-",
    ellipsis="...",
    paragraph="p",
    raised=False,
)


def marks(*, ascii_only: bool, bracketed: bool = True) -> Marks:
    """Give the looks for a terminal that can or cannot show more than ASCII."""
    return (ASCII if ascii_only else UNICODE)._replace(bracketed=bracketed)


def marks_on(console: Console, options: ConsoleOptions) -> Marks:
    """Give the looks for a console: with brackets where it has no colour."""
    return marks(ascii_only=options.ascii_only, bracketed=console.color_system is None or console.no_color)
