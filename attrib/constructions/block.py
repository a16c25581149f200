"""A paragraph, as constructions that layout marks are read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from attrib.text import Document
    from attrib.text.document import Paragraph


class Block(msgspec.Struct, frozen=True):
    """A paragraph, and which of the article's it is, from 0 on."""

    doc: Document
    number: int
    paragraph: Paragraph

    @property
    def at(self) -> int:
        """Its first token."""
        return self.paragraph.first

    @property
    def body(self) -> int:
        """The first token after its dateline."""
        begin, end = self.paragraph.sentences
        return self.doc.sentences[begin].first if begin < end else self.paragraph.first
