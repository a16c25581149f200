"""Tokens: words, numbers, clitics and marks, as parallel lists for speed."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?:</?[A-Za-z][^<>]{0,400}>|&(?:[a-z]{2,6}|#\d{2,5});)"
    r"|(?:(?:[^\W_]+-)?(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S., a.m., D-N.Y.
    r"|[^\W_]+(?:(?:[-‐‑/&@]|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net|gov|edu|co)\b)|['’](?![sS]\b|(?:ll|re|ve|d|m)\b))[^\W_]+)*)"
    r"|(?:(?<![\w.])\.\d[\w.]*\b)"
    r"|(?:['’](?:[sS]|ll|re|ve|d|m)\b)"
    r"|(?:[\"“”„«»]|''|``|’’|‘‘)"
    r"|(?:['‘’])"
    r"|(?:\.\.\.+|--+|[^\s\w])"
)
QUOTES = frozenset(["“", "”", '"', "„", "«", "»", "''", "``", "’’", "‘‘"])
SINGLES = frozenset("'‘’")
DASHES = frozenset(["—", "–", "--", "---", "-", "―"])


@dataclass(slots=True)
class Tokens:
    """All tokens of a text: where they start and end, and what they read, as written and in lower case."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    lower: list[str]

    def __len__(self) -> int:
        return len(self.starts)


def tokenize(text: str, abbreviations: frozenset[str] = frozenset()) -> Tokens:
    """Cut a text into tokens; white space and nothing else falls between them.

    A full stop belongs to the word before it in an abbreviation ("Sen.") and after an initial ("F.").
    """
    spans = [match.span() for match in TOKEN.finditer(text)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    forms = [text[start:end] for start, end in spans]
    joined = [
        i
        for i, form in enumerate(forms)
        if form == "." and i and ends[i - 1] == starts[i] and _abbreviates(forms[i - 1], text, ends[i], abbreviations)
    ]
    for i in joined:
        forms[i - 1] += "."
        ends[i - 1] += 1
    for i in reversed(joined):
        del starts[i], ends[i], forms[i]
    return Tokens(
        starts,
        ends,
        forms,
        [form.lower() for form in forms] if "’" not in text else [form.lower().replace("’", "'") for form in forms],
    )


def _abbreviates(word: str, text: str, end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a full stop that ends at `end` belongs to the word before it."""
    if text[end : end + 1] in "\n\r":
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    word = word.lower()
    if word == "no":
        return text[end + 1 : end + 2].isdigit()
    return word.rpartition("-")[2] + "." in abbreviations
