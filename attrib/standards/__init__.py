"""House standards: what newsrooms ask of unnamed sourcing, as rules over reports."""

from attrib.rules import House, Standard, load_house, load_houses, shipped_houses
from attrib.standards.checking import check, check_analysis, find
from attrib.standards.suppressing import Suppression, read_suppressions
from attrib.standards.writing_suppressions import suppression_for, with_suppressions, write_suppressions

__all__ = [
    "House",
    "Standard",
    "Suppression",
    "check",
    "check_analysis",
    "find",
    "load_house",
    "load_houses",
    "read_suppressions",
    "shipped_houses",
    "suppression_for",
    "with_suppressions",
    "write_suppressions",
]
