"""Tokens: words, numbers, clitics and marks, as parallel lists for speed."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?P<markup></?[A-Za-z][^<>]{0,400}>|&(?:[a-z]{2,6}|#\d{2,5});)"
    r"|(?P<word>(?:[^\W_]+-)?(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S., a.m., D-N.Y.
    r"|[^\W_]+(?:(?:[-‐‑/&@]|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net|gov|edu|co)\b)|['’](?![sS]\b))[^\W_]+)*)"
    r"|(?P<number>(?<![\w.])\.\d[\w.]*\b)"
    r"|(?P<clitic>['’][sS]\b)"
    r"|(?P<quote>[\"“”„«»]|''|``|’’|‘‘)"
    r"|(?P<single>['‘’])"
    r"|(?P<mark>\.\.\.+|--+|[^\s\w])"
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
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    for match in TOKEN.finditer(text):
        form = match.group()
        if (
            form == "."
            and forms
            and ends[-1] == match.start()
            and _abbreviates(forms[-1], abbreviations)
            and text[match.end() : match.end() + 1] not in "\n\r"
            and (forms[-1].lower() != "no" or text[match.end() + 1 : match.end() + 2].isdigit())
        ):
            forms[-1] += "."
            ends[-1] += 1
            continue
        starts.append(match.start())
        ends.append(match.end())
        forms.append(form)
    return Tokens(starts, ends, forms, [form.lower().replace("’", "'") for form in forms])


def _abbreviates(word: str, abbreviations: frozenset[str]) -> bool:
    return (len(word) == 1 and word.isupper() and word != "I") or (
        word[0].isalpha() and word.lower().rpartition("-")[2] + "." in abbreviations
    )
