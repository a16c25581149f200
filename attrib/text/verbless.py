"""Clauses that no verb was found for: a noun in them is the verb."""

from __future__ import annotations

from attrib.text.lexicon import Lexicon
from attrib.text.plurals import is_plural, is_s_form
from attrib.text.tags import GERUND, NOUN, NOUN_OR_PRESENT, NOUNS, PRESENT, VERBLESS


def give_clauses_verbs(tags: list[str], lower: list[str], lexicon: Lexicon) -> None:
    """Make, in place, a verb of the noun that must be one: "the deal [closes] on Monday, officials said"."""
    for match in VERBLESS.finditer("".join(tags)):
        opens, people = match.start(1), lexicon.words.human_nouns
        for i in range(opens + 1, match.end(1)):
            if tags[opens] == GERUND and lower[i] in people:
                break
            if tags[i] == NOUN and lexicon.tags.get(lower[i]) == NOUN_OR_PRESENT and _agrees(i, tags, lower, lexicon):
                tags[i] = PRESENT
                break


def _agrees(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word would be a verb that agrees with the noun before it, which opens its clause."""
    third = is_s_form(lower[at])
    return (tags[at - 1] == GERUND and third) or (
        tags[at - 1] in NOUNS and is_plural(lower[at - 1], lexicon.words) != third
    )
