"""Furniture: text that asserts nothing, such as bylines, datelines, credit lines, captions and links."""

from __future__ import annotations

import re

BYLINE = re.compile(r"by:?\s+[^\s,.]+(?:[\s,&]+(?:and\s+)?[^\s,]+){0,14}\W*\Z", re.IGNORECASE)
NAMED_BYLINE = re.compile(r"by:?\s+\W*[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|(?:van|de|von|der|al|bin|and|,|&)))+", re.I)
LINE = re.compile(
    r"""\W*(?:
      \[[\w /-]+\] | (?:source|original|read\s+the\s+original)\s+(?:link|article|here) | click\s+here | tap\s+here
    | (?:read|see|watch|listen|more|related|also|advertisement|sponsored|subscribe|sign\s+up|follow\s+us|share\s+this
      |continue\s+reading|story\s+continues|load\s+comments|photos?|image|video|credit|getty\s+images|photograph
      |file\s+photo
      |skip\s+to|copyright|©|all\s+rights\s+reserved|updated|published|posted|last\s+modified|editor['’]?s\s+note
      |correction|tags?|topics|filed\s+under|print|email|e-mail|comments?|recommended|trending|most\s+read)
      (?:\s+(?:more|also|here|now|on|at|by|the\s+rest\s+here|the\s+full\s+story|for\s+our\b.*|to\b.*|this\b.*|from\b.*)|\s*[:|–—-].*|\s*)
    | (?:image|photo|video|pictured?|caption|credit|photograph|illustration|graphic)s?(?:\s+(?:by|credit|courtesy
      |via))?\s*[:/|].*
    | \(?\s*(?:reporting|additional\s+reporting|writing|editing|edited|compiled|written)\s+(?:reporting\s+)?(?:by
      |from)\b.*
    | (?:--|[—–-])?\s*(?:with\s+)?(?:additional\s+)?(?:reporting|contributions?|files?)\s+(?:by|from)\b.*
    | follow\s+.{1,60}\bon\s+(?:twitter|x|facebook|instagram|bluesky|mastodon|threads|linkedin)\b.*
    | (?:https?://|www\.)\S+ | @\w+ | [\w.+-]+@[\w.-]+
    | (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug
      |sept?|oct|nov|dec)[a-z]*\.?,?\s+
      (?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}(?:\W+\d{1,2}[:.]\d\d\W*(?:[ap]\.?m\.?)?(?:\s+\w{2,4})?)?
    | \d+\s+(?:min(?:ute)?s?\s+read|comments?|shares?) | [\W_]+ | (?:ap|afp|reuters|getty|epa|pa)\s*(?:photo.*|/.*)?
    )\W*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
WRITERS = re.compile(
    r"""\W*.{3,160}\b(?:contributed\s+(?:to\s+this\s+(?:report|article|story)|reporting)|can\s+be\s+(?:reached
      |contacted)\s+at|reported\s+from\s+[A-Z].{0,60}|
       (?:is|are)\s+(?:a|an|the)\s+[\w\s’'-]{0,60}\b(?:writer|reporter|correspondent|columnist|editor
      |contributor)\s+(?:for|at|with|based)\b.{0,60})\W*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
OF_WRITERS = ("contribut", "reached", "contacted", "report", "writer", "correspondent", "columnist", "editor")
"""Parts of words of which a note on the writers has one."""
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,6}(?:,? +(?:[A-Z][a-z]{2,4}\.?|\d{1,2}|[A-Z][a-z]+ \d{1,2}))?"
    r"|[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,5})"
    r"(?: *\([A-Z][\w .,/&-]{1,40}\))? *(?:—|–|--|―) *(?=[^\sa-z])"
    r"|[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,5} *\([A-Z][\w .,/&-]{1,40}\) *- *(?=\S)"
)
DATE_OPENING = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )(?:\d{1,2} )?(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December),? (?:\d{1,2}, )?\d{4} +(?=\S)"
)
LONGEST = 300
"""Longer paragraphs are prose, whatever they begin with."""
HEAD = 120


def is_furniture(paragraph: str) -> bool:
    """Tell whether a whole paragraph asserts nothing."""
    if len(paragraph) > LONGEST:
        return False
    if LINE.match(paragraph):
        return True
    lower = paragraph.lower()
    if any(part in lower for part in OF_WRITERS) and WRITERS.match(paragraph):
        return True
    return len(paragraph) <= HEAD and bool(BYLINE.match(paragraph)) and bool(NAMED_BYLINE.match(paragraph))


def dateline_length(paragraph: str) -> int:
    """Count the characters of the dateline that a paragraph opens with; 0 where there is none."""
    match = DATELINE.match(paragraph[:HEAD]) or DATE_OPENING.match(paragraph[:HEAD])
    if match is None or match.end() >= len(paragraph):
        return 0
    return match.end()


def is_subhead(paragraph: str) -> bool:
    """Tell whether a paragraph is a short line without a full stop or quotation, as a subhead is set."""
    return len(paragraph) <= 60 and paragraph[-1] not in ".?!:;,\"”’'…" and not any(mark in paragraph for mark in '"“”')
