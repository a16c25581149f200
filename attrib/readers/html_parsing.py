"""HTML becomes elements, with lxml, in a time that grows with its length alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrib.readers.quoted import with_sources
from attrib.readers.reading import MissingExtraError, NotAnArticleError, UnreadableError
from attrib.readers.unread import without_unread

VALUE = r"(?:\"[^\"]*+\"?|'[^']*+'?|[^ \t\n\f\r>]*+)"
ATTRIBUTE = rf"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+{VALUE})?"
ATTRIBUTES = re.compile(ATTRIBUTE)
TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+|</(?![A-Za-z])[^>]*+"
    rf"|<(/?[A-Za-z][^ \t\n\f\r/>]*+)((?:[ \t\n\f\r]++|/(?!>)|{ATTRIBUTE})*)",
    re.DOTALL,
)
"""Comments, declarations and tags as a browser tells them apart: https://html.spec.whatwg.org/#tokenization.

No group is repeated possessively here: the `re` of Python 3.11.2 loses its place when the last repeat fails.
"""
OF_TEXT = {
    name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])|\Z", re.IGNORECASE)
    for name in "style title textarea xmp iframe noembed noframes".split()
}
"""Elements in which there are no tags, and where such a one ends."""
IN_SCRIPT = re.compile(r"<!--(-*>)?|-->|<(/?)script(?=[ \t\n\f\r/>])", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no element may hold."""
OPENING_QUOTE = re.compile(r"<q(?:\s[^<>]*)?>", re.IGNORECASE)
CLOSING_QUOTE = re.compile(r"</q\s*>", re.IGNORECASE)
"""Browsers set quotation marks around what stands in such an element."""
MOST_ATTRIBUTES = 500
"""Attributes of one element, of which a page has ten; the parser's time grows with their square."""


def parse_html(text: str, name: str, what: str) -> Any:
    """Parse HTML, `what` it is for messages; gives its root.

    What nobody reads in it is taken out, and quotations that have a source of their own are set with it. Comments and
    processing instructions are dropped, control characters become spaces, elements of quotations quotation marks.

    Raises UnreadableError where it is nested too deeply, and NotAnArticleError where there is no element in it.
    """
    try:
        from lxml import etree, html  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, what, "html") from None
    if any(map(_is_overloaded, _attributes(text))):
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
    without_unread(root)
    with_sources(root)
    return root


def _clean(root: Any) -> None:
    """Take away control characters that were written as references."""
    for element in root.iter():
        if CONTROL.search(element.text or ""):
            element.text = CONTROL.sub(" ", element.text)
        if CONTROL.search(element.tail or ""):
            element.tail = CONTROL.sub(" ", element.tail)


def _attributes(text: str) -> Iterator[str]:
    """Give the attributes of every tag, as they stand there."""
    at = 0
    while token := TOKEN.search(text, at):
        at = token.end()
        name, attributes = token.groups()
        yield attributes or ""
        element = "" if text.startswith("/>", at) else (name or "").lower()
        if element == "script":
            at = _end_of_script(text, at)
        elif (end := OF_TEXT.get(element)) and (closing := end.search(text, at)):
            at = closing.start()


def _end_of_script(text: str, at: int) -> int:
    """Find where the script that begins at character `at` ends; end tags within its own comments do not count."""
    depth = 0
    for mark in IN_SCRIPT.finditer(text, at):
        if mark[0] == "-->" or mark[1]:
            depth = 0
        elif mark[0] == "<!--":
            depth = depth or 1
        elif not mark[2]:
            depth = 2 if depth else 0
        elif depth < 2:
            return mark.start()
        else:
            depth = 1
    return len(text)


def _is_overloaded(attributes: str) -> bool:
    return len(attributes) > MOST_ATTRIBUTES and len(ATTRIBUTES.findall(attributes)) > MOST_ATTRIBUTES
