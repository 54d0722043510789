"""Where drafts and backups go, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from moot.store.folders import backups_folder, drafts_folder, home, templates_folder


def test_the_callers_choice_comes_first_then_the_environments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOOT_HOME", str(tmp_path / "stick"))
    assert home(tmp_path) == tmp_path
    assert drafts_folder() == tmp_path / "stick" / "drafts"
    assert backups_folder(tmp_path) == tmp_path / "backups"
    assert templates_folder(tmp_path) == tmp_path / "templates"


def test_without_a_choice_it_is_the_systems_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOOT_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for system, folder in {
        "linux": tmp_path / "data" / "moot",
        "darwin": tmp_path / "Library" / "Application Support" / "Moot",
        "win32": tmp_path / "local" / "Moot",
    }.items():
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
        monkeypatch.setattr(sys, "platform", system)
        assert home() == folder
    monkeypatch.setattr(sys, "platform", "linux")
    for unset in ("", "relative"):
        monkeypatch.setenv("XDG_DATA_HOME", unset)
        assert home() == tmp_path / ".local" / "share" / "moot"
