"""Two corpora of Reuters that much is measured on: Reuters-21578 (SGML) and RCV1 (XML)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.elements import pieces_of
from attrib.readers.reading import (
    Articles,
    NotAnArticleError,
    Piece,
    Reading,
    UnreadableError,
    text_and_parts,
)
from attrib.readers.xml_files import told_of, top

if TYPE_CHECKING:
    from attrib.readers.content import Content

INDENT = re.compile(r"\n[ \t]{2,}(?=\S)|\n[ \t]*\n")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]|&#(?:[0-8]|1[4-9]|2\d|3[01]);")
NUMBER = re.compile(r'\bNEWID="(\d+)"')
END = re.compile(r"\s*\n\s*reuter\s*\Z", re.IGNORECASE)


def read_reuters_21578(content: Content) -> Articles:
    """Give the stories of a file of Reuters-21578."""
    stories = content.text.split("<REUTERS")[1:]
    return (_story(story.partition("</REUTERS>")[0], n, content.name) for n, story in enumerate(stories, 1))


def _story(markup: str, number: int, name: str) -> Reading | UnreadableError:
    title = metadata.plain(_within(markup, "TITLE"))
    paragraphs = INDENT.split(END.sub("", _within(markup, "BODY")))
    body = [Piece(" ".join(each.split()), "BODY") for each in paragraphs if each.strip()]
    if not body:
        return NotAnArticleError(f"{name}#{number}", "a headline without a story")
    text, parts = text_and_parts([*([Piece(title, "TITLE")] if title else []), *body])
    new = NUMBER.search(markup[:1_000])
    return Reading(
        text=text,
        title=title,
        byline=metadata.byline(_within(markup, "AUTHOR")),
        date=date_of(_within(markup, "DATE").strip()),
        outlet="Reuters",
        id=new[1] if new else None,
        number=number,
        format="reuters-21578",
        parts=parts,
    )


def _within(markup: str, name: str) -> str:
    """Give the text of an element; nothing where there is none."""
    start = markup.find(f"<{name}>")
    end = markup.find(f"</{name}>", start)
    return html.unescape(CONTROL.sub("", markup[start + len(name) + 2 : end])) if -1 < start < end else ""


def read_rcv1(content: Content) -> Reading:
    """Read a story of RCV1. Raises UnreadableError where it is broken or has no text."""
    with told_of("RCV1", content.name):
        story = top(content, "RCV1")
        told = story.first("text")
        body = pieces_of(*told) if told else []
    if not body:
        raise NotAnArticleError(content.name, "RCV1 without a text")
    headline = story.first("headline") or story.first("title")
    title = headline.words() if headline else None
    text, parts = text_and_parts([*([Piece(title, headline.path)] if headline and title else []), *body])
    facts = story.first("metadata")
    publishers = [dc.element.get("value") for dc in facts.all("dc")] if facts else []
    named = facts and next((dc for dc in facts.all("dc") if dc.element.get("element") == "dc.publisher"), None)
    return Reading(
        text=text,
        title=title,
        byline=metadata.byline(story.said("byline")),
        date=date_of(story.element.get("date")),
        outlet=metadata.plain(named.element.get("value")) if named and publishers else "Reuters",
        id=story.element.get("itemid"),
        format="rcv1",
        parts=parts,
    )
