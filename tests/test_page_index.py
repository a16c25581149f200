"""Pages of several articles in a folder: an index that leads to those that need most work first."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import browser as browsers
import pytest
from msgspec.structs import replace
from reports import harbour
from test_cli import run
from test_page import LOADING, Seen, seen

from attrib import Report, analyze
from attrib.cli.pages import write_pages
from attrib.report.model import Finding
from attrib.views.page.index import Names, entry_of, index_page

NAMED = "“It sank,” said Jane Roe, who runs the pier."
SILENT = "A former aide to the mayor said the bridge would close."
EXPLAINED = "A nurse at the clinic, who asked not to be named because she feared for her job, said the beds were gone."


def told_rows(index: str) -> list[list[str]]:
    """Give the cells of each article's line."""
    body = index.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in re.findall("<tr>.*?</tr>", body)
    ]


def test_a_folder_gets_a_page_of_each_and_an_index(tmp_path: Path) -> None:
    stories = {"calm": NAMED, "silent": SILENT, "both": f"{SILENT}\n\n{EXPLAINED}", "explained": EXPLAINED}
    for name, text in stories.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    pages = tmp_path / "pages"
    done = run("analyze", *(tmp_path / f"{name}.txt" for name in stories), "--format", "html", "--output", pages)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert {path.name for path in pages.iterdir()} == {"index.html", *(f"{name}.html" for name in stories)}
    index = (pages / "index.html").read_text("utf-8")
    assert_inert(index)
    rows = told_rows(index)
    links = re.findall('<a href="([^"]*)"', index)
    assert links == ["both.html", "silent.html", "explained.html", "calm.html"]
    assert all((pages / link).is_file() for link in links)
    assert [(share, unnamed, silent) for _, share, _, unnamed, silent, *_ in rows] == [
        ("100%", "2", "1"),
        ("100%", "1", "1"),
        ("100%", "1", ""),
        ("0%", "0", ""),
    ]
    alone = run("analyze", tmp_path / "calm.txt", "--format", "html").stdout
    assert (pages / "calm.html").read_text("utf-8") == alone
    assert run("analyze", tmp_path / "calm.txt", "--format", "html", "--output", pages).exit_code == 0
    assert len(told_rows((pages / "index.html").read_text("utf-8"))) == 1


def test_findings_of_a_house_are_on_the_pages_and_in_the_index(tmp_path: Path) -> None:
    for name, text in {"calm": NAMED, "silent": SILENT}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    pages = tmp_path / "pages"
    stories = [tmp_path / "calm.txt", tmp_path / "silent.txt"]
    done = run("check", *stories, "--house", "ap", "--format", "html", "--output", pages)
    assert (done.exit_code, done.stdout) == (0, "")
    rows = told_rows((pages / "index.html").read_text("utf-8"))
    assert [row[0].rpartition("/")[2] for row in rows] == ["silent.txt", "calm.txt"]
    assert int(rows[0][5].split()[0]) > 0
    assert rows[1][5] == ""
    assert "ap/no-reason" in (pages / "silent.html").read_text("utf-8").partition("<script")[0]
    done = run("check", *stories, "--house", "ap", "--format", "html")
    assert "name a folder for several" in done.stderr


def assert_inert(index: str) -> Seen:
    parser = seen(index)
    assert not {name for _, attributes in parser.tags for name in attributes} & LOADING
    assert "script" not in {tag for tag, _ in parser.tags}
    assert "default-src &#x27;none&#x27;" in index
    assert "script-src" not in index
    return parser


def test_findings_count_as_work_unless_they_are_let_pass() -> None:
    grave = Finding(rule="ap/x", level="warning", message="No.")
    reports = {
        "noted": replace(harbour(), findings=(replace(grave, level="note"),)),
        "passed": replace(harbour(), findings=(replace(grave, suppressed="Known."),)),
        "found": replace(harbour(), findings=(grave, grave)),
    }
    entries = [entry_of(report, f"{name}.html") for name, report in reports.items()]
    assert [entry.findings for entry in entries] == [0, 0, 2]
    assert [entry.notes for entry in entries] == [1, 0, 0]
    index = "".join(index_page(entries))
    assert [row[5] for row in told_rows(index)] == ["2", "1 note", ""]
    assert re.findall('<a href="([^"]*)"', index)[0] == "found.html"
    assert "1 has findings." in index


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/story.txt", "story.html"),
        ("b/story.txt", "story-2.html"),
        ("b/STORY.docx", "STORY-3.html"),
        ("index.txt", "index-2.html"),
        ("CON.txt", "article-2.html"),
        ("../../etc/passwd", "passwd.html"),
        ("a\\b\\Übung am See.txt", "Ubung-am-See.html"),
        ("archive.csv#17", "archive-17.html"),
        ("2024.05.01 draft.v2.txt", "2024.05.01-draft.v2.html"),
        (".hidden.txt", "hidden.html"),
        ("東京.txt", "article.html"),
        ("京都.txt", "article-3.html"),
        (f"{'x' * 300}.txt", f"{'x' * 80}.html"),
    ],
)
def test_names_are_safe_and_given_once(path: str, name: str) -> None:
    names = Names()
    paths = [each for mark in test_names_are_safe_and_given_once.pytestmark for each, _ in mark.args[1]]
    given = {each: names.of(replace(REPORT, article=replace(REPORT.article, path=each))) for each in paths}
    assert given[path] == name
    assert len({each.lower() for each in given.values()}) == len(paths)


REPORT = analyze(NAMED)


def test_articles_without_a_path_are_called_by_id_or_title() -> None:
    names = Names()
    about = replace(REPORT.article, path=None)
    assert names.of(replace(REPORT, article=replace(about, id="urn:x/7"))) == "urn-x-7.html"
    assert names.of(replace(REPORT, article=replace(about, title="Bridge to Close"))) == "Bridge-to-Close.html"
    assert names.of(replace(REPORT, article=about)) == "article.html"


def test_pages_are_written_as_they_come_and_an_interrupt_keeps_them(tmp_path: Path) -> None:
    def reports():  # type: ignore[no-untyped-def]
        yield REPORT
        assert (tmp_path / "article.html").is_file()
        yield REPORT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pages(reports(), tmp_path, with_text=True, force=False)
    assert len(told_rows((tmp_path / "index.html").read_text("utf-8"))) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"article.html", "article-2.html", "index.html"}


@pytest.mark.parametrize("theirs", ["index.html", "story.html"])
def test_files_that_are_no_pages_stay(tmp_path: Path, theirs: str) -> None:
    (tmp_path / "story.txt").write_text(NAMED, encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / theirs).write_bytes(b"<!doctype html><p>Welcome \xff")
    asked = ("analyze", tmp_path / "story.txt", "--format", "html", "--output", site)
    done = run(*asked)
    assert done.exit_code == 2
    assert done.stderr == f"attrib: {site / theirs}: no page of attrib's, and stays as it is; --force replaces it\n"
    assert (site / theirs).read_bytes() == b"<!doctype html><p>Welcome \xff"
    assert run(*asked, "--force").exit_code == 0
    assert run(*asked).exit_code == 0
    assert "Jane Roe" in (site / "story.html").read_text("utf-8")


def hostile() -> Report:
    words = '"><script>window.ran = 1</script><a href="javascript:1">\u202e\x1b'
    return replace(REPORT, article=replace(REPORT.article, title=words, path=words))


def test_hostile_titles_do_nothing() -> None:
    parser = assert_inert("".join(index_page([entry_of(hostile(), Names().of(hostile()))])))
    (link,) = [attributes["href"] for tag, attributes in parser.tags if tag == "a"]
    assert re.fullmatch(r"[A-Za-z0-9._-]+", link or "")


@pytest.mark.skipif(browsers.executable() is None, reason="no Chromium is installed")
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1600, "light")])
def test_the_index_is_accessible_and_leads_to_the_pages(browser, tmp_path: Path, width: int, scheme: str) -> None:
    from opening import accessible

    texts = [NAMED, SILENT, EXPLAINED]
    long = replace(REPORT, article=replace(REPORT.article, title="w" * 150))
    write_pages([*map(analyze, texts), long, hostile()], tmp_path, with_text=True, force=False)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(browsers.LAST_RESORT)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("tbody a >> nth=0")
    assert page.url.startswith(tmp_path.as_uri())
    assert page.inner_text(".headline-figure")
    context.close()
