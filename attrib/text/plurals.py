"""Whether a noun is of several, by its ending or the lists."""

from __future__ import annotations

from attrib.english import Words


def is_s_form(word: str) -> bool:
    """Tell whether a word that may be noun or verb is a plural, or a verb in the third person."""
    return word[-1] == "s" and word[-2:] != "ss"


def is_plural(noun: str, words: Words) -> bool:
    """Tell whether a noun is a plural, by its ending or the lists."""
    return noun in words.plural_words or is_s_form(noun)
