"""Text of unknown origin, made safe to print: shown, but unable to do anything to a terminal or a layout."""

from __future__ import annotations

import unicodedata

from attrib.text.shortening import shortened

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"
TAB = "    "

_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_OVERRIDES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


class _Inert(dict[int, str]):
    """A table for `str.translate` that decides about each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = safe = _inert_character(chr(code))
        return safe


def _inert_character(character: str) -> str:
    code = ord(character)
    category = unicodedata.category(character)
    if character == "\n" or character in _JOINERS:
        return character
    if character == "\t":
        return TAB
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if category in {"Zl", "Zp"} or character == "\x85":
        return "\n"
    if category in {"Cc", "Cs"} or (category == "Cn" and code & 0xFFFE == 0xFFFE):
        return REPLACEMENT
    if category == "Cf":
        return REPLACEMENT if unicodedata.bidirectional(character) in _OVERRIDES else ""
    return character


_TABLE = _Inert()


def inert(text: str) -> str:
    r"""Give `text` so that it can be printed: the same for ordinary text.

    Control characters become pictures ("␛", "␀") or "�", tabs four spaces, all line ends "\n"; what orders
    text by direction is taken out or, where it could mislead, shown as "�"; lone surrogates become "�".
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def one_line(text: str, limit: int | None = None) -> str:
    """Give `text` inert and on one line, with single spaces, cut to `limit` characters with "…" at the end."""
    if limit is None:
        return " ".join(inert(text).split())
    return shortened(inert(text[: 4 * limit + 5]), limit + 1)


def holds_direction(line: str) -> str:
    """Give what to print after `line` so that right-to-left letters in it reorder nothing that follows."""
    has_right_to_left = not line.isascii() and any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line
    )
    return LEFT_TO_RIGHT_MARK if has_right_to_left else ""
