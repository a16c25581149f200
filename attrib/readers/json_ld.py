"""What a web page says of its article in JSON-LD, in the words of schema.org's NewsArticle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from attrib.readers import metadata

ARTICLES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
"""Endings of the types that are an article: NewsArticle, ReportageNewsArticle, OpinionNewsArticle, …"""
DEEPEST = 6


class Described(NamedTuple):
    """An article as JSON-LD describes it; null for what it does not say."""

    headline: str | None = None
    byline: str | None = None
    date: str | None = None
    outlet: str | None = None
    section: str | None = None
    body: str | None = None


def described(scripts: Iterable[str]) -> Described:
    """Give the first article that scripts of JSON-LD describe; what is broken in them is passed over."""
    for script in scripts:
        try:
            contents = msgspec.json.decode(script.strip().rstrip(";"))
        except (msgspec.DecodeError, RecursionError, ValueError):
            continue
        for article in _articles(contents):
            return Described(
                metadata.words(article.get("headline")),
                metadata.byline(", ".join(names_of(article.get("author")))),
                metadata.iso_date(article.get("datePublished")) or metadata.iso_date(article.get("dateCreated")),
                next(iter(names_of(article.get("publisher"))), None),
                next(iter(names_of(article.get("articleSection"))), None),
                article["articleBody"] if isinstance(article.get("articleBody"), str) else None,
            )
    return Described()


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1) if depth < DEEPEST else ()
    elif isinstance(value, dict):
        types = value.get("@type")
        if any(str(each).endswith(ARTICLES) for each in (types if isinstance(types, list) else [types])):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), depth + 1) if depth < DEEPEST else ()


def names_of(value: Any, depth: int = 0) -> list[str]:
    """Give the names of people or bodies, each once."""
    if isinstance(value, list) and depth < DEEPEST:
        return list(dict.fromkeys(name for item in value for name in names_of(item, depth + 1)))
    name = metadata.words(value.get("name") if isinstance(value, dict) else value)
    return [name] if name else []
