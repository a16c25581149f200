"""Tokens: words, numbers, clitics and marks, as parallel lists for speed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, compress
from unicodedata import is_normalized, normalize

from attrib.lines.hyphens import NOTHING

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
STAR = "*"
QUOTES = frozenset(["“", "”", '"', "„", "«", "»", "''", "``", "’’", "‘‘", "‘’"])
SINGLES = frozenset("'‘’")
AROUND = 16
"""Full stops outside a text: more than anybody looks ahead or back at once."""
DASHES = frozenset(["—", "–", "--", "---", "-", "―"])


@dataclass(slots=True)
class Tokens:
    """All tokens of a text: where they start and end, and what they read, as written (in NFC) and in lower case."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    lower: list[str]
    vocabulary: dict[str, str]
    """Every form that occurs, with what it reads in lower case."""
    where: dict[str, list[int]]
    """Where every word stands, in lower case."""
    present: frozenset[str]
    """These words: to join sets of words, which looks at the fewer of both."""

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

    def places(self, words: frozenset[str]) -> list[int]:
        """Give where any of some words, in lower case, stand, in order."""
        return sorted([place for word in self.present & words for place in self.where[word]])


def tokenize(text: str, abbreviations: frozenset[str] = frozenset()) -> Tokens:
    """Cut a text into tokens; white space and nothing else falls between them.

    A full stop belongs to the word before it in an abbreviation ("Sen.") and after an initial ("F."), an exclamation
    mark or a plus within a name ("Yahoo!", "Zenith+"). A star that refers to a note belongs to it as well, and is not
    read ("Rosa*"). What stands for nothing is part of no form.
    """
    if NOTHING not in text:
        return _tokens(text, abbreviations)
    kept = [at for at, mark in enumerate(text) if mark != NOTHING]
    tokens = _tokens(text.replace(NOTHING, ""), abbreviations)
    tokens.starts = [kept[start] for start in tokens.starts]
    tokens.ends = [kept[end - 1] + 1 for end in tokens.ends]
    return tokens


def _tokens(text: str, abbreviations: frozenset[str]) -> Tokens:
    parts = _with_marks(TOKEN.split(text), text, abbreviations)
    edges = [*accumulate(map(len, parts))]
    forms = parts[1::2]
    del parts
    if not (text.isascii() or is_normalized("NFC", text)):
        forms = [normalize("NFC", form) for form in forms]
    if STAR in text:
        forms = [form.removesuffix(STAR) or form for form in forms]
    vocabulary = {form: form.lower().replace("’", "'") for form in dict.fromkeys(forms)}
    lower = [*map(vocabulary.__getitem__, forms)]
    where: dict[str, list[int]] = {word: [] for word in vocabulary.values()}
    for place, word in enumerate(lower):
        where[word].append(place)
    return Tokens(edges[:-1:2], edges[1::2], forms, lower, vocabulary, where, frozenset(where))


def _with_marks(parts: list[str], text: str, abbreviations: frozenset[str]) -> list[str]:
    """Join marks to the words that they belong to; `parts` are by turns what stands between tokens, and tokens."""
    forms = parts[1::2]
    stops, cries, pluses, stars = (
        [2 * token + 1 for token in _places(forms, mark)] if mark in text else () for mark in f".!+{STAR}"
    )
    joined = [at for at in stops if not parts[at - 1] and _abbreviates(parts, at, abbreviations)]
    joined += [at for at in cries if not parts[at - 1] and _ends_name(parts, at)]
    joined += [at for at in pluses if not parts[at - 1] and _ends_service(parts, at)]
    joined += [at for at in stars if not parts[at - 1] and _refers(parts, at)]
    if not joined:
        return parts
    kept = bytearray(b"\x01") * len(parts)
    for at in joined:
        parts[at - 2] += parts[at]
        kept[at - 1] = kept[at] = 0
    return [*compress(parts, kept)]


def _places(forms: list[str], wanted: str) -> Iterator[int]:
    """Give the places of one form, in order."""
    at = -1
    for _ in range(forms.count(wanted)):
        at = forms.index(wanted, at + 1)
        yield at


def _ends_name(parts: list[str], mark: int) -> bool:
    """Tell whether an exclamation mark belongs to the name right before it: "Yahoo! said", "E! News"."""
    if mark < 3 or parts[mark + 1] != " " or mark + 2 == len(parts):
        return False
    word, following = parts[mark - 2], parts[mark + 2][0]
    return word[0].isupper() and (following.islower() or (len(word) == 1 and following.isupper()))


def _ends_service(parts: list[str], plus: int) -> bool:
    """Tell whether a plus belongs to the name right before it: "Zenith+ said", not "A+" or "C++"."""
    word = parts[plus - 2] if plus > 1 else ""
    return len(word) > 1 and word[0].isupper() and parts[plus + 1] != ""


def _refers(parts: list[str], star: int) -> bool:
    """Tell whether a star right after a word refers to a note: not "f*ck", "**so**"."""
    goes_on = not parts[star + 1] and parts[star + 2 : star + 3] != [] and parts[star + 2][0] not in ",.;:)"
    return star > 1 and parts[star - 2].isalpha() and not goes_on


def _abbreviates(parts: list[str], stop: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a full stop belongs to the word right before it."""
    word, after = parts[stop - 2], parts[stop + 1]
    if stop < 3 or after[:1] in {"\n", "\r"} or stop + 2 == len(parts):
        return False
    if not word.isascii():
        word = normalize("NFC", word)
    if len(word) == 1:
        return word.isupper() and word != "I"
    if word.lower() == "no":
        return not after.strip(" ") and parts[stop + 2][0].isdecimal()
    last = word.rpartition("-")[2] + "."
    return last in abbreviations or last.lower() in abbreviations
