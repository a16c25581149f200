"""Formats other than plain text: the same story gives the same claims, and each says where it stands."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import metadata
from typing import TYPE_CHECKING, Any, cast

import pytest
import story
from golden import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from story_exported import EXPORTED, UNDATED
from story_packed import EVERY_FORMAT

from attrib import analyze
from attrib.extras import install
from attrib.readers import NotAnArticleError, Reading, UnreadableError, read_bytes, web
from attrib.readers.files import articles_of, open_content
from attrib.readers.word import STRICT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrib.report import Report

FORMATS = {**EVERY_FORMAT, **EXPORTED}
PAGE = "<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
SENTENCE = "The talks on the bridge had failed after three days, a senior official said on Friday."


def reading_of(data: str | bytes) -> Reading:
    """Give the first article of a file."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = next(each for each in articles_of(open_content(stream, "story")) if not isinstance(each, NotAnArticleError))
    assert isinstance(found, Reading), found
    return found


def readings_of(data: str | bytes, name: str = "story") -> list[Reading]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = list(articles_of(open_content(stream, name)))
    assert all(isinstance(each, Reading) for each in found), found
    return cast("list[Reading]", found)


def report_on(data: str | bytes) -> Report:
    return analyze(reading_of(data))


def refusal(data: str | bytes, error: type[UnreadableError] = UnreadableError) -> str:
    with pytest.raises(error) as caught:
        read_bytes(data.encode() if isinstance(data, str) else data, "story")
    assert "\n" not in str(caught.value)
    return caught.value.reason


def claims_of(report: Report) -> list[dict[str, Any]]:
    """Give all that a report says of its claims but where they stand."""
    kept = []
    for claim in report.to_dict()["claims"]:
        del claim["paragraph"], claim["origin"]
        for passage in (*claim["content"], claim["cue"], claim["source"]):
            if passage is not None:
                del passage["start"], passage["end"]
        kept.append(claim)
    return kept


def origins_of(report: Report) -> dict[str, str | None]:
    return {claim.content[0].text: claim.origin for claim in report.claims}


def page(body: str, head: str = "") -> str:
    return PAGE.format(head=head, body=body)


class TestTheSameStory:
    @pytest.mark.parametrize("name", FORMATS)
    def test_gives_the_same_claims(self, name: str) -> None:
        report = report_on(FORMATS[name]())
        assert len(report.claims) == 18
        assert claims_of(report) == claims_of(report_on(story.as_text()))
        assert report.summary == report_on(story.as_text()).summary

    @pytest.mark.parametrize("name", FORMATS)
    def test_has_its_headline_byline_date_outlet_and_format(self, name: str) -> None:
        article = report_on(FORMATS[name]()).article
        date, outlet = (None, None) if name in UNDATED else (story.DATE, story.OUTLET)
        assert (article.title, article.byline, article.outlet) == (
            story.HEADLINE,
            story.BYLINE,
            "Reuters" if name == "reuters-21578" else outlet,
        )
        assert article.date in {date, date and date[: len("2026-03-06T14:30:00")], date and date[: len("2026-03-06")]}
        assert (article.date is None) == (name in UNDATED)
        assert article.format == name.split(maxsplit=1)[0].rstrip(",")

    @pytest.mark.parametrize("name", FORMATS)
    def test_every_claim_says_where_it_stands_or_none_does(self, name: str) -> None:
        origins = {claim.origin for claim in report_on(FORMATS[name]()).claims}
        plain = name.split(maxsplit=1)[0] in {"text", "markdown", "json", "csv", "parquet"}
        assert origins == {None} if plain else None not in origins

    @pytest.mark.parametrize("name", FORMATS)
    def test_parts_are_the_paragraphs_of_the_text(self, name: str) -> None:
        reading = reading_of(FORMATS[name]())
        if reading.parts:
            assert "\n\n".join(reading.text[part.start : part.end] for part in reading.parts) + "\n" == reading.text

    def test_the_strict_document_is_strict(self) -> None:
        with zipfile.ZipFile(io.BytesIO(FORMATS["docx, strict"]())) as document:
            assert STRICT in document.read("word/document.xml")

    @pytest.mark.parametrize(
        ("name", "origin"),
        [
            ("docx", "paragraph 6"),
            ("html", "/html/body/main/article/div[1]/p[4]"),
            ("ninjs 1", "/body_xhtml"),
            ("ninjs 2", "/bodies/0/value"),
            ("ninjs 3", "/bodies/1/value"),
            ("nitf", "/nitf/body/body.content/block/p[4]"),
            ("newsml-g2 with nitf", "/newsItem/contentSet/inlineXML/nitf/body/body.content/block/p[4]"),
            ("newsml-g2 with xhtml", "/newsMessage/itemSet/newsItem/contentSet/inlineXML/html/body/p[4]"),
            ("newsml-g2 with text", "/newsItem/contentSet/inlineData"),
        ],
    )
    def test_origins(self, name: str, origin: str) -> None:
        origins = origins_of(report_on(FORMATS[name]()))
        assert origins["the mayor’s office had known of the cracks since the spring"] == origin

    def test_plain_text_and_markdown_need_no_library_for_other_formats(self) -> None:
        code = (
            "import sys; from attrib.readers import read_bytes; import story;"
            "[read_bytes(read(), 'a') for read in (story.as_text, story.as_markdown, story.as_ninjs_2)];"
            "print({'lxml', 'trafilatura', 'docx', 'defusedxml', 'zipfile'} & {*sys.modules})"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=story.FORMATS.parent
        )
        assert done.stdout == "set()\n"


class TestTextThatOnlyLooksLikeIt:
    @pytest.mark.parametrize(
        "text",
        [
            "<html> is where every page begins, a teacher said. It ends with a tag as well.\n",
            "<!-- a note --> The talks had failed, an official said.\n",
            "<nitfy> said he was there.\n",
            "{ This is how it began, officials said. }\n",
            "[Update] The talks had failed, officials said.\n",
            '["We failed," one of them said, in square brackets.]\n',
            "From: our correspondent\n\nThe talks had failed, officials said.\n",
            "To: everybody who wants to know, officials said this on Friday.\n\nThe talks had failed.\n",
            "Talks, officials said\nFailed, officials said\nAgain, officials said\n",
            "Bridge to close; ferry to run\nThe talks had failed; officials said so.\n",
            "#!Officials said so.\n",
        ],
    )
    def test_is_read_as_text(self, text: str) -> None:
        reading = reading_of(text)
        assert (reading.text, reading.format, reading.parts) == (text, "text", ())


class TestPages:
    def test_what_stands_around_the_article_is_left_out(self) -> None:
        text = reading_of(story.as_page()).text
        for clutter in ("cookies", "Sport", "Share", "Subscribe", "best in town", "related", "neighbour", "Copyright"):
            assert clutter not in text
        assert story.CAPTION not in text
        assert text.count(story.HEADLINE) == 1

    def test_repeated_words_have_no_origin_unless_their_neighbours_tell(self) -> None:
        paragraphs = [f"<p>{SENTENCE}</p>", *(f"<p>{n} {SENTENCE}</p>" for n in range(3))]
        between = page(
            f"<article>{paragraphs[1]}{paragraphs[0]}{paragraphs[2]}</article><aside>{paragraphs[0]}</aside>"
        )
        parts = {part.origin for part in reading_of(between).parts}
        assert "/html/body/article/p[2]" in parts
        twice = page(f"<article>{paragraphs[1]}{paragraphs[0] * 2}{paragraphs[2]}</article>")
        reading = reading_of(twice)
        told = [part.origin for part in reading.parts if reading.text[part.start : part.end] == SENTENCE]
        assert told == [None] * len(told)

    @given(st.lists(st.sampled_from([SENTENCE, f"Later, {SENTENCE}", f"“{SENTENCE}”", "Mr Roe left."]), max_size=8))
    @settings(max_examples=40)
    def test_an_origin_is_never_wrong(self, sentences: list[str]) -> None:
        from lxml import html

        written = page(
            "<article>" + "".join(f"<p>{each}</p>" for each in [*sentences, SENTENCE + " End."]) + "</article>"
        )
        reading = reading_of(written)
        root = html.document_fromstring(written)
        for part in reading.parts:
            if part.origin is not None:
                (element,) = root.xpath(part.origin)
                assert " ".join(element.text_content().split()) == reading.text[part.start : part.end]

    def test_words_of_the_page_for_quotations_breaks_and_tables(self) -> None:
        body = (
            f"<article><p>{SENTENCE}<br>Second line, he said to <q>all of us</q> there.</p><table><tr><th>Year</th>"
            "<th>Cars</th></tr><tr><td>2025</td><td>officials say 31,000</td></tr></table>"
            f"<p>Then, {SENTENCE}</p></article>"
        )
        reading = reading_of(page(body))
        assert "\n\nSecond line, he said to “all of us” there.\n\n" in reading.text
        rows = [part for part in reading.parts if part.role == "furniture"]
        assert [reading.text[row.start : row.end] for row in rows] == ["Year | Cars", "2025 | officials say 31,000"]

    def test_json_ld_is_taken_for_what_the_page_does_not_show(self) -> None:
        told = {"@type": "NewsArticle", "headline": "Talks &amp; rumours", "author": {"name": "Jane Roe"}}
        body = "\n\n".join(f"{SENTENCE} It was round {n}." for n in range(9))
        script = f'<script type="application/ld+json">{json.dumps({**told, "articleBody": body})}</script>'
        reading = reading_of(page(f"<article><p>{SENTENCE}</p><p>Subscribe to read on.</p></article>", script))
        assert reading.text.count(SENTENCE) == 9
        assert {part.origin for part in reading.parts[1:]} == {"JSON-LD articleBody"}
        assert reading.byline == "Jane Roe"

    @pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"@type":"NewsArticle","author":{"name":7}}', '"a"', "\0"])
    def test_broken_json_ld_is_passed_over(self, broken: str) -> None:
        script = f'<script type="application/ld+json">{broken}</script>'
        assert SENTENCE in reading_of(page(f"<article><p>{SENTENCE}</p></article>", script)).text

    @pytest.mark.parametrize(
        ("encoding", "words"),
        [("windows-1252", "“José”, he said"), ("iso-8859-1", "“José”, he said"), ("windows-1251", "Иван said")],
    )
    @pytest.mark.parametrize("meta", ['<meta charset="{}">', '<meta content="text/html; charset={}" http-equiv=x>'])
    def test_declared_encodings(self, encoding: str, words: str, meta: str) -> None:
        codec = "cp1252" if encoding == "iso-8859-1" else encoding
        written = page(f"<p>{words} to {SENTENCE}</p>", meta.format(encoding)).encode(codec)
        reading = reading_of(written)
        assert words in reading.text
        assert reading.notes == ()

    def test_an_undeclared_encoding_is_guessed_and_said_so(self) -> None:
        reading = reading_of(page(f"<p>“José”, he said. {SENTENCE}</p>").encode("cp1252"))
        assert "“José”" in reading.text
        assert "guess" in reading.notes[0]

    @pytest.mark.parametrize("mark", ["\x1b", "\x07", "&#1;", "&#27;", "&#xFFFF;", "&#0;"])
    def test_control_characters_are_no_trouble(self, mark: str) -> None:
        reading = reading_of(page(f"<article><p>{SENTENCE}{mark}<q>{mark}Yes{mark}</q>{mark}, he said.</p></article>"))
        assert SENTENCE in reading.text
        assert reading.parts[-1].origin == "/html/body/article/p"

    def test_a_page_without_an_article(self) -> None:
        assert refusal("<!DOCTYPE html><html></html>", NotAnArticleError) == "a web page in which no article was found"

    @pytest.mark.parametrize("mark", ["<div>", "<b>x", "<div>x</div>"[:5]])
    def test_deep_nesting(self, mark: str) -> None:
        assert refusal(page(mark * 100_000 + SENTENCE)) == "a web page nested too deeply"

    @pytest.mark.parametrize(
        "body",
        [
            f"<p>{SENTENCE}</p>" * 150_000,
            "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">",
            "<div>a b</div>" * 500_000,
        ],
    )
    def test_huge_pages_are_refused_before_an_article_is_looked_for(
        self, body: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(web, "_extracted", pytest.fail)
        assert "more than" in refusal(page(body))

    def test_scripts_and_pictures_do_not_count(self) -> None:
        script = f"<script>{'var a=1;' * 1_200_000}</script><img src='data:{'A' * 8_000_000}'>"
        assert SENTENCE in reading_of(page(f"{script}<article><p>{SENTENCE}</p></article>")).text


class TestWord:
    def test_tracked_changes_and_comments(self) -> None:
        text = reading_of(story.as_word()).text
        assert "It carries about 31,000 cars a day." in text
        for gone in ("deleted", "whole paragraph", "comment must not", "footnote"):
            assert gone not in text

    def test_captions_subheads_and_tables_assert_nothing(self) -> None:
        reading = reading_of(story.as_word())
        roles = {reading.text[part.start : part.end]: part.role for part in reading.parts if part.role}
        assert roles == {
            story.SUBHEAD: "subhead",
            story.CAPTION: "furniture",
            "Year | Cars, officials say": "furniture",
            "2025 | 31,000": "furniture",
        }
        assert reading.parts[-1].origin == "table 1, row 2"

    def test_as_python_docx_writes_it(self) -> None:
        import docx

        document = docx.Document()
        document.core_properties.author = "Jane Roe"
        document.add_heading("Bridge to close", 0)
        document.add_paragraph()
        document.add_paragraph(SENTENCE).add_run("\nA line of its own, he said.\tAnd on.")
        document.add_heading("What comes next", 2)
        layout = document.add_table(1, 2)
        layout.cell(0, 0).text = "Left"
        layout.cell(0, 1).text = f"{SENTENCE} " * 5
        hidden = document.add_paragraph(SENTENCE).add_run(" Hidden words.")
        hidden.font.hidden = True
        reading = reading_of(saved(document))
        assert (reading.title, reading.byline, reading.format) == ("Bridge to close", "Jane Roe", "docx")
        assert reading.text.startswith(f"Bridge to close\n\n{SENTENCE}\n\nA line of its own, he said. And on.\n\nWhat")
        assert [part.origin for part in reading.parts[:4]] == [f"paragraph {n}" for n in (1, 3, 3, 4)]
        assert "Hidden" not in reading.text
        assert f"Left\n\n{SENTENCE} {SENTENCE}" in reading.text

    def test_makers_of_documents_are_no_authors(self) -> None:
        import docx

        document = docx.Document()
        document.add_paragraph(SENTENCE)
        assert reading_of(saved(document)).byline is None

    @pytest.mark.parametrize(
        "change",
        [
            lambda name, data: None if name == "word/document.xml" else data,
            lambda name, data: data[: len(data) // 2] if name == "word/document.xml" else data,
            lambda name, data: b"" if name == "word/styles.xml" else data,
            lambda name, data: data.replace(b"<w:p>", b"<w:p>" * 5_000, 1) if name == "word/document.xml" else data,
        ],
    )
    def test_broken_parts(self, change: Callable[[str, bytes], bytes | None]) -> None:
        assert refusal(packed_anew(change)).startswith("a broken Word document")

    def test_entities_are_never_read(self) -> None:
        bomb = b'<!DOCTYPE d [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "' + b"&a;" * 9_999 + b'">]><w:document'
        reading_or_reason: str
        try:
            data = packed_anew(
                lambda name, data: (
                    data.replace(b"<w:document", bomb, 1).replace(b"31,000", b"&b;" * 9_999)
                    if name == "word/document.xml"
                    else data
                )
            )
            reading_or_reason = reading_of(data).text
        except UnreadableError as error:
            reading_or_reason = error.reason
        assert "xxxxxxxxxx" not in reading_or_reason

    def test_a_bomb(self) -> None:
        data = packed_anew(lambda name, data: data + b" " * 120_000_000 if name == "word/document.xml" else data)
        assert len(data) < 1_000_000
        assert refusal(data) == "a Word document that unpacks to more than 100 MB"

    def test_half_a_file_and_no_text(self) -> None:
        assert refusal(story.as_word()[:5_000]) == "a broken Word document (not a whole zip archive)"
        import docx

        assert refusal(saved(docx.Document())) == "a Word document without text outside boxes and notes"


class TestNinjs:
    def test_the_whole_story_is_chosen(self) -> None:
        item = {
            "uri": "x",
            "headline": "Talks",
            "body_text": f"{SENTENCE}\n\n{SENTENCE} Again.",
            "body_html": "<p>Talks</p>",
        }
        reading = reading_of(json.dumps(item))
        assert [part.origin for part in reading.parts] == ["/headline", "/body_text", "/body_text"]

    def test_a_headline_that_the_body_repeats_stands_once(self) -> None:
        item = {"uri": "x", "headline": "Talks fail", "body_html": f"<h1>Talks  fail</h1><p>{SENTENCE}</p>"}
        assert reading_of(json.dumps(item)).text == f"Talks fail\n\n{SENTENCE}\n"

    def test_no_text(self) -> None:
        empty = {"uri": "x", "type": "text", "headline": "y", "versioncreated": "2026-01-01T00:00:00Z"}
        assert refusal(json.dumps(empty)) == "ninjs without a text in its body"
        assert refusal(json.dumps({**empty, "body_text": " \n"})) == "ninjs without a text in its body"
        assert refusal(json.dumps({**empty, "body_html": "<p> </p>"})) == "ninjs without a text in its body"
        picture = json.dumps({**empty, "type": "picture"})
        assert refusal(picture, NotAnArticleError) == "ninjs of another kind than text (picture)"

    def test_deep_nesting(self) -> None:
        deep = '{"uri": "x", "headline": "y", "a": ' + "[" * 200_000 + "]" * 200_000 + f', "body_text": "{SENTENCE}"}}'
        assert refusal(deep, NotAnArticleError).startswith("JSON that is broken or nested too deeply")
        marked_up = json.dumps({"uri": "x", "headline": "y", "body_html": "<div>" * 100_000})
        assert refusal(marked_up) == "a body of HTML nested too deeply"


class TestNewsXml:
    def test_what_is_left_out_and_what_is_furniture(self) -> None:
        reading = reading_of(story.as_nitf())
        roles = {reading.text[part.start : part.end]: part.role for part in reading.parts if part.role}
        assert roles == {story.SUBHEAD: "subhead", story.CAPTION: "furniture"}
        for gone in ("abstract", "two said so", "contributed", "PORT ANSEL"):
            assert gone not in reading.text

    def test_the_title_of_a_writer_follows_the_name(self) -> None:
        data = story.as_nitf().replace(b"</byline>", b"<byttl>Staff Writer</byttl></byline>")
        assert reading_of(data).byline == "Jane Roe, Staff Writer"

    def test_declared_encodings_and_names_of_characters(self) -> None:
        text = story.as_nitf().decode().replace('encoding="UTF-8"', 'encoding="windows-1252"').replace("—", "&mdash;")
        assert reading_of(text.encode("cp1252")).text == reading_of(story.as_nitf()).text
        named = story.as_nitf().replace("“".encode(), b"&ldquo;").replace("é".encode(), b"&eacute;")
        assert reading_of(named).text == reading_of(story.as_nitf()).text

    def test_a_message_with_several_stories(self) -> None:
        item = story.news_item(f"<inlineData>{SENTENCE}</inlineData>")
        picture = item.replace("ninat:text", "ninat:picture").replace(SENTENCE, "")
        message = f"<newsMessage><itemSet>{picture}{item}{item}</itemSet></newsMessage>"
        assert refusal(message) == "several articles, not one; add # and the number of one"
        readings = readings_of(message)
        assert [reading.text for reading in readings] == [f"{story.HEADLINE}\n\n{SENTENCE}\n"] * 2
        assert [reading.number for reading in readings] == [1, 2]

    def test_other_kinds_of_news(self) -> None:
        picture = story.news_item("").replace("ninat:text", "ninat:picture")
        assert refusal(picture, NotAnArticleError) == "NewsML-G2 of something else than a text"

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            ("<nitf><head/></nitf>", "NITF without a text in its body"),
            ("<nitf><body><body.content><p> </p></body.content></body></nitf>", "NITF without a text in its body"),
            (story.news_item(""), "NewsML-G2 without a text in its body"),
            (story.news_item("<remoteContent href='a.txt'/>"), "NewsML-G2 without a text in its body"),
            ("<nitf><body><p></body></nitf>", "NITF that is not well-formed XML (mismatched tag: line 1, column 17)"),
            (f"<nitf><body><body.content>{'<block>' * 100_000}", "NITF that is not well-formed XML (no element found"),
            (
                f"<nitf><body><body.content>{'<block>' * 90_000}{'</block>' * 90_000}</body.content></body></nitf>",
                "NITF nested too deeply",
            ),
        ],
    )
    def test_refusals(self, data: str, reason: str) -> None:
        assert refusal(data).startswith(reason)

    @pytest.mark.parametrize(
        "declared",
        [
            '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;">',
            f'<!ENTITY x "{"x" * 100_000}">',
            '<!ENTITY x SYSTEM "file:///etc/passwd">',
            '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">',
            '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;',
        ],
        ids=["laughs", "quadratic", "file", "network", "parameter"],
    )
    def test_entities_are_never_read(self, declared: str) -> None:
        body = f"<nitf><body><body.content><p>{'&x;' * 1_000}</p></body.content></body></nitf>"
        reason = refusal(f"<?xml version='1.0'?><!DOCTYPE nitf [{declared}]>{body}")
        assert reason == "NITF that declares entities, which are never read"

    def test_no_document_type_is_fetched(self) -> None:
        data = story.as_nitf().replace(
            b"http://www.iptc.org/std/NITF/3.4/specification/dtd/nitf-3-4.dtd", b"/etc/passwd"
        )
        assert reading_of(data).text == reading_of(story.as_nitf()).text


@pytest.mark.parametrize(
    ("module", "data", "extra"),
    [
        ("trafilatura", story.as_page, "html"),
        ("lxml", story.as_ninjs_3, "html"),
        ("docx", story.as_word, "docx"),
        ("defusedxml", story.as_nitf, "xml"),
    ],
)
def test_a_library_that_is_missing_is_named(
    module: str, data: Callable[[], bytes], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert refusal(data()).endswith(f"to read it: {install(extra)}")


PIECES = st.sampled_from(
    [
        "<html>", "<!DOCTYPE html>", "<body>", "<p>", "</p>", "<nitf>", "<body.content>", "</nitf>", "<newsItem>",
        "<!DOCTYPE nitf [", "<!ENTITY a 'b'>", "&a;", "&#x1F600;", "&#0;", '{"uri":"x","headline":', '"body_html":"<p>',
        '"bodies":[{"value":"', '"}]}', "PK\x03\x04", "[Content_Types].xml", "word/document.xml", "%PDF-",
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":', "</script>", SENTENCE,
        "\0", "\ufeff", "<!--", "-->", "<![CDATA[", "]]>",
        "\ud7ff", "&#1;", "&#xFFFE;", "\x1b", "\x07",
        "<table><tr><td>", "<q>", "<meta charset=utf-7>", "<meta charset='shift_jis'>", "é", "<h1>Title</h1>",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=14), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@settings(max_examples=300)
def test_no_pieces_of_formats_raise_anything_but_unreadable(pieces: list[str], encoding: str) -> None:
    raises_nothing_else("".join(pieces).encode(encoding, "replace"))


@given(st.sampled_from(sorted(EVERY_FORMAT)), st.data())
@settings(max_examples=200)
def test_no_broken_file_raises_anything_but_unreadable(name: str, data: st.DataObject) -> None:
    broken = bytearray(FORMATS[name]())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(broken)))
        end = data.draw(st.integers(start, min(len(broken), start + 400)))
        broken[start:end] = data.draw(st.binary(max_size=8))
    raises_nothing_else(bytes(broken))


def raises_nothing_else(data: bytes) -> None:
    try:
        reading = read_bytes(data, "a")
    except UnreadableError:
        return
    assert reading.text.strip()
    assert all(reading.text[part.start : part.end].strip() for part in reading.parts)


def packed_anew(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Give the Word document with its parts changed, or left out."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(story.as_word())) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return packed.getvalue()


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_the_guide_names_every_library_of_an_extra_with_its_licence() -> None:
    told_with_licences(EXTRAS.keys() - {"test", "lint", "spark"})


EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def told_with_licences(extras: Iterable[str]) -> None:
    """Fail where the guide does not name a library of some extras, or not with its licence."""
    told = (ROOT / "attrib/guides/formats.md").read_text(encoding="utf-8")
    for extra, each in [(name, each) for name in extras for each in EXTRAS[name]]:
        library = re.split(r"[\[<>=]", each)[0]
        facts = metadata(library)
        licence = facts["License-Expression"] or facts["License"]
        row = next(line for line in told.splitlines() if line.startswith("| [") and f"[{library}](" in line)
        assert f"`{extra}`" in row
        assert licence.replace(" License, Version", "").replace(" 2.0", "-2.0").replace("PSFL", "PSF-2.0") in row
