"""By whose lights something is so: "in the mayor's view", "by her own account", "to critics, it is"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.nouns import before_noun, possessor
from attrib.constructions.surroundings import bare_clause, left_start
from attrib.grammar import Phrase, can_speak, first_verb, has_verb, trimmed, with_modifiers_after
from attrib.text.tags import (
    CLAUSE_ENDS,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    JOINING,
    NAME,
    OBJECT_PRONOUN,
    OF,
    RELATIVES,
    SUBORDINATING,
)

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
    kind = "hedge" if found.source is None else "statement" if site.lower[site.at] == "words" else "belief"
    return Attribution(content, Phrase(site.at, site.at + 1), found.source, construction, kind)


STANDPOINT_FIRST = Construction(
    name="standpoint-first",
    what="“in somebody’s view” before what is so",
    example="In [the mayor]’s {view}, <the bridge is safe>.",
    examples=(
        "But in the {eyes} of [two engineers], <the bridge is doomed>.",
        "By [her] own {account}, <the clerk slept>.",
        "By most {accounts}, <the clerk slept>.",
        "In the {words} of [critics], <the law is a gift to banks>.",
        "In [Ruiz]’s {words}, <the bridge was a trap>.",
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


def _to_somebody(site: Site) -> Outcome:
    doc = site.doc
    source = site.phrase_at(site.at + 1)
    if source is None or doc.quoted[site.at] >= 0 or not _may_hold_opinion(site, source):
        return "nobody who could hold an opinion stands after it"
    source = with_modifiers_after(doc, source, site.sentence.stop)
    content = Phrase(source.stop + 1, trimmed(doc, source.stop, site.sentence.stop))
    if site.tag(source.stop) != COMMA or not bare_clause(doc, content):
        return "no clause follows after a comma"
    if not (_holds_opinions(site, source) or _tells_what_it_is(site, content)):
        return "its verb does not tell what something is or seems"
    return Attribution((content,), Phrase(site.at, site.at + 1), source, TO_SOMEBODY, "belief")


def _may_hold_opinion(site: Site, source: Phrase) -> bool:
    """Tell whether somebody after "to" or "for" is people, a body or a person: not "for children", nor "to Paris"."""
    if site.lower[site.at] == "for":
        return _holds_opinions(site, source)
    if site.lower[slice(*source)] in TO_A_MAN:
        return False
    if site.tags[source.first] in OBJECT_PRONOUN:
        return True
    return can_speak(site.doc, source) and site.tags[slice(*source)] != NAME


def _holds_opinions(site: Site, source: Phrase) -> bool:
    """Tell whether somebody is there for an opinion: "critics of the plan"."""
    return not site.words.opinion_holders.isdisjoint(site.lower[slice(*source)])


def _tells_what_it_is(site: Site, content: Phrase) -> bool:
    """Tell whether the verb of a clause tells what something is or seems: "is a gift", "looks like a gift"."""
    verb, words = site.lower[first_verb(site.doc, *content)], site.words
    return verb in words.copulas or verb in words.forms(words.seeming_verbs)


TO_A_MAN = ["a", "man"], ["a", "person"]
"""After "to" these mean all of them."""
TO_SOMEBODY = Construction(
    name="to-somebody",
    what="“to somebody” before what something is",
    example="{To} [critics], <the law is a gift to banks>.",
    examples=(
        "{For} [critics of the mayor], <the mill is a folly>.",
        "{To} [opponents of the road], <it will ruin the valley>.",
        "But {to} [many farmers], <the dam remains a threat>.",
    ),
    counterexamples=(
        "To a man, the crew were drunk.",
        "To his surprise, the gate was open.",
        "To many readers, the paper sends a letter.",
        "For children, the pool is free.",
    ),
    read=_to_somebody,
    sureness="loose",
    grounds=GROUNDS,
)
