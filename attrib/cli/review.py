"""`attrib review`: reports that people have gone through claim by claim."""

from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import inputs, options, output, reading
from attrib.cli.formats import Format, Manner, check_form, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from attrib.report.decision import Ruling
    from attrib.report.model import Report
    from attrib.review.model import Review
    from attrib.review.settling import Conflict
    from attrib.rules import RuleSet

MOST_CONFLICTS = 20
"""Conflicts that are told one by one."""
APPLY = """\
\b
REPORT is JSON of attrib analyze, or what this command made of it before.
DECISIONS are files of the form attrib.review/1 (attrib schema review), as the
page writes them. The order of the files does not matter.

\b
A decision finds its claim by id or, where the story has changed since, by the
words it quotes. Where these are gone too it is listed as lost. Of several
decisions of one person on one claim the latest counts. Where people decided
differently nothing is written, unless --prefer says whose decisions stand.

\b
Exit status: 3 if a file cannot be used, or people decided differently.

\b
Examples:
  attrib review apply story.json jr.json
  attrib review apply story.json jr.json ab.json --prefer JR
  attrib review apply story.json jr.json --format json --output reviewed.json
"""
MERGE = """\
\b
Cohen's kappa (1960) is (p_o - p_e) / (1 - p_e): p_o is the share of the claims
that both decided on which they gave the same verdict, "rejected" being one
more; p_e is what chance would give, the sum over the verdicts of the product
of both reviewers' shares of it. It is undefined where both gave one and the
same verdict throughout, and where there is no claim that both decided.
The source is the same if its id is, or without ids its words are.

\b
Examples:
  attrib review merge jr.json ab.json
  attrib review merge jr.json ab.json --output both.json
"""
GOLD = """\
\b
Gold is what people decided: verdicts and sources as corrected, what was
missed, and not what was rejected. Sentences in the article's own voice are no
attributions. An article of which not every claim was decided is left out.
With --partial it has the claims that were decided, and no others, so that
precision and unnamed shares say nothing.

\b
Examples:
  attrib review gold reviewed/*.json --output gold.jsonl
  attrib evaluate gold.jsonl --rules house.toml
"""

review = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Apply what reviewers decided, compare it, make gold of it.",
)


class AgreementFormat(StrEnum):
    """How the agreement is written."""

    TERMINAL = "terminal"
    JSON = "json"


ReportFile = Annotated[str, typer.Argument(metavar="REPORT", show_default=False, help="The report, as JSON.")]
Decisions = Annotated[
    list[str], typer.Argument(metavar="DECISIONS", show_default=False, help="What reviewers decided of it.")
]
Form = Annotated[
    Format,
    typer.Option("--format", "-f", help="Terminal: what was decided. Others: the report, as attrib analyze has it."),
]
Prefer = Annotated[str | None, options.valued("INITIALS", "Whose decisions stand where people differ.")]
ItsRules = Annotated[
    str | None,
    options.valued("NAME|FILE", "The report's rule set, where its file is no longer where it was.", "--rules", "-r"),
]


@review.command(epilog=APPLY)
def apply(
    report: ReportFile,
    decisions: Decisions,
    *,
    form: Form = Format.TERMINAL,
    prefer: Prefer = None,
    rules: ItsRules = None,
    table: options.Table = None,
    destination: options.Output = None,
    force: options.Force = False,
    ids: options.Ids = False,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Give the report as reviewers decided it, with their decisions on record."""
    inputs.check_stdin_once([report, *decisions])
    check_form(form, destination, table, several=False)
    rule_set = inputs.rule_set(rules) if rules else None
    given = _report(report)
    reviews = list(_reviews(decisions, given)) if given else []
    if given is None or not reviews:
        raise typer.Exit(output.INCOMPLETE)
    adjudicated = _applied(given, reviews, prefer, rule_set or _rules_of(report, given))
    if form is Format.TERMINAL:
        from attrib.views.adjudication import AdjudicationPage

        with output.opened(destination) as stream:
            output.console(stream, width=width, color=color).print(AdjudicationPage(adjudicated, ids))
    else:
        manner = Manner(table=table, with_text=adjudicated.text is not None, force=force)
        write([adjudicated], form, destination, manner)
    if len(reviews) < len(decisions):
        raise typer.Exit(output.INCOMPLETE)


@review.command(epilog=MERGE)
def merge(
    first: Annotated[str, typer.Argument(metavar="A", show_default=False, help="One reviewer's decisions.")],
    second: Annotated[str, typer.Argument(metavar="B", show_default=False, help="Another's, on the same article.")],
    *,
    form: Annotated[
        AgreementFormat, typer.Option("--format", "-f", help="JSON: one object.")
    ] = AgreementFormat.TERMINAL,
    destination: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the decisions of both to a file."),
    ] = None,
    ids: options.Ids = False,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Join two reviewers' decisions, and say how far they agree."""
    inputs.check_stdin_once([first, second])
    one, other = (_review(name) for name in (first, second))
    if one is None or other is None:
        raise typer.Exit(output.INCOMPLETE)
    if one.article.sha256 != other.article.sha256:
        output.fail(f"{second}: about another text than {first}", output.INCOMPLETE)

    from attrib.review import agreement
    from attrib.views.serial import as_json

    found = agreement.compare(one, other, (first, second))
    if destination is not None:
        with output.opened(destination, utf8=True) as stream:
            stream.write(as_json(agreement.merge(one, other)) + "\n")
    with output.opened(utf8=form is AgreementFormat.JSON) as stream:
        if form is AgreementFormat.JSON:
            stream.write(as_json(found) + "\n")
        else:
            from attrib.views.agreement import AgreementPage

            output.console(stream, width=width, color=color).print(AgreementPage(found, ids))


@review.command(epilog=GOLD)
def gold(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT", show_default=False, help="Reports that decisions were applied to.")
    ],
    *,
    partial: Annotated[
        bool, typer.Option("--partial", help="Also articles of which only some claims were decided.")
    ] = False,
    destination: options.Output = None,
) -> None:
    """Make gold for attrib evaluate of reviewed reports: JSON lines, an article each."""
    inputs.check_stdin_once(reports)
    left_out: list[str] = []
    lines = _gold_lines(reports, left_out, partial=partial)
    first = list(islice(lines, 1))
    output.check_not_input(destination)
    if first or destination is None:
        with output.opened(destination, utf8=True) as stream:
            stream.writelines(chain(first, lines))
    if left_out:
        raise typer.Exit(output.INCOMPLETE)


def _gold_lines(reports: list[str], left_out: list[str], *, partial: bool) -> "Iterator[str]":
    """Give gold of reports, an article after the other; tell what is wrong with others, whose names are left out."""
    import msgspec

    from attrib.review.making_gold import NoGoldError, gold_article
    from attrib.views.serial import escaped

    for name in reports:
        report = _report(name)
        try:
            article = gold_article(report, partial=partial) if report is not None else None
        except NoGoldError as error:
            output.complain(f"{name}: {error}")
            article = None
        if article is None:
            left_out.append(name)
        else:
            yield escaped(msgspec.json.encode(article).decode()) + "\n"


def _report(name: str) -> "Report | None":
    """Read a report; tell what is wrong where that cannot be done."""
    try:
        return inputs.reviewed(name)
    except reading.InputError as error:
        output.complain(str(error))
        return None


def _review(name: str) -> "Review | None":
    """Read a file of decisions; tell what is wrong where that cannot be done."""
    try:
        return inputs.review(name)
    except reading.InputError as error:
        output.complain(str(error))
        return None


def _reviews(names: "Iterable[str]", report: "Report") -> "Iterator[Review]":
    """Give the files of decisions that can be used; tell of each other what is wrong."""
    from attrib.review.applying import is_about

    for name in names:
        read = _review(name)
        if read is None:
            continue
        if is_about(read, report):
            yield read
        else:
            title = read.article.title or read.article.path
            of = f" (“{title}”)" if title else ""
            output.complain(f"{name}: about another article{of}: none of its decisions has its claim in this report")


def _rules_of(name: str, report: "Report") -> "RuleSet":
    """Give the rule set that a report was made by; tell where it is not as it was."""
    from attrib.report.saved import rules_of

    rules, note = rules_of(report)
    if note is not None:
        output.complain(f"note: {name}: {note}")
    return rules


def _applied(report: "Report", reviews: "list[Review]", prefer: str | None, rules: "RuleSet") -> "Report":
    from attrib.review.applying import apply
    from attrib.review.settling import ConflictError

    everyone = {decision.by for review in reviews for decision in review.decisions}
    if prefer is not None and prefer not in everyone:
        output.fail(f"--prefer {prefer}: decided nothing here; those who did are {', '.join(sorted(everyone))}")
    names = {source.id: source.name or source.description or source.id for source in report.sources}
    try:
        return apply(report, reviews, prefer, rules)
    except ConflictError as error:
        for conflict in error.conflicts[:MOST_CONFLICTS]:
            output.complain(_told(conflict, names))
        if len(error.conflicts) > MOST_CONFLICTS:
            output.complain(f"and {len(error.conflicts) - MOST_CONFLICTS:,} more like these")
        people = sorted({ruling.by for conflict in error.conflicts for ruling in conflict.rulings} - {""})
        how = f"--prefer {people[0]} lets the decisions of {people[0]} stand" if people else "settle them by hand"
        output.fail(f"people decided differently, so nothing is written; {how}", output.INCOMPLETE)


def _told(conflict: "Conflict", names: "Mapping[str, str]") -> str:
    from attrib.views.inert import one_line

    said = "; ".join(_said(ruling, names) for ruling in conflict.rulings)
    return f"{conflict.claim or 'missed'} “{one_line(conflict.words, 60)}”: {said}"


def _said(ruling: "Ruling", names: "Mapping[str, str]") -> str:
    """Say what somebody decided: "JR named (Dana Whitlock)"."""
    from attrib.views.inert import one_line

    by = ruling.by or "a reviewer"
    if ruling.decision == "reject" or ruling.verdict is None:
        return f"{by} rejected"
    source = ruling.source.exact if ruling.source else names.get(ruling.source_id or "", ruling.source_id)
    stance = f", {ruling.stance}" if ruling.stance else ""
    return f"{by} {ruling.verdict.replace('_', ' ')}{f' ({one_line(source, 60)})' if source else ''}{stance}"
