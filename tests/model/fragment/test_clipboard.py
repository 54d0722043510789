"""Text from the clipboard is read only where it is sound."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.model import fragment
from moot.model.fragment import clipboard
from moot.model.records import Ref
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, c, fox, m, position


@pytest.mark.parametrize("place", [m(3), m(5), m(6), position("p1"), ISSUE, c(8)])
def test_a_fragment_survives_as_text(place: Ref) -> None:
    taken = fragment.take(fox(), place)
    text = fragment.to_json(taken)
    assert fragment.from_json(text) == taken
    assert "\n" not in text


def sound() -> dict[str, object]:
    plain = json.loads(fragment.to_json(fragment.take(fox(), m(3))))
    assert isinstance(plain, dict)
    return plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "null",
        "[]",
        "{}",
        '{"moot":"fragment"}',
        "[" * 100_000,
        '{"moot":"fragment","version":1,"records":' + "[" * 50_000 + "]" * 50_000 + ',"roots":[],"shared":[]}',
        "9" * 5_000,
        '{"moot":"fragment","version":1,"records":[],"roots":[],"shared":[]}',
    ],
)
def test_other_text_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(RuleError) as refusal:
        fragment.from_json(text)
    assert str(refusal.value) == "The clipboard holds no claims that can be read."


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("records", []),
        ("records", [{"record": "claim", "id": "c3", "number": "x"}]),
        ("records", [{"record": "note", "id": "n"}, {"record": "claim", "id": "c3"}]),
        ("records", [{"record": "claim", "id": "c3"}, {"record": "claim", "id": "c3"}]),
        ("records", [{"record": "claim", "id": "c3", "presumed_weight": 1000}]),
        ("records", [{"record": "claim", "id": "c3", "holders": ["nobody"]}]),
        ("records", [{"record": "claim", "id": "c3"}, {"record": "position", "id": "p", "issue": "x", "claim": "c3"}]),
        ("records", [{"record": "claim", "id": "c3"}, {"record": "argument", "id": "a", "conclusion": "x"}]),
        ("roots", []),
        ("roots", [["claim:gone", "pro"]]),
        ("roots", [["claim:c3", "sideways"]]),
        ("roots", [["premise:m7", "pro"]]),
        ("roots", ["claim:c3"]),
        ("roots", [["claim:c3"]]),
        ("roots", {"claim:c3": "pro"}),
        ("shared", "c7"),
    ],
)
def test_unsound_fragments_are_refused(key: str, value: object) -> None:
    plain = sound()
    assert fragment.from_json(json.dumps(plain)).roots
    plain[key] = value
    with pytest.raises(RuleError, match="no claims that can be read"):
        fragment.from_json(json.dumps(plain))


def test_a_newer_version_is_told_apart() -> None:
    with pytest.raises(RuleError, match="newer version of Moot"):
        fragment.from_json(json.dumps({**sound(), "version": 2}))


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(RuleError, match="copy a smaller part"):
        fragment.from_json(" " * (clipboard.MOST_CHARACTERS + 1))


@given(st.data())
def test_damaged_text_is_refused_or_read_never_worse(data: st.DataObject) -> None:
    text = fragment.to_json(fragment.take(fox(), ISSUE))
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 9)) :]
    try:
        read = fragment.from_json(damaged)
    except RuleError:
        return
    case = fox()
    case.apply(fragment.paste(case, read))
