"""A person's own templates: kept under names that any platform can have, nothing secret in them, removed, restored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.document import templates
from moot.formats.errors import FormatError
from moot.formats.templates import read_template
from moot.model.case import Case
from moot.model.records import Claim, Kind, Ref, Settings
from moot.model.rules import problems
from tests.model.fox import fox


def test_a_case_is_kept_as_a_template_and_listed(tmp_path: Path) -> None:
    assert templates.own(tmp_path) == {}
    path = templates.keep(fox(), "Capture", "Who owns what was hunted.", tmp_path)
    assert templates.own(tmp_path) == {"Capture": path}
    found = read_template(path)
    assert (found.title, found.use) == ("Capture", "Who owns what was hunted.")
    case = Case(found.records)
    assert problems(case) == []
    assert len(case.claims) == len(fox().claims)
    assert not case.sources and not case.citations


def test_the_client_named_in_the_title_does_not_go_into_the_template(tmp_path: Path) -> None:
    case = Case([*(one for one in fox() if not isinstance(one, Settings)), Settings(title="Doe v. Roe")])
    assert "Doe" not in templates.keep(case, "Capture", home=tmp_path).read_text("utf-8")


def test_what_is_privileged_does_not_go_into_the_template(tmp_path: Path) -> None:
    case = fox()
    secret = case.claims["c2"]
    assert isinstance(secret, Claim)
    marked = Case(replace(one, text="SECRET", privileged=True) if one == secret else one for one in case)
    path = templates.keep(marked, "Capture", home=tmp_path)
    assert "SECRET" not in path.read_text("utf-8")
    assert Ref(Kind.CLAIM, "c2") in marked


def test_a_case_without_settings_can_be_a_template(tmp_path: Path) -> None:
    path = templates.keep(Case([Claim("c", text="It holds.", number=1)]), "Bare", home=tmp_path)
    assert read_template(path).title == "Bare"
    assert read_template(path).use == ""


def test_a_template_of_the_same_name_is_replaced_and_what_is_removed_comes_back(tmp_path: Path) -> None:
    templates.keep(fox(), "Capture", "First.", tmp_path)
    path = templates.keep(fox(), "Capture", "Second.", tmp_path)
    assert read_template(path).use == "Second."
    text = templates.remove(path)
    assert templates.own(tmp_path) == {}
    templates.restore(path, text)
    assert read_template(path).use == "Second."


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file in the way")
    with pytest.raises(FormatError, match="cannot be written"):
        templates.keep(fox(), "Capture", home=tmp_path)
    assert templates.own(tmp_path) == {}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Sale of  goods ", "Sale of goods"),
        ("Doe/Roe: sale?", "Doe Roe sale"),
        ("..hidden", "hidden"),
        ("con", "con –"),
        ("nul.old", "nul.old –"),
        (" / ", ""),
        ("Verkäufer", "Verkäufer"),
    ],
)
def test_a_name_is_made_one_that_a_file_can_have(typed: str, name: str) -> None:
    assert templates.name_of(typed) == name


def test_a_template_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="name"):
        templates.keep(fox(), "???", home=tmp_path)


@given(st.text(max_size=120))
def test_any_name_is_a_plain_file_name_and_stays_as_it_is(typed: str) -> None:
    name = templates.name_of(typed)
    assert Path(f"{name or 'x'}.yaml").name == f"{name or 'x'}.yaml"
    assert not name.startswith(".")
    assert templates.name_of(name) == name


def test_a_removed_template_does_not_come_back_over_a_newer_one(tmp_path: Path) -> None:
    path = templates.keep(fox(), "Sale", home=tmp_path)
    text = templates.remove(path)
    newer = templates.keep(fox(), "Sale", "the newer one", home=tmp_path).read_bytes()
    with pytest.raises(FormatError, match="cannot be written"):
        templates.restore(path, text)
    assert path.read_bytes() == newer != text
