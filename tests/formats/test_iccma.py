import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.formats.errors import FormatError
from moot.formats.iccma import read
from moot.model.case import Case
from moot.model.rules import problems
from tests.formats.attacking import arrows


def test_numbers_are_arguments() -> None:
    case = Case(read("# made by hand\np af 3\n1 2\n# so it goes\n2 3\n3 3\n").records)
    assert problems(case) == []
    assert [claim.text for claim in case.claims.values()] == ["1", "2", "3"]
    assert arrows(case) == [("1", "2"), ("2", "3"), ("3", "3")]
    assert not Case(read("p af 0\n").records).claims


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: there is no line “p af n” that says how many arguments there are; begin with it."),
        ("1 2\n", "line 1: “1 2” stands before “p af n”; begin with that line."),
        ("p cnf 3 4\n", "line 1: “p cnf 3 4” is not “p af n”; write so, with the number of arguments."),
        ("p af -1\n", "line 1: “p af -1” is not “p af n”; write so, with the number of arguments."),
        ("p af 2\np af 2\n", "line 2: this says a second time how many arguments there are; remove the line."),
        ("p af 2\n1\n", "line 2: “1” is no attack; write two numbers, attacker and attacked."),
        ("p af 2\n1 x\n", "line 2: “1 x” is no attack; write two numbers, attacker and attacked."),
        ("p af 2\n1 3\n", "line 2: there is no argument “3”; give numbers from 1 to 2."),
        ("p af 999999999\n", "line 1: this has more than 100,000 arguments, which Moot does not read."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(FormatError) as error:
        read(text)
    assert str(error.value) == sentence


@given(st.text(alphabet="paf 0123#\n-²"))
def test_anything_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        assert problems(Case(read(text).records)) == []
    except FormatError as error:
        assert str(error).endswith(".")
