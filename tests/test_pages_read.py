"""What of a page is not read, and quotations that keep their source; HTML that word processors and newsletters make."""

from __future__ import annotations

import pytest
import story

from attrib import analyze
from attrib.readers import Reading, read_bytes

FIRST = "<p>The city of Port Ansel will close its bridge for at least a month, two city officials said on Friday.</p>"
LAST = "<p>The bridge, which opened in 1961, carries about 31,000 cars a day, according to the state’s own figures.</p>"
GONE = "A senior aide said that she had known of it."


def fragment(body: str) -> Reading:
    return read_bytes(f"{FIRST}{body}{LAST}".encode(), "story")


def page(body: str) -> Reading:
    html = (
        f"<!DOCTYPE html><html><head><title>x</title></head><body><article><h1>Bridge to close</h1>{FIRST}{body}{LAST}"
    )
    return read_bytes(f"{html}{story.markup()}</article></body></html>".encode(), "story")


@pytest.mark.parametrize("read", [fragment, page])
@pytest.mark.parametrize(
    "markup",
    [
        "<p><s>{}</s></p>",
        "<p><del>{}</del></p>",
        "<p><strike>{}</strike></p>",
        "<p style='text-decoration: line-through'>{}</p>",
        "<p hidden>{}</p>",
        "<p style='display:none'>{}</p>",
        "<span class='sr-only'>{}</span>",
        "<div class='Visually-Hidden x'><p>{}</p></div>",
        "<p>He left <span role=tooltip>{}</span></p>",
        "<style>.c7{{color:red;text-decoration:line-through}}</style><p><span class='c7'>{}</span></p>",
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>{}</span></p><p>{}</p></div>",
        "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> {}</p>",
        "<div style='mso-element:comment-list'><p>{}</p></div>",
        "<p><span class=msoDel>{}</span></p>",
    ],
)
def test_what_nobody_reads_is_not_read(markup: str, read: object) -> None:
    reading = read(markup.format(GONE, GONE))  # type: ignore[operator]
    assert GONE not in reading.text
    assert "two city officials said on Friday." in reading.text
    assert "31,000 cars a day" in reading.text
    assert GONE in read(f"<p>{GONE}</p>").text  # type: ignore[operator]


def test_paths_stay_what_they_were() -> None:
    reading = page(f"<p hidden>{GONE}</p>")
    origins = {reading.text[part.start : part.end]: part.origin for part in reading.parts}
    assert origins[LAST[3:-4]] == "/html/body/article/p[3]"


def test_marks_of_comments_in_the_text_are_not_read() -> None:
    reading = fragment('<p>It is so<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>, an official said.</p>')
    assert "It is so, an official said." in reading.text


@pytest.mark.parametrize("read", [fragment, page])
@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ("<blockquote><p>{}</p><cite>Dana Whitlock, mayor of Port Ansel</cite></blockquote>", "Dana Whitlock"),
        ("<blockquote><p>{}</p><footer>— <cite>Dana Whitlock</cite></footer></blockquote>", "Dana Whitlock"),
        ("<blockquote>{}<cite>Dana Whitlock</cite></blockquote>", "Dana Whitlock"),
        ("<figure><blockquote><p>{}</p></blockquote><figcaption>Dana Whitlock</figcaption></figure>", "Dana Whitlock"),
        (
            '<blockquote class="twitter-tweet"><p lang="en">{} <a href="https://t.co/x">https://t.co/x</a></p>&mdash; '
            'Dana Whitlock (@mayor) <a href="https://twitter.com/x">August 5, 2020</a></blockquote>',
            "Dana Whitlock (@mayor)",
        ),
    ],
)
def test_quotations_keep_their_source(markup: str, source: str, read: object) -> None:
    said = "We will open the bridge again when it is safe, and not one day before that."
    report = analyze(read(markup.format(said)))  # type: ignore[operator]
    (claim,) = [claim for claim in report.claims if said in claim.content[0].text]
    assert claim.source is not None
    assert claim.source.text.startswith(source)
    assert claim.verdict == "named"
    assert "t.co" not in (report.text or "")
    assert "August" not in (report.text or "")


def test_a_quotation_of_several_paragraphs() -> None:
    reading = fragment("<blockquote><p>It is safe.</p><p>We close it.</p><cite>Dana Whitlock</cite></blockquote>")
    assert "\n\n“It is safe.\n\n“We close it.” — Dana Whitlock\n\n" in reading.text


def test_a_page_that_is_half_lost_says_so() -> None:
    lost = "".join(
        f"<p>It was round {n} of the talks on the bridge, which went on for days and days in a hotel at the port.</p>"
        for n in range(90)
    )
    body = f"<article>{FIRST}{LAST}</article><div class='comments' id='comments'>{lost}</div>"
    reading = read_bytes(f"<!DOCTYPE html><html><head></head><body>{body}</body></html>".encode(), "story")
    assert [note for note in reading.notes if note.startswith("Only ")]
    assert not [note for note in page("").notes if note.startswith("Only ")]


GOOGLE = """<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">
@import url(https://themes.googleusercontent.com/fonts/css?kit=x);.c1{{color:#000}}.c2{{text-decoration:line-through}}
</style></head><body class="c4 doc-content"><p class="c3 title" id="h.1"><span class="c1">{title}</span></p>
<p class="c3"><span class="c1">By {byline}</span></p>{body}<p class="c3"><span class="c2">{gone}</span></p>
<div><p class="c3"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>{gone}</span></p></div></body></html>"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><meta name=Author content="{byline}"></head><body lang=EN-US><div
class=WordSection1><p class=MsoTitle>{title}</p>{body}<p class=MsoNormal><del cite="mailto:x">{gone}</del></p></div>
<div style='mso-element:comment-list'><p class=MsoCommentText>{gone}</p></div></body></html>"""
LIBREOFFICE = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4"/></head><body lang="en-US">
<p class="title">{title}</p><p>By {byline}</p>{body}<p><strike>{gone}</strike></p></body></html>"""
SUBSTACK = """<h1>{title}</h1><p>By {byline}</p>{body}<div class="subscription-widget-wrap"><p>{gone}</p></div>
<p class="button-wrapper"><a class="button primary" href="x"><span>Share</span></a></p>"""


@pytest.mark.parametrize("form", [GOOGLE, WORD, LIBREOFFICE, SUBSTACK])
def test_html_of_word_processors_and_newsletters(form: str) -> None:
    written = form.format(title=story.HEADLINE, byline=story.BYLINE, body=story.markup(), gone=GONE)
    reading = read_bytes(written.encode(), "story")
    assert (reading.title, reading.byline) == (story.HEADLINE, story.BYLINE)
    assert GONE not in reading.text
    assert "Share" not in reading.text
    assert len(analyze(reading).claims) == len(analyze(story.as_text().decode()).claims)
