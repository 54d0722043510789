"""The first window: opens on the sample, and loads nothing that it does not show."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QIcon, QImage

from moot import places

HOMES = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
# each is worth milliseconds of every start; what the window needs later is loaded where it is needed
NOT_BEFORE_IT_IS_NEEDED = {
    *("click", "hashlib", "html", "networkx", "platform", "secrets", "sqlite_utils", "yaml"),
    *("email", "importlib.metadata", "moot.analysis.gaps", "moot.analysis.matters", "moot.cli", "moot.model.fragment"),
    *("moot.analysis.comparison", "moot.model.schemes", "moot.windows.panels.form", "moot.windows.panels.pane"),
    *("moot.canvas.clipboard", "moot.canvas.context_menu", "moot.canvas.glide", "moot.canvas.keys", "moot.model.rules"),
    *(
        "moot.canvas.pointer",
        "moot.canvas.preview",
        "moot.canvas.scheming",
        "moot.canvas.travel",
        "moot.analysis.strict",
    ),
    *("moot.canvas.finder", "moot.canvas.gestures", "moot.document.focus", "moot.windows.cascade"),
    *("moot.drawing.pages", "moot.drawing.pdf", "moot.drawing.picture", "moot.drawing.svg"),
    *("moot.formats.case_reader", "moot.formats.catalogues", "moot.formats.case_writer", "moot.formats.outline_text"),
    *(
        "moot.windows.export_dialog",
        "moot.windows.help_pages",
        "moot.windows.preferences_dialog",
        "moot.windows.panels.side",
        "moot.windows.welcome",
    ),
    *("datetime", "decimal", "fractions", "sqlite3", "moot.store.casefile", "moot.store.connection"),
    *("encodings.utf_16_le", "moot.analysis.gradual", "moot.analysis.reasons", "moot.analysis.ripple"),
    *("moot.analysis.tangles", "moot.canvas.editor", "moot.canvas.gestures.band", "moot.drawing.far"),
    *("moot.drawing.sentences", "moot.layout.growth", "moot.windows.presenting", "moot.windows.background"),
    *("moot.windows.one_page", "moot.windows.seen_as", "moot.windows.strength_lens", "moot.windows.tail"),
    *("moot.model.verbs.building", "moot.model.verbs.moving", "moot.model.verbs.removing", "moot.model.verbs.viewing"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtSvg"),
}
# Qt for Python makes a class, with all its enumerations, when it is first named
CLASSES_NOT_BEFORE = {"QAbstractItemView", "QAccessible", "QEasingCurve", "QFileDialog", "QLibraryInfo", "QStyle"}
CLASSES_NOT_BEFORE |= {"QClipboard", "QIcon", "QRegion", "QSizePolicy"}
# what Qt for Python or Python loads by itself, before a line of ours has run, is not ours to spare
PROGRAM = """
import json, sys
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
QMainWindow().grab()
before = set(sys.modules)

from moot.windows.start import run

def tell():
    window = next((one for one in application.topLevelWidgets() if type(one).__name__ == "MainWindow"), None)
    if window is None or QApplication.activeModalWidget():  # on a machine so slow that the start waits in a dialog
        QTimer.singleShot(0, tell)
        return
    window.grab()
    sheet = window.map.sheet
    here = {"shown": len(sheet.layout.boxes), "scale": window.map.camera.scale}
    here |= {"menus": [bool(top.menu().actions()) for top in window.menuBar().actions()]}
    here |= {"classes": [*vars(QtCore), *vars(QtGui), *vars(QtWidgets)]}
    print(json.dumps(here | {"loaded": sorted(set(sys.modules) - before)}))
    window.close()

QTimer.singleShot(0, lambda: QTimer.singleShot(0, tell))
sys.exit(run([]))
"""

COLLECTING = """
import gc, json, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from moot.windows.start import run

ended = []

class Circle:
    def __init__(self):
        self.itself = self

    def __del__(self):
        ended.append(threading.current_thread() is threading.main_thread())

def work():
    for _ in range(5000):
        Circle()

def begin():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    wait()

def wait():
    if len(ended) < 5000:
        QTimer.singleShot(50, wait)
        return
    print(json.dumps({"main": all(ended), "resting": not gc.isenabled()}))
    QApplication.closeAllWindows()

from moot.windows import start
start.make_application()
QTimer.singleShot(0, begin)
sys.exit(run([]))
"""


def _told(program: str, home: Path, **more: str) -> str:
    """What a program of its own prints, in a home of its own; it must end well."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | dict.fromkeys(HOMES, str(home)) | more
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_collector_comes_round_in_the_main_thread_only(tmp_path: Path) -> None:
    told = _told(COLLECTING, tmp_path)
    assert json.loads(told) == {"main": True, "resting": True}


def test_the_first_window_loads_only_what_it_shows(tmp_path: Path) -> None:
    told = _told(PROGRAM, tmp_path)
    found = json.loads(told)
    assert found["shown"] > 30
    assert 0.3 < found["scale"] <= 1.0
    assert NOT_BEFORE_IT_IS_NEEDED.isdisjoint(found["loaded"]), sorted(NOT_BEFORE_IT_IS_NEEDED & set(found["loaded"]))
    assert CLASSES_NOT_BEFORE.isdisjoint(found["classes"]), sorted(CLASSES_NOT_BEFORE & set(found["classes"]))
    assert "QPushButton" in found["classes"]
    assert found["menus"] == [False] * 7


FINE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from moot.windows.start import run

application = QApplication([])

def tell():
    window = next((one for one in application.topLevelWidgets() if type(one).__name__ == "MainWindow"), None)
    if window is None or QApplication.activeModalWidget():  # on a machine so slow that the start waits in a dialog
        QTimer.singleShot(0, tell)
        return
    scales, sheet = [], window.map.sheet
    sheet.paint = lambda painter, exposed, scale: scales.append(scale)
    window.map.zoom_to(0.5)
    window.map.viewport().grab()
    print(window.devicePixelRatioF(), *set(scales))
    window.close()

QTimer.singleShot(0, lambda: QTimer.singleShot(0, tell))
sys.exit(run([]))
"""


def test_a_fine_screen_shows_as_much_of_the_map_as_any_other(tmp_path: Path) -> None:
    told = _told(FINE, tmp_path, QT_SCALE_FACTOR="2")
    assert told.split() == ["2.0", "0.5"]


ICON = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from moot.windows.start import make_application, run

application = make_application()

def tell():
    window = next((one for one in application.topLevelWidgets() if type(one).__name__ == "MainWindow"), None)
    if window is None or window.windowIcon().isNull():
        QTimer.singleShot(20, tell)
        return
    print(max(size.width() for size in window.windowIcon().availableSizes()))
    QApplication.closeAllWindows()

QTimer.singleShot(0, tell)
sys.exit(run([]))
"""


def test_windows_wear_the_icon_soon_after_the_start(tmp_path: Path) -> None:
    told = _told(ICON, tmp_path)
    assert told.split() == ["256"]


def test_the_icon_is_the_picture_of_its_drawing(qapp: object) -> None:
    icons = places.resources_dir() / "icons"
    picture = QImage(str(icons / "moot.png")).convertToFormat(QImage.Format.Format_ARGB32)
    drawn = QIcon(str(icons / "moot.svg")).pixmap(picture.size()).toImage().convertToFormat(picture.format())
    one, other = bytes(picture.constBits()), bytes(drawn.constBits())
    assert len(one) == len(other) == 4 * 256 * 256
    assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) < len(one)  # another Qt may draw edges otherwise


def test_no_source_of_ours_is_read() -> None:
    # as it is for modules imported after Qt, as long as Qt for Python stands in for Python's import
    program = """
import sys
opened = []
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
import moot.windows.start
assert "PySide6.QtWidgets" in sys.modules
ours = sys.modules["moot"].__path__[0]
print(*(path for path in opened if path.endswith(".py") and path.startswith(ours)))
"""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(2):  # the first time there may be no bytecode yet
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
