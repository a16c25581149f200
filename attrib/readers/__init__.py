"""A file becomes an article: text, title, byline, date, and notes on what had to be guessed."""

from attrib.readers.files import load_file, load_stream, read, read_bytes, read_text
from attrib.readers.reading import LARGEST, NotAnArticleError, Reading, UnreadableError

__all__ = [
    "LARGEST",
    "NotAnArticleError",
    "Reading",
    "UnreadableError",
    "load_file",
    "load_stream",
    "read",
    "read_bytes",
    "read_text",
]
