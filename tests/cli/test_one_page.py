"""`moot check` and views that are to fit one page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from moot.cli.reading import read_case
from moot.document.document import Document
from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.pages import PAPERS, Setting, fit_page, fitted, whole
from moot.drawing.standing import standing_of
from moot.formats.registry import format_named
from moot.model.case import Case
from moot.model.records import Argument, Kind, Premise, Record, Ref, View
from tests.cli.running import FOX, moot

WITHOUT_QT = "import sys; sys.modules['PySide6'] = None"
NEVER_QT = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("Qt!" * any(name.startswith("PySide6") for name in sys.modules)))
"""


def case_file(folder: Path, *more: Record) -> Path:
    """The fox and the hounds with more records, in a case file."""
    path = folder / "fox.moot"
    with Document.new([*read_case(FOX), *more], title="The fox") as document:
        document.save_as(path)
    return path


def comes_out(path: Path, view: View) -> float:
    """What Fit page makes of it."""
    case = read_case(path)
    drawn = DrawnMap(case, view, standing=standing_of(case))
    words = Words(case.settings.title, view.title, "2000-01-01", "", case.settings.notice)
    fit_page(drawn, words, PAPERS[view.page])
    return fitted(Setting(drawn, whole(drawn), words), PAPERS[view.page]).type_size


def test_a_view_that_no_longer_fits_its_page_is_a_problem(qapp: object, tmp_path: Path) -> None:
    view = View("v", "All of it", page="A5")
    path = case_file(tmp_path, view)
    size = comes_out(path, view)
    assert size < 9.0
    told = f"{int(size * 10) / 10:.1f} pt"
    done = moot("check", "--strict", "fox.moot", cwd=tmp_path)
    assert done.returncode == 1 and done.stderr == b""
    lines = [line for line in done.stdout.decode().splitlines() if ": gap, " not in line]
    assert lines == [
        f"fox.moot: page: view v: The view “All of it” no longer fits one A5 page at 9 pt ({told}). "
        "Fold parts of the view, or print it on several pages."
    ]
    (fault,) = json.loads(moot("check", "--json", path).stdout)["problems"]
    assert (fault["kind"], fault["record"], fault["name"]) == ("page", {"kind": "view", "id": "v"}, "view v")


def test_a_view_that_fits_is_none(tmp_path: Path) -> None:
    folded = tuple(Ref(Kind.CLAIM, claim.id) for claim in read_case(FOX).claims.values())
    views = [View("a", page="A4", root=folded[0], folds=folded[:1]), View("b", page="Foolscap"), View("c", order=1)]
    done = moot("check", case_file(tmp_path, *views))
    assert b": page: " not in done.stdout and b": well-formed, " in done.stdout and done.stderr == b""


def test_each_view_is_judged_by_itself_and_a_damaged_case_too(tmp_path: Path) -> None:
    gone: list[Record] = [
        View("b", "Gone", page="A5", root=Ref(Kind.CLAIM, "gone"), order=1),
        Argument("x", conclusion="gone"),
        Premise("y", argument="x", claim="gone"),
    ]
    case = read_case(FOX)
    done = moot("check", "-", "--from", "yaml", given=text_of([*case, View("a", page="A5"), *gone]))
    lines = [line for line in done.stdout.decode().splitlines() if ": page: " in line]
    assert lines[0].startswith("standard input or output: page: view a: This view no longer fits one A5 page at 9 pt (")
    assert done.returncode == 0 and done.stderr == b""


def text_of(records: list[Record]) -> bytes:
    write = format_named("yaml").write
    assert write is not None
    return write(Case(records)).encode()


def test_what_is_privileged_takes_no_room(qapp: object, tmp_path: Path) -> None:
    case = read_case(FOX)
    secret = [replace(claim, privileged=True) for claim in case.claims.values() if case.hangs(claim.id)]
    others = [record for record in case if record not in secret and record.id not in {claim.id for claim in secret}]
    done = moot("check", "-", "--from", "yaml", given=text_of([*others, *secret, View("a", page="A5")]))
    assert done.returncode == 0 and b": page: " not in done.stdout


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_without_qt_all_else_is_checked_and_it_is_said(tmp_path: Path, strict: tuple[str, ...]) -> None:
    path = case_file(tmp_path, View("v", page="A5"))
    done = moot("check", *strict, "fox.moot", FOX, cwd=tmp_path, before=WITHOUT_QT)
    assert done.returncode == len(strict)  # for its gaps
    said = "moot: fox.moot: whether views fit one page is not known, for PySide6 is missing.\n"
    assert done.stderr.decode() == said and done.stdout.count(b": well-formed, ") == 2
    assert path.exists()


def test_a_case_without_such_a_view_never_loads_qt(tmp_path: Path) -> None:
    for views, loaded in (([View("v", "Plain")], ""), ([View("v", page="A4")], "Qt!")):
        done = moot("check", case_file(tmp_path, *views), before=NEVER_QT)
        assert done.stderr.decode() == loaded
