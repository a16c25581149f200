"""Pages opened in a browser, for the tests that read and review them there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import browser as browsers
import msgspec
import pytest
from reports import harbour
from test_terminal import nested_report

from attrib.analysis import analyze
from attrib.report.model import Report
from attrib.review.model import Review
from attrib.views.page import to_page

pytest.importorskip("playwright.sync_api", reason='playwright, of the extra "test", is not installed')
if browsers.executable() is None:
    pytest.skip("no Chromium is installed", allow_module_level=True)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FERRY = """\
🚢 Ferry 🛳️ Deal Under Review

By Ines Marlow

“We were never asked 🤷🏽‍♀️,” said a senior official, who spoke on condition of anonymity. “Not once.”

Tomas Weld, who chairs the harbour board, said that officials had told him the ferry would run by June 🗓️.

A person familiar with the talks said the price was too high. The ferry has not run since 2011.

Nobody at the pier had heard of the plan, and the old timetable still hangs there.
"""
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}


@dataclass
class Opened:
    """A page in the browser, with all that went wrong in it or was asked of a network."""

    page: Page
    report: Report
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def current(self) -> int | None:
        """Give the number of the claim that the panel shows."""
        found = re.search(r"Claim (\d+)", self.page.inner_text("#card-told"))
        return int(found[1]) if found else None

    def select(self, words: str) -> None:
        """Select words of the article, as a pointer would, from one place between characters to another."""
        self.page.evaluate(
            """(words) => new Promise((done) => {
                document.addEventListener('selectionchange', () => done(), { once: true });
                const nodes = [...document.querySelectorAll('[data-at]')].map((each) => each.firstChild);
                const text = nodes.map((node) => node.data).join('');
                const at = text.indexOf(words);
                const place = (offset, atEnd) => {
                    for (const node of nodes) {
                        if (offset < node.length || (atEnd && offset === node.length)) return [node, offset];
                        offset -= node.length;
                    }
                };
                getSelection().setBaseAndExtent(...place(at, false), ...place(at + words.length, true));
            })""",
            words,
        )

    def taken(self, name: str) -> str:
        """Give what a field holds, once it holds the words that are selected."""
        from playwright.sync_api import expect

        assert self.selected()
        expect(self.page.locator(f"[data-field={name}]")).to_have_value(self.selected())
        return self.selected()

    def selected(self) -> str:
        """Give the words that are selected."""
        return str(self.page.evaluate("getSelection().toString().trim()"))

    def review(self, tmp_path: Path) -> Review:
        """Save the review as a file and read it as the contract has it."""
        with self.page.expect_download() as download:
            self.page.click("#save")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        review = msgspec.json.decode(path.read_bytes(), type=Review)
        text = self.report.text or ""
        for decision in review.decisions:
            for quotation in (*decision.content, *filter(None, (decision.source,))):
                assert text[quotation.start : quotation.end] == quotation.exact
                assert text[max(0, quotation.start - 32) : quotation.start] == quotation.prefix
                assert text[quotation.end : quotation.end + 32] == quotation.suffix
        return review


def opener(browser: Browser, folder: Path) -> Iterator[Callable[..., Opened]]:
    """Give what opens a report's page; at the end nothing must have gone wrong, or been asked of a network."""
    contexts: list[BrowserContext] = []
    pages: list[Opened] = []

    def open_page(report: Report, **options: Any) -> Opened:
        path = folder / f"page-{len(contexts)}.html"
        path.write_text(to_page(report), encoding="utf-8")
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        context.set_default_timeout(browsers.LAST_RESORT)
        contexts.append(context)
        page = Opened(context.new_page(), report)
        pages.append(page)
        page.page.on("console", lambda message: page.faults.append(message.text))
        page.page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.page.on("request", lambda request: page.requests.append(request.url))
        page.page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    for each in pages:
        assert each.faults == []
        assert {url for url in each.requests if not url.startswith("blob:")} == {each.requests[0]}


def in_review(opened: Opened, initials: str = "IM") -> Opened:
    """Begin a review, with one claim agreed to so that the initials are given."""
    opened.page.keyboard.press("r")
    opened.page.click("#initials-open")
    opened.page.fill("#initials-field", initials)
    opened.page.click("#initials-done")
    return opened


def go_to(opened: Opened, number: int) -> None:
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.keyboard.press("0")
    opened.page.focus(f"#at-{number}")
    assert opened.current() == number


def tells_progress(opened: Opened, words: str) -> None:
    """Wait until the page tells of its progress with these words; what a dialog decides is told once it has closed."""
    from playwright.sync_api import expect

    expect(opened.page.locator("#progress-words")).to_have_text(words, use_inner_text=True)


REPORTS = {"harbour": harbour(), "ferry": analyze(FERRY), "nested": nested_report()}


def marked(here: Opened) -> list[int]:
    """Give the numbers of the claims that are marked, and hold the page to saying how many these are."""
    links = here.page.locator("a.claim:visible")
    numbers = links.evaluate_all("all => all.map((each) => Number(each.dataset.claim))")
    assert f"{len(numbers)} of {len(here.report.claims)} claims" in here.page.inner_text("#filtered")
    return numbers


def with_verdicts(report: Report, *verdicts: str) -> list[int]:
    return [number for number, claim in enumerate(report.claims, 1) if claim.verdict in verdicts]


def accessible(page: Page, part: str = "html") -> list[str]:
    """Give what the accessibility checker finds in a part of the page, each with where."""
    import axe_playwright_python

    if not page.evaluate("'axe' in window"):
        page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("(part) => axe.run(part)", part)
    assert found["passes"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]
