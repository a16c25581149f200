"""Two versions of one story: what became of the claims, of the sources' names and of the figures."""

from attrib.comparison.comparing import compare
from attrib.comparison.model import Comparison

__all__ = ["Comparison", "compare"]
