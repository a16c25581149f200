"""HTML becomes elements, with lxml, in a time that grows with its length alone."""

from __future__ import annotations

import re
from typing import Any

from attrib.readers.reading import MissingExtraError, NotAnArticleError, UnreadableError

LONG_TAG = re.compile(r"<[A-Za-z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+")
LOOKED_INTO = 20_000
"""Characters of a tag beyond which its attributes are counted."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no element may hold."""
OPENING_QUOTE = re.compile(r"<q(?:\s[^<>]*)?>", re.IGNORECASE)
CLOSING_QUOTE = re.compile(r"</q\s*>", re.IGNORECASE)
"""Browsers set quotation marks around what stands in such an element."""
QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
MOST_ATTRIBUTES = 5_000
"""Attributes of one element, beyond which the parser's time grows with their square."""


def parse_html(text: str, name: str, what: str) -> Any:
    """Parse HTML, `what` it is for messages; gives its root.

    Comments and processing instructions are dropped, control characters become spaces, elements of quotations
    quotation marks.

    Raises UnreadableError where it is nested too deeply, and NotAnArticleError where there is no element in it.
    """
    try:
        from lxml import etree, html  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, what, "html") from None
    if any(map(_is_overloaded, LONG_TAG.finditer(text))):
        raise UnreadableError(name, f"{what} with more than {MOST_ATTRIBUTES:,} attributes in one tag")
    text = CLOSING_QUOTE.sub("”", OPENING_QUOTE.sub("“", CONTROL.sub(" ", text)))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise NotAnArticleError(name, f"{what} with nothing in it") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError(name, f"{what} nested too deeply")
    if "&#" in text:
        _clean(root)
    return root


def _clean(root: Any) -> None:
    """Take away control characters that were written as references."""
    for element in root.iter():
        if CONTROL.search(element.text or ""):
            element.text = CONTROL.sub(" ", element.text)
        if CONTROL.search(element.tail or ""):
            element.tail = CONTROL.sub(" ", element.tail)


def _is_overloaded(tag: re.Match[str]) -> bool:
    if tag.end() - tag.start() < LOOKED_INTO:
        return False
    bare = QUOTED.sub("", tag[0])
    return len(bare.split()) + bare.count("=") > 2 * MOST_ATTRIBUTES
