"""Ids of claims: made of what a claim says, so that it keeps its id whatever changes around it.

An id is "c" and five characters of a hash of the words of its content, cue and source; capitals, punctuation and
white space do not count. The first of the five is a letter, so that "c17" can only be the number of a claim. Claims
of an article that say the same share these characters: from the second on, "-2", "-3" follow, in the article's order.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrib.report.figures import without_marks
from attrib.report.model import Claim, Passage

LETTERS = "bcdfghjkmnpqrstvwxyz"
"""No vowels, which could make words of ids, and no "l", which looks like "1"."""
CHARACTERS = LETTERS + "23456789"
PAIRS = [first + second for second in CHARACTERS for first in CHARACTERS]
WORD = re.compile(r"\w+")
SMALL = bytes(ord(each.lower()) if WORD.match(each) else ord(" ") for each in map(chr, range(128))) + bytes(128)
"""By each byte of ASCII the small letter, and a blank for what is part of no word."""


class Wording(NamedTuple):
    """The words of a claim, without what does not change what it says."""

    content: tuple[str, ...]
    cue: tuple[str, ...]
    source: tuple[str, ...]


def wording(claim: Claim) -> Wording:
    """Give the words of a claim."""
    return Wording(
        content=words(" ".join([part.text for part in claim.content])),
        cue=words(claim.cue.text) if claim.cue is not None else (),
        source=words(claim.source.text) if claim.source is not None else (),
    )


def words(text: str) -> tuple[str, ...]:
    """Give the words of a text, in small letters."""
    plain = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    return tuple(WORD.findall(plain.casefold()))


class Identities:
    """The ids that the claims of an article are given, in its order."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, content: Sequence[Passage], cue: Passage | None, source: Passage | None) -> str:
        """Give the next claim its id."""
        said = in_small(content[0].text if len(content) == 1 else " ".join([part.text for part in content]))
        told = in_small(cue.text) if cue else b"", in_small(source.text) if source else b""
        identity = _identity(b"\n".join((said, *told)))
        self._given[identity] = same = self._given.get(identity, 0) + 1
        return identity if same == 1 else f"{identity}-{same}"


def claim_ids(claims: Iterable[Claim]) -> list[str]:
    """Give claims, in the order of their article, ids of their own."""
    ids = Identities()
    return [ids.of(claim.content, claim.cue, claim.source) for claim in claims]


def in_small(text: str) -> bytes:
    """Give the words of a text, in small letters, with single blanks between; those of ASCII without a search."""
    plain = without_marks(text)
    if plain.isascii():
        return b" ".join(plain.encode().translate(SMALL).split())
    return " ".join(words(text)).encode("utf-8", "surrogatepass")


def _identity(said: bytes) -> str:
    number = int.from_bytes(hashlib.blake2b(said, digest_size=8).digest())
    number, first = divmod(number, len(LETTERS))
    rest, second = divmod(number, len(PAIRS))
    return f"c{LETTERS[first]}{PAIRS[second]}{PAIRS[rest % len(PAIRS)]}"
