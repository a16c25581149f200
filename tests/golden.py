"""Golden reports: what `attrib analyze` prints on the example articles, kept in examples/reports.

And golden comparisons: what `attrib compare` prints on two versions of a story, beside them in examples/versions; and
one article in every other form of `attrib analyze`, in examples/views.

    python tests/golden.py

writes them anew, and with them the picture and all outputs in README and guides, and tells which claims were lost,
found or judged otherwise. Read that and the difference before committing it.
"""

from __future__ import annotations

import contextlib
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from attrib._version import __version__
from attrib.cli import app

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
REPORTS = EXAMPLES / "reports"
VERSIONS = EXAMPLES / "versions"
VIEWS = EXAMPLES / "views"
VIEWED = EXAMPLES / "crime-brief.txt"
FORMS = {"json": ("--format", "json"), "txt": ("--all", "--width", "100")}
OTHER_FORMS = {
    "claims.csv": ("--format", "csv"),
    "sources.csv": ("--format", "csv", "--table", "sources"),
    "articles.csv": ("--format", "csv", "--table", "articles"),
    "crime-brief.md": ("--format", "markdown"),
    "crime-brief.jsonld": ("--format", "webannotation"),
}
"""By the name of the file."""
COMPARED = {"json": "json", "txt": "terminal"}
PLAIN = {"NO_COLOR": "1", "COLUMNS": None, "FORCE_COLOR": None}


def articles() -> list[Path]:
    """Give the example articles, in the order of their names."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".md"} and path.name != "README.md")


def golden(article: Path, form: str) -> Path:
    """Give where the golden report of an article is kept."""
    return REPORTS / f"{article.stem}.{form}"


def printed(article: Path, form: str) -> str:
    """Give what the program prints on an article, without what changes from version to version."""
    return _printed("analyze", f"examples/{article.name}", *FORMS[form])


def viewed(name: str) -> str:
    """Give what stands in a file of examples/views, without what changes from version to version."""
    form = _printed("analyze", f"examples/{VIEWED.name}", *OTHER_FORMS[name])
    rules = json.loads(_printed_as_it_is("analyze", f"examples/{VIEWED.name}", "--format", "json"))["rules"]
    for changing, key in ((rules["sha256"], "…"), (f"attrib {__version__}", "attrib …"), (f",{__version__}", ",…")):
        form = form.replace(changing, key)
    return form


def stories() -> list[Path]:
    """Give the first versions of the stories that there are two versions of."""
    return sorted(VERSIONS.glob("*-1.txt"))


def golden_comparison(story: Path, form: str) -> Path:
    """Give where the golden comparison of a story's versions is kept."""
    return VERSIONS / f"{story.stem.removesuffix('-1')}-compared.{form}"


def compared(story: Path, form: str) -> str:
    """Give what the program prints on two versions of a story, without what changes from version to version."""
    second = story.name.replace("-1.", "-2.")
    return _printed(
        "compare", f"examples/versions/{story.name}", f"examples/versions/{second}", "--format", COMPARED[form]
    )


def _printed(*command: str) -> str:
    printed = _printed_as_it_is(*command)
    return _timeless(printed) if printed.startswith('{\n  "schema"') else printed


def _printed_as_it_is(*command: str) -> str:
    with contextlib.chdir(ROOT):
        result = CliRunner().invoke(app, command, env=PLAIN, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode()


def _timeless(report: str) -> str:
    contents = json.loads(report)
    used = [part["rules"] for part in (contents, contents.get("old"), contents.get("new")) if part and "rules" in part]
    for part, key in [
        (contents["tool"], "version"),
        *((rules, key) for rules in used for key in ("version", "sha256")),
    ]:
        report = report.replace(f'"{key}": {json.dumps(part[key])}', f'"{key}": "…"', 1)
    return report


def wanted() -> dict[Path, str]:
    """Give what every golden file should hold."""
    reports = {golden(article, form): printed(article, form) for article in articles() for form in FORMS}
    views = {VIEWS / name: viewed(name) for name in OTHER_FORMS}
    comparisons = {golden_comparison(story, form): compared(story, form) for story in stories() for form in COMPARED}
    return reports | views | comparisons


def differences(old: str, new: str) -> Iterator[str]:
    """Tell in a line each which claims a new report has lost, found or judged otherwise."""
    before, after = _claims(old), _claims(new)
    for claim in before.keys() - after.keys():
        yield f"lost     {_told(before[claim])}"
    for claim in after.keys() - before.keys():
        yield f"found    {_told(after[claim])}"
    for claim in before.keys() & after.keys():
        was, now = before[claim], after[claim]
        if was["verdict"] != now["verdict"]:
            yield f"verdict  {was['verdict']} -> {_told(now)}"
        elif was != now:
            changed = ", ".join(key for key in now if was.get(key) != now[key])
            yield f"details  {_told(now)} ({changed})"


def _claims(report: str) -> dict[str, dict[str, Any]]:
    contents = json.loads(report or "{}")
    return {claim["id"]: claim for claim in contents.get("claims", ()) if "content" in claim}


def _told(claim: dict[str, Any]) -> str:
    words = " … ".join(part["text"] for part in claim["content"])
    source = claim["source"]["text"] if claim["source"] else "nobody"
    return f"{claim['verdict']} by {source}: {textwrap.shorten(words, 90)}"


def write() -> None:
    """Write all golden files whose contents change, and tell how; leave no report whose article is gone."""
    files = wanted()
    gone = {*REPORTS.iterdir()} - files.keys()
    changed = {path: new for path, new in files.items() if not path.exists() or path.read_bytes().decode() != new}
    for path in gone:
        print(f"{path.relative_to(ROOT)}: gone")
        path.unlink()
    for path, new in changed.items():
        old = path.read_bytes().decode() if path.exists() else ""
        print(f"{path.relative_to(ROOT)}: {'changed' if old else 'new'}")
        for line in sorted(differences(old, new)) if path.suffix == ".json" else ():
            print(f"  {line}")
        path.write_text(new, encoding="utf-8", newline="")
    if not gone and not changed:
        print("no report has changed")


if __name__ == "__main__":
    import documents
    import picture

    write()
    picture.write()
    documents.write()
