import json
from pathlib import Path

import pytest
import yaml

from tests.cli.running import DISPUTE, FOX, complaint, moot

FAULTY = """\
moot: 1
issues:
  I1: {text: Is it so?, positions: [a, a]}
statements:
  a: {text: A, number: 12}
  b: {text: B, number: 12, holders: [nobody]}
arguments:
  A1: {conclusion: gone, premises: [a]}
  A2: {conclusion: a, mode: convergent}
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY)
    return path


def test_the_samples_are_well_formed_and_their_gaps_are_listed() -> None:
    done = moot("check", DISPUTE, FOX)
    assert done.returncode == 0
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert not [line for line in lines if ": gap, " not in line and ": well-formed, " not in line]
    assert f"{DISPUTE}: gap, position without support: claim 56: Nothing supports answer 56. Add a reason." in lines
    assert sum(": gap, open question: " in line and line.startswith(str(DISPUTE)) for line in lines) == 18


def test_what_the_sample_expects_is_in_the_list() -> None:
    text = (Path(__file__).parents[1] / "data" / "sample-dispute.yaml").read_text(encoding="utf-8")
    expected = yaml.safe_load(text)["gaps_expected"]
    report = json.loads(moot("check", "--json", DISPUTE).stdout)
    found: dict[str, list[str]] = {}
    for gap in report["gaps"]:
        found.setdefault(gap["kind"], []).append(gap["record"]["id"])
        assert gap["message"] and gap["remedy"]
    assert len(found.pop("open_question")) == expected.pop("open_questions")
    assert {kind: sorted(ids) for kind, ids in found.items() if kind in expected} == {
        kind: sorted(ids) for kind, ids in expected.items()
    }


def test_a_case_without_gaps_passes_the_strict_check(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("moot: 1\nmeta: {title: Nothing yet}\n")
    done = moot("check", "--strict", "empty.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"empty.yaml: well-formed, no gaps\n")
    assert moot("check", "--strict", FOX).returncode == 1


def test_each_fault_is_a_line_with_its_place_and_remedy(faulty: Path) -> None:
    done = moot("check", "faulty.yaml", cwd=faulty.parent)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert len([line for line in lines if ": gap, " not in line]) == 5
    assert all(line.startswith("faulty.yaml: ") for line in lines)
    assert any(line.startswith("faulty.yaml: dangling: claim 12: ") and "(nobody)" in line for line in lines)
    assert any(line.startswith("faulty.yaml: no premise: argument A2: ") for line in lines)
    assert any(line.startswith("faulty.yaml: duplicate position: position I1.a.2: ") for line in lines)
    assert any(
        "number duplicate: claim 12: More than one claim has the key number 12. Renumber" in line for line in lines
    )


def test_strict_tells_by_the_exit_code(faulty: Path) -> None:
    assert moot("check", "--strict", faulty).returncode == 1
    assert moot("check", "--strict", FOX, faulty, FOX).returncode == 1


def test_json_is_one_object_a_file(faulty: Path) -> None:
    done = moot("check", "--json", faulty, FOX, faulty.parent / "missing.yaml")
    assert done.returncode == 2
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [Path(entry["file"]).name for entry in found] == ["faulty.yaml", FOX.name, "missing.yaml"]
    assert {fault["kind"] for fault in found[0]["problems"]} == {
        *("dangling", "duplicate position", "no premise", "number duplicate"),
    }
    assert all(set(fault) == {"kind", "record", "name", "message", "remedy"} for fault in found[0]["problems"])
    assert found[1]["problems"] == []
    assert "missing.yaml" in found[2]["error"]


def test_one_bad_file_does_not_keep_the_others_from_being_checked(faulty: Path) -> None:
    (faulty.parent / "bad.yaml").write_bytes(b"\xff\xfe\xfd")
    done = moot("check", "--strict", "bad.yaml", faulty, "gone.moot", FOX, cwd=faulty.parent)
    assert done.returncode == 2
    assert len([line for line in done.stdout.splitlines() if b": gap, " not in line]) == 6
    assert [line[:6] for line in done.stderr.splitlines()] == [b"moot: ", b"moot: "]


def test_what_a_foreign_file_could_not_bring_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "c4.yaml"
    path.write_text("statements: {p: P}\nassumptions: [p]\ntests: {in: [p]}\n")
    done = moot("check", "--strict", "c4.yaml", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == b"c4.yaml: not carried: the expected labels\nc4.yaml: well-formed, no gaps\n"


def test_ids_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text('moot: 1\narguments:\n  "\\e[31m\\nA": {conclusion: "b\\nc"}\n')
    done = moot("check", path)
    assert b"\x1b" not in done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_a_damaged_case_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "case.moot"
    moot("convert", FOX, path)
    path.write_bytes(path.read_bytes()[:5000])
    said = complaint(moot("check", path))
    assert "case.moot" in said


def test_standard_input_can_be_checked() -> None:
    done = moot("check", "-", "--from", "yaml", given=FOX.read_bytes())
    assert done.returncode == 0
    assert b"well-formed" in done.stdout
