r"""Gold as brat standoff: NAME.txt holds an article and NAME.ann beside it what was marked there.

    T1	Source 0 8	Jane Roe
    T2	Cue 9 13	said
    T3	Content 14 27;35 40	it was signed twice
    E1	Cue:T2 Source:T1 Content:T3
    A1	Label T1 NP

See https://brat.nlplab.org/standoff.html. Offsets count the characters of the text file, line ends included.
Text-bound annotations (T) of the types Source, Cue and Content count, in any case. What joins them:

- an event (E), of any type, is one attribution: its trigger and its arguments. A trigger of another type
  is the cue; an argument of another type is what its role says ("Source:T1", "Content2:T4").
- relations (R), of any type, between a cue and its sources and contents make one attribution of each cue;
  one between a content and a source gives the content that source; one between two contents makes one of them.
- a content that nothing joins is an attribution without a source and a cue.

An attribute (A, M) called Label or Verdict, of a source, of any other part or of the event, gives the label; one
called Alt a second label that is right too, one called Stance the stance. A note (#) of the type Who says whom the
source stands for. Other notes, normalizations (N) and equivalences (*) are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from attrib.constructions.construction import Stance
from attrib.evaluation.gold import (
    ROLES,
    Fault,
    GoldArticle,
    GoldAttribution,
    GoldError,
    Label,
    outside,
)
from attrib.text.shortening import shortened
from attrib.text.spans import Span

TEXT_BOUND = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*) *\t(.*)")
EVENT = re.compile(r"[^\s:]+:(T\d\S*)((?: +[^\s:]+:[TE]\d\S*)*)\s*")
RELATION = re.compile(r"\S+((?: +[^\s:]+:[TE]\d\S*){2})\s*")
NOTE = re.compile(r"[Ww]ho +(\S+)\t\s*(\S.*?)\s*")
ATTRIBUTE = re.compile(r"(\S+) +(\S+)(?: +(\S.*?))?\s*")
NOT_READ = frozenset("N#*")
LABELS: dict[str, str] = {label.lower(): label for label in get_args(Label)}
LONGEST = 60
"""Characters of an annotated text at most in a message."""
VALUES: dict[str, tuple[str, dict[str, str]]] = {
    "label": ("label", LABELS),
    "verdict": ("label", LABELS),
    "alt": ("alt", LABELS),
    "stance": ("stance", {stance: stance for stance in get_args(Stance)}),
}
"""By the name of an attribute in small letters, what it gives of an attribution, and what it may be."""


class Bound(NamedTuple):
    """A text-bound annotation: its type, where it stands, and the words that it was made on."""

    kind: str
    spans: tuple[Span, ...]
    text: str
    line: int


class Event(NamedTuple):
    """An event: its trigger and its arguments, each with its role."""

    trigger: str
    arguments: tuple[tuple[str, str], ...]
    line: int


class Relation(NamedTuple):
    """A relation between two annotations."""

    one: str
    other: str
    line: int


class Attribute(NamedTuple):
    """What somebody said of an annotation: its label, its second label, its stance, or who it is."""

    target: str
    what: str
    value: str
    line: int


@dataclass(slots=True)
class Standoff:
    """One .ann file."""

    path: str
    bounds: dict[str, Bound] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)

    def fault(self, line: int, reason: str) -> GoldError:
        """Make the error for a line of the file, counted from 1."""
        return GoldError(Fault(self.path, line, reason))


def gold_in_folder(folder: Path) -> Iterator[GoldArticle | Fault | str]:
    """Give all documents of a folder and of the folders in it; for one that cannot be used, why.

    Notes say what was left out, and how many texts have no annotation.
    """
    documents = sorted(folder.rglob("*.ann"))
    if not documents:
        yield Fault(str(folder), None, "a folder without brat standoff (.txt and .ann files)")
        return
    yield from gold_in_documents(documents, folder)
    bare = sum(not path.with_suffix(".ann").exists() for path in folder.rglob("*.txt"))
    if bare:
        yield f"{folder}: {bare:,} {'text' if bare == 1 else 'texts'} without an annotation (.ann) left out"


def gold_in_documents(documents: Iterable[Path], folder: Path) -> Iterator[GoldArticle | Fault | str]:
    """Give documents, each by its .ann file; they are called by their place in the folder."""
    left_out: Counter[str] = Counter()
    for path in documents:
        try:
            name = path.relative_to(folder).with_suffix("").as_posix()
            yield _read_document(path, name, left_out)
        except GoldError as error:
            yield from error.faults
    yield from _notes(folder, left_out)


def _notes(folder: Path, left_out: Counter[str]) -> Iterator[str]:
    if left_out:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(left_out.items()))
        yield f"{folder}: annotations that belong to no attribution were left out: {kinds}"


def _read_document(path: Path, name: str, left_out: Counter[str]) -> GoldArticle:
    data = _bytes(path.with_suffix(".txt"), path)
    standoff = parse_standoff(_decoded(_bytes(path, path.with_suffix(".txt")), path), str(path))
    text = _text_that_fits(_decoded(data, path.with_suffix(".txt")), standoff)
    return GoldArticle(name, text, tuple(_attributions(standoff, left_out)))


def _bytes(path: Path, other: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise GoldError(Fault(str(other), None, f"there is no {path.name} beside it")) from None
    except OSError as error:
        raise GoldError(Fault(str(path), None, f"cannot be read ({error.strerror})")) from None


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GoldError(Fault(str(path), line, "not UTF-8")) from None


def parse_standoff(text: str, path: str) -> Standoff:
    """Take a .ann file apart. Raises GoldError at the first line that is not brat standoff."""
    found = Standoff(path)
    seen: set[str] = set()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        identity, tab, rest = line.removesuffix("\r").partition("\t")
        if identity[:1] in NOT_READ:
            if note := NOTE.fullmatch(rest):
                found.attributes.append(Attribute(note[1], "who", note[2], number))
            continue
        if not tab or not re.fullmatch(r"[TERAM]\d\S*", identity):
            raise found.fault(number, "not a line of brat standoff (an id such as T1, a tab, …)")
        if identity in seen:
            raise found.fault(number, f"{identity} is there twice")
        seen.add(identity)
        _parse_line(found, identity, rest, number)
    for identity, target, number in _references(found):
        if target not in found.bounds and target not in found.events:
            raise found.fault(number, f"{identity} names {target}, which is not there")
    return found


def _parse_line(found: Standoff, identity: str, rest: str, line: int) -> None:
    kind = identity[0]
    if kind == "T":
        match = _match(TEXT_BOUND, found, rest, line, f"{identity} is not “TYPE START END”, a tab and the text")
        spans = tuple(Span(*map(int, part.split())) for part in match[2].split(";"))
        found.bounds[identity] = Bound(match[1], spans, match[3], line)
    elif kind == "E":
        match = _match(EVENT, found, rest, line, f"{identity} is not “TYPE:TRIGGER ROLE:ARGUMENT …”")
        arguments = tuple((role, target) for role, _, target in (each.partition(":") for each in match[2].split()))
        found.events[identity] = Event(match[1], arguments, line)
    elif kind == "R":
        match = _match(RELATION, found, rest, line, f"{identity} is not “TYPE Arg1:ID Arg2:ID”")
        one, other = (each.partition(":")[2] for each in match[1].split())
        found.relations.append(Relation(one, other, line))
    else:
        match = _match(ATTRIBUTE, found, rest, line, f"{identity} is not “NAME ID” or “NAME ID VALUE”")
        if match[1].lower() in VALUES:
            what, known = VALUES[match[1].lower()]
            if match[3] is None:
                raise found.fault(line, f"{identity} gives no {what}")
            value = known.get(match[3].lower())
            if value is None:
                raise found.fault(
                    line, f"{identity} gives the {what} {match[3]}, which is none of {', '.join(known.values())}"
                )
            found.attributes.append(Attribute(match[2], what, value, line))


def _match(pattern: re.Pattern[str], found: Standoff, rest: str, line: int, otherwise: str) -> re.Match[str]:
    match = pattern.fullmatch(rest)
    if match is None:
        raise found.fault(line, otherwise)
    return match


def _references(found: Standoff) -> Iterator[tuple[str, str, int]]:
    for identity, event in found.events.items():
        for target in (event.trigger, *(target for _, target in event.arguments)):
            yield identity, target, event.line
    for relation in found.relations:
        yield "the relation", relation.one, relation.line
        yield "the relation", relation.other, relation.line
    for attribute in found.attributes:
        yield f"the {attribute.what}", attribute.target, attribute.line


def _text_that_fits(text: str, standoff: Standoff) -> str:
    """Give the text in which the offsets fit: the file as it is, or else with line ends as other programs read them.

    Those leave out a byte order mark, or take a carriage return and a line feed for one character.
    """
    readings = dict.fromkeys(
        each for start in (text, text.removeprefix("\ufeff")) for each in (start, start.replace("\r\n", "\n"))
    )
    for reading in readings:
        if all(_misfit(bound, reading) is None for bound in standoff.bounds.values()):
            return reading
    for identity, bound in standoff.bounds.items():
        if reason := _misfit(bound, text):
            raise standoff.fault(bound.line, f"{identity}: {reason}")
    return text


def _misfit(bound: Bound, text: str) -> str | None:
    for span in bound.spans:
        if reason := outside(span, len(text)):
            return reason
    there = " ".join(text[span.start : span.end] for span in bound.spans)
    if there.split() == bound.text.split():
        return None
    return f"“{shortened(bound.text, LONGEST)}” is not what stands there in the text: “{shortened(there, LONGEST)}”"


def _attributions(found: Standoff, left_out: Counter[str]) -> Iterator[GoldAttribution]:
    """Join the parts; what belongs to no attribution is counted in `left_out`, by type."""
    roles = _roles(found)
    groups = _joined(found, roles)
    said: dict[str, dict[str, str]] = {}
    for attribute in found.attributes:
        said.setdefault(attribute.target, {})[attribute.what] = attribute.value
    used: set[str] = set()
    contents: list[GoldAttribution] = []
    for key, members in groups.items():
        parts = {role: [each for each in members if roles.get(each) == role] for role in ROLES}
        if not parts["content"]:
            continue
        used.update(*parts.values())
        content, cue, source = (
            tuple(sorted({span for each in parts[role] for span in found.bounds[each].spans}))
            for role in ("content", "cue", "source")
        )
        labelled = (key, *parts["source"], *parts["cue"], *parts["content"], *_events_of(found, members))
        told = {what: value for each in reversed(labelled) for what, value in said.get(each, {}).items()}
        contents.append(msgspec.convert({"content": content, "cue": cue, "source": source, **told}, GoldAttribution))
    left_out.update(bound.kind for identity, bound in found.bounds.items() if identity not in used)
    yield from sorted(contents, key=lambda each: each.content)


def _events_of(found: Standoff, members: Iterable[str]) -> list[str]:
    """Give the events without arguments that stand for one of the members."""
    return [key for key, event in found.events.items() if not event.arguments and event.trigger in members]


def _roles(found: Standoff) -> dict[str, str]:
    """Tell which text-bound annotations are sources, cues and contents: by their types, or else by an event."""
    roles = {identity: bound.kind.lower() for identity, bound in found.bounds.items() if bound.kind.lower() in ROLES}
    for event in found.events.values():
        of_arguments = [(role.rstrip("0123456789").lower(), target) for role, target in event.arguments]
        for role, target in of_arguments:
            if role in ROLES:
                roles.setdefault(_bound(found, target), role)
        if any(roles.get(_bound(found, target)) == "content" for _, target in of_arguments):
            roles.setdefault(_bound(found, event.trigger), "cue")
    return roles


def _bound(found: Standoff, target: str) -> str:
    """Give the text-bound annotation that a reference points to; for an event, its trigger."""
    return found.events[target].trigger if target in found.events else target


def _joined(found: Standoff, roles: dict[str, str]) -> dict[str, dict[str, None]]:
    """Give the members of each attribution, in order, by the event, cue or content that holds them together."""
    groups: dict[str, dict[str, None]] = {}
    of_trigger: dict[str, list[str]] = {}
    for key, event in found.events.items():
        if event.arguments:
            trigger = _bound(found, event.trigger)
            arguments = [_bound(found, target) for _, target in event.arguments]
            nested_cues = roles.get(trigger) == "cue"
            own = [each for each in arguments if not (nested_cues and roles.get(each) == "cue")]
            groups[key] = dict.fromkeys([trigger, *own])
            of_trigger.setdefault(trigger, []).append(key)
    pairs = [(relation.one, relation.other) for relation in found.relations]
    pairs += [(other, one) for one, other in pairs]
    for one, other in pairs:
        cue, part = _bound(found, one), _bound(found, other)
        if roles.get(cue) == "cue" and roles.get(part) in ("source", "content"):
            for key in [one] if one in groups else of_trigger.get(cue, [cue]):
                groups.setdefault(key, {cue: None})[part] = None
    for one, other in pairs:
        content, part = _bound(found, one), _bound(found, other)
        if roles.get(content) == "content" and roles.get(part) in ("source", "content"):
            for key in _holding(groups, content) or [content]:
                groups.setdefault(key, {content: None})[part] = None
    for identity, role in roles.items():
        if role == "content" and not _holding(groups, identity):
            groups[identity] = {identity: None}
    return groups


def _holding(groups: dict[str, dict[str, None]], member: str) -> list[str]:
    return [key for key, members in groups.items() if member in members]
