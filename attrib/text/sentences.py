"""Sentences as token ranges within a paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrib.english import Words
from attrib.text.tokens import QUOTES, SINGLES, Tokens

TERMINALS = frozenset([".", "?", "!", "…", "...", "...."])
STOPS = frozenset([".", "?", "!"])
ENDS = frozenset(".?!…")
BREAKS = frozenset([",", ";", ":", "—", "–", "--", "-"])
BRACKETS = frozenset(")]")
CLOSERS = frozenset([")", "]", *QUOTES, *SINGLES])
AFTER_ABBREVIATION = frozenset([")", "]", *QUOTES])
"""Marks between an abbreviation and the word that shows whether a sentence ends with it."""
LONGEST_SENTENCE = 400
"""Tokens; no sentence in the news is longer, a list or table without full stops may be."""
SPEAKER_LENGTH = 4
"""At most so many tokens stand between a quotation's question mark and its cue in '"Why?" Jane Roe asked'."""


def ends_in(tokens: Tokens) -> list[int]:
    """Give the tokens with which a sentence may end."""
    return tokens.places(frozenset(word for word in tokens.present if word[-1] in ENDS))


def split_sentences(tokens: Tokens, ends: Sequence[int], words: Words, first: int, stop: int) -> list[tuple[int, int]]:
    """Give the sentences among tokens `first` up to `stop`, which are one paragraph; `ends` are those of the text."""
    found: list[tuple[int, int]] = []
    begin = end = first
    for i in ends[bisect_left(ends, first) : bisect_left(ends, stop)]:
        if i < end:
            continue
        form = tokens.forms[i]
        abbreviation = form[-1] in ".!" and form not in TERMINALS
        end = i + 1
        while end < stop and (
            tokens.forms[end] in TERMINALS or (tokens.forms[end] in CLOSERS and not _opens_next(tokens, end, stop))
        ):
            end += 1
        abbreviated = abbreviation and BRACKETS.issuperset(tokens.forms[i + 1 : end])
        if abbreviated and not _ends_with_abbreviation(tokens, words, i, stop):
            continue
        asks = form in {"?", "!"}
        small = form in STOPS and _is_name_in_small(tokens, words, end, stop)
        quoted = end > i + 1
        if end >= stop or (
            _may_begin(tokens.forms[end], small=small)
            and not (quoted and _speaker_follows(tokens, words, end, stop, asks=asks))
        ):
            found.append((begin, end))
            begin = end
    if begin < stop:
        found.append((begin, stop))
    if stop - first <= LONGEST_SENTENCE:
        return found
    return [piece for a, b in found for piece in _pieces(tokens, a, b)]


def _pieces(tokens: Tokens, first: int, stop: int) -> list[tuple[int, int]]:
    """Cut a sentence that never ends, at a comma where there is one, so that later steps stay linear."""
    pieces = []
    while stop - first > LONGEST_SENTENCE:
        end = next(
            (
                i + 1
                for i in range(first + LONGEST_SENTENCE - 1, first + LONGEST_SENTENCE // 2, -1)
                if tokens.forms[i] == ","
            ),
            first + LONGEST_SENTENCE,
        )
        pieces.append((first, end))
        first = end
    return [*pieces, (first, stop)]


def _ends_with_abbreviation(tokens: Tokens, words: Words, i: int, stop: int) -> bool:
    """Tell whether a sentence may end with the abbreviation at `i`: what follows must look like a new one."""
    word = tokens.lower[i]
    if i + 1 >= stop or word in words.honorifics or word in words.person_titles or len(word) == 2:
        return False
    after = i + 1
    while after + 1 < stop and tokens.forms[after] in AFTER_ABBREVIATION:
        after += 1
    following = tokens.lower[after]
    return tokens.forms[after][0].isupper() and (
        following in words.determiners or following in words.subject_pronouns or following in words.sentence_openers
    )


def _opens_next(tokens: Tokens, mark: int, stop: int) -> bool:
    """Tell whether a mark after a full stop belongs to what follows: apart from the stop, against the next word."""
    if tokens.forms[mark] in "”’)]»":
        return False
    apart = tokens.starts[mark] > tokens.ends[mark - 1]
    glued = mark + 1 < stop and tokens.starts[mark + 1] == tokens.ends[mark]
    return apart and glued


def _is_name_in_small(tokens: Tokens, words: Words, at: int, stop: int) -> bool:
    """Tell whether a name with a small first letter stands at a token: "al-Sayed", "de la Cruz", "iPhone"."""
    forms = tokens.forms
    while at + 1 < stop and forms[at] in words.name_particles:
        at += 1
    return any(map(str.isupper, forms[at])) if at < stop else False


def _may_begin(form: str, *, small: bool) -> bool:
    """Tell whether a sentence may begin with a token; in a small letter only where that is `small` for good."""
    return (small or not form[0].islower()) and form not in BREAKS


def _speaker_follows(tokens: Tokens, words: Words, at: int, stop: int, *, asks: bool) -> bool:
    """Tell whether '"Why?"' is followed by a short subject and a cue: 'Jane Roe asked.', not 'He answered, "No."'."""
    if tokens.lower[at] in words.subject_pronouns and tokens.forms[at][0].isupper() and tokens.forms[at] != "I":
        return False
    for i in range(at + 1, min(at + 1 + SPEAKER_LENGTH, stop)):
        cue = words.cues.get(tokens.lower[i])
        if cue is not None and tokens.forms[i].islower():
            ends = i + 1 >= stop or tokens.forms[i + 1] == "."
            ends = ends or (asks and _goes_on_after_cue(tokens.lower[i + 1], words))
            return any("quotation" in each.takes and (ends or (asks and "person" in each.takes)) for each in cue.cues)
        if not (tokens.forms[i][0].isalnum() or tokens.forms[i] == "."):
            return False
    return False


def _goes_on_after_cue(word: str, words: Words) -> bool:
    return word in {",", ":"} or word in words.cue_followers or word in words.weekdays
