"""What is no article is refused in one line that names it, by whatever way it comes."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attrib.cli import app
from attrib.readers import NotAnArticleError, UnreadableError, read_bytes

SENTENCE = "The talks on the bridge had failed after three days, a senior official said on Friday."


def packed(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "json of another kind": ('{"id": 7, "name": "bridge", "open": false}', "JSON"),
    "a list in json": ('["bridge", "ferry"]', "JSON"),
    "numbers in json": ("[1, 2,\n3]\n", "JSON"),
    "json cut off": (f'{{"headline": "Bridge", "body": "{SENTENCE}', "JSON that is broken or nested too deeply"),
    "json that is deep": ('{"a": ' * 100_000, "JSON that is broken or nested too deeply"),
    "a report": ('{"schema": "attrib.report/1", "text": "Officials said."}', "a report or another record"),
    "a link to google": ('{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "a link to a Google document"),
    "tei": ('<?xml version="1.0"?><TEI><text><p>He said so.</p></text></TEI>', "XML of another kind (<tei>)"),
    "a drawing": ('<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0"/></g></svg>', "XML of another kind"),
    "a table of figures": ("year,cars,buses\n2024,30000,12\n2025,31000,11\n", "a table"),
    "a table with tabs": ("year\tcars\n2024\t30000\n2025\t31000\n", "a table"),
    "a table without a head": (f'1,"{SENTENCE}"\n2,"{SENTENCE} Again."\n', "a table (CSV) without names of"),
    "subtitles": ("1\n00:00:01,000 --> 00:00:04,000\nOfficials said so.\n", "subtitles"),
    "subtitles of the web": ("WEBVTT\n\n00:01.000 --> 00:04.000\nOfficials said so.\n", "subtitles"),
    "latex": ("% a note\n\\documentclass{article}\n\\begin{document}\nHe said so.\n", "a LaTeX document"),
    "a pointer": ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n", "a pointer to a file"),
    "a shortcut": ("[InternetShortcut]\nURL=https://bugle.example/\n", "a link to a page"),
    "a program": ("#!/bin/sh\necho he said so\n", "a program"),
    "pages": (packed({"Index/Document.iwa": "\1"}), "a Pages, Numbers or Keynote document"),
}  # fmt: skip


def said_of(data: str | bytes) -> str:
    with pytest.raises(NotAnArticleError) as caught:
        read_bytes(data.encode() if isinstance(data, str) else data, "story")
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_is_is_named(name: str) -> None:
    data, what = REFUSED[name]
    assert said_of(data).startswith(what)


@pytest.mark.parametrize("name", REFUSED)
def test_by_whatever_way_it_comes(name: str, tmp_path: Path) -> None:
    given, what = REFUSED[name]
    data = given.encode() if isinstance(given, str) else given
    path = tmp_path / "story.tst"
    path.write_bytes(data)
    for arguments, place, sent in (
        ([str(path)], str(path), b""),
        (["-"], "standard input", data),
        (["-"], "standard input", gzip.compress(data)),
    ):
        ran = CliRunner().invoke(app, ["analyze", *arguments], input=sent)
        assert (ran.exit_code, ran.stdout) == (3, "")
        assert ran.stderr.startswith(f"attrib: {place}: {what}")
        assert ran.stderr.count("\n") == 1
    (tmp_path / "story.txt").write_text(SENTENCE)
    zipped = tmp_path.parent / f"{tmp_path.name}.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("a.tst", data)
        archive.writestr("b.txt", SENTENCE)
    for within, skipped in ((tmp_path, "story.tst"), (zipped, "a.tst")):
        ran = CliRunner().invoke(app, ["analyze", str(within), "--format", "json"])
        assert ran.stderr == f"attrib: {within}: skipped 1 file that is not an article: {skipped}\n"
        assert ran.exit_code == 0
        assert len(json.loads(ran.stdout)) == 1


def test_gzip_is_opened() -> None:
    data = gzip.compress(SENTENCE.encode())
    assert read_bytes(data, "story.txt.gz").text == SENTENCE
    with pytest.raises(UnreadableError, match=r"broken in its archive \(EOFError\)"):
        read_bytes(data[:40], "story.txt.gz")
    with pytest.raises(UnreadableError, match="larger than 20 MB"):
        read_bytes(gzip.compress(b"He said so. " * 2_000_000), "story.txt.gz")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{SENTENCE}</p>\n",
        f"<div><p>{SENTENCE}</p></div>",
        f"<!-- wp:paragraph --><p>{SENTENCE}</p><!-- /wp:paragraph -->",
        f"<br />\n<b>Warning</b>: a thing happened\n<div><p>{SENTENCE}</p></div>",
        f"<meta charset=utf-8><script>1</script><p>{SENTENCE}</p><p>He left.</p>",
    ],
)
def test_html_that_does_not_begin_as_a_page(markup: str) -> None:
    reading = read_bytes(markup.encode(), "story")
    assert reading.format == "html"
    assert SENTENCE in reading.text
    assert "<p>" not in reading.text
