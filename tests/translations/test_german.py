from __future__ import annotations

import ast
import re
import string
from collections import Counter

import pytest

from moot import places
from moot.formats.catalogues import Entry, parse
from tests.translations import tables
from tests.translations.__main__ import QTS, interface
from tests.translations.texts import collect, modules

_GAP = re.compile(r"%\w")
_MNEMONIC = re.compile(r"&(\w)")
_WORD = re.compile(r"\b(?!Moot\b)[^\W\d_]{3,}")
_AGAIN = " Run `python -m tests.translations` and fill in what it lists."

# what shows a text to a person, and what refuses with a sentence
_SHOWN = frozenset(
    {
        *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setStatusTip"),
        *("setAccessibleDescription", "setTitle", "setSpecialValueText", "addAction", "addMenu", "addTab"),
        *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"),
    }
)
_SAID = frozenset({"RuleError", "CaseFileError", "WriteFailedError", "PictureError", "edit", "Edit", "additions"})


def entries(name: str) -> list[Entry]:
    return parse((places.translations() / name).read_text("utf-8"), name)


CATALOGUES = {"de.po": set(interface()), "de.schemes.po": {text for text, _scheme in tables.scheme_texts()}}


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_has_its_german(name: str) -> None:
    translated = {entry.text for entry in entries(name) if entry.translation.strip()}
    assert not (missing := sorted(CATALOGUES[name] - translated)), f"{missing}{_AGAIN}"


@pytest.mark.parametrize("name", CATALOGUES)
def test_nothing_in_a_catalogue_is_left_over_or_twice(name: str) -> None:
    found = entries(name)
    stale = sorted({entry.text for entry in found if entry.context not in QTS} - CATALOGUES[name])
    assert not stale, f"{stale}{_AGAIN}"
    twice = Counter((entry.context, entry.text) for entry in found)
    assert [key for key, count in twice.items() if count > 1] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_gaps_and_edges_are_those_of_the_english(name: str) -> None:
    for entry in entries(name):
        assert gaps(entry.text) == gaps(entry.translation), entry
        assert entry.text.count("[") == entry.translation.count("["), entry
        assert entry.text.endswith("…") == entry.translation.endswith("…"), entry
        assert _edges(entry.text) == _edges(entry.translation), entry


def test_no_two_menus_share_a_letter() -> None:
    german = {entry.text: entry.translation for entry in entries("de.po")}
    for module in modules():
        texts = {text for _call, node in module.calls() for text in module.texts(node) or () if _MNEMONIC.search(text)}
        for language in (sorted(texts), [german[text] for text in sorted(texts)]):
            letters = [match[1].lower() for text in language for match in _MNEMONIC.finditer(text)]
            assert len(letters) == len(set(letters)) == len(texts), (module.name, language)


def test_no_text_is_out_of_the_tools_sight() -> None:
    unseen = {blind.call: blind.where for blind in collect()[1] if blind.call not in tables.BY_TABLE}
    assert not unseen, "make the text a literal of the call, or put its table into tests/translations/tables.py"
    assert {blind.call for blind in collect()[1]} >= tables.BY_TABLE


def test_what_a_person_reads_is_translated() -> None:
    found = [
        f"{module.name}:{node.lineno}: {ast.unparse(node)}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _function(node) in (_SHOWN if _is_window(module.name) else _SAID)
        for argument in node.args
        if _has_words(argument) and not module.name.startswith(("formats/", "analysis/"))
    ]
    assert not found, "\n".join(found)


def gaps(text: str) -> list[str]:
    """The named gaps of a template, and Qt's."""
    try:
        named = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name]
    except ValueError:
        named = []
    return sorted([*named, *_GAP.findall(text)])


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _is_window(name: str) -> bool:
    return name.startswith(("windows/", "canvas/"))


def _function(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _has_words(node: ast.expr) -> bool:
    """Whether an argument is itself written out in words of some language."""
    if isinstance(node, ast.IfExp):
        return _has_words(node.body) or _has_words(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return any(_has_words(part) for part in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_WORD.search(node.value))
