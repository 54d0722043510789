"""Any case at all, for the formats to carry: odd ids, odd texts, odd orders, references that lead nowhere."""

from __future__ import annotations

from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from moot.model.case import Case
from moot.model.fields import field_types
from moot.model.records import RECORD_TYPES, SETTINGS_ID, Id, Kind, Nudge, Record, Ref, ref_of

ODD = (
    *(
        "on",
        "off",
        "yes",
        "no",
        "y",
        "null",
        "~",
        "true",
        "False",
        "1e3",
        "1_000",
        "0x1F",
        "0o7",
        "12:30:00",
        "=",
        "<<",
    ),
    *(
        "2024-05-01",
        ".inf",
        ".nan",
        "-",
        "- a",
        "? a",
        "a: b",
        "a #b",
        "#a",
        "a:",
        ":",
        "|",
        ">-",
        "%a",
        "@a",
        "`a",
        "!a",
    ),
    *(
        "&a",
        "*a",
        "[a",
        "{a}",
        "a, b",
        "'",
        '"',
        "\\",
        "---",
        "...",
        "a\n---\nb",
        "\n",
        "\na",
        "a\n",
        "a\n\n",
        "a\n b\nc",
    ),
    *(" a", "a ", "a\n b \nc", "\ta", "a\tb", "a\r\nb", "\r", "a\x85b", "a\u2028b", "\ufeff", "a\xa0b", "\x01", "\x7f"),
    *(
        "¬app(a1)",
        "issue:I1",
        "claim:C1",
        "C1",
        "I1",
        "A.1",
        "é",
        "中文",
        "עברית",
        "😀",
        "👨‍👩‍👧",
        "\u202eabc",
        "x" * 2000,
    ),
    *(" ".join(["word"] * 500), "two  spaces " * 40, "line of words\n" * 30, ""),
)
_written = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.one_of(
    st.sampled_from(ODD),
    st.text(_written, max_size=40),
    st.text("ab \n:#-'\"\t,[]{}?\\", max_size=200),
    st.lists(st.sampled_from(ODD), max_size=30).map(" ".join),
)
# few of them, so that references often meet and ids of different kinds are often the same
ids = st.one_of(st.sampled_from(("C1", "C2", "I1", "A1", "A2", "S1", "A1.C1", "A1.claim:C1")), texts.filter(bool))
_refs = st.builds(Ref, st.sampled_from([kind for kind in Kind if kind is not Kind.SETTINGS]), ids)
_orders = st.one_of(st.integers(0, 4), st.integers(-(2**53) + 1, 2**53 - 1))
_floats = st.floats(allow_nan=False, allow_infinity=False, width=64)
_PERCENT = ("weight", "presumed_weight", "clear_margin", "doubt_margin", "doubt_ceiling")
_IDS = (
    "holders",
    "claims",
    "burden",
    "via",
    "source",
    "excerpt",
    "claim",
    "argument",
    "issue",
    "conclusion",
    "id",
    "audience",
)


def values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Any value a field of this name and type may hold."""
    if isinstance(hint, UnionType):
        return st.none() | values(name, get_args(hint)[0])
    if get_origin(hint) is tuple:
        return st.lists(values(name, get_args(hint)[0]), max_size=4).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if name in _PERCENT:
        return st.integers(1, 100)
    if name == "number":
        return st.integers(0, 2**53 - 1)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        Ref: _refs,
        Nudge: st.builds(Nudge, _refs, _floats, _floats),
        int: _orders,
        bool: st.booleans(),
        Id: ids if name in _IDS else texts,
    }
    return simple[hint]


def records(kind: Kind) -> st.SearchStrategy[Record]:
    """Any record of a kind; most of its fields at their defaults."""
    hints = dict(field_types(kind))
    required = {"id", "issue", "claim", "argument", "source", "conclusion", "audience", "subject"} & set(hints)
    if kind in (Kind.QUESTION, Kind.EVENT):
        required = {"id"}
    strategies = {name: values(name, hint) for name, hint in hints.items()}
    if kind is Kind.SETTINGS:
        strategies["id"] = st.just(SETTINGS_ID)
    return st.fixed_dictionaries(
        {name: strategies[name] for name in hints if name in required},
        optional={name: strategies[name] for name in hints if name not in required},
    ).map(lambda fields: RECORD_TYPES[kind](**fields))


def case_of(found: list[Record]) -> Case:
    return Case({ref_of(record): record for record in found}.values())


any_case = st.lists(st.sampled_from(list(Kind)).flatmap(records), max_size=25).map(case_of)
