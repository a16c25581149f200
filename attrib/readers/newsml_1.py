"""NewsML 1.x, as agencies still send it: each NewsItem is a story, told in its first component that has a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.elements import DEEPEST, TooDeepError
from attrib.readers.news_xml import content_of
from attrib.readers.reading import Articles, NotAnArticleError, Reading, numbered
from attrib.readers.xml_files import Node, told_of, top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.readers.content import Content

WHAT = "NewsML 1"
FEWEST_WORDS = 3


def read_newsml_1(content: Content) -> Reading | Articles:
    """Read the stories of NewsML 1.x. Raises UnreadableError where it is broken or has no text."""
    with told_of(WHAT, content.name):
        items = top(content, WHAT).within("NewsItem")
        found = [reading for item in items if (reading := _news_item(item, content.name)) is not None]
    if not found:
        raise NotAnArticleError(content.name, f"{WHAT} without a text in it")
    return found[0] if len(found) == 1 else numbered(found)


def _news_item(item: Node, name: str) -> Reading | None:
    for component in _components(item):
        lines = component.first("NewsLines") or next(item.within("NewsLines"), None)
        headline = lines.first("HeadLine") if lines else None
        for data in component.all("ContentItem"):
            found = data.first("DataContent")
            reading = content_of(found, headline, name) if found else None
            if reading is not None and len(reading.text.split()) >= FEWEST_WORDS:
                return _with_its_data(reading, item, lines)
    return None


def _components(node: Node, depth: int = 0) -> Iterator[Node]:
    """Give components, those that hold others before these."""
    if depth > DEEPEST:
        raise TooDeepError
    for component in node.all("NewsComponent"):
        yield component
        yield from _components(component, depth + 1)


def _with_its_data(reading: Reading, item: Node, lines: Node | None) -> Reading:
    managed = item.first("NewsManagement")
    dates = [managed.said(name) for name in ("ThisRevisionCreated", "FirstCreated")] if managed else []
    party = next(item.within("Provider"), None)
    provider = party.attribute("Party", "FormalName") if party else None
    return replace(
        reading,
        byline=(metadata.byline(lines.said("ByLine")) if lines else None) or reading.byline,
        date=next(filter(None, map(date_of, dates)), None) or reading.date,
        outlet=provider or item.said("Identification", "NewsIdentifier", "ProviderId") or reading.outlet,
        id=item.said("Identification", "NewsIdentifier", "PublicIdentifier")
        or item.said("Identification", "NewsIdentifier", "NewsItemId"),
        format="newsml-1",
    )
