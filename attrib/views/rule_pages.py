"""The rules of a rule set or house for the terminal: all in a list, or one on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.rules import House, Standard
from attrib.rules.conditions import PARTS, PATTERN_KEYS
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.rules import Rule, RuleSet, When
    from attrib.views.marks import Marks

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_LIST = re.compile(r"\{(\w+)\}")
_FORMS = {
    "person": "a person with a name",
    "partial": "a person named only in part",
    "organization": "a body with a name",
    "description": "described, without a name",
    "pronoun": "a pronoun that stands for nobody known",
    "none": "not in the text",
}
_DETERMINERS = {
    "definite": "“the”, “this” or “their”",
    "indefinite": "“a”, “some” or a number",
    "bare": "no article",
}
MOST_PATTERNS = 12
"""Patterns of one condition that are shown."""
MOST_OF_PHRASES = 2
"""Patterns of those that one name stands for."""
MOST_WORDS = 16
"""Words of one list that are shown."""


_OF_SOURCE: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("form", "the source is {}", _FORMS),
    ("determiner", "it begins with {}", _DETERMINERS),
)
_ABOUT = {"claim": "for each claim", "source": "for each source", "article": "once for an article"}
_PLAIN = (
    ("verdict", "the verdict is {}"),
    ("kind", "the kind is {}"),
    ("speech", "the speech is {}"),
    ("stance", "what the source does with what is said is {}"),
    ("part", "the voice is {}"),
    ("evidence", "the evidence is {}"),
    ("reason_class", "the reason for not naming the source is {}"),
    ("said_by", "others say the same, and they are {}"),
    ("place", "it stands in: {}"),
    ("not_place", "it does not stand in: {}"),
)
_FLAGS = (
    ("basis", "the article tells how the source knows", "the article does not tell how the source knows"),
    (
        "reason",
        "the article tells why the source is not named",
        "the article does not tell why the source is not named",
    ),
    ("unexplained", "a report says of the source: no reason given", "a report asks no reason of the source"),
    ("relayed", "it cites or quotes an unnamed source for the claim", "it cites no unnamed source for the claim"),
    ("partly_named", "the article gives a part of its name only", "the article gives its name or none"),
    ("single", "nobody else makes the claim, and it rests on one person", "it does not rest on one person alone"),
    ("supported", "a named source makes the claim too", "no named source makes the claim"),
    ("second_reference", "the article has described it before", "the article has described no such source before"),
    ("alone", "the article has no other source", "the article has other sources"),
    ("byline", "the article has a byline", "the article has no byline"),
)
_NUMBERS = (
    ("sentences_before_source", "{} sentences or more stand before the source"),
    ("specificity_under", "the article tells less than {} of 4 of what it could tell of the source"),
    ("uses_over", "the article has used the same words for it more than {} times"),
    ("unnamed_share_over", "over {:g} percent of the attributed words rest on unnamed sources"),
    ("unnamed_sources_over", "there are more than {} unnamed sources"),
)


@dataclass(frozen=True, slots=True)
class RuleList:
    """The rules of a set, in the order in which they are tried, or the standards of a house."""

    book: RuleSet | House

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        rules = self.book.rules
        order = "" if isinstance(self.book, House) else ", the first that holds decides"
        name = one_line(f"{self.book.name} {self.book.version}")
        yield Text.assemble((name, "bold"), (f"  {wording.counted(len(rules), 'rule')}{order}", "dim"))
        yield paragraph(Text(one_line(self.book.description)))
        yield Text()
        width = min(max((len(one_line(rule.id)) for rule in rules), default=1), options.max_width // 2)
        for rule in rules:
            sign, style = _sign(rule, signs)
            yield row(
                Cell(Text(sign, style), 1),
                Cell(Text(one_line(rule.id), "bold"), width),
                Cell(Text(one_line(rule.what or _sentence(rule))), 1.0, fold=True),
            )
        yield Text()
        yield paragraph(Text("attrib rules show ID: what a rule catches, why, who asks for it, examples", "dim"))


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule of a set or house: a page worth reading; with `whole`, with all its words."""

    book: RuleSet | House
    rule: Rule | Standard
    whole: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        rule = self.rule
        sign, style = _sign(rule, signs)
        yield Text.assemble((one_line(rule.id), "bold"), (f"  {one_line(self._where())}", "dim"))
        label, more = _answer(rule, signs)
        yield Text.assemble((sign, style), " ", (label, "bold"), (f" {signs.dot} {one_line(more)}", "dim"))
        for heading, text in (("What", rule.what), ("Why", rule.why)):
            if text:
                yield Text()
                yield _fact(heading, text)
        standard = isinstance(rule, Standard)
        yield Text()
        yield _fact("Findings say" if standard else "Reports say", _sentence(rule))
        yield Text()
        yield from self._conditions()
        yield Text()
        yield Text("Asked for by", "bold")
        yield row(Cell(Text(one_line(rule.source)), 1.0, fold=True), indent=2)
        yield from _examples("Finds" if standard else "Decides", rule.examples, f"bold {style}")
        yield from _examples("Lets pass" if standard else "Leaves to others", rule.counterexamples, "bold")

    def _where(self) -> str:
        if isinstance(self.book, House):
            return self.book.title
        return f"rule {self.book.ranks[self.rule.id] + 1} of {len(self.book.rules)} in {self.book.name}"

    def _conditions(self) -> Iterator[RenderableType]:
        when = self.rule.when
        conditions = _in_words(when, None if self.whole else MOST_PATTERNS)
        for heading, text in zip(chain(["Holds when"], repeat("and")), conditions, strict=False):
            yield _fact(heading, text)
        given = list(dict.fromkeys(pattern for key in PATTERN_KEYS for pattern in getattr(when, key)))
        for pattern in given:
            if pattern.startswith("@"):
                yield Text()
                meant = [each.replace("|", " | ") for each in self.book.lexicon.spelled_out(pattern)]
                yield _fact("", f"{pattern}: {_listed(meant, None if self.whole else MOST_OF_PHRASES)}")
        if isinstance(self.book, House):
            return
        spelled = [meant for pattern in given for meant in self.book.lexicon.spelled_out(pattern)]
        for name in dict.fromkeys(chain.from_iterable(map(_LIST.findall, spelled))):
            words = _without_plurals(self.book.words.lists[name])
            yield Text()
            yield _fact("", f"{{{name}}}: {_listed(words, None if self.whole else MOST_WORDS)}")


def _sign(rule: Rule | Standard, signs: Marks) -> tuple[str, str]:
    """Give the sign of what a rule answers, and its style."""
    if isinstance(rule, Standard):
        return signs.levels[rule.level]
    look = signs.verdicts[rule.verdict]
    return look.sign, look.style


def _answer(rule: Rule | Standard, signs: Marks) -> tuple[str, str]:
    """Give what a rule answers, and what more there is to say of it."""
    if isinstance(rule, Standard):
        return rule.level, _ABOUT[rule.about]
    kind = rule.kind if isinstance(rule.kind, str) else f"{rule.kind.one} or {rule.kind.many}"
    return signs.verdicts[rule.verdict].label, kind


def _sentence(rule: Rule | Standard) -> str:
    return rule.message if isinstance(rule, Standard) else rule.because


def _in_words(when: When, limit: int | None) -> Iterator[str]:
    """Give the conditions of a rule, each as a clause."""
    for key, words, names in _OF_SOURCE:
        if values := getattr(when, key):
            yield words.format(" or ".join(names[value] for value in values))
    if when.number:
        yield f"the source is {when.number}"
    for key, words in _PLAIN:
        if values := getattr(when, key):
            yield words.format(" or ".join(value.replace("_", " ") for value in values))
    for key, holds, fails in _FLAGS:
        if (flag := getattr(when, key)) is not None:
            yield holds if flag else fails
    for key, words in _NUMBERS:
        if (number := getattr(when, key)) is not None:
            yield words.format(number)
    yield from _sought(when, limit)


def _sought(when: When, limit: int | None) -> Iterator[str]:
    for part in PARTS:
        for key, words in ((part.key, part.is_said), (f"not_{part.key}", part.is_not_said)):
            if patterns := getattr(when, key):
                yield f"{words} {_listed(patterns, limit)}"


def _without_plurals(words: AbstractSet[str]) -> list[str]:
    plurals = {plural for word in words for plural in (f"{word}s", f"{word}es", f"{word[:-1]}ies")}
    return sorted(words - plurals)


def _listed(words: Sequence[str], limit: int | None) -> str:
    more = f" and {len(words) - limit:,} more (--all)" if limit is not None and len(words) > limit else ""
    return ", ".join(words[:limit]) + more


def _examples(heading: str, examples: Sequence[str], style: str) -> Iterator[RenderableType]:
    if examples:
        yield Text()
        yield Text(heading, "bold")
    for example in examples:
        text = Text(one_line(example))
        text.highlight_regex(_BRACKETS, style)
        yield row(Cell(text, 1.0, fold=True), indent=2)


def _fact(heading: str, text: str) -> RenderableType:
    return row(Cell(Text(heading, "dim"), 12), Cell(Text(one_line(text)), 1.0, fold=True))
