"""Trends as CSV and JSON, for whoever draws or reckons on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from attrib.archive.trends import PARTS, Figure, Trends
from attrib.views.tables import line

SCHEMA = "attrib.trends/1"
COLUMNS = ("group", "period", *(name for name in Figure.__dataclass_fields__ if name != "parts"), *PARTS)


def to_csv(trends: Trends) -> str:
    """Give a line for each group and period; the period is empty where it is all of them together."""
    return line(COLUMNS) + "".join(map(line, _rows(trends)))


def _rows(trends: Trends) -> Iterator[list[Any]]:
    for group in trends.groups:
        for period, figure in (("", group.whole), *sorted(group.periods.items())):
            told = [getattr(figure, name) for name in COLUMNS[2 : -len(PARTS)]]
            yield [group.name, period, *map(_rounded, told), *(_rounded(figure.parts.get(part)) for part in PARTS)]


def to_json(trends: Trends) -> str:
    """Give all figures as one object."""
    selection = trends.selection._asdict()
    told = {
        "schema": SCHEMA,
        "judged": trends.judged._asdict() if trends.judged else None,
        "selection": {**selection, "parts": trends.parts},
        "from": trends.first,
        "to": trends.last,
        "left_out": asdict(trends.left_out),
        "groups": [
            {
                "name": group.name,
                "whole": _figure(group.whole),
                "periods": [{"period": when, **_figure(figure)} for when, figure in sorted(group.periods.items())],
            }
            for group in trends.groups
        ],
        "described": [each._asdict() for each in trends.described],
        "runs": [each._asdict() for each in trends.runs],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _figure(figure: Figure) -> dict[str, Any]:
    told = {name: _rounded(value) for name, value in asdict(figure).items() if name != "parts"}
    return {**told, "parts": {part: _rounded(share) for part, share in figure.parts.items()}}


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value
