"""Findings put together by place, and there by what they are about, with the houses beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, takewhile, zip_longest
from typing import NamedTuple

from attrib.report.model import LEVELS, Finding, Passage


class Asked(NamedTuple):
    """What some houses want done, in the same words."""

    houses: tuple[str, ...]
    text: str


class Problem(NamedTuple):
    """What rules of one name have to say of the same words: ap/no-reason and nyt/no-reason."""

    findings: tuple[Finding, ...]
    """The gravest first."""

    @property
    def gravest(self) -> Finding:
        """The finding that decides how grave it is."""
        return self.findings[0]

    @property
    def rules(self) -> str:
        """The ids of its rules."""
        return ", ".join(finding.rule for finding in self.findings)

    @property
    def name(self) -> str:
        """What its rules are called in every house."""
        return _name(self.gravest)

    @property
    def shared(self) -> str:
        """The sentences with which all its messages begin; the whole message where that is the same."""
        alike = takewhile(lambda each: len({*each}) == 1, zip_longest(*(it.message for it in self.findings)))
        common = "".join(each[0] for each in alike)
        if common == self.gravest.message:
            return common
        return common[: max(common.rfind(end) for end in (". ", "? ", "! ")) + 1]

    @property
    def asked(self) -> list[Asked]:
        """What each house goes on to ask for; nothing where the message is the same for all."""
        by_text: dict[str, list[str]] = {}
        for finding in self.findings:
            level = "" if finding.level == self.gravest.level else f" ({finding.level})"
            rest = finding.message[len(self.shared) :].strip()
            by_text.setdefault(rest, []).append(f"{finding.rule.partition('/')[0]}{level}")
        return [Asked(tuple(houses), text) for text, houses in by_text.items() if text]


class Spot(NamedTuple):
    """Words of the article, or the article as a whole, and what there is to say of them."""

    words: Passage | None
    paragraph: int | None
    problems: tuple[Problem, ...]


def by_place(findings: Sequence[Finding]) -> Iterator[Spot]:
    """Put together what different rules have to say of the same words, in the order of the findings."""
    for together in _grouped(findings, lambda it: it.words and (it.words.start, it.words.end)):
        first = together[0]
        yield Spot(first.words, first.paragraph, tuple(map(_problem, _alike(together))))


def problems_of(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Give the problems alone, place by place."""
    return chain.from_iterable(spot.problems for spot in by_place(findings))


def _alike(findings: Sequence[Finding]) -> Iterable[list[Finding]]:
    """Put together what rules of one name say; what one rule says twice is two things."""
    before: Counter[str] = Counter()

    def key(finding: Finding) -> object:
        before[finding.rule] += 1
        return _name(finding), finding.suppressed, before[finding.rule]

    return _grouped(findings, key)


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], object]) -> Iterable[list[Finding]]:
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return groups.values()


def _problem(findings: Iterable[Finding]) -> Problem:
    return Problem(tuple(sorted(findings, key=lambda it: LEVELS.index(it.level))))


def _name(finding: Finding) -> str:
    return finding.rule.partition("/")[2]
