"""Rules as data: word lists, the ordered rules that give verdicts, the standards of houses, and the judging."""

from attrib.rules.book import House
from attrib.rules.conditions import When
from attrib.rules.errors import RuleSetError
from attrib.rules.loading import (
    load_house,
    load_houses,
    load_rules,
    names_house,
    shipped,
    shipped_houses,
    starter,
    starter_house,
)
from attrib.rules.rule import Rule, Standard
from attrib.rules.rule_set import RuleSet
from attrib.rules.verdicts import VERDICTS, Consideration, Judgement, Voice

__all__ = [
    "VERDICTS",
    "Consideration",
    "House",
    "Judgement",
    "Rule",
    "RuleSet",
    "RuleSetError",
    "Standard",
    "Voice",
    "When",
    "load_house",
    "load_houses",
    "load_rules",
    "names_house",
    "shipped",
    "shipped_houses",
    "starter",
    "starter_house",
]
