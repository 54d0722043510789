import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.formats.apx import read
from moot.formats.errors import FormatError
from moot.model.case import Case
from moot.model.rules import problems
from tests.formats.attacking import arrows

FILE = """% a circle of three
att(a,b). arg(a). arg( b ).
arg("An argument, with \\"words\\".").
att(b, "An argument, with \\"words\\"."). % and back
att("An argument, with \\"words\\".",a).
att(a,b)."""


def test_facts_may_stand_in_any_order_and_several_on_a_line() -> None:
    imported = read(FILE)
    case = Case(imported.records)
    quoted = 'An argument, with "words".'
    assert problems(case) == []
    assert list(case.claims) == ["a", "b", quoted]
    assert arrows(case) == [("a", "b"), ("b", quoted), (quoted, "a")]
    assert imported.lost == ("a repeated attack",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("arg(a).\natt(a,b).", "line 2: there is no argument “b”; state it as arg(…). too."),
        ("arg(a).\n\narg(b)\natt(a,b).", "line 3: “arg(b)” is neither arg(a). nor att(a,b).; write one of these."),
        ("arg(a,b).", "line 1: “arg(a,b).” is neither arg(a). nor att(a,b).; write one of these."),
        ("att(a).", "line 1: “att(a).” is neither arg(a). nor att(a,b).; write one of these."),
        ("arg(a).\npref(a,b).", "line 2: Moot reads arguments and attacks only, and this says “pref”; remove it."),
        ("arg(" + "a" * 99, "line 1: “arg(" + "a" * 35 + "…” is neither arg(a). nor att(a,b).; write one of these."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(FormatError) as error:
        read(text)
    assert str(error.value) == sentence


@given(st.text(alphabet='argt(),. \n%"\\'))
def test_anything_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        assert problems(Case(read(text).records)) == []
    except FormatError as error:
        assert str(error).endswith(".")
