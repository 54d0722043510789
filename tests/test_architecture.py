"""The rules of the house, each with a test that breaks it on purpose: layers, sizes, cycles, what the tree may hold."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
LIMITS = {"module": 400, "class": 250, "function": 40}
TOP_LEVEL = {"pyproject.toml", "README.md", "app", "data", "resources", "tests"}

# import-linter sees an outside package only as a whole: what matters about its parts is told here.
# package of moot ("" for all of it) -> modules it may not import
FORBIDDEN_PARTS = {
    "": ("urllib.request", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngine", "PySide6.QtHttpServer"),
    "drawing": ("PySide6.QtWidgets", "PySide6.QtPrintSupport", "PySide6.QtSvgWidgets"),
}

# contract -> a module of moot, and the line that breaks it
BREAKS = {
    "Layers: each package uses only those below it": [
        ("model/records.py", "import moot.store"),
        ("store/__init__.py", "import moot.layout"),
        ("drawing/__init__.py", "import moot.canvas"),
        ("canvas/__init__.py", "def late():\n    from moot.windows import program"),
        ("stray/__init__.py", ""),
    ],
    "Qt begins above the document": [
        ("document/__init__.py", "from PySide6 import QtCore"),
        ("formats/__init__.py", "def late():\n    import PySide6.QtGui"),
    ],
    "The model needs nothing but Python": [("model/edit.py", "import yaml")],
    "SQLite is the store's business": [
        ("document/__init__.py", "import sqlite3"),
        ("formats/__init__.py", "import sqlite_utils"),
    ],
    "Graphs are the analysis's and the layout's business": [("drawing/__init__.py", "import networkx")],
    "Solving is the analysis's business": [("cli/check.py", "def late():\n    from pysat.solvers import Solver")],
    "Commands that draw nothing never load Qt": [
        ("cli/check.py", "def late():\n    from moot.drawing import style, picture"),
        ("cli/convert.py", "from PySide6 import QtCore"),
    ],
    "No network": [("windows/__init__.py", "import socket"), ("store/__init__.py", "from http import client")],
}


def contracts() -> list[str]:
    return [
        contract["name"]
        for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    ]


def verdicts(root: Path) -> dict[str, str]:
    """What lint-imports says of each contract for the package under this root."""
    run = "from importlinter.cli import lint_imports_command as run; run()"
    # the copy must be found before the checkout's own package
    environment = os.environ | {"PYTHONPATH": str(root / "app")}
    done = subprocess.run(
        [sys.executable, "-c", run, "--no-cache"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    found = dict(re.findall(r"^(.+) (KEPT|BROKEN)(?: \(\d+ ignored imports?\))?$", done.stdout, re.MULTILINE))
    assert found, done.stdout + done.stderr
    assert (done.returncode == 0) == ("BROKEN" not in found.values())
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(APP / "moot", tmp_path / "app/moot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    assert verdicts(ROOT) == dict.fromkeys(contracts(), "KEPT")


@pytest.mark.parametrize(
    ("contract", "number"), [(name, i) for name, lines in BREAKS.items() for i in range(len(lines))]
)
def test_breaking_a_contract_is_seen(contract: str, number: int, copy: Path) -> None:
    module, line = BREAKS[contract][number]
    file = copy / "app/moot" / module
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    assert verdicts(copy)[contract] == "BROKEN"


def test_every_contract_has_a_break() -> None:
    assert list(BREAKS) == contracts()


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module this one imports, anywhere in it; `from a import b` counts as `a` and as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden(package: str, source: str) -> list[str]:
    """What a module of this package imports of what it may not."""
    names = FORBIDDEN_PARTS[""] + FORBIDDEN_PARTS.get(package, ())
    found = [name for name in imports(ast.parse(source)) if name.startswith(names)]
    if package == "model":
        roots = {name.partition(".")[0] for name in imports(ast.parse(source))}
        found += sorted(roots - set(sys.stdlib_module_names) - {"moot"})
    return found


def modules() -> list[Path]:
    return sorted((APP / "moot").rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(APP / "moot").parts[0]


def test_no_module_imports_a_forbidden_part() -> None:
    found = {str(path): forbidden(package_of(path), path.read_text("utf-8")) for path in modules()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("windows", "import urllib.request"),
        ("windows", "from urllib import request"),
        ("canvas", "def late():\n    from PySide6.QtNetwork import QTcpSocket"),
        ("drawing", "from PySide6 import QtWidgets"),
        ("drawing", "from PySide6.QtPrintSupport import QPrinter"),
        ("model", "import numpy.linalg"),
    ],
)
def test_a_forbidden_part_is_seen(package: str, source: str) -> None:
    assert forbidden(package, source)


def test_modules_do_not_import_each_other_in_circles() -> None:
    assert circles("moot") == []


def circles(package: str) -> list[list[str]]:
    import networkx

    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    arrows: networkx.DiGraph[str] = networkx.DiGraph(
        (module, other) for module in graph.modules for other in graph.find_modules_directly_imported_by(module)
    )
    return [sorted(group) for group in networkx.strongly_connected_components(arrows) if len(group) > 1]


def test_a_circle_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "roundabout"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.py").write_text("from roundabout import two")
    (package / "two.py").write_text("def late():\n    from roundabout import one")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert circles("roundabout") == [["roundabout.one", "roundabout.two"]]


def too_long(source: str) -> list[str]:
    """The module, classes and functions above their limits; `# long: why` on or above a `def` excuses a function."""
    lines = source.splitlines()
    found = [f"module: {len(lines)} lines"] if len(lines) > LIMITS["module"] else []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        excuse = re.search(r"# long: \S", "\n".join(lines[max(first - 2, 0) : node.lineno]))
        if length > LIMITS[kind] and not (kind == "function" and excuse):
            found.append(f"{kind} {node.name}: {length} lines")
    return found


def test_nothing_grows_too_long() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {what}"
        for path in sorted(APP.rglob("*.py"))
        for what in too_long(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_what_grew_too_long_is_seen() -> None:
    body = "    pass\n"
    assert too_long("def f():\n" + body * 39) == []
    assert too_long("def f():\n" + body * 40) == ["function f: 41 lines"]
    assert too_long("# long: a table\n@cache\ndef f():\n" + body * 40) == []
    assert too_long("class C:\n" + body * 250) == ["class C: 251 lines"]
    assert too_long("x = 1\n" * 401) == ["module: 401 lines"]


def test_names_say_what_a_thing_is() -> None:
    vague = [str(path) for path in modules() if path.stem in {"utils", "util", "helpers", "common", "misc", "base"}]
    classes = [
        f"{path}: {node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Mixin|Util|Utils)$", node.name)
    ]
    assert vague + classes == []


def tracked() -> list[str]:
    """The files git keeps; skips the test where this is no checkout."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


def test_the_top_level_holds_only_what_it_may() -> None:
    entries = {name.partition("/")[0] for name in tracked()}
    assert {entry for entry in entries if not entry.startswith(".")} <= TOP_LEVEL


# registries, and folders of the machines this was written on; in brackets, lest this file find itself
TELLTALES = re.compile(
    rb"pypi[.]org|pythonhosted[.]org|deb[.]debian[.]org|registry[.]npmjs|artifact-?registr|pkg[.]dev"
    rb"|/(?:[w]ork|[f]arm|[r]oot)/|/[t]mp/[a-z0-9]+/|/[U]sers/"
)


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = {}
    for name in tracked():
        if match := TELLTALES.search((ROOT / name).read_bytes()):
            found[name] = match.group()
    assert found == {}


def test_a_telltale_is_seen() -> None:
    for parts in (("pypi", "org/simple"), ("files.pythonhosted", "org")):
        assert TELLTALES.search(".".join(parts).encode())
    for folder in ("work", "root"):
        assert TELLTALES.search(f"in /{folder}/main".encode())
