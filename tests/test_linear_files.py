"""Work grows with the size of a file that may come from anyone, and no faster."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from counted import lines_run

from attrib.cli.inputs import decider
from attrib.readers import UnreadableError, html_parsing, read_bytes, word
from attrib.readers.html_parsing import MOST_ATTRIBUTES
from attrib.rules import load_house, load_rules
from attrib.rules.trying import check_examples, try_examples

MOST = 2.3
"""Times the work for a file of twice the size; looking at all for each takes nearer to four."""
SENTENCE = "Officials said the bridge would close on Monday."
RULE = """
[[rules]]
id = "own/{word}"
verdict = "anonymous_other"
kind = "insider"
because = "It is of {word}."
source = "attrib design"
examples = ["[A {word} official] said the lion had fled."]
counterexamples = []
when = {{ form = ["description"], head = ["official"], phrase = ["{asked}"] }}
"""
STANDARD = """
[[rules]]
id = "own/{word}"
about = "claim"
level = "note"
message = "It is of {word}."
source = "attrib design"
examples = ["[A {word} official] said the lion had fled."]
counterexamples = []
when = {{ phrase = ["{word}"] }}
"""


def name(number: int) -> str:
    return "".join(("bcdfghjklm"[number // 50], "aeiou"[number // 10 % 5], "nprstvwxzq"[number % 10])) + "art"


def rule_file(path: Path, count: int, asked: str | None = None) -> Path:
    rules = (RULE.format(word=name(number), asked=asked or name(number)) for number in range(count))
    path.write_text('name = "own"\nversion = "1"\ndescription = ""\nextends = "newsroom"\n' + "".join(rules))
    return path


class TestRules:
    def work(self, path: Path, count: int, asked: str | None = None) -> int:
        rules = load_rules(rule_file(path, count, asked))
        list(try_examples(rules, decider(rules), inherited=False))
        return lines_run(lambda: list(try_examples(rules, decider(rules), inherited=False)))

    @pytest.mark.parametrize("asked", [None, "nowhere"], ids=["examples that come out right", "that do not"])
    def test_twice_the_rules(self, asked: str | None, tmp_path: Path) -> None:
        assert self.work(tmp_path / "a.toml", 80, asked) <= MOST * self.work(tmp_path / "b.toml", 40, asked)

    def test_a_start_ends_with_the_first_failure(self, tmp_path: Path) -> None:
        rules = load_rules(rule_file(tmp_path / "own.toml", 40, "nowhere"))
        tried: list[str] = []
        with pytest.raises(ValueError, match="own/banart"):
            check_examples(rules, lambda text, rule: tried.append(text) or decider(rules)(text, rule))
        assert len(tried) == 1

    def test_twice_the_standards(self, tmp_path: Path) -> None:
        def work(count: int) -> int:
            path = tmp_path / f"{count}.toml"
            standards = (STANDARD.format(word=name(number)) for number in range(count))
            path.write_text('house = "own"\ntitle = ""\nversion = "1"\ndescription = ""\n' + "".join(standards))
            house = load_house(path)
            assert list(try_examples(house, decider(house))) == []
            return lines_run(lambda: list(try_examples(house, decider(house))))

        assert work(80) <= MOST * work(40)


def packed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give an empty Word document with one part changed."""
    empty, changed = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return changed.getvalue()


def document(body: str) -> bytes:
    return packed("word/document.xml", lambda data: data.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1))


class TestWord:
    def test_twice_the_styles_one_based_on_the_other(self) -> None:
        def work(count: int) -> int:
            styles = "".join(
                f'<w:style w:type="paragraph" w:styleId="s{number}"><w:name w:val="s{number}"/>'
                f'<w:basedOn w:val="s{number - 1}"/></w:style>'
                for number in range(count)
            )
            chain = packed(
                "word/styles.xml", lambda data: data.replace(b"</w:styles>", f"{styles}</w:styles>".encode())
            )
            read = names_of(chain)
            assert read["s99"] == tuple(f"s{number}" for number in range(99, 79, -1))
            return lines_run(lambda: names_of(chain))

        assert work(400) <= MOST * work(200)

    def test_styles_based_on_each_other(self) -> None:
        styles = b"".join(
            b'<w:style w:styleId="%c"><w:name w:val="Heading %c"/><w:basedOn w:val="%c"/></w:style>' % (one, one, other)
            for one, other in (b"ab", b"ba")
        )
        names = names_of(packed("word/styles.xml", lambda data: data.replace(b"</w:styles>", styles + b"</w:styles>")))
        assert names["a"][:3] == ("heading a", "heading b", "heading a")

    def test_paragraphs_without_an_end_are_joined_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        splits: list[str] = []
        split = word._split
        monkeypatch.setattr(word, "_split", lambda text, *others: splits.append(text) or split(text, *others))
        open_end = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
        body = open_end.format(" ") + open_end.format("Officials ") * 3 + f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
        reading = read_bytes(document(body), "a.docx")
        assert reading.text == f"Officials Officials Officials {SENTENCE}\n"
        assert reading.parts[0].origin == "paragraph 2"
        assert splits == [f" {reading.text[:-1]}", ""]

    @pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
    def test_more_tags_than_any_document_has(self, part: str) -> None:
        data = packed(part, lambda data: data + b"<w:p/>" * 1_000_000)
        assert len(data) < 100_000
        with pytest.raises(UnreadableError, match=r"a Word document of more than 1,000,000 tags"):
            read_bytes(data, "a.docx")


MANY = [f"a{number}" for number in range(MOST_ATTRIBUTES + 1)]
TAG = "<p " + " ".join(MANY) + ">"
"""One attribute more than may be."""


class TestTags:
    def page(self, markup: str) -> str:
        return f"<!DOCTYPE html><html><body><article><p>{SENTENCE}</p>{markup}</article></body></html>"

    @pytest.mark.parametrize(
        "tag",
        [
            TAG,
            "<p/" + "/".join(MANY) + ">",
            "<p\n" + "\f".join(MANY) + ">",
            "<p " + "".join(f"{each}='>'" for each in MANY) + ">",
            "<p " + " ".join(f"{each} = {each}" for each in MANY) + ">",
            '<p b" ' + " ".join(MANY) + ' ">',
            "<p =' " + " ".join(MANY) + " '>",
        ],
    )
    @pytest.mark.parametrize(
        "before",
        [
            "",
            "<!-- <p title=' -->",
            "<!-->",
            "<script>'<p title=\"</script>",
            "<script><!-- <script> </script> <p title=' </script>",
            "<script/>",
            "<style><p title='</style>",
            "<textarea><p title='</textarea >",
            "<?php ' ?>",
            "</>",
            "</ '>",
            "<p title=a'>",
        ],
    )
    def test_too_many_attributes_are_seen_wherever_they_hide(self, tag: str, before: str) -> None:
        with pytest.raises(UnreadableError, match="a web page with more than 500 attributes in one tag"):
            read_bytes(self.page(f"{before}{tag}x</p> ' \"").encode(), "a.html")

    def test_so_are_those_of_a_body_of_html(self) -> None:
        item = {"uri": "x", "headline": "Bridge to close", "body_xhtml": f"<p>{SENTENCE}</p>{TAG}x</p>"}
        with pytest.raises(UnreadableError, match="a body of HTML with more than 500 attributes in one tag"):
            read_bytes(json.dumps(item).encode(), "a.json")

    @pytest.mark.parametrize(
        "markup",
        [
            "<p " + " ".join(MANY[1:]) + ">x</p>",
            f"<p title='{' '.join(MANY)}'>x</p>",
            f"<p>{' '.join(MANY)}</p>",
            f"<!-- {TAG} -->",
            f"<script>{TAG}</script>",
            f"<script><!-- <script> </script> {TAG} --></script>",
            f"<textarea>{TAG}</textarea>",
        ],
    )
    def test_what_is_no_such_tag_is_read(self, markup: str) -> None:
        assert SENTENCE in read_bytes(self.page(markup).encode(), "a.html").text

    @pytest.mark.parametrize(
        "unit", ["<p>", "<a b='", "<!--", "<script>", "<script><!--</script>", "<a /", "</a ", "<q "]
    )
    def test_twice_the_markup(self, unit: str) -> None:
        def work(count: int) -> int:
            return lines_run(lambda: any(map(html_parsing._is_overloaded, html_parsing._attributes(unit * count))))

        assert work(2_000) <= MOST * work(1_000)


def names_of(data: bytes) -> dict[str, tuple[str, ...]]:
    return word._style_names(docx.Document(io.BytesIO(data)).styles.element)
