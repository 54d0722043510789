"""Aspartix: `arg(a).` for each argument, `att(a,b).` for each attack, in any order; `%` begins a comment."""

from __future__ import annotations

import re

from moot.formats.attacks import AttackGraph, quoted
from moot.formats.errors import FormatError
from moot.formats.imported import Imported

_NAME = r'\s*("(?:[^"\\\n]|\\.)*"|[^\s(),."%]+)\s*'
_FACT = re.compile(rf"(?:(arg)\s*\({_NAME}\)|(att)\s*\({_NAME},{_NAME}\))\s*\.")
_NOTHING = re.compile(r"(?:\s+|%[^\n]*)+")
_PREDICATE = re.compile(r"(\w+)\s*\(")


def read(text: str) -> Imported:
    """The framework as a case. Raises FormatError naming the line."""
    graph = AttackGraph()
    attacks: list[tuple[str, str, int]] = []
    at, line, counted = 0, 1, 0
    while True:
        if nothing := _NOTHING.match(text, at):
            at = nothing.end()
        line += text.count("\n", counted, at)
        counted = at
        if at == len(text):
            break
        fact = _FACT.match(text, at)
        if fact is None:
            raise FormatError(_complaint(text, at), line)
        if fact[1]:
            graph.add_argument(_name(fact[2]), "", line)
        else:
            attacks.append((_name(fact[4]), _name(fact[5]), line))
        at = fact.end()
    for source, target, place in attacks:
        graph.add_attack(source, target, place, "state it as arg(…). too")
    return graph.imported()


def _name(word: str) -> str:
    return re.sub(r"\\(.)", r"\1", word[1:-1]) if word.startswith('"') and len(word) > 2 else word


def _complaint(text: str, at: int) -> str:
    end = text.find("\n", at)
    found = text[at : end if end >= 0 else len(text)].strip()
    predicate = _PREDICATE.match(found)
    if predicate is not None and predicate[1] not in ("arg", "att"):
        return f"Moot reads arguments and attacks only, and this says {quoted(predicate[1])}; remove it"
    return f"{quoted(found)} is neither arg(a). nor att(a,b).; write one of these"
