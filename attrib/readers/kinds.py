"""Kinds of file, told by how they begin."""

from __future__ import annotations

import re

BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftyp", "a video or an image (MPEG-4)"),
    (8, b"WAVEfmt", "a sound file"),
    (0, b"ID3\x02", "a sound file (MP3)"),
    (0, b"ID3\x03", "a sound file (MP3)"),
    (0, b"ID3\x04", "a sound file (MP3)"),
    (0, b"OggS\x00", "a sound or video file (Ogg)"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (4, b"1AY&SY", "a bzip2 archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"%!PS-Adobe", "a PostScript document"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"ARROW1", "an Arrow file"),
    (0, b"\x89HDF", "an HDF5 file"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
)
"""Where in the file, which bytes, and what they show it to be."""

ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", "a Word document"),
    (b"xl/workbook.xml", "an Excel workbook"),
    (b"ppt/presentation.xml", "a PowerPoint presentation"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"Index/Document.iwa", "a Pages, Numbers or Keynote document"),
)
"""Names inside a zip archive that show it to be a document."""

A_ZIP = "a zip archive"
A_PDF = "a PDF document"

PDF_WITHIN = 1024
"""Bytes in which a PDF must say that it is one; some begin with the remains of a mail or of HTTP."""


def binary_kind(data: bytes) -> str | None:
    """Name the kind of file, as "a PDF document"; None where nothing shows that it is not text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for name, kind in ZIPPED if name in data), A_ZIP)
    head = data[:PDF_WITHIN]
    at = head.find(b"%PDF-")
    if at == 0 or (at > 0 and b"\n%PDF-" in head and b" obj" in data[:65536]):
        return A_PDF
    return next((kind for at, mark, kind in BEGINNINGS if data.startswith(mark, at)), None)


PROLOGUE = re.compile(r"\s*(?:(<\?)|(<!--)|<!doctype\s+(?P<doctype>[\w.:-]+)|<(?P<root>[a-z][\w.:-]*)(?=[\s/>]))", re.I)
INSIDE = re.compile(
    r"</?(?:html|head|body|p|div|title|meta|article|main|section|script|style|h1|table)\b|<!doctype\s", re.I
)
OF_PAGES = frozenset("html head body title meta link base article main".split())
"""Elements that only whole pages have."""
BLOCKS = frozenset(
    "address article aside blockquote center div dl figure h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section"
    " table tbody td tr ul".split()
)
INLINE = frozenset(
    "a abbr b big br em font i img ins link meta q script small span strong style sub sup title u".split()
)
BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|blockquote|section|table|tr|td|figure|article)\b[^<>]*>", re.I)
PAGE_TAG = re.compile(r"<(?:html|head|body|title|article|main)\b", re.I)
ENDING = re.compile(r"</(?P<name>[a-z][\w.:-]*)\s*>|<[a-z][^<>]*/>", re.I)
FEWEST_BLOCKS = 3
"""Tags of blocks that show a text to be HTML which begins with another tag."""
PAGE_WITHIN = 100_000
"""Characters in which a page shows two such tags."""
LONGEST_PROLOGUE = 20
"""Comments and processing instructions before the first element."""


def root_name(text: str) -> str | None:
    """Give the first element's name, or the document type's, in small letters; None for what is no markup."""
    at = 0
    for _ in range(LONGEST_PROLOGUE):
        match = PROLOGUE.match(text, at)
        if match is None:
            return None
        name = match["doctype"] or match["root"]
        if name:
            return name.rpartition(":")[2].lower()
        closing = "?>" if match[1] else "-->"
        end = text.find(closing, match.end())
        if end < 0:
            return None
        at = end + len(closing)
    return None


def is_page(text: str, root: str | None) -> bool:
    """Tell whether a text whose first element is `root` is a web page, not just a text that begins with a tag."""
    head = text[:PAGE_WITHIN]
    if root in {"html", "head", "body"}:
        return len(INSIDE.findall(head)) > 1
    return is_fragment(text, root) and PAGE_TAG.search(head) is not None


def is_fragment(text: str, root: str | None) -> bool:
    """Tell whether a text whose first element is `root` is HTML, of which a page may be made."""
    tags = len(BLOCK_TAG.findall(text[:PAGE_WITHIN]))
    return (root in BLOCKS and tags > 1) or (root in INLINE and tags >= FEWEST_BLOCKS)


def is_xml(text: str, root: str | None) -> bool:
    """Tell whether a text whose first element is `root` is XML, not just a text that begins with a tag."""
    endings = len(ENDING.findall(text[:PAGE_WITHIN]))
    return root is not None and (endings > 1 or (endings > 0 and text.startswith("<?xml")))


def is_word(data: bytes) -> bool:
    """Tell whether bytes are a Word document, by the names of the parts that it is packed from."""
    return data.startswith(b"PK\x03\x04") and (
        b"word/document.xml" in data or (b"[Content_Types].xml" in data and b"word/" in data)
    )
