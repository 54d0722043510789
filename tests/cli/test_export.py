"""`moot export` from the outside: what it writes, what it says, what it refuses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from moot.cli.errors import BadInput
from moot.cli.export import command
from moot.document.document import Document
from moot.model import verbs
from moot.model.records import Argument, Claim, Issue, Kind, Premise, Record, Ref, Settings, Stance, View
from tests.drawing.maps import export_dispute

pytestmark = pytest.mark.usefixtures("qapp")

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    view = View("v1", "Only the first position", root=Ref(Kind.CLAIM, "c21"))
    records = export_dispute(view, View("v2", "Twice"), View("v3", "Twice"), Settings(title="The dispute"))
    document = Document.new(list(records), title="The dispute")
    path = tmp_path / "dispute.moot"
    document.save_as(path)
    document.close()
    return path


def export(*arguments: object) -> tuple[str, str]:
    """Run the command; what it says on standard output and standard error."""
    result = CliRunner().invoke(command, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def refused(*arguments: object) -> str:
    """Run the command, which refuses; what it says."""
    with pytest.raises(BadInput) as caught:
        CliRunner().invoke(command, [str(argument) for argument in arguments], catch_exceptions=False)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "start"), [("out.svg", b"<?xml"), ("out.pdf", b"%PDF-"), ("out.png", b"\x89PNG"), ("OUT.SVG", b"<?xml")]
)
def test_each_kind_is_written_and_the_case_untouched(case_file: Path, name: str, start: bytes) -> None:
    before = case_file.read_bytes(), case_file.stat().st_mtime_ns
    out = case_file.parent / name
    said, _ = export(case_file, out)
    assert out.read_bytes().startswith(start)
    assert said.startswith(f"{out}: ")
    assert (case_file.read_bytes(), case_file.stat().st_mtime_ns) == before
    assert sorted(path.name for path in case_file.parent.iterdir()) == sorted(["dispute.moot", name])


def test_the_same_input_gives_the_same_svg(case_file: Path) -> None:
    one, two = case_file.parent / "1.svg", case_file.parent / "2.svg"
    export(case_file, one, "--date", "24 November 2026")
    export(case_file, two, "--date", "24 November 2026")
    assert one.read_bytes() == two.read_bytes()
    assert "24 November 2026" in one.read_text("utf-8")
    export(case_file, two, "--date", "")
    assert "November" not in two.read_text("utf-8")


def test_no_path_or_user_is_in_what_is_handed_over(case_file: Path) -> None:
    for name in ("a.svg", "a.pdf", "a.png"):
        out = case_file.parent / name
        export(case_file, out, "--dpi", "40") if name == "a.png" else export(case_file, out)
        data = out.read_bytes()
        for word in (str(case_file.parent), os.environ.get("USER", ""), os.environ.get("HOME", "")):
            assert len(word) < 4 or word.encode() not in data


def test_options_reach_the_picture(case_file: Path) -> None:
    plain, other = case_file.parent / "a.svg", case_file.parent / "b.svg"
    export(case_file, plain)
    for options in (
        ["--stamp", "PRIVILEGED DRAFT"],
        ["--theme", "dark"],
        ["--direction", "right"],
        ["--no-legend"],
        ["--view", "v1"],
        ["--page", "letter"],
    ):
        export(case_file, other, *options)
        assert other.read_bytes() != plain.read_bytes(), options
    export(case_file, other, "--stamp", "PRIVILEGED DRAFT")
    assert "PRIVILEGED DRAFT" in other.read_text("utf-8")


def test_a_stamp_is_never_cut_off(case_file: Path) -> None:
    out = case_file.parent / "a.svg"
    stamp = "PRIVILEGED AND CONFIDENTIAL – ATTORNEY WORK PRODUCT – PREPARED IN ANTICIPATION OF LITIGATION"
    export(case_file, out, "--stamp", stamp, "--no-legend")
    lines = " ".join(re.findall(r"<text[^>]*>([^<]+)</text>", out.read_text("utf-8")))
    assert stamp in " ".join(lines.split())
    export(case_file, out, "--stamp", "A" * 300)
    assert "".join(re.findall(r">(A+)</text>", out.read_text("utf-8"))) == "A" * 300
    assert "at most 300 characters" in refused(case_file, out, "--stamp", "A" * 301)


def test_what_stands_is_said_by_what_the_picture_shows_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "case.moot", tmp_path / "out.svg"
    records: list[Record] = [
        Claim("thesis", text="He was there.", number=1),
        Claim("secret", text="He told me so.", number=2, stance=Stance.ACCEPTED, privileged=True),
        Claim("open", text="She saw him.", number=3, stance=Stance.ACCEPTED),
        Argument("a", "thesis"),
        Premise("p", "a", "secret"),
        Argument("b", "thesis"),
        Premise("q", "b", "open"),
    ]
    with Document.new(records) as document:
        document.save_as(path)
    export(path, out, "--no-legend")
    assert out.read_text(encoding="utf-8").count(">stands<") == 2
    with Document.open(path) as document:
        document.apply(verbs.amend(document.case, Ref(Kind.CLAIM, "open"), stance=Stance.REJECTED))
    export(path, out, "--no-legend")
    assert out.read_text(encoding="utf-8").count(">falls<") == 2  # what is privileged would hold it up, and is not told
    export(path, out, "--no-legend", "--no-status")
    text = out.read_text(encoding="utf-8")
    assert ">falls<" not in text and ">stands<" not in text


def test_compact_makes_the_picture_narrower(tmp_path: Path) -> None:
    sample = SAMPLES / "export-control-dispute.yaml"
    plain, _ = export(sample, tmp_path / "a.svg")
    compact, _ = export(sample, tmp_path / "a.svg", "--compact")

    def width(said: str) -> int:
        return int(said.split(": ")[1].split(" ")[0].replace(",", ""))

    assert width(compact) < width(plain)


@pytest.mark.parametrize("name", ["v1", "Only the first position", "only the FIRST position "])
def test_a_view_by_id_or_title(case_file: Path, name: str) -> None:
    out = case_file.parent / "a.svg"
    export(case_file, out, "--view", name)
    written = out.read_text("utf-8")
    assert "The measure exceeds" in written and "dual-use goods" not in written


@pytest.mark.parametrize("name", ["i", "1", "is the export restriction on the model lawful?", "restriction"])
def test_an_issue_by_id_number_or_text(case_file: Path, name: str) -> None:
    out = case_file.parent / "a.svg"
    export(case_file, out, "--issue", name)
    assert "dual-use goods" in out.read_text("utf-8")


def test_unknown_views_and_issues_are_answered_with_those_there_are(case_file: Path) -> None:
    out = case_file.parent / "a.svg"
    assert "v1 “Only the first position”" in refused(case_file, out, "--view", "x")
    assert "v2, v3" in refused(case_file, out, "--view", "Twice")
    assert "1 “Is the export restriction" in refused(case_file, out, "--issue", "2")
    assert not out.exists()


def nonsense(folder: Path) -> Sequence[tuple[list[object], str]]:
    case, out = folder / "dispute.moot", folder / "a.png"
    return [
        ([case, folder / "a.gif"], "must end in .svg, .pdf or .png"),
        ([case, folder / "noend"], "must end in .svg, .pdf or .png"),
        ([case, folder / "gone" / "a.svg"], "does not exist"),
        ([case, folder / "folder.svg"], "is a folder"),
        ([case, folder / "notes.svg"], "is there and is no SVG"),
        ([case, folder / "pipe.svg"], "is there and is no SVG"),
        ([case, folder / ("n" * 300 + ".svg")], "choose another name or folder"),
        ([folder / "gone.moot", out], "gone.moot"),
        ([folder / "notes.svg", out], "notes.svg"),
        ([case, out, "--tiles"], "Only a PDF"),
        ([case, folder / "a.svg", "--scale", "2"], "are for PNG"),
        ([case, out, "--scale", "2", "--dpi", "96"], "not both"),
        ([case, out, "--scale", "0"], "above 0"),
        ([case, out, "--scale", "nan"], "above 0"),
        ([case, out, "--dpi", "-5"], "above 0"),
        ([case, out, "--scale", "90"], "smaller scale"),
        ([case, folder / "a.pdf", "--type-size", "9"], "give --tiles"),
        ([case, folder / "a.pdf", "--overlap", "9"], "give --tiles"),
        ([case, folder / "a.pdf", "--tiles", "--type-size", "nan"], "from 4 to 30"),
        ([case, folder / "a.pdf", "--tiles", "--overlap", "-1"], "from 0 to 40"),
        ([case, out, "--turn", "portrait"], "give --page"),
    ]


@pytest.mark.parametrize("number", range(21))
def test_nonsense_is_refused_in_a_sentence_and_nothing_is_written(case_file: Path, number: int) -> None:
    folder = case_file.parent
    (folder / "folder.svg").mkdir()
    os.mkfifo(folder / "pipe.svg")
    (folder / "notes.svg").write_text("precious notes", "utf-8")
    arguments, part = nonsense(folder)[number]
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    said = refused(*arguments)
    assert part in said
    assert said.endswith(".") and "\n" not in said
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_the_case_is_never_taken_for_the_picture(tmp_path: Path) -> None:
    disguised = tmp_path / "case.svg"
    disguised.write_text((SAMPLES / "pierson-v-post.yaml").read_text("utf-8"), "utf-8")
    assert "the case itself" in refused(disguised, disguised)


def test_small_text_is_said_and_ways_out_are_offered(tmp_path: Path) -> None:
    sample = SAMPLES / "export-control-dispute.yaml"
    said, warned = export(sample, tmp_path / "a.pdf")
    assert "1 page A4, text 3." in said
    for way in ("--page A3", "--issue", "--tiles", "folding"):
        assert way in warned
    said, warned = export(sample, tmp_path / "a.pdf", "--tiles")
    assert "pages A4, text 9.0 pt" in said and not warned


def test_tiles_are_as_asked(tmp_path: Path) -> None:
    sample = SAMPLES / "export-control-dispute.yaml"

    def pages(*options: str) -> int:
        said, _ = export(sample, tmp_path / "a.pdf", "--tiles", "--page", "A4", *options)
        return int(said.split(": ")[1].split(" ")[0])

    assert pages("--type-size", "6") < pages() < pages("--type-size", "12")
    assert pages("--overlap", "40") >= pages("--overlap", "0")
    said, warned = export(sample, tmp_path / "a.pdf", "--tiles", "--page", "A5", "--type-size", "28")
    assert "text 28.0 pt" in said
    assert "larger than a page and cut" in warned


@pytest.mark.parametrize(("turn", "lies"), [("landscape", True), ("portrait", False)])
def test_pages_lie_as_asked(case_file: Path, turn: str, lies: bool) -> None:
    out = case_file.parent / "a.pdf"
    for options in ([], ["--tiles"]):
        export(case_file, out, "--turn", turn, *options)
        boxes = re.findall(rb"/MediaBox \[0 0 ([0-9]+)[0-9.]* ([0-9]+)", out.read_bytes())
        assert {int(wide) > int(high) for wide, high in boxes} == {lies}


def test_grey_has_no_colour(case_file: Path) -> None:
    out = case_file.parent / "a.svg"
    export(case_file, out, "--theme", "grey")
    for colour in re.findall(r"#([0-9a-f]{6})", out.read_text("utf-8")):
        assert colour[:2] == colour[2:4] == colour[4:], colour


@pytest.mark.parametrize("issue", ["2", "3"])
def test_the_issues_of_the_sample_fit_a_page(tmp_path: Path, issue: str) -> None:
    sample = SAMPLES / "export-control-dispute.yaml"
    said, _ = export(sample, tmp_path / "a.pdf", "--issue", issue, "--stamp", "DRAFT")
    assert float(said.split("text ")[1].split(" pt")[0]) >= 6.0
    said, warned = export(sample, tmp_path / "a.pdf", "--issue", issue, "--page", "A3")
    assert float(said.split("text ")[1].split(" pt")[0]) >= 9.0 and not warned


def test_privileged_claims_are_in_no_picture(tmp_path: Path) -> None:
    case = export_dispute()
    marked = [
        replace(r, text="Zebrastreifen.", privileged=True) if isinstance(r, Claim) and r.id == "c25" else r
        for r in case
    ]
    view = View("only", "Only that", root=Ref(Kind.CLAIM, "c25"))
    document = Document.new([*marked, view], title="x")
    path = tmp_path / "x.moot"
    document.save_as(path)
    document.close()
    _, told = export(path, tmp_path / "a.svg")
    assert "left out 1 privileged claim" in told
    written = (tmp_path / "a.svg").read_text("utf-8")
    assert "Zebra" not in written and "privileged" not in written
    assert "dual citizens" not in written
    assert "nothing to draw" in refused(path, tmp_path / "b.svg", "--view", "only")


def test_a_view_of_nothing_but_what_is_privileged_is_refused(tmp_path: Path) -> None:
    marked = [replace(r, privileged=True) if isinstance(r, Claim) else r for r in export_dispute()]
    document = Document.new([r for r in marked if not isinstance(r, Issue)], title="x")
    path = tmp_path / "x.moot"
    document.save_as(path)
    document.close()
    assert "nothing to draw" in refused(path, tmp_path / "a.svg")
    assert not (tmp_path / "a.svg").exists()


def test_it_runs_without_a_display_and_loads_no_widgets(case_file: Path) -> None:
    out = case_file.parent / "a.png"
    code = (
        "import sys\n"
        "from moot.cli.export import command\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        f"command([{str(case_file)!r}, {str(out)!r}], standalone_mode=False)\n"
        "assert 'PySide6.QtGui' in sys.modules and 'PySide6.QtWidgets' not in sys.modules\n"
        "assert 'moot.canvas' not in sys.modules and 'moot.windows' not in sys.modules\n"
    )
    clean = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    app = str(Path(__file__).parents[2] / "app")
    run = subprocess.run([sys.executable, "-c", code], env={**clean, "PYTHONPATH": app}, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert out.exists()


def test_scripts_for_which_fonts_are_looked_for_are_drawn_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "scripts.txt"
    file.write_text("वादी का दावा है\nไม่มีช่องว่าง\nالمدعى عليه\n", "utf-8")
    clean = {key: value for key, value in os.environ.items() if key != "QT_LOGGING_RULES"}
    code = f"from moot.cli.main import main\nmain(['export', {str(file)!r}, {str(tmp_path / 'a.png')!r}])"
    app = str(Path(__file__).parents[2] / "app")
    run = subprocess.run([sys.executable, "-c", code], env={**clean, "PYTHONPATH": app}, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
