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
        Deed(
            "outline",
            t("Outline"),
            lambda: toggle_outline(window),
            always,
            shortcuts=("Ctrl+Shift+L",),
            checked=lambda: window.outline.isVisibleTo(window),
        ),
        opening("gaps", "Gaps", "gaps", "F7"),
        opening("trial-list", "What is tried", "trial", "F8"),
        opening("outlook", "What matters", "outlook", "F9"),
        opening("readings", "Readings", "readings", "F10"),
        *_reading_steps(window),
        Deed(
            "close-lists",
            t("Close the lists"),
            lambda: close_lists(window),
            lambda: window.side.lists.isVisible(),
        ),
        Deed("next-pane", t("Next pane"), lambda: step(window, 1), always, shortcuts=("F6",)),
        Deed("previous-pane", t("Previous pane"), lambda: step(window, -1), always, shortcuts=("Shift+F6",)),
        *(_rules(window, rules) for rules in Semantics),
    ]


def close_lists(window: MainWindow) -> None:
    """Leave the room to the inspector; the keys go back to the map where a list had them."""
    focus = window.focusWidget()
    had = focus is not None and window.side.lists.isAncestorOf(focus)
    window.side.close_lists()
    if had:
        window.map.setFocus()


def toggle_outline(window: MainWindow) -> None:
    """Show or hide the outline; once shown it has the keys."""
    shown = not window.outline.isVisibleTo(window)
    window.flanks.outline_asked = shown
    window.program.preferences.change(outline=shown)
    window.outline.setVisible(shown)
    (window.outline.tree if shown else window.map).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _reading_steps(window: MainWindow) -> list[Deed]:
    t = translate

    def step(by: int) -> None:
        window.side.readings.step(by)

    def shown() -> bool:
        return window.desk.appraisal.reading

    def there(by: int) -> bool:
        readings = window.side.readings
        if by > 0 and readings.outdated:
            return True
        return 0 <= (0 if readings.number is None else readings.number + by) < readings.count

    return [
        Deed("next-reading", t("Next reading"), lambda: step(1), lambda: there(1), shortcuts=("F11",)),
        Deed(
            "previous-reading",
            t("Previous reading"),
            lambda: step(-1),
            lambda: shown() and there(-1),
            shortcuts=("Shift+F11",),
        ),
        Deed("leave-reading", t("Back to the labelling"), lambda: window.side.readings.back(), shown),
    ]


def toggle_side(window: MainWindow) -> None:
    """Show or hide what stands beside the map."""
    shown = not window.side.isVisibleTo(window)
    window.flanks.side_asked = shown
    window.side.setVisible(shown)
    window.program.preferences.change(side_panel=shown)


def step(window: MainWindow, by: int) -> None:
    """Put the focus on the next pane that is visible."""
    from moot.windows.panels.pane import FieldsPane  # with all its editors, not needed for a start

    panes = [pane for pane in _panes(window) if pane.isVisible()]
    focus = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), -1) if focus else -1
    there = panes[(here + by) % len(panes)]
    if isinstance(there, FieldsPane):
        there.enter()
    else:
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _panes(window: MainWindow) -> list[QWidget]:
    side = window.side
    inspector = side.inspector
    beside = (inspector.fields, inspector.why.tree, inspector.turning.tree)
    return [window.outline.tree, window.map, *beside, *side.panes()]


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
