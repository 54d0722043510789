"""The panes of the window and moving between them; the rules by which it is labelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from moot.analysis.labelling import Semantics
from moot.windows.actions import Deed, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

RULE_NAMES = {
    Semantics.DEFAULT: "Default rules",
    Semantics.INTERVAL: "Circles stay open",
    Semantics.STRICT: "Carneades, strict",
}
READING_STEPS = ("next-reading", "previous-reading", "leave-reading")
PANES = (
    "inspector",
    "gaps",
    "trial-list",
    "outlook",
    "readings",
    *READING_STEPS,
    "close-lists",
    "next-pane",
    "previous-pane",
)
RULES = tuple(f"rules-{rules.value}" for rules in Semantics)


def deeds(window: MainWindow) -> list[Deed]:
    """The commands about panes and rules."""
    t, always = translate, lambda: True

    def opening(name: str, title: str, page: str, *keys: str) -> Deed:
        return Deed(name, t(title), lambda: window.side.open_list(page), always, shortcuts=keys)

    return [
        Deed(
            "inspector",
            t("Inspector"),
            lambda: toggle_side(window),
            always,
            shortcuts=("Ctrl+I",),
            checked=lambda: window.side.isVisibleTo(window),
            break_before=True,
        ),
        opening("gaps", "Gaps", "gaps", "F7"),
        opening("trial-list", "What is tried", "trial", "F8"),
        opening("outlook", "What matters", "outlook", "F9"),
        opening("readings", "Readings", "readings", "F10"),
        *_reading_steps(window),
        Deed("close-lists", t("Close the lists"), window.side.close_lists, window.side.lists.isVisible),
        Deed("next-pane", t("Next pane"), lambda: step(window, 1), always, shortcuts=("F6",)),
        Deed("previous-pane", t("Previous pane"), lambda: step(window, -1), always, shortcuts=("Shift+F6",)),
        *(_rules(window, rules) for rules in Semantics),
    ]


def _reading_steps(window: MainWindow) -> list[Deed]:
    t, readings = translate, window.side.readings

    def there(by: int) -> bool:
        return 0 <= (0 if readings.number is None else readings.number + by) < readings.count

    return [
        Deed("next-reading", t("Next reading"), lambda: readings.step(1), lambda: there(1), shortcuts=("F11",)),
        Deed(
            "previous-reading",
            t("Previous reading"),
            lambda: readings.step(-1),
            lambda: readings.number is not None and there(-1),
            shortcuts=("Shift+F11",),
        ),
        Deed("leave-reading", t("Back to the labelling"), readings.back, lambda: readings.number is not None),
    ]


def toggle_side(window: MainWindow) -> None:
    """Show or hide what stands beside the map."""
    shown = not window.side.isVisibleTo(window)
    window.side.setVisible(shown)
    window.program.preferences.change(side_panel=shown)


def step(window: MainWindow, by: int) -> None:
    """Put the focus on the next pane that is visible."""
    panes = [pane for pane in _panes(window) if pane.isVisible()]
    focus = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), -1) if focus else -1
    panes[(here + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _panes(window: MainWindow) -> list[QWidget]:
    side = window.side
    return [window.map, side.inspector.why.tree, side.inspector.turning.tree, *side.panes()]


def _rules(window: MainWindow, rules: Semantics) -> Deed:
    desk = window.desk

    def use() -> None:
        desk.appraisal.use(rules)
        desk.appraised.emit()

    return Deed(
        f"rules-{rules.value}",
        translate(RULE_NAMES[rules]),
        use,
        lambda: True,
        checked=lambda: desk.appraisal.semantics is rules,
        break_before=rules is Semantics.DEFAULT,
    )
