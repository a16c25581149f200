"""Grammar: noun phrases and the subjects of verbs, where contents begin and end, and who can speak.

What a text says is not asked here; only where its phrases and clauses are.

A token is given by its place in the document, and a mark, verb or determiner by that of its token. `at` is the token
looked at. `low` is the first token that may be looked at on a walk to the left, `high` the one after the last on a walk
to the right. A stretch goes from `first` up to `stop`, which is not in it.
"""

from __future__ import annotations

from attrib.grammar.adverbials import after_adverbials, occasion_stop
from attrib.grammar.boundaries import clause_stop, opening_phrase, opening_stop
from attrib.grammar.modifiers import clause_follows, phrase_after, with_modifiers_after
from attrib.grammar.noun_phrases import antecedent, core_start, phrase_head, phrase_start
from attrib.grammar.object_ends import object_stop
from attrib.grammar.speaking import can_speak, is_somebody, main_subject, speaks_not
from attrib.grammar.stretches import Phrase, Stretch, first_verb, has_verb, quotation_at, trimmed
from attrib.grammar.subjects import subject_before
from attrib.grammar.verb_groups import tells_where, verb_after_clause
from attrib.grammar.walks import walk_left, walk_right

__all__ = [
    "Phrase",
    "Stretch",
    "after_adverbials",
    "antecedent",
    "can_speak",
    "clause_follows",
    "clause_stop",
    "core_start",
    "first_verb",
    "has_verb",
    "is_somebody",
    "main_subject",
    "object_stop",
    "occasion_stop",
    "opening_phrase",
    "opening_stop",
    "phrase_after",
    "phrase_head",
    "phrase_start",
    "quotation_at",
    "speaks_not",
    "subject_before",
    "tells_where",
    "trimmed",
    "verb_after_clause",
    "walk_left",
    "walk_right",
    "with_modifiers_after",
]
