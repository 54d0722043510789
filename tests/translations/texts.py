"""All texts of the program that a person reads, collected from its syntax trees and its data.

A text is translatable where it is the argument of one of `CALLS`: written there itself, chosen there between several,
or followed to a name, a table, a loop, a parameter or a function. What cannot be followed stands in `tables`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "app" / "moot"

# functions whose first text (the second of two) is looked up in a catalogue, here or by whoever shows it
CALLS = frozenset({"translate", "_tr", "t", "tr", "_", "say", "phrase", "Sentence"})
_DEEP = 12


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text and where it stands."""

    text: str
    where: str


@dataclass(frozen=True, slots=True, order=True)
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
            if isinstance(node, ast.Call) and called(node) in CALLS and node.args and not _is_another(node):
                two = called(node) == "translate" and len(node.args) == 2 and isinstance(node.args[0], ast.Constant)
                yield node, node.args[1 if two else 0]

    def texts(self, node: ast.AST, depth: int = 0) -> list[str] | None:  # long: one line per kind of expression
        """The texts an expression may be; None where that cannot be told."""
        if depth > _DEEP:
            return None
        match node:
            case ast.Constant():
                return [node.value] if isinstance(node.value, str) else []
            case ast.IfExp():
                return self._all([node.body, node.orelse], depth)
            case ast.BoolOp():
                return self._all(node.values, depth)
            case ast.Subscript():
                return self.texts(node.value, depth + 1)
            case ast.Dict():
                return self._all(node.values, depth)
            case ast.Tuple() | ast.List():
                return self._all(node.elts, depth)
            case ast.Call():
                return self._called(node, depth)
            case ast.Name():
                return self._named(node, node.id, depth)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                home = self._imported(name)
                return home._top(attribute, depth) if home is not None else None
        return None

    def _all(self, nodes: Iterable[ast.expr], depth: int) -> list[str] | None:
        found = [self.texts(node, depth + 1) for node in nodes]
        return None if any(one is None for one in found) else [text for one in found for text in one or ()]

    def _called(self, node: ast.Call, depth: int) -> list[str] | None:
        if called(node) in CALLS:
            return []  # collected where it stands
        if isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            instead = [one for one in node.args[1:] if isinstance(one, ast.Constant)]
            return self._all([node.func.value, *instead], depth)
        if not isinstance(node.func, ast.Name):
            return None
        home, name = self._home(node.func.id)
        for found in ast.walk(home.tree):
            if isinstance(found, ast.FunctionDef) and found.name == name:
                returned = [one.value for one in ast.walk(found) if isinstance(one, ast.Return) and one.value]
                return home._all(returned, depth)
        return None

    def _named(self, node: ast.AST, name: str, depth: int) -> list[str] | None:
        scope: ast.AST | None = node
        while scope is not None:
            scope = self.parents.get(scope)
            if isinstance(scope, ast.FunctionDef | ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.DictComp):
                looped = [found for found in _loops(scope) if _holds(found[0], name)]
                if looped:
                    return self._looped(*looped[0], name, depth)
            if isinstance(scope, ast.FunctionDef):
                values = list(_assigned(scope, name))
                if values:
                    return self._all(values, depth)
                if name in [argument.arg for argument in (*scope.args.args, *scope.args.kwonlyargs)]:
                    return self._given(scope, name, depth)
        home, name = self._home(name)
        return home._top(name, depth)

    def _top(self, name: str, depth: int) -> list[str] | None:
        values = [value for node in self.tree.body for value in _assigned_by(node, name)]
        return self._all(values, depth) if values else None

    def _given(self, function: ast.FunctionDef, name: str, depth: int) -> list[str] | None:
        """The texts that calls of this module give for a parameter."""
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        values: list[ast.expr] = []
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call) or called(node) != function.name:
                continue
            if name in names and names.index(name) < len(node.args):
                given = node.args[names.index(name)]
                if isinstance(given, ast.Starred):
                    return None
                values.append(given)
            values.extend(keyword.value for keyword in node.keywords if keyword.arg == name)
        return self._all(values, depth) if values else None

    def _looped(self, target: ast.expr, over: ast.expr, name: str, depth: int) -> list[str] | None:
        """The texts a loop's variable takes: an element of each row of a table."""
        keys = False
        if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute) and over.func.attr == "items":
            over, keys = over.func.value, True
        if isinstance(over, ast.Call) and called(over) in ("zip", "enumerate"):
            return self._zipped(target, over, name, depth)
        table = self._table(over)
        if table is None:
            return None
        if keys or isinstance(table, ast.Dict):
            return self._all(table.values, depth) if isinstance(table, ast.Dict) else None
        if isinstance(target, ast.Name):
            return self._all(table.elts, depth)
        at = _names(target).index(name)
        rows = [row.elts[at] for row in table.elts if isinstance(row, ast.Tuple) and len(row.elts) > at]
        return self._all(rows, depth)

    def _zipped(self, target: ast.expr, over: ast.Call, name: str, depth: int) -> list[str] | None:
        parts = [ast.Constant(0), *over.args[:1]] if called(over) == "enumerate" else over.args
        if isinstance(target, ast.Tuple) and len(target.elts) == len(parts):
            for part, iterable in zip(target.elts, parts, strict=True):
                if _holds(part, name):
                    return self._looped(part, iterable, name, depth)
        return None

    def _table(self, node: ast.expr) -> ast.Tuple | ast.List | ast.Dict | None:
        if isinstance(node, ast.Tuple | ast.List | ast.Dict):
            return node
        if not isinstance(node, ast.Name):
            return None
        home, name = self._home(node.id)
        values = [value for found in home.tree.body for value in _assigned_by(found, name)]
        return home._table(values[0]) if values else None

    def _home(self, name: str) -> tuple[Module, str]:
        """The module a name comes from, and what it is called there."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("moot."):
                for alias in node.names:
                    path = PACKAGE.parent / ((node.module or "").replace(".", "/") + ".py")
                    if (alias.asname or alias.name) == name and path.is_file():
                        return module_at(path), alias.name
        return self, name

    def _imported(self, name: str) -> Module | None:
        """The module that a name stands for."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("moot"):
                for alias in node.names:
                    path = PACKAGE.parent / f"{(node.module or '').replace('.', '/')}/{alias.name}.py"
                    if (alias.asname or alias.name) == name and path.is_file():
                        return module_at(path)
        return None


@cache
def module_at(path: Path) -> Module:
    """The module of a file, read once."""
    return Module(path)


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the package but the command line, whose texts stay English."""
    return tuple(module_at(path) for path in sorted(PACKAGE.rglob("*.py")) if "cli" not in path.parts)


@cache
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


def _is_another(node: ast.Call) -> bool:
    """Whether it is a painter's or a polygon's `translate`, or a widget's `say`."""
    if called(node) == "translate" and isinstance(node.func, ast.Attribute):
        return not (isinstance(node.func.value, ast.Name) and node.func.value.id == "QCoreApplication")
    return called(node) == "say" and isinstance(node.func, ast.Attribute)


def _assigned(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        yield from _assigned_by(node, name)


def _assigned_by(node: ast.AST, name: str) -> Iterator[ast.expr]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple) and name in _names(target):
                yield node.value.elts[_names(target).index(name)]
    elif isinstance(node, ast.AnnAssign) and node.value is not None and _holds(node.target, name):
        yield node.value


def _loops(scope: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    for node in ast.walk(scope):
        if isinstance(node, ast.For | ast.comprehension):
            yield node.target, node.iter


def _names(target: ast.expr) -> list[str]:
    if isinstance(target, ast.Name):
        return [target.id]
    if isinstance(target, ast.Tuple):
        return [one.id if isinstance(one, ast.Name) else "" for one in target.elts]
    return []


def _holds(target: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))
