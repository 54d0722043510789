import signal
import subprocess
import sys
from pathlib import Path

import pytest

from moot.cli.errors import BUG, PIPE_CLOSED, STOPPED
from tests.cli.running import DISPUTE, FOX, ROOT, complaint, moot

WINDOW = """
import sys, types
start = types.ModuleType("moot.windows.start")
start.run = lambda paths: print("opened", *paths) or 7
sys.modules["moot.windows.start"] = start
"""


def test_the_version_is_told() -> None:
    done = moot("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"moot, version ")


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_the_commands(flag: str) -> None:
    done = moot(flag)
    assert done.returncode == 0
    for command in (b"check", b"convert"):
        assert b"\n  " + command in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bogus"], "no command 'bogus'"),
        (["--bogus"], "No such option"),
        (["convert"], "Missing argument 'IN'"),
        (["convert", "a.yaml"], "Missing argument 'OUT'"),
        (["convert", "a.yaml", "b.yaml", "c.yaml"], "unexpected extra argument"),
        (["check"], "Missing argument 'FILE…'"),
        (["check", "--from", "word", "x"], "'word' is not one of"),
        (["check", "no-such-file.yaml"], "no-such-file.yaml: this cannot be read"),
        (["check", "no-such-file.moot"], "no-such-file.moot"),
        (["check", "no-such-file"], "does not end in a suffix that Moot knows"),
    ],
)
def test_a_bad_command_is_one_sentence_and_exit_code_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    assert words in complaint(moot(*arguments, cwd=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_without_a_command_a_window_opens_on_the_files(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("")
    assert moot(before=WINDOW).stdout == b"opened\n"
    assert moot("a.moot", "b.yaml", before=WINDOW).stdout == b"opened a.moot b.yaml\n"
    assert moot("./check", before=WINDOW).stdout == b"opened ./check\n"
    done = moot("word", before=WINDOW, cwd=tmp_path)
    assert (done.stdout, done.returncode) == (b"opened word\n", 7)


def test_a_file_the_window_refuses_is_told_in_a_sentence() -> None:
    refusing = WINDOW + (
        "from moot.formats.errors import FormatError\n"
        "def refuse(paths): raise FormatError('there is nothing in this', name=paths[0])\n"
        "start.run = refuse\n"
    )
    assert complaint(moot("x.yaml", before=refusing)) == "moot: x.yaml: there is nothing in this.\n"


def test_a_bug_is_told_with_a_report_that_holds_nothing_of_the_case(tmp_path: Path) -> None:
    failing = (
        WINDOW
        + f"import tempfile\ntempfile.tempdir = {str(tmp_path)!r}\n"
        + "def fail(paths): {}['SECRET' + paths[0]]\nstart.run = fail\n"
    )
    said = complaint(moot("x.yaml", before=failing), BUG)
    assert "bug in Moot (KeyError)" in said
    (report,) = tmp_path.iterdir()
    assert str(report) in said
    text = report.read_text(encoding="utf-8")
    assert "KeyError at:" in text
    assert "main.py" in text
    assert "SECRET" not in text
    assert str(ROOT) not in text


def test_control_c_ends_it_quietly_with_130() -> None:
    code = (
        WINDOW
        # a job in the background of a shell inherits that it does not hear Ctrl+C
        + "import signal, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        + "def wait(paths):\n    print('ready', flush=True)\n    time.sleep(60)\nstart.run = wait\n"
    )
    code += "from moot.cli.main import main\nmain(['x.yaml'])"
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "app"), "QT_QPA_PLATFORM": "offscreen"},
    )
    with process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()
    assert process.returncode == STOPPED
    assert b"Traceback" not in errors


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "from moot.cli.main import main\nmain()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "convert", str(DISPUTE), "-", "--to", "yaml"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "app")},
    )
    with process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode == PIPE_CLOSED
    assert errors == b""


@pytest.mark.parametrize(
    "arguments", [["check", str(FOX)], ["convert", str(FOX), "-", "--to", "yaml"], ["--version"], ["check", "{moot}"]]
)
def test_text_commands_load_no_qt_and_no_graphs(tmp_path: Path, arguments: list[str]) -> None:
    moot("convert", FOX, tmp_path / "case.moot")
    looking = (
        "import atexit, sys\n"
        "heavy = ('PySide6', 'networkx', 'moot.windows', 'moot.drawing')\n"
        "atexit.register(lambda: sys.stderr.write(' '.join(m for m in sys.modules if m.startswith(heavy))))\n"
    )
    done = moot(*(word.format(moot=tmp_path / "case.moot") for word in arguments), before=looking)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_command_whose_module_is_missing_is_not_offered() -> None:
    taking = "import moot.cli.main as m\nm.COMMANDS['export'] = 'moot.cli.nowhere'\n"
    assert b"export" not in moot("--help", before=taking).stdout
    assert "no command 'export'" in complaint(moot("export", "x", before=taking))
