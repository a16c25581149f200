"""What a full name may be shortened to, and whether two names may be one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.english import Words, singular
from attrib.text.quotations import MARKS

MOST_NAME_WORDS = 8
SHORTEST_SHORTENED = 2


def words_of(name: str) -> list[str]:
    """Give the words of a name as tokens read in lower case, where all apostrophes are straight."""
    return name.lower().replace("’", "'").split()


def without_marks(forms: Sequence[str]) -> tuple[str, ...]:
    """Leave out the two marks of a nickname, James “Jim” Harker, not the one of an owner: "Farmers’ Union"."""
    if MARKS.isdisjoint(forms):
        return tuple(forms)
    kept = tuple(form for form in forms if form not in MARKS)
    return kept if len(kept) < len(forms) - 1 else tuple(forms)


def parts_of_name(words: Words, name: Sequence[str]) -> Iterator[str]:
    """Give what a full name may be shortened to, its end apart: "Xu" of "Xu Jianguo", "Ana Vial" of "Ana Vial Ruiz"."""
    if len(name) > MOST_NAME_WORDS or name[-1] in words.name_suffixes:
        return
    yield from name[:-1]
    yield from (" ".join(name[first:]) for first in range(1, len(name) - 1))
    if len(name) > SHORTEST_SHORTENED:
        yield " ".join(name[:-1])


def parts_of_body(words: Words, name: Sequence[str]) -> Iterator[str]:
    """Give what the name of a firm or team may be shortened to: "Big Apex" of "Big Apex Studios", "Rangers"."""
    firm = next((at for at, word in enumerate(name) if word in words.firm_words or word in words.legal_forms), 0)
    if firm and name[firm - 1] not in words.body_name_links and name[0] not in words.given_names:
        yield " ".join(name[:firm])
    last = name[-1]
    if last in words.club_words or (last.endswith("s") and not firm and singular(last) not in words.organization_words):
        yield last


def surname_of(words: Words, lower: Sequence[str]) -> str:
    """Give the surname of a full name."""
    at = len(lower) - 1
    while at > 0 and lower[at] in words.name_suffixes:
        at -= 1
    return lower[at]


def first_names_agree(first: str, other: str) -> bool:
    """Tell whether two first names can be one person's: one is the beginning or the initial of the other."""
    a, b = first.rstrip("."), other.rstrip(".")
    return a == b or (a[0] == b[0] and (len(a) == 1 or len(b) == 1)) or a.startswith(b) or b.startswith(a)


def initials_of(name: str) -> str:
    """Give the initials of a name, small words left out."""
    return "".join([word[0] for word in name.replace("-", " ").split() if word[0].isupper()])
