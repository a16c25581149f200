"""Nouns for cues: "her claim that", "the mayor's criticism of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.main_verb import after_clause
from attrib.constructions.stances import of_noun
from attrib.constructions.surroundings import before_main_verb, main_clause_comma
from attrib.english import singular
from attrib.grammar import (
    Phrase,
    can_speak,
    clause_follows,
    clause_stop,
    core_start,
    has_verb,
    opening_phrase,
    phrase_start,
    verb_after_clause,
    walk_left,
    walk_right,
)
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    DETERMINERS,
    FINITE,
    GERUND,
    NAME,
    NEGATION,
    NOUN,
    NOUNS,
    OWNED_DESCRIBERS,
    PAST,
    PHRASE_ENDS,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT_PRONOUN,
    THAT,
    VERB_FORMS,
    VERBS,
)

if TYPE_CHECKING:
    from collections.abc import Set

    from attrib.constructions.site import Site

NOUN_FOR_CUE = "Attribution by a noun (“his claim that”): check where the claim begins and ends."
NOTHING_SAID = "nothing that could be said follows"
NO_OWNER = "nobody owns or makes it"
LONGEST_TIME = 5
"""Tokens between a noun and "that": "from over the weekend"."""
OWNING_PEOPLE = frozenset(["his", "her", "their"])


def _noun_clause(site: Site) -> Outcome:
    doc, tags, at = site.doc, site.tags, site.at
    noun = singular(site.lower[at])
    that = _after_time(site) if THAT in tags[at + 1 : site.sentence.stop] else at + 1
    marked = site.tag(that) == THAT
    if not (marked or _opens_bare_clause(site, noun)):
        return "no “that” follows"
    if tags[at] in VERBS and tags[at - 1] == AUXILIARY:
        return "it is a verb here"
    if tags[at - 1 : at + 1] == NAME + NAME:
        return "it is part of a name"
    if noun in site.words.ground_nouns and "on" not in site.lower[at - 3 : at]:
        return "it is a cue after “on” only"
    begin = that + 1 if marked else at + 1
    content = _said_in(site, begin)
    if not has_verb(doc, *content) or tags[begin] in FINITE:
        return NOTHING_SAID
    before = before_noun(site)
    if site.lower[before] == "no" and noun not in site.words.doubting_cues:
        return "nobody claims it"
    owner = _owner(site, before)
    hedged = noun in site.words.hedge_nouns
    if owner is not None and not (hedged and _only_causes(site, owner)):
        stance = "asserts" if site.lower[before] == "no" else of_noun(site.words, noun)
        cue = owner[1] if begin <= at + 2 else Phrase(owner[1].first, at + 1)
        return Attribution((content,), cue, owner[0], NOUN_CLAUSE, stance=stance)
    if not hedged:
        return NO_OWNER
    return Attribution((content,), Phrase(before + 1, begin), None, NOUN_CLAUSE, "hedge")


def _after_time(site: Site) -> int:
    """Step over when something was said or written, after its noun: "a Herald report [from the weekend] that".

    Of what somebody owns, over where it was said too: "his claim [in a radio interview] that".
    """
    first, words = site.at + 1, site.words
    that = site.after_adverbials(first)
    if that == first or site.lower[first] == "by":
        return first
    timed = that <= first + LONGEST_TIME and not words.times.isdisjoint(site.lower[first:that])
    owned = site.tags[site.at] == NOUN and possessor(site, before_noun(site), words.owner_pronouns)
    return that if timed or owned else first


def _said_in(site: Site, begin: int) -> Phrase:
    """Give the clause that tells what a noun is about; a noun that opens its sentence leaves it the main verb."""
    doc, opens = site.doc, not has_verb(site.doc, site.sentence.first, before_noun(site) + 1)
    clause = opening_phrase(doc, site.at, site.sentence) if opens else site.sentence
    content = Phrase(begin, clause_stop(doc, begin, clause))
    subject = opens and doc.tags[site.sentence.first] != PREPOSITION
    verb = (verb_after_clause(doc, *content) if opens else None) or (after_clause(doc, content) if subject else None)
    return content if verb is None else Phrase(begin, verb)


def _opens_bare_clause(site: Site, noun: str) -> bool:
    """Tell whether a clause without "that" follows a noun for what is feared or claimed: "amid fears it would fall"."""
    at, tags = site.at, site.tags
    several = site.lower[at] != noun or noun == "speculation"
    if tags[at] != NOUN or noun not in site.words.hedge_nouns or not several or site.doc.quoted[at] >= 0:
        return False
    return tags[at + 1] == SUBJECT_PRONOUN or (
        tags[at + 1] in DETERMINER + NAME and clause_follows(site.doc, at + 1, site.sentence.stop)
    )


def _only_causes(site: Site, owner: tuple[Phrase, Phrase]) -> bool:
    """Tell whether what stands before a noun only causes or hears it: "the leak raised fears", "is studying claims"."""
    source, cue = owner
    caused = any(site.lower[at] in site.words.causing_verbs for at in range(*cue))
    return caused or (cue.first < site.at and not can_speak(site.doc, source))


def before_noun(site: Site) -> int:
    """Give the token before a noun and what describes it."""
    tags, before, first = site.tags, site.at - 1, site.sentence.first
    while before >= first and (
        tags[before] in DESCRIBERS or (tags[before] == GERUND and tags[before - 1] not in NOUNS)
    ):
        before -= 1
    repeated = walk_left(site.doc, ADVERB, before - 1, first) if before > first and tags[before] == PAST else before
    return repeated if tags[repeated] in DETERMINERS else before


def _owner(site: Site, before: int) -> tuple[Phrase, Phrase] | None:
    """Find whose claim or fear a noun is, and the cue: "the mayor's claim", "his fear", "voiced fears"."""
    tags, lower = site.tags, site.lower
    span = Phrase(before + 1, site.at + 1 + (tags[site.at + 1] == THAT))
    if owner := possessor(site, before, site.words.owner_pronouns):
        return owner, span
    if tags[before] == NAME and lower[before] not in site.words.times:
        return Phrase(core_start(site.doc, before, site.sentence.first), before + 1), span
    verb = before - (tags[before] == DETERMINER)
    verb -= lower[verb] == "to" and lower[verb - 1] in site.words.arriving_verbs
    verb = _before_receiver(site, verb)
    if tags[verb] not in VERB_FORMS or _takes_only_clauses(site, verb):
        return None
    found = site.subject_before(verb)
    if found is None or NEGATION in tags[found[1] : verb]:
        return None
    return found[0], Phrase(found[1], site.at + 1)


def _before_receiver(site: Site, at: int) -> int:
    """Step over to whom a noun is given, to the verb: "[gave] him an assurance"; stay where it is given to nobody."""
    if site.tags[at] not in PHRASE_ENDS + DETERMINER:
        return at
    given = core_start(site.doc, at, site.sentence.first) - 1
    return given if site.lower[given] in site.words.giving_forms else at


def _takes_only_clauses(site: Site, verb: int) -> bool:
    """Tell whether what follows a verb is what is said, not its object: "said the claim that it fell was false"."""
    form = site.words.cues.get(site.lower[verb])
    return form is not None and all("clause" in cue.takes and "object" not in cue.takes for cue in form.cues)


NOUN_CLAUSE = Construction(
    name="noun-clause",
    what="noun with “that”",
    example="It was about [his] {claim that} <the bridge was shut>.",
    examples=(
        "He left amid {fears} <it would fall>.",
        "It was about [the mayor]’s {claim that} <it was shut>.",
        "It went against [a World Bank] {recommendation that} <the dam be kept>.",
        "[She] {voiced fears} that <it would close>.",
    ),
    counterexamples=("The clerk had a hope that was soon dashed.",),
    read=_noun_clause,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)


def _owned_noun(site: Site) -> Outcome:
    doc, tags, lower, at, words = site.doc, site.tags, site.lower, site.at, site.words
    if lower[at + 1] not in words.subject_prepositions or doc.quoted[at] >= 0 or lower[at + 2] in words.times:
        return "nothing tells what it is about"
    if at + 2 >= site.sentence.stop or singular(lower[at]) not in words.owned_nouns:
        return "it is no noun that somebody owns"
    if lower[at + 1] == "to" and tags[at + 2] not in AUXILIARY_OR_PRESENT and singular(lower[at]) != "reference":
        return "it tells to whom"
    owner = _owner_of_noun(site)
    if owner is None:
        return NO_OWNER
    content = site.object_from(at + 2)
    if not has_verb(doc, site.sentence.first, at):
        content = Phrase(content.first, before_main_verb(doc, *content))
    if content.stop <= content.first:
        return NOTHING_SAID
    stance = of_noun(words, singular(lower[at]))
    return Attribution((content,), owner[1], owner[0], OWNED_NOUN, stance=stance)


def _owner_of_noun(site: Site) -> tuple[Phrase, Phrase] | None:
    """Find whose criticism or call a noun is, and the cue: "her criticism of", "repeated his call for"."""
    first = site.sentence.first
    before = walk_left(site.doc, OWNED_DESCRIBERS, site.at - 1, first)
    if owner := possessor(site, before, OWNING_PEOPLE):
        return owner, Phrase(before + 1, site.at + 2)
    verb = before - (site.tags[before] == DETERMINER)
    found = site.subject_before(verb) if site.lower[verb] in site.words.expressing_verbs else None
    return (found[0], Phrase(found[1], site.at + 2)) if found else None


OWNED_NOUN = Construction(
    name="owned-noun",
    what="noun that somebody owns",
    example="She left after [the senator]’s {criticism of} <the plan>.",
    examples=("[The rebels]’ {claim to} <have taken the town> could not be confirmed.",),
    counterexamples=("She moved her call for Tuesday to noon.", "His complaint to the board was late."),
    read=_owned_noun,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)


def _standing_noun(site: Site) -> Outcome:
    doc, tags, lower, words = site.doc, site.tags, site.lower, site.words
    if lower[site.at] not in words.standing_nouns:
        return "it is no noun that something is, or comes, by itself"
    after, holder = site.at + 1, None
    if lower[after] in words.holder_prepositions:
        holder = site.phrase_at(after + 1)
        after = holder.stop if holder else after
    verb, after = after, walk_right(site.doc, FINITE + ADVERB, after, site.sentence.stop)
    if verb == after:
        return "no “is” follows"
    that = site.after_adverbials(after + (lower[after] in words.standing_states))
    if site.tag(that) != THAT:
        return "no “that” follows"
    if lower[after - 1] not in words.standing_verbs and tags[after - 1] != ADVERB:
        return "its verb does not tell what it is"
    clause = site.sentence
    if lower[site.at - 1] in words.time_links:
        comma = main_clause_comma(doc, clause, that)
        clause = replace(clause, stop=comma) if comma > 0 else clause
    content = Phrase(that + 1, clause_stop(doc, that + 1, clause))
    if not has_verb(doc, *content) or tags[that + 1] in FINITE:
        return NOTHING_SAID
    owner = possessor(site, before_noun(site), words.owner_pronouns) or (
        holder if holder and can_speak(doc, holder) else None
    )
    kind, stance = ("statement", of_noun(words, singular(lower[site.at]))) if owner else ("hedge", "asserts")
    return Attribution((content,), Phrase(verb if holder else site.at, after), owner, STANDING_NOUN, kind, stance)


def possessor(site: Site, before: int, pronouns: Set[str]) -> Phrase | None:
    """Give whose a noun is: "[the mayor]'s argument", "[her] fear"."""
    if site.tags[before] == POSSESSIVE:
        first = phrase_start(site.doc, before - 1, site.sentence.first)
        acts = has_verb(site.doc, first, before) and RELATIVE not in site.tags[first:before]
        return Phrase(core_start(site.doc, before - 1, first) if acts else first, before)
    return Phrase(before, before + 1) if site.lower[before] in pronouns else None


STANDING_NOUN = Construction(
    name="standing-noun",
    what="noun with a verb and “that”",
    example="[The mayor]’s {argument is} that <the bridge is old>.",
    examples=(
        "The {thinking is} that <the bridge is old>.",
        "The consensus among [engineers] {is} that <it will fall>.",
        "Then {word came} that <the bridge was shut>.",
        "{News broke late} on Friday that <the bridge was shut>.",
        "She left after {word came} that <it was shut>, but the clerk stayed.",
        "After {word came} that <the bridge was shut>, the mayor left.",
        "{Rumours were} rife that <the bridge was shut>.",
        "Word on [the street] {is} that <the bridge was shut>.",
    ),
    counterexamples=("The argument is one that the mayor lost.",),
    read=_standing_noun,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)


def _held_noun(site: Site) -> Outcome:
    doc, tags, lower, at, words = site.doc, site.tags, site.lower, site.at, site.words
    named = tags[at] == NAME and not site.opens()
    if lower[at + 1] not in words.holding_prepositions or named or tags[at] not in NOUNS or doc.quoted[at] >= 0:
        return "nobody is said to hold it"
    holder = site.phrase_at(at + 2)
    if holder is None or site.tag(holder.stop) != THAT or not can_speak(doc, holder) or "to" in lower[slice(*holder)]:
        return "nobody who can speak stands before a “that”"
    content = _said_in(site, holder.stop + 1)
    if tags[content.first] in FINITE:
        return NOTHING_SAID
    return Attribution((content,), Phrase(at, at + 1), holder, HELD_NOUN, stance=of_noun(words, singular(lower[at])))


HELD_NOUN = Construction(
    name="held-noun",
    what="noun with whose it is, and “that”",
    example="There are {fears} among [officials] that <the dam could fail>.",
    examples=(
        "{Claims} by [residents] that <the stream is foul> were denied by the mine.",
        "The dam was built despite {warnings} from [engineers] that <the rock was weak>.",
    ),
    counterexamples=("A statement by the firm that was sent to the press was late.",),
    read=_held_noun,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)


def _unowned_noun(site: Site) -> Outcome:
    tags, lower, at, words = site.tags, site.lower, site.at, site.words
    if lower[at] not in words.unowned_nouns or lower[at + 1] not in {"of", "about"}:
        return "it is no noun that may be nobody's"
    if tags[at - 1] not in FINITE + GERUND + PREPOSITION + ADJECTIVE + CONJUNCTION + COMMA:
        return "somebody owns it, or counts them"
    content = site.object_from(at + 2)
    if site.doc.quoted[at] >= 0:
        return NOTHING_SAID
    return Attribution((content,), Phrase(at, at + 2), None, UNOWNED_NOUN, "hedge")


UNOWNED_NOUN = Construction(
    name="unowned-noun",
    what="noun for what nobody is said to claim",
    example="The clerk looked into {claims of} <fraud at the bank>.",
    counterexamples=("The bank settled two claims of fraud.",),
    read=_unowned_noun,
    sureness="loose",
    grounds=NOUN_FOR_CUE,
    weak_inside=True,
)
NOUNS_FOR_CUES = NOUN_CLAUSE, HELD_NOUN, OWNED_NOUN, STANDING_NOUN, UNOWNED_NOUN
