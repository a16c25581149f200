"""Why a mention stands for its speaker, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views.inert import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrib.speakers import Resolution
    from attrib.speakers.tracing import How, Refusal

LONGEST = 60
"""Characters of a mention or of somebody's description that are shown."""
MOST_OTHERS = 3
TRACED: Mapping[How, str] = {
    "surname": "{mention} is the surname of {who}",
    "short name": "{mention} is short for {who}",
    "apposition": "{mention} describes {who}, named right before it",
    "relative": "{mention} goes with the words before it: {who}",
    "possessive": "{mention} goes with the words before it: {who}",
    "pronoun": "{mention} stands for {who}, {nearest} before it who fits",
    "nearest name": "{mention} stands for {who}, the nearest name before it, for want of anybody who fits better",
    "oneself": "{mention} stands for {who}, who is quoted",
    "introduced": "{mention} stands for {who}, whom the sentence before introduces",
    "subject before": "{mention} stands for {who}, whom the clause or a sentence right before is about",
    "role": "{mention} stands for {who}, who is given that role",
    "kind": "{mention} stands for {who}, {nearest} before it of that kind",
    "description": "{mention} stands for {who}, {nearest} before it who fits",
    "same noun": "{mention} stands for {who}, the last before it with that noun",
    "same words": "{mention} stands for {who}, of whom the same words were used before",
    "same phrase": "{mention} is part of words that stand for {who}",
    "named later": "{mention} stands for {who}, whom the article names after it",
    "headline": "{mention} stands for {who} of the headline",
    "issuer": "{mention} was issued by {who}",
    "pointer": "{mention} stands for {who}, the last unnamed voice before it",
    "group": "{mention} is out of a group that spoke before",
    "untraced": "{mention} stands for nobody before it",
}
"""A full name, and words for somebody new, explain themselves."""
BY_PRONOUN = {"he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman"}
REFUSED: Mapping[Refusal, str] = {
    "perhaps no person": "perhaps no person",
    "another role": "known by another role",
    "same sentence": "named in the same sentence",
    "another paragraph": "only “one” of them, in an earlier paragraph",
    "another gender": "of another gender",
    "told of": "whom these words tell of",
    "quoted": "named in a quotation",
    "tells of another": "is quoted with these words",
    "less likely": "fits, but is farther off or no subject",
    "several": "several people",
    "one alone": "one alone",
    "no person": "no person",
    "no body": "no body",
}


def traced(resolution: Resolution, mention: str, who: str) -> str | None:
    """Say in a sentence why a mention stands for somebody; None where the words say so themselves."""
    if resolution.how not in TRACED:
        return None
    nearest = "the last" if resolution.is_last else "the likeliest"
    words = {"mention": f"“{one_line(mention, LONGEST)}”", "who": one_line(who, LONGEST), "nearest": nearest}
    told = TRACED[resolution.how].format(**words)
    if resolution.how == "pronoun" and (person := BY_PRONOUN.get(mention.lower())):
        told = told.replace("who fits", f"who may be a {person}")
    return f"{told}."


def refused(resolution: Resolution) -> str | None:
    """Name the nearest candidates for whom a mention does not stand, and say why not; None where there are none."""
    nearest = resolution.others[: -MOST_OTHERS - 1 : -1]
    return "; ".join(f"{one_line(each.who, LONGEST)} ({REFUSED[each.why]})" for each in nearest) or None
