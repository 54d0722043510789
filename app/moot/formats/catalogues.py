"""Catalogues of translations: gettext's PO format, as translators' tools write it, without plural forms.

What is read: `msgctxt`, `msgid`, `msgstr` in double quotes, each over one line or several, and comments. Plurals are
sentences of their own in Moot, so that a catalogue stays a plain table. See the GNU gettext manual, "PO Files".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from moot.formats.errors import FormatError

_LINE = re.compile(r'^(?:(msgctxt|msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"\s*$', re.MULTILINE)
_OTHER = re.compile(r"^(?!#|msgctxt\b|msgid\b|msgstr\b|\"|\s*$).+", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation. An empty context means: wherever the text stands."""

    text: str
    translation: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue to look things up in: by context and text, else by the text alone."""

    everywhere: dict[str, str] = field(default_factory=dict)
    somewhere: dict[tuple[str, str], str] = field(default_factory=dict)

    def find(self, context: str, text: str) -> str:
        """The translation of a text; empty where there is none."""
        if self.somewhere:
            found = self.somewhere.get((context, text))
            if found is not None:
                return found
        return self.everywhere.get(text, "")


def parse(text: str, name: str = "") -> list[Entry]:
    """The entries of a catalogue in order, its heading left out. Raises FormatError where it cannot be read."""
    strange = _OTHER.search(text)
    if strange is not None:
        line = text.count("\n", 0, strange.start()) + 1
        raise FormatError("this is no line of a catalogue", line, name)
    entries: list[Entry] = []
    parts: dict[str, list[str]] = {}
    now = ""
    for key, quoted in _LINE.findall(text):
        if (key and key in parts) or key == "msgctxt":
            _finish(parts, entries)
            parts = {}
        now = key or now
        parts.setdefault(now, []).append(quoted)
    _finish(parts, entries)
    return entries


def read(path: Path) -> Words:
    """The catalogue in a file. Raises FormatError, or OSError where there is no such file."""
    words = Words()
    for entry in parse(path.read_text("utf-8"), path.name):
        if not entry.translation:
            continue
        if entry.context:
            words.somewhere[entry.context, entry.text] = entry.translation
        else:
            words.everywhere[entry.text] = entry.translation
    return words


def write(entries: list[Entry], heading: str = "") -> str:
    """The text of a catalogue with these entries; `heading` becomes a comment."""
    made = [f"# {line}".rstrip() + "\n" for line in heading.splitlines()]
    made.append('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    for entry in entries:
        context = f"msgctxt {_quoted(entry.context)}\n" if entry.context else ""
        made.append(f"\n{context}msgid {_quoted(entry.text)}\nmsgstr {_quoted(entry.translation)}\n")
    return "".join(made)


def _finish(parts: dict[str, list[str]], entries: list[Entry]) -> None:
    text = _plain(parts.get("msgid", []))
    if text:
        entries.append(Entry(text, _plain(parts.get("msgstr", [])), _plain(parts.get("msgctxt", []))))


def _plain(parts: list[str]) -> str:
    text = "".join(parts)
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text) if "\\" in text else text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
