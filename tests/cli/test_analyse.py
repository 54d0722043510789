"""`moot analyse` as it is called: JSON, table, one claim explained, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
APP = Path(__file__).parents[2] / "app"

CIRCLE = """\
statements: {p: P, q: Q, r: R, s: S, t: T}
assumptions: [s]
issues: {i: {positions: [r, t], standard: PE}}
arguments:
  a1: {conclusion: p, premises: [q]}
  a2: {conclusion: q, premises: [p]}
  a3: {conclusion: r, premises: [s], undercutter: q}
"""


def moot(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-X", "utf8", "-c", f"import sys; sys.path.insert(0, {str(APP)!r})\n" + RUN, *words]
    return subprocess.run(line, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


RUN = "from moot.cli.main import main\nmain(sys.argv[1:])"


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    path = tmp_path / "circle.yaml"
    path.write_text(CIRCLE, encoding="utf-8")
    return path


def test_json_says_status_reason_application_and_winner_by_the_ids_of_the_file(circle: Path) -> None:
    result = moot("analyse", "--json", circle.name, cwd=circle.parent)
    assert (result.returncode, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert list(found) == ["file", "semantics", "claims", "arguments", "issues"]
    assert (found["file"], found["semantics"]) == ("circle.yaml", "default")
    assert {i: (c["status"], c["why"]) for i, c in found["claims"].items()} == {
        "p": ("out", "circular"),
        "q": ("out", "circular"),
        "r": ("in", "supported"),
        "t": ("out", "unsupported"),
        "s": ("in", "accepted"),
    }
    assert all(claim["reason"].endswith(".") for claim in found["claims"].values())
    assert {i: found["arguments"][i] for i in ("a1", "a2", "a3")} == {
        "a1": {"applies": False},
        "a2": {"applies": False},
        "a3": {"applies": True},
    }
    assert found["issues"] == {"i": {"winner": "r"}}


def test_the_plain_intervals_leave_the_circle_open(circle: Path) -> None:
    found = json.loads(moot("analyse", "--json", "--semantics", "interval", circle.name, cwd=circle.parent).stdout)
    assert {i: (c["status"], c["why"]) for i, c in found["claims"].items()} == {
        "p": ("undecided", "circular"),
        "q": ("undecided", "circular"),
        "r": ("undecided", "waits"),
        "t": ("out", "unsupported"),
        "s": ("in", "accepted"),
    }
    assert found["arguments"]["a3"] == {"applies": None}
    assert found["issues"] == {"i": {"winner": None}}


def test_each_file_has_a_line_and_a_bad_one_does_not_keep_the_others_from_it(circle: Path) -> None:
    result = moot("analyse", "--json", "nowhere.yaml", circle.name, circle.name, cwd=circle.parent)
    assert result.returncode == 2
    first, *others = [json.loads(line) for line in result.stdout.splitlines()]
    assert list(first) == ["file", "error"]
    assert [other["file"] for other in others] == ["circle.yaml", "circle.yaml"]
    assert result.stderr.count("moot:") == 1
    assert "Traceback" not in result.stderr


def test_the_table_names_issues_claims_and_reasons(circle: Path) -> None:
    result = moot("analyse", circle.name, cwd=circle.parent)
    assert result.returncode == 0
    assert "2 stand, 3 fall, 0 are open." in result.stdout
    assert "it rests only on itself" in result.stdout
    assert "→" in next(line for line in result.stdout.splitlines() if "R stands" in line)


@pytest.mark.parametrize(("wanted", "opening"), [("r", "Stands as mapped"), ("a3", "Applies as mapped")])
def test_why_explains_a_claim_or_an_argument(circle: Path, wanted: str, opening: str) -> None:
    result = moot("analyse", "--why", wanted, circle.name, cwd=circle.parent)
    assert result.returncode == 0
    assert opening in result.stdout.splitlines()[0]
    assert len(result.stdout.splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--why", "nobody"), "has no claim or argument nobody"),
        (("--why", "p", "--json"), "leave out --json"),
        (("--semantics", "preferred", "--why", "p"), "leave out --semantics"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(circle: Path, words: tuple[str, ...], sentence: str) -> None:
    result = moot("analyse", *words, circle.name, cwd=circle.parent)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("moot: ")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_sample_is_analysed_and_explained_without_loading_qt() -> None:
    sample = "export-control-dispute.yaml"
    check = RUN.replace("main(sys", "import atexit\natexit.register(lambda: print('PySide6' in sys.modules))\nmain(sys")
    line = [sys.executable, "-X", "utf8", "-c", f"import sys; sys.path.insert(0, {str(APP)!r})\n" + check]
    result = subprocess.run(
        [*line, "analyse", "--json", sample], cwd=SAMPLES, capture_output=True, text=True, timeout=60, check=False
    )
    report, qt = result.stdout.splitlines()
    assert qt == "False"
    claims = json.loads(report)["claims"]
    assert len(claims) == 60
    assert not any("prove" in claim["reason"] for claim in claims.values())
