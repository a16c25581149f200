"""The rules of a rule set for the terminal: all in a list, or one on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.rules import Rule, RuleSet, When
    from attrib.standards import House, Standard
    from attrib.standards.house import Conditions

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_LIST = re.compile(r"\{(\w+)\}")
_FORMS = {
    "person": "a person with a name",
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
_PATTERNS = (
    ("head", "its noun is"),
    ("not_head", "its noun is not"),
    ("phrase", "it says"),
    ("not_phrase", "it does not say"),
    ("cue", "the cue is"),
    ("context", "the sentence says"),
    ("opening", "the article opens with"),
)
MOST_PATTERNS = 12
"""Patterns of one condition that are shown."""
MOST_WORDS = 16
"""Words of one list that are shown."""


@dataclass(frozen=True, slots=True)
class RuleList:
    """The rules of a set, in the order in which they are tried."""

    rule_set: RuleSet

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        rules = self.rule_set.rules
        name = one_line(f"{self.rule_set.name} {self.rule_set.version}")
        yield Text.assemble(
            (name, "bold"), (f"  {wording.counted(len(rules), 'rule')}, the first that holds decides", "dim")
        )
        yield paragraph(Text(one_line(self.rule_set.description)))
        yield Text()
        width = min(max((len(one_line(rule.id)) for rule in rules), default=1), options.max_width // 2)
        for rule in rules:
            look = signs.verdicts[rule.verdict]
            yield row(
                Cell(Text(look.sign, look.style), 1),
                Cell(Text(one_line(rule.id), "bold"), width),
                Cell(Text(one_line(rule.what or rule.because)), 1.0, fold=True),
            )
        yield Text()
        yield paragraph(Text("attrib rules show ID: what a rule catches, why, who asks for it, examples", "dim"))


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule: a page worth reading; with `whole`, with all its words."""

    rule_set: RuleSet
    rule: Rule
    whole: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        rule = self.rule
        look = signs.verdicts[rule.verdict]
        order = self.rule_set.rules.index(rule) + 1
        yield Text.assemble(
            (one_line(rule.id), "bold"),
            (f"  rule {order} of {len(self.rule_set.rules)} in {one_line(self.rule_set.name)}", "dim"),
        )
        yield Text.assemble(
            (look.sign, look.style),
            " ",
            (look.label, "bold"),
            (f" {signs.dot} {one_line(_kind(rule))}", "dim"),
        )
        for heading, text in (("What", rule.what), ("Why", rule.why)):
            if text:
                yield Text()
                yield _fact(heading, text)
        yield Text()
        yield _fact("Reports say", rule.because)
        yield Text()
        yield from _conditions(self.rule_set, rule.when, whole=self.whole)
        yield Text()
        yield Text("Asked for by", "bold")
        yield row(Cell(Text(one_line(rule.source)), 1.0, fold=True), indent=2)
        yield from _examples("Decides", rule.examples, f"bold {look.style}")
        yield from _examples("Leaves to others", rule.counterexamples, "bold")


@dataclass(frozen=True, slots=True)
class HouseList:
    """The standards of a house."""

    house: House

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        house = self.house
        name = one_line(f"{house.name} {house.version}")
        yield Text.assemble((name, "bold"), (f"  {wording.counted(len(house.standards), 'rule')}", "dim"))
        yield paragraph(Text(one_line(house.description)))
        yield Text()
        width = min(max(len(one_line(standard.id)) for standard in house.standards), options.max_width // 2)
        for standard in house.standards:
            sign, style = signs.levels[standard.level]
            yield row(
                Cell(Text(sign, style), 1),
                Cell(Text(one_line(standard.id), "bold"), width),
                Cell(Text(one_line(standard.what or standard.message)), 1.0, fold=True),
            )
        yield Text()
        yield paragraph(Text("attrib rules show ID: what a rule catches, why, who asks for it, examples", "dim"))


@dataclass(frozen=True, slots=True)
class StandardPage:
    """One standard of a house."""

    house: House
    standard: Standard
    whole: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        standard = self.standard
        sign, style = signs.levels[standard.level]
        yield Text.assemble((one_line(standard.id), "bold"), (f"  {one_line(self.house.title)}", "dim"))
        about = {"claim": "for each claim", "source": "for each source", "article": "once for an article"}
        yield Text.assemble(
            (sign, style), " ", (standard.level, "bold"), (f" {signs.dot} {about[standard.about]}", "dim")
        )
        for heading, text in (("What", standard.what), ("Why", standard.why)):
            if text:
                yield Text()
                yield _fact(heading, text)
        yield Text()
        yield _fact("Findings say", standard.message)
        yield Text()
        said = _standard_in_words(standard.when, whole=self.whole)
        for heading, text in zip(chain(["Holds when"], repeat("and")), said, strict=False):
            yield _fact(heading, text)
        names = [pattern[1:] for key, _ in _LOOKED_AT for pattern in getattr(standard.when, key) if pattern[0] == "@"]
        for name in dict.fromkeys(names):
            yield Text()
            yield _fact("", f"@{name}: {_listed(self.house.phrases[name], None if self.whole else MOST_PATTERNS)}")
        yield Text()
        yield Text("Asked for by", "bold")
        yield row(Cell(Text(one_line(standard.source)), 1.0, fold=True), indent=2)
        yield from _examples("Finds", standard.examples, f"bold {style}")
        yield from _examples("Lets pass", standard.counterexamples, "bold")


_LOOKED_AT = (
    ("whole", "all that the source is called is"),
    ("begins", "what the source is called begins with"),
    ("phrase", "what the source is called has"),
    ("not_phrase", "what the source is called does not have"),
    ("cue", "the cue is"),
    ("context", "the sentence says"),
    ("not_context", "the sentence does not say"),
    ("not_before", "the lines before do not say"),
    ("content", "what is claimed says"),
    ("not_content", "what is claimed does not say"),
)
_PLAIN = (
    ("verdict", "the verdict is {}"),
    ("kind", "the kind is {}"),
    ("speech", "the speech is {}"),
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
    ("second_reference", "the article has described it before", "the article has described no such source before"),
    ("alone", "the article has no other source", "the article has other sources"),
    ("byline", "the article has a byline", "the article has no byline"),
)
_NUMBERS = (
    ("sentences_before_source", "{} sentences or more stand before the source"),
    ("unnamed_share_over", "over {:g} percent of the attributed words rest on unnamed sources"),
    ("unnamed_sources_over", "there are more than {} unnamed sources"),
)


def _standard_in_words(when: Conditions, *, whole: bool) -> Iterator[str]:
    for key, words in _PLAIN:
        if values := getattr(when, key):
            yield words.format(" or ".join(value.replace("_", " ") for value in values))
    for key, holds, fails in _FLAGS:
        if (flag := getattr(when, key)) is not None:
            yield holds if flag else fails
    for key, words in _NUMBERS:
        if (number := getattr(when, key)) is not None:
            yield words.format(number)
    for key, words in _LOOKED_AT:
        if patterns := getattr(when, key):
            yield f"{words} {_listed(patterns, None if whole else MOST_PATTERNS)}"


def _conditions(rule_set: RuleSet, when: When, *, whole: bool) -> Iterator[RenderableType]:
    conditions = _conditions_in_words(when, whole=whole)
    for heading, text in zip(chain(["Holds when"], repeat("and")), conditions, strict=False):
        yield _fact(heading, text)
    patterns = [pattern for name, _ in _PATTERNS for pattern in getattr(when, name)]
    for name in dict.fromkeys(chain.from_iterable(map(_LIST.findall, patterns))):
        words = _without_plurals(rule_set.words[name])
        yield Text()
        yield _fact("", f"{{{name}}}: {_listed(words, None if whole else MOST_WORDS)}")


def _without_plurals(words: AbstractSet[str]) -> list[str]:
    plurals = {plural for word in words for plural in (f"{word}s", f"{word}es", f"{word[:-1]}ies")}
    return sorted(words - plurals)


def _conditions_in_words(when: When, *, whole: bool) -> Iterator[str]:
    if when.form:
        yield f"the source is {' or '.join(_FORMS[form] for form in when.form)}"
    if when.number:
        yield f"the source is {when.number}"
    if when.determiner:
        yield f"it begins with {' or '.join(_DETERMINERS[each] for each in when.determiner)}"
    for name, words in _PATTERNS:
        if patterns := getattr(when, name):
            yield f"{words} {_listed(patterns, None if whole else MOST_PATTERNS)}"


def _listed(words: Sequence[str], limit: int | None) -> str:
    more = f" and {len(words) - limit:,} more (--all)" if limit is not None and len(words) > limit else ""
    return ", ".join(words[:limit]) + more


def _kind(rule: Rule) -> str:
    return rule.kind if isinstance(rule.kind, str) else f"{rule.kind.one} or {rule.kind.many}"


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
