"""Hearsay that says something of itself: "rumour has it that", "reports have it that", "…, word has it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.apart import APART
from attrib.constructions.construction import NOTHING_STATED, Attribution, Construction, Outcome
from attrib.constructions.saying import before_subject
from attrib.constructions.surroundings import bare_clause, clause_around
from attrib.grammar import Phrase, phrase_start
from attrib.text.tags import FULL_STOP, STOPS, THAT

if TYPE_CHECKING:
    from attrib.constructions.site import Site

HAVING = frozenset(["has", "have", "had"])


def _has_it(site: Site) -> Outcome:
    doc, at = site.doc, site.at
    if site.lower[at + 1] not in HAVING or site.lower[at + 2] != "it":
        return "no “has it” follows"
    source = Phrase(phrase_start(doc, at, site.sentence.first), at + 1)
    cue = Phrase(at + 1, at + 3)
    if site.tag(cue.stop) in STOPS + FULL_STOP:
        left = before_subject(site, source.first - (site.lower[source.first - 1] == "so"))
        parts = clause_around(doc, site.sentence, left, cue.stop) if left else ()
        return Attribution(parts, cue, source, HAS_IT) if parts else NOTHING_STATED
    marked = site.tag(cue.stop) == THAT
    content = site.clause_from(cue.stop + marked)
    if content.stop - content.first < 2 or not (marked or bare_clause(doc, content)):
        return NOTHING_STATED
    return Attribution((content,), cue, source, HAS_IT)


HAS_IT = Construction(
    name="has-it",
    what="hearsay that “has it”",
    example="[Rumour] {has it} that <the king is ill>.",
    examples=(
        "[Local gossip] {has it} <she sold the ring>.",
        "<The king is ill>, [rumour] {has it}.",
        "<The mill>, so [rumour] {has it}, <will close in May>.",
    ),
    counterexamples=("The report has it in a table.",),
    read=_has_it,
    sureness="fair",
    grounds=APART,
)
