"""Writes small PDFs, as word processors do: lines at their places, in a font that every reader has."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

WIDTH, HEIGHT, MARGIN = 612, 792, 72


def pdf(paragraphs: Sequence[tuple[int, str]], *, head: str = "", indent: int = 0, gap: int = 8) -> bytes:
    """Give a PDF of paragraphs, each with the size of its letters, with a running head and a number on every page."""
    pages = [*_pages(paragraphs, indent, gap)]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
               b"/Encoding /WinAnsiEncoding >>"]  # fmt: skip
    kids = []
    for number, lines in enumerate(pages, 1):
        drawn = [(MARGIN, HEIGHT - 40, 9, f"{head} {number}".strip())] if head else []
        stream = b"\n".join(_drawn(*line) for line in [*drawn, *lines])
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _file(objects)


def _pages(paragraphs: Sequence[tuple[int, str]], indent: int, gap: int) -> Iterator[list[tuple[int, int, int, str]]]:
    page: list[tuple[int, int, int, str]] = []
    y = HEIGHT - MARGIN
    for size, words in paragraphs:
        for n, line in enumerate(textwrap.wrap(words, 1000 // size)):
            if y < MARGIN:
                yield page
                page, y = [], HEIGHT - MARGIN
            page.append((MARGIN + (indent if n == 0 and size < 14 else 0), y, size, line))
            y -= size + 3
        y -= gap
    yield page


def _drawn(x: int, y: int, size: int, words: str) -> bytes:
    said = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, x, y, said)


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end
