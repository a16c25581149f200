"""The picture of a page in the README: the report of an example article as a browser shows it, a claim at hand.

python tests/page_picture.py        writes examples/page.png; needs Chromium
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import browser
from golden import EXAMPLES
from msgspec.structs import replace

from attrib import analyze, read
from attrib.views.page import to_page

PICTURE = EXAMPLES / "page.png"
ARTICLE = EXAMPLES / "ferry-contract.txt"
CLAIM = 8
SIZE = {"width": 1240, "height": 940}


def write() -> None:
    """Draw the picture afresh."""
    report = analyze(replace(read(ARTICLE), path=f"examples/{ARTICLE.name}"))
    with tempfile.TemporaryDirectory() as folder, browser.started() as chromium:
        path = Path(folder) / "page.html"
        path.write_text(to_page(report), encoding="utf-8")
        page = chromium.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(path.as_uri())
        page.click(f"#at-{CLAIM}")
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    write()
