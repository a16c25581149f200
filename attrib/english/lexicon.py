"""The word lists that the program asks for by name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrib.english.people import PeopleLists

WITH_A_NUMBER = (re.compile(r"\S+ [0-9]{1,12}"), "a word and a number")
ENTRIES: Mapping[str, tuple[re.Pattern[str], str]] = {
    "verbs_irregular": (re.compile(r"\S+ \S+ \S+"), "a verb, its past and its participle"),
    "title_abbreviations": (re.compile(r"\S+ \S+"), "an abbreviation and a title"),
    **dict.fromkeys(("number_values", "number_factors", "number_minimums"), WITH_A_NUMBER),
}
"""What the entries of some lists must be, by name: a pattern, and in words."""


class WordLists(PeopleLists):
    """The word lists that the program asks for by name; empty where a rule set has none of that name.

    What each holds is said where it is filled, in the files of `words` and in the rule sets. Entries are in
    lower case; a list of nouns holds their plurals too.
    """

    # Verbs
    verbs_regular: frozenset[str]
    verbs_irregular: frozenset[str]
    verbs_doubling: frozenset[str]
    verbs_doubling_british: frozenset[str]
    noun_verbs: frozenset[str]
    plurals_like_verbs: frozenset[str]

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
    for_one: frozenset[str]
    rare_nouns: frozenset[str]
    adverbs_or_adjectives: frozenset[str]
    mid_adverbs: frozenset[str]
    asking_forms: frozenset[str]
    say_forms: frozenset[str]
    credit_forms: frozenset[str]
    sayings: frozenset[str]
    showing_subjects: frozenset[str]
    subjects_of_shows: frozenset[str]
    adjective_endings: frozenset[str]
    nouns_like_adjectives: frozenset[str]
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
    resorting_verbs: frozenset[str]
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
    standing_nouns: frozenset[str]
    standing_verbs: frozenset[str]
    holder_prepositions: frozenset[str]
    unowned_nouns: frozenset[str]
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
    focusing: frozenset[str]
    supposing_modals: frozenset[str]
    counterfactual_modals: frozenset[str]
    time_links: frozenset[str]
    issued_texts: frozenset[str]
    spoken_texts: frozenset[str]
    issuing_forms: frozenset[str]
    pronoun_determiners: frozenset[str]
    one_of_several: frozenset[str]
    refusing_verbs: frozenset[str]
    refused_verbs: frozenset[str]
    identity_words: frozenset[str]
    refraining_verbs: frozenset[str]
    nobodies: frozenset[str]
    anybody: frozenset[str]
    imagining_verbs: frozenset[str]
    perceiving_verbs: frozenset[str]
    intending_verbs: frozenset[str]
    uttering_verbs: frozenset[str]
    bodily_verbs: frozenset[str]
    binding_words: frozenset[str]
    fighting_nouns: frozenset[str]
    titling_participles: frozenset[str]
    denying_words: frozenset[str]
    ready_adjectives: frozenset[str]
    expressing_verbs: frozenset[str]
    arriving_verbs: frozenset[str]
    causing_verbs: frozenset[str]
    subject_prepositions: frozenset[str]
    charge_prepositions: frozenset[str]
    owner_pronouns: frozenset[str]
    state_verbs: frozenset[str]
    copulas: frozenset[str]
    contracted_participles: frozenset[str]
    showing_participles: frozenset[str]
    voice_participles: frozenset[str]
    relaying_forms: frozenset[str]
    cited_papers: frozenset[str]
    passive_prepositions: frozenset[str]
    speaker_pronouns: frozenset[str]

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
    before_described: frozenset[str]
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
    kept_names: frozenset[str]
    shown_names: frozenset[str]
    false_names: frozenset[str]
    keeping_words: frozenset[str]
    showing_words: frozenset[str]
    naming_words: frozenset[str]
    asking_to_be: frozenset[str]
    going_by: frozenset[str]
    naming_verbs: frozenset[str]
    real_names: frozenset[str]
    name_owners: frozenset[str]
    sparing_words: frozenset[str]
    before_given: frozenset[str]
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
        for name in LIST_NAMES:
            setattr(self, name, lists.get(name, frozenset()))


LIST_NAMES = tuple(name for lists in (PeopleLists, WordLists) for name in lists.__annotations__)
