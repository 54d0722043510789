"""What a window does with files: open, name, copy, hand over. A failure is told in one sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtGui, QtWidgets  # each dialog is loaded when it is first named
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from moot.canvas.waiting import Waiting
from moot.canvas.wording import worded
from moot.document.document import Document, WriteFailedError
from moot.formats.errors import FormatError
from moot.model import pace, verbs
from moot.model.pace import CalledOffError
from moot.model.records import SETTINGS_ID, Kind, Ref
from moot.store.errors import CaseFileError
from moot.windows.actions import translate
from moot.windows.whereabouts import suggested

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow
    from moot.windows.welcome.page import StartPage

SUFFIX = ".moot"


def title_of(document: Document) -> str:
    """What the case is called, or that it has no name."""
    return document.title or translate("Untitled case")


def new_case(window: MainWindow | StartPage) -> None:
    """An empty case in a window of its own."""
    told(window, lambda: window.program.show(window.program.blank()))


def new_from_sample(window: MainWindow, name: str) -> None:
    """A shipped case in a window of its own."""
    told(window, lambda: window.program.show(window.program.sample(name)))


def new_from_template(window: MainWindow, name: str) -> None:
    """A case begun from a shipped template, in a window of its own."""
    told(window, lambda: window.program.show(window.program.template(name)))


def new_from_own(window: MainWindow, path: Path) -> None:
    """A case begun from a template of one's own, in a window of its own."""
    told(window, lambda: window.program.show(window.program.template_at(path)))


def close_case(window: MainWindow) -> None:
    """Close the window; after the last one there is the start page."""
    window.program.close_case(window)


def open_case(window: MainWindow | StartPage) -> None:
    """Ask for files and open them."""
    from moot.formats.registry import FORMATS

    patterns = " ".join(f"*{suffix}" for known in FORMATS for suffix in known.suffixes)
    kinds = f"{translate('Cases')} (*{SUFFIX} {patterns});;{translate('All files')} (*)"
    paths, _kind = QtWidgets.QFileDialog.getOpenFileNames(window, translate("Open"), _last_folder(window), kinds)
    open_paths(window, paths)


def _last_folder(window: MainWindow | StartPage) -> str:
    """Where the last case lay; empty where there is none."""
    recents = window.program.preferences.value.recents
    folder = Path(recents[0]).parent if recents else None
    return str(folder) if folder is not None and folder.is_dir() else ""


def open_paths(window: MainWindow | StartPage, paths: Sequence[str]) -> None:
    """Open each file in a window of its own, or raise the window that has it; what was refused is told at the end."""
    refused: list[str] = []
    for name in paths:
        path = Path(name)
        already = window.program.opened(path)
        if already is not None:
            already.raise_()
            already.activateWindow()
            continue
        try:
            with _patiently(window):
                document = window.program.read(path)
            window.program.show(document)
        except (CaseFileError, FormatError) as failure:
            refused.append(worded(failure))
        except CalledOffError:
            continue
    if refused:
        QtWidgets.QMessageBox.warning(window, "Moot", "\n".join(refused))


def save_as(window: MainWindow) -> bool:
    """Give the case a name and a place; it goes on there. False where the user or the disk said no."""
    window.flanks.settle()
    path = ask_where(window, translate("Save as"))
    if path is None:
        return False
    document = window.desk.document
    if not told(window, lambda: document.save_as(path)):
        return False
    window.program.preferences.remember(document.path)
    window.news.say("")
    window.refresh()
    return True


def save_copy(window: MainWindow) -> bool:
    """Write the case to another file and go on in this one."""
    window.flanks.settle()
    path = ask_where(window, translate("Save a copy"))
    if path is None or not told(window, lambda: window.desk.document.save_copy(path)):
        return False
    window.say(translate("Copied to %1.").replace("%1", path.name))
    return True


def save_text(window: MainWindow) -> bool:
    """Write the case as text (YAML), which reads back without loss."""
    from moot.formats.registry import write_file

    window.flanks.settle()
    suggestion = suggested(window.desk.document, f"{window.desk.document.path.stem}.yaml")
    name, _kind = QtWidgets.QFileDialog.getSaveFileName(window, translate("Save as text"), suggestion, "YAML (*.yaml)")
    return bool(name) and told(window, lambda: write_file(window.desk.case, Path(name)))


def save_template(window: MainWindow) -> None:
    """Ask for a name, and keep what the case is as a template of one's own."""
    from moot.windows.welcome.save_template import SaveTemplateDialog

    window.flanks.settle()
    ask(SaveTemplateDialog(window))


def save_gaps(window: MainWindow) -> bool:
    """Write the list of gaps as a table for a spreadsheet, without what would tell of privileged claims."""
    from moot.analysis.gaps import gaps
    from moot.formats import csv_text, encoding
    from moot.windows import gap_table

    window.flanks.settle()
    suggestion = suggested(window.desk.document, f"{window.desk.document.path.stem} {translate('gaps')}.csv")
    name, _kind = QtWidgets.QFileDialog.getSaveFileName(
        window, translate("Save the list of gaps"), suggestion, "CSV (*.csv)"
    )
    path, case = _with_suffix(window, name, ".csv") if name else None, window.desk.case
    if path is None:
        return False
    found = gap_table.handed_over(case)
    text = csv_text.dump(gap_table.head(), gap_table.rows(case, found))
    if not told(window, lambda: encoding.write_text(path, text)):
        return False
    left_out = len(gaps(case)) - len(found)
    if left_out:
        said = translate("Saved as {name}. Left out, being about privileged claims: {count}.")
        window.say(said.format(name=path.name, count=left_out))
    else:
        window.say(translate("Saved as {name}.").format(name=path.name))
    return True


def name_case(window: MainWindow) -> None:
    """Ask for the title of the case, which stands on its pictures."""
    desk = window.desk
    title, accepted = QtWidgets.QInputDialog.getText(
        window, translate("Title of the case"), translate("Title"), text=desk.case.settings.title
    )
    if accepted:
        desk.attempt(lambda: verbs.amend(desk.case, Ref(Kind.SETTINGS, SETTINGS_ID), title=title.strip()))


def revert(window: MainWindow) -> None:
    """Take back every step since the case was opened; each can be done again."""
    window.flanks.settle()  # typed text put in later would be a new step, and end the doing again
    with suppress(CalledOffError), _patiently(window):
        while window.desk.document.can_undo and window.desk.undo():
            pace.tick()


def upgrade(window: MainWindow) -> None:
    """Bring a file of an older format up to date; the original stays beside it."""
    kept: list[Path] = []
    if told(window, lambda: kept.append(window.desk.document.upgrade())):
        window.say(translate("Up to date. The original is kept as %1.").replace("%1", kept[0].name))
        window.desk.reopened.emit()
    else:
        window.news.show()  # which offers to try again: nothing else does


def export(window: MainWindow) -> None:
    """Open the export dialog."""
    from moot.windows.export_dialog import ExportDialog

    window.flanks.settle()
    with suppress(CalledOffError):
        ask(ExportDialog(window))


def print_map(window: MainWindow) -> None:
    """Open the print dialog."""
    from moot.windows.print_dialog import PrintDialog

    window.flanks.settle()
    with suppress(CalledOffError):
        ask(PrintDialog(window))


def ask(dialog: QtWidgets.QDialog) -> None:
    """Show a dialog until it is closed. It goes then, and not with its window."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.exec()


def may_close(window: MainWindow) -> bool:
    """Settle what is being typed. There is nothing to ask, all of it is on disk: only a used draft wants a name, and
    what the disk has refused to take would be gone.
    """
    refused = window.flanks.settle()
    if refused and not ask_about_unkept(window, refused):
        return False
    document = window.desk.document
    return not (document.untitled and document.changed) or ask_about_draft(window)


def ask_about_draft(window: MainWindow) -> bool:
    """A case without a file of its own is to be closed: save it, keep it as a draft, or throw it away?

    False where it is to stay open. What is kept as a draft is opened again at the next start.
    """
    buttons, roles = QtWidgets.QMessageBox.StandardButton, QtWidgets.QMessageBox.ButtonRole
    box = QtWidgets.QMessageBox(window)
    box.setWindowTitle(translate("Close case"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("“{title}” is not saved under a name yet.").format(title=title_of(window.desk.document)))
    box.setInformativeText(translate("A draft is kept by Moot and opens again at the next start."))
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.button(buttons.Save).setText(translate("Save…"))
    keep = box.addButton(translate("Keep as draft"), roles.ActionRole)
    box.setDefaultButton(buttons.Save)
    for button in box.buttons():
        button.setIcon(QtGui.QIcon())
    answer = box.exec()
    window.keeps_draft = box.clickedButton() is keep
    return window.keeps_draft or answer == buttons.Discard.value or (answer == buttons.Save.value and save_as(window))


def ask_about_unkept(window: MainWindow, refused: str) -> bool:
    """What was typed last is not in the file, for the reason given: close all the same? False where not."""
    buttons = QtWidgets.QMessageBox.StandardButton
    box = QtWidgets.QMessageBox(window)
    box.setWindowTitle(translate("Close case"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("What you typed last could not be kept. It is gone when the window closes."))
    box.setInformativeText(refused)
    box.setStandardButtons(buttons.Discard | buttons.Cancel)
    box.button(buttons.Discard).setText(translate("Close without it"))
    box.setDefaultButton(buttons.Cancel)
    for button in box.buttons():
        button.setIcon(QtGui.QIcon())
    box.finished.connect(box.deleteLater)
    return box.exec() == buttons.Discard.value


def ask_where(window: MainWindow, title: str, called: str = "{title}") -> Path | None:
    """Ask for the file to write the case to; None where the user said no. `called` makes the name suggested."""
    plain = "".join(c for c in title_of(window.desk.document) if c.isalnum() or c in " -_")[:60].strip()
    suggestion = suggested(window.desk.document, called.format(title=plain) + SUFFIX)
    name, _kind = QtWidgets.QFileDialog.getSaveFileName(
        window, title, suggestion, f"{translate('Moot case')} (*{SUFFIX})"
    )
    return _with_suffix(window, name, SUFFIX) if name else None


def _with_suffix(window: MainWindow, name: str, suffix: str) -> Path | None:
    """The path with its suffix. Where that names another file than was typed, which is there, ask before it goes."""
    path = Path(name)
    if path.suffix.lower() == suffix:
        return path
    path = path.with_name(path.name + suffix)
    buttons = QtWidgets.QMessageBox.StandardButton
    question = translate("{name} is there already. Replace it?").format(name=path.name)
    if path.exists() and QtWidgets.QMessageBox.question(window, "Moot", question) != buttons.Yes:
        return None
    return path


@contextmanager
def _patiently(window: QtWidgets.QWidget) -> Iterator[None]:
    """The pointer says that it takes a while; from half a second on a dialog does. Raises CalledOffError."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with Waiting(translate("One moment …"), window):
            yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def told(window: QtWidgets.QWidget, deed: Callable[[], object]) -> bool:
    """Do it; where it fails for a reason of the user's world, say the sentence. True where it was done."""
    try:
        with _patiently(window):
            deed()
    except (CaseFileError, WriteFailedError, FormatError) as failure:
        QtWidgets.QMessageBox.warning(window, "Moot", worded(failure))
        return False
    except CalledOffError:
        return False
    return True
