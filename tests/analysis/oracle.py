"""The recorded graphs of the Carneades 4 program, as cases of ours."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from moot.model.case import Case
from moot.model.records import Argument, Claim, Issue, Mode, Polarity, Position, Premise, Record, Stance, Standard

FILE = Path(__file__).parent.parent / "data" / "labelled-graphs.jsonl.gz"


def graphs() -> list[dict[str, Any]]:
    """The recorded graphs with the labels expected."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def case_of(graph: dict[str, Any]) -> Case:
    """A recorded graph as a case: bare leaves proved, assumptions accepted, undercutters as premises of undercuts."""
    return Case(_records(graph))


def _records(graph: dict[str, Any]) -> Iterator[Record]:
    assumed = set(graph["assumptions"])
    for id_ in graph["statements"]:
        yield Claim(id_, stance=Stance.ACCEPTED if id_ in assumed else Stance.OPEN)
    for id_, issue in graph["issues"].items():
        yield Issue(id_, standard=Standard(issue["standard"]))
        for claim in issue["positions"]:
            yield Position(f"{id_}-{claim}", id_, claim)
    for id_, argument in graph["arguments"].items():
        scheme = argument["scheme"]
        constant = scheme.startswith("w")
        yield Argument(
            id_,
            argument["conclusion"],
            weight=int(scheme[1:]) * 10 if constant else 100,
            mode=Mode.LINKED if constant else Mode(scheme),
        )
        for n, claim in enumerate(argument["premises"]):
            yield Premise(f"{id_}-{n}", id_, claim, order=n)
        if argument["undercutter"] is not None:
            yield Argument(f"u-{id_}", id_, Polarity.UNDERCUT)
            yield Premise(f"u-{id_}-0", f"u-{id_}", argument["undercutter"])
