"""A shipped case as plain data, made from its YAML beforehand: the first window opens on it and cannot wait for YAML.

The YAML is the source. A copy names the text it was made from by a checksum, and one that fits no longer counts for
nothing. `python -m moot.formats.prepared` makes the copies in a checkout anew. They are written the way Python writes
bytecode, since that is read without loading anything, and are, like bytecode, a part of the program.
"""

from __future__ import annotations

import marshal
import zlib
from pathlib import Path

from moot.model.fields import from_plain, to_plain
from moot.model.records import Record

PREPARED = ("export-control-dispute",)  # by name: what a start opens
_FORMAT = 2  # of Python's `marshal`: every Python 3 reads it


def read(source: Path) -> tuple[Record, ...] | None:
    """The records of a case in YAML from the copy made of it; None where there is none of just this text."""
    try:
        plain = marshal.loads(copy_of(source).read_bytes())
        if plain["crc32"] != _checksum(source):
            return None
        return tuple(map(from_plain, plain["records"]))
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None


def write(source: Path) -> None:
    """Make the copy of a case in YAML. Raises FormatError, or OSError where it cannot be written."""
    from moot.formats.registry import read_file

    records = [to_plain(record) for record in read_file(source).records]
    plain = {"crc32": _checksum(source), "records": records}
    copy_of(source).write_bytes(marshal.dumps(plain, _FORMAT))


def copy_of(source: Path) -> Path:
    """Where the copy of a case lies: beside it."""
    return source.with_suffix(".prepared")


def _checksum(source: Path) -> int:
    # line ends may be another platform's
    return zlib.crc32(source.read_bytes().replace(b"\r\n", b"\n"))


if __name__ == "__main__":
    from moot import places

    for name in PREPARED:
        write(places.samples()[name])
