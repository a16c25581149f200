"""Quotations that a page sets apart keep who said them: embedded posts, and `<blockquote>` with `<cite>` or a caption.

They become a quotation in marks with its source behind a dash, as print has it; every element stays where it is.
"""

from __future__ import annotations

import re
from typing import Any

from attrib.readers.elements import words_of

POSTS = re.compile(r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|text-post-media)\b")
DASH = re.compile(r"^\s*(?:[-–—―]|&mdash;)+\s*")
LINKS = re.compile(r"\s*\b(?:https?://t\.co/|pic\.twitter\.com/)\S+")
MARKS = "\"“”‘’'«» "
LONGEST_SOURCE = 150
LONGEST = 5_000


def with_sources(root: Any) -> None:
    """Set quotations that have a source of their own as print does."""
    for quotation in [*root.iter("blockquote")]:
        source = _source(quotation)
        said = [each for each in quotation.iter("p") if words_of(each)] if source else []
        if source is None or len(source) > LONGEST_SOURCE:
            continue
        if said:
            _set(said, source)
        elif (words := words_of(quotation)) and len(words) < LONGEST:
            _empty(quotation)
            quotation.text = _quoted(words, source)


def _source(quotation: Any) -> str | None:
    """Give who said what is quoted, and take it away from where it stands."""
    for name in ("cite", "footer"):
        for element in quotation.iter(name):
            return _taken(element)
    if POSTS.search(quotation.get("class", "")):
        quotation.attrib.pop("class")
        return _of_post(quotation)
    figure = quotation.getparent()
    if figure is not None and figure.tag == "figure":
        caption = figure.find("figcaption")
        return _taken(caption) if caption is not None else None
    return None


def _taken(element: Any) -> str | None:
    words = DASH.sub("", words_of(element))
    element.clear(keep_tail=True)
    return words or None


def _of_post(post: Any) -> str | None:
    """Give who posted what is embedded: what follows its last paragraph, without the date, which is a link."""
    paragraphs = [each for each in post if each.tag == "p"]
    if not paragraphs:
        return None
    last = paragraphs[-1]
    source = DASH.sub("", " ".join((last.tail or "").split()))
    last.tail = None
    for link in [each for each in post if each.tag == "a"]:
        link.clear()
    return source or None


def _set(said: list[Any], source: str) -> None:
    """Set the paragraphs of a quotation, the source behind the last."""
    for paragraph in said[:-1]:
        words = words_of(paragraph).strip(MARKS)
        _empty(paragraph)
        paragraph.text = f"“{words}"
    words = words_of(said[-1])
    _empty(said[-1])
    said[-1].text = _quoted(words, source)


def _quoted(words: str, source: str) -> str:
    return f"“{LINKS.sub('', words).strip(MARKS)}” — {source}"


def _empty(element: Any) -> None:
    for child in [*element]:
        element.remove(child)
