"""`attrib rules`: read, test and start rule sets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from attrib.cli import inputs, options, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.rules import Rule
    from attrib.rules.trying import Failure
    from attrib.standards import Standard

rules = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Read the rules, test them, start a rule set of your own.",
)


@rules.command("list")
def list_rules(
    *,
    rules: options.Rules = "newsroom",
    house: options.House = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """List the rules of a rule set in the order in which they are tried, or those of houses."""
    from attrib.views.rule_pages import HouseList, RuleList

    if house is not None:
        houses = inputs.houses(house, checked=False)
        with output.opened() as stream:
            console = output.console(stream, width=width, color=color)
            for number, each in enumerate(houses):
                if number:
                    console.print()
                console.print(HouseList(each))
        return
    rule_set = inputs.rule_set(rules, checked=False)
    with output.opened() as stream:
        output.console(stream, width=width, color=color).print(RuleList(rule_set))


@rules.command("show")
def show_rule(
    rule_id: Annotated[
        str, typer.Argument(metavar="ID", show_default=False, help="For example official/role, or ap/no-reason.")
    ],
    *,
    everything: Annotated[bool, typer.Option("--all", "-a", help="All words of its lists, not only some.")] = False,
    rules: options.Rules = "newsroom",
    house: options.House = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Show one rule: what it catches, why, who asks for it, and examples."""
    from attrib.standards import shipped_houses
    from attrib.views.rule_pages import RulePage, StandardPage

    page: RulePage | StandardPage
    named = rule_id.partition("/")[0]
    if house is not None or named in shipped_houses():
        houses = inputs.houses(house or named, checked=False)
        pages = [StandardPage(each, found, everything) for each in houses if (found := each.standard(rule_id))]
        if not pages:
            known = [standard.id for each in houses for standard in each.standards]
            names = ",".join(each.name for each in houses)
            _no_such_rule(rule_id, known, names, f"attrib rules list --house {house or named}")
        page = pages[0]
    else:
        rule_set = inputs.rule_set(rules, checked=False)
        rule = rule_set.rule(rule_id)
        if rule is None:
            _no_such_rule(rule_id, [each.id for each in rule_set.rules], rule_set.name, "attrib rules list")
        page = RulePage(rule_set, rule, everything)
    with output.opened() as stream:
        output.console(stream, width=width, color=color).print(page)


def _no_such_rule(rule_id: str, known: list[str], where: str, command: str) -> NoReturn:
    from difflib import get_close_matches

    near = get_close_matches(rule_id, known, n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(near)}" if near else ""
    output.fail(f"no rule {rule_id} in {where}{hint}; {command} names them all")


@rules.command("test")
def try_rules(
    file: Annotated[
        str, typer.Argument(metavar="[NAME|FILE]", show_default=False, help="By default newsroom.")
    ] = "newsroom",
    *,
    house: options.House = None,
) -> None:
    """Run the examples of a rule set, or of houses.

    Each example must be decided by its own rule, and no counterexample may be.
    """
    from attrib.rules.trying import try_examples

    if house is None:
        rule_set = inputs.rule_set(file, checked=False)
        failures = list(try_examples(rule_set, lambda text: inputs.decisions(text, rule_set)))
        outcomes: list[tuple[str, Sequence[Rule | Standard], list[Failure]]] = [
            (rule_set.name, rule_set.rules, failures)
        ]
    else:
        from attrib.standards.trying import try_examples as try_house

        outcomes = [(each.name, each.standards, list(try_house(each))) for each in inputs.houses(house, checked=False)]
    with output.opened() as stream:
        for name, tried, failed in outcomes:
            _write_outcome(stream, name, tried, failed)
    if any(failed for _, _, failed in outcomes):
        raise typer.Exit(output.WRONG_USAGE)


def _write_outcome(
    stream: TextIO, name: str, tried: "Sequence[Rule | Standard]", failures: "Sequence[Failure]"
) -> None:
    from attrib.views.inert import one_line
    from attrib.views.wording import counted

    for failure in failures:
        stream.write(f"{one_line(str(failure))}\n")
    examples = sum(len(rule.examples) + len(rule.counterexamples) for rule in tried)
    outcome = f"{counted(len(failures), 'example')} decided otherwise" if failures else "all come out as marked"
    of_rules = f"{counted(examples, 'example')} of {counted(len(tried), 'rule')}"
    stream.write(f"{one_line(name)}: {of_rules}: {outcome}\n")


@rules.command("new")
def new_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A file that is not there yet.")],
) -> None:
    """Write a commented rule set to start from; it extends newsroom."""
    from attrib.rules import starter

    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(starter())
    except FileExistsError:
        output.fail(f"{file}: is there already, and stays as it is")
    except OSError as error:
        output.fail(f"{file}: cannot be written: {error.strerror or error}")
    typer.echo(f"Wrote {file}. Try it: attrib rules test {file}")
