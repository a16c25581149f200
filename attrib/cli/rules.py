"""`attrib rules`: read, test and start rule sets."""

from pathlib import Path
from typing import Annotated

import typer

from attrib.cli import inputs, options, output

rules = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Read the rules, test them, start a rule set of your own.",
)


@rules.command("list")
def list_rules(
    *,
    rules: options.Rules = "newsroom",
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """List the rules of a rule set in the order in which they are tried."""
    from attrib.views.rule_pages import RuleList

    rule_set = inputs.rule_set(rules, checked=False)
    with output.opened() as stream:
        output.console(stream, width=width, color=color).print(RuleList(rule_set))


@rules.command("show")
def show_rule(
    rule_id: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="For example official/role.")],
    *,
    everything: Annotated[bool, typer.Option("--all", "-a", help="All words of its lists, not only some.")] = False,
    rules: options.Rules = "newsroom",
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Show one rule: what it catches, why, who asks for it, and examples."""
    from difflib import get_close_matches

    from attrib.views.rule_pages import RulePage

    rule_set = inputs.rule_set(rules, checked=False)
    rule = rule_set.rule(rule_id)
    if rule is None:
        near = get_close_matches(rule_id, [each.id for each in rule_set.rules], n=3, cutoff=0.5)
        hint = f"; near it: {', '.join(near)}" if near else ""
        output.fail(f"no rule {rule_id} in {rule_set.name}{hint}; attrib rules list names them all")
    with output.opened() as stream:
        output.console(stream, width=width, color=color).print(RulePage(rule_set, rule, whole=everything))


@rules.command("test")
def try_rules(
    file: Annotated[
        str, typer.Argument(metavar="[NAME|FILE]", show_default=False, help="By default newsroom.")
    ] = "newsroom",
) -> None:
    """Run the examples of a rule set.

    Each example must be decided by its own rule, and no counterexample may be.
    """
    from attrib.rules.trying import try_examples
    from attrib.views.inert import one_line
    from attrib.views.wording import counted

    rule_set = inputs.rule_set(file, checked=False)
    examples = sum(len(rule.examples) + len(rule.counterexamples) for rule in rule_set.rules)
    failures = try_examples(rule_set, lambda text: inputs.decisions(text, rule_set))
    with output.opened() as stream:
        for failure in failures:
            stream.write(f"{one_line(str(failure))}\n")
        outcome = f"{counted(len(failures), 'example')} decided otherwise" if failures else "all come out as marked"
        of_rules = f"{counted(examples, 'example')} of {counted(len(rule_set.rules), 'rule')}"
        stream.write(f"{one_line(rule_set.name)}: {of_rules}: {outcome}\n")
    if failures:
        raise typer.Exit(output.WRONG_USAGE)


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
