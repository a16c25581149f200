"""Who says so? Finds every claim in a news article, judges its source, and reports what rests on unnamed people."""

from attrib._version import __version__
from attrib.analysis import analyze
from attrib.report.model import Report
from attrib.rules import RuleSet, RuleSetError, load_rules

__all__ = ["Report", "RuleSet", "RuleSetError", "__version__", "analyze", "load_rules"]
