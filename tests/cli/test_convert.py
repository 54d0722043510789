import os
import sqlite3
from pathlib import Path

import pytest

from moot.cli.reading import read_case
from moot.document.document import Document
from moot.formats.case_text import read, write
from moot.model.case import Case
from moot.model.edit import additions
from moot.model.records import Claim, Source
from tests.cli.running import DISPUTE, FOX, SAMPLES, complaint, moot


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_goes_to_a_case_file_and_back_without_loss(tmp_path: Path, sample: Path) -> None:
    case_file, text = tmp_path / "case.moot", tmp_path / "case.yaml"
    assert moot("convert", sample, case_file).returncode == 0
    done = moot("convert", case_file, text)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", b"")
    assert read_case(text) == read_case(case_file) == read_case(sample)
    assert text.read_text(encoding="utf-8") == write(read_case(sample))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.moot", "case.yaml"]


def test_the_input_is_never_touched(tmp_path: Path) -> None:
    case_file = tmp_path / "case.moot"
    moot("convert", FOX, case_file)
    os.utime(case_file, (1, 1))
    case_file.chmod(0o444)
    before = case_file.read_bytes()
    assert moot("convert", case_file, tmp_path / "a.yaml").returncode == 0
    assert moot("convert", case_file, tmp_path / "b.moot").returncode == 0
    assert case_file.read_bytes() == before
    assert case_file.stat().st_mtime == 1
    assert not [path for path in tmp_path.iterdir() if path.name not in ("case.moot", "a.yaml", "b.moot")]


def test_what_the_output_does_not_hold_is_said(tmp_path: Path) -> None:
    done = moot("convert", DISPUTE, tmp_path / "list.txt")
    said = done.stderr.decode()
    assert done.returncode == 0
    assert said.startswith("moot: ")
    assert "list.txt does not hold: 3 proof standards, " in said
    assert "62 citations" in said


def test_what_a_foreign_input_says_beyond_a_case_is_said(tmp_path: Path) -> None:
    foreign = tmp_path / "c4.yaml"
    foreign.write_text("statements: {p: P}\ntests: {in: [p]}\n")
    done = moot("convert", foreign, tmp_path / "out.yaml")
    assert done.returncode == 0
    assert b"c4.yaml says what a case has no place for: the expected labels." in done.stderr
    assert read_case(tmp_path / "out.yaml").claims["p"] == Claim("p", "P", number=1)


def test_streams_are_read_and_written() -> None:
    done = moot("convert", "-", "-", "--from", "yaml", "--to", "yaml", given=FOX.read_bytes())
    assert done.returncode == 0
    assert Case(read(done.stdout.decode("utf-8")).records) == read_case(FOX)
    done = moot("convert", "-", "-", "--from", "outline", "--to", "yaml", given=b"a\n  b\n")
    assert [claim.text for claim in Case(read(done.stdout.decode()).records).claims.values()] == ["a", "b"]


def test_a_format_given_by_name_goes_before_the_suffix(tmp_path: Path) -> None:
    odd = tmp_path / "case.data"
    assert moot("convert", FOX, odd, "--to", "yaml").returncode == 0
    assert moot("convert", odd, tmp_path / "case", "--from", "yaml", "--to", "moot").returncode == 0
    assert read_case(tmp_path / "case", "moot") == read_case(FOX)


@pytest.mark.parametrize("name", ["out.yaml", "out.moot"])
def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_text("precious")
    assert "already there; give --force" in complaint(moot("convert", FOX, target))
    assert target.read_text() == "precious"
    assert moot("convert", FOX, target, "--force").returncode == 0
    assert read_case(target) == read_case(FOX)
    assert list(tmp_path.iterdir()) == [target]


def test_the_input_is_never_the_output(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(FOX.read_bytes())
    (tmp_path / "link.yaml").symlink_to(case)
    (tmp_path / "hard.yaml").hardlink_to(case)
    for name in ("case.yaml", "link.yaml", "hard.yaml", "../" + tmp_path.name + "/case.yaml"):
        assert "is the file to convert" in complaint(moot("convert", "case.yaml", name, "--force", cwd=tmp_path))
    assert case.read_bytes() == FOX.read_bytes()


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        (FOX, "out.docx", "suffix that Moot knows (.moot, .yaml"),
        (FOX, "out", "suffix that Moot knows"),
        (FOX, ".", "suffix that Moot knows"),
        (FOX, "folder.yaml", "is a folder"),
        (FOX, "nowhere/out.yaml", "The folder of nowhere/out.yaml is not there"),
        (FOX, "nowhere/out.moot", "The folder of"),
        (FOX, "pipe.yaml", "no ordinary file"),
        (FOX, "x" * 300 + ".yaml", "cannot be written (file name too long)"),
        (FOX, "-", "The format of - must be said"),
        ("-", "out.yaml", "The format of - must be said"),
        ("missing.yaml", "out.yaml", "missing.yaml: this cannot be read"),
        ("missing.moot", "out.yaml", "missing.moot"),
        ("folder.yaml", "out.yaml", "folder.yaml: this is a folder"),
        ("picture.yaml", "out.moot", "not a text file"),
        ("latin1.yaml", "out.moot", "latin1.yaml, line 2: this is not UTF-8 text"),
        ("empty.yaml", "out.moot", "there is nothing in this"),
        ("list.yaml", "out.moot", "not a case"),
        ("broken.yaml", "out.yaml", "broken.yaml, line 3: “txt” is not a key"),
        ("text.moot", "out.yaml", "text.moot"),
        ("huge.yaml", "out.yaml", "more than 64 MB"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, source: Path | str, target: str, words: str
) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "latin1.yaml").write_bytes("meta:\n  title: Müller\n".encode("latin-1"))
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "list.yaml").write_bytes(b"- a\n- b\n")
    (tmp_path / "broken.yaml").write_bytes(b"moot: 1\nstatements:\n  a: {txt: b}\n")
    (tmp_path / "text.moot").write_text("not a database")
    with (tmp_path / "huge.yaml").open("wb") as stream:
        stream.truncate(200_000_000)
    before = sorted(tmp_path.iterdir())
    assert words in complaint(moot("convert", source, target, cwd=tmp_path))
    assert sorted(tmp_path.iterdir()) == before


def test_a_case_with_links_that_lead_nowhere_can_be_kept_and_brought_back(tmp_path: Path) -> None:
    text = tmp_path / "case.yaml"
    text.write_text("moot: 1\n\narguments:\n  A:\n    conclusion: gone\n    premises: [lost]\n")
    assert moot("convert", text, tmp_path / "case.moot").returncode == 0
    done = moot("convert", tmp_path / "case.moot", "-", "--to", "yaml")
    assert done.returncode == 0
    assert done.stdout == text.read_bytes()


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))"
    for name in ("out.yaml", "out.moot"):
        complaint(moot("convert", DISPUTE, tmp_path / name, before=limit))
        assert list(tmp_path.iterdir()) == []


def test_attached_files_go_along_between_case_files_and_are_missed_in_text(tmp_path: Path) -> None:
    case_file, copy = tmp_path / "case.moot", tmp_path / "copy.moot"
    with Document.new([], home=tmp_path / "home") as document:
        document.apply(additions("Add", [Claim("a", "A", number=1)]))
        document.save_as(case_file)
        digest = document.attach(b"the contract", "text/plain")
        document.apply(additions("Cite", [Source("s", "Contract", digest=digest)]))
    assert moot("convert", case_file, copy).returncode == 0
    with Document.open(copy, read_only=True) as document:
        assert document.attached(digest) == (b"the contract", "text/plain")
    done = moot("convert", case_file, tmp_path / "case.yaml")
    assert b"does not hold: the attached file." in done.stderr


def test_a_damaged_case_file_gives_what_can_be_read_and_says_so(tmp_path: Path) -> None:
    case_file = tmp_path / "case.moot"
    moot("convert", FOX, case_file)
    connection = sqlite3.connect(case_file)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE claim SET holders = 'nonsense' WHERE id = 'C9'")
    connection.commit()
    connection.close()
    done = moot("convert", case_file, tmp_path / "out.yaml")
    assert done.returncode == 0
    assert b"case.moot: The holders of claim:C9 cannot be read" in done.stderr
    assert read_case(tmp_path / "out.yaml").claims["C9"].holders == ()


def test_a_clean_copy_is_without_what_is_not_for_others(tmp_path: Path) -> None:
    case_file = tmp_path / "case.moot"
    with Document.new(
        [Claim("a", "Open to all.", number=1, note="Zebra note"), Claim("b", "Zebra", privileged=True)]
    ) as d:
        d.save_copy(case_file)
    for name in ("clean.moot", "clean.yaml"):
        done = moot("convert", case_file, tmp_path / name, "--clean")
        assert (done.returncode, done.stderr) == (0, b"")
        content = (tmp_path / name).read_bytes()
        assert b"Zebra" not in content and b"Open to all." in content
    assert moot("convert", case_file, tmp_path / "noted.yaml", "--clean", "--keep", "notes").returncode == 0
    assert b"Zebra note" in (tmp_path / "noted.yaml").read_bytes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--keep", "notes"), "give --clean too"),
        (("--clean", "--keep", "notes", "--drop", "notes"), "notes cannot be both kept and dropped"),
    ],
)
def test_a_choice_that_says_nothing_is_refused(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = moot("convert", FOX, tmp_path / "out.moot", *options)
    assert done.returncode == 2 and said in complaint(done)
    assert not (tmp_path / "out.moot").exists()
