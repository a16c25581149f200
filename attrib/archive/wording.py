"""What is said of an archive, in the terminal and on pages alike."""

from __future__ import annotations

from attrib.archive.trends import FEWEST, FEWEST_OF_AUTHOR, Part, Trends
from attrib.views.wording import counted, percent

TITLE = "Unnamed sources, of what is attributed"
PARTS: dict[Part, str] = {
    "confidential": "people not named",
    "institutional": "spokespeople and authorities",
    "collective": "groups and crowds",
    "unresolved": "voices that attrib could not tell",
    "other_unnamed": "others",
}
SHORT: dict[Part, str] = {
    "confidential": "people",
    "institutional": "offices",
    "collective": "groups",
    "unresolved": "untold",
    "other_unnamed": "others",
}
NOTES = (
    "By chance: where the share of such stories lies, nineteen times of twenty, had others of the kind been written.",
    "As read: where the share lies that careful readers would find in these very stories, nine times of ten. Some"
    " claims are misread; outlets may differ by that alone, where their ranges overlap.",
    "With any: stories that have any unnamed source at all, groups such as “critics” among them.",
)


def share(value: float | None) -> str:
    """Give a share with one decimal."""
    return "—" if value is None else f"{100 * value:.1f}%"


def between(low: float | None, high: float | None) -> str:
    """Give a range in whole percents: "15–21%"."""
    return "—" if low is None or high is None else f"{100 * low:.0f}–{100 * high:.0f}%"


def whole(value: float | None) -> str:
    """Give a share in whole percents."""
    return "—" if value is None else percent(value)


def about(trends: Trends) -> str:
    """Say of what the figures are."""
    everything = trends.groups[-1].whole
    parts = [counted(everything.articles, "article")]
    if trends.first and trends.last:
        parts.append(f"{trends.first[:7]} to {trends.last[:7]}")
    if trends.judged is not None:
        parts.append(f"rules: {trends.judged.rules} {trends.judged.rules_version}")
        parts.append(f"attrib {trends.judged.attrib}")
    return " · ".join(parts)


def counted_parts(trends: Trends) -> str:
    """Say which parts of what is unnamed are counted, where these are not all."""
    return f"Only {' and '.join(PARTS[part] for part in trends.parts)}." if trends.parts else ""


def remarks(trends: Trends) -> list[str]:
    """Say what is counted and what is not, each in a sentence."""
    return list(filter(None, (counted_parts(trends), left_out(trends), undated(trends), repeated(trends))))


def left_out(trends: Trends) -> str:
    """Say which articles are not counted; empty where all are."""
    out = trends.left_out
    repeated = (out.repeated, "with the text of another") if trends.selection.once else (0, "")
    dated = trends.selection.since or trends.selection.until
    reasons = (
        (out.undated if dated else 0, "undated"),
        (out.foreign, "not in English"),
        (out.failed, "not read"),
        (out.attribute_nothing, "that attribute nothing"),
        repeated,
    )
    said = ", ".join(f"{number:,} {why}" for number, why in reasons if number)
    return f"Not counted: {said}." if said else ""


def undated(trends: Trends) -> str:
    """Say how many articles are in no period, where these are counted."""
    if not trends.left_out.undated or trends.selection.since or trends.selection.until:
        return ""
    said = counted(trends.left_out.undated, "article")
    is_in = "which is" if trends.left_out.undated == 1 else "which are"
    return f"Of these {said} without a date, {is_in} in no {trends.selection.per}."


def repeated(trends: Trends) -> str:
    """Say how many articles have the text of another, where these are counted."""
    if not trends.left_out.repeated or trends.selection.once:
        return ""
    said = counted(trends.left_out.repeated, "article")
    return f"Of these {said} with the text of another; --once counts each text once."


def left_groups(trends: Trends) -> str:
    """Say how many groups are not shown; empty where all are."""
    if not trends.left_groups:
        return ""
    fewest = FEWEST_OF_AUTHOR if trends.selection.by == "author" else FEWEST
    return f"{trends.left_groups:,} more with fewer than {fewest} articles."
