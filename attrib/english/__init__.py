"""English: its words, as data, and how they are inflected. Nothing outside this folder knows a word by heart.

Another language would be another folder of this shape: word lists in `words`, and an inflection of its own.
"""

from __future__ import annotations

from attrib.english.inflection import Inflection, gerund, inflect, regular_past, singular, third_person
from attrib.english.lexicon import Cue, CueForm, CueKind, Takes, VerbGroup, WordLists, Words

__all__ = [
    "Cue",
    "CueForm",
    "CueKind",
    "Inflection",
    "Takes",
    "VerbGroup",
    "WordLists",
    "Words",
    "gerund",
    "inflect",
    "regular_past",
    "singular",
    "third_person",
]
