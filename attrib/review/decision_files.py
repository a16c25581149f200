"""Files of decisions, and the reports that they are about, read and checked."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from datetime import datetime
from typing import get_args

import msgspec
from msgspec import UNSET

from attrib.constructions.construction import Stance
from attrib.report.decision import Choice
from attrib.report.model import Claim, Passage, Report, Verdict
from attrib.report.saved import SavedReportError, read_report
from attrib.review.model import SCHEMA, Decision, Review
from attrib.text.misfits import in_words
from attrib.text.shortening import shortened

LARGEST = 20_000_000
"""Bytes of a file."""
MOST_CHARACTERS = 20_000_000
"""Of an article whose text its report has not."""
LONGEST = 200
"""Characters of a reason."""
CHOICES = {"decision": get_args(Choice), "verdict": get_args(Verdict), "stance": get_args(Stance)}


class ReviewError(Exception):
    """A file of decisions, or a report, that cannot be used. The message is a phrase without a full stop."""


def read_review(data: bytes) -> Review:
    """Read the bytes of a file of decisions. Raises ReviewError."""
    _check_size(data)
    try:
        stated = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=_Stated)
        if stated.schema != SCHEMA:
            raise ReviewError(
                f"{shortened(stated.schema, LONGEST)}, not {SCHEMA}" if stated.schema else f"not {SCHEMA}"
            )
        review = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=Review)
    except msgspec.ValidationError as error:
        raise ReviewError(f"not {SCHEMA}: {shortened(in_words(str(error), CHOICES), LONGEST)}") from None
    except RecursionError:
        raise ReviewError("not JSON: nested too deeply") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReviewError(f"not JSON ({shortened(str(error), LONGEST)})") from None
    for number, decision in enumerate(review.decisions, 1):
        if reason := misfit(decision):
            raise ReviewError(f"decision {number:,}: {reason}")
    return review


def read_reviewed(data: bytes) -> Report:
    """Read the bytes of a report that is to be reviewed, or was. Raises ReviewError."""
    _check_size(data)
    try:
        report = read_report(data)
    except SavedReportError as error:
        raise ReviewError(str(error)) from None
    if report is None:
        raise ReviewError("not a report; attrib analyze --format json writes one")
    if reason := _unfit(report):
        raise ReviewError(reason)
    return report


def misfit(decision: Decision) -> str | None:
    """Say what is wrong with a decision by itself; None where nothing is."""
    if (decision.claim is None) != (decision.decision == "missed"):
        return f"“claim” must {'not ' * (decision.decision != 'missed')}be null where a claim is {_past(decision)}"
    if decision.verdict is None and decision.decision != "reject":
        return f"“verdict” must not be null where a claim is {_past(decision)}"
    if decision.decision == "missed" and not decision.content:
        return "“content” must not be empty where a claim is missed"
    corrected = () if decision.corrected_content is UNSET else decision.corrected_content
    if decision.corrected_content is not UNSET and (decision.decision != "correct" or not corrected):
        return "“corrected_content” goes with a claim that is corrected, and must not be empty"
    for quotation in (*decision.content, *corrected, *([decision.source] if decision.source else [])):
        if quotation.end - quotation.start != len(quotation.exact) or not quotation.exact:
            return (
                f"{quotation.start} to {quotation.end} are not the {len(quotation.exact):,} characters of "
                f"“{shortened(quotation.exact, 40)}”"
            )
    try:
        instant(decision)
    except ValueError:
        return f"“at” is “{shortened(decision.at, 40)}”, which is no time such as 2026-11-22T09:30:00Z"
    return None


def instant(decision: Decision) -> datetime:
    """Give when a decision was made. Raises ValueError where it does not say so."""
    at = datetime.fromisoformat(decision.at)
    if at.tzinfo is None:
        raise ValueError(decision.at)
    return at


class _Stated(msgspec.Struct):
    schema: str = ""


def _check_size(data: bytes) -> None:
    if len(data) > LARGEST:
        raise ReviewError(f"larger than {LARGEST // 1_000_000} MB")
    if not data.strip():
        raise ReviewError("empty")


def _past(decision: Decision) -> str:
    return {"agree": "agreed to", "correct": "corrected", "missed": "missed", "reject": "rejected"}[decision.decision]


def _unfit(report: Report) -> str | None:
    """Say why a report cannot be reviewed; None where it can."""
    review = report.review
    claims = report.claims if review is UNSET else (*report.claims, *review.rejected)
    if len({claim.id for claim in claims}) < len(claims):
        return "two claims have the same id"
    if len({source.id for source in report.sources}) < len(report.sources):
        return "two sources have the same id"
    if report.text is None and report.article.characters > MOST_CHARACTERS:
        return f"the article has more than {MOST_CHARACTERS:,} characters"
    length = report.article.characters if report.text is None else len(report.text)
    for claim in claims:
        if not claim.content:
            return f"claim {shortened(claim.id, 40)} has no content"
        for passage in _passages(claim):
            shown = passage.text if report.text is None else report.text[passage.start : passage.end]
            if passage.end > length or passage.end - passage.start != len(passage.text) or shown != passage.text:
                return f"claim {shortened(claim.id, 40)}: {passage.start} to {passage.end} are not its words"
    decided = [ruling for claim in claims if claim.decided is not UNSET for ruling in claim.decided.rulings]
    for ruling in (*decided, *(() if review is UNSET else (lost.ruling for lost in review.lost))):
        if reason := misfit(ruling):
            return f"a decision on record: {reason}"
    return None


def _passages(claim: Claim) -> Iterator[Passage]:
    yield from claim.content
    yield from (passage for passage in (claim.cue, claim.source) if passage is not None)
