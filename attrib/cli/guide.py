"""`attrib guide`: the guides, to read in the terminal or to pipe."""

from typing import Annotated, NoReturn

import typer

from attrib.cli import options, output


def guide(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", show_default=False, help="By default: list all guides.")
    ] = None,
    *,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Read a guide: reports, formats, rules, houses, the library, ...

    In a terminal it is set in type; elsewhere it is plain Markdown.
    """
    from rich.markdown import Markdown
    from rich.theme import Theme

    from attrib import guides

    if name is None:
        _list()
        return
    if name not in guides.NAMES:
        _no_such_guide(name, guides.NAMES)
    text = guides.guide(name)
    with output.opened() as stream:
        console = output.console(stream, width=width, color=color)
        if console.is_terminal:
            with console.use_theme(Theme({"markdown.code": "bold"})):
                console.print(Markdown(text, code_theme="ansi_dark"))
        else:
            stream.write(text)


def _list() -> None:
    from attrib.guides import NAMES, about

    longest = max(map(len, NAMES))
    with output.opened() as stream:
        for name in NAMES:
            stream.write(f"{name:{longest}}  {about(name)}\n")


def _no_such_guide(name: str, known: tuple[str, ...]) -> NoReturn:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(near)}" if near else ""
    output.fail(f"no guide {name}{hint}; attrib guide names them all")
