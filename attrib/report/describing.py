"""What the article tells about a source: its title and organization, how it knows, why it is not named."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrib.attributions import Speaker
from attrib.text import Document

BASIS = re.compile(
    r"""\b(?:(?:who|that)\s+(?:(?:has|have|had|was|were|is|are)\s+)?(?:been\s+)?
        (?:attend|brief|s[ae]e?[wn]\b|review|read\b|took\s+part|participat|witness|work|spoke|met\b|heard|watch|know|knew|serv|lives?\b|involved|familiar)
      |(?:directly\s+|closely\s+)?(?:familiar|involved|acquainted)\s+(?:with|in)
      |(?:recently\s+|directly\s+)?briefed\s+(?:on|about|by)|with\s+(?:direct\s+|first-?hand\s+|detailed\s+|close\s+)?(?:knowledge|insight|access)\b
      |close\s+to|privy\s+to|aware\s+of|apprised\s+of|informed\s+of|in\s+the\s+room|present\s+(?:at|for|in))[^,;.”"()]*""",
    re.IGNORECASE | re.VERBOSE,
)
ANONYMITY = re.compile(
    r"""\bon\s+(?:the\s+)?condition\s+(?:of\s+(?:strict\s+)?anonymity|that\s+[^,;.]{3,60}?\bnot\s+be\s+(?:named|identified))
      |\b(?:ask|request|insist|demand|declin|refus|grant|want|wish|did|do|chose|prefer)\w*\s+(?:(?:on|for|not|n['’]t|to|want|wish|that\s+\w+)\s+){0,4}
         (?:anonymity|be\s+(?:named|identified|quoted)|remain\s+anonymous|give\s+(?:his|her|their)\s+(?:full\s+|last\s+)?names?)
      |\b(?:spoke|speaking|speak)\s+anonymously|\b(?:not|un|n['’]t)\s*authori[sz]ed\s+to\s+(?:speak|discuss|comment|talk)""",
    re.IGNORECASE | re.VERBOSE,
)
REASON = re.compile(
    r"[\s,]*(?:\b(?:because|since|for\s+fear|fearing|citing|due\s+to|given|as)\b|to\s+(?:discuss|describe|speak|talk|avoid|protect|share))[^,.:;”\"()]*",
    re.I,
)
HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? \Z")
LONGEST_HONORIFIC = 6
SAYING = re.compile(
    r",?\s+(?:who|which|that)\s+(?:\w+ly\s+)?(?:ha(?:s|ve|d)\s+)?"
    r"(?:sa(?:id|ys?)|describe[ds]?|call(?:s|ed)?|t(?:old|ells?)|add(?:s|ed)|warn(?:s|ed)?|argue[ds]?|claim(?:s|ed)?"
    r"|insist(?:s|ed)?|believe[ds]?|accepts?|accepted)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A relative clause that is itself an attribution does not describe the source."""
PLACES = re.compile(r"\s+(?:of|at|for|with|from|in|on)\s+(?:the\s+)?(?=[A-Z])")


class Description(NamedTuple):
    """What the text says of a source, in its own words; None where it says nothing."""

    title: str | None
    organization: str | None
    description: str | None
    basis: str | None
    reason: str | None


def describe(doc: Document, speaker: Speaker) -> Description:
    """Read a source's description out of the mention that tells most of it."""
    phrase = " ".join(doc.passage(*speaker.introduced).split())
    phrase = SAYING.sub("", phrase).strip(" ,.")
    title, organization = _title(phrase, speaker)
    if speaker.parts[0].form in ("person", "organization"):
        return Description(title, organization, _beside_name(phrase, speaker.name), None, None)
    basis = BASIS.search(phrase)
    return Description(title, organization, phrase, basis.group().strip() if basis else None, _reason(doc, speaker))


def _beside_name(phrase: str, name: str | None) -> str | None:
    """Give what a phrase says of somebody besides the name: "mayor of Orne" of "Jane Roe, mayor of Orne"."""
    if not name:
        return None
    rest = _without_name(phrase, name)
    rest = re.sub(r"^(?:Sir|Dame|Lord|Lady)\b", "", rest).strip(" ,;.–—-")
    return rest if len(rest) > 3 and rest.lower() not in {"the", "a", "an"} else None


def _without_name(phrase: str, name: str) -> str:
    """Take the first mention of a name out of a phrase, or of its last word, with honorific and possessive."""
    last = name.rsplit(maxsplit=1)[-1]
    whole, short = phrase.find(name), _word_at(phrase, last)
    if whole < 0 and short < 0:
        return phrase
    start, stop = (short, short + len(last)) if whole < 0 or 0 <= short < whole else (whole, whole + len(name))
    honorific = HONORIFIC.search(phrase, max(0, start - LONGEST_HONORIFIC), start)
    stop += 2 * phrase.startswith(("'s", "’s"), stop)
    return phrase[: honorific.start() if honorific else start] + phrase[stop:]


def _word_at(phrase: str, word: str) -> int:
    """Find a word, or words, that stand by themselves in a phrase; -1 where they do not."""
    at = phrase.find(word)
    while at >= 0 and (phrase[at - 1 : at].isalnum() or phrase[at + len(word) : at + len(word) + 1].isalnum()):
        at = phrase.find(word, at + 1)
    return at


def _title(phrase: str, speaker: Speaker) -> tuple[str | None, str | None]:
    """Split "Jane Roe, director of the Delphos agency" or "a spokesman for the ministry" into role and body."""
    role = phrase
    if speaker.name:
        before, found, after = phrase.partition(speaker.name)
        if not found:
            return None, None
        role = after.strip(" ,") if after.strip(" ,") and not after.strip(" ,")[0].isdigit() else before.strip(" ,")
        role = role or before.strip(" ,")
        if role.startswith(("who ", "which ", "of ", "speaking", "in ", "at ")) or not role:
            return (before.strip(" ,") or None), None
    elif speaker.parts[0].form != "description":
        return None, None
    role = re.split(r",|\bwho\b|\(", role)[0].strip()
    role = re.sub(r"^(?:the|an?)\s+", "", role)
    parts = PLACES.split(role, maxsplit=1)
    organization = parts[1].strip() if len(parts) > 1 else None
    return (parts[0].strip() or None), organization


def _reason(doc: Document, speaker: Speaker) -> str | None:
    """Find the words in the sentences around an unnamed source's mentions that say why it is not named."""
    for mention in speaker.mentions:
        sentence = doc.sentence_at(mention.first)
        if sentence is None:
            continue
        text = " ".join(doc.passage(sentence.first, sentence.stop).split())
        asked = ANONYMITY.search(text)
        if asked is None:
            continue
        why = REASON.match(text, asked.end())
        if why is None and (lead := re.search(r"\bbecause\b[^.;]*$", text[: asked.start()])):
            return text[lead.start() : asked.end()].strip()
        return (why.group() if why else asked.group()).strip(" ,")
    return None
