"""Reading files: what is decoded, guessed, converted and refused."""

from __future__ import annotations

import codecs
import errno
import gzip
import io
import os
import socket
import threading
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from attrib.readers import LARGEST, Reading, UnreadableError, load_stream, read, read_bytes, read_text
from attrib.readers import files as reader_files
from attrib.readers.frontmatter import read_front_matter
from attrib.readers.markdown import MARKDOWN_LARGEST, NotMarkdownError, looks_like_markdown, read_markdown
from attrib.readers.opening import Opening, find_opening
from attrib.readers.repair import damage

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "Harbor bridge to close for a month\n\nBy Jane Roe\n\n"
    "The city will shut the harbor bridge, officials said on Friday. “It’s a danger,” said José "
    "Ibáñez, an engineer who inspected it.\n"
)
BODY = "The city will shut the harbor bridge for a month, two officials said on Friday after an inspection.\n"


def reason(data: bytes, name: str = "story.txt") -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, name)
    assert "\n" not in str(caught.value)
    assert str(caught.value) == f"{name}: {caught.value.reason}"
    assert not caught.value.reason.endswith(".")
    return caught.value.reason


class TestDecoding:
    @pytest.mark.parametrize(
        "data",
        [
            STORY.encode(),
            codecs.BOM_UTF8 + STORY.encode(),
            STORY.encode("utf-16"),
            codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
            codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
            codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
            codecs.BOM_UTF32_BE + STORY.encode("utf-32-be"),
        ],
        ids=["utf-8", "utf-8 bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
    )
    def test_what_is_known_needs_no_note(self, data: bytes) -> None:
        assert read_bytes(data, "story.txt") == Reading(
            text=STORY, title="Harbor bridge to close for a month", byline="Jane Roe"
        )

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("text", [STORY, "Ok", "Министр сказал: «нет».\nОн ушёл.\n" * 5])
    def test_utf16_without_mark_is_guessed_and_said_so(self, text: str, encoding: str) -> None:
        reading = read_bytes(text.encode(encoding), "story.txt")
        assert reading.text == text
        assert reading.notes == (
            "The text was read as UTF-16, a guess from its zero bytes: it has no byte order mark.",
        )

    def test_windows_1252_is_guessed_and_said_so(self) -> None:
        reading = read_bytes(STORY.encode("cp1252"), "story.txt")
        assert reading.text == STORY
        assert "Windows-1252 (Latin-1)" in reading.notes[0]
        assert "guess" in reading.notes[0]

    def test_latin_1_reads_the_same(self) -> None:
        text = "José said: «Not until Señora Núñez agrees.» Then he left the café.\n"
        assert read_bytes(text.encode("latin-1"), "story.txt").text == text

    def test_a_few_broken_places_do_not_turn_utf8_into_mojibake(self) -> None:
        data = STORY.encode().replace(b"harbor", b"harb\xffr", 1) + "é".encode()[:1]
        reading = read_bytes(data, "story.txt")
        assert "“It’s a danger,” said José Ibáñez" in reading.text
        assert reading.notes == ("2 places were not valid UTF-8 and became U+FFFD.",)

    def test_a_truncated_utf16_file_keeps_what_it_has(self) -> None:
        reading = read_bytes(STORY.encode("utf-16")[:-1], "story.txt")
        assert reading.text == STORY[:-1] + "\ufffd"
        assert reading.notes == ("1 place was not valid UTF-16 and became U+FFFD.",)

    def test_nul_becomes_a_replacement_one_for_one(self) -> None:
        text = STORY.replace("city", "ci\0y").replace("Friday", "Fri\0ay")
        reading = read_bytes(text.encode(), "story.txt")
        assert reading.text == text.replace("\0", "\ufffd")
        assert len(reading.text) == len(text)
        assert reading.notes == ("2 NUL characters were replaced by U+FFFD, one for one.",)

    def test_line_ends_are_kept_except_those_of_old_macs(self) -> None:
        assert read_bytes(STORY.replace("\n", "\r\n").encode(), "a").text == STORY.replace("\n", "\r\n")
        old = read_bytes(STORY.replace("\n", "\r").encode(), "a")
        assert old.text == STORY
        assert len(old.notes) == 1

    def test_escapes_markup_and_odd_marks_are_left_alone(self) -> None:
        text = f"\x1b[31m[bold]Red[/bold]\x1b[0m [ad_2]Source link\x0c\tשלום \u202e\ufeff\n\n{BODY}"
        assert read_bytes(text.encode(), "a").text == text
        assert read_bytes(text.encode(), "a").notes == ()

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
    @example("a \ufeff")
    def test_utf8_and_utf16_with_mark_come_back_whole(self, text: str) -> None:
        body = "Officials said: " + text
        assume(not damage(body))
        for encoding, mark in (("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE)):
            if "\ufffd" not in body:
                assert read_bytes(mark + body.encode(encoding), "a").text == (
                    body if not looks_like_markdown(body) else read_markdown(body).text
                )

    @given(st.text(st.sampled_from("abc XYZ,.\n“”’éñüß€–"), min_size=1).filter(str.strip))
    def test_windows_1252_comes_back_whole(self, text: str) -> None:
        body = "Ibáñez said: " + text
        assert read_bytes(body.encode("cp1252"), "a").text == body

    @given(st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc"]), min_size=1))
    def test_unmarked_utf16_of_latin_script_comes_back_whole(self, text: str) -> None:
        body = "Officials said on Friday that it was over. " + text
        assume(not damage(body))
        assert read_bytes(body.encode("utf-16-le"), "a").text == body


class TestRefusals:
    def test_empty(self) -> None:
        assert reason(b"") == "empty"
        for data in (b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003\ufeff\n".encode()):
            assert reason(data) == "empty (nothing but white space)"

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
            (b"GIF89a\x01\0\x01\0", "a GIF image"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP image"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "a sound file"),
            (b"\0\0\0\x20ftypisom", "a video or an image (MPEG-4)"),
            (gzip.compress(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", mtime=0), "a PNG image"),
            (b"BZh91AY&SY", "a bzip2 archive"),
            (b"\xfd7zXZ\0\0", "an xz archive"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Microsoft Office document"),
            (b"\x7fELF\x02\x01\x01", "a program"),
            (b"story.txt".ljust(257, b"\0") + b"ustar\x0000", "a tar archive"),
        ],
    )
    def test_the_kind_is_named(self, data: bytes, kind: str) -> None:
        assert reason(data) == f"{kind}, not an article in a format that attrib reads"

    @pytest.mark.parametrize(
        ("inside", "kind"),
        [
            ("ppt/presentation.xml", "a PowerPoint presentation"),
            ("xl/workbook.xml", "an Excel workbook"),
            ("a.txt", "a zip archive"),
        ],
    )
    def test_documents_in_zip_archives_are_named(self, inside: str, kind: str) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(inside, STORY)
        assert reason(file.getvalue()).startswith(f"{kind}, not an article")

    def test_bytes_that_are_not_text(self) -> None:
        for data in (
            b"\0",
            b"\0" * 1000,
            bytes(range(256)) * 9,
            b"\x01\x02\x03ok",
            b"\xff\xfe\x01\0\x02\0\x03\0",
        ):
            assert reason(data).startswith("not text")

    @pytest.mark.parametrize("text", ["GIF of the day", "BM said", "MZ is a name", "PK said so", "The %PDF- mark"])
    def test_words_that_look_like_kinds_are_text(self, text: str) -> None:
        assert read_bytes(text.encode(), "a").text == text

    def test_size_has_a_limit(self) -> None:
        line = b"Officials said so. "
        fits = line * (LARGEST // len(line))
        assert len(read_bytes(fits, "a").text) == len(fits)
        assert reason(fits + line * 2) == "larger than 20 MB, the most that attrib reads as one article"

    def test_streams_are_not_read_far_beyond_the_limit(self) -> None:
        stream = io.BytesIO(b"a " * LARGEST)
        with pytest.raises(UnreadableError, match="larger than 20 MB"):
            read_bytes(load_stream(stream), "standard input")
        assert stream.tell() == LARGEST + 1

    def test_markdown_without_words(self) -> None:
        assert reason(b"---\ntitle: A\n---\n\n![a](b.png)\n\n<!-- c -->\n", "a.md").startswith(
            "empty (nothing but code"
        )

    def test_names_are_shown_inert(self) -> None:
        assert str(UnreadableError("a\n\x1b[31m\udcff\u202eé.txt", "empty")) == (r"a\n\x1b[31m\udcff\u202eé.txt: empty")

    @settings(max_examples=300)
    @given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a", "", "/", "\0"]))
    @example(b"\xff\xfe\x00\xd8", "a")
    @example(b"\xff\xfe\x00\x00\x00\x00\x11\x00", "a")
    @example(b"+++\na = [[[[\n+++\n", "a.md")
    def test_no_bytes_raise_anything_else(self, data: bytes, name: str) -> None:
        with suppress(UnreadableError):
            reading = read_bytes(data, name)
            assert reading.text.strip()
            assert "\0" not in reading.text
            assert reading.text.encode()


class TestFiles:
    def read(self, path: Path | str) -> str:
        with pytest.raises(UnreadableError) as caught:
            read(path)
        assert caught.value.name == str(path)
        return caught.value.reason

    def test_a_file_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "story.txt"
        path.write_bytes(STORY.encode())
        assert read(path) == read(str(path)) == replace(read_bytes(STORY.encode(), "story.txt"), path=str(path))

    def test_missing_or_impossible(self, tmp_path: Path) -> None:
        assert self.read(tmp_path / "none.txt") == "no such file"
        assert self.read("a\0b") == "not a possible file name"
        assert self.read("a\ud800b") == "not a possible file name"
        assert "name too long" in self.read("a" * 5000)

    def test_a_directory(self, tmp_path: Path) -> None:
        assert self.read(tmp_path) == "a directory, not a file"
        (tmp_path / "file").write_text("a")
        assert "not a directory" in self.read(tmp_path / "file" / "below").lower()

    def test_a_loop_of_links(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        assert self.read(tmp_path / "loop").startswith("cannot be read")

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            (errno.EACCES, "may not be read (permission denied)"),
            (errno.EIO, "cannot be read (input/output error)"),
        ],
    )
    def test_what_the_system_refuses(
        self, number: int, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(reader_files, "_opened", refuse)
        assert self.read(tmp_path / "a").lower() == expected

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_a_file_without_permission(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch(0)
        assert self.read(tmp_path / "a") == "may not be read (permission denied)"

    @pytest.mark.skipif(os.name != "posix", reason="devices have other names elsewhere")
    def test_devices_and_sockets(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        assert self.read("/dev/zero") == "a device or a socket, not a file"
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("socket")
            assert self.read("socket") == "a device or a socket, not a file"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_pipes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "pipe"
        os.mkfifo(path)
        monkeypatch.setattr(reader_files, "WRITER_PATIENCE", 0.1)
        assert self.read(path) == "empty"
        monkeypatch.setattr(reader_files, "WRITER_PATIENCE", 5.0)
        writer = threading.Thread(target=path.write_bytes, args=(STORY.encode() * 2_000,))
        writer.start()
        assert read(path).text == STORY * 2_000
        writer.join()


class TestMarkdown:
    ARTICLE = """---
title: "Bridge to close"
author: Jane Roe
---

# Harbor bridge *closes*

![The bridge](bridge.jpg "It is old")

Two **officials** said the [harbor bridge](https://example.org/a_b "old")
was _unsafe_ & had `no` limit&mdash;or *so* they said.<!-- cut --> 5 \\* 4<br>is 20.

> “It’s a danger,” said José Ibáñez.
>
> - first
> - second, *at* length

## What comes next

1. Close it.

   Then mend it.
2. Open it.

```python
code()
```

<!-- a note
     to self -->

***

    Indented news copy stays text.

<div class="box"><p>Inside &amp; tags</p><p>Two</p></div>
"""
    TEXT = """Harbor bridge closes

Two officials said the harbor bridge
was unsafe & had no limit—or so they said. 5 * 4
is 20.

“It’s a danger,” said José Ibáñez.

first

second, at length

What comes next

Close it.

Then mend it.

Open it.

Indented news copy stays text.

Inside & tags

Two
"""

    @pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN"])
    def test_marks_go_and_words_stay(self, name: str) -> None:
        assert read_bytes(self.ARTICLE.encode(), name) == Reading(
            text=self.TEXT, title="Bridge to close", byline="Jane Roe", format="markdown"
        )

    def test_content_decides_without_the_name_and_it_is_said(self) -> None:
        reading = read_bytes(self.ARTICLE.encode(), "standard input")
        assert reading.text == self.TEXT
        assert reading.notes == ("The text was read as Markdown: offsets count its characters without the markup.",)

    def test_windows_line_ends(self) -> None:
        assert read_bytes(self.ARTICLE.replace("\n", "\r\n").encode(), "a.md").text == self.TEXT

    def test_the_heading_is_the_title(self) -> None:
        reading = read_bytes(f"# Bridge *to* close\n\n*By Jane Roe, Staff Writer*\n\n{BODY}".encode(), "a.txt")
        assert (reading.title, reading.byline) == ("Bridge to close", "Jane Roe, Staff Writer")
        assert reading.text == f"Bridge to close\n\nBy Jane Roe, Staff Writer\n\n{BODY}"

    @pytest.mark.parametrize(
        "text",
        [
            f"# Bridge to close\n\n{BODY}",
            f"---\nlayout: post\n---\n{BODY}",
            f"{BODY}\nSee [the report](https://example.org/report).\n",
            f"{BODY}\n![The bridge](/img/bridge.jpg)\n",
            f"**Bridge to close**\n\n{BODY}\n> “It is a danger,” he said.\n",
            f"Bridge\n======\n\n{BODY}\n## Next\n\nMore.\n",
        ],
    )
    def test_strong_evidence(self, text: str) -> None:
        assert looks_like_markdown(text)

    @pytest.mark.parametrize(
        "text",
        [
            BODY,
            f"#1 in the polls\n\n{BODY}",
            f"    Set in by four.\n\n    {BODY}",
            f"{BODY}\n> “It is a danger,” he wrote in an email.\n> “Close it.”\n",
            f"{BODY}\n*Correction: an earlier version said two months.*\n",
            f"{BODY}\n* * *\n\n* one point\n* another\n- a third\n",
            f"{BODY}\nThe room is 5 * 4 * 3 feet, or 5*4*3; f**k, he said, and p*** off.\n",
            f"{BODY}\n[ad_2]Source link [bold] (http://example.org)\n",
            f"{BODY}\n----------\n\nNotes: _one_ file_name_here\n",
            f"{BODY}\n<!-- ad -->\n",
            "---\n\nThe talks failed.\n\n---\n",
            "--- Continued from page 1 ---\n\nThe talks: failed.\n",
            f"Q. Is #bridgegate over? # no\n\n{BODY}",
        ],
    )
    def test_plain_text_is_not_mangled(self, text: str) -> None:
        reading = read_bytes(text.encode(), "story.txt")
        assert reading.text == text
        assert reading.notes == ()

    def test_plain_news_in_a_markdown_file_loses_nothing(self) -> None:
        text = f"Bridge to close\n\nBy Jane Roe\n\n    {BODY}\n    He paid $5 * 3 for #1 < #2 [sic] & co_op_s.\n"
        reading = read_bytes(text.encode(), "a.md")
        assert reading.text.split() == text.split()
        assert (reading.title, reading.byline) == ("Bridge to close", "Jane Roe")

    def test_an_unclosed_comment_does_not_swallow_the_article(self) -> None:
        assert BODY.strip() in read_bytes(f"# A\n\n<!-- oops\n\n{BODY}".encode(), "a.md").text

    def test_markdown_beyond_its_limit_is_read_as_plain_text(self) -> None:
        text = "# Title\n\n" + BODY * (MARKDOWN_LARGEST // len(BODY) + 1)
        reading = read_bytes(text.encode(), "a.md")
        assert reading.text == text
        assert "longer than 250,000 characters" in reading.notes[0]

    @pytest.mark.parametrize("mark", ["[", "![", "*[", "[a]("])
    def test_a_hostile_number_of_brackets_is_read_as_plain_text(self, mark: str) -> None:
        text = mark * 50_000 + f"\n\n{BODY}"
        reading = read_bytes(text.encode(), "a.md")
        assert reading.text == text
        assert "more than 5,000 opening brackets" in reading.notes[0]

    def test_deep_nesting_is_no_trouble(self) -> None:
        for marks in ("[" * 5_000, "![" * 2_000, "*a " * 5_000, "<" * 5_000, "> " * 20, "- " * 20):
            assert read_bytes(f"{marks} deep\n\n{BODY}".encode(), "a.md").text.endswith(f"deep\n\n{BODY}")

    @pytest.mark.parametrize("mark", [">", "- ", "> - ", "1. "])
    def test_nesting_beyond_its_limit_is_read_as_plain_text(self, mark: str) -> None:
        for times in range(24, 80, 3):
            reading = read_bytes(f"{mark * times}deep\n\n{BODY}".encode(), "a.md")
            assert "deep" in reading.text
            assert BODY in reading.text
        assert reading.text.startswith(mark)
        assert reading.notes == ("The text looks like Markdown but was read as plain text: it is nested too deeply.",)

    @given(st.text(st.sampled_from("ab .,\n#*_`[]()<>!&;:-=|\\~\"'\t1/{}+"), max_size=200))
    def test_any_markdown_gives_text(self, text: str) -> None:
        with suppress(NotMarkdownError):
            read_markdown(text)
        read_front_matter(text)
        read_front_matter("---\n" + text + "\n---\n")
        looks_like_markdown(text)

    @given(st.lists(st.text(st.sampled_from("abcé  ,’"), min_size=1).map(str.strip).filter(bool), min_size=1))
    def test_paragraphs_of_words_are_unchanged(self, paragraphs: list[str]) -> None:
        text = "\n\n".join(paragraphs) + "\n"
        assert read_markdown(text).text == text


class TestFrontMatter:
    @pytest.mark.parametrize(
        ("body", "title", "byline"),
        [
            ("title: Bridge to close # draft\nauthor: Jane Roe", "Bridge to close", "Jane Roe"),
            (
                "title: 'The city''s bridge'\nauthors: [Jane Roe, \"John Doe\"]",
                "The city's bridge",
                "Jane Roe, John Doe",
            ),
            (
                'Title: "A \\"safe\\" bridge: a tale"\nauthors:\n  - Jane Roe\n  - name: John Doe',
                'A "safe" bridge: a tale',
                "Jane Roe, John Doe",
            ),
            (
                "title: >-\n  Bridge to close:\n  what it means\nauthor:\n  name: Jane Roe\n  email: j@x.org",
                "Bridge to close: what it means",
                "Jane Roe",
            ),
            ("# comment\n\nheadline: A\nbyline: B\ntags:\n- c", "A", "B"),
            ("layout: post", None, None),
        ],
    )
    def test_yaml(self, body: str, title: str | None, byline: str | None) -> None:
        text = f"---\n{body}\n---\nBody\n"
        front = read_front_matter(text)
        assert (front.title, front.byline, text[front.length :]) == (title, byline, "Body\n")

    def test_toml(self) -> None:
        text = '+++\ntitle = "A"\nauthors = ["B", {name = "C"}]\ndate = 2024-05-01\n+++\n'
        assert read_front_matter(text) == (len(text), "A", "B, C", "2024-05-01")

    @pytest.mark.parametrize(
        "text",
        ["", "---\n", "---\n---\n", "---\ntitle: A\n", "---\nThe talks failed.\n---\n", "+++\na = \n+++\n"],
    )
    def test_none(self, text: str) -> None:
        assert read_front_matter(text).length == 0


class TestOpening:
    @pytest.mark.parametrize(
        ("head", "title", "byline"),
        [
            ("Bridge to close\n\nBy Jane Roe\n\n", "Bridge to close", "Jane Roe"),
            ("Bridge to close\nBy Jane Roe\n", "Bridge to close", "Jane Roe"),
            ("By Jane Roe\n\n", None, "Jane Roe"),
            (
                "Bridge to close\n\nBy JANE ROE and JOHN DOE, Staff Writer\n\n",
                "Bridge to close",
                "JANE ROE and JOHN DOE, Staff Writer",
            ),
            ("JANE ROE, Associated Press\n\n", None, "JANE ROE, Associated Press"),
            ("Bridge to close\n\nJane Roe\nStaff writer\n\n", "Bridge to close", "Jane Roe, Staff writer"),
            (
                "Bridge to close\n\nby: Jane van der Roe, J.R. O’Doe & Mary-Ann Poe | The Herald\n\n",
                "Bridge to close",
                "Jane van der Roe, J.R. O’Doe & Mary-Ann Poe | The Herald",
            ),
            ("Bridge to close\n\nBy Jane Roe <jroe@example.org>\n\n", "Bridge to close", "Jane Roe"),
            ("Bridge to close\n\nBy Reuters\n\n", "Bridge to close", "Reuters"),
            ("Bridge to close\n\nBYLINE: Jane Roe.\n\n", "Bridge to close", "Jane Roe"),
            (
                "Bridge to close\n\nMay 5, 2016, 7 p.m. EDT\n\nBy Jane Roe in Ohio and John Doe in Rome\n\n",
                "Bridge to close",
                "Jane Roe in Ohio and John Doe in Rome",
            ),
            ("Thursday, May 7, 2015\n\nBridge to close\n\n", "Bridge to close", None),
            ("EXCLUSIVE\n\nBridge to close\n\n", "Bridge to close", None),
            ("OBAMA WINS\n\n", "OBAMA WINS", None),
            ("Sunday is the day for bridges\n\n", "Sunday is the day for bridges", None),
            ("May 5 vote will decide\n\n", "May 5 vote will decide", None),
            ("By Land and Sea\n\n", "By Land and Sea", None),
            ("Is the bridge safe?\n\n", "Is the bridge safe?", None),
            ("City Will Close Harbor Bridge.\n\n", "City Will Close Harbor Bridge.", None),
            ("City acts to stop a collapse in U.S.\n\n", "City acts to stop a collapse in U.S.", None),
            ("City closes bridge; \nFears of a collapse.\n\n", "City closes bridge", None),
            (
                "City closes bridge\nAn inspection found that its beams had rusted\n\n",
                "City closes bridge",
                None,
            ),
            ("City closes bridge.\n\nBOSTON (AP) — It is unsafe.\n\n", "City closes bridge.", None),
            ("“It’s a danger,” engineer says\n\n", "“It’s a danger,” engineer says", None),
        ],
    )
    def test_headline_and_byline(self, head: str, title: str | None, byline: str | None) -> None:
        assert find_opening(head + BODY) == Opening(title, byline)
        assert find_opening("\n \n" + (head + BODY).replace("\n", "\r\n")) == Opening(title, byline)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\n\n",
            BODY,
            "Bridge to close",
            "Bridge to close\n\n",
            "The city said it would act.\n\n" + BODY,
            "“We will close it,” he said.\n\n" + BODY,
            "Dear editor,\n\n" + BODY,
            "WASHINGTON (AP) — The talks have failed\n\n" + BODY,
            "By Monday the talks had failed.\n\n" + BODY,
            "By Jane Roe’s own account, nothing happened.\n\n" + BODY,
            "*** \n\n" + BODY,
            "The city will shut it for a month, two\nofficials said on Friday after\nan inspection.\n",
            "A" * 300 + "\n\n" + BODY,
        ],
    )
    def test_what_is_neither(self, text: str) -> None:
        assert find_opening(text) == Opening()

    @pytest.mark.parametrize(
        "line",
        [
            "WASHINGTON (AP) —",
            "By then it was over",
            "Jim Roe / Reuters",
            "By Monday",
            "By design, it failed",
            "Jane Roe",
        ],
    )
    def test_lines_that_are_no_byline(self, line: str) -> None:
        assert find_opening(f"Bridge to close\n\n{line}\n\n{BODY}").byline is None

    def test_credits_at_the_end_are_not_looked_for(self) -> None:
        assert find_opening(f"Bridge to close\n\n{BODY.strip() * 3}\n\nBy Jane Roe\n").byline is None

    @given(st.text())
    @example("\x1c\n\x1c\nA\x85B")
    def test_both_stand_in_the_text(self, text: str) -> None:
        opening = find_opening(text)
        for found in opening:
            assert found is None or found in " ".join(text.split()) or found in text or ", " in found


class TestText:
    @given(st.text(st.characters()))
    def test_a_string_is_never_changed(self, text: str) -> None:
        assert read_text(text).text == text

    def test_not_even_markdown_or_lone_surrogates(self) -> None:
        text = f"# Bridge\n\nBy Jane Roe\n\n**{BODY}** \ud800 \0"
        assert read_text(text) == Reading(text=text, title="# Bridge", byline="Jane Roe")
