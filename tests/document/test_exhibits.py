"""Documents read to be kept: their names and types, and the sentences where they cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from moot.document.exhibits import LARGEST, ExhibitError, media_type_of, read_exhibit


def test_a_document_is_read_with_its_name_and_type(tmp_path: Path) -> None:
    path = tmp_path / "Witness statement.v2.PDF"
    path.write_bytes(b"%PDF-1.7")
    assert read_exhibit(path) == ("Witness statement.v2", "Witness statement.v2.PDF", b"%PDF-1.7", "application/pdf")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.JPG", "image/jpeg"),
        ("no suffix", ""),
        ("a.pdf.gz", ""),
        ("a.never-heard-of", ""),
        (".pdf", ""),
    ],
)
def test_the_type_is_that_of_the_suffix(name: str, media_type: str) -> None:
    assert media_type_of(Path(name)) == media_type


def refusal(path: Path) -> str:
    with pytest.raises(ExhibitError) as caught:
        read_exhibit(path)
    said = str(caught.value)
    assert str(path.parent) not in said and said.endswith(".")
    return said


def test_a_file_that_cannot_be_kept_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "empty.pdf").touch()
    assert refusal(tmp_path / "bundle") == "‘bundle’ is a folder; drop the files in it instead."
    assert refusal(tmp_path / "empty.pdf") == "‘empty.pdf’ is empty; choose another file."
    assert refusal(tmp_path / "gone.pdf") == "‘gone.pdf’ is not there; check its name and folder."
    assert "cannot be the name of a file" in refusal(tmp_path / "a\0b")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "‘pipe’ is no ordinary file; choose another."


def test_the_bound_is_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with path.open("wb") as stream:
        stream.truncate(LARGEST)
    assert len(read_exhibit(path).content) == LARGEST
    with path.open("r+b") as stream:
        stream.truncate(LARGEST + 1)
    assert refusal(path).startswith("‘film.mp4’ is larger than 50 MB")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"scan\xff\n1.pdf")
    path.write_bytes(b"x")
    assert read_exhibit(path)[:2] == ("scan 1", "scan 1.pdf")
