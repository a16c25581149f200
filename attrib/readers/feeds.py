"""Feeds with the full text of their articles: RSS, Atom, and what WordPress exports (WXR)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.elements import name_of, pieces_of
from attrib.readers.fragments import MARKUP, html_pieces, text_pieces
from attrib.readers.reading import Articles, NotAnArticleError, Piece, Reading, UnreadableError, text_and_parts
from attrib.readers.xml_files import Node, told_of, top

if TYPE_CHECKING:
    from attrib.readers.content import Content

FULL = "{http://purl.org/rss/1.0/modules/content/}encoded"
LONG = 100
"""Words of a description that is no summary."""
SHORTCODE = re.compile(
    r"\[caption\b[^\[\]]{0,500}\][^\[\]]{0,2000}\[/caption\]|\[/?[a-z][\w-]{2,30}(?: [^\[\]\n]{0,500})?\]"
)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)


def read_feed(content: Content) -> Articles:
    """Give the articles of a feed. Raises UnreadableError where it is broken or has only summaries."""
    what = "Atom" if content.root == "feed" else "RSS"
    with told_of(what, content.name):
        feed = top(content, what)
        channel = feed.first("channel") or feed
        entries = [*channel.all("item"), *feed.all("item"), *feed.all("entry")]
        entries = list(dict.fromkeys(entries))
        found = [_entry(entry, n, content.name, channel.said("title")) for n, entry in enumerate(entries, 1)]
    if not any(isinstance(each, Reading) for each in found):
        raise NotAnArticleError(content.name, f"{what} of summaries, without the text of its articles")
    return iter(found)


def _entry(entry: Node, number: int, name: str, outlet: str | None) -> Reading | UnreadableError:
    place = f"{name}#{number}"
    if entry.said("post_type") not in {None, "post"} or entry.said("status") not in {None, "publish"}:
        return NotAnArticleError(place, "no article that was published")
    try:
        body = _body(entry, place)
    except UnreadableError as error:
        return error
    if not body:
        return NotAnArticleError(place, "a summary without the text of the article")
    title = entry.said("title")
    body = body[1:] if body[0].text == title else body
    text, parts = text_and_parts([*([Piece(title, f"{entry.path}/title")] if title else []), *body])
    dates = (entry.said(key) for key in ("pubDate", "published", "date", "updated"))
    return Reading(
        text=text,
        title=title,
        byline=metadata.byline(entry.said("creator") or entry.said("author", "name") or entry.said("author")),
        date=next(filter(None, map(date_of, dates)), None),
        outlet=entry.said("source", "title") or outlet,
        id=entry.said("guid") or entry.said("id") or entry.said("link"),
        number=number,
        format="feed",
        parts=parts,
    )


def _body(entry: Node, name: str) -> list[Piece]:
    """Give the article of an entry; nothing where it has only a summary."""
    full = next((each for each in entry.all("encoded") if each.element.tag == FULL), None) or entry.first("content")
    description = entry.first("description") or entry.first("summary")
    if full is None and description is not None and len((description.words() or "").split()) >= LONG:
        full = description
    if full is None:
        return []
    if len(full.element):
        inner = next(iter(full.element))
        return pieces_of(inner, f"{full.path}/{name_of(inner)}")
    text = full.element.text or ""
    if not MARKUP.search(text):
        return text_pieces(text, full.path)
    return html_pieces(_with_paragraphs(text), full.path, name)


def _with_paragraphs(text: str) -> str:
    """Set paragraphs where WordPress does when it shows a post: between blank lines; what it fills in is cut."""
    text = SHORTCODE.sub("", text)
    if PARAGRAPH.search(text):
        return text
    return "".join(f"<div>{each}</div>" for each in BLANK_LINE.split(text))
