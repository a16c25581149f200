"""Text that was spoilt on its way is repaired and read as if it had not been; what was lost is told."""

from __future__ import annotations

import json
import quopri
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from layouts import STORIES, likeness

from attrib import analyze, read_all
from attrib.extras import install
from attrib.readers import Reading, read_bytes, read_text

STORY = "Bridge to close\n\n“It’s a danger,” said José Ibáñez, the engineer. “Nobody should drive over it.”\n"
ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", "’": "&#8217;", "‘": "&lsquo;", "é": "&eacute;", "—": "&mdash;"}


def curly(text: str) -> str:
    return re.sub(r'(?<!\S)"', "“", text).replace('"', "”").replace("'", "’")


def with_entities(text: str) -> str:
    for mark, entity in ENTITIES.items():
        text = text.replace(mark, entity)
    return text


SPOILT: dict[str, tuple[Callable[[str], bytes], str]] = {
    "entities": (lambda text: with_entities(text).encode(), "HTML entit"),
    "entities of entities": (lambda text: with_entities(text).replace("&", "&amp;").encode(), "HTML entities"),
    "entities by number": (lambda text: text.encode("ascii", "xmlcharrefreplace"), "HTML entit"),
    "soft hyphens": (lambda text: re.sub(r"([a-z]{3})([a-z]{3})", "\\1\xad\\2", text).encode(), "soft hyphen"),
    "marks of no width": (lambda text: re.sub(r" (\w)", " \u200b\\1", text).encode(), "marks that have no width"),
    "controls": (lambda text: text.encode("cp1252", "ignore").decode("latin-1").encode(), "of Windows-1252 read as"),
    "mojibake": (lambda text: text.encode().decode("cp1252", "replace").encode(), "UTF-8 read as another encoding"),
    "mojibake of Latin-1": (lambda text: text.encode().decode("latin-1").encode(), "UTF-8 read as another encoding"),
    "quoted-printable": (lambda text: quopri.encodestring(text.encode()), "quoted-printable"),
    "Mac Roman": (lambda text: text.encode("mac-roman", "ignore"), "read as Mac Roman"),
}


def reading_of(data: bytes) -> Reading:
    return read_bytes(data, "story.txt")


@pytest.mark.parametrize("name", SPOILT)
def test_the_same_claims_as_of_the_text_that_was_meant(name: str) -> None:
    spoil, note = SPOILT[name]
    pairs = []
    for story in map(curly, STORIES.values()):
        reading = reading_of(spoil(story))
        assert any(note in each for each in reading.notes)
        pairs.append((analyze(reading_of(story.encode())), analyze(reading)))
    assert likeness(pairs) >= 0.99


@pytest.mark.parametrize("name", SPOILT)
def test_the_text_is_the_one_that_was_meant(name: str) -> None:
    reading = reading_of(SPOILT[name][0](STORY))
    assert reading.text == STORY
    assert reading.title == "Bridge to close"
    assert reading.repaired == (name != "Mac Roman")


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "AT&T and R&D; he paid &pound and more.\n\nIs it 5=5?\n",
        "Ça, à côté: naïve Â and Ã of São Paulo, in a café.\n",
        "کتاب\u200cها and \U0001f469\u200d\U0001f467 are two.\n",
        "First.\x85Second.\x85\n",
    ],
)
def test_what_is_sound_stays(text: str) -> None:
    reading = reading_of(text.encode())
    assert (reading.text, reading.notes, reading.repaired) == (text, (), False)


def test_what_was_repaired_is_told() -> None:
    reading = reading_of("The offi\xadcials said &ldquo;no&rdquo; to \u200bit.\n".encode())
    assert reading.text == "The officials said “no” to it.\n"
    assert reading.notes == (
        "Repaired in the text: 2 HTML entities, 1 soft hyphen, 1 mark that has no width."
        " Offsets count the repaired text.",
    )


def test_a_soft_hyphen_at_the_end_of_a_line_goes_with_it() -> None:
    assert reading_of("The offi\xad\n  cials said\xad\n\nNo.\n".encode()).text == "The officials said\n\nNo.\n"


def test_a_web_page_keeps_its_paragraphs() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Bridge to close</title></head><body><article><h1>Bridge to close</h1>"
        "<p>The city will close its har&shy;bor bridge for a month, two offi&shy;cials said on Friday in a letter.</p>"
        "<p>“It&amp;#8217;s a danger,” said Jane Roe, the engineer who led the inspection of the \u200bbeams.</p>"
        "</article></body></html>"
    )
    reading = read_bytes(page.encode(), "page.html")
    assert "\xad" not in reading.text
    assert [reading.text[part.start : part.end] for part in reading.parts][1:] == [
        "The city will close its harbor bridge for a month, two officials said on Friday in a letter.",
        "“It’s a danger,” said Jane Roe, the engineer who led the inspection of the beams.",
    ]
    assert any(note.startswith("Repaired in the text:") for note in reading.notes)


def test_rows_of_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"text": with_entities(STORY)}) + "\n" for _ in range(2)), encoding="utf-8")
    assert [reading.text for reading in read_all(path) if isinstance(reading, Reading)] == [STORY, STORY]


def test_without_ftfy_it_is_said_how_to_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    reading = reading_of(STORY.encode().decode("cp1252", "replace").encode())
    assert reading.text != STORY
    assert any(install("text") in note for note in reading.notes)


@pytest.mark.parametrize("sign", ["?", "\ufffd"])
def test_lost_quotation_marks_are_told(sign: str) -> None:
    spoilt = re.sub("[“”]", sign, STORY)
    notes = reading_of(spoilt.encode()).notes
    assert any(note.startswith("Quotation marks seem to be lost") for note in notes)
    assert any("4 places" in note for note in notes)


def test_questions_are_no_lost_marks() -> None:
    assert reading_of(b"Why not? Who knows? Is it safe?\n\nWhat now?\n").notes == ()


def test_a_string_is_left_as_it_is_and_that_is_told() -> None:
    text = with_entities(STORY)
    reading = read_text(text)
    assert reading.text == text
    assert reading.notes[0].startswith("In the text stand 6 HTML entities; a string is read as it is")


def test_a_repaired_text_has_no_position_in_its_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(with_entities(STORY).encode())
    report = analyze(next(each for each in read_all(path) if isinstance(each, Reading)))
    assert report.article.repaired is True
    assert "repaired" not in analyze(STORY).to_dict()["article"]
