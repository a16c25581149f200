"""Golden reports: what `attrib analyze` prints on the example articles, kept in examples/reports.

    python tests/golden.py

writes them anew, and with them the picture and all outputs in the README. Read the difference before committing it.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from typer.testing import CliRunner

from attrib.cli import app

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
REPORTS = EXAMPLES / "reports"
FORMS = {"json": ("--format", "json"), "txt": ("--all", "--width", "100")}
PLAIN = {"NO_COLOR": "1", "COLUMNS": None, "FORCE_COLOR": None}


def articles() -> list[Path]:
    """Give the example articles, in the order of their names."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".md"} and path.name != "README.md")


def golden(article: Path, form: str) -> Path:
    """Give where the golden report of an article is kept."""
    return REPORTS / f"{article.stem}.{form}"


def printed(article: Path, form: str) -> str:
    """Give what the program prints, without what changes from version to version."""
    with contextlib.chdir(ROOT):
        command = ["analyze", f"examples/{article.name}", *FORMS[form]]
        result = CliRunner().invoke(app, command, env=PLAIN, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return _timeless(result.stdout) if form == "json" else result.stdout


def _timeless(report: str) -> str:
    contents = json.loads(report)
    for value in (contents["tool"]["version"], contents["rules"]["version"], contents["rules"]["sha256"]):
        report = report.replace(json.dumps(value), '"…"', 1)
    return report


def write() -> None:
    """Write all golden reports, and leave none whose article is gone."""
    REPORTS.mkdir(exist_ok=True)
    wanted = {golden(article, form): printed(article, form) for article in articles() for form in FORMS}
    for path in set(REPORTS.iterdir()) - set(wanted):
        path.unlink()
    for path, report in wanted.items():
        path.write_text(report, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    import picture
    import readme

    write()
    picture.write()
    readme.write()
