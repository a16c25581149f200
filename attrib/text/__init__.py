"""Text becomes a document: paragraphs, tokens, quotations, sentences and furniture, with exact offsets."""

from attrib.text.document import Document, read_document

__all__ = ["Document", "read_document"]
