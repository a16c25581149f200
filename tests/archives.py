"""Archives for tests: small stories, builds without processes, and what an archive holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from attrib import pool

DESKS = ("Harbour", "Council", "Schools")
OUTLETS = ("The Tidewater Post", "Kestrel Daily")
VOICES = (
    "a senior official",
    "two people familiar with the plan",
    "harbour master Ida Brandt",
    "a spokesman for the port",
    "some residents",
)


def text(number: int) -> str:
    """Give a story: two sentences that somebody says, and one that nobody does."""
    first, second = VOICES[number % 5], VOICES[(number * 3 + 1) % 5]
    return (
        f"The pier number {number} will close in spring, {first} said on Monday.\n\n"
        f"“We have waited {number} years for repairs,” {second} said.\n\n"
        "The quay was built of granite. Ships have called there ever since.\n"
    )


def record(number: int) -> dict[str, str]:
    return {
        "url": f"https://example.org/{number}",
        "outlet": OUTLETS[number % 2],
        "section": DESKS[number % 3],
        "author": "Ann Lee and TOM HALL, Staff Writers" if number % 2 else "Ann Lee",
        "date": f"{2019 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}",
        "edition": "late" if number % 4 else "early",
        "text": text(number),
    }


def corpus(path: Path, numbers: Iterable[int], change: Callable[[dict[str, str]], None] = lambda _: None) -> Path:
    """Write JSON Lines with a record for each number."""
    records = [record(number) for number in numbers]
    for each in records:
        change(each)
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return path


class Inline:
    """A pool that works in this process, when it is asked for."""

    def __init__(self, jobs: int, context: object, begin: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        begin(*arguments)

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*arguments))
        return future

    def shutdown(self, *, wait: bool = True, cancel_futures: bool = False) -> None:
        pass


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds work in this process."""
    monkeypatch.setattr(pool, "ProcessPoolExecutor", Inline)
    monkeypatch.setattr(pool.signal, "signal", lambda *_: None)
    monkeypatch.setattr(pool, "_end_with_parent", lambda: None)


def asked(path: Path, question: str, *values: object) -> list[Any]:
    with closing(sqlite3.connect(path)) as archive:
        return archive.execute(question, values).fetchall()


def held(path: Path) -> dict[str, list[Any]]:
    """Give all that an archive holds, but for its own numbers and the time; fail where it is not sound."""
    with closing(sqlite3.connect(path)) as archive:
        assert archive.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert archive.execute("PRAGMA foreign_key_check").fetchall() == []
        archive.execute("INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)")
        found = {}
        for table in ("articles", "authors", "texts", "sources", "claims", "findings"):
            whose = "" if table == "articles" else f"JOIN articles ON articles.key = {table}.article"
            rows = archive.execute(f"SELECT articles.article AS whose, {table}.* FROM {table} {whose}")
            names = [name for name, *_ in rows.description]
            kept = [at for at, name in enumerate(names) if name not in {"key", "id", "article"}]
            found[table] = sorted(repr([row[at] for at in kept]) for row in rows)
        found["hits"] = [
            archive.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?", (word,)).fetchone()[0]
            for word in ("repair", "pier", "official", "brandt")
        ]
        return found
