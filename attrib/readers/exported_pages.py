"""HTML that a word processor or a database of newspapers made: all of it is the article, or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.elements import TooDeepError, pieces_of, words_of
from attrib.readers.fragments import reading_of
from attrib.readers.html_parsing import parse_html
from attrib.readers.kinds import PAGE_WITHIN
from attrib.readers.reading import (
    Articles,
    NotAnArticleError,
    Piece,
    Reading,
    UnreadableError,
    text_and_parts,
)

if TYPE_CHECKING:
    from attrib.readers.content import Content

WRITTEN = re.compile(
    r"<meta\b[^<>]{0,200}\b(?:Microsoft Word|Word\.Document|LibreOffice|OpenOffice)\b"
    r"|urn:schemas-microsoft-com:office:word"
    r"|@import url\((?:'|\"|&quot;)?https://themes\.googleusercontent\.com/fonts"
    r"|<body class=\"[^\"<>]{0,80}\bdoc-content\b",
    re.IGNORECASE,
)
DATABASES = re.compile(
    r"\bDocPublicationName\b|\bclass=[\"']?(?:article )?(?:en|de|fr)(?:Article|Headline|articleParagraph)\b"
    r"|>\s*\d{1,5} of \d{1,5} DOCUMENTS\s*<|>\s*End of Document\s*<|\bFactiva\b[^<>]{0,40}</title>",
    re.IGNORECASE,
)
CELL = re.compile(r"(</?)(?:table|tbody|thead|tr|td|th)\b(?=[\s>/])", re.IGNORECASE)
TITLES = frozenset(["title", "msotitle"])
EUROPRESSE = "DocPublicationName"
PUBLISHED = re.compile(r"\D(\d{8})\D")


def is_exported(text: str) -> bool:
    """Tell whether a page was made by a word processor or a database."""
    head = text[:PAGE_WITHIN]
    return WRITTEN.search(head) is not None or DATABASES.search(head) is not None


def read_exported(content: Content) -> Reading | Articles:
    """Read a page that a word processor or a database made. Raises UnreadableError."""
    text, notes = content.decoded
    if DATABASES.search(text[:PAGE_WITHIN]) is None:
        return _document(parse_html(text, content.name, "a document in HTML"), content.name, notes)
    root = parse_html(CELL.sub(r"\1div", text), content.name, "an export in HTML")
    articles = [each for each in root.iter("article") if _of_class(each, EUROPRESSE) is not None]
    if articles:
        return _from_europresse(articles, content.name)
    return reading_of(_pieces(root, content.name), content.name, notes)


def _pieces(root: Any, name: str) -> list[Piece]:
    try:
        body = root.find("body")
        return [] if body is None else pieces_of(body, "/html/body")
    except TooDeepError:
        raise UnreadableError(name, "a document in HTML nested too deeply") from None


def _document(root: Any, name: str, notes: tuple[str, ...]) -> Reading:
    """Read a document: its title is what is set as one."""
    titles = (each for each in root.iter("p", "h1", "div") if TITLES & {*each.get("class", "").lower().split()})
    title = next(filter(None, map(words_of, titles)), None)
    reading = reading_of(_pieces(root, name), name, notes)
    author = next((each.get("content") for each in root.iter("meta") if each.get("name", "").lower() == "author"), None)
    return replace(reading, title=title or reading.title, byline=reading.byline or metadata.byline(author))


def _of_class(element: Any, *names: str) -> Any | None:
    """Give the first element within it that has one of these classes."""
    wanted = {*names}
    return next((each for each in element.iter() if wanted & {*str(each.get("class", "")).split()}), None)


def _said(element: Any, *names: str) -> str | None:
    found = _of_class(element, *names)
    return metadata.plain(words_of(found)) if found is not None else None


def _from_europresse(articles: list[Any], name: str) -> Articles:
    for number, article in enumerate(articles, 1):
        body = _of_class(article, "docOcurrContainer", "DocText")
        try:
            found = pieces_of(body, f"article {number}") if body is not None else []
        except TooDeepError:
            yield UnreadableError(f"{name}#{number}", "a document in HTML nested too deeply")
            continue
        if not found:
            yield NotAnArticleError(f"{name}#{number}", "an entry without a text")
            continue
        found = [piece._replace(origin=f"article {number}") for piece in found]
        title = _said(article, "titreArticleVisu", "rdp__articletitle", "titreArticle")
        text, parts = text_and_parts([*([Piece(title, f"article {number}")] if title else []), *found])
        document = _said(article, "publiC-lblNodoc")
        published = PUBLISHED.search(f" {document} ")
        yield Reading(
            text=text,
            title=title,
            byline=metadata.byline(_said(article, "docAuthors", "sm-margin-bottomNews")),
            date=date_of(published[1]) if published else date_of(_said(article, "DocHeader")),
            outlet=_outlet(_said(article, EUROPRESSE)),
            id=document,
            number=number,
            format="europresse",
            parts=parts,
        )


def _outlet(said: str | None) -> str | None:
    """Give the name of an outlet without what follows it in brackets: "The Bugle (web site)"."""
    return (said or "").partition(" (")[0].partition(",")[0].strip() or None
