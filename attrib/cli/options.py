"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from attrib.cli import formats

ARTICLES = 'Articles as text, Markdown, HTML, Word, ninjs, NITF or NewsML-G2; folders and zip archives of them; \
addresses of web pages; "-" is standard input.'
ARTICLE = 'An article, as a file or the address of a web page, or "-".'

Articles = Annotated[list[str], typer.Argument(metavar="FILE", show_default=False, help=ARTICLES)]
Article = Annotated[str, typer.Argument(metavar="FILE", show_default=False, help=ARTICLE)]
Rules = Annotated[
    str,
    typer.Option("--rules", "-r", metavar="NAME|FILE", help="Rule set: newsroom, strict, markkula, or a file."),
]
House = Annotated[
    str | None,
    typer.Option("--house", metavar="NAME|FILE,…", show_default=False, help="Houses instead: ap, nyt, …, or a file."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all."),
]
Table = Annotated[
    formats.Table | None,
    typer.Option(show_default=False, help="CSV: which table; by default the claims."),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="CSV to a folder: replace tables that have articles which this run has not."),
]
Width = Annotated[
    int | None,
    typer.Option(metavar="COLUMNS", min=40, max=1000, help="Width of the report; by default the terminal's."),
]
Color = Annotated[
    bool | None,
    typer.Option(
        "--color/--no-color",
        show_default=False,
        help="By default colour is for terminals; NO_COLOR and FORCE_COLOR count.",
    ),
]
