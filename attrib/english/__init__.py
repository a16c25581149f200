"""English: its words, as data, and how they are inflected. Nothing outside this folder knows a word by heart.

Another language would be another folder of this shape: word lists in `words`, and an inflection of its own.
"""

from __future__ import annotations

from attrib.english.cues import Cue, CueForm, CueKind, Takes, VerbGroup
from attrib.english.inflection import Inflection, gerund, inflect, regular_past, singular, third_person
from attrib.english.lexicon import ENTRIES, LIST_NAMES, WordLists
from attrib.english.lookup import Words
from attrib.english.negation import is_negated, negates
from attrib.english.shipped import Entries, Shipped, entries_of, shipped_files, shipped_texts, shipped_words, word_list

__all__ = [
    "ENTRIES",
    "LIST_NAMES",
    "Cue",
    "CueForm",
    "CueKind",
    "Entries",
    "Inflection",
    "Shipped",
    "Takes",
    "VerbGroup",
    "WordLists",
    "Words",
    "entries_of",
    "gerund",
    "inflect",
    "is_negated",
    "negates",
    "regular_past",
    "shipped_files",
    "shipped_texts",
    "shipped_words",
    "singular",
    "third_person",
    "word_list",
]
