"""Loaded words: where an unnamed source attacks, praises or passes judgement.

What attacks or praises ("a liar", "brilliant") counts where it is quoted word for word or said of something: "she was
a liar". What merely judges ("a mistake", "unfair") counts only where it is said of something. The words are lists of
the rule set: `attack`, `praise` and `opinion`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, compress

from attrib.english import is_negated
from attrib.grammar import Phrase
from attrib.grammar.finder import Finder, finder
from attrib.report.model import UNNAMED, Claim, Loaded, Passage, Tone
from attrib.text import Document
from attrib.text.tags import PRONOUN_OR_POSSESSIVE, SENTENCE_PARTS, VERBS

TONES: tuple[Tone, ...] = ("attack", "praise", "opinion")
WITHOUT_A_VOICE = frozenset(["authority", "spokesperson"])
"""Kinds of unnamed sources that a body stands behind."""
REACH = 6
"""Words between such a verb and what it says."""
VERBS_AND_ENDS = frozenset(VERBS + SENTENCE_PARTS)
"""Tags of words that part the two."""
OBJECTS = PRONOUN_OR_POSSESSIVE
"""Tags of words that follow a verb: "to corrupt it"."""
NEGATION_REACH = 4
"""Words before a loaded one among which a negation takes it back."""

Phrases = Sequence[tuple[Tone, Finder]]


def find_loaded(doc: Document, claims: Sequence[Claim]) -> tuple[Loaded, ...]:
    """Give the loaded words of claims that rest on unnamed people, in the order of the text."""
    if not any(_speaks_for_itself(claim) for claim in claims):
        return ()
    lists = zip(TONES, (doc.words.attack, doc.words.praise, doc.words.opinion), strict=True)
    phrases = [(tone, finder(entries)) for tone, entries in lists]
    free = bytearray(b"\x01" * len(doc.tokens))
    found = []
    for claim in sorted(claims, key=_length):
        parts = [_tokens(doc, part) for part in claim.content]
        if _speaks_for_itself(claim):
            own = [*chain.from_iterable(compress(part, free[part.start : part.stop]) for part in parts)]
            found += [_loaded(doc, claim, *hit) for hit in _hits(doc, phrases, claim, own)]
        if claim.source_id is not None:
            for part in parts:
                free[part.start : part.stop] = bytes(len(part))
    return tuple(sorted(found, key=lambda loaded: loaded.words.start))


def _length(claim: Claim) -> int:
    return sum([part.end - part.start for part in claim.content])


def _speaks_for_itself(claim: Claim) -> bool:
    return claim.verdict in UNNAMED and claim.kind not in WITHOUT_A_VOICE and claim.evidence != "weak"


def _tokens(doc: Document, part: Passage) -> range:
    starts = doc.tokens.starts
    return range(bisect_left(starts, part.start), bisect_left(starts, part.end))


def _loaded(doc: Document, claim: Claim, tone: Tone, at: Phrase) -> Loaded:
    start, end = doc.span(*at)
    return Loaded(claim=claim.id, tone=tone, words=Passage(start=start, end=end, text=doc.text[start:end]))


def _hits(doc: Document, phrases: Phrases, claim: Claim, tokens: Sequence[int]) -> Iterator[tuple[Tone, Phrase]]:
    """Find loaded phrases that begin at one of the tokens."""
    lower, forms = doc.tokens.lower, doc.tokens.forms
    calling = doc.words.forms(doc.words.calling_verbs)
    said_of = claim.cue is not None and not calling.isdisjoint(claim.cue.text.lower().split())
    for tone, entries in phrases:
        for token, stop in entries.at(lower, tokens):
            if (
                not any(form[:1].isupper() for form in forms[token + 1 : stop])
                and (not forms[token][:1].isupper() or token == tokens[0])
                and not _taken_back(doc, token)
                and doc.tags[stop] not in OBJECTS
                and _own_judgement(doc, token, tokens[0] if said_of else None, merely=tone == "opinion")
            ):
                yield tone, Phrase(token, stop)


def _taken_back(doc: Document, token: int) -> bool:
    before = doc.tokens.lower[max(0, token - NEGATION_REACH) : token]
    return is_negated(doc.words, before)


def _own_judgement(doc: Document, token: int, called: int | None, *, merely: bool) -> bool:
    """Tell whether the source itself judges by a word: it is said of something or, unless it `merely` judges, quoted.

    `called` is the first word after a cue such as "called".
    """
    lower, calling = doc.tokens.lower, doc.words.forms(doc.words.calling_verbs)
    for at in range(token, max(-1, token - 1 - REACH), -1):
        if lower[at] in calling:
            return False
        if lower[at] in doc.words.linking:
            return "the" not in lower[at:token]
        if at != token and doc.tags[at] in VERBS_AND_ENDS:
            break
        if at == called:
            return doc.words.calling_ends.isdisjoint(lower[at:token])
    return not merely and doc.quoted[token] >= 0
