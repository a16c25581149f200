#!/usr/bin/env python3
"""The articles in tests/gold, written and annotated for this project, as rows of the gold format.

    python tests/gold_corpus.py > gold.jsonl

NAME.txt is the article, NAME.toml its annotation: `id`, then `[[attributions]]` with `source` and
`cue` (a string, "" where there is none, or a list), `content` (a list of strings, one a contiguous
part), `label` (NP NO AO AX CG NA RE), `speech` (direct, indirect or mixed). Every string is a
verbatim piece of the article and begins and ends at a word boundary. One that occurs more than once
is looked for inside `near`, a piece of the article that occurs once and holds it once; where no
single piece serves all of them, `near_source`, `near_cue` and `near_content` take its place.
`free = true` marks free indirect speech, which goes on in a voice without naming it or any cue; it
is left out unless asked for.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent / "gold"
LABELS = {"NP", "NO", "AO", "AX", "CG", "NA", "RE"}
SPEECH = {"direct", "indirect", "mixed"}
KEYS = {
    "source",
    "cue",
    "content",
    "label",
    "speech",
    "near",
    "near_source",
    "near_cue",
    "near_content",
    "free",
}


def places(text, piece):
    """Every place where the piece stands in the text as whole words."""
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return [match.span() for match in re.finditer(before + re.escape(piece) + after, text)]


def locate(text, piece, near, where):
    if near:
        homes = places(text, near)
        if len(homes) != 1:
            raise ValueError(f"{where}: near must occur once, occurs {len(homes)} times: {near!r}")
        base = homes[0][0]
        inside = places(near, piece)
        if len(inside) > 1:
            raise ValueError(f"{where}: occurs {len(inside)} times inside near: {piece!r}")
        if inside:
            return [base + inside[0][0], base + inside[0][1]]
    found = places(text, piece)
    if not found:
        raise ValueError(f"{where}: not in the article: {piece!r}")
    if len(found) > 1:
        raise ValueError(f"{where}: occurs {len(found)} times, give near: {piece!r}")
    return list(found[0])


def read(path, free=False):
    """One annotated article as a row of the gold format."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    row = {"id": data["id"], "text": text, "attributions": []}
    for number, entry in enumerate(data["attributions"], 1):
        where = f"{path.name}, attribution {number}"
        if entry.keys() - KEYS:
            raise ValueError(f"{where}: unknown keys {sorted(entry.keys() - KEYS)}")
        if entry["label"] not in LABELS or entry["speech"] not in SPEECH or not entry["content"]:
            raise ValueError(f"{where}: bad label, speech or content")
        spans = {}
        for key in ("source", "cue", "content"):
            value = entry[key]
            pieces = [value] if isinstance(value, str) else value
            near = entry.get(f"near_{key}", entry.get("near"))
            spans[key] = sorted(locate(text, piece, near, f"{where}, {key}") for piece in pieces if piece)
        if free or not entry.get("free"):
            row["attributions"].append({**spans, "label": entry["label"], "speech": entry["speech"]})
    return row


def load(folder=FOLDER, free=False):
    """All annotated articles, in the order of their names."""
    paths = sorted(Path(folder).glob("*.toml"))
    lone = {p.stem for p in paths} ^ {p.stem for p in Path(folder).glob("*.txt")}
    if lone:
        raise ValueError(f"text without annotation or annotation without text: {sorted(lone)}")
    return [read(path, free) for path in paths]


if __name__ == "__main__":
    for row in load(free="--free" in sys.argv):
        print(json.dumps(row, ensure_ascii=False))
