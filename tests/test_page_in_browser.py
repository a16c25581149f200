"""The report as a web page, as a browser shows it: read by pointer, keys and screen reader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from golden import articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from opening import FERRY, PHONE, REPORTS, WIDE, Opened, accessible, go_to, in_review, marked, with_verdicts
from reports import harbour
from test_terminal import HOSTILE, hostile_report, nested_report

from attrib import check
from attrib.analysis import analyze
from attrib.report.model import UNNAMED, VERDICTS
from attrib.views.page import to_page
from attrib.views.page.markup import shown

expect = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    pass


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
    assert "Knows by" in here.page.inner_text("#card dl")
    assert "An unnamed source without a reason why." in here.page.inner_text("#card .found")
    assert here.page.get_attribute("#at-3", "aria-label").endswith("1 finding")
    here.page.keyboard.press("0")
    go_to(here, 5)
    assert "Why unnamed" not in here.page.inner_text("#card dl")


def test_what_lacks_a_reason_stands_out(opened) -> None:
    here = opened(analyze(f"{FERRY}\n\nCritics said the boats were old."))
    assert here.report.reliance is not None
    lacking = set(here.report.reliance.unexplained)
    assert here.page.locator(".unnamed .rests .lacking").count() == len(lacking) == 2
    for number, claim in enumerate(here.report.claims, 1):
        go_to(here, number)
        stands_out = lacking.intersection(claim.sources)
        assert here.page.locator("#card .lacking").count() == len(stands_out)
    assert "does not say why it leaves 2 sources unnamed" in here.page.inner_text(".gaps")


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


def of_600_words(path: Path) -> str:
    """Give the first paragraphs of an article, up to 600 words and no more than one paragraph over."""
    taken: list[str] = []
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        if sum(len(each.split()) for each in taken) < 600:
            taken.append(paragraph)
    return "\n\n".join(taken)


@pytest.mark.parametrize(
    "path", [path for path in articles() if path.stat().st_size > 4000], ids=lambda path: path.stem
)
def test_600_words_print_on_four_pages_and_no_heading_stands_alone(opened, tmp_path: Path, path: Path) -> None:
    from pypdf import PdfReader

    here = opened(check(of_600_words(path), "ap"))
    headings = {" ".join(each.split()) for each in here.page.locator("main h2, main h3").all_text_contents()}
    assert {each.rpartition(" ")[0] for each in headings} >= {"Unnamed sources", "Named sources", "All claims"}
    printed = tmp_path / "page.pdf"
    here.page.pdf(path=printed, format="A4")
    pages = [page.extract_text().strip().splitlines() for page in PdfReader(printed).pages]
    assert 2 <= len(pages) <= 4
    assert not headings.intersection(lines[-1] for lines in pages)
    assert any(heading in line for heading in headings for lines in pages for line in lines)


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


def test_a_claim_has_an_address_that_can_be_copied(opened) -> None:
    here = opened(REPORTS["ferry"])
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = here.report.claims[3]
    go_to(here, 4)
    here.page.keyboard.press("y")
    expect(here.page.locator("#copied")).to_have_text("Link copied")
    address = here.page.evaluate("navigator.clipboard.readText()")
    assert address == here.page.url == f"{here.requests[0]}#{claim.id}"
    here.page.keyboard.press("k")
    assert here.page.inner_text("#card-link") == "Copy link"
    here.page.goto("about:blank")
    here.page.goto(address)
    assert here.current() == 4
    here.page.evaluate("location.hash = 'c2'")
    expect(here.page.locator("#card-told")).to_contain_text("Claim 2")
    here.page.evaluate("location.hash = '%'")
    here.page.click("#card-link")
    expect(here.page.locator("#copied")).to_have_text("Link copied")
    assert here.page.evaluate("navigator.clipboard.readText()").endswith(f"#{here.report.claims[1].id}")
    here.requests[1:] = [url for url in here.requests[1:] if not url.startswith(here.requests[0])]


def test_where_nothing_can_be_copied_the_address_bar_has_the_link(opened) -> None:
    here = opened(harbour())
    here.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    here.page.reload()
    go_to(here, 3)
    here.page.click("#card-link")
    expect(here.page.locator("#card-link")).to_have_text("See address bar")
    assert here.page.url.endswith("#c3")


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_strip_shows_where_unnamed_sources_speak(opened, viewport) -> None:
    here = opened(REPORTS["ferry"], viewport=viewport)
    unnamed = with_verdicts(here.report, *UNNAMED)
    assert here.page.get_attribute("#strip", "aria-hidden") == "true"
    assert here.page.locator("#strip a, #strip [tabindex]").count() == 0
    ticks = here.page.locator("#strip rect:not(.sight)")
    assert ticks.evaluate_all("all => all.map((each) => each.getAttribute('class'))") == [
        here.report.claims[number - 1].verdict for number in unnamed
    ]
    heights = [float(ticks.nth(at).get_attribute("y")[:-1]) for at in range(len(unnamed))]
    assert heights == sorted(heights)
    for at, number in reversed([*enumerate(unnamed)]):
        box = ticks.nth(at).bounding_box()
        here.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 1)
        assert here.current() == number
        assert 0 <= here.page.locator(f"#at-{number}").bounding_box()["y"] < viewport["height"]
    calm = opened(analyze("“It sank,” said Jane Roe."), viewport=viewport)
    assert not calm.page.is_visible("#strip")


def test_no_line_of_a_claim_is_under_the_sheet_where_it_is_tapped(opened) -> None:
    """On a phone the panel covers the lower half of the page."""
    long = " ".join(["which no gauge on the river had shown before that winter"] * 4)
    report = analyze(
        "\n\n".join(f"A senior official said the {name} dam, {long}, was safe." for name in "North South East".split())
    )
    here = opened(report, viewport=PHONE, has_touch=True)
    for number in with_verdicts(report, *UNNAMED):
        here.page.evaluate("document.getElementById('card-close').click()")
        link = here.page.locator(f"#at-{number}")
        by = link.bounding_box()["y"] - PHONE["height"] + 40
        here.page.evaluate("(by) => scrollBy(0, by)", by)
        box = link.bounding_box()
        here.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert here.current() == number
        lowest = here.page.evaluate(
            "(number) => Math.max(...[...document.querySelectorAll(`[data-said~='${number}']`)]"
            ".map((each) => each.getBoundingClientRect().bottom))",
            number,
        )
        assert lowest <= here.page.locator("#card").bounding_box()["y"]
        assert link.bounding_box()["y"] >= 0


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
