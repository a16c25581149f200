"""Web pages: the article is taken out of what stands around it, with trafilatura.

What is kept are paragraphs, lists, quotations, subheads and tables of the article; navigation, related stories,
comments, captions and the like are left out. Byline and date are those of the page's JSON-LD where it has an article
there, and else what trafilatura makes of the page; so is the headline, unless a heading is much the same. The text of
the JSON-LD is taken where it is clearly more whole than what was found.
"""

from __future__ import annotations

import html
import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from attrib.readers import metadata
from attrib.readers.decoding import decode, web_encoding
from attrib.readers.elements import NO_TEXT, TooDeepError, name_of, pieces_of
from attrib.readers.fragments import MARKUP, html_pieces, text_pieces
from attrib.readers.html_parsing import parse_html
from attrib.readers.json_ld import described
from attrib.readers.reading import MissingExtraError, NotAnArticleError, Piece, Reading, UnreadableError, text_and_parts
from attrib.readers.titles import bare_title, chosen

if TYPE_CHECKING:
    from attrib.readers.content import Content

CHARSET = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
CHARSET_WITHIN = 4_096
MOST_TEXT = 1_000_000
"""Characters of text in a page, a hundred times an article. Beyond, trafilatura's time grows with their square."""
MOST_ELEMENTS = 25_000
CLEARLY_MORE = 1.5
"""How many times the characters found in the page the text of the JSON-LD must have."""
NEARLY = 0.9
SITE_NAME = ".//meta[@property='og:site_name']"
OG_TITLE = ".//meta[@property='og:title']"
SECTION = ".//meta[@property='article:section']"
LD_JSON = ".//script[@type='application/ld+json']"
LD_PLACE = "JSON-LD articleBody"
H1 = re.compile(r"/h1(?:\[\d+\])?\Z")
PARAGRAPH = re.compile(r"/p(?:\[\d+\])?\Z")
LONG_PARAGRAPH = 20
HALF = 0.5
DATES = {"extensive_search": False, "original_date": True}


def declared(data: bytes) -> str | None:
    """Decode a page by the encoding that it declares; None where it declares none that is known."""
    match = CHARSET.search(data[:CHARSET_WITHIN])
    name = web_encoding(match[1].decode("ascii", "replace")) if match else None
    return None if name is None or name.startswith("utf") else data.decode(name, "replace")


def read_web_page(content: Content) -> Reading:
    """Read the article of a web page. Raises UnreadableError as `read_page_bytes` does."""
    return read_page_bytes(content.whole, content.name)


def read_page_bytes(data: bytes, name: str) -> Reading:
    """Read the article of a web page, by the encoding that it declares where its bytes do not tell one.

    Raises UnreadableError where the page is too large or nested too deeply, or no article is found in it.
    """
    text, notes = decode(data, name)
    by_declaration = declared(data) if notes else None
    return read_page(text, name, notes) if by_declaration is None else read_page(by_declaration, name)


def read_page(text: str, name: str, notes: tuple[str, ...] = ()) -> Reading:
    """Read the article of a web page; `notes` say how its bytes were decoded.

    Raises UnreadableError where the page is too large or nested too deeply, or no article is found in it.
    """
    root = _parsed(text, name)
    page = _pieces(root, name)
    told = described(each.text or "" for each in root.iterfind(LD_JSON))
    found, title, byline, date = _extracted(root, name)
    body = _traced(found, page)
    if told.body and _is_more_whole(told.body, body):
        body = _described_body(told.body, name)
    outlet, section = told.outlet or _said(root, SITE_NAME), told.section or _said(root, SECTION)
    told_titles = [told.headline, _said(root, OG_TITLE), metadata.words(root.findtext(".//title"))]
    around = (outlet, _said(root, SITE_NAME), section)
    found_title, *titles = (each and bare_title(each, around) for each in (title, *told_titles))
    heading = _headline(body) or (None if told.headline else found_title)
    title = chosen(heading, [*filter(None, titles)])
    body = [piece for piece in body if piece.text != title]
    if not body:
        raise NotAnArticleError(name, "a web page in which no article was found")
    notes = (*notes, *_half_lost(body, page))
    head = [Piece(title, next((each.origin for each in page if _is_headline(each, title)), None))] if title else []
    laid, parts = text_and_parts([*head, *body])
    return Reading(
        text=laid,
        title=title,
        byline=told.byline or byline,
        date=told.date or date,
        outlet=outlet,
        section=section,
        format="html",
        parts=parts,
        notes=notes,
    )


def _said(root: Any, element: str) -> str | None:
    """Give what the first of such elements in the head of a page says."""
    return metadata.words(next((each.get("content") for each in root.iterfind(element)), None))


def _parsed(text: str, name: str) -> Any:
    root = parse_html(text, name, "a web page")
    elements = characters = 0
    for element in root.iter():
        elements += 1
        characters += len(element.tail or "") + (len(element.text or "") if name_of(element) not in NO_TEXT else 0)
    if elements > MOST_ELEMENTS or characters > MOST_TEXT:
        limits = f"{MOST_TEXT:,} characters of text or {MOST_ELEMENTS:,} elements"
        raise UnreadableError(name, f"a web page of more than {limits}, the most that attrib reads")
    return root


def _pieces(root: Any, name: str) -> list[Piece]:
    """Give all pieces of a page, of the article and of what stands around it."""
    body = root.find("body")
    try:
        return pieces_of(root, "/html") if body is None else pieces_of(body, "/html/body")
    except TooDeepError:
        raise UnreadableError(name, "a web page nested too deeply") from None


def _extracted(root: Any, name: str) -> tuple[list[Piece], str | None, str | None, str | None]:
    """Give what trafilatura takes for the article: its pieces without origins, headline, byline, date."""
    try:
        import trafilatura  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, "a web page", "html") from None
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = trafilatura.bare_extraction(
            _for_trafilatura(root), include_comments=False, with_metadata=True, date_extraction_params=DATES
        )
    except Exception as error:
        raise UnreadableError(name, f"a web page that trafilatura cannot read ({type(error).__name__})") from error
    if document is None:
        return [], None, None, None
    found = pieces_of(document.body, "") if document.body is not None else []
    byline = metadata.byline((document.author or "").replace("; ", ", "))
    return found, metadata.words(document.title), byline, metadata.iso_date(document.date)


def _for_trafilatura(root: Any) -> Any:
    """Give a copy of a page in which quotations with a caption are no figures, of which trafilatura keeps nothing."""
    copy = deepcopy(root)
    for figure in [*copy.iter("figure")]:
        if figure.find(".//blockquote") is not None:
            figure.tag = "div"
    return copy


def _traced(found: Sequence[Piece], page: Sequence[Piece]) -> list[Piece]:
    """Give each piece that was found the origin of the same words in the page; none where they cannot be told apart.

    A text that the page has once is that one. Of several the one is taken that stands alone between the pieces
    that are known before and after it.
    """
    places: dict[str, list[int]] = {}
    for number, piece in enumerate(page):
        places.setdefault(_key(piece), []).append(number)
    candidates = [places.get(_key(piece), []) for piece in found]
    sure = [(at, numbers[0]) for at, numbers in enumerate(candidates) if len(numbers) == 1]
    known = [at for at, _ in sure]
    traced = []
    for at, piece in enumerate(found):
        numbers = candidates[at]
        before, after = bisect_left(known, at), bisect_right(known, at)
        low = sure[before - 1][1] if before else -1
        high = sure[after][1] if after < len(sure) else len(page)
        if len(numbers) > 1:
            numbers = numbers[bisect_right(numbers, low) : bisect_left(numbers, high)][:2]
        traced.append(page[numbers[0]] if len(numbers) == 1 else piece._replace(origin=None))
    return traced


def _half_lost(found: Sequence[Piece], page: Sequence[Piece]) -> Iterator[str]:
    """Say so where less than half of the words were found that stand in the page's longer paragraphs."""
    longer = {piece.text: len(piece.text.split()) for piece in page if PARAGRAPH.search(piece.origin or "")}
    there = sum(words for words in longer.values() if words >= LONG_PARAGRAPH)
    read = sum(len(piece.text.split()) for piece in found)
    if read < HALF * there:
        yield f"Only {read:,} of the {there:,} words in this page's paragraphs were taken for the article."


def _key(piece: Piece) -> str:
    return "".join(piece.text.split())


def _is_more_whole(described: str, found: Sequence[Piece]) -> bool:
    """Tell whether the text of the JSON-LD is clearly longer than what the page shows of it, and lacks nothing."""
    shown = sum(len(piece.text) for piece in found if piece.origin is not None)
    return len(described) > CLEARLY_MORE * shown and len(described) >= NEARLY * sum(len(piece.text) for piece in found)


def _described_body(text: str, name: str) -> list[Piece]:
    text = html.unescape(text)
    return html_pieces(text, LD_PLACE, name) if MARKUP.search(text) else text_pieces(text, LD_PLACE)


def _headline(body: Sequence[Piece]) -> str | None:
    """Give the heading of the first level if the article has one, and no more."""
    headings = [piece.text for piece in body if H1.search(piece.origin or "")]
    return headings[0] if len(headings) == 1 else None


def _is_headline(piece: Piece, title: str) -> bool:
    return piece.text == title and piece.role == "subhead"
