"""A report's figures in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import UNSET

from attrib.report.figures import PART_OF_KIND
from attrib.report.model import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from attrib.constructions.construction import Stance
    from attrib.readers import Reading
    from attrib.report.model import Adjudication, Article, Claim, Evidence, People, Reliance, Report, Source
    from attrib.report.totals import Part, Summary

EVIDENCE: Mapping[Evidence, str] = {
    "strong": "strong: confidence high",
    "fair": "fair: confidence medium",
    "weak": "weak: confidence low",
}

STANCES: Mapping[Stance, str] = {
    "asserts": "the source says that it is so",
    "denies": "the source says that it is not so",
    "doubts": "the source leaves open whether it is so",
    "asks": "the source asks about it",
}

PARTS = {
    "confidential": "people it does not name",
    "institutional": "spokespeople and authorities",
    "collective": "groups and crowds",
    "unresolved": "voices that attrib could not tell",
    "other": "others",
}
"""Who the parts of what is unnamed are, by the fields of `Summary.unnamed`."""
SHORT_PARTS = {
    "confidential": "unnamed people",
    "institutional": "spokespeople, authorities",
    "collective": "groups",
    "unresolved": "unclear",
    "other": "others",
}
ROW = re.compile(r"#\d{1,12}$")
"""How the place of an article ends that is one row of a table, or of an archive."""
OPENINGS = {"headline": "headline", "first_paragraph": "first paragraph"}
"""What readers see first, and who stands behind it."""
REASON_CLASSES = {"circular": "a circular reason", "formula": "no reason given"}
"""What a reason for anonymity that is none is worth."""
LADDER = (
    "nothing that narrows it",
    "organization or basis of knowledge alone",
    "role",
    "role, with organization or basis of knowledge",
    "role, organization and basis of knowledge",
)
"""What is told of an unnamed source, by `Source.specificity`."""


def percent(share: float) -> str:
    """Give a share from 0 to 1 as whole percents, without rounding it to nothing or to everything."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def counted(number: int, noun: str) -> str:
    """Give "1 claim", "1,240 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def people(number: People) -> str:
    """Give "2 people", "at least 3 people"."""
    counted_people = f"{number.at_least:,} {'person' if number.at_least == 1 else 'people'}"
    return counted_people if number.exact else f"at least {counted_people}"


def stance(claim: Claim) -> str:
    """Give what stands before a claim that its source does not assert: "denies: "; empty for all others."""
    return "" if claim.stance == "asserts" else f"{claim.stance}: "


def why_unnamed(source: Source) -> str:
    """Say why a source is not named, and what that reason is worth."""
    worth = REASON_CLASSES.get(source.reason_class or "real")
    reason = source.reason or "the article does not say why"
    return f"{reason} ({worth})" if worth else reason


def part(source: Source) -> str:
    """Give the part of what is unnamed that a source belongs to, by the names of `PARTS`."""
    return PART_OF_KIND.get(source.kind, "other")


def lacking(source: Source, unexplained: Collection[str]) -> str:
    """Say what the article lacks of why a source is unnamed; `unexplained` are the ids of those that need a reason."""
    if source.verdict in UNNAMED and source.reason_class == "circular":
        return "circular reason"
    return "no reason given" if source.id in unexplained else ""


def headline(summary: Summary) -> str:
    """Say in one sentence how much of what the article attributes comes from sources it does not name."""
    unnamed, attributed = _words(summary)
    if not summary.claims.total:
        return "No claim found."
    if not attributed:
        return "Nothing in the story is attributed to anyone."
    if not unnamed:
        told = likely(summary, "")
        return f"All attributed words come from named sources{f' (from unnamed ones {told})' if told else ''}."
    share = "All" if unnamed == attributed else f"{capital(percent(summary.unnamed_share_of_attributed))} of the"
    return f"{share} attributed words come from unnamed sources{likely(summary, ' (', ')')}."


def likely(summary: Summary, before: str, after: str = "") -> str:
    """Say within what range the share of unnamed sources likely lies; empty where that is not known, or one figure."""
    told = likely_range(summary)
    return f"{before}likely {told}{after}" if told else ""


def likely_range(summary: Summary) -> str:
    """Give the range alone, "30–47%"; empty where it is not known, or one figure."""
    low, high = summary.unnamed_share_range or (0.0, 0.0)
    return f"{100 * low:.0f}–{100 * high:.0f}%" if low < high else ""


def second_line(summary: Summary) -> str:
    """Say from whom the unnamed words come, and what has no source; empty where nothing of that is to be said."""
    shares = [f"{percent(part.share)} from {PARTS[name]}" for name, part in parts(summary)]
    told = f"Of the attributed words {', '.join(shares).replace(' from', ' come from', 1)}." if shares else ""
    return " ".join(filter(None, (told, relayed(summary), of_the_whole(summary)))) if _words(summary)[1] else ""


def of_the_whole(summary: Summary) -> str:
    """Say how much of the whole story comes from unnamed sources, and how much has none; empty where all has one."""
    if not summary.words.unattributed:
        return ""
    silent = percent(summary.words.unattributed / summary.words.total)
    if not _words(summary)[0]:
        return f"{capital(silent)} of the story has no attribution."
    share = percent(summary.unnamed_share_of_article)
    return f"Unnamed sources carry {share} of the whole story; {silent} has no attribution."


def relayed(summary: Summary) -> str:
    """Say how much named sources have from unnamed ones; empty where that is nothing, or is not known."""
    share = summary.relayed_share
    return f"Named sources have {percent(share)} of their words from unnamed ones." if share else ""


def gaps(report: Report) -> str:
    """Say of how many unnamed sources the article does not tell why, and which of its first words rest on them."""
    if report.reliance is None:
        return ""
    silent = len(report.reliance.unexplained)
    reasons = f"the story does not say why it leaves {'one source' if silent == 1 else f'{silent:,} sources'} unnamed"
    opening = [
        f"its {' and '.join(places)} {'rest' if len(places) > 1 else 'rests'} {how}"
        for how, places in _openings(report.reliance).items()
    ]
    told = "; ".join([reasons] * bool(silent) + opening)
    return f"{capital(told)}." if told else ""


def _openings(reliance: Reliance) -> dict[str, list[str]]:
    """Give the first places that rest on unnamed sources, by how they do."""
    found: dict[str, list[str]] = {}
    for placed in reliance.placed:
        if placed.place in OPENINGS and placed.unnamed_share:
            how = "on unnamed sources alone" if placed.unnamed_share == 1 else "in part on unnamed sources"
            found.setdefault(how, []).append(OPENINGS[placed.place])
    return found


def parts(summary: Summary) -> list[tuple[str, Part]]:
    """Give the parts of what is unnamed that have any words, by their names."""
    if summary.unnamed is UNSET:
        return []
    return [(name, part) for name in PARTS if (part := getattr(summary.unnamed, name)).words]


def decided(review: Adjudication) -> str:
    """Say in one sentence how many claims were decided and how."""
    counts = review.counts
    parts = (
        (counts.agree, "agreed to"),
        (counts.correct, "corrected"),
        (counts.missed, "missed by the report"),
        (counts.reject, "rejected"),
        (counts.undecided, "not decided"),
    )
    claims = ", ".join(f"{count:,} {what}" for count, what in parts if count) or "none"
    lost = f"; {counted(counts.lost, 'decision')} lost the claim" if counts.lost else ""
    return f"Claims: {claims}{lost}."


def title(article: Article) -> str:
    """Give what to call the article: its title, or else where it was read."""
    return article.title or article.path or article.id or "Untitled article"


def place(article: Article | Reading) -> str:
    """Give where an article was read, or else what to call it."""
    return article.path or article.title or article.id or "standard input"


def place_and_name(article: Article) -> str:
    """Give where an article was read; of a row of a table what that calls it, too."""
    names = (article.id, article.title) if ROW.search(article.path or "") else ()
    return " · ".join([place(article), *filter(None, names)])


def _words(summary: Summary) -> tuple[int, int]:
    words = summary.words
    unnamed = words.anonymous_official + words.anonymous_other
    return unnamed, unnamed + words.named


def capital(text: str) -> str:
    """Give a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
