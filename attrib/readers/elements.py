"""Elements become pieces: the paragraphs of HTML, of NITF, and of what trafilatura gives of a page.

Works on elements of lxml and of the standard library alike. What is set as a block becomes a piece of its own, and
so does each line that a break ends; everything else is part of the line. Captions, credits and bylines are
furniture, headings subheads. A row of a table is furniture, its cells parted by bars; tables that only arrange
paragraphs are read through.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from attrib.lines import Role
from attrib.lines.paragraphs import END
from attrib.lines.setting import set_anew
from attrib.readers.reading import Piece

DEEPEST = 256
"""Elements within one another; as many as libxml2 allows in a page."""
LONGEST_CELL = 300
"""A table with more characters in a cell arranges paragraphs, and is no table of figures."""
CELL_BAR = " | "
PLAIN = re.compile(r"/pre(?:\[\d+\])?\Z")
"""The place of text whose line ends are its own."""
STORY = 400
FEWEST_PARAGRAPHS = 3
MOSTLY = 0.7
"""Characters, paragraphs and share of whole sentences of an element that holds a story as plain text."""

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 hl1 hl2 head".split())
FURNITURE = frozenset("figcaption caption media credit byline tagline footer dateline distributor note".split())
BLOCKS = (
    HEADINGS
    | FURNITURE
    | frozenset(
        "address article aside blockquote block body bq center cell dd details div dl dt fieldset figure form header hr"
        " item li list main nav ol p pre quote row section summary table tbody td tfoot th thead tr ul"
        " media-caption media-producer body.content body.head body.end abstract hedline html".split()
    )
)
BREAKS = frozenset(["br", "lb"])
ROWS = frozenset(["tr", "row"])
CELLS = frozenset(["td", "th", "cell"])
NO_TEXT = frozenset(
    "script style noscript template iframe object embed svg math canvas audio video map select textarea button"
    " graphic img media-metadata media-reference media-object".split()
)


class TooDeepError(ValueError):
    """Elements stand within one another deeper than any article has them."""


def pieces_of(root: Any, place: str, *, of_an_agency: bool = False) -> list[Piece]:
    """Give the pieces of an element; `place` is its own path, from which theirs are made.

    Agencies set whole stories in one element, as plain text: there line ends and indents mean what they do in that.

    Paths have local names, and a number where siblings share a name: "/nitf/body/body.content/p[3]".
    Raises TooDeepError.
    """
    walk, role = _Walk(of_an_agency=of_an_agency), _role(name_of(root))
    walk.through(root, place, role)
    walk.end_line(place, role)
    return walk.found


def children_of(element: Any, place: str) -> Iterator[tuple[Any, str]]:
    """Give the elements within an element, and the path of each."""
    names = [name_of(child) for child in element]
    shared = Counter(names)
    seen: Counter[str] = Counter()
    for child, name in zip(element, names, strict=True):
        seen[name] += 1
        yield child, f"{place}/{name}[{seen[name]}]" if shared[name] > 1 else f"{place}/{name}"


def name_of(element: Any) -> str:
    """Give an element's name without its namespace; nothing for a comment or a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: Any) -> str:
    """Give all words within an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


class _Walk:
    """A walk through elements: the pieces it has come by, and the words of the line that it is in."""

    def __init__(self, *, of_an_agency: bool) -> None:
        self.found: list[Piece] = []
        self._line: list[str] = []
        self._of_an_agency = of_an_agency

    def through(self, element: Any, place: str, role: Role | None, depth: int = 0) -> None:
        """Walk through an element, which stands within `depth` others. The last line is left open."""
        if depth > DEEPEST:
            raise TooDeepError
        self._line.append(element.text or "")
        for child, where in children_of(element, place):
            name = name_of(child)
            if name in BREAKS:
                self.end_line(place, role)
            elif name in BLOCKS:
                self.end_line(place, role)
                own = role or _role(name)
                if name in ROWS and (row := _row(child)) is not None:
                    self.found += [Piece(row, where, "furniture")] if row else []
                else:
                    self.through(child, where, own, depth + 1)
                self.end_line(where, own)
            elif name and name not in NO_TEXT:
                self.through(child, place, role, depth + 1)
            self._line.append(child.tail or "")

    def end_line(self, place: str, role: Role | None) -> None:
        """Make a piece of the line so far, or several where it is plain text, and begin a new one."""
        said = "".join(self._line)
        self._line.clear()
        if PLAIN.search(place) or (self._of_an_agency and len(said) >= STORY and _is_story(said)):
            self.found += [Piece(words, place, role) for words in set_anew(said)]
        elif words := " ".join(said.split()):
            self.found.append(Piece(words, place, role))


def _is_story(said: str) -> bool:
    """Tell whether line ends and indents part a stretch of text into whole sentences, several times."""
    paragraphs = set_anew(said)
    ended = sum(END.search(paragraph) is not None for paragraph in paragraphs)
    return len(paragraphs) >= FEWEST_PARAGRAPHS and ended >= MOSTLY * len(paragraphs)


def _role(name: str) -> Role | None:
    return "furniture" if name in FURNITURE else "subhead" if name in HEADINGS else None


def _row(element: Any) -> str | None:
    """Give the cells of a row of a table of figures; None where the row arranges paragraphs."""
    cells: Iterable[Any] = [child for child in element if name_of(child) in CELLS]
    texts = [words_of(cell) for cell in cells]
    if len(texts) < 2 or max(map(len, texts)) > LONGEST_CELL:
        return None
    return CELL_BAR.join(filter(None, texts))
