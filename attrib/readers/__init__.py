"""A file becomes an article: text, title, byline, and notes on what had to be guessed."""

from attrib.readers.files import load_file, load_stream, read_bytes, read_file, read_text
from attrib.readers.reading import LARGEST, Reading, UnreadableError

__all__ = [
    "LARGEST",
    "Reading",
    "UnreadableError",
    "load_file",
    "load_stream",
    "read_bytes",
    "read_file",
    "read_text",
]
