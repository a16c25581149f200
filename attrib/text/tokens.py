"""Tokens: words, numbers, clitics and marks, as parallel lists for speed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, compress
from unicodedata import is_normalized, normalize

TOKEN = re.compile(
    r"(?=\S)([A-Za-z]++(?=[\s,])|[,.](?=\s)"  # most tokens; the next lines would find them too, slower
    r"|(?:</?[A-Za-z][^<>]{0,400}>|&(?:[a-z]{2,6}|#\d{2,5});)"
    r"|(?:[A-Z]\.[A-Z]{2,}(?![\w.]))"  # E.ON
    r"|(?:(?:[^\W_]+-)?(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S., a.m., D-N.Y.
    r"|[^\W_]+(?:(?:[\u0300-\u036f]+[-‐‑/&@]?|[-‐‑/&@]|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net|gov|edu|co)\b)|['’](?![sS]\b|(?:ll|re|ve|d|m)\b))[^\W_]+)*[\u0300-\u036f]*)"
    r"|(?:(?<![\w.])\.\d[\w.]*\b)"
    r"|(?:['’](?:[sS]|ll|re|ve|d|m)\b)"
    r"|(?:[\"“”„«»]|''|``|’’|‘‘|‘’)"
    r"|(?:['‘’])"
    r"|(?:\.\.\.+|--+|[^\s\w]))"
)
NUMBER = re.compile(r" *\d")
QUOTES = frozenset(["“", "”", '"', "„", "«", "»", "''", "``", "’’", "‘‘", "‘’"])
SINGLES = frozenset("'‘’")
AROUND = 16
"""Full stops outside a text: more than anybody looks ahead or back at once."""
DASHES = frozenset(["—", "–", "--", "---", "-", "―"])


@dataclass(slots=True)
class Tokens:
    """All tokens of a text: where they start and end, and what they read, as written (in NFC) and in lower case."""

    starts: array[int]
    ends: array[int]
    forms: list[str]
    lower: list[str]
    vocabulary: dict[str, str]
    """Every form that occurs, with what it reads in lower case."""

    def __len__(self) -> int:
        return len(self.starts)

    def put_full_stops_around(self, end: int) -> int:
        """Add full stops after the last token of a text that ends with character `end`; give how many.

        An index below zero counts from the last of them, so that they are before the first token as well.
        """
        for characters in (self.starts, self.ends):
            characters.extend([end + 1] * AROUND)
        for words in (self.forms, self.lower):
            words.extend(["."] * AROUND)
        return AROUND

    def present(self, words: frozenset[str]) -> frozenset[str]:
        """Give those of some words, in lower case, that occur: so few that they are faster to look for."""
        return words.intersection(self.vocabulary.values())


def tokenize(text: str, abbreviations: frozenset[str] = frozenset()) -> Tokens:
    """Cut a text into tokens; white space and nothing else falls between them.

    A full stop belongs to the word before it in an abbreviation ("Sen.") and after an initial ("F."), an exclamation
    mark within a name ("Yahoo!").
    """
    parts = TOKEN.split(text)
    edges = array("q", accumulate(map(len, parts)))
    if not is_normalized("NFC", text):
        parts[1::2] = [normalize("NFC", form) for form in parts[1::2]]
    known: dict[str, str] = {}
    starts, ends, forms = edges[:-1:2], edges[1::2], [*map(known.setdefault, parts[1::2], parts[1::2])]
    del parts, edges
    joined = [
        i
        for i in places(forms, ".")
        if i and ends[i - 1] == starts[i] and _abbreviates(forms[i - 1], text, ends[i], abbreviations)
    ]
    joined += [
        i for i in places(forms, "!") if i and ends[i - 1] == starts[i] and _ends_name(forms[i - 1], text, ends[i])
    ]
    if joined:
        kept = bytearray(b"\x01") * len(forms)
        for i in joined:
            forms[i - 1] += forms[i]
            ends[i - 1] += 1
            kept[i] = 0
        starts, ends, forms = (
            array("q", compress(starts, kept)),
            array("q", compress(ends, kept)),
            [*compress(forms, kept)],
        )
    vocabulary = {form: form.lower().replace("’", "'") for form in set(forms)}
    return Tokens(starts, ends, forms, [*map(vocabulary.__getitem__, forms)], vocabulary)


def places(forms: list[str], wanted: str) -> Iterator[int]:
    """Give the places of one form, in order."""
    at = -1
    for _ in range(forms.count(wanted)):
        at = forms.index(wanted, at + 1)
        yield at


def _ends_name(word: str, text: str, end: int) -> bool:
    """Tell whether an exclamation mark that ends at `end` belongs to the name before it: "Yahoo! said", "E! News"."""
    goes_on = text[end + 1 : end + 2].islower() or (len(word) == 1 and text[end + 1 : end + 2].isupper())
    return word[0].isupper() and text[end : end + 1] == " " and goes_on


def _abbreviates(word: str, text: str, end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a full stop that ends at `end` belongs to the word before it."""
    if text[end : end + 1] in "\n\r":
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    word = word.lower()
    if word == "no":
        return NUMBER.match(text, end) is not None
    return word.rpartition("-")[2] + "." in abbreviations
