"""What every command of the tables brings about, on one case, as somebody sees it who gives the command.

`EXPECTATIONS` names a test for each entry. A test brings the case to where the command can be given, gives it by
`trial.do()` (by one of its keys, or out of the palette where it has none), and looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QMessageBox,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from moot.analysis.labelling import Semantics
from moot.analysis.lenses import Lens
from moot.document.document import Document
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Direction,
    Kind,
    Polarity,
    Premise,
    Record,
    Ref,
    Source,
    Stance,
    Standard,
    View,
)
from moot.windows.export_dialog import ExportDialog
from moot.windows.main_window import MainWindow
from moot.windows.preferences_dialog import PreferencesDialog
from tests.canvas.table import dispute
from tests.windows.stories.hands import Hands

Given: TypeAlias = "Callable[[Trial], None]"

NUMBERS = {"yes": 21, "no": 22, "rule": 23, "fact": 24, "enforce": 25, "bribe": 26, "loose": 27, "why": 28, "deep": 29}


def records() -> list[Record]:
    """The dispute, with reasons two levels deeper, a source, and a view of its own."""
    return [
        *dispute(),
        Claim("why", text="It names everyone.", number=28),
        Claim("deep", text="Its first line says so.", number=29),
        Argument("because", conclusion="fact"),
        Premise("because-1", argument="because", claim="why"),
        Argument("since", conclusion="why"),
        Premise("since-1", argument="since", claim="deep"),
        Source("s", title="The order"),
        Citation("c", claim="loose", source="s"),
        View("v", title="All"),
    ]


@dataclass
class Trial:
    """A person at the case, about to give one command."""

    hands: Hands
    do: Callable[[], None]
    folder: Path
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.hands.window

    def at(self, claim: str) -> None:
        self.hands.go_to(NUMBERS[claim])

    def at_step(self, claim: str) -> None:
        self.at(claim)
        self.hands.press("Up")
        current = self.window.desk.current
        assert current is not None and current.kind is Kind.ARGUMENT

    def at_issue(self) -> None:
        self.at("yes")
        self.hands.press("Up")
        assert self.window.desk.current == Ref(Kind.ISSUE, "issue")

    def written(self, text: str) -> None:
        """Write into the box that has just been made."""
        assert self.window.map.writing.editor is not None
        self.hands.write(text)

    def line(self, text: str) -> None:
        """Answer the field that has opened over the map."""
        assert self.window.map.asking.open is not None
        self.hands.write(text)
        assert self.window.map.asking.open is None

    def asked(self, title: str, text: str) -> None:
        """Give the command, which asks for a line in a dialog, and answer."""

        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, QInputDialog)
            assert dialog.windowTitle() == title
            self.hands.replace(text)
            self.hands.press("Return")

        self.hands.answered(self.do, answer)

    def until(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met)

    def drawn(self) -> set[str]:
        return {ref.id for ref in self.window.map.sheet.layout.boxes if ref.kind is Kind.CLAIM}


# Edit


def _undo(t: Trial) -> None:
    t.at("enforce")
    t.hands.press("X")
    t.do()
    assert t.hands.case.arguments["useless"].polarity is Polarity.PRO
    assert t.window.desk.document.can_redo


def _redo(t: Trial) -> None:
    t.at("enforce")
    t.hands.press("X", "Ctrl+Z")
    t.do()
    assert t.hands.case.arguments["useless"].polarity is Polarity.CON


def _cut(t: Trial) -> None:
    t.at("enforce")
    t.do()
    assert "enforce" not in t.hands.case.claims
    assert "cannot be enforced" in _clipboard().text()


def _copy(t: Trial) -> None:
    t.at("enforce")
    t.do()
    assert "cannot be enforced" in _clipboard().text()
    assert not t.window.desk.document.can_undo


def _paste(t: Trial) -> None:
    t.at("enforce")
    t.hands.press("Ctrl+C")
    t.at("loose")
    t.do()
    assert [texts for _, texts in t.hands.steps_on("loose")] == [["The order cannot be enforced."]]


def _copy_picture(t: Trial) -> None:
    QGuiApplication.clipboard().clear()
    t.do()
    assert _clipboard().hasImage()


def _delete(t: Trial) -> None:
    t.at("enforce")
    t.do()
    assert "enforce" not in t.hands.case.claims


def _select_all(t: Trial) -> None:
    t.do()
    assert set(t.window.desk.selected) == set(t.window.map.sheet.layout.boxes)


def _jump(t: Trial) -> None:
    t.do()
    t.line("26")
    assert t.window.desk.current == Ref(Kind.CLAIM, "bribe")


# Insert


def _issue(t: Trial) -> None:
    t.do()
    t.written("What follows?")
    assert "What follows?" in {issue.text for issue in t.hands.case.issues.values()}


def _claim(t: Trial) -> None:
    t.do()
    t.written("A thought")
    assert not t.hands.case.hangs(t.hands.claim("A thought").id)


def _sibling(t: Trial) -> None:
    t.at("enforce")
    t.do()
    t.written("After")
    assert [texts for _, texts in t.hands.steps_on("yes")][1:] == [["The order cannot be enforced."], ["After"]]


def _sibling_before(t: Trial) -> None:
    t.at("enforce")
    t.do()
    t.written("Before")
    assert [texts for _, texts in t.hands.steps_on("yes")][1:] == [["Before"], ["The order cannot be enforced."]]


def _hung(polarity: Polarity) -> Given:
    def test(t: Trial) -> None:
        t.at("enforce")
        t.do()
        t.written("Added")
        assert t.hands.steps_on("enforce") == [(polarity, ["Added"])]

    return test


def _undercut(t: Trial) -> None:
    t.at("fact")
    t.do()
    t.written("It does not follow")
    assert t.hands.step_from("It does not follow").conclusion == "applied"


def _premise(t: Trial) -> None:
    t.at("enforce")
    t.do()
    t.written("And nobody tries")
    assert t.hands.steps_on("yes")[1][1] == ["The order cannot be enforced.", "And nobody tries"]


def _between(t: Trial) -> None:
    t.at("enforce")
    t.do()
    t.written("It does nothing")
    assert t.hands.steps_on("yes")[1][1] == ["It does nothing"]
    assert t.hands.steps_on(t.hands.claim("It does nothing").id)[0][1] == ["The order cannot be enforced."]


def _link(t: Trial) -> None:
    t.at("enforce")
    t.do()
    t.line("27")
    assert t.hands.steps_on("enforce") == [(Polarity.PRO, ["Nobody has used this yet."])]


def _source(t: Trial) -> None:
    t.at("fact")
    t.do()
    t.line("Order, as published, ¶ 9")
    (citation,) = t.hands.case.citations_of("fact")
    assert citation.locator == "¶ 9"


def _question(t: Trial) -> None:
    t.at("fact")
    t.do()
    t.line("Really?")
    assert [one.text for one in t.hands.case.questions_about(Ref(Kind.CLAIM, "fact"))] == ["Really?"]


# Claim


def _edit(t: Trial) -> None:
    t.at("fact")
    t.do()
    t.written("It reaches all.")
    assert t.hands.case.claims["fact"].text == "It reaches all."


def _turn(t: Trial) -> None:
    t.at("enforce")
    t.do()
    assert t.hands.case.arguments["useless"].polarity is Polarity.CON


def _moved(first: str, then: list[str]) -> Given:
    def test(t: Trial) -> None:
        t.at(first)
        t.do()
        assert [argument.id for argument in t.hands.case.arguments_for("yes")] == then

    return test


def _detach(t: Trial) -> None:
    t.at("enforce")
    t.do()
    assert not t.hands.case.hangs("enforce")


def _renumber(t: Trial) -> None:
    t.do()
    assert sorted(claim.number for claim in t.hands.case.claims.values()) == list(range(1, 10))


# What stands


def _strike(t: Trial) -> None:
    t.at("rule")
    t.do()
    seen = t.window.desk.appraisal.supposed[Ref(Kind.CLAIM, "rule")]
    assert getattr(seen, "struck", False) and not t.hands.case.claims["rule"].struck
    assert t.window.trying.isVisible()


def _strike_party(t: Trial) -> None:
    t.do()
    t.line("Commentator")
    assert Ref(Kind.CLAIM, "yes") in t.window.desk.appraisal.supposed


def _strike_source(t: Trial) -> None:
    t.do()
    t.line("The order")
    assert Ref(Kind.CLAIM, "loose") in t.window.desk.appraisal.supposed


def _settled(stance: Stance) -> Given:
    def test(t: Trial) -> None:
        t.at("fact")
        t.do()
        assert getattr(t.window.desk.appraisal.supposed[Ref(Kind.CLAIM, "fact")], "stance", None) is stance

    return test


def _weigh(t: Trial) -> None:
    t.at_step("enforce")
    t.do()
    t.hands.replace("40")
    t.hands.press("Return")
    assert getattr(t.window.desk.appraisal.supposed[Ref(Kind.ARGUMENT, "useless")], "weight", 0) == 40


def _hold_to(t: Trial) -> None:
    t.at("yes")
    t.do()
    t.line("beyond")
    seen = t.window.desk.appraisal.supposed[Ref(Kind.CLAIM, "yes")]
    assert getattr(seen, "standard", None) is Standard.BEYOND_REASONABLE_DOUBT


def _keep_trial(t: Trial) -> None:
    t.at("rule")
    t.hands.press("S")
    t.do()
    assert t.hands.case.claims["rule"].struck
    assert not t.window.trying.isVisible()


def _drop_trial(t: Trial) -> None:
    t.at("rule")
    t.hands.press("S")
    t.do()
    assert not t.window.desk.appraisal.trial and not t.hands.case.claims["rule"].struck


# View


def _fold(t: Trial) -> None:
    t.at("yes")
    t.do()
    assert "rule" not in t.drawn()


def _fold_to(seen: set[str]) -> Given:
    def test(t: Trial) -> None:
        t.do()
        assert t.drawn() == seen

    return test


def _unfold(t: Trial) -> None:
    t.at("yes")
    t.hands.press("Space")
    t.do()
    assert t.drawn() == set(NUMBERS)


def _focus_in(t: Trial) -> None:
    t.at("enforce")
    t.do()
    assert t.window.desk.root == Ref(Kind.CLAIM, "enforce")
    assert t.window.crumbs.isVisible()


def _focus_out(t: Trial) -> None:
    t.at("enforce")
    t.hands.press("Alt+Right")
    t.do()
    assert t.window.desk.root is None and not t.window.crumbs.isVisible()


def _focus_forward(t: Trial) -> None:
    t.at("enforce")
    t.hands.press("Alt+Right", "Alt+Left")
    t.do()
    assert t.window.desk.root == Ref(Kind.CLAIM, "enforce")


def _tidy(t: Trial) -> None:
    map_, desk = t.window.map, t.window.desk
    spot = t.hands.spot(Ref(Kind.CLAIM, "loose"))
    t.hands.drag(map_.viewport(), spot, t.hands.paper())
    assert desk.view.nudges
    t.do()
    assert not desk.view.nudges
    t.hands.press("Ctrl+Z")
    assert desk.view.nudges


def _arrange(t: Trial) -> None:
    before = t.window.map.sheet.layout.bounds
    t.do()
    assert t.window.map.sheet.layout.bounds != before
    assert not t.window.desk.document.can_undo


def _compact(t: Trial) -> None:
    t.do()
    assert t.hands.case.views["v"].compact


def _direction(t: Trial) -> None:
    t.do()
    assert t.hands.case.views["v"].direction is Direction.RIGHT


def _zoomed(begin: str, factor: float) -> Given:
    def test(t: Trial) -> None:
        t.hands.press(begin)
        before = t.window.map.camera.scale
        t.do()
        assert abs(t.window.map.camera.scale / before - factor) < 0.01

    return test


def _zoom_100(t: Trial) -> None:
    t.hands.press("Ctrl++")
    t.do()
    assert abs(t.window.map.camera.scale - 1.0) < 0.001


def _zoom_fit(t: Trial) -> None:
    t.hands.press("Ctrl+0", "Ctrl++", "Ctrl++", "Ctrl++")
    map_ = t.window.map
    bounds = map_.sheet.layout.bounds
    assert map_.camera.sight.width() < bounds.w
    t.do()
    assert map_.camera.sight.width() >= bounds.w and map_.camera.sight.height() >= bounds.h


def _zoom_selection(t: Trial) -> None:
    map_ = t.window.map
    t.hands.press("Ctrl+9", "Home")
    current = t.window.desk.current
    assert current is not None
    scale = map_.camera.scale
    t.do()
    rect = map_.sheet.layout.boxes[current].rect
    assert map_.camera.scale > scale
    assert map_.camera.sight.contains(rect.x, rect.y) and map_.camera.sight.contains(rect.right, rect.bottom)


# Files


def _new(t: Trial) -> None:
    t.do()
    assert len(t.hands.program.windows) == 2
    assert not t.hands.look().desk.case.claims


def _open(t: Trial) -> None:
    path = t.folder / "other.moot"
    with Document.new(dispute()[:1]) as other:
        other.save_as(path)
    t.hands.save_as(t.do, path)
    assert t.hands.look().desk.document.path == path


def _save_as(t: Trial) -> None:
    path = t.folder / "named.moot"
    t.hands.save_as(t.do, path)
    assert t.window.desk.document.path == path and not t.window.desk.document.untitled


def _save_copy(t: Trial) -> None:
    path, here = t.folder / "copy.moot", t.window.desk.document.path
    t.hands.save_as(t.do, path)
    assert t.window.desk.document.path == here
    with Document.open(path, read_only=True) as copy:
        assert copy.case == t.hands.case


def _save_text(t: Trial) -> None:
    path = t.folder / "case.yaml"
    t.hands.save_as(t.do, path)
    assert "It exceeds what the rules allow." in yaml.safe_load(path.read_text("utf-8"))["statements"]["yes"]["text"]


def _save_gaps(t: Trial) -> None:
    path = t.folder / "gaps.csv"
    t.hands.save_as(t.do, path)
    assert "Nobody holds answer 22." in path.read_text("utf-8")


def _title(t: Trial) -> None:
    t.asked("Title of the case", "The order")
    assert t.hands.case.settings.title == "The order"
    assert t.window.windowTitle().startswith("The order")


def _revert(t: Trial) -> None:
    before = sorted(map(str, t.hands.case))
    t.at("enforce")
    t.hands.press("X", "Del")
    t.do()
    assert sorted(map(str, t.hands.case)) == before


def _export(t: Trial) -> None:
    seen: list[type] = []

    def answer(dialog: QDialog) -> None:
        seen.append(type(dialog))
        t.hands.press("Esc")

    t.hands.answered(t.do, answer)
    assert seen == [ExportDialog]


def _closed(t: Trial) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        thrown_away = QMessageBox.ButtonRole.DestructiveRole
        (throw,) = (one for one in dialog.buttons() if dialog.buttonRole(one) is thrown_away)
        t.hands.tab_to(lambda focus: focus is throw)
        t.hands.press("Space")

    t.at("enforce")
    t.hands.press("X")  # an untouched draft goes without a word
    t.hands.answered(t.do, answer)
    assert not t.hands.program.windows


# Finding


def _find(t: Trial) -> None:
    t.do()
    assert t.hands.focus is t.window.finding.find_bar.field
    t.hands.type("citizen")
    assert t.window.finding.find_bar.count.text() == "1 of 1"


def _found(first: int, then: int) -> Given:
    def test(t: Trial) -> None:
        t.hands.press("Ctrl+F")
        t.hands.type("order")
        search = t.window.finding.search
        assert search.at == first and len(search.hits) > 2
        t.do()
        assert search.at == then % len(search.hits)

    return test


def _filter(t: Trial) -> None:
    t.do()
    assert QApplication.activePopupWidget() is t.window.finding.filter_bar.menu
    t.hands.press("Esc")


def _filtered(t: Trial) -> None:
    t.hands.press("Ctrl+Shift+F")
    t.hands.walk_to("Held by")
    t.hands.press("Right", "Return")
    assert t.window.finding.sifter.matches == {"yes"}


def _keep_filter(t: Trial) -> None:
    _filtered(t)
    t.asked("Keep filter as view", "Theirs")
    assert "Theirs" in {view.title for view in t.hands.case.views.values()}


def _clear_filter(t: Trial) -> None:
    _filtered(t)
    t.do()
    assert not t.window.finding.filters and not t.window.finding.filter_bar.isVisible()


def _palette(t: Trial) -> None:
    t.do()
    assert t.window.palette_.popup is not None and t.window.palette_.popup.isVisible()
    t.hands.write("citizen")
    assert t.window.desk.current == Ref(Kind.CLAIM, "bribe")


# Views and the window


def _new_view(t: Trial) -> None:
    t.asked("Keep this view", "Mine")
    assert {view.title for view in t.hands.case.views.values()} == {"All", "Mine"}


def _rename_view(t: Trial) -> None:
    t.asked("Rename view", "Everything")
    assert t.hands.case.views["v"].title == "Everything"


def _remove_view(t: Trial) -> None:
    t.do()
    assert not t.hands.case.views
    t.hands.press("Ctrl+Z")
    assert set(t.hands.case.views) == {"v"}


def _turned_over(part: Callable[[MainWindow], QWidget]) -> Given:
    def test(t: Trial) -> None:
        before = part(t.window).isVisible()
        t.do()
        assert part(t.window).isVisible() is not before

    return test


def _present(t: Trial) -> None:
    t.do()
    assert t.window.presenting.active and not t.window.top.isVisible()
    t.hands.press("Esc")
    assert not t.window.presenting.active


def _present_side(t: Trial) -> None:
    t.do()
    t.line("Commentator")
    t.hands.press("F5")
    assert t.window.presenting.side == "Commentator"
    assert t.window.presenting.stage.side.text() == "Side: Commentator"
    t.hands.press("Esc")


def _preferences(t: Trial) -> None:
    seen: list[type] = []

    def answer(dialog: QDialog) -> None:
        seen.append(type(dialog))
        t.hands.press("Esc")

    t.hands.answered(t.do, answer)
    assert seen == [PreferencesDialog]


def _listed(page: Callable[[MainWindow], QWidget]) -> Given:
    def test(t: Trial) -> None:
        t.do()
        assert page(t.window).isVisible()
        focus = QApplication.focusWidget()
        assert focus is not None and t.window.side.lists.isAncestorOf(focus)

    return test


def _close_lists(t: Trial) -> None:
    t.hands.press("F7")
    assert t.window.side.lists.isVisible()
    t.do()
    assert not t.window.side.lists.isVisible()


def _reading(before: tuple[str, ...], number: int | None) -> Given:
    def test(t: Trial) -> None:
        t.hands.press("F10")
        readings = t.window.side.readings
        t.until(lambda: readings.count > 0)
        if before:
            readings.kinds.setCurrentIndex(readings.kinds.findText("Complete"))
            t.until(lambda: readings.count > 0)
        t.hands.press(*before)
        t.do()
        assert readings.number == number

    return test


def _next_pane(t: Trial) -> None:
    t.window.map.setFocus()
    t.do()
    assert t.window.side.isAncestorOf(t.hands.focus)


def _previous_pane(t: Trial) -> None:
    t.window.map.setFocus()
    t.do()
    assert QApplication.focusWidget() is t.window.outline.tree


def _rules(rules: Semantics) -> Given:
    def test(t: Trial) -> None:
        other = next(one for one in Semantics if one is not rules)
        t.window.actions_[f"rules-{other.value}"].trigger()
        t.do()
        assert t.window.desk.appraisal.semantics is rules

    return test


# Audiences and strengths


def _judge(t: Trial) -> None:
    t.hands.run("New audience")
    t.line("Judge")
    assert t.window.desk.appraisal.audience in t.hands.case.audiences


def _new_audience(t: Trial) -> None:
    t.do()
    t.line("Judge")
    assert [audience.name for audience in t.hands.case.audiences.values()] == ["Judge"]


def _rename_audience(t: Trial) -> None:
    _judge(t)
    t.do()
    t.hands.replace("Jury")
    t.hands.press("Return")
    assert [audience.name for audience in t.hands.case.audiences.values()] == ["Jury"]


def _remove_audience(t: Trial) -> None:
    _judge(t)
    t.do()
    assert not t.hands.case.audiences


def _withdraw_ruling(t: Trial) -> None:
    _judge(t)
    t.at("fact")
    t.hands.press("J", "Ctrl+Return")
    assert t.hands.case.rulings
    t.do()
    assert not t.hands.case.rulings


def _strength(lens: Lens | None) -> Given:
    def test(t: Trial) -> None:
        if lens is None:
            t.window.actions_[f"strength-{Lens.DF_QUAD.value}"].trigger()
        t.do()
        assert t.window.tail.strength.lens is lens
        assert t.window.tail.strength.isVisible() is (lens is not None)

    return test


# Help


def _keys(t: Trial) -> None:
    t.do()
    page = QApplication.activeWindow()
    assert isinstance(page, QDialog)
    (browser,) = page.findChildren(QTextBrowser)
    text = browser.toPlainText()
    assert all(deed.title in text for deed in t.window.actions_.deeds.values())
    t.hands.press("Esc")
    assert not isValid(page) or not page.isVisible()


def _about(t: Trial) -> None:
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        t.hands.press("Esc")

    t.hands.answered(t.do, answer)
    assert seen == ["About Moot"]


# Start page, printing, cast, handing over


def _opens(name: str) -> Given:
    """A dialog of this class opens, and Esc closes it; nothing has been done to the case."""

    def test(t: Trial) -> None:
        seen: list[str] = []

        def answer(dialog: QDialog) -> None:
            seen.append(type(dialog).__name__)
            t.hands.press("Esc")

        t.hands.answered(t.do, answer)
        assert seen == [name]
        assert not t.window.desk.document.can_undo

    return test


def _start_page(t: Trial) -> None:
    t.do()
    page = t.hands.program.start_page
    assert page is not None and page.isVisible() and page.isActiveWindow()
    page.close()


def _tour(t: Trial) -> None:
    t.do()
    assert len(t.hands.program.windows) == 2
    assert t.hands.look().desk.case.claims


def _cast(t: Trial) -> None:
    t.do()
    dialog = QApplication.activeWindow()
    assert type(dialog).__name__ == "CastDialog"
    t.hands.press("Esc")
    assert dialog is not None and not dialog.isVisible()


def _one_page(t: Trial) -> None:
    t.do()
    assert t.hands.case.views["v"].page


def _clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


EXPECTATIONS: Mapping[str, Given] = {
    "undo": _undo,
    "redo": _redo,
    "cut": _cut,
    "copy": _copy,
    "paste": _paste,
    "copy-picture": _copy_picture,
    "delete": _delete,
    "select-all": _select_all,
    "jump": _jump,
    "issue": _issue,
    "claim": _claim,
    "sibling": _sibling,
    "sibling-before": _sibling_before,
    "reason": _hung(Polarity.PRO),
    "objection": _hung(Polarity.CON),
    "undercut": _undercut,
    "premise": _premise,
    "between": _between,
    "link": _link,
    "source": _source,
    "question": _question,
    "edit": _edit,
    "turn": _turn,
    "earlier": _moved("enforce", ["useless", "applied"]),
    "later": _moved("rule", ["applied", "useless"]),
    "detach": _detach,
    "renumber": _renumber,
    "strike": _strike,
    "strike-party": _strike_party,
    "strike-source": _strike_source,
    "accept": _settled(Stance.ACCEPTED),
    "reject": _settled(Stance.REJECTED),
    "weigh": _weigh,
    "hold-to": _hold_to,
    "keep-trial": _keep_trial,
    "drop-trial": _drop_trial,
    "fold": _fold,
    "fold-1": _fold_to({"yes", "no", "loose"}),
    "fold-2": _fold_to({"yes", "no", "rule", "fact", "enforce", "bribe", "loose"}),
    "fold-3": _fold_to({"yes", "no", "rule", "fact", "enforce", "bribe", "loose", "why"}),
    "unfold": _unfold,
    "focus-in": _focus_in,
    "focus-out": _focus_out,
    "focus-forward": _focus_forward,
    "tidy": _tidy,
    "arrange": _arrange,
    "compact": _compact,
    "direction": _direction,
    "zoom-in": _zoomed("Ctrl+0", 1.25),
    "zoom-out": _zoomed("Ctrl+0", 0.8),
    "zoom-100": _zoom_100,
    "zoom-fit": _zoom_fit,
    "zoom-selection": _zoom_selection,
    "new": _new,
    "open": _open,
    "save-as": _save_as,
    "save-copy": _save_copy,
    "save-text": _save_text,
    "save-gaps": _save_gaps,
    "title": _title,
    "revert": _revert,
    "export": _export,
    "close": _closed,
    "quit": _closed,
    "find": _find,
    "find-next": _found(0, 1),
    "find-previous": _found(0, -1),
    "filter": _filter,
    "keep-filter": _keep_filter,
    "clear-filter": _clear_filter,
    "palette": _palette,
    "new-view": _new_view,
    "rename-view": _rename_view,
    "remove-view": _remove_view,
    "outline": _turned_over(lambda window: window.outline),
    "inspector": _turned_over(lambda window: window.side),
    "minimap": _turned_over(lambda window: window.map.minimap),
    "present": _present,
    "present-side": _present_side,
    "preferences": _preferences,
    "gaps": _listed(lambda window: window.side.gaps),
    "trial-list": _listed(lambda window: window.side.trial),
    "outlook": _listed(lambda window: window.side.outlook),
    "readings": _listed(lambda window: window.side.readings),
    "next-reading": _reading((), 0),
    "previous-reading": _reading(("F11", "F11"), 0),
    "leave-reading": _reading(("F11",), None),
    "close-lists": _close_lists,
    "next-pane": _next_pane,
    "previous-pane": _previous_pane,
    **{f"rules-{rules.value}": _rules(rules) for rules in Semantics},
    "new-audience": _new_audience,
    "rename-audience": _rename_audience,
    "remove-audience": _remove_audience,
    "withdraw-ruling": _withdraw_ruling,
    "compare-audiences": _listed(lambda window: window.side.audiences),
    "strength-off": _strength(None),
    **{f"strength-{lens.value}": _strength(lens) for lens in Lens},
    "save-template": _opens("SaveTemplateDialog"),
    "start-page": _start_page,
    "tour": _tour,
    "print": _opens("PrintDialog"),
    "one-page": _one_page,
    "cast": _cast,
    "clean-copy": _opens("CleanCopyDialog"),
    "keys": _keys,
    "about": _about,
}
