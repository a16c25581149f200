"""The report as a web page: what the file holds, and that text of any origin stays text in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reports import harbour
from test_cli import run
from test_terminal import any_report, hostile_report, nested_report

from attrib.analysis import analyze
from attrib.report.model import Finding, Report
from attrib.report.saved import paragraph_starts
from attrib.standards import check
from attrib.views.page import to_page
from attrib.views.page.assembling import SCRIPTS, STYLES, page_file
from attrib.views.page.marking import segments
from attrib.views.page.markup import escaped, shown
from attrib.views.reliance import reliance_lines

LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping"}
"""Attributes by which a page would load something or send something away."""
VOID = {"meta", "input"}


@dataclass
class Seen(HTMLParser):
    """What a browser without script would make of a page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    """What stands in elements that have data-at."""
    contents: dict[str, list[str]] = field(default_factory=dict)
    """What stands in each style, script and title."""
    open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, "data-at" in dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1]:
            self.text += data
        if self.open and self.open[-1][0] in {"script", "style", "title"}:
            self.contents.setdefault(self.open[-1][0], []).append(data)


def seen(page: str) -> Seen:
    parser = Seen()
    parser.feed(page)
    parser.close()
    assert not parser.open, "an element is not closed"
    return parser


def assert_sound(report: Report) -> Seen:
    """Hold a report's page to what must be so whatever the report says."""
    page = to_page(report)
    parser = seen(page)
    names = {name for _, attributes in parser.tags for name in attributes}
    assert not names & LOADING
    assert not any(name == "style" or name.startswith("on") for name in names)
    assert all(attributes["href"][0] == "#" for _, attributes in parser.tags if attributes.get("href"))
    ids = [attributes["id"] for _, attributes in parser.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert parser.text == shown(report.text or "")
    assert [tag for tag, _ in parser.tags].count("script") == 2
    assert set(re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", page)) == set()
    embedded = json.loads(parser.contents["script"][0])
    plain = json.dumps(report.to_dict(), ensure_ascii=False)
    assert embedded == json.loads(re.sub("[\ud800-\udfff]", "\ufffd", plain))
    return parser


def test_the_policy_allows_this_script_and_style_alone() -> None:
    parser = assert_sound(harbour())
    policy = next(each["content"] for _, each in parser.tags if each.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in (policy or "").split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for directive, contents in (
        ("script-src", parser.contents["script"][1]),
        ("style-src", parser.contents["style"][0]),
    ):
        digest = base64.b64encode(hashlib.sha256(contents.encode()).digest()).decode()
        assert rules[directive] == f"'sha256-{digest}'"


def test_every_claim_is_marked_linked_and_told() -> None:
    report = harbour()
    parser = assert_sound(report)
    for number, claim in enumerate(report.claims, 1):
        link = next(each for tag, each in parser.tags if tag == "a" and each.get("id") == f"at-{number}")
        assert link["href"] == f"#claim-{number}"
        assert claim.verdict in (link["class"] or "").split()
        assert any(each.get("id") == f"claim-{number}" for _, each in parser.tags)
        marked = [each for _, each in parser.tags if str(number) in (each.get("data-said") or "").split()]
        assert {int(each["data-at"] or 0) for each in marked} >= {part.start for part in claim.content}


def test_segments_name_all_claims_that_they_belong_to() -> None:
    report = nested_report()
    text = report.text or ""
    found = list(segments(report.claims, [0, *paragraph_starts(report)[1:]], len(text)))
    assert "".join(text[each.start : each.end] for each in found) == text
    for number, claim in enumerate(report.claims, 1):
        covered = {at for part in claim.content for at in range(part.start, part.end)}
        named = {at for each in found if number in each.contents for at in range(each.start, each.end)}
        assert named == covered
    nested = next(each for each in found if len(each.contents) > 1)
    outer, inner = (report.claims[number - 1] for number in nested.contents[-2:])
    assert outer.content[0].end - outer.content[0].start >= inner.content[0].end - inner.content[0].start


@pytest.mark.parametrize("report", [hostile_report(), nested_report(), replace(harbour(), text=None)])
def test_hostile_and_odd_reports_give_sound_pages(report: Report) -> None:
    assert_sound(report)


@settings(max_examples=60)
@given(any_report())
def test_no_report_breaks_the_page(report: Report) -> None:
    assert_sound(report)


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=200) | st.sampled_from(["</script><script>alert(1)</script>", "<!--", "]]>"]))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert_sound(analyze(text))
    assert len(shown(text)) == len(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Z"))))
def test_ordinary_text_is_not_changed(text: str) -> None:
    assert shown(text) == text


def test_what_rests_on_unnamed_sources_is_told() -> None:
    report = analyze("“It was a lie,” said a former aide. Officials said the bridge was closed.")
    page = to_page(report)
    assert_sound(report)
    section = page[page.index('class="reliance"') : page.index("</section>", page.index('class="reliance"'))]
    for line in reliance_lines(report):
        assert line.label in section
        assert escaped(line.text) in section
    assert 'class="reliance"' not in to_page(analyze("“It sank,” said Jane Roe."))


def listed(report: Report, name: str) -> str:
    """Give one of the lists of the page, as text."""
    section = to_page(report).partition(f'<section class="{name}"')[2].partition("</section>")[0]
    return " ".join(re.sub("<[^>]*>", " ", section).split())


def test_what_is_let_pass_stands_last_and_under_no_level() -> None:
    passed = Finding(rule="ap/x", level="error", message="A grave thing.", suppressed="The desk knows.")
    told = listed(replace(harbour(), findings=(passed, replace(passed, level="note", suppressed=None))), "findings")
    assert told.endswith("Findings 1 Note A grave thing. ap/x Let pass A grave thing. Reason: The desk knows. ap/x")


def test_what_houses_ask_of_the_same_words_stands_together() -> None:
    told = listed(check("The sale is off, a senior official said.", "ap,nyt", "newsroom"), "findings")
    assert (
        "No reason given for not naming “a senior official”. ap: Add it, and the source&#x27;s motive if known. "
        "nyt: Tell readers why anonymity was granted. no-reason claim 1"
    ) in told


def test_unnamed_sources_stand_by_who_they_are_with_what_their_signs_mean() -> None:
    text = (
        "A clerk, who was not authorized to speak publicly, said the roof leaked. A spokesman for the council said "
        "it was dry. Critics said it was late."
    )
    told = listed(analyze(text), "unnamed")
    assert "Unnamed sources 3 ◆ anonymous official ▲ anonymous other People it does not name 1 ▲" in told
    assert (
        told.index("circular reason") < told.index("Spokespeople and authorities 1") < told.index("Groups and crowds")
    )


def test_furniture_is_set_apart() -> None:
    parser = assert_sound(harbour())
    settings_of = [each.get("class") for tag, each in parser.tags if tag == "p" and each.get("dir") == "auto"]
    assert settings_of[:2] == ["furniture", None]


def test_the_headline_stands_once() -> None:
    report = harbour()
    title = report.article.title or ""
    page = to_page(report)
    body = page[page.index("<body>") : page.index("<script")]
    assert len(re.findall(title, re.sub("<[^>]*>", "", body))) == 1
    elsewhere = replace(report, article=replace(report.article, title="Old Harbour to Be Sold"))
    assert '<h1 id="headline" dir="auto"><bdi>Old Harbour to Be Sold</bdi></h1>' in to_page(elsewhere)
    claimed = analyze("Two aides said that the minister lied.\n\nThe minister said that they did.")
    claimed = replace(claimed, article=replace(claimed.article, title="Two aides said that the minister lied."))
    assert_sound(claimed)
    heading = to_page(claimed).partition("<h1")[2].partition("</h1>")[0]
    assert 'class="claim anonymous_other" id="at-1"' in heading


def test_the_command_writes_a_page(tmp_path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(harbour().text or "", encoding="utf-8")
    done = run("analyze", story, "--format", "html", "--output", tmp_path / "story.html")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert seen(page).text == harbour().text
    assert run("analyze", story, "--format", "html").stdout == page
    without = run("analyze", story, "--format", "html", "--no-text").stdout
    assert seen(without).text == ""
    assert "made without the article&#x27;s text" in without


def test_a_page_stays_light() -> None:
    """What is the same on all pages, in bytes; what else stands on a page grows with its article."""
    names = (*STYLES, *SCRIPTS, "page.html")
    assert sum(len(page_file(name).encode()) for name in names) < 90_000


def test_one_page_is_for_one_article(tmp_path) -> None:
    done = run("analyze", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "html", "--output", tmp_path / "x.html")
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        done.stderr
        == "attrib: --format html is one page for one article: name a folder for several, as --output pages/\n"
    )
    assert not (tmp_path / "x.html").exists()
