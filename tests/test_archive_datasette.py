"""Archives in Datasette: what is seen of them there, each article's page, and nothing of it for other databases."""

from __future__ import annotations

import asyncio
import html
import re
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from archives import asked, corpus, inline, text
from golden import ROOT
from test_cli import run

app = pytest.importorskip("datasette.app")

from attrib.archive import datasette as plugin  # noqa: E402

__all__ = ["inline"]
pytestmark = pytest.mark.usefixtures("inline", "folder", "plugged")
TITLE = "Pier <b>closes</b> & “sinks”"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def plugged() -> Iterator[None]:
    """Let Datasette know the plugin, where it is not installed."""
    if known := app.pm.is_registered(plugin):
        yield
        return
    app.pm.register(plugin, plugin.NAME)
    yield
    assert not known
    app.pm.unregister(plugin)


def built(name: str = "news.attrib", *options: str, count: int = 12) -> str:
    def change(each: dict[str, str]) -> None:
        number = each["url"].rpartition("/")[2]
        if number == "1":
            each["title"] = TITLE
        if number == "2":
            each["text"] = "Der Hafen bleibt im Winter zu, sagte ein Beamter. " * 5
        if number == "3":
            each["text"] = ""

    corpus(Path("c.jsonl"), range(count), change)
    run("archive", "build", name, "c.jsonl", *options)
    return name


def key_of(number: int, archive: str = "news.attrib") -> int:
    return int(asked(Path(archive), "SELECT key FROM articles WHERE article LIKE ?", f"%/{number}")[0][0])


def got(path: str, *databases: str, **options: Any) -> Any:
    """Give what Datasette answers."""
    served = app.Datasette(list(databases) or ["news.attrib"], **options)

    async def get() -> Any:
        await served.invoke_startup()
        return await served.client.get(path)

    try:
        return asyncio.run(get())
    finally:
        for each in served.databases.values():
            each.close()
        if served.executor is not None:
            served.executor.shutdown()


def rows_in(page: str) -> list[dict[str, str]]:
    """Give the cells of a table by their columns."""
    return [
        dict(re.findall(r'<td class="col-(\w+)[^"]*">(.*?)</td>', row, re.DOTALL))
        for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
        if "<td" in row
    ]


class TestTables:
    def test_articles_are_the_newest_first_and_parted_by_outlet_and_section(self) -> None:
        built()
        page = got("/news/articles").text
        dates = [row["date"] for row in rows_in(page)]
        assert dates == sorted(dates, reverse=True)
        facets = got("/news/articles.json").json()["facet_results"]
        assert {name: len(facet["results"]) for name, facet in facets.items()} == {"outlet": 2, "section": 3}
        assert "These facets timed out" not in page

    def test_verdicts_have_sign_and_colour(self) -> None:
        built()
        for table in ("claims", "sources"):
            page = got(f"/news/{table}").text
            assert {row["verdict"] for row in rows_in(page)} == {
                '<span class="attrib-verdict anonymous_official">◆ anonymous_official</span>',
                '<span class="attrib-verdict anonymous_other">▲ anonymous_other</span>',
                '<span class="attrib-verdict named">● named</span>',
            }
            assert 'href="/-/attrib/verdicts.css"' in page
        assert ".attrib-verdict.anonymous_other {" in got("/-/attrib/verdicts.css").text

    def test_search_finds_words_with_their_endings(self) -> None:
        built()
        found = got("/news/claims.json?_search=repair&verdict=anonymous_official&_shape=array").json()
        assert found
        assert {each["verdict"] for each in found} == {"anonymous_official"}
        assert all("repairs" in each["content"] for each in found)

    def test_the_main_columns_are_shown_unless_others_are_asked_for(self) -> None:
        built()
        assert 'href="/-/attrib/columns.css"' in got("/news/articles").text
        for asked_for in ("articles?_col=sha256", "articles?_nocol=given", "articles/1", "shares"):
            page = got(f"/news/{asked_for}")
            assert page.status_code == 200
            assert "/-/attrib/columns.css" not in page.text
        style = got("/-/attrib/columns.css").text
        assert style.startswith('.table.table-articles .rows-and-columns [class^="col-"]:not(.col-key, .col-title')
        for table, told in tomllib.loads(plugin._file("datasette.toml"))["tables"].items():
            columns = {name for _, name, *_ in asked(Path("news.attrib"), f"PRAGMA table_info({table})")}
            assert columns >= {*told.get("shown", ()), *told.get("facets", ())} - {"Link"}

    def test_an_article_leads_to_its_page_and_a_claim_to_its_place_there(self) -> None:
        built()
        key = key_of(1)
        link = f'<a href="/-/attrib/news/{key}{{}}"><bdi>{html.escape(TITLE)}</bdi></a>'
        assert link.format("") in [row["title"] for row in rows_in(got("/news/articles").text)]
        claims = [row["article"] for row in rows_in(got(f"/news/claims?article={key}").text)]
        assert claims == [link.format("#at-2"), link.format("#at-3")]
        sources = [row["article"] for row in rows_in(got(f"/news/sources?article={key}").text)]
        assert sources == [link.format("#source-1"), link.format("#source-2")]
        assert f">{html.escape('article ' + str(key))}<" in got(f"/news/claims?article={key}&_labels=off").text
        untitled = key_of(4)
        assert f'/news/{untitled}"><bdi>https://example.org/4</bdi></a>' in got("/news/articles").text

    @pytest.mark.parametrize("columns", ["_col=article", "_col=title", "_col=verdict"])
    def test_any_choice_of_columns_is_shown(self, columns: str) -> None:
        built()
        for table in ("articles", "claims", "sources"):
            assert got(f"/news/{table}?{columns}").status_code in {200, 400}

    def test_every_column_whose_values_are_counted_has_an_index(self) -> None:
        built()
        for table, told in tomllib.loads(plugin._file("datasette.toml"))["tables"].items():
            for column in told.get("facets", ()):
                question = (
                    f"SELECT {column} AS value, count(*) AS count FROM (SELECT * FROM {table})"
                    f" WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY count DESC, value LIMIT 31"
                )
                plan = " ".join(str(step[-1]) for step in asked(Path("news.attrib"), f"EXPLAIN QUERY PLAN {question}"))
                assert f"USING COVERING INDEX {table}_" in plan, (table, column, plan)

    def test_metadata_of_ones_own_stand_before(self) -> None:
        built()
        own = {"databases": {"news": {"title": "Our stories", "tables": {"articles": {"facets": ["language"]}}}}}
        assert "Our stories" in got("/news", metadata=own).text
        facets = got("/news/articles.json", metadata=own).json()["facet_results"]
        assert [*facets] == ["language"]
        assert [*got("/news/articles.json").json()["facet_results"]] == ["outlet", "section"]


class TestQueries:
    @pytest.mark.parametrize("name", tomllib.loads(plugin._file("datasette.toml"))["queries"])
    def test_each_answers_for_all_and_for_some(self, name: str) -> None:
        built()
        everything = got(f"/news/{name}.json?words=pier&_shape=array").json()
        assert bool(everything) == (name != "reasons")
        some = got(f"/news/{name}.json?words=pier&outlet=Nobody&since=2020&_shape=array").json()
        assert some == ([] if name != "shares" else everything)

    @pytest.mark.parametrize("words", ["", '"', "a AND", "x'y", "content:z"])
    def test_any_words_may_be_searched(self, words: str) -> None:
        built()
        answer = got("/news/words.json?_shape=array&words=" + words.replace(" ", "%20").replace('"', "%22"))
        assert (answer.status_code, answer.json()) == (200, [])

    def test_an_article_found_leads_to_its_page(self) -> None:
        built()
        page = got("/news/people_not_named").text
        key = asked(Path("news.attrib"), "SELECT key FROM articles ORDER BY confidential_words DESC, key")[0][0]
        assert f'<a href="/-/attrib/news/{key}"><bdi>article {key}</bdi></a>' in page


class TestPages:
    def test_it_is_the_page_that_analyze_makes(self) -> None:
        Path("pier.txt").write_text(f"Pier <closes>\n\n{text(1)}", encoding="utf-8")
        run("archive", "build", "news.attrib", "pier.txt")
        answer = got("/-/attrib/news/1")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert answer.text == run("analyze", "pier.txt", "--format", "html").stdout
        assert "Pier &lt;closes&gt;" in answer.text

    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("news/99", "no article 99 in news"),
            ("news/x%3Cb%3E", "no article x%3Cb%3E in news"),
            ("news/99999999999999999999999999", "no article 99999999999999999999999999 in news"),
            ("nothing/1", "no archive nothing"),
        ],
    )
    def test_of_what_is_not_there(self, path: str, said: str) -> None:
        built()
        answer = got(f"/-/attrib/{path}")
        assert (answer.status_code, answer.text) == (404, f"attrib: {said}\n")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"

    def test_of_what_was_not_judged(self) -> None:
        built()
        for number, said in ((2, "not in English, and not judged"), (3, "no text")):
            answer = got(f"/-/attrib/news/{key_of(number)}")
            assert answer.status_code == 404
            assert said in answer.text

    def test_without_its_text(self) -> None:
        built("news.attrib", "--no-text")
        answer = got(f"/-/attrib/news/{key_of(1)}")
        assert (answer.status_code, answer.text) == (
            404,
            "attrib: https://example.org/1: the archive was built without texts\n",
        )

    def test_by_rules_of_ones_own_where_their_file_is_named(self) -> None:
        Path("mine.toml").write_text(
            'name = "mine"\nversion = "1"\ndescription = "A rule set of a test."\nextends = "newsroom"\n',
            encoding="utf-8",
        )
        built("news.attrib", "--rules", "mine.toml")
        address = f"/-/attrib/news/{key_of(1)}"
        assert "judged by rules of one's own, mine, whose file is not known here" in got(address).text
        known = got(address, metadata={"plugins": {"attrib": {"rules": "mine.toml"}}})
        assert (known.status_code, "rules: mine" in known.text) == (200, True)
        gone = got(address, metadata={"plugins": {"attrib": {"rules": "gone.toml"}}})
        assert (gone.status_code, gone.text.count("\n")) == (404, 1)

    def test_no_file_is_read_that_an_archive_names(self) -> None:
        built()
        Path("secret.toml").write_text("password", encoding="utf-8")
        with closing(sqlite3.connect("news.attrib")) as archive, archive:
            archive.execute("UPDATE runs SET rules = 'secret.toml'")
        answer = got(f"/-/attrib/news/{key_of(1)}")
        assert (answer.status_code, "password" in answer.text) == (404, False)

    def test_it_says_where_the_archive_is_of_another_attrib(self) -> None:
        built()
        with closing(sqlite3.connect("news.attrib")) as archive, archive:
            archive.execute("UPDATE runs SET attrib = '0.0.7<'")
        page = got(f"/-/attrib/news/{key_of(1)}").text
        assert "the archive has the verdicts of attrib 0.0.7&lt; and newsroom 1." in page

    @pytest.mark.parametrize(
        "denied", [{"allow": False}, {"tables": {"texts": {"allow": False}}}, {"tables": {"TEXTS": {"allow": False}}}]
    )
    def test_whoever_may_not_see_the_texts_sees_no_page(self, denied: dict[str, Any]) -> None:
        built()
        answer = got(f"/-/attrib/news/{key_of(1)}", metadata={"databases": {"news": denied}})
        assert (answer.status_code, "pier number 1" in answer.text) == (403, False)

    def test_a_database_of_any_name_below_any_address(self) -> None:
        built("a b&c.attrib")
        page = got("/a~20b~26c/articles", "a b&c.attrib", settings={"base_url": "/data/"}).text
        (address,) = set(re.findall(rf'href="(/data/-/attrib/[^"]+/{key_of(1, "a b&c.attrib")})"', page))
        assert got(address.removeprefix("/data"), "a b&c.attrib").status_code == 200


def of_another(path: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE articles (key INTEGER PRIMARY KEY, title TEXT)")
        database.execute("INSERT INTO articles VALUES (1, 'Pier closes')")
        database.execute(
            "CREATE TABLE claims (id INTEGER PRIMARY KEY, article INTEGER REFERENCES articles(key), verdict TEXT,"
            " unnamed_share REAL)"
        )
        database.execute("INSERT INTO claims VALUES (1, 1, 'named', 0.123456)")


def of_an_older_form(path: str) -> None:
    built(path, count=2)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 0")


@pytest.mark.parametrize("make", [of_another, of_an_older_form])
def test_other_databases_stay_as_they_are(make: Callable[[str], None]) -> None:
    make("other.db")
    built()
    for path in ("/other", "/other/articles", "/other/claims", "/other?sql=select+'named'+as+verdict,+1+as+article"):
        both = got(path, "other.db", "news.attrib")
        assert both.status_code == 200
        app.pm.unregister(plugin)
        try:
            alone = got(path, "other.db", "news.attrib")
        finally:
            app.pm.register(plugin, plugin.NAME)
        assert re.sub(r"[\d.]+ms", "", both.text) == re.sub(r"[\d.]+ms", "", alone.text)
    assert got("/-/attrib/other/1", "other.db").status_code == 404


def test_a_database_in_memory_is_none() -> None:
    answer = got("/_memory?sql=select+'named'+as+verdict", built(), memory=True)
    assert (answer.status_code, "attrib-verdict" in answer.text) == (200, False)


def test_the_package_tells_datasette_of_the_plugin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["datasette"] == {plugin.NAME: plugin.__name__}
