"""How far two reviewers agree.

Cohen's kappa (Cohen 1960, A coefficient of agreement for nominal scales, Educational and Psychological Measurement
20:37-46) over the claims that both decided: kappa = (p_o - p_e) / (1 - p_e). p_o is the share of claims to which both
gave the same category, p_e the share to be expected by chance: the sum over the categories of the product of the
shares of claims that each reviewer put there. The categories are the four verdicts, and "rejected" for what is no
claim. Where p_e is 1, since both put everything into one and the same category, kappa is undefined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from attrib.report.decision import Decision
from attrib.report.identity import words
from attrib.report.model import VERDICTS
from attrib.report.record import Count, Record, Share
from attrib.review.decision_files import instant
from attrib.review.model import Review, Reviewed

Category = Literal["named", "anonymous_official", "anonymous_other", "unattributed", "rejected"]
CATEGORIES: tuple[Category, ...] = (*VERDICTS, "rejected")


class Reviewer(Record, frozen=True, kw_only=True):
    """One of two files of decisions."""

    path: str | None
    by: tuple[str, ...]
    """Initials of those who decided."""
    decided: Count
    """How many claims, missed ones too; each claim once."""
    alone: Count
    """How many of them the other has not decided."""


class Difference(Record, frozen=True, kw_only=True):
    """A claim to which two reviewers gave another verdict, source, stance or content."""

    claim: str | None
    """Its id; null for one that the report had missed."""
    words: str
    first: Decision
    second: Decision


class Agreement(Record, frozen=True, kw_only=True):
    """How far two reviewers agree on the claims that both decided. Fields may be added; none may change its meaning."""

    schema: Literal["attrib.agreement/1"] = "attrib.agreement/1"
    article: Reviewed
    first: Reviewer
    second: Reviewer
    both: Count
    """How many claims both decided: n."""
    same_verdict: Count
    same_source: Count
    """Of the claims with the same verdict, those on the same source too, or rejected by both."""
    agreement: Share | None
    """Share of claims with the same verdict: p_o; null where n is 0."""
    expected: Share | None
    """What chance would give: p_e."""
    kappa: float | None
    """From -1 to 1; null where it is undefined, for which `undefined` says why."""
    undefined: str | None
    differences: tuple[Difference, ...]
    """In the order of the article."""


def compare(first: Review, second: Review, paths: tuple[str | None, str | None] = (None, None)) -> Agreement:
    """Compare the decisions of two files on one article; the last on each claim counts."""
    one, other = _by_claim(first), _by_claim(second)
    both = [(one[key], other[key]) for key in one if key in other]
    same = [(a, b) for a, b in both if _category(a) == _category(b)]
    sourced = sum(_same_source(a, b) for a, b in same)
    differing = [(a, b) for a, b in both if not _same(a, b)]
    observed, expected, kappa = kappa_of([(_category(a), _category(b)) for a, b in both])
    return Agreement(
        article=first.article,
        first=_reviewer(first, one, len(both), paths[0]),
        second=_reviewer(second, other, len(both), paths[1]),
        both=len(both),
        same_verdict=len(same),
        same_source=sourced,
        agreement=observed,
        expected=expected,
        kappa=kappa,
        undefined=_undefined(len(both), kappa),
        differences=tuple(
            Difference(
                claim=a.claim,
                words=" … ".join(part.exact for part in a.content or b.content),
                first=a,
                second=b,
            )
            for a, b in sorted(differing, key=lambda pair: [part.start for part in pair[0].content or pair[1].content])
        ),
    )


def merge(first: Review, second: Review) -> Review:
    """Join the decisions of two files on one article; each once, none is dropped."""
    return Review(article=first.article, decisions=tuple(dict.fromkeys([*first.decisions, *second.decisions])))


def kappa_of(pairs: Sequence[tuple[Category, Category]]) -> tuple[float | None, float | None, float | None]:
    """Give p_o, p_e and kappa for pairs of categories that two people chose for each item; None where undefined."""
    n = len(pairs)
    if not n:
        return None, None, None
    first, second = (Counter(column) for column in zip(*pairs, strict=True))
    agreed = sum(a == b for a, b in pairs)
    chance = sum(first[each] * second[each] for each in CATEGORIES)
    kappa = None if chance == n * n else (agreed * n - chance) / (n * n - chance)
    return agreed / n, chance / (n * n), kappa


def _undefined(n: int, kappa: float | None) -> str | None:
    if kappa is not None:
        return None
    return "both put every claim into the same category" if n else "there is no claim that both decided"


def _by_claim(review: Review) -> dict[object, Decision]:
    """Give the last decision on each claim, by its id or, where the report had missed it, by where it stands."""
    found: dict[object, Decision] = {}
    for decision in sorted(review.decisions, key=instant):
        found[decision.claim or tuple((part.start, part.end) for part in decision.content)] = decision
    return found


def _reviewer(review: Review, decided: dict[object, Decision], both: int, path: str | None) -> Reviewer:
    return Reviewer(path=path, by=initials(review.decisions), decided=len(decided), alone=len(decided) - both)


def initials(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Give the initials of those who decided, in the order of the alphabet."""
    return tuple(sorted({decision.by for decision in decisions} - {""}))


def _category(decision: Decision) -> Category:
    if decision.decision == "reject" or decision.verdict is None:
        return "rejected"
    return decision.verdict


def _same(one: Decision, other: Decision) -> bool:
    if "rejected" in (_category(one), _category(other)):
        return _category(one) == _category(other)
    same = _category(one) == _category(other) and _claimed(one) == _claimed(other)
    return same and _same_source(one, other) and _same_stance(one, other)


def _claimed(decision: Decision) -> tuple[tuple[int, int], ...]:
    """Give where the words stand that make the claim, as decided."""
    return tuple((part.start, part.end) for part in decision.claimed)


def _same_source(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions of the same verdict name the same source: by its id, or in the same words."""
    if _category(one) in ("rejected", "unattributed"):
        return True
    if one.source_id is not None or other.source_id is not None:
        return one.source_id == other.source_id
    return _words(one) == _words(other)


def _same_stance(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions of the same verdict could have the same stance, which older files do not give."""
    return one.stance == other.stance or None in (one.stance, other.stance)


def _words(decision: Decision) -> tuple[str, ...]:
    return words(decision.source.exact) if decision.source is not None else ()
