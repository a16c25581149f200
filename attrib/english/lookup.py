"""The words of a rule set, ready to be looked up.

Word lists and verbs are data (the files of `words`, and the rule sets); this module turns them into look-ups by
inflected form, so that every later step asks a dictionary and never a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal

import msgspec

from attrib.english.cues import Cue, CueForm, VerbGroup
from attrib.english.inflection import Inflection, inflect, third_person
from attrib.english.lexicon import WordLists
from attrib.kept import kept


class _Spelled(msgspec.Struct, frozen=True):
    """What takes longest to make of the words of a rule set."""

    forms: list[tuple[frozenset[Inflection], list[str]]]
    """Every inflected form of every verb, by what inflections it may be."""
    cues: dict[str, CueForm]
    speaking_nouns: frozenset[str]


class Words(WordLists):
    """All words of one rule set, ready to be looked up; not to be changed once made."""

    def __init__(
        self, lists: Mapping[str, frozenset[str]], verbs: Iterable[VerbGroup] = (), name: str | None = None
    ) -> None:
        super().__init__(lists)
        self.lists = MappingProxyType(dict(lists))
        """Every list of the rule set, with those that only its own patterns name."""
        self.verb_groups = tuple(verbs)
        self.name = name
        """The name of the rule set where it came with the program: what is made of its words is kept."""

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
    def gendered_titles(self) -> Mapping[str, Literal["m", "f"]]:
        """The gender that a title shows: "mrs", "sir"."""
        return {**dict.fromkeys(self.female_titles, "f"), **dict.fromkeys(self.male_titles, "m")}

    @cached_property
    def name_joints(self) -> frozenset[str]:
        """What a name may have in small letters inside it: "de", "of"."""
        return self.name_particles | self.body_name_links

    @cached_property
    def withholding(self) -> frozenset[str]:
        """Words of what stands where a name is withheld."""
        return frozenset(word for entry in self.withheld_names for word in entry.split())

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Words for numbers, with their values."""
        return _values(self.number_values)

    @cached_property
    def sizes_of_sets(self) -> Mapping[str, int]:
        """Nouns for so many people, with how many they are: "pair"."""
        return _values(self.sets_of_people)

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
    def calling_forms(self) -> frozenset[str]:
        """Words without which nothing tells what somebody is called: "gave his name as", "asked to be", "goes by"."""
        return self.naming_verbs | self.asking_to_be | self.going_by

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
    def told_nouns(self) -> frozenset[str]:
        """Nouns for people whom articles quote and often do not name: "spokesman", "source", "aide", "observers"."""
        told = self.spokesperson_nouns | self.source_nouns | self.aide_nouns
        return told | self.expert_nouns | self.critic_nouns

    @cached_property
    def speaking_nouns(self) -> frozenset[str]:
        """Nouns for people, bodies and texts: what can stand behind a claim. Singular and plural."""
        return self._spelled.speaking_nouns

    def _speaking_nouns(self) -> frozenset[str]:
        people = self.human_nouns | self.group_nouns | self.collective_nouns | self.peoples | self.party_nouns
        people |= self.people_by_state
        officials = self.official_nouns | self.office_nouns | self.post_nouns | self.authority_nouns
        bodies = self.organization_nouns | self.public_body_nouns | self.publication_nouns | self.nation_nouns
        texts = self.document_nouns | self.study_nouns
        counts = self.quantity_nouns | self.number_words | self.quantifiers
        nouns = people | self.told_nouns | officials | bodies | texts | counts
        singles = {noun.split()[-1] for noun in nouns}
        return frozenset(singles | {third_person(noun) for noun in singles})

    def can_speak(self, noun: str) -> bool:
        """Tell whether a noun stands for people, a body or a text, by the lists or its end: "roofers", "ex-aides"."""
        return noun.rpartition("-")[2] in self.speaking_nouns or noun.endswith(self._people_endings)

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
        forms = map(self._spellings, self.bare_clause_verbs)
        return frozenset(form for each in forms for inflection, form in each if inflection in {"base", "s", "past"})

    @cached_property
    def abbreviations_as_written(self) -> frozenset[str]:
        """Abbreviations in small letters, where these are no words for people: "gov.", "Rep." of "rep."."""
        voices = self.human_nouns | self.spokesperson_nouns
        people = {each for each in self.abbreviations if each[:-1].removesuffix("s") in voices}
        return (self.abbreviations - people) | {each.capitalize() for each in people}

    @cached_property
    def third_person_inverting(self) -> frozenset[str]:
        """Third persons that stand before their subject: "reports the Herald"."""
        return frozenset(third_person(verb) for verb in self.inverting_verbs)

    @cached_property
    def cue_noun_forms(self) -> frozenset[str]:
        """Nouns that mark what is said, "claim" and "view", singular and plural."""
        nouns, owned = self.cue_nouns, self.owned_nouns
        plurals = {noun + "s" for noun in nouns | owned} | {noun[:-1] + "ies" for noun in nouns if noun.endswith("y")}
        return nouns | owned | plurals | self.standing_nouns

    @cached_property
    def marking(self) -> frozenset[str]:
        """All words that can mark an attribution; where none of them stands, there is nothing to look for."""
        hedges = self.hedge_adverbs | self.hedge_participles | self.impersonal_participles
        adjectives = self.belief_adjectives | self.attitude_adjectives
        others = hedges | adjectives | self.asked_participles | self.hearsay_nouns
        return self.cue_noun_forms.union(self.cues, ("according", "per", "words"), others, self.standpoints)

    @cached_property
    def standpoints(self) -> frozenset[str]:
        """Nouns for by whose lights something is so: "view", "account"."""
        return self.views | self.reckonings

    @cached_property
    def rejected_things(self) -> frozenset[str]:
        """Claims, and stories that make some: what may be rejected as untrue."""
        return self.rejected_cues | self.told_things

    @cached_property
    def rejecting_or_doubting(self) -> frozenset[str]:
        """Verbs by which somebody else's claim is rejected or doubted: "denied", "mocked", "cast doubt on"."""
        return self.denying_verbs | self.rejecting_verbs | self.mocking_verbs | self.doubting_verbs

    @cached_property
    def relaying(self) -> frozenset[str]:
        """Words that may show whom a source has it from: "citing", "spoke to"."""
        return self.relaying_forms | self.interviewing_forms | self.learning_forms | self.resting_forms

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
    def fields_of_work(self) -> Mapping[str, frozenset[str]]:
        """In which fields people work who are called by a noun: medicine for a nurse."""
        return _fields(self.occupations)

    @cached_property
    def fields_of_bodies(self) -> Mapping[str, frozenset[str]]:
        """In which fields bodies are that are called by a noun: trade for a bank."""
        return _fields(self.body_fields)

    @cached_property
    def full_titles(self) -> Mapping[str, tuple[str, ...]]:
        """What a title's abbreviation may stand for: "gov" for governor."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.title_abbreviations:
            short, full = entry.split()
            found[short] = (*found.get(short, ()), full)
        return found

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """What somebody is who does so: a member who "sits", a chair who "chairs"."""
        return dict(entry.split() for entry in self.seat_verbs)

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
        return {form: inflections for inflections, forms in self._spelled.forms for form in forms}

    @cached_property
    def cues(self) -> Mapping[str, CueForm]:
        """Cue verbs by inflected form of their first word; longer particles first."""
        return self._spelled.cues

    def forms(self, verbs: frozenset[str]) -> frozenset[str]:
        """Give every inflected form of some verbs, with the particles that they have: "called for"."""
        if verbs not in self._forms:
            self._forms[verbs] = frozenset(form for verb in verbs for form in self._forms_of(*verb.split()))
        return self._forms[verbs]

    def _forms_of(self, base: str, *particles: str) -> Iterator[str]:
        for _, form in self._spellings(base):
            yield " ".join([form, *particles])

    @cached_property
    def _forms(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    @cached_property
    def _spelled(self) -> _Spelled:
        return kept(f"{self.name}-forms", _Spelled, self._spell) if self.name else self._spell()

    def _spell(self) -> _Spelled:
        inflections: dict[str, set[Inflection]] = defaultdict(set)
        bases = {*self.verbs_regular, *self.noun_verbs, *self.irregular}
        bases.update(word.split()[0] for group in self.verb_groups for word in group.words)
        for base in bases:
            for inflection, form in self._spellings(base):
                inflections[form].add(inflection)
        forms: dict[frozenset[Inflection], list[str]] = defaultdict(list)
        for form, several in inflections.items():
            forms[frozenset(several)].append(form)
        return _Spelled([*forms.items()], self._cues(), self._speaking_nouns())

    def _cues(self) -> dict[str, CueForm]:
        forms: dict[str, set[Inflection]] = defaultdict(set)
        entries: dict[str, dict[tuple[str, ...], Cue]] = defaultdict(dict)
        for group in self.verb_groups:
            for word in group.words:
                base, *particles = word.split()
                for inflection, form in self._spellings(base):
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

    def _spellings(self, base: str) -> list[tuple[Inflection, str]]:
        """Give the forms of a verb, American and British."""
        forms = [*inflect(base, self.irregular, self.verbs_doubling).items()]
        if base in self.verbs_doubling_british:
            past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
            forms += [("past", past), ("participle", past), ("ing", ing)]
        return forms + self._ending_in_t.get(base, [])

    @cached_property
    def _ending_in_t(self) -> Mapping[str, list[tuple[Inflection, str]]]:
        """The forms on "t" of verbs that have others, too: "learnt"."""
        found: dict[str, list[tuple[Inflection, str]]] = defaultdict(list)
        for base, past, participle in (entry.split() for entry in self.verbs_ending_in_t):
            found[base] += [("past", past), ("participle", participle)]
        return found


def _values(entries: Iterable[str]) -> Mapping[str, int]:
    """Give words with their values, of entries such as "two 2"."""
    return {word: int(value) for word, value in (entry.split() for entry in entries)}


def _fields(entries: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Give the fields of each noun."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries:
        noun, field = entry.split()
        found[noun] = found.get(noun, frozenset()) | {field}
    return found
