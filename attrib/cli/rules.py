"""`attrib rules`: read, test and start rule sets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from attrib.cli import inputs, options, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.rules import House, RuleSet
    from attrib.rules.trying import Failure

rules = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Read the rules, test them, start a rule set of your own.",
)


@rules.command("list")
def list_rules(
    *,
    constructions: Annotated[
        bool, typer.Option("--constructions", "-c", help="The ways in which attributions are read, instead.")
    ] = False,
    rules: options.Rules = "newsroom",
    house: options.House = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """List the rules of a rule set in the order in which they are tried, those of houses, or the constructions."""
    from attrib.constructions.table import TABLE
    from attrib.views.construction_pages import ConstructionList
    from attrib.views.rule_pages import RuleList

    books = () if constructions else _books(rules, house)
    with output.opened() as stream:
        console = output.console(stream, width=width, color=color)
        if constructions:
            console.print(ConstructionList(TABLE))
        for number, each in enumerate(books):
            if number:
                console.print()
            console.print(RuleList(each))


def _books(rules: str, house: str | None) -> "tuple[RuleSet | House, ...]":
    """Give the houses that are named, or else the rule set."""
    return (inputs.rule_set(rules, checked=False),) if house is None else inputs.houses(house, checked=False)


@rules.command("show")
def show_rule(
    rule_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", show_default=False, help="For example official/role, ap/no-reason, or that-clause."
        ),
    ],
    *,
    everything: Annotated[bool, typer.Option("--all", "-a", help="All words of its lists, not only some.")] = False,
    rules: options.Rules = "newsroom",
    house: options.House = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Show one rule, what it catches, why, and who asks for it; or one construction; each with its examples."""
    from attrib.constructions.table import BY_NAME
    from attrib.rules import shipped_houses
    from attrib.views.construction_pages import ConstructionPage
    from attrib.views.rule_pages import RulePage

    if rule_id in BY_NAME:
        with output.opened() as stream:
            output.console(stream, width=width, color=color).print(ConstructionPage(BY_NAME[rule_id]))
        return
    named = rule_id.partition("/")[0]
    books = _books(rules, house or (named if named in shipped_houses() else None))
    found = next(((each, rule) for each in books for rule in each.rules if rule.id == rule_id), None)
    if found is None:
        _no_such_rule(rule_id, books)
    page = RulePage(*found, everything)
    with output.opened() as stream:
        output.console(stream, width=width, color=color).print(page)


def _no_such_rule(rule_id: str, books: "Sequence[RuleSet | House]") -> NoReturn:
    from difflib import get_close_matches

    from attrib.constructions.table import BY_NAME
    from attrib.rules import House

    known = [*(rule.id for book in books for rule in book.rules), *BY_NAME]
    names = ",".join(book.name for book in books)
    near = get_close_matches(rule_id, known, n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(near)}" if near else ""
    paths = ",".join(book.name if book.shipped else book.path for book in books)
    which = f" --house {paths}" if isinstance(books[0], House) else ""
    output.fail(f"no rule {rule_id} in {names}{hint}; attrib rules list{which} names them all")


@rules.command("test")
def try_rules(
    file: Annotated[
        str, typer.Argument(metavar="[NAME|FILE]", show_default=False, help="By default newsroom.")
    ] = "newsroom",
    *,
    house: options.House = None,
) -> None:
    """Run the examples of a rule set or of houses, whichever the name or file is.

    Each example must be decided by its own rule, and no counterexample may be.
    """
    from attrib.rules.trying import try_examples

    failed = False
    with output.opened() as stream:
        for each in _books(file, house or inputs.house_named(file)):
            failures = list(try_examples(each, inputs.decider(each)))
            _write_outcome(stream, each, failures)
            failed = failed or bool(failures)
    if failed:
        raise typer.Exit(output.WRONG_USAGE)


def _write_outcome(stream: TextIO, tried: "RuleSet | House", failures: "Sequence[Failure]") -> None:
    from attrib.views.inert import one_line
    from attrib.views.wording import counted

    for failure in failures:
        stream.write(f"{one_line(str(failure))}\n")
    examples = sum(len(rule.examples) + len(rule.counterexamples) for rule in tried.rules)
    outcome = f"{counted(len(failures), 'example')} decided otherwise" if failures else "all come out as marked"
    of_rules = f"{counted(examples, 'example')} of {counted(len(tried.rules), 'rule')}"
    stream.write(f"{one_line(tried.name)}: {of_rules}: {outcome}\n")


@rules.command("new")
def new_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A file that is not there yet.")],
    *,
    house: Annotated[bool, typer.Option("--house", help="The standards of a house, which extends ap.")] = False,
) -> None:
    """Write a commented rule set to start from, which extends newsroom; or a house."""
    from attrib.rules import starter, starter_house

    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(starter_house() if house else starter())
    except FileExistsError:
        output.fail(f"{file}: is there already, and stays as it is")
    except OSError as error:
        output.fail(f"{file}: cannot be written: {error.strerror or error}")
    typer.echo(f"Wrote {file}. Try it: attrib rules test {file}")
