"""Headlines as pages tell them: several, of which one is chosen, without sites' names and agencies' slugs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrib.english import shipped_words

PARTED = re.compile(r"\s+(?:-|–|—|::|»|•|·|/)\s+|\s*\|\s*")
ENDING = re.compile(r"\.\w{2,10}\Z")
SLUG = re.compile(r"([A-Z]{2,15}(?: [A-Z]{2,15})?)(?: \d{1,2})?-(?=[^\s-])")
WORD = re.compile(r"\w+")
SHORTEST = 3
"""Words of the shortest headline that tells another heading to be none."""


def chosen(heading: str | None, told: Sequence[str]) -> str | None:
    """Give the heading of an article if it shares half its words with a headline told of it, or else the first told."""
    likely = [*filter(_is_whole, told)]
    if heading and (not likely or any(_shares_half(heading, each) for each in likely)):
        return heading
    return next(iter(told), None)


def bare_title(title: str, names: Iterable[str | None]) -> str:
    """Give a headline without slugs before it, and without the site's names, and a section beside one, around it."""
    known = {_key(name) for name in names if name} - {""}
    parts = [*PARTED.finditer(title)]
    start, end = 0, len(title)
    while parts and _key(title[parts[-1].end() : end]) in known:
        end = parts.pop().start()
        if parts and " " not in title[parts[-1].end() : end] and _is_whole(title[: parts[-1].start()]):
            end = parts.pop().start()
    if parts and _key(title[: parts[0].start()]) in known:
        start = parts[0].end()
    return _without_slugs(title[start:end])


def _is_whole(title: str) -> bool:
    return len(WORD.findall(title)) >= SHORTEST


def _without_slugs(title: str) -> str:
    while (slug := SLUG.match(title)) and slug[1].lower() in shipped_words().headline_slugs:
        title = title[slug.end() :]
    return title


def _shares_half(heading: str, told: str) -> bool:
    words = {*WORD.findall(heading.lower())}
    return 2 * len(words & {*WORD.findall(told.lower())}) >= len(words)


def _key(name: str) -> str:
    """Give the letters of a name, by which "The Harbor Bugle", "HarborBugle" and "harborbugle.com" are one."""
    letters = "".join(WORD.findall(ENDING.sub("", name).lower()))
    return letters.removeprefix("the") or letters
