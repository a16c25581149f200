"""Grammar: noun phrases and the subjects of verbs, where contents begin and end, and who can speak.

What a text says is not asked here; only where its phrases and clauses are.

Tokens are given by their place in the document: `at` is the token looked at, `low` the first that may be looked at
and `high` the one after the last; a stretch goes from `first` up to `stop`, which is not in it.
"""

from __future__ import annotations

from attrib.grammar.contents import (
    Stretch,
    after_adverbials,
    clause_stop,
    first_verb,
    has_verb,
    object_stop,
    opening_phrase,
    quotation_at,
    stretch_of,
    trimmed,
)
from attrib.grammar.phrases import (
    Phrase,
    antecedent,
    clause_follows,
    phrase_after,
    phrase_start,
    subject_before,
    with_modifiers_after,
)
from attrib.grammar.speaking import (
    can_speak,
    main_subject,
)

__all__ = [
    "Phrase",
    "Stretch",
    "after_adverbials",
    "antecedent",
    "can_speak",
    "clause_follows",
    "clause_stop",
    "first_verb",
    "has_verb",
    "main_subject",
    "object_stop",
    "opening_phrase",
    "phrase_after",
    "phrase_start",
    "quotation_at",
    "stretch_of",
    "subject_before",
    "trimmed",
    "with_modifiers_after",
]
