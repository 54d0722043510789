"""What the system must have before Moot can run, and how it gets there: Python's venv, the libraries Qt opens, a font.

Linux only: elsewhere Qt brings what it needs. Debian's packages are installed when that is allowed, else named.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from failure import SetupError, tell

# What PySide6's libQt6Gui and libqoffscreen are linked against: library -> its package on Debian. A name ending in *
# has the suffix t64 where Debian made time 64 bits wide (13 and later).
PICTURES = {
    "libglib-2.0.so.0": "libglib2.0-0*",
    "libgthread-2.0.so.0": "libglib2.0-0*",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
    "libstdc++.so.6": "libstdc++6",
}
# the same for libQt6XcbQpa, which draws windows on X11
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
GROUPS = {"pictures": PICTURES, "x11": X11, "wayland": WAYLAND}

FONT = "a font"
FONT_PACKAGES = ("fonts-inter", "fonts-dejavu-core")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")
VENV = "Python's venv"


def needed_groups(environment: dict[str, str]) -> list[str]:
    """The groups of libraries a window needs on the display this environment names; none where there is no display."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform not in ("", "xcb", "wayland"):
        return ["pictures"]
    prefers_wayland = platform == "wayland" or environment.get("XDG_SESSION_TYPE") == "wayland"
    if environment.get("WAYLAND_DISPLAY") and (prefers_wayland or not environment.get("DISPLAY")):
        return ["pictures", "wayland"]
    return ["pictures", "x11"] if environment.get("DISPLAY") or platform else []


def missing(groups: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What these groups lack on this system: what it is called -> the Debian packages that bring it."""
    if sys.platform != "linux":
        return {}
    lacking: dict[str, tuple[str, ...]] = {}
    for group in groups:
        lacking |= {name: (package,) for name, package in GROUPS[group].items() if not _opens(name)}
        if group == "pictures" and not _has_font(font_folders()):
            lacking[FONT] = FONT_PACKAGES
    return lacking


def missing_venv() -> dict[str, tuple[str, ...]]:
    """The same for the part of Python that makes virtual environments, which Debian ships apart."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return {}
    return {VENV: (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)}


def install(lacking: dict[str, tuple[str, ...]]) -> bool:
    """Install what is lacking as root on Debian; False where that may not be done. Raises SetupError if it fails."""
    if not lacking or not _is_debian() or os.geteuid() != 0:
        return not lacking
    packages = debian_packages(lacking)
    tell(f"Installing what the system lacks: {' '.join(packages)}")
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    # the lists of packages may be absent or out of date: fetched only when the first try says so
    if not (_apt(command) or (_apt(["apt-get", "update"]) and _apt(command, sys.stderr.fileno()))):
        raise SetupError(f"apt-get could not install {' '.join(packages)}. See its message, then run this again.")
    importlib.invalidate_caches()
    return True


def remedy(lacking: dict[str, tuple[str, ...]]) -> str:
    """One sentence: what is lacking and the exact command that brings it."""
    if _is_debian():
        packages = " ".join(debian_packages(lacking))
        return f"Moot needs packages this system does not have. Run: sudo apt-get install {packages}"
    return f"Moot needs what this system does not have: {', '.join(lacking)}. Install it with the system's own tools."


def debian_packages(lacking: dict[str, tuple[str, ...]]) -> list[str]:
    """The packages that bring what is lacking, by the names this Debian gives them, each once."""
    suffix = "t64" if any(Path("/var/lib/dpkg/info").glob("*t64*.list")) else ""
    return list(dict.fromkeys(package.replace("*", suffix) for packages in lacking.values() for package in packages))


def font_folders() -> list[Path]:
    """Where fontconfig looks for fonts unless told otherwise."""
    home = Path.home()
    shared = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path(shared, "fonts"), home / ".fonts"]


def _has_font(folders: Iterable[Path]) -> bool:
    return any(
        name.lower().endswith(FONT_SUFFIXES)
        for folder in folders
        for _parent, _folders, names in os.walk(folder)
        for name in names
    )


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_debian() -> bool:
    return sys.platform == "linux" and Path("/usr/bin/apt-get").exists()


def _apt(command: list[str], output: int = subprocess.DEVNULL) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    return done.returncode == 0
