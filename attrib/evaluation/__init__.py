"""How well a rule set does on articles that people have annotated, and what it gets wrong."""

from attrib.evaluation.evaluating import Evaluation, evaluate, evaluation_of
from attrib.evaluation.gold import Gold, GoldArticle, GoldAttribution, GoldError
from attrib.evaluation.gold_files import each_gold, read_gold
from attrib.evaluation.json_lines import gold_in_lines

__all__ = [
    "Evaluation",
    "Gold",
    "GoldArticle",
    "GoldAttribution",
    "GoldError",
    "each_gold",
    "evaluate",
    "evaluation_of",
    "gold_in_lines",
    "read_gold",
]
