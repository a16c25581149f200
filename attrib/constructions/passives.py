"""Passives: "was told that", "asked whether", "is believed to", "was dismissed by the minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.saying import before_subject
from attrib.constructions.surroundings import bare_clause, clause_around, relative_stop
from attrib.english import is_negated
from attrib.grammar import (
    Phrase,
    antecedent,
    has_verb,
    phrase_start,
    tells_where,
    verb_after_clause,
    walk_left,
)
from attrib.grammar.verb_groups import within_group
from attrib.text.tags import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DASH,
    ENDS_PARENTHETICAL,
    FINITE,
    GERUND,
    NAME,
    NOUNS,
    NUMBER,
    OF,
    OPENS_ADVERBIAL,
    OPENS_PHRASE,
    PAST,
    PAUSES,
    PHRASE_WITH_OF,
    PREPOSITION,
    PREPOSITION_OR_TO,
    PRONOUNS,
    RELATIVE,
    RELATIVES,
    SUBORDINATOR,
    THAT,
    TO,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site
    from attrib.english import Takes

NOBODY = "A passive without a “by” (“is believed to”) leaves open who says so, and how much."
ASKED = "The construction is neither among the surest nor among the doubtful ones."
LONGEST_PLACE = 8
"""Tokens between a passive and what is said, which tell when or where."""
LONGEST_CLAIM = 6
"""Tokens up to the "that" of a claim that opens its sentence, or of where somebody is asked."""
NOTHING_SAID = "nothing that could be said follows"
ABOUT_WORDS = frozenset(["about", "on", "over"])
"""After "asked" and "pressed" one of these opens what the question was about."""


def is_passive(site: Site) -> bool:
    """Tell whether a participle stands after a form of "to be"."""
    tags, lower, words = site.tags, site.lower, site.words
    at = site.at - 1
    if (tags[at] in NOUNS or tags[at] in PRONOUNS) and lower[at] not in within_group(words):
        return tags[at] != NAME and lower[at] in words.copulas
    if tells_where(site.doc, at):
        return False
    while at > site.sentence.first and (tags[at] in ADVERBIAL or lower[at] == "first"):
        at -= 1
    if lower[at] in words.weekdays:
        at -= 1 + (lower[at - 1] == "on")
    if tags[at] == NAME:
        return False
    if lower[at] in {"'s", "’s"} and lower[site.at] in words.contracted_participles:
        return lower[at - 1] in {"it", "what"} or site.doc.tags[site.at + 1] in PREPOSITION_OR_TO
    if tags[at] == CONJUNCTION and lower[at] != "but":
        joined = walk_left(site.doc, ADVERB + PREPOSITION, at - 1, site.sentence.first)
        at = walk_left(site.doc, ADVERBIAL, joined - 1, site.sentence.first) if tags[joined] == PAST else at
    return lower[at] in words.copulas


def _asked(site: Site) -> Outcome:
    doc, tags, lower, at = site.doc, site.tags, site.lower, site.at
    begin = at + 1
    source = site.phrase_at(begin + 1) if lower[begin] == "by" else None
    beside = is_asked_beside(site)
    if source is None and not (beside or is_passive(site)):
        return "it is no passive, and nobody asks"
    begin = site.after_adverbials(source.stop if source else begin)
    question = _question_from(site, begin)
    if question is None:
        return "no question follows"
    if source is None and tags[at - 2] == RELATIVE:
        return "it tells whom somebody was asked about"
    stop = site.clause_from(question).stop
    if beside:
        stop = next((i for i in range(question, stop) if tags[i] == COMMA and doc.quoted[i] < 0), stop)
    if tags[question] in PRONOUNS + THAT and not has_verb(doc, question, stop):
        return NOTHING_SAID
    return Attribution((Phrase(question, stop),), Phrase(at, at + 1), source, ASKED_PASSIVE, "question", "asks")


def _question_from(site: Site, at: int) -> int | None:
    """Find where a question begins: "[whether] it was", "about [the plan]", "on the radio about [the plan]"."""
    lower, openings = site.lower, site.words.asked_openings
    if lower[at] in openings:
        return at
    if lower[at] not in ABOUT_WORDS:
        return None
    for further in range(at + 1, min(site.sentence.stop, at + LONGEST_CLAIM) if lower[at] == "on" else at):
        if lower[further] in openings or lower[further] == "about":
            return further + (lower[further] == "about")
        if site.tags[further] == COMMA:
            break
    return None if lower[at] == "on" and lower[site.at] == "asked" else at + 1


def is_asked_beside(site: Site) -> bool:
    """Tell whether "asked" opens a clause beside the main one: "Asked if it was shut, she", "Roe, asked why, said"."""
    before, first = site.at - 1, site.sentence.first
    if site.opens() or (before == first and site.tags[before] == SUBORDINATOR):
        return True
    while_asked = before > first and site.lower[before] == "when"
    if while_asked and not site.words.asked_openings.isdisjoint(site.lower[site.at + 1 : site.at + 2]):
        return True
    if site.tags[before] == SUBORDINATOR:
        before -= 1
    if site.tags[before] != COMMA or site.tags[before - 1] not in NOUNS + NUMBER:
        return False
    comma = site.tags.find(COMMA, site.at, site.sentence.stop)
    return comma >= 0 and site.doc.tags[comma + 1] in FINITE


ASKED_PASSIVE = Construction(
    name="asked",
    what="what somebody is asked",
    example="{Pressed} by [the mayor] <whether it was safe>, she nodded.",
    examples=(
        "He was {asked} about <the plan>.",
        "{Asked} on Monday <whether it was safe>, she nodded.",
        "{Asked} on Harbor Radio about <the cost>, she left.",
        "When {asked} <why it was shut>, the clerk shrugged.",
        "Ana Ruiz, {asked} <if it was safe>, nodded.",
        "The mayor shook her head when {asked} <whether it was safe>.",
        "{Pressed} on <the cost>, she left.",
    ),
    counterexamples=("She was asked to leave.", "Asked about that, she left."),
    read=_asked,
    sureness="fair",
    grounds=ASKED,
)


class Passive(msgspec.Struct, frozen=True):
    """A participle after "to be": its subject, its verb group, and the clause that it stands in."""

    site: Site
    subject: Phrase
    group: int

    @property
    def cue(self) -> Phrase:
        """The verb group."""
        return Phrase(self.group, self.site.at + 1)

    @property
    def impersonal(self) -> bool:
        """Whether its subject is "it"."""
        return self.site.lower[self.subject.first] == "it"

    @property
    def takes(self) -> frozenset[Takes]:
        """What its verb takes without a particle."""
        form = self.site.words.cues.get(self.site.lower[self.site.at])
        return frozenset().union(*(cue.takes for cue in form.cues if not cue.particles)) if form else frozenset()

    @property
    def after(self) -> str:
        """The word after it."""
        return self.site.lower[self.site.at + 1]


def passive_at(site: Site) -> Passive | str:
    """Read a participle as a passive, or say why it is none."""
    ends = site.at + 1 >= site.sentence.stop and site.lower[site.at] != REPORTED
    if site.opens() or (ends and site.lower[site.at - 2] != "it"):
        return "it is no passive"
    if not is_passive(site):
        return _shortened(site) or "it is no passive"
    found = _claim_before(site) or site.subject_before(site.at) or _pointed_at(site)
    if found is None:
        return "no subject was found"
    subject, group = found
    words, lower = site.words, site.lower
    if not words.counterfactual_modals.isdisjoint(lower[group : site.at]):
        return "it is only supposed to be said"
    if site.tags[subject.first - 1] == RELATIVE:
        site = replace(site, sentence=relative_stop(site.doc, site.at, site.sentence))
    return Passive(site, subject, group)


def _sums_up(site: Site, described: Phrase) -> bool:
    """Tell whether a noun after a comma sums up what was said before: "…, [a charge] denied by the officials"."""
    after_comma = site.tags[described.first - 1] == COMMA and site.lower[described.first] in {"a", "an"}
    return after_comma and site.lower[described.stop - 1] in site.words.cue_noun_forms


def _claim_before(site: Site) -> tuple[Phrase, int] | None:
    """Find a claim that is the subject of a passive, and the verb group: "[reports that Roe had quit] were denied"."""
    first = site.sentence.first
    group = walk_left(site.doc, ADVERBIAL + AUXILIARY, site.at - 1, first)
    for that in range(first + 1, min(first + LONGEST_CLAIM, site.at)):
        if site.tags[that] == THAT and site.lower[that - 1] in site.words.rejected_cues:
            verb = verb_after_clause(site.doc, that + 1, site.at)
            return (Phrase(that - 1, verb), verb) if verb == group + 1 else None
    return None


def _pointed_at(site: Site) -> tuple[Phrase, int] | None:
    """Find "that" for the subject of a sentence: "[That] was denied by the mayor"."""
    first = site.sentence.first
    return (Phrase(first, first + 1), first + 1) if site.tags[first : first + 2] == THAT + AUXILIARY else None


def _shortened(site: Site) -> Passive | None:
    """Read a participle after the noun that it describes: "a plan, described by critics as weak", "believed to be"."""
    before = site.at - 1 - (site.tags[site.at - 1] in PAUSES)
    if site.tag(before) not in NOUNS or not (site.lower[site.at + 1] == "by" or _is_supposed(site)):
        return None
    described = Phrase(phrase_start(site.doc, before, site.sentence.first), before + 1)
    if _sums_up(site, described):
        return None
    sentence = relative_stop(site.doc, site.at, site.sentence)
    dash = site.tags.find(DASH, site.at, sentence.stop) if site.tags[site.at - 1] == DASH else -1
    return Passive(replace(site, sentence=replace(sentence, stop=dash) if dash > 0 else sentence), described, site.at)


def _is_supposed(site: Site) -> bool:
    """Tell whether a participle tells what is only supposed: "a ship [believed] to be sinking"."""
    lower, at = site.lower, site.at
    return lower[at] in site.words.supposing_participles and lower[at + 1] == "to" and lower[at + 2] in {"be", "have"}


def _impersonal(passive: Passive) -> Outcome:
    site = passive.site
    if not passive.impersonal:
        return "the subject is not “it”"
    first = site.after_adverbials(site.at + 1)
    if "by" in site.lower[site.at + 1 : first + 1]:
        return NOTHING_SAID
    content = site.clause_from(first)
    if site.lower[first] == "that":
        content = Phrase(first + 1, content.stop)
    elif site.tags[first] not in OPENS_PHRASE or not bare_clause(site.doc, content):
        return NOTHING_SAID
    return _of_nobody(passive, IMPERSONAL, content)


def _of_nobody(passive: Passive, construction: Construction, *content: Phrase) -> Outcome:
    last = content[-1]
    if last.stop <= last.first:
        return NOTHING_SAID
    return Attribution(content, passive.cue, None, construction, "hedge")


IMPERSONAL = Construction(
    name="impersonal",
    what="“it” in a passive",
    example="It {was reported} that <the bridge would close>.",
    examples=("It {is believed} <the bridge is unsafe>.",),
    read=_impersonal,
    sureness="loose",
    grounds=NOBODY,
    weak_inside=True,
)


def _impersonal_apart(passive: Passive) -> Outcome:
    site = passive.site
    left = before_subject(site, passive.subject.first) if passive.impersonal else None
    if left is None:
        return "no comma parts “it” from what is before it"
    right = site.after_adverbials(site.at + 1)
    if site.tag(right) not in ENDS_PARENTHETICAL:
        return "something follows the passive"
    parts = clause_around(site.doc, site.sentence, left, right)
    return _of_nobody(passive, IMPERSONAL_APART, *parts) if parts else "neither side of it is a clause"


IMPERSONAL_APART = Construction(
    name="impersonal-apart",
    what="clause before or around “it” in a passive",
    example="<The bridge would close>, it {was claimed} last night.",
    examples=("<The ship>, it {is believed}, <sank in an hour>.",),
    counterexamples=("The bag was found, it was reported to the clerk.",),
    read=_impersonal_apart,
    sureness="loose",
    grounds=NOBODY,
    weak_inside=True,
)


def _believed(passive: Passive) -> Outcome:
    site, tags, after = passive.site, passive.site.tags, passive.after
    if after == "by" or (passive.impersonal and after == "that"):
        return NOTHING_SAID
    if site.lower[site.at] in site.words.impersonal_participles and not passive.impersonal:
        return "only “it” is so reported"
    subject = passive.subject
    if tags[subject.first] in RELATIVES:
        subject = antecedent(site.doc, subject.first, site.sentence.first) or subject
    if after == "to" and tags[site.at + 1] != TO and site.lower[site.at - 1] != "been":
        return "“to” tells where, not what"
    known = site.lower[site.at] == "known"
    begin = site.at + 1
    if not ((after == "to" if known else after in site.words.passive_prepositions) or tags[begin] == THAT):
        begin = _of_ahead(passive)
        if begin < 0:
            return NOTHING_SAID
    accused = site.lower[begin] in {"of", "for"}
    if (accused or site.lower[begin] == "with") and is_negated(site.words, site.lower[passive.group : site.at]):
        return "nobody accuses them"
    content = site.object_from(begin) if accused else site.clause_from(begin)
    if passive.group == site.at and not has_verb(site.doc, site.sentence.first, subject.first):
        content = Phrase(begin, _main_verb(site, begin + 2, content.stop))
    return _of_nobody(passive, PASSIVE, subject, content)


NO_MAIN_VERB = RELATIVES + SUBORDINATOR + AUXILIARY
"""After one of these stands no main verb."""


def _main_verb(site: Site, first: int, stop: int) -> int:
    """Find the main verb after an infinitive that describes its subject: "a man thought to be ill [died]"."""
    tags, verbs = site.tags, range(first + 1, stop)
    return next((at for at in verbs if tags[at] in FINITE and tags[at - 1] not in NO_MAIN_VERB), stop)


def _of_ahead(passive: Passive) -> int:
    """Find "of" with a gerund past a time or place: "accused in another case [of] lying"; -1 where there is none."""
    site = passive.site
    if "of" not in passive.takes or site.tags[site.at + 1] not in OPENS_ADVERBIAL:
        return -1
    for at in range(site.at + 2, min(site.sentence.stop - 1, site.at + LONGEST_PLACE)):
        if site.tags[at : at + 2] == OF + GERUND:
            return at
        if site.tags[at] not in PHRASE_WITH_OF:
            return -1
    return -1


PASSIVE = Construction(
    name="passive",
    what="passive without “by”",
    example="<The firm> {is believed} <to have failed>.",
    examples=(
        "<The trader> {is accused} in another case <of hiding cash>.",
        "<A ship> {believed} <to be carrying guns> was stopped.",
        "<Three men>, {thought} <to be from Larn>, were held.",
    ),
    read=_believed,
    sureness="loose",
    grounds=NOBODY,
    weak_inside=True,
)


def _happening(passive: Passive) -> Outcome:
    site, words, (first, stop) = passive.site, passive.site.words, passive.subject
    if site.lower[site.at] != REPORTED or passive.after in NOT_HEARD:
        return "it is not “reported” that it happened"
    nouns = set(site.lower[first:stop])
    if words.happenings.isdisjoint(nouns) or site.lower[first] in words.definite_determiners | words.possessives:
        return "the subject is nothing that happens, or is known already"
    content = (passive.subject, site.clause_from(site.at + 1))
    return Attribution(tuple(part for part in content if part.stop > part.first), passive.cue, None, HAPPENING, "hedge")


REPORTED = "reported"
NOT_HEARD = frozenset(["by", "to", "on"])
"""After "reported" these tell who reported it, to whom, or what about."""
HAPPENING = Construction(
    name="happening",
    what="what is reported to have happened",
    example="<No injuries> {were reported} <in the blast>.",
    examples=("<Two deaths> {have been reported}.", "<Delays> {were reported} <at several bridges>."),
    counterexamples=("The theft was reported in May.", "Two thefts were reported to the police."),
    read=_happening,
    sureness="loose",
    grounds=NOBODY,
    weak_inside=True,
)
