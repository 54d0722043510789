"""`moot analyse --audience` and `--compare`, as they are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_analyse import moot

CASE = """\
moot: 1
statements:
  c1: {text: The light was red., number: 1}
  c2: {text: I saw it., number: 2, stance: asserted}
  c3: {text: It was green., number: 3}
issues: {i: {text: Which light?, positions: [c1, c3]}}
arguments:
  a1: {conclusion: c1, premises: [c2]}
audiences:
  judge: {name: Judge, rulings: [{subject: c2, struck: true, note: hearsay}]}
  appeal: {name: Court of appeal}
"""


@pytest.fixture
def light(tmp_path: Path) -> Path:
    path = tmp_path / "light.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["Judge", "judge", "JUDGE"])
def test_a_case_is_labelled_as_an_audience_sees_it(light: Path, name: str) -> None:
    result = moot("analyse", "--json", "--audience", name, light.name, cwd=light.parent)
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert list(found) == ["file", "semantics", "claims", "arguments", "issues", "audience"]
    assert found["audience"] == "judge"
    assert found["claims"]["c2"]["reason"] == "Falls as mapped: it is struck (hearsay)."
    assert found["issues"] == {"i": {"winner": None}}
    words = moot("analyse", "--audience", name, "--why", "1", light.name, cwd=light.parent).stdout
    assert "its only reason fails: 2 falls" in words
    table = moot("analyse", "--audience", name, light.name, cwd=light.parent).stdout
    assert "      Falls as mapped: it is struck (hearsay)." in table.splitlines()


def test_without_an_audience_nothing_is_said_of_any(light: Path) -> None:
    found = json.loads(moot("analyse", "--json", light.name, cwd=light.parent).stdout)
    assert "audience" not in found and "differences" not in found
    assert found["issues"] == {"i": {"winner": "c1"}}


def test_two_audiences_are_compared_in_json(light: Path) -> None:
    line = moot("analyse", "--json", "--audience", "appeal", "--compare", "judge", light.name, cwd=light.parent).stdout
    found = json.loads(line)
    assert (found["audience"], found["compared_with"]) == ("appeal", "judge")
    assert found["issues"] == {"i": {"winner": "c1"}}
    assert found["differences"]["issues"] == {"i": {"winner": "c1", "other_winner": None}}
    claims = found["differences"]["claims"]
    assert {id_: (one["status"], one["other_status"]) for id_, one in claims.items()} == {
        "c1": ("in", "out"),
        "c2": ("in", "out"),
    }
    assert claims["c2"]["other_reason"] == "Falls as mapped: it is struck (hearsay)."


def test_the_case_itself_is_compared_in_a_table(light: Path) -> None:
    result = moot("analyse", "--compare", "Judge", light.name, cwd=light.parent)
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[1] == "The case itself and Judge: 1 issue and 2 claims differ."
    assert "      The case itself: 1  The light was red." in lines
    assert "      Judge: no single answer stands" in lines
    assert "      Judge: falls. Falls as mapped: it is struck (hearsay)." in lines
    same = moot("analyse", "--compare", "appeal", light.name, cwd=light.parent)
    assert same.stdout.splitlines()[1] == "The case itself and Court of appeal: nothing differs."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--audience", "jury"), "light.yaml has no audience jury; it has Judge, Court of appeal."),
        (("--compare", "jury"), "light.yaml has no audience jury; it has Judge, Court of appeal."),
        (("--compare", "judge", "--why", "1"), "leave out --compare"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(light: Path, words: tuple[str, ...], sentence: str) -> None:
    result = moot("analyse", *words, light.name, cwd=light.parent)
    assert (result.returncode, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_case_without_audiences_says_so(light: Path) -> None:
    light.write_text(CASE[: CASE.index("audiences:")], encoding="utf-8")
    result = moot("analyse", "--audience", "jury", light.name, cwd=light.parent)
    assert "light.yaml has no audience jury; it has none." in result.stderr
