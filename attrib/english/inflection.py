"""How English words change: the forms of verbs, plurals and their singulars, by the rules of spelling."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Literal

Inflection = Literal["base", "s", "past", "participle", "ing"]

VOWELS = frozenset("aeiou")
MOST_REMEMBERED = 8192
"""Nouns whose singulars are kept in mind: the same ones come again within an article and in the next."""
LONG_PLURALS = ("sses", "ches", "shes", "xes")


def inflect(base: str, irregular: Mapping[str, tuple[str, str]], doubling: Set[str]) -> dict[Inflection, str]:
    """Give the five forms of a verb.

    `irregular` gives the past and participle of irregular verbs by base form; `doubling` holds the verbs that
    double their last letter, "plan" for "planned".
    """
    if base == "be":
        return {"base": base, "s": "is", "past": "was", "participle": "been", "ing": "being"}
    past, participle = irregular.get(base) or (regular_past(base, doubling),) * 2
    return {
        "base": base,
        "s": third_person(base),
        "past": past,
        "participle": participle,
        "ing": gerund(base, doubling),
    }


def third_person(base: str) -> str:
    """Give "says" for "say", "denies" for "deny", "stresses" for "stress"; also the plural of a noun."""
    if base == "have":
        return "has"
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in {"go", "do", "echo", "veto"}:
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def regular_past(base: str, doubling: Set[str]) -> str:
    """Give "argued" for "argue", "denied" for "deny" and, of the verbs in `doubling`, "admitted" for "admit"."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return _doubled(base, doubling) + "ed"


def gerund(base: str, doubling: Set[str]) -> str:
    """Give "arguing" for "argue", "lying" for "lie" and, of the verbs in `doubling`, "admitting" for "admit"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base, doubling) + "ing"


def _doubled(base: str, doubling: Set[str]) -> str:
    return base + base[-1] if base in doubling else base


@lru_cache(maxsize=MOST_REMEMBERED)
def singular(noun: str) -> str:
    """Give a noun without the ending of the plural: "aide" for "aides", "ministry" for "ministries"."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(LONG_PLURALS):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun
