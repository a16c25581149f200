"""Markdown for tickets: whatever an article says, it stands there as text and does nothing."""

from __future__ import annotations

import pytest
from golden import EXAMPLES, articles
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from reports import harbour, report_of
from test_cli import run
from test_terminal import hostile_report

from attrib import analyze
from attrib.report.model import Finding, Passage, Report
from attrib.views.inert import one_line
from attrib.views.markdown import ZERO_WIDTH, text, to_markdown
from attrib.views.wording import stance

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
ACTS = st.sampled_from(
    """@jane | #12 | org/repo#12 | !7 | ~label | $9 | GH-12 | :smile: | https://x.org | www.x.org | x.org | a@x.org
    mailto:a@x.org | //x.org | <b>x</b> | <!-- | --> | <script>alert(1)</script> | <https://x.org> | &amp; | &#64;
    [x](https://x.org) | ![x](y.png) | [x]: y | [^1] | **x** | __x__ | ~~x~~ | `x` | ``` | $x$ | | | --- | |---|
    # x | > x | - x | 1. x | - [ ] x | === | * * * | \\ | \\@ | {code} | {{x}} | [~jane] | /close | \n\n | \n# x
    \u200b | \u202e | \x1b[31m | \x00 | | x | y | | ftp://x.org/a_b | xmpp:a@x.org""".replace("\n    ", " | ").split(
        " | "
    )
)
HOSTILE = st.lists(ACTS | st.text(max_size=8), max_size=8).map("".join)


def tokens(markdown: str) -> list[Token]:
    flat: list[Token] = []
    for token in PARSER.parse(markdown):
        flat.append(token)
        flat += token.children or []
    return flat


def shape(markdown: str) -> list[str]:
    """Give the kinds of all tokens, text of any length as one."""
    kinds = [token.type for token in tokens(markdown) if token.type != "text_special"]
    return [kind for at, kind in enumerate(kinds) if kind != "text" or kinds[at - 1 : at] != ["text"]]


def shown(markdown: str) -> str:
    """Give what a reader sees."""
    return "".join(token.content for token in tokens(markdown) if token.type in {"text", "text_special"})


@given(HOSTILE)
@example("1. x")
@example("mailto:a@example.com ftp://x.org a:b:c")
@example("a@example.com and @jane #12 https://example.com example.com")
def test_words_are_shown_as_they_are_and_nothing_else(words: str) -> None:
    entry = f"- ● **x{text(words)}**: {text(words)}"
    plain = shape("- ● **x**: x" if one_line(words) else "- ● **x**: ")
    assert shape(entry) == plain
    assert shown(entry).replace(ZERO_WIDTH, "") == f"● x{one_line(words)}: {one_line(words)}".rstrip()


def mined(words: str) -> Report:
    """Give a report that says `words` wherever it says anything of the article's."""
    at = Passage(start=0, end=len(words), text=words)
    report = harbour()
    claims = tuple(
        replace(each, id=f"c{number}{words}", content=(at, at), because=words)
        for number, each in enumerate(report.claims)
    )
    named = {old.id: new.id for old, new in zip(report.claims, claims, strict=True)}
    sources = tuple(
        replace(
            each,
            name=each.name and words,
            description=words,
            reason=words,
            claims=tuple(named[identity] for identity in each.claims),
        )
        for each in report.sources
    )
    findings = (Finding(rule=words, level="warning", message=words, claims=(words,), suppressed=words),)
    article = replace(report.article, title=words, byline=words, path=words)
    return replace(report, article=article, claims=claims, sources=sources, findings=findings)


@settings(max_examples=60)
@given(HOSTILE.filter(one_line))
@example("| a | b |\n|---|---|\n@jane")
def test_a_report_has_the_same_shape_whatever_its_article_says(words: str) -> None:
    assert shape(to_markdown(mined(words))) == shape(to_markdown(mined("x")))


@pytest.mark.parametrize("report", [harbour(), hostile_report(), report_of("", [], [])], ids=lambda each: each.text[:9])
def test_nothing_but_headings_lists_one_table_and_emphasis(report: Report) -> None:
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(to_markdown(report))}
    blocks = {"heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
    assert kinds <= {*blocks, "inline", "text", "text_special", "strong", "em"}


def test_a_ticket_says_what_the_report_says() -> None:
    for path in articles():
        report = analyze(path.read_text(encoding="utf-8"))
        seen = shown(to_markdown(report)).replace(ZERO_WIDTH, "")
        for claim in report.claims:
            assert f"({claim.id}) {stance(claim)}{' … '.join(one_line(part.text) for part in claim.content)}" in seen
            assert claim.verdict in ("named", "unattributed") or one_line(claim.because) in seen
        for source in report.sources:
            assert one_line(source.name or source.description or "") in seen
        for finding in report.findings:
            assert one_line(finding.message) in seen


def test_several_articles_are_several_sections() -> None:
    result = run("analyze", *articles()[:3], "--format", "markdown")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("\n\n## ") == 2
    one = run("analyze", EXAMPLES / "crime-brief.txt", "--format", "markdown").stdout
    assert one.startswith("## Who says so? Man held after break-in at Fenwick St. pawnshop\n")
    assert one.count("- [ ] ") == 4
