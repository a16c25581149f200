"""Passives that name who says so: "was described by aides as weak", "is called a sham by critics"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.saying import before_subject
from attrib.constructions.stances import with_stance
from attrib.constructions.surroundings import clause_around
from attrib.english import is_negated
from attrib.grammar import Phrase, antecedent, can_speak, clause_follows, occasion_stop, with_modifiers_after
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    CLAUSE_MARKS,
    COMMA,
    DETERMINER,
    FINITE,
    NAME,
    NOUN,
    OPENING_QUOTE,
    OPENS_BARE_NAME,
    PARTICIPLES,
    PHRASE_WITH_OF,
    RELATIVES,
    SUBJECT_OR_AUXILIARY,
    SUBJECT_RELATIVES,
    THAT,
    TO,
)

if TYPE_CHECKING:
    from attrib.constructions.passives import Passive
    from attrib.constructions.site import Site

BY = "“By” names the source (“was dismissed by the minister as”)."
POINTING = ["this"], ["that"], ["it"]
"""What stands for a claim that was told before."""
LONGEST_COMPLEMENT = 20
"""Tokens between a passive and its “by”: "described as a man of few words by"."""
LONGEST_ASIDE = 7
"""Tokens between a passive and its “by” that tell when or where."""
JUDGING = frozenset(["object", "as", "of", "name", "person to"])
"""What a cue takes whose passive tells of its subject what the agent says or thinks."""


def _by(passive: Passive) -> Outcome:
    site, lower = passive.site, passive.site.lower
    judging = lower[site.at] in site.words.hedge_participles or not passive.takes.isdisjoint(JUDGING)
    if not judging and not passive.impersonal:
        return "it says nothing of its subject"
    by = _by_before_agent(passive)
    if by is None:
        return "no “by” follows"
    agent = _agent(passive, by)
    if agent is None:
        return "nobody stands after “by”"
    if is_negated(site.words, lower[passive.group : site.at]):
        return "it is not said"
    if lower[site.at - 2 : site.at] == ["to", "be"]:
        return "it is only to come"
    if passive.impersonal and site.doc.tags[agent.stop] == THAT:
        content = site.clause_from(agent.stop + 1)
        if content.stop <= content.first:
            return "nothing that could be said follows"
        return Attribution((content,), passive.cue, agent, PASSIVE_BY)
    rest = occasion_stop(site.doc, agent.stop, site.sentence.stop) or agent.stop
    before, after = Phrase(site.at + 1, by), _complement(passive, rest)
    if lower[site.at] in site.words.showing_participles and not _is_seen_as(passive, before, after):
        return "“by” may tell how, or of what"
    told = before if _opens_complement(passive, before) else None
    by_itself = lower[site.at] in site.words.hedge_participles or passive.takes & {"object", "of"}
    if not (told or after or by_itself or ("claim" in passive.takes and _claim(passive) is not None)):
        return "it is not told as what its subject is seen, or what is asked of it"
    parts = _thing(passive), told, after
    found = Attribution(tuple(part for part in parts if part), passive.cue, agent, PASSIVE_BY)
    form = site.words.cues.get(lower[site.at])
    if form is None:
        return found
    cue = next((each for each in form.cues if not each.particles), form.cues[0])
    return with_stance(site.doc, cue, found, negated=False)


def _thing(passive: Passive) -> Phrase:
    """Give what something is said of; of "which", the noun that it stands for; of a claim, all of it."""
    subject, site = passive.subject, passive.site
    claim = _claim(passive)
    if claim is not None:
        return Phrase(claim, subject.stop)
    if site.tags[subject.first] not in RELATIVES:
        return subject
    return antecedent(site.doc, subject.first, site.sentence.first) or subject


def _claim(passive: Passive) -> int | None:
    """Find the noun of the claim that a passive tells of: "the [suggestion] that it failed was dismissed"."""
    first, lower = passive.subject.first, passive.site.lower
    if lower[slice(*passive.subject)] in POINTING and first == passive.site.sentence.first:
        return first
    return next((at for at in (first, first - 2) if lower[at] in passive.site.words.rejected_cues), None)


def _by_before_agent(passive: Passive) -> int | None:
    """Find the "by" after a passive, or after what something is called: "described as a trap [by] Ana Ruiz"."""
    site, lower, tags = passive.site, passive.site.lower, passive.site.tags
    at = site.at + 1
    while at < site.sentence.stop and (tags[at] == ADVERB or lower[at] in site.words.times):
        at += 1
    if lower[at] in site.words.aside_prepositions:
        at = _past_aside(passive, at)
    if lower[at] == "by":
        return at if at < site.sentence.stop else None
    if not _opens_complement(passive, Phrase(at, at + 1)):
        return None
    for by in range(at + 1, min(site.sentence.stop, at + LONGEST_COMPLEMENT)):
        if site.doc.quoted[by] >= 0 or tags[by - 1] in PARTICIPLES:
            continue
        if tags[by] in FINITE + SUBJECT_RELATIVES + COMMA + CLAUSE_MARKS:
            return None
        if lower[by] == "by":
            agent = site.phrase_at(by + 1)
            return by if agent and can_speak(site.doc, agent) else None
    return None


def _past_aside(passive: Passive, at: int) -> int:
    """Step over when, where or to whom it was said, up to "by": "reported to police by", "described on Monday by"."""
    site = passive.site
    for by in range(at + 1, min(site.sentence.stop, at + LONGEST_ASIDE)):
        if site.lower[by] == "by":
            return by
        if site.tags[by] not in PHRASE_WITH_OF:
            return at
    return at


def _opens_complement(passive: Passive, rest: Phrase) -> bool:
    """Tell whether what follows a passive tells as what it sees or calls its subject: "as a trap", "“a trap”"."""
    site = passive.site
    if rest.first >= rest.stop:
        return False
    if site.lower[rest.first] == "as":
        return not passive.takes.isdisjoint({"as", "object"})
    return "name" in passive.takes and site.tags[rest.first] in OPENS_BARE_NAME + OPENING_QUOTE


def _agent(passive: Passive, by: int) -> Phrase | None:
    """Find who stands after "by", with what tells of them, without what they say."""
    site, lower = passive.site, passive.site.lower
    first = by + 1 + 2 * (lower[by + 1 : by + 3] == ["at", "least"])
    agent = site.phrase_at(first)
    if agent is None:
        return None
    link = next((at for at in range(agent.first + 1, agent.stop) if _ends_agent(site, at)), None)
    if link is None and "of" in passive.takes and lower[agent.stop] != "of":
        link = next((at for at in range(agent.stop - 1, agent.first, -1) if lower[at] == "of"), None)
    if link is not None:
        return Phrase(agent.first, link)
    if site.tags[agent.stop : agent.stop + 2] in (COMMA + DETERMINER, COMMA + NAME, COMMA + NOUN):
        return with_modifiers_after(site.doc, agent, site.sentence.stop)
    return agent


def _ends_agent(site: Site, at: int) -> bool:
    """Tell whether whoever stands after "by" ends before a token: "by two aides [as] weak", "by Roe [on] Monday"."""
    occasion = site.lower[at] in site.words.adverbial_prepositions and occasion_stop(site.doc, at, site.sentence.stop)
    return bool(occasion) or site.lower[at] in {"as", "over"}


def _complement(passive: Passive, at: int) -> Phrase | None:
    """Find what the agent says of the subject: "as “weak”", "of lying", "to act", "“a sham”"."""
    site = passive.site
    if at + 1 >= site.sentence.stop:
        return None
    word, tag, after = site.lower[at], site.tags[at], site.tags[at + 1]
    clause = after in SUBJECT_OR_AUXILIARY or clause_follows(site.doc, at + 1, site.sentence.stop)
    if (word == "as" and not clause) or word in site.words.charge_prepositions:
        return site.object_from(at)
    if tag == TO and after in FINITE + OPENING_QUOTE:
        return site.clause_from(at)
    called = tag == OPENING_QUOTE or (tag in DETERMINER + ADJECTIVE and "name" in passive.takes)
    return site.object_from(at) if called else None


def _is_seen_as(passive: Passive, before: Phrase, after: Phrase | None) -> bool:
    """Tell whether "seen by" tells of an opinion, "seen by many as a hero", not of what was looked at."""
    links = [passive.site.lower[part.first] for part in (before, after) if part]
    return "as" in links


def _as_reported_by(site: Site) -> Outcome:
    doc, tags, lower = site.doc, site.tags, site.lower
    link = site.at - 1
    while link > site.sentence.first and (tags[link] == ADVERB or lower[link] == "first"):
        link -= 1
    source = site.phrase_at(site.at + 2) if lower[site.at + 1] == "by" else None
    if lower[link] != "as" or source is None:
        return "no “as” stands before it, or no “by” after it"
    comma = site.after_adverbials(source.stop)
    if link == site.sentence.first and site.tag(comma) == COMMA:
        content: tuple[Phrase, ...] = (site.clause_from(comma + 1),)
    else:
        left = before_subject(site, link)
        content = clause_around(doc, site.sentence, left, source.stop) if left else ()
    if not content:
        return "no clause stands beside it"
    return Attribution(content, Phrase(site.at, site.at + 2), source, AS_REPORTED_BY)


AS_REPORTED_BY = Construction(
    name="as-reported-by",
    what="“as” with a participle and “by”",
    example="<The mayor will step down>, as first {reported by} [the Courier].",
    examples=("As {noted by} [Ana Ruiz], <nobody checked the bolts>.",),
    counterexamples=("The loss was as reported by the bank.",),
    read=_as_reported_by,
    takes=frozenset(["clause"]),
    sureness="sure",
    grounds=BY,
    trails=True,
)

PASSIVE_BY = Construction(
    name="passive-by",
    what="passive with “by”",
    example="<The plan> {was criticized} by [the minister].",
    examples=(
        "<The firm> {was accused} by [the mayor] <of fraud>.",
        "It {was said} by [the clerk] that <it was shut>.",
        "<The bridge> {was described} by [one engineer] <as “a trap”>.",
        "<The bridge> {is called} <a trap> by [drivers].",
        "<The boat> {was seen} by [two clerks] <as a risk>.",
        "<Doctors> {were urged} by [the union] <to “wait until May”>.",
        "<The quarrel> {was first reported} by [the Courier].",
        "<Reports that the clerk had threatened to quit> {were denied} by [the council].",
        "The <suggestion that votes were lost> {was dismissed} by [Judge Ann Poe].",
    ),
    counterexamples=(
        "The boat was seen by two clerks on Monday.",
        "The plan was not criticized by the minister.",
        "The guards, called by a neighbor, left.",
    ),
    read=_by,
    sureness="sure",
    grounds=BY,
    weak_inside=True,
)
