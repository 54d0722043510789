"""The catalogue of argumentation schemes from its text, `data/schemes.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from moot.formats import encoding
from moot.formats.case_values import entries_of, is_nothing, mapping_of, text_of
from moot.formats.errors import FormatError
from moot.formats.yaml_tree import Mapping, Node, parse, shown
from moot.model.schemes import Catalogue, CriticalQuestion, Field, Scheme, SchemePremise
from moot.model.terms import Move

_TOP = "schemes"
_ID = re.compile(r"[a-z][a-z0-9_]*")
_SCHEME_KEYS = ("name", "field", "about", "premises", "conclusion", "questions")
_QUESTION_KEYS = ("kind", "ask", "say")

E = TypeVar("E", bound=StrEnum)


def read_file(path: Path) -> Catalogue:
    """The schemes in a file. Raises FormatError naming the file, with the line where it is known."""
    text = encoding.read_text(path)
    try:
        return read(text)
    except FormatError as error:
        raise error.in_file(path.name) from None


def read(text: str) -> Catalogue:
    """The schemes in a text. Raises FormatError, with the line where it is known, for whatever is not as it must be."""
    root = parse(text)
    if root is None or is_nothing(root):
        raise FormatError("there is nothing in this; choose a file that holds something")
    top = mapping_of(root, "a catalogue of schemes")
    _only(top, (_TOP,), "a catalogue of schemes")
    return Catalogue([_scheme(_id(id_, line), node) for id_, node, line in entries_of(top.pairs[_TOP], _TOP)])


def _scheme(id_: str, node: Node) -> Scheme:
    where = f"the scheme {shown(id_)}"
    mapping = mapping_of(node, where)
    _only(mapping, _SCHEME_KEYS, where)
    pairs = mapping.pairs
    premises = tuple(
        SchemePremise(role, _said(text, f"the premise {shown(role)} of {where}"))
        for role, text, _ in entries_of(pairs["premises"], f"premises of {where}")
    )
    if not premises:
        raise FormatError(f"{where} has no premise", pairs["premises"].line)
    roles = [premise.role for premise in premises]
    questions = entries_of(pairs["questions"], f"questions of {where}")
    return Scheme(
        id=id_,
        name=_said(pairs["name"], f"the name of {where}"),
        field=_one_of(Field, pairs["field"], f"the field of {where}"),
        about=_said(pairs["about"], f"what {where} is about"),
        premises=premises,
        conclusion=_said(pairs["conclusion"], f"the conclusion of {where}"),
        questions=tuple(_question(_id(one, line), inner, roles, where) for one, inner, line in questions),
    )


def _question(id_: str, node: Node, roles: list[str], scheme: str) -> CriticalQuestion:
    where = f"the question {shown(id_)} of {scheme}"
    mapping = mapping_of(node, where)
    _only(mapping, _QUESTION_KEYS, where, may=("premise",))
    pairs = mapping.pairs
    move = _one_of(Move, pairs["kind"], f"the kind of {where}")
    if ("premise" in pairs) != (move is Move.PREMISE):
        raise FormatError(f"{where} must name a premise if it is of the kind premise, and only then", mapping.line)
    role = _said(pairs["premise"], f"the premise of {where}") if "premise" in pairs else ""
    if role and role not in roles:
        raise FormatError(f"{where} is about {shown(role)}, which is no premise there", pairs["premise"].line)
    ask, say = (_said(pairs[key], f"{key} of {where}") for key in ("ask", "say"))
    return CriticalQuestion(id_, move, ask, say, role)


def _only(mapping: Mapping, keys: Iterable[str], where: str, may: tuple[str, ...] = ()) -> None:
    """Raise FormatError unless a mapping has these keys and, beyond those it may have, no others."""
    for key in keys:
        if key not in mapping.pairs:
            raise FormatError(f"{where} has no {shown(key)}", mapping.line)
    for key in mapping.pairs:
        if key not in (*keys, *may):
            raise FormatError(f"{shown(key)} is not a key that {where} can have", mapping.lines[key])


def _id(text: str, line: int) -> str:
    if not _ID.fullmatch(text):
        raise FormatError(f"the id {shown(text)} must be made of small letters, digits and underscores", line)
    return text


def _said(node: Node, what: str) -> str:
    text = text_of(node, what)
    if not text.strip():
        raise FormatError(f"{what} is empty", node.line)
    return text


def _one_of(choices: type[E], node: Node, what: str) -> E:
    text = text_of(node, what)
    try:
        return choices(text)
    except ValueError:
        known = ", ".join(choice.value for choice in choices)
        raise FormatError(f"{what} is {shown(text)}; it must be one of {known}", node.line) from None
