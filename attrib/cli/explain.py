"""`attrib explain`: one claim, and why it was judged as it was; or one sentence, and all that was tried on it."""

from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import inputs, options, output, reading
from attrib.cli.settings import Projects, rules_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attrib.analysis import Analysis
    from attrib.report.model import Claim


def explain(
    file: options.Article,
    what: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|SENTENCE",
            show_default=False,
            help="The claim's number in the report, or its id or how that begins; or words of a sentence.",
        ),
    ],
    *,
    trace: Annotated[
        bool,
        typer.Option("--trace", "-t", help="The words as tagged, cues, constructions tried, and what each lacked."),
    ] = False,
    rules: options.RulesOver = None,
    text_field: options.TextField = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Show one claim, or a sentence with its claims, and why it was judged so."""
    from attrib.readers import Fields

    rule_set = inputs.rule_set(rules or rules_name([file], Projects()))
    try:
        found = reading.article(reading.item(file), Fields(text=text_field))
        analysis = inputs.analysis_of(found, rule_set)
    except reading.InputError as error:
        output.fail(str(error), output.INCOMPLETE)
    pages = _pages(analysis, file, what, trace=trace)
    with output.opened() as stream:
        console = output.console(stream, width=width, color=color)
        for number, page in enumerate(pages):
            if number:
                console.print()
            console.print(page)


def _pages(analysis: "Analysis", file: str, what: str, *, trace: bool) -> "list[RenderableType]":
    """Give a page for the claim that is meant, or for each claim, or sentence, that has the words."""
    from attrib.views.explanation import find_claims

    found = find_claims(analysis.report, what)
    if len(found) > 1:
        output.fail(f"{file}: {what} begins the ids of {', '.join(each.id for each in found)}")
    if found:
        spans = [(part.start, part.end) for part in (found[0].cue or found[0].content[0],)]
    else:
        spans = analysis.sentences_with(what)
    if not spans:
        _fail_to_find(analysis, file, what)
    if trace:
        return [page for start, end in spans for page in _traces(analysis, start, end)]
    claims = found or [claim for start, end in spans for claim in _claims(analysis, start, end)]
    if not claims:
        output.fail(f"{file}: no claim stands in that sentence; --trace shows what was tried")
    return [_claim_page(analysis, claim) for claim in claims]


def _fail_to_find(analysis: "Analysis", file: str, what: str) -> None:
    claims = len(analysis.report.claims)
    known = f"its claims are 1 to {claims}" if claims else "it has none"
    output.fail(f"{file}: no claim {what}, and no sentence with these words: {known}")


def _traces(analysis: "Analysis", start: int, end: int) -> "list[RenderableType]":
    from attrib.trace import trace
    from attrib.views.sentence_trace import TracePage

    return [TracePage(analysis.report, each) for each in trace(analysis, start, end)]


def _claims(analysis: "Analysis", start: int, end: int) -> "list[Claim]":
    return [
        claim
        for claim in analysis.report.claims
        if any(part.start < end and part.end > start for part in claim.content)
    ]


def _claim_page(analysis: "Analysis", claim: "Claim") -> "RenderableType":
    from attrib.views.explanation import ClaimPage

    return ClaimPage(
        analysis.report, claim, analysis.considered(claim), analysis.resolved(claim), analysis.grade(claim)
    )
