"""`attrib evaluate`: a rule set scored against a newsroom's own annotation."""

from collections import Counter
from enum import StrEnum
from functools import partial
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attrib.cli import cores, inputs, options, output, reading
from attrib.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attrib.evaluation import Evaluation, GoldArticle
    from attrib.evaluation.gold import Fault
    from attrib.report.model import Report
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
    jobs: options.Jobs = None,
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
    given = _read(gold)
    if not given.articles:
        raise typer.Exit(output.INCOMPLETE)
    output.check_not_input(destination)
    shown = (EXAMPLES if examples is None else examples) if errors else None
    scoring = _Scoring(rule_set, shown)
    evaluation = scoring.evaluation(given, _work(rules, rule_set, given, jobs))
    if before is not None:
        _note_other_gold(baseline, before, evaluation)
    with output.opened(destination, utf8=form is Format.JSON) as stream:
        if form is Format.JSON:
            from attrib.views.serial import as_json

            stream.write(as_json(evaluation) + "\n")
        else:
            from attrib.views.evaluation import EvaluationPage

            console = output.console(stream, width=width, color=color)
            console.print(EvaluationPage(evaluation, before, shown))
    if given.failed or scoring.failed:
        raise typer.Exit(output.INCOMPLETE)


class _Given(NamedTuple):
    """What was given: how many articles, whether anything was wrong with others, and what reads them again."""

    articles: int
    failed: bool
    gold: "Sequence[Callable[[], Iterator[GoldArticle | Fault | str]]]"

    def again(self) -> "Iterator[GoldArticle]":
        """Read the articles, so that no more are held than are wanted at a time."""
        from attrib.evaluation import GoldArticle

        return (each for read in self.gold for each in read() if isinstance(each, GoldArticle))


def _read(names: list[str]) -> _Given:
    """Read all gold, to tell what is wrong with it."""
    gold = [inputs.gold(name) for name in names]
    articles, failed = 0, False
    for name, read in zip(names, gold, strict=True):
        count, faults = _told(name, read())
        articles += count
        failed |= faults > 0
    return _Given(articles, failed, gold)


def _told(name: str, gold: "Iterator[GoldArticle | Fault | str]") -> tuple[int, int]:
    """Tell what is wrong with some gold; give how many articles and faults it has."""
    from attrib.evaluation.gold import Fault

    ids: Counter[str] = Counter()
    faults, notes = 0, []
    for each in gold:
        if isinstance(each, Fault):
            faults += 1
            if faults <= MOST_FAULTS:
                output.complain(str(each))
        elif isinstance(each, str):
            notes.append(each)
        else:
            ids[each.id] += 1
    if faults > MOST_FAULTS:
        output.complain(f"{name}: and {faults - MOST_FAULTS:,} more like these")
    for note in notes:
        output.complain(f"note: {note}")
    if again := [identity for identity, count in ids.items() if count > 1]:
        output.complain(f"note: {name}: several articles have the same id, and all are scored: {', '.join(again)}")
    return ids.total(), faults


def _work(name: str, rules: "RuleSet", given: _Given, jobs: int | None) -> cores.Work:
    use, begin = partial(inputs.report_on, rules=rules), partial(inputs.analyst, name, rules.sha256)
    return cores.Work(use, begin, jobs or cores.available(), given.articles >= cores.FEWEST)


class _Scoring:
    """The scoring of a rule set: an article that cannot be analysed is told at once, and left out."""

    def __init__(self, rules: "RuleSet", examples: int | None) -> None:
        self._rules = rules
        self._examples = examples
        self.failed = False

    def evaluation(self, given: _Given, work: cores.Work) -> "Evaluation":
        """Analyse all articles and score them; the command ends where none could be analysed."""
        from msgspec.structs import replace

        from attrib.evaluation import evaluation_of

        with progress(given.articles, wanted=True) as advance:
            reports = self._reports(given, work, advance)
            evaluation = evaluation_of(reports, self._rules, self._examples or 0)
        if not evaluation.figures.articles:
            raise typer.Exit(output.INCOMPLETE)
        return evaluation if self._examples is not None else replace(evaluation, causes=())

    def _reports(
        self, given: _Given, work: cores.Work, advance: "Callable[[], None]"
    ) -> "Iterator[tuple[GoldArticle, Report]]":
        articles, same = tee(given.again())
        for article, (_, outcome) in zip(articles, cores.done(map(_found, same), work), strict=True):
            advance()
            if isinstance(outcome, reading.InputError):
                output.complain(str(outcome))
                self.failed = True
            elif outcome is not None:
                yield article, outcome


def _found(article: "GoldArticle") -> reading.Found:
    from msgspec.structs import replace

    from attrib.readers import read_text

    return reading.Found(replace(read_text(article.text), path=article.id), str)


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
