"""Reading rule sets from TOML files, strictly: whatever is wrong is an error with file, line and reason.

A rule set may come from anyone. Reading it is bounded as `attrib.rules.toml_files` says and in every number below.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, NoReturn

import msgspec
from msgspec.structs import replace

from attrib import english
from attrib.english import VerbGroup, Words, third_person
from attrib.rules.judging import RuleSet
from attrib.rules.locating import line_of
from attrib.rules.model import FORMS, PATTERN_KEYS, KindByNumber, Rule, RuleSetError
from attrib.rules.patterns import Lexicon, PatternError
from attrib.rules.toml_files import CONTROL, named_file, printable, read_toml

LONGEST_CHAIN = 8
MOST_RULES = 1_000
MOST_PATTERNS = 2_000
LONGEST_NAME = 60

SETS = Path(__file__).parent / "sets"
SHIPPED = ("newsroom", "strict", "markkula")
_ENGLISH = "english"
"""What every rule set rests on, itself or by way of others: the words of `attrib.english`."""
_WORD_FILES = Path(english.__file__).parent / "words"

_NAME = re.compile(r"[^\W_][\w.-]*")
RULE_ID = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+")
_KIND = re.compile(r"[a-z][a-z -]*")
_LIST_NAME = re.compile(r"[a-z][a-z0-9_]*")
_BRACES = re.compile(r"\{([^{}]*)\}")
_MARKED = re.compile(r"\[[^\[\]]*\w[^\[\]]*\]")

Entries = str | list[str]


class _VerbTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    takes: list[str]
    words: Entries


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    version: str
    description: str
    extends: str | None = None
    lists: dict[str, Entries | dict[str, Entries]] = {}
    verbs: list[_VerbTable] = []
    remove: list[str] = []
    kinds: dict[str, str | KindByNumber] = {}
    rules: list[Rule] = []


class _Layer(NamedTuple):
    """One file of a chain of rule sets that extend one another."""

    path: str
    text: str
    file: _File
    trusted: bool

    def fail(self, reason: str, *where: str | int) -> NoReturn:
        raise RuleSetError(self.path, line_of(self.text, where) if where else None, reason)


def shipped() -> tuple[str, ...]:
    """Give the names of the rule sets that come with the program, the default first."""
    return SHIPPED


def load_rules(name_or_path: str | Path) -> RuleSet:
    """Load a shipped rule set by name, or one from a file. Raises RuleSetError."""
    path = named_file(name_or_path, SHIPPED, "rule set")
    return _load_shipped(str(name_or_path)) if path is None else _assemble(_chain(path, trusted=False))


@lru_cache(maxsize=len(SHIPPED))
def _load_shipped(name: str) -> RuleSet:
    return _assemble(_chain(SETS / f"{name}.toml", trusted=True))


def starter() -> str:
    """Give the text of a new rule set that extends "newsroom", with comments to start from."""
    return (SETS / "starter.toml").read_text(encoding="utf-8")


# --- from files to layers ----------------------------------------------------------------------------------


def _chain(path: Path, *, trusted: bool) -> list[_Layer]:
    """Read a file and those that it extends, the base first. Raises RuleSetError."""
    layers: list[_Layer] = []
    seen: set[Path] = set()
    while True:
        layer = _read(path, trusted=trusted)
        seen.add(path.resolve())
        layers.insert(0, layer)
        extends = layer.file.extends
        if extends is None:
            return layers
        if len(layers) == LONGEST_CHAIN:
            layer.fail(f"more than {LONGEST_CHAIN} rule sets extend one another", "extends")
        if extends == _ENGLISH:
            return [_english(), *layers]
        path, trusted = _extended(layer, extends)
        if path.resolve() in seen:
            layer.fail(f"“{printable(extends)}” extends this rule set in turn", "extends")


def _extended(layer: _Layer, extends: str) -> tuple[Path, bool]:
    if extends in SHIPPED:
        return SETS / f"{extends}.toml", True
    if not extends.endswith(".toml") or "\0" in extends:
        names = ", ".join(SHIPPED)
        layer.fail(f"can extend {names} or a .toml file, not “{printable(extends)}”", "extends")
    if Path(extends).is_absolute():
        layer.fail(f"can extend a file by a path relative to this one, not “{printable(extends)}”", "extends")
    path = Path(layer.path).parent / extends
    if not path.is_file():
        layer.fail(f"there is no file “{printable(extends)}” to extend", "extends")
    return path, False


@lru_cache(maxsize=1)
def _english() -> _Layer:
    """Give the words of English as a layer: all lists and cue verbs of the files in `attrib/english/words`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_WORD_FILES.glob("*.toml"))]
    words = {name: entries for text in texts for name, entries in tomllib.loads(text).items()}
    verbs = msgspec.convert(words.pop("verbs"), list[_VerbTable])
    description = "The words of English; every other rule set extends it."
    file = _File(_ENGLISH, "2", description, lists=words, verbs=verbs)
    return _Layer(_ENGLISH, "\0".join(texts), file, trusted=True)


def _read(path: Path, *, trusted: bool) -> _Layer:
    shown, text, file = read_toml(path, _File, trusted=trusted)
    layer = _Layer(shown, text, file, trusted)
    _check(layer)
    return layer


# --- what a file can get wrong -----------------------------------------------------------------------------


def _check(layer: _Layer) -> None:
    """Check what one file can get wrong by itself. Raises RuleSetError."""
    file = layer.file
    if not _NAME.fullmatch(file.name) or len(file.name) > LONGEST_NAME:
        layer.fail("“name” must be letters, digits, dots and hyphens, at most 60", "name")
    for key in ("version", "description"):
        if CONTROL.search(getattr(file, key)) or "\n" in getattr(file, key):
            layer.fail(f"“{key}” must be one line of plain text", key)
    if len(file.rules) > MOST_RULES:
        layer.fail(f"more than {MOST_RULES} rules", "rules", MOST_RULES)
    seen: set[str] = set()
    for index, rule in enumerate(file.rules):
        if rule.id in seen:
            layer.fail(f"a second rule has the id “{printable(rule.id)}”", "rules", index, "id")
        seen.add(rule.id)
        if not layer.trusted:
            _check_rule(layer, index, rule)


def _check_rule(layer: _Layer, index: int, rule: Rule) -> None:
    if not RULE_ID.fullmatch(rule.id) or len(rule.id) > LONGEST_NAME:
        layer.fail(f"the id “{printable(rule.id)}” is not of the form family/rule", "rules", index, "id")
    for kind in rule.kinds():
        if not _KIND.fullmatch(kind) or len(kind) > LONGEST_NAME:
            layer.fail(f"“kind” of {rule.id} must be lower-case words", "rules", index, "kind")
    for key in ("because", "source"):
        if not getattr(rule, key).strip():
            layer.fail(f"“{key}” of {rule.id} is empty", "rules", index, key)
    for key in ("because", "source", "what", "why"):
        if CONTROL.search(getattr(rule, key)):
            layer.fail(f"“{key}” of {rule.id} holds control characters", "rules", index, key)
    for name in _BRACES.findall(rule.because):
        if name not in ("words", "source", "name"):
            reason = f"“because” holds {{{printable(name)}}}; there are {{words}}, {{source}} and {{name}}"
            layer.fail(reason, "rules", index, "because")
    if not rule.examples:
        layer.fail(f"{rule.id} has no examples", "rules", index, "examples")
    for key in ("examples", "counterexamples"):
        for number, example in enumerate(getattr(rule, key)):
            if not marks_one(example):
                reason = f"an example of {rule.id} must mark one source (or content) in [brackets]"
                layer.fail(reason, "rules", index, key, number)


# --- from layers to a rule set -----------------------------------------------------------------------------


def _assemble(layers: Sequence[_Layer]) -> RuleSet:
    lists: dict[str, frozenset[str]] = {}
    verbs: list[VerbGroup] = []
    rules: list[Rule] = []
    origins: dict[str, tuple[str, int]] = {}
    for layer in layers:
        _merge_lists(lists, layer)
        verbs.extend(
            VerbGroup(group.kind, frozenset(group.takes), tuple(entries_of(group.words))) for group in layer.file.verbs
        )
        _merge_rules(rules, layer)
        origins.update({rule.id: (layer.path, index) for index, rule in enumerate(layer.file.rules)})
    top = layers[-1]
    words = Words(lists, verbs)
    _check_patterns(layers, words)
    _check_total(rules, top)
    digest = hashlib.sha256()
    for layer in layers:
        digest.update(layer.text.encode("utf-8") + b"\0")
    return RuleSet(
        name=top.file.name,
        version=top.file.version,
        description=top.file.description,
        sha256=digest.hexdigest(),
        path=top.path,
        shipped=all(layer.trusted for layer in layers),
        words=words,
        rules=rules,
        files={layer.path: layer.text for layer in layers},
        origins={rule.id: origins[rule.id] for rule in rules},
    )


def marks_one(example: str) -> bool:
    """Tell whether an example marks one stretch of its text in [brackets]."""
    return len(_MARKED.findall(example)) == 1


def list_name(name: str) -> bool:
    """Tell whether a word list can be called that."""
    return _LIST_NAME.fullmatch(name) is not None and len(name) <= LONGEST_NAME


def entries_of(value: Entries) -> list[str]:
    """Give the entries of a list as rule files write them: lower case, with single spaces."""
    if isinstance(value, list):
        return [" ".join(words) for entry in value if (words := entry.lower().split())]
    text = value.lower().replace(",\n", ",").replace("\n", ",").replace(", ", ",").strip(",")
    entries = text.split(",")
    if " ," in text or ",," in text or "  " in text or "\t" in text:
        return entries_of(entries)
    return entries if text else []


def _with_plurals(name: str, entries: list[str]) -> frozenset[str]:
    """Add the regular plurals to a list of nouns."""
    return frozenset(entries).union(map(third_person, entries) if name.endswith("_nouns") else ())


def _merge_lists(lists: dict[str, frozenset[str]], layer: _Layer) -> None:
    for name, value in layer.file.lists.items():
        if not list_name(name):
            layer.fail(f"a word list cannot be called “{printable(name)}”", "lists", name)
        if not isinstance(value, dict):
            if name in ("add", "remove"):
                layer.fail(f"“lists.{name}” must be a table", "lists", name)
            lists[name] = _with_plurals(name, entries_of(value))
        elif name not in ("add", "remove"):
            layer.fail(f"the word list “{name}” must be a string or a list", "lists", name)
    for change in ("add", "remove"):
        tables = layer.file.lists.get(change, {})
        for name, value in tables.items() if isinstance(tables, Mapping) else ():
            where = ("lists", change, name)
            if name not in lists:
                layer.fail(f"there is no word list “{printable(name)}” to change", *where)
            entries = _with_plurals(name, entries_of(value))
            if change == "add":
                lists[name] |= entries
                continue
            for entry in entries_of(value):
                if entry not in lists[name]:
                    layer.fail(f"“{printable(entry)}” is not in the word list {name}", *where)
            lists[name] -= entries


def _merge_rules(rules: list[Rule], layer: _Layer) -> None:
    """Put a file's rules into those that it inherits: in place, before a given one, or before all."""
    inherited = bool(rules)
    for index, name in enumerate(layer.file.remove):
        if not any(_is_meant(name, rule) for rule in rules):
            layer.fail(f"there is no inherited rule “{printable(name)}” to remove", "remove", index)
        rules[:] = [rule for rule in rules if not _is_meant(name, rule)]
    for name, kind in layer.file.kinds.items():
        if not any(_is_meant(name, rule) for rule in rules):
            layer.fail(f"there is no inherited rule “{printable(name)}” to give a kind", "kinds", name)
        rules[:] = [replace(rule, kind=kind) if _is_meant(name, rule) else rule for rule in rules]
    front = 0
    for index, rule in enumerate(layer.file.rules):
        place = next((at for at, known in enumerate(rules) if known.id == rule.id), None)
        if rule.before is None and place is not None:
            rules[place] = rule
            continue
        if place is not None:
            del rules[place]
            front -= place < front
        if rule.before is not None:
            place = next((at for at, known in enumerate(rules) if known.id == rule.before), None)
            if place is None:
                reason = f"there is no rule “{printable(rule.before)}” to stand before"
                layer.fail(reason, "rules", index, "before")
        else:
            place = front if inherited else len(rules)
        rules.insert(place, rule)
        front += place <= front


def _is_meant(name: str, rule: Rule) -> bool:
    """Tell whether `name` is the rule's id, or stands for its family: "official/*"."""
    return rule.id == name or (name.endswith("/*") and rule.id.startswith(name[:-1]))


def _check_patterns(layers: Sequence[_Layer], words: Words) -> None:
    """Compile every pattern of the files that did not come with the program. Raises RuleSetError."""
    lexicon = Lexicon(words)
    left = MOST_PATTERNS
    for layer in layers:
        if layer.trusted:
            continue
        for index, rule in enumerate(layer.file.rules):
            for key in PATTERN_KEYS:
                for number, pattern in enumerate(getattr(rule.when, key)):
                    where = ("rules", index, "when", key, number)
                    left -= 1
                    if left < 0:
                        layer.fail(f"more than {MOST_PATTERNS} patterns", *where)
                    try:
                        lexicon.parse(pattern)
                    except PatternError as error:
                        layer.fail(f"“{printable(pattern, 40)}”: {printable(str(error), 120)}", *where)


def _check_total(rules: Sequence[Rule], top: _Layer) -> None:
    """See that some rule decides whatever comes: for each form one that asks for nothing else."""
    if not rules:
        top.fail('it has no rules; most rule sets begin with extends = "newsroom"')
    for form in FORMS:
        if not any(_only_form(rule) and form in (rule.when.form or FORMS) for rule in rules):
            top.fail(f"no rule decides every “{form}”; the last rule for that form must ask for nothing else")


def _only_form(rule: Rule) -> bool:
    when = rule.when
    return not (when.number or when.determiner or any(getattr(when, key) for key in PATTERN_KEYS))
