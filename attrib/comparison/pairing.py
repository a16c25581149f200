"""Which claim of the new version is which of the old.

First those that say the same in the same words; then those with the same content, of the same voice before those of
others; then, of what is left, those of the same voice whose contents share SIMILAR of their words, or of which one
is cut from the other, and those whose contents share ALIKE of their words, whoever says so: the most similar pairs
first, and of these the nearest.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from attrib.comparison.voices import Voice, others_of, same_voice, voice_of
from attrib.report.identity import Wording, wording
from attrib.report.model import Claim, Report

SIMILAR = 0.6
"""Share of their words that the contents of one claim, reworded, have in common at least."""
ALIKE = 0.8
"""The same, where the voice is another."""
FEWEST_SHARED = 3
"""Words that they have in common at least."""
COMMON = 100
"""Contents that may have a word before it is too common to look for others by."""
FEWEST_CUT = 4
"""Words of a content, all of them in another, that show it to be cut from it."""

Token = tuple[str, int]
"""A word of a content, and its count there so far: ("the", 2) is the second "the"."""


class Said(NamedTuple):
    """A claim prepared for pairing: its index in the report, its words and its voice."""

    at: int
    claim: Claim
    wording: Wording
    voice: Voice | None
    others: tuple[Voice, ...]
    """The others who stand behind it, and those from whom they have it."""


class Pair(NamedTuple):
    """The same claim in both versions."""

    old: Said
    new: Said
    similarity: float


def said_in(report: Report) -> list[Said]:
    """Prepare the claims of a report for pairing, in their order."""
    sources = {source.id: source for source in report.sources}
    return [
        Said(at, claim, wording(claim), voice_of(claim, sources), others_of(claim, sources))
        for at, claim in enumerate(report.claims)
    ]


def match_claims(old: Sequence[Said], new: Sequence[Said]) -> list[Pair]:
    """Give the claims that are in both versions, in the order of the new one."""
    pairs: list[Pair] = []
    for key in _KEYS:
        pairs += _equal(_left(old, (pair.old for pair in pairs)), _left(new, (pair.new for pair in pairs)), key)
    renamed = {
        (pair.old.claim.source_id, pair.new.claim.source_id) for pair in pairs if pair.old.voice and pair.new.voice
    }
    pairs += _similar(
        _left(old, (pair.old for pair in pairs)),
        _left(new, (pair.new for pair in pairs)),
        lambda one, other: (
            same_voice(one.voice, other.voice) or (one.claim.source_id, other.claim.source_id) in renamed
        ),
    )
    return sorted(pairs, key=lambda pair: pair.new.at)


_KEYS: tuple[Callable[[Said], Hashable], ...] = (
    lambda said: (said.wording, said.voice),
    lambda said: said.wording,
    lambda said: (said.wording.content, said.voice),
    lambda said: said.wording.content,
)


def _left(claims: Sequence[Said], gone: Iterable[Said]) -> list[Said]:
    numbers = {said.at for said in gone}
    return [said for said in claims if said.at not in numbers]


def _equal(old: Sequence[Said], new: Sequence[Said], key: Callable[[Said], Hashable]) -> Iterator[Pair]:
    """Pair the claims of equal keys, the first with the first."""
    alike: defaultdict[Hashable, list[Said]] = defaultdict(list)
    for said in new:
        alike[key(said)].append(said)
    for group in alike.values():
        group.reverse()
    for said in old:
        if left := alike.get(key(said)):
            yield Pair(said, left.pop(), 1.0)


def _similar(old: Sequence[Said], new: Sequence[Said], same: Callable[[Said, Said], bool]) -> list[Pair]:
    """Pair the claims of similar contents, each with the most similar and then the nearest that is left."""
    found = [pair for pair in _candidates(old, new) if pair.similarity >= ALIKE or same(pair.old, pair.new)]
    found.sort(key=lambda pair: (-pair.similarity, abs(pair.old.at - pair.new.at), pair.old.at + pair.new.at))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    chosen = []
    for pair in found:
        if pair.old.at not in taken_old and pair.new.at not in taken_new:
            taken_old.add(pair.old.at)
            taken_new.add(pair.new.at)
            chosen.append(pair)
    return chosen


def _candidates(old: Sequence[Said], new: Sequence[Said]) -> Iterator[Pair]:
    """Give all pairs of claims whose contents share SIMILAR of their words, or where one has all words of the other.

    Such contents must share one of the rarest words of either, so only the claims that have one are looked at.
    """
    old_tokens, new_tokens = [_tokens(said) for said in old], [_tokens(said) for said in new]
    found = {*_sharing_rare(old_tokens, new_tokens)}
    found |= {(one, other) for other, one in _sharing_rare(new_tokens, old_tokens)}
    for one, other in sorted(found):
        fewest, most = sorted((len(old_tokens[one]), len(new_tokens[other])))
        shared = len(old_tokens[one] & new_tokens[other])
        similarity = 2 * shared / (fewest + most)
        if (shared >= FEWEST_SHARED and similarity >= SIMILAR) or shared == fewest >= FEWEST_CUT:
            yield Pair(old[one], new[other], similarity)


def _sharing_rare(tokens: Sequence[frozenset[Token]], others: Sequence[frozenset[Token]]) -> Iterator[tuple[int, int]]:
    """Give the indexes, in `tokens` and in `others`, of contents that share a token which is rare in `others`."""
    where: defaultdict[Token, list[int]] = defaultdict(list)
    for number, content in enumerate(others):
        for token in content:
            where[token].append(number)
    for index, own in enumerate(tokens):
        must_share = math.ceil(len(own) * SIMILAR / (2 - SIMILAR))
        having = sorted((where.get(token, []) for token in own), key=len)[: len(own) - must_share + 1]
        for contents in having:
            if len(contents) <= COMMON:
                yield from ((index, other) for other in contents)


def _tokens(said: Said) -> frozenset[Token]:
    seen: Counter[str] = Counter()
    tokens = []
    for word in said.wording.content:
        seen[word] += 1
        tokens.append((word, seen[word]))
    return frozenset(tokens)
