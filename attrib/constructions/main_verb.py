"""The main verb after a clause that describes its subject: "Farmers who said it would flood [were] moved"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.clauses import CLAUSE, THAT_CLAUSE
from attrib.constructions.objects import OBJECT
from attrib.grammar import Phrase, has_verb
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AFTER_REDUCED_RELATIVE,
    AUXILIARY_OR_TO,
    BEFORE_OWN_VERB,
    CLAUSE_ENDS,
    COMMA,
    CONJUNCTION,
    FINITE,
    FULL_STOP,
    GERUND,
    NOUNS,
    PAST,
    PHRASE,
    PREPOSITION,
    RELATIVE,
    SUBJECT_PRONOUN,
    SUBORDINATING,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.constructions.construction import Attribution
    from attrib.constructions.site import Site
    from attrib.english import Cue
    from attrib.text import Document

CLAUSES = THAT_CLAUSE, CLAUSE


def without_main_verb(site: Site, subject: Phrase, cue: Cue, found: Attribution) -> Attribution:
    """Leave out of a content the main verb of the sentence, whose subject the cue's clause describes."""
    content = found.content[-1]
    if len(found.content) > 1 or content.first <= site.at or not _describes_subject(site, subject):
        return found
    verbs = list(_verbs(site.doc, content))
    verb = _main_verb(site.doc, verbs, own=found.construction in CLAUSES)
    if verb is None and verbs and found.construction is CLAUSE and _is_object(site, cue, content):
        verb, found = verbs[0], replace(found, construction=OBJECT)
    if verb is None or verb == content.first:
        return found
    return replace(found, content=(Phrase(content.first, verb - (site.tags[verb - 1] == ADVERB)),))


def after_clause(doc: Document, clause: Phrase) -> int | None:
    """Find the main verb after a clause that describes the subject: "Their fear that it would fall [surprised] us"."""
    return _main_verb(doc, list(_verbs(doc, clause)), own=True)


def _is_object(site: Site, cue: Cue, content: Phrase) -> bool:
    """Tell whether the only verb after a cue is the sentence's: "The clerk who reported the theft [was] dismissed"."""
    ends = site.tags[content.stop : site.sentence.stop] == FULL_STOP
    return ends and site.tags[content.first] in PHRASE and not cue.takes.isdisjoint(("object", "finding"))


def _describes_subject(site: Site, subject: Phrase) -> bool:
    """Tell whether a cue describes the subject of its sentence: "farmers [who said]", "a letter [warning]"."""
    tags, first = site.tags, site.sentence.first
    relative = tags[subject.first] == RELATIVE and tags[subject.first - 1] != COMMA
    participle = tags[site.at] == GERUND and subject.stop == site.at and tags[site.at - 1] in NOUNS
    if not (relative or participle) or has_verb(site.doc, first, subject.first):
        return False
    return tags[first] != PREPOSITION or COMMA in tags[first : subject.first]


def _main_verb(doc: Document, verbs: Sequence[int], *, own: bool) -> int | None:
    """Find the main verb among those after a cue, the first of which is the content's where that has one of its own."""
    surely = [at for at in verbs if not _may_describe(doc, at)]
    if len(surely) > own:
        return surely[own]
    if surely and own:
        return next((at for at in verbs if at > surely[0]), surely[0] if verbs[0] < surely[0] else None)
    return verbs[own] if len(verbs) > own else None


def _may_describe(doc: Document, at: int) -> bool:
    """Tell whether a verb may be a participle that describes the noun before it: "the dam [built] in May"."""
    tags = doc.tags
    return tags[at] == PAST and tags[at - 1] in NOUNS and tags[at + 1] in AFTER_REDUCED_RELATIVE


def _verbs(doc: Document, content: Phrase) -> Iterator[int]:
    """Give the verbs of a content, up to a mark, that are not those of lesser or joined clauses in it."""
    tags, lesser, begun, joined = doc.tags, 0, False, False
    for at in range(*content):
        if doc.quoted[at] >= 0:
            continue
        if tags[at] in CLAUSE_ENDS:
            return
        if at > content.first and (tags[at] in SUBORDINATING or _has_own_subject(doc, at)):
            lesser += 1
        if not _is_verb(doc, at, content.first):
            joined = tags[at] == CONJUNCTION or (joined and (begun or tags[at] in ADVERBIAL))
            continue
        if not lesser and not joined:
            yield at
            begun = True
        joined, lesser = False, max(0, lesser - 1) + _takes_clause(doc, at)


def _takes_clause(doc: Document, at: int) -> bool:
    """Tell whether a clause without "that" may follow a verb: "they [thought] it was over"."""
    return doc.tokens.lower[at] in doc.words.bare_clause_forms and doc.tags[at + 1] not in SUBORDINATING


def _has_own_subject(doc: Document, at: int) -> bool:
    """Tell whether a pronoun begins a clause without "that": "the boat [he] built"."""
    return doc.tags[at] == SUBJECT_PRONOUN and doc.tags[at - 1] not in SUBORDINATING


def _is_verb(doc: Document, at: int, first: int) -> bool:
    """Tell whether a clause's first verb stands at a token, not "has [said]", "to [say]", "a [lost] war"."""
    tags, before = doc.tags, at - 1
    if tags[at] not in FINITE:
        return False
    while before > first and tags[before] in ADVERBIAL:
        before -= 1
    thing = NOUNS if tags[before] == ADJECTIVE else ""
    describes = tags[at] == PAST and (tags[before] not in BEFORE_OWN_VERB or tags[at + 1] in thing)
    return at == first or (tags[before] not in AUXILIARY_OR_TO and not describes)
