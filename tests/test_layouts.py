"""Plain text is read alike in whatever layout it is set, and nothing of it moves."""

from __future__ import annotations

import textwrap
from functools import cache

import pytest
from layouts import LAYOUTS, STORIES, likeness, paragraphs_of, wrapped

from attrib import analyze
from attrib.english import shipped_words
from attrib.lines.hyphens import NOTHING, without_breaks
from attrib.lines.paragraphs import split_paragraphs
from attrib.readers import Reading, read_bytes, read_text
from attrib.report.model import Report
from attrib.text import read_document

LEAST = 0.99
WORDS = shipped_words()


def reading_of(text: str) -> Reading:
    return read_bytes(text.encode(), "story.txt")


@cache
def plain(story: str) -> tuple[Reading, Report]:
    """Give a story as it is read with blank lines between its paragraphs."""
    reading = reading_of(STORIES[story])
    return reading, analyze(reading)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_claims_in_every_layout(name: str) -> None:
    readings = {story: reading_of(LAYOUTS[name](paragraphs_of(text))) for story, text in STORIES.items()}
    assert likeness([(plain(story)[1], analyze(reading)) for story, reading in readings.items()]) >= LEAST
    assert {story: reading.title for story, reading in readings.items()} == {s: plain(s)[0].title for s in STORIES}
    assert {story: reading.byline for story, reading in readings.items()} == {s: plain(s)[0].byline for s in STORIES}


@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_moves(name: str) -> None:
    text = LAYOUTS[name](paragraphs_of(STORIES["quarry"]))
    report = analyze(text)
    assert report.text == text
    for claim in report.claims:
        for part in claim.content:
            assert part.text == text[part.start : part.end]


def paragraphs(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_paragraphs(text, WORDS)]


HEAD = "Harbor bridge to close for a month"
ONE = "The city of Port Ansel will close its harbor bridge for at least a month, two city officials said on Friday."
TWO = "Inspectors found cracks in three of the steel beams that carry the roadway."
THREE = "The bridge opened in 1961."
FOUR = "The mayor's office had known of the cracks since the spring, a person familiar with the inspection said."
STORY = [ONE, TWO, THREE, FOUR, TWO, THREE]


@pytest.mark.parametrize(
    "text",
    [
        wrapped(66, "    ", "\n")(["", *STORY]),
        wrapped(66, "\t", "\n")(["", *STORY]),
        wrapped(50, "", "\n")(STORY),
        "\n".join(STORY),
        "\n\n".join(STORY),
        "\r\n\r\n".join(STORY),
        "\r".join(STORY),
        "\f".join(STORY),
        wrapped(60)(STORY).replace("\n\n", "\u2029"),
        wrapped(60)(STORY).replace("\n", "\r\n"),
        wrapped(60)(STORY).replace("\n\n", "\n\f"),
        wrapped(60)(STORY).replace("\n", "\n\n"),
    ],
)
def test_paragraphs_of_a_story(text: str) -> None:
    assert paragraphs(text) == STORY


def test_a_byline_right_below_a_headline_stands_by_itself() -> None:
    story = "Pier unsafe, say clerks\nBy Ann Roe\n\nThe pier is shut, two clerks said."
    sources = [claim.source.text for claim in analyze(story).claims if claim.source]
    assert sources == ["clerks", "two clerks"]


def test_two_paragraphs_show_their_layout() -> None:
    assert paragraphs(wrapped(58, "    ", "\n")(["", TWO, FOUR])) == [TWO, FOUR]


def test_a_line_of_poetry_or_a_list_is_a_paragraph() -> None:
    lines = ["Fees for 2026", "Adults: $4", "Children: free", "Dogs: $1", "The pier closes at dusk."]
    assert paragraphs("\n".join(lines)) == lines


def test_a_line_that_was_broken_by_hand_is_joined() -> None:
    assert paragraphs(f"{ONE}\n\nThe bridge,\nwhich opened in 1961, will be\nmended.\n\n{TWO}") == [
        ONE,
        "The bridge, which opened in 1961, will be mended.",
        TWO,
    ]


def test_a_page_ends_within_a_paragraph() -> None:
    assert paragraphs(f"{ONE}\n\n{FOUR}".replace("of the cracks", "of\fthe cracks")) == [ONE, FOUR]


def test_one_mark_of_quotation_is_no_mail() -> None:
    text = f"{ONE}\n\n> {TWO}\n\n{FOUR}"
    assert paragraphs(text) == [ONE, f"> {TWO}", FOUR]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The offi-\ncials said so", "officials"),
        ("The infor-\r\n   mation was", "information"),
        ("A soft hy\u00ad\nphen was", "hyphen"),
        ("They were offi\u00adcials of it", "officials"),
        ("Two \u200bofficials \u200bsaid", "officials"),
        ("A well-\nknown man", "well-known"),
        ("The anti-\nAmerican vote", "anti-American"),
    ],
)
def test_words_are_whole(text: str, expected: str) -> None:
    doc = read_document(text, WORDS)
    at = doc.tokens.forms.index(expected)
    assert doc.passage(at, at + 1) == expected
    start, end = doc.span(at, at + 1)
    assert text[start:end].replace("\u00ad", "").replace("\u200b", "")[0] == expected[0]
    assert "".join(text[start:end].split()).replace("\u00ad", "").replace("\u200b", "")[-1] == expected[-1]


def test_a_word_of_the_text_tells_whether_its_hyphen_is_its_own() -> None:
    text = f"{ONE}\n" * 60 + "It was a co-\noperation of coop-\neration. The cooperation went on."
    whole = without_breaks(text, [(0, len(text))], WORDS).replace(NOTHING, "")
    assert whole.endswith("It was a cooperation of cooperation. The cooperation went on.")


def test_a_hyphen_at_the_end_of_a_paragraph_stays() -> None:
    text = "A dash-\n\nthen more"
    assert without_breaks(text, [(0, 7), (9, 18)], WORDS) == text


@pytest.mark.parametrize(
    "head",
    [
        "Port Ansel to close its harbor bridge for a month after\ninspectors find cracks in beams",
        "Port Ansel to close its harbor bridge\nfor a month after\ninspectors find cracks in beams",
    ],
)
def test_a_headline_on_several_lines(head: str) -> None:
    reading = read_text(f"{head}\n\nBy Jane Roe\n\n{wrapped(72)(STORY)}")
    assert reading.title == "Port Ansel to close its harbor bridge for a month after inspectors find cracks in beams"
    assert reading.byline == "Jane Roe"


def test_a_headline_in_capitals_on_two_lines() -> None:
    head = "Port Ansel To Close Its Harbor Bridge\nAfter Inspectors Find Cracks\n\nBy Jane Roe\n\n"
    reading = read_text(head + wrapped(40)(STORY))
    assert reading.title == "Port Ansel To Close Its Harbor Bridge After Inspectors Find Cracks"


def test_a_full_headline_without_a_blank_line() -> None:
    head = "Port Ansel will close its bridge for a month, police say"
    reading = read_text("\n".join([head, *(line for line in wrapped(58, "", "\n")(STORY).splitlines())]))
    assert reading.title == head


PRE = wrapped(66, "    ", "\n")(["", "By Jane Roe", *STORY])


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>{PRE}</pre>",
        f"<p>\n{PRE}</p>",
        "<p>" + "".join(f"\n    {each}" for each in ["By Jane Roe", *STORY]) + "\n  </p>",
        "<block>" + "".join(f"<p>{each}</p>" for each in ["By Jane Roe", *STORY]) + "</block>",
    ],
)
def test_a_story_in_one_element_of_an_agency(body: str) -> None:
    nitf = f"<nitf><body><body.head><hedline><hl1>{HEAD}</hl1></hedline></body.head>"
    nitf += f"<body.content>{body}</body.content></body></nitf>"
    item = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="u"><contentSet><inlineXML>'
    for data in (nitf, f"{item}{nitf}</inlineXML></contentSet></newsItem>"):
        reading = read_bytes(data.encode(), "story.xml")
        said = [reading.text[part.start : part.end] for part in reading.parts]
        assert said == [HEAD, "By Jane Roe", *STORY]
        assert (reading.title, reading.byline) == (HEAD, "Jane Roe")


def test_lines_of_a_pretty_printed_paragraph_are_one() -> None:
    said = f"{FOUR} {ONE} {TWO} {FOUR} {ONE} {TWO} {FOUR}"
    lines = "\n        ".join(textwrap.wrap(said, 90))
    data = f"<nitf><body><body.content>\n      <p>\n        {lines}\n      </p>\n</body.content></body></nitf>"
    assert read_bytes(data.encode(), "story.xml").text == f"{said}\n"


WIRE = {
    "a0536 2355alscz\nr i ^BC-Bridge,0355<\n^{head}<\n^By JANE ROE=\n^Associated Press Writer=\n{body}": "JANE ROE",
    "\x16\x16\x01a0536 2355alscz\x02^{head}<\n^By JANE ROE=\n{body}\n\x03\x04": "JANE ROE",
    "\x01eca062 4 i 211 ccccb   dpa 061\x02\n{head} =\n\n{body}\n\x03": None,
    "ZCZC FMG000\n\n{head}\n\n{body}\nNNNN\n": None,
    "FOR IMMEDIATE RELEASE\n\n{head}\n\n{body}\n": None,
}


@pytest.mark.parametrize("form", WIRE)
def test_copy_of_a_wire(form: str) -> None:
    text = form.format(head=HEAD, body=wrapped(64, "   ", "\n")(["", *STORY]).strip("\n"))
    reading = reading_of(text)
    assert (reading.text, reading.title, reading.byline) == (text, HEAD, WIRE[form])
    said = [claim.content[0].text for claim in analyze(reading).claims]
    assert len(said) == len(STORY)
    assert said[0].startswith("The city of Port Ansel will close")
