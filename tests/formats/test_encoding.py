import os
import resource
import stat
from io import BytesIO
from pathlib import Path

import pytest

from moot.formats import encoding
from moot.formats.errors import FormatError

TEXT = "title: Wer jagt, besitzt noch nicht – 先占\nnote: é\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(name: str) -> None:
    assert encoding.text_of(TEXT.replace("W", "Hallo w", 1).encode(name)) == TEXT.replace("W", "Hallo w", 1)


def test_utf16_without_a_mark_is_known_by_its_zeros() -> None:
    plain = "statements: {a: b}\n" * 3
    assert encoding.text_of(plain.encode("utf-16-le")) == plain
    assert encoding.text_of(plain.encode("utf-16-be")) == plain


def test_line_ends_of_every_system_become_one() -> None:
    assert encoding.text_of(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a: 1\nname: Müller\n".encode("latin-1"), 2),
        (b"a\nb\n\xff\xfe\xfd", 3),
        (b"a: 1\nb: \0\n", 2),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        (b"SQLite format 3\0" + bytes(100), None),
        (b"\xff\xfe\x00\xd8\x61", None),
        (b"\xfe\xff\x00", None),
        (bytes(range(256)) * 8, None),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, line: int | None) -> None:
    with pytest.raises(FormatError) as caught:
        encoding.text_of(data)
    if line is not None:
        assert caught.value.line == line


def test_a_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(1024**3)
    with pytest.raises(FormatError, match=r"huge\.yaml: this is more than 64 MB"):
        encoding.read_text(path)
    with pytest.raises(FormatError):
        encoding.read_bytes(BytesIO(bytes(encoding.LARGEST + 5)))


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="a shell of Unix hands pipes over")
def test_what_a_shell_hands_over_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)
    assert encoding.read_text(Path(f"/dev/fd/{reading}")) == TEXT
    os.close(reading)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path, tmp_path / "nul\0.yaml"):
        with pytest.raises(FormatError) as caught:
            encoding.read_text(path)
        assert path.name in str(caught.value)


def test_what_might_be_waited_for_without_end_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(FormatError, match=r"pipe\.yaml: this is no ordinary file"):
        encoding.read_text(pipe)
    with pytest.raises(FormatError, match="this is a folder"):
        encoding.read_text(tmp_path)


def test_writing_replaces_a_file_and_keeps_its_mode_and_links(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    encoding.write_text(link, "new – ü\n")
    assert link.is_symlink()
    assert real.read_bytes() == "new – ü\n".encode()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


def test_writing_to_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(FormatError, match="no ordinary file"):
            encoding.write_text(path, "x")
    with pytest.raises(FormatError, match="cannot be written"):
        encoding.write_text(tmp_path / "none" / "x.yaml", "x")


def test_a_write_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "case.yaml"
    target.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(FormatError, match=r"case\.yaml: this cannot be written \(file too large\)"):
            encoding.write_text(target, "new " * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
