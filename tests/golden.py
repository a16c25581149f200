"""Golden reports: what `attrib analyze` prints on the example articles, kept in examples/reports.

And golden comparisons: what `attrib compare` prints on two versions of a story, beside them in examples/versions; and
one article in every other form of `attrib analyze`, in examples/views.

    python tests/golden.py

writes them anew, and with them the picture and all outputs in the README. Read the difference before committing it.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

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


def write() -> None:
    """Write all golden reports and comparisons, and leave no report whose article is gone."""
    REPORTS.mkdir(exist_ok=True)
    wanted = {golden(article, form): printed(article, form) for article in articles() for form in FORMS}
    for path in set(REPORTS.iterdir()) - set(wanted):
        path.unlink()
    for path, report in wanted.items():
        path.write_text(report, encoding="utf-8", newline="\n")
    VIEWS.mkdir(exist_ok=True)
    for name in OTHER_FORMS:
        (VIEWS / name).write_text(viewed(name), encoding="utf-8", newline="")
    for story in stories():
        for form in COMPARED:
            golden_comparison(story, form).write_text(compared(story, form), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    import picture
    import readme

    write()
    picture.write()
    readme.write()
