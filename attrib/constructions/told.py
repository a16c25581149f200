"""What somebody is told: "was told by the clerk that", "has been told that" of an outlet, which then says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.saying import before_subject
from attrib.constructions.surroundings import bare_clause, clause_around, main_clause_comma
from attrib.english import singular
from attrib.grammar import Phrase, clause_stop, with_modifiers_after
from attrib.text.tags import COMMA, DETERMINER, ENDS_PARENTHETICAL, NAME, NOUN, OPENS_SUBJECT, THAT

if TYPE_CHECKING:
    from attrib.constructions.construction import Stance
    from attrib.constructions.site import Site, Verb
    from attrib.grammar import Stretch

HEARD = "It was told to somebody in the article (“was told by the police that”)."
NOTHING_SAID = "nothing that could be said follows"


def _told(verb: Verb) -> Outcome:
    site, doc, tags, lower, at = verb.site, verb.site.doc, verb.site.tags, verb.site.lower, verb.site.at
    if "person" not in verb.cues[0].takes:
        return "nobody can be told something with it"
    teller = site.phrase_at(at + 2) if lower[at + 1] == "by" else None
    if lower[at + 1] == "by" and teller is None:
        return "nobody stands after “by”"
    if teller is None and lower[at] in site.words.belief_adjectives:
        return "it tells what somebody believes (“is convinced”)"
    if teller and tags[teller.stop : teller.stop + 2] in (COMMA + DETERMINER, COMMA + NAME, COMMA + NOUN):
        teller = with_modifiers_after(doc, teller, site.sentence.stop)
    first = site.after_adverbials(teller.stop if teller else at + 1)
    first += tags[first : first + 2] == COMMA + THAT
    outlet = _outlet(site)
    if not _is_told(verb, first, teller):
        return _told_apart(verb, first, teller or outlet) if outlet else NOTHING_SAID
    marked = tags[first] == THAT
    content = Phrase(first + marked, clause_stop(doc, first, _opening_clause(site, first)))
    if content.stop - content.first < 2 or not (marked or bare_clause(doc, content)):
        return NOTHING_SAID
    return _attribution(verb, teller or outlet, content, by=teller is not None)


def _told_apart(verb: Verb, right: int, source: Phrase | None) -> Outcome:
    """Read what stands before or around an outlet that was told it: "The bridge is shut, the BBC has been told"."""
    site = verb.site
    found = site.subject_before(site.at)
    left = before_subject(site, found[0].first) if found else None
    if left is None or site.tag(right) not in ENDS_PARENTHETICAL:
        return NOTHING_SAID
    parts = clause_around(site.doc, site.sentence, left, right)
    return _attribution(verb, source, *parts, by=source != found[0]) if parts and found else NOTHING_SAID


def _attribution(verb: Verb, source: Phrase | None, *content: Phrase, by: bool) -> Attribution:
    at, words = verb.site.at, verb.site.words
    asks = verb.cues[0].lemma in words.asking_verbs
    if asks and source is not None and singular(verb.site.lower[source.stop - 1]) in words.askers:
        source = None
    kind = "question" if asks else verb.cues[0].kind if source else "hedge"
    stance: Stance = "asks" if asks else "asserts"
    return Attribution(content, Phrase(at, at + 1 + by), source, TOLD, kind, stance)


def _outlet(site: Site) -> Phrase | None:
    """Find the outlet that has been told something, and stands behind it: "The Herald has been told that"."""
    found = site.subject_before(site.at) if site.lower[site.at] in site.words.telling_forms else None
    if found is None or site.tags[found[0].stop - 1] != NAME:
        return None
    name, words = site.lower[found[0].stop - 1], site.words
    return found[0] if name in words.publication_words or name in words.news_agencies_and_broadcasters else None


def _is_told(verb: Verb, first: int, teller: Phrase | None) -> bool:
    """Tell whether what begins at token `first` is what somebody is told, or asked by a teller."""
    site = verb.site
    asks = site.lower[first] in site.words.asked_openings
    if verb.cues[0].lemma in site.words.asking_verbs:
        return teller is not None and asks
    return site.tags[first] == THAT or (site.tags[first] in OPENS_SUBJECT and not asks)


def _opening_clause(site: Site, first: int) -> Stretch:
    """Cut a sentence off where the participle that opens it ends: "Told that it was shut, she left"."""
    if site.at > site.sentence.first + 1:
        return site.sentence
    comma = main_clause_comma(site.doc, site.sentence, first)
    return replace(site.sentence, stop=comma) if comma > 0 else site.sentence


TOLD = Construction(
    name="told",
    what="what somebody is told",
    example="She was {told by} [the clerk] that <the bridge was shut>.",
    examples=(
        "He was {told} that <the bridge was shut>.",
        "[The Herald] has been {told} that <the bridge was shut>.",
        "<The bridge was shut>, [the BBC] has been {told}.",
        "{Asked by} [the judge] <if the bridge was shut>, she nodded.",
        "{Asked by} a Courier reporter <if the bridge was shut>, she nodded.",
    ),
    counterexamples=("The bridge was shut, and the clerk was told.",),
    read=_told,
    sureness="fair",
    grounds=HEARD,
)
