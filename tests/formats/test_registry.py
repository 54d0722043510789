from pathlib import Path

import pytest

from moot.formats.errors import FormatError
from moot.formats.registry import FORMATS, format_named, format_of, read_file, write_file
from moot.model.case import Case
from moot.model.records import Claim, Source

CASE = Case([Claim("a", "A claim", number=1)])


def test_formats_are_known_by_name_and_suffix() -> None:
    assert [known.name for known in FORMATS] == ["yaml", "outline", "tgf", "apx", "iccma"]
    assert format_of(Path("x.YML")).name == "yaml"
    assert format_of(Path("x.txt")).name == "outline"
    assert format_named("yaml").suffixes == (".yaml", ".yml")
    for wrong in (Path("x.docx"), Path("x"), Path("x.moot")):
        with pytest.raises(FormatError, match=r"\.yaml"):
            format_of(wrong)
    with pytest.raises(FormatError, match="yaml, outline, tgf, apx and iccma"):
        format_named("word")


@pytest.mark.parametrize("name", ["case.yaml", "case.txt"])
def test_a_file_is_written_and_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_file(CASE, path)
    found = Case(read_file(path).records)
    assert [claim.text for claim in found.claims.values()] == ["A claim"]


def test_a_format_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "case"
    write_file(CASE, path, format_named("yaml"))
    assert Case(read_file(path, format_named("yaml")).records) == CASE


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("moot: 1\nstatements:\n  a: {b: c}\n")
    with pytest.raises(FormatError, match=r"^bad\.yaml, line 3: “b” is not a key that a statement can have\.$"):
        read_file(path)


def test_text_does_not_hold_attached_files() -> None:
    yaml = format_named("yaml")
    assert yaml.cannot_hold(CASE) == []
    assert yaml.cannot_hold(Case([Source("s", digest="0" * 64)])) == ["the attached file"]
    assert yaml.cannot_hold(Case([Source("s", digest="0" * 64), Source("t", digest="1" * 64)])) == ["2 attached files"]


@pytest.mark.parametrize("name", ["case.tgf", "case.apx", "case.af"])
def test_a_format_that_is_only_read_is_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match=rf"^{name}: Moot reads \.\w+ but does not write it; choose one of \.yaml"):
        write_file(CASE, tmp_path / name)
    assert not (tmp_path / name).exists()
    (tmp_path / name).write_text("p af 1\n" if name.endswith("af") else "" if name.endswith("apx") else "#\n")
    assert len(Case(read_file(tmp_path / name).records).claims) == name.endswith("af")
