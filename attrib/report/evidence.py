"""How sure a claim is: a card of whole numbers.

A claim has a class in each of seven aspects (construction, source, speech, nesting, length, kind of cue, stance), and
each class has points; ten points double the odds that the claim is read right. It is right when at least half of its
content lies in one annotated content and the sources share a word. The points are in calibration.json; no word of the
article counts, so that they hold for other articles. `attrib evaluate` prints how often each level is right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrib.constructions import Attribution, Construction
from attrib.constructions.layout import LABELS
from attrib.constructions.uncued import QUOTATIONS
from attrib.english import Words
from attrib.grammar import Phrase
from attrib.report.calibration import calibration
from attrib.report.judging import Assertion
from attrib.report.model import Evidence
from attrib.speakers import Roster, Speaker
from attrib.text import Document

POINTS_THAT_DOUBLE = 10
STRONG, FAIR = 32, 10
"""From so many points on a claim is right nine times of ten, and two times of three."""


class Point(NamedTuple):
    """What a claim has for the classes that it belongs to, each with its aspect, and why, in one sentence."""

    classes: tuple[tuple[str, str], ...]
    points: int
    says: str


class Grade(NamedTuple):
    """How sure a claim is, why, in one plain sentence, and the sum that says so."""

    level: Evidence
    grounds: str
    sureness: float
    """How many of a hundred claims like this are read right, as a fraction."""
    base: int = 0
    points: tuple[Point, ...] = ()

    @property
    def sum(self) -> int:
        """The points of all aspects, and those that every claim has."""
        return self.base + sum(point.points for point in self.points)


OWN_VOICE = "No source and no cue was found for the sentence."
LABELLED = "A quotation, with the speaker's name for a label or a credit."
SOURCES: Mapping[str, str] = {
    "name": "Its source has a name.",
    "body": "Its source is a body, a place or a text with a name.",
    "pronoun": "Its source is a pronoun that was traced to somebody.",
    "one": "Its source is one whom the article describes.",
    "many": "Its source is several whom the article describes.",
    "joined": "Its source is several, joined by “and” or the like.",
    "unknown": "Its source is no word that attrib knows for people, bodies or texts, so it may not be who speaks.",
    "untraced": "Its source is a pronoun that could not be traced to anyone.",
    "relative": "Its source is a relative pronoun (“who”), which may stand for somebody else.",
    "none": "No source was found beside the cue.",
}
SPEECHES: Mapping[str, str] = {
    "direct": "All of it is quoted.",
    "mixed": "Part of it is quoted.",
    "indirect": "None of it is quoted.",
    "late": "Words that are not quoted stand before the quotation, and may not be the source's.",
    "none": "It is in the article's own voice.",
}
NESTINGS: Mapping[str, str] = {
    "alone": "No other claim stands inside it or around it.",
    "inside": "It stands inside what somebody else says.",
    "around": "Somebody else's claim stands inside it.",
}
KINDS: Mapping[str, str] = {
    "statement": "Its cue is one of saying.",
    "question": "Its cue is one of asking.",
    "belief": "It is what somebody knows or decides, not says: the article may only infer it.",
    "judgement": "Its cue is one of praise or blame, as much as of saying.",
    "request": "Its cue is one of asking for something.",
    "promise": "Its cue is one of promising.",
    "finding": "Its cue is one of finding out.",
    "hedge": "Hearsay (“it is clear that”): nobody is said to stand behind it.",
}
STANCES: Mapping[str, str] = {
    "asserts": "Its source says that it is so.",
    "denies": "Its source says that it is not so.",
    "doubts": "Its source leaves it open.",
    "asks": "Its source asks for it.",
}
LIMITS = (4, 8, 15, 30)
LENGTHS: Mapping[str, str] = {
    length: f"It has {length} words and marks." for length in ("up to 3", "4 to 7", "8 to 14", "15 to 29", "30 or more")
}
LENGTH_CLASSES = tuple(LENGTHS)
SAYS = {
    "source": SOURCES,
    "speech": SPEECHES,
    "nesting": NESTINGS,
    "length": LENGTHS,
    "kind": KINDS,
    "stance": STANCES,
}
"""For each aspect beside the construction, its classes, and what a claim in one has, in a sentence."""


def weigh(doc: Document, roster: Roster, assertions: Sequence[Assertion]) -> list[Grade]:
    """Grade each thing that an article asserts."""
    return [
        _grade(each.attribution.construction, *_classes(doc, roster, each, each.attribution, nesting))
        if each.attribution is not None
        else _own_voice()
        for each, nesting in zip(assertions, _nestings(assertions), strict=True)
    ]


@lru_cache(maxsize=512)
def point_of(construction: Construction, *, quoted: bool = False) -> Point:
    """Give the points of a construction, of a label those that it has where it stands beside a quotation, or not."""
    name, expected, says = construction.name, construction.sureness, f"{construction.grounds.rstrip('.')}."
    if construction in LABELS and quoted:
        name, expected, says = f"{name} quoted", "sure", LABELLED
    return _point(says, ("construction", name), ("expected", expected))


def sureness(points: int) -> float:
    """Give, to two decimals, how many claims with so many points are right."""
    return round(1 / (1 + 2 ** (-points / POINTS_THAT_DOUBLE)), 2)


@lru_cache(maxsize=1)
def _own_voice() -> Grade:
    return Grade("fair", OWN_VOICE, calibration().own_voice)


@lru_cache(maxsize=4096)
def _grade(construction: Construction, quoted: bool, *classes: str) -> Grade:
    """Add up the points of a construction and of the classes of the other aspects."""
    others = (_point(SAYS[aspect][of], (aspect, of)) for aspect, of in zip(SAYS, classes, strict=True))
    points = (point_of(construction, quoted=quoted), *others)
    base = calibration().base
    total = base + sum(point.points for point in points)
    level: Evidence = "strong" if total >= STRONG else "fair" if total >= FAIR else "weak"
    grounds = min(points, key=lambda point: point.points).says if level == "weak" else points[0].says
    return Grade(level, grounds, sureness(total), base, points)


@lru_cache(maxsize=512)
def _point(says: str, *classes: tuple[str, str]) -> Point:
    points = calibration().points
    return Point(classes, sum(points[aspect].get(of, 0) for aspect, of in classes), says)


def _classes(
    doc: Document, roster: Roster, assertion: Assertion, attribution: Attribution, nesting: str
) -> tuple[bool, str, str, str, str, str, str]:
    """Tell whether a claim is quoted, and its class in each aspect of `SAYS`."""
    quoted = any(doc.quoted[part.first] >= 0 for part in attribution.content)
    speaker = roster.speakers[assertion.sources[0].speaker] if assertion.sources else None
    late = attribution.construction in QUOTATIONS and not quoted
    return (
        quoted,
        _source(doc, attribution, speaker, several=len(assertion.sources) > 1),
        "late" if late else assertion.speech,
        nesting,
        _length(attribution.content),
        attribution.kind,
        attribution.stance,
    )


def _length(content: Sequence[Phrase]) -> str:
    return LENGTH_CLASSES[bisect_right(LIMITS, sum([stop - first for first, stop in content]))]


def _source(doc: Document, attribution: Attribution, speaker: Speaker | None, *, several: bool) -> str:
    """Tell what stands as the source."""
    source = attribution.source
    if source is None or speaker is None:
        return "none"
    word, alone, first = doc.tokens.lower[source.first], source.stop - source.first == 1, speaker.parts[0]
    if alone and (word in doc.words.relative_pronouns or word == "that"):
        return "relative"
    if first.form == "pronoun":
        return "untraced"
    if alone and word in doc.words.source_pronouns:
        return "pronoun"
    if several or len(speaker.parts) > 1:
        return "joined"
    if speaker.name:
        return "body" if first.form == "organization" else "name"
    if first.form == "description" and first.head and not _is_voice(doc.words, first.head.split()[-1].lower()):
        return "unknown"
    return "one" if first.number == "one" else "many"


def _is_voice(words: Words, head: str) -> bool:
    """Tell whether a head noun, in lower case, may stand for somebody, some body or some text."""
    return (
        head in words.speaking_nouns
        or head.endswith(words.endings_of_people)
        or not head.isalpha()
        or head in words.quantifiers
        or head in words.vague_pronouns
    )


def _nestings(assertions: Sequence[Assertion]) -> list[str]:
    """Tell of each assertion whether it stands inside what somebody says, or else around it."""
    hulls = [
        (each.content[0].first, each.content[-1].stop, index)
        for index, each in enumerate(assertions)
        if each.attribution is not None
    ]
    nestings = ["alone"] * len(assertions)
    least = last = None
    for first, stop, index in sorted(hulls, key=lambda hull: (-hull[0], hull[1])):
        if least is not None and least <= stop and (first, stop) != last:
            nestings[index] = "around"
        least, last = min(least or stop, stop), (first, stop)
    reached, last = 0, None
    for first, stop, index in sorted(hulls, key=lambda hull: (hull[0], -hull[1])):
        if reached >= stop and (first, stop) != last:
            nestings[index] = "inside"
        reached, last = max(reached, stop), (first, stop)
    return nestings
