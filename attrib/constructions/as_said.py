"""Source and cue with "as" or its like: "as Roe said, …", "…, as officials see it", "…, or so critics say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.apart import APART, aside_stop
from attrib.constructions.construction import NOTHING_STATED, Attribution, Construction, Outcome
from attrib.constructions.saying import LONGEST_INTERRUPTION, after_addressee
from attrib.constructions.surroundings import clause_around
from attrib.grammar import Phrase, has_verb
from attrib.text.tags import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    DASH,
    PAUSES,
    PHRASE_WITH_OF,
    PREPOSITION,
    STOPS,
    SUBORDINATOR,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site, Verb
    from attrib.english import Takes


def _takes(verb: Verb, content: Takes) -> bool:
    """Tell whether a cue can have such a content beside it, or has "it" for the clause around ("as aides see it")."""
    return _has_it(verb) or any(content in cue.takes for cue in verb.cues)


def _has_it(verb: Verb) -> bool:
    """Tell whether "it" after a cue stands for the clause around: "as aides see it", "as she tells it"."""
    site = verb.site
    return site.lower[site.at + 1] == "it" and verb.cues[0].lemma in site.words.as_it_verbs


def _cue_stop(verb: Verb) -> int:
    """Give where a cue ends, with its particles or "it"."""
    return verb.site.at + 1 + (len(verb.cues[0].particles) or _has_it(verb))


def after_opening_link(site: Site, subject: Phrase) -> Phrase | None:
    """Give a subject before which only "as" or "the way" stands: "As [aides] tell it", "The way [aides] tell it"."""
    opens, lower = site.sentence.first, site.lower
    if subject.first > opens and lower[subject.first - 1] == "as" and _opens_clause(site, subject.first - 1):
        return subject
    if lower[opens : opens + 2] != ["the", "way"] or subject.first not in (opens, opens + 2):
        return None
    return Phrase(opens + 2, subject.stop) if subject.stop > opens + 2 else None


def _opens_clause(site: Site, at: int) -> bool:
    """Tell whether "as" opens a sentence, or a clause that is joined: "But [as] Roe noted", ", and [as] he put it"."""
    tags, first = site.tags, site.sentence.first
    joined = at > first and tags[at - 1] in CONJUNCTION + ADVERB
    opening = at - joined
    return opening == first or (joined and tags[opening] == CONJUNCTION and tags[opening - 1] == COMMA)


def _comma_after_aside(site: Site, at: int) -> int:
    """Give the comma that ends a time or place, "in 2012,"; where none begins at a token, the token."""
    words = site.words
    if (
        site.tag(at) != PREPOSITION
        and site.lower[at] not in words.time_openers
        and site.lower[at] not in words.month_names
    ):
        return at
    comma = site.tags.find(COMMA, at, min(site.sentence.stop, at + LONGEST_INTERRUPTION))
    return comma if comma >= 0 and {*site.tags[at:comma]} <= {*PHRASE_WITH_OF, ADVERB} else at


def _as_reported(verb: Verb) -> Outcome:
    site, subject = verb.site, verb.subject
    if subject is None:
        return "no “as” opens the sentence"
    stop = _past_addressee(verb)
    stop = _comma_after_aside(site, site.after_adverbials(stop))
    if not _takes(verb, "quotation") or site.tag(stop) != COMMA:
        return "no comma follows the cue"
    content = site.clause_from(stop + 1)
    if not has_verb(site.doc, *content):
        return NOTHING_STATED
    cue = Phrase(verb.group, _cue_stop(verb))
    return Attribution((content,), cue, subject, AS_REPORTED, verb.cues[0].kind)


AS_REPORTED = Construction(
    name="as-reported",
    what="“as” with source and cue, before what is said",
    example="As [the Courier] {reported}, <the bridge will close>.",
    examples=(
        "As [Ana Ruiz] {pointed out} in 2012, <nobody checked the bolts>.",
        "As [officials] {see it}, <the bridge has no future>.",
        "The way [two clerks] {tell it}, <nobody checked the bolts>.",
        "But as [an aide] {put it}, <the mayor had no choice>.",
        "The hull is sound, and as [the pilot] {noted}, <its pumps still work>.",
    ),
    counterexamples=(
        "As officials said they would, the ferry ran on Sunday.",
        "The crowd left, and as the mayor said goodbye, snow fell.",
    ),
    read=_as_reported,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)


def _as_added(verb: Verb) -> Outcome:
    site, subject, doc = verb.site, verb.subject, verb.site.doc
    link = subject and _link_after_pause(site, subject.first)
    if not subject or not link:
        return "no “as” or “or so” stands after a comma"
    right = _past_aside(verb)
    if not _takes(verb, "clause") or site.tag(right) not in STOPS + DASH:
        return "something follows the cue"
    parts = clause_around(doc, site.sentence, Phrase(site.sentence.first, link - 1), right)
    if parts and doc.tags[parts[0].first] in CONJUNCTION + SUBORDINATOR + ADVERB and not has_verb(doc, *parts[0]):
        parts = parts[1:]
    if not parts:
        return "neither side of the cue is a clause"
    return Attribution(parts, Phrase(verb.group, right), subject, AS_ADDED, verb.cues[0].kind)


def _link_after_pause(site: Site, subject: int) -> int | None:
    """Find where "as" or "or so" begins before a subject, after a comma or dash."""
    if site.lower[subject - 1] not in {"as", "so"}:
        return None
    for link in (["or", "so"], ["as"], ["so"]):
        first = subject - len(link)
        if first > site.sentence.first and site.lower[first:subject] == link and site.tags[first - 1] in PAUSES:
            return first
    return None


def _past_aside(verb: Verb) -> int:
    """Step over a cue with whoever is told, and a time or place after it."""
    site = verb.site
    right = site.after_adverbials(_past_addressee(verb))
    if site.lower[right] in site.words.aside_prepositions:
        return aside_stop(site, right) or right
    return right


def _past_addressee(verb: Verb) -> int:
    """Step over a cue with whoever is told: "or so he [told the court]"."""
    stop = _cue_stop(verb)
    tells = not _has_it(verb) and any("person" in cue.takes for cue in verb.cues)
    return after_addressee(verb.site, stop) if tells else stop


AS_ADDED = Construction(
    name="as-added",
    what="“as” or “or so” with source and cue, within or after what is said",
    example="<The bridge>, as [the Courier] {reported}, <will close>.",
    examples=(
        "<Nobody checked the bolts>, as [Ana Ruiz] {noted in the Courier}.",
        "<The bolts were old> — as [the clerk] {has said} — and loose.",
        "<The bridge>, as [two officials] {see it}, <has no future>.",
        "<The bridge will last a century>, or so [officials] {say}.",
        "<He never saw the key>, or so [he] {told the court}.",
    ),
    counterexamples=("He paid nine pounds or so, the clerk said.",),
    read=_as_added,
    sureness="sure",
    grounds=APART,
    trails=True,
    goes_on=True,
)
