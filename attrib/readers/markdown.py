"""Markdown becomes plain text: the words stay, the marks go.

Headings, paragraphs and list items become paragraphs of their own. Links and emphasis leave their words;
images, blocks of code, comments and tags leave nothing. Lines set in by four spaces are text: news copy is
full of them, and has no code. Tables keep their bars. Line ends within a paragraph are kept.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from attrib.readers.frontmatter import FrontMatter

MARKDOWN_LARGEST = 250_000
"""Characters of the longest text that is read as Markdown, forty times an article. The parser takes up to 500
times as much memory."""
MOST_BRACKETS = 5_000
"""Opening brackets, of links and images, beyond which the parser's time grows with their number squared."""
HEAD = 100_000
"""Characters in which a text must show that it is Markdown."""
ENOUGH = 2
EVIDENCE = (
    (2, re.compile(r"\A\s{0,200}#[ \t]+\S[^\n]{0,300}\n[ \t\r]*\n")),  # it opens with a heading
    (
        2,
        re.compile(r"!?\[[^\[\]\n]{0,300}\]\((?:https?://|mailto:|\.{0,2}/|#)[^()\s]{0,500}[^()\n]{0,100}\)"),
    ),
    (1, re.compile(r"^#{1,6}[ \t]+[^\W\d]", re.MULTILINE)),
    (1, re.compile(r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{0,300}(?<=[^\s*])\*\*(?![\w*])")),
    (1, re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]{0,300}(?<=[^\s*])\*(?![\w*])")),
    (1, re.compile(r"^\[[^\[\]\n]{1,100}\]:[ \t]+(?:https?://|/)\S", re.MULTILINE)),
    (
        1,
        re.compile(r"^(?:```|~~~)[^\n`]{0,40}\n(?:[^\n]{0,500}\n){0,200}?(?:```|~~~)[ \t\r]*$", re.MULTILINE),
    ),
    (1, re.compile(r"^> \S", re.MULTILINE)),
    (1, re.compile(r"^\S[^\n]{2,200}\n={3,}[ \t\r]*$", re.MULTILINE)),
)
"""What speaks for Markdown and how much; marks such as * > # alone occur in plain text too."""
NESTING = 60
"""Quotations and lists within one another beyond which the parser gives up, and loses what follows."""
BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|blockquote|section|article)\b[^<>]*>", re.I
)
TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
SHORTCODE = re.compile(r"\{\{[<%][^{}\n]{0,1000}[>%]\}\}|\{%[^{}\n]{0,1000}%\}")
"""What Hugo and Liquid put something else in the place of."""
LONGEST_ABOVE = 100
"""Characters of a paragraph over the title: a date, a kicker, a byline."""
FRONT_MATTER = ("---", "+++")
BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


class NotMarkdownError(ValueError):
    """A text cannot be read as Markdown; the message, "it is …", says why."""


class Article(NamedTuple):
    """The plain text of a Markdown article, with the title and byline that its markup gives."""

    text: str
    title: str | None
    byline: str | None
    date: str | None


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text shows by itself that it is Markdown; an odd mark in plain text is not enough."""
    head = text[:HEAD]
    if head.startswith(FRONT_MATTER) and _front_matter(head).length:
        return True
    weight = 0
    for more, pattern in EVIDENCE:
        if pattern.search(head):
            weight += more
        if weight >= ENOUGH:
            return True
    return False


def read_markdown(text: str) -> Article:
    """Turn Markdown into plain text, its paragraphs set apart by blank lines.

    Raises NotMarkdownError where the text is too long, too deep or too full of brackets.
    """
    if len(text) > MARKDOWN_LARGEST:
        raise NotMarkdownError(f"it is longer than {MARKDOWN_LARGEST:,} characters")
    if text.count("[") > MOST_BRACKETS:
        raise NotMarkdownError(f"it has more than {MOST_BRACKETS:,} opening brackets")
    front = _front_matter(text)
    tokens = _parser().parse(SHORTCODE.sub("", text[front.length :]))
    if any(token.level >= NESTING - 1 for token in tokens):
        raise NotMarkdownError("it is nested too deeply")
    paragraphs = [paragraph for token in tokens for paragraph in _paragraphs(token)]
    body = "".join(f"{paragraph}\n\n" for paragraph in paragraphs)
    return Article(body[:-1], front.title or _heading(tokens), front.byline, front.date)


def _front_matter(text: str) -> FrontMatter:
    from attrib.readers.frontmatter import read_front_matter  # noqa: PLC0415

    return read_front_matter(text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (takes longer to import than most articles to read)

    return MarkdownIt("commonmark", {"maxNesting": NESTING}).disable("code")


def _heading(tokens: Sequence[Token]) -> str | None:
    """Give the heading of the first level that stands over the text, as a title."""
    for opening, content in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return " ".join(_words(content).split()) or None
        if opening.type == "paragraph_open" and len(content.content) > LONGEST_ABOVE:
            return None
    return None


def _paragraphs(token: Token) -> Iterator[str]:
    if token.type == "inline":
        found = [_words(token)]
    elif token.type == "html_block":
        found = BLANK_LINES.split(_without_tags(token.content))
    else:
        return
    yield from filter(None, map(str.strip, found))


def _words(inline: Token) -> str:
    parts: list[str] = []
    for child in inline.children or ():
        if child.type in {"text", "text_special", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or child.content.lower().startswith("<br"):
            parts.append("\n")
    return "".join(parts)


def _without_tags(markup: str) -> str:
    for opening, closing in (
        (r"<!--", r"-->"),
        (r"<script\b", r"</script\s*>"),
        (r"<style\b", r"</style\s*>"),
    ):
        markup = _without(markup, re.compile(opening, re.I), re.compile(closing, re.I))
    import html  # noqa: PLC0415

    return html.unescape(TAG.sub("", BLOCK_TAG.sub("\n\n", markup)))


def _without(markup: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Cut what stands from each opening to its closing; an opening that is never closed is left."""
    kept: list[str] = []
    at = 0
    while (start := opening.search(markup, at)) and (end := closing.search(markup, start.end())):
        kept.append(markup[at : start.start()])
        at = end.end()
    return "".join((*kept, markup[at:]))
