"""ninjs, the news item in JSON of the IPTC: versions 1 (body_text, body_xhtml, …), 2 and 3 (bodies).

The same story often stands in an item twice, as plain text and with markup. One of them is read: the one with
markup, because it tells paragraphs, subheads and captions apart, unless it is clearly shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.readers import metadata
from attrib.readers.fragments import MARKUP, html_pieces, text_pieces
from attrib.readers.reading import NotAnArticleError, Piece, Reading, UnreadableError, text_and_parts

if TYPE_CHECKING:
    from attrib.readers.content import Content

BODY = re.compile(r"body_[A-Za-z0-9_]+\Z")
HEADLINE = re.compile(r"headline_[A-Za-z0-9_]+\Z")
OTHER_ROLES = frozenset("summary abstract description caption headline teaser ingress lead preamble alttext".split())
"""Roles of bodies that are not the story."""
OF_TEXT = frozenset(["text", "composite", "article", "component"])
SIGNS = frozenset("headline headlines byline by versioncreated versionCreated pubstatus pubStatus type".split())
"""Names of which a news item has one beside its body; JSON of other kinds has a body too."""
DATES = ("versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated", "firstCreated")
PROVIDERS = ("infosource", "provider", "source", "copyrightholder", "copyrightHolder")
WHOLE = 0.7
"""Share of the longest body's words that a body with markup must have to be taken for the whole story."""
TAG = re.compile(r"<[^<>]{1,1000}>")


class _Body(NamedTuple):
    value: str
    pointer: str
    """Where it stands, as a JSON Pointer (RFC 6901)."""
    marked_up: bool

    @property
    def words(self) -> int:
        return len(TAG.sub(" ", self.value).split() if self.marked_up else self.value.split())


def is_news_item(item: object) -> bool:
    """Tell whether what JSON means is a news item."""
    return isinstance(item, dict) and not SIGNS.isdisjoint(item) and (any(_bodies(item)) or _is_other_news(item))


def read_ninjs(content: Content) -> Reading:
    """Read a file that is a news item. Raises UnreadableError where it has no text."""
    return read_item(content.json, content.name)


def read_item(item: Mapping[str, Any], name: str) -> Reading:
    """Read a news item. Raises UnreadableError where it has no text."""
    bodies = [body for body in _bodies(item) if body.value.strip()]
    if not bodies:
        if isinstance(item.get("type"), str) and item["type"] not in OF_TEXT:
            raise NotAnArticleError(name, f"ninjs of another kind than text ({metadata.plain(item['type'])})")
        raise UnreadableError(name, "ninjs without a text in its body")
    chosen = _chosen(bodies)
    read = html_pieces(chosen.value, chosen.pointer, name) if chosen.marked_up else text_pieces(*chosen[:2])
    title, place = _headline(item)
    if not read:
        raise UnreadableError(name, "ninjs without a text in its body")
    if title and read[0].text == title:
        read = read[1:]
    text, parts = text_and_parts([*([Piece(title, place)] if title else []), *read])
    dates = (metadata.iso_date(item.get(key)) for key in DATES)
    return Reading(
        text=text,
        title=title,
        byline=metadata.byline(item.get("byline") or item.get("by")),
        date=next(filter(None, dates), None),
        outlet=_outlet(item),
        id=metadata.plain(item.get("uri")),
        format="ninjs",
        parts=parts,
    )


def _is_other_news(item: Mapping[str, Any]) -> bool:
    """Tell whether JSON without a body is a news item all the same."""
    uri = item.get("uri")
    return isinstance(uri, str) and ("headlines" in item or "versioncreated" in item or "versionCreated" in item)


def _bodies(item: Mapping[str, Any]) -> Iterator[_Body]:
    for key, value in item.items():
        if BODY.match(key) and isinstance(value, str):
            yield _Body(value, f"/{key}", key != "body_text" and MARKUP.search(value) is not None)
    bodies = item.get("bodies")
    for number, body in enumerate(bodies if isinstance(bodies, list) else ()):
        value = body.get("value") if isinstance(body, dict) else None
        if isinstance(value, str) and str(body.get("role", "")).lower() not in OTHER_ROLES:
            plain = "text/plain" in str(body.get("contentType") or body.get("contenttype") or "")
            yield _Body(value, f"/bodies/{number}/value", not plain and MARKUP.search(value) is not None)


def _chosen(bodies: Sequence[_Body]) -> _Body:
    """Choose the story of several: the longest with markup, or else the longest."""
    longest = max(bodies, key=lambda body: body.words)
    marked_up = max((body for body in bodies if body.marked_up), key=lambda body: body.words, default=longest)
    return marked_up if marked_up.words >= WHOLE * longest.words else longest


def _headline(item: Mapping[str, Any]) -> tuple[str | None, str]:
    """Give the headline and where it stands: the main one of several, or else the first."""
    headlines = item.get("headlines")
    named = [
        (number, each)
        for number, each in enumerate(headlines if isinstance(headlines, list) else ())
        if isinstance(each, dict) and metadata.plain(each.get("value"))
    ]
    if named:
        number, main = next((each for each in named if each[1].get("role") == "main"), named[0])
        return metadata.words(main["value"]), f"/headlines/{number}/value"
    for key in ("headline", "headline_main", *sorted(filter(HEADLINE.match, item))):
        if title := metadata.words(item.get(key)):
            return title, f"/{key}"
    return None, "/headline"


def _outlet(item: Mapping[str, Any]) -> str | None:
    """Give who provides the item: its first source of information, or else its provider or who holds the rights."""
    sources = item.get("infosources")
    named = [each.get("name") for each in sources if isinstance(each, dict)] if isinstance(sources, list) else []
    values = (*named, *(item.get(key) for key in PROVIDERS))
    return next(filter(None, map(metadata.plain, values)), None)
