from pathlib import Path

import pytest

from moot.cli.errors import BadInput
from moot.cli.reading import STREAM, is_case_file, read_case, read_found, text_format
from moot.document.document import Document
from moot.formats.case_text import write
from tests.cli.running import FOX


def test_a_case_is_read_from_whatever_file_it_is_in(tmp_path: Path) -> None:
    case = read_case(FOX)
    Document.view(case).save_copy(tmp_path / "fox.moot")
    (tmp_path / "fox.txt").write_text(write(case), encoding="utf-8")
    assert read_case(tmp_path / "fox.moot") == case
    assert read_case(tmp_path / "fox.txt", "yaml") == case
    assert len(read_case(tmp_path / "fox.txt").claims) > 100


def test_a_case_file_in_use_can_be_read(tmp_path: Path) -> None:
    case = read_case(FOX)
    path = tmp_path / "fox.moot"
    Document.view(case).save_copy(path)
    with Document.open(path, home=tmp_path / "home"):
        assert read_case(path) == case


def test_what_is_wrong_is_said_with_the_name_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.yaml").write_text("moot: 1\nclaims: {}\n")
    with pytest.raises(BadInput, match=r"^sub/bad\.yaml, line 2: “claims” is not a key that a case can have\.$"):
        read_found(Path("sub/bad.yaml"))


def test_streams_need_a_format_and_are_no_case_files() -> None:
    with pytest.raises(BadInput, match="must be said"):
        text_format(STREAM, None)
    with pytest.raises(BadInput, match="cannot come from or go to a stream"):
        is_case_file(STREAM, "moot")
    assert text_format(STREAM, "yaml").name == "yaml"
