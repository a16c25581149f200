"""Front matter: the block of settings that static site generators put before a Markdown article.

Only what an article needs is read, by a few lines of YAML that is written by hand everywhere: `key: value`,
lists in brackets or one item a line, folded values. TOML is read whole. What cannot be read gives nothing.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from attrib.readers.dated import date_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BLOCK = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(?P<body>(?:[^\n]{0,20000}\n){1,1000}?)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")
ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40})[ \t]*:(?:[ \t]+(?P<value>.*))?\Z")
ITEM = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?(?P<value>.+)\Z")
FOLDED = frozenset([">", "|", ">-", "|-", ">+", "|+"])
TITLES = ("title", "headline")
DATES = tuple(
    "date published pubdate publishdate publish_date publication_date date_published datepublished created".split()
)
AUTHORS = ("byline", "author", "authors", "by")


class FrontMatter(NamedTuple):
    """What front matter says of an article, and how many characters of the file it takes."""

    length: int = 0
    title: str | None = None
    byline: str | None = None
    date: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter that a text opens with; of length 0 where it opens with none."""
    match = BLOCK.match(text)
    if match is None:
        return FrontMatter()
    values = _toml(match["body"]) if match[1] == "+++" else _yaml(match["body"])
    if not values:
        return FrontMatter()
    dates = (date_of(values.get(key)) for key in DATES)
    return FrontMatter(match.end(), _first(values, TITLES), _first(values, AUTHORS), next(filter(None, dates), None))


def _first(values: Mapping[str, str], keys: Sequence[str]) -> str | None:
    return next((values[key] for key in keys if values.get(key)), None)


def _yaml(body: str) -> dict[str, str]:
    """Give the values by key in lower case; nothing at all where a line is not YAML's."""
    found: dict[str, list[str]] = {}
    key, folded = "", False
    for line in body.splitlines():
        entry = ENTRY.match(line.strip())
        item = ITEM.match(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if entry and not line[0].isspace():
            value = (entry["value"] or "").strip()
            key, folded = entry["key"].strip().lower(), value in FOLDED
            found[key] = [] if folded else _scalars(value)
        elif key and folded:
            found[key] = [" ".join([*found[key], line.strip()])]
        elif key and item:
            found[key] += _scalars(item["value"])
        elif key and line[0].isspace():
            found[key] += _scalars(entry["value"] or "") if entry and entry["key"].lower() == "name" else []
        else:
            return {}
    return {key: ", ".join(values) for key, values in found.items()}


def _scalars(value: str) -> list[str]:
    items = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
    return [bare for item in items if (bare := _bare(item.strip()))]


def _bare(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else re.sub(r"\\(.)", r"\1", inner)
    return value.partition(" #")[0].rstrip()


def _toml(body: str) -> dict[str, str]:
    try:
        values = tomllib.loads(body.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {key.lower(): ", ".join(_names(value)) for key, value in values.items()}


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return _names(value["name"]) if isinstance(value, dict) and "name" in value else []
