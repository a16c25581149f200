"""Tags have names: no module but `attrib.text.tags` compares a token's tag with letters."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

import attrib
from attrib.rules import load_rules
from attrib.text import read_document, tags
from attrib.trace import TAG_NAMES

PACKAGE = Path(attrib.__file__).parent
GRAMMAR = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "readers" and path.name != "tags.py")
TAGS = {value for name, value in vars(tags).items() if name.isupper() and isinstance(value, str) and len(value) == 1}


def _is_tags(node: ast.AST) -> bool:
    """Tell whether an expression is a tag, or a string of them: `tags[at]`, `doc.tags[a:b]`, `doc.tag(at)`, `tag`."""
    while isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Call):
        node = node.func
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name in {"tag", "tags"}


def _in_letters(node: ast.AST) -> bool:
    return any(
        isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value and {*each.value} <= TAGS
        for each in ast.walk(node)
    )


def letters(source: str) -> list[int]:
    """Give the lines on which tags are compared with, or looked up by, letters."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            sides = [node.func.value, *node.args]
        else:
            continue
        if any(map(_is_tags, sides)) and any(_in_letters(side) for side in sides if not _is_tags(side)):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", GRAMMAR, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_tags_are_called_by_name(path: Path) -> None:
    assert letters(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["tags[at] in 'NP'", "doc.tags[a:b] == 'XV'", "doc.tag(at + 1) != ','", "tags.find(':', at)", "tag == 'T'"],
)
def test_letters_would_be_found(source: str) -> None:
    assert letters(source) == [1]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The lease ends on Friday, officials said.", "ends", tags.PRESENT),
        ("Voting starts at noon, officials said.", "starts", tags.PRESENT),
        ("Officials monitor road works closely.", "monitor", tags.PRESENT),
        ("The plan makes sense to us, but it failed.", "makes", tags.PRESENT),
        ("She fears rules that bind the council.", "bind", tags.PRESENT),
        ("She met a group that plans a march.", "plans", tags.PRESENT),
        ("The trial begins in May.", "trial", tags.NOUN),
        ("They launched new missile attacks overnight.", "attacks", tags.NOUN),
        ("The peace talks in Ruritania failed, officials said.", "talks", tags.NOUN),
        ("A note went to staff, friends and tenants.", "staff", tags.NOUN),
        ("Lynch said it was late.", "Lynch", tags.NAME),
        ("Grant had left.", "Grant", tags.NAME),
        ("Abandon the plan, said Roe.", "Abandon", tags.PRESENT),
        ("He said in a note that plans were late.", "plans", tags.NOUN),
        ("She made the claim that reports were false.", "reports", tags.NOUN),
    ],
)
def test_a_word_is_tagged_by_its_neighbours(text: str, word: str, tag: str) -> None:
    doc = read_document(text, load_rules("newsroom").words)
    assert doc.tags[doc.tokens.forms.index(word)] == tag


def test_every_tag_and_class_is_used() -> None:
    names = [name for name, value in vars(tags).items() if name.isupper()]
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in GRAMMAR)
    own = Path(tags.__file__).read_text(encoding="utf-8")
    assert [name for name in names if name not in elsewhere and own.count(name) == 1] == []


SHOWN = tomllib.loads(Path(__file__).with_name("tags.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("tag", "sentence"), [(tag, sentence) for tag, sentences in SHOWN.items() for sentence in sentences]
)
def test_a_word_is_tagged_by_what_stands_around_it(tag: str, sentence: str) -> None:
    begin = sentence.index("{")
    text = sentence.replace("{", "").replace("}", "")
    doc = read_document(text, load_rules("newsroom").words)
    assert TAG_NAMES[doc.tags[doc.tokens.starts.index(begin)]] == tag
