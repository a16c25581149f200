"""PDF that was born digital, by pypdf: lines are set together to paragraphs by their places on the page.

Lines that stand at the head or foot of several pages, alike but for a number, are left out. Columns follow one another
in the order in which the file draws them.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.lines import Role
from attrib.lines.bylines import byline_of
from attrib.readers.opening import find_opening
from attrib.readers.reading import (
    MissingExtraError,
    NotAnArticleError,
    Piece,
    Reading,
    UnreadableError,
    text_and_parts,
)

if TYPE_CHECKING:
    from attrib.readers.content import Content

WHAT = "a PDF document"
NOTE = "The text is a PDF's: where it has columns, running heads or pictures with words, paragraphs may be wrong."
MOST_PAGES = 500
MOST_TEXT = 1_000_000
"""Characters, a hundred times an article."""
SMALLER = 0.9
LARGER = 1.15
"""How many times the size of the text the letters of a headline or subhead have."""
APART = 1.25
"""How many times the usual distance of lines the distance of paragraphs is."""
SHORT = 0.8
"""Share of the usual length of lines below which a line may be a paragraph's last."""
FULL = 0.95
END = re.compile(r"[.?!:…][\"”’')\]]*\Z")
DIGITS = re.compile(r"\d+")
HYPHEN = re.compile(r"(?<=[a-z])-\Z")


class _Line(NamedTuple):
    page: int
    x: float
    y: float
    size: float
    text: str


class _Layout(NamedTuple):
    """What is usual in a document."""

    size: float
    step: float
    width: float
    left: float


def read_pdf(content: Content) -> Reading:
    """Read a PDF. Raises UnreadableError where it is broken, encrypted, too long, or has no text."""
    try:
        import pypdf  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(content.name, WHAT, "pdf") from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        document = pypdf.PdfReader(io.BytesIO(content.whole))
        lines = _without_running_heads(list(_lines(document, content.name)))
        author = getattr(document.metadata, "author", None)
    except UnreadableError:
        raise
    except Exception as error:
        why = "encrypted" if b"/Encrypt" in content.whole else f"broken ({type(error).__name__})"
        raise UnreadableError(content.name, f"{WHAT} that is {why}") from error
    if not lines:
        raise NotAnArticleError(content.name, f"{WHAT} without text in it (a scan?)")
    return _article(_pieces(lines), author)


def _article(pieces: list[Piece], author: object) -> Reading:
    heads = [piece for piece in pieces[:5] if piece.role == "subhead"]
    pieces = [piece._replace(role=None) if heads and piece is heads[0] else piece for piece in pieces]
    text, parts = text_and_parts(pieces)
    opening = find_opening(text)
    writer = byline_of(f"By {author}", below_title=False) if isinstance(author, str) else None
    return Reading(
        text=text,
        title=heads[0].text if heads else opening.title,
        byline=opening.byline or writer,
        format="pdf",
        parts=parts,
        notes=(NOTE,),
    )


def _lines(document: Any, name: str) -> Iterator[_Line]:
    if len(document.pages) > MOST_PAGES:
        raise UnreadableError(name, f"{WHAT} of more than {MOST_PAGES} pages")
    characters = 0
    for number, page in enumerate(document.pages, 1):
        chunks: list[_Line] = []
        page.extract_text(visitor_text=partial(_keep, chunks, number))
        characters += sum(len(chunk.text) for chunk in chunks)
        if characters > MOST_TEXT:
            raise UnreadableError(name, f"{WHAT} of more than {MOST_TEXT:,} characters")
        yield from _joined(chunks)


def _keep(chunks: list[_Line], page: int, text: str, *where: Any) -> None:
    """Note a stretch of text, with the matrices and the size by which pypdf says where it stands."""
    cm, tm, _, size = where
    x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
    chunks.append(_Line(page, x, y, round(abs(float(size or 0) * tm[3] * cm[3]), 1), text))


def _joined(chunks: Sequence[_Line]) -> Iterator[_Line]:
    """Make lines of stretches of text: a stretch goes on where the one before it stood."""
    line: _Line | None = None
    for chunk in chunks:
        first, *others = chunk.text.split("\n")
        if first.strip():
            if line is None or abs(line.y - chunk.y) > line.size / 2:
                yield from _whole(line)
                line = chunk._replace(text=first)
            else:
                line = line._replace(text=line.text + first)
        elif line is not None:
            line = line._replace(text=line.text + first)
        for other in others:
            yield from _whole(line)
            line = chunk._replace(text=other) if other.strip() else None
    yield from _whole(line)


def _whole(line: _Line | None) -> Iterator[_Line]:
    if line is not None and line.text.strip():
        yield line._replace(text=" ".join(line.text.split()))


def _without_running_heads(lines: list[_Line]) -> list[_Line]:
    """Leave out what stands at the top or bottom of several pages, and numbers and small letters that stand there."""
    edges: dict[int, list[_Line]] = {}
    for line in lines:
        edges.setdefault(line.page, []).append(line)
    ends = [(page, each) for page, of in edges.items() for each in {max(of, key=_height), min(of, key=_height)}]
    alike = Counter(DIGITS.sub("#", line.text) for _, line in ends)
    usual = _usual_size(lines)
    gone = {
        line
        for _, line in ends
        if alike[DIGITS.sub("#", line.text)] > 1 or line.text.isdigit() or line.size < SMALLER * usual
    }
    return [line for line in lines if line not in gone]


def _usual_size(lines: Sequence[_Line]) -> float:
    letters = Counter[float]()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _height(line: _Line) -> float:
    return line.y


def _layout(lines: Sequence[_Line]) -> _Layout:
    size = _usual_size(lines)
    usual = [line for line in lines if line.size == size]
    steps = [a.y - b.y for a, b in pairwise(usual) if a.page == b.page and 0 < a.y - b.y < 4 * (size or 1)]
    places = Counter(round(line.x) for line in usual)
    left = min(x for x, count in places.items() if count * 5 >= max(places.values()))
    lengths = sorted(len(line.text) for line in usual)
    return _Layout(size, min(steps, default=0.0) or median([size]), lengths[int(0.9 * (len(lengths) - 1))], left)


def _pieces(lines: Sequence[_Line]) -> list[Piece]:
    layout = _layout(lines)
    words = Counter(word for line in lines for word in line.text.lower().split())
    paragraphs: list[list[_Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, layout):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [Piece(_text(each, words), f"page {each[0].page}", _role(each, layout)) for each in paragraphs if each]


def _role(paragraph: Sequence[_Line], layout: _Layout) -> Role | None:
    larger = paragraph[0].size > LARGER * layout.size
    return "subhead" if larger and sum(len(line.text) for line in paragraph) < 300 else None


def _begins(before: _Line, line: _Line, layout: _Layout) -> bool:
    """Tell whether a line begins a paragraph."""
    ended = END.search(before.text) is not None
    if abs(before.size - line.size) > 0.1 * layout.size:
        return True
    step = before.y - line.y
    if line.page != before.page or step < 0:
        return ended and (len(before.text) < SHORT * layout.width or not line.text[:1].islower())
    if step > APART * max(layout.step, line.size):
        return True
    rest = len(before.text) + 1 + len(line.text.partition(" ")[0])
    if _is_indented(line, layout) and (ended or not _is_indented(before, layout)):
        return True
    if line.text[:1].islower():
        return False
    return rest < (FULL if ended else SHORT * SHORT) * layout.width


def _is_indented(line: _Line, layout: _Layout) -> bool:
    return line.x - layout.left > 0.8 * line.size


def _text(lines: Sequence[_Line], words: Counter[str]) -> str:
    """Set lines together; a word that was broken between two is made whole, unless it is known with its hyphen."""
    text = lines[0].text
    for line in lines[1:]:
        if HYPHEN.search(text) and line.text[:1].islower():
            broken = text.rpartition(" ")[2] + line.text.partition(" ")[0]
            text = (text if words[broken.lower()] else text[:-1]) + line.text
        else:
            text = f"{text} {line.text}"
    return text
