"""How well a rule set does on articles that people have annotated, and what it gets wrong."""

from attrib.evaluation.evaluating import Evaluation, evaluate
from attrib.evaluation.gold import Gold, GoldArticle, GoldAttribution, GoldError
from attrib.evaluation.gold_files import read_gold
from attrib.evaluation.json_lines import read_json_lines

__all__ = [
    "Evaluation",
    "Gold",
    "GoldArticle",
    "GoldAttribution",
    "GoldError",
    "evaluate",
    "read_gold",
    "read_json_lines",
]
