"""A person's own templates: cases as text in a folder of theirs, each called what its file is called.

So a template that a colleague hands on need only be put into the folder, and one is renamed like any file.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from moot.formats.encoding import reason
from moot.formats.errors import FormatError
from moot.formats.registry import YAML, write_file
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import SETTINGS_ID, Kind, Note, Ref, new_id
from moot.model.templates import as_template
from moot.store.folders import make_private, templates_folder

MOST_LETTERS = 80  # of a name
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')  # on one platform or another
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})


def own(home: Path | None = None) -> dict[str, Path]:
    """The templates there are, by name, in alphabetical order; none where the folder cannot be read."""
    found: list[Path] = []
    with suppress(OSError):
        found = [path for path in templates_folder(home).glob("*.yaml") if not path.name.startswith(".")]
    return {path.stem: path for path in sorted(found, key=lambda path: path.stem.casefold())}


def name_of(typed: str) -> str:
    """What is typed as a name that a file can have on any platform; empty where nothing is left of it."""
    kept = "".join(" " if c in _NOT_IN_NAMES or unicodedata.category(c).startswith("C") else c for c in typed)
    name = unicodedata.normalize("NFC", " ".join(kept.split()))[:MOST_LETTERS].strip(". ")
    return f"{name} –" if name.partition(".")[0].strip().upper() in _RESERVED else name


def keep(case: Case, name: str, use: str = "", home: Path | None = None) -> Path:
    """Write what a case is as a template (see `as_template`) under this name, in the place of one of that name.

    `use`, a line on what it is good for, becomes the template's first page. Raises FormatError, or ValueError for a
    name that leaves nothing.
    """
    name = name_of(name)
    if not name:
        raise ValueError("a template needs a name")
    template = as_template(case)
    settings = template.settings
    recorded = Ref(Kind.SETTINGS, SETTINGS_ID) in template
    changes = [Change(settings if recorded else None, replace(settings, title=name))]
    if use.strip():
        changes.append(Change(None, Note(new_id(), topic=name, text=use.strip())))
    template.apply(Edit("", tuple(changes)))
    folder = templates_folder(home)
    with suppress(OSError):  # writing will say so in a sentence
        make_private(folder)
    path = folder / f"{name}.yaml"
    write_file(template, path, YAML)
    return path


def remove(path: Path) -> bytes:
    """Remove a template and hand back what it was, for `restore`. Raises FormatError where it cannot be removed."""
    try:
        text = path.read_bytes()
        path.unlink()
    except OSError as error:
        raise FormatError(f"this cannot be removed ({reason(error)})", name=path.name) from None
    return text


def restore(path: Path, text: bytes) -> None:
    """Bring a removed template back. Raises FormatError where it cannot be written, or another has its name now."""
    try:
        with path.open("xb") as file:
            file.write(text)
    except OSError as error:
        raise FormatError(f"this cannot be written ({reason(error)})", name=path.name) from None
