"""By whose lights something is so: "in the mayor's view", "by her own account", "in the eyes of voters"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.nouns import before_noun, possessor
from attrib.constructions.surroundings import left_start
from attrib.grammar import Phrase, has_verb, trimmed, with_modifiers_after
from attrib.text.tags import CLAUSE_ENDS, COMMA, CONJUNCTION, DETERMINER, JOINING, OF, RELATIVES, SUBORDINATING

if TYPE_CHECKING:
    from attrib.constructions.site import Site

GROUNDS = "The sentence says by whose lights it is so (“in the mayor’s view”)."


class _Standpoint(NamedTuple):
    """The words that tell by whose lights something is so, and who that is; None where it is nobody's."""

    whole: Phrase
    source: Phrase | None


def _standpoint(site: Site) -> _Standpoint | str:
    """Read "in their view", "by the mayor's own account", "in the opinion of two doctors", "by all accounts"."""
    lower, tags, words, at = site.lower, site.tags, site.words, site.at
    if site.doc.quoted[at] >= 0:
        return "it stands in a quotation"
    before = before_noun(site)
    owner = possessor(site, before, words.owner_pronouns)
    first = owner.first if owner else before
    stop = at + 1
    if owner is None and tags[before] == DETERMINER and tags[at + 1] == OF:
        owner = site.phrase_at(at + 2)
        stop = with_modifiers_after(site.doc, owner, site.sentence.stop).stop if owner else stop
    if owner is None and lower[first] not in words.counting_accounts:
        return "it is nobody's"
    nouns = {"in": words.views, "by": words.reckonings}.get(lower[first - 1], frozenset())
    if lower[at] not in nouns:
        return "no “in” or “by” stands before it"
    return _Standpoint(Phrase(first - 1, stop), owner)


def _standpoint_first(site: Site) -> Outcome:
    found = _standpoint(site)
    if isinstance(found, str):
        return found
    opens = site.sentence.first
    if found.whole.first - opens > 2 or (found.whole.first > opens and site.tags[found.whole.first - 1] not in JOINING):
        return "it does not open the sentence"
    content = Phrase(found.whole.stop + 1, trimmed(site.doc, found.whole.stop, site.sentence.stop))
    if site.tag(found.whole.stop) != COMMA or not _is_clause(site, content):
        return "no clause follows after a comma"
    return _attribution(site, found, (content,), STANDPOINT_FIRST)


def _is_clause(site: Site, content: Phrase) -> bool:
    return site.tags[content.first] not in SUBORDINATING and has_verb(site.doc, *content)


def _attribution(
    site: Site, found: _Standpoint, content: tuple[Phrase, ...], construction: Construction
) -> Attribution:
    kind = "belief" if found.source else "hedge"
    return Attribution(content, Phrase(site.at, site.at + 1), found.source, construction, kind)


STANDPOINT_FIRST = Construction(
    name="standpoint-first",
    what="“in somebody’s view” before what is so",
    example="In [the mayor]’s {view}, <the bridge is safe>.",
    examples=(
        "But in the {eyes} of [two engineers], <the bridge is doomed>.",
        "By [her] own {account}, <the clerk slept>.",
        "By most {accounts}, <the clerk slept>.",
    ),
    counterexamples=(
        "In the view from the tower, a ship lay at anchor.",
        "In view of the rain, the bridge was shut.",
        "Ships were in her view, and the clerk slept.",
    ),
    read=_standpoint_first,
    sureness="fair",
    grounds=GROUNDS,
)


def _standpoint_after(site: Site) -> Outcome:
    found = _standpoint(site)
    if isinstance(found, str):
        return found
    doc, sentence, (first, stop) = site.doc, site.sentence, found.whole
    if first - 1 <= sentence.first or site.tags[first - 1] != COMMA or site.tag(stop) not in CLAUSE_ENDS:
        return "no commas part it from what is so"
    begin = first - 1 if site.tags[first - 2] in CONJUNCTION + RELATIVES else left_start(doc, sentence, first - 1)
    left = Phrase(begin, trimmed(doc, sentence.first, first - 1))
    right = site.clause_from(stop + 1) if site.tag(stop) == COMMA else Phrase(stop, stop)
    content = tuple(part for part in (left, right) if part.stop > part.first)
    if not any(has_verb(doc, *part) for part in content):
        return "nothing that could be so stands around it"
    return _attribution(site, found, content, STANDPOINT_AFTER)


STANDPOINT_AFTER = Construction(
    name="standpoint-after",
    what="“in somebody’s view” after or within what is so",
    example="<The bridge is safe>, in [the mayor]’s {view}.",
    examples=(
        "<The bridge>, by [their] {reckoning}, <is safe>.",
        "The clerk holds no title and, by most {accounts}, <runs the town>.",
    ),
    counterexamples=("The bridge is safe, in view of the inspection.",),
    read=_standpoint_after,
    sureness="fair",
    grounds=GROUNDS,
)
STANDPOINTS = STANDPOINT_FIRST, STANDPOINT_AFTER
