"""Gold: articles with the attributions that people found in them, and what may be wrong with such a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from attrib.constructions.construction import Stance
from attrib.report.model import Verdict
from attrib.text.spans import Span

Label = Literal[
    "NP", "NO", "AO", "AX", "CG", "NA", "RE", "named", "anonymous_official", "anonymous_other", "unattributed"
]
VERDICT_OF_LABEL: dict[Label | None, Verdict] = {
    "NP": "named",
    "NO": "named",
    "AO": "anonymous_official",
    "AX": "anonymous_other",
    "CG": "anonymous_other",
    "NA": "unattributed",
    "named": "named",
    "anonymous_official": "anonymous_official",
    "anonymous_other": "anonymous_other",
    "unattributed": "unattributed",
}
"""RE, the article's own author, has no verdict: it is found or missed, but not judged."""

ROLES = ("source", "cue", "content")
INSIDE_A_WORD = re.compile(r"(?<=\w)(?=\w)")
FEWEST_SPANS = 4
"""So few spans may cut through words by chance."""


class Fault(NamedTuple):
    """Why some gold cannot be used, with the file and, where one is to blame, its line."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


class GoldError(ValueError):
    """Gold that cannot be used; as a string, the first of its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return str(self.faults[0])


class Member(msgspec.Struct, frozen=True):
    """One of those who say something together: "internal emails and four people"."""

    who: str
    label: Label | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that the label stands for; None without a label."""
        return VERDICT_OF_LABEL.get(self.label)


class GoldAttribution(msgspec.Struct, frozen=True):
    """What people marked in an article: who is said (source) to say (cue) what (content)."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    label: Label | None = None
    stance: Stance | None = None
    """What the source does with the content; None where nobody said."""
    alt: Label | None = None
    """A second label that the annotator held possible: either is right."""
    who: str | None = None
    """Whom the source stands for: the fullest name, or for an unnamed voice its fullest description, the same for the
    same voice (" #2" parts voices described alike); a "?" at its end marks what the article leaves open."""
    members: tuple[Member, ...] = ()
    """All who stand behind it where they are several; whose verdict is the label comes first."""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that the label stands for; None without a label, and for RE."""
        return VERDICT_OF_LABEL.get(self.label)

    @property
    def verdicts(self) -> frozenset[Verdict]:
        """The verdicts that are right: that of the label, and that of the second label."""
        return frozenset(VERDICT_OF_LABEL[each] for each in (self.label, self.alt) if each in VERDICT_OF_LABEL)


class GoldArticle(msgspec.Struct, frozen=True):
    """One annotated article. Spans count the characters of `text`, end exclusive."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]


class Gold(NamedTuple):
    """What was read: the articles that can be used, faults of the others, and sentences on what was left out."""

    articles: tuple[GoldArticle, ...]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def misfit(article: GoldArticle) -> str | None:
    """Say why an annotation does not fit its text; None where it does."""
    for number, attribution in enumerate(article.attributions, 1):
        for role in ROLES:
            for span in getattr(attribution, role):
                if reason := outside(span, len(article.text)):
                    return f"{role} of attribution {number}: {reason}"
    spans = list(_spans(article.attributions))
    cut = sum(_cuts_a_word(article.text, span) for span in spans)
    if len(spans) >= FEWEST_SPANS and cut * 2 > len(spans):
        return f"{cut} of its {len(spans)} spans begin or end inside a word: they were made for another text"
    return None


def outside(span: Span, length: int) -> str | None:
    """Say why a span does not fit a text of `length` characters; None where it does."""
    if span.start < 0 or span.end > length:
        return f"{span.start} to {span.end} lies outside the text, which has {length:,} characters"
    if span.start >= span.end:
        return f"{span.start} to {span.end} ends before it begins"
    return None


def _spans(attributions: Iterable[GoldAttribution]) -> Iterator[Span]:
    for attribution in attributions:
        for role in ROLES:
            yield from getattr(attribution, role)


def _cuts_a_word(text: str, span: Span) -> bool:
    return any(INSIDE_A_WORD.match(text, at) for at in span)
