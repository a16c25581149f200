"""A plugin of Datasette, in which archives open as they are.

Tables have facets, search and an order of their own, verdicts their colours, and each article its page, made of its
text when it is asked for. All this is for archives of today's form alone; other databases are left as they are.
"""

from __future__ import annotations

import asyncio
import json
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.utils import tilde_decode, tilde_encode
from markupsafe import Markup

from attrib.archive.pages import ARTICLE, page_of
from attrib.archive.schema import ArchiveError, is_of_today
from attrib.views.inert import one_line
from attrib.views.marks import UNICODE
from attrib.views.page.markup import element, isolated

NAME = "attrib"
"""Of the plugin, and of its addresses."""
KEY = re.compile(r"\d{1,18}")
SOURCE = re.compile(r"s(\d+)")
SHARE = re.compile(r"unnamed_share|confidential_share|\w+_share_(of_attributed|of_article|of_named|low|high)")


@hookimpl
def get_metadata(datasette: Any) -> dict[str, Any] | None:
    """Describe all archives that are open."""
    archives = [name for name, database in datasette.databases.items() if _is_archive(database)]
    return {"databases": {name: json.loads(_described()) for name in archives}} if archives else None


@hookimpl
def extra_css_urls(datasette: Any, database: str | None, table: str | None, view_name: str, request: Any) -> list[str]:
    """Give the addresses of styles: of verdicts, and of which columns of a table are shown where none are named."""
    if not _is_archive(datasette.databases.get(database)):
        return []
    by_default = table and view_name == "table" and not {"_col", "_nocol"} & {*request.args.keys()}
    return [f"/-/{NAME}/{name}.css" for name in ("verdicts", *(["columns"] if by_default else []))]


@hookimpl
def render_cell(row: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | None:
    """Give a verdict with its sign and colour, a share in short, and the article with a link to its page."""
    value = row[column]
    if column == "verdict" and value in UNICODE.verdicts:
        shown = element("span", f"{UNICODE.verdicts[value].sign} {value}", class_=f"attrib-verdict {value}")
    elif isinstance(value, float) and SHARE.fullmatch(column):
        shown = element("span", f"{value:.3f}")
    elif (linked := _linked(row, column, table)) is not None:
        key, label, place = linked
        address = datasette.urls.path(f"/-/{NAME}/{tilde_encode(database)}/{key}{place}")
        shown = element("a", isolated(label), href=str(address))
    else:
        return None
    return Markup(shown) if _is_archive(datasette.databases.get(database)) else None


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Give the addresses of the plugin."""
    return [
        (rf"^/-/{NAME}/(?P<style>verdicts|columns)\.css$", _style),
        (rf"^/-/{NAME}/(?P<database>[^/]+)/(?P<key>[^/]+)$", _page),
    ]


def _is_archive(database: Any) -> bool:
    return database is not None and database.path is not None and is_of_today(Path(database.path))


def _linked(row: Any, column: str, table: str | None) -> tuple[int, str, str] | None:
    """Give key and label of the article to which a cell leads, and the place on its page."""
    value = row[column]
    if table == "articles":
        key = row["key"]
        return (key, value or _told(row, "article") or f"article {key}", "") if column == "title" else None
    key, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, None)
    if column != "article" or not isinstance(key, int):
        return None
    return key, str(label or f"article {key}"), _place(row, table)


def _place(row: Any, table: str | None) -> str:
    """Give where on the page of its article a claim or source is told."""
    if table == "claims" and isinstance(number := _told(row, "number"), int):
        return f"#at-{number}"
    if table == "sources" and (found := SOURCE.fullmatch(str(_told(row, "source")))):
        return f"#source-{found[1]}"
    return ""


def _told(row: Any, column: str) -> Any:
    """Give a value of a row; null where that column was not asked for."""
    return row[column] if column in row.keys() else None  # noqa: SIM118 - rows of SQLite have values, not keys, in them


async def _page(request: Any, datasette: Any) -> Response:
    """Answer with the page of an article, or with one line that says why there is none."""
    name = tilde_decode(request.url_vars["database"])
    database, key = datasette.databases.get(name), request.url_vars["key"]
    if not _is_archive(database):
        return _none(f"no archive {name}")
    await datasette.ensure_permissions(
        request.actor, [("view-table", (name, "texts")), ("view-database", name), "view-instance"]
    )
    rows = (await database.execute(ARTICLE, [int(key)])).rows if KEY.fullmatch(key) else []
    if not rows:
        return _none(f"no article {key} in {name}")
    rules = (datasette.plugin_config(NAME, database=name) or {}).get("rules")
    try:
        return Response.html(await asyncio.to_thread(page_of, rows[0], rules))
    except ArchiveError as error:
        return _none(str(error))


def _none(reason: str) -> Response:
    return Response.text(f"attrib: {one_line(reason)}\n", status=404)


def _style(request: Any) -> Response:
    style = _file("datasette.css") if request.url_vars["style"] == "verdicts" else _columns()
    return Response(style, content_type="text/css; charset=utf-8")


def _columns() -> str:
    """Give a style that hides all but the main columns of tables."""
    shown = {table: told["shown"] for table, told in _settings()["tables"].items() if "shown" in told}
    return "".join(
        f'.table.table-{table} .rows-and-columns [class^="col-"]:not({", ".join(f".col-{name}" for name in names)})'
        " { display: none; }\n"
        for table, names in shown.items()
    )


@cache
def _described() -> str:
    """Give what Datasette is told of an archive, as JSON."""
    return json.dumps(_settings())


def _settings() -> dict[str, Any]:
    return tomllib.loads(_file("datasette.toml"))


def _file(name: str) -> str:
    return (files("attrib.archive") / "files" / name).read_text("utf-8")
