"""`attrib explain`: one claim, and why it was judged as it was."""

from typing import Annotated

import typer

from attrib.cli import inputs, options, output


def explain(
    file: options.Article,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", show_default=False, help="The claim's number in the report, or its id or how that begins."
        ),
    ],
    *,
    rules: options.Rules = "newsroom",
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Show one claim in its context, and why it was judged so."""
    from attrib.views.explanation import ClaimPage, find_claims

    rule_set = inputs.rule_set(rules)
    try:
        analysis = inputs.analysis_of(inputs.item(file), rule_set)
    except inputs.InputError as error:
        output.fail(str(error), output.INCOMPLETE)
    report = analysis.report
    match find_claims(report, claim):
        case []:
            known = f"its claims are 1 to {len(report.claims)}" if report.claims else "it has none"
            output.fail(f"{file}: no claim {claim}: {known}")
        case [found]:
            with output.opened() as stream:
                console = output.console(stream, width=width, color=color)
                console.print(ClaimPage(report, found, analysis.considered(found), analysis.resolution(found)))
        case several:
            output.fail(f"{file}: {claim} begins the ids of {', '.join(each.id for each in several)}")
