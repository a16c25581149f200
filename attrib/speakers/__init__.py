"""Speakers: who is who across the article, and whom each source phrase stands for.

names, mentions → a source phrase → the sieves, in order of trust → the roster
who is named,     what it says      one answer, nothing changed     collects the answers
"""

from __future__ import annotations

from attrib.speakers.knowledge import Speaker
from attrib.speakers.mentions import Mention
from attrib.speakers.names import Names
from attrib.speakers.relatives import with_antecedent
from attrib.speakers.roster import Roster, call_roster
from attrib.speakers.tracing import Resolution

__all__ = ["Mention", "Names", "Resolution", "Roster", "Speaker", "call_roster", "with_antecedent"]
