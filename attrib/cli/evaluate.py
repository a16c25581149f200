"""`attrib evaluate`: a rule set scored against a newsroom's own annotation."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import inputs, options, output
from attrib.cli.progress import progress

if TYPE_CHECKING:
    from attrib.evaluation import Evaluation, GoldArticle
    from attrib.rules import RuleSet

MOST_FAULTS = 10
"""Faults of one GOLD that are told one by one."""
EXAMPLES = 3
FORMATS = """\
\b
GOLD is one of
  JSON lines  a file, or "-"; on each line an article as
              {"id": "a1", "text": "...", "attributions": [
                {"source": [[0, 8]], "cue": [[9, 13]],
                 "content": [[14, 40], [52, 70]], "label": "AO",
                 "alt": "AX", "stance": "denies",
                 "who": "a harbour official",
                 "members": [{"who": "two drivers", "label": "AX"}, ...]}]}
              all but content may be left out
  brat        a folder with NAME.txt and NAME.ann in brat standoff, or one
              NAME.ann; text-bound Source, Cue and Content, joined by events
              (E1  Cue:T2 Source:T1 Content:T3) or by relations between
              them; label, alt and stance are attributes Label (or
              Verdict), Alt and Stance, who is a note of the type Who;
              there are no members
Offsets count the characters of the text, line ends too, end exclusive.

\b
Labels: NP or NO (named person, organization or document), AO (anonymous
official), AX or CG (anonymous other, vague group), NA (no source), RE (the
article's own author: not judged), or a verdict's own name; alt is a second
label that is right too. Stances: asserts, denies, doubts, asks. who is the
source's fullest name or description, the same for the same voice (" #2" parts
voices described alike); with a "?" at the end it is not compared. members are
all who say it, where they are several.

\b
Figures, in percent:
  content   words that stand in the content of some attribution
  found     a claim is right if half of its content lies in one in the gold;
            that one is found if such claims cover half of its content
  sourced   the same, and the sources share a word, or neither has one
  speech    recall of sourced, where a quotation or a verb of speech is
  evidence  of the claims on strong, fair or weak evidence, so many are
            right, and have the right source too
  verdicts  of labelled attributions, found and given that verdict
  unnamed   claims that rest on unnamed sources and attributions that do, in
            all of both: a claim that is none counts against it
  voices    are claims of one unnamed voice together, those of different ones
            apart (B-cubed, of those found)
  whom      of named sources, found, whose name ends in the word in which who
            does, before "of", "at", "for", a comma or a bracket
  together  of the members, found, that are sources of the claim with their
            verdict, by the same word
  stances   as verdicts
  range     articles whose unnamed share in the gold, of nested contents the
            outer one counting, lies in the range that the report gives
Sentences in the article's own voice are not counted as claims.

\b
Examples:
  attrib evaluate gold.jsonl --rules house.toml
  attrib evaluate gold/ --errors
  attrib evaluate gold/ --format json --output before.json
  attrib evaluate gold/ --rules house.toml --baseline before.json
"""


class Format(StrEnum):
    """How the evaluation is written."""

    TERMINAL = "terminal"
    JSON = "json"


GoldFiles = Annotated[
    list[str],
    typer.Argument(metavar="GOLD", show_default=False, help="Annotated articles; several are taken together."),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="JSON: one object.")]
Errors = Annotated[bool, typer.Option("--errors", "-e", help="Also what was missed and what was wrong, by cause.")]
Examples = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help=f"Of each cause so many examples, with --errors; by default {EXAMPLES}."),
]
Baseline = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="An evaluation as JSON: show how the figures differ from it."),
]


def evaluate(
    gold: GoldFiles,
    *,
    form: Form = Format.TERMINAL,
    rules: options.Rules = "newsroom",
    errors: Errors = False,
    examples: Examples = None,
    baseline: Baseline = None,
    destination: options.Output = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Score a rule set against a newsroom's own annotation."""
    inputs.check_stdin_once(gold)
    if examples is not None and not errors:
        output.fail("--examples goes with --errors")
    if baseline is not None and form is Format.JSON:
        output.fail("--baseline is for the terminal")
    rule_set = inputs.rule_set(rules)
    before = _earlier(baseline) if baseline else None
    articles, failed = _read(gold)
    if not articles:
        raise typer.Exit(output.INCOMPLETE)
    output.check_not_input(destination)
    evaluation = _scored(articles, rule_set)
    if before is not None:
        _note_other_gold(baseline, before, evaluation)
    shown = (EXAMPLES if examples is None else examples) if errors else None
    with output.opened(destination, utf8=form is Format.JSON) as stream:
        if form is Format.JSON:
            from attrib.views.serial import as_json

            stream.write(as_json(_cut(evaluation, shown)) + "\n")
        else:
            from attrib.views.evaluation import EvaluationPage

            console = output.console(stream, width=width, color=color)
            console.print(EvaluationPage(evaluation, before, shown))
    if failed:
        raise typer.Exit(output.INCOMPLETE)


def _scored(articles: "list[GoldArticle]", rules: "RuleSet") -> "Evaluation":
    from attrib.evaluation import evaluate as score

    with progress(len(articles), wanted=True) as advance:
        return score(articles, rules, advance=advance)


def _read(names: list[str]) -> "tuple[list[GoldArticle], bool]":
    """Read all gold; tell what was wrong with it, and whether anything was."""
    articles: list[GoldArticle] = []
    failed = False
    for name in names:
        read = inputs.gold(name)
        articles += read.articles
        failed |= bool(read.faults)
        for fault in read.faults[:MOST_FAULTS]:
            output.complain(str(fault))
        if len(read.faults) > MOST_FAULTS:
            output.complain(f"{name}: and {len(read.faults) - MOST_FAULTS:,} more like these")
        for note in read.notes:
            output.complain(f"note: {note}")
        ids = Counter(article.id for article in read.articles)
        if again := [identity for identity, count in ids.items() if count > 1]:
            output.complain(f"note: {name}: several articles have the same id, and all are scored: {', '.join(again)}")
    return articles, failed


def _earlier(path: Path) -> "Evaluation":
    """Read an evaluation that was written as JSON; the command fails where it cannot."""
    import msgspec

    from attrib.evaluation import Evaluation

    try:
        return msgspec.json.decode(path.read_bytes(), type=Evaluation)
    except OSError as error:
        output.fail(f"{path}: cannot be read ({error.strerror})", output.INCOMPLETE)
    except (msgspec.DecodeError, UnicodeDecodeError):
        output.fail(f"{path}: not an evaluation as attrib evaluate --format json writes it", output.INCOMPLETE)


def _note_other_gold(path: Path | None, before: "Evaluation", now: "Evaluation") -> None:
    old, new = before.figures, now.figures
    if (old.articles, old.gold) != (new.articles, new.gold):
        output.complain(
            f"note: {path} was made with other gold: {old.gold:,} attributions in {old.articles:,} articles"
        )


def _cut(evaluation: "Evaluation", examples: int | None) -> "Evaluation":
    """Give an evaluation with at most `examples` examples of each cause; None leaves the causes out."""
    from msgspec.structs import replace

    if examples is None:
        return replace(evaluation, causes=())
    causes = tuple(replace(cause, examples=cause.examples[:examples]) for cause in evaluation.causes)
    return replace(evaluation, causes=causes)
