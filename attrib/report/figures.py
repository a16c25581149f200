"""The figures of a report: words and claims by verdict, and how much rests on unnamed sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrib.report.likely import likely_range
from attrib.report.model import UNNAMED, VERDICTS, Claim, Passage, Report, Source, Verdict
from attrib.report.totals import Part, SourceTally, Summary, Tally, Unnamed
from attrib.rules.verdicts import UnnamedPart
from attrib.text.spans import Span

MARKS = "“”‘’—–…"
"""Those beyond ASCII that many texts have."""
LETTERS = bytes(ord("a" if character.isalnum() or character == "_" else " ") for character in map(chr, range(256)))
"""By each byte of Latin-1 an "a" for a word character, and a blank for any other."""
BEGINNING = b"b"
"""What stands for the first character of a word."""
PART_OF_KIND: dict[str, UnnamedPart] = {
    "official": "confidential",
    "insider": "confidential",
    "individual": "confidential",
    "spokesperson": "institutional",
    "authority": "institutional",
    "group": "collective",
    "unresolved": "unresolved",
}
"""The part of what is unnamed that a kind of source belongs to; other kinds belong to "other"."""
PARTS: tuple[UnnamedPart, ...] = (*dict.fromkeys(PART_OF_KIND.values()), "other")


def without_marks(text: str) -> str:
    """Give a text with blanks for its marks beyond ASCII; nothing moves."""
    if not text.isascii():
        for mark in MARKS:
            text = text.replace(mark, " ")
    return text


def _letters(text: str) -> bytes:
    """Give an "a" for each word character of a text, and a blank for any other."""
    try:
        return without_marks(text).encode("latin-1").translate(LETTERS)
    except UnicodeEncodeError:
        return "".join(["a" if character.isalnum() or character == "_" else " " for character in text]).encode()


class WordCount:
    """Where the words of a text begin; a word is a run of word characters."""

    def __init__(self, text: str) -> None:
        self.beginnings = (b" " + _letters(text)).replace(b" a", b" " + BEGINNING)[1:]

    def __len__(self) -> int:
        return self.beginnings.count(BEGINNING)

    def within(self, passages: Iterable[Passage | Span]) -> set[int]:
        """Give at which characters the words begin that begin inside any of the passages."""
        inside = (enumerate(self.beginnings[each.start : each.end], each.start) for each in passages)
        return {at for characters in inside for at, character in characters if character == BEGINNING[0]}

    def count(self, passages: Iterable[Passage | Span]) -> int:
        """Count the words that begin inside any of the passages."""
        found = reached = 0
        for start, end in sorted([(passage.start, passage.end) for passage in passages]):
            if end > reached:
                found += self.beginnings.count(BEGINNING, max(start, reached), end)
                reached = end
        return found


def word_count(report: Report) -> WordCount:
    """Count the words of a report's text; where it has none, those of its claims."""
    if report.text is not None:
        return WordCount(report.text)
    shown = [" "] * report.article.characters
    for claim in report.claims:
        for part in claim.content:
            shown[part.start : part.end] = part.text
    return WordCount("".join(shown))


def summarise(claims: Sequence[Claim], sources: Sequence[Source], words: WordCount) -> Summary:
    """Add up the claims; a word in two nested claims counts for the outer one."""
    verdicts = {source.id: source.verdict for source in sources}
    by_words, by_claims = dict.fromkeys(VERDICTS, 0), dict.fromkeys(VERDICTS, 0)
    words_of_parts, claims_of_parts = dict.fromkeys(PARTS, 0), dict.fromkeys(PARTS, 0)
    relayed = 0
    weighed = list(own_words(claims, words))
    for claim, own in weighed:
        by_claims[claim.verdict] += 1
        by_words[claim.verdict] += own
        part = part_of(claim)
        if part is not None:
            claims_of_parts[part] += 1
            words_of_parts[part] += own
        elif claim.verdict == "named" and any(verdicts.get(source) in UNNAMED for source in claim.relays):
            relayed += own
    of_sources = Counter(verdicts.values())
    unnamed = sum([by_words[verdict] for verdict in UNNAMED])
    attributed = by_words["named"] + unnamed
    return Summary(
        claims=_tally(by_claims),
        words=_tally(by_words),
        unnamed_share_of_attributed=_share(unnamed, attributed),
        unnamed_share_of_article=_share(unnamed, sum(by_words.values())),
        sources=SourceTally(
            named=of_sources["named"],
            anonymous_official=of_sources["anonymous_official"],
            anonymous_other=of_sources["anonymous_other"],
        ),
        unnamed_share_range=likely_range(weighed),
        unnamed=Unnamed(
            **{
                part: Part(words=own, claims=claims_of_parts[part], share=_share(own, attributed))
                for part, own in words_of_parts.items()
            }
        ),
        relayed_share=_share(relayed, by_words["named"]),
    )


def count_words(claims: Sequence[Claim], words: WordCount) -> Tally:
    """Count the words of claims by verdict; a word in two nested claims counts for the outer one."""
    counts = dict.fromkeys(VERDICTS, 0)
    for claim, own in own_words(claims, words):
        counts[claim.verdict] += own
    return _tally(counts)


def unnamed_share(words: Tally) -> float:
    """Give the share of unnamed sources in words that have a source."""
    unnamed = words.anonymous_official + words.anonymous_other
    return _share(unnamed, words.named + unnamed)


def own_words(claims: Sequence[Claim], words: WordCount) -> Iterator[tuple[Claim, int]]:
    """Give each claim with how many words it has that no longer claim has."""
    left = bytearray(words.beginnings)
    for claim in sorted(claims, key=lambda claim: -words.count(claim.content)):
        own = 0
        for part in claim.content:
            own += left.count(BEGINNING, part.start, part.end)
            left[part.start : part.end] = bytes(part.end - part.start)
        yield claim, own


def part_of(claim: Claim) -> UnnamedPart | None:
    """Give the part of what is unnamed that a claim belongs to; None where its source is named or it has none."""
    return PART_OF_KIND.get(claim.kind, "other") if claim.verdict in UNNAMED else None


def _tally(counts: Mapping[Verdict, int]) -> Tally:
    return Tally(
        total=sum(counts.values()),
        named=counts["named"],
        anonymous_official=counts["anonymous_official"],
        anonymous_other=counts["anonymous_other"],
        unattributed=counts["unattributed"],
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
