"""What files of rules can get wrong besides their form: each fault is an error with file, line and reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrib.english import ENTRIES, entries_of
from attrib.rules.conditions import OF_ARTICLE, PATTERN_KEYS, Asker, misplaced
from attrib.rules.layers import LONGEST_NAME, AnyLayer, HouseFile, Layer, RuleFile, near
from attrib.rules.patterns import Lexicon, PatternError
from attrib.rules.rule import Rule, Standard
from attrib.rules.toml_files import CONTROL, printable
from attrib.rules.verdicts import FORMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

MOST_RULES = 1_000
MOST_PATTERNS = 2_000

_SET_NAME = re.compile(r"[^\W_][\w.-]*")
_HOUSE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_RULE_ID = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+")
_KIND = re.compile(r"[a-z][a-z -]*")
_BRACES = re.compile(r"\{([^{}]*)\}")
_MARKED = re.compile(r"\[[^\[\]]*\w[^\[\]]*\]")
_FIELDS = {"because": ("words", "source", "name"), "message": ("words", "share", "sources")}
"""What the sentences of rules may hold in braces."""


# --- one file by itself ------------------------------------------------------------------------------------


def check_head(layer: AnyLayer) -> None:
    """Check what a file says of itself, and the ids of its rules. Raises RuleSetError."""
    file = layer.file
    if isinstance(file, HouseFile):
        key, form, told = "house", _HOUSE_NAME, "lower-case letters, digits and hyphens"
    else:
        key, form, told = "name", _SET_NAME, "letters, digits, dots and hyphens"
    if not form.fullmatch(file.name) or len(file.name) > LONGEST_NAME:
        layer.fail(f"“{key}” must be {told}, at most {LONGEST_NAME}", key)
    for key in ("version", "description", *(("title",) if isinstance(file, HouseFile) else ())):
        if CONTROL.search(getattr(file, key)) or "\n" in getattr(file, key):
            layer.fail(f"“{key}” must be one line of plain text", key)
    if len(file.rules) > MOST_RULES:
        layer.fail(f"more than {MOST_RULES} rules", "rules", MOST_RULES)
    seen: set[str] = set()
    for index, rule in enumerate(file.rules):
        if rule.id in seen:
            layer.fail(f"a second rule has the id “{printable(rule.id)}”", "rules", index, "id")
        seen.add(rule.id)


def check_entries(layer: AnyLayer) -> None:
    """See that word lists of a file whose entries have parts have them all. Raises RuleSetError."""
    added = layer.file.lists.get("add", {})
    for name, (form, told) in ENTRIES.items():
        for lists, where in ((layer.file.lists, ("lists",)), (added, ("lists", "add"))):
            entries = lists.get(name, "") if isinstance(lists, dict) else ""
            for entry in entries_of(entries) if isinstance(entries, str | list) else ():
                if not form.fullmatch(entry):
                    layer.fail(f"“{printable(entry, 40)}” in {name} is not {told}", *where, name)


def check_rules(layer: AnyLayer, inherited: Collection[str]) -> None:
    """Check what a file from outside says in its rules; `inherited` are the ids of those that it extends.

    Raises RuleSetError.
    """
    rules: tuple[Rule | Standard, ...] = layer.file.rules
    for index, rule in enumerate(rules):
        _check_rule(layer, index, rule)
        if isinstance(rule, Rule):
            _check_verdict_rule(layer, index, rule)
        else:
            _check_standard(layer, index, rule, inherited)


def _check_rule(layer: AnyLayer, index: int, rule: Rule | Standard) -> None:
    shown = printable(rule.id)
    sentence = "because" if isinstance(rule, Rule) else "message"
    asker: Asker = "verdict" if isinstance(rule, Rule) else "house"
    if not _RULE_ID.fullmatch(rule.id) or len(rule.id) > LONGEST_NAME:
        family = f"{layer.file.name}/" if isinstance(rule, Standard) else "family/"
        layer.fail(f"the id “{shown}” is not of the form {family}rule", "rules", index, "id")
    for key in (sentence, "source", "what", "why"):
        text = getattr(rule, key)
        if key in (sentence, "source") and not text.strip():
            layer.fail(f"“{key}” of {shown} is empty", "rules", index, key)
        if CONTROL.search(text):
            layer.fail(f"“{key}” of {shown} holds control characters", "rules", index, key)
    for name in _BRACES.findall(getattr(rule, sentence)):
        if name not in _FIELDS[sentence]:
            *first, last = (f"{{{field}}}" for field in _FIELDS[sentence])
            reason = f"“{sentence}” holds {{{printable(name)}}}; there are {', '.join(first)} and {last}"
            layer.fail(reason, "rules", index, sentence)
    barred = misplaced(rule.when, asker)
    if barred is not None:
        layer.fail(f"{barred[1]}, not for {shown}", "rules", index, "when", barred[0])
    _check_examples(layer, index, rule)


def _check_examples(layer: AnyLayer, index: int, rule: Rule | Standard) -> None:
    if not rule.examples:
        layer.fail(f"{printable(rule.id)} has no examples", "rules", index, "examples")
    marked = "one source (or content)" if isinstance(rule, Rule) else "the words in question"
    for key in ("examples", "counterexamples"):
        for number, example in enumerate(getattr(rule, key)):
            if len(_MARKED.findall(example)) != 1:
                reason = f"an example of {printable(rule.id)} must mark {marked} in [brackets]"
                layer.fail(reason, "rules", index, key, number)


def _check_verdict_rule(layer: AnyLayer, index: int, rule: Rule) -> None:
    for kind in rule.kinds():
        if not _KIND.fullmatch(kind) or len(kind) > LONGEST_NAME:
            layer.fail(f"“kind” of {rule.id} must be lower-case words", "rules", index, "kind")


def _check_standard(layer: AnyLayer, index: int, standard: Standard, inherited: Collection[str]) -> None:
    family, shown = f"{layer.file.name}/", printable(standard.id)
    if not standard.id.startswith(family) and standard.id not in inherited:
        layer.fail(f"the id “{shown}” is not of the form {family}rule", "rules", index, "id")
    given = standard.when.given()
    if not given:
        layer.fail(f"{shown} has no conditions, so would hold for everything", "rules", index, "when")
    other = next((key for key in given if key not in OF_ARTICLE), None)
    if standard.about == "article" and other is not None:
        layer.fail(f"{shown} is about the article, so cannot ask for “{other}”", "rules", index, "when", other)


# --- all layers together -----------------------------------------------------------------------------------


class _Given(NamedTuple):
    """A pattern, and where in which file it stands."""

    layer: AnyLayer
    pattern: str
    where: tuple[str | int, ...]


def _patterns(layers: Sequence[AnyLayer]) -> Iterator[_Given]:
    for layer in layers:
        for name, patterns in layer.file.phrases.items():
            for number, pattern in enumerate(patterns):
                yield _Given(layer, pattern, ("phrases", name, number))
        for index, rule in enumerate(layer.file.rules):
            for key in PATTERN_KEYS:
                for number, pattern in enumerate(getattr(rule.when, key)):
                    yield _Given(layer, pattern, ("rules", index, "when", key, number))


def check_patterns(layers: Sequence[AnyLayer], lexicon: Lexicon) -> None:
    """Compile every pattern of the files that did not come with the program. Raises RuleSetError."""
    left = MOST_PATTERNS
    for layer, pattern, where in _patterns([layer for layer in layers if not layer.trusted]):
        named = pattern.startswith("@")
        if named and where[0] == "phrases":
            layer.fail(f"“{printable(pattern, 40)}”: phrases cannot stand for other phrases", *where)
        if named and pattern[1:] not in lexicon.phrases:
            hint = near(pattern[1:], lexicon.phrases)
            layer.fail(f"there are no phrases called “{printable(pattern, 40)}”{hint}", *where)
        left -= len(lexicon.spelled_out(pattern))
        if left < 0:
            layer.fail(f"more than {MOST_PATTERNS} patterns", *where)
        try:
            if not named:
                lexicon.parse(pattern)
        except PatternError as error:
            layer.fail(f"“{printable(pattern, 40)}”: {printable(str(error), 120)}", *where)


def check_use(layers: Sequence[AnyLayer], known_lists: Collection[str], known_phrases: Collection[str]) -> None:
    """See that something uses each word list and each name for phrases of files from outside.

    `known_lists` and `known_phrases` are those that the program uses. Raises RuleSetError.
    """
    given = [each.pattern for each in _patterns(layers)]
    lists = {*known_lists, *(name for pattern in given for name in _BRACES.findall(pattern))}
    phrases = {*known_phrases, *(pattern[1:] for pattern in given if pattern.startswith("@"))}
    for layer in layers:
        if layer.trusted:
            continue
        for name in layer.file.lists:
            if name not in lists and name not in ("add", "remove"):
                layer.fail(f"nothing uses the word list “{name}”{near(name, known_lists)}", "lists", name)
        for name in layer.file.phrases:
            if name not in phrases:
                layer.fail(f"nothing uses the phrases “{name}”{near(name, known_phrases)}", "phrases", name)


def check_total(rules: Sequence[Rule], top: Layer[RuleFile]) -> None:
    """See that some rule decides whatever comes: for each form one that asks for nothing else."""
    if not rules:
        top.fail('it has no rules; most rule sets begin with extends = "newsroom"')
    for form in FORMS:
        if not any(rule.when.given() in ([], ["form"]) and form in (rule.when.form or FORMS) for rule in rules):
            top.fail(f"no rule decides every “{form}”; the last rule for that form must ask for nothing else")
