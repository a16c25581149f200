"""The formats of files: what each is called, how it is recognised, and how it is read.

The first that a file is recognised as is the one. What is recognised and has no reader is refused by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.readers import shapes
from attrib.readers.content import Content
from attrib.readers.kinds import A_PDF, binary_kind, is_fragment, is_page, is_xml
from attrib.readers.reading import Articles, NotAnArticleError, Reading

if TYPE_CHECKING:
    from attrib.readers.records import Rows


class FileFormat(NamedTuple):
    """A format of files."""

    name: Callable[[Content], str] | str
    """What a file of it is called: "a Word document"."""
    is_it: Callable[[Content], bool]
    """Tells whether a file is of this format, which none before it in the table is."""
    reader: str | None = None
    """The module and function that read it, as "word.read_word"; null for what is no article."""
    rows: str | None = None
    """The module and function that give its records, for what has an article in each."""

    def read(self, content: Content) -> Reading | Articles:
        """Read the article of a file, or its articles. Raises UnreadableError."""
        if self.rows is not None:
            from attrib.readers.records import articles_of_rows  # noqa: PLC0415

            return articles_of_rows(self.records(content), content)
        if self.reader is None:
            name = self.name if isinstance(self.name, str) else self.name(content)
            raise NotAnArticleError(content.name, f"{name}, not an article in a format that attrib reads")
        found: Reading | Articles = _function(self.reader)(content)
        return found

    def records(self, content: Content) -> Rows:
        """Give the records of a file that has an article in each. Raises UnreadableError."""
        found: Rows = _function(str(self.rows))(content)
        return found


def _function(name: str) -> Callable[[Content], Any]:
    """Give a function by its module and name."""
    module, _, function = name.rpartition(".")
    given: Callable[[Content], Any] = getattr(import_module(f"attrib.readers.{module}"), function)
    return given


def format_of(content: Content) -> FileFormat:
    """Give the format of a file. Raises UnreadableError where it is empty, too large, or neither text nor known."""
    return next(each for each in FORMATS if each.is_it(content))


def _has_root(*names: str) -> Callable[[Content], bool]:
    return lambda content: content.root in names


def _starts(mark: bytes) -> Callable[[Content], bool]:
    return lambda content: content.head.startswith(mark)


def _is_zip_of(mimetype: bytes) -> Callable[[Content], bool]:
    return lambda content: mimetype in content.mimetype


def _is_pdf(content: Content) -> bool:
    return binary_kind(content.head) == A_PDF


def _of_another_kind(content: Content) -> str:
    return f"XML of another kind (<{content.root}>)"


def _is_exported(content: Content) -> bool:
    if not (is_page(content.text, content.root) or is_fragment(content.text, content.root)):
        return False
    from attrib.readers.exported_pages import is_exported  # noqa: PLC0415

    return is_exported(content.text)


def _begins(pattern: re.Pattern[str]) -> Callable[[Content], bool]:
    return lambda content: pattern.match(content.opening) is not None


def _is_news_item(content: Content) -> bool:
    if content.json is None:
        return False
    from attrib.readers.ninjs import is_news_item  # noqa: PLC0415

    return is_news_item(content.json)


def _is_json(content: Content) -> bool:
    return content.json is not None or shapes.JSON.match(content.opening) is not None


def _is_json_lines(content: Content) -> bool:
    return shapes.JSON_LINES.match(content.opening) is not None or (
        content.opening.startswith("{") and content.suffix in {".jsonl", ".ndjson"}
    )


def _is_saved_page(content: Content) -> bool:
    return shapes.is_mail(content.opening) and shapes.is_saved_page(content.opening)


def _is_table(content: Content) -> bool:
    return shapes.table_of(content.opening, named=content.suffix in {".csv", ".tsv"}) is not None


def _is_stub(content: Content) -> bool:
    return shapes.stub(content.opening) is not None


FORMATS: tuple[FileFormat, ...] = (
    FileFormat("a Word document", lambda content: content.is_word, "word.read_word"),
    FileFormat("an OpenDocument text", _is_zip_of(b"application/vnd.oasis.opendocument.text"), "odt.read_odt"),
    FileFormat("an EPUB book", _is_zip_of(b"application/epub+zip"), "epub.read_epub"),
    FileFormat("an RTF document", _starts(b"{\\rtf"), "rtf.read_rtf"),
    FileFormat("a PDF document", _is_pdf, "pdf.read_pdf"),
    FileFormat("Parquet", _starts(b"PAR1"), rows="tables.rows_of_parquet"),
    FileFormat("WARC", _begins(shapes.WARC), "warc.read_warc"),
    FileFormat("a mailbox", _begins(shapes.ENVELOPE), "mail.read_mailbox"),
    FileFormat("JSON Lines", _is_json_lines, rows="json_files.rows_of_json_lines"),
    FileFormat("a list in JSON", _begins(shapes.JSON_LIST), rows="json_files.rows_of_json_list"),
    FileFormat("NITF", _has_root("nitf"), "news_xml.read_nitf"),
    FileFormat("RCV1", _begins(shapes.RCV1), "reuters.read_rcv1"),
    FileFormat("NewsML-G2", _has_root("newsitem", "newsmessage"), "news_xml.read_newsml_g2"),
    FileFormat("NewsML 1", _has_root("newsml"), "newsml_1.read_newsml_1"),
    FileFormat("RSS or Atom", _has_root("rss", "rdf", "feed"), "feeds.read_feed"),
    FileFormat("Reuters-21578", _has_root("lewis", "reuters"), "reuters.read_reuters_21578"),
    FileFormat("HTML of a word processor or database", _is_exported, "exported_pages.read_exported"),
    FileFormat("a web page", lambda content: is_page(content.text, content.root), "web.read_web_page"),
    FileFormat("HTML", lambda content: is_fragment(content.text, content.root), "fragments.read_fragment"),
    FileFormat("ninjs", _is_news_item, "ninjs.read_ninjs"),
    FileFormat("JSON", _is_json, "json_files.read_json"),
    FileFormat(_of_another_kind, lambda content: is_xml(content.text, content.root)),
    FileFormat("a saved page", _is_saved_page, "mail.read_saved_page"),
    FileFormat("mail", lambda content: shapes.is_mail(content.opening), "mail.read_mail"),
    FileFormat(lambda content: shapes.stub(content.opening) or "", _is_stub),
    FileFormat("a table", _is_table, rows="tables.rows_of_table"),
    FileFormat("a table (CSV) without names of its columns", lambda content: shapes.is_headless_table(content.opening)),
    FileFormat("text", lambda _: True, "plain.read_prose"),
)
