"""HTML in which text of unknown origin stays text."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING

from attrib.views.inert import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

OVERRIDES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF"})
"""Characters that make text read in another order than it stands, by their class of direction."""
SPACE = frozenset("\t\n\r")


class Markup(str):
    """HTML that may stand in the page as it is."""

    __slots__ = ()


class _Shown(dict[int, str]):
    """A table for `str.translate` that decides about each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = shown_as = _shown_character(chr(code))
        return shown_as


def _shown_character(character: str) -> str:
    code = ord(character)
    if character in SPACE:
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    category = unicodedata.category(character)
    if category in {"Cc", "Cs"} or (code & 0xFFFE == 0xFFFE) or 0xFDD0 <= code <= 0xFDEF:
        return REPLACEMENT
    return REPLACEMENT if unicodedata.bidirectional(character) in OVERRIDES else character


_TABLE = _Shown()


def shown(text: str) -> str:
    """Give `text` so that a page can show it, character for character: offsets into it stay what they are.

    Control characters become pictures ("␛", "␀") or "�", and so do what overrides the direction of text and
    lone surrogates.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def escaped(text: str) -> Markup:
    """Give any text as HTML, for contents and for attributes in quotation marks."""
    return text if isinstance(text, Markup) else Markup(html.escape(shown(text)).replace("\r", "&#13;"))


def joined(*parts: str | None) -> Markup:
    """Give parts one after another, those escaped that are no Markup."""
    return Markup("".join(escaped(part) for part in parts if part))


def separated(separator: str, parts: Iterable[str]) -> Markup:
    """Give parts with a separator between them, as `joined` does."""
    return Markup(escaped(separator).join(escaped(part) for part in parts))


def element(name: str, *contents: str | None, **attributes: str | int | bool | None) -> Markup:
    """Give an element; contents that are no Markup are text.

    `class_` is the attribute class, `data_at` data-at. Attributes that are None or False are left out.
    """
    listed = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None and value is not False
    )
    return Markup(f"<{name}{listed}>{joined(*contents)}</{name}>")


def _attribute(key: str, value: str | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'


def isolated(text: str) -> Markup:
    """Give text whose direction reorders nothing around it."""
    return element("bdi", text)
