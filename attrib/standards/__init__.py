"""House standards: what newsrooms ask of unnamed sourcing, as rules over reports."""

from attrib.standards.checking import check
from attrib.standards.house import House, Standard
from attrib.standards.loading import load_house, load_houses, shipped_houses
from attrib.standards.suppressing import Suppression, read_suppressions, suppress

__all__ = [
    "House",
    "Standard",
    "Suppression",
    "check",
    "load_house",
    "load_houses",
    "read_suppressions",
    "shipped_houses",
    "suppress",
]
