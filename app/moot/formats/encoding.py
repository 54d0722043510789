"""Files and bytes to text and back, without guessing: text is UTF-8, or UTF-16 that says so or plainly is."""

from __future__ import annotations

import codecs
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from moot.formats.errors import FormatError
from moot.model.records import new_id

LARGEST = 64 * 1024 * 1024  # bytes; a case of 100,000 claims takes about 40 million

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TOO_LARGE = f"this is more than {LARGEST // (1024 * 1024)} MB of text, which Moot does not read"
_HANDED_OVER, _STDIN = Path("/dev/fd"), Path("/dev/stdin")


def read_text(path: Path) -> str:
    """The text of a file. Raises FormatError naming the file: missing, unreadable, too large, not text."""
    try:
        _require_ordinary(path)
        with path.open("rb") as stream:
            return text_of(read_bytes(stream))
    except FormatError as error:
        raise error.in_file(path.name) from None
    except (OSError, ValueError) as error:
        raise FormatError(
            f"this cannot be read ({reason(error)}); check its name, its folder and that you may read it",
            name=path.name,
        ) from None


def write_text(path: Path, text: str) -> None:
    """Put a text in place of a file at once: written aside, then renamed. Raises FormatError, the file as it was."""
    try:
        # what the path links to is replaced, not the link
        real = path.resolve()
        if real.exists() and not real.is_file():
            raise FormatError("this is no ordinary file; choose another", name=path.name)
        part = real.with_name(f".{new_id()}.part")
        try:
            with part.open("xb") as stream:
                stream.write(text.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
            with suppress(OSError):  # the file may be new, and some file systems know no modes
                shutil.copymode(real, part)
            part.replace(real)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise FormatError(
            f"this cannot be written ({reason(error)}); choose another name or folder", name=path.name
        ) from None


def _require_ordinary(path: Path) -> None:
    """Refuse folders, and what a program may wait for without end: pipes, devices. Raises FormatError.

    What a shell hands over is read: somebody writes to it.
    """
    if path.is_dir():
        raise FormatError("this is a folder; choose a file in it")
    if path.exists() and not path.is_file() and path.parent != _HANDED_OVER and path != _STDIN:
        raise FormatError("this is no ordinary file; choose another")


def read_bytes(stream: BinaryIO) -> bytes:
    """All bytes of a stream, up to the limit. Raises FormatError beyond it."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise FormatError(_TOO_LARGE)
    return data


def text_of(data: bytes) -> str:
    """The text these bytes hold, its lines ended by a line feed alone. Raises FormatError where they hold no text."""
    if len(data) > LARGEST:
        raise FormatError(_TOO_LARGE)
    encoding, start = _encoding(data)
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: start + error.start].count(b"\n") + 1 if encoding == "utf-8" else None
        raise FormatError(_not_text(data, encoding), line) from None
    nul = text.find("\0")
    if nul >= 0:
        raise FormatError(
            "this is not a text file: it holds a null character; save it as plain text", text.count("\n", 0, nul) + 1
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, in its own words but without the path it repeats."""
    return str(getattr(error, "strerror", None) or error).lower()


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    # UTF-16 without a mark: every other byte of its first, nearly always Latin, characters is zero
    head = data[:64]
    if len(head) >= 4 and len(data) % 2 == 0:
        if not any(head[1::2]) and all(head[0::2]):
            return "utf-16-le", 0
        if not any(head[0::2]) and all(head[1::2]):
            return "utf-16-be", 0
    return "utf-8", 0


def _not_text(data: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return f"this begins like {encoding[:6].upper()} text, but is none"
    if b"\0" in data[:4096]:
        return "this is not a text file; save it as plain text (UTF-8)"
    return "this is not UTF-8 text; save it as UTF-8 in the program it comes from"
