"""The word lists by which an article keeps voices unnamed, and tells whom it has from whom."""

from __future__ import annotations


class VoiceLists:
    """The lists of notices of anonymity, of names that are given in part, and of relays."""

    # Notices of anonymity, and names in part
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
    outlet_naming: frozenset[str]
    refused_namings: frozenset[str]
    appearing: frozenset[str]
    asked_alike: frozenset[str]
    asked_crowds: frozenset[str]
    asked_where: frozenset[str]
    pointing_back: frozenset[str]
    pointing_determiners: frozenset[str]
    kept_names: frozenset[str]
    shown_names: frozenset[str]
    false_names: frozenset[str]
    single_names: frozenset[str]
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

    # Relays
    relaying_forms: frozenset[str]
    talks: frozenset[str]
    interviewing_forms: frozenset[str]
