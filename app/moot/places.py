"""Where the sample cases and the icons are: beside `app/` in a checkout, inside the package once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """The folder of sample cases, templates and schemes. Raises FileNotFoundError where the program is not whole."""
    return _shipped("data")


def resources_dir() -> Path:
    """The folder of icons, desktop files and help. Raises FileNotFoundError where the program is not whole."""
    return _shipped("resources")


def samples() -> dict[str, Path]:
    """The sample cases by name (the file name without its suffix), in alphabetical order."""
    return {path.stem: path for path in sorted((data_dir() / "samples").glob("*.yaml"))}


def templates() -> dict[str, Path]:
    """The templates for new cases by name (the file name without its suffix), in alphabetical order."""
    return {path.stem: path for path in sorted((data_dir() / "templates").glob("*.yaml"))}


def tour() -> Path:
    """The small case to try things on."""
    return data_dir() / "tour.yaml"


def schemes() -> Path:
    """The file of argumentation schemes."""
    return data_dir() / "schemes.yaml"


def translations() -> Path:
    """The folder of catalogues, one a language."""
    return resources_dir() / "translations"


def _shipped(name: str) -> Path:
    # the wheel's copy first: beside an installed package another program's `data` may lie
    for home in (_PACKAGE, _PACKAGE.parent.parent):
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(f"Moot's folder '{name}' is missing: install Moot again.")
