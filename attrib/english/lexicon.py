"""The words of a rule set, ready to be looked up.

Word lists and verbs are data (the files of `words`, and the rule sets); this module turns them into look-ups by
inflected form, so that every later step asks a dictionary and never a list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal

from attrib.english.inflection import Inflection, inflect, third_person

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
NO_INFLECTION: frozenset[Inflection] = frozenset()
WITH_A_NUMBER = (re.compile(r"\S+ [0-9]{1,12}"), "a word and a number")
ENTRIES: Mapping[str, tuple[re.Pattern[str], str]] = {
    "verbs_irregular": (re.compile(r"\S+ \S+ \S+"), "a verb, its past and its participle"),
    "title_abbreviations": (re.compile(r"\S+ \S+"), "an abbreviation and a title"),
    "number_values": WITH_A_NUMBER,
    "number_factors": WITH_A_NUMBER,
    "number_minimums": WITH_A_NUMBER,
}
"""What the entries of some lists must be, by name: a pattern, and in words."""
EMPTY: frozenset[str] = frozenset()


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


class WordLists:
    """The word lists that the program asks for by name; empty where a rule set has none of that name.

    What each holds is said where it is filled, in the files of `words` and in the rule sets. Entries are in
    lower case; a list of nouns holds their plurals too.
    """

    # Names
    given_names_female: frozenset[str]
    given_names_male: frozenset[str]
    given_names_either: frozenset[str]
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    honorifics: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    first_name_titles: frozenset[str]
    person_titles: frozenset[str]
    title_abbreviations: frozenset[str]
    office_titles: frozenset[str]
    ordinary_capitals: frozenset[str]

    # Verbs
    verbs_regular: frozenset[str]
    verbs_irregular: frozenset[str]
    verbs_doubling: frozenset[str]
    verbs_doubling_british: frozenset[str]
    noun_verbs: frozenset[str]

    # Adverbs and adjectives
    adverbs_plain: frozenset[str]
    adjectives_common: frozenset[str]
    belief_adjectives: frozenset[str]
    attitude_adjectives: frozenset[str]
    party_adjectives: frozenset[str]
    country_adjectives: frozenset[str]

    # Closed classes
    determiners: frozenset[str]
    possessives: frozenset[str]
    subject_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    relative_pronouns: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    nominal_negations: frozenset[str]
    articles: frozenset[str]
    be_and_have: frozenset[str]
    quantifiers: frozenset[str]
    vague_pronouns: frozenset[str]
    number_words: frozenset[str]

    # By which words are tagged, sentences told apart and a text is told to be English
    names_too: frozenset[str]
    acronyms_too: frozenset[str]
    name_prefixes: frozenset[str]
    prepositional_to: frozenset[str]
    plural_words: frozenset[str]
    plural_quantifiers: frozenset[str]
    more_and_most: frozenset[str]
    mid_adverbs: frozenset[str]
    asking_forms: frozenset[str]
    say_forms: frozenset[str]
    showing_subjects: frozenset[str]
    subjects_of_shows: frozenset[str]
    adjective_endings: frozenset[str]
    sentence_openers: frozenset[str]
    cue_followers: frozenset[str]
    function_words: frozenset[str]

    # Noun phrases and clauses
    noun_conjunctions: frozenset[str]
    bound_determiners: frozenset[str]
    stands_for_nobody: frozenset[str]
    speechless_pronouns: frozenset[str]
    reflexive_pronouns: frozenset[str]
    subject_relatives: frozenset[str]
    bare_clause_verbs: frozenset[str]
    circumstance_prepositions: frozenset[str]
    object_ends: frozenset[str]
    conceding: frozenset[str]
    thought_nouns: frozenset[str]
    people_endings: frozenset[str]
    describing_endings: frozenset[str]
    occasion_nouns: frozenset[str]
    audience_nouns: frozenset[str]

    # Lines that are no part of a story
    page_lines: frozenset[str]
    page_openings: frozenset[str]
    page_sequels: frozenset[str]
    page_links: frozenset[str]
    page_counts: frozenset[str]
    picture_words: frozenset[str]
    picture_links: frozenset[str]
    photo_agencies: frozenset[str]
    social_networks: frozenset[str]
    desk_work: frozenset[str]
    writers: frozenset[str]
    writers_deeds: frozenset[str]
    date_openings: frozenset[str]
    byline_openings: frozenset[str]
    byline_joints: frozenset[str]
    byline_particles: frozenset[str]
    no_byline: frozenset[str]
    press_words: frozenset[str]
    final_abbreviations: frozenset[str]

    # By which findings are compared with what people marked
    verbs_of_speech: frozenset[str]
    cue_fillers: frozenset[str]
    source_pronouns: frozenset[str]

    # Cues that are no verbs
    cue_nouns: frozenset[str]
    owned_nouns: frozenset[str]
    hedge_nouns: frozenset[str]
    hedge_adverbs: frozenset[str]
    hedge_participles: frozenset[str]
    impersonal_participles: frozenset[str]
    asked_participles: frozenset[str]

    # Stances
    denying_verbs: frozenset[str]
    rejecting_verbs: frozenset[str]
    rejected_cues: frozenset[str]
    doubting_verbs: frozenset[str]
    denying_cues: frozenset[str]
    doubting_cues: frozenset[str]
    doubting_adjectives: frozenset[str]
    untrue_words: frozenset[str]

    # Constructions
    inverting_verbs: frozenset[str]
    asking_verbs: frozenset[str]
    interrogatives: frozenset[str]
    interrogative_pronouns: frozenset[str]
    question_prepositions: frozenset[str]
    aside_prepositions: frozenset[str]
    utterances: frozenset[str]
    clause_opening_forms: frozenset[str]
    supposing_modals: frozenset[str]
    counterfactual_modals: frozenset[str]
    time_links: frozenset[str]
    issued_texts: frozenset[str]
    pronoun_determiners: frozenset[str]
    refusing_verbs: frozenset[str]
    refused_verbs: frozenset[str]
    identity_words: frozenset[str]
    refraining_verbs: frozenset[str]
    nobodies: frozenset[str]
    denying_words: frozenset[str]
    ready_adjectives: frozenset[str]
    expressing_verbs: frozenset[str]
    arriving_verbs: frozenset[str]
    subject_prepositions: frozenset[str]
    owner_pronouns: frozenset[str]
    state_verbs: frozenset[str]
    copulas: frozenset[str]
    contracted_participles: frozenset[str]
    showing_participles: frozenset[str]
    passive_prepositions: frozenset[str]
    speaker_pronouns: frozenset[str]

    # Places, times and peoples
    countries: frozenset[str]
    continents_regions: frozenset[str]
    us_states: frozenset[str]
    major_cities: frozenset[str]
    unions_of_states: frozenset[str]
    place_nouns: frozenset[str]
    peoples: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    calendar_times: frozenset[str]
    loose_times: frozenset[str]
    times_in_names: frozenset[str]
    time_adjectives: frozenset[str]
    time_determiners: frozenset[str]
    adverbial_prepositions: frozenset[str]
    time_nouns: frozenset[str]
    abbreviations: frozenset[str]

    # People
    human_nouns: frozenset[str]
    female_nouns: frozenset[str]
    male_nouns: frozenset[str]
    group_nouns: frozenset[str]
    collective_nouns: frozenset[str]
    quantity_nouns: frozenset[str]
    capital_nouns: frozenset[str]
    unique_roles: frozenset[str]
    generic_roles: frozenset[str]
    pointing_nouns: frozenset[str]
    roleless_nouns: frozenset[str]
    leading_nouns: frozenset[str]
    bare_nouns: frozenset[str]

    # Whom a mention may stand for
    he_pronouns: frozenset[str]
    she_pronouns: frozenset[str]
    they_pronouns: frozenset[str]
    it_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    plural_determiners: frozenset[str]
    indefinite_determiners: frozenset[str]
    definite_determiners: frozenset[str]
    introducing_determiners: frozenset[str]
    introducing_possessives: frozenset[str]
    plural_heads: frozenset[str]
    singular_heads: frozenset[str]
    member_words: frozenset[str]
    other_words: frozenset[str]
    name_words: frozenset[str]
    relative_heads: frozenset[str]
    owning_prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    out_of_office_words: frozenset[str]

    # Who speaks for whom
    official_nouns: frozenset[str]
    office_nouns: frozenset[str]
    post_nouns: frozenset[str]
    authority_nouns: frozenset[str]
    spokesperson_nouns: frozenset[str]
    source_nouns: frozenset[str]
    aide_nouns: frozenset[str]
    expert_nouns: frozenset[str]
    critic_nouns: frozenset[str]
    party_nouns: frozenset[str]
    nation_nouns: frozenset[str]

    # Bodies, publications and papers
    organization_nouns: frozenset[str]
    organization_words: frozenset[str]
    body_name_links: frozenset[str]
    body_nouns: frozenset[str]
    vague_body_nouns: frozenset[str]
    public_bodies: frozenset[str]
    public_body_nouns: frozenset[str]
    publication_nouns: frozenset[str]
    publication_words: frozenset[str]
    news_agencies_and_broadcasters: frozenset[str]
    document_nouns: frozenset[str]
    study_nouns: frozenset[str]
    label_words: frozenset[str]

    # How many
    number_values: frozenset[str]
    number_factors: frozenset[str]
    number_minimums: frozenset[str]
    more_than: frozenset[str]
    roughly: frozenset[str]
    before_numbers: frozenset[str]
    number_comparisons: frozenset[str]
    share_words: frozenset[str]
    several_words: frozenset[str]
    amount_words: frozenset[str]
    count_ends: frozenset[str]
    counting_words: frozenset[str]
    possessives_of_one: frozenset[str]
    uncounted_pronouns: frozenset[str]

    # What is told of a source
    phrase_openers: frozenset[str]
    describing_participles: frozenset[str]
    before_bodies: frozenset[str]
    body_prepositions: frozenset[str]
    belonging_prepositions: frozenset[str]
    placing_prepositions: frozenset[str]
    where_prepositions: frozenset[str]
    portfolio_nouns: frozenset[str]
    knowing_adjectives: frozenset[str]
    mere_honorifics: frozenset[str]
    title_links: frozenset[str]
    before_knowing: frozenset[str]
    regarding_verbs: frozenset[str]
    relative_cues: frozenset[str]
    pathway_prepositions: frozenset[str]
    pathway_with: frozenset[str]
    telling_forms: frozenset[str]
    reason_words: frozenset[str]
    reason_phrases: frozenset[str]
    leading_reasons: frozenset[str]
    ground_ends: frozenset[str]
    anonymity_words: frozenset[str]
    asking_words: frozenset[str]
    formula_verbs: frozenset[str]
    speaking_verbs: frozenset[str]
    withholding_verbs: frozenset[str]
    publishing_verbs: frozenset[str]
    asked_alike: frozenset[str]
    asked_crowds: frozenset[str]
    asked_where: frozenset[str]
    pointing_back: frozenset[str]
    pointing_determiners: frozenset[str]
    circular_phrases: frozenset[str]
    formula_phrases: frozenset[str]
    harm_phrases: frozenset[str]
    knowledge_phrases: frozenset[str]
    topic_phrases: frozenset[str]
    witness_phrases: frozenset[str]
    pathway_nouns: frozenset[str]
    platforms: frozenset[str]
    pathway_verbs: frozenset[str]
    pathways_by: frozenset[str]
    pathways_on: frozenset[str]
    pathway_listeners: frozenset[str]
    vague_phrases: frozenset[str]
    refusals: frozenset[str]

    # What reports measure
    linking_verbs: frozenset[str]
    linking_forms: frozenset[str]
    calling_verbs: frozenset[str]
    calling_ends: frozenset[str]
    unasserting_verbs: frozenset[str]
    unasserting_nouns: frozenset[str]
    word_endings: frozenset[str]
    bare_cues: frozenset[str]
    group_pronouns: frozenset[str]
    male_pronouns: frozenset[str]
    female_pronouns: frozenset[str]
    personal_endings: frozenset[str]

    # Loaded words
    attack: frozenset[str]
    praise: frozenset[str]
    opinion: frozenset[str]

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        for name in WordLists.__annotations__:
            setattr(self, name, lists.get(name, EMPTY))


class Words(WordLists):
    """All words of one rule set, ready to be looked up; not to be changed once made."""

    def __init__(self, lists: Mapping[str, frozenset[str]], verbs: Iterable[VerbGroup] = ()) -> None:
        super().__init__(lists)
        self.lists = MappingProxyType(dict(lists))
        """Every list of the rule set, with those that only its own patterns name."""
        self.verb_groups = tuple(verbs)

    @cached_property
    def irregular(self) -> Mapping[str, tuple[str, str]]:
        """Past and participle of irregular verbs, by base form."""
        triples = (entry.split() for entry in self.verbs_irregular)
        return {base: (past, participle) for base, past, participle in triples}

    @cached_property
    def unnaming(self) -> frozenset[str]:
        """Words that show a description to be of somebody who is not named."""
        return self.anonymity_words | self.name_words

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names of all genders."""
        return self.given_names_female | self.given_names_male | self.given_names_either

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Words for numbers, with their values."""
        return _values(self.number_values)

    @cached_property
    def factors(self) -> Mapping[str, int]:
        """Words that multiply the number before them, and how many times."""
        return _values(self.number_factors)

    @cached_property
    def minimums(self) -> Mapping[str, int]:
        """Words for numbers that nobody knows exactly, and how many they are at least."""
        return _values(self.number_minimums)

    @cached_property
    def linking(self) -> frozenset[str]:
        """What may stand between something and what is said of it: "was", "seemed"."""
        return self.linking_forms | self.forms(self.linking_verbs)

    @cached_property
    def unasserting(self) -> frozenset[str]:
        """Cues after which it is not said that the content is so: "denied", "push back"."""
        return self.unasserting_nouns | self.forms(self.unasserting_verbs)

    @cached_property
    def endings_of_people(self) -> tuple[str, ...]:
        """Endings of words for people, as `str.endswith` takes them."""
        return tuple(self.personal_endings)

    @cached_property
    def keeping_unnamed(self) -> frozenset[str]:
        """Words that show what follows "who" to tell of anonymity."""
        return self.anonymity_words | self.asking_words

    @cached_property
    def bare_subjects(self) -> frozenset[str]:
        """What stands for somebody and tells nothing of them: "he", "those", "which"."""
        pronouns = self.subject_pronouns | self.object_pronouns | self.relative_pronouns
        return pronouns | {"this", "that", "these", "those", "one"}

    @cached_property
    def negating(self) -> frozenset[str]:
        """Words that take back what stands after them: "not", "without"."""
        return self.negations | self.nominal_negations

    @cached_property
    def speaking_nouns(self) -> frozenset[str]:
        """Nouns for people, bodies and texts: what can stand behind a claim. Singular and plural."""
        people = self.human_nouns | self.group_nouns | self.collective_nouns | self.peoples | self.party_nouns
        told = self.spokesperson_nouns | self.source_nouns | self.aide_nouns | self.expert_nouns | self.critic_nouns
        officials = self.official_nouns | self.office_nouns | self.post_nouns | self.authority_nouns
        bodies = self.organization_nouns | self.public_body_nouns | self.publication_nouns | self.nation_nouns
        texts = self.document_nouns | self.study_nouns
        counts = self.quantity_nouns | self.number_words | self.quantifiers
        nouns = people | told | officials | bodies | texts | counts
        singles = {noun.split()[-1] for noun in nouns}
        return frozenset(singles | {third_person(noun) for noun in singles})

    def can_speak(self, noun: str) -> bool:
        """Tell whether a noun stands for people, a body or a text, by the lists or by its ending: "roofers"."""
        return noun in self.speaking_nouns or noun.endswith(self._people_endings)

    def describes(self, participle: str) -> bool:
        """Tell whether a participle can describe the noun after it, by its ending: "elected", "leading"."""
        return participle.endswith(self._describing_endings)

    @cached_property
    def _people_endings(self) -> tuple[str, ...]:
        return tuple(self.people_endings)

    @cached_property
    def _describing_endings(self) -> tuple[str, ...]:
        return tuple(self.describing_endings)

    @cached_property
    def speaking_times(self) -> frozenset[str]:
        """When somebody spoke: weekdays, months, "yesterday", "week"."""
        return self.weekdays | self.months | self.calendar_times

    @cached_property
    def times(self) -> frozenset[str]:
        """When something was, "may" aside: "yesterday", "spring"."""
        return (self.speaking_times - self.modals) | self.loose_times

    @cached_property
    def months_as_names(self) -> frozenset[str]:
        """Months that are names of people where nothing before them makes them a time: "June said"."""
        return self.months & self.given_names

    @cached_property
    def time_openers(self) -> frozenset[str]:
        """What may stand before a time: "last week", "on Tuesday"."""
        return self.time_adjectives | self.time_determiners

    @cached_property
    def occasions(self) -> frozenset[str]:
        """When and before whom somebody spoke: "at a rally", "to reporters", "on Tuesday"."""
        return self.occasion_nouns | self.pathway_nouns | self.audience_nouns | self.speaking_times

    @cached_property
    def occasions_and_times(self) -> frozenset[str]:
        """When and before whom somebody spoke, and any other time."""
        return self.occasions | self.times

    @cached_property
    def never_heads(self) -> frozenset[str]:
        """What stands before a noun and never for one: "the", "their"."""
        return self.articles | self.possessives | self.bound_determiners

    @cached_property
    def bare_clause_forms(self) -> frozenset[str]:
        """Verbs, in the present and past, whose clause needs no "that": "officials who say Roe called"."""
        forms = (self._spellings[base] for base in self.bare_clause_verbs)
        return frozenset(form for each in forms for inflection, form in each if inflection in {"base", "s", "past"})

    @cached_property
    def cue_noun_forms(self) -> frozenset[str]:
        """Nouns that mark what is said, "claim" and "view", singular and plural."""
        nouns, owned = self.cue_nouns, self.owned_nouns
        plurals = {noun + "s" for noun in nouns | owned} | {noun[:-1] + "ies" for noun in nouns if noun.endswith("y")}
        return nouns | owned | plurals

    @cached_property
    def marking(self) -> frozenset[str]:
        """All words that can mark an attribution; where none of them stands, there is nothing to look for."""
        hedges = self.hedge_adverbs | self.hedge_participles | self.impersonal_participles
        adjectives = self.belief_adjectives | self.attitude_adjectives
        others = hedges | adjectives | self.asked_participles
        return self.cue_noun_forms.union(self.cues, ("according", "words"), others)

    @cached_property
    def asked_openings(self) -> frozenset[str]:
        """What opens a question that is reported, "who" and "which" among them."""
        return self.interrogatives | self.interrogative_pronouns

    @cached_property
    def passive_participles(self) -> frozenset[str]:
        """Participles of passives that nobody is said to stand behind: "is believed to", "it was gathered that"."""
        return self.hedge_participles | self.impersonal_participles

    @cached_property
    def studies_and_documents(self) -> frozenset[str]:
        """Nouns for what finds and lists what it reports."""
        return self.study_nouns | self.document_nouns

    @cached_property
    def full_titles(self) -> Mapping[str, tuple[str, ...]]:
        """What a title's abbreviation may stand for: "gov" for governor."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.title_abbreviations:
            short, full = entry.split()
            found[short] = (*found.get(short, ()), full)
        return found

    @cached_property
    def short_titles(self) -> frozenset[str]:
        """Abbreviations that stand before a name, with their full stop: "gov.", "mr."."""
        abbreviated = {title + "." for title in self.full_titles} & self.abbreviations
        return frozenset(abbreviated | {title for title in self.honorifics if title.endswith(".")})

    @cached_property
    def month_names(self) -> frozenset[str]:
        """Months and their abbreviations, without full stops."""
        return frozenset(month.rstrip(".") for month in self.months)

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

    def forms(self, verbs: frozenset[str]) -> frozenset[str]:
        """Give every inflected form of some verbs, with the particles that they have: "called for"."""
        if verbs not in self._forms:
            self._forms[verbs] = frozenset(form for verb in verbs for form in self._forms_of(*verb.split()))
        return self._forms[verbs]

    def _forms_of(self, base: str, *particles: str) -> Iterator[str]:
        unknown = inflect(base, self.irregular, self.verbs_doubling).items()
        for _, form in self._spellings.get(base, unknown):
            yield " ".join([form, *particles])

    @cached_property
    def _forms(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    @cached_property
    def _spellings(self) -> Mapping[str, list[tuple[Inflection, str]]]:
        """The forms of every verb by its base form, American and British."""
        bases = {*self.verbs_regular, *self.noun_verbs, *self.irregular}
        bases.update(word.split()[0] for group in self.verb_groups for word in group.words)
        spellings = {base: [*inflect(base, self.irregular, self.verbs_doubling).items()] for base in bases}
        for base in self.verbs_doubling_british & bases:
            past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
            spellings[base] += [("past", past), ("participle", past), ("ing", ing)]
        return spellings


def _values(entries: Iterable[str]) -> Mapping[str, int]:
    """Give words with their values, of entries such as "two 2"."""
    return {word: int(value) for word, value in (entry.split() for entry in entries)}


@lru_cache
def _also(inflections: frozenset[Inflection], one: Inflection) -> frozenset[Inflection]:
    """Add an inflection; the few sets that there are get made once."""
    return inflections | {one}
