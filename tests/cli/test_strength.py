"""`moot analyse --strength` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_analyse import moot

CASE = """\
moot: 1
statements:
  p: {text: P, number: 1, stance: presumed, presumed_weight: 80}
  c: {text: C, number: 2}
  s: {text: S, number: 3}
arguments:
  a: {conclusion: c, premises: [p]}
  b: {against: s, premises: [s]}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_json_adds_a_number_for_every_claim(case: Path) -> None:
    result = moot("analyse", "--json", "--strength", "dfquad", case.name, cwd=case.parent)
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert list(found)[-1] == "strength"
    assert found["strength"] == {"p": 0.8, "c": 0.9, "s": pytest.approx(1 / 3, abs=1e-6)}
    plain = json.loads(moot("analyse", "--json", case.name, cwd=case.parent).stdout)
    assert found["claims"] == plain["claims"]  # no status follows from a strength
    assert "strength" not in plain


def test_the_table_has_a_column_and_says_what_it_is(case: Path) -> None:
    lines = moot("analyse", "--strength", "euler", case.name, cwd=case.parent).stdout.splitlines()
    assert "  0.80   1  P" in lines
    assert lines[-1] == "Strengths (euler) run from 0 to 1; a dash means that there is no stable value."


def test_an_unknown_lens_is_refused(case: Path) -> None:
    assert moot("analyse", "--strength", "guess", case.name, cwd=case.parent).returncode == 2
