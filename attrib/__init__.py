"""Who says so? Finds every claim in a news article, judges its source, and reports what rests on unnamed people.

>>> import attrib
>>> report = attrib.analyze("The talks had failed, a senior official said.")
>>> report.claims[0].verdict
'anonymous_official'
"""

from typing import TYPE_CHECKING, Any

from attrib._version import __version__

if TYPE_CHECKING:
    from attrib.analysis import Analysis, analyze
    from attrib.comparison import Comparison, compare
    from attrib.evaluation import Evaluation, GoldError, evaluate, read_gold
    from attrib.readers import Fields, Reading, UnreadableError, read, read_all
    from attrib.report.model import Report
    from attrib.rules import House, RuleSet, RuleSetError, load_house, load_rules
    from attrib.standards import check

__all__ = [
    "Analysis",
    "Comparison",
    "Evaluation",
    "Fields",
    "GoldError",
    "House",
    "Reading",
    "Report",
    "RuleSet",
    "RuleSetError",
    "UnreadableError",
    "__version__",
    "analyze",
    "check",
    "compare",
    "evaluate",
    "load_house",
    "load_rules",
    "read",
    "read_all",
    "read_gold",
]

_HOMES = {
    "Analysis": "attrib.analysis",
    "Comparison": "attrib.comparison",
    "Evaluation": "attrib.evaluation",
    "Fields": "attrib.readers",
    "GoldError": "attrib.evaluation",
    "House": "attrib.rules",
    "Reading": "attrib.readers",
    "Report": "attrib.report.model",
    "RuleSet": "attrib.rules",
    "RuleSetError": "attrib.rules",
    "UnreadableError": "attrib.readers",
    "analyze": "attrib.analysis",
    "check": "attrib.standards",
    "compare": "attrib.comparison",
    "evaluate": "attrib.evaluation",
    "load_house": "attrib.rules",
    "load_rules": "attrib.rules",
    "read": "attrib.readers",
    "read_all": "attrib.readers",
    "read_gold": "attrib.evaluation",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that commands that need none of it start at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
