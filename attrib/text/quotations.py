"""Quotations, however their marks are set: straight, curly, doubled, single, unbalanced or never closed.

Within a paragraph marks alternate, so a mark that follows an open one closes it, whichever side its space is
on. A paragraph that opens with a mark while the quotation before it was never closed goes on quoting. Where the
closing mark was forgotten, the comma before whoever speaks closes: “The boats are idle, said Roe.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from attrib.text.tokens import QUOTES, SINGLES, Tokens

OPENING = frozenset(["“", "„", "``", "«", "‘‘", "‘’"])
CLOSING = frozenset(["”", "»", "’’"])
MARKS = frozenset(mark.replace("’", "'") for mark in QUOTES | SINGLES)
"""All marks, as they are in lower case."""
BEFORE_OPENING = frozenset(["(", "[", "—", "–", "--", "-", ":", ","])
ENDS_CREDIT = frozenset([".", ",", ";"])
FORGOTTEN = ","
"""What closes a quotation whose mark was forgotten."""
YEARS = re.compile(r"\d\ds?")
"""What is left where an apostrophe stands for a century: '08, '90s."""
LONGEST_SPEAKER = 5
LONGEST_ADDRESSEE = 5
"""Tokens before and after the verb of whoever speaks after a quotation."""


class Quotation(NamedTuple):
    """Tokens `first` up to, not including, `stop`, marks included.

    `closed` and `opened` are false where that mark is missing; the quotation then reaches to the edge of its
    paragraph.
    """

    first: int
    stop: int
    opened: bool
    closed: bool


def find_quotations(
    tokens: Tokens, paragraphs: Sequence[tuple[int, int]], saying: Set[str] = frozenset()
) -> list[Quotation]:
    """Give the quotations of a text, in order; `paragraphs` are token ranges, `saying` the verbs of who speaks."""
    found: list[Quotation] = []
    openings = [*(first for first, _ in paragraphs[1:]), len(tokens)]
    places = tokens.places(MARKS)
    for (first, stop), following in zip(paragraphs, openings, strict=False):
        here = places[bisect_left(places, first) : bisect_left(places, stop)]
        marks = [mark for mark in here if tokens.forms[mark] in QUOTES]
        single_marks = [mark for mark in here if tokens.forms[mark] in SINGLES]
        if marks:
            goes_on = following < len(tokens) and tokens.forms[following] in QUOTES
            marks = [*_with_forgotten(tokens, marks, marks[-1] if goes_on else stop, saying)]
        doubles = _pair(tokens, marks, first, stop) if marks else []
        if not single_marks:
            found += doubles
            continue
        singles = _pair_singles(tokens, single_marks, (first, stop), following)
        nesting = not doubles or any(_holds(each, inner) for each in singles for inner in doubles)
        outer = [each for each in singles if nesting and not any(_holds(whole, each) for whole in doubles)]
        found += sorted(
            [*outer, *(each for each in doubles if not any(_holds(whole, each) for whole in outer))],
            key=_place,
        )
    return found


def _holds(outer: Quotation, inner: Quotation) -> bool:
    return outer.first < inner.first and inner.stop < outer.stop


def _place(quotation: Quotation) -> int:
    return quotation.first


def _pair(tokens: Tokens, marks: list[int], first: int, stop: int) -> list[Quotation]:
    found: list[Quotation] = []
    opening: int | None = None
    odd = len(marks) % 2 == 1
    last_closing = max((mark for mark in marks if tokens.forms[mark] not in OPENING), default=-1)
    for mark in marks:
        form = tokens.forms[mark]
        if opening is None and form == FORGOTTEN:
            continue
        if opening is None:
            orphan = form in CLOSING or (
                odd and not found and form not in OPENING and mark > first and _hugs_left(tokens, mark, stop)
            )
            if orphan and not found and mark - first > 1:
                found.append(Quotation(first, mark + 1, opened=False, closed=True))
                odd = False
            elif not orphan:
                opening = mark
        elif (
            form in OPENING
            and tokens.forms[opening] in OPENING
            and mark < last_closing
            and not _hugs_left(tokens, mark, stop)
        ):
            continue  # nested, or the mark repeated after an interruption
        else:
            found.append(Quotation(opening, mark + 1, opened=True, closed=True))
            opening = None
    if opening is not None:
        found.append(Quotation(opening, stop, opened=True, closed=False))
    return found


def _with_forgotten(tokens: Tokens, marks: Sequence[int], stop: int, saying: Set[str]) -> Iterator[int]:
    """Give the marks of a paragraph, and the commas that close where a closing mark was forgotten."""
    for mark, following in zip(marks, [*marks[1:], stop], strict=True):
        yield mark
        if _hugs_right(tokens, mark) and (following == stop or _hugs_right(tokens, following)):
            for comma in range(mark + 2, following):
                if tokens.forms[comma] == FORGOTTEN and _credits(tokens, comma + 1, following, saying):
                    yield comma
                    break


def _credits(tokens: Tokens, at: int, stop: int, saying: Set[str]) -> bool:
    """Tell whether what stands after a comma says who speaks: "said Jane Roe.", "the mayor told reporters."."""
    lower = tokens.lower[at : min(stop, at + LONGEST_SPEAKER + LONGEST_ADDRESSEE + 2)]
    verb = next((i for i, word in enumerate(lower[: LONGEST_SPEAKER + 1]) if word in saying), len(lower))
    return not ENDS_CREDIT.isdisjoint(lower[verb + 1 : verb + 1 + LONGEST_ADDRESSEE]) and ENDS_CREDIT.isdisjoint(
        lower[:verb]
    )


def _hugs_right(tokens: Tokens, mark: int) -> bool:
    """Tell whether a mark stands like an opening one: against what follows, apart from what is before it."""
    if tokens.forms[mark] in CLOSING or mark + 1 >= len(tokens):
        return False
    apart_left = not mark or tokens.ends[mark - 1] < tokens.starts[mark]
    return apart_left and tokens.ends[mark] == tokens.starts[mark + 1]


def _hugs_left(tokens: Tokens, mark: int, stop: int) -> bool:
    """Tell whether a mark stands like a closing one: against what is before it, apart from what follows."""
    against_left = tokens.ends[mark - 1] == tokens.starts[mark]
    apart_right = (
        mark + 1 >= stop or tokens.starts[mark + 1] > tokens.ends[mark] or not tokens.forms[mark + 1][0].isalnum()
    )
    return against_left and apart_right


def _pair_singles(tokens: Tokens, marks: Sequence[int], paragraph: tuple[int, int], following: int) -> list[Quotation]:
    """Pair single marks, as British papers set quotations; apostrophes after a plural are not closing marks.

    `following` is where the next paragraph begins.
    """
    first, stop = paragraph
    found: list[Quotation] = []
    opening: int | None = None
    last_closing: int | None = None
    nested = 0
    for i in marks:
        form = tokens.forms[i]
        glued_left = i > first and tokens.ends[i - 1] == tokens.starts[i]
        glued_right = i + 1 < stop and tokens.starts[i + 1] == tokens.ends[i]
        opens = (
            (form == "‘" or (form == "'" and glued_right))
            and (not glued_left or tokens.forms[i - 1] in BEFORE_OPENING)
            and not (glued_right and YEARS.fullmatch(tokens.forms[i + 1]))
        )
        nested += opens and opening is not None
        if opens and opening is not None and last_closing is not None:
            found.append(Quotation(opening, last_closing + 1, opened=True, closed=True))
            opening = None
        if opening is None:
            if opens:
                opening, last_closing, nested = i, None, 0
        elif form != "‘" and glued_left:
            mark_before = not tokens.forms[i - 1][-1].isalnum()
            mark_after = i + 1 >= stop or not tokens.forms[i + 1][0].isalnum()
            if nested and not mark_before and not mark_after:
                nested -= 1
                continue
            if mark_before or mark_after or not tokens.forms[i - 1].lower().endswith("s"):
                found.append(Quotation(opening, i + 1, opened=True, closed=True))
                opening = None
            elif last_closing is None or not _is_of_owners(tokens, i) or _is_of_owners(tokens, last_closing):
                last_closing = i
    if opening is not None and last_closing is not None:
        found.append(Quotation(opening, last_closing + 1, opened=True, closed=True))
    elif opening is not None and (found or _opens_with_single(tokens, following)) and _opens_sentence(tokens, opening):
        found.append(Quotation(opening, stop, opened=True, closed=False))
    return found


def _is_of_owners(tokens: Tokens, mark: int) -> bool:
    """Tell whether a mark rather belongs to those by name who own what follows: "at the Dorrances’ office"."""
    named = tokens.forms[mark - 1][0].isupper()
    return named and mark + 1 < len(tokens.forms) and tokens.forms[mark + 1][0].islower()


def _opens_with_single(tokens: Tokens, at: int) -> bool:
    return tokens.forms[at : at + 1] in (["‘"], ["'"]) and tokens.ends[at : at + 1] == tokens.starts[at + 1 : at + 2]


def _opens_sentence(tokens: Tokens, mark: int) -> bool:
    """Tell whether a sentence begins after an opening mark, so that the mark is no apostrophe."""
    begins = mark + 1 < len(tokens.forms) and tokens.forms[mark + 1][0].isupper()
    return begins and not (mark and tokens.forms[mark - 1][-1].isalnum())
