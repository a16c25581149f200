"""Whom sources stand for: whether a named source is the right person or body, and what one unnamed voice said.

Two names are the same where their last words are, before a comma, a bracket, or "of the", "of", "at" and "for":
"Fuad Basya" and "Basya, a spokesman". Where the gold is unsure ("?"), nothing is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrib.evaluation.matching import WORD, Given, Match, Truth
from attrib.report.model import UNNAMED, Source

NAME_END = re.compile(r"[,(\[]| of the | of | at the | at | for the | for ")
UNSURE = "?"
Pair = tuple[str, str]
"""Who a voice is in the gold, and which source it was found to be."""


def whom(article: Match) -> Iterator[bool]:
    """Tell of each named attribution that was found whether its source is who the gold says."""
    for truth, given in _known(article, named=True):
        voice = given.voice
        yield voice is not None and last_word(name_of(voice)) == last_word(truth.marked.who or "")


def together(article: Match) -> Iterator[bool]:
    """Tell of each member of the mixed sources of attributions that were found whether it is a source of the claim."""
    for index, truth in enumerate(article.truths):
        given = article.judged(index)
        for member in truth.marked.members if given else ():
            yield any(
                last_word(name_of(voice)) == last_word(member.who) and member.verdict in {None, voice.verdict}
                for voice in (given.voices if given else ())
            )


def voices(article: Match) -> list[Pair]:
    """Give the unnamed attributions that were found, as pairs."""
    found = _known(article, named=False)
    return [(truth.marked.who or "", given.voice.id) for truth, given in found if given.voice is not None]


def b_cubed(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Add up, over pairs, how much of what was given one source is of that voice, and how much of the voice it is."""
    both, ours, theirs = Counter(pairs), Counter(given for _, given in pairs), Counter(true for true, _ in pairs)
    right = sum(count * count / ours[given] for (_, given), count in both.items())
    found = sum(count * count / theirs[true] for (true, _), count in both.items())
    return right, found


def last_word(who: str) -> str:
    """Give the word by which two names are held to be the same."""
    words = WORD.findall(NAME_END.split(who, maxsplit=1)[0]) or WORD.findall(who)
    return words[-1].lower() if words else ""


def name_of(source: Source) -> str:
    """Give the name of a source, or how the article describes it."""
    return source.name or source.description or ""


def _known(article: Match, *, named: bool) -> Iterator[tuple[Truth, Given]]:
    """Give the attributions that were found and of which the gold says who the source is."""
    for index, truth in enumerate(article.truths):
        verdict, given, who = article.verdict(index), article.judged(index), truth.marked.who
        wanted = verdict == "named" if named else verdict in UNNAMED
        if wanted and given is not None and who and not who.endswith(UNSURE):
            yield truth, given
