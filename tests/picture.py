"""The picture in the README: the terminal report of an example article, as rich exports it.

python tests/picture.py        writes examples/report.svg
"""

from __future__ import annotations

import html
import io
import re

from golden import EXAMPLES
from msgspec.structs import replace
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from attrib import analyze, read
from attrib.views.terminal import ReportPage

PICTURE = EXAMPLES / "report.svg"
ARTICLE = EXAMPLES / "diplomatic-talks.txt"
WIDTH, ROWS = 96, 46
"""Cells and lines of the terminal."""
LINE = re.compile(r"<text\b[^>]*?y=\"([\d.]+)\"[^>]*>(.*?)</text>", re.DOTALL)
DARK = TerminalTheme(
    (13, 17, 23),
    (230, 237, 243),
    [
        (72, 79, 88),
        (255, 123, 114),
        (63, 185, 80),
        (210, 153, 34),
        (88, 166, 255),
        (188, 140, 255),
        (57, 197, 207),
        (177, 186, 196),
    ],
)


def drawn() -> str:
    """Give the picture as SVG; it loads nothing from elsewhere."""
    name = f"examples/{ARTICLE.name}"
    report = analyze(replace(read(ARTICLE), path=name))
    console = Console(
        width=WIDTH,
        height=ROWS,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    console.print(ReportPage(report, "sources", ROWS))
    picture = console.export_svg(title=f"attrib analyze {name}", theme=DARK, unique_id="attrib")
    return re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)


def words(picture: str) -> list[str]:
    """Give what a picture says, word by word, however it is drawn."""
    return " ".join(html.unescape(text) for _, text in LINE.findall(picture)).split()


def write() -> None:
    """Draw the picture afresh."""
    PICTURE.write_text(drawn(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
