"""A file becomes an article, or several: text, title, byline, date, outlet, and notes on what had to be guessed."""

from attrib.readers.about import About, told_of
from attrib.readers.content import Fields
from attrib.readers.files import load_file, load_stream, read, read_all, read_bytes, read_text
from attrib.readers.reading import LARGEST, NotAnArticleError, Reading, UnreadableError

__all__ = [
    "LARGEST",
    "About",
    "Fields",
    "NotAnArticleError",
    "Reading",
    "UnreadableError",
    "load_file",
    "load_stream",
    "read",
    "read_all",
    "read_bytes",
    "read_text",
    "told_of",
]
