"""Reading rule sets and houses from TOML files, strictly: what is wrong is an error with file, line and reason.

A file may come from anyone. Reading it is bounded as `attrib.rules.toml_files` says and by the numbers that
`attrib.rules.layers` and `attrib.rules.checks` hold.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from attrib.english import VerbGroup, Words, shipped_files, shipped_texts
from attrib.rules import checks, merging
from attrib.rules.book import AnyRule, House
from attrib.rules.layers import ENGLISH, AnyLayer, HouseFile, Layer, RuleFile, Shelf, VerbTable, find_file, read_layers
from attrib.rules.patterns import Lexicon
from attrib.rules.stated import SHIPPED, Origin, Stated
from attrib.rules.toml_files import HOUSE, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.rules.rule import Rule, Standard
    from attrib.rules.rule_set import RuleSet

SETS = Shelf("rule set", RuleFile, Path(__file__).parent / "sets", SHIPPED, ("newsroom-words",), ENGLISH)
_HOUSES = Path(__file__).parent / "houses"
HOUSES = Shelf("house", HouseFile, _HOUSES, tuple(sorted(path.stem for path in _HOUSES.glob("*.toml"))))
HOUSE_WORDS = "house-words"
"""The file of words and phrases that every house has."""


class _HouseWords(NamedTuple):
    """What every house may use: newsroom's words and phrases, and those for judging sources."""

    lists: merging.Lists
    phrases: merging.Phrases


def read_rules(name_or_path: str | Path, newsroom: RuleSet) -> RuleSet:
    """Make a rule set of a file, which may use what newsroom has. Raises RuleSetError."""
    layers = read_layers(SETS, find_file(SETS, name_or_path) or Path(name_or_path))
    rules = _stated(layers).rule_set()
    checks.check_patterns(layers, rules.lexicon)
    checks.check_use(layers, newsroom.words.lists, newsroom.phrases)
    checks.check_total(rules.rules, layers[-1])
    return rules


def shipped_rules(name: str) -> Stated:
    """Read a rule set that comes with the program."""
    return _stated(read_layers(SETS, SETS.path(name), trusted=True))


def read_house(name_or_path: str | Path, newsroom: RuleSet) -> House:
    """Make a house that comes with the program, by its name, or one of a file. Raises RuleSetError."""
    path = find_file(HOUSES, name_or_path)
    return _shipped_house(str(name_or_path), newsroom) if path is None else _house(read_layers(HOUSES, path), newsroom)


def is_house(path: Path) -> bool:
    """Tell whether a file is that of a house. Raises RuleSetError."""
    return path.is_file() and HOUSE in read_table(path)[2]


@lru_cache(maxsize=len(HOUSES.names))
def _shipped_house(name: str, newsroom: RuleSet) -> House:
    return _house(read_layers(HOUSES, HOUSES.path(name), trusted=True), newsroom)


def _stated(layers: Sequence[Layer[RuleFile]]) -> Stated:
    phrases: merging.Phrases = {}
    verbs: list[VerbGroup] = []
    rules: list[Rule] = []
    extends_english = layers[0].file.extends == ENGLISH
    english = shipped_files().lists if extends_english else {}
    lists = dict(english)
    if extends_english:
        layers = [_english(), *layers]
    for layer in layers:
        checks.check_head(layer)
        merging.merge_lists(lists, layer)
        merging.merge_phrases(phrases, layer)
        merging.merge_verbs(verbs, lists, layer)
        merging.remove_rules(rules, layer.file.remove, layer, "remove")
        merging.rename_kinds(rules, layer)
        if not layer.trusted:
            checks.check_entries(layer)
            checks.check_rules(layer, [rule.id for rule in rules])
        merging.add_rules(rules, layer.file.rules, layer)
    return Stated(
        lists={name: words for name, words in lists.items() if words is not english.get(name)},
        extends_english=extends_english,
        verbs=verbs,
        phrases=phrases,
        rules=tuple(rules),
        origin=_origin(layers, rules),
    )


@lru_cache(maxsize=1)
def _english() -> Layer[RuleFile]:
    """Give the words of English as a layer, without the lists, which `attrib.english` has read already."""
    verbs = msgspec.convert(shipped_files().verbs, tuple[VerbTable, ...])
    file = RuleFile(name=ENGLISH, version="2", description="The words of English.", verbs=verbs)
    return Layer(ENGLISH, "\0".join(shipped_texts()), file, trusted=True)


def _house(layers: Sequence[Layer[HouseFile]], newsroom: RuleSet) -> House:
    shared = _house_words(newsroom)
    lists, phrases = dict(shared.lists), dict(shared.phrases)
    standards: list[Standard] = []
    for layer in layers:
        checks.check_head(layer)
        merging.merge_lists(lists, layer)
        merging.merge_phrases(phrases, layer)
        merging.remove_rules(standards, layer.file.ignore, layer, "ignore")
        merging.set_levels(standards, layer)
        if not layer.trusted:
            checks.check_rules(layer, [standard.id for standard in standards])
        merging.add_rules(standards, layer.file.rules, layer)
    words, top = Words(lists), layers[-1]
    if not standards:
        top.fail("it has no rules")
    if not top.trusted:
        checks.check_patterns(layers, Lexicon(words, phrases))
        checks.check_use(layers, shared.lists, shared.phrases)
    return House(
        title=top.file.title, words=words, phrases=phrases, rules=tuple(standards), **_origin(layers, standards)
    )


@lru_cache(maxsize=1)
def _house_words(newsroom: RuleSet) -> _HouseWords:
    lists, phrases = dict(newsroom.words.lists), dict(newsroom.phrases)
    layer = read_layers(SETS, SETS.path(HOUSE_WORDS), trusted=True)[0]
    merging.merge_lists(lists, layer)
    merging.merge_phrases(phrases, layer)
    return _HouseWords(lists, phrases)


def _origin(layers: Sequence[AnyLayer], rules: Sequence[AnyRule]) -> Origin:
    """Give what a rule set or house says of itself and of where it comes from."""
    top = layers[-1]
    digest = hashlib.sha256()
    origins: dict[str, tuple[str, int]] = {}
    for layer in layers:
        digest.update(layer.text.encode("utf-8") + b"\0")
        origins.update({rule.id: (layer.path, index) for index, rule in enumerate(layer.file.rules)})
    return Origin(
        name=top.file.name,
        version=top.file.version,
        description=top.file.description,
        sha256=digest.hexdigest(),
        path=top.path,
        shipped=all(layer.trusted for layer in layers),
        files={layer.path: layer.text for layer in layers},
        origins={rule.id: origins[rule.id] for rule in rules},
    )
