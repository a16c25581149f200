"""Sources: what an article tells of who speaks in it, in its own words."""

from __future__ import annotations

from attrib.sources.counting import HeadCount
from attrib.sources.describing import Describer, Description, Fact
from attrib.sources.reasons import ReasonClass

__all__ = ["Describer", "Description", "Fact", "HeadCount", "ReasonClass"]
