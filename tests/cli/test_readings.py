"""`moot analyse --semantics preferred` and its like, as they are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import DISPUTE, complaint, moot

TRIANGLE = "arg(a). arg(b). arg(c).\natt(a,b). att(b,c). att(c,a).\n"
PAIRS = "p af 5\n1 2\n2 1\n3 4\n4 3\n1 5\n2 5\n"
CIRCLE = """\
statements: {p: P, q: Q, r: R, s: S, t: T}
assumptions: [s]
issues: {i: {positions: [r, t], standard: PE}}
arguments:
  a1: {conclusion: p, premises: [q]}
  a2: {conclusion: q, premises: [p]}
  a3: {conclusion: r, premises: [s], undercutter: q}
"""


def analysed(file: Path, *words: str) -> dict[str, Any]:
    done = moot("analyse", "--json", *words, file.name, cwd=file.parent)
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = done.stdout.decode().splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "readings"),
    [
        ("grounded", [[]]),
        ("complete", [[], ["1"], ["1", "3"], ["1", "4"], ["2"], ["2", "3"], ["2", "4"], ["3"], ["4"]]),
        ("preferred", [["1", "3"], ["1", "4"], ["2", "3"], ["2", "4"]]),
        ("stable", [["1", "3"], ["1", "4"], ["2", "3"], ["2", "4"]]),
        ("semi-stable", [["1", "3"], ["1", "4"], ["2", "3"], ["2", "4"]]),
        ("stage", [["1", "3"], ["1", "4"], ["2", "3"], ["2", "4"]]),
        ("ideal", [[]]),
    ],
)
def test_json_lists_the_readings_by_the_names_of_the_arguments(
    tmp_path: Path, kind: str, readings: list[list[str]]
) -> None:
    found = analysed(file(tmp_path, "pairs.af", PAIRS), "--semantics", kind)
    assert list(found) == ["file", "semantics", "claims", "arguments", "issues", "readings", "complete"]
    assert (found["file"], found["semantics"], found["complete"]) == ("pairs.af", kind, True)
    assert found["readings"] == readings
    floats = kind in ("preferred", "stable", "semi-stable", "stage")
    assert found["claims"]["5"]["status"] == ("out" if floats else "undecided")
    assert found["claims"]["1"]["status"] == "undecided"
    assert found["arguments"]["1→5"] == {"applies": None}


def test_no_stable_reading_is_said_and_nothing_is_accepted(tmp_path: Path) -> None:
    path = file(tmp_path, "triangle.apx", TRIANGLE)
    found = analysed(path, "--semantics", "stable")
    assert (found["readings"], found["complete"]) == ([], True)
    assert {claim["status"] for claim in found["claims"].values()} == {"undecided"}
    assert {claim["reason"] for claim in found["claims"].values()} == {"Open as mapped: no stable reading exists."}
    table = moot("analyse", "--semantics", "stable", path).stdout.decode()
    assert "No stable reading exists." in table
    assert analysed(path, "--semantics", "stage")["readings"] == [["a"], ["b"], ["c"]]


def test_most_caps_the_list_and_says_so(tmp_path: Path) -> None:
    path = file(tmp_path, "pairs.af", PAIRS)
    found = analysed(path, "--semantics", "preferred", "--most", "3")
    assert (len(found["readings"]), found["complete"]) == (3, False)
    assert found["claims"]["5"]["status"] == "out"
    assert found == analysed(path, "--semantics", "preferred", "--most", "3")
    assert "3+ preferred readings:" in moot("analyse", "--semantics", "preferred", "--most", "3", path).stdout.decode()
    assert analysed(path, "--semantics", "preferred", "--most", "4")["complete"] is True


def test_the_table_tells_readings_apart_and_names_circles(tmp_path: Path) -> None:
    path = file(tmp_path, "circle.yaml", CIRCLE)
    done = moot("analyse", "--semantics", "preferred", path)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert "2 preferred readings:" in lines
    assert [line.split() for line in lines if line.startswith("  all")] == [["all", "4"]]
    assert "       only on a circle of support: 1, 2" in lines
    assert lines[-1] == "1 stands, 1 falls, 3 open."


def test_the_issue_s_winner_is_the_one_of_every_reading(tmp_path: Path) -> None:
    path = file(tmp_path, "circle.yaml", CIRCLE)
    assert analysed(path, "--semantics", "preferred")["issues"] == {"i": {"winner": None}}
    path = file(tmp_path, "open.yaml", CIRCLE.replace(", undercutter: q", ""))
    assert analysed(path, "--semantics", "preferred")["issues"] == {"i": {"winner": "r"}}


def test_what_cannot_be_translated_is_refused_by_name(tmp_path: Path) -> None:
    path = file(tmp_path, "sum.yaml", CIRCLE.replace("premises: [s]", "premises: [s, t], scheme: cumulative"))
    said = complaint(moot("analyse", "--semantics", "stable", path))
    assert "sum.yaml: the reason from 4 and 5 (a3) is weighed as cumulative" in said


def test_the_sample_is_read_without_loading_qt() -> None:
    before = "import atexit, sys\natexit.register(lambda: print(any(n.startswith('PySide6') for n in sys.modules)))"
    done = moot("analyse", "--json", "--semantics", "preferred", DISPUTE, before=before)
    report, qt = done.stdout.decode().splitlines()
    assert qt == "False"
    assert len(json.loads(report)["claims"]) == 60


def test_a_framework_opens_as_a_case_by_the_usual_rules_too(tmp_path: Path) -> None:
    found = analysed(file(tmp_path, "line.tgf", "a\nb\nc\n#\na b\nb c\n"))
    assert {id_: claim["status"] for id_, claim in found["claims"].items()} == {"a": "in", "b": "out", "c": "in"}


def test_a_format_that_is_only_read_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = file(tmp_path, "line.tgf", "a\n#\n")
    assert "does not write it" in complaint(moot("convert", path, tmp_path / "line.apx"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["line.tgf"]
    assert moot("convert", path, tmp_path / "line.yaml").returncode == 0
