"""Where no window can open, Moot says so; it does not let Qt end the process."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from moot.cli.display import require_display
from moot.cli.errors import BadInput

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "no display here"),
        ({"DISPLAY": ""}, "no display here"),
        ({"DISPLAY": ":4711"}, "answers at :4711"),
        ({"DISPLAY": "unix:4711.0"}, "answers at unix:4711.0"),
    ],
)
def test_no_display_is_told(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        require_display(environment, tmp_path)


@pytest.mark.parametrize(
    "environment",
    [
        {"QT_QPA_PLATFORM": "offscreen"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": "elsewhere:0"},
        {"DISPLAY": ":7"},
        {"DISPLAY": ":7.1"},
    ],
)
def test_what_may_be_a_display_is_left_to_qt(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "X7").touch()
    require_display(environment, tmp_path)


def test_a_display_without_a_file_is_found(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"\0{tmp_path / 'X8'}")
        listening.listen()
        require_display({"DISPLAY": ":8"}, tmp_path)
