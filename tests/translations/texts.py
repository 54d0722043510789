"""All texts of the program that a person reads, collected from its syntax trees and its data.

A text is translatable where it is the argument of one of `CALLS`: written there itself, chosen there between several, or
held by a name, a table or a function of the same module. What cannot be followed so is listed in `ELSEWHERE`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "app" / "moot"

# functions whose first text (the second of two) is looked up in a catalogue, here or by whoever shows it
CALLS = frozenset({"translate", "_tr", "t", "tr", "_", "say", "phrase", "Sentence", "worded"})

# arguments that are handed through: their texts are those of the callers
HANDED_ON: dict[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text and where it stands."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Blind:
    """A call whose text cannot be followed."""

    call: str
    where: str


class Module:
    """The syntax tree of one module, and what its names hold."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(PACKAGE).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def calls(self) -> Iterator[tuple[ast.Call, ast.expr]]:
        """The calls that translate, each with what is translated."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and called(node) in CALLS and node.args and not _paints(node):
                two = called(node) == "translate" and len(node.args) == 2 and isinstance(node.args[0], ast.Constant)
                yield node, node.args[1 if two else 0]

    def texts(self, node: ast.AST, depth: int = 0) -> list[str] | None:
        """The texts an expression may be; None where that cannot be told."""
        if depth > 6:
            return None
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else []
        if isinstance(node, ast.IfExp):
            return self._all([node.body, node.orelse], depth)
        if isinstance(node, ast.BoolOp):
            return self._all(node.values, depth)
        if isinstance(node, ast.Subscript):
            return self.texts(node.value, depth + 1)
        if isinstance(node, ast.Dict):
            return self._all(node.values, depth)
        if isinstance(node, ast.Tuple | ast.List):
            return self._all(node.elts, depth)
        if isinstance(node, ast.Call):
            return self._called(node, depth)
        if isinstance(node, ast.Name):
            return self._named(node, depth)
        return None

    def _all(self, nodes: list[ast.expr], depth: int) -> list[str] | None:
        found = [self.texts(node, depth + 1) for node in nodes]
        return None if any(one is None for one in found) else [text for one in found for text in one or ()]

    def _called(self, node: ast.Call, depth: int) -> list[str] | None:
        if called(node) in CALLS:
            return []  # collected where it stands
        if isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            return self._all([node.func.value, *node.args[1:]], depth)
        if isinstance(node.func, ast.Name):
            for found in ast.walk(self.tree):
                if isinstance(found, ast.FunctionDef) and found.name == node.func.id:
                    returned = [one.value for one in ast.walk(found) if isinstance(one, ast.Return) and one.value]
                    return self._all(returned, depth)
        return None

    def _named(self, node: ast.Name, depth: int) -> list[str] | None:
        scope: ast.AST | None = node
        while scope is not None:
            scope = self.parents.get(scope)
            if isinstance(scope, ast.FunctionDef | ast.Module):
                values = list(_assigned(scope, node.id))
                if values:
                    return self._all(values, depth)
        return None


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the package but the command line, whose texts stay English."""
    return tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")) if "cli" not in path.parts)


def collect() -> tuple[list[Text], list[Blind]]:
    """All texts, and the calls whose texts cannot be followed."""
    texts: list[Text] = []
    blind: list[Blind] = []
    for module in modules():
        for call, argument in module.calls():
            where = f"{module.name}:{call.lineno}"
            found = module.texts(argument)
            if found is None:
                blind.append(Blind(f"{module.name}: {ast.unparse(argument)}", where))
            else:
                texts.extend(Text(text, where) for text in found if text.strip())
    return texts, blind


def _paints(node: ast.Call) -> bool:
    """Whether it is a painter's or a polygon's `translate`, or a widget's `say`."""
    if called(node) == "translate" and isinstance(node.func, ast.Attribute):
        return not (isinstance(node.func.value, ast.Name) and node.func.value.id == "QCoreApplication")
    return called(node) == "say" and isinstance(node.func, ast.Attribute)


def _assigned(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            yield node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            if node.value is not None:
                yield node.value
