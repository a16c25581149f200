"""Rule sets: word lists and ordered verdict rules, as data, and the judging that they do."""

from attrib.rules.judging import RuleSet
from attrib.rules.loading import load_rules, shipped, starter
from attrib.rules.model import Consideration, Judgement, Rule, RuleSetError, Voice, When

__all__ = [
    "Consideration",
    "Judgement",
    "Rule",
    "RuleSet",
    "RuleSetError",
    "Voice",
    "When",
    "load_rules",
    "shipped",
    "starter",
]
