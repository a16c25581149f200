"""Headlines, bylines, dates and outlets, as files tell them."""

from __future__ import annotations

import html
import json

import pytest

from attrib.readers import Reading, read_bytes
from attrib.readers.metadata import byline

STORY = (
    "<p>The city of Port Ansel will close its harbor bridge for at least a month, two city officials said on Friday,"
    " after inspectors found cracks.</p>"
    "<p>“It’s a danger, and it has been one for some time,” said Jose Ibanez, the engineer who led the inspection of"
    " the beams.</p>"
    "<p>The bridge opened in 1961, and is crossed by forty thousand cars on every day of the week, the mayor said.</p>"
)
TEXT = "The city of Port Ansel will close its harbor bridge for at least a month, two city officials said on Friday.\n"
TITLE = "Mayor’s harbor bridge to close for a month"


def page(head: str, body: str = STORY, **told: object) -> Reading:
    ld = json.dumps({"@type": "NewsArticle", **told}) if told else "{}"
    markup = (
        f'<!DOCTYPE html><html lang="en"><head>{head}<script type="application/ld+json">{ld}</script></head>'
        f"<body><article>{body}</article></body></html>"
    )
    return read_bytes(markup.encode(), "page.html")


def title_tag(title: str) -> str:
    return f"<title>{title}</title>"


def og(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{html.escape(value)}">'


class TestHeadlinesOfPages:
    @pytest.mark.parametrize(
        "other",
        ["Join our free $1,000 contest", "Read more", "Take your next trip with us!", "Market Insider", "escenic"],
    )
    def test_a_heading_that_is_another(self, other: str) -> None:
        read = page(title_tag("Harbor bridge to close"), f"<h1>{other}</h1>{STORY}", headline=TITLE)
        assert read.title == TITLE

    @pytest.mark.parametrize(
        "heading",
        ["Harbor bridge to close for a month", "Mayor’s bridge closes", "Cracks: the harbor bridge will close"],
    )
    def test_a_heading_that_shares_half_its_words(self, heading: str) -> None:
        assert page("", f"<h1>{heading}</h1>{STORY}", headline=TITLE).title == heading

    def test_a_heading_is_the_headline_where_nothing_else_is_told(self) -> None:
        assert page("", f"<h1>{TITLE}</h1>{STORY}").title == TITLE

    @pytest.mark.parametrize("head", [title_tag("{}"), og("og:title", "{}")])
    def test_other_headlines_of_a_page(self, head: str) -> None:
        read = page(head.replace("{}", TITLE), f"<h1>Join our free contest</h1>{STORY}")
        assert read.title == TITLE

    @pytest.mark.parametrize(
        "written", ["Mayor&#8217;s harbor", "Mayor&amp;#8217;s harbor", "Mayor&rsquo;s&nbsp;harbor"]
    )
    def test_entities(self, written: str) -> None:
        assert page("", headline=f"{written} bridge to close for a month").title == TITLE
        assert page(og("og:title", f"{written} bridge to close for a month")).title == TITLE

    def test_tags(self) -> None:
        assert page("", headline=f"<em>Mayor</em>’s {TITLE[8:]}").title == TITLE

    @pytest.mark.parametrize(
        "written",
        [
            f"{TITLE} | The Harbor Bugle",
            f"{TITLE} - The Harbor Bugle",
            f"{TITLE} – Harbor Bugle",
            f"{TITLE} — HarborBugle",
            f"{TITLE} | News | The Harbor Bugle",
            f"{TITLE} - News - The Harbor Bugle",
            f"The Harbor Bugle | {TITLE}",
            f"{TITLE} | harborbugle.example",
            f"{TITLE} :: The Harbor Bugle",
        ],
    )
    def test_the_name_of_the_site(self, written: str) -> None:
        site = og("og:site_name", "The Harbor Bugle")
        assert page(site + og("og:title", written)).title == TITLE
        assert page(site, headline=written).title == TITLE
        assert page("", headline=written, publisher={"name": "Harbor Bugle"}).title == TITLE

    @pytest.mark.parametrize(
        "title",
        ["Bridge to close - and the tunnel with it", "Harbor Bugle moves house", "Sports | Bridge run to go on"],
    )
    def test_other_parts_stay(self, title: str) -> None:
        assert page(og("og:site_name", "The Harbor Bugle"), headline=title).title == title

    def test_a_name_beside_the_site_is_no_section(self) -> None:
        assert (
            page(og("og:site_name", "The Harbor Bugle"), headline="Oslo - Rome - The Harbor Bugle").title
            == "Oslo - Rome"
        )

    @pytest.mark.parametrize("slug", ["UPDATE 2-", "EXCLUSIVE-", "RPT-UPDATE 1-", "WRAPUP 3-", "CORRECTED-", "REFILE-"])
    def test_slugs(self, slug: str) -> None:
        assert page("", headline=slug + TITLE).title == TITLE


class TestOutletsOfPages:
    def test_outlet_and_section(self) -> None:
        told = page(og("og:site_name", "Bugle &amp; Post") + og("article:section", "Arts &amp; Books"))
        assert (told.outlet, told.section) == ("Bugle & Post", "Arts & Books")
        told = page(
            og("og:site_name", "x"), publisher={"name": "Bugle &amp; Post"}, articleSection=["Arts &#038; Books"]
        )
        assert (told.outlet, told.section) == ("Bugle & Post", "Arts & Books")


class TestBylines:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("Lena Voss, Lena-Voss", "Lena Voss"),
            ("lena-voss, Lena Voss", "Lena Voss"),
            ("Lena Voss, Lena Voss", "Lena Voss"),
            ("Lena Voss, https://bugle.example/lena", "Lena Voss"),
            ("Tom Hale Link Copied", "Tom Hale"),
            ("TOM HALE March", "TOM HALE"),
            ("Tom Hale March 6, 2026", "Tom Hale"),
            ("By Tom Hale Updated", "Tom Hale"),
            ("Tom Hale Updated March 6, 2026 5:30 p.m.", "Tom Hale"),
            ("Tom Hale View author archive Get author RSS feed", "Tom Hale"),
            ("Tom Hale Follow Author", "Tom Hale"),
            ("Tom Hale and Ann Poe | Posted on Monday", "Tom Hale and Ann Poe"),
            ("Ann O&#8217;Poe", "Ann O’Poe"),
            ("Theresa May", "Theresa May"),
            ("Reuters Updated", "Reuters"),
            ("Ruth Amadi @ruthamadi", "Ruth Amadi"),
            ("Ruth Amadi, ruth.amadi@mail.example", "Ruth Amadi"),
            ("Ruth Amadi 2 hours ago", "Ruth Amadi"),
            ("Posted by Ruth Amadi", "Ruth Amadi"),
            ("June Carter", "June Carter"),
            ("Follow @ruth", None),
            ("afp", "afp"),
            ("Jane Roe, Staff Writer", "Jane Roe, Staff Writer"),
            (
                "Jane Roe, chief political correspondent of the Bugle",
                "Jane Roe, chief political correspondent of the Bugle",
            ),
            ("Jane Roe in Oslo; Tom Hale in Rome", "Jane Roe in Oslo; Tom Hale in Rome"),
            ("gr/bp", None),
            ("jr", None),
            ("Minister says the bridge will be closed for a month", None),
            ("Updated", None),
        ],
    )
    def test_what_is_no_name_is_cut(self, written: str, expected: str | None) -> None:
        assert byline(written) == expected

    @pytest.mark.parametrize(
        ("markup", "expected"),
        [
            ("By<person>Staff Reporter</person>", "Staff Reporter"),
            ("By <person>Jane Roe</person>, <byttl>Bugle Writer</byttl>", "Jane Roe, Bugle Writer"),
            ("gr/bp", None),
            ("Engineers say that it has to stay shut until the summer", None),
        ],
    )
    def test_bylines_of_nitf(self, markup: str, expected: str | None) -> None:
        head = f"<hedline><hl1>Bridge to close</hl1></hedline><byline>{markup}</byline>"
        assert nitf(f"<body><body.head>{head}</body.head>").byline == expected

    def test_a_turn_of_a_transcript_is_none(self) -> None:
        text = f"Bridge to close\n\nJANE ROE, CNN CORRESPONDENT (voice-over): Officials say it is not safe\n\n{TEXT}"
        assert read_bytes(text.encode(), "a.txt").byline is None

    def test_a_byline_of_an_agency_has_marks(self) -> None:
        text = f"Bridge to close\n\n^By PAUL HALE and LENA VOSS=\n\n{TEXT}"
        assert read_bytes(text.encode(), "a.txt").byline == "PAUL HALE and LENA VOSS"


def nitf(body: str, head: str = "") -> Reading:
    markup = f"<nitf><head>{head}</head>{body}<body.content>{STORY}</body.content></body></nitf>"
    return read_bytes(markup.encode(), "a.xml")


class TestHeadlinesOfNews:
    @pytest.mark.parametrize("key", ["headline", "headline_main", "headline_print"])
    def test_ninjs(self, key: str) -> None:
        item = {"uri": "x", "type": "text", "versioncreated": "2026-03-06T10:37:00Z", key: "Bridge to close"}
        read = read_bytes(
            json.dumps({**item, "body_main": "The bridge will close, officials said."}).encode(), "a.json"
        )
        assert read.title == "Bridge to close"
        assert read.parts[0].origin == f"/{key}"

    def test_ninjs_has_a_main_headline(self) -> None:
        item = {"uri": "x", "type": "text", "headline_sub": "Cracks found", "headline_main": "Mayor&#8217;s bridge"}
        read = read_bytes(
            json.dumps({**item, "body_main": "The bridge will close, officials said."}).encode(), "a.json"
        )
        assert read.title == "Mayor’s bridge"

    @pytest.mark.parametrize(
        ("head", "headlines"),
        [
            ("<title>Bridge to close</title>", ""),
            ("", "<hedline><hl2>Bridge to close</hl2></hedline>"),
            ("<title>slug</title>", "<hedline><hl1>Bridge to close</hl1></hedline>"),
        ],
    )
    def test_nitf(self, head: str, headlines: str) -> None:
        assert nitf(f"<body><body.head>{headlines}</body.head>", head).title == "Bridge to close"

    @pytest.mark.parametrize(
        "header",
        [
            "W2870asian",
            "eca062 4 i 211 ccccb   dpa 061",
            "ZCZC FMG000",
            "Source: Harbor Agency",
            "FOR IMMEDIATE RELEASE",
            "PRESS RELEASE",
            "a0123 ----",
            "r a AP-HA--Bridge-Closing 03-06 0345",
            "BC-HA--Bridge-Closing, 1st Ld-Writethru,0345",
            "^BC-BRIDGE<",
            "Eds: Adds details.",
            "EMBARGOED UNTIL 6 MARCH",
        ],
    )
    def test_the_header_of_an_agency_is_no_headline(self, header: str) -> None:
        text = f"{header}\n\nBridge to close for a month\n\nBy Jane Roe\n\n{TEXT}"
        read = read_bytes(text.encode(), "a.txt")
        assert (read.title, read.byline) == ("Bridge to close for a month", "Jane Roe")

    @pytest.mark.parametrize(
        "title",
        ["G20 leaders meet in Port Ansel", "M25 reopens", "F-16 jets fly over the harbor", "Sources: mayor to go"],
    )
    def test_a_headline_may_look_like_one(self, title: str) -> None:
        assert read_bytes(f"{title}\n\nBy Jane Roe\n\n{TEXT}".encode(), "a.txt").title == title

    def test_marks_of_an_agency_are_no_part_of_a_headline(self) -> None:
        assert (
            read_bytes(f"^Bridge to close for a month<\n\n{TEXT}".encode(), "a.txt").title
            == "Bridge to close for a month"
        )


class TestMarkdown:
    @pytest.mark.parametrize(
        ("front", "date"),
        [
            ("---\ntitle: Bridge to close\ndate: 2026-03-06\n---\n", "2026-03-06"),
            ("---\ntitle: Bridge to close\npublished: 2026-03-06T14:30:00+01:00\n---\n", "2026-03-06T14:30:00+01:00"),
            ("---\ntitle: Bridge to close\npubDate: 'Mar 6, 2026'\n---\n", "2026-03-06"),
            ("---\ntitle: Bridge to close\npublish_date: 2026-03-06 14:30:00\n---\n", "2026-03-06T14:30:00"),
            ('+++\ntitle = "Bridge to close"\ndate = 2026-03-06T14:30:00Z\n+++\n', "2026-03-06T14:30:00+00:00"),
            ('+++\ntitle = "Bridge to close"\npublished = "2026-03-06"\n+++\n', "2026-03-06"),
            ("---\ntitle: Bridge to close\ndate: soon\n---\n", None),
        ],
    )
    def test_the_date_of_front_matter(self, front: str, date: str | None) -> None:
        read = read_bytes(f"{front}\n{TEXT}".encode(), "a.md")
        assert (read.title, read.date) == ("Bridge to close", date)

    def test_front_matter_with_long_lines(self) -> None:
        front = f'+++\ntitle = "Bridge to close"\nblurb = "{"<b>x</b> " * 600}"\n+++\n'
        assert read_bytes(f"{front}\n{TEXT}".encode(), "a.md").text == TEXT

    def test_a_heading_below_the_text_is_no_headline(self) -> None:
        end = "# Notebook\n\n## Internet links\n\n- [The harbor](https://harbor.example)\n"
        assert read_bytes(f"Bridge to close\n\n{TEXT}\n{end}".encode(), "a.txt").title == "Bridge to close"

    @pytest.mark.parametrize("code", ["{{<embed/newsletter>}}", "{{% pitch %}}", "{% include pitch.html %}"])
    def test_codes_of_site_generators_are_no_text(self, code: str) -> None:
        read = read_bytes(f"# Bridge to close\n\n{TEXT}\n{code}\n\n{TEXT}".encode(), "a.md")
        assert read.text == f"Bridge to close\n\n{TEXT}\n{TEXT}"
