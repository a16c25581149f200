"""Attributions: who is said to say what. How they are found is on this page; each way to read one is a construction.

First what cues mark and what only the layout marks, then the quotations that neither claims. What is read twice, or
is part of what somebody else says, is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.block import Block
from attrib.constructions.construction import Attempt, Attempts, Attribution, Construction, first_read
from attrib.constructions.cued import find_cued
from attrib.constructions.joining import covered, join_quotations
from attrib.constructions.layout import LABELS, may_be_laid_out
from attrib.constructions.nouns import NOUNS_FOR_CUES, UNOWNED_NOUN
from attrib.constructions.objects import OBJECTS
from attrib.constructions.passives import ASKED_PASSIVE
from attrib.constructions.relays import with_relays
from attrib.constructions.spoken import SPOKEN, is_spoken, who_speaks
from attrib.constructions.turns import with_turns
from attrib.grammar import Phrase, has_verb, trimmed
from attrib.text.tags import OPENS_SUBJECT, RELATIVES, TO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.text import Document

__all__ = ["Attempt", "Attempts", "Attribution", "Construction", "find_attributions", "who_speaks"]


def find_attributions(doc: Document, attempts: Attempts | None = None) -> list[Attribution]:
    """Give all attributions of a document, in the order of their cues.

    What was tried, and what each construction lacked, is added to `attempts` where there is such a list.
    """
    cued = [*find_cued(doc, attempts)]
    told = [each for each in cued if each.quoted]
    cued = [*_without_doubles(doc, [each for each in cued if not each.quoted]), *_laid_out(doc, attempts)]
    cued = with_turns(doc, cued)
    cued.sort(key=_place)
    cued = with_relays(doc, cued)
    apart = _apart(doc, _within_sources(doc, cued))
    found = _without_weak_nested(doc, join_quotations(doc, apart, attempts))
    said = covered(doc, found)
    found = sorted([*found, *(each for each in told if said[_place(each)])], key=_place)
    return [ordered for each in found if (ordered := _in_order(each)).content]


def _place(each: Attribution) -> int:
    return each.anchor.first


def _laid_out(doc: Document, attempts: Attempts | None) -> Iterator[Attribution]:
    """Give the attributions that only the layout marks, in order."""
    constructions = (*SPOKEN, *LABELS) if attempts is not None or is_spoken(doc) else LABELS
    looked_at = constructions is not LABELS
    for number, paragraph in enumerate(doc.paragraphs):
        if not paragraph.furniture and (looked_at or may_be_laid_out(doc, number)):
            found = first_read(constructions, Block(doc, number, paragraph), paragraph.first, attempts)
            if found is not None:
                yield found


def _without_doubles(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Read "voiced fears that it would close" once, by the noun, and "denied the claim that it closed" by the verb."""
    by_noun = {(each.source, each.cue.first) for each in found if each.construction in NOUNS_FOR_CUES and each.cue}
    untrue = [each for each in found if each.stance in {"denies", "doubts"} and each.cue]
    denied = {(each.source, each.cue.first) for each in untrue if each.cue}
    contents = {each.content[0].first for each in untrue}
    by_verb = {(each.source, each.content[0]) for each in found if each.construction not in NOUNS_FOR_CUES}

    def is_double(each: Attribution) -> bool:
        at = each.cue and (each.source, each.cue.first)
        if each.construction in NOUNS_FOR_CUES:
            nobodys = each.source is None and each.content[0].first in contents
            return each.stance == "asserts" and (at in denied or nobodys or (each.source, each.content[0]) in by_verb)
        return each.construction in OBJECTS and at in by_noun and at not in denied

    owned = covered(doc, [each for each in found if each.construction is not UNOWNED_NOUN])
    return [
        each
        for each in found
        if not is_double(each) and not (each.construction is UNOWNED_NOUN and each.cue and owned[each.cue.first])
    ]


def _within_sources(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """End what is said inside a source with the source: in "a porter who fears for his post said X" she fears no X."""
    kept: list[Attribution] = []
    for index, each in enumerate(found):
        whole = _described(doc, each, found[index + 1 : index + 3])
        if whole is None or whole.source is None:
            kept.append(each)
            continue
        first, stop = each.content[-1]
        said = Phrase(first, min(stop, whole.source.stop))
        if has_verb(doc, *said) or (each.construction in OBJECTS and said.stop - first > 1):
            kept.append(replace(each, content=(*each.content[:-1], said)))
        elif doc.tags[first] in OPENS_SUBJECT and each.construction not in OBJECTS:
            kept.append(each)
    return kept


def _described(doc: Document, part: Attribution, following: Sequence[Attribution]) -> Attribution | None:
    """Find of the next ones the attribution whose source stands around the cue of one, which tells who it is."""
    for whole in following:
        if whole.source and part.cue and whole.source.first <= part.cue.first and _describes(doc, part, whole):
            return whole
    return None


def _describes(doc: Document, part: Attribution, whole: Attribution) -> bool:
    """Tell whether an attribution tells who the source of another is, and has the other's cue in its content."""
    if part.source is None or part.cue is None or whole.source is None or whole.cue is None:
        return False
    who, infinitive = doc.tags[part.source.first] in RELATIVES, doc.tags[part.cue.stop - 2] == TO
    inside = whole.source.first <= part.cue.first < whole.source.stop and doc.tags[whole.source.stop - 1] != TO
    return inside and (who or infinitive) and part.content[-1].first <= whole.cue.first < part.content[-1].stop


def _apart(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Keep a content clear of the cue that follows it: in "X says that Y, aides said", aides vouch for all of it."""
    ends = sorted(
        (min(each.source.first, each.cue.first), each.content[0])
        for each in found
        if each.construction.trails and each.source and each.cue and each.content[0].first < each.cue.first
    )
    places = [at for at, _ in ends]

    def cut(part: Phrase, cue: Phrase) -> Phrase:
        for at, whole in ends[bisect_right(places, part.first) : bisect_left(places, part.stop)]:
            if whole.first <= cue.first < whole.stop:
                return Phrase(part.first, trimmed(doc, part.first, at))
        return part

    def apart(each: Attribution) -> Attribution:
        content = tuple([cut(part, each.cue) for part in each.content]) if each.cue is not None else each.content
        return each if content == each.content else replace(each, content=content)

    return [apart(each) for each in found] if ends else [*found]


def _without_weak_nested(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out weak attributions whose cue stands inside the content of a statement, and all inside a question."""
    spoken = covered(doc, [each for each in found if each.construction.spoken])
    strong = [each for each in found if each.kind == "statement" and not each.construction.weak_inside]
    inside, asked = covered(doc, strong), covered(doc, [each for each in found if each.construction is ASKED_PASSIVE])
    own = doc.words.speaker_pronouns
    return [
        each
        for each in found
        if not (each.source and spoken[each.source.first] and doc.tokens.lower[each.source.first] in own)
        if each.cue is None
        or not (inside[each.cue.first] or asked[each.cue.first])
        or each.kind == "finding"
        or not (each.construction.weak_inside or each.kind == "belief" or asked[each.cue.first])
    ]


def _in_order(found: Attribution) -> Attribution:
    """Put the parts of a content in the order of the text, and make one of those that touch."""
    parts = found.content
    if len(parts) == 1 and parts[0].stop > parts[0].first:
        return found
    merged: list[Phrase] = []
    for part in sorted(part for part in parts if part.stop > part.first):
        if merged and part.first <= merged[-1].stop:
            merged[-1] = Phrase(merged[-1].first, max(merged[-1].stop, part.stop))
        else:
            merged.append(part)
    return replace(found, content=tuple(merged))
