"""The report as a web page, as a browser shows it: read by pointer, keys and screen reader, reviewed, saved, loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import browser as browsers
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reports import harbour
from test_terminal import HOSTILE, hostile_report, nested_report

from attrib.analysis import analyze
from attrib.report.model import UNNAMED, VERDICTS, Report
from attrib.review.model import Review
from attrib.views.page import to_page
from attrib.views.page.markup import shown

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
        field = f"document.querySelector('[data-field={name}]')"
        self.page.wait_for_function(f"{field}.value && {field}.value === getSelection().toString().trim()")
        return self.page.input_value(f"[data-field={name}]")

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts: list[BrowserContext] = []
    pages: list[Opened] = []

    def open_page(report: Report, **options: Any) -> Opened:
        path = tmp_path / f"page-{len(contexts)}.html"
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


@pytest.mark.parametrize("name", REPORTS)
def test_every_claim_is_reached_by_keys_and_told(opened, name: str) -> None:
    here = opened(REPORTS[name])
    here.page.keyboard.press("0")
    for number, claim in enumerate(here.report.claims, 1):
        here.page.keyboard.press("j")
        assert here.page.evaluate("document.activeElement.id") == f"at-{number}"
        told = here.page.inner_text("#card")
        findings = [finding.message for finding in here.report.findings if claim.id in finding.claims]
        for part in (claim.rule, shown(claim.because), shown(claim.grounds), claim.evidence, *findings):
            assert part in told
    here.page.keyboard.press("j")
    assert here.current() == len(here.report.claims)
    for number in range(len(here.report.claims) - 1, 0, -1):
        here.page.keyboard.press("k")
        assert here.current() == number
    here.page.keyboard.press("Enter")
    assert here.page.evaluate("document.activeElement.id") == "card"
    here.page.keyboard.press("Escape")
    assert here.page.evaluate("document.activeElement.id") == "at-1"
    here.page.keyboard.press("Escape")
    assert here.current() is None


def test_every_claim_is_reached_by_tabs(opened) -> None:
    here = opened(harbour())
    here.page.click("#filtered button")
    reached = []
    for _ in range(80):
        here.page.keyboard.press("Tab")
        reached.append(here.page.evaluate("document.activeElement.id"))
    assert [each for each in dict.fromkeys(reached) if each.startswith("at-")] == [
        f"at-{number}" for number in range(1, len(here.report.claims) + 1)
    ]


def test_a_claim_is_told_where_it_is_pointed_at(opened) -> None:
    here = opened(harbour())
    here.page.hover('[data-said="3"]')
    assert here.current() == 3
    here.page.hover("h1")
    here.page.hover('[data-said="5"]')
    assert here.current() == 5
    here.page.click('[data-said="1"]')
    here.page.hover("h1")
    assert here.current() == 1
    here.page.hover('[data-voice="2"]')
    assert here.current() == 2
    here.page.hover("h1")
    assert here.current() == 1


def test_a_claim_is_told_where_it_is_tapped(opened) -> None:
    here = opened(harbour(), viewport=PHONE, has_touch=True)
    assert not here.page.is_visible("#card")
    here.page.tap('[data-said="3"]')
    assert here.current() == 3
    box = here.page.locator("#card").bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"] + 1
    here.page.tap("#card-close")
    assert not here.page.is_visible("#card")


def test_the_innermost_of_nested_claims_is_told(opened) -> None:
    here = opened(nested_report())
    here.page.hover('[data-said="1 2"]')
    assert here.current() == 2
    here.page.hover('[data-said="1"] >> nth=0')
    assert here.current() == 1


def marked(here: Opened) -> list[int]:
    """Give the numbers of the claims that are marked, and hold the page to saying how many these are."""
    links = here.page.locator("a.claim:visible")
    numbers = links.evaluate_all("all => all.map((each) => Number(each.dataset.claim))")
    assert f"{len(numbers)} of {len(here.report.claims)} claims" in here.page.inner_text("#filtered")
    return numbers


def with_verdicts(report: Report, *verdicts: str) -> list[int]:
    return [number for number, claim in enumerate(report.claims, 1) if claim.verdict in verdicts]


def test_unnamed_sources_are_marked_first_and_by_one_key(opened) -> None:
    here = opened(harbour())
    unnamed = with_verdicts(here.report, *UNNAMED)
    assert marked(here) == unnamed
    for number in unnamed:
        here.page.keyboard.press("j")
        assert here.current() == number
    here.page.keyboard.press("0")
    assert here.page.locator("a.claim:visible").count() == len(here.report.claims)
    here.page.keyboard.press("1")
    assert marked(here) == unnamed
    calm = opened(analyze("“It sank,” said Jane Roe. It was raining."))
    assert calm.page.inner_text("#filtered") == ""


def test_a_look_elsewhere_does_not_lose_the_place(opened) -> None:
    here = opened(harbour())
    here.page.keyboard.press("0")
    for _ in range(4):
        here.page.keyboard.press("j")
    here.page.keyboard.press("Escape")
    assert here.current() is None
    here.page.keyboard.press("j")
    assert here.current() == 5
    here.page.click("#card-close")
    here.page.keyboard.press("k")
    assert here.current() == 4


def test_an_unnamed_claim_tells_what_an_editor_asks(opened) -> None:
    here = opened(harbour())
    go_to(here, 2)
    told = here.page.inner_text("#card dl")
    assert re.search(r"Why unnamed\s+because the talks are confidential", told)
    assert re.search(r"Knows by\s+the article does not say how they know", told)
    assert re.search(r"Part\s+people it does not name: 14 words, 23% of what is attributed", told)
    go_to(here, 3)
    assert here.page.inner_text("#card .lacking") == "the article does not say why"
    assert "Knows by" in here.page.inner_text("#card dl")
    assert "An unnamed source without a reason why." in here.page.inner_text("#card .found")
    assert here.page.get_attribute("#at-3", "aria-label").endswith("1 finding")
    here.page.keyboard.press("0")
    go_to(here, 5)
    assert "Why unnamed" not in here.page.inner_text("#card dl")


def test_verdicts_and_sources_are_filters(opened) -> None:
    here = opened(harbour())
    for verdict in VERDICTS:
        here.page.click(f'button[data-verdict="{verdict}"]')
        assert marked(here) == with_verdicts(here.report, verdict)
    here.page.keyboard.press("4")
    here.page.focus("body")
    here.page.keyboard.press("j")
    assert here.report.claims[here.current() - 1].verdict == "named"
    here.page.keyboard.press("4")
    assert here.page.locator("a.claim:visible").count() == len(here.report.claims)
    here.page.click(".named-sources > summary")
    here.page.click("#source-4 summary")
    here.page.click("#source-4 button.filter")
    assert here.page.locator("a.claim:visible").count() == 2
    here.page.keyboard.press("Escape")
    here.page.keyboard.press("Escape")
    assert here.page.locator("a.claim:visible").count() == len(here.report.claims)


def test_sources_lead_to_their_claims_and_back(opened) -> None:
    here = opened(harbour())
    go_to(here, 5)
    here.page.click("#card .to-source")
    assert here.page.evaluate("document.activeElement.closest('li').id") == "source-4"
    assert here.page.is_visible("#source-4 dl")
    here.page.click('#source-4 a[href="#at-6"]')
    assert here.current() == 6
    assert here.page.evaluate("document.activeElement.id") == "at-6"
    here.page.keyboard.press("o")
    assert here.page.evaluate("document.activeElement.closest('li').id") == "source-4"
    here.page.click('.findings a[href="#at-3"]')
    assert here.current() == 3


def test_verdicts_differ_in_more_than_colour_and_print_shows_everything(opened) -> None:
    here = opened(harbour(), color_scheme="dark")
    here.page.keyboard.press("j")
    here.page.emulate_media(media="print", color_scheme="dark")
    here.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawn = "(verdict) => getComputedStyle(document.querySelector(`.said.${verdict}`)).textDecorationStyle"
    assert len({here.page.evaluate(drawn, verdict) for verdict in VERDICTS}) == len(VERDICTS)
    assert len({here.page.inner_text(f"a.claim.{verdict} >> nth=0")[0] for verdict in VERDICTS}) == len(VERDICTS)
    assert here.page.locator("#all-claims .told:visible").count() == len(here.report.claims)
    assert here.page.locator(".source dl:visible").count() == len(here.report.sources)
    assert not here.page.is_visible("#card")
    assert not here.page.is_visible("#review-switch")
    assert here.page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 27, 25)"


def test_an_address_can_lead_to_a_claim_or_a_source(opened) -> None:
    here = opened(harbour())
    for fragment, wanted in (("#claim-3", 3), ("#at-5", 5)):
        here.page.goto("about:blank")
        here.page.goto(here.requests[0] + fragment)
        assert here.current() == wanted
        assert here.page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", f"at-{wanted}") > 0
    here.page.goto("about:blank")
    here.page.goto(here.requests[0] + "#source-4")
    assert here.page.is_visible("#source-4 dl")
    here.requests[1:] = [url for url in here.requests[1:] if not url.startswith(here.requests[0])]


def test_the_theme_is_switched_and_kept(opened) -> None:
    here = opened(harbour(), color_scheme="light")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = here.page.evaluate(colour)
    here.page.keyboard.press("t")
    dark = here.page.evaluate(colour)
    assert dark != light
    here.page.reload()
    assert here.page.evaluate(colour) == dark


def test_single_keys_can_be_switched_off(opened) -> None:
    here = opened(harbour())
    here.page.keyboard.press("?")
    here.page.uncheck("#keys-on")
    here.page.mouse.move(0, 0)
    here.page.keyboard.press("Escape")
    here.page.keyboard.press("j")
    assert here.current() is None


def test_the_policy_holds(opened) -> None:
    here = opened(harbour())
    here.page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            const style = document.createElement('style');
            style.textContent = 'h1 { display: none }';
            document.body.append(style);
            document.querySelector('h1').setAttribute('style', 'display: none');
            const image = '<img src="https://example.org/x.png" onerror="window.ran = true">';
            document.body.insertAdjacentHTML('beforeend', image);
            return fetch('https://example.org/').catch(() => null);
        }"""
    )
    assert here.page.evaluate("window.ran") is None
    assert here.page.is_visible("h1")
    assert len([fault for fault in here.faults if "Content Security Policy" in fault]) >= 4
    here.faults.clear()
    here.requests[1:] = [url for url in here.requests[1:] if "example.org" not in url]


def test_without_script_the_page_can_be_read(opened) -> None:
    here = opened(harbour(), java_script_enabled=False)
    assert here.page.is_visible("#article")
    here.page.click("#at-3")
    assert here.page.url.endswith("#claim-3")
    assert here.page.is_visible("#claim-3")
    assert here.report.claims[2].because in here.page.inner_text("#claim-3")
    assert not here.page.is_visible("#review-switch")
    assert not here.page.is_visible("#card")


def accessible(page: Page, part: str = "html") -> list[str]:
    """Give what the accessibility checker finds in a part of the page, each with where."""
    import axe_playwright_python

    if not page.evaluate("'axe' in window"):
        page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("(part) => axe.run(part)", part)
    assert found["passes"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_by_the_accessibility_checker(opened, viewport, scheme: str) -> None:
    here = in_review(opened(REPORTS["ferry"], viewport=viewport, color_scheme=scheme))
    here.page.keyboard.press("l")
    here.page.click("#source-1 summary")
    go_to(here, 2)
    here.page.keyboard.press("a")
    assert accessible(here.page) == []
    here.page.keyboard.press("c")
    here.page.select_option("[data-field=source]", "words")
    assert accessible(here.page, "#card") == []
    here.page.click("#missed-open", force=True)
    assert accessible(here.page, "#card") == []
    here.page.click("[data-act=cancel]")
    here.page.keyboard.press("?")
    assert accessible(here.page, "#keys") == []


@pytest.mark.parametrize("width", [360, 768, 1024, 1600])
def test_nothing_is_wider_than_the_window(opened, width: int) -> None:
    long = "א" * 300 + " " + "w" * 500
    report = analyze(f"{long}\n\n“{long},” said Mr. {'Q' * 200}, an official. {FERRY}")
    here = opened(report, viewport={"width": width, "height": 800})
    for _ in range(2):
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width
        here.page.keyboard.press("j")
        here.page.keyboard.press("r")
        here.page.keyboard.press("c")


def test_offsets_count_code_points(opened) -> None:
    here = opened(REPORTS["ferry"])
    offsets = here.page.evaluate(
        "[...document.querySelectorAll('[data-at]')].map((each) => [each.dataset.at, each.textContent])"
    )
    text = here.report.text or ""
    assert all(text[int(at) : int(at) + len(part)] == part for at, part in offsets)
    assert "".join(part for _, part in offsets) == text


def test_a_review_from_beginning_to_end(opened, tmp_path: Path) -> None:
    here = opened(REPORTS["ferry"])
    page, claims = here.page, here.report.claims
    page.keyboard.press("r")
    tells_progress(here, f"0 of {len(claims)} decided")
    go_to(here, 2)
    page.keyboard.press("a")
    page.fill("#initials-field", "IM")
    page.keyboard.press("Enter")
    tells_progress(here, f"1 of {len(claims)} decided")
    page.fill("[data-field=note]", "Heard the tape. 🎧")

    go_to(here, 3)
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    tells_progress(here, f"1 of {len(claims)} decided")
    go_to(here, 3)
    page.keyboard.press("c")
    page.select_option("[data-field=source]", "words")
    here.select("officials had told him")
    assert page.input_value("[data-field=words]") == "officials had told him"
    page.select_option("[data-field=verdict]", "anonymous_other")
    page.select_option("[data-field=stance]", "doubts")

    go_to(here, 4)
    page.keyboard.press("x")

    here.select("the old timetable still hangs there")
    page.keyboard.press("m")
    assert page.input_value("[data-field=content]") == "the old timetable still hangs there"
    page.select_option("[data-field=source]", "source-1")
    page.click("[data-act=done]")
    tells_progress(here, f"3 of {len(claims)} decided, 1 missed")
    assert "the old timetable still hangs there" in page.inner_text("#missed-list")

    review = here.review(tmp_path)
    assert review.article.sha256 == here.report.article.sha256
    assert review.article.claims == len(claims)
    assert_decided(review, here.report)
    page.reload()
    tells_progress(here, f"3 of {len(claims)} decided, 1 missed")
    assert here.review(tmp_path).decisions == review.decisions


def assert_decided(review: Review, report: Report) -> None:
    claims = report.claims
    agreed, corrected, rejected, missed = review.decisions
    assert (agreed.claim, agreed.decision, agreed.verdict) == (claims[1].id, "agree", claims[1].verdict)
    assert agreed.source_id == claims[1].source_id
    assert agreed.note == "Heard the tape. 🎧"
    assert [part.exact for part in agreed.content] == [part.text for part in claims[1].content]
    assert (corrected.decision, corrected.verdict, corrected.source_id) == ("correct", "anonymous_other", None)
    assert (agreed.stance, corrected.stance, rejected.stance) == (claims[1].stance, "doubts", None)
    assert corrected.source is not None
    assert corrected.source.exact == "officials had told him"
    assert (rejected.decision, rejected.verdict, rejected.source) == ("reject", None, None)
    assert (missed.claim, missed.decision) == (None, "missed")
    assert missed.content[0].exact == "the old timetable still hangs there"
    assert missed.source_id == "s1"
    assert missed.verdict == report.sources[0].verdict
    assert {decision.by for decision in review.decisions} == {"IM"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", decision.at) for decision in review.decisions)


def test_decisions_are_undone_and_cleared(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    go_to(here, 1)
    here.page.keyboard.press("a")
    here.page.keyboard.press("x")
    assert [each.decision for each in here.review(tmp_path).decisions] == ["reject"]
    here.page.keyboard.press("z")
    assert [each.decision for each in here.review(tmp_path).decisions] == ["agree"]
    assert here.page.get_attribute("[data-choice=agree]", "aria-pressed") == "true"
    here.page.keyboard.press("u")
    assert here.review(tmp_path).decisions == ()
    here.page.keyboard.press("z")
    tells_progress(here, "1 of 9 decided")
    here.page.keyboard.press("z")
    here.page.keyboard.press("z")
    tells_progress(here, "0 of 9 decided")


def test_undecided_claims_come_one_after_another(opened) -> None:
    here = in_review(opened(harbour()))
    unnamed = with_verdicts(here.report, *UNNAMED)
    for number in (*unnamed, *(each for each in range(1, len(here.report.claims) + 1) if each not in unnamed)):
        here.page.keyboard.press("n")
        assert here.current() == number
        here.page.keyboard.press("a")
    here.page.keyboard.press("n")
    assert "Every claim is decided" in here.page.inner_text("#status")
    tells_progress(here, "9 of 9 decided")


def test_a_correction_names_a_source_of_the_article(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    go_to(here, 4)
    here.page.keyboard.press("c")
    here.page.select_option("[data-field=source]", "source-2")
    assert here.page.input_value("[data-field=verdict]") == "anonymous_official"
    (decision,) = here.review(tmp_path).decisions
    assert (decision.source_id, decision.verdict) == ("s2", "anonymous_official")
    assert decision.source is not None
    assert decision.source.exact == "a senior official"
    here.page.select_option("[data-field=verdict]", "unattributed")
    assert here.review(tmp_path).decisions == ()
    assert "As in the report" in here.page.inner_text("[data-part=said]")


def test_looking_at_decisions_changes_none(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    go_to(here, 3)
    here.page.keyboard.press("c")
    here.page.select_option("[data-field=source]", "words")
    here.select("the harbour board")
    go_to(here, 2)
    here.page.keyboard.press("a")
    assert here.page.get_attribute("#at-2", "aria-label").endswith("Agreed")
    here.review(tmp_path)
    kept = "localStorage.getItem(Object.keys(localStorage).find((key) => key.includes('review')))"
    before = here.page.evaluate(kept)
    here.page.evaluate("new Promise((done) => setTimeout(done, 1100))")
    for number in (1, 3, 2):
        go_to(here, number)
    go_to(here, 3)
    assert here.page.input_value("[data-field=words]") == "the harbour board"
    here.page.keyboard.press("c")
    assert here.page.evaluate(kept) == before
    here.page.keyboard.press("Escape")
    here.page.keyboard.press("u")
    assert here.page.get_attribute("#at-2", "aria-label").endswith("Agreed")
    assert len(here.review(tmp_path).decisions) == 1


def test_words_can_be_typed_instead_of_selected(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    here.page.keyboard.press("m")
    here.page.fill("[data-field=content]", "the old  timetable sleeps there")
    assert "not in the article" in here.page.inner_text("[data-part=content-said]")
    here.page.click("[data-act=done]")
    assert "Which words" in here.page.inner_text("[data-part=said]")
    here.page.fill("[data-field=content]", "the old  timetable\nstill hangs")
    here.page.click("[data-act=done]")
    (decision,) = here.review(tmp_path).decisions
    assert decision.content[0].exact == "the old timetable still hangs"
    assert (decision.verdict, decision.source) == ("unattributed", None)
    here.page.click("#missed-list button >> nth=0")
    here.page.fill("[data-field=note]", "The last line.")
    here.page.fill("[data-field=content]", "the old timetable")
    here.page.click("[data-act=done]")
    (decision,) = here.review(tmp_path).decisions
    assert (decision.content[0].exact, decision.note) == ("the old timetable", "The last line.")
    here.page.click("#missed-list button >> nth=1")
    assert here.review(tmp_path).decisions == ()


def test_words_are_selected_by_the_pointer_without_losing_the_form(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    here.page.click("#missed-open")
    here.page.locator("article p >> nth=-1").dblclick(position={"x": 30, "y": 12})
    assert here.taken("content") == "Nobody"
    box = here.page.locator("article p >> nth=-1").bounding_box()
    here.page.mouse.move(box["x"] + 150, box["y"] + 12)
    here.page.mouse.down()
    here.page.mouse.move(box["x"] + 320, box["y"] + 12, steps=5)
    here.page.mouse.up()
    words = here.taken("content")
    assert words != "Nobody"
    here.page.click("[data-act=done]")
    (decision,) = here.review(tmp_path).decisions
    assert decision.content[0].exact == words


def test_a_review_is_loaded_again(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    for key in "ax":
        here.page.keyboard.press("n")
        here.page.keyboard.press(key)
    review = here.review(tmp_path)
    (saved,) = tmp_path.glob("*.review.json")
    other = opened(harbour())
    other.page.keyboard.press("r")
    other.page.set_input_files("#file", saved)
    other.page.locator("#status", has_text="Loaded").wait_for(state="attached")
    assert other.page.inner_text("#status") == f"Loaded 2 decisions from {saved.name}."
    assert other.review(tmp_path).decisions == review.decisions


def other_article(review: dict[str, Any]) -> dict[str, Any]:
    return {**review, "article": {**review["article"], "sha256": "f" * 64, "title": "Another \u202estory"}}


def moved(review: dict[str, Any]) -> dict[str, Any]:
    (decision,) = review["decisions"]
    (part, *_) = decision["content"]
    return {**review, "decisions": [{**decision, "content": [{**part, "start": part["start"] + 1}]}]}


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda review: "{", "it is no JSON"),
        (lambda review: {**review, "schema": "attrib.report/1"}, "no review of the form attrib.review/1"),
        (lambda review: [], "no review of the form"),
        (lambda review: {**review, "decisions": 7}, "no whole review"),
        (other_article, "about another article or another version of this one, “Another \ufffdstory”"),
        (moved, "decision 1: its words are not those of the article"),
        (lambda review: {**review, "decisions": [None]}, "decision 1: is none"),
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(opened, tmp_path: Path, spoil, told: str) -> None:
    here = in_review(opened(harbour()))
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    review = here.review(tmp_path)
    (saved,) = tmp_path.glob("*.review.json")
    spoilt = spoil(json.loads(saved.read_text("utf-8")))
    broken = tmp_path / "broken.json"
    broken.write_text(spoilt if isinstance(spoilt, str) else json.dumps(spoilt), encoding="utf-8")
    here.page.set_input_files("#file", broken)
    here.page.locator("#status", has_text="broken").wait_for(state="attached")
    assert told in here.page.inner_text("#status")
    assert "nothing has changed" in here.page.inner_text("#status")
    assert here.review(tmp_path).decisions == review.decisions


def test_later_decisions_stay_when_a_review_is_loaded(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    here.review(tmp_path)
    (saved,) = tmp_path.glob("*.review.json")
    older = json.loads(saved.read_text("utf-8"))
    older["decisions"][0] |= {"decision": "reject", "verdict": None, "source": None, "at": "2001-01-01T00:00:00Z"}
    older["decisions"].append({**older["decisions"][0], "claim": "of-other-rules"})
    file = tmp_path / "older.json"
    file.write_text(json.dumps(older), encoding="utf-8")
    here.page.set_input_files("#file", file)
    here.page.locator("#status", has_text="Loaded").wait_for(state="attached")
    assert "1 decision here stayed, being later" in here.page.inner_text("#status")
    assert "1 decision about claims that this report does not have" in here.page.inner_text("#status")
    assert [each.decision for each in here.review(tmp_path).decisions] == ["agree", "reject"]
    tells_progress(here, "1 of 9 decided")


def test_leaving_with_decisions_that_are_in_no_file_is_asked_about(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    here.page.on("dialog", answer)
    here.page.reload()
    assert asked == []
    here.page.keyboard.press("r")
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    here.page.reload()
    assert asked == ["beforeunload"]
    here.page.keyboard.press("n")
    here.review(tmp_path)
    here.page.reload()
    assert asked == ["beforeunload"]


def test_without_a_place_to_keep_decisions_the_page_says_so(opened, tmp_path: Path) -> None:
    here = opened(harbour())
    here.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied') }})")
    here.page.reload()
    in_review(here)
    assert "keeps nothing" in here.page.inner_text("#status")
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    assert len(here.review(tmp_path).decisions) == 1


def assert_harmless(here: Opened) -> None:
    """Hold a page to showing the article's text as text, and to running nothing of it."""
    text = "".join(here.page.locator("[data-at]").all_text_contents())
    assert text == shown(here.report.text or "")
    assert here.page.evaluate("window.ran") is None
    assert here.page.locator("script").count() == 2
    assert here.page.locator("img, iframe, object, embed, link, base").count() == 0
    for key in "jrcl":
        here.page.keyboard.press(key)


RUNNING = [
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '"><svg onload="window.ran = 1">',
    "]]><script>window.ran = 1</script><!--",
    "<!--<script>window.ran = 1",
    "</title></style></template><script>window.ran = 1</script>",
    "javascript:window.ran=1",
    "${window.ran = 1}",
    "$script $$ $report",
    "a\u2028b\u2029c\u202e\u2066d\x00e\x1bf\x7f",
    "&lt;script&gt;&amp;#60; &#x3c;",
]


@pytest.mark.parametrize("words", RUNNING)
def test_hostile_words_do_nothing_wherever_they_stand(opened, words: str) -> None:
    report = analyze(
        f"{words}\n\n“It sank {words},” said Jane Roe of {words}, a spokeswoman. Officials said {words} had left."
    )
    report = replace(
        report,
        article=replace(report.article, id=words, title=words, byline=words, path=words),
        sources=tuple(
            replace(each, name=words, title=words, organization=words, description=words, basis=words, reason=words)
            for each in report.sources
        ),
        claims=tuple(replace(each, kind=words, rule=words, because=words, grounds=words) for each in report.claims),
    )
    here = opened(report)
    assert here.page.title() == " ".join(here.page.title().split())
    assert_harmless(here)


def test_hostile_reports_do_nothing(opened) -> None:
    assert_harmless(opened(hostile_report()))
    assert HOSTILE


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.text(st.characters() | st.sampled_from("<>&\"'/ .“”\r\n\t\x00\u202e"), max_size=80))
def test_any_text_is_shown_as_text(opened, tmp_path: Path, text: str) -> None:
    report = analyze(f"{text} Officials said “{text}”")
    here = getattr(opened, "only", None) or opened(report)
    opened.only = here
    here.report = report
    (tmp_path / "page-0.html").write_text(to_page(report), encoding="utf-8")
    here.page.goto(here.requests[0])
    assert_harmless(here)
