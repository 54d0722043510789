"""What the palette of a window offers just now, and what happens when it is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from moot.document.finding import folded
from moot.model.case import Case, in_order
from moot.model.records import Id, Kind, Ref
from moot.windows import files
from moot.windows.actions import shown_keys, translate
from moot.windows.finding.popup import Entry, Sort

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_ITSELF = "palette"


def entries(window: MainWindow) -> list[Entry]:
    """Everything that can be reached: commands (also those that cannot be done now), claims, issues, views, files."""
    return [*_commands(window), *_places(window.desk.case), *_files(window)]


def reach(window: MainWindow, sort: Sort, key: Id) -> None:
    """Do a command, go to a claim or issue, look at a view, or open a file."""
    if sort is Sort.COMMAND:
        window.actions_.deeds[key].run()
    elif sort is Sort.VIEW:
        window.desk.look(window.desk.case.views[key])
        window.map.fit_readably()
    elif sort is Sort.FILE:
        files.open_paths(window, [key])
    else:
        window.desk.wanted.emit(Ref(Kind.CLAIM if sort is Sort.CLAIM else Kind.ISSUE, key))
        window.map.setFocus()


def _commands(window: MainWindow) -> Iterator[Entry]:
    for name, deed in window.actions_.deeds.items():
        if name != _ITSELF:
            words = deed.words
            yield Entry(Sort.COMMAND, name, 0, words, shown_keys(deed), folded(words), deed.enabled())


def _places(case: Case) -> Iterator[Entry]:
    names = {party.id: party.short or party.name for party in case.parties.values()}
    for claim in case.claims.values():
        held = ", ".join(names[holder] for holder in claim.holders if holder in names)
        yield Entry(Sort.CLAIM, claim.id, claim.number, claim.text, held, folded(f"{claim.text} {held}"))
    for issue in sorted(case.issues.values(), key=in_order):
        yield Entry(Sort.ISSUE, issue.id, 0, issue.text, translate("Issue"), folded(issue.text))
    for view in sorted(case.views.values(), key=in_order):
        yield Entry(Sort.VIEW, view.id, 0, view.title, translate("View"), folded(view.title))


def _files(window: MainWindow) -> Iterator[Entry]:
    for path in window.program.preferences.value.recents:
        name = Path(path).name
        yield Entry(Sort.FILE, path, 0, name, translate("Recent file"), folded(name))
