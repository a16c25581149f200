"""What a page has that nobody reads in it: hidden, struck out, for screen readers only, comments and footnotes.

Elements lose what is in them and stay where they are, so that the paths of all others stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

STRUCK = frozenset(["del", "s", "strike"])
HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden visually_hidden screen-reader-text screen-reader-only screenreader-only"
    " sr-only-focusable hidden-visually u-visually-hidden a11y-hidden assistive-text element-invisible offscreen"
    " msodel msocommentreference msocommenttext subscription-widget-wrap subscribe-widget button-wrapper".split()
)
"""Classes, in small letters, by which sites hide text from the eye, word processors mark what was deleted or is a
comment, and newsletters ask to subscribe."""
HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[a-z-]*\s*:[^;{}]{0,40}line-through|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:comment|footnote|endnote)-list",
    re.IGNORECASE,
)
WHOLE_PAGE = frozenset("html head body main article".split())
"""Elements that are hidden only until a script shows the page."""
TO_NOTES = ("#cmnt", "#ftnt", "#_msocom", "#_ftn", "#_edn", "#sdfootnote", "#sdendnote")
"""Where word processors link from the text to a comment or a footnote, and back."""
BACK = ("#cmnt_ref", "#ftnt_ref", "#_msoanchor", "#_ftnref", "#_ednref")
BLOCKS = frozenset(["p", "li", "div"])
LARGEST_NOTE = 20
"""Elements within a division that is one comment."""
STYLED = re.compile(r"\.([\w-]{1,80})\s*\{([^{}]{0,2000})\}")
MOST_STYLES = 200_000
"""Characters of styles that are looked through."""


def without_unread(root: Any) -> None:
    """Empty the elements of a page whose text nobody reads."""
    hiding = _hiding_classes(root)
    gone = [each for each in root.iter() if _is_unread(each, hiding)]
    gone += [note for each in root.iter("a") if (note := _note(each)) is not None]
    for element in gone:
        element.clear(keep_tail=True)


def _is_unread(element: Any, hiding: frozenset[str]) -> bool:
    name = element.tag
    if not isinstance(name, str) or name in WHOLE_PAGE:
        return False
    if name in STRUCK or "hidden" in element.attrib or element.get("role") == "tooltip":
        return True
    classes = element.get("class")
    if classes and not hiding.isdisjoint(classes.lower().split()):
        return True
    style = element.get("style")
    return (style is not None and HIDING.search(style) is not None) or (
        name == "a" and element.get("href", "").startswith(TO_NOTES)
    )


def _note(link: Any) -> Any | None:
    """Give the comment or footnote that a link leads back from: its paragraph, or the division that it is alone in."""
    if not link.get("href", "").startswith(BACK):
        return None
    block = next((each for each in link.iterancestors() if each.tag in BLOCKS), None)
    if block is None:
        return None
    around = block.getparent()
    small = (
        around is not None
        and around.tag == "div"
        and sum(1 for _ in islice(around.iter(), LARGEST_NOTE + 1)) <= LARGEST_NOTE
    )
    return around if small and around[0] is block else block


def _hiding_classes(root: Any) -> frozenset[str]:
    """Give the classes that hide or strike out, by their names and by the styles of a document that was exported."""
    return HIDDEN_CLASSES | {*_struck_by_style(root)}


def _struck_by_style(root: Any) -> Iterator[str]:
    left = MOST_STYLES
    for sheet in root.iter("style"):
        styles = (sheet.text or "")[:left]
        left -= len(styles)
        for name, style in STYLED.findall(styles):
            if "line-through" in style:
                yield name.lower()
