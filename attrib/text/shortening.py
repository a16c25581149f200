"""Long text made short, for messages and tables."""

from __future__ import annotations


def shortened(text: str, longest: int) -> str:
    """Give a text on one line, white space run together, in at most so many characters.

    What is too long is cut where a word ends, or within a word that would leave less than half, and ends in "…".
    """
    words = " ".join(text[: 4 * longest].split())
    if len(words) <= longest and len(text) <= 4 * longest:
        return words
    kept = words[: longest - 1]
    whole = kept if words[longest - 1 : longest] in ("", " ") else kept.rpartition(" ")[0]
    return (whole if 2 * len(whole) >= longest else kept).rstrip() + "…"
