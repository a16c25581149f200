"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from attrib.cli import formats

ARTICLES = 'Articles in any format of "attrib guide formats"; tables and archives of many; folders and zip archives; \
addresses of web pages; "-" is standard input.'
ARTICLE = 'An article, as a file or the address of a web page, or "-"; one of many as archive.csv#17.'

Articles = Annotated[list[str], typer.Argument(metavar="FILE", show_default=False, help=ARTICLES)]
Article = Annotated[str, typer.Argument(metavar="FILE", show_default=False, help=ARTICLE)]


def valued(metavar: str, told: str, *flags: str) -> Any:
    """Give an option that takes a value and has none by default, with its help; `flags` where its name tells none."""
    return typer.Option(*flags, metavar=metavar, show_default=False, help=told)


def _field(what: str, usual: str) -> Any:
    return valued("NAME", f"Of records and tables: what holds {what}; {usual}.")


TextField = Annotated[str | None, _field("the text", "else text, body, content, …")]
IdField = Annotated[str | None, _field("the id", "else id, guid, url, …")]
TitleField = Annotated[str | None, _field("the headline", "else title, headline, …")]
DateField = Annotated[str | None, _field("the date", "else date, published, …")]
OutletField = Annotated[str | None, _field("the outlet", "else outlet, source, …")]
AuthorField = Annotated[str | None, _field("the author", "else author, byline, …")]
Rules = Annotated[
    str,
    typer.Option("--rules", "-r", metavar="NAME|FILE", help="Rule set: newsroom, strict, markkula, or a file."),
]
RulesOver = Annotated[
    str | None,
    valued(
        "NAME|FILE",
        "Rule set: newsroom, strict, markkula, or a file; by default that of attrib.toml, or newsroom.",
        "--rules",
        "-r",
    ),
]
Config = Annotated[Path | None, valued("FILE", "The configuration; by default attrib.toml, found upwards.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Without any configuration.")]
StdinFilename = Annotated[str | None, valued("FILE", "The file whose text comes by standard input.")]
House = Annotated[str | None, valued("NAME|FILE,…", "Houses instead: ap, nyt, …, or a file.", "--house")]
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
    typer.Option(
        "--force",
        help="To a folder: replace tables that have articles which this run has not, and files that are no pages.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, show_default=False, help="Processes; by default one a core."),
]
Metadata = Annotated[Path | None, valued("FILE", "A table (CSV) of what is told of articles.", "--metadata")]
Ids = Annotated[bool, typer.Option("--ids", help="In the terminal: claims with their numbers and ids.")]
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
