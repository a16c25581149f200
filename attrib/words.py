"""The words of a rule set, ready to be looked up.

Word lists and verbs are data (TOML, see `attrib.rules`); this module turns them into look-ups by inflected
form, so that every later step asks a dictionary and never a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal

Inflection = Literal["base", "s", "past", "participle", "ing"]
CueKind = Literal["statement", "question", "belief", "judgement", "request", "promise", "finding", "hedge"]
"""What somebody does who uses a cue; a hedge is a cue that nobody uses: "it emerged that"."""
Takes = Literal[
    "quotation", "clause", "that", "object", "name", "as", "of", "with", "like", "at", "to", "state", "finding",
    "person", "person to", "person about"
]  # fmt: skip
"""What may be the content of a cue, or lead to it: a quotation; a clause with or without "that", or only with it; an
object ("praised the plan"); what it is called or seen as ("called it a sham", "described it as a sham"); what follows
a preposition ("accused her of lying"); what is to be done ("vowed to leave", "urged him to leave"); a state ("pleaded
guilty"); what was found ("found a crack"). "person" is an addressee before the content."""

SPEAKING_LISTS = """human_nouns group_nouns document_nouns study_nouns organization_nouns official_nouns authority_nouns
    public_body_nouns publication_nouns quantity_nouns party_nouns collective_nouns peoples spokesperson_nouns
    source_nouns aide_nouns expert_nouns critic_nouns nation_nouns office_nouns post_nouns number_words
    quantifiers""".split()
MARKING_LISTS = """hedge_adverbs hedge_participles asked_participles impersonal_participles belief_adjectives
    attitude_adjectives""".split()
NO_INFLECTION: frozenset[Inflection] = frozenset()
EMPTY: frozenset[str] = frozenset()
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to use a verb or noun as a cue: "said", "pointed to", "made clear".

    `takes` names what may be its content, or lead to it.
    """

    lemma: str
    particles: tuple[str, ...]
    kind: CueKind
    takes: frozenset[Takes]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Cue verbs that behave alike, as a rule set states them: base forms, with particles where they need some."""

    kind: CueKind
    takes: frozenset[Takes]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueForm:
    """An inflected form of a cue's first word, and the cues it may begin."""

    inflections: frozenset[Inflection]
    cues: tuple[Cue, ...]


class Words:
    """All words of one rule set; immutable once made."""

    def __init__(self, lists: Mapping[str, frozenset[str]], verbs: Iterable[VerbGroup] = ()) -> None:
        self.lists = MappingProxyType(dict(lists))
        self.verb_groups = tuple(verbs)

    def __getitem__(self, name: str) -> frozenset[str]:
        """Give the entries of one list; empty where the rule set has no list of that name."""
        return self.lists.get(name, EMPTY)

    @cached_property
    def irregular(self) -> Mapping[str, tuple[str, str]]:
        """Past and participle of irregular verbs, by base form."""
        triples = (entry.split() for entry in self["verbs_irregular"])
        return {base: (past, participle) for base, past, participle in triples}

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names of all genders."""
        return self["given_names_female"] | self["given_names_male"] | self["given_names_either"]

    @cached_property
    def speaking_nouns(self) -> frozenset[str]:
        """Nouns for people, bodies and texts: what can stand behind a claim. Singular and plural."""
        nouns: frozenset[str] = frozenset().union(*(self[name] for name in SPEAKING_LISTS))
        singles = {noun.split()[-1] for noun in nouns}
        return frozenset(singles | {third_person(noun) for noun in singles})

    @cached_property
    def cue_nouns(self) -> frozenset[str]:
        """Nouns that mark what is said, "claim" and "view", singular and plural."""
        nouns, owned = self["cue_nouns"], self["owned_nouns"]
        plurals = {noun + "s" for noun in nouns | owned} | {noun[:-1] + "ies" for noun in nouns if noun.endswith("y")}
        return nouns | owned | plurals

    @cached_property
    def marking(self) -> frozenset[str]:
        """All words that can mark an attribution; where none of them stands, there is nothing to look for."""
        return self.cue_nouns.union(self.cues, ("according", "words"), *(self[name] for name in MARKING_LISTS))

    @cached_property
    def full_titles(self) -> Mapping[str, tuple[str, ...]]:
        """What a title's abbreviation may stand for: "gov" for governor."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self["title_abbreviations"]:
            short, full = entry.split()
            found[short] = (*found.get(short, ()), full)
        return found

    @cached_property
    def short_titles(self) -> frozenset[str]:
        """Abbreviations that stand before a name, with their full stop: "gov.", "mr."."""
        return frozenset({title + "." for title in self.full_titles} & self["abbreviations"]) | {
            title for title in self["honorifics"] if title.endswith(".")
        }

    @cached_property
    def verb_forms(self) -> Mapping[str, frozenset[Inflection]]:
        """Every inflected form of every verb that the rule set knows, with what inflections it may be."""
        found: dict[str, frozenset[Inflection]] = {}
        for spellings in self._spellings.values():
            for inflection, form in spellings:
                found[form] = _also(found.get(form, NO_INFLECTION), inflection)
        return found

    @cached_property
    def cues(self) -> Mapping[str, CueForm]:
        """Cue verbs by inflected form of their first word; longer particles first."""
        forms: dict[str, set[Inflection]] = defaultdict(set)
        entries: dict[str, dict[tuple[str, ...], Cue]] = defaultdict(dict)
        for group in self.verb_groups:
            for word in group.words:
                base, *particles = word.split()
                for inflection, form in self._spellings[base]:
                    forms[form].add(inflection)
                    known = entries[form].get(tuple(particles))
                    takes = group.takes | known.takes if known else group.takes
                    kind = known.kind if known else group.kind
                    entries[form][tuple(particles)] = Cue(base, tuple(particles), kind, takes)
        return {
            form: CueForm(
                frozenset(forms[form]),
                tuple(sorted(entries[form].values(), key=lambda cue: -len(cue.particles))),
            )
            for form in entries
        }

    @cached_property
    def _spellings(self) -> Mapping[str, list[tuple[Inflection, str]]]:
        """The forms of every verb by its base form, American and British."""
        bases = {*self["verbs_regular"], *self["noun_verbs"], *self.irregular}
        bases.update(word.split()[0] for group in self.verb_groups for word in group.words)
        spellings = {base: [*inflect(base, self.irregular).items()] for base in bases}
        for base in self["verbs_doubling_british"] & bases:
            past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
            spellings[base] += [("past", past), ("participle", past), ("ing", ing)]
        return spellings


@lru_cache
def _also(inflections: frozenset[Inflection], one: Inflection) -> frozenset[Inflection]:
    """Add an inflection; the few sets that there are get made once."""
    return inflections | {one}


def inflect(base: str, irregular: Mapping[str, tuple[str, str]]) -> dict[Inflection, str]:
    """Give the five forms of a verb by the rules of English spelling, or by `irregular` for past and participle."""
    if base == "be":
        return {"base": "be", "s": "is", "past": "was", "participle": "been", "ing": "being"}
    past, participle = irregular.get(base) or (regular_past(base),) * 2
    return {
        "base": base,
        "s": third_person(base),
        "past": past,
        "participle": participle,
        "ing": gerund(base),
    }


def third_person(base: str) -> str:
    """Give "says" for "say", "denies" for "deny", "stresses" for "stress"; also the plural of a noun."""
    if base == "have":
        return "has"
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in {"go", "do", "echo", "veto"}:
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def regular_past(base: str) -> str:
    """Give "argued" for "argue", "denied" for "deny", "admitted" for "admit"."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def gerund(base: str) -> str:
    """Give "arguing" for "argue", "lying" for "lie", "admitting" for "admit"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


DOUBLING = frozenset(
    """admit commit permit submit omit refer prefer infer defer confer recur occur concur deter transfer regret
    forget begin upset control compel expel propel rebel patrol quip blog chat plan stop beg brag clap nod rap
    slam snap spot step strip sum tap trim wrap drop shrug slip ship shop skip plot plug pin pop rob ban bar bet
    cut dig dub get hit hug jam jog let log mob nab net pat pit put quit ram rid rig rub run set sit sob swap
    tag tip top wed win don equip acquit allot abet rebut unwrap vet tug drag drum flag fret grab grin knit pad
    peg prod scan scrap scrub stir star stun whip zip throb chop hop mop sag tan thin war snub""".split()
)


def _doubled(base: str) -> str:
    return base + base[-1] if base in DOUBLING else base
